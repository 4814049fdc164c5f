"""Whether a follow-up leads, judges, advises or asks two things; for written and generated ones."""

import re

from agent.probing.templates import VOCABULARY
from agent.probing.words import STOP, words_in

MOST_WORDS = 30
_QUOTED = re.compile(r'"[^"]*"')
_FAULTS: dict[str, re.Pattern[str]] = {
    "praise": re.compile(
        r"\b(?:great|excellent|interesting|fascinating|good point|thank you|thanks|wonderful|"
        r"insightful|perfect|amazing|helpful|toll|spannend|interessant|danke|super|hervorragend)\b",
        re.IGNORECASE,
    ),
    "advice": re.compile(
        r"\b(?:you should|have you considered|have you tried|why not|i suggest|i recommend|"
        r"sie sollten|haben sie schon|ich empfehle)\b",
        re.IGNORECASE,
    ),
    "presupposes": re.compile(
        r"\b(?:don't you|isn't it|wouldn't you|surely|obviously|of course|how bad|how much worse|"
        r"so you (?:think|believe|mean)|nicht wahr|sicherlich|offensichtlich|wie schlimm)\b",
        re.IGNORECASE,
    ),
    "why": re.compile(
        r"(?:^|[.?!]\s*)(?:and\s+|but\s+)?(?:why|warum|wieso|weshalb)\b", re.IGNORECASE
    ),
    "either_or": re.compile(r"\b(?:or|oder|versus|vs)\b", re.IGNORECASE),
    "double": re.compile(
        r"\b(?:and|und)\s+(?:how|what|where|when|who|which|why|wie|was|wo|wann|wer|welche|warum)\b",
        re.IGNORECASE,
    ),
}

_OPENERS = {
    "en": "do|does|did|is|are|was|were|has|have|had|can|could|would|will|should",
    "de": "haben|hat|hatten|ist|sind|war|waren|könnte[nt]?|würden|wird|werden|sollten?",
}
_YES_NO = {
    language: re.compile(rf"(?:^|[.!]\s+)(?:{words})\s", re.IGNORECASE)
    for language, words in _OPENERS.items()
}
"""Verbs at the start of a sentence: the answer would be yes or no."""


def lint(text: str, *, question: str, reply: str, language: str = "en") -> tuple[str, ...]:
    """Name the faults of a follow-up; none means that it may be asked.

    question: the main question and what it is after. reply: what the respondent said. A
    content word that stands in neither is a word put into the respondent's mouth.
    """
    bare = _QUOTED.sub("…", text)
    faults = [name for name, pattern in _FAULTS.items() if pattern.search(bare.strip())]
    if _YES_NO["de" if language.startswith("de") else "en"].search(bare.strip()):
        faults.append("yes_no")
    if text.count("?") != 1:
        faults.append("question_marks")
    if len(text.split()) > MOST_WORDS:
        faults.append("long")
    if _new_words(bare, question, reply, language):
        faults.append("new_words")
    return tuple(sorted(faults))


def _new_words(bare: str, question: str, reply: str, language: str) -> set[str]:
    """Find content words that neither side has used."""
    known = {_root(one) for one in (*words_in(question), *words_in(reply), *VOCABULARY)}
    small = STOP["de" if language.startswith("de") else "en"] | STOP["en"]
    return {
        one
        for one in words_in(bare)
        if one not in small and len(one) > 3 and _root(one) not in known
    }


def _root(word: str) -> str:
    return word.casefold()[:5]
