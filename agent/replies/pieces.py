"""A reply as pieces: amounts of what a question counts, other amounts, and the words around."""

from collections.abc import Iterator
from typing import NamedTuple

from agent.replies.amounts import Amount, amount_at
from agent.replies.bands import mixed_units, rate_of, speaks_of_days
from agent.replies.counting import counting
from agent.replies.counts import says_when
from agent.replies.marks import Mark
from agent.replies.measure import Measure, rate_in
from agent.replies.normal import plain, stem
from agent.replies.otherwise import is_of_other, says_things
from agent.replies.page import Page
from agent.replies.rates import RATE, Often
from agent.replies.units import DAYS, METRES, convert, is_of_work, kind_of

_CUTS = frozenset({",", ".", ";", "!", "?", "\n", "(", ")", "-", ":"})
_LINKING = frozenset({"and", "or", "und", "oder", "a", "the"})
PLACING = frozenset({"in", "at", "on", "across", "over", "within", "bei"})
"""Behind an amount these only say where or when."""
_NO = frozenset({"no", "zero", "kein", "keine", "keinen"})
_DANGLING = frozenset({"bis", "or", "oder", "between", "zwischen"})
_HARMLESS = frozenset({"about", "just_over", "just_under", "odd", "plus"})
_PRODUCT = frozenset({"by", "x", "/"})
_DATES = (1900, 2100)
_DEFINITE = frozenset({"the", "this", "that", "der", "die", "das", "dem", "den", "dieser"})
_ONES = frozenset({"one", "eine", "einer"})
_BEFORE_ONE = _DEFINITE | frozenset(
    ("last", "first", "next", "which", "any", "every", "each", "other", "another", "no", "good",
     "bad", "big", "new", "old", "small", "whole", "latest", "recent", "previous", "same", "right")
)  # fmt: skip
"""Behind one of these `one` stands for a thing, and counts nothing."""
_HOURS = frozenset({"am", "pm", "uhr", "oclock", ":"})
_A_DAY = frozenset({("a", "day"), ("per", "day"), ("am", "tag"), ("pro", "tag")})
_TIMES_OF_DAY = frozenset(
    ("morning", "afternoon", "evening", "night", "day", "morgen", "abend", "nachmittag", "tag")
)
_STARTING = frozenset(
    (
        "start",
        "starts",
        "begin",
        "begins",
        "open",
        "opens",
        "close",
        "closes",
        "end",
        "ends",
        "meet",
    )
)
_TOO = frozenset({"too", "so", "very"})
_THIRD = frozenset({"he", "she", "hes", "shes", "his", "their"})
_CLOCK = frozenset({"at", "um", "from", "von"})


class Piece(NamedTuple):
    """A piece of a sentence; kind: fit, bare, other, unknown, small, cut, not, or a role."""

    kind: str
    start: int
    end: int
    amount: Amount | None = None
    rate: bool = False


