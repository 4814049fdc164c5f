"""Whole grids and ratings in a sentence: `technical and regulatory 7, cost 5, the rest 4`.

A sentence is a row of items and values. Either values follow their items, or items follow
their value; where a clause could be read both ways it is not read.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from agent.questionnaire import MISSING, Missing
from agent.replies.listed import clauses, enumerated, unlisted
from agent.replies.marks import Mark
from agent.replies.normal import plain
from agent.replies.outcome import Reading, unusable
from agent.replies.page import Page
from agent.replies.pairing import Cell, Step, clause, excepted
from agent.replies.places import placed
from agent.replies.reasons import unreasoned
from agent.replies.scales import scaled
from agent.replies.sense import QUALIFIES, without_asides
from agent.replies.wholes import wholly

_QUIET = frozenset({"filler", "echo", "point", "degree", "only_these", "both"}) | frozenset(
    "!?:-()/="
)
_STRANGE = frozenset({"unknown", "filler", "degree", "echo", "option", "amount", ":", "-"})
"""Of what a clause may consist that values something which is no row by any name."""
_COMMAS = frozenset({",", "but", "&", "because"})
_STRONG = frozenset({";", ".", "\n"})


class _Unreadable(NamedTuple):
    issue: str
    candidates: tuple[str, ...] = ()


def read_rows(page: Page) -> Reading:
    """Read values for the items that were asked together."""
    page = _unsure_of_all(wholly(page, len(page.items), valued=True))
    marks = placed(page, enumerated(page, without_asides(page.marks)))
    page, _ = scaled(page.with_marks(_objected(page, unreasoned(page, marks))))
    steps = _steps(page)
    if isinstance(steps, _Unreadable):
        return _in_part(page) or unusable(steps.issue, steps.candidates, page.items)
    values = [step for step in steps if step.kind == "v"]
    if not any(step.kind == "i" for step in steps):
        return _unnamed(page, values)
    cells, default, spared = excepted(steps)
    if cells is None:
        return unusable("unclear", missing=page.items)
    return _filled(page, cells, default, spared)


_ALIKE = frozenset({("so",), ("mal",)})
_SINCE = frozenset(
    ("now", "since", "today", "lately", "after", "currently", "jetzt", "seit", "seitdem", "heute",
     "inzwischen", "nach")
)  # fmt: skip


def _unsure_of_all(page: Page) -> Page:
    """Leave a doubt at `hours so so`: said twice, a small word is a value that is no option."""
    marks = list(page.marks)
    for place, mark in enumerate(marks[1:], start=1):
        if page.text(mark) in _ALIKE and page.text(mark) == page.text(marks[place - 1]):
            marks[place] = mark._replace(kind="unknown")
    for place in range(2, len(marks) - 1):
        said = [page.text(one) for one in marks[place - 2 : place + 2]]
        if said[0] == said[2] == ("mal",) and said[1] == said[3]:
            marks[place] = marks[place]._replace(kind="unknown")
    return page.with_marks(marks)


def _objected(page: Page, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Take the "no" between two values for a correction: `nurses 6, no 7`."""
    kinds = [mark.kind for mark in marks]
    return tuple(
        mark._replace(kind="correct", ids=())
        if page.text(mark) in {("no",), ("nein",), ("nope",)}
        and 1 < place < len(marks) - 1
        and kinds[place - 1] in {",", "-", "."}
        and kinds[place - 2] == kinds[place + 1 + (kinds[place + 1] == ",")] == "amount"
        else mark
        for place, mark in enumerate(marks)
    )


def _in_part(page: Page) -> Reading | None:
    """Keep the rows of clauses that are read, where others name a row and cannot be.

    Each clause must stand for itself: a row and its value, or a row and what is not read.
    Where something is valued that is no row by any name, nobody knows what "the rest" is.
    """
    cells: list[Cell] = []
    unread: list[str] = []
    strange = False
    for part in clauses(page.marks):
        steps = _steps(page.with_marks(part))
        items = [one for mark in part if mark.kind == "item" for one in mark.ids]
        if isinstance(steps, _Unreadable):
            if not items and not _is_strange(page, part):
                return None
            strange = strange or not items
            unread += items
            continue
        core = [one for one in steps if one.kind in {"i", "v"}]
        if core and not any(one.kind == "v" for one in core):
            if all(mark.kind in {"item", "and"} for mark in part):
                return None
            unread += items
            continue
        read = clause(core)
        if core and (not read or any(one.item.group == "all" for one in read)):
            return None
        cells += read or []
    cells = [one for one in cells if not (strange and one.item.group)]
    given = {one for cell in cells for one in cell.item.ids}
    return _filled(page, cells, None, unread) if cells and not given & set(unread) else None


def _is_strange(page: Page, part: tuple[Mark, ...]) -> bool:
    """Say whether a clause values something that is no row, and qualifies none of the others.

    `seit der reparatur 2` values the row before it anew.
    """
    said = {word for mark in part for word in page.text(mark)}
    return {mark.kind for mark in part} <= _STRANGE and not said & (QUALIFIES | _SINCE)


