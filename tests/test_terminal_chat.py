"""A whole interview in the terminal, typed line by line, with a real store in memory."""

import io
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime

import pytest
from rich.console import Console

from agent import sessions
from agent.cli.terminal.chat import begin, pick_up
from agent.cli.terminal.prompt import Terminal
from agent.errors import Conflict, NotFound, StoreError
from agent.questionnaire import Questionnaire
from agent.sessions import Desk, Invitation, Message
from agent.store import Store, Write
from agent.transcript import Said, Transcript

GARDEN = Questionnaire.model_validate(
    {
        "id": "garden",
        "title": "Gardens",
        "languages": ["en", "de"],
        "expect": {"minutes": 5},
        "consent": {"text": {"en": "Your words are kept.", "de": "Wir behalten Ihre Worte."}},
        "closing": {"completed": "That was all.", "stopped": "Ended as you wished."},
        "sections": [{"id": "plot", "title": "Your plot"}],
        "questions": [
            {
                "id": "soil",
                "type": "single",
                "section": "plot",
                "title": "Soil",
                "text": {"en": "Which soil?", "de": "Welcher Boden?"},
                "help": "Take up a handful.",
                "options": ["sand", "loam", {"id": "other", "specify": True}],
            },
            {
                "id": "grown",
                "type": "multi",
                "text": "What do you grow?",
                "options": ["peas", "beans", "kale"],
            },
            {
                "id": "yields",
                "type": "rating",
                "title": "Yields",
                "text": "How good were they?",
                "items": ["peas", "beans"],
                "scale": [1, 7],
            },
            {"id": "wish", "type": "open", "text": "What would you change?", "probe": {"max": 0}},
        ],
    }
)
WAVE = "w1"
Line = str | type[BaseException] | Callable[[], None]


class Flaky(Store):
    """A store whose next writes fail as they are told to; None lets one through."""

    failures: Sequence[Exception | None] = ()

    def write(self, one: Write) -> None:
        """Write, or fail."""
        failure, *self.failures = self.failures or [None]
        if failure is not None:
            raise failure
        super().write(one)


@pytest.fixture
def store() -> Iterator[Flaky]:
    with Flaky.open("sqlite://") as opened:
        yield opened


@pytest.fixture
def desk(store: Flaky) -> Desk:
    return Desk(
        questionnaire=GARDEN,
        source=GARDEN.model_dump_json(),
        parse=Questionnaire.model_validate_json,
        store=store,
        clock=lambda: datetime.now(UTC),
    )


class Typist:
    """Types prepared lines; at the end of them the input ends. A callable is done first."""

    def __init__(self, *lines: Line) -> None:
        self.lines = list(lines)
        self.out = io.StringIO()
        console = Console(file=self.out, width=100, height=40, color_system=None)
        self.terminal = Terminal(console, self.read, echoes=False)

    def read(self, prompt: str) -> str:
        """Give the next line."""
        line = self.lines.pop(0) if self.lines else EOFError
        if isinstance(line, str):
            return line
        if isinstance(line, type):
            raise line
        line()
        return self.read(prompt)

    @property
    def seen(self) -> str:
        """All that was shown, in one line."""
        return " ".join(self.out.getvalue().split())


def hold(desk: Desk, *lines: Line, respondent: str = "R1", language: str | None = None) -> str:
    """Begin an interview and type these lines; what was seen is returned."""
    typist = Typist(*lines)
    begin(desk, typist.terminal, Invitation(wave=WAVE, respondent=respondent, language=language))
    assert "Traceback" not in typist.seen
    return typist.seen


def go_on(desk: Desk, *lines: Line) -> str:
    typist = Typist(*lines)
    pick_up(desk, typist.terminal, only(desk).started.interview)
    return typist.seen


def only(desk: Desk) -> Transcript:
    """The one transcript there is."""
    (row,) = desk.store.interviews()
    return desk.store.transcript(row.id)


def said(desk: Desk) -> list[str]:
    return [one.text for one in only(desk).events if isinstance(one, Said)]


def test_an_interview_runs_from_consent_to_its_last_words(desk: Desk) -> None:
    seen = hold(desk, "yes", "2", "1, 3", "a5 b7", "Nothing at all, really, it is fine as it is.")
    assert only(desk).status == "completed"
    assert said(desk)[:3] == ["Loam", "Peas; Kale", "Peas: 5\nBeans: 7"]
    assert seen.index("AI interviewer") < seen.index("Your words are kept.")
    assert seen.index("Do you agree") < seen.index("Your plot") < seen.index("Which soil?")
    assert "That was all." in seen
    assert seen.count("computer program") == 1


