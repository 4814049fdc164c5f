"""What happens next in an interview, decided from what was written down and nothing else.

    next_move(questionnaire, transcript) → Ask | Read | Reopen | Listen | Close

Order, wording, endings and budgets are decided here; a model never is asked about them.
Not here: what a reply means (`replies`), which follow-up might help (`probing`), or any
act: the one who calls carries the move out, appends it, and calls again (`sessions`).
"""

from agent.answers import SERVICE_LIMIT, SERVICES, Given, Key
from agent.budgets import may_probe
from agent.moves import Ask, Close, Listen, Move, Read, Reopen
from agent.printable import printable
from agent.questionnaire import Check, Number, Questionnaire
from agent.routing import Step, holds, mentioned
from agent.scene import Scene, scene
from agent.speaking import Speaker
from agent.transcript import Asked, Closed, Judged, ProbeNote, Said, Status, Transcript

SOFT = "~usual"
"""How a number beyond `soft_min` and `soft_max` is named among checks; no id can be so."""
_RECALLED = 120
"""Characters up to which volunteered words are repeated when their question is reached."""


def answers(questionnaire: Questionnaire, transcript: Transcript) -> dict[Key, Given]:
    """Give the standing answers of all questions that apply, by (question, item), in order.

    An answer whose question no longer applies is history and left out; a step that was
    never reached is not there either.
    """
    now = scene(questionnaire, transcript)
    keys = [key for step in now.route.steps for key in step.keys]
    return {key: now.state.given[key] for key in keys if key in now.state.given}


def next_move(questionnaire: Questionnaire, transcript: Transcript) -> Move:
    """Decide what happens next; raises IndexError on a transcript without a start."""
    last = transcript.events[-1]
    if isinstance(last, (Asked, Closed)):
        return Listen()
    if isinstance(last, Said):
        asked = transcript.waiting
        return Read(len(transcript.events) - 1, asked) if asked else Listen()
    now = scene(questionnaire, transcript)
    decisions = (_stopped, _revisited, _ended, _put_right, _answered_back, _doubted, _followed_up)
    for decide in decisions:
        move = decide(now)
        if move is not None:
            return move
    return _onward(now)


def close(questionnaire: Questionnaire, status: Status, language: str, reason: str = "") -> Close:
    """End with the words that the questionnaire has for this outcome."""
    words = questionnaire.closing
    text = {
        "screened_out": words.screened_out,
        "quota_full": words.quota_full,
        "stopped": words.stopped,
    }.get(status, words.completed)
    return Close(status, Speaker(questionnaire, language, {}).say(text), reason)


def _stopped(now: Scene) -> Move | None:
    if now.judged and now.judged.intent == "stop":
        return close(now.questionnaire, "stopped", now.speaker.language, "asked to stop")
    return None


def _revisited(now: Scene) -> Move | None:
    """Go back to the answer that was named, else to the one before."""
    judged = now.judged
    if judged is None or judged.intent not in ("back", "change") or judged.corrected:
        return None
    answered = [key for key in now.state.order if key in now.state.given and now.step(key)]
    here = (judged.question, judged.item)
    if judged.target:
        answered = [key for key in answered if key[0] == judged.target]
        return Reopen((judged.target, None), judged.intent) if answered else None
    earlier = [step for key in answered if (step := now.step(key)) and step.key != here]
    return Reopen(earlier[-1].key, judged.intent) if earlier else None


def _ended(now: Scene) -> Move | None:
    ended = now.route.ended
    if ended is None:
        return None
    rule = ended.terminate
    return close(now.questionnaire, rule.status, now.speaker.language, rule.reason or ended.id)


def _put_right(now: Scene) -> Move | None:
    """Say which earlier answer was put right, then put again what waits, if anything does."""
    judged, asked = now.judged, now.state.asked
    if judged is None or asked is None or judged.intent != "change" or not judged.corrected:
        return None
    step = now.step((judged.question, judged.item))
    waits = asked.follows
    if step is None or (now.done(step) and not waits):
        return None
    again = _again(asked) if waits else now.speaker.question(step)
    return _clarify(
        now, step, f"{judged.say or ''}\n\n{again}".strip(), "correction", probe=asked.probe
    )


def _answered_back(now: Scene) -> Move | None:
    """Say why a reply was no answer, or answer what was asked back; then the question stands."""
    judged, asked = now.judged, now.state.asked
    if judged is None or asked is None:
        return None
    step = now.step((judged.question, judged.item))
    if step is None:
        return None
    if judged.intent in SERVICES:
        return _served(now, step, judged, asked)
    if judged.intent in ("back", "change") and not now.done(step):
        return _clarify(now, step, now.speaker.phrase("cannot_go_back"), "back")
    if now.done(step) or judged.intent not in ("answer", "unusable", "off_topic"):
        return None
    missing = tuple(one for one in step.items if one.id in now.unanswered(step))
    if judged.intent == "answer":
        return _clarify(now, step, now.speaker.trouble(step, judged.issue, missing), "partial")
    if judged.intent == "off_topic":
        text = f"{now.speaker.phrase('off_topic')}\n\n{now.speaker.question(step)}"
        return _clarify(now, step, text, "off_topic")
    some = missing if len(missing) < len(step.items) else ()
    text = judged.say or now.speaker.trouble(step, judged.issue, some, near=judged.near)
    return _clarify(now, step, text, judged.issue or "unclear")


def _served(now: Scene, step: Step, judged: Judged, asked: Asked) -> Move | None:
    """Answer a respondent's own question, then put ours again, a probe included.

    Beyond the limit it counts as one more reply that could not be used.
    """
    served = now.state.tally(step.key).services
    if served >= SERVICE_LIMIT and now.done(step):
        return None
    again = _again(asked) if asked.follows else now.speaker.question(step)
    words = judged.say or _service(now, step, judged)
    reason = judged.intent if served < SERVICE_LIMIT else "unclear"
    return _clarify(now, step, f"{words}\n\n{again}".strip(), reason, probe=asked.probe)


