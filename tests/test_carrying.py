"""Steps of many at once: writes share a wait, refusals and faults reach their own request."""

import asyncio
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from agent.errors import Conflict, Duplicate, InterviewError
from agent.steps import Append, Aside, Begin, Steps, Write
from agent.store import Store
from agent.web.carrying import Carrier
from tests.store_cases import NOON, REF, asked, judged, said, started
from tests.talks import STAFF
from tests.web_clients import desk_for

MANY = 40


class Counting(Store):
    """A store that remembers how many writes it was given at once."""

    batches: tuple[int, ...] = ()

    def write_all(self, some: Sequence[Write]) -> None:
        """Write, and remember how many."""
        self.batches = (*self.batches, len(some))
        super().write_all(some)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Counting]:
    """A database with an open wave."""
    with Counting.open(f"sqlite:///{tmp_path / 'study.db'}", durability="normal") as opened:
        opened.open_wave("w1", synthetic=False, questionnaire=REF, at=NOON)
        yield opened


def together(store: Store, *many: Steps[object]) -> list[object]:
    """Carry out steps of many requests; gives what each came to, or its error."""

    async def run() -> list[object]:
        carrier = Carrier(desk_for(STAFF, store))
        return await asyncio.gather(*map(carrier.done, many), return_exceptions=True)

    return asyncio.run(run())


def begun(at: int) -> Steps[object]:
    """Begin an interview."""
    yield Begin((started(f"I{at}", f"R{at}"), asked()), f"hash of {at}")
    return at


def talked(store: Store, at: int) -> Steps[object]:
    """Send a reply, and read it only once it is on the disk."""
    yield Append(f"I{at}", (said("m", f"I am number {at}."),), 2)
    with Store.open(store._database.where) as other:
        assert other.interview(f"I{at}").length == 3
    yield Append(f"I{at}", (judged(2), asked(f"And then, {at}?")), 3)
    return at


def test_writes_of_many_share_a_wait_and_none_is_mixed(store: Counting) -> None:
    assert together(store, *map(begun, range(MANY))) == list(range(MANY))
    assert together(store, *(talked(store, at) for at in range(MANY))) == list(range(MANY))
    assert sum(store.batches) == 3 * MANY and len(store.batches) < MANY / 2
    for at in range(MANY):
        assert store.transcript(f"I{at}").events[4] == asked(f"And then, {at}?")
    assert store.verify() == ()


def test_a_refusal_is_thrown_into_its_own_steps_alone(store: Counting) -> None:
    def again() -> Steps[object]:
        try:
            yield Begin((started("I-other", "R3"), asked()))
        except Duplicate:
            yield Append("I3", (said("late"),), 2)
        return "went on"

    outcomes = together(store, *map(begun, range(6)), again())
    assert outcomes == [*range(6), "went on"]
    assert [row.id for row in store.interviews()] == [f"I{at}" for at in range(6)]
    assert store.verify() == ()


def test_what_the_database_refuses_is_refused_without_the_others(store: Counting) -> None:
    def broken() -> Steps[object]:
        yield Begin((started("I0", "R-same-id"), asked()))
        return "never"

    *good, bad = together(store, *map(begun, range(4)), broken())
    assert good == [0, 1, 2, 3] and isinstance(bad, Conflict)
    assert store.verify() == () and len(store.interviews()) == 4


def test_what_takes_long_leaves_the_loop_to_others(store: Counting) -> None:
    gate = threading.Event()

    def slow() -> Steps[object]:
        return (yield Aside(lambda: gate.wait(10)))

    def quick() -> Steps[object]:
        yield from begun(1)
        gate.set()
        return 1

    assert together(store, slow(), quick()) == [True, 1]


def test_a_fault_of_the_program_ends_one_request_and_no_other(store: Counting) -> None:
    def faulty() -> Steps[object]:
        yield Begin((started("I9", "R9"), asked()))
        raise RuntimeError("a fault")

    bad, good = together(store, faulty(), begun(1))
    assert isinstance(bad, RuntimeError) and not isinstance(bad, InterviewError)
    assert good == 1 and together(store, begun(2)) == [2]
