"""A question's table as it is printed: rows, columns, bases, letters and quotes."""

from collections.abc import Iterator, Sequence

from agent.nouns import Noun, spoken
from agent.questionnaire import Multi, Open
from agent.report.reading import TINY_BASE, Question, Segment, Tables, counted
from agent.report.rounding import half_up
from agent.report.rows import MEAN, Row
from agent.report.significance import letters
from agent.report.tables import Cell
from agent.report.words import Words


class Shown(Noun):
    """One number as it is printed, with the letters of the columns that it lies above.

    number: a share of 1, a mean or a spread, unrounded; None where only the count may be
    shown. n: respondents in the cell, None behind a mean.
    """

    text: str
    letters: str = ""
    number: float | None = None
    n: int | None = None


class Line(Noun):
    """One row of a printed table; `head` rows name an item and have no numbers of their own."""

    label: str
    kind: str
    indented: bool = False
    cells: tuple[Shown, ...] = ()


class Column(Noun):
    """The head of a column: a letter to refer to it by, and its base."""

    label: str
    letter: str
    base: str


class Table(Noun):
    """One question as it is printed."""

    id: str
    title: str
    wording: str
    note: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    quotes: tuple[tuple[str, tuple[str, ...]], ...] = ()


def printed(tables: Tables, question: Question, words: Words) -> Table:
    """Lay out the table of one question."""
    columns = tables.columns(question)
    return Table(
        id=question.id,
        title=tables.words(question),
        wording=tables.wording(question),
        note=spoken(question.base_label, tables.language),
        columns=tuple(
            Column(
                label=column.label,
                letter=chr(ord("A") + at - 1) if 0 < at <= 26 else "",
                base=_bases(tables, question, column),
            )
            for at, column in enumerate(columns)
        ),
        lines=tuple(_lines(tables, question, columns)),
        quotes=tuple(_quoted(tables, question, words)),
    )


def _lines(tables: Tables, question: Question, columns: Sequence[Segment]) -> Iterator[Line]:
    items = {item.id: item.words(tables.language) for item in tables.items(question)}
    for item in items or [""]:
        if item:
            base = counted(tables.base(question, item=item))
            yield Line(label=f"{items[item]} ({base})", kind="head")
        for row in tables.rows(question, item):
            cells = [
                tables.cell(question, row.value, item=item, segment=column.value)
                for column in columns
            ]
            yield from _row_lines(row, [cell for cell in cells if cell], tested(tables))


def _row_lines(row: Row, cells: Sequence[Cell], with_letters: bool) -> Iterator[Line]:
    marks = ("", *(letters(cells[1:]) if with_letters else [""] * (len(cells) - 1)))
    write = _mean if row.value == MEAN else _share
    yield Line(
        label=row.label,
        kind=row.kind,
        indented=row.under is not None,
        cells=tuple(
            Shown(text=write(cell), letters=mark, number=_number(cell), n=_count(cell))
            for cell, mark in zip(cells, marks, strict=True)
        ),
    )
    if row.value == MEAN:
        spread = tuple(
            Shown(text=half_up(cell.deviation, 2) or "–", number=cell.deviation) for cell in cells
        )
        yield Line(label="Standard deviation", kind="spread", cells=spread)


def _share(cell: Cell) -> str:
    """Write a percentage with its count; the count alone where the base is tiny."""
    if cell.base == 0:
        return "–"
    return str(cell.n) if cell.base < TINY_BASE else f"{half_up(cell.percent)}% ({cell.n})"


def _mean(cell: Cell) -> str:
    return "–" if cell.mean is None else half_up(cell.mean, 2)


def _number(cell: Cell) -> float | None:
    if cell.value == MEAN:
        return cell.mean
    return None if cell.percent is None or cell.base < TINY_BASE else cell.percent / 100


def _count(cell: Cell) -> int | None:
    return None if cell.value == MEAN or cell.base == 0 else cell.n


def _bases(tables: Tables, question: Question, column: Segment) -> str:
    items = [item.id for item in tables.items(question)] or [""]
    bases = sorted({tables.base(question, item=one, segment=column.value) for one in items})
    return counted(bases[0]) if len(bases) == 1 else f"n = {bases[0]} to {bases[-1]}"


def _quoted(
    tables: Tables, question: Question, words: Words
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for row in tables.rows(question) if isinstance(question, Open) else ():
        said = tuple(
            one.text
            for one in words.quotes
            if (one.question, one.value) == (question.id, row.value)
        )
        if said:
            yield row.label, said


def tested(tables: Tables) -> bool:
    """Tell whether nobody is in two segments, so that segments may be tested."""
    question = tables.questionnaire.by_id.get(tables.by or "")
    return question is not None and not isinstance(question, (Multi, Open))
