"""How verbs print: JSON for scripts, tables and one-line notes for people."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

import typer
from pydantic import BaseModel
from rich.box import HEAVY_HEAD
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text


def console() -> Console:
    """Write to standard output, in colour only where that is wanted."""
    return Console(highlight=False, soft_wrap=not sys.stdout.isatty())


def notes() -> Console:
    """Write to standard error what is not data."""
    return Console(stderr=True, highlight=False)


def say(text: str) -> None:
    """Print a line as it is; nothing in it is markup."""
    typer.echo(text)


def as_json(value: object) -> None:
    """Print data as one JSON document."""
    typer.echo(json.dumps(_plain(value), ensure_ascii=False, indent=2, default=str))


_MANY, _WHOLE = 6, 2
"""Columns from which on there is no room for lines, and the first of them that are not broken."""


def table(
    title: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    whole: str | Sequence[str] = (),
) -> None:
    """Print rows as a table; cells are text, never markup.

    whole: the columns that are not broken; by default the first two where there are many.
    """
    unbroken_ones = (whole,) if isinstance(whole, str) else tuple(whole)
    many = len(columns) > _MANY
    edges = None if many and not whole else HEAVY_HEAD
    shown = Table(title=title or None, title_justify="left", header_style="bold", box=edges)
    for place, column in enumerate(columns):
        unbroken = column in unbroken_ones if whole else many and place < _WHOLE
        shown.add_column(column, overflow="fold", no_wrap=unbroken)
    for row in rows:
        shown.add_row(*(Text("" if cell is None else str(cell)) for cell in row))
    console().print(shown)


def _plain(value: object) -> object:
    match value:
        case BaseModel():
            return value.model_dump(mode="json", by_alias=True)
        case dict():
            return {str(key): _plain(one) for key, one in value.items()}
        case list() | tuple():
            return [_plain(one) for one in value]
        case _:
            return value


@contextmanager
def bar(title: str) -> Iterator[Callable[[int, int], None]]:
    """Show how far a long verb is, on a terminal only; call what is given with done and all."""
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=notes(),
        transient=True,
        disable=not sys.stderr.isatty(),
    ) as progress:
        task = progress.add_task(title, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)


@contextmanager
def busy(words: str) -> Iterator[None]:
    """Say on a terminal what takes its time, where nobody knows how long."""
    if not sys.stderr.isatty():
        yield
        return
    with notes().status(words):
        yield
