"""The report as one HTML file: figures, tables, quotes and how the numbers came about.

It needs no network and runs no script; a content security policy says so to the browser.
All words of respondents and researchers are escaped by the template.
"""

import base64
import hashlib
from collections.abc import Iterator, Sequence
from importlib import resources

import jinja2

from agent.nouns import Noun, spoken
from agent.questionnaire import Multi, Open, Questionnaire
from agent.report.about import SIMULATED, About
from agent.report.figures import Figure
from agent.report.reading import TINY_BASE, Question, Segment, Tables, counted
from agent.report.rounding import half_up
from agent.report.rows import MEAN, Row
from agent.report.significance import letters
from agent.report.tables import Cell
from agent.report.words import Words


class Shown(Noun):
    """One number as it is printed, with the letters of the columns that it lies above."""

    text: str
    letters: str = ""


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


def page(
    questionnaire: Questionnaire,
    cells: Sequence[Cell],
    figures: Sequence[Figure],
    *,
    about: About,
    words: Words | None = None,
) -> str:
    """Write the whole report as HTML."""
    tables = Tables(
        questionnaire=questionnaire, cells=tuple(cells), by=about.by, language=about.language
    )
    said = words or Words()
    printed = {question.id: _table(tables, question, said) for question in questionnaire.questions}
    drawn = {name for figure in figures for name in figure.questions}
    style = _source("page.css")
    return _template().render(
        title=spoken(questionnaire.title, about.language),
        language=about.language,
        simulated=SIMULATED if about.synthetic else "",
        facts=tuple(_facts(about)),
        figures=[(figure, figure.svg.decode()) for figure in figures],
        tables=printed,
        others=[table for name, table in printed.items() if name not in drawn and table.lines],
        themes=said.themes,
        tested=_separate(tables),
        style=style,
        policy=f"default-src 'none'; style-src 'sha256-{_sha256(style)}'; base-uri 'none'; "
        "form-action 'none'",
    )


def _table(tables: Tables, question: Question, words: Words) -> Table:
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
            yield from _row_lines(row, [cell for cell in cells if cell], _separate(tables))


def _row_lines(row: Row, cells: Sequence[Cell], tested: bool) -> Iterator[Line]:
    marks = ("", *(letters(cells[1:]) if tested else [""] * (len(cells) - 1)))
    write = _mean if row.value == MEAN else _share
    yield Line(
        label=row.label,
        kind=row.kind,
        indented=row.under is not None,
        cells=tuple(
            Shown(text=write(cell), letters=mark) for cell, mark in zip(cells, marks, strict=True)
        ),
    )
    if row.value == MEAN:
        spread = tuple(Shown(text=half_up(cell.deviation, 2) or "–") for cell in cells)
        yield Line(label="Standard deviation", kind="spread", cells=spread)


def _share(cell: Cell) -> str:
    """Write a percentage with its count; the count alone where the base is tiny."""
    if cell.base == 0:
        return "–"
    return str(cell.n) if cell.base < TINY_BASE else f"{half_up(cell.percent)}% ({cell.n})"


def _mean(cell: Cell) -> str:
    return "–" if cell.mean is None else half_up(cell.mean, 2)


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


def _separate(tables: Tables) -> bool:
    """Tell whether nobody is in two segments, so that segments may be tested."""
    question = tables.questionnaire.by_id.get(tables.by or "")
    return question is not None and not isinstance(question, (Multi, Open))


def _facts(about: About) -> Iterator[tuple[str, str]]:
    """The facts of the report, as far as they are known."""
    if about.first and about.last:
        first, last = f"{about.first:%Y-%m-%d}", f"{about.last:%Y-%m-%d}"
        yield "Fieldwork", first if first == last else f"{first} to {last}"
    facts = {
        "Waves": about.waves,
        "Interviews": [f"{n} {name.replace('_', ' ')}" for name, n in about.outcomes.items()],
        "Questionnaire": [
            f"{ref.id}, version {ref.version}, SHA-256 {ref.sha256}" for ref in about.questionnaires
        ],
        "Interviewed with": about.interviewers,
        "Coded by": about.coders,
        "Codebooks": about.codebooks,
        "Status of the coding": [f"{n} {name}" for name, n in about.judgements.items()],
    }
    for name, values in facts.items():
        if values:
            yield name, "; ".join(values)


def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(_source("page.html"))


def _source(name: str) -> str:
    return resources.files("agent.report").joinpath(name).read_text(encoding="utf-8")


def _sha256(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
