"""Coefficients held against other programs and published examples; verdicts; the sample."""

from collections import Counter
from datetime import UTC, datetime
from typing import Any

import krippendorff
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score, precision_recall_fscore_support

from agent.agreement import (
    MODEL,
    Comparison,
    Measured,
    Statement,
    UnitKey,
    compare,
    corrected_mean,
    draw,
    statements,
)
from agent.agreement.coefficients import alpha, draws, masi, measures, ratings, weighted_kappa
from agent.agreement.comparing import Asked, Pair, Sides
from agent.agreement.methods import methods
from agent.agreement.sampling import NOTHING, audit_sample
from agent.codebook import Judgement
from tests.report_factories import NOON, judged

SETS = st.frozensets(st.sampled_from("abcd"), max_size=3)
SIDES = Sides("human", MODEL, ("Ann",), blind=True, planned=False)


def cells(one: list[bool], other: list[bool]) -> np.ndarray:
    counts = Counter(zip(one, other, strict=True))
    return np.array([counts[True, True], counts[True, False], counts[False, True],
                     counts[False, False]], dtype=np.float64)  # fmt: skip


@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=2))
def test_kappa_precision_recall_and_f1_are_those_of_scikit_learn(
    decisions: list[tuple[bool, bool]],
) -> None:
    one, other = [a for a, _ in decisions], [b for _, b in decisions]
    found = measures(cells(one, other))
    if len(set(one) | set(other)) > 1:
        assert found["kappa"] == pytest.approx(cohen_kappa_score(one, other), abs=1e-12)
    else:
        assert np.isnan(found["kappa"])
    if any(one) and any(other):
        p, r, f, _ = precision_recall_fscore_support(other, one, average="binary", zero_division=0)
        assert [found[name] for name in ("precision", "recall", "f1")] == pytest.approx([p, r, f])


def test_ac1_and_kappa_on_gwets_published_example() -> None:
    """Gwet 2008, table 1: 125 subjects, both positive 118, the raters differ on 7."""
    found = measures(np.array([118.0, 5.0, 2.0, 0.0]))
    assert found["agreement"] == pytest.approx(0.944, abs=5e-4)
    assert found["kappa"] == pytest.approx(-0.0234, abs=5e-4)
    assert found["ac1"] == pytest.approx(0.9408, abs=5e-4)


def test_kappa_on_cohens_textbook_example() -> None:
    found = measures(np.array([20.0, 5.0, 10.0, 15.0]))
    assert [found["agreement"], found["kappa"]] == pytest.approx([0.7, 0.4])


def test_masi_on_passonneaus_cases_and_two_empty_sets_agree() -> None:
    a, ab, bc, none = frozenset("a"), frozenset("ab"), frozenset("bc"), frozenset[str]()
    assert masi(none, none) == 0 and masi(none, a) == 1 and masi(a, bc) == 1
    assert masi(a, ab) == pytest.approx(1 - 2 / 3 * 1 / 2)
    assert masi(ab, bc) == pytest.approx(1 - 1 / 3 * 1 / 3)


@given(st.lists(st.lists(SETS, min_size=1, max_size=4), min_size=2, max_size=12))
def test_alpha_is_that_of_the_krippendorff_package(units: list[list[frozenset[str]]]) -> None:
    rated = ratings(units, owners=list(range(len(units))), weights=[1.0] * len(units))
    kinds = list(dict.fromkeys(one for unit in units for one in unit))
    counts = np.array([[unit.count(kind) for kind in kinds] for unit in units])
    paired = counts[counts.sum(axis=1) > 1]
    ours = alpha(rated)[0]
    if not len(paired) or (paired.sum(axis=0) > 0).sum() < 2:
        assert np.isnan(ours)
        return

    def apart(v1: Any, v2: Any, **_: object) -> Any:
        return np.vectorize(lambda i, j: masi(kinds[int(i)], kinds[int(j)]))(v1, v2)

    metric: Any = apart
    theirs = krippendorff.alpha(
        value_counts=counts, value_domain=list(range(len(kinds))), level_of_measurement=metric
    )
    assert ours == pytest.approx(theirs, abs=1e-9)


