"""Many calls at once: each task comes back once, and a dead model is not waited for."""

import threading
import time
from collections.abc import Callable

import pytest

from agent.errors import ModelMisbehaved, ModelUnavailable
from agent.jobs import Done, Patience, run


def collected(
    work: Callable[[int], int], tasks: int, *, at_once: int = 4, patience: Patience | None = None
) -> tuple[list[Done[int, int]], list[float]]:
    slept: list[float] = []
    batches = run(work, range(tasks), at_once=at_once, patience=patience, sleep=slept.append)
    return [one for batch in batches for one in batch], slept


def test_every_task_comes_back_once() -> None:
    done, _ = collected(lambda one: one * one, 300)
    assert sorted(one.result or 0 for one in done) == [one * one for one in range(300)]
    assert len({one.task for one in done}) == 300


def test_no_more_than_the_limit_are_under_way_and_the_limit_is_used() -> None:
    lock, now, most = threading.Lock(), [0], [0]

    def work(one: int) -> int:
        with lock:
            now[0] += 1
            most[0] = max(most[0], now[0])
        time.sleep(0.005)
        with lock:
            now[0] -= 1
        return one

    collected(work, 60, at_once=7)
    assert most[0] == 7


def test_a_rate_limit_is_waited_for_as_long_as_it_says() -> None:
    tries: list[int] = []

    def work(one: int) -> int:
        tries.append(one)
        if len(tries) < 3:
            raise ModelUnavailable("answered with status 429", retry_after=2.5)
        return one

    done, slept = collected(work, 1)
    assert done[0].result == 0
    assert slept == [2.5, 2.5]


def test_pauses_grow_once_the_model_has_answered() -> None:
    tries: list[int] = []

    def work(one: int) -> int:
        tries.append(one)
        if 1 < len(tries) < 5:
            raise ModelUnavailable("cannot be reached", transport=True)
        return one

    done, slept = collected(work, 2, at_once=1)
    assert [one.error for one in done] == [None, None]
    assert slept == [1.0, 2.0, 4.0]


def test_a_model_that_never_answered_is_given_up_at_once_for_all() -> None:
    tries: list[int] = []

    def work(one: int) -> int:
        tries.append(one)
        raise ModelUnavailable("cannot be reached", transport=True)

    done, slept = collected(work, 50, at_once=1)
    assert len(done) == 50 and all(one.error for one in done)
    assert (len(tries), slept) == (1, [])


def test_a_wait_beyond_patience_is_an_error_beside_the_successes() -> None:
    def work(one: int) -> int:
        if one == 1:
            raise ModelUnavailable("the day's budget is spent", retry_after=9999)
        return one

    done, _ = collected(work, 3, at_once=1, patience=Patience(longest=5))
    assert sorted(one.task for one in done if one.error) == [1]


def test_misbehaviour_is_told_and_not_tried_again() -> None:
    def work(one: int) -> int:
        raise ModelMisbehaved("wrote no JSON")

    done, slept = collected(work, 2)
    assert all(isinstance(one.error, ModelMisbehaved) for one in done) and not slept


def test_a_fault_of_the_program_ends_the_run() -> None:
    def work(one: int) -> int:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        collected(work, 2)


def test_closing_early_starts_no_further_task() -> None:
    started: list[int] = []

    def work(one: int) -> int:
        started.append(one)
        time.sleep(0.002)
        return one

    batches = run(work, range(1000), at_once=2)
    next(batches)
    batches.close()
    assert len(started) < 20
