"""A block of lines that are set in, with nothing behind them: they survive a resized window."""

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.segment import Segment
from rich.style import Style

MEASURE = 88
"""The widest line of prose, in columns."""
NARROWEST = 20


class Block:
    """Something to show, with the same sign before each of its lines.

    measure: the widest that its lines may be; None uses the window.
    """

    def __init__(
        self, body: RenderableType, sign: str, style: str = "", *, measure: int | None = MEASURE
    ) -> None:
        """Take what is to be shown."""
        self.body, self.sign, self.style, self.measure = body, sign, style, measure

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Render the body narrower, and each line after its sign."""
        width = options.max_width - cell_len(self.sign) - 1
        width = max(width if self.measure is None else min(width, self.measure), NARROWEST)
        inner = options.update(width=width)
        for line in console.render_lines(self.body, inner, pad=False):
            kept = _without_trailing_space(line)
            if kept or self.sign.strip():
                yield Segment(self.sign, Style.parse(self.style))
            yield from kept
            yield Segment.line()


def _without_trailing_space(line: list[Segment]) -> list[Segment]:
    kept = list(line)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        last = kept[-1]
        kept[-1] = Segment(last.text.rstrip(), last.style, last.control)
    return kept
