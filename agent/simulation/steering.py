"""How a synthetic wave is steered: shares, mentions and phrases, as a researcher writes them.

All figures are percentages of those asked. What is not steered has sensible defaults, so a
steering of nothing at all serves any questionnaire. Not here: the drawing (`personas`) and
the speaking (`speech`).
"""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any, Literal

import yaml
from pydantic import Field, ValidationError, model_validator

from agent.errors import BadInput
from agent.nouns import Noun, OptionId, QuestionId
from agent.questionnaire import Expression, Questionnaire

Style = Literal[
    "plain", "terse", "rambling", "hedging", "correcting", "refusing", "listing", "typing_badly",
    "asking_back", "one_word", "injecting", "straying", "contradicting", "gibberish",
]  # fmt: skip
DIFFICULT: tuple[Style, ...] = (
    "one_word", "injecting", "straying", "contradicting", "gibberish",
)  # fmt: skip
USUAL: dict[Style, float] = {
    "plain": 34, "terse": 18, "rambling": 12, "hedging": 12, "correcting": 8, "listing": 8,
    "asking_back": 5, "refusing": 3, "one_word": 1, "straying": 1, "contradicting": 1,
    "injecting": 0.5, "gibberish": 0.5,
}  # fmt: skip
SHIPPED = ("cdmo",)
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Spread(Noun):
    """How the answers to one question are spread over a group of respondents.

    shares: of the options of a single choice, or the bands of a number; weights, so they
    need not add up. mentions: per option of a multiple choice or code of an open answer,
    the percentage that gives it. nets: the percentage that gives at least one code of a
    net. mean, spread: of a rating or number, in its own units.
    """

    shares: dict[OptionId, float] = Field(default_factory=dict)
    mentions: dict[OptionId, float] = Field(default_factory=dict)
    nets: dict[OptionId, float] = Field(default_factory=dict)
    mean: float | None = None
    spread: float | None = Field(default=None, ge=0)

    def over(self, base: "Spread") -> "Spread":
        """Lay this spread over another: shares replace, mentions and nets are amended."""
        return Spread(
            shares=self.shares or base.shares,
            mentions={**base.mentions, **self.mentions},
            nets={**base.nets, **self.nets},
            mean=base.mean if self.mean is None else self.mean,
            spread=base.spread if self.spread is None else self.spread,
        )


class Rule(Spread):
    """A spread for those of whom `when` holds."""

    when: Expression


class Instead(Noun):
    """What nobody answers of whom `when` holds, and what they answer in its place."""

    when: Expression
    swap: dict[OptionId, OptionId]


class Aim(Spread):
    """The aim for one question or item: overall, by segment, and under conditions.

    by: per value of the segment. given: the first rule that holds goes before `by`.
    silent: the percentage whose open answer says nothing that could be coded. vague: whose
    first words are empty and who get specific only when probed.
    """

    by: dict[OptionId, Spread] = Field(default_factory=dict)
    given: tuple[Rule, ...] = ()
    instead: tuple[Instead, ...] = ()
    items: dict[OptionId, "Aim"] = Field(default_factory=dict)
    silent: float = Field(default=4, ge=0, le=100)
    vague: float = Field(default=10, ge=0, le=100)
    dont_know: float = Field(default=0, ge=0, le=100)
    refused: float = Field(default=0, ge=0, le=100)

    @property
    def overall(self) -> Spread:
        """The spread where neither a rule nor a segment says otherwise."""
        return Spread(
            shares=self.shares,
            mentions=self.mentions,
            nets=self.nets,
            mean=self.mean,
            spread=self.spread,
        )


class Bank(Noun):
    """What people say: utterances per option or code, and the frames that hold them.

    says: per option or code, ways of saying it: a clause for single choices and codes, a
    noun phrase for multiple choices, and for a grid a clause with `{items}` in it. names:
    per item, what people call it. frames: clauses with `{list}` in them. reasons: per
    option, why, once they are asked. vague, nothing: open answers that carry no code.
    context: sentences beside the point. other: what people specify for an "other".
    """

    says: dict[OptionId, tuple[str, ...]] = Field(default_factory=dict)
    names: dict[OptionId, tuple[str, ...]] = Field(default_factory=dict)
    frames: tuple[str, ...] = ()
    reasons: dict[OptionId, tuple[str, ...]] = Field(default_factory=dict)
    vague: tuple[str, ...] = ()
    nothing: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    other: tuple[str, ...] = ()


