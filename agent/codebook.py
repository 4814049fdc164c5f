"""What answers may mean: codes with definitions, and judgements that show their words.

A codebook is data of the researcher's; a `Judgement` is one coder's claim about one
answer, append-only. The current value of an answer is computed from its judgements.
Not here: how codes are found in an answer (`coder`), or where they are kept (`store`).
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, Literal, Self

from pydantic import AwareDatetime, Field, model_validator

from agent.nouns import Noun, OptionId, QuestionId, Text, readable, spoken

Value = str | float | None
Place = tuple[str, str, str | None]
"""An interview, a question, and the item where it has items."""

State = Literal[
    "coded",
    "not_mentioned",
    "dont_know",
    "refused",
    "no_answer",
    "not_asked",
    "unclear",
    "off_topic",
]
Status = Literal["suggested", "accepted", "edited", "rejected", "adjudicated", "stale", "withdrawn"]
"""`withdrawn`: a person takes their own word on this value back; nothing of it stands."""
Source = Literal["closed", "parsed", "model", "human"]


class Examples(Noun):
    """Answers that do and do not carry a code."""

    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


class _Digested(Noun):
    """A noun with a hash over what defines it, which is found once: keys ask for it very often."""

    def defining(self) -> object:
        """What the hash is over, as JSON."""
        raise NotImplementedError

    @cached_property
    def digest(self) -> str:
        """A hash over what defines this."""
        return digest(self.defining())

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Copy, with a hash of its own."""
        copied = super().model_copy(update=update, deep=deep)
        copied.__dict__.pop("digest", None)
        return copied


class Code(_Digested):
    """One thing an answer may mean.

    patterns: words or phrases whose presence suggests the code; `*` stands for any ending
    of a word, never for a regular expression.
    """

    label: Text | None = None
    definition: Text = ""
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    examples: Examples = Examples()
    patterns: tuple[str, ...] = ()
    net: OptionId | None = None
    kind: str | None = None
    status: Literal["candidate", "active", "merged", "retired"] = "active"
    origin: Literal["deductive", "inductive"] = "deductive"
    merged_into: OptionId | None = None

    @model_validator(mode="before")
    @classmethod
    def _plain_lists(cls, given: object) -> object:
        """Let a researcher write one string for a list, and a list for positive examples."""
        if not isinstance(given, Mapping):
            return given
        data = dict(given)
        for key in ("include", "exclude", "patterns"):
            if isinstance(data.get(key), str):
                data[key] = (data[key],)
        if isinstance(data.get("examples"), (list, tuple, str)):
            said = data["examples"]
            data["examples"] = {"yes": (said,) if isinstance(said, str) else tuple(said)}
        return data

    def defining(self) -> object:
        """What defines the code; its label and status may change without it."""
        return self.model_dump(include={"definition", "include", "exclude", "examples", "patterns"})


class Codebook(_Digested):
    """The codes of one open question."""

    version: str = "1"
    codes: dict[OptionId, Code] = Field(default_factory=dict)
    nets: dict[OptionId, Text] = Field(default_factory=dict)

    def defining(self) -> object:
        """All that coding depends on."""
        return {name: code.digest for name, code in self.active.items()}

    @property
    def active(self) -> dict[str, Code]:
        """The codes a coder may give."""
        return {name: code for name, code in self.codes.items() if code.status == "active"}

    def members(self) -> dict[str, tuple[str, ...]]:
        """The codes under each net, in the order of the codebook."""
        nets: dict[str, list[str]] = {net: [] for net in self.nets}
        for name, code in self.active.items():
            if code.net:
                nets.setdefault(code.net, []).append(name)
        return {net: tuple(names) for net, names in nets.items()}

    def label(self, name: str, language: str = "en") -> str:
        """The words for a code or a net."""
        code = self.codes.get(name)
        text = code.label if code else self.nets.get(name)
        return spoken(text, language) or readable(name)


class Recipe(Noun):
    """Where a judgement comes from; recipe and input together are the cache key."""

    coder: str
    model: str = ""
    prompt: str = ""
    codebook: str = ""
    transcript: str = ""
    seed: int = 0


