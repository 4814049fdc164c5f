"""One study: load, let a stage work, save — coding.

Every use-case takes what it needs from the store, hands values to one stage after another
and keeps what comes back. What a stage could not do is returned beside what it did.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from agent.codebook import Judgement, digest
from agent.coder import OfflineCoder, closed, code_wave
from agent.fieldwork import known_wave
from agent.nouns import Noun
from agent.questionnaire import Open, Questionnaire
from agent.store import Store
from agent.transcript import Transcript

Progress = Callable[[int, int], None]
BATCH = 50
"""Interviews that are coded together, and saved when they are done."""


@dataclass(frozen=True)
class Bench:
    """Where a study is worked on.

    questionnaire: the one in use, whose codebooks count. of: finds the questionnaire that
    an interview was held with. coder: makes the coder of open answers, when it is needed.
    recipe: names what that coder depends on, so that unchanged work is not done again.
    """

    questionnaire: Questionnaire
    of: Callable[[Transcript], Questionnaire]
    store: Store
    clock: Callable[[], datetime]
    coder: Callable[[], OfflineCoder]
    recipe: str


class Coded(Noun):
    """What a pass of coding came to; new, unchanged and unfinished add up to interviews."""

    wave: str
    interviews: int
    new: int
    unchanged: int
    unfinished: int
    judgements: int


def code(bench: Bench, wave: str, *, progress: Progress) -> Coded:
    """Judge all answers of the interviews that have ended; only what is new or changed.

    Raises NotFound for an unknown wave.
    """
    known_wave(bench.store, wave)
    everyone = tuple(bench.store.transcripts(wave))
    ended = {_key(bench, one): one for one in everyone if one.closed}
    done = bench.store.done(ended)
    new = [(key, one) for key, one in ended.items() if key not in done]
    written = 0
    coder = bench.coder() if new else None
    for first in range(0, len(new), BATCH):
        some = dict(new[first : first + BATCH])
        judged = _judged(bench, tuple(some.values()), coder) if coder else ()
        bench.store.add_judgements(
            judged, done={key: one.started.interview for key, one in some.items()}
        )
        written += len(judged)
        progress(first + len(some), len(new))
    return Coded(
        wave=wave,
        interviews=len(everyone),
        new=len(new),
        unchanged=len(ended) - len(new),
        unfinished=len(everyone) - len(ended),
        judgements=written,
    )


def _key(bench: Bench, transcript: Transcript) -> str:
    """Name the work: who codes, by which codebooks, which words."""
    started = transcript.started
    return digest(
        {
            "interview": started.interview,
            "coder": bench.recipe,
            "codebooks": _codebooks(bench.questionnaire),
            "questionnaire": started.questionnaire.sha256,
            "events": len(transcript.events),
        }
    )


def _codebooks(questionnaire: Questionnaire) -> dict[str, str]:
    return {
        one.id: one.codebook.digest
        for one in questionnaire.asked
        if isinstance(one, Open) and one.codebook
    }


def _judged(
    bench: Bench, transcripts: Sequence[Transcript], coder: OfflineCoder
) -> tuple[Judgement, ...]:
    """Judge some interviews, each by the questionnaire it was held with."""
    now, found = bench.clock(), list[Judgement]()
    for asked, some in _by_questionnaire(bench, transcripts):
        for transcript in some:
            found += closed(asked, transcript, at=now)
        found += code_wave(asked, some, coder=coder, at=now)
    return tuple(found)


def _by_questionnaire(
    bench: Bench, transcripts: Sequence[Transcript]
) -> Iterator[tuple[Questionnaire, list[Transcript]]]:
    groups: dict[str, list[Transcript]] = {}
    for one in transcripts:
        groups.setdefault(one.started.questionnaire.sha256, []).append(one)
    for some in groups.values():
        yield with_codebooks(bench.of(some[0]), bench.questionnaire), some


def with_codebooks(asked: Questionnaire, newest: Questionnaire) -> Questionnaire:
    """Give a questionnaire the newest codebooks of its open questions."""
    if asked is newest:
        return asked
    questions = tuple(
        one.model_copy(update={"codebook": other.codebook})
        if isinstance(one, Open) and isinstance(other := newest.by_id.get(one.id), Open)
        else one
        for one in asked.questions
    )
    return asked.model_copy(update={"questions": questions})
