"""Answers that do not go together, by the questionnaire's own checks; most urgent to clear up.

Only checks that flag are looked at: one that confirms or blocks has words of its own and is
raised by the interview itself.
"""

from typing import NamedTuple

from agent.nouns import spoken
from agent.probing.tongues import tongue
from agent.questionnaire import Check, Questionnaire
from agent.routing import holds, mentioned
from agent.scene import Scene, scene
from agent.transcript import Asked, Judged, Transcript

TRIGGER = "contradiction"


class Clash(NamedTuple):
    """Two answers that do not go together, in the words that were chosen from."""

    check: str
    first: str
    second: str


def clash(questionnaire: Questionnaire, transcript: Transcript, draft: Judged) -> Clash | None:
    """Find a flagged contradiction that stands with this reply and was not yet asked about."""
    if not any(one.action == "flag" for one in questionnaire.checks):
        return None
    if any(_asked_about(one) for one in transcript.events):
        return None
    now = scene(questionnaire, transcript.then(draft))
    for check in questionnaire.checks:
        near = check.action == "flag" and _is_near(check, now, draft)
        if near and holds(check.when, now.route.answers):
            return _worded(check, now)
    return None


def wordings(found: Clash, language: str) -> tuple[str, ...]:
    """Give the ways to ask how the two answers go together."""
    return tuple(
        text.replace("{first}", found.first).replace("{second}", found.second)
        for text in tongue(language).contradiction
    )


def _asked_about(event: object) -> bool:
    return isinstance(event, Asked) and event.probe is not None and event.probe.trigger == TRIGGER


def _is_near(check: Check, now: Scene, draft: Judged) -> bool:
    """Tell whether a check is about this question, or about the answer just before it."""
    named = mentioned(check.when)
    earlier = [key[0] for key in now.state.order if key[0] != draft.question]
    return draft.question in named or (bool(earlier) and earlier[-1] in named)


def _worded(check: Check, now: Scene) -> Clash | None:
    """Take the answers as they were offered, the two that were given last."""
    named = mentioned(check.when)
    questions = [key[0] for key in now.state.order if key[0] in named]
    labels = [label for one in dict.fromkeys(questions) if (label := _label(one, now))]
    return Clash(check.id, labels[-2], labels[-1]) if len(labels) > 1 else None


def _label(name: str, now: Scene) -> str | None:
    """Say the answer to a question in the words of its option; None for any other answer."""
    question = now.questionnaire.by_id[name]
    chosen = [
        value
        for key, given in now.state.given.items()
        if key[0] == name and given.state == "answered"
        for value in given.values
    ]
    options = {one.id: one for one in now.questionnaire.choices(question)}
    if len(chosen) != 1:
        return None
    option = options.get(str(chosen[0]))
    return (
        spoken(option.label, now.speaker.language) or option.words() if option else str(chosen[0])
    )
