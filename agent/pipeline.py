"""One study: load, let a coder work, save — coding by rules, then a model, else offline.

    transcripts ─▶ keys ─▶ what is missing ─▶ calls ─▶ judgements and keys, saved together

A key that is there means work that is done and saved, so that a pass which is killed goes on
where it was. What a model could not be asked is coded offline, recorded as such, and asked again
by the next pass. What could not be done is told beside what was.
"""

import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from agent.codebook import Judgement, current
from agent.coder import (
    Ask,
    Job,
    ModelCoder,
    OfflineCoder,
    Outcome,
    asks,
    carried,
    closed,
    code_answers,
    job,
    keys_of,
    offline_recipe,
    outdated,
    whole_key,
    with_codebooks,
    work_key,
)
from agent.errors import ModelUnavailable
from agent.fieldwork import known_wave
from agent.jobs import Done, run
from agent.nouns import Noun
from agent.questionnaire import Questionnaire
from agent.store import Store
from agent.transcript import Transcript
from agent.usage import Limits, Usage
from agent.working import Take

Progress = Callable[[int, int], None]
BATCH = 50
"""Interviews whose rules and offline coding are saved together."""
TAKEN = 10
"""Interviews that one process takes on together for a model; another may take the next."""
AT_ONCE = 50
"""Calls under way at the same time."""


UNTIL_TOMORROW = 86_400.0


@dataclass(frozen=True)
class Bench:
    """Where a study is worked on.

    questionnaire: the one in use, whose codebooks count. of: finds the questionnaire that
    an interview was held with. coder: makes the coder of open answers, when it is needed.
    recipe: names what that coder depends on, so that unchanged work is not done again.
    modelled: makes the model as coder, where one is set; asked_of names that model. limits:
    what that model may take in a day, all processes together; what it took is told to the
    store once per batch, as a write per call would take longer than the calls. waiting: names
    the calls that are in an open batch of the provider, which are not made. worker: takes
    interviews on, by their whole keys, so that no other process codes them meanwhile.
    """

    questionnaire: Questionnaire
    of: Callable[[Transcript], Questionnaire]
    store: Store
    clock: Callable[[], datetime]
    coder: Callable[[], OfflineCoder]
    recipe: str
    modelled: Callable[[], ModelCoder] | None = None
    asked_of: str = ""
    at_once: int = AT_ONCE
    limits: Limits | None = None
    waiting: Callable[[], Collection[str]] = tuple
    worker: Callable[[], AbstractContextManager[Take]] = lambda: nullcontext(set)


class Coded(Noun):
    """What a pass of coding came to; new, unchanged, unfinished, elsewhere add up to interviews.

    fallen_back: sections that the model could not be asked and that were coded offline; the
    next pass asks again. waiting: calls that wait in a batch
    and were not asked. flagged: judgements that need a person. usage: what the model took.
    elsewhere: interviews that another process has coded or is coding.
    """

    wave: str
    interviews: int
    new: int
    unchanged: int
    unfinished: int
    judgements: int
    fallen_back: int = 0
    flagged: int = 0
    usage: Usage = Usage()
    trouble: str = ""
    waiting: int = 0
    elsewhere: int = 0


@dataclass
class Tally:
    """What a pass has come to so far."""

    written: int = 0
    fallen_back: int = 0
    flagged: int = 0
    usage: Usage = field(default_factory=Usage)
    trouble: str = ""
    waiting: int = 0
    elsewhere: int = 0

    def add(self, judged: Sequence[Judgement]) -> None:
        """Count judgements that were saved."""
        self.written += len(judged)
        self.flagged += sum(one.confidence == 0 for one in judged)


@dataclass(frozen=True)
class Plan:
    """What a pass would do. keys: of the whole of each interview that has ended."""

    interviews: int
    unfinished: int
    ended: int
    jobs: tuple[Job, ...]
    done: frozenset[str]

    @property
    def asks(self) -> tuple[Ask, ...]:
        """The calls that are needed."""
        return tuple(ask for one in self.jobs for ask in asks(one, self.done))


def plan(bench: Bench, wave: str) -> Plan:
    """Tell what of a wave is still to be coded; raises NotFound for an unknown wave."""
    known_wave(bench.store, wave)
    everyone = tuple(bench.store.transcripts(wave))
    ended = [one for one in everyone if one.closed]
    name = _coder_name(bench)
    wholes = {whole_key(name, bench.questionnaire, one): one for one in ended}
    known = bench.store.done(wholes)
    recipe = bench.modelled().recipe if bench.modelled and len(known) < len(wholes) else None
    made = recipe or offline_recipe(bench.recipe)
    jobs = tuple(
        job(name, asked, one, made)._replace(whole=whole)
        for whole, one in wholes.items()
        if whole not in known
        for asked in [with_codebooks(bench.of(one), bench.questionnaire)]
    )
    done = bench.store.done([key for one in jobs for key in one.every_key()]) if jobs else set()
    return Plan(len(everyone), len(everyone) - len(ended), len(ended), jobs, frozenset(done))


