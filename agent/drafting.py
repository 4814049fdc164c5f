"""What rules make of a reply, written down; whoever can tell more starts from it."""

from datetime import datetime

from agent import replies
from agent.amending import put_right, volunteered
from agent.moves import Read
from agent.questionnaire import Multi, Questionnaire, Single
from agent.replies.lexicon import lexicon
from agent.replies.normal import plain
from agent.scene import scene
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
    reading = replies.read(asked, move.asked, said.text, language=known.language)
    lacking = _lacking(known, move)
    silent = reading.intent == "dont_know" or _has_no_more(known, said)
    if lacking is not None and silent and reading.intent != "refused":
        return _unnamed(asked, known, move, lacking) or reading
    if reading.intent != "unusable":
        return reading
    if reading.issue == "specify":
        words = _named_before(asked, known, move)
        here = _unnamed(asked, known, move, said.text, words) if lacking or words else None
        return here or reading
    if lacking is not None and reading.issue in _OWN_WORDS:
        return _specified(asked, known, move, said, lacking) or reading
    return reading


def _lacking(known: Transcript, move: Read) -> str | None:
    """Give the reply before this one, if it named an "other" whose words were then asked for."""
    before = next((one for one in reversed(known.events) if isinstance(one, Judged)), None)
    here = (move.asked.question, move.asked.item)
    if before is None or before.issue != "specify" or (before.question, before.item) != here:
        return None
    return known.said(before.reply).text


def _has_no_more(known: Transcript, said: Said) -> bool:
    """Tell whether a reply only says that there is no more to say: `no, nothing else`."""
    return lexicon(known.language).no_more.kind(plain(said.text)) is not None


def _named_before(asked: Questionnaire, known: Transcript, move: Read) -> str | None:
    """Give the words of the same "other" at the question that this one's options come from."""
    question = asked.by_id[move.asked.question]
    rule = question.carry_forward if isinstance(question, Single | Multi) else None
    if rule is None or rule.keep != "selected":
        return None
    offered = {one.id for one in asked.choices(question) if one.specify}
    given = scene(asked, known).state.given.get((rule.source, None))
    found = given.found if given is not None else ()
    return next((one.other for one in found if one.other and one.value in offered), None)


def _unnamed(
    asked: Questionnaire, known: Transcript, move: Read, text: str, words: str | None = None
) -> replies.Reading | None:
    """Let an "other" stand without words of this reply: they were asked for, or are known."""
    reading = _completed(asked, known, move, text, words or _ANYTHING)
    if reading is None:
        return None
    found = tuple(
        one.model_copy(update={"start": None, "end": None, "other": words if one.other else None})
        for one in reading.found
    )
    return reading.model_copy(update={"found": found})


_ANYTHING = "whatever"


_OWN_WORDS = frozenset({"unclear", "not_offered", "ambiguous", "mismatch", "out_of_range"})
"""What words of one's own may be taken for, which were asked for with an "other"."""


def _specified(
    asked: Questionnaire, known: Transcript, move: Read, said: Said, lacking: str
) -> replies.Reading | None:
    """Take a reply for the words of the "other" that was named before it."""
    reading = _completed(asked, known, move, lacking, said.text)
    if reading is None:
        return None
    end = len(said.text)
    found = tuple(
        one.model_copy(update={"start": 0, "end": end, "other": said.text.strip()})
        if one.other
        else one.model_copy(update={"start": None, "end": None})
        for one in reading.found
    )
    return reading.model_copy(update={"found": found})


def _aside(asked: Questionnaire, reading: replies.Reading, language: str) -> str | None:
    """Say beside the next question what a respondent should know about the answer just given."""
    speaker = Speaker(asked, reading.language or language, {})
    return speaker.phrase("personal_data") if reading.issue == "personal_data" else None


def _repeated(known: Transcript, said: Said) -> str | None:
    """Notice that a respondent sends the very same words a second time."""
    earlier = [one.text for one in known.events[:-1] if isinstance(one, Said)]
    same = earlier and earlier[-1].strip() == said.text.strip() != ""
    return "same_again" if same else None


def _completed(
    asked: Questionnaire, known: Transcript, move: Read, named: str, words: str
) -> replies.Reading | None:
    """Read an "other" that was named without its words together with them."""
    whole = f"{named.rstrip(' .:!')}: {words}"
    reading = replies.read(asked, move.asked, whole, language=known.language)
    answers = reading.intent == "answer" and any(one.other for one in reading.found)
    return reading if answers else None