def _unnamed(page: Page, values: Sequence[Step]) -> Reading:
    """Read values without items: one for the only item, or one for each in the order shown."""
    if values and len({one.value for one in values}) == 1 and values[0].mark.kind in MISSING:
        return page.state(_missing(values[0].mark.kind), values[0].mark)
    states = page.states
    if len(values) == 1 and values[0].value in states:
        return page.state(states[values[0].value or ""], values[0].mark)
    if not values:
        return unusable("unclear", missing=page.items)
    if len(values) != len(page.items) or not _plain_sequence(page, values):
        issue = next((one.issue for one in values if one.issue), None)
        return unusable(
            issue or ("unclear" if len(values) == 1 else "mismatch"), missing=page.items
        )
    row = (Step("i", one.mark, (item,)) for one, item in zip(values, page.items, strict=True))
    return _filled(page, [Cell(*pair) for pair in zip(row, values, strict=True)], None, ())


def _plain_sequence(page: Page, values: Sequence[Step]) -> bool:
    """Say whether values are merely listed, and no item could be meant by a number."""
    numbered = any(
        word.isdecimal() for one in page.names.things if one.kind == "item"
        for label in one.labels for word in plain(label)
    )  # fmt: skip
    between = {word.text for word in page.words[values[0].mark.end : values[-1].mark.start]}
    mixed = "." in between and bool(between & {",", ";"})
    return not (numbered or mixed or between & {":", "=", "("})


def _missing(kind: str) -> Missing:
    return next(one for one in MISSING if one == kind)


def _steps(page: Page) -> list[Step] | _Unreadable:
    """Turn marks into items, values and breaks; anything else makes the reply unreadable."""
    steps: list[Step] = []
    correcting = False
    listed = not any(mark.kind in {"item", "all", "rest"} for mark in page.marks)
    for mark in (one for one in unlisted(page) if one.kind not in _QUIET):
        if mark.kind == "correct":
            correcting = page.text(mark) != ("sorry",) or mark.end < len(page.words)
            continue
        step = _step(page, mark, steps)
        if mark.kind == "but" and _all_valued(steps):
            step = Step("x", mark)
        if isinstance(step, _Unreadable):
            return step
        if step is not None and step.kind in {"i", "v"} and correcting:
            left = _taken_back(steps, step)
            if left is None:
                return _Unreadable("unclear")
            steps, correcting = left, False
        steps.extend(_new(steps, step, listed=listed))
    return _Unreadable("unclear") if correcting else steps


def _new(steps: Sequence[Step], step: Step | None, *, listed: bool) -> Iterable[Step]:
    """Give what a step adds: nothing if it only repeats, two if it is `all but`.

    listed: no row is named, so that a value said twice is one for each of two rows.
    """
    if step is None or (step.kind == "v" and not listed and _repeats(steps, step)):
        return ()
    return _split(step)


def _all_valued(steps: Sequence[Step]) -> bool:
    """Say whether so far all items got one value, as in `all 7, but cost 4`."""
    core = [one for one in steps if one.kind in {"i", "v"}]
    return len(core) == 2 and any(one.group == "all" for one in core)


def _taken_back(steps: list[Step], step: Step) -> list[Step] | None:
    """Drop what a correction takes back; None where that may be more than one thing.

    A value takes the place of the last one. A row takes the place of one that still waits for
    its value (`A, no wait, B never`), else of the last row together with its value.
    """
    core = [place for place, one in enumerate(steps) if one.kind in {"i", "v"}]
    values = [place for place in core if steps[place].kind == "v"]
    if step.kind == "v" or not core:
        return steps[: values[-1]] if values else steps
    after = values[-1] if values else -1
    waiting = [place for place in core if place > after]
    if waiting:
        return steps[: waiting[0]] if len(waiting) == 1 and not steps[waiting[0]].group else None
    earlier = values[-2] if len(values) > 1 else -1
    paired = [place for place in core if earlier < place < after]
    return steps[: paired[0]] if len(paired) == 1 and not steps[paired[0]].group else None


def _repeats(steps: Sequence[Step], step: Step) -> bool:
    """Say whether a value only says again what was just said: `used and worked with`."""
    for before in reversed(steps):
        if before.kind not in {",", "&"}:
            named = step.issue is None and step.mark.kind != "amount" and step.mark.ids
            return (
                before.kind == "v"
                and bool(named)
                and _worded(before)
                and before.value == step.value
            )
    return False


def _worded(step: Step) -> bool:
    return step.mark.amount is None


def _split(step: Step) -> Iterable[Step]:
    """Take `all but` apart."""
    if step.kind == "x" and step.group == "all":
        return (Step("i", step.mark, group="all"), Step("x", step.mark))
    return (step,)


