"""Neutral follow-ups by kind: what and how, never why, never a choice of two answers."""

from collections.abc import Mapping

from agent.probing.tongues import told, tongue
from agent.questionnaire import Trigger

KINDS: Mapping[Trigger, tuple[str, ...]] = {
    "contradiction": ("clarify",),
    "vague": ("clarify", "detail", "example"),
    "short": ("detail", "example", "clarify"),
    "abstract": ("example", "detail", "contrast"),
    "no_reason": ("reason", "consequence", "contrast"),
    "extreme": ("reason", "example", "contrast"),
    "always": ("detail", "example", "consequence"),
    "emerging": ("detail", "example"),
}
"""The kinds that fit what is missing, best first."""


KINDS_UNEXPLAINED: Mapping[Trigger, tuple[str, ...]] = {"always": ("reason", *KINDS["always"])}
"""The kinds for a choice that was made without a word on it."""


def bank(kind: str, language: str, *, question: str = "") -> tuple[str, ...]:
    """Give the templates of a kind; another language falls back to English.

    question: where it asks for what is not there yet, nothing is asked that has "led to" it.
    """
    known = tongue(language)
    wished = f"{kind}_wished" if told(question, known.wishes) else kind
    return known.templates.get(wished) or known.templates.get(kind, ())


def kind_of(text: str, language: str) -> str | None:
    """Tell by its words of which kind a researcher's own follow-up is, where they say so."""
    cues = tongue(language).cues
    return next((kind for kind, phrases in cues.items() if told(text, phrases)), None)


def anchored(text: str, anchor: str | None, language: str, *, turn: int = 0) -> str | None:
    """Put the respondent's words into a follow-up; None where it needs words that are missing.

    turn: varies how the words are mentioned before a question that does not hold them.
    """
    if "{anchor}" in text:
        return text.replace("{anchor}", anchor) if anchor else None
    if anchor is None:
        return text
    openings = tongue(language).mentioned
    opening = openings[turn % len(openings)]
    return opening.replace("{question}", text).replace("{anchor}", anchor)