class Sentence:
    """Cuts a reply into pieces."""

    def __init__(self, page: Page, measure: Measure) -> None:
        self.page, self.measure = page, measure
        self.known = counting(page.lexicon.language)
        self.often = Often(page.words, page.lexicon, self.known)
        self._asked = frozenset(map(stem, plain(page.asked.text)))

    def pieces(self) -> Iterator[Piece]:
        """Give the pieces, one behind the other."""
        place, counted = 0, False
        while place < len(self.page.words):
            role = self._role(place)
            rated = role if counted and role is not None and role.kind == "RATED" else None
            piece = rated or self._amount(place) or role or self._small(place)
            piece = self._repeated(piece)
            yield piece
            place, counted = piece.end, piece.kind in {"fit", "bare", "other", "thing"}

    def _repeated(self, piece: Piece) -> Piece:
        """Read `an hour a day`, or `twice a week`, as what comes together in a week.

        Of five days or of seven: only for options, where both may be in one of them.
        """
        week = self.measure.period == DAYS["week"] and bool(self.measure.brackets)
        amount = piece.amount
        short = amount is not None and DAYS.get(amount.unit or "", 1.0) < 1
        often = self._often(piece.end) if week and short and piece.kind == "fit" else None
        if often is None or amount is None:
            return piece
        low = None if amount.low is None else often[0] * amount.low
        high = None if amount.high is None else often[1] * amount.high
        return Piece("fit", piece.start, often[2], amount._replace(low=low, high=high))

    def _often(self, place: int) -> tuple[float, float, int] | None:
        """Say how often in a week, from and to, and where that ends."""
        told = tuple(self._text(place + at) for at in range(2))
        if told in _A_DAY or (told[0] in self.known.every and told[1] in _TIMES_OF_DAY):
            return 5.0, 7.0, place + 2
        hit = self.often.rate(place) if place < len(self.page.words) else None
        if hit is None or hit[0].low is None or hit[0].high is None:
            return None
        low, high = (one * DAYS["week"] / DAYS["year"] for one in (hit[0].low, hit[0].high))
        return (5.0 if round(low, 2) == DAYS["week"] else low), high, hit[1]

    def _amount(self, place: int) -> Piece | None:
        """Read an amount, and say whether it counts what the question counts."""
        unit, words = self.measure.unit, self.page.words
        phrase = self.page.lexicon.phrases.at(words, place)
        if phrase is not None and phrase[0] == "saying":
            return Piece("VARIES", place, phrase[1])
        stands_for = words[place].text in _ONES and self._text(place - 1) in _BEFORE_ONE
        if words[place].text in _DEFINITE or stands_for:
            return None
        piece = self._nothing(place) or self._together(place) or self._rate(place)
        if piece is not None:
            return piece
        share = self.often.share(place) if unit == "percent" else None
        if share is not None:
            return Piece("fit", place, share[1], share[0])
        counted = unit in {None, RATE}
        if words[place].text == "few" and self._text(place - 1) in _TOO:
            return Piece("VARIES", place, place + 1)
        hit = amount_at(words, place, self.page.lexicon)
        hit = hit or (self.often.count(place) if counted else None)
        if hit is None or hit[0].out_of is not None:
            return None
        if self._text(place - 1) in _DANGLING:
            return Piece("not", place, hit[1])
        return self._counting(place, *hit)

    def _nothing(self, place: int) -> Piece | None:
        """Read `no children` as none, where none can be answered."""
        nil = not self.measure.brackets or any(one.high == 0 for one in self.measure.brackets)
        if not nil or self._text(place) not in _NO or not self._names(self._text(place + 1)):
            return None
        return Piece("fit", place, place + 2, Amount(0.0, 0.0))

    def _together(self, place: int) -> Piece | None:
        """Read `zu viert` as four people."""
        many = self.known.together.get(self._text(place + 1))
        if many is None or self._text(place) != "zu":
            return None
        return Piece("fit", place, place + 2, Amount(many, many))

    def _rate(self, place: int) -> Piece | None:
        """Read how often, also where a question counts how many in a time of its own."""
        hit = self.often.rate(place)
        if hit is None:
            return None
        if self._text(place - 1) in _DANGLING:
            return Piece("not", place, hit[1])
        amount = rate_in(hit[0], self.measure)
        converted = amount is not None and self.measure.unit != RATE
        return Piece("RATED" if amount is None else "fit", place, hit[1], amount, converted)

    def _counting(self, start: int, amount: Amount, end: int) -> Piece:
        """Say of what there is so much."""
        unit, words = self.measure.unit, self.page.words
        amount = self._shortened(amount, end)
        mark = Mark("amount", start, end, amount=amount)
        if says_things(self.page, mark):
            return Piece("thing", start, end + 1)
        if is_of_other(self.page, mark):
            return Piece("other", start, end)
        if amount.unit is not None:
            same = self._in_unit(amount)
            if same is not None:
                return Piece("fit", start, end, same)
            if not (unit is None and self._names(words[end - 1].text)):
                return Piece("other", start, end)
            amount = amount._replace(unit=None)
            return Piece("fit", start, end, amount)
        if self._is_date(start, amount, end):
            return Piece("other", start, end)
        return self._of_nouns(start, amount, end)

    def _of_nouns(self, start: int, amount: Amount, end: int) -> Piece:
        """Look at what follows a bare number: what is counted, another thing, or nothing."""
        of = end + (self._text(end) in {"of", "von"})
        linked = of > end or self._text(end - 1) == "of"
        whom = {"us", "uns", "them"} if self.measure.people else {"them"}
        if self.measure.unit is None and linked and self._text(of) in whom:
            return Piece("fit", start, of + 1, amount)
        named = self._named(start, amount, of)
        if named is not None:
            return named
        noun = self._text(of)
        if noun in _PRODUCT or self._text(start - 1) in _PRODUCT:
            return Piece("not", start, end)
        if noun and self._open(of) and noun not in PLACING:
            return Piece("thing", start, of + 1)
        return self._bare(start, amount, end)

    def _named(self, start: int, amount: Amount, of: int) -> Piece | None:
        """Find what is counted right behind a number, or behind one more word."""
        for at in (of, of + 1):
            text = self._text(at)
            if at > of and self._text(of) in _LINKING:
                return None
            if text and self._names(text):
                return Piece("fit", start, at + 1, amount)
            unit = self.page.lexicon.units.get(text.removesuffix("s"))
            if at > of and unit is not None and len(text) > 2:
                same = self._in_unit(amount._replace(unit=unit))
                return Piece("other" if same is None else "fit", start, at + 1, same)
            if not text or not self._open(at):
                return None
        return None

    def _bare(self, start: int, amount: Amount, end: int) -> Piece:
        """Take a number that says nothing of what it counts, in what the options count."""
        unit = self.measure.unit
        if unit == RATE:
            per = rate_of(self.page)
            often = DAYS["year"] / DAYS[per] if per is not None else None
            low, high = (
                None if one is None or often is None else round(one * often, 6)
                for one in amount[:2]
            )
            amount = amount._replace(low=low, high=high, unit=RATE)
            return Piece("other" if often is None else "bare", start, end, amount)
        if unit in DAYS and says_when(self.page, start):
            return Piece("not", start, end)
        lettered = self._text(start - 1) == ")" and "(" not in self.page.reply
        if lettered or (self.measure.brackets and unit in DAYS and mixed_units(self.page)):
            return Piece("not", start, end, amount)
        return Piece("bare", start, end, amount)

    def _names(self, text: str) -> bool:
        return stem(text) in self.measure.nouns

    def _open(self, place: int) -> bool:
        """Say whether a word is one of weight: no small word, no mark, no role."""
        return self._small(place).kind == "unknown" and self._role(place) is None

    def _shortened(self, amount: Amount, end: int) -> Amount:
        """Read `800 m` and `5k` as lengths where the question asks for one."""
        if self.measure.kind != "length" or amount.unit is not None:
            return amount
        short = {"m": (1e6, "metre"), "k": (1e3, "km")}.get(self._text(end - 1))
        if short is None:
            return amount
        scale, unit = short
        low, high = (None if one is None else one / scale for one in amount[:2])
        return amount._replace(low=low, high=high, unit=unit)

    def _in_unit(self, amount: Amount) -> Amount | None:
        """Give an amount in the unit of the question; None if it counts something else."""
        unit = self.measure.unit
        if amount.unit == unit or unit is None:
            return amount if amount.unit == unit else None
        if kind_of(amount.unit) != kind_of(unit) or amount.unit is None:
            return None
        if is_of_work(amount.unit, unit) and not (speaks_of_days(self.page) and amount.low != 0.5):
            return None
        if unit in DAYS or unit in METRES:
            return amount
        low, high = (None if one is None else convert(one, amount.unit, unit) for one in amount[:2])
        return None if low is None and high is None else amount._replace(low=low, high=high)

    def _is_date(self, start: int, amount: Amount, end: int) -> bool:
        """Say whether a number is a year of the calendar, or a time of day."""
        year = amount.exact and _DATES[0] <= (amount.low or 0) <= _DATES[1]
        dated = year and (self.measure.kind == "time" or self._text(start - 1) in {"since", "in"})
        clock = self._text(end) in _HOURS or self._text(start - 1) == ":"
        at = self._text(start - 1) == "at" and amount.exact and amount.unit is None
        starts = at and self._text(start - 2) in _STARTING
        timed = self.measure.kind == "time" and self._text(start - 1) in _CLOCK
        return dated or clock or timed or starts

    def _role(self, place: int) -> Piece | None:
        hit = self.known.roles.at(self.page.words, place)
        if hit is None:
            return None
        third = self._text(place) in _THIRD and bool(self._asked & self.known.persons)
        return Piece("small" if third else hit[0], place, hit[1])

    def _small(self, place: int) -> Piece:
        """Say whether a word carries weight."""
        word, names = self.page.words[place], self.page.names
        text = word.text
        phrase = self.page.lexicon.phrases.at(self.page.words, place)
        if word.kind == "mark":
            return Piece("cut" if text in _CUTS else "small", place, place + 1)
        if phrase is not None and phrase[0] == "not":
            return Piece("not", place, phrase[1])
        if self._begins(place):
            return Piece("cut", place, place + 1)
        if phrase is not None and phrase[0] in {"correct", "all_but", "saying"}:
            return Piece("VARIES", place, phrase[1])
        if phrase is not None and phrase[0] in {"filler", "dont_know", "degree"}:
            return Piece("small", place, phrase[1])
        lexicon = self.page.lexicon
        small = text in self.known.frame or text in lexicon.filler | lexicon.degrees
        small = small or text in lexicon.polite | lexicon.hedges | self.known.pronouns
        bound = lexicon.amounts.at(self.page.words, place)
        if bound is not None and bound[0] in _HARMLESS:
            return Piece("small", place, bound[1])
        small = small or text in PLACING
        counts = self.measure.kind in {"time", "length", RATE} or self.measure.period is not None
        small = small or stem(text) in self.measure.nouns or (counts and text in self.known.events)
        known = small or stem(text) in names.context
        return Piece("small" if known else "unknown", place, place + 1)

    def _begins(self, place: int) -> bool:
        """Say whether a word begins a clause: `because`, and `and` before somebody who acts."""
        text, after = self._text(place), self._text(place + 1)
        joins = text in {"and", "und"} and after in self.known.pronouns - {"one", "this", "that"}
        return bool(after) and (text in self.known.breaks or joins)

    def _text(self, place: int) -> str:
        return self.page.words[place].text if 0 <= place < len(self.page.words) else ""