class Evidence(Noun):
    """The respondent's own words that carry a judgement.

    start, end: Unicode code points into the text of turn `turn`, end excluded, so that
    `text[start:end] == quote`. coverage: the share of the claimed quote that was found.
    prompted: only a follow-up that named the code brought it up.
    """

    turn: int
    start: int = Field(ge=0)
    end: int
    quote: str
    match: Literal["exact", "normalised", "ellipsis", "fuzzy"] = "exact"
    coverage: float = Field(default=1.0, ge=0, le=1)
    prompted: bool = False


class Idea(Noun):
    """Something said that no code fits, and the words that hold it."""

    name: str
    evidence: Evidence


class Judgement(Noun):
    """One coder's claim about one answer; corrections are further judgements, never updates.

    value: an option, a code or a number, or None where `state` is not `coded`. ideas: what the
    same answer said beside all codes; they stand with the first judgement of a pass.
    """

    interview: str
    respondent: str
    question: QuestionId
    item: OptionId | None = None
    value: Value = None
    state: State = "coded"
    evidence: tuple[Evidence, ...] = ()
    confidence: float = Field(default=1.0, ge=0, le=1)
    confidence_from: str = ""
    source: Source
    recipe: Recipe
    status: Status = "suggested"
    reviewer: str | None = None
    reason: str = ""
    ideas: tuple[Idea, ...] = ()
    at: AwareDatetime


def digest(value: object) -> str:
    """Hash any JSON value, the same for equal values: 16 hexadecimal digits."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def current(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Keep what stands: per answer and value the latest human's word, else the latest pass's.

    judgements: in the order in which they were appended. A pass of a coder replaces that
    answer's former passes; a person's judgements outlive all passes. Where a person takes
    a word back, what stood before it stands again.
    """
    passes: dict[Place, dict[Value, Judgement]] = {}
    people: dict[Place, dict[Value, dict[str | None, Judgement]]] = {}
    for one in judgements:
        place = (one.interview, one.question, one.item)
        if one.source == "human":
            words = people.setdefault(place, {}).setdefault(one.value, {})
            words.pop(one.reviewer, None)
            if one.status != "withdrawn":
                words[one.reviewer] = one
            continue
        latest = passes.setdefault(place, {})
        last = next(iter(latest.values()), None)
        if last is not None and last.at != one.at:
            latest.clear()
        latest[one.value] = one
    human = {
        place: {value: [*words.values()][-1] for value, words in values.items() if words}
        for place, values in people.items()
    }
    merged = {
        place: {**passes.get(place, {}), **human.get(place, {})} for place in [*passes, *human]
    }
    return tuple(one for values in merged.values() for one in values.values())


class Stale(Noun):
    """A person's word on a code that has been coded anew by another codebook since.

    now: what the coder gives today; None where it no longer gives that code.
    """

    human: Judgement
    now: Judgement | None

    @property
    def differs(self) -> bool:
        """Whether the coder and the person disagree today."""
        stands = self.human.state == "coded" and self.human.status != "rejected"
        return stands != (self.now is not None and self.now.state == "coded")

    def __str__(self) -> str:
        """Tell the difference in a few words."""
        name = self.human.value or "nothing"
        if not self.differs:
            return f"the coder still agrees on {name}"
        return f"the coder now gives {name}" if self.now else f"the coder gives {name} no more"


def stale(judgements: Iterable[Judgement]) -> tuple[Stale, ...]:
    """Find what people said before the codes changed; nothing of it is overwritten.

    judgements: in the order in which they were appended.
    """
    passes: dict[Place, dict[Value, Judgement]] = {}
    human: dict[tuple[Place, Value], tuple[Judgement, str]] = {}
    for one in judgements:
        place = (one.interview, one.question, one.item)
        if one.source == "human":
            seen = next(iter(passes.get(place, {}).values()), None)
            book = one.recipe.codebook or (seen.recipe.codebook if seen else "")
            human.pop((place, one.value), None)
            if one.status != "withdrawn":
                human[place, one.value] = (one, book)
            continue
        latest = passes.setdefault(place, {})
        if latest and next(iter(latest.values())).at != one.at:
            latest.clear()
        latest[one.value] = one
    found = []
    for (place, value), (one, book) in human.items():
        now = passes.get(place, {})
        books = {each.recipe.codebook for each in now.values() if each.at > one.at}
        if book and books and books != {book}:
            found.append(Stale(human=one, now=now.get(value)))
    return tuple(found)
