"""What a wording rule finds: the question, the rule, what is wrong and the mend."""

from typing import Literal

from agent.nouns import Noun, QuestionId

Rule = Literal[
    "absolute", "acronym", "assumed", "double", "gap", "hypothetical", "leading", "loaded", "long",
    "many_options", "negation", "no_midpoint", "no_question", "no_way_out", "overlap",
    "scale_ends", "too_long", "unbalanced", "vague",
]  # fmt: skip
Path = tuple[str | int, ...]


class Finding(Noun):
    """One thing about the wording for a person to weigh; `path` leads to it by keys."""

    severity: Literal["warning"] = "warning"
    question: QuestionId | None
    rule: Rule
    path: Path
    what: str
    mend: str


class Objection(Noun):
    """What a rule says of a text, before it is known where the text stands."""

    rule: Rule
    what: str
    mend: str
