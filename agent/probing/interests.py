"""Themes that emerge while interviews are held, as probing interests.

A theme never gives words to the interviewer. Only who has touched on it himself is asked about it,
neutrally and in his own words, and the follow-up is written down with the theme's id.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from agent.probing import contradictions
from agent.probing.anchors import anchor_of, with_article
from agent.probing.detectors import is_done
from agent.probing.lint import same_root
from agent.probing.offering import Lead, bank_offer, lead_of
from agent.probing.tongues import tongue, words_in
from agent.questionnaire import AskedQuestion, Open, Questionnaire, Trigger
from agent.transcript import Follow, Judged, Transcript

TRIGGER: Trigger = "emerging"


class Interest(NamedTuple):
    """A theme to listen for. questions: where. cues: phrases that hardly anything else holds."""

    theme: str
    questions: tuple[str, ...]
    cues: tuple[str, ...]


def listens(question: AskedQuestion) -> bool:
    """Tell whether a questionnaire lets emerging themes be followed up at a question."""
    rules = question.probe
    return isinstance(question, Open) and rules is not None and TRIGGER in rules.when


def pursue(
    questionnaire: Questionnaire,
    transcript: Transcript,
    draft: Judged,
    interests: Sequence[Interest],
    *,
    instead: Follow | None = None,
) -> Follow | None:
    """Offer one follow-up on a theme that the reply has touched, once per theme and interview.

    transcript: ends with the reply that `draft` judges. instead: the offer whose place it takes;
    what does not go together is cleared up first. The budgets decide whether an offer is used.
    """
    question = questionnaire.question(draft.question)
    rules = question.probe
    if rules is None or not listens(question) or not rules.max:
        return instead
    if draft.intent != "answer" or draft.issue == "injection":
        return instead
    lead = lead_of(question, rules, transcript, draft)
    first = instead is not None and instead.note.trigger == contradictions.TRIGGER
    if first or is_done(lead.heard.said, tongue(lead.language)):
        return instead
    return _on_interest(lead, interests) or instead


def _on_interest(lead: Lead, interests: Sequence[Interest]) -> Follow | None:
    name = lead.question.id
    asked = {one.probe.theme for one in lead.probes if one.probe}
    here = (one for one in interests if name in one.questions and one.theme not in asked)
    for interest in here:
        for anchor in _touched(interest, lead):
            phrase = with_article(lead.heard.said, anchor, language=lead.language)
            found = bank_offer(lead, TRIGGER, phrase)
            if found is not None:
                note = found.note.model_copy(update={"anchor": anchor, "theme": interest.theme})
                return found.model_copy(update={"note": note})
    return None


def _touched(interest: Interest, lead: Lead) -> Iterator[str]:
    """Give the respondent's own words that hold a cue whole, where they can be repeated."""
    said = words_in(lead.heard.said)
    for cue in interest.cues:
        about = words_in(cue)
        if about and all(any(same_root(one, word) for word in said) for one in about):
            anchor = anchor_of(
                lead.heard.said, avoid=lead.rules.avoid, language=lead.language, about=about
            )
            if anchor is not None:
                yield anchor
