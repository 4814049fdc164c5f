"""Numbers, amounts, ranges and durations in words or digits: `eight to ten weeks`, `€2.5m`."""

from collections.abc import Sequence
from math import prod
from typing import NamedTuple

from agent.replies.lexicon import Lexicon
from agent.replies.normal import Word
from agent.replies.numerals import digits_at, magnitude_at, spelled_at, unit_at
from agent.replies.units import CURRENCIES, DAYS, METRES, convert
from agent.replies.vague import VAGUE, Span, decade_at, vague_at

_SHORT = frozenset({"approx", "ca", "c", "min", "max", "avg"})
_SHARES = {"half": 0.5, "couple": 2.0, "quarter_of": 0.25, "three_quarters": 0.75}
_ONE = frozenset({"last", "past", "good", "of", "the"})
_PARTS = {"and_half": 0.5, "and_quarter": 0.25}
_BEHIND = frozenset({*_SHARES, *_PARTS, *VAGUE, "plus", "or_less", "to", "odd", "and_over"})
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
    """One quantity; upto: the 49 of `forty-odd`."""

    value: float
    unit: str | None
    end: int
    scale: float = 1.0
    upto: float | None = None


def amount_at(words: Sequence[Word], start: int, lexicon: Lexicon) -> tuple[Amount, int] | None:
    """Read the amount that begins at `start`, and say where it ends."""
    limits, place = _limits(words, start, lexicon)
    loose = vague_at(words, place, lexicon) or decade_at(words, place, lexicon)
    if loose is not None:
        return _loosely(words, loose, lexicon)
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


def _loosely(words: Sequence[Word], span: Span, lexicon: Lexicon) -> tuple[Amount, int] | None:
    """Read `a few weeks`; without a unit or a magnitude nobody knows of what."""
    unit = (span.unit, span.end) if span.unit else unit_at(words, span.end, lexicon)
    if unit is None:
        return (Amount(span.low, span.high, None, below=True), span.end) if span.scaled else None
    return Amount(span.low, span.high, unit[0], below=True), unit[1]


def _last(words: Sequence[Word], place: int, lexicon: Lexicon) -> _Part | None:
    """Read the bare unit of `within the last month` and of `a good month`."""
    unit = unit_at(words, place, lexicon) if words[place - 1].text in _ONE else None
    return None if unit is None or unit[0] not in DAYS else _Part(1.0, *unit)


def _limits(words: Sequence[Word], start: int, lexicon: Lexicon) -> tuple[frozenset[str], int]:
    """Collect what stands before the number: about, under, over, between."""
    found, place = set(), start
    while place < len(words):
        hit = lexicon.amounts.at(words, place)
        if hit is None or hit[0] in _BEHIND:
            break
        found.add(hit[0])
        place = hit[1]
        if place < len(words) and words[place].text == "." and words[place - 1].text in _SHORT:
            place += 1
        while place < len(words) and words[place].text in {"a", "the"} and found:
            if words[place].text == "a" and unit_at(words, place + 1, lexicon) is not None:
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
    upto, place = _odd(words, place, value, lexicon)
    unit = unit_at(words, place, lexicon)
    value, place = _and_a_half(words, unit[1] if unit else place, value, lexicon)
    unit = unit or unit_at(words, place, lexicon)
    place = max(place, unit[1]) if unit else place
    scale = prod(lexicon.magnitudes.get(one.text, 1.0) for one in words[start:place])
    part = _Part(-value if minus else value, unit[0] if unit else sign, place, scale, upto)
    return _compound(words, part, lexicon)


def _odd(
    words: Sequence[Word], place: int, value: float, lexicon: Lexicon
) -> tuple[float | None, int]:
    """Read the `-odd` of `forty-odd people`: up to the next ten, or hundred."""
    at = place + (place < len(words) and words[place].text == "-")
    hit = lexicon.amounts.at(words, at) if at < len(words) else None
    step = next((one for one in (1e6, 1e3, 100.0, 10.0) if value and value % one == 0), None)
    if hit is None or hit[0] != "odd" or step is None:
        return None, place
    return value + step - min(1.0, step / 10), hit[1]


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
        return digits_at(words, start, lexicon)
    hit = lexicon.amounts.at(words, start)
    if hit is not None and hit[0] in _SHARES:
        return _share_of(words, hit, lexicon)
    return spelled_at(words, start, lexicon)


def _share_of(
    words: Sequence[Word], share: tuple[str, int], lexicon: Lexicon
) -> tuple[float, int] | None:
    """Read `half a million`, `a couple of hundred`, `half an` hour; None of what is not said."""
    value, place = _SHARES[share[0]], share[1]
    ahead = words[place].text if place < len(words) else ""
    if ahead in lexicon.magnitudes and (len(ahead) > 2 or share[0] == "couple"):
        return magnitude_at(words, place, value, lexicon)
    return None if unit_at(words, place, lexicon) is None else (value, place)


