"""All tables as one workbook: a contents page, and the questions one below the other.

Shares are numbers shown as percentages, so that they can be charted and added up; bases,
letters and small print are those of the page.
"""

import io
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from agent.nouns import spoken
from agent.report.about import SIMULATED, About
from agent.report.printed import Line, Shown, Table, printed
from agent.report.reading import Tables
from agent.report.words import ThemeLine, Words

SHEET, CONTENTS, THEMES = "Tables", "Contents", "Themes"
NOTES = (
    "Percent of respondents asked, unweighted; don’t know and refused stay in the base.",
    "A net counts each respondent once. Bases under 30 are marked *, under 10 ** (counts only).",
    "Letters name the columns that a number lies above: upper case at 95 %, lower case at 90 %.",
)
_FORMATS: Mapping[str, dict[str, object]] = {
    "title": {"bold": True, "font_size": 13},
    "head": {"bold": True, "text_wrap": True, "valign": "top", "align": "center", "bottom": 1},
    "answer": {"bold": True, "valign": "top", "bottom": 1},
    "item": {"bold": True, "bg_color": "#F1F5F8"},
    "quiet": {"font_color": "#5A6572", "italic": True},
    "net": {"bold": True},
    "under": {"indent": 1},
    "share": {"num_format": "0%"},
    "mean": {"num_format": "0.00"},
    "count": {"num_format": "0", "font_color": "#5A6572"},
    "link": {"font_color": "#1D4F7C", "underline": 1},
    "plain": {},
}


class _Page(NamedTuple):
    sheet: Worksheet
    formats: Mapping[str, Format]


def bannerbook(tables: Tables, *, about: About, themes: Sequence[ThemeLine] = ()) -> bytes:
    """Write the workbook; themes have a sheet of their own."""
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True, "strings_to_urls": False}) as book:
        formats = {name: book.add_format(given) for name, given in _FORMATS.items()}
        contents = _Page(book.add_worksheet(CONTENTS), formats)
        page = _Page(book.add_worksheet(SHEET), formats)
        page.sheet.set_column(0, 0, 46)
        page.sheet.set_column(1, 60, 9)
        for one in (contents.sheet, page.sheet):
            one.set_landscape()
            one.fit_to_pages(1, 0)
        places: list[tuple[str, int]] = []
        row = 0
        for question in tables.questionnaire.questions:
            table = printed(tables, question, Words())
            if table.lines:
                places.append((table.title, row))
                row = _written(page, table, row) + 2
        if themes:
            _themed(_Page(book.add_worksheet(THEMES), formats), themes)
        _list(contents, tables, about, places)
    return out.getvalue()


def _list(page: _Page, tables: Tables, about: About, places: Sequence[tuple[str, int]]) -> None:
    sheet, formats = page
    sheet.set_column(0, 0, 90)
    title = spoken(tables.questionnaire.title, tables.language)
    top = [title, *([SIMULATED] if about.synthetic else []), f"Waves: {', '.join(about.waves)}"]
    for at, line in enumerate(top):
        sheet.write_string(at, 0, line, formats["title" if at == 0 else "plain"])
    for at, line in enumerate(NOTES, start=len(top)):
        sheet.write_string(at, 0, line, formats["quiet"])
    for at, (name, row) in enumerate(places, start=len(top) + len(NOTES) + 1):
        sheet.write_url(at, 0, f"internal:'{SHEET}'!A{row + 1}", formats["link"], name)


def _themed(page: _Page, themes: Sequence[ThemeLine]) -> None:
    """List the themes, a row for each, with who voices them and in which words."""
    sheet, formats = page
    heads = ("Question", "Theme", "Respondents", "Asked", "Share", "Change", "In their words", "")
    for at, head in enumerate(heads):
        sheet.write_string(0, at, head, formats["answer"])
    for row, one in enumerate(themes, start=1):
        for at, words in ((0, one.question), (1, one.name), (5, one.change)):
            sheet.write_string(row, at, words)
        sheet.write_number(row, 2, one.n)
        sheet.write_number(row, 3, one.base)
        if one.base:
            sheet.write_number(row, 4, one.n / one.base, formats["share"])
        for at, quote in enumerate(one.quotes[:2], start=6):
            sheet.write_string(row, at, quote)
    for first, last, wide in ((0, 1, 38), (2, 4, 11), (5, 5, 22), (6, 7, 60)):
        sheet.set_column(first, last, wide)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, len(themes), len(heads) - 1)


def _written(page: _Page, table: Table, row: int) -> int:
    """Write one table from a row on; give the first row after it."""
    sheet, formats = page
    sheet.write_string(row, 0, table.title, formats["title"])
    for words in filter(None, (table.wording, table.note)):
        row += 1
        sheet.write_string(row, 0, words, formats["quiet"])
    row += 1
    width = 3 if any(one.letters for line in table.lines for one in line.cells) else 2
    for at, column in enumerate(table.columns):
        name = f"{column.label} ({column.letter})" if column.letter else column.label
        first = 1 + at * width
        sheet.merge_range(
            row, first, row, first + width - 1, f"{name}\n{column.base}", formats["head"]
        )
    sheet.write_string(row, 0, "Answer", formats["answer"])
    sheet.set_row(row, 32)
    for line in table.lines:
        row += 1
        sheet.write_string(row, 0, line.label, formats[_style(line)])
        for at, one in enumerate(line.cells):
            _number(page, row, 1 + at * width, line, one)
    return row


def _style(line: Line) -> str:
    if line.kind == "head":
        return "item"
    return "under" if line.indented else line.kind if line.kind == "net" else "plain"


def _number(page: _Page, row: int, column: int, line: Line, one: Shown) -> None:
    """Write one cell: its share or mean, its count, and its letters."""
    sheet, formats = page
    if one.number is not None:
        kind = "mean" if line.kind in ("mean", "spread") else "share"
        sheet.write_number(row, column, one.number, formats[kind])
    if one.n is not None:
        sheet.write_number(row, column + 1, one.n, formats["count"])
    if one.letters:
        sheet.write_string(row, column + 2, one.letters)
