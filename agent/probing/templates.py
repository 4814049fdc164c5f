"""Neutral follow-ups by kind: what and how, never why, never a choice of two answers."""

from collections.abc import Mapping

from agent.questionnaire import Trigger

KINDS: Mapping[Trigger, tuple[str, ...]] = {
    "contradiction": ("clarify",),
    "vague": ("clarify", "detail"),
    "short": ("detail", "example"),
    "abstract": ("example", "detail"),
    "no_reason": ("reason", "consequence"),
    "extreme": ("reason", "example"),
    "always": ("detail", "example"),
}
"""The kinds that fit what is missing, best first."""

_BANK: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "en": {
        "detail": (
            'What does "{anchor}" look like in practice?',
            'What can you tell me about "{anchor}"?',
            'How does "{anchor}" show itself?',
            'What would you add about "{anchor}"?',
            "What would you add to that?",
        ),
        "clarify": (
            'What do you have in mind with "{anchor}"?',
            'What does "{anchor}" mean in your case?',
            'How would you describe "{anchor}" to a colleague?',
            "What do you have in mind there?",
        ),
        "example": (
            'What is an example of "{anchor}"?',
            'What happened the last time "{anchor}" came up?',
            'How did "{anchor}" come up most recently?',
            "What is an example of that?",
        ),
        "reason": (
            'What led to "{anchor}"?',
            'What lies behind "{anchor}"?',
            'How did "{anchor}" come about?',
            "What led to that?",
        ),
        "consequence": (
            'What followed from "{anchor}"?',
            'How did "{anchor}" affect your work?',
            "What followed from that?",
        ),
    },
    "de": {
        "detail": (
            'Wie sieht "{anchor}" in der Praxis aus?',
            'Was können Sie mir zu "{anchor}" sagen?',
            'Wie zeigt sich "{anchor}"?',
            "Was würden Sie dem hinzufügen?",
        ),
        "clarify": (
            'Was meinen Sie hier mit "{anchor}"?',
            'Was bedeutet "{anchor}" in Ihrem Fall?',
            "Was haben Sie dabei im Sinn?",
        ),
        "example": (
            'Was ist ein Beispiel für "{anchor}"?',
            'Was geschah, als es zuletzt um "{anchor}" ging?',
            "Was ist ein Beispiel dafür?",
        ),
        "reason": (
            'Was führte zu "{anchor}"?',
            'Was steht hinter "{anchor}"?',
            "Was führte dazu?",
        ),
        "consequence": (
            'Was folgte aus "{anchor}"?',
            'Wie wirkte sich "{anchor}" auf Ihre Arbeit aus?',
            "Was folgte daraus?",
        ),
    },
}
_MENTIONED = {
    "en": 'You mentioned "{anchor}". {question}',
    "de": 'Sie nannten "{anchor}". {question}',
}
VOCABULARY = frozenset(
    word.strip('".?,').casefold()
    for language in _BANK.values()
    for texts in language.values()
    for text in texts
    for word in text.split()
    if "{" not in word
) | frozenset({"you", "mentioned", "sie", "nannten"})
"""The words that are neutral in any follow-up."""


def bank(kind: str, language: str) -> tuple[str, ...]:
    """Give the templates of a kind; another language falls back to English."""
    return _BANK.get(language[:2], _BANK["en"]).get(kind, ())


def anchored(text: str, anchor: str | None, language: str) -> str | None:
    """Put the respondent's words into a follow-up; None where it needs words that are missing."""
    if "{anchor}" in text:
        return text.replace("{anchor}", anchor) if anchor else None
    if anchor is None:
        return text
    mentioned = _MENTIONED.get(language[:2], _MENTIONED["en"])
    return mentioned.replace("{question}", text).replace("{anchor}", anchor)