def test_nominal_alpha_on_krippendorffs_published_example() -> None:
    """Krippendorff 2011, section C: alpha = 0.743 for four observers and twelve units."""
    rows = [
        "1 2 3 3 2 1 4 1 2 * * *", "1 2 3 3 2 2 4 1 2 5 * 3", "* 3 3 3 2 3 4 2 2 5 1 *",
        "1 2 3 3 2 4 4 1 2 5 1 *",
    ]  # fmt: skip
    units = [
        [frozenset(one) for one in column if one != "*"]
        for column in zip(*(row.split() for row in rows), strict=True)
    ]
    rated = ratings(units, owners=list(range(12)), weights=[1.0] * 12)
    assert alpha(rated)[0] == pytest.approx(0.743, abs=5e-4)


def test_resamples_that_draw_each_once_give_the_same_alpha() -> None:
    units = [
        [frozenset("a"), frozenset("a")],
        [frozenset("b"), frozenset("ab")],
        [frozenset("b")] * 2,
    ]
    rated = ratings(units, owners=[0, 1, 1], weights=[1.0, 2.0, 1.0])
    assert alpha(rated, np.ones((3, 2))) == pytest.approx(np.full(3, alpha(rated)[0]))
    twice = ratings([units[0], units[1], units[1], units[2]], owners=[0] * 4, weights=[1.0] * 4)
    assert alpha(rated)[0] == pytest.approx(alpha(twice)[0])


@given(st.lists(st.tuples(st.integers(1, 7), st.integers(1, 7)), min_size=2))
def test_weighted_kappa_is_that_of_scikit_learn(points: list[tuple[int, int]]) -> None:
    table = np.zeros((7, 7))
    for one, other in points:
        table[one - 1, other - 1] += 1
    ours = weighted_kappa(table)
    if len({value for pair in points for value in pair}) < 2:
        assert np.isnan(ours)
        return
    firsts, seconds = zip(*points, strict=True)
    theirs = cohen_kappa_score(firsts, seconds, weights="quadratic", labels=range(1, 8))
    assert ours == pytest.approx(theirs, abs=1e-9)


def pairs(*sets: tuple[str, str], weight: float = 1.0, each: int = 1) -> list[Pair]:
    """Make pairs from strings of one-letter codes; `each` units belong to one respondent."""
    return [
        Pair((f"I{at}", "q0", None), f"R{at // each}", "s1" if at % 2 else "s2",
             Statement(frozenset(one)), Statement(frozenset(other)), weight)
        for at, (one, other) in enumerate(sets)
    ]  # fmt: skip


ASKED = {"q0": Asked("Difficulties", {"a": "Waiting", "b": "Cost"})}


def test_a_comparison_has_codes_questions_and_segments_with_intervals() -> None:
    some = pairs(*[("a", "a"), ("ab", "a"), ("", ""), ("b", "b")] * 10)
    found = compare(some, SIDES, ASKED, segments={"s1": "One", "s2": "Two", "s3": "Three"},
                    how=Measured(resamples=300))  # fmt: skip
    a, b = found.codes
    assert (a.first, a.second, a.n, a.kappa.value, a.verdict) == (20, 20, 40, 1.0, "holds")
    assert (b.first, b.second) == (20, 10)
    assert b.precision.value == pytest.approx(0.5) and b.recall.value == 1.0
    assert b.f1.low is not None and b.f1.high is not None
    assert b.f1.low < (b.f1.value or 0) < b.f1.high
    assert [one.name for one in found.segments] == ["s1", "s2"]
    assert found.overall.exact.value == pytest.approx(0.75)
    assert found.overall.f1.value == pytest.approx(2 * 30 / (40 + 30))


def test_answers_of_one_person_widen_the_interval() -> None:
    """Ten people who each gave ten like answers tell no more than ten answers."""
    agreed = [("a", "a")] * 10 + [("a", "b")] * 10
    alone = compare(pairs(*agreed * 5), SIDES, ASKED, segments={}, how=Measured())
    owned = compare(pairs(*agreed * 5, each=10), SIDES, ASKED, segments={}, how=Measured())

    def width(found: Comparison) -> float:
        exact = found.overall.exact
        return float(exact.high or 0) - float(exact.low or 0)

    assert width(owned) > 2 * width(alone)


def test_weights_give_the_figures_of_the_whole() -> None:
    rare = pairs(*[("a", "a")] * 5 + [("", "a")] * 5)
    often = pairs(*[("", "")] * 10, weight=9.0)
    found = compare([*rare, *often], SIDES, ASKED, segments={}, how=Measured(resamples=0))
    assert found.codes[0].prevalence.value == pytest.approx(10 / 100)
    assert found.codes[0].agreement.value == pytest.approx(0.95)
    assert found.codes[0].n == 20


