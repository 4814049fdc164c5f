"""A language model as coder: one call per respondent and section, and nothing unproved.

    ask ─▶ Model.fill ─▶ checks ─▶ (only what failed, once or twice again)
        ─▶ (once more without their names, where codes are named and not proved there) ─▶ judgements

What still fails is kept as doubt and flagged, with what was claimed and why it was refused.
What no code fits is kept as a residual, from which a person may make a code.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from agent.codebook import Code, Codebook, Evidence, Idea, Judgement, Recipe, State
from agent.coder.asking import Ask, Coding, Part, blocks, codebook_text, shape_of
from agent.coder.checks import Fault, Proved, checked, proof, refused
from agent.coder.hearing import heard
from agent.coder.naming import named_elsewhere, without
from agent.errors import ModelMisbehaved
from agent.llm import Block, Model
from agent.printable import printable
from agent.prompts import Prompt
from agent.usage import Usage

NAME = "model-1"
ROUNDS = 2
"""How often what failed is asked for again."""
MOST_TOKENS = 1200
AGAIN = "Your last reply could not be used. Give one JSON object with the keys named, and no more."
"""Sent with a second try, which is thereby another call to a provider that knew the first."""
UNPROVED = "the respondent names this code, and says nothing else that carries it"
SURE, ALIKE, SIDEWAYS = 0.85, 0.7, 0.1
"""Confidence in a code whose words stand there, or nearly; less what a repair or prompt takes."""


class Outcome(NamedTuple):
    """What one call, with its repairs, came to."""

    judgements: tuple[Judgement, ...]
    usage: Usage
    faults: tuple[Fault, ...]


class Sent(NamedTuple):
    """What one call sends: the constant part, the turns, the shape of the reply, its length."""

    instruction: str
    data: tuple[Block, ...]
    shape: type[Coding]
    most_tokens: int


class _Draft(NamedTuple):
    """What stands after some rounds. repaired: the places that only a repair brought."""

    proved: tuple[Proved, ...]
    faults: tuple[Fault, ...]
    first: Coding
    usage: Usage
    repaired: frozenset[tuple[str, str]]


@dataclass(frozen=True)
class ModelCoder:
    """Codes by asking a model; raises ModelUnavailable where it cannot be asked."""

    model: Model
    prompt: Prompt

    def code(self, ask: Ask, *, at: datetime) -> Outcome:
        """Judge one respondent's answers to one section. at: the time of the pass."""
        draft = self._asked(ask, blocks(ask))
        for _ in range(ROUNDS):
            if not draft.faults:
                break
            draft = self._repaired(ask, draft)
        return self._outcome(ask, self._confirmed(ask, draft), at)

    def sent(self, ask: Ask) -> Sent:
        """Tell what is sent for a call, for those who carry it another way."""
        return Sent(self._instruction(ask), blocks(ask), shape_of(ask), MOST_TOKENS)

    def judged(self, ask: Ask, coding: Coding, usage: Usage, *, at: datetime) -> Outcome:
        """Judge by a reply that came another way, proved alike; nothing is asked again."""
        proved, faults = checked(ask, coding)
        named = named_elsewhere(ask, proved)
        lost = [one for one in proved if (one.question, one.code) in named]
        kept = tuple(one for one in proved if one not in lost)
        doubts = (*faults, *(refused(one, UNPROVED) for one in lost))
        return self._outcome(ask, _Draft(kept, doubts, coding, usage, frozenset()), at)

    def _outcome(self, ask: Ask, draft: _Draft, at: datetime) -> Outcome:
        judged: list[Judgement] = []
        for part in ask.parts:
            few = list(self._judged(ask, part, draft, at))
            ideas = tuple(_ideas(ask, part, draft.first))
            few[0] = few[0].model_copy(update={"ideas": ideas})
            judged += few
        return Outcome(tuple(judged), draft.usage, draft.faults)

    def recipe(self, part: Part) -> Recipe:
        """Say what this coder's judgements of an answer depend on."""
        book = part.answer.question.codebook or Codebook()
        return Recipe(
            coder=NAME,
            model=self.model.name,
            prompt=self.prompt.digest,
            codebook=book.digest,
            transcript=heard(part.answer.replies),
        )

    def _instruction(self, ask: Ask) -> str:
        return self.prompt.filled({"codebook": codebook_text(ask.parts)})

    def _asked(self, ask: Ask, sent: tuple[Block, ...]) -> _Draft:
        """Ask for the codes; sent: the answers as they are sent."""
        instruction, shape = self._instruction(ask), shape_of(ask)
        spent = Usage()
        try:
            filled = self.model.fill(instruction, sent, shape, most_tokens=MOST_TOKENS)
        except ModelMisbehaved as error:
            spent = error.usage or Usage()
            data = (*sent, Block(name="again", text=AGAIN))
            filled = self.model.fill(instruction, data, shape, most_tokens=MOST_TOKENS)
        proved, faults = checked(ask, filled.value)
        return _Draft(proved, faults, filled.value, spent + filled.usage, frozenset())

    def _repaired(self, ask: Ask, draft: _Draft) -> _Draft:
        """Ask again for the claims that failed, and for nothing else."""
        named = "\n".join(str(one) for one in draft.faults)
        wanted = f"{named}\nGive under mentions only these, put right, or leave them out."
        data = (*blocks(ask), Block(name="failed", text=wanted))
        try:
            filled = self.model.fill(
                self._instruction(ask), data, shape_of(ask), most_tokens=MOST_TOKENS
            )
        except ModelMisbehaved as error:
            return draft._replace(usage=draft.usage + (error.usage or Usage()))
        places = {(one.question, one.mention.code) for one in draft.faults}
        proved, faults = checked(ask, filled.value)
        new = [one for one in proved if (one.question, one.code) in places]
        left = [one for one in faults if (one.question, one.mention.code) in places]
        repaired = {(one.question, one.code) for one in new}
        return draft._replace(
            proved=(*draft.proved, *(one for one in new if one not in draft.proved)),
            faults=tuple(left),
            usage=draft.usage + filled.usage,
            repaired=draft.repaired | repaired,
        )

    def _confirmed(self, ask: Ask, draft: _Draft) -> _Draft:
        """Read once more, without their names, where codes are named and not proved there."""
        named = named_elsewhere(ask, draft.proved)
        if not named:
            return draft
        try:
            again = self._asked(ask, blocks(without(ask, named.values())))
        except ModelMisbehaved as error:
            return draft._replace(usage=draft.usage + (error.usage or Usage()))
        given = {(one.question, one.code) for one in again.proved}
        kept = [
            one
            for one in draft.proved
            if (one.question, one.code) not in named or (one.question, one.code) in given
        ]
        known = {(one.question, one.code) for one in kept}
        new = [one for one in again.proved if (one.question, one.code) not in known]
        lost = [one for one in draft.proved if one not in kept]
        return draft._replace(
            proved=(*kept, *new),
            faults=(*draft.faults, *(refused(one, UNPROVED) for one in lost)),
            usage=draft.usage + again.usage,
        )

    def _judged(self, ask: Ask, part: Part, draft: _Draft, at: datetime) -> Iterator[Judgement]:
        question = part.answer.question.id
        own = [one for one in draft.proved if one.question == question]
        failed = [one for one in draft.faults if one.question == question]
        blank = Judgement(
            interview=ask.interview,
            respondent=ask.respondent,
            question=question,
            item=part.answer.item,
            source="model",
            recipe=self.recipe(part),
            confidence_from="evidence",
            at=at,
        )
        for code in dict.fromkeys(one.code for one in own):
            evidence = _evidence(one.evidence for one in own if one.code == code)
            less = SIDEWAYS if (question, code) in draft.repaired else 0.0
            update = {
                "value": code,
                "evidence": evidence,
                "confidence": round(_confidence(evidence) - less, 3),
            }
            yield blank.model_copy(update=update)
        if failed:
            update = {"state": "unclear", "confidence": 0.0, "reason": _reasons(failed)}
            yield blank.model_copy(update=update)
        elif not own:
            yield blank.model_copy(update={"state": _state(question, draft.first)})


