"""What a model fills for one reply: the part that may be shown first, the values after it."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from agent.nouns import Noun

Named = Annotated[str, StringConstraints(max_length=64)]


class Meant(Noun):
    """One value that a reply gives; item: the row of a grid or rating, else empty."""

    question: Named
    item: Named = ""
    value: Named
    quote: str = Field(default="", max_length=200)


class Understanding(Noun):
    """One reply as a model understands it; the order of the fields is the order of writing."""

    intent: Literal[
        "answer", "refused", "dont_know", "not_applicable", "question_back", "off_topic"
    ] = "answer"
    sufficiency: Literal["yes", "partly", "no"] = "yes"
    issue: Literal["none", "vague", "short", "abstract", "no_reason"] = "none"
    anchor: str = Field(default="", max_length=80)
    acknowledgement: str = Field(default="", max_length=100)
    kind: Literal["none", "clarify", "detail", "example", "reason", "consequence", "contrast"] = (
        "none"
    )
    probe: str = Field(default="", max_length=200)
    values: tuple[Meant, ...] = Field(default=(), max_length=16)
