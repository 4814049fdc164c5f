"""Personal links for a list of people: one more column on the list that their researcher has.

Who they are stays in that list. What goes into a link, and later into the data, is the
respondent's id alone: one from the list, or a pseudonym drawn for the line.
"""

import csv
import io
import re
import secrets
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from agent.errors import BadInput
from agent.report.sheet import cell

IDS = ("respondent_id", "respondent", "id")
MADE = ("respondent_id", "link", "expires")
"""What is added to a list, and replaced where it was added before."""
MOST_PEOPLE = 100_000
LONGEST = 4_000
PHONE = re.compile(r"\+[\d ()/.-]{5,30}")
"""A number for a telephone is no formula, and must stay one."""


class Guests(NamedTuple):
    """People on a list: its columns, a row each, and which id each is to have."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    ids: tuple[str, ...]


def guests(text: str, where: str) -> Guests:
    """Read a list of people from CSV with a line of headings; raises BadInput with the line."""
    if not text.strip():
        raise BadInput("the list is empty", where=where, mend="put a heading and a line per person")
    reader = csv.reader(io.StringIO(text), delimiter=_delimiter(text.splitlines()[0]))
    try:
        numbered = [(reader.line_num, line) for line in reader if any(map(str.strip, line))]
    except csv.Error as fault:
        raise BadInput(f"cannot be read: {fault}", where=where, mend="save it as CSV") from None
    if not numbered:
        raise BadInput("the list is empty", where=where, mend="put a heading and a line per person")
    (_, first), *lines = numbered
    columns = tuple(name.strip() for name in first)
    if len(lines) > MOST_PEOPLE:
        raise BadInput("the list is too long", where=where, mend="split it into several lists")
    rows = tuple(_row(line, columns, f"{where}:{number}") for number, line in lines)
    if not rows:
        raise BadInput("nobody is on the list", where=where, mend="put a line per person")
    at = next((columns.index(one) for name in IDS for one in columns if one.lower() == name), None)
    ids = [row[at].strip() if at is not None else "" for row in rows]
    often = Counter(ids)
    for (number, _), one in zip(lines, ids, strict=True):
        _check_id(one, often[one], f"{where}:{number}")
    return Guests(columns, rows, tuple(one or f"R-{secrets.token_hex(5)}" for one in ids))


def with_links(people: Guests, link: Callable[[str], str], expires: datetime) -> str:
    """Write the list again as CSV, with each one's id, link and the day on which it expires."""
    written = io.StringIO()
    sheet = csv.writer(written, lineterminator="\r\n")
    kept = [at for at, name in enumerate(people.columns) if name not in MADE]
    sheet.writerow([*(_safe(people.columns[at]) for at in kept), *MADE])
    for row, one in zip(people.rows, people.ids, strict=True):
        own = [_safe(row[at]) for at in kept]
        sheet.writerow([*own, _safe(one), link(one), expires.date().isoformat()])
    return written.getvalue()


def _delimiter(heading: str) -> str:
    return max(",;\t", key=heading.count)


def _row(line: list[str], columns: tuple[str, ...], where: str) -> tuple[str, ...]:
    if len(line) > len(columns):
        raise BadInput(
            f"{len(line)} cells under {len(columns)} headings", where=where, mend='quote it: "a, b"'
        )
    if any(len(one) > LONGEST for one in line):
        raise BadInput("a cell is too long", where=where, mend="close its quotation mark")
    return (*line, *[""] * (len(columns) - len(line)))


def _check_id(one: str, often: int, where: str) -> None:
    if "@" in one or PHONE.fullmatch(one):
        raise BadInput(
            "an address is no id: it would stand in the data",
            where=where,
            mend="give a pseudonym, or leave the column out and one is made",
        )
    if len(one) > 200 or not one.isprintable():
        raise BadInput("this id cannot be used", where=where, mend="use at most 200 characters")
    if one and often > 1:
        raise BadInput(f"{one!r} is there twice", where=where, mend="give everybody an id")


def _safe(text: str) -> str:
    return text if PHONE.fullmatch(text) else cell(text)
