"""The German turns of phrase by which wording rules know their cases."""

import re


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


LEADING = _any(
    r"\bfinden sie nicht auch\b",
    r"\b(?:meinen|glauben|denken) sie nicht(?: auch)?\b",
    r"\bstimmen sie (?:uns )?zu, dass\b",
    r"\b(?:bekanntlich|selbstverständlich|zweifellos|offensichtlich|sicherlich)\b",
    r"\bwie (?:wir|sie) alle wissen\b",
    r"\b(?:experten|fachleute|studien) (?:sagen|meinen|zeigen|belegen)\b",
    r", (?:oder|nicht wahr|richtig)\?$",
    r"\bwie (?:sehr|gern) (?:mögen|lieben|schätzen|genießen) sie\b",
)
LOADED = _any(
    r"\b(?:skandalös\w*|unverschämt\w*|schrecklich\w*|furchtbar\w*|katastrophal\w*|wunderbar\w*|"
    r"fantastisch\w*|großartig\w*|erstklassig\w*|weltklasse|rücksichtslos\w*|gierig\w*|unfähig\w*|"
    r"sinnlos\w*|fleißig\w*|sogenannt\w*|abzocke)\b"
)
WH_JOINED = _any(
    r", (?:warum|wieso|weshalb)\?$",
    r"(?<=[\w,] )(?:und|oder) (?:warum|wieso|weshalb|wie|was|wann|wo|wer|wen|wem|welche\w*)\b"
    r"[^,]*\?$",
)
OPPOSITES = _any(
    r"\b(?:vorteile|stärken|chancen) und (?:nachteile|schwächen|risiken)\b",
    r"\bvor- und nachteile\b",
)
HYPOTHETICAL = _any(
    r"\bstellen sie sich vor\b", r"\bangenommen\b", r"\bwürden sie\b[^?]*\bwenn\b",
    r"\bwenn\b[^?]*\bwürden sie\b",
)  # fmt: skip
