"""Respondents whose words a model finds; what they truly think is drawn as for all the others."""

from dataclasses import dataclass

from pydantic import Field

from agent.llm import Block, Model
from agent.nouns import Noun, readable, spoken
from agent.prompts import Prompt
from agent.questionnaire import Open, Questionnaire
from agent.simulation.personas import Persona, truth_of
from agent.transcript import Asked

PROMPT = "play_respondent"
MOST_TOKENS = 120
_WAYS = {
    "refused": "does not want to answer this",
    "dont_know": "does not know",
    "not_applicable": "finds that this does not apply",
}
_NOTHING = "has no opinion on this"


class Spoken(Noun):
    """What a respondent types."""

    reply: str = Field(default="", max_length=300)


@dataclass(frozen=True)
class Player:
    """Lets a model speak for personas; raises ModelError where it cannot."""

    model: Model
    prompt: Prompt

    def say(self, persona: Persona, questionnaire: Questionnaire, asked: Asked) -> str:
        """Say what `persona` types in reply to `asked`."""
        study = spoken(questionnaire.title, "en") or questionnaire.id
        blocks = (
            Block(name="thinks", text=thoughts(persona, questionnaire, asked)),
            Block(name="manner", text=", ".join(persona.styles)),
            Block(name="asked", text=_put(questionnaire, asked)),
        )
        instruction = self.prompt.filled({"study": study})
        filled = self.model.fill(instruction, blocks, Spoken, most_tokens=MOST_TOKENS)
        return filled.value.reply.strip() or "…"


def thoughts(persona: Persona, questionnaire: Questionnaire, asked: Asked) -> str:
    """Put what a persona truly thinks about what is asked into the words of the questionnaire."""
    question = questionnaire.question(asked.question)
    labels = {one.id: one.words() for one in questionnaire.choices(question)}
    if isinstance(question, Open):
        codes = question.codebook.codes if question.codebook else {}
        labels |= {one: spoken(code.label, "en") or readable(one) for one, code in codes.items()}
    rows = {one.id: one.words() for one in getattr(question, "items", ())}
    if asked.items:
        told = [
            f"{rows.get(one, one)}: {_words(truth_of(persona, asked.question, one), labels)}"
            for one in asked.items
        ]
        return "\n".join(told)
    return _words(truth_of(persona, asked.question, asked.item), labels)


def coded_truth(persona: Persona, questionnaire: Questionnaire, asked: Asked) -> tuple[str, ...]:
    """Name the codes that a played persona was told to have in mind at an open question."""
    if not isinstance(questionnaire.question(asked.question), Open):
        return ()
    value = truth_of(persona, asked.question, asked.item)
    codes = value if isinstance(value, (tuple, list)) else () if value is None else (value,)
    return tuple(str(one) for one in codes if one not in _WAYS)


def _words(value: object, labels: dict[str, str]) -> str:
    if value is None or value == ():
        return _NOTHING
    each = value if isinstance(value, (tuple, list)) else (value,)
    return ", ".join(_WAYS.get(str(one), labels.get(str(one), str(one))) for one in each)


def _put(questionnaire: Questionnaire, asked: Asked) -> str:
    choices = questionnaire.choices(questionnaire.question(asked.question))
    labels = {one.id: one.words() for one in choices}
    offered = "; ".join(labels[one] for one in asked.options if one in labels)
    return f"{asked.text}\nAnswers: {offered}" if offered else asked.text
