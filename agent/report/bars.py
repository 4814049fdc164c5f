"""Bars of percentages side by side: a panel per segment, per item, or a bar per question."""

from collections.abc import Sequence

from agent.questionnaire import Multi
from agent.report.drawing import (
    HEAD,
    INK,
    MUTED,
    NET,
    NONE,
    PALE,
    SEGMENT,
    SERIES,
    SMALL,
    TOTAL,
    WIDTH,
    Bar,
    Blocks,
    Entry,
    Line,
    Panel,
    Rows,
    Span,
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
)
from agent.report.rows import Row
from agent.report.tables import Cell
from agent.report.typeset import wrap


def share_panels(tables: Tables, question: Question, columns: Sequence[Segment]) -> Blocks:
    """Bars of percentages, a panel per segment: for codes, multi-answers and long lists."""
    rows = ranked(tables, question)
    entries = [
        Entry(
            row.label,
            bold=row.kind == "net",
            indent=16 if row.under else 0,
            colour=MUTED if row.kind == "missing" else INK,
        )
        for row in rows
    ]
    room = label_room(entries)
    placed = set_rows(entries, room)
    most = _scale_end(tables, question, rows, columns)
    wide = _column_widths(WIDTH - room, len(columns))
    heads = [Panel(room, HEAD)]
    panels = [placed.panel]
    for segment, breadth in zip(columns, wide, strict=True):
        base = tables.base(question, segment=segment.value)
        heads.append(_head(segment.label, base, breadth))
        cells = [tables.cell(question, row.value, segment=segment.value) for row in rows]
        panels.append(_share_panel(rows, cells, placed, (breadth, most)))
    return [heads, panels]


def _share_panel(
    rows: Sequence[Row], cells: Sequence[Cell | None], placed: Rows, size: tuple[float, float]
) -> Panel:
    breadth, most = size
    plot = breadth - 14
    domain = (0.0, most * breadth / max(plot - 40, 30))
    panel = Panel(breadth, placed.panel.high, domain).grid([0])
    total = bool(cells) and cells[0] is not None and cells[0].segment == "all"
    for row, cell, middle in zip(rows, cells, placed.middles, strict=True):
        percent = (cell.percent or 0.0) if cell else 0.0
        base = cell.base if cell else 0
        colour = _bar_colour(row, total=total, base=base)
        panel.bars([Bar(middle, 0, percent, colour)])
        edge = percent
        if total and cell and cell.low is not None and cell.high is not None and base >= TINY_BASE:
            panel.spans([Span(middle, cell.low, cell.high)])
            edge = cell.high
        at = panel.pixels(edge) + 5
        panel.words([Line(share(cell), at, middle, 12, row.kind == "net")])
    return panel


def _bar_colour(row: Row, *, total: bool, base: int) -> str:
    if base < TINY_BASE:
        return PALE
    if row.kind in ("missing", "extra"):
        return NONE
    if row.kind == "net":
        return NET
    return TOTAL if total else SEGMENT


def ranked(tables: Tables, question: Question) -> list[Row]:
    """Order rows for a chart: codes and multi-answers by size, nets before their codes.

    Single answers keep the author's order; what nobody said is left out where it is no
    answer at all.
    """
    rows = [row for row in tables.rows(question) if row.kind != "mean"]
    rows = [
        row for row in rows if row.kind not in ("missing", "extra") or _n(tables, question, row)
    ]
    if question.type not in ("multi", "open"):
        return rows
    closing = {
        one.id for one in tables.questionnaire.choices(question) if one.exclusive or one.specify
    }
    size = {row.value: _n(tables, question, row) for row in rows}

    def place(row: Row) -> tuple[object, ...]:
        last = row.kind in ("missing", "extra") or row.value in closing
        head = row.under or row.value
        return last, -size.get(head, 0), head, row.under is not None, -size[row.value]

    order = {row.value: at for at, row in enumerate(rows)}
    return sorted(rows, key=lambda row: (*place(row), order[row.value]))


