"""Links that let one respondent in, signed so that nobody can make or change one.

`personal` makes and reads them; `keyring` keeps what they are signed with. What a link opens
is `sessions`'s: the first use begins the interview, any later one goes on with it.
"""

from agent.links.keyring import find_keys, make_key
from agent.links.personal import Invite, Key, Keyring, read, sign

__all__ = ["Invite", "Key", "Keyring", "find_keys", "make_key", "read", "sign"]
