"""Marks on the screen, typed: numbers, letters, pairs of both, and what is none of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.cli.terminal.shorthand import option_marks, row_marks, shorthand, spelled_out
from agent.cli.terminal.words import agrees, command
from agent.transcript import FormAnswer
from agent.turn import ShownScale, Turn
from tests.terminal_screens import asking, items, options, shown

SINGLE = asking("?", shown("single", options=options("Sand", "Loam", "Clay")))
WITH_NUMBERS = asking("?", shown("single", options=options("Under 2 years", "2 years or more")))
MULTI = asking("?", shown("multi", options=options("Peas", "Beans", "Leeks", "Kale", "Chard")))
GRID = asking(
    "?", shown("grid", items=items("Peas", "Beans", "Leeks"), options=options("No", "Some", "Yes"))
)
RATING = asking(
    "?",
    shown(
        "rating",
        items=items("Price", "Taste", "Colour"),
        scale=ShownScale(low=0, high=10, labels={}),
    ),
)
ONE_RATING = asking("?", shown("rating", scale=ShownScale(low=1, high=7, labels={})))


@pytest.mark.parametrize(
    ("turn", "text", "answer"),
    [
        (SINGLE, "2", "o2"),
        (SINGLE, " 2. ", "o2"),
        (SINGLE, "(3)", "o3"),
        (WITH_NUMBERS, "B", "o2"),
        (MULTI, "1, 3 and 4", ["o1", "o3", "o4"]),
        (MULTI, "1 3 4", ["o1", "o3", "o4"]),
        (MULTI, "1, 3 und 4.", ["o1", "o3", "o4"]),
        (MULTI, "2-4", ["o2", "o3", "o4"]),
        (MULTI, "5 & 5", ["o5"]),
        (GRID, "1a 2c 3b", {"r1": "o1", "r2": "o3", "r3": "o2"}),
        (GRID, "1a 2c", {"r1": "o1", "r2": "o3"}),
        (GRID, "1: a, 2 = c and 3) b", {"r1": "o1", "r2": "o3", "r3": "o2"}),
        (GRID, "1-2 c, rest a", {"r1": "o3", "r2": "o3", "r3": "o1"}),
        (GRID, "2b and the others c", {"r1": "o3", "r2": "o2", "r3": "o3"}),
        (GRID, "2b, der Rest c", {"r1": "o3", "r2": "o2", "r3": "o3"}),
        (GRID, "all b", {"r1": "o2", "r2": "o2", "r3": "o2"}),
        (GRID, "a c b", {"r1": "o1", "r2": "o3", "r3": "o2"}),
        (RATING, "a5 b10, c0", {"r1": 5, "r2": 10, "r3": 0}),
        (RATING, "a-b 7, rest 4", {"r1": 7, "r2": 7, "r3": 4}),
        (RATING, "all 5", {"r1": 5, "r2": 5, "r3": 5}),
        (RATING, "7 5 0", {"r1": 7, "r2": 5, "r3": 0}),
        (ONE_RATING, "6", 6),
    ],
)
def test_marks_become_the_answer_of_a_form(turn: Turn, text: str, answer: FormAnswer) -> None:
    assert shorthand(turn, text) == answer


@pytest.mark.parametrize(
    ("turn", "text"),
    [
        (SINGLE, ""),
        (SINGLE, "4"),
        (SINGLE, "1 and 2"),
        (SINGLE, "Sand"),
        (SINGLE, "not 2"),
        (WITH_NUMBERS, "2"),
        (MULTI, "1, 3 and 9"),
        (MULTI, "1 but not 3"),
        (MULTI, "4-2"),
        (GRID, "1a 1b"),
        (GRID, "1d"),
        (GRID, "7a"),
        (GRID, "1a 2c unless it rains"),
        (GRID, "Peas: some"),
        (RATING, "a11"),
        (RATING, "a5.5"),
        (RATING, "7 5"),
        (RATING, "price 7"),
        (ONE_RATING, "8"),
        (ONE_RATING, "6.5"),
        (asking("?", shown("number")), "2"),
        (asking("?", shown("open")), "2"),
        (asking("?", shown("single", options=options("Sand")), kind="probe"), "1"),
    ],
)
def test_anything_else_is_left_to_whoever_reads_words(turn: Turn, text: str) -> None:
    assert shorthand(turn, text) is None


@given(st.data())
def test_every_row_and_option_can_be_typed_by_its_marks(data: st.DataObject) -> None:
    rows, columns = data.draw(st.integers(1, 60)), data.draw(st.integers(1, 30))
    labels = [f"row {'x' * place}" for place in range(rows)]
    turn = asking("?", shown("grid", items=items(*labels), options=options(*(["no"] * columns))))
    assert turn.question is not None
    marks = option_marks(turn.question)
    chosen = {row: data.draw(st.integers(0, columns - 1)) for row in row_marks(turn.question)}
    text = data.draw(st.sampled_from([" ", ", ", "; "])).join(
        f"{row}{marks[place]}" for row, place in chosen.items()
    )
    wanted = {f"r{row}": f"o{place + 1}" for row, place in chosen.items()}
    assert shorthand(turn, text) == wanted


@given(st.text(max_size=40))
def test_no_text_breaks_it_and_no_answer_leaves_what_is_shown(text: str) -> None:
    for turn in (SINGLE, MULTI, GRID, RATING, ONE_RATING):
        answer = shorthand(turn, text)
        if isinstance(answer, dict):
            assert set(answer) <= {"r1", "r2", "r3"}


def test_an_option_to_be_specified_is_sent_in_words_so_that_it_can_be_asked_about() -> None:
    other = options("Something else", specify=True)[0].model_copy(update={"id": "other"})
    turn = asking("?", shown("multi", options=(*options("Sand"), other)))
    assert spelled_out(turn, ["o1", "other"]) == "Sand; Something else"
    assert spelled_out(turn, ["o1"]) is None
    assert spelled_out(GRID, {"r1": "o1"}) is None


def test_commands_are_known_in_both_languages_and_no_answer_is_one() -> None:
    assert [command(text) for text in ("?", "/HELP", "/zurück", "/back ", "pause", "quit")] == [
        "help", "help", "back", "back", "pause", "pause",
    ]  # fmt: skip
    assert [command(text) for text in ("", "change is needed", "/slash", "helpful")] == [None] * 4


def test_consent_is_yes_or_no_and_nothing_in_between() -> None:
    assert [agrees(text) for text in ("Yes", "y", "ja", "I agree.", "OK!")] == [True] * 5
    chatty = ("yeah go on then", "Sure, why not!", "Yes, of course", "ok let’s start", "Ja, gerne")
    assert [agrees(text) for text in chatty] == [True] * 5
    assert [agrees(text) for text in ("no", "Nein", "n", "no thanks")] == [False] * 4
    assert [agrees(text) for text in ("", "maybe", "yes and no", "why not?")] == [None] * 4
    assert [agrees(text) for text in ("ok, I do not", "yes, why not?", "go on")] == [None] * 3
