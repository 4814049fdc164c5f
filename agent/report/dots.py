"""Means as dots with their intervals, for ratings and numbers."""

from collections.abc import Sequence

from agent.report.drawing import (
    MUTED,
    SERIES,
    SHAPES,
    SMALL,
    WIDTH,
    Blocks,
    Dot,
    Entry,
    Line,
    Panel,
    Span,
    gap,
    label_room,
    legend,
    paled,
    set_rows,
)
from agent.report.reading import (
    TINY_BASE,
    Question,
    Segment,
    Tables,
    counted,
    share,
    warning,
)
from agent.report.rounding import half_up
from agent.report.rows import MEAN, nets_of
from agent.report.tables import Cell


def means(tables: Tables, question: Question, columns: Sequence[Segment]) -> Blocks:
    """Dots with their intervals: for ratings and numbers, by item and segment."""
    items = [item.id for item in tables.items(question)]
    items.sort(key=lambda item: -_mean(tables, question, item))
    labels = {item.id: item.words(tables.language) for item in tables.items(question)}
    entries = [Entry(labels[item], bold=True) for item in items] or [Entry("Mean", bold=True)]
    room = label_room(entries, 250)
    placed = set_rows(entries, room, least=12.0 + 14 * len(columns))
    low, high = _mean_domain(tables, question, columns)
    note = 150.0
    panel = Panel(WIDTH - room - note, placed.panel.high, (low, high))
    panel.grid(_ticks(low, high))
    notes: list[Line] = []
    for item, middle in zip(items or [""], placed.middles, strict=True):
        for at, segment in enumerate(columns):
            cell = tables.cell(question, MEAN, item=item, segment=segment.value)
            y = middle + (at - (len(columns) - 1) / 2) * 14
            if cell is None or cell.mean is None:
                continue
            _mean_mark(panel, cell, (y, at))
        notes.append(Line(_mean_note(tables, question, item), 12, middle, 12))
    axis = Panel(panel.wide, 22, (low, high)).words(
        Line(half_up(tick), panel.pixels(tick), 11, SMALL, False, MUTED, "center")
        for tick in _ticks(low, high)
    )
    keys = [
        (
            f"{one.label} ({_range(tables, question, one)})",
            SERIES[at % len(SERIES)],
            SHAPES[at % len(SHAPES)],
        )
        for at, one in enumerate(columns)
    ]
    return [
        [legend(keys)],
        [gap(8)],
        [placed.panel, panel, Panel(note, panel.high).words(notes)],
        [Panel(room, 22), axis],
    ]


def _mean_mark(panel: Panel, cell: Cell, where: tuple[float, int]) -> None:
    y, at = where
    colour = SERIES[at % len(SERIES)]
    colour = paled(colour) if cell.n < TINY_BASE else colour
    if cell.low is not None and cell.high is not None and cell.n >= TINY_BASE:
        panel.spans([Span(y, cell.low, cell.high, colour)])
    panel.dots([Dot(y, cell.mean or 0.0, colour, SHAPES[at % len(SHAPES)], 110 if at == 0 else 60)])


def _mean(tables: Tables, question: Question, item: str) -> float:
    cell = tables.cell(question, MEAN, item=item)
    return cell.mean if cell and cell.mean is not None else float("-inf")


def _mean_note(tables: Tables, question: Question, item: str) -> str:
    cell = tables.cell(question, MEAN, item=item)
    if cell is None or cell.mean is None:
        return "no ratings"
    words = f"Mean {half_up(cell.mean, 1)}"
    top = next(iter(nets_of(question)), None)
    return f"{words} · top 2: {share(tables.cell(question, top, item=item))}" if top else words


def _mean_domain(
    tables: Tables, question: Question, columns: Sequence[Segment]
) -> tuple[float, float]:
    """The whole scale of a rating; for numbers, from zero to beyond the largest bound."""
    if question.type == "rating":
        return question.scale.low - 0.15, question.scale.high + 0.15
    cells = [
        tables.cell(question, MEAN, item=item, segment=segment.value)
        for item in [one.id for one in tables.items(question)] or [""]
        for segment in columns
    ]
    reach = [
        bound for cell in cells if cell for bound in (cell.mean, cell.high) if bound is not None
    ]
    floor = [
        bound for cell in cells if cell for bound in (cell.mean, cell.low) if bound is not None
    ]
    return min([0.0, *floor]), max([1.0, *reach]) * 1.05


def _ticks(low: float, high: float) -> list[float]:
    """Round values inside a range, at most eleven."""
    span = max(high - low, 1e-9)
    step = next(
        size * 10**power
        for power in range(-6, 16)
        for size in (1, 2, 5)
        if span / (size * 10**power) <= 11 and (power >= 0 or span < 3)
    )
    first = -(-low // step)
    return [at * step for at in range(int(first), int(high // step) + 1)]


def _range(tables: Tables, question: Question, segment: Segment) -> str:
    """Write the base of all items: one number, or the least and the largest."""
    items = [item.id for item in tables.items(question)] or [""]
    bases = sorted({tables.base(question, item=item, segment=segment.value) for item in items})
    if len(bases) > 1:
        return f"n = {bases[0]} to {bases[-1]}{warning(bases[0])}"
    return counted(bases[0])
