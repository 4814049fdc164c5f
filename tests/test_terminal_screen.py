"""What a respondent sees: golden screens at four widths, and words that stay words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from agent.cli.terminal.plain import plain
from agent.cli.terminal.screen import Frame, commands_screen, screen
from tests.terminal_screens import (
    ENGLISH,
    LANGUAGES,
    SIZES,
    album,
    asking,
    drawn,
    golden,
    items,
    options,
    shown,
)

HOSTILE = "\x1b[2J\x1b]0;owned\x07[bold]loud[/bold] :smile: \x9b31mred\u202etxt\r\x08"


@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size[0]))
@pytest.mark.parametrize("language", LANGUAGES)
def test_screens_look_as_they_did(language: str, size: tuple[int, int]) -> None:
    kept = golden(language, size[0]).read_text(encoding="utf-8")
    assert album(language, *size) == kept, "draw anew: python -m tests.terminal_screens"


@pytest.mark.parametrize("name", ENGLISH)
@pytest.mark.parametrize("width", [30, 60, 80, 120, 200])
def test_nothing_is_wider_than_the_window(name: str, width: int) -> None:
    lines = drawn(screen(ENGLISH[name], Frame(section="A" * 90, minutes=120)), width).split("\n")
    assert max(map(cell_len, lines)) <= width


def test_a_grid_of_seventeen_rows_leaves_room_for_its_question_in_a_small_window() -> None:
    grid = asking(
        "How well do you know each of these?",
        shown("grid", items=items(*(f"Firm {n}" for n in range(17))), options=options("A", "B")),
    )
    assert len(drawn(screen(grid, Frame()), 80, 24).split("\n")) < 24


def test_markup_and_control_sequences_of_others_are_shown_as_words_or_not_at_all() -> None:
    turn = asking(
        HOSTILE,
        shown("single", options=options(HOSTILE, HOSTILE), item={"id": "r1", "label": HOSTILE}),
    )
    seen = drawn(screen(turn, Frame(section=HOSTILE, lead=HOSTILE)), 200)
    assert "[bold]loud[/bold] :smile: redtxt" in seen
    assert not any(sign in seen for sign in "\x1b\x07\x9b\u202e\r\x08")
    assert "owned" not in seen


@given(st.text())
def test_plain_text_has_nothing_left_that_a_terminal_obeys(text: str) -> None:
    left = plain(text)
    assert all(letter == "\n" or ord(letter) >= 32 for letter in left)
    assert not any("\x7f" <= letter <= "\x9f" for letter in left)
    assert plain(left) == left


@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=126)))
def test_plain_text_keeps_ordinary_words(text: str) -> None:
    assert plain(text) == text


@pytest.mark.parametrize("text", ["Grüße, 世界 🙂", "👩‍👩‍👧", "مرحبا بالعالم", "שלום"])
def test_words_of_every_script_are_kept(text: str) -> None:
    assert plain(text) == text
    assert text in drawn(screen(asking(text, shown("open")), Frame()))


def test_wide_letters_do_not_break_the_columns_of_options() -> None:
    turn = asking("?", shown("single", options=options("世界", "🙂", "plain")))
    lines = [
        line
        for line in drawn(screen(turn, Frame())).split("\n")
        if line.startswith("   ") and line[3].isdigit()
    ]
    assert [line.split()[1] for line in lines] == ["世界", "🙂", "plain"]


def test_a_lead_is_told_apart_from_the_question_it_leads_to() -> None:
    turn = asking("Now about work.\n\nWhat do you do?", shown("open"))
    assert "Now about work.\n\n  What do you do?" in drawn(
        screen(turn, Frame(lead="Now about work."))
    )


def test_help_lists_every_command_in_the_language_spoken() -> None:
    english, german = drawn(commands_screen("en")), drawn(commands_screen("de"))
    assert all(f"/{name}" in english for name in ("back", "skip", "change", "pause", "stop"))
    assert all(f"/{name}" in german for name in ("zurück", "überspringen", "ändern", "stopp"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [60, 80, 200])
def test_the_minutes_left_are_never_cut(language: str, width: int) -> None:
    frame = Frame(language=language, section="Section " * 12, minutes=20)
    for progress in (0.0, 0.5, 0.96, 1.0):
        turn = asking("?", shown("open")).model_copy(update={"progress": progress})
        head = drawn(screen(turn, frame), width).split("\n")[0]
        assert head.endswith(("left", "Min."))
