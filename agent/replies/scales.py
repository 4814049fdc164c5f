"""Numbers and words onto the points of a scale; a number off the scale is never rounded."""

from agent.questionnaire import Rating, Scale
from agent.replies.amounts import Amount
from agent.replies.marks import Mark
from agent.replies.page import Page


def scaled(page: Page) -> tuple[Page, str | None]:
    """Turn what stands for a point of the scale into that point; say what lies beside it."""
    if not isinstance(page.question, Rating):
        return page, None
    scale, marks, issue = page.question.scale, [], None
    for mark in page.marks:
        point, wrong = _point(page, mark, scale)
        issue = issue or wrong
        if point is not None:
            mark = mark._replace(kind="option", ids=(str(point),), whole=True)
        elif wrong is not None:
            mark = mark._replace(kind="off", ids=(wrong,))
        marks.append(mark)
    return page.with_marks(marks), issue


def _point(page: Page, mark: Mark, scale: Scale) -> tuple[int | None, str | None]:
    """Give the point that a mark stands for, or why it is none."""
    if mark.kind == "amount" and mark.amount is not None:
        return _number(mark.amount, scale)
    word = page.lexicon.scale.kind(page.text(mark))
    middle = (scale.low + scale.high) / 2
    if word == "middle" and middle.is_integer():
        return int(middle), None
    return {"top": scale.high, "bottom": scale.low}.get(word or ""), None


def _number(amount: Amount, scale: Scale) -> tuple[int | None, str | None]:
    value = amount.low
    if amount.out_of not in (None, scale.high) or amount.unit is not None:
        return None, "out_of_range"
    if value is None or not amount.exact:
        return None, "between"
    if not scale.low <= value <= scale.high:
        return None, "out_of_range"
    return (int(value), None) if value.is_integer() else (None, "between")
