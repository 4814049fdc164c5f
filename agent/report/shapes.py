"""The kinds of charts that a question may have, one function each: numbers in, panels out."""

from collections.abc import Sequence

from agent.questionnaire import Grid, Multi
from agent.report.drawing import (
    INK,
    MUTED,
    NET,
    NONE,
    PALE,
    SEGMENT,
    SERIES,
    SHAPES,
    SMALL,
    TOTAL,
    WIDTH,
    Bar,
    Dot,
    Entry,
    Line,
    Panel,
    Rows,
    Span,
    gap,
    label_room,
    legend,
    paled,
    readable_on,
    set_rows,
    shades,
    steps,
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
from agent.report.rows import MEAN, Row, nets_of
from agent.report.tables import Cell
from agent.report.typeset import width, wrap

Blocks = list[list[Panel]]

HEAD = 52.0
"""The height of the heads of columns: a name on two lines, and a base."""


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


def stacks(
    tables: Tables, question: Question, places: Sequence[tuple[str, Segment, Entry]]
) -> Blocks:
    """Bars that add up to all who were asked: a row per (item, segment, label)."""
    keys = _stack_keys(tables, question)
    room = label_room([entry for _, _, entry in places])
    placed = set_rows([entry for _, _, entry in places], room, least=26)
    panel = Panel(WIDTH - room, placed.panel.high, (0, 100))
    for (item, segment, _), middle in zip(places, placed.middles, strict=True):
        _stack(panel, tables, question, (item, segment.value, middle))
    return [
        [legend([(row.label, colour, "square") for row, colour in keys])],
        [placed.panel, panel],
    ]


def _stack(panel: Panel, tables: Tables, question: Question, where: tuple[str, str, float]) -> None:
    item, segment, middle = where
    base = tables.base(question, item=item, segment=segment)
    if base == 0:
        panel.words([Line("nobody asked", 4, middle, SMALL, colour=MUTED)])
        return
    start = 0.0
    for row, colour in _stack_keys(tables, question):
        cell = tables.cell(question, row.value, item=item, segment=segment)
        percent = (cell.percent or 0.0) if cell else 0.0
        fill = paled(colour) if base < TINY_BASE else colour
        end = min(100.0, start + percent)
        panel.bars([Bar(middle, start, end, fill, 19)])
        text = share(cell)
        if panel.pixels(end) - panel.pixels(start) > width(text, 12) + 6:
            at = panel.pixels((start + end) / 2)
            panel.words([Line(text, at, middle, 12, False, readable_on(fill), "center")])
        start = end


def _stack_keys(tables: Tables, question: Question) -> list[tuple[Row, str]]:
    """The parts of a stack with their colours; what means "aware" comes first, in blues."""
    items = [item.id for item in tables.items(question)] or [""]
    rows: dict[str, Row] = {}
    for item in items:
        for row in tables.rows(question, item):
            cell = tables.cell(question, row.value, item=item)
            if row.kind == "value" or (cell and cell.n and row.kind in ("missing", "extra")):
                rows.setdefault(row.value, row)
    answers = [row for row in rows.values() if row.kind == "value"]
    silent = [row for row in rows.values() if row.kind != "value"]
    greys = zip(silent, [NONE, "#c3cad0", "#dde1e5", "#eceef0"], strict=False)
    if isinstance(question, Grid) and question.aware:
        aware = [row for row in reversed(answers) if row.value in question.aware]
        rest = [row for row in answers if row.value not in question.aware]
        pale = zip(rest, ["#e1e5e9"] * len(rest), strict=True)
        return [*zip(aware, steps(len(aware)), strict=True), *pale, *greys]
    return [*zip(answers, shades(len(answers)), strict=True), *greys]


def segment_stacks(tables: Tables, question: Question, columns: Sequence[Segment]) -> Blocks:
    """One stack per segment: for a single answer out of a few."""
    places = [("", segment, _segment_entry(tables, question, "", segment)) for segment in columns]
    return stacks(tables, question, places)


def item_stacks(tables: Tables, question: Question, columns: Sequence[Segment]) -> Blocks:
    """One stack per item and segment, the item's name above: for a few items."""
    places: list[tuple[str, Segment, Entry]] = []
    for item in tables.items(question):
        for segment in columns:
            entry = _segment_entry(tables, question, item.id, segment)
            if segment.value == "all":
                words = (
                    f"{item.words(tables.language)} ({counted(_base(tables, question, item.id))})"
                )
                entry = Entry(words, bold=True, above=12)
            places.append((item.id, segment, entry._replace(indent=0 if entry.bold else 16)))
    return stacks(tables, question, places)


def _base(tables: Tables, question: Question, item: str) -> int:
    return tables.base(question, item=item)


def _segment_entry(tables: Tables, question: Question, item: str, segment: Segment) -> Entry:
    base = tables.base(question, item=item, segment=segment.value)
    return Entry(f"{segment.label} ({counted(base)})", bold=segment.value == "all")


def item_list(tables: Tables, question: Question, columns: Sequence[Segment]) -> Blocks:
    """One stack per item in total, with the main figure by segment beside it: for many items."""
    key, title = _headline(tables, question)
    items = sorted(
        tables.items(question), key=lambda item: -_percent(tables, question, key, item.id)
    )
    if not (isinstance(question, Grid) and (question.aware or question.randomize.rows)):
        items = list(tables.items(question))
    places = [(one.id, tables.total, Entry(one.words(tables.language))) for one in items]
    entries = [entry for _, _, entry in places]
    room, column = label_room(entries, 230), 88.0
    placed = set_rows(entries, room, least=25)
    plot = WIDTH - room - 14 - column * len(columns)
    panel = Panel(plot, placed.panel.high, (0, 100))
    for (item, segment, _), middle in zip(places, placed.middles, strict=True):
        _stack(panel, tables, question, (item, segment.value, middle))
    keys = [(row.label, colour, "square") for row, colour in _stack_keys(tables, question)]
    heads: list[Panel] = [Panel(room, HEAD), _corner(title, plot)]
    numbers: list[Panel] = [placed.panel, panel]
    for at, segment in enumerate(columns):
        breadth = column + (14 if at == 0 else 0)
        base = max(
            (tables.base(question, item=one.id, segment=segment.value) for one in items), default=0
        )
        heads.append(_number_head("All" if at == 0 else segment.label, base, breadth))
        numbers.append(
            Panel(breadth, placed.panel.high).words(
                Line(
                    share(tables.cell(question, key, item=item, segment=segment.value)),
                    breadth - 12, middle, 12, segment.value == "all", INK, "right",
                )
                for (item, _, _), middle in zip(places, placed.middles, strict=True)
            )
        )  # fmt: skip
    return [[legend(keys)], heads, numbers]


def _headline(tables: Tables, question: Question) -> tuple[str, str]:
    """The row that stands for a list of items: its net, else the first answer."""
    net = next(iter(nets_of(question)), None)
    rows = tables.rows(question, tables.items(question)[0].id)
    chosen = next((row for row in rows if row.value == net), rows[0])
    return chosen.value, _capital(chosen.label.removeprefix("Net: "))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _percent(tables: Tables, question: Question, value: str, item: str) -> float:
    cell = tables.cell(question, value, item=item)
    return (cell.percent or 0.0) if cell else 0.0


def _corner(title: str, breadth: float) -> Panel:
    (words,) = wrap(f"{title}: percent", breadth - 10, 12, most=1) or [""]
    return Panel(breadth, HEAD).words([Line(words, breadth, HEAD - 12, 12, True, INK, "right")])


def _number_head(label: str, base: int, breadth: float) -> Panel:
    lines = wrap(label, breadth - 16, 12, most=2, bold=True)
    return Panel(breadth, HEAD).words(
        [
            *(
                Line(
                    text,
                    breadth - 12,
                    HEAD - 27 - 15 * (len(lines) - 1 - at),
                    12,
                    True,
                    INK,
                    "right",
                )
                for at, text in enumerate(lines)
            ),
            Line(counted(base), breadth - 12, HEAD - 12, SMALL, False, MUTED, "right"),
        ]
    )


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
