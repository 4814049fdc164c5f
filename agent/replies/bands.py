"""Amounts onto the brackets that options stand for: `eight to ten weeks` → `Under 3 months`.

Brackets are stated by the questionnaire (`band`, low included, high excluded) or read from
the labels. Where the two disagree on a boundary, the amount is between them.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple, cast

from agent.questionnaire import Single
from agent.replies.amounts import Amount, amount_at
from agent.replies.names import bare
from agent.replies.normal import Word, plain, stem, words_of
from agent.replies.page import Page, Shown
from agent.replies.units import DAYS, convert, loosely

_LOOSE = 0.08
_UP_TO = re.compile(
    r"^(?:up to|bis zu|at most|no more than|höchstens)\b|\bor (?:less|fewer)\b", re.I
)
_TIMES = frozenset({"times", "time", "mal"})
PER = frozenset({"a", "per", "each", "every", "pro"})
_NIL = frozenset(
    tuple(one.split())
    for one in ("not at all", "never", "none", "not once", "no", "zero", "0", "gar nicht", "nie",
                "keine", "keiner", "keines", "kein mal", "niemals")
)  # fmt: skip


class Bracket(NamedTuple):
    """From `low` to `high`; the ends are included unless said to be open."""

    option: str
    low: float
    high: float
    low_open: bool = False
    high_open: bool = False

    def holds(self, amount: Amount) -> bool:
        """Say whether all of an amount lies in here."""
        low = amount.low if amount.low is not None else float("-inf")
        high = amount.high if amount.high is not None else float("inf")
        above = low > self.low or (low == self.low and (not self.low_open or amount.above))
        below = high < self.high or (high == self.high and (not self.high_open or amount.below))
        endless = high == self.high == float("inf")
        return above and (below or endless)

    def touches(self, amount: Amount) -> bool:
        """Say whether any of an amount lies in here."""
        low = amount.low if amount.low is not None else float("-inf")
        high = amount.high if amount.high is not None else float("inf")
        below = low < self.high or (low == self.high and not (self.high_open or amount.above))
        above = high > self.low or (high == self.low and not (self.low_open or amount.below))
        return above and below


class Brackets(NamedTuple):
    """The brackets of a question, stated and read from labels, and what they count.

    inclusive: options whose label says that the upper end belongs to them: `Up to 30 minutes`.
    apart: options that count in a unit of their own, and mean exactly what they say.
    factor: the million of `million euros`, in which the brackets are stated.
    """

    stated: tuple[Bracket, ...]
    labelled: tuple[Bracket, ...]
    unit: str | None
    inclusive: frozenset[str] = frozenset()
    apart: tuple[tuple[str, Amount], ...] = ()
    factor: float = 1.0

    @property
    def all(self) -> tuple[Bracket, ...]:
        """Give the brackets as stated, else as labelled."""
        return self.stated or self.labelled

    def options(self, amount: Amount) -> tuple[str, ...]:
        """Give the option an amount falls in, or those it lies between; none if none.

        Labels count beside what is stated only where all of them could be read.
        """
        amount = self._in_factor(amount)
        named = tuple(one for one, own in self.apart if own[:5] == amount[:5])
        if named:
            return named
        same = None if self._is_date(amount) else self._converted(amount)
        if same is None or self._is_elsewhere(same):
            return ()
        stated, labelled = _fitting(self.stated, same), _fitting(self.labelled, same)
        ends = [one.option for one in self.stated if one.high == same.low == same.high]
        if set(ends) & self.inclusive:
            return tuple(dict.fromkeys((*ends, *stated)))
        every = {one.option for one in self.stated} <= {one.option for one in self.labelled}
        if not self.stated or not self.labelled or not every:
            return stated or labelled
        if len(stated) == 1 and (stated[0] in labelled or not labelled):
            return stated
        if len(labelled) == 1 and len(stated) > 1 and labelled[0] in stated:
            return labelled
        return tuple(dict.fromkeys((*stated, *labelled)))

    def _in_factor(self, amount: Amount) -> Amount:
        """Give `800k` as 0.8 where millions are stated: what is far beyond all of them."""
        ends = [end for one in self.stated for end in one[1:3] if abs(end) < float("inf")]
        most = max(abs(amount.low or 0), abs(amount.high or 0))
        if self.factor == 1 or most < max(self.factor / 100, 10 * max(ends, default=0)):
            return amount
        low, high = (None if one is None else one / self.factor for one in amount[:2])
        return amount._replace(low=low, high=high)

    def _is_date(self, amount: Amount) -> bool:
        """Say whether a number is a calendar year, and no span of time."""
        bare = amount.unit is None and amount.exact and amount.low is not None
        return bare and self.unit in DAYS and 1900 <= (amount.low or 0) <= 2100

    def _is_elsewhere(self, amount: Amount) -> bool:
        """Say whether a temperature is one of another scale: 100 where the options end at 39."""
        ends = [end for one in self.all for end in one[1:3] if abs(end) < float("inf")]
        return self.unit == "degree" and bool(ends) and (amount.low or 0) > 2 * max(ends)

    def _converted(self, amount: Amount) -> Amount | None:
        """Give an amount in the unit of the brackets; widened where that is only roughly right."""
        unit = amount.unit
        if unit is None and self.unit == "degree" and amount.low and amount.high:
            return _near(amount)
        if unit is None or unit == self.unit or (self.unit is None and unit == "year"):
            return amount
        if self.unit is None or _is_part_of_a_day(amount, self.unit):
            return None
        low, high = (None if one is None else convert(one, unit, self.unit) for one in amount[:2])
        if low is None and high is None:
            return None
        if loosely(unit, self.unit):
            low = None if low is None else low * (1 - _LOOSE)
            high = None if high is None else high * (1 + _LOOSE)
        return amount._replace(low=low, high=high, unit=self.unit)


def _is_part_of_a_day(amount: Amount, unit: str) -> bool:
    """Say whether hours are asked for and `half a day` is told: a day may be one of work."""
    short = DAYS.get(unit, 1.0) < 1 <= DAYS.get(amount.unit or "", 0.0)
    return short and (amount.high or 1.0) < 1


def _near(amount: Amount) -> Amount:
    """Let `just under 38` reach no further than degrees do."""
    low, high = cast(float, amount.low), cast(float, amount.high)
    if amount.below:
        return amount._replace(low=max(low, high - 0.4))
    return amount._replace(high=min(high, low + 0.4)) if amount.above else amount


def _fitting(brackets: tuple[Bracket, ...], amount: Amount) -> tuple[str, ...]:
    ends = (amount.low, amount.high)
    ranged = not amount.exact and bool(amount.low)
    own = [one.option for one in brackets if ranged and (one.low, one.high) == ends]
    if len(own) == 1:
        return (own[0],)
    exact = [one.option for one in brackets if one.low == one.high == amount.low == amount.high]
    if len(exact) == 1:
        return (exact[0],)
    holding = [one.option for one in brackets if one.holds(amount)]
    touching = [one.option for one in brackets if one.touches(amount)]
    if amount.about and amount.exact and amount.low is not None:
        beside = _beside(brackets, amount.low)
        touching, holding = (beside, []) if len(beside) > 1 else (touching, holding)
    return tuple(holding if len(holding) == 1 else touching)


def _beside(brackets: tuple[Bracket, ...], value: float) -> list[str]:
    """Give the brackets whose common boundary is at a value, or next to it in whole numbers."""
    ends = [end for one in brackets for end in (one.low, one.high) if end == value]
    if not ends:
        return []
    near = (value, value - 1, value + 1) if _whole(brackets) else (value,)
    return [one.option for one in brackets if one.low in near or one.high in near]


def _whole(brackets: tuple[Bracket, ...]) -> bool:
    """Say whether brackets count whole things: one ends at 10, the next begins at 11."""
    lows = {one.low for one in brackets}
    return any(one.high + 1 in lows for one in brackets)


def brackets_of(page: Page) -> Brackets:
    """Give the brackets of a question, if its options are any."""
    return _brackets_of(Shown(page))


@lru_cache(maxsize=512)
def _brackets_of(shown: Shown) -> Brackets:
    page = shown.page
    infinite = float("inf")
    stated = tuple(
        Bracket(
            option.id,
            -infinite if option.band.low is None else option.band.low,
            infinite if option.band.high is None else option.band.high,
            high_open=option.band.high is not None,
        )
        for option in page.options
        if option.band is not None
    )
    unit = unit_of(page.question.unit, page) if isinstance(page.question, Single) else None
    labelled, own = _labelled(page, unit)
    inclusive = frozenset(one.id for one in page.options if _UP_TO.search(one.words()))
    amounts = {one.id: _label_amount(bare(one.words()), page)[0] for one in page.options}
    known = {one: amount for one, amount in amounts.items() if amount is not None}
    apart = tuple((one, known[one]) for one in _article_units(page, known) if unit is None)
    factor = factor_of(getattr(page.question, "unit", None), page)
    if factor > 1 and stated:
        labelled = ()
    return Brackets(stated, labelled, own or unit, inclusive, apart, factor)


def factor_of(unit: str | None, page: Page) -> float:
    """Give the magnitude that the unit of a question carries: `million EUR`."""
    told = [one for one in plain(unit or "") if len(one) > 1 and one in page.lexicon.magnitudes]
    return page.lexicon.magnitudes[told[0]] if told else 1.0


def nil_option(page: Page) -> str | None:
    """Give the one option beside brackets that stands for none: `Not at all`, `Never`."""
    hits = [one.id for one in page.options if plain(bare(one.words())) in _NIL]
    return hits[0] if len(hits) == 1 else None


def counts_times(page: Page) -> bool:
    """Tell whether the options count how often something was."""
    labels = {word for option in page.options for word in plain(option.words())}
    return bool((labels | set(plain(page.asked.text))) & (_TIMES | {"often", "oft"}))


def rate_of(page: Page) -> str | None:
    """Give the unit of time that all counts are per: the week of `4 to 6 times a week`."""
    texts = [page.asked.text, *(option.words() for option in page.options)]
    found = {unit for text in texts for unit in _rates(text, page)}
    return found.pop() if len(found) == 1 else None


def _rates(text: str, page: Page) -> set[str]:
    known = page.lexicon.units
    pairs = pairwise(plain(text))
    return {known[two] for one, two in pairs if one in PER and known.get(two) in DAYS}


def mixed_units(page: Page) -> bool:
    """Tell whether the options count in several units of time and the question names none.

    A bare number could then be any of them: `90` where there are minutes and hours.
    """
    told = {one for option in page.options for one in _units(option.words(), page)}
    return len(told) > 1 and not _units(page.asked.text, page)


def _units(text: str, page: Page) -> set[str]:
    known = page.lexicon.units
    named = (known.get(one) or known.get(one.removesuffix("s")) for one in plain(text))
    return {one for one in named if one in DAYS}


def speaks_of_days(page: Page) -> bool:
    """Say whether an option itself counts in days or longer: `More than a day`."""
    told = {one for option in page.options for one in _units(option.words(), page)}
    return any(DAYS[one] >= 1 for one in told)


def unit_of(text: str | None, page: Page) -> str | None:
    """Give the unit that a word of the questionnaire means, or the word itself."""
    if not text:
        return None
    words = [word.text for word in words_of(text)]
    known = [page.lexicon.units.get(one) or page.lexicon.units.get(one.removesuffix("s"))
             for one in words]  # fmt: skip
    return next((one for one in known if one), text)


def _labelled(page: Page, unit: str | None) -> tuple[tuple[Bracket, ...], str | None]:
    """Read brackets from labels, if all options in substance are some; in `unit` if it fits."""
    states = page.states
    amounts: dict[str, Amount] = {}
    beside: Counter[str] = Counter()
    apart: list[str] = []
    for option in page.options:
        if option.id in states or option.exclusive or option.specify:
            continue
        amount, words = _label_amount(bare(option.words()), page)
        if amount is None:
            apart.append(option.id)
            continue
        amounts[option.id] = amount
        beside.update(words)
    bare_units = _article_units(page, amounts)
    if unit is None and len(bare_units) == 1 and len(amounts) > 2:
        apart += bare_units
        amounts = {one: amount for one, amount in amounts.items() if one not in bare_units}
    if apart and all(one.exact for one in amounts.values()):
        return (), None
    units = {one.unit: one.unit for one in amounts.values() if one.unit}
    mixed = len(units) > 1 and not units.keys() <= DAYS.keys()
    if len(amounts) < 2 or mixed or any(count == 1 for count in beside.values()):
        return (), None
    own = unit if unit in DAYS and units.keys() <= DAYS.keys() else _asked_in(units, page)
    if unit is not None and own is not None and own != unit:
        return (), None
    return tuple(_bracket(one, amount, own) for one, amount in amounts.items()), own


def _asked_in(units: Iterable[str], page: Page) -> str | None:
    """Give the one unit of time that the question counts, else the last of some units."""
    words = plain(page.asked.text)
    many = [two for one, two in pairwise(words) if one in {"many", "viele"}]
    asked = _units(" ".join(many), page)
    listed = list(units)
    timely = bool(asked) and set(listed) <= DAYS.keys()
    return asked.pop() if timely else listed[-1] if listed else None


def _article_units(page: Page, amounts: dict[str, Amount]) -> list[str]:
    """Give the label that alone names a unit, and only as `a week`: the others count without it."""
    named = [one for one, amount in amounts.items() if amount.unit is not None]
    labels = {option.id: plain(option.words()) for option in page.options}
    return [one for one in named if len(named) == 1 and set(labels[one][-2:-1]) & PER]


def _label_amount(label: str, page: Page) -> tuple[Amount | None, set[str]]:
    """Read a label that holds one amount, and give the words beside it."""
    words = _without_rate([word for word in words_of(label) if word.text not in _TIMES], page)
    place, found, beside = 0, None, set()
    while place < len(words):
        hit = amount_at(words, place, page.lexicon)
        if hit is not None and found is not None:
            return None, set()
        if hit is not None:
            found, place = hit
            continue
        if not _empty(words[place].text, page):
            beside.add(stem(words[place].text))
        place += 1
    return found, beside


def _without_rate(words: list[Word], page: Page) -> list[Word]:
    """Leave out `a week` behind a number: the options count how often, not how long."""
    kept: list[Word] = []
    for place, word in enumerate(words):
        rate = word.text in {"a", "per", "pro"} and place > 0 and place + 1 < len(words)
        if (
            rate
            and words[place - 1].kind == "number"
            and page.lexicon.units.get(words[place + 1].text)
        ):
            return kept + words[place + 2 :]
        kept.append(word)
    return kept


def _empty(word: str, page: Page) -> bool:
    small = word in page.lexicon.filler or not word.isalnum()
    return small or word in {"old", "between", "or", "and", "times", "time", "alt", "aelter"}


def _bracket(option: str, amount: Amount, unit: str | None) -> Bracket:
    ends = [
        one if one is None or not amount.unit or not unit else convert(one, amount.unit, unit)
        for one in amount[:2]
    ]
    low = float("-inf") if ends[0] is None or (ends[0] == 0 and amount.below) else ends[0]
    high = float("inf") if ends[1] is None else ends[1]
    return Bracket(option, low, high, amount.above, amount.below)
