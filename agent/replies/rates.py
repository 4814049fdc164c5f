"""How often, and which share: `twice a week`, `every other month`, `two thirds`, `1 in 5`.

A rate is an amount per year, its unit `RATE`; a share is one of percent.
"""

from collections.abc import Callable, Sequence

from agent.replies.amounts import Amount, amount_at, limited
from agent.replies.counting import Counting
from agent.replies.lexicon import Lexicon
from agent.replies.normal import Word
from agent.replies.units import DAYS

RATE = "a year"
_YEAR, _WEEKS = DAYS["year"], round(DAYS["year"] / 7, 6)
_RATES = {
    "daily": (_YEAR, _YEAR), "weekly": (_WEEKS, _WEEKS), "fortnightly": (_WEEKS / 2, _WEEKS / 2),
    "monthly": (12.0, 12.0), "quarterly": (4.0, 4.0), "yearly": (1.0, 1.0),
    "every_other_day": (_YEAR / 2, _YEAR / 2), "every_other_month": (6.0, 6.0),
    "seldom": (0.1, 2.0), "workdays": (5 * _WEEKS, 5 * _WEEKS), "weekends": (_WEEKS, 2 * _WEEKS),
}  # fmt: skip
_SHARES = {
    "all": (100.0, 100.0), "nearly_all": (90.0, 99.0), "most": (51.0, 99.0), "half": (50.0, 50.0),
    "little": (1.0, 5.0), "nothing": (0.0, 0.0),
}  # fmt: skip
_TIMES = frozenset({"times", "time", "x", "mal", "days", "day", "tage", "tagen", "occasions"})
_OTHER = frozenset({"other", "second", "zweite", "zweiten", "zweites"})
_SEVERAL = {"couple": (2.0, 2.0), "few": (2.0, 5.0), "several": (3.0, 9.0)}
_JOINS = frozenset({",", "and", "und", "&", "on", "or"})
_EVERY_ONE = ("days", "tags", "wochs", "abends")
"""How a day of the week ends that is meant in every week."""
_THROUGH = frozenset({"to", "till", "until", "through", "thru", "bis", "-"})
_BOUNDS = frozenset(
    {"about", "under", "over", "at_most", "at_least", "just_over", "just_under", "plus", "or_less"}
)
Hit = tuple[Amount, int]


