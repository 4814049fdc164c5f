"""The two ends of the conversation: what is shown, and lines that are typed, pasted or piped."""

import contextlib
import importlib
import select
import sys
import threading
from collections.abc import Callable
from io import TextIOWrapper
from types import TracebackType
from typing import Generic, TypeVar

from rich.console import Console, RenderableType
from rich.text import Text

from agent.cli.terminal.plain import plain

Done = TypeVar("Done")
PROMPT = "› "
PATIENCE = 0.3
"""Seconds before something is seen to be under way."""
TICK = 0.1
"""Seconds between two looks at whether work is done; no platform holds an interrupt longer."""
PASTE = 0.05
"""Seconds within which the next line belongs to the same paste: nobody types that fast."""


class Terminal:
    """A screen and a keyboard, or the two ends of a pipe.

    read: gives the next line without its end; raises EOFError, KeyboardInterrupt.
    more: tells whether another line is waiting already. echoes: whether what is typed is seen.
    """

    def __init__(
        self,
        console: Console,
        read: Callable[[str], str],
        *,
        more: Callable[[], bool] = lambda: False,
        echoes: bool = True,
    ) -> None:
        """Take the ends that are given; `open_terminal` finds those of this process."""
        self.console, self._read, self._more, self._echoes = console, read, more, echoes

    def show(self, *parts: RenderableType) -> None:
        """Print, each part on lines of its own."""
        for part in parts:
            self.console.print(part)

    def line(self, text: str) -> None:
        """Print one line as it is, however long: something to be copied."""
        self.console.print(f"  {plain(text)}", markup=False, soft_wrap=True, style="bold")

    def ask(self) -> str:
        """Read a reply: a line, those pasted with it, and those a backslash carries on."""
        lines = [self._next(PROMPT)]
        while True:
            if lines[-1].endswith("\\"):
                lines[-1] = lines[-1][:-1].rstrip()
                lines.append(self._next("  "))
            elif self._more():
                lines.append(self._next(""))
            else:
                return "\n".join(lines).strip()

    def waiting(self, work: Callable[[], Done], *, saying: str, leaving: str) -> Done:
        """Do some work, and show signs of life if it takes a while.

        A first interrupt says `leaving` and waits on; a second raises KeyboardInterrupt, and
        the work is left to itself.
        """
        if not self.console.is_terminal:
            return work()
        outcome = _Outcome(work)
        with contextlib.ExitStack() as spinning:
            pressed = outcome.waited(PATIENCE)
            if not outcome.done.is_set():
                spinning.enter_context(self.console.status(Text(plain(saying), "dim")))
            told = False
            while not outcome.done.is_set():
                if pressed and told:
                    raise KeyboardInterrupt
                if pressed:
                    self.console.print(Text(f"  {plain(leaving)}", "yellow"))
                told = told or pressed
                pressed = outcome.waited(TICK)
        return outcome.result()

    def _next(self, prompt: str) -> str:
        line = self._read(prompt)
        if not self._echoes:
            self.console.print(f"{prompt}{plain(line)}", markup=False, highlight=False)
        return line


class _Outcome(Generic[Done]):
    """What becomes of work that is done in a thread of its own: a result, or what it raised."""

    def __init__(self, work: Callable[[], Done]) -> None:
        self.done = threading.Event()
        self._work = work
        self._results: list[Done] = []
        self._raised: BaseException | None = None
        threading.Thread(target=self._run, daemon=True).start()

    def waited(self, seconds: float) -> bool:
        """Wait until the work is done or the time is over; True if Ctrl-C was pressed."""
        try:
            self.done.wait(seconds)
        except KeyboardInterrupt:
            return True
        return False

    def result(self) -> Done:
        """Give what the work gave, or raise what it raised, here in the thread that waits."""
        if self._raised is not None:
            raise self._raised
        return self._results[0]

    def __enter__(self) -> None:
        """Begin the work."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        raised: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        """Carry whatever was raised over to the thread that waits."""
        self._raised = raised
        self.done.set()
        return True

    def _run(self) -> None:
        with self:
            self._results.append(self._work())


def open_terminal() -> Terminal:
    """Take this process's own screen and keyboard, or whatever they are redirected to."""
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    console = Console(highlight=False, emoji=False, markup=False)
    if not sys.stdin.isatty():
        return Terminal(console, _piped, echoes=False)
    with contextlib.suppress(ImportError):  # line editing, where the platform has it
        importlib.import_module("readline")
    return Terminal(console, input, more=_pasted)


def _piped(prompt: str) -> str:
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line.rstrip("\r\n")


def _pasted() -> bool:
    """Tell whether more lines stand in the keyboard's queue, as they do after a paste."""
    with contextlib.suppress(OSError, ValueError):
        return bool(select.select([sys.stdin], [], [], PASTE)[0])
    return False
