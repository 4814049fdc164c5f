"""What an encoder must leave to rules and to people: it cannot tell `more` from `less`."""

import re
from collections.abc import Mapping, Sequence

from agent.replies.lexicon import lexicon
from agent.replies.normal import words_of

_NEGATION = (
    r"no|not|never|none|nobody|nothing|nowhere|neither|nor|without|cannot|cant|dont|doesnt|didnt|"
    r"isnt|wasnt|wont|havent|hasnt|aren?t|hardly|barely|scarcely|rarely|seldom|except|unless|"
    r"\w+n['’]t"
)
_COMPARISON = r"than|compared|versus|vs|rather|instead|unlike|between|twice|double|triple|half"
_OPEN = r"or|either|whether|depends|depending|if|maybe|perhaps|might"
_NUMBER = (
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|dozens?|twenty|thirty|forty|"
    r"fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|\d[\d.,]*\w*|[ivx]{2,4}"
)
_RESERVED = re.compile(rf"\b(?:{_NEGATION}|{_COMPARISON}|{_OPEN})\b|\?", re.IGNORECASE)
_BUT = (
    r"except(?:ing|ed)?|apart from|aside from|other than|(?:all|everything|anything) but|save for"
)
_UNSETTLED = re.compile(
    rf"\b(?:{_BUT})\b|"
    r"\b(?:either|whether|depends|depending|maybe|perhaps|might|or(?! so\b))\b|\?"
    rf"|\b(?:from )?(?:one|{_NUMBER}) (?:to|or) (?:{_NUMBER})\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"^\W*(?:please )?(?:ask (?!me\b)|let me\b|tell (?:me|us)\b|define\b|guess\b|imagine\b"
    r"|(?:who|god) knows"
    r"|(?:who|what|when|wher|which)e?ever\b)"
    r"|\b(?:love|like|want|dying|curious|happy) to (?:know|hear|see) (?:that|this|it|too)\b"
    r"|\bfor my (?:taste|liking|money)\b|\bif you ask me\b"
    r"|\byou (?:decide|choose|pick)\b|\bfor you to (?:decide|choose|pick)\b"
    r"|^\W*(?:just |please )?(?:take|pick|choose|put|use|record|enter|note|fill in) (?:it |down )?"
    r"(?:(?:the|any|what|whatever|whichever|something)\b.*\byou\b|the same as\b)"
    r"|^\W*let (?:the|your|this|an?) (?:machine|computer|ai|bot|program|system|model)\b"
    r"|^\W*(?:just |please )?(?:pick|choose|select|take|put) (?:which|what)ever\b"
    r"|^\W*notes? (?:to|for)\b",
    re.IGNORECASE,
)
"""What hands the question on, or judges it, and says nothing of the respondent's own case."""
_RIVALS = re.compile(
    r"^\W*(?:(?:our|my|the|all|most|some|other) )+(competitors?|rivals?|neighbou?rs|others"
    r"|companies|people)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(rf"\b(?:{_NUMBER})\b", re.IGNORECASE)
_TURNS = re.compile(rf"\b(?:{_NEGATION}|{_COMPARISON})\b", re.IGNORECASE)


def is_reserved(reply: str, *, offered: Mapping[str, Sequence[str]], full: bool = False) -> bool:
    """Tell whether a reply negates, compares, asks, leaves open, or counts what options count.

    offered: what each option is called; numbers matter only where one of them has a number.
    full: sayings of its own tell every option, so that a negation can be held against them.
    """
    if (_UNSETTLED if full else _RESERVED).search(reply) or _is_beside(reply, offered):
        return True
    counted = any(_COUNTED.search(text) for texts in offered.values() for text in texts)
    return counted and _COUNTED.search(reply) is not None


def _is_beside(reply: str, offered: Mapping[str, Sequence[str]]) -> bool:
    """Tell whether a reply is about others, whom no option names, or hands the question on."""
    if _BESIDE.search(reply) or _is_saying(reply):
        return True
    others = _RIVALS.search(reply)
    if others is None:
        return False
    named = others.group(1).lower().rstrip("s")
    return not any(named in text.lower() for texts in offered.values() for text in texts)


def _is_saying(reply: str) -> bool:
    """Tell whether a reply holds a saying, which says nothing of anybody's own case."""
    words, known = words_of(reply), lexicon("en").phrases
    hits = (known.at(words, at) for at in range(len(words)))
    return any(hit is not None and hit[0] == "saying" for hit in hits)


def turns(words: str) -> bool:
    """Tell whether words negate or compare, so that they may mean the opposite of what is like."""
    return _TURNS.search(words) is not None
