"""What a reply lacks: length, precision, a case, a reason; words are only counted."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from agent.probing.tongues import Tongue, matcher, told, tongue, words_in
from agent.questionnaire import MISSING, AskedQuestion, Multi, Open, Probe, Rating, Trigger
from agent.transcript import Found

SHORT = 3
"""Fewer content words than this are a short answer."""
TERSE = 6
"""A short answer has fewer words than this in all."""
EXPLAINED = 14
"""So many words, most of them telling, explain themselves."""
CLAUSE = 6
"""A case or a condition needs at least so many words."""
_URGENCY: tuple[Trigger, ...] = ("vague", "short", "abstract", "no_reason")
_PAUSE = re.compile(r"\s*[,.;:(–—-]\s*\w")
_PARTS = re.compile(r"[,;/&+\n]|\s(?:and|und|as well as|sowie)\s", re.IGNORECASE)


class Heard(NamedTuple):
    """A reply, and what was said before it to the same question."""

    said: str
    before: str = ""

    @property
    def whole(self) -> str:
        """All that was said to the question so far."""
        return f"{self.before} {self.said}".strip()


def lacks(
    question: AskedQuestion, rules: Probe, heard: Heard, found: Sequence[Found], *, tongue: Tongue
) -> tuple[Trigger, ...]:
    """List what a reply lacks of what the questionnaire wants probed, most urgent first."""
    if isinstance(question, Open):
        noticed = _of_open(heard, tongue)
    else:
        noticed = _of_closed(question, heard, found, tongue)
    return tuple(one for one in noticed if one in rules.when)


def _of_open(heard: Heard, tongue: Tongue) -> tuple[Trigger, ...]:
    said = heard.said
    if is_done(said, tongue):
        return ()
    explained = _explained(heard.whole, tongue)
    noticed: dict[Trigger, bool] = {
        "vague": _is_vague(said, tongue),
        "short": _is_short(said, tongue) and not explained,
        "abstract": _is_abstract(said, tongue) and not explained,
        "no_reason": not explained,
    }
    return (*(one for one in _URGENCY if noticed[one]), "always")


def is_done(said: str, tongue: Tongue) -> bool:
    """Tell whether there is nothing to report, nothing to add, or no wish to speak of it."""
    words = words_in(said)
    if not words or told(said, tongue.declined):
        return True
    if told(said, tongue.empty):
        rest = words_in(matcher(tongue.empty).sub(" ", said))
        return len(tongue.content(rest)) < SHORT and len(rest) < EXPLAINED
    denied = len(words) < TERSE and " ".join(words).startswith(tongue.denied)
    return denied and not tongue.content(words)


def _is_vague(said: str, tongue: Tongue) -> bool:
    """Tell whether a reply could have come from anybody."""
    words = words_in(said)
    content = tongue.content(words)
    if told(said, tongue.reasons) or _is_concrete(said, tongue):
        return False
    if not content:
        return bool(words)
    hedged = told(said, tongue.hedges) or any(one in tongue.generic for one in words)
    thin = len(content) <= max(1, len(words) // 5)
    return hedged and (thin or (told(said, tongue.hedges) and len(content) * 5 <= len(words) * 2))


def _is_short(said: str, tongue: Tongue) -> bool:
    words = words_in(said)
    few = len(tongue.content(words)) < SHORT and len(words) < TERSE
    return few and len(parts(said)) < SHORT and not _is_concrete(said, tongue)


def _is_abstract(said: str, tongue: Tongue) -> bool:
    """Tell whether nearly all that a reply names are qualities and fields."""
    words = words_in(said)
    content = tongue.content(words)
    if not words or _is_concrete(said, tongue):
        return False
    named = sum(tongue.is_abstract(one) for one in content)
    if content:
        return named * 3 >= len(content) * 2 and len(words) < EXPLAINED
    return len(words) < TERSE


def _is_concrete(said: str, tongue: Tongue) -> bool:
    return any(one.isdigit() for one in said) or told(said, tongue.concrete)


def _explained(said: str, tongue: Tongue) -> bool:
    """Tell whether a reply gives its reason, or a case told at some length."""
    words = words_in(said)
    if told(said, tongue.reasons):
        return True
    if is_list(said):
        return False
    if len(words) >= CLAUSE and (_is_concrete(said, tongue) or told(said, tongue.links)):
        return len(tongue.content(words)) >= SHORT
    return len(words) >= EXPLAINED and not _is_vague(said, tongue)


def parts(said: str) -> list[str]:
    """Divide a reply at its commas and conjunctions."""
    return [one.strip() for one in _PARTS.split(said) if one.strip()]


def is_list(said: str) -> bool:
    """Tell whether a reply only names things, a few words each."""
    named = parts(said)
    return len(named) > 1 and all(len(one.split()) <= SHORT for one in named)


def said_why(question: AskedQuestion, heard: Heard, found: Sequence[Found], language: str) -> bool:
    """Tell whether a choice was explained."""
    return "no_reason" not in _of_closed(question, heard, found, tongue(language))


def _of_closed(
    question: AskedQuestion, heard: Heard, found: Sequence[Found], tongue: Tongue
) -> tuple[Trigger, ...]:
    """Look for a reason beside the answer itself, and for the ends of a scale."""
    values = [one.value for one in found if one.value not in MISSING]
    if not values or told(heard.said, tongue.declined) or _has_nothing(question, values):
        return ()
    if _gives_reason(heard, found, tongue):
        return ("always",)
    ends: set[str | float | int] = (
        {question.scale.low, question.scale.high} if isinstance(question, Rating) else set()
    )
    extreme: tuple[Trigger, ...] = ("extreme",) if ends & set(values) else ()
    return (*extreme, "no_reason", "always")


def _has_nothing(question: AskedQuestion, values: Sequence[object]) -> bool:
    """Tell whether "none of these" was chosen from a list."""
    exclusive = {one.id for one in getattr(question, "options", ()) if one.exclusive}
    return isinstance(question, Multi) and bool(exclusive & set(values))


def _gives_reason(heard: Heard, found: Sequence[Found], tongue: Tongue) -> bool:
    """Tell whether more was said than the answer: words that explain, or enough of them."""
    located = [(one.start, one.end) for one in found if one.start is not None and one.end]
    if not located:
        return told(heard.before, tongue.reasons)
    if any(_explains(heard.said[end:], tongue) for _, end in located):
        return True
    rest = heard.said
    for start, end in sorted(located, reverse=True):
        rest = f"{rest[:start]} {rest[end:]}"
    return told(f"{heard.before} {rest}", tongue.reasons) or (
        len(tongue.content(words_in(rest))) >= SHORT
    )


def _explains(behind: str, tongue: Tongue) -> bool:
    """Tell whether an answer is followed by a clause of its own: `decreased. Our sponsor left`."""
    clause = _PAUSE.match(behind)
    return clause is not None and len(tongue.content(words_in(behind))) >= SHORT - 1
