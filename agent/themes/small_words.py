"""Words that say nothing about a theme: the small words of English and German."""

import re

_WORD = re.compile(r"[^\W\d_][^\W_]*(?:['’\-][^\W\d_][^\W_]*)*")
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
_EMPTY = """
add after ago almost already always another anything around asked away back before bit can't cannot
come comes coming couple different during else enough ever everything exactly example far few gave
give given gives good great guess half hard hour it'll keep keeping keeps kept know last least less
let long made main many maybe might month months moment must never new newest next nothing number
once other part put quite rather real recently simply since something somewhere still sure take
takes tell then though times today together took twice under until use used using usual usually
week weeks went whatever within without won't work worked works would wouldn't year years yesterday
between came now oh ah eh hm hmm um uh please hello hi hey dear thanks thank sorry okay ok yes
didn't doesn't wasn't isn't aren't couldn't haven't hasn't hadn't that's what's there's he's she's
they're you're i'll you'll we'll danke bitte hallo
none na dk idk etc even why somebody someone everybody everyone nobody anybody person people's
against instead inside outside mainly mostly especially kind sort stuff
one two three four five six seven eight nine ten dozen hundred hundreds
"""
EMPTY = SMALL | frozenset(_EMPTY.split())
"""Words that name nothing by themselves, though they may count for what is alike."""
_TALK = """
fine morning evening night afternoon day days however happen happened happening happens wrong issue
issues problem problems reason reasons figure understand explain supposed try tried trying case
mean means idea seem seemed seems look looks looked gut
"""
_NAMELESS = frozenset(
    ["lack", "lacks", "lacking", "lacked", "general", "down", "away", "help", "helping"]
)
_OF_IT = re.compile(
    r"(?:(?:and|but|because|since|so|yet|then|und|aber|weil|denn|dann)\s+)?"
    r"(?:it|this|that|es|das|dies)\b",
    re.IGNORECASE,
)
_LATIN_ENDS = "\u0250"
_TALKED = EMPTY | frozenset(_TALK.split())
_ENDS = re.compile(r"(?:'s|es|s|ing|ed|ly)$")


def words_in(text: str) -> list[str]:
    """Give all words and numbers in lower case."""
    return _TOKEN.findall(text.casefold())


def plain(word: str) -> str:
    """Give the form under which a word and its plural, its past and its gerund are one."""
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if len(word) == 4 and word[-1] == "s" and word[-2] not in "sui":
        return word[:-1]
    root = _ENDS.sub("", word)
    root = root if len(root) > 3 else word
    return root[:-1] if len(root) > 4 and (root[-1] == "e" or root[-1] == root[-2]) else root


def telling(text: str) -> bool:
    """Tell whether a text has a word of its own: a number, or one that is no small talk.

    What says one word of "it" ("it is gone") tells nothing without what "it" is.
    """
    words = (word.replace("’", "'") for word in names_in(text))
    own = [word for word in words if word not in _TALKED and (len(word) > 1 or word > "\x7f")]
    least = 2 if _OF_IT.match(text) else 1
    return len(own) >= least or any(char.isdigit() for char in text)


def said_of_anything(word: str) -> bool:
    """Tell whether a word alone names nothing: it fits whatever is talked about."""
    return word in _TALKED or word in _NAMELESS


def latin(text: str) -> bool:
    """Tell whether most letters of a text are Latin; a text without letters is."""
    letters = [char for char in text if char.isalpha()]
    return 2 * sum(char < _LATIN_ENDS for char in letters) >= len(letters)


def names_in(text: str) -> list[str]:
    """Give the words that a name may hold, in lower case, compounds whole."""
    return [found.group() for found in _WORD.finditer(text.casefold())]
