"""The kinds of questions, as the researcher wrote them.

Shorthands of the YAML are normalised here, so that a questionnaire written out and read
again is the same questionnaire. What surrounds the questions is in `questionnaire`.
"""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Literal

from pydantic import Field, field_validator, model_validator

from agent.codebook import Codebook
from agent.nouns import Noun, OptionId, QuestionId, Text, readable, spoken

Missing = Literal["dont_know", "refused", "not_applicable"]
MISSING: tuple[Missing, ...] = ("dont_know", "refused", "not_applicable")
Trigger = Literal[
    "short", "vague", "no_reason", "extreme", "contradiction", "abstract", "always", "emerging"
]
Expression = Annotated[str, Field(max_length=2000)]


class Band(Noun):
    """The numbers an option stands for: `low` included, `high` excluded, None unbounded."""

    low: float | None = None
    high: float | None = None


class Option(Noun):
    """One of the answers to choose from."""

    id: OptionId
    label: Text | None = None
    aliases: tuple[str, ...] = ()
    sayings: tuple[str, ...] = ()
    description: Text | None = None
    exclusive: bool = False
    specify: bool = False
    pin: Literal["first", "last"] | None = None
    band: Band | None = None
    when: Expression | None = None

    @model_validator(mode="before")
    @classmethod
    def _shorthand(cls, given: object) -> object:
        """Let an option be written as its id alone, and a band as `[low, high]`."""
        if isinstance(given, str):
            return {"id": given}
        band = given.get("band") if isinstance(given, Mapping) else None
        if isinstance(given, Mapping) and isinstance(band, (list, tuple)) and len(band) <= 2:
            low, high = [*band, None, None][:2]
            return {**given, "band": {"low": low, "high": high}}
        return given

    def words(self, language: str = "en") -> str:
        """The label, or the id in words."""
        return spoken(self.label, language) or readable(self.id)


class Item(Noun):
    """A row of a grid or rating, or one round of a loop; `show_if` is its base."""

    id: OptionId
    label: Text | None = None
    aliases: tuple[str, ...] = ()
    description: Text | None = None
    show_if: Expression | None = None
    base_label: Text | None = None
    pin: Literal["first", "last"] | None = None

    @model_validator(mode="before")
    @classmethod
    def _shorthand(cls, given: object) -> object:
        """Let an item be written as its id alone."""
        return {"id": given} if isinstance(given, str) else given

    def words(self, language: str = "en") -> str:
        """The label, or the id in words."""
        return spoken(self.label, language) or readable(self.id)


class Scale(Noun):
    """Whole numbers from `low` to `high`, with words at some of them."""

    low: int = 1
    high: int = 7
    labels: dict[int, Text] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _shorthand(cls, given: object) -> object:
        """Let a scale be written as `[1, 7]`."""
        if isinstance(given, (list, tuple)) and len(given) == 2:
            return {"low": given[0], "high": given[1]}
        return given


class Probe(Noun):
    """When and how an answer may be followed up; `ask` holds the researcher's own probes."""

    max: int = Field(default=1, ge=0, le=5)
    when: tuple[Trigger, ...] = ("short", "vague", "no_reason")
    ask: tuple[Text, ...] = ()
    avoid: tuple[str, ...] = ()


class Terminate(Noun):
    """How an interview ends when `terminate_if` holds."""

    status: Literal["screened_out", "completed", "quota_full"] = "screened_out"
    reason: str = ""


class Loop(Noun):
    """Ask once per item: the question's own (`over: items`) or those of another question."""

    over: QuestionId = "items"
    name: QuestionId = Field(default="item", alias="as")
    where: Expression | None = None


class CarryForward(Noun):
    """Keep only what was, or was not, chosen at an earlier question."""

    source: QuestionId = Field(alias="from")
    keep: Literal["selected", "not_selected"] = "selected"


class Randomize(Noun):
    """Shuffle options or rows, by a seed kept with the respondent; a scale is never shuffled."""

    options: bool = False
    rows: bool = False
    seed: Literal["respondent"] = "respondent"

    @model_validator(mode="before")
    @classmethod
    def _shorthand(cls, given: object) -> object:
        """Let it be written as `rows`, `items` or `options`."""
        return {"rows" if given == "items" else given: True} if isinstance(given, str) else given


