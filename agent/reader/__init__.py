"""What a model adds to the rules: at most one call per reply, and nothing it says goes unchecked.

    occasion ─▶ blocks ─▶ Model.fill ─▶ values, follow-up, acknowledgement ─▶ Judged

Ids must have been offered, quotes must stand in the reply, and a follow-up must pass the same
lint as a written one. Order, wording of questions and endings are out of its reach. A model
that is down, slow or babbles changes nothing: the scripted path goes on, and what was missed
is recorded.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from agent import replies
from agent.errors import ModelError
from agent.evidence import Source
from agent.interview import next_move
from agent.llm import Heard, Model
from agent.moves import Ask
from agent.narrowing import narrowed
from agent.nouns import spoken
from agent.prompts import Prompt
from agent.questionnaire import Grid, Multi, Open, Questionnaire, Single
from agent.reader import words
from agent.reader.beginning import Beginning
from agent.reader.declining import declines
from agent.reader.later import echoes, put
from agent.reader.occasion import Occasion, occasion
from agent.reader.sending import blocks
from agent.reader.shapes import Meant, Understanding
from agent.reader.slips import understood_slips
from agent.reader.values import found
from agent.scene import scene
from agent.transcript import Asked, Call, Found, Intent, Judged, Transcript
from agent.usage import Limits, Usage

__all__ = ["LIMITS", "PROMPT", "Meant", "ModelReader", "Understanding", "spent"]

PROMPT = "understand"
MOST_TOKENS = 500
BRIEF = 12
"""Words up to which a reply may be taken for no answer on a model's word."""


LIMITS = Limits(calls=60, tokens=120_000, cost=1.0)
"""What one interview may spend where nobody says otherwise."""


class SecondOpinion(Protocol):
    """Names the options that words are nearest to; none where it cannot tell."""

    def ranked(
        self, questionnaire: Questionnaire, asked: Asked, words: str, *, language: str = "en"
    ) -> tuple[str, ...]:
        """Give the ids of options that were shown, the nearest first."""
        ...


@dataclass(frozen=True)
class ModelReader:
    """Reads with a model what rules leave open; prompts are found by their ids.

    second: whose opinion on a choice must be the model's, too; None takes choices unshared.
    """

    model: Model
    prompts: Callable[[str], Prompt]
    limits: Limits = LIMITS
    second: Callable[[], SecondOpinion] | None = field(kw_only=True)

    def judge(
        self,
        questionnaire: Questionnaire,
        transcript: Transcript,
        draft: Judged,
        *,
        early: Callable[[str], None] | None = None,
    ) -> Judged:
        """Improve on what the rules made of a reply; gives `draft` back where it cannot.

        early: hears the words of a follow-up as soon as they are written and have passed.
        """
        here = occasion(questionnaire, transcript, draft)
        if here is None:
            return draft
        draft = draft.model_copy(update={"follow": here.offer})
        if self.limits.reached(spent(transcript)):
            return draft.model_copy(update={"missed": "model_spent"})
        prompt = self.prompts(PROMPT)
        study = spoken(questionnaire.title, questionnaire.language)
        try:
            filled = self.model.fill(
                prompt.filled({"study": study}),
                blocks(here),
                Understanding,
                most_tokens=MOST_TOKENS,
                heard=self._listening(here, early),
            )
        except ModelError as error:
            call = self._call(prompt, error.usage or Usage())
            return draft.model_copy(update={"missed": "model_unavailable", "call": call})
        read = self._read(here, filled.value)
        judged = understood(here, read, by=self.model.name)
        chosen = judged.found and draft.intent == "unusable"
        if chosen and (_overlooks(here, judged) or self._disputed(here, judged)):
            likely = (*(str(one.value) for one in judged.found), *draft.near)
            near = narrowed(questionnaire, here.asked, likely)
            by = f"{draft.by}, {self.model.name}"
            judged = draft.model_copy(update={"by": by, "near": near})
        return judged.model_copy(update={"call": self._call(prompt, filled.usage)})

    def _read(self, here: Occasion, read: Understanding) -> Understanding:
        """Understand slips in a choice that a second opinion is asked about."""
        if self.second is None or here.draft.intent != "unusable":
            return read
        language = here.transcript.language
        return understood_slips(here.questionnaire, here.asked, read, here.said, language=language)

    def _disputed(self, here: Occasion, judged: Judged) -> bool:
        """Tell whether the second opinion does not share any choice; other values have none.

        Of several choices each is looked at by its own words. A small model was right in 6 of
        6 choices that the encoder shared and in 3 of 8 on which it had no opinion, so silence is
        no consent, nor is a language that the second does not speak.
        """
        question = here.question
        if self.second is None or not isinstance(question, (Single, Multi, Grid)):
            return False
        opinion, several = self.second(), isinstance(question, Multi) or bool(here.asked.items)
        for one in judged.found:
            words = here.said[one.start : one.end] if several else here.said
            asked = here.asked.model_copy(update={"item": one.item, "items": ()})
            language = here.transcript.language
            ranked = opinion.ranked(here.questionnaire, asked, words, language=language)
            if ranked[:1] != (one.value,):
                return True
        return False

    def _listening(self, here: Occasion, early: Callable[[str], None] | None) -> Heard | None:
        """Listen for what may be said before all is written; only a follow-up may."""
        if early is None or not here.may_follow:
            return None

        def known(read: Understanding) -> None:
            judged = understood(here, read, by=self.model.name)
            move = next_move(here.questionnaire, here.transcript.then(judged))
            if isinstance(move, Ask) and move.form == "probe":
                early(move.event(judged.at).words)

        return Beginning(known)

    def _call(self, prompt: Prompt, usage: Usage) -> Call:
        name = f"{prompt.id}@{prompt.version}:{prompt.digest}"
        return Call(model=self.model.name, prompt=name, usage=usage)


