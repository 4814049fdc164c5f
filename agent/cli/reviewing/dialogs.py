"""Windows over the review: find a code as one types, write a line, read the keys."""

from collections.abc import Callable
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

KEYS = """\
 ↑ ↓       choose a code or option       Enter  done: accept what is left, next answer
 a         accept the code               → ←    next, previous, without deciding
 r / R     reject it / with a reason     t      this answer, or the whole transcript
 e         replace it by another one     PgUp PgDn   scroll the transcript
 + or /    add one: type to search       u      undo, as often as there is something
 n         none applies, or can be told  ?      these keys
 o         note beside a decided code    q      leave; everything is saved already\
"""


class Find(ModalScreen[str | None]):
    """Choose a code by typing; gives its id, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "dismiss(None)", "Back")]

    def __init__(
        self, title: str, search: Callable[[str], tuple[str, ...]], shown: Callable[[str], Text]
    ) -> None:
        """Take what finds ids for words, and what shows an id."""
        super().__init__()
        self._title, self._search, self._shown = title, search, shown

    def compose(self) -> ComposeResult:
        """Lay out a line to type in and what it finds."""
        with Vertical(classes="window"):
            yield Static(self._title, markup=False)
            yield Input(placeholder="type to search; ↓ ↑ to choose, Enter to take, Esc to leave")
            yield OptionList()

    def on_mount(self) -> None:
        """Show all codes before anything is typed."""
        self._list("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search at every letter."""
        self._list(event.value)

    def on_input_submitted(self) -> None:
        """Take the first, or the one chosen with the arrows."""
        options = self.query_one(OptionList)
        if options.option_count:
            self.dismiss(options.get_option_at_index(options.highlighted or 0).id)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take what was chosen."""
        self.dismiss(event.option.id)

    def key_down(self) -> None:
        """Move down without leaving the line."""
        self.query_one(OptionList).action_cursor_down()

    def key_up(self) -> None:
        """Move up without leaving the line."""
        self.query_one(OptionList).action_cursor_up()

    def _list(self, words: str) -> None:
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Option(self._shown(name), id=name) for name in self._search(words)])
        if options.option_count:
            options.highlighted = 0


class Write(ModalScreen[str | None]):
    """Write one line; gives it, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "dismiss(None)", "Back")]

    def __init__(self, title: str, hint: str, value: str = "") -> None:
        """Say what is to be written."""
        super().__init__()
        self._title, self._hint, self._value = title, hint, value

    def compose(self) -> ComposeResult:
        """Lay out the line."""
        with Vertical(classes="window low"):
            yield Static(self._title, markup=False)
            yield Input(value=self._value, placeholder=self._hint, select_on_focus=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give what was written."""
        self.dismiss(event.value)


class Help(ModalScreen[None]):
    """The keys, until any of them is pressed."""

    def compose(self) -> ComposeResult:
        """Show them."""
        yield Static(KEYS, markup=False, classes="window low")

    def on_key(self) -> None:
        """Go back."""
        self.dismiss(None)
