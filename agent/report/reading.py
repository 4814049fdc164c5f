"""Finding one's way in tables that have been counted, for figures and pages."""

from collections.abc import Sequence
from functools import cached_property

from agent.nouns import Noun, spoken
from agent.piping import rendered
from agent.questionnaire import AskedQuestion, Derived, Item, Questionnaire
from agent.report.rounding import half_up
from agent.report.rows import Row, extra_row, items_of, rows_of
from agent.report.tables import ALL, Cell, segment_rows

SMALL_BASE, TINY_BASE = 30, 10

Question = AskedQuestion | Derived
_Place = tuple[str, str, str, str]


class Segment(Noun):
    """A column of the tables; `value` is `all` for the total."""

    value: str
    label: str


class Tables(Noun):
    """Cells with the words of their questionnaire."""

    questionnaire: Questionnaire
    cells: tuple[Cell, ...]
    by: str | None = None
    language: str = "en"

    @cached_property
    def _index(self) -> dict[_Place, Cell]:
        return {(one.question, one.item, one.value, one.segment): one for one in self.cells}

    @cached_property
    def _order(self) -> dict[tuple[str, str], dict[str, int]]:
        """The values of each place in the order of their cells."""
        found: dict[tuple[str, str], dict[str, int]] = {}
        for one in self.cells:
            here = found.setdefault((one.question, one.item), {})
            here.setdefault(one.value, len(here))
        return found

    @cached_property
    def total(self) -> Segment:
        """The column of all respondents."""
        return Segment(value=ALL, label="All respondents")

    @cached_property
    def parts(self) -> tuple[Segment, ...]:
        """The columns of the break."""
        present = {one.segment for one in self.cells}
        rows = segment_rows(self.questionnaire, self.by, language=self.language)
        return tuple(
            Segment(value=row.value, label=row.label) for row in rows if row.value in present
        )

    def columns(self, question: Question) -> tuple[Segment, ...]:
        """The total, and the segments unless the question is itself the break."""
        return (self.total, *(self.parts if question.id != self.by else ()))

    def cell(
        self, question: Question, value: str, *, item: str = "", segment: str = ALL
    ) -> Cell | None:
        """Find one number."""
        return self._index.get((question.id, item, value, segment))

    def rows(self, question: Question, item: str = "") -> tuple[Row, ...]:
        """The rows that were counted, labelled; values that nobody foresaw included."""
        known = {
            row.value: row for row in rows_of(self.questionnaire, question, language=self.language)
        }
        values = self._order.get((question.id, item), {})
        return tuple(known.get(value) or extra_row(value) for value in values)

    def items(self, question: Question) -> tuple[Item, ...]:
        """The items of a question, if it has any."""
        return items_of(self.questionnaire, question)

    def base(self, question: Question, *, item: str = "", segment: str = ALL) -> int:
        """How many were asked."""
        for value in self._order.get((question.id, item), {}):
            return self._index[(question.id, item, value, segment)].base
        return 0

    def words(self, question: Question) -> str:
        """The short name of a question."""
        return spoken(question.title, self.language) or question.words(self.language)

    def wording(self, question: Question) -> str:
        """What respondents were asked, with `[…]` for the words that differed between them."""
        return " ".join(_unpiped(spoken(question.text, self.language)).split())


def counted(base: int) -> str:
    """Write a base with its warning: `n = 24*`."""
    return f"n = {base}{warning(base)}"


def warning(base: int) -> str:
    """Mark a small base with one star, a tiny one with two."""
    if base == 0:
        return ""
    return "**" if base < TINY_BASE else "*" if base < SMALL_BASE else ""


def share(cell: Cell | None) -> str:
    """Write a percentage, or the count where the base is tiny, or a dash where it is none."""
    if cell is None or cell.base == 0:
        return "–"
    return str(cell.n) if cell.base < TINY_BASE else f"{half_up(cell.percent)}%"


def largest(segments: Sequence[Segment], bases: Sequence[int], most: int) -> tuple[Segment, ...]:
    """Keep the segments with the largest bases, in their own order."""
    ranked = sorted(range(len(segments)), key=lambda at: -bases[at])[:most]
    return tuple(segments[at] for at in sorted(ranked))


def _unpiped(text: str) -> str:
    return rendered(text, lambda _: "[…]")
