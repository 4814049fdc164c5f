"""A study as one spreadsheet: what it is, a row per interview, every value, every variable.

Texts are written as texts, so nothing that a respondent typed is ever run as a formula or
opened as a link.
"""

import io
from collections.abc import Iterable, Iterator, Sequence

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from agent.report.about import SIMULATED
from agent.report.answers import Material, Table, answers
from agent.report.sheet import Value
from agent.report.wide import REASONS, Wide, wide

LONGEST = 32_767
"""Characters that a cell can hold."""
WIDEST = 60


def files(material: Material) -> Iterator[tuple[str, bytes]]:
    """Write the workbook; it has no name of its own."""
    yield "", workbook(wide(material), answers(material))


def workbook(table: Wide, values: Table) -> bytes:
    """Write the workbook; values: a row per value."""
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True, "constant_memory": False}) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        _about(book.add_worksheet("About"), table, bold)
        _sheet(book, "Interviews", [one.name for one in table.columns], table.rows, bold=bold)
        _sheet(book, "Answers", values.columns, values.rows, bold=bold)
        _sheet(book, "Variables", ["variable", "label", "kind", "number", "means"],
               _variables(table), bold=bold)  # fmt: skip
    return out.getvalue()


def _about(page: Worksheet, table: Wide, bold: Format) -> None:
    lines = [table.title, f"{len(table.rows)} interviews, {len(table.columns)} variables"]
    if table.synthetic:
        lines.append(SIMULATED)
    lines.append("A negative number says why there is no value:")
    lines += [f"{number}: {words}" for number, words in REASONS.items()]
    for at, line in enumerate(lines):
        page.write_string(at, 0, line, bold if at == 0 else None)
    page.set_column(0, 0, 70)


def _sheet(
    book: Workbook,
    name: str,
    header: Sequence[str],
    rows: Iterable[Sequence[Value]],
    *,
    bold: Format,
) -> None:
    page = book.add_worksheet(name)
    for at, title in enumerate(header):
        page.write_string(0, at, title[:LONGEST], bold)
    count = 0
    for count, row in enumerate(rows, start=1):
        for at, value in enumerate(row):
            if isinstance(value, str):
                page.write_string(count, at, value[:LONGEST])
            elif value is not None:
                page.write_number(count, at, value)
    page.freeze_panes(1, 1)
    page.autofit(max_width=8 * WIDEST)
    if header:
        page.autofilter(0, 0, count, len(header) - 1)


def _variables(table: Wide) -> Iterable[Sequence[Value]]:
    for one in table.columns:
        yield one.name, one.label, one.kind, None, None
        for number, words in one.labels.items():
            yield one.name, None, None, number, words
