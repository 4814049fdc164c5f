"""Numbers, amounts, ranges and durations in words or digits: `eight to ten weeks`, `€2.5m`."""

from collections.abc import Sequence
from math import prod
from typing import NamedTuple

from agent.replies.lexicon import Lexicon
from agent.replies.normal import Word

CURRENCIES = frozenset({"eur", "usd", "gbp", "chf"})
DAYS = {
    "minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "week": 7.0, "fortnight": 14.0,
    "month": 365.25 / 12, "quarter": 365.25 / 4, "year": 365.25, "decade": 3652.5,
}  # fmt: skip
_CALENDAR = frozenset({"month", "quarter", "year", "decade"})
_SHORT = frozenset({"approx", "ca", "c", "min", "max", "avg"})
_SHARES = {"half": 0.5, "couple": 2.0, "quarter_of": 0.25, "three_quarters": 0.75}
_ARTICLES = frozenset({"a", "an", "one", "the", "ein", "eine", "einem", "einer", "einen", "eines"})


class Amount(NamedTuple):
    """What a number may be: from `low` to `high`, None unbounded; equal for one number.

    above, below: the bound itself is not meant (`over 3`, `under 3`). about: hedged.
    out_of: the 7 of `6 out of 7`.
    """

    low: float | None
    high: float | None
    unit: str | None = None
    above: bool = False
    below: bool = False
    about: bool = False
    out_of: float | None = None

    @property
    def exact(self) -> bool:
        """Say whether this is one number."""
        return self.low == self.high and self.low is not None


class _Part(NamedTuple):
    value: float
    unit: str | None
    end: int
    scale: float = 1.0


def amount_at(words: Sequence[Word], start: int, lexicon: Lexicon) -> tuple[Amount, int] | None:
    """Read the amount that begins at `start`, and say where it ends."""
    limits, place = _limits(words, start, lexicon)
    first = _part(words, place, lexicon)
    if first is None and place > start:
        first = _last(words, place, lexicon)
    if first is None:
        return None
    if "between" not in limits and first.end < len(words):
        share = _share(words, first, lexicon)
        if share is not None:
            return share
    second = _second(words, first, lexicon, between="between" in limits)
    if second is not None:
        below = any(_is_under(words, place, lexicon) for place in range(first.end, second.end))
        return _ranged(first, second, about="about" in limits, below=below), second.end
    after, end = _after(words, first, lexicon)
    return _bounded(first, limits | after), end


def _last(words: Sequence[Word], place: int, lexicon: Lexicon) -> _Part | None:
    """Read the bare unit of `within the last month`."""
    unit = _unit(words, place, lexicon) if words[place - 1].text in {"last", "past"} else None
    return None if unit is None or unit[0] not in DAYS else _Part(1.0, *unit)


def _limits(words: Sequence[Word], start: int, lexicon: Lexicon) -> tuple[frozenset[str], int]:
    """Collect what stands before the number: about, under, over, between."""
    found, place = set(), start
    while place < len(words):
        hit = lexicon.amounts.at(words, place)
        if hit is None or hit[0] in {*_SHARES, "and_half", "plus", "or_less", "to"}:
            break
        found.add(hit[0])
        place = hit[1]
        if place < len(words) and words[place].text == "." and words[place - 1].text in _SHORT:
            place += 1
        while place < len(words) and words[place].text in {"a", "the"} and found:
            if _unit(words, place + 1, lexicon) is not None:
                break
            place += 1
    return frozenset(found), place


