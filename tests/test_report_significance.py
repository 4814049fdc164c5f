"""Column letters against SciPy's own tests."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from agent.report.significance import letters, p_value
from agent.report.tables import Cell


def share(n: int, base: int) -> Cell:
    return Cell(
        figure="", question="q", item="", value="a", segment="s", n=n, base=base,
        percent=100 * n / base if base else None,
    )  # fmt: skip


def mean(value: float, deviation: float, n: int) -> Cell:
    return share(n, n).model_copy(
        update={"value": "", "percent": None, "mean": value, "deviation": deviation}
    )


def test_a_clear_difference_gets_an_upper_case_letter_on_the_higher_side() -> None:
    assert letters([share(40, 50), share(10, 50), share(25, 50)]) == ("BC", "", "B")


def test_a_likely_difference_gets_a_lower_case_letter() -> None:
    assert letters([share(60, 100), share(47, 100)]) == ("b", "")


def test_small_bases_are_not_tested() -> None:
    assert letters([share(29, 29), share(0, 100)]) == ("", "")
    assert letters([share(0, 0), share(0, 100)]) == ("", "")
    assert letters([]) == ()


def test_several_comparisons_need_more_evidence_than_one() -> None:
    one, other, third = share(60, 100), share(45, 100), share(52, 100)
    assert letters([one, other]) == ("B", "")
    assert letters([one, other, third]) == ("", "", "")


@given(st.integers(1, 60), st.integers(1, 60), st.data())
def test_few_expected_are_tested_exactly(base: int, other: int, data: st.DataObject) -> None:
    n, m = data.draw(st.integers(0, base)), data.draw(st.integers(0, other))
    both = n + m
    assume(0 < both < base + other)
    assume(min(base, other) * min(both, base + other - both) / (base + other) < 5)
    expected = stats.fisher_exact([[n, base - n], [m, other - m]]).pvalue
    assert p_value(share(n, base), share(m, other)) == pytest.approx(expected, rel=1e-6)


def test_many_expected_are_tested_by_z() -> None:
    chi = stats.chi2_contingency([[40, 60], [25, 75]], correction=False).pvalue
    assert p_value(share(40, 100), share(25, 100)) == pytest.approx(chi)


def test_means_are_tested_by_welch() -> None:
    expected = stats.ttest_ind_from_stats(5.2, 1.1, 40, 4.6, 1.4, 35, equal_var=False).pvalue
    assert p_value(mean(5.2, 1.1, 40), mean(4.6, 1.4, 35)) == pytest.approx(expected)
    assert p_value(mean(5.2, 0.0, 40), mean(4.6, 1.4, 35)) is None