class Wave(Noun):
    """What differs in one wave; it is merged, key by key, into the rest."""

    styles: dict[Style, float] = Field(default_factory=dict)
    questions: dict[QuestionId, Aim] = Field(default_factory=dict)


class Steering(Noun):
    """A whole steering file.

    study: the id of the questionnaire it was written for. segment: the question whose
    values stand under `by`; None takes the questionnaire's own. styles: weights of the
    ways of talking. badly_typed: the percentage who also mistype.
    """

    study: str = ""
    segment: QuestionId | None = None
    styles: dict[Style, float] = Field(default_factory=lambda: dict(USUAL))
    badly_typed: float = Field(default=15, ge=0, le=100)
    questions: dict[QuestionId, Aim] = Field(default_factory=dict)
    words: dict[QuestionId, Bank] = Field(default_factory=dict)
    context: tuple[str, ...] = ()
    waves: dict[str, Wave] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _extended(cls, given: object) -> object:
        """Lay the file over the shipped steering that `extends` names."""
        if not isinstance(given, Mapping) or "extends" not in given:
            return given
        own = {key: value for key, value in given.items() if key != "extends"}
        if given["extends"] not in SHIPPED:
            raise ValueError(f"extends: there is no steering called {given['extends']!r}")
        return merged(_packaged(given["extends"]), own)

    def aim(self, question: str, item: str | None = None) -> Aim:
        """The aim for a question or one of its items; an empty one if it is not steered."""
        aim = self.questions.get(question, Aim())
        return aim.items.get(item, aim) if item else aim

    def bank(self, question: str) -> Bank:
        """The phrases for a question; an empty bank if there are none."""
        return self.words.get(question, Bank())

    def for_wave(self, name: str) -> "Steering":
        """The steering of the wave `name`; the general one if the wave has no section."""
        wave = self.waves.get(name)
        if wave is None:
            return self
        before = {name: aim.model_dump(exclude_unset=True) for name, aim in self.questions.items()}
        change = wave.model_dump(exclude_unset=True)
        after = merged(before, change.get("questions", {}))
        return self.model_copy(
            update={
                "questions": {name: Aim.model_validate(aim) for name, aim in after.items()},
                "styles": {**self.styles, **wave.styles},
            }
        )


def merged(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Merge two trees key by key; where both hold a value that is no tree, `over` wins."""
    result = dict(base)
    for key, value in over.items():
        known = result.get(key)
        both = isinstance(known, Mapping) and isinstance(value, Mapping)
        result[key] = merged(known, value) if both else value  # type: ignore[arg-type]  # both are mappings here
    return result


def read(text: str, *, where: str = "steering") -> Steering:
    """Read a steering from YAML; raises BadInput."""
    mend = "see docs/simulation.md for the form of a steering file"
    try:
        return Steering.model_validate(_tree(text))
    except yaml.YAMLError as error:
        raise BadInput(f"this is not YAML: {error}", where=where, mend=mend) from error
    except ValidationError as error:
        first = error.errors()[0]
        path = ".".join(str(part) for part in first["loc"])
        raise BadInput(f"{path}: {first['msg']}", where=where, mend=mend) from error


@cache
def shipped(name: str = "cdmo") -> Steering:
    """The steering that comes with the shipped instrument."""
    return Steering.model_validate(_packaged(name))


def steering_for(questionnaire: Questionnaire) -> Steering:
    """The shipped steering made for this questionnaire, else the defaults for any."""
    made = (shipped(name) for name in SHIPPED)
    return next((one for one in made if one.study == questionnaire.id), Steering())


@cache
def _packaged(name: str) -> dict[str, Any]:
    folder = resources.files("agent.simulation")
    parts = (f"{name}.yaml", f"{name}_closed.yaml", f"{name}_open.yaml")
    tree: dict[str, Any] = {}
    for part in parts:
        text = folder.joinpath(part).read_text(encoding="utf-8")
        tree = merged(tree, _tree(text))
    return tree


def _tree(text: str) -> dict[str, Any]:
    tree: dict[str, Any] = _LOADER(text).get_single_data() or {}
    return tree