class Often:
    """Reads rates, counts and shares in the words of one reply or label."""

    def __init__(self, words: Sequence[Word], lexicon: Lexicon, known: Counting) -> None:
        """Take the words, and what is known of their language."""
        self.words, self.lexicon, self.known = words, lexicon, known

    def rate(self, start: int) -> Hit | None:
        """Read how often something is, where it begins at `start`."""
        return self._bounded(start, self._rate)

    def count(self, start: int) -> Hit | None:
        """Read a bare count, also `twice` and `a couple of times`."""
        return self._bounded(start, self._count)

    def share(self, start: int) -> Hit | None:
        """Read a share as a percentage: `just under half`, `two thirds`, `one in five`."""
        return self._bounded(start, self._share)

    def _bounded(self, start: int, read: Callable[[int], Hit | None]) -> Hit | None:
        """Read an amount together with what bounds it, before or behind."""
        bound = self._bound(start)
        hit = read(bound[1]) if bound is not None else None
        plainly = read(start)
        if hit is None or bound is None or (plainly is not None and plainly[1] >= hit[1]):
            hit, bound = plainly, None
        if hit is None:
            return None
        behind = None if bound is not None else self._bound(hit[1])
        if behind is not None and behind[0] in {"plus", "or_less", "about"}:
            return limited(hit[0], frozenset({behind[0]})), behind[1]
        return hit if bound is None else (limited(hit[0], frozenset({bound[0]})), hit[1])

    def _bound(self, start: int) -> tuple[str, int] | None:
        hit = self.lexicon.amounts.at(self.words, start) if start < len(self.words) else None
        return hit if hit is not None and hit[0] in _BOUNDS else None

    def _text(self, place: int) -> str:
        return self.words[place].text if place < len(self.words) else ""

    def _rate(self, start: int) -> Hit | None:
        hit = self.known.rates.at(self.words, start) if start < len(self.words) else None
        if hit is not None:
            low, high = _RATES[hit[0]]
            return Amount(low, high, RATE), hit[1]
        return self._every(start) or self._weekdays(start) or self._per(start)

    def _count(self, start: int) -> Hit | None:
        often = self.known.once.get(self._text(start))
        if often is not None:
            more = self.known.once.get(self._text(start + 2))
            ranged = more is not None and self._text(start + 1) in {"or", "oder"}
            place = start + 3 if ranged else start + 1
            return Amount(often, more if ranged else often), self._past_times(place)
        upto = self._up_to(start)
        if upto is not None:
            return upto
        loose = self.lexicon.amounts.at(self.words, start) if start < len(self.words) else None
        if loose is not None and loose[0] in _SEVERAL and not self._scaled(loose[1]):
            low, high = _SEVERAL[loose[0]]
            return Amount(low, high, below=low < high), self._past_times(loose[1])
        told = amount_at(self.words, start, self.lexicon)
        if told is None or told[0].unit not in {None, "day"} or told[0].out_of is not None:
            return None
        return told[0]._replace(unit=None), self._past_times(told[1])

    def _up_to(self, start: int) -> Hit | None:
        """Read `zwei- bis dreimal` and `two or three times`, where the last is one word."""
        low = self._number(start)
        place = start + 1 + (self._text(start + 1) == "-")
        high = self.known.once.get(self._text(place + 1))
        joined = self._text(place) in {"bis", "to", "or", "oder"}
        if low is None or high is None or not joined or low >= high:
            return None
        return Amount(low, high), self._past_times(place + 2)

    def _scaled(self, place: int) -> bool:
        return self._text(place) in self.lexicon.magnitudes

    def _past_times(self, place: int) -> int:
        return place + (self._text(place) in _TIMES)

    def _per(self, start: int) -> Hit | None:
        """Read a count and what it is per: `three times a month`, `once every two weeks`."""
        told = self._count(start)
        hit = self.known.per.at(self.words, told[1]) if told and told[1] < len(self.words) else None
        span = self._span(hit[1]) if hit is not None else None
        if told is None or span is None:
            return None
        factor = _YEAR / span[0]
        low, high = (None if one is None else round(one * factor, 6) for one in told[0][:2])
        return told[0]._replace(low=low, high=high, unit=RATE), span[1]

    def _span(self, place: int) -> tuple[float, int] | None:
        """Read the days of `week` or `two weeks`."""
        other = self._text(place) in _OTHER
        at = place + other
        unit = self._unit(at)
        if unit is not None:
            return DAYS[unit] * (2 if other else 1), at + 1
        told = amount_at(self.words, at, self.lexicon)
        if told is None or told[0].unit not in DAYS or not told[0].exact or not told[0].low:
            return None
        return told[0].low * DAYS[told[0].unit or ""], told[1]

    def _unit(self, place: int) -> str | None:
        text = self._text(place)
        unit = self.lexicon.units.get(text) or self.lexicon.units.get(text.removesuffix("s"))
        return unit if unit in DAYS and len(text) > 2 else None

    def _every(self, start: int) -> Hit | None:
        """Read `every three months`, `every other Friday`, `every few weeks`."""
        if self._text(start) not in self.known.every:
            return None
        other = self._text(start + 1) in _OTHER
        day = start + 1 + other
        if self._text(day) in self.known.weekdays:
            often = round(_WEEKS / (2 if other else 1), 6)
            return Amount(often, often, RATE), day + 1
        loose = self.lexicon.amounts.at(self.words, day) if day < len(self.words) else None
        if loose is not None and loose[0] in _SEVERAL and (unit := self._unit(loose[1])):
            few, many = _SEVERAL[loose[0]]
            often = _YEAR / DAYS[unit]
            return Amount(often / many, often / few, RATE), loose[1] + 1
        span = self._span(start + 1)
        often = round(_YEAR / span[0], 6) if span is not None else 0.0
        return None if span is None else (Amount(often, often, RATE), span[1])

    def _weekdays(self, start: int) -> Hit | None:
        """Read `Mondays and Thursdays` as two days of every week."""
        days: set[int] = set()
        place, end, last, through = start, start, -1, False
        while self._text(place):
            text = self._text(place)
            day = self.known.weekdays.get(text)
            if day is not None:
                between = range((day - last) % 7) if through else ()
                days |= {day, *((last + step) % 7 for step in between)}
                last, end, through = day, place + 1, False
            elif days and text in _THROUGH:
                through = True
            elif not (days and text in _JOINS):
                break
            place += 1
        if not days or not (self._text(end - 1).endswith(_EVERY_ONE) or len(days) > 1):
            return None
        often = round(len(days) * _YEAR / 7, 6)
        return Amount(often, often, RATE), end

    def _share(self, start: int) -> Hit | None:
        parts = self._fraction(start) or self._one_in(start)
        if parts is not None:
            return self._to(parts[0], parts[1])
        hit = self.known.shares.at(self.words, start) if start < len(self.words) else None
        if hit is None:
            return None
        low, high = _SHARES[hit[0]]
        return Amount(low, high, "percent", below=low < high), hit[1]

    def _to(self, low: float, end: int) -> Hit:
        """Read the upper end of `a quarter to a half`."""
        upper = self._share(end + 1) if self._text(end) in {"to", "bis"} else None
        if upper is None or upper[0].high is None or upper[0].high <= low:
            return Amount(low, low, "percent"), end
        return Amount(low, upper[0].high, "percent"), upper[1]

    def _number(self, place: int) -> float | None:
        text = self._text(place)
        if text in {"a", "ein", "einem", "one", "einen", "einer", "eine"}:
            return 1.0
        return float(text) if text.isdecimal() else self.lexicon.numbers.get(text)

    def _fraction(self, start: int) -> tuple[float, int] | None:
        """Read `a third`, `two thirds`, `3/4`, `drei Viertel`."""
        count, after = self._number(start), self._text(start + 1)
        if count is None or count == 0:
            return None
        if after == "/" and (of := self._number(start + 2)) is not None and of > count:
            return round(100 * count / of, 4), start + 3
        whole = self.known.fractions.get(after)
        if whole is None or count >= whole:
            return None
        return round(100 * count / whole, 4), start + 2 + (self._text(start + 2) == "of")

    def _one_in(self, start: int) -> tuple[float, int] | None:
        """Read `one in five`, `3 out of 4`, `one day in five`, `jeder fünfte`."""
        ordinal = self.lexicon.ordinals.get(self._text(start + 1), 0)
        each = self.known.one_in.at(self.words, start) if start < len(self.words) else None
        if each is not None and each[0] == "ONE_OF" and ordinal > 1:
            return round(100 / ordinal, 4), start + 2
        count = self._number(start)
        for place in (start + 1, start + 2):
            inside = count is not None and place < len(self.words)
            hit = self.known.one_in.at(self.words, place) if inside else None
            of = self._number(hit[1]) if hit is not None and hit[0] == "IN" else None
            if hit is not None and of is not None and count is not None and 0 < count < of:
                return round(100 * count / of, 4), hit[1] + 1
        return None