def test_without_consent_nothing_is_stored(desk: Desk) -> None:
    assert "nothing was recorded" in hold(desk, "perhaps", "no")
    assert desk.store.interviews() == ()


@pytest.mark.parametrize("leaving", [EOFError, KeyboardInterrupt])
def test_leaving_at_the_consent_is_a_no(desk: Desk, leaving: type[BaseException]) -> None:
    assert "nothing was recorded" in hold(desk, leaving)
    assert desk.store.interviews() == ()


@pytest.mark.parametrize("leaving", ["/pause", "pause", "quit", EOFError])
def test_a_pause_saves_and_says_how_to_go_on(desk: Desk, leaving: Line) -> None:
    seen = hold(desk, "yes", "loam", leaving)
    assert seen.endswith(f"interview chat --resume {only(desk).started.interview}")
    assert said(desk) == ["loam"]


def test_the_first_interrupt_explains_and_the_second_leaves(desk: Desk) -> None:
    seen = hold(desk, "yes", KeyboardInterrupt, "loam", KeyboardInterrupt, KeyboardInterrupt)
    assert seen.count("Press Ctrl-C again to leave") == 2
    assert "--resume" in seen
    assert said(desk) == ["loam"]


def test_an_interview_that_was_left_goes_on_after_its_last_exchange(desk: Desk) -> None:
    hold(desk, "yes", "loam")
    seen = go_on(desk, "peas")
    assert "Welcome back" in seen
    assert seen.index("Which soil?") < seen.index("› loam") < seen.index("What do you grow?")
    assert said(desk) == ["loam", "peas"]


def test_an_interview_that_has_ended_says_so(desk: Desk) -> None:
    hold(desk, "yes", "/stop")
    assert "This interview has ended" in go_on(desk)


def test_an_unknown_interview_is_an_error_with_a_mend(desk: Desk) -> None:
    with pytest.raises(NotFound) as caught:
        pick_up(desk, Typist().terminal, "nobody")
    assert caught.value.mend


def test_a_respondent_who_has_begun_is_offered_to_go_on(desk: Desk) -> None:
    hold(desk, "yes", "loam")
    seen = hold(desk, "yes", "peas")
    assert "You began this interview earlier" in seen
    assert "Do you agree" not in seen
    assert said(desk) == ["loam", "peas"]
    assert "It stays as it is." in hold(desk, "no")


def test_an_earlier_answer_can_be_picked_and_changed(desk: Desk) -> None:
    seen = hold(desk, "yes", "loam", "peas", "/change", "1", "sand")
    assert "1 Soil Loam" in seen
    assert "Back to this question" in seen
    assert said(desk) == ["loam", "peas", "sand"]


def test_one_row_of_a_rating_can_be_changed_alone(desk: Desk) -> None:
    hold(desk, "yes", "loam", "peas", "a5 b7", "/change", "3", "2", "1")
    assert said(desk)[-1] == "Beans: 1"


def test_changing_nothing_shows_the_question_again(desk: Desk) -> None:
    assert "no earlier answer" in hold(desk, "yes", "/change", respondent="R1")
    seen = go_on(desk, "loam", "/change", "", "beans")
    assert "Nothing was changed." in seen
    assert said(desk) == ["loam", "beans"]


def test_help_shows_the_commands_and_the_researchers_own_help(desk: Desk) -> None:
    seen = hold(desk, "yes", "?")
    assert "/change" in seen
    assert "Take up a handful." in seen


def test_an_empty_line_costs_nothing(desk: Desk) -> None:
    hold(desk, "yes", "", "", "loam")
    assert said(desk) == ["loam"]


def test_an_unknown_command_is_not_taken_for_an_answer(desk: Desk) -> None:
    assert "There is no /foo here." in hold(desk, "yes", "/foo")
    assert said(desk) == []


def test_a_reply_that_could_not_be_saved_is_kept_and_sent_by_enter(
    desk: Desk, store: Flaky
) -> None:
    def fail() -> None:
        store.failures = [StoreError("the disk is full", mend="make room")]

    seen = hold(desk, "yes", fail, "loam", "")
    assert "the disk is full — make room" in seen
    assert said(desk) == ["loam"]


