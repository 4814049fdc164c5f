"""The expression language: what can be said, what is said in it, and what that means."""

import copy
from collections.abc import Iterator, Mapping
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.conditions import (
    Answer,
    Answers,
    Value,
    evaluate,
    guarded,
    parse,
    references,
    value,
)

ANSWERS: Answers = {
    "stage": "clinical",
    "stage_last_year": "preclinical",
    "age": 40,
    "share": 0.5,
    "unsure": "dont_know",
    "secret": "refused",
    "unfitting": "not_applicable",
    "services": ("viral_vector", "plasmid"),
    "nothing": frozenset(),
    "familiarity": {"lonza": "worked_with", "wuxi": "name_only", "agc": "dont_know"},
    "criteria": {"cost": 6, "quality": 7, "location": "refused"},
    "rows_refused": "refused",
    "company": "lonza",
    "eligible": True,
    "gone": None,
}


def truth(source: str, answers: Answers = ANSWERS) -> bool | None:
    return evaluate(parse(source), answers)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("stage == clinical", True),
        ('stage == "clinical"', True),
        ("'clinical' == stage", True),
        ("stage != clinical", False),
        ("stage in [clinical, commercial]", True),
        ("stage in (preclinical, commercial)", False),
        ("stage not in [preclinical]", True),
        ("stage == answer(stage_last_year)", False),
        ("answer(stage) != answer(stage_last_year)", True),
        ("age >= 18 and age < 65", True),
        ("18 <= age <= 39", False),
        ("18 < age", True),
        ("age == 40.0", True),
        ("age in [-1, 40]", True),
        ("-age < -39", True),
        ("age * 2 - 10 / 5 + share == 78.5", True),
        ("not eligible", False),
        ("eligible and true or False", True),
        ("eligible == true", True),
        ("viral_vector in services", True),
        ("fill_finish not in services", True),
        ("selected(services, plasmid)", True),
        ("selected(services, fill_finish, plasmid)", True),
        ("selected(nothing, plasmid)", False),
        ("selected(stage, clinical)", True),
        ("selected(familiarity, worked_with)", True),
        ("count(services) == 2", True),
        ("count(services, plasmid, none) == 1", True),
        ("count(familiarity) == 2", True),
        ("count(familiarity, worked_with) == 1", True),
        ("count(criteria, 6, 7) == 2", True),
        ("familiarity[lonza] == worked_with", True),
        ('familiarity["wuxi"] in [name_only]', True),
        ("familiarity[company] == worked_with", True),
        ("criteria[cost] >= 6", True),
        ("stage\n  == clinical\tand age > 1 ", True),
    ],
)
def test_what_is_answered_has_a_truth(source: str, expected: bool) -> None:
    assert truth(source) is expected