def code(bench: Bench, wave: str, *, progress: Progress) -> Coded:
    """Judge all answers of the interviews that have ended; only what is new or changed.

    Raises NotFound for an unknown wave.
    """
    todo = plan(bench, wave)
    tally = Tally()
    with bench.worker() as take:
        if bench.modelled is None:
            asked = _taken(bench, todo, (take, tally), BATCH)
            _offline(bench, asked, tally, lambda done: progress(done, len(todo.jobs)))
        else:
            asked, calls = _taken(bench, todo, (take, tally), TAKEN), len(todo.asks)
            counted = tally, lambda done: progress(done, calls)
            _modelled(bench, bench.modelled(), asked, counted)
    return Coded(
        wave=wave,
        interviews=todo.interviews,
        new=len(todo.jobs) - tally.elsewhere,
        unchanged=todo.ended - len(todo.jobs),
        unfinished=todo.unfinished,
        judgements=tally.written,
        fallen_back=tally.fallen_back,
        flagged=tally.flagged,
        usage=tally.usage,
        trouble=tally.trouble,
        waiting=tally.waiting,
        elsewhere=tally.elsewhere,
    )


def _taken(
    bench: Bench, todo: Plan, worker: tuple[Take, Tally], many: int
) -> Iterator[tuple[Plan, int]]:
    """Take interviews on, some at a time, with what rules settle; tell how far that goes.

    What of them is done is looked up anew, as another process may have been there.
    """
    take, tally = worker
    for first in range(0, len(todo.jobs), many):
        some = todo.jobs[first : first + many]
        got = take([one.whole for one in some])
        mine = [one for one in some if one.whole in got]
        known = bench.store.done([key for one in mine for key in (one.whole, *one.every_key())])
        left = tuple(one for one in mine if one.whole not in known)
        tally.elsewhere += len(some) - len(left)
        now = replace(todo, jobs=left, done=frozenset(known))
        by_rules(bench, now, tally)
        yield now, first + len(some)


def _coder_name(bench: Bench) -> str:
    return bench.asked_of if bench.modelled else bench.recipe


def by_rules(bench: Bench, todo: Plan, tally: Tally) -> None:
    """Judge what rules settled, for interviews in which that was not done yet."""
    new = [one for one in todo.jobs if one.rules not in todo.done]
    for some in _batches(new):
        at = bench.clock()
        judged = [found for one in some for found in closed(one.asked, one.transcript, at=at)]
        bench.store.add_judgements(judged, done={one.rules: one.interview for one in some})
        tally.add(judged)


def _offline(
    bench: Bench,
    taken: Iterator[tuple[Plan, int]],
    tally: Tally,
    progress: Callable[[int], None],
) -> None:
    """Code what is missing without a model, some interviews together."""
    for todo, reached in taken:
        some = todo.jobs
        needed = [ask for one in some for ask in asks(one, todo.done)]
        judged = code_answers(needed, coder=bench.coder(), at=bench.clock()) if needed else ()
        judged += _outdated(bench, [one for one in some if not list(asks(one, todo.done))])
        keys = {key: one.interview for one in some for key in (*one.every_key(), one.whole)}
        bench.store.add_judgements(judged, done=keys)
        tally.add(judged)
        progress(reached)


def _modelled(
    bench: Bench,
    coder: ModelCoder,
    taken: Iterator[tuple[Plan, int]],
    counted: tuple[Tally, Callable[[int], None]],
) -> None:
    """Ask a model what is missing, and code offline what it could not be asked."""
    tally, progress = counted
    jobs: dict[str, Job] = {}
    left: dict[str, int] = {}

    def every() -> Iterator[Ask]:
        held = frozenset(bench.waiting())
        for todo, _ in taken:
            for one in todo.jobs:
                few = list(asks(one, todo.done))
                jobs[one.interview], left[one.interview] = one, len(few)
                free = [ask for ask in few if not held or work_key(one, ask) not in held]
                tally.waiting += len(few) - len(free)
                yield from free
            settle(bench, [one for one in todo.jobs if not list(asks(one, todo.done))], tally)

    finished = 0
    budget = _Budget(bench)
    for batch in run(budget.worker(coder), every(), at_once=bench.at_once):
        took = budget.took(batch)
        judged: list[Judgement] = []
        keys: dict[str, str] = {}
        lost: list[Ask] = []
        for one in batch:
            ask, result = one.task, one.result
            if result is None:
                lost.append(ask)
                tally.trouble = str(one.error)
                tally.usage += (one.error.usage if one.error else None) or Usage()
                left[ask.interview] = -1
                continue
            judged += complete(bench, jobs[ask.interview], ask, result)
            keys |= dict.fromkeys(keys_of(jobs[ask.interview], ask), ask.interview)
            tally.usage += result.usage
            left[ask.interview] -= 1
            if left[ask.interview] == 0:
                keys[jobs[ask.interview].whole] = ask.interview
        fallback, more = _fallen_back(bench, lost)
        bench.store.add_judgements([*judged, *fallback], done=keys | more, took=took)
        tally.add([*judged, *fallback])
        tally.fallen_back += len(lost)
        finished += len(batch)
        progress(finished)


