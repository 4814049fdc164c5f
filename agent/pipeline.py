"""One study: load, let a coder work, save — coding by rules, then a model, else offline.

    transcripts ─▶ keys ─▶ what is missing ─▶ calls ─▶ judgements and keys, saved together

A key that is there means work that is done and saved, so that a pass which is killed goes on
where it was. What a model could not be asked is coded offline, recorded as such, and asked again
by the next pass. What could not be done is told beside what was.
"""

import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from agent.backlog import Bench, Pending, Plan, laid, pending
from agent.codebook import Judgement, current
from agent.coder import (
    Ask,
    Job,
    ModelCoder,
    Outcome,
    asks,
    carried,
    closed,
    code_answers,
    keys_of,
    outdated,
    work_key,
)
from agent.errors import ModelUnavailable
from agent.jobs import Done, run
from agent.nouns import Noun
from agent.usage import Usage
from agent.working import Take

Progress = Callable[[int, int], None]
BATCH = 50
"""Interviews whose rules and offline coding are saved together."""
TAKEN = 10
"""Interviews that one process takes on together for a model; another may take the next."""
UNTIL_TOMORROW = 86_400.0


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


def code(bench: Bench, wave: str, *, progress: Progress) -> Coded:
    """Judge all answers of the interviews that have ended; only what is new or changed.

    Raises NotFound for an unknown wave.
    """
    todo = pending(bench, wave)
    tally, many = Tally(), len(todo.wholes)
    with bench.worker() as take:
        counted = tally, lambda done: progress(done, many)
        if bench.modelled is None:
            _offline(bench, _taken(bench, todo, (take, tally), BATCH), counted)
        else:
            taken = _taken(bench, todo, (take, tally), TAKEN)
            _modelled(bench, bench.modelled(), taken, counted)
    return Coded(
        wave=wave,
        interviews=todo.interviews,
        new=many - tally.elsewhere,
        unchanged=todo.ended - many,
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
    bench: Bench, todo: Pending, worker: tuple[Take, Tally], many: int
) -> Iterator[tuple[Plan, int]]:
    """Take interviews on, some at a time, with what rules settle; tell how far that goes.

    What of them is done is looked up anew, as another process may have been there.
    """
    take, tally = worker
    wholes = list(todo.wholes)
    for first in range(0, len(wholes), many):
        some = wholes[first : first + many]
        got = take(some)
        now = laid(bench, (todo.lay(one) for one in some if one in got))
        tally.elsewhere += len(some) - len(now.jobs)
        by_rules(bench, now, tally)
        yield now, first + len(some)


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
    counted: tuple[Tally, Callable[[int], None]],
) -> None:
    """Code what is missing without a model, some interviews together."""
    tally, progress = counted
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
    under_way: Counter[str] = Counter()
    reached = 0

    def every() -> Iterator[Ask]:
        nonlocal reached
        held = frozenset(bench.waiting())
        for todo, far in taken:
            reached = far
            for one in todo.jobs:
                few = list(asks(one, todo.done))
                jobs[one.interview], left[one.interview] = one, len(few)
                free = [ask for ask in few if not held or work_key(one, ask) not in held]
                tally.waiting += len(few) - len(free)
                under_way[one.interview] += len(free)
                yield from free
            settle(bench, [one for one in todo.jobs if not list(asks(one, todo.done))], tally)

    budget = _Budget(bench)
    for batch in run(budget.worker(coder), every(), at_once=bench.at_once):
        took = budget.took(batch)
        judged: list[Judgement] = []
        keys: dict[str, str] = {}
        lost: list[Ask] = []
        for one in batch:
            ask, result = one.task, one.result
            under_way[ask.interview] -= 1
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
        progress(reached - sum(many > 0 for many in under_way.values()))


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