class _Question(Noun):
    """What every question has, asked or derived."""

    id: QuestionId
    text: Text = ""
    title: Text | None = None
    section: QuestionId | None = None
    show_if: Expression | None = None
    base_label: Text | None = None
    note: str = ""

    def words(self, language: str = "en") -> str:
        """A short name of the question, for progress, tables and figures."""
        return spoken(self.title, language) or readable(self.id)


class _Asked(_Question):
    """What every question that is put to a respondent has."""

    text: Text
    help: Text | None = None
    optional: bool = False
    allow: tuple[Missing, ...] = ()
    terminate_if: Expression | None = None
    terminate: Terminate = Terminate()
    probe: Probe | None = None
    loop: Loop | None = None

    @field_validator("loop", mode="before")
    @classmethod
    def _plain_loop(cls, given: object) -> object:
        """Let `loop: true` stand for the question's own items."""
        return {True: {}, False: None}[given] if isinstance(given, bool) else given


class _Choices(_Asked):
    """A question with options."""

    options: tuple[Option, ...] = ()
    options_from: QuestionId | None = None
    carry_forward: CarryForward | None = None
    randomize: Randomize = Randomize()

    @model_validator(mode="before")
    @classmethod
    def _marked_options(cls, given: object) -> object:
        """Let `exclusive: [none]` and `other_specify: other` mark options from outside."""
        if not isinstance(given, Mapping) or not isinstance(given.get("options"), (list, tuple)):
            return given
        data: dict[str, Any] = dict(given)
        for key, mark in (("exclusive", "exclusive"), ("other_specify", "specify")):
            named = _named(key, data.pop(key, ()), data["options"])
            data["options"] = [
                _marked(option, mark) if str(_id_of(option)) in named else option
                for option in data["options"]
            ]
        return data


class Single(_Choices):
    """Exactly one option; `unit` says what the options' bands count (weeks, months, percent)."""

    type: Literal["single"] = "single"
    unit: str | None = None


class Multi(_Choices):
    """Any number of options, from `min` to `max`."""

    type: Literal["multi"] = "multi"
    min: int | None = Field(default=None, ge=0)
    max: int | None = Field(default=None, ge=1)


class Grid(_Choices):
    """The same options for every item; with `loop`, item by item, else the whole at once."""

    type: Literal["grid"] = "grid"
    items: tuple[Item, ...] = ()
    aware: tuple[OptionId, ...] = ()


class Rating(_Asked):
    """A number on a scale, for every item or for the question as a whole."""

    type: Literal["rating"] = "rating"
    scale: Scale = Scale()
    items: tuple[Item, ...] = ()
    carry_forward: CarryForward | None = None
    randomize: Randomize = Randomize()


class Number(_Asked):
    """A number or an amount; `bands` are the brackets in which it is reported."""

    type: Literal["number"] = "number"
    min: float | None = None
    max: float | None = None
    soft_min: float | None = None
    soft_max: float | None = None
    unit: str | None = None
    decimals: int = Field(default=0, ge=0, le=6)
    accept: tuple[
        Literal["number", "range", "days", "weeks", "months", "years", "percent"], ...
    ] = ("number",)
    bands: tuple[Option, ...] = ()


class Open(_Asked):
    """A free answer; what it is for, what a good one holds and what it may mean."""

    type: Literal["open"] = "open"
    objective: Text | None = None
    good_answer: Text | None = None
    codebook: Codebook | None = None
    max_chars: int = Field(default=10_000, ge=100, le=100_000)
    probe: Probe | None = Probe()


class Derived(_Question):
    """A segment computed from other answers: the first option whose `when` holds."""

    type: Literal["derived"] = "derived"
    options: tuple[Option, ...]


def _named(key: str, given: object, options: Iterable[object]) -> frozenset[str]:
    """Read which options are marked; a name that none of them has is refused, never dropped."""
    listed = tuple(given) if isinstance(given, (list, tuple)) else (given,)
    known = {str(_id_of(option)) for option in options}
    for name in listed:
        if isinstance(name, bool) or str(name) not in known:
            raise ValueError(f"'{key}' names '{name}', which is not one of the options")
    return frozenset(map(str, listed))


def _id_of(option: object) -> object:
    return option.get("id") if isinstance(option, Mapping) else option


def _marked(option: object, mark: str) -> object:
    return {**option, mark: True} if isinstance(option, Mapping) else {"id": option, mark: True}
