"""Crosstabs: every question, item and row by every segment, zeros included.

The base of a percentage is the respondents who were asked. Open and multi-answer questions
count respondents, and so do nets: whoever gave two codes of a net counts once.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from agent.codebook import Judgement
from agent.errors import BadInput, NotFound
from agent.nouns import Noun
from agent.questionnaire import AskedQuestion, Derived, Open, Questionnaire
from agent.report.cases import Case, Place, Reply, replies
from agent.report.intervals import mean_interval, wilson
from agent.report.rounding import half_up
from agent.report.rows import Row, extra_row, items_of, own_rows, rows_of
from agent.report.sheet import Value, sheet
from agent.transcript import Status

ALL = "all"
COUNTED: tuple[Status, ...] = ("completed",)
COLUMNS = (
    "figure", "question", "item", "value", "segment",
    "n", "base", "percent", "mean", "low", "high",
)  # fmt: skip

Segments = dict[str, set[str]]
_Replies = Mapping[str, Mapping[Place, Reply]]


class Counted(NamedTuple):
    """The numbers of a cell."""

    n: int
    base: int
    percent: float | None
    mean: float | None
    low: float | None
    high: float | None
    deviation: float | None


class Cell(Noun):
    """One number of a table.

    figure: the figure that shows it, or empty. item: empty where the question has none.
    value: empty for a mean. n: respondents in the cell, or behind the mean. base: those
    asked. percent, low, high: 0 to 100, unrounded; for a mean, low and high bound the mean
    and `deviation` is the sample's.
    """

    figure: str
    question: str
    item: str
    value: str
    segment: str
    n: int
    base: int
    percent: float | None = None
    mean: float | None = None
    low: float | None = None
    high: float | None = None
    deviation: float | None = None


def crosstab(
    questionnaire: Questionnaire,
    cases: Sequence[Case],
    judgements: Sequence[Judgement],
    *,
    by: str | None,
    include: Collection[Status] = COUNTED,
) -> tuple[Cell, ...]:
    """Count all questions, in total and by the answers to question `by`.

    judgements: those that stand (`codebook.current`). include: the outcomes of the
    interviews that count. Raises NotFound for an unknown break, BadInput for one that gives
    no segments.
    """
    counted = [case for case in cases if case.status in include]
    ids = {case.interview for case in counted}
    said = replies(questionnaire, (one for one in judgements if one.interview in ids))
    segments = _segments(questionnaire, counted, said, by)
    figures = figure_keys(questionnaire)
    cells: list[Cell] = []
    for question in questionnaire.questions:
        for item in _item_ids(questionnaire, question):
            given = {
                interview: places[(question.id, item)]
                for interview, places in said.items()
                if (question.id, item) in places
            }
            cells += [
                Cell(
                    figure=figures.get(question.id, ""),
                    question=question.id,
                    item=item or "",
                    value=row.value,
                    segment=segment,
                    **_count(row, [given[one] for one in given if one in members])._asdict(),
                )
                for row in _rows(questionnaire, question, given)
                for segment, members in segments.items()
            ]
    return tuple(cells)


def figure_keys(questionnaire: Questionnaire) -> dict[str, str]:
    """Say which figure shows each question: the first numbered one that names it, else any.

    Where the questionnaire names no figures, each question that can be drawn is one.
    """
    if not questionnaire.figures:
        drawn = [one for one in questionnaire.questions if rows_of(questionnaire, one)]
        drawn = [one for one in drawn if not isinstance(one, Open) or one.codebook]
        return {one.id: str(number) for number, one in enumerate(drawn, start=1)}
    keys = sorted(questionnaire.figures, key=lambda key: (not key.isdecimal(), _number(key)))
    found: dict[str, str] = {}
    for key in keys:
        for name in questionnaire.figures[key]:
            found.setdefault(name, key)
    return found


def segment_rows(
    questionnaire: Questionnaire, by: str | None, *, language: str = "en"
) -> tuple[Row, ...]:
    """List the segments of a break, in the order of its options.

    Raises NotFound for an unknown question, BadInput for one that has no values of its own.
    """
    if by is None:
        return ()
    question = questionnaire.by_id.get(by)
    if question is None:
        raise NotFound(f"there is no question '{by}' to break the tables by")
    rows = own_rows(questionnaire, question, language=language)
    values = tuple(row for row in rows if row.kind in ("value", "missing"))
    if not values or items_of(questionnaire, question):
        raise BadInput(
            f"question '{by}' gives no segments", mend="break by a question with options, no items"
        )
    return values


def tables_csv(cells: Sequence[Cell]) -> str:
    """Write the tables for other programs, percentages and means with two decimals."""
    return sheet(COLUMNS, map(_line, cells))


def _line(cell: Cell) -> tuple[Value, ...]:
    numbers = (cell.percent, cell.mean, cell.low, cell.high)
    return (
        *(cell.figure, cell.question, cell.item, cell.value, cell.segment, cell.n, cell.base),
        *(None if one is None else float(half_up(one, 2)) for one in numbers),
    )


def _item_ids(
    questionnaire: Questionnaire, question: AskedQuestion | Derived
) -> tuple[str | None, ...]:
    return tuple(one.id for one in items_of(questionnaire, question)) or (None,)


def _number(key: str) -> int:
    return int(key) if key.isdecimal() else 0


def _segments(
    questionnaire: Questionnaire, cases: Sequence[Case], said: _Replies, by: str | None
) -> Segments:
    """Name the interviews of each segment; an answer with several values is in several."""
    found: dict[str, set[str]] = {ALL: {case.interview for case in cases}}
    rows = segment_rows(questionnaire, by)
    found |= {row.value: set() for row in rows}
    for case in cases:
        reply = said.get(case.interview, {}).get((by or "", None))
        values = reply.values if reply else {case.segment}
        for row in rows:
            if row.value in values:
                found[row.value].add(case.interview)
    return found


def _rows(
    questionnaire: Questionnaire,
    question: AskedQuestion | Derived,
    given: Mapping[str, Reply],
) -> list[Row]:
    """All rows of a question, and those that its answers add: nothing said is left out."""
    rows = rows_of(questionnaire, question)
    listed = {row.value for row in rows}
    seen = {value for reply in given.values() for value in reply.values}
    return [*rows, *(extra_row(value) for value in sorted(seen - listed))]


def _count(row: Row, replies: Sequence[Reply]) -> Counted:
    base = len(replies)
    if row.kind == "mean":
        numbers = [reply.number for reply in replies if reply.number is not None]
        mean, deviation, low, high = mean_interval(numbers)
        return Counted(len(numbers), base, None, mean, low, high, deviation)
    n = sum(row.value in reply.values for reply in replies)
    low, high = wilson(n, base)
    return Counted(n, base, 100 * n / base if base else None, None, low, high, None)