@pytest.mark.parametrize(
    ("sets", "verdict"),
    [
        ([("a", "a"), ("", "")] * 20, "holds"),
        ([("a", ""), ("", "a"), ("", "")] * 10, "needs a human"),
        ([("a", "a")] * 4 + [("", "")] * 30, "too few"),
        ([("a", ""), ("", "a")] * 2 + [("", "")] * 30, "too few"),
        ([("a", "a")] * 5 + [("a", ""), ("", "a")] + [("", "")] * 8, "uncertain"),
    ],
)
def test_a_code_that_fails_is_said_to_need_a_human(
    sets: list[tuple[str, str]], verdict: str
) -> None:
    found = compare(pairs(*sets), SIDES, ASKED, segments={}, how=Measured())
    assert found.codes[0].verdict == verdict


def test_scales_have_weighted_kappa_and_mean_error() -> None:
    some = [
        Pair((f"I{at}", "q1", "x"), f"R{at}", None, Statement(frozenset(), float(one)),
             Statement(frozenset(), float(other)))
        for at, (one, other) in enumerate([(1, 1), (2, 3), (5, 4), (4, 4)])
    ]  # fmt: skip
    asked = {"q1": Asked("Tiring", {}, tuple(range(1, 6))), "q2": Asked("Nights", {}, amount=True)}
    amount = [one._replace(key=("I0", "q2", None)) for one in some]
    found = compare([*some, *amount], SIDES, asked, segments={}, how=Measured())
    scale, number = found.scales
    expected = cohen_kappa_score(
        [1, 2, 5, 4], [1, 3, 4, 4], weights="quadratic", labels=range(1, 6)
    )
    assert scale.kappa.value == pytest.approx(expected)
    assert (scale.error.value, scale.exact.value, scale.n) == (0.5, 0.5, 4)
    assert number.kappa.value is None and number.error.value == 0.5
    assert found.overall.n == 0 and found.codes == ()


def test_few_respondents_give_no_interval() -> None:
    found = compare(pairs(("a", "a"), ("", "")), SIDES, ASKED, segments={}, how=Measured())
    assert found.codes[0].kappa.value == 1.0 and found.codes[0].kappa.low is None


def test_the_draw_of_respondents_is_the_same_for_the_same_seed() -> None:
    assert (draws(5, resamples=3, seed=1) == draws(5, resamples=3, seed=1)).all()
    assert (draws(5, resamples=3, seed=1).sum(axis=1) == 5).all()


CODED: dict[UnitKey, frozenset[str]] = {
    (f"I{at}", "q0", None): frozenset("" if at % 4 else "a" if at % 8 else "ab") for at in range(80)
}
AT = datetime(2026, 3, 2, tzinfo=UTC)


def test_the_sample_has_every_stratum_and_answers_without_a_code() -> None:
    plan = draw(CODED, wave="w", size=24, seed=3, at=AT)
    assert {one.name: one.units for one in plan.strata} == {
        "q0: a": 10, f"q0: {NOTHING}": 60, "q0: b": 10,
    }  # fmt: skip
    assert len(plan.sample) == 24 and sum(one.weight for one in plan.sample) == pytest.approx(80)
    assert min(one.drawn for one in plan.strata) >= 3
    assert plan == draw(CODED, wave="w", size=24, seed=3, at=AT)
    assert plan.sample != draw(CODED, wave="w", size=24, seed=4, at=AT).sample


@given(
    st.dictionaries(
        st.tuples(st.text(max_size=3), st.sampled_from("qr"), st.none()), SETS, min_size=1
    ),
    st.integers(1, 50),
)
def test_weights_of_any_sample_add_up_to_all_units(
    coded: dict[UnitKey, frozenset[str]], size: int
) -> None:
    plan = draw(coded, wave="w", size=size, seed=1, at=AT)
    assert sum(one.weight for one in plan.sample) == pytest.approx(len(coded))
    assert len({one.key for one in plan.sample}) == len(plan.sample) <= len(coded)
    assert len(plan.sample) <= max(size, len(plan.strata))


def test_the_audit_sample_is_at_least_the_share_asked_for_and_stays_as_units_come() -> None:
    keys: list[UnitKey] = [(f"I{at}", "q", None) for at in range(4000)]
    chosen = audit_sample(keys, seed=7, share=0.1)
    assert 400 <= len(chosen) < 480
    some = audit_sample(keys[:3000], seed=7, share=0.1)
    assert len(some - chosen) < 10 and audit_sample(keys[:5], seed=7, share=0.1)


