"""Trying a questionnaire out on simulated respondents: what goes wrong, and at which question.

They are interviewed as everybody is, in a store that is thrown away. What they truly think is
known, so that a question that is misread can be told from one that is merely asked twice.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from statistics import fmean
from typing import Literal

from pydantic import Field

from agent.answers import SERVICES, Given, Key
from agent.interview import SOFT
from agent.nouns import Noun
from agent.questionnaire import MISSING, Open, Questionnaire
from agent.rehearsal import Rehearsed
from agent.scene import scene
from agent.transcript import Asked, Said, Transcript

Kind = Literal["misread", "asked_again", "left_open", "probed", "too_long", "not_reached"]
FEW = 3
"""Fewer askings than this tell only whether a question was reached."""
MISREAD, AGAIN, LEFT, PROBED = 0.05, 0.25, 0.1, 0.6
"""From which share of its askings on a question is named."""
MOST_WORDS = 35
READING, TYPING, DECIDING = 200.0, 35.0, 4.0
"""Words a minute that people read and type, and seconds in which they make up their minds."""


class Tried(Noun):
    """How one question fared.

    asked: how often it was put as a main question. known: the answers whose truth is known
    and which were recorded, misread: those of them recorded as something else. words: of the
    question as shown, on average. reasons: for which it was put again, and how often; unread:
    some of the replies that it was put again for.
    """

    question: str
    asked: int
    again: int
    left_open: int
    probes: int
    known: int
    misread: int
    words: float
    examples: tuple[str, ...] = ()
    reasons: dict[str, int] = Field(default_factory=dict)
    unread: tuple[str, ...] = ()


class Trouble(Noun):
    """Something to look at before people get the questionnaire."""

    question: str
    kind: Kind
    evidence: str


class Pilot(Noun):
    """What a pilot showed; minutes: what an interview would take people, on average.

    fault: why not all of the played respondents were interviewed to the end, if so.
    """

    scripted: int
    played: int
    fault: str | None = None
    completed: int
    minutes: float
    promised: float | None
    questions: tuple[Tried, ...]
    troubles: tuple[Trouble, ...]


def pilot(
    questionnaire: Questionnaire,
    transcripts: Sequence[Transcript],
    held: Sequence[Rehearsed],
    *,
    played: int,
) -> Pilot:
    """Sum up what happened; held: the same interviews. played: how many a model spoke for."""
    truths = {one.interview: one.truth for one in held}
    questions = tuple(
        _tried(questionnaire, name, transcripts, truths) for name in _names(questionnaire)
    )
    minutes = fmean(map(_minutes, transcripts)) if transcripts else 0.0
    promised = questionnaire.expect.minutes if questionnaire.expect else None
    return Pilot(
        scripted=len(held) - played,
        played=played,
        completed=sum(one.status == "completed" for one in transcripts),
        minutes=round(minutes, 1),
        promised=promised,
        questions=questions,
        troubles=tuple(trouble for one in questions for trouble in _troubles(one)),
    )


def _names(questionnaire: Questionnaire) -> list[str]:
    return [one.id for one in questionnaire.asked]


def _tried(
    questionnaire: Questionnaire,
    name: str,
    transcripts: Sequence[Transcript],
    truths: Mapping[str, Mapping[str, object]],
) -> Tried:
    """Count what happened at one question, over all interviews."""
    asked = [one for known in transcripts for one in _asked(known) if one.question == name]
    again = [one for one in asked if one.form == "clarification" and one.reason != "repeat"]
    reasons = Counter(_spelled(one.reason) for one in again)
    unread = [text for known in transcripts for text in _unread(known, name)]
    main = [one for one in asked if one.form == "question"]
    open_, known, wrong = 0, 0, list[str]()
    for transcript in transcripts:
        given = _given(questionnaire, transcript, name)
        open_ += sum(one.state == "unmapped" for one in given.values())
        truth = truths.get(transcript.started.interview, {}).get(name)
        for key, one in given.items():
            match _compared(questionnaire, key, one, truth):
                case True:
                    known += 1
                case False:
                    known += 1
                    wrong.append(_example(transcript, one))
                case None:
                    pass
    return Tried(
        question=name,
        asked=len(main),
        again=len(again),
        left_open=open_,
        probes=sum(one.form == "probe" for one in asked),
        known=known,
        misread=len(wrong),
        words=round(fmean([len(one.text.split()) for one in main]), 1) if main else 0.0,
        examples=tuple(dict.fromkeys(wrong))[:FEW],
        reasons=dict(reasons.most_common()),
        unread=tuple(dict.fromkeys(unread))[:FEW],
    )


def _spelled(reason: str) -> str:
    """Name the reason for which a question was put again as its researcher would."""
    if reason == f"check:{SOFT}":
        return "beyond soft_min or soft_max"
    return reason.replace("check:", "check ").replace("_", " ") or "unclear"


def _unread(transcript: Transcript, name: str) -> Iterator[str]:
    """Give the replies for which a question was put again, except those that ask something."""
    said = ""
    for event in transcript.events:
        if isinstance(event, Said):
            said = event.text
        elif isinstance(event, Asked) and event.form == "clarification" and event.question == name:
            checked = event.reason.startswith("check:")
            if said and not checked and event.reason not in SERVICES:
                yield repr(said[:60])


def _asked(transcript: Transcript) -> list[Asked]:
    return [one for one in transcript.events if isinstance(one, Asked)]


def _given(questionnaire: Questionnaire, transcript: Transcript, name: str) -> dict[Key, Given]:
    state = scene(questionnaire, transcript).state
    return {key: given for key, given in state.given.items() if key[0] == name}


def _compared(questionnaire: Questionnaire, key: Key, given: Given, truth: object) -> bool | None:
    """Tell whether an answer was recorded as it was meant; None where that cannot be told."""
    if isinstance(questionnaire.question(key[0]), Open) or given.state in ("unmapped", "skipped"):
        return None
    meant = truth.get(key[1]) if isinstance(truth, Mapping) else truth
    if meant is None:
        return None
    if meant in MISSING:
        return given.state == meant or set(given.values) == {meant}
    wanted = meant if isinstance(meant, (tuple, list)) else (meant,)
    if given.state != "answered":
        return False
    return {_plain(one) for one in wanted} == {_plain(one) for one in given.values}


def _plain(value: object) -> object:
    return float(value) if isinstance(value, (int, float)) else str(value)


def _example(transcript: Transcript, given: Given) -> str:
    said = transcript.events[given.replies[0]] if given.replies else None
    text = said.text if isinstance(said, Said) else ""
    return f"{text[:80]!r} → {', '.join(map(str, given.values)) or given.state}"


def _minutes(transcript: Transcript) -> float:
    """Estimate what an interview takes: what is shown is read, what is said is typed."""
    asked = _asked(transcript)
    said = [one for one in transcript.events if isinstance(one, Said)]
    read = sum(len(one.words.split()) for one in asked) / READING
    typed = sum(len(one.text.split()) for one in said) / TYPING
    return read + typed + len(asked) * DECIDING / 60


def _troubles(one: Tried) -> Iterator[Trouble]:
    """Name what is wrong with a question, worst first."""
    if not one.asked:
        yield Trouble(question=one.question, kind="not_reached", evidence="nobody was asked it")
        return
    if one.words > MOST_WORDS:
        evidence = f"{one.words:g} words, {MOST_WORDS} are a mouthful"
        yield Trouble(question=one.question, kind="too_long", evidence=evidence)
    if one.asked < FEW:
        return
    if one.misread > MISREAD * one.known:
        evidence = f"{one.misread} of {one.known} answers, such as {'; '.join(one.examples)}"
        yield Trouble(question=one.question, kind="misread", evidence=evidence)
    shares: tuple[tuple[Kind, int, float, str], ...] = (
        ("asked_again", one.again, AGAIN, "clarifications"),
        ("left_open", one.left_open, LEFT, "left without a value"),
        ("probed", one.probes, PROBED, "follow-ups"),
    )
    for kind, count, most, what in shares:
        if count > most * one.asked:
            evidence = f"{count} {what} in {one.asked} askings"
            more = _why(one) if kind == "asked_again" else ""
            yield Trouble(question=one.question, kind=kind, evidence=evidence + more)


def _why(one: Tried) -> str:
    """Say for which reasons a question was put again, and after which replies."""
    reasons = ", ".join(f"{count} {reason}" for reason, count in one.reasons.items())
    replies = f", such as {'; '.join(one.unread)}" if one.unread else ""
    return f": {reasons}{replies}" if reasons else replies


def by_kind(made: Pilot) -> dict[str, list[Trouble]]:
    """Sort what a pilot showed by what is wrong."""
    found: dict[str, list[Trouble]] = defaultdict(list)
    for one in made.troubles:
        found[one.kind].append(one)
    return dict(found)