def test_a_reply_is_recorded_once_even_if_saving_failed_half_way(desk: Desk, store: Flaky) -> None:
    def fail() -> None:
        store.failures = [None, StoreError("the disk is full")]

    hold(desk, "yes", fail, "loam", "", "peas")
    assert said(desk) == ["loam", "peas"]


def test_a_faster_writer_wins_and_what_was_typed_is_offered_again(desk: Desk, store: Flaky) -> None:
    def race() -> None:
        store.failures = [Conflict("somebody else wrote first")]

    seen = hold(desk, "yes", race, "loam", "")
    assert "went on in another window" in seen
    assert 'You had typed: "loam".' in seen
    assert said(desk) == ["loam"]


def test_a_reply_never_answers_a_question_that_was_not_on_the_screen(desk: Desk) -> None:
    def elsewhere() -> None:
        there = only(desk).started.interview
        sessions.reply(desk, there, Message(id="web", text="sand"))

    seen = hold(desk, "yes", elsewhere, "2", "1")
    assert "went on in another window" in seen
    assert said(desk) == ["sand", "Peas"]


def test_lines_can_be_carried_on_and_pasted(desk: Desk) -> None:
    hold(desk, "yes", "loam", "peas", "Peas: 5 \\", "Beans: 7")
    assert said(desk)[-1] == "Peas: 5\nBeans: 7"


def test_lines_that_arrive_together_are_one_reply() -> None:
    lines = ["first", "second", "third"]
    terminal = Terminal(
        Console(file=io.StringIO()), lambda _: lines.pop(0), more=lambda: len(lines) > 1
    )
    assert terminal.ask() == "first\nsecond"
    assert terminal.ask() == "third"


def test_the_interview_is_held_in_german(desk: Desk) -> None:
    seen = hold(desk, "ja", "?", "loam", language="de")
    assert "Möchten Sie teilnehmen" in seen
    assert "Welcher Boden?" in seen
    assert "Hier geht es später weiter" in seen


def test_what_was_understood_is_shown_where_it_was_typed_by_a_mark(desk: Desk) -> None:
    seen = hold(desk, "yes", "2", "peas", "a5 b5")
    assert "✓ Loam" in seen
    assert "✓ Peas, Beans: 5" in seen
    assert "✓ peas" not in seen.casefold().replace("✓ peas, beans", "")


def test_hostile_words_never_reach_the_screen_as_commands(desk: Desk) -> None:
    hold(desk, "yes", "loam", "peas", "a5 b5", "/pause")
    typist = Typist("\x1b[2J[red]boo[/red]\x07", "/change")
    pick_up(desk, typist.terminal, only(desk).started.interview)
    assert "\x1b" not in typist.out.getvalue()
    assert "\x07" not in typist.out.getvalue()


def _screen() -> tuple[Terminal, io.StringIO]:
    out = io.StringIO()
    console = Console(file=out, force_terminal=True, width=80, color_system=None)
    return Terminal(console, lambda _: ""), out


def test_slow_work_shows_signs_of_life_and_quick_work_does_not() -> None:
    terminal, out = _screen()
    assert terminal.waiting(lambda: 1, saying="reading", leaving="") == 1
    assert "reading" not in out.getvalue()
    assert terminal.waiting(lambda: threading.Event().wait(0.5), saying="reading", leaving="") is (
        False
    )
    assert "reading" in out.getvalue()


def test_what_goes_wrong_in_slow_work_is_raised_where_it_is_waited_for() -> None:
    def work() -> None:
        raise StoreError("gone")

    terminal, _ = _screen()
    with pytest.raises(StoreError):
        terminal.waiting(work, saying="", leaving="")


@pytest.mark.skipif(os.name == "nt", reason="sends itself a signal")
def test_the_first_interrupt_of_slow_work_waits_on_and_the_second_leaves() -> None:
    terminal, out = _screen()
    go = threading.Event()

    def work() -> None:
        threading.Event().wait(0.1)
        os.kill(os.getpid(), signal.SIGINT)
        threading.Event().wait(0.6)
        os.kill(os.getpid(), signal.SIGINT)
        go.wait(5)

    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored in background jobs
    try:
        with pytest.raises(KeyboardInterrupt):
            terminal.waiting(work, saying="reading", leaving="all is saved")
    finally:
        go.set()
        signal.signal(signal.SIGINT, before)
    assert "all is saved" in out.getvalue()
