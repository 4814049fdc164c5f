"""CSV that a spreadsheet may open: no cell of it is run as a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

Value = str | float | int | None

RISKY = "=+-@\t\r"
"""First characters that make a spreadsheet run a cell; see OWASP, "CSV Injection"."""

_WIDE = "\n＝＋－＠"  # a line feed, and the full-width forms that some of them accept as well


def sheet(columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> str:
    """Write a table as CSV; texts are made harmless, numbers stay numbers."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([cell(name) for name in columns])
    writer.writerows([cell(value) for value in row] for row in rows)
    return out.getvalue()


def cell(value: Value) -> str:
    """Write one cell; a text that would be run as a formula gets a `'` before it."""
    if isinstance(value, str):
        return f"'{value}" if value[:1] and value[0] in RISKY + _WIDE else value
    if value is None:
        return ""
    return str(int(value)) if float(value).is_integer() else repr(float(value))


def harmless_from(text: str) -> int:
    """Say from which character on a text needs no `'`: its length, if from none."""
    return next(
        (at for at, one in enumerate(text) if one not in RISKY + _WIDE and not one.isspace()),
        len(text),
    )
