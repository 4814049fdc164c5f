"""What rules make of a reply, written down; whoever can tell more starts from it."""

from datetime import datetime

from agent import replies
from agent.amending import put_right, volunteered
from agent.moves import Read
from agent.questionnaire import Questionnaire
from agent.speaking import Speaker
from agent.transcript import Judged, Said, Transcript


def drafted(asked: Questionnaire, known: Transcript, move: Read, at: datetime) -> Judged:
    """Read a reply by rules: for the question that waits, and for an earlier one put right."""
    said = known.said(move.reply)
    reading = _read(asked, known, move, said)
    available = {asked.language, *asked.languages}
    draft = Judged(
        at=at,
        reply=move.reply,
        question=move.asked.question,
        item=move.asked.item,
        intent=reading.intent,
        found=reading.found,
        issue=(_repeated(known, said) if reading.intent == "unusable" else None) or reading.issue,
        target=reading.target,
        term=reading.term,
        language=reading.language if reading.language in available else None,
        say=_aside(asked, reading, known.language),
        by="rules" if said.answer is None else "form",
    )
    if said.answer is not None:
        return draft
    draft = put_right(asked, known, move.asked, draft)
    return volunteered(asked, known, move.asked, draft)


def _read(asked: Questionnaire, known: Transcript, move: Read, said: Said) -> replies.Reading:
    if said.answer is not None:
        return replies.read_form(asked, move.asked, said.answer)
    return replies.read(asked, move.asked, said.text, language=known.language)


def _aside(asked: Questionnaire, reading: replies.Reading, language: str) -> str | None:
    """Say beside the next question what a respondent should know about the answer just given."""
    speaker = Speaker(asked, reading.language or language, {})
    return speaker.phrase("personal_data") if reading.issue == "personal_data" else None


def _repeated(known: Transcript, said: Said) -> str | None:
    """Notice that a respondent sends the very same words a second time."""
    earlier = [one.text for one in known.events[:-1] if isinstance(one, Said)]
    same = earlier and earlier[-1].strip() == said.text.strip() != ""
    return "same_again" if same else None
