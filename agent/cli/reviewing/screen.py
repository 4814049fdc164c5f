"""The review as an application of the terminal: every key is one verb of the sitting.

What a key decides is in the store before the screen shows it, so that leaving at any moment
loses nothing. An error of ours is one line on the screen.
"""

from collections.abc import Callable
from textwrap import shorten
from typing import ClassVar

from rich.text import Text
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from agent.cli.reviewing import painting
from agent.cli.reviewing.dialogs import Find, Help, Write
from agent.errors import InterviewError
from agent.review import CodeRow, Sitting, View

HINTS = " a accept  r reject  e replace  + add  n none  u undo  Enter done  ← →  ? keys  q leave"
ALL_DONE = "\n  Nothing is left to look at here. u undoes the last act, ← goes back, q leaves."


class Codes(OptionList):
    """The codes of an answer; Enter is for the whole answer, with or without any."""

    def action_select(self) -> None:
        """Tell the application that the answer is done."""
        self.post_message(Done())


class Done(Message):
    """The reviewer is done with an answer."""


class Review(App[None]):
    """One sitting on a screen."""

    ENABLE_COMMAND_PALETTE = False
    CSS = """
    #head { height: 2; }
    #body { height: 1fr; }
    #said { width: 3fr; padding: 0 1; }
    #codes, #codes:focus { width: 2fr; height: 1fr; border: none; border-left: solid $primary; }
    #foot { height: 1; } #note { height: 1; color: $warning; }
    .window { width: 80%; max-width: 90; height: 70%; padding: 0 1; }
    .window { border: round $primary; background: $surface; }
    .low { height: auto; }
    Find, Write, Help { align: center middle; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "accept"),
        Binding("r", "reject"),
        Binding("R,shift+r", "reject_why"),
        Binding("e", "replace"),
        Binding("plus,slash,+", "add"),
        Binding("n", "nothing"),
        Binding("o", "note"),
        Binding("u", "undo"),
        Binding("right", "go(1)"),
        Binding("left", "go(-1)"),
        Binding("t", "whole"),
        Binding("pageup", "scroll(-1)"),
        Binding("pagedown", "scroll(1)"),
        Binding("question_mark", "keys"),
        Binding("q", "quit"),
        Binding("ctrl+c,ctrl+q", "quit", priority=True),
    ]

    def __init__(self, sitting: Sitting) -> None:
        """Take the sitting; nothing is shown yet."""
        super().__init__()
        self.sitting = sitting
        self._view: View | None = None
        self._whole = False
        self._said = ""

    @property
    def failure(self) -> Exception | None:
        """The fault of the program that ended the review, if one did."""
        return self._exception

    def _fatal_error(self) -> None:
        """Leave without painting a trace: it would show what respondents said."""
        self._close_messages_no_wait()

    def compose(self) -> ComposeResult:
        """Lay out where one is, what was said, the codes and the keys."""
        yield Static(id="head", markup=False)
        with Horizontal(id="body"):
            with VerticalScroll(id="said", can_focus=False):
                yield Static(id="words", markup=False)
            yield Codes(id="codes")
        yield Static(id="note", markup=False)
        yield Static(HINTS, id="foot", markup=False)

    def on_mount(self) -> None:
        """Show the first answer."""
        self.query_one("#codes").focus()
        self._paint(0)

    @property
    def _row(self) -> CodeRow | None:
        at = self.query_one("#codes", OptionList).highlighted
        rows = self._view.rows if self._view else ()
        return rows[at] if at is not None and at < len(rows) else None

    def _paint(self, at: int | None = None) -> None:
        """Show the answer under review; at: the code to stand on, None to stay."""
        codes = self.query_one("#codes", OptionList)
        stay = codes.highlighted or 0
        try:
            self._view = self.sitting.view()
        except InterviewError as error:
            self._tell(str(error))
            return
        codes.clear_options()
        if self._view is None:
            self.query_one("#head", Static).update("")
            self.query_one("#words", Static).update(ALL_DONE)
            return
        room = self.sitting.room
        self.query_one("#head", Static).update(
            painting.heading(self._view, wave=room.wave, reviewer=room.reviewer, blind=room.blind)
        )
        codes.add_options([Option(painting.code(row)) for row in self._view.rows])
        if not self._view.rows:
            codes.add_option(Option(painting.EMPTY, disabled=True))
        if self._view.rows:
            codes.highlighted = min(stay if at is None else at, len(self._view.rows) - 1)
        self._words()
        if at == 0:
            self.query_one("#said", VerticalScroll).scroll_home(animate=False)

    def _words(self) -> None:
        if self._view is not None:
            said = painting.transcript(self._view, self._row, whole=self._whole)
            self.query_one("#words", Static).update(said)

    def on_option_list_option_highlighted(self) -> None:
        """Let the words of the code under the cursor stand out."""
        self._words()

    def on_done(self) -> None:
        """Accept what is left, and go on."""
        self.action_finish()

    def _tell(self, words: str) -> None:
        self.query_one("#note", Static).update(Text(f" {words}"))

    def _do(self, act: Callable[[], object], done: str = "", at: int | None = None) -> None:
        """Carry out a verb; what goes wrong is told in one line."""
        try:
            act()
        except InterviewError as error:
            self._tell(str(error))
            return
        self._tell(done)
        self._paint(at)

    def _on_code(self, act: Callable[[str], object], done: str) -> None:
        row = self._row
        if row is None:
            self._tell("choose a code first, or add one with +")
            return
        self._do(lambda: act(row.code), f"{done}: {row.label}")

    def action_accept(self) -> None:
        """Accept the code under the cursor."""
        self._on_code(self.sitting.accept, "accepted")

    def action_reject(self) -> None:
        """Reject the code under the cursor."""
        self._on_code(self.sitting.reject, "rejected")

    def action_reject_why(self) -> None:
        """Reject it, and say why."""
        self._with_line("Why is this code wrong?", self.sitting.reject, "rejected")

    def action_note(self) -> None:
        """Write a note beside it."""
        self._with_line("A note beside this code", self.sitting.annotate, "noted", again=True)

    def _with_line(
        self, title: str, act: Callable[[str, str], object], done: str, *, again: bool = False
    ) -> None:
        row = self._row
        if row is None:
            self._tell("choose a code first")
            return
        self.push_screen(
            Write(
                f"{title}: {row.label}", "Enter to keep, Esc to leave", row.reason if again else ""
            ),
            lambda words: (
                self._do(lambda: act(row.code, words), f"{done}: {row.label}")
                if words is not None
                else None
            ),
        )

    def action_replace(self) -> None:
        """Give another code for the same words."""
        row = self._row
        if row is None:
            self._tell("choose a code first")
            return
        self._find(
            f"Replace: {row.label}",
            lambda code: self._do(lambda: self.sitting.replace(row.code, code), f"now: {code}"),
        )

    def action_add(self) -> None:
        """Find a code, then the words that carry it."""
        if self.sitting.task is not None:
            self._find("Add: type a code, an option or a number", self._quote)

    def _find(self, title: str, take: Callable[[str], None]) -> None:
        offered = self.sitting.offer()

        def shown(name: str) -> Text:
            text = Text(offered.label(name), style="bold")
            about = offered.choices[name].about if name in offered.choices else ""
            if about:
                text.append(f"\n  {shorten(about, 140, placeholder='…')}", style="dim")
            return text

        self.push_screen(
            Find(title, self.sitting.search, shown), lambda name: take(name) if name else None
        )

    def _quote(self, code: str) -> None:
        label = self.sitting.offer().label(code)
        self.push_screen(
            Write(f"Words that carry: {label}", "as they were said; Enter alone: the whole answer"),
            lambda words: (
                self._do(lambda: self.sitting.add(code, words), f"added: {label}")
                if words is not None
                else None
            ),
        )

    def action_nothing(self) -> None:
        """Say that no code applies."""
        self._do(self.sitting.nothing, "none applies")

    def action_finish(self) -> None:
        """Accept what is left, and go on."""
        if self.sitting.task is not None:
            self._do(self.sitting.finish, "done", at=0)

    def action_undo(self) -> None:
        """Take the last act back."""
        undone: list[bool] = []
        self._do(lambda: undone.append(self.sitting.undo()), "taken back")
        if undone == [False]:
            self._tell("there is nothing to undo")

    def action_go(self, by: int) -> None:
        """Go to another answer without deciding."""
        self._do(lambda: self.sitting.go(by), at=0)

    def action_whole(self) -> None:
        """Show this answer, or the whole transcript."""
        self._whole = not self._whole
        self._words()
        said = self.query_one("#said", VerticalScroll)
        above = 0
        if self._whole and self._view is not None:
            width = self.query_one("#words").content_size.width
            above = painting.lines_before(self._view, self.console, width)
        self.call_after_refresh(said.scroll_to, y=above, animate=False)

    def action_scroll(self, by: int) -> None:
        """Scroll what was said."""
        said = self.query_one("#said", VerticalScroll)
        (said.scroll_page_down if by > 0 else said.scroll_page_up)(animate=False)

    def action_keys(self) -> None:
        """Show the keys."""
        self.push_screen(Help())
