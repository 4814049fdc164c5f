"""What a model adds to the rules: at most one call per reply, and nothing it says goes unchecked.

It is asked only where free text still needs reading: a closed question that the rules could
not read, or a thin answer that wants a follow-up. Ids must have been offered, quotes must
stand in the reply, and a follow-up must pass the same lint as a written one. A model that is
down or babbles changes nothing: the scripted path goes on, and what was missed is recorded.
"""

from collections.abc import Callable
from dataclasses import dataclass

from pydantic import Field

from agent import probing
from agent.errors import ModelError
from agent.evidence import locate
from agent.llm import Model
from agent.nouns import Noun, spoken
from agent.prompts import Prompt
from agent.questionnaire import Grid, Multi, Open, Questionnaire, Single
from agent.transcript import Asked, Found, Judged, ProbeNote, Transcript

UNREAD = frozenset({"unclear", "ambiguous", "not_offered", None})
MOST_CALLS = 40
"""Calls per interview; beyond them it goes on without the model."""


class Choice(Noun):
    """Which options a reply means, and the words that say so."""

    options: tuple[str, ...] = Field(default=(), max_length=12)
    quote: str = Field(default="", max_length=400)


class FollowUp(Noun):
    """A follow-up question, and the respondent's words that it rests on."""

    anchor: str = Field(default="", max_length=80)
    probe: str = Field(default="", max_length=240)


@dataclass(frozen=True)
class ModelReader:
    """Reads with a model what rules leave open; prompts are found by their ids."""

    model: Model
    prompts: Callable[[str], Prompt]

    def judge(self, questionnaire: Questionnaire, transcript: Transcript, draft: Judged) -> Judged:
        """Improve on what the rules made of a reply; gives `draft` back where it cannot."""
        asked = transcript.waiting
        if asked is None or _spent(transcript) >= MOST_CALLS:
            return draft
        question = questionnaire.question(draft.question)
        closed = isinstance(question, (Single, Multi)) or (
            isinstance(question, Grid) and asked.item is not None
        )
        try:
            if closed and draft.intent == "unusable" and draft.issue in UNREAD:
                return self._chosen(questionnaire, transcript, draft, asked)
            if isinstance(question, Open) and draft.intent == "answer":
                return self._followed(questionnaire, transcript, draft, question)
        except ModelError:
            return draft.model_copy(update={"missed": "model_unavailable"})
        return draft

    def _chosen(
        self, questionnaire: Questionnaire, transcript: Transcript, draft: Judged, asked: Asked
    ) -> Judged:
        """Ask which options are meant, and take only what was offered and said."""
        question = questionnaire.question(draft.question)
        language = transcript.language
        labels = {one.id: one.words(language) for one in questionnaire.choices(question)}
        offered = "\n".join(f"{one}: {labels[one]}" for one in asked.options)
        prompt = self.prompts("read_choice").filled({"question": asked.text, "options": offered})
        said = transcript.said(draft.reply).text
        choice = self.model.fill(prompt, said, Choice).value
        chosen = tuple(dict.fromkeys(one for one in choice.options if one in asked.options))
        place = locate(choice.quote, said) if choice.quote else None
        one_too_many = len(chosen) > 1 and not isinstance(question, Multi)
        if not chosen or place is None or one_too_many or len(chosen) != len(set(choice.options)):
            return draft.model_copy(update={"by": f"rules, {self.model.name}"})
        found = tuple(
            Found(
                question=draft.question,
                item=draft.item,
                value=one,
                source="model",
                confidence=0.8,
                start=place.start,
                end=place.end,
            )
            for one in chosen
        )
        update = {"intent": "answer", "issue": None, "found": found, "by": self.model.name}
        return draft.model_copy(update=update)

    def _followed(
        self, questionnaire: Questionnaire, transcript: Transcript, draft: Judged, question: Open
    ) -> Judged:
        """Let the model word a follow-up that the detectors ask for; else keep the template."""
        offer = probing.follow(questionnaire, transcript, draft)
        if offer is None or offer.note.source == "questionnaire":
            return draft.model_copy(update={"follow": offer})
        language = transcript.language
        goal = spoken(question.objective, language) or spoken(question.text, language)
        prompt = self.prompts("follow_up").filled(
            {"question": spoken(question.text, language), "goal": goal}
        )
        said = transcript.said(draft.reply).text
        try:
            wanted = self.model.fill(prompt, said, FollowUp).value
        except ModelError:
            return draft.model_copy(update={"follow": offer, "missed": "model_unavailable"})
        context = f"{spoken(question.text, language)} {goal}"
        faults = probing.lint(wanted.probe, question=context, reply=said, language=language)
        anchored = bool(wanted.anchor) and wanted.anchor in said and wanted.anchor in wanted.probe
        if faults or not anchored:
            return draft.model_copy(update={"follow": offer, "by": f"rules, {self.model.name}"})
        note = ProbeNote(
            trigger=offer.note.trigger, kind=offer.note.kind, anchor=wanted.anchor, source="model"
        )
        update = {"follow": offer.model_copy(update={"text": wanted.probe, "note": note})}
        return draft.model_copy(update={**update, "by": f"rules, {self.model.name}"})


def _spent(transcript: Transcript) -> int:
    """Count the calls that an interview has had, failed ones included."""
    judged = (one for one in transcript.events if isinstance(one, Judged))
    return sum(one.missed is not None or one.by not in ("rules", "form") for one in judged)