def _bare_unit(words: Sequence[Word], place: int, lexicon: Lexicon) -> _Part | None:
    """Read `a year` as one year, also `a month or two` by way of its range."""
    at = place + (place < len(words) and words[place].text in _ARTICLES)
    texts = [word.text for word in words[at : at + 2]]
    if (
        texts[:1] == ["quarter"]
        and texts[1:]
        and len(texts[1]) > 2
        and texts[1] in lexicon.magnitudes
    ):
        return _Part(0.25 * lexicon.magnitudes[texts[1]], None, at + 2)
    if at < len(words) and words[at].text in lexicon.spans:
        value, unit_name = lexicon.spans[words[at].text]
        return _Part(value, unit_name, at + 1)
    plainly = unit_at(words, place, lexicon)
    half = _and_a_half(words, plainly[1], 1.0, lexicon) if plainly is not None else None
    if plainly is not None and half is not None and half[0] > 1 and plainly[0] in DAYS:
        return _Part(half[0], plainly[0], half[1])
    if place < len(words) and words[place].text in _ARTICLES - {"the"}:
        unit = unit_at(words, place + 1, lexicon)
        if (
            unit is not None
            and (unit[0] in DAYS or unit[0] in METRES)
            and len(words[place + 1].text) > 1
        ):
            value, end = _and_a_half(words, unit[1], 1.0, lexicon)
            return _compound(words, _Part(value, unit[0], end), lexicon)
    return None


def _and_a_half(
    words: Sequence[Word], place: int, value: float, lexicon: Lexicon
) -> tuple[float, int]:
    hit = lexicon.amounts.at(words, place) if place < len(words) else None
    more = _PARTS.get(hit[0]) if hit is not None else None
    return (value, place) if hit is None or more is None else (value + more, hit[1])


def _compound(words: Sequence[Word], part: _Part, lexicon: Lexicon) -> _Part:
    """Add `3 months` to `1 year and`."""
    place = part.end
    if part.unit not in DAYS:
        return part
    if part.unit == "hour" and (minutes := _minutes(words, place)) is not None:
        return part._replace(value=part.value + minutes[0] / 60, end=minutes[1])
    if place < len(words) and words[place].text in {"and", "und", ","}:
        place += 1
    number = _number(words, place, lexicon)
    unit = unit_at(words, number[1], lexicon) if number is not None else None
    if number is None or unit is None or DAYS.get(unit[0], 1e9) >= DAYS[part.unit]:
        return part
    extra = convert(number[0], unit[0], part.unit)
    return _Part(part.value + (extra or 0.0), part.unit, unit[1])


def _minutes(words: Sequence[Word], place: int) -> tuple[float, int] | None:
    """Read the minutes of `5h30` and `5h 12m`."""
    if place >= len(words) or words[place].kind != "number" or len(words[place].text) > 2:
        return None
    short = place + 1 < len(words) and words[place + 1].text == "m"
    glued = words[place - 1].end == words[place].start
    return (float(words[place].text), place + 1 + short) if short or glued else None


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
    if place >= len(words):
        return None
    second = _part(words, place, lexicon)
    article = words[place].text in _ARTICLES - {"one"}
    if second is None and article and place + 1 < len(words):
        scaled = words[place + 1].text in lexicon.magnitudes
        second = _part(words, place + 1, lexicon) if scaled else None
        article = False
    if second is None or (second.unit is None and article):
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
    if hit is None or hit[0] not in _AFTER or words[part.end].text in {"some", "like"}:
        return frozenset(), part.end
    before = hit[0] in {"at_most", "at_least"} and _part(words, hit[1], lexicon) is not None
    return (frozenset(), part.end) if before else (frozenset({hit[0]}), hit[1])


_AFTER = frozenset({"and_over", "plus", "or_less", "about", "at_most", "at_least"})


def _bounded(part: _Part, limits: frozenset[str]) -> Amount:
    """Turn one number and what was said around it into a range."""
    if part.upto is not None and not limits - {"about", "between"}:
        return Amount(part.value, part.upto, part.unit, below=True)
    return limited(Amount(part.value, part.value, part.unit), limits)


def limited(amount: Amount, limits: frozenset[str]) -> Amount:
    """Bound an amount by what was said around it: `under`, `at least`, `about`."""
    low, high, unit = amount.low or 0.0, amount.high or 0.0, amount.unit
    match sorted(limits - {"about", "between"}):
        case ["under"]:
            return Amount(min(0.0, high), high, unit, below=True)
        case ["over"]:
            return Amount(low, None, unit, above=True)
        case ["at_most"] | ["or_less"]:
            return Amount(min(0.0, high), high, unit)
        case ["at_least"] | ["plus"]:
            return Amount(low, None, unit)
        case ["just_over"] | ["and_over"] | ["some_over"]:
            far = low if "some_over" in limits else _beside(low, unit)
            return Amount(low, low + far, unit, above=True)
        case ["just_under"]:
            return Amount(high - _beside(high, unit), high, unit, below=True)
        case []:
            return amount._replace(about="about" in limits)
        case _:
            return Amount(None, None, unit)


def _beside(value: float, unit: str | None) -> float:
    """Give how far `almost` and `just over` reach: of degrees less than half a one."""
    return 0.4 if unit == "degree" else abs(value) * 0.06
