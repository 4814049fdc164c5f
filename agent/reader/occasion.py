"""When a model is asked about a reply, and what for; never about what rules can read.

A closed question is worth a call if the rules could not read the reply. A free answer is, if a
follow-up may be put into words, or if it touches a question that comes later.
"""

from dataclasses import dataclass, replace

from agent import probing
from agent.budgets import may_probe
from agent.questionnaire import (
    AskedQuestion,
    Grid,
    Multi,
    Number,
    Open,
    Questionnaire,
    Rating,
    Single,
)
from agent.reader.later import doubted, touched
from agent.replies import puts_right
from agent.routing import Step
from agent.scene import Scene, scene
from agent.transcript import Asked, Follow, Judged, Transcript

UNREAD = frozenset({"unclear", "not_offered", None})
"""Why rules could not read a reply, where a model may; a reply that names two is asked again."""
_OPEN_TO_DOUBT = frozenset({"answer", "unusable", "off_topic"})
MOST_DOUBTED = 30
"""Words up to which a free answer that the detectors let pass may still be thin."""
Closed = Single | Multi | Grid | Rating | Number


@dataclass(frozen=True, slots=True)
class Occasion:
    """One reply that a model is asked about.

    offer: the follow-up that the rules would put. later: questions that it touches. earlier:
    answered ones that it may put right. known: how the interview stands before the reply.
    """

    questionnaire: Questionnaire
    transcript: Transcript
    draft: Judged
    asked: Asked
    known: Scene
    offer: Follow | None = None
    may_follow: bool = False
    later: tuple[Step, ...] = ()
    earlier: tuple[Step, ...] = ()

    @property
    def question(self) -> AskedQuestion:
        """The question that the reply is to."""
        return self.questionnaire.question(self.draft.question)

    @property
    def said(self) -> str:
        """The reply, to the letter."""
        return self.transcript.said(self.draft.reply).text


def occasion(
    questionnaire: Questionnaire, transcript: Transcript, draft: Judged
) -> Occasion | None:
    """Tell what a model is to be asked about a reply; None where it is not needed.

    transcript: ends with the reply that `draft` judges.
    """
    asked = transcript.waiting
    if asked is None or draft.issue == "injection":
        return None
    known = scene(questionnaire, transcript)
    here = Occasion(questionnaire, transcript, draft, asked, known)
    question = here.question
    step = known.step((draft.question, draft.item))
    if step and draft.intent in _OPEN_TO_DOUBT and not draft.found and puts_right(here.said):
        here = replace(here, earlier=doubted(known, step, here.said))
        return here if here.earlier else None
    if isinstance(question, Open) and draft.intent == "answer":
        return _of_free_words(here)
    unread = draft.intent == "unusable" and draft.issue in UNREAD
    if isinstance(question, Closed) and unread and not asked.follows:
        return here
    return None


def _of_free_words(here: Occasion) -> Occasion | None:
    draft = here.draft
    step = here.known.step((draft.question, draft.item))
    if step is None:
        return None
    later = touched(here.known, step, here.said)
    offer = probing.follow(here.questionnaire, here.transcript, draft)
    after = scene(here.questionnaire, here.transcript.then(draft))
    if offer is not None:
        allowed = may_probe(after, step, offer.note.kind)
        fixed = offer.note.source == "questionnaire" or offer.note.trigger == "contradiction"
        wanted = allowed and not fixed
        here = replace(here, offer=offer, may_follow=wanted, later=later)
        return here if wanted or later else None
    unsure = may_probe(after, step, "") and len(here.said.split()) <= MOST_DOUBTED
    here = replace(here, may_follow=unsure, later=later)
    return here if unsure or later else None