def spent(transcript: Transcript) -> Usage:
    """Add up what an interview has spent on a model, failures included."""
    calls = (one.call for one in transcript.events if isinstance(one, Judged))
    return sum((one.usage for one in calls if one is not None), Usage())


def understood(here: Occasion, read: Understanding, *, by: str) -> Judged:
    """Take of a model's understanding what can be shown to be so; the rest stays as drafted."""
    draft, said = here.draft, Source(here.said)
    kept = draft.model_copy(update={"follow": here.offer, "by": f"{draft.by}, {by}"})
    target = _put_right(here, read, said)
    if target is not None:
        return kept.model_copy(update={"intent": "change", "target": target, "follow": None})
    intent = _other_intent(here, read)
    if intent is not None:
        return kept.model_copy(
            update={
                "intent": intent,
                "issue": None if intent != "off_topic" else "off_topic",
                "term": read.anchor if intent == "question_back" else draft.term,
                "follow": None,
            }
        )
    if isinstance(here.question, Open):
        return kept.model_copy(
            update={
                "follow": words.follow(here, read),
                "say": draft.say or words.acknowledgement(here, read),
                "volunteered": tuple(_volunteered(here, read, said)),
            }
        )
    values = _found(here, read, said, here.asked)
    update = {"intent": "answer", "issue": None, "found": values, "near": (), "by": by}
    answered = kept.model_copy(update=update)
    return answered if values and not _ends(here, answered) else kept


def _overlooks(here: Occasion, judged: Judged) -> bool:
    """Tell whether a choice leaves out an option that the reply calls by its name."""
    language = here.transcript.language
    named = replies.named_options(here.questionnaire, here.asked, here.said, language=language)
    return not named <= {str(one.value) for one in judged.found}


def _put_right(here: Occasion, read: Understanding, said: Source) -> str | None:
    """Name the one earlier question to which a reply gives another answer than stands."""
    other = [
        step.question.id
        for step in here.earlier
        if (values := _found(here, read, said, put(here.known, step)))
        and {one.value for one in values} != set(here.known.state.given[step.key].values)
    ]
    return other[0] if len(other) == 1 else None


def _ends(here: Occasion, answered: Judged) -> bool:
    """Tell whether an answer would end the interview: nobody is sent away on a model's word."""
    return scene(here.questionnaire, here.transcript.then(answered)).route.ended is not None


def _found(here: Occasion, read: Understanding, said: Source, asked: Asked) -> tuple[Found, ...]:
    language = here.transcript.language
    return found(here.questionnaire, asked, read.values, said, language=language)


def _volunteered(here: Occasion, read: Understanding, said: Source) -> list[Found]:
    """Give the values for later questions whose words are near to those of their answers."""
    return [
        one
        for step in here.later
        for one in _found(here, read, said, put(here.known, step))
        if echoes(here.known, one, said.text[one.start : one.end])
    ]


def _other_intent(here: Occasion, read: Understanding) -> Intent | None:
    """Tell whether a reply is no answer after all; only a short one is, on a model's word."""
    if len(here.said.split()) > BRIEF or read.values:
        return None
    match read.intent:
        case "refused" | "dont_know" | "not_applicable" as declined:
            denies = declines(here.said, declined)
            return declined if denies and not here.asked.follows else None
        case "question_back":
            return "question_back" if "?" in here.said else None
        case "off_topic":
            return None if words.shares_words(here) else "off_topic"
        case _:
            return None
