"""The secrets that let a respondent into one interview, kept only as hashes."""

import hashlib
import hmac
import secrets

from sqlalchemy import Connection, bindparam, insert, select

from agent.errors import WrongToken
from agent.store.direct import Direct
from agent.store.tables import tokens

GIVE = insert(tokens)
KEPT = select(tokens.c.digest).where(tokens.c.interview == bindparam("number"))


def new_token() -> str:
    """Draw a token of 256 bits, fit for an address or a header."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """What is stored of a token; the token itself never is."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def give(db: Connection | Direct, number: int, digest: str) -> None:
    """Let whoever holds the token of this hash into the interview."""
    db.execute(GIVE, {"digest": digest, "interview": number})


def check(db: Connection | Direct, number: int, given: str) -> None:
    """Raise WrongToken unless the token of this hash opens it; the time taken says nothing."""
    kept = db.execute(KEPT, {"number": number}).all()
    if not any([hmac.compare_digest(one.digest, given) for one in kept]):
        raise WrongToken(
            "this token does not open this interview",
            mend="use the link or the token that the interview began with",
        )
