"""A wave coded by a provider's batches, for half the price: submit, come again, take.

    plan ─▶ calls that no batch holds ─▶ entered, then sent      (a first run)
    open batches ─▶ still running, or lines ─▶ judgements, saved   (every later run)

The calls, the keys and the proofs are those of `pipeline` and `coder`. What failed is still to
be done, so that the next run, live or in a batch, asks for it.
"""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from itertools import islice
from uuid import uuid4

from agent.backlog import Bench, Plan, plan
from agent.batching.taking import Call, Taken, half, request_for, saved_key, take
from agent.batching.waiting import Batch, Waiting
from agent.coder import ModelCoder, asks, work_key
from agent.errors import ModelUnavailable
from agent.nouns import Noun
from agent.pipeline import Tally, by_rules, settle
from agent.providers.batch import Office, Standing
from agent.providers.calling import guessed
from agent.providers.wire import Request
from agent.usage import Price, Usage

__all__ = ["Batch", "Batched", "Taken", "Waiting", "work"]

MOST_LINES, MOST_BYTES = 50_000, 150_000_000
"""What one batch may hold; the provider takes a little more."""
LAG = timedelta(minutes=3)
"""For how long a batch may be missing in the provider's list after it was sent."""
REPLY = 250
"""Tokens that a reply is expected to take."""


class Batched(Noun):
    """What one run came to. left: calls that the day's budget did not allow to be sent.

    elsewhere: models other than today's that still hold batches of this wave.
    """

    wave: str
    sent: tuple[str, ...] = ()
    calls: int = 0
    left: int = 0
    running: tuple[Standing, ...] = ()
    taken: tuple[Taken, ...] = ()
    judgements: int = 0
    elsewhere: tuple[str, ...] = ()


def work(bench: Bench, wave: str, office: Office, waiting: Waiting, price: Price | None) -> Batched:
    """Take what has come back; where nothing has, send what no batch holds yet.

    Raises NotFound for an unknown wave, Refused while another run is under way, and
    ModelUnavailable where the provider cannot be asked; whatever was saved stays saved.
    """
    with waiting.alone():
        todo = plan(bench, wave)
        tally = Tally()
        by_rules(bench, todo, tally)
        settle(bench, [one for one in todo.jobs if not list(asks(one, todo.done))], tally)
        if bench.modelled is None:
            return Batched(wave=wave, judgements=tally.written)
        coder, calls = bench.modelled(), _calls(todo)
        mine = [one for one in waiting.batches() if one.wave == wave]
        running: list[Standing] = []
        taken: list[Taken] = []
        for batch in mine:
            if batch.model != bench.asked_of:
                continue
            known = _known(batch, office, waiting)
            if known is None:
                running += _unseen(bench, batch, waiting)
                continue
            if bench.store.done([saved_key(known)]):
                waiting.drop(known)
                continue
            standing = office.look(known.id)
            if standing.running:
                running.append(standing)
                continue
            lines = list(office.lines(standing))
            taken.append(take(bench, known, (standing, lines), (coder, calls), price))
            waiting.drop(known)
            calls = _calls(plan(bench, wave))
        sent: list[Batch] = []
        left = 0
        if not taken:
            sent, left = _sent((bench, wave), (coder, calls), (office, waiting), price)
        return Batched(
            wave=wave,
            sent=tuple(one.id for one in sent),
            calls=sum(len(one.keys) for one in sent),
            left=left,
            running=tuple(running),
            taken=tuple(taken),
            judgements=tally.written + sum(one.judgements for one in taken),
            elsewhere=tuple(sorted({one.model for one in mine} - {bench.asked_of})),
        )


def _calls(todo: Plan) -> dict[str, Call]:
    """The calls of a plan by their keys."""
    return {work_key(one, ask): Call(one, ask) for one in todo.jobs for ask in asks(one, todo.done)}


def _known(batch: Batch, office: Office, waiting: Waiting) -> Batch | None:
    """Find the id of a batch whose run was killed while it was sent; None where it is not seen."""
    if batch.id:
        return batch
    found = office.find(batch.token, since=batch.at)
    if found is None:
        return None
    known = batch.model_copy(update={"id": found})
    waiting.put(known)
    return known


def _unseen(bench: Bench, batch: Batch, waiting: Waiting) -> tuple[Standing, ...]:
    """Wait for a batch that may have been sent, as to send it again might pay it twice."""
    if bench.clock() - batch.at >= LAG:
        waiting.drop(batch)
        return ()
    status = "its run ended while it was sent, and it is not listed yet; it is sent again if it is"
    return (
        Standing(
            batch=f"batch of {batch.at:%H:%M:%S} UTC",
            status=f"{status} not within {LAG.seconds // 60} minutes",
            running=True,
            total=len(batch.keys),
        ),
    )


def _sent(
    where: tuple[Bench, str],
    what: tuple[ModelCoder, Mapping[str, Call]],
    to: tuple[Office, Waiting],
    price: Price | None,
) -> tuple[list[Batch], int]:
    """Send what no batch holds, as far as the day's budget goes; tell what is left."""
    (bench, wave), (coder, calls), (office, waiting) = where, what, to
    held = waiting.keys()
    new = {key: one for key, one in calls.items() if key not in held}
    requests = ((key, request_for(bench.asked_of, coder.sent(one.ask))) for key, one in new.items())
    budget = _Budget(bench, waiting, price)
    made: list[Batch] = []
    for some, expected in _portions(requests, budget):
        batch = Batch(
            token=uuid4().hex,
            wave=wave,
            model=bench.asked_of,
            at=bench.clock(),
            keys=tuple(some),
            expected=expected,
        )
        waiting.put(batch)
        batch = batch.model_copy(update={"id": office.send(some, token=batch.token)})
        waiting.put(batch)
        made.append(batch)
    left = len(new) - sum(len(one.keys) for one in made)
    if left and not made:
        raise ModelUnavailable(
            "the day's budget for the model is spent",
            where=bench.asked_of,
            mend="raise INTERVIEW_DAY_CALLS, _TOKENS or _COST, or go on tomorrow",
        )
    return made, left


class _Budget:
    """What was spent today, and what open batches are expected to take."""

    def __init__(self, bench: Bench, waiting: Waiting, price: Price | None) -> None:
        self._limits, self._price = bench.limits, price
        spent = bench.store.spent(bench.clock().date()).values()
        self._total = sum((*spent, *(one.expected for one in waiting.batches())), Usage())

    def expected(self, request: Request) -> Usage | None:
        """Set aside what a call may take; None where it does not fit any more."""
        if self._limits and self._limits.reached(self._total):
            return None
        usage = Usage(calls=1, prompt=guessed(request), completion=REPLY, estimated=True)
        cost = self._price.of(usage) if self._price else None
        usage = half(usage.model_copy(update={"cost": cost}))
        self._total += usage
        return usage


def _portions(
    requests: Iterator[tuple[str, Request]], budget: _Budget
) -> Iterator[tuple[dict[str, Request], Usage]]:
    """Cut calls into batches that the provider takes, until the budget is reached."""
    ended = False
    while not ended:
        some: dict[str, Request] = {}
        size, total = 0, Usage()
        ended = True
        for key, one in islice(requests, MOST_LINES):
            usage = budget.expected(one)
            if usage is None:
                break
            some[key] = one
            total += usage
            size += len(one.model_dump_json().encode())
            if size > MOST_BYTES or len(some) == MOST_LINES:
                ended = False
                break
        if some:
            yield some, total
