"""What a person should look at in an interview, with the evidence; never a verdict."""

from collections import Counter
from collections.abc import Iterator
from typing import Literal

from agent.answers import Given
from agent.nouns import Noun
from agent.questionnaire import MISSING, Grid, Open, Questionnaire, Rating
from agent.replies.guards import is_gibberish
from agent.routing import holds, mentioned
from agent.scene import Scene, scene
from agent.transcript import IMPORTED, Asked, Judged, Said, Transcript

Kind = Literal[
    "speed", "straight_line", "gibberish", "pasted", "near_duplicate", "self_contradiction"
]
PASTED_CHARACTERS = 40
PASTED_SHARE = 0.5


class Flag(Noun):
    """Something to look at; pending until a person confirms or dismisses it.

    turn: the seq of the event that shows it, None where the whole interview does.
    """

    interview: str
    kind: Kind
    evidence: str
    turn: int | None = None
    state: Literal["pending", "confirmed", "dismissed"] = "pending"

    @property
    def name(self) -> str:
        """Its name within the interview: `turn:kind`, or its kind alone."""
        return self.kind if self.turn is None else f"{self.turn}:{self.kind}"


def flags(questionnaire: Questionnaire, transcript: Transcript) -> tuple[Flag, ...]:
    """Gather what one interview shows by itself; its likeness to others is `near_duplicates`'."""
    now = scene(questionnaire, transcript)
    return (
        *_speed(questionnaire, transcript),
        *_straight_lines(now, transcript),
        *_gibberish(questionnaire, transcript),
        *_pasted(transcript),
        *_contradictions(now, transcript),
    )


def _speed(questionnaire: Questionnaire, transcript: Transcript) -> Iterator[Flag]:
    """Compare a completed interview with the minutes promised.

    A simulated one has no pace, and one that people held was promised nothing.
    """
    started, expect = transcript.started, questionnaire.expect
    paceless = started.synthetic or started.model == IMPORTED
    if transcript.status != "completed" or expect is None or paceless:
        return
    minutes = (transcript.events[-1].at - started.at).total_seconds() / 60
    least = questionnaire.quality.fastest_share * expect.minutes
    if minutes < least:
        evidence = f"{minutes:.1f} minutes of the {expect.minutes:g} expected"
        yield Flag(interview=started.interview, kind="speed", evidence=evidence)


def _straight_lines(now: Scene, transcript: Transcript) -> Iterator[Flag]:
    """Find grids and ratings whose rows were all answered alike."""
    for question in now.questionnaire.asked:
        rows = {
            key: given
            for key, given in now.state.given.items()
            if key[0] == question.id and key[1] is not None and _is_substantive(given)
        }
        values = Counter(given.values for given in rows.values())
        if not isinstance(question, (Grid, Rating)) or len(values) != 1:
            continue
        if len(rows) >= now.questionnaire.quality.straight_line_items:
            (value, *_), *_ = values
            yield Flag(
                interview=transcript.started.interview,
                kind="straight_line",
                evidence=f"{question.id}: {value} for all {len(rows)} rows",
                turn=max((max(given.replies, default=0) for given in rows.values()), default=None),
            )


def _is_substantive(given: Given) -> bool:
    return given.state == "answered" and not set(given.values) & set(MISSING) and bool(given.values)


def _gibberish(questionnaire: Questionnaire, transcript: Transcript) -> Iterator[Flag]:
    """Find replies struck at random, refused at the time or taken as an open answer."""
    for event in transcript.events:
        if not isinstance(event, Judged):
            continue
        said = transcript.said(event.reply).text
        taken = event.intent == "answer" and isinstance(
            questionnaire.by_id.get(event.question), Open
        )
        if event.issue == "gibberish" or (taken and is_gibberish(said)):
            yield Flag(
                interview=transcript.started.interview,
                kind="gibberish",
                evidence=f"{event.question}: {said[:80]}",
                turn=event.reply,
            )


def _pasted(transcript: Transcript) -> Iterator[Flag]:
    """Find replies that were for the most part not typed."""
    for seq, event in enumerate(transcript.events):
        if not isinstance(event, Said) or event.paradata is None:
            continue
        pasted = event.paradata.pasted or 0
        if pasted >= PASTED_CHARACTERS and pasted >= PASTED_SHARE * len(event.text):
            yield Flag(
                interview=transcript.started.interview,
                kind="pasted",
                evidence=f"{pasted} of {len(event.text)} characters were pasted",
                turn=seq,
            )


def _contradictions(now: Scene, transcript: Transcript) -> Iterator[Flag]:
    """Find checks across answers that hold as the answers stand now."""
    for check in now.questionnaire.checks:
        if check.action == "flag" and holds(check.when, now.route.answers):
            named = mentioned(check.when)
            yield Flag(
                interview=transcript.started.interview,
                kind="self_contradiction",
                evidence=f"{check.id}: {now.speaker.say(check.text) or check.when}",
                turn=_last_put(transcript, named),
            )


def _last_put(transcript: Transcript, named: frozenset[str]) -> int | None:
    """Find where the last of some questions was put."""
    put = (
        seq
        for seq, one in enumerate(transcript.events)
        if isinstance(one, Asked) and one.question in named
    )
    return max(put, default=None)
