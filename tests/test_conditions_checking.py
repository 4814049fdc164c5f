"""What is found wrong with an expression before anybody is asked."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.conditions import Answers, Problem, Subject, can_be, check, evaluate, parse

SERVICES = ("viral_vector", "plasmid", "none")
VOCABULARY = {
    "stage": Subject("single", ("preclinical", "clinical", "commercial")),
    "stage_last_year": Subject("single", ("preclinical", "clinical", "commercial")),
    "funding": Subject("single", ("increased", "decreased", "dont_know")),
    "services": Subject("multi", SERVICES),
    "wishes": Subject("multi", tuple(f"wish_{number}" for number in range(20))),
    "familiarity": Subject("grid", ("name_only", "worked_with"), ("lonza", "wuxi", "agc")),
    "criteria": Subject("rating", items=("cost", "quality"), low=1, high=7),
    "overall": Subject("rating", low=0, high=10),
    "age": Subject("number", low=18, high=99),
    "price": Subject("number"),
    "story": Subject("open"),
    "reason": Subject("open", ("lead_times", "cost")),
    "segment": Subject("derived", ("small", "large")),
    "score": Subject("derived"),
    "company": Subject("single", ("lonza", "wuxi", "agc")),
    "language": Subject("single", ("en", "de")),
    "later": Subject("single", ("yes", "no")),
}
UPTO = VOCABULARY.keys() - {"later"}


def problems(source: str) -> tuple[Problem, ...]:
    return check(parse(source), VOCABULARY, upto=UPTO)


@pytest.mark.parametrize(
    "source",
    [
        "true",
        "stage in [clinical, commercial]",
        "stage == answer(stage_last_year)",
        "funding == dont_know or stage == refused",
        "selected(services, plasmid) and count(services) >= 2",
        "familiarity[lonza] == worked_with",
        "familiarity[company] == worked_with",
        "count(familiarity, worked_with) > 1",
        "criteria[cost] >= 6 and criteria[cost] > criteria[quality]",
        "answered(criteria) and answered(services)",
        "age >= 40 and age < 41",
        "price * 12 > 100000",
        "price == 3 or price == dont_know",
        "answered(story) and story != 'nothing'",
        "selected(reason, cost)",
        "segment == small and score > 3 or not score",
        "language == de",
        "overall >= 9",
    ],
)
def test_a_sound_condition_has_no_problems(source: str) -> None:
    assert problems(source) == ()


@pytest.mark.parametrize(
    ("source", "column", "what", "mend"),
    [
        ("stag == clinical", 1, "no question stag", 'did you mean "stage"?'),
        ("zzz == clinical", 1, "no question zzz", "write one of stage, "),
        ("clinical == stage", 1, "no question clinical", "stage == clinical"),
        ("stage in clinical", 10, "no question clinical", "in [clinical]"),
        ("later == yes", 1, "not yet known", "move later up"),
        ("answered(later)", 10, "not yet known", "use an earlier question"),
        ("familiarity[later] == name_only", 1, "later is not yet known", "move later up"),
        ("stage == clinicl", 10, "no option clinicl", 'did you mean "clinical"?'),
        ("stage in [clinical, 3]", 21, "no option 3", "write one of preclinical"),
        ("stage == funding", 10, "no option funding", "write answer(funding)"),
        ("selected(services, plasmids)", 20, "no option plasmids", '"plasmid"'),
        ("count(familiarity, worked) > 1", 20, "no option worked", '"worked_with"'),
        ("reason == speed", 11, "no option speed", "lead_times, cost"),
        ("segment == smal", 12, "no option smal", '"small"'),
        ("story == 3", 10, "story is a text", "quoted word"),
        ("services == plasmid", 1, "several answers at once", "selected(services"),
        ("services in [plasmid]", 1, "several answers at once", "count(services)"),
        ("count(wishes) == count(services) + wishes", 36, "several answers", "count(wishes)"),
        ("familiarity == worked_with", 1, "each of its items", "familiarity[lonza]"),
        ("criteria > 3", 1, "each of its items", "criteria[cost]"),
        ("familiarity[lonzo] == name_only", 1, "no item lonzo", '"lonza"'),
        ("stage[lonza] == clinical", 1, "has no items", "write stage"),
        ("story < 3", 1, "story is not a number", "in [a, b]"),
        ("segment < 3", 1, "segment is not a number", "in [a, b]"),
        ("stage + 1 > 3", 1, "stage is not a number", "in [a, b]"),
        ("age < old", 7, "no question old", "write one of"),
        ("age < 'old'", 7, "'old' is not a number", "write a number"),
        ("age == old", 8, "'old' is not a number", "write a number"),
        ("age == price", 8, "'price' is not a number", "write answer(price)"),
        ("criteria[cost] == 8", 19, "8 is outside of 1 to 7", "within"),
        ("criteria[cost] in [0, 1]", 20, "0 is outside of 1 to 7", "within"),
        ("12 < age", 1, "12 is outside of 18 to 99", "within"),
        ("overall == true", 12, "'True' is not a number", "write a number"),
        ("count(services) == plasmid", 20, "no question plasmid", "services == plasmid"),
        ("count(services) == 'two'", 20, "'two' is not a number", "write a number"),
        ("(age > 20) + 1 > 1", 2, "a condition is not a number", "a question"),
        ("stage", 1, "stage alone is not a condition", "answered(stage)"),
        ("stage and age > 20", 1, "stage alone is not a condition", "answered(stage)"),
        ("not count(services)", 5, "not a condition", "compare it"),
        ("age + 1", 1, "not a condition", "compare it"),
        ("answered(age) or 3", 18, "not a condition", "compare it"),
    ],
)
def test_a_mistake_is_an_error_with_a_mend(source: str, column: int, what: str, mend: str) -> None:
    found = problems(source)
    assert [problem.severity for problem in found] == ["error"]
    assert found[0].column == column
    assert what in found[0].what
    assert mend in found[0].mend


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("stage == clinical and stage == commercial", "never be true"),
        ("stage in [preclinical, clinical, commercial]", "never be false"),
        ("criteria[cost] <= 7", "never be false"),
        ("criteria[cost] > 7", "never be true"),
        ("overall == 3.5", "never be true"),
        ("count(services) > 3", "never be true"),
        ("count(services, plasmid) > 1", "never be true"),
        ("1 == 2", "never be true"),
        ("answered(stage) or not answered(stage)", "never be false"),
        ("age > 30 and age < 25", "never be true"),
        ("price > 3 and price < 3", "never be true"),
        ("stage in []", "never be true"),
        ("criteria[cost] == 1 and criteria[cost] == 2", "never be true"),
    ],
)
def test_a_foregone_conclusion_is_a_warning(source: str, what: str) -> None:
    found = problems(source)
    assert [problem.severity for problem in found] == ["warning"]
    assert what in found[0].what


def test_problems_come_in_the_order_of_writing_and_once() -> None:
    found = problems("stage == clinicl and later == yes and agee > 3")
    assert [problem.column for problem in found] == [10, 22, 39]
    assert len(problems("20 < agee < 30")) == 1


def test_a_value_need_not_be_a_condition() -> None:
    assert check(parse("age * 12"), VOCABULARY, upto=UPTO, wants="value") == ()
    assert check(parse("stage"), VOCABULARY, upto=UPTO, wants="value") == ()
    assert check(parse("criteria"), VOCABULARY, upto=UPTO, wants="value")[0].severity == "error"


ALL = {True, False, None}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("true", {True}),
        ("answered(stage)", {True, False}),
        ("stage == clinical", ALL),
        ("stage == refused", ALL),
        ("stage == clinical and stage == commercial", {False, None}),
        ("selected(services, plasmid)", ALL),
        ("3.1 < price < 3.2", ALL),
        ("price < 3", ALL),
        ("answered(price)", {True, False}),
        ("answered(familiarity)", {True, False}),
        ("familiarity[lonza] == refused", ALL),
        ("story == 'nothing'", ALL),
        ("reason == cost and reason == lead_times", {False, None}),
        ("segment == small", ALL),
    ],
)
def test_the_truths_a_condition_can_have_are_found(source: str, expected: set[bool | None]) -> None:
    assert can_be(parse(source), VOCABULARY) == expected


@pytest.mark.parametrize(
    "source",
    [
        "age - age > 0",
        "age < answer(age)",
        "count(wishes) > 30",
        "score != score",
        "unheard_of == 1 and unheard_of == 2",
        "familiarity[company] == name_only and familiarity[company] == worked_with",
        "count(services) > 3 and count(criteria) > 2 and count(familiarity) > 3 and age > 99",
    ],
)
def test_what_is_too_much_to_try_can_be_anything(source: str) -> None:
    assert can_be(parse(source), VOCABULARY) == ALL


answers = st.fixed_dictionaries(
    {},
    optional={
        "stage": st.sampled_from(["preclinical", "clinical", "commercial", "refused"]),
        "services": st.lists(st.sampled_from(SERVICES), min_size=1, unique=True).map(tuple),
        "criteria": st.dictionaries(st.sampled_from(["cost", "quality"]), st.integers(1, 7)),
        "age": st.integers(18, 99),
        "price": st.floats(-1e6, 1e6),
    },
)
atoms = st.sampled_from(
    [
        "stage == clinical",
        "stage in [preclinical, commercial]",
        "selected(services, plasmid)",
        "count(services) < 3",
        "criteria[cost] >= 6",
        "count(criteria, 7) == 2",
        "answered(criteria)",
        "age > 40",
        "age <= 30",
        "price * 2 > 3",
        "0.5 < price < 0.6",
    ]
)
sound = st.recursive(
    atoms,
    lambda inner: st.one_of(
        inner.map("not ({})".format),
        st.builds("({}) {} ({})".format, inner, st.sampled_from(["and", "or"]), inner),
    ),
    max_leaves=4,
)


@settings(deadline=None, max_examples=50)
@given(sound, answers)
def test_no_answer_leads_to_a_truth_that_was_ruled_out(source: str, given: Answers) -> None:
    expression = parse(source)
    assert all(problem.severity == "warning" for problem in problems(source))
    assert evaluate(expression, given) in can_be(expression, VOCABULARY)