def _part(words: Sequence[Word], start: int, lexicon: Lexicon) -> _Part | None:
    """Read one quantity with its unit: `$2.5m`, `half a year`, `a year and a half`."""
    sign, place = _sign(words, start, lexicon)
    minus = place < len(words) - 1 and words[place].text == "-" and _glued(words, place)
    number = _number(words, place + 1 if minus else place, lexicon)
    if number is None:
        return _bare_unit(words, place, lexicon)
    value, place = number
    unit = _unit(words, place, lexicon)
    value, place = _and_a_half(words, unit[1] if unit else place, value, lexicon)
    unit = unit or _unit(words, place, lexicon)
    place = max(place, unit[1]) if unit else place
    scale = prod(lexicon.magnitudes.get(one.text, 1.0) for one in words[start:place])
    part = _Part(-value if minus else value, unit[0] if unit else sign, place, scale)
    return _compound(words, part, lexicon)


def _glued(words: Sequence[Word], place: int) -> bool:
    """Say whether a minus sign belongs to the number behind it."""
    dash, after = words[place], words[place + 1]
    return after.kind == "number" and dash.end == after.start


def _sign(words: Sequence[Word], start: int, lexicon: Lexicon) -> tuple[str | None, int]:
    """Read a currency that stands before the number."""
    if start < len(words):
        unit = lexicon.units.get(words[start].text)
        if unit in CURRENCIES and start + 1 < len(words) and words[start + 1].kind == "number":
            return unit, start + 1
    return None, start


def _number(words: Sequence[Word], start: int, lexicon: Lexicon) -> tuple[float, int] | None:
    """Read digits or number words, with a magnitude behind."""
    if start >= len(words):
        return None
    if words[start].kind == "number":
        return _digits(words, start, lexicon)
    hit = lexicon.amounts.at(words, start)
    if hit is not None and hit[0] in _SHARES:
        unit = _unit(words, hit[1], lexicon)
        return None if unit is None else (_SHARES[hit[0]], hit[1])
    return _spelled(words, start, lexicon)


def _digits(words: Sequence[Word], start: int, lexicon: Lexicon) -> tuple[float, int] | None:
    value = digits(words[start].text, decimal_comma=lexicon.decimal_comma)
    place = start + 1
    if value is None:
        return None
    while place < len(words) and _thousands_group(words, place):
        value, place = value * 1000 + float(words[place].text), place + 1
    if place + 1 < len(words) and words[place].text == "/" and words[place + 1].text in "234":
        unit = _unit(words, place + 2, lexicon)
        if value == 1 and unit is not None:
            return value / float(words[place + 1].text), place + 2
    return _magnitude(words, place, value, lexicon)


def _thousands_group(words: Sequence[Word], place: int) -> bool:
    word, before = words[place], words[place - 1]
    group = word.kind == "number" and len(word.text) == 3 and word.text.isdecimal()
    return group and word.start - before.end == 1 and len(before.text) <= 3


def digits(text: str, *, decimal_comma: bool = False) -> float | None:
    """Read `1,000`, `6.5`, `6,5` or `1.000,50`; None if it is too long to be meant."""
    if len(text) > 18:
        return None
    dots, commas = text.count("."), text.count(",")
    if dots and commas:
        text = text.replace(",", "") if text.rfind(".") > text.rfind(",") else _german(text)
    elif commas:
        grouped = len(text.rsplit(",", 1)[1]) == 3 and not decimal_comma
        text = text.replace(",", "") if grouped or commas > 1 else text.replace(",", ".")
    elif dots > 1 or (dots and decimal_comma and len(text.rsplit(".", 1)[1]) == 3):
        text = text.replace(".", "")
    return float(text)


def _german(text: str) -> str:
    return text.replace(".", "").replace(",", ".")


def _magnitude(
    words: Sequence[Word], place: int, value: float, lexicon: Lexicon
) -> tuple[float, int]:
    while place < len(words) and words[place].text in lexicon.magnitudes:
        value *= lexicon.magnitudes[words[place].text]
        place += 1
    return value, place


