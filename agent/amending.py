"""An earlier answer put right in passing: recorded where rules read it, else asked anew."""

from collections.abc import Iterator
from datetime import UTC, datetime

from agent import replies
from agent.answers import Key
from agent.nouns import readable
from agent.questionnaire import Multi, Open, Questionnaire, Single
from agent.replies import Correction, Earlier
from agent.routing import Step
from agent.scene import Scene, scene
from agent.transcript import Asked, Found, Judged, Transcript

_NO_TIME = datetime(1970, 1, 1, tzinfo=UTC)
_LEFT = 3
"""Words beside a correction from which on a free answer is one."""
_OPEN_TO_DOUBT = frozenset({"answer", "unusable", "off_topic", "change"})


def put_right(
    questionnaire: Questionnaire, known: Transcript, waiting: Asked, draft: Judged
) -> Judged:
    """Add to a draft what it puts right of earlier answers; gives it back where that is nothing.

    A reply that does nothing else leaves the question that waits as it was. What would end
    the interview is asked anew instead, with all its answers.
    """
    if draft.intent not in _OPEN_TO_DOUBT or draft.issue == "injection":
        return draft
    now = scene(questionnaire, known)
    said = known.said(draft.reply).text
    made = replies.correction(
        questionnaire, _earlier(now, known, waiting), said,
        now=waiting, language=known.language,
    )  # fmt: skip
    if made is None:
        return draft
    if draft.found and not made.rest.strip():
        return _in_doubt(draft)
    asked_anew = draft.model_copy(
        update={"intent": "change", "target": made.key[0], "found": (), "issue": None}
    )
    if not made.found:
        return asked_anew
    amended = _amended(questionnaire, known, waiting, draft, made)
    if scene(questionnaire, known.then(amended)).route.ended is not None:
        return asked_anew
    echo = _echo(now, made)
    return amended.model_copy(update={"say": f"{echo} {draft.say}" if draft.say else echo})


def volunteered(
    questionnaire: Questionnaire, known: Transcript, waiting: Asked, draft: Judged
) -> Judged:
    """Keep what an aside says about one later question; it is asked in full all the same."""
    now = scene(questionnaire, known)
    here = next((at for at, one in enumerate(now.route.steps) if one.key == _key(waiting)), None)
    if here is None or draft.intent != "answer" or draft.volunteered:
        return draft
    later = (
        Earlier(step.key, _to_be_put(now, step), ())
        for step in now.route.steps[here + 1 :]
        if isinstance(step.question, (Single, Multi)) and not now.done(step) and step.item is None
    )
    said = known.said(draft.reply).text
    found = replies.in_passing(questionnaire, later, said, now=waiting, language=known.language)
    return draft.model_copy(update={"volunteered": found}) if found else draft


def _key(asked: Asked) -> Key:
    return asked.question, asked.item


def _to_be_put(now: Scene, step: Step) -> Asked:
    """Give a later question as it would be put now."""
    return Asked(
        at=now.state.asked.at if now.state.asked else _NO_TIME,
        form="question",
        question=step.question.id,
        text=now.speaker.question(step),
        options=step.options,
    )


def _in_doubt(draft: Judged) -> Judged:
    """Ask again where a reply may be the answer, or put the one before right."""
    return draft.model_copy(update={"intent": "unusable", "issue": "ambiguous", "found": ()})


def _amended(
    questionnaire: Questionnaire, known: Transcript, waiting: Asked, draft: Judged, made: Correction
) -> Judged:
    """Write down the new values, and what the rest of the reply is to the question that waits."""
    alone = {"intent": "change", "corrected": made.found, "found": (), "issue": None}
    free = isinstance(questionnaire.question(waiting.question), Open) or waiting.follows
    if free:
        whole = len(made.rest.split()) >= _LEFT
        update = {"corrected": made.found} if whole else alone
        return draft.model_copy(update=update)
    reading = (
        replies.read(questionnaire, waiting, made.rest, language=known.language)
        if made.rest.strip()
        else None
    )
    if reading is None or reading.intent != "answer":
        return draft.model_copy(update=alone)
    read = {"intent": "answer", "found": reading.found, "issue": reading.issue}
    return draft.model_copy(update={**read, "corrected": made.found})


def _earlier(now: Scene, known: Transcript, waiting: Asked) -> Iterator[Earlier]:
    """Give the closed answers that stand, in order, except those that are asked now."""
    put = {
        (event.question, event.item): event
        for event in known.events
        if isinstance(event, Asked) and not event.follows
    }
    here = {(waiting.question, one) for one in (waiting.item, *waiting.items)}
    for key in now.state.order:
        step, given = now.step(key), now.state.given.get(key)
        if step is None or given is None or key in here or not given.values:
            continue
        asked = put.get(step.key)
        if asked is not None and not isinstance(step.question, Open):
            yield Earlier(key, _as_put(asked, step), given.values)


def _as_put(asked: Asked, step: Step) -> Asked:
    """Give a question as it was put, with all its options whatever was asked of it last."""
    return asked.model_copy(update={"options": asked.options or step.options})


def _echo(now: Scene, made: Correction) -> str:
    """Say what was put right, and what stood before; neither good nor bad."""
    step = now.step(made.key)
    before = now.state.given[made.key].found
    name = now.questionnaire.question(made.key[0]).words(now.speaker.language)
    row = _row(step, made.key, now.speaker.language) if step else ""
    return now.speaker.phrase(
        "corrected",
        name=f"{name}, {row}" if row else name,
        now=_said(now, step, made.found),
        before=_said(now, step, before),
    )


def _row(step: Step, key: Key, language: str) -> str:
    rows = {one.id: one for one in (*step.items, *((step.row,) if step.row else ()))}
    return rows[key[1]].words(language) if key[1] in rows else ""


def _said(now: Scene, step: Step | None, found: tuple[Found, ...]) -> str:
    labels = (
        {one.id: one.words(now.speaker.language) for one in now.speaker.options(step)}
        if step
        else {}
    )
    return ", ".join(
        one.other or labels.get(str(one.value), readable(str(one.value))) for one in found
    )
