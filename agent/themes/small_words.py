"""Words that say nothing about a theme: the small words of English and German."""

import re

_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_TOKEN = re.compile(r"[^\W_]+")
_SMALL = """
a about all also an and any are as at be because been being but by can could did do does don't for
from get gets getting go goes going got had has have having he her here his how i i'd i'm i've if in
into is isn't it it's its just like lot make makes me more most much my need needs no nor not of off
on one only or other our out over own really right said same say see she should so some such than
that that's the their them then there they thing things think this those through to too up us very
want was way we we're we've well were what when where which while who will with would you your let
let's us may might shall whether each every both few many again ever yet still quite
der die das und ist nicht ein eine einen einem einer wir zu den von mit auf für im es dem sich des
sie auch als an bei aus nach wie haben hat sind war werden wird kann nur noch schon oder aber dass
man mehr sehr vor über unter durch wenn so was ich
"""
SMALL = frozenset(_SMALL.split())


def words_in(text: str) -> list[str]:
    """Give all words and numbers in lower case."""
    return _TOKEN.findall(text.casefold())


def names_in(text: str) -> list[str]:
    """Give the words that a name may hold, in lower case, compounds whole."""
    return [found.group() for found in _WORD.finditer(text.casefold())]