def _spelled(words: Sequence[Word], start: int, lexicon: Lexicon) -> tuple[float, int] | None:
    """Read `two hundred and fifty thousand`."""
    total, group, place, seen = 0.0, 0.0, start, False
    while place < len(words):
        text = words[place].text
        worth, scale = lexicon.numbers.get(text), lexicon.magnitudes.get(text)
        if worth is not None and _fits(group, worth, seen=seen):
            group, seen = group + worth, True
        elif scale == 100 and (seen or place == start):
            group, seen = (group or 1) * 100, True
        elif scale is not None and len(text) > 2 and seen:
            total, group = total + group * scale, 0.0
        elif not (text in {"-", "and", "und"} and _goes_on(words, place, lexicon, group)):
            break
        place += 1
    return (total + group, place) if seen else None


def _fits(group: float, worth: float, *, seen: bool) -> bool:
    """Say whether a number word may follow: `twenty` `three`, but not `three` `four`."""
    if not seen or group == 0:
        return True
    return (group % 100 == 0 and worth < 100) or (
        group % 100 >= 20 and group % 10 == 0 < worth < 10
    )


def _goes_on(words: Sequence[Word], place: int, lexicon: Lexicon, group: float) -> bool:
    after = lexicon.numbers.get(words[place + 1].text) if place + 1 < len(words) else None
    if after is None or not _fits(group, after, seen=True) or group == 0:
        return False
    return group >= 100 if words[place].text != "-" else group % 100 >= 20 and after < 10


def _unit(words: Sequence[Word], place: int, lexicon: Lexicon) -> tuple[str, int] | None:
    """Read a unit at `place`, also after a hyphen or the dot of an abbreviation."""
    if place < len(words) and words[place].text == "-":
        place += 1
    if place >= len(words):
        return None
    text = words[place].text
    unit = lexicon.units.get(text)
    if unit is None and len(text) > 2:
        unit = lexicon.units.get(text.removesuffix("s"))
    return None if unit is None else (unit, place + 1)


def _bare_unit(words: Sequence[Word], place: int, lexicon: Lexicon) -> _Part | None:
    """Read `a year` as one year, also `a month or two` by way of its range."""
    at = place + (place < len(words) and words[place].text in _ARTICLES)
    if at < len(words) and words[at].text in lexicon.spans:
        value, unit_name = lexicon.spans[words[at].text]
        return _Part(value, unit_name, at + 1)
    if place < len(words) and words[place].text in _ARTICLES:
        unit = _unit(words, place + 1, lexicon)
        if unit is not None and unit[0] in DAYS and len(words[place + 1].text) > 1:
            value, end = _and_a_half(words, unit[1], 1.0, lexicon)
            return _compound(words, _Part(value, unit[0], end), lexicon)
    return None


def _and_a_half(
    words: Sequence[Word], place: int, value: float, lexicon: Lexicon
) -> tuple[float, int]:
    hit = lexicon.amounts.at(words, place) if place < len(words) else None
    return (value + 0.5, hit[1]) if hit is not None and hit[0] == "and_half" else (value, place)


def _compound(words: Sequence[Word], part: _Part, lexicon: Lexicon) -> _Part:
    """Add `3 months` to `1 year and`."""
    place = part.end
    if part.unit not in DAYS:
        return part
    if place < len(words) and words[place].text in {"and", "und", ","}:
        place += 1
    number = _number(words, place, lexicon)
    unit = _unit(words, number[1], lexicon) if number is not None else None
    if number is None or unit is None or DAYS.get(unit[0], 1e9) >= DAYS[part.unit]:
        return part
    extra = convert(number[0], unit[0], part.unit)
    return _Part(part.value + (extra or 0.0), part.unit, unit[1])


def _share(words: Sequence[Word], first: _Part, lexicon: Lexicon) -> tuple[Amount, int] | None:
    """Read the `/7` or `out of 7` behind a score."""
    place = first.end
    if words[place].text == "/":
        place += 1
    elif [word.text for word in words[place : place + 2]] == ["out", "of"]:
        place += 2
    elif words[place].text in {"von", "of"} and first.unit is None:
        place += 1
    else:
        return None
    number = _number(words, place, lexicon)
    if number is None:
        return None
    return Amount(first.value, first.value, first.unit, out_of=number[0]), number[1]


