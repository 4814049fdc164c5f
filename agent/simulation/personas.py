"""Who the synthetic respondents are: what each of them would truly answer, and how they talk.

Answers are dealt question by question over the whole wave, so that even a small wave has
the shares that were asked for; bases and conditions are those of the questionnaire. Not
here: what a persona says to a turn (`speech`).
"""

import hashlib
import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from pydantic import Field

from agent import routing
from agent.nouns import Noun, OptionId, QuestionId
from agent.questionnaire import AskedQuestion, Derived, Open, Questionnaire
from agent.routing import Answers
from agent.simulation import bases, dealing
from agent.simulation.allotment import Allotment
from agent.simulation.bases import Row
from agent.simulation.dealing import Value
from agent.simulation.steering import Aim, Spread, Steering, Style

Truth = Value | dict[OptionId, Value]
DEFAULT: Style = "plain"
REFUSING_SHARE = 0.3


class Persona(Noun):
    """One synthetic respondent.

    truth: per question that applies to the persona, an option's id, several ids, a number,
    the name of a missing answer (`refused`, `dont_know`), or any of these per item; of an
    open question the codes that the persona has in mind. topics: what it has in mind at
    open questions that no code of the codebook covers.
    """

    respondent: str
    seed: int
    styles: tuple[Style, ...] = ("plain",)
    truth: dict[QuestionId, Truth] = Field(default_factory=dict)
    topics: dict[QuestionId, tuple[str, ...]] = Field(default_factory=dict)
    steering: Steering = Field(default_factory=Steering, exclude=True, repr=False)

    def chance(self, *about: object) -> random.Random:
        """Give the source of chance for one occasion, the same on every machine and run."""
        text = "|".join(str(part) for part in (self.seed, *about))
        return random.Random(int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big"))


@dataclass(slots=True)
class _Draft:
    """A persona in the making. known: its answers as conditions see them."""

    seed: int
    styles: tuple[Style, ...]
    truth: dict[str, Truth] = field(default_factory=dict)
    topics: dict[str, tuple[str, ...]] = field(default_factory=dict)
    known: Answers = field(default_factory=dict)
    ended: bool = False


def truth_of(persona: Persona, question: str, item: str | None = None) -> Value | None:
    """Tell what a persona truly answers to a question or one of its items.

    None: it does not apply, or an open answer holds nothing that could be coded.
    """
    value = persona.truth.get(question)
    if isinstance(value, dict):
        return value.get(item or "")
    return value


def draw(
    questionnaire: Questionnaire, steering: Steering, *, n: int, seed: int
) -> tuple[Persona, ...]:
    """Draw `n` personas; the same seed gives the same personas."""
    drafts = _drafts(steering, n, seed)
    segment = steering.segment or questionnaire.segment
    for question in _in_order(questionnaire, segment):
        alive = [one for one in drafts if not one.ended]
        if isinstance(question, Derived):
            for one in alive:
                _derive(question, one)
            continue
        table = _Table(questionnaire, steering, segment, question)
        table.fill(alive, _chance(seed, question.id))
    return tuple(
        Persona(
            respondent=f"S{index:03d}",
            seed=one.seed,
            styles=one.styles,
            truth=one.truth,
            topics=one.topics,
            steering=steering,
        )
        for index, one in enumerate(drafts, start=1)
    )


def _chance(*about: object) -> random.Random:
    return random.Random("|".join(str(part) for part in about))


def _drafts(steering: Steering, n: int, seed: int) -> list[_Draft]:
    rng = _chance(seed, "styles")
    allotment = Allotment(rng)
    names: dict[str, Style] = {style: style for style in steering.styles}
    weights = {name: steering.styles[style] for name, style in names.items()}
    styles = [names[name] for name in allotment.singles(n, weights)] or [DEFAULT] * n
    mistyping = set(rng.sample(range(n), allotment.some(n, steering.badly_typed, "typed")))
    return [
        _Draft(
            seed=_chance(seed, "persona", index).getrandbits(48),
            styles=(style, "typing_badly") if index in mistyping else (style,),
        )
        for index, style in enumerate(styles)
    ]


def _in_order(
    questionnaire: Questionnaire, segment: str | None
) -> Sequence[AskedQuestion | Derived]:
    """Put the segment first, where it depends on nothing, so that all else can follow it."""
    first = questionnaire.by_id.get(segment or "")
    if first is None or isinstance(first, Derived) or first.show_if:
        return questionnaire.questions
    return (first, *(one for one in questionnaire.questions if one.id != first.id))


def _derive(question: Derived, draft: _Draft) -> None:
    value = routing.derived(question, draft.known)
    if value is not None and routing.holds(question.show_if, draft.known):
        draft.known[question.id] = value


@dataclass(frozen=True, slots=True)
class _Table:
    """One question, about to be answered by everybody."""

    questionnaire: Questionnaire
    steering: Steering
    segment: str | None
    question: AskedQuestion

    def fill(self, drafts: Sequence[_Draft], rng: random.Random) -> None:
        """Give every draft its answer, its knowledge of it, and its end if it ends there."""
        asked = [(one, bases.rows(self.questionnaire, self.question, one.known)) for one in drafts]
        by_row: dict[Row, list[_Draft]] = {}
        missing = self._missing([one for one, rows in asked if rows], rng)
        for one, rows in asked:
            if id(one) in missing:
                one.truth[self.question.id] = missing[id(one)]
                continue
            for row in rows:
                by_row.setdefault(row, []).append(one)
        for row, group in by_row.items():
            self._deal(row, group, rng)
        for one, rows in asked:
            if rows:
                self._learn(one)

    def _missing(self, drafts: list[_Draft], rng: random.Random) -> dict[int, str]:
        question, aim = self.question, self.steering.aim(self.question.id)
        if question.terminate_if or question.id == self.segment:
            return {}
        chosen: dict[int, str] = {}
        for state, percent in (("refused", aim.refused), ("dont_know", aim.dont_know)):
            if state not in question.allow:
                continue
            count = Allotment(rng).some(len(drafts), percent, state)
            chosen |= {id(one): state for one in rng.sample(drafts, count)}
        if "refused" in question.allow:
            shy = [one for one in drafts if "refusing" in one.styles]
            chosen |= {id(one): "refused" for one in shy if rng.random() < REFUSING_SHARE}
        return chosen

    def _deal(self, row: Row, group: list[_Draft], rng: random.Random) -> None:
        aim = self.steering.aim(self.question.id, row)
        allotment = Allotment(rng)
        strata: dict[tuple[str, tuple[str, ...]], tuple[Spread, list[_Draft]]] = {}
        for one in group:
            name, spread = self._spread(aim, one)
            offered = bases.options(self.questionnaire, self.question, one.known)
            key = (name, tuple(option.id for option in offered))
            strata.setdefault(key, (spread, []))[1].append(one)
        for key in sorted(strata):
            spread, members = strata[key]
            rng.shuffle(members)
            hand = dealing.Hand(
                self.question,
                bases.options(self.questionnaire, self.question, members[0].known),
                aim,
                spread,
                members[0].known,
            )
            values = dealing.deal(hand, len(members), allotment, rng)
            for one, value in zip(members, values, strict=True):
                self._write(one, row, value)

    def _spread(self, aim: Aim, draft: _Draft) -> tuple[str, Spread]:
        """Find the spread that holds for one draft, with a name for its stratum."""
        name, spread = "", aim.overall
        segment = str(draft.known.get(self.segment or "", ""))
        if segment in aim.by:
            name, spread = segment, aim.by[segment].over(spread)
        for place, rule in enumerate(aim.given):
            if routing.holds(rule.when, draft.known):
                return f"{name}:{place}", rule.over(spread)
        return name, spread

    def _write(self, draft: _Draft, row: Row, value: Value) -> None:
        for rule in self.steering.aim(self.question.id).instead:
            if isinstance(value, str) and value in rule.swap:
                value = rule.swap[value] if routing.holds(rule.when, draft.known) else value
        if isinstance(self.question, Open) and isinstance(value, tuple):
            book = self.question.codebook
            codes = book.active if book else {}
            beside = tuple(one for one in value if one not in codes)
            if beside:
                draft.topics[self.question.id] = beside
            value = tuple(one for one in value if one in codes)
        if row is None:
            draft.truth[self.question.id] = value
            return
        rows = draft.truth.setdefault(self.question.id, {})
        if isinstance(rows, dict):
            rows[row] = value

    def _learn(self, draft: _Draft) -> None:
        question = self.question
        truth = draft.truth.get(question.id)
        if truth is not None:
            draft.known[question.id] = "answered" if isinstance(question, Open) else truth
        if question.terminate_if and routing.holds(question.terminate_if, draft.known):
            draft.ended = True
            order = [one.id for one in self.questionnaire.questions]
            reached = order[: order.index(question.id) + 1]
            draft.truth = {name: draft.truth[name] for name in reached if name in draft.truth}
