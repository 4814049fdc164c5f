"""What a reply lacks: length, precision, a reason, an example; words are only counted."""

from collections.abc import Sequence
from typing import NamedTuple

from agent.nouns import spoken
from agent.probing.words import (
    ABSTRACT,
    CONCRETE,
    EMPTY,
    GENERIC,
    HEDGES,
    REASONS,
    STOP,
    told,
    words_in,
)
from agent.questionnaire import AskedQuestion, Open, Probe, Rating, Trigger
from agent.transcript import Found

SHORT, THIN, EXPLAINED = 3, 5, 14
"""Content words of a short and of a thin answer; words from which one explains itself."""


class Lack(NamedTuple):
    """Something that a follow-up could bring. kind: what sort of follow-up."""

    trigger: Trigger
    kind: str = ""

    def goal(self, question: AskedQuestion, language: str) -> str:
        """Give the researcher's words for what the question is after."""
        if not isinstance(question, Open):
            return ""
        return f"{spoken(question.objective, language)} {spoken(question.good_answer, language)}"


def lacks(
    question: AskedQuestion,
    rules: Probe,
    said: str,
    found: Sequence[Found],
    *,
    language: str,
) -> tuple[Lack, ...]:
    """List what a reply lacks of what the questionnaire wants probed, most urgent first."""
    words = words_in(said)
    if isinstance(question, Open):
        noticed = _of_open(words, said, language)
    else:
        noticed = _of_closed(question, said, found, language)
    if "always" in rules.when:
        noticed = (*noticed, "always")
    return tuple(Lack(one) for one in noticed if one in rules.when)


def _of_open(words: Sequence[str], said: str, language: str) -> tuple[Trigger, ...]:
    if told(said, EMPTY, language) and len(words) < EXPLAINED:
        return ()
    content = _content(words, language)
    reasoned = told(said, REASONS, language) or len(words) >= EXPLAINED
    concrete = told(said, CONCRETE, language) or any(one.isdigit() for one in said)
    noticed: list[Trigger] = []
    if told(said, HEDGES, language) and len(content) < THIN and not reasoned:
        noticed.append("vague")
    if len(content) < SHORT and not concrete:
        noticed.append("short")
    if set(content) <= set(ABSTRACT[_tongue(language)]) and content and not concrete:
        noticed.append("abstract")
    if not reasoned and not concrete and len(content) < THIN:
        noticed.append("no_reason")
    return tuple(noticed)


def _of_closed(
    question: AskedQuestion, said: str, found: Sequence[Found], language: str
) -> tuple[Trigger, ...]:
    """Look for a reason beside the answer itself, and for the ends of a scale."""
    rest = said
    for one in sorted(found, key=lambda one: -(one.start or 0)):
        if one.start is not None and one.end is not None:
            rest = rest[: one.start] + " " + rest[one.end :]
    beside = _content(words_in(rest), language) if any(one.end for one in found) else []
    substantive = any(one.value not in ("dont_know", "refused") for one in found)
    noticed: list[Trigger] = []
    if substantive and len(beside) < SHORT:
        noticed.append("no_reason")
    if isinstance(question, Rating):
        ends = {question.scale.low, question.scale.high}
        if any(one.value in ends for one in found) and len(beside) < SHORT:
            noticed.append("extreme")
    return tuple(noticed)


def _content(words: Sequence[str], language: str) -> list[str]:
    """Keep the words that say something: no small words, no words that fit every answer."""
    tongue = _tongue(language)
    empty = STOP[tongue] | GENERIC[tongue]
    return [one for one in words if one not in empty and len(one) > 2]


def _tongue(language: str) -> str:
    return "de" if language.startswith("de") else "en"
