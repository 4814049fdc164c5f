"""Does a clause claim what it talks about? Denied, past, other people's and praise do not.

    asserted   "they never answer"
    denied     "cost is not the issue", "we don't need that", "I could live with the crowd"
    past       "it used to be slow", "… that has been fixed"
    others     "I hear that others get bumped"

Beside it stands a clause's feeling, so that praise is never coded as a complaint.

Rules for English. They look at words and order only, so irony is caught where it is formal
("I love paying twice") and not where it takes knowledge of the world.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from agent.coder.clauses import Clause
from agent.coder.lexicon import word_lists

Stance = Literal["asserted", "denied", "past", "others"]
Polarity = Literal["negative", "neutral", "positive"]

_PROBLEM = (
    r"(?:issues?|problems?|complaints?|worr(?:y|ies)|concerns?|troubles?|pain(?: points?)?|gaps?|"
    r"bottlenecks?|difficult(?:y|ies)|headaches?|deal-?breakers?|showstoppers?|reasons?|factors?|"
    r"priorit(?:y|ies)|drivers?|obstacles?|barriers?|challenges?|topics?|question)"
)
_NOT = r"(?:not|never|hardly|no longer|rarely|\w+n['’]t)"
_SOME = r"(?:\s+[\w'’-]+){0,3}?\s+"
_DENIED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:is|are|was|were|been|be|['’]s|['’]re)\s+{_NOT}{_SOME}{_PROBLEM}\b",
        rf"\b(?:isn|aren|wasn|weren|hasn|haven)['’]t(?:\s+been)?{_SOME}{_PROBLEM}\b",
        r"\bnever\s+(?:been\s+(?:\w+\s+){0,3}|(?:an?|any|our|my|the)\s+(?:\w+\s+){0,2})"
        rf"{_PROBLEM}\b",
        r"\b(?:no|zero|hardly any|without(?: any)?)(?:\s+(?:real|big|major|great|such))?\s+"
        rf"{_PROBLEM}\b",
        rf"\b{_NOT}\s+(?:had|have|seen?|experienced?|encountered|faced?|got){_SOME}{_PROBLEM}\b",
        r"\b(?:can['’]?t|cannot|can not|couldn['’]t|no reason to|nothing to|not going to)\s+"
        r"(?:really\s+)?(?:complain|fault|grumble|moan|say (?:that )?(?:it|they|we))\b",
        r"\b(?:i|we)\s+(?:really\s+|certainly\s+)?"
        r"(?:don['’]t|do not|did not|didn['’]t|no longer)\s+"
        r"(?:really\s+|actually\s+)?(?:need|want|care|mind|require|see|notice|worry)\b(?!\s+to\b)",
        r"\b(?:doesn['’]t|does not|don['’]t|do not|didn['’]t)\s+(?:really\s+)?"
        r"(?:matter|bother|worry|hurt)\b",
        r"\b(?:would(?:n['’]t| not)|won['’]t)\s+(?:call|say|blame|describe|mention)\b",
        r"\b(?:not|never) one (?:of|to)\b",
        r"\b(?:it|this) (?:is|was)(?: not|n['’]t) (?:that|because)\b",
        r"^(?:it|this|that) (?:is|was)(?:n['’]t| not) (?:the|a|an|about|so much|really)\b",
        r"\bno (?:need|interest|use|reason|lack|shortage)\b",
        r"\bnot (?:interested|looking for|keen)\b",
        r"\b(?:i|we) (?:can|could) live with\b|\bnothing (?:to do )?with\b",
        r"^(?:rather|more|other) than\b|^(?:apart|aside) from\b|^(?:leaving|setting) aside\b",
        r"\b(?:been|are|were) spared\b|\bmatters? (?:\w+ ){0,2}?less\b",
    )
)  # fmt: skip
_DOUBLE = re.compile(r"\b(?:not|never) (?:only|just|without|merely)\b", re.IGNORECASE)
_PAST = re.compile(
    r"(?<!get )(?<!got )(?<!are )(?<!is )(?<!be )\bused to\b|\byears ago\b|\bin the past\b"
    r"|\bback then\b|\bback in (?:the|19|20)|\bformerly\b|\bin those days\b|\bin the old days\b",
    re.IGNORECASE,
)
_ONCE = re.compile(
    r"\b(?:was|were|had|took|did|didn['’]t|couldn['’]t|at first|initially|originally|once|old"
    r"|in the beginning|early on|ago)\b",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"\b(?:still|now|today|nowadays|these days|always|currently|to this day|again and again)\b",
    re.IGNORECASE,
)
_SOLVED = re.compile(
    r"\b(?:(?:is|are|was|were|been|be|got|get|has|have|had|['’]s|['’]ve|they|we|finally)"
    r"(?:\s+(?:now|since|all|been|long|finally|mostly|largely|ago)){0,3}\s+"
    r"(?:solved|fixed|resolved|sorted|mended|cured|settled|improved|gone away|over|history"
    r"|behind us|a thing of the past|done with)\b"
    r"|calmed down|(?:is|are|been|works?) (?:much |far |a lot )?better (?:now|today|since)"
    r"|(?:got|gotten|become|became) (?:much |far |a lot )?better"
    r"|no longer|(?:not|n['’]t)\b.*\bany ?more"
    r"|(?:now|since|today|new one|these days)\b.*\b(?:fine|all right|alright|okay|ok|good|great"
    r"|works?|well|found it)|we found (?:it|one))\b",
    re.IGNORECASE,
)
_UNSOLVED = re.compile(
    r"\b(?:not|never|nobody|no one|hardly|un|cannot|\w+n['’]t|should be|could be|must be|yet to be)"
    r"(?:\s+\w+){0,3}\s+(?:solved|fixed|resolved|sorted|better|improved)\b",
    re.IGNORECASE,
)
_ANAPHOR = re.compile(r"\b(?:that|it|this|these|those|them|one|now|since)\b", re.IGNORECASE)
_PEOPLE = (
    r"(?:others|(?:other|some|many|most|a few) (?:people|companies|firms|groups|sponsors|teams"
    r"|users|players|developers|organi[sz]ations|colleagues|folks|parents|patients)|everyone else"
    r"|somebody else|someone else|people (?:say|at|in|from)|they say"
    r"|(?:my |our )?(?:colleagues?|peers|friends?|competitors?|rivals|neighbou?rs?)"
    r"|my (?:wife|husband|brother|sister|mother|father|son|daughter|cousin|boyfriend|girlfriend"
    r"|flatmate|roommate|partner)|(?:the )?big(?:ger)? (?:players|ones|guys|companies))"
)
_OTHERS = re.compile(
    rf"^(?:(?:but|and|well|yes|sure|though|i think)\W+)*{_PEOPLE}\b", re.IGNORECASE
)
_HEARSAY = re.compile(
    rf"\b(?:i|we)(?:['’]ve| have| do)?(?: often| only| sometimes)? (?:hear|heard|read|gather"
    rf"|understand|know)(?: that| of| about| from)? (?:\w+ )?{_PEOPLE}\b",
    re.IGNORECASE,
)
_TOLD = re.compile(r"\b(?:tells?|told|telling) (?:me|us)\b", re.IGNORECASE)
_OWN = re.compile(r"\b(?:we|us|our|ours|i|me|mine)\b", re.IGNORECASE)
_IRONIC = re.compile(
    r"\b(?:love|adore|enjoy)\s+(?:\w+\s+)?(?:being|having|paying|waiting|chasing|spending|begging"
    r"|getting|watching|standing|losing|hearing|explaining|\w+ing)\b|\bsuch a\b.*\bonly\b",
    re.IGNORECASE,
)
_TWIST = re.compile(r"^(?:if|provided|as long as) (?:you|one|only)\b", re.IGNORECASE)
_NEGATOR = re.compile(
    r"\b(?:no|not|never|nobody|none|nothing|neither|nor|hardly|without|cannot|rarely|no one"
    r"|\w+n['’]t|far from|anything but)\b",
    re.IGNORECASE,
)
_REACH = 4
CLEAR = 0.5
"""The share of statements with a feeling, and its evenness, that make a leaning."""
_COMPARED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"^(?:it['’]?s |it is |it was )?(?:less|not)(?: so much)?(?: about)? (?P<no>.+?)"
        r"(?: so much as| as much as| than)(?: about)? (?P<yes>.+)$",
        r"^(?:more|rather) than (?P<no>[^,]+?),?\s+(?P<yes>(?:i|we|it|what|there)\b.+)$",
        r"^(?P<no>.+?) (?:matters?|counts?|bothers?|hurts?|worries)(?: me| us)? less"
        r"(?: to (?:me|us))? than (?P<yes>.+)$",
    )
)


class Read(NamedTuple):
    """A clause, its stance, and its feeling: above 0 for praise, below 0 for complaint."""

    clause: Clause
    stance: Stance
    feeling: float


def read(parts: Sequence[Clause], *, own: bool = True) -> tuple[Read, ...]:
    """Tell the stance of every clause of one answer.

    own: whether the question asks for what the respondents themselves have met, so that
    other people's problems do not count.
    """
    pieces = [piece for part in parts for piece in _weighed(part)]
    found = [
        Read(part, stance or _alone(part.words, own), _feeling(part.words))
        for part, stance in pieces
    ]
    return _in_sequence(found)


def sentiment(words: str) -> float:
    """Sum up praise and complaint, each turned around by a negation shortly before it.

    The result is above 0 for praise, below 0 for complaint.
    """
    lists = word_lists("stance.yaml")
    total = 0.0
    for sign, name in ((1.0, "positive"), (-1.0, "negative")):
        for hit in lists[name].finditer(words):
            before = words[: hit.start()].split()[-_REACH:]
            turned = bool(_NEGATOR.search(" ".join(before)))
            total += -0.8 * sign if turned else sign
    return total


def leaning(texts: Sequence[str]) -> Polarity:
    """Tell whether texts (a codebook's statements, a question) are about good or bad things."""
    signs = [value for value in map(sentiment, texts) if value]
    if not texts or len(signs) < CLEAR * len(texts):
        return "neutral"
    mean = sum(1 if value > 0 else -1 for value in signs) / len(signs)
    if mean <= -CLEAR:
        return "negative"
    return "positive" if mean >= CLEAR else "neutral"


def _weighed(part: Clause) -> Iterator[tuple[Clause, Stance | None]]:
    """Cut a comparison into what is set aside and what is meant."""
    for pattern in _COMPARED:
        found = pattern.match(part.words)
        if found:
            for name, stance in (("no", "denied"), ("yes", None)):
                low, high = found.span(name)
                piece = part._replace(
                    start=part.start + low, end=part.start + high, words=found[name]
                )
                yield piece, "denied" if stance else None
            return
    yield part, None


def _alone(words: str, own: bool) -> Stance:
    if own and _of_others(words):
        return "others"
    if not _DOUBLE.search(words) and any(one.search(words) for one in _DENIED):
        return "denied"
    if _PAST.search(words) and not _PRESENT.search(words):
        return "past"
    return "past" if _is_solved(words) else "asserted"


def _of_others(words: str) -> bool:
    if _HEARSAY.search(words):
        return True
    start = _OTHERS.match(words)
    return bool(start) and not _OWN.search(_TOLD.sub("", words[start.end() :] if start else ""))


def _feeling(words: str) -> float:
    feeling = sentiment(words)
    return -abs(feeling) - 1 if _IRONIC.search(words) else feeling


def _is_solved(words: str) -> bool:
    return bool(_SOLVED.search(words)) and not _UNSOLVED.search(words)


def _in_sequence(found: list[Read]) -> tuple[Read, ...]:
    """Let what follows a clause take it back, or make praise of it ironic."""
    for place in range(1, len(found)):
        here, before = found[place], found[place - 1]
        words = here.clause.words
        solved = here.stance == "past" and _is_solved(words) and _ANAPHOR.search(words)
        if solved and before.stance == "asserted" and _ONCE.search(before.clause.words):
            found[place - 1] = before._replace(stance="past")
        if before.feeling > 0 and _TWIST.match(words):
            found[place - 1] = before._replace(feeling=-before.feeling)
    return tuple(found)