def _second(
    words: Sequence[Word], first: _Part, lexicon: Lexicon, *, between: bool
) -> _Part | None:
    """Read the upper end of a range, if one follows."""
    place = first.end
    if place >= len(words):
        return None
    hit = lexicon.amounts.at(words, place)
    joined = hit is not None and hit[0] == "to"
    if not joined and not (between and words[place].text in {"and", "und"}):
        return None
    place = hit[1] if joined and hit is not None else place + 1
    if place < len(words) and words[place].text in {"maybe", "even", "perhaps", "vielleicht"}:
        place += 1
    under = lexicon.amounts.at(words, place) if _is_under(words, place, lexicon) else None
    place = under[1] if under is not None else place
    second = _part(words, place, lexicon)
    if second is None or (second.unit is None and words[place].text in _ARTICLES - {"one"}):
        return None
    low, high = _common(first, second)
    return second if high > low else None


def _is_under(words: Sequence[Word], place: int, lexicon: Lexicon) -> bool:
    """Say whether the upper end of a range is not meant itself: `3 to less than 6 months`."""
    hit = lexicon.amounts.at(words, place) if place < len(words) else None
    return hit is not None and hit[0] == "under"


def _common(first: _Part, second: _Part) -> tuple[float, float]:
    """Give both ends of a range in the unit and the magnitude of its upper end."""
    unit = second.unit or first.unit
    low = first.value
    if first.scale == 1 < second.scale and low < second.value / second.scale:
        low *= second.scale
    if first.unit is not None and unit is not None and first.unit != unit:
        low = convert(first.value, first.unit, unit) or first.value
    return low, second.value


def _ranged(first: _Part, second: _Part, *, about: bool, below: bool = False) -> Amount:
    low, high = _common(first, second)
    return Amount(low, high, second.unit or first.unit, about=about, below=below)


def _after(words: Sequence[Word], part: _Part, lexicon: Lexicon) -> tuple[frozenset[str], int]:
    """Read `+`, `or more`, `or less`, `or so` behind the number."""
    end = part.end + (part.end + 1 < len(words) and words[part.end + 1].text == "ish")
    hit = lexicon.amounts.at(words, end) if end < len(words) else None
    if hit is None or hit[0] not in {"plus", "or_less", "about"} or words[part.end].text == "some":
        return frozenset(), part.end
    return frozenset({hit[0]}), hit[1]


def _bounded(part: _Part, limits: frozenset[str]) -> Amount:
    """Turn one number and what was said around it into a range."""
    value, unit = part.value, part.unit
    match sorted(limits - {"about", "between"}):
        case ["under"]:
            return Amount(min(0.0, value), value, unit, below=True)
        case ["over"]:
            return Amount(value, None, unit, above=True)
        case ["at_most"] | ["or_less"]:
            return Amount(min(0.0, value), value, unit)
        case ["at_least"] | ["plus"]:
            return Amount(value, None, unit)
        case ["just_over"]:
            return Amount(value, value * 1.25, unit, above=True)
        case ["just_under"]:
            return Amount(value * 0.8, value, unit, below=True)
        case []:
            return Amount(value, value, unit, about="about" in limits)
        case _:
            return Amount(None, None, unit)


def convert(value: float, unit: str, to: str) -> float | None:
    """Convert between units of time; None where that makes no sense."""
    if unit == to:
        return value
    if unit not in DAYS or to not in DAYS:
        return None
    return round(value * DAYS[unit] / DAYS[to], 9)


def loosely(unit: str | None, to: str | None) -> bool:
    """Say whether a conversion is only roughly right, as from weeks to months."""
    return unit != to and unit in DAYS and to in DAYS and (unit in _CALENDAR) != (to in _CALENDAR)
