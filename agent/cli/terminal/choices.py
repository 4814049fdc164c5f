"""What can be chosen, as it is seen: options, the points of a scale, rows and whole grids."""

from collections.abc import Sequence
from itertools import zip_longest

from rich import box
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text

from agent.cli.terminal.plain import plain
from agent.cli.terminal.shorthand import option_marks, row_marks
from agent.turn import ShownQuestion, ShownScale

MARK = "cyan"
AROUND = 12
"""Lines of a screen that hold the question and the prompt."""
MATRIX = 100
"""The width from which a grid is drawn as one."""


def choices(question: ShownQuestion) -> RenderableType:
    """Draw what can be answered to a question with options or a scale."""
    options = [
        (mark, _option(one.label, one.description))
        for mark, one in zip(option_marks(question), question.options, strict=True)
    ]
    rows = [
        (mark, Text(plain(one.label)))
        for mark, one in zip(row_marks(question), question.items, strict=True)
    ]
    if question.scale:
        scale = _Scale(question.scale)
        return Group(scale, Text(), _Listed(rows)) if rows else scale
    return _Grid(options, rows) if rows else _Listed(options)


def _option(label: str, description: str | None) -> Text:
    text = Text(plain(label))
    if description:
        text.append(f"  {plain(description)}", "dim")
    return text


class _Listed:
    """Marked lines, in as many columns as keep them on one screen."""

    def __init__(self, lines: Sequence[tuple[str, Text]]) -> None:
        self.lines = lines

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        columns = self._columns(options.max_width, console.height)
        long = -(-len(self.lines) // columns)
        parts = [self.lines[start : start + long] for start in range(0, len(self.lines), long)]
        table = Table.grid(padding=(0, 1))
        for _ in parts:
            table.add_column(justify="right", style=MARK, no_wrap=True)
            table.add_column()
            table.add_column(width=2)
        for cells in zip_longest(*parts, fillvalue=("", Text())):
            table.add_row(*(piece for mark, text in cells for piece in (mark, text, "")))
        yield table

    def _columns(self, width: int, height: int) -> int:
        if len(self.lines) <= max(height - AROUND, 8):
            return 1
        widest = max((cell_len(mark) + text.cell_len + 6 for mark, text in self.lines), default=1)
        return max(1, min(3, width // widest))


class _Scale:
    """The points of a scale in a row, with the words at its ends and between."""

    def __init__(self, scale: ShownScale) -> None:
        self.scale = scale

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        scale, labels = self.scale, {at: plain(one) for at, one in self.scale.labels.items()}
        points = [str(at) for at in range(scale.low, scale.high + 1)]
        low, high = labels.get(points[0], ""), labels.get(points[-1], "")
        gap = 6 if options.max_width >= 70 and len(points) <= 8 else 4
        ruler = Text((" " + "─" * (gap - 2) + " ").join(points), MARK)
        ends = cell_len(low) + cell_len(high) + 2
        if low and high and ends <= ruler.cell_len and len(labels) == 2:
            yield ruler
            yield Text(low + " " * (ruler.cell_len - ends + 2) + high)
            return
        if ruler.cell_len <= options.max_width:
            yield ruler
        for at in points:
            if at in labels:
                yield Text.assemble((at.rjust(len(points[-1])), MARK), " = ", labels[at])


class _Grid:
    """Rows and options: a table where it fits, else the options and then the rows."""

    def __init__(
        self, options: Sequence[tuple[str, Text]], rows: Sequence[tuple[str, Text]]
    ) -> None:
        self.options, self.rows = options, rows

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        fits = options.max_width >= MATRIX and console.height >= len(self.rows) + AROUND + 2
        if fits and len(self.options) <= 8:
            yield self._table()
        else:
            yield _Legend(self.options)
            yield Text()
            yield _Listed(self.rows)

    def _table(self) -> Table:
        """Show in each cell what would be typed for it."""
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="")
        table.add_column(justify="right", style=MARK)
        table.add_column(max_width=48)
        for mark, label in self.options:
            table.add_column(
                Text.assemble((mark, MARK), " ", label), justify="center", max_width=14
            )
        for row, label in self.rows:
            table.add_row(row, label, *(Text(f"{row}{mark}", "dim") for mark, _ in self.options))
        return table


class _Legend:
    """The options of a grid, side by side where they fit."""

    def __init__(self, options: Sequence[tuple[str, Text]]) -> None:
        self.options = options

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        line = Text()
        for mark, label in self.options:
            piece = Text.assemble((mark, MARK), " ", label)
            if line and line.cell_len + piece.cell_len + 3 > options.max_width:
                yield line
                line = Text()
            line = line + ("   " if line else "") + piece
        yield line
