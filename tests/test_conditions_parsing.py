"""What cannot be said in the expression language, and what an author is told about it."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.conditions import evaluate, parse
from agent.errors import ConditionError


@pytest.mark.parametrize(
    ("source", "column", "mend"),
    [
        ("", "column 1", "remove it"),
        ("  \n ", "column 1", "remove it"),
        ("stage = clinical", "column 7", "write `==`"),
        ("a == b && c == d", "column 8", "write `and`"),
        ("a == b | c == d", "column 8", "write `or`"),
        ("time == 3_to_6_months", "column 9", 'in quotes: "3_to_6_months"'),
        ("time in [under_3, 1.5x]", "column 21", 'in quotes: "5x"'),
        ("code == in", "column 9", 'in quotes: "in"'),
        ("code == None", "column 9", '"None" in quotes'),
        ("stage is clinical", "column 1", "write `==`"),
        ("stage == “clinical”", "column 10", "straight quotes"),
        ("stage == 'clinical", "column 10", "close the quote"),
        (r"stage == 'a\x41'", "column 10", "no backslash"),
        ("stage == clinical # why", "column 19", "outside of the expression"),
        ("stage ==", "column 9", "use and, or"),
        ("stage in [a b]", "column 11", "use and, or"),
        ("a == b == c", "column 1", "join the comparisons"),
        ("a < b in c", "column 1", "join the comparisons"),
        ("answerd(a)", "column 1", "did you mean 'answered'?"),
        ("frobnicate(a)", "column 1", "use and, or"),
        ("answered()", "column 1", "write answered(question)"),
        ("answered(a, b)", "column 1", "write answered(question)"),
        ("selected(a)", "column 1", "write selected(question, option, …)"),
        ("answered('a')", "column 10", "write the id of a question"),
        ("a[b][c] == d", "column 1", "question[item]"),
        ("a[1] == d", "column 1", "question[item]"),
        ("'a' in 'abc'", "column 8", "write the id of a question"),
        ("a in [b - c]", "column 7", "an odd id in quotes"),
        ("a == 1000000000001", "column 6", "use a unit"),
        ("a ** 2 > 1", "column 1", "use and, or"),
        ("a // 2 > 1", "column 1", "use and, or"),
        ("+a > 1", "column 1", "use and, or"),
        ("[a, b]", "column 1", "use and, or"),
        ("_a == 1", "column 1", "begins with a letter"),
    ],
)
def test_a_mistake_is_shown_with_its_place_and_mend(source: str, column: str, mend: str) -> None:
    with pytest.raises(ConditionError) as caught:
        parse(source)
    assert caught.value.where == column
    assert mend in caught.value.mend


ATTACKS = [
    "__import__('os').system('true')",
    "__class__ == 1",
    "answered(__builtins__)",
    "a[__class__] == 1",
    "().__class__.__bases__[0]",
    "a.b == 1",
    "a['b'].c == 1",
    "open('/etc/passwd')",
    "eval('1')",
    "(lambda: 1)()",
    "9**9**9",
    "1 << 99999999",
    "1e999 == 1",
    "0x41 == 1",
    "9j == 1",
    "b'a' == a",
    "f'{a}' == a",
    "[x for x in y]",
    "{x: 1}",
    "{1, 2}",
    "(x := 1)",
    "answered(*a)",
    "answered(q=a)",
    "a if b else c",
    "(yield)",
    "await a",
    "... == a",
    "a; b",
    "a == 1\nimport os",
    "a\0 == 1",
    "a == '\0'",
    "ｓｔａｇｅ == 1",
    "ѕtage == 1",
    "a == '\u202e'",
    "a == '\ud800'",
    "%s == 1",
    "{{ a }}",
    "9" * 2_000,
    "a" * 2_001,
    "(" * 1_000,
    "(" * 60 + "a" + ")" * 60 + "[1]" * 60,
    "a<(" * 190 + "b c",
    "-" * 1_999 + "1",
    "not " * 400 + "a",
    "(" * 150 + "a" + ")" * 150 + " b",
    "a[" * 190 + "b" + "]" * 190,
    "answered(" * 150 + "a" + ")" * 150,
    "1+" * 900 + "1",
    "a or " * 300 + "a",
    "'" * 1_999,
    "1." * 1_000,
    "1_" * 1_000,
]


@pytest.mark.parametrize("source", ATTACKS, ids=lambda source: ascii(source[:24]))
def test_an_attack_is_refused_at_once(source: str) -> None:
    started = time.perf_counter()
    with pytest.raises(ConditionError):
        parse(source)
    assert time.perf_counter() - started < 0.5


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("ab19_ .,()[]<>=!+-*/'\"\n#é{"), max_size=60))
def test_any_text_is_understood_or_refused(source: str) -> None:
    try:
        expression = parse(source)
    except ConditionError as error:
        assert error.where
        assert error.mend
    else:
        assert str(expression) == source
        assert evaluate(expression, {}) in (True, False, None)
