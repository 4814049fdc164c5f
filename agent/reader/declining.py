"""Whether words decline to answer, in the way that a model says: `not often` is no refusal."""

import re
from typing import Literal

Declined = Literal["refused", "dont_know", "not_applicable"]
_NOT = r"(?:n['’]t|\bnot|\bno|\bnever|\bcannot|\brather|\bnicht|\bkein\w*|\blieber|\bungern)\b"
_AFTER: dict[Declined, str] = {
    "refused": (
        "say|tell|share|answer|disclose|discuss|reveal|comment|talk|give|go into|go there|business"
        "|allowed|comfortable|sagen|angeben|antworten|beantworten|verraten|reden|teilen"
    ),
    "dont_know": (
        "know|idea|clue|sure|certain|tell|say|remember|recall|opinion|familiar|looked|heard"
        "|thought|seen|noticed|aware|weiß|weiss|ahnung|sicher|sagen|erinner\\w*|meinung|gehört"
        "|gesehen|gemerkt"
    ),
    "not_applicable": (
        "appl\\w+|relevant|have|do|use|need|involve\\w*|us|me|concern\\w*|zutr\\w*|trifft|haben"
        "|machen|nutzen|brauchen|betrifft"
    ),
}
_ALONE: dict[Declined, str] = {
    "refused": "lips|confidential|private|secret|personal|nda|vertraulich|privat|geheim",
    "dont_know": "unsure|unclear|unsicher|who knows|beats me|weiß ich|weiss ich",
    "not_applicable": "n/?a|irrelevant",
}
_DECLINES = {
    kind: re.compile(rf"{_NOT}.*\b(?:{after})\b|\b(?:{_ALONE[kind]})\b", re.IGNORECASE | re.DOTALL)
    for kind, after in _AFTER.items()
}


def declines(said: str, kind: Declined) -> bool:
    """Tell whether words of this kind of declining stand in what was said."""
    return _DECLINES[kind].search(said) is not None