@pytest.mark.parametrize(
    "source",
    [
        "absent == clinical",
        "gone == clinical",
        "absent != clinical",
        "absent in [clinical]",
        "selected(absent, clinical)",
        "count(absent) == 0",
        "count(unsure) == 0",
        "count(secret) == 0",
        "absent > 3",
        "absent + 1 > 3",
        "unsure < 3",
        "stage < 3",
        "stage > stage_last_year",
        "age / 0 == 1",
        "age / (age - 40) == 1",
        "secret == clinical",
        "secret != clinical",
        "secret in [clinical, commercial]",
        "selected(secret, clinical)",
        "unfitting == clinical",
        "stage == answer(secret)",
        "unsure == answer(stage)",
        "familiarity == worked_with",
        "services == plasmid",
        "familiarity[minaris] == worked_with",
        "stage[lonza] == worked_with and age[lonza] == 1",
        "age[lonza] == 1",
        "selected(criteria, 1)",
        "criteria[location] == 3",
        "rows_refused[cost] == 3",
        "stage",
        "age",
        "3",
        "not absent",
        "absent == a and stage == clinical",
        "absent == a or stage == commercial",
    ],
)
def test_what_is_missing_is_unknown(source: str) -> None:
    assert truth(source) is None


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("unsure == dont_know", True),
        ("unsure != clinical", True),
        ("unsure == clinical", False),
        ("unsure in [clinical, dont_know]", True),
        ("selected(unsure, clinical)", False),
        ("familiarity[agc] == dont_know", True),
        ("secret == refused", True),
        ("secret != refused", False),
        ("secret in [clinical, refused]", True),
        ("secret == not_applicable", None),
        ("selected(secret, refused)", True),
        ("stage != refused", True),
        ("unfitting == not_applicable", True),
        ("rows_refused[cost] == refused", True),
    ],
)
def test_a_missing_state_is_known_where_it_is_named(source: str, expected: bool | None) -> None:
    assert truth(source) is expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("stage", True),
        ("age", True),
        ("services", True),
        ("familiarity", True),
        ("familiarity[lonza]", True),
        ("familiarity[agc]", False),
        ("familiarity[minaris]", False),
        ("absent", False),
        ("gone", False),
        ("nothing", False),
        ("unsure", False),
        ("secret", False),
        ("unfitting", False),
    ],
)
def test_answered_is_always_known(question: str, expected: bool) -> None:
    assert truth(f"answered({question})") is expected


def test_an_unknown_part_does_not_hide_what_is_certain() -> None:
    assert truth("absent == a and stage == commercial") is False
    assert truth("absent == a or stage == clinical") is True


def test_an_unanswered_question_never_turns_into_an_option() -> None:
    """`stage` is an option in the second place, whether a question `stage` is answered or not."""
    assert truth("topic == stage", {"topic": "stage"}) is True
    assert truth("topic == stage", {"topic": "stage", "stage": "clinical"}) is True
    assert truth("topic == answer(stage)", {"topic": "stage"}) is None


def test_an_item_goes_before_a_loop_of_the_same_name() -> None:
    answers: Answers = {"criteria": {"cost": 1, "quality": 7}, "cost": "quality"}
    assert truth("criteria[cost] == 1", answers) is True


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("age * 12", 480),
        ("count(services) / 4", 0.5),
        ("stage", "clinical"),
        ("services", ("viral_vector", "plasmid")),
        ("criteria[cost] - criteria[quality]", -1),
        ("age + absent", None),
        ("age + stage", None),
        ("age + eligible", None),
        ("age > 18", True),
        ('"fixed"', "fixed"),
    ],
)
def test_a_derived_value_is_computed(source: str, expected: Value) -> None:
    assert value(parse(source), ANSWERS) == expected


def test_a_number_that_grows_too_large_is_unknown() -> None:
    assert value(parse("a * a"), {"a": 10**200}) is None
    assert value(parse("a * a - a * a"), {"a": 1e300}) is None
    assert value(parse("a / 3"), {"a": 10**400}) is None


def test_the_questions_that_are_looked_up_are_known() -> None:
    expression = parse("answered(age) and age > 3 or familiarity[lonza] == worked_with")
    assert references(expression) == {"age", "familiarity"}
    assert guarded(expression) == {"age"}


def test_an_expression_is_a_value() -> None:
    expression = parse(" stage==clinical ")
    assert str(expression) == " stage==clinical "
    assert expression == parse(" stage==clinical ")
    assert len({expression, parse(" stage==clinical "), copy.deepcopy(expression)}) == 1


# Sentences of the language over three questions, and answers of every shape to them.

