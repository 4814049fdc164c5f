"""The intervals against published values, and their laws."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.report.intervals import mean_interval, wilson
from agent.report.rounding import half_up, plain


@pytest.mark.parametrize(
    ("n", "base", "low", "high"),
    [
        (81, 263, 25.53, 36.62),  # Newcombe 1998, table I, method 3: 0.2553 to 0.3662
        (15, 148, 6.24, 16.05),  # the same: 0.0624 to 0.1605
        (0, 20, 0.0, 16.11),  # the same: 0.0000 to 0.1611
        (1, 29, 0.61, 17.18),  # the same: 0.0061 to 0.1718
    ],
)
def test_wilson_gives_the_published_bounds(n: int, base: int, low: float, high: float) -> None:
    assert list(wilson(n, base)) == pytest.approx([low, high], abs=0.006)


@given(st.integers(1, 10_000).flatmap(lambda base: st.tuples(st.integers(0, base), st.just(base))))
def test_the_bounds_enclose_the_percentage_and_stay_within_0_and_100(pair: tuple[int, int]) -> None:
    n, base = pair
    low, high = wilson(n, base)
    assert low is not None and high is not None
    assert 0 <= low <= 100 * n / base + 1e-9
    assert 100 * n / base - 1e-9 <= high <= 100


def test_nobody_asked_means_no_bounds() -> None:
    assert wilson(0, 0) == (None, None)


def test_a_mean_has_the_interval_of_student() -> None:
    found = mean_interval([1, 2, 3, 4, 5])
    assert list(found) == pytest.approx([3, math.sqrt(2.5), 1.0368, 4.9632], abs=1e-4)


def test_one_value_has_a_mean_and_no_interval() -> None:
    assert mean_interval([4.0]) == (4.0, None, None, None)
    assert mean_interval([]) == (None, None, None, None)


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [(0.5, 0, "1"), (1.5, 0, "2"), (2.5, 0, "3"), (12.45, 1, "12.5"), (-0.2, 0, "0"),
     (-1.5, 0, "-2"), (None, 0, ""), (33.333333, 2, "33.33"), (1e6, 0, "1000000")],
)  # fmt: skip
def test_numbers_are_rounded_half_up(value: float | None, places: int, text: str) -> None:
    assert half_up(value, places) == text


def test_a_whole_number_is_written_without_decimals() -> None:
    assert (plain(7.0), plain(5.5), plain(-3)) == ("7", "5.5", "-3")
