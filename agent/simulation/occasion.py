"""One turn as a persona meets it: who is asked what, in which form, with which chance."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from agent.questionnaire import AskedQuestion, Grid, Item, Multi, Option, Questionnaire, Single
from agent.questionnaire import Rating as RatingQuestion
from agent.simulation.personas import Persona
from agent.simulation.steering import Bank
from agent.transcript import Asked


class Utterance(NamedTuple):
    """What is said, and which codes it carries."""

    text: str
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Occasion:
    """A persona, asked. count: how often this persona has met this form of the step before."""

    persona: Persona
    questionnaire: Questionnaire
    question: AskedQuestion
    asked: Asked
    rng: random.Random
    count: int = 0

    @property
    def plainly(self) -> bool:
        """Whether a clarification calls for plain words."""
        return self.asked.form == "clarification"

    @property
    def bank(self) -> Bank:
        """The phrases that are steered for the question."""
        return self.persona.steering.bank(self.question.id)

    @property
    def offered(self) -> tuple[Option, ...]:
        """The options in the order shown."""
        choices = {one.id: one for one in self.questionnaire.choices(self.question)}
        shown = [choices[name] for name in self.asked.options if name in choices]
        return tuple(shown) or tuple(choices.values())

    def talks(self, *styles: str) -> bool:
        """Tell whether the persona has one of these styles."""
        return any(style in self.persona.styles for style in styles)

    def label(self, option: str) -> str:
        """The label of an option, as the questionnaire has it."""
        found = (one for one in self.questionnaire.choices(self.question) if one.id == option)
        return next((one.words(self.questionnaire.language) for one in found), option)

    def item(self, name: str) -> str:
        """What the persona calls an item."""
        row = self._row(name)
        label = row.words(self.questionnaire.language) if row else name
        names = self.bank.names.get(name, ())
        if self.plainly or not names or self.rng.random() < 0.4:
            return label
        return self.rng.choice(names)

    def _row(self, name: str) -> Item | Option | None:
        sources: list[Sequence[Item | Option]] = []
        if isinstance(self.question, (Grid, RatingQuestion)):
            sources.append(self.question.items)
        if self.question.loop and self.question.loop.over != "items":
            origin = self.questionnaire.by_id.get(self.question.loop.over)
            if isinstance(origin, (Grid, RatingQuestion)):
                sources.append(origin.items)
            if isinstance(origin, (Single, Multi)):
                sources.append(self.questionnaire.choices(origin))
        return next((one for rows in sources for one in rows if one.id == name), None)