names = st.sampled_from(["a", "b", "c", "a[x]", "b[y]"])
codes = st.sampled_from(["x", "y", '"3_to_6"', "dont_know", "refused", "1", "-2.5", "true"])
lists = st.lists(codes, max_size=3).map(lambda found: f"[{', '.join(found)}]")
numbers = st.recursive(
    st.one_of(names, st.integers(0, 9).map(str), names.map("count({})".format)),
    lambda inner: st.builds("({} {} {})".format, inner, st.sampled_from("+-*/"), inner),
    max_leaves=4,
)
tests = st.one_of(
    st.builds("{} {} {}".format, names, st.sampled_from(["==", "!="]), codes),
    st.builds("{} {} {}".format, numbers, st.sampled_from(["<", ">=", "=="]), numbers),
    st.builds("{} {} {}".format, names, st.sampled_from(["in", "not in"]), lists),
    st.builds("selected({}, {})".format, names, codes),
    names.map("answered({})".format),
)
conditions = st.recursive(
    tests,
    lambda inner: st.one_of(
        inner.map("not ({})".format),
        st.builds("({}) {} ({})".format, inner, st.sampled_from(["and", "or"]), inner),
    ),
    max_leaves=6,
)
cells = st.one_of(
    st.sampled_from(["x", "y", "3_to_6", "dont_know", "refused", "not_applicable", ""]),
    st.integers(),
    st.floats(),
    st.frozensets(st.sampled_from(["x", "y"])),
    st.lists(st.sampled_from(["x", "y", "dont_know"])).map(tuple),
)
answers_to_one = st.one_of(
    cells, st.none(), st.dictionaries(st.sampled_from(["x", "y", "z"]), cells)
)
answers_to_all = st.dictionaries(st.sampled_from(["a", "b", "c"]), answers_to_one)


class LookedUp(Mapping[str, Answer | None]):
    """Answers that can be looked up by id and in no other way."""

    def __init__(self, answers: Answers) -> None:
        self.answers, self.seen = answers, set[str]()

    def __getitem__(self, question: str) -> Answer | None:
        self.seen.add(question)
        return self.answers[question]

    def __iter__(self) -> Iterator[str]:
        raise AssertionError("an expression listed the answers")

    def __len__(self) -> int:
        raise AssertionError("an expression counted the answers")


def _spelled(given: object) -> object:
    """Write answers so that they can be compared: a set has no order, and NaN equals nothing."""
    if isinstance(given, dict):
        return {name: _spelled(one) for name, one in given.items()}
    return sorted(map(repr, given)) if isinstance(given, frozenset) else repr(given)


@settings(deadline=None)
@given(conditions, answers_to_all)
def test_evaluating_looks_up_what_it_names_and_changes_nothing(
    source: str, answers: dict[str, Answer | None]
) -> None:
    before, watched = copy.deepcopy(answers), LookedUp(MappingProxyType(answers))
    expression = parse(source)
    assert evaluate(expression, watched) in (True, False, None)
    assert watched.seen <= references(expression) | {"x", "y"}
    assert _spelled(answers) == _spelled(before)


@settings(deadline=None)
@given(conditions, answers_to_all)
def test_an_expression_reads_back_as_itself(source: str, answers: Answers) -> None:
    again = parse(str(parse(source)))
    assert str(again) == source
    assert again.root == parse(source).root
    assert evaluate(again, answers) is truth(source, answers)


@settings(deadline=None)
@given(conditions, conditions, answers_to_all)
def test_de_morgan_holds_with_unknowns(one: str, other: str, answers: Answers) -> None:
    both, either = f"({one}) and ({other})", f"({one}) or ({other})"
    not_one, not_other = f"not ({one})", f"not ({other})"
    assert truth(f"not ({both})", answers) is truth(f"{not_one} or {not_other}", answers)
    assert truth(f"not ({either})", answers) is truth(f"{not_one} and {not_other}", answers)


@settings(deadline=None)
@given(conditions, conditions, answers_to_all)
def test_kleene_s_laws_hold(one: str, other: str, answers: Answers) -> None:
    a, b = truth(one, answers), truth(other, answers)
    order: list[bool | None] = [False, None, True]
    assert truth(f"({one}) and ({other})", answers) is min(a, b, key=order.index)
    assert truth(f"({one}) or ({other})", answers) is max(a, b, key=order.index)
    assert truth(f"not (not ({one}))", answers) is a
