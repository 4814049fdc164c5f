"""What all nouns of this project share: they are frozen, and refuse keys they do not know."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$")]
"""An ISO 639 code, such as `en` or `de`."""

Text = Annotated[str, StringConstraints(min_length=1)] | dict[Language, str]
"""Words for people: one string, or one per language."""

QuestionId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_]{0,63}$")]
"""The id of a question, section, quota or check: a name that expressions can use."""

OptionId = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.\-]{0,63}$"),
    "option, item or code",
]
"""The id of an option, item or code."""


class Noun(BaseModel):
    """A frozen value that refuses unknown keys."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", populate_by_name=True, allow_inf_nan=False
    )


def spoken(text: Text | None, language: str = "en") -> str:
    """Give `text` in `language`, else in English, else in the first language it has."""
    match text:
        case None:
            return ""
        case str():
            return text
        case _:
            chosen = text.get(language) or text.get("en")
            return chosen or next(iter(text.values()), "")


def readable(identifier: str) -> str:
    """Turn an id into words, for options that state no label: `phase_1` → `Phase 1`."""
    words = identifier.replace("_", " ").replace("-", " ").strip()
    return words[:1].upper() + words[1:]