def _evidence(found: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The places of a code, each once; it is prompted only if all of them are."""
    places = tuple(dict.fromkeys(found))
    if all(one.prompted for one in places):
        return places
    return tuple(one.model_copy(update={"prompted": False}) for one in places)


def _confidence(evidence: tuple[Evidence, ...]) -> float:
    best = max(SURE if one.match in ("exact", "normalised") else ALIKE for one in evidence)
    return best - (SIDEWAYS if evidence[0].prompted else 0.0)


def _reasons(failed: Iterable[Fault]) -> str:
    return "; ".join(f"{one.step}: {one}" for one in failed)[:1000]


def _state(question: str, coding: Coding) -> State:
    found = next((one.state for one in coding.states if one.question == question), None)
    return found or "not_mentioned"


def _ideas(ask: Ask, part: Part, coding: Coding) -> Iterator[Idea]:
    """Keep leftovers whose words were said; the idea's name is the model's."""
    for one in coding.residual:
        place = ask.turns.get(one.turn)
        if place is None or place[0] is not part or not one.idea.strip():
            continue
        book = part.answer.question.codebook
        evidence = proof(one.quote, place[1], name="", code=Code(), book=book)
        if evidence and printable(one.idea):
            yield Idea(name=one.idea.strip(), evidence=evidence)
