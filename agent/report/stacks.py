"""Bars that add up to all who were asked, by segment or by item."""

from collections.abc import Sequence

from agent.questionnaire import Grid
from agent.report.drawing import (
    HEAD,
    INK,
    MUTED,
    NONE,
    SMALL,
    WIDTH,
    Bar,
    Blocks,
    Entry,
    Line,
    Panel,
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
)
from agent.report.rows import Row, nets_of
from agent.report.typeset import width, wrap


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


def _base(tables: Tables, question: Question, item: str) -> int:
    return tables.base(question, item=item)


def _segment_entry(tables: Tables, question: Question, item: str, segment: Segment) -> Entry:
    base = tables.base(question, item=item, segment=segment.value)
    return Entry(f"{segment.label} ({counted(base)})", bold=segment.value == "all")


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
    (words,) = wrap(title, breadth - 10, 12, most=1) or [""]
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