@pytest.mark.parametrize(
    ("seed", "n", "rest", "weighted", "expected"),
    [
        (1, 40, 400, False, [0.30862549260826955, 0.18673517836279718, 0.4305158068537419]),
        (2, 25, 90, True, [0.40998456608423156, 0.25252902557180357, 0.5674401065966596]),
        (3, 60, 61, False, [0.4476043956043956, 0.3446185568534185, 0.5505902343553727]),
    ],
)
def test_corrected_shares_are_those_of_ppi_py(
    seed: int, n: int, rest: int, weighted: bool, expected: list[float]
) -> None:
    """Expected: `ppi_mean_pointestimate` and `ppi_mean_ci` of ppi_py 0.2.3, power-tuned."""
    dice = np.random.default_rng(seed)
    true = (dice.random(n + rest) < 0.4).astype(float)
    guess = np.where(dice.random(n + rest) < 0.85, true, 1 - true)
    weights = list(np.arange(n) % 3 + 1.0) if weighted else None
    made = corrected_mean(list(true[:n]), list(guess[:n]), list(guess[n:]), weights)
    assert made is not None
    assert [made.share, made.low, made.high] == pytest.approx(expected, abs=1e-9)


def test_a_correction_needs_a_sample_and_covers_the_truth_as_often_as_it_says() -> None:
    few, alike = [1.0, 0.0] * 4, [0.0] * 20
    assert corrected_mean(few, few, [1.0, 0.0]) is None
    assert corrected_mean(alike, alike, [1.0, 0.0]) is None
    assert corrected_mean(few * 2, few * 2, []) is None
    dice = np.random.default_rng(5)
    hits = plain = 0
    for _ in range(300):
        true = (dice.random(600) < 0.3).astype(float)
        guess = np.where(dice.random(600) < 0.8, true, 1 - true)
        made = corrected_mean(list(true[:100]), list(guess[:100]), list(guess[100:]))
        assert made is not None
        hits += made.low <= 0.3 <= made.high
        plain += abs(guess.mean() - 0.3) < 0.04
    assert hits / 300 > 0.9 and plain / 300 < 0.2


def human(value: str | None, status: str = "accepted", **more: object) -> Judgement:
    given: dict[str, Any] = {"reviewer": "Ann", **more}
    return judged(0, "q0", value, source="human", status=status, **given)


def test_a_persons_statement_is_whole_when_all_suggestions_are_decided() -> None:
    said = [judged(0, "q0", "a"), judged(0, "q0", "b")]
    place = ("I0", "q0", None)
    assert set(statements([*said, human("a")])[place]) == {MODEL}
    whole = statements([*said, human("a"), human("b", "rejected"), human("c", "edited")])[place]
    assert whole["Ann"].values == frozenset("ac") and whole[MODEL].values == frozenset("ab")
    emptied = statements([*said, human("not_mentioned", "edited")])[place]
    assert emptied["Ann"].values == frozenset()


def test_a_blind_coding_counts_when_its_coder_says_that_it_is_done() -> None:
    said = [judged(0, "q0", "a"), human("a", confidence_from="blind")]
    place = ("I0", "q0", None)
    assert set(statements(said)[place]) == {MODEL}
    done = statements(said, done=lambda key, who: (key, who) == (place, "Ann"))[place]
    assert done["Ann"] == Statement(frozenset("a"), None, True)


def test_what_a_person_took_back_is_no_part_of_their_statement() -> None:
    said = [judged(0, "q0", "a"), human("a"), human("b", "edited"), human("b", "withdrawn")]
    assert statements(said)[("I0", "q0", None)]["Ann"].values == frozenset("a")


def test_the_methods_paragraph_says_what_was_and_was_not_done() -> None:
    assert "reliability is not known" in methods([], None, coder="offline-1", needs_human=0)
    found = compare(pairs(*[("a", "a"), ("", "")] * 10), SIDES._replace(blind=False), ASKED,
                    segments={}, how=Measured())  # fmt: skip
    text = methods([found], None, coder="offline-1", needs_human=1)
    assert "flattered" in text and "not drawn at random" in text and "alpha 1.00" in text
    assert "1 code falls below" in text and str(NOON.year) not in text