def _n(tables: Tables, question: Question, row: Row) -> int:
    cell = tables.cell(question, row.value)
    return cell.n if cell else 0


def _scale_end(
    tables: Tables, question: Question, rows: Sequence[Row], columns: Sequence[Segment]
) -> float:
    """Find a round percentage that all bars and intervals of a block fit under."""
    highest = 10.0
    for row in rows:
        for segment in columns:
            cell = tables.cell(question, row.value, segment=segment.value)
            if cell and cell.base:
                bound = cell.high if segment.value == "all" and cell.base >= TINY_BASE else 0
                highest = max(highest, cell.percent or 0, bound or 0)
    return min(100.0, 10.0 * -(-highest // 10))


def _column_widths(room: float, count: int) -> list[float]:
    """Share a width among the total, which gets more, and the segments."""
    if count == 1:
        return [min(room, 560.0)]
    part = room / (count + 0.5)
    return [1.5 * part, *[part] * (count - 1)]


def _head(label: str, base: int, breadth: float) -> Panel:
    """Name a column over its base, both at the bottom of a fixed height."""
    lines = wrap(label, breadth - 12, 12, most=2, bold=True)
    high = 20 + 15 * max(len(lines), 1)
    return Panel(breadth, HEAD).words(
        [
            *(
                Line(text, 0, HEAD - high + 7 + 15 * at, 12, bold=True)
                for at, text in enumerate(lines)
            ),
            Line(counted(base), 0, HEAD - 12, SMALL, colour=MUTED),
        ]
    )


def pairs(tables: Tables, questions: Sequence[Multi], columns: Sequence[Segment]) -> Blocks:
    """Bars of several multi-answer questions side by side: for questions that share options."""
    first = questions[0]
    rows = [row for row in ranked(tables, first) if row.kind == "value"]
    entries = [Entry(row.label) for row in rows]
    room = label_room(entries)
    placed = set_rows(entries, room, least=12.0 + 14 * len(questions))
    most = max(_scale_end(tables, one, rows, columns) for one in questions)
    heads, panels = [Panel(room, HEAD)], [placed.panel]
    for segment, breadth in zip(columns, _column_widths(WIDTH - room, len(columns)), strict=True):
        base = min(tables.base(one, segment=segment.value) for one in questions)
        heads.append(_head(segment.label, base, breadth))
        panel = Panel(breadth, placed.panel.high, (0, most * breadth / max(breadth - 54, 30)))
        panel.grid([0])
        for at, question in enumerate(questions):
            colour = SERIES[at % len(SERIES)]
            for row, middle in zip(rows, placed.middles, strict=True):
                cell = tables.cell(question, row.value, segment=segment.value)
                y = middle + (at - (len(questions) - 1) / 2) * 14
                percent = (cell.percent or 0.0) if cell else 0.0
                fill = paled(colour) if base < TINY_BASE else colour
                panel.bars([Bar(y, 0, percent, fill, 12)])
                panel.words([Line(share(cell), panel.pixels(percent) + 4, y, 11)])
        panels.append(panel)
    keys = [
        (tables.words(one), SERIES[at % len(SERIES)], "square") for at, one in enumerate(questions)
    ]
    return [[legend(keys)], heads, panels]


def item_shares(tables: Tables, question: Question) -> Blocks:
    """One set of bars per item: for several answers per item, in total only."""
    blocks: Blocks = []
    for item in tables.items(question):
        rows = [row for row in tables.rows(question, item.id) if row.kind in ("value", "net")]
        entries = [Entry(row.label, bold=row.kind == "net") for row in rows]
        room = label_room(entries)
        placed = set_rows(entries, room)
        cells = [tables.cell(question, row.value, item=item.id) for row in rows]
        breadth = min(WIDTH - room, 560.0)
        head = _head(item.words(tables.language), tables.base(question, item=item.id), breadth)
        blocks += [[Panel(room, HEAD), head]]
        blocks += [[placed.panel, _share_panel(rows, cells, placed, (breadth, 100.0))]]
    return blocks
