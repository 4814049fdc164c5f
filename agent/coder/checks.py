"""Is what a model claims true: references, then evidence, then logic; the first fault is named.

    Mention ─▶ Proved (with its place in the respondent's words) or Fault (with what is wrong)

Positions are never a model's: a quote is looked up in the turn, and only the respondent's own
words are kept. A claim without its words is no claim.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from agent.codebook import Code, Codebook, Evidence
from agent.coder.answer import Reply
from agent.coder.asking import SAID, Ask, Coding, Mention, Part
from agent.coder.lexicon import matcher
from agent.coder.steering import heard
from agent.evidence import Source
from agent.nouns import spoken

ALONE = "exclusive"
"""The kind of a code that stands with no other."""
_NUMBERS = re.compile(
    r"\bfrom\s+(?:about\s+|around\s+)?\D{0,3}(\d[\d.,]*)\D{1,12}?\bto\s+(?:about\s+|around\s+)?"
    r"\D{0,3}(\d[\d.,]*)",
    re.IGNORECASE,
)
_DIRECTIONS: Mapping[str, int] = {"increase": 1, "decrease": -1}


class Proved(NamedTuple):
    """A claim that holds, and the words that carry it."""

    question: str
    code: str
    evidence: Evidence


class Fault(NamedTuple):
    """A claim that does not hold. step: references, evidence or logic."""

    question: str
    mention: Mention
    step: str
    why: str

    def __str__(self) -> str:
        """One line for the model that is to put it right."""
        return f"turn {self.mention.turn}, {self.mention.code}, {self.mention.quote!r}: {self.why}"


def checked(ask: Ask, coding: Coding) -> tuple[tuple[Proved, ...], tuple[Fault, ...]]:
    """Part what holds from what does not; they add up to the mentions of codes asked for."""
    proved: list[Proved] = []
    faults: list[Fault] = []
    for mention in dict.fromkeys(coding.mentions):
        if _settled(ask, mention):
            continue
        found = _one(ask, mention)
        if isinstance(found, Fault):
            faults.append(found)
        else:
            proved.append(found)
    lonely = _not_alone(ask, proved)
    kept = [one for one in proved if one not in lonely]
    return tuple(kept), (
        *faults,
        *(refused(one, "this code stands with no other") for one in lonely),
    )


def _settled(ask: Ask, mention: Mention) -> bool:
    """Whether a claim is about a code that this call does not ask for, as it stands already."""
    place = ask.turns.get(mention.turn)
    if place is None or mention.code in place[0].codes:
        return False
    book = place[0].answer.question.codebook
    return book is not None and mention.code in book.active


def _one(ask: Ask, mention: Mention) -> Proved | Fault:
    place = ask.turns.get(mention.turn)
    if place is None:
        return Fault(
            ask.parts[0].answer.question.id, mention, "references", "there is no such turn"
        )
    part, reply = place
    question, code = part.answer.question.id, part.codes.get(mention.code)
    if code is None:
        why = f"question {question} has no such code"
        return Fault(question, mention, "references", why)
    evidence = proof(
        mention.quote, reply, name=mention.code, code=code, book=part.answer.question.codebook
    )
    if evidence is None:
        return Fault(question, mention, "evidence", "these words do not stand in the turn")
    if _against(mention.code, code, evidence.quote):
        return Fault(question, mention, "logic", "the numbers go the other way")
    return Proved(question, mention.code, evidence)


def proof(
    quote: str, reply: Reply, *, name: str, code: Code, book: Codebook | None = None
) -> Evidence | None:
    """Find a quote in what was said to the question, leaving out words to the machine.

    The label that stands before the words where they are sent is no part of them.
    """
    source = Source(heard(reply.text, book))
    bare = quote.strip().removeprefix(SAID).strip()
    found = source.locate(quote) or (source.locate(bare) if bare else None)
    if found is None:
        return None
    named = matcher([spoken(code.label) or name.replace("_", " "), *code.patterns])
    return Evidence(
        turn=reply.seq,
        start=found.start,
        end=found.end,
        quote=reply.text[found.start : found.end],
        match=found.match,
        coverage=round(found.coverage, 4),
        prompted=bool(reply.asked and named.search(reply.asked)),
    )


def _against(name: str, code: Code, quote: str) -> bool:
    """Whether a quote's numbers contradict a code that means more or less."""
    wanted = _DIRECTIONS.get(code.kind or "") or _DIRECTIONS.get(name)
    numbers = _NUMBERS.search(quote)
    if not wanted or not numbers:
        return False
    first, last = (float(one.replace(",", "").rstrip(".")) for one in numbers.groups())
    return (last - first) * wanted < 0


def _not_alone(ask: Ask, proved: Sequence[Proved]) -> list[Proved]:
    """The exclusive codes that were given beside others of their question."""
    by_question = {part.answer.question.id: part for part in ask.parts}
    given = {(one.question, one.code) for one in proved}

    def alone(part: Part, code: str) -> bool:
        return part.codes[code].kind == ALONE

    return [
        one
        for one in proved
        if alone(by_question[one.question], one.code)
        and any(other != one.code for question, other in given if question == one.question)
    ]


def refused(one: Proved, why: str) -> Fault:
    """Take a claim back whose words stand there, and say why."""
    mention = Mention(turn=one.evidence.turn, quote=one.evidence.quote[:300], code=one.code)
    return Fault(one.question, mention, "logic", why)
