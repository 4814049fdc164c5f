"""Many at once: threads, processes, and processes that are killed."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

from agent.errors import Conflict, Duplicate
from agent.store import Place, Store
from tests.store_cases import NOON, asked, exchange, said, started

pytest_plugins = ["tests.store_databases"]

ROOT = Path(__file__).parents[1]
KILLS = int(os.environ.get("INTERVIEW_TEST_KILLS", "20"))
HOLD = timedelta(minutes=10)


def processes(what: str, url: str, *numbers: int) -> list[int]:
    """Run writers in processes of their own; what each reported."""
    command = [sys.executable, "-m", "tests.store_processes", what, url, *map(str, numbers)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    reported: list[int] = json.loads(done.stdout)
    return reported


def at_once(many: int, run: Callable[[int], object]) -> list[object]:
    """What `run` gives, or which refusal it raises, in threads of their own."""

    def outcome(number: int) -> object:
        try:
            return run(number)
        except (Conflict, Duplicate) as refusal:
            return type(refusal).__name__

    with ThreadPoolExecutor(many) as pool:
        return list(pool.map(outcome, range(many)))


def test_every_position_goes_to_one_of_many_processes(shared: Store, shared_url: str) -> None:
    shared.begin([started()])
    assert processes("race", shared_url, 4, 12) == [12, 12, 12, 12]
    messages = [event.message for event in shared.transcript("I1").events if event.kind == "said"]
    assert sorted(messages) == sorted(f"{writer}-{at}" for writer in range(4) for at in range(12))
    assert shared.verify() == ()


def test_what_was_acknowledged_survives_every_kill(shared: Store, shared_url: str) -> None:
    safe = processes("kill", shared_url, KILLS, 11)
    kept = {row.id: row.length for row in shared.interviews()}
    assert sum(safe) > KILLS
    for writer, events in enumerate(safe):
        length = kept.get(f"I{writer}", 0)
        assert length >= events
        assert length in (0, events, events + 2, events + 3)
    assert shared.verify() == ()
    for interview, length in kept.items():
        assert len(shared.transcript(interview).events) == length
        shared.append(interview, exchange(length), expect=length)


def test_of_two_tabs_that_send_the_same_message_one_is_recorded(store: Store) -> None:
    store.begin([started(), asked()])
    outcomes = at_once(8, lambda _: store.append("I1", [said("m1")], expect=2))
    assert sorted(map(str, outcomes)) == ["None"] + ["Repeated"] * 7
    assert store.interview("I1").length == 3


def test_of_two_tabs_that_type_at_once_one_is_recorded(store: Store) -> None:
    store.begin([started(), asked()])
    outcomes = at_once(8, lambda tab: store.append("I1", [said(f"m{tab}")], expect=2))
    assert sorted(map(str, outcomes)) == ["Conflict"] * 7 + ["None"]


def test_a_respondent_who_starts_in_many_tabs_has_one_interview(store: Store) -> None:
    outcomes = at_once(8, lambda tab: store.begin([started(f"I{tab}")]))
    assert sorted(map(str, outcomes)) == ["None"] + ["Unfinished"] * 7
    assert len(store.interviews()) == 1
    assert store.verify() == ()


def test_fifty_who_finish_at_once_get_one_place(store: Store) -> None:
    for number in range(50):
        store.begin([started(f"I{number}", f"R{number}")])

    def finish(number: int) -> bool:
        place = Place(wave="w1", quota="nurses", interview=f"I{number}")
        return store.reserve(place, limit=1, hold=HOLD, now=NOON) and store.confirm(place)

    assert sum(map(bool, at_once(50, finish))) == 1
    assert store.places("w1", now=NOON) == {"nurses": 1}


def begun(store: Store, *, many: int = 3) -> list[Place]:
    """A place for each of some interviews."""
    for number in range(many):
        store.begin([started(f"I{number}", f"R{number}")])
    return [Place(wave="w1", quota="q", interview=f"I{number}") for number in range(many)]


def test_a_hold_is_prolonged_and_counts_once(store: Store) -> None:
    first, *_ = begun(store)
    later = NOON + timedelta(minutes=8)
    assert store.reserve(first, limit=1, hold=HOLD, now=NOON)
    assert store.reserve(first, limit=1, hold=HOLD, now=later)
    assert store.places("w1", now=later + timedelta(minutes=9)) == {"q": 1}


def test_a_hold_that_ran_out_goes_to_the_next_and_its_holder_is_told(store: Store) -> None:
    first, second, third = begun(store)
    later = NOON + timedelta(minutes=11)
    assert store.reserve(first, limit=1, hold=HOLD, now=NOON)
    assert not store.reserve(second, limit=1, hold=HOLD, now=NOON)
    assert store.places("w1", now=later) == {}
    assert store.reserve(third, limit=1, hold=HOLD, now=later)
    assert not store.confirm(first)
    assert store.confirm(third)


def test_a_slow_respondent_still_gets_in_while_nobody_else_asked(store: Store) -> None:
    first, *_ = begun(store)
    assert store.reserve(first, limit=1, hold=HOLD, now=NOON)
    assert store.confirm(first)
    assert store.confirm(first)


def test_a_place_taken_is_never_given_away_unless_released(store: Store) -> None:
    first, second, _ = begun(store)
    next_year = NOON + timedelta(days=365)
    store.reserve(first, limit=1, hold=HOLD, now=NOON)
    store.confirm(first)
    assert store.reserve(first, limit=1, hold=HOLD, now=NOON)
    assert not store.reserve(second, limit=1, hold=HOLD, now=next_year)
    store.release(first)
    assert store.reserve(second, limit=1, hold=HOLD, now=next_year)


def test_quotas_and_waves_do_not_share_places(store: Store) -> None:
    first, second, _ = begun(store)
    other = second.model_copy(update={"quota": "p"})
    assert store.reserve(first, limit=1, hold=HOLD, now=NOON)
    assert store.reserve(other, limit=1, hold=HOLD, now=NOON)
    assert store.places("w1", now=NOON) == {"p": 1, "q": 1}