class _Budget:
    """What the model may still take today; calls under way when it is spent are let finish.

    What other processes took is looked up once in a while, as a look per batch would take
    longer than the calls.
    """

    LOOK = 5.0
    """Seconds between two looks."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._spent = threading.Event()
        self._total, self._looked = Usage(), bench.clock() - timedelta(days=1)
        self.took(())

    def worker(self, coder: ModelCoder) -> Callable[[Ask], Outcome]:
        """Code one call's answers, while the budget lasts."""

        def work(ask: Ask) -> Outcome:
            if self._spent.is_set():
                raise ModelUnavailable(
                    "the day's budget for the model is spent",
                    where=self._bench.asked_of,
                    mend="raise INTERVIEW_DAY_CALLS, _TOKENS or _COST, or go on tomorrow",
                    retry_after=UNTIL_TOMORROW,
                )
            return coder.code(ask, at=self._bench.clock())

        return work

    def took(self, batch: Sequence[Done[Ask, Outcome]]) -> tuple[date, str, Usage] | None:
        """Add up what a batch took, to be saved with what came of it, and see what is left."""
        if self._bench.limits is None:
            return None
        now, took = self._bench.clock(), Usage()
        for one in batch:
            known = one.result.usage if one.result else one.error and one.error.usage
            took += known or Usage()
        if not timedelta() <= now - self._looked < timedelta(seconds=self.LOOK):
            spent = self._bench.store.spent(now.date())
            self._total, self._looked = sum(spent.values(), Usage()), now
        self._total += took
        if self._bench.limits.reached(self._total):
            self._spent.set()
        return (now.date(), self._bench.asked_of, took) if took.calls else None


def complete(bench: Bench, one: Job, ask: Ask, result: Outcome) -> tuple[Judgement, ...]:
    """Take over what the call left as it was, where only some codes had changed."""
    partial = any(
        len(part.codes) < len(codes)
        for part in ask.parts
        for answer, codes in one.answers
        if answer is part.answer
    )
    if not partial:
        return result.judgements
    at = result.judgements[0].at if result.judgements else bench.clock()
    return carried(ask.parts, result.judgements, _standing(bench, ask.interview), at=at)


def settle(bench: Bench, some: Sequence[Job], tally: Tally) -> None:
    """Finish interviews that need no call: move merged codes, and remember the whole."""
    judged = _outdated(bench, some)
    bench.store.add_judgements(judged, done={one.whole: one.interview for one in some})
    tally.add(judged)


def _outdated(bench: Bench, some: Sequence[Job]) -> tuple[Judgement, ...]:
    """Judgements anew of answers that bear a code which was merged or retired."""
    judged: list[Judgement] = []
    for one in some:
        standing = _standing(bench, one.interview)
        judged += carried(outdated(one, standing), (), standing, at=bench.clock())
    return tuple(judged)


def _standing(bench: Bench, interview: str) -> tuple[Judgement, ...]:
    """What the coder, and no person, said last about an interview."""
    judged = bench.store.judgements(interview=interview)
    return current(one for one in judged if one.source != "human")


def _fallen_back(bench: Bench, lost: Sequence[Ask]) -> tuple[tuple[Judgement, ...], dict[str, str]]:
    """Code offline what the model could not be asked, unless that was done before."""
    keys = {ask: f"offline {ask.mark} {bench.recipe}"[:200] for ask in lost}
    known = bench.store.done(list(keys.values()))
    new = [ask for ask in lost if keys[ask] not in known]
    if not new:
        return (), {}
    judged = code_answers(new, coder=bench.coder(), at=bench.clock())
    return judged, {keys[ask]: ask.interview for ask in new}


def _batches(some: Sequence[Job]) -> Iterator[Sequence[Job]]:
    for first in range(0, len(some), BATCH):
        yield some[first : first + BATCH]