def _step(page: Page, mark: Mark, before: Sequence[Step]) -> Step | _Unreadable | None:
    if mark.kind in MISSING:
        return Step("v", mark, value=page.special(mark.kind) or _unknown_to(page, mark))
    match mark.kind:
        case "item":
            return Step("i", mark, mark.ids)
        case "all" | "rest":
            return Step("i", mark, group="all" if mark.kind == "all" else "rest")
        case "option":
            return _valued(page, mark)
        case "not" if before and page.text(mark) in _NOT and (denied := _denied(page)):
            return Step("v", mark, value=denied)
        case "off":
            return Step("v", mark, issue=mark.ids[0])
        case "same":
            last = next((one for one in reversed(before) if one.kind == "v"), None)
            return last._replace(mark=mark) if last else _unchanged(page, mark)
        case _:
            return _break(mark)


_NOT = frozenset({("not",), ("nicht",)})


def _denied(page: Page) -> str | None:
    """Give the one option that `price very, speed not` means: `Not important`."""
    labels = {one.id: plain(one.words(page.lexicon.language)) for one in page.options}
    named = [one for one, words in labels.items() if words[:1] in _NOT]
    others = {word for one, words in labels.items() if one not in named for word in words}
    graded = len(named) == 1 and set(labels[named[0]][1:]) <= others
    return named[0] if graded else None


def _unchanged(page: Page, mark: Mark) -> Step | _Unreadable:
    """Read `all the same` where an option says so, and no value stands before it."""
    bags = (bag for bag in page.names.bags if bag.kind == "option" and "same" in bag.free)
    named = {bag.id for bag in bags}
    return Step("v", mark, value=named.pop()) if len(named) == 1 else _Unreadable("unclear")


def _unknown_to(page: Page, mark: Mark) -> str:
    """Read `the rest I don't know` as not aware where awareness is what is asked."""
    name = page.names.named(("never", "heard", "of"))
    aware = name is not None and name.kind == "option" and len(name.ids) == 1
    allowed = mark.kind in page.question.allow
    if mark.kind == "dont_know" and aware and name is not None and not allowed:
        return name.ids[0]
    return mark.kind


def _valued(page: Page, mark: Mark) -> Step | _Unreadable | None:
    """Take a value; one that is said more precisely in the same clause is passed over."""
    if len(mark.ids) == 1:
        return Step("v", mark, value=mark.ids[0])
    for later in page.marks[page.marks.index(mark) + 1 :]:
        if later.kind in {",", ";", ".", "\n", "but"}:
            break
        if later.kind == "option" and len(later.ids) == 1 and later.ids[0] in mark.ids:
            return None
    return _Unreadable("ambiguous", mark.ids)


def _break(mark: Mark) -> Step | _Unreadable:
    if mark.kind in _STRONG:
        return Step(";", mark)
    if mark.kind in {"except", "all_but"}:
        return Step("x", mark, group="all" if mark.kind == "all_but" else "")
    if mark.kind in _COMMAS:
        return Step(",", mark)
    return Step("&", mark) if mark.kind == "and" else _Unreadable("unclear")


def _filled(
    page: Page, cells: Sequence[Cell], default: Step | None, spared: Sequence[str]
) -> Reading:
    """Put values beside items; an item with two different values gets none."""
    given: dict[str, list[Cell]] = {}
    unsure = {one for cell in cells if len(cell.item.ids) > 1 for one in cell.item.ids}
    for cell in cells:
        if len(cell.item.ids) == 1:
            given.setdefault(cell.item.ids[0], []).append(cell)
    groups = [cell for cell in cells if cell.item.group]
    if default is not None:
        groups.append(Cell(Step("i", default.mark, group="rest"), default))
    if len(groups) > 1:
        return unusable("ambiguous", missing=page.items)
    named = {*given, *spared, *unsure}
    if groups and groups[0].item.group == "all":
        # `all 6, only cost 7`: what is said of one row behind what is said of all is meant.
        told = _where(groups[0]).end
        named = {one for one, said in given.items() if said[0].item.mark.start >= told}
    for item in page.items if groups else ():
        if item not in named:
            given.setdefault(item, []).append(groups[0])
    return _reading(page, given, "ambiguous" if unsure else None)


def _reading(page: Page, given: dict[str, list[Cell]], issue: str | None) -> Reading:
    found = []
    for item in page.items:
        said = given.get(item, [])
        values = {cell.value.value for cell in said}
        wrong = next((cell.value.issue for cell in said if cell.value.issue), None)
        if len(values) == 1 and wrong is None:
            found.append(page.found(values.pop() or "", _where(said[0]), item))
        elif said:
            issue = wrong or "ambiguous"
    done = {one.item for one in found}
    left = tuple(item for item in page.items if item not in done)
    if not found:
        return unusable(issue or "unclear", missing=left)
    return Reading(intent="answer", found=tuple(found), missing=left, issue=issue)


def _where(cell: Cell) -> Mark:
    one, two = cell.item.mark, cell.value.mark
    return Mark("cell", min(one.start, two.start), max(one.end, two.end), whole=True)
