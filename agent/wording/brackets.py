"""Numbers in the labels of options: `18–24`, `under 3 months`, `$50,000 or more`."""

import re
from collections.abc import Sequence
from typing import NamedTuple

_NUMBER = r"(\d[\d,]*(?:\.\d+)?)\s*([km%]?)"
_SPAN = re.compile(
    rf"^\D*?{_NUMBER}[^\d]{{0,20}}?(?:-|–|—|to|bis|and|und)\s*[^\d]{{0,8}}?{_NUMBER}"
)
_BELOW = re.compile(
    rf"(?:under|less than|fewer than|below|unter|weniger als|<)\s*\D{{0,3}}{_NUMBER}"
)
_UP_TO = re.compile(rf"(?:up to|at most|no more than|bis zu|höchstens|≤)\s*\D{{0,3}}{_NUMBER}")
_ABOVE = re.compile(rf"(?:over|more than|above|über|mehr als|>)\s*\D{{0,3}}{_NUMBER}")
_FROM = re.compile(
    rf"{_NUMBER}\D{{0,12}}?(?:\+|or more|and more|or over|and over|or older|and older|plus|"
    rf"oder mehr|und mehr)|(?:at least|from|mindestens|ab)\s*\D{{0,3}}{_NUMBER}"
)
_ONE = re.compile(rf"^\D{{0,3}}{_NUMBER}(?:\s+\w+)?$")


class Bracket(NamedTuple):
    """The numbers that a label stands for; open: its limits are not themselves included."""

    low: float
    high: float
    label: str
    open: bool = False
    step: float = 1


def brackets(labels: Sequence[str]) -> tuple[Bracket, ...]:
    """Read the brackets in their order; none at all unless at least two labels hold numbers."""
    found = [one for one in map(_bracket, labels) if one is not None]
    if len(found) < 2 or not any(one.high > one.low for one in found):
        return ()
    return tuple(sorted(found, key=lambda one: (one.low, one.high)))


def is_exhaustive(labels: Sequence[str]) -> bool:
    """Tell whether labels hold every number, so that each respondent finds a place."""
    found = brackets(labels)
    if not found or len(found) < len(labels):
        return False
    return found[0].low in (float("-inf"), 0) and found[-1].high == float("inf")


def _bracket(label: str) -> Bracket | None:
    text = label.lower().replace("’", "'")
    if hit := _SPAN.search(text):
        return _span(label, *hit.groups())
    if hit := _BELOW.search(text):
        return Bracket(float("-inf"), _value(*hit.groups()), label, open=True)
    if hit := _UP_TO.search(text):
        return Bracket(float("-inf"), _value(*hit.groups()), label)
    if hit := _FROM.search(text):
        number, unit = [one for one in hit.groups() if one is not None][:2]
        return Bracket(_value(number, unit), float("inf"), label)
    if hit := _ABOVE.search(text):
        return Bracket(_value(*hit.groups()), float("inf"), label, open=True)
    if hit := _ONE.search(text):
        value = _value(*hit.groups())
        return Bracket(value, value, label)
    return None


def _span(label: str, low: str, low_unit: str, high: str, high_unit: str) -> Bracket:
    step = 10.0 ** -max(len(low.partition(".")[2]), len(high.partition(".")[2]))
    return Bracket(_value(low, low_unit or high_unit), _value(high, high_unit), label, step=step)


def _value(number: str, unit: str) -> float:
    factor = {"k": 1e3, "m": 1e6}.get(unit, 1.0)
    return float(number.replace(",", "")) * factor
