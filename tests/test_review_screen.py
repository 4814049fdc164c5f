"""The review on a screen: every key does its verb, at every width, and leaving loses nothing."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from agent.cli.reviewing.dialogs import Find, Help
from agent.cli.reviewing.screen import Review
from agent.errors import StoreError
from agent.review import Sitting
from agent.store import Store
from tests.review_study import coded_wave, sitting

Act = Callable[[Review, Pilot[None]], Awaitable[None]]


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.open("sqlite://") as opened:
        yield opened


def played(held: Sitting, act: Act, *, size: tuple[int, int] = (100, 30)) -> None:
    async def play() -> None:
        app = Review(held)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await act(app, pilot)

    asyncio.run(play())


def text(app: Review, name: str) -> str:
    return str(app.query_one(name, Static).render())


def codes(app: Review) -> list[str]:
    rows = app.query_one("#codes", OptionList)
    return [str(rows.get_option_at_index(at).prompt) for at in range(rows.option_count)]


def decided(store: Store) -> list[tuple[str, str]]:
    return [
        (str(one.value), one.status) for one in store.judgements(wave="w") if one.source == "human"
    ]


def test_keys_accept_reject_undo_and_go_on(store: Store) -> None:
    async def act(app: Review, pilot: Pilot[None]) -> None:
        assert "1 of 2" in text(app, "#head") and "We waited" in text(app, "#words")
        await pilot.press("a", "down", "r")
        assert codes(app)[0].startswith("✓ Waiting") and codes(app)[1].startswith("✗ Cost")
        await pilot.press("u")
        assert codes(app)[1].startswith("? Cost")
        await pilot.press("enter")
        assert "2 of 2" in text(app, "#head")
        await pilot.press("enter")
        assert "Nothing is left" in text(app, "#words")
        await pilot.press("u", "left")
        assert app.is_running

    played(sitting(coded_wave(store, [{"wait": 0.5, "cost": 0.6}, {}])), act)
    assert decided(store) == [
        ("wait", "accepted"), ("cost", "rejected"), ("cost", "withdrawn"), ("cost", "accepted"),
        ("None", "accepted"), ("None", "withdrawn"),
    ]  # fmt: skip


def test_an_answer_without_codes_says_what_can_be_done_and_a_cursor_does_no_harm(
    store: Store,
) -> None:
    async def act(app: Review, pilot: Pilot[None]) -> None:
        assert codes(app) == ["no code so far: + adds one, n says that none applies"]
        await pilot.press("down", "a", "r", "n")
        assert decided(store) == [("None", "edited")]

    played(sitting(coded_wave(store, [{}])), act)


def test_a_code_is_added_by_typing_and_carries_the_words_given(store: Store) -> None:
    async def act(app: Review, pilot: Pilot[None]) -> None:
        await pilot.press("plus")
        assert isinstance(app.screen, Find)
        await pilot.press(*"turn")
        await pilot.press("enter")
        app.screen.query_one(Input).value = "nine MONTHS"
        await pilot.press("enter")
        await pilot.pause()
        assert codes(app)[-1].startswith("+ Staff turnover")
        await pilot.press("slash", "escape")
        assert not isinstance(app.screen, Find)

    played(sitting(coded_wave(store, [{"wait": 0.5}])), act)
    assert store.judgements(wave="w")[-1].evidence[0].quote == "nine months"


def test_words_that_were_not_said_are_refused_in_one_line(store: Store) -> None:
    async def act(app: Review, pilot: Pilot[None]) -> None:
        await pilot.press("plus", "down", "down", "up", "enter")
        app.screen.query_one(Input).value = "utter nonsense here"
        await pilot.press("enter")
        await pilot.pause()
        assert "did not say" in text(app, "#note")

    played(sitting(coded_wave(store, [{"wait": 0.5}])), act)
    assert decided(store) == []


def test_a_code_is_replaced_rejected_with_a_reason_and_annotated(store: Store) -> None:
    async def act(app: Review, pilot: Pilot[None]) -> None:
        await pilot.press("e", *"cost", "enter")
        await pilot.pause()
        assert [row[0] for row in codes(app)] == ["✗", "+"]
        await pilot.press("down", "R", *"why", "enter")
        await pilot.pause()
        await pilot.press("o", *"!", "enter")
        await pilot.pause()
        assert "why!" in codes(app)[1]
        await pilot.press("n")
        assert "no code applies" in text(app, "#head")

    played(sitting(coded_wave(store, [{"wait": 0.5}])), act)


def test_respondents_words_are_never_markup(store: Store) -> None:
    desk = coded_wave(store, [{"wait": 0.5}])
    held = sitting(desk)

    async def act(app: Review, pilot: Pilot[None]) -> None:
        await pilot.press("plus", *"[red]", "escape", "o")
        await pilot.press(*"[/b]", "escape")

    played(held, act)


@pytest.mark.parametrize("width", [80, 100, 140, 200])
def test_it_fits_every_width_and_follows_a_resize(width: int, store: Store) -> None:
    async def act(app: Review, pilot: Pilot[None]) -> None:
        await pilot.press("t", "pagedown", "pageup", "t", "question_mark")
        assert isinstance(app.screen, Help)
        await pilot.press("x")
        await pilot.resize_terminal(60, 12)
        await pilot.pause()
        assert app.query_one("#said").size.width + app.query_one("#codes").size.width <= 60
        assert app.query_one("#said").size.width > 20

    played(sitting(coded_wave(store, [{"wait": 0.5}])), act, size=(width, 24))


def test_ctrl_c_leaves_and_every_decision_is_there(store: Store) -> None:
    async def act(app: Review, pilot: Pilot[None]) -> None:
        await pilot.press("a", "ctrl+c")
        await pilot.pause()
        assert not app.is_running

    played(sitting(coded_wave(store, [{"wait": 0.5}])), act)
    assert decided(store) == [("wait", "accepted")]


def test_a_database_that_fails_is_one_line_on_the_screen() -> None:
    with Store.open("sqlite://") as store:
        held = sitting(coded_wave(store, [{"wait": 0.5}, {}]))
        held.view()

    async def act(app: Review, pilot: Pilot[None]) -> None:
        await pilot.press("a", "right")
        assert app.is_running and text(app, "#note").strip()

    with pytest.raises(StoreError):
        held.accept("wait")
    played(held, act)


def test_a_fault_of_the_program_shows_no_trace_and_no_words(
    store: Store, capfd: pytest.CaptureFixture[str]
) -> None:
    class Broken(Sitting):
        def accept(self, code: str) -> None:
            raise ZeroDivisionError("a bug")

    held = sitting(coded_wave(store, [{"wait": 0.5}]))
    app = Review(Broken(held.room))

    async def play() -> None:
        async with app.run_test() as pilot:
            await pilot.press("a")
            await pilot.pause()

    with pytest.raises(ZeroDivisionError):
        asyncio.run(play())
    assert isinstance(app.failure, ZeroDivisionError)
    shown = capfd.readouterr()
    assert "We waited" not in shown.out + shown.err