def _again(asked: Asked) -> str:
    """Give the words of a follow-up, without what was said before it when it was put again."""
    return asked.text if asked.form == "probe" else asked.text.rpartition("\n\n")[2]


def _service(now: Scene, step: Step, judged: Judged) -> str:
    speaker = now.speaker
    match judged.intent:
        case "help":
            return speaker.help(step)
        case "question_back":
            return speaker.definition(step, judged.term)
        case "distress":
            return speaker.distress()
        case "pause":
            return speaker.phrase("paused")
        case "language" if not judged.language:
            return speaker.phrase("language_missing", languages=speaker.languages())
        case "repeat":
            return speaker.phrase("repeat")
        case _:
            return ""


def _clarify(
    now: Scene, step: Step, text: str, reason: str, *, probe: ProbeNote | None = None
) -> Ask:
    items = () if probe else now.unanswered(step)
    return Ask("clarification", step, text, reason=reason, items=items, probe=probe)


def _doubted(now: Scene) -> Move | None:
    """Ask about a contradiction, once, right where its last answer was given."""
    judged = now.judged
    if judged is None or judged.intent != "answer":
        return None
    step = now.step((judged.question, judged.item))
    if step is None:
        return None
    unusual = _unusual(now, step)
    if unusual is not None:
        return unusual
    for check in now.questionnaire.checks:
        if _due(check, now, step):
            text = now.speaker.say(check.text) or now.speaker.phrase("check_intro")
            choices = now.speaker.choices(step)
            return Ask(
                "clarification",
                step,
                f"{text} {choices}",
                reason=f"check:{check.id}",
                items=tuple(one.id for one in step.items),
            )
    return None


def _unusual(now: Scene, step: Step) -> Move | None:
    """Let a number beyond what the questionnaire calls usual be given once more, or another."""
    question, given = step.question, now.state.given.get(step.key)
    if not isinstance(question, Number) or given is None or not given.values:
        return None
    value = given.values[0]
    raised = SOFT in now.state.tally(step.key).checks
    if raised or isinstance(value, str) or _is_usual(question, value):
        return None
    text = f"{now.speaker.phrase('unusual', value=f'{value:g}')} {now.speaker.choices(step)}"
    return _clarify(now, step, text, f"check:{SOFT}")


def _is_usual(question: Number, value: float) -> bool:
    above = question.soft_min is None or value >= question.soft_min
    return above and (question.soft_max is None or value <= question.soft_max)


def _due(check: Check, now: Scene, step: Step) -> bool:
    """Tell whether a check concerns this answer, fails, and may be raised (once more)."""
    raised = sum(tally.checks.count(check.id) for tally in now.state.tallies.values())
    often = {"confirm": 1, "block": now.state.limit, "flag": 0}[check.action]
    return (
        raised < often
        and step.question.id in mentioned(check.when)
        and holds(check.when, now.route.answers)
    )


def _followed_up(now: Scene) -> Move | None:
    """Use a follow-up that a reply calls for, where the budgets allow it."""
    judged = now.judged
    if judged is None or judged.intent != "answer" or judged.follow is None:
        return None
    step = now.step((judged.question, judged.item))
    if step is None or not may_probe(now, step, judged.follow.note.kind):
        return None
    return Ask("probe", step, judged.follow.text, lead=judged.say or "", probe=judged.follow.note)


def _onward(now: Scene) -> Move:
    """Ask the first thing that is still missing, or end."""
    for step in now.route.steps:
        if not now.done(step):
            return Ask(
                "question",
                step,
                now.speaker.question(step),
                lead=_lead(now, step),
                items=now.unanswered(step),
            )
    return close(now.questionnaire, "completed", now.speaker.language)


def _lead(now: Scene, step: Step) -> str:
    """Say what comes before a question: what was heard, where we are, what was said about it."""
    judged = now.judged
    heard = judged.say if judged and judged.intent in ("answer", "change") else None
    parts = [heard or "", _place(now, step), _mentioned(now, step)]
    return " ".join(part for part in parts if part)


def _mentioned(now: Scene, step: Step) -> str:
    """Recall what was volunteered about a question, in those words; it is asked all the same."""
    words = now.state.volunteered.get(step.question.id)
    if words is None or now.state.tally(step.key).questions or step.key in now.state.before:
        return ""
    if len(words) > _RECALLED or not printable(words) or '"' in words:
        return now.speaker.phrase("touched_on")
    return now.speaker.phrase("volunteered", words=words)


def _place(now: Scene, step: Step) -> str:
    """Say where we went back to, or that a section begins."""
    before = [now.state.before[key] for key in step.keys if key in now.state.before]
    if before:
        return _reminder(now, step, before)
    last = now.questionnaire.by_id.get(now.state.asked.question) if now.state.asked else None
    section = step.question.section
    if section is None or (last is not None and last.section == section):
        return ""
    return next(
        (now.speaker.say(one.text) for one in now.questionnaire.sections if one.id == section), ""
    )


def _reminder(now: Scene, step: Step, before: list[Given]) -> str:
    words = {one.id: one.words(now.speaker.language) for one in now.speaker.options(step)}
    values = dict.fromkeys(
        words.get(str(one), str(one)) for given in before for one in given.values
    )
    going = now.speaker.phrase("going_back")
    if len(before) > 1 or not values:
        return going
    return f"{going} {now.speaker.phrase('changed_from', before=', '.join(values))}"
