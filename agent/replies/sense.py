"""What a row of marks says about the options: which are meant, which are not, what is left.

A later correction takes back what came before it; a negation reaches to the next boundary;
a reason behind the answer is heard but not read.
"""

from itertools import pairwise
from typing import NamedTuple

from agent.questionnaire import MISSING, Missing, Multi
from agent.replies.marks import Mark
from agent.replies.normal import plain, stem
from agent.replies.page import Page

_QUIET = frozenset(
    {"filler", "echo", "point", ",", ".", "!", "?", ":", "-", "\n", "(", ")", ";", "&", "/", "+"}
) | {"and", "but", "only_these", "#", "="}
_OWN_WORDS = frozenset({"unknown", "echo", "filler", "only_these", ",", ".", "!", ")", "-"})
_ALL_ELSE = frozenset(
    {"all", "past", "and", "degree", "because", "rest", "other", "none", "both", "amount"}
)
_POLITE = frozenset({("sorry",), ("oops",), ("i", "mean"), ("hold", "on")})
_IN_PART = frozenset({("mostly",), ("partly",), ("partially",), ("teilweise",), ("teils",)})
_ASIDE = frozenset({"unknown", "echo", "filler", "degree"})
_PERSONS = frozenset(
    {"i", "me", "myself", "we", "us", "he", "she", "they", "ich", "wir", "er", "sie"}
)
_BREAKS = frozenset({",", ".", ":", "-", ";", "!", "\n"})
_OF_A_THING = frozenset(
    (one,) for one in ("no", "nothing", "nobody", "kein", "keine", "keinen", "nichts", "niemand")
)
_OF_THE_ANSWER = frozenset(
    (one,) for one in ("longer", "more", "way", "wait", "chance", "kidding", "mehr", "länger")
)
"""Behind a "no" they take back the answer: `weekly, no longer`."""
_BOUNDARY = frozenset({",", ".", ";", "!", "?", "\n", "but", "only_these", "because", "("})


class Sense(NamedTuple):
    """What is meant (`yes`), what is ruled out (`no`), and what stands in the way.

    loose: words that nothing accounts for. either: options joined by "or". dangling: a
    negation with nothing to negate. doubtful: nobody knows how far a negation reaches.
    """

    yes: tuple[Mark, ...]
    no: tuple[Mark, ...]
    states: tuple[tuple[Missing, Mark], ...]
    loose: tuple[Mark, ...]
    other: Mark | None = None
    either: bool = False
    dangling: bool = False
    doubtful: bool = False

    @property
    def meant(self) -> tuple[str, ...]:
        """Give the options that may be meant, each once."""
        return tuple(dict.fromkeys(one for mark in self.yes for one in mark.ids))

    @property
    def clean(self) -> bool:
        """Say whether nothing stands in the way."""
        return not (self.loose or self.either or self.dangling or self.doubtful)


_NOW = frozenset(
    (("now",), ("today",), ("currently",), ("these", "days"), ("nowadays",), ("right", "now"),
     ("at", "the", "moment"), ("jetzt",), ("heute",), ("inzwischen",), ("im", "moment"),
     ("zur", "zeit"))
)  # fmt: skip
QUALIFIES = frozenset(
    (
        *("almost", "nearly", "sometimes", "occasionally", "unless", "until", "if", "when"),
        *("before", "after", "soon", "once", "partly", "rarely", "usually", "depends", "depending"),
        *(
            "another",
            "extent",
            "mostly",
            "hopefully",
            "changing",
            "moving",
            "planning",
            "trying",
            "point",
        ),
        *("manchmal", "fast", "meistens", "wenn", "bis", "bevor", "falls", "teils", "bald"),
    )
)


def corrected(page: Page) -> tuple[Mark, ...]:
    """Drop what a later correction takes back; one that names nothing leaves a doubt."""
    row = _present(page)
    for place in range(len(row) - 1, -1, -1):
        if row[place].kind == "correct" or _objects(page, row, place):
            after = row[place + 1 :]
            if any(mark.kind in {"option", "amount"} for mark in after):
                return after
            if row[place].kind == "correct":
                doubt = () if page.text(row[place]) in _POLITE else (_doubt(row[place]),)
                row = row[:place] + doubt + after
    return row


def _present(page: Page) -> tuple[Mark, ...]:
    """Keep only how it is now, where a reply first says how it was: `used to be A, now B`."""
    row = page.marks
    past = next((place for place, mark in enumerate(row) if mark.kind == "past"), None)
    if past is not None and _apart_from_now(row, past):
        return row[:past]
    for place, mark in enumerate(row):
        if past is None or place < past or page.text(mark) not in _NOW:
            continue
        if any(one.kind in {"option", "amount"} for one in row[place + 1 :]):
            return row[place + 1 :]
    return row


def _apart_from_now(row: tuple[Mark, ...], past: int) -> bool:
    """Tell whether how it was only comes behind how it is: `nights, used to be days`."""
    before = [mark.kind for mark in row[:past] if mark.kind not in {"filler", "echo"}]
    named = any(kind in {"option", "amount"} for kind in before)
    return named and before[-1] in _BREAKS


def _doubt(mark: Mark) -> Mark:
    """Leave a word that nothing accounts for, nor may be passed over as an explanation."""
    return mark._replace(kind="unknown", whole=True)


def _objects(page: Page, row: tuple[Mark, ...], place: int) -> bool:
    """Tell whether a bare "no" stands between two answers: `increased, hmm, no: flat`."""
    if page.text(row[place]) not in {("no",), ("nein",), ("nope",)}:
        return False
    before, after = row[:place], row[place + 1 :]
    apart = [mark.kind for mark in before if mark.kind not in {"filler", "echo"}][-1:]
    named = any(mark.kind in {"option", "amount"} for mark in before)
    return named and bool(apart) and apart[0] in _BREAKS and bool(after) and _pauses(after[0])


def _pauses(mark: Mark) -> bool:
    return mark.kind in _BREAKS or mark.kind in {"filler", "correct"}


def sense(page: Page) -> Sense:
    """Say what the marks of a reply come to."""
    walk = _Walk(page)
    for place, mark in enumerate(marks := _plain_reason(page, _reasoned(corrected(page)))):
        walk.take(mark, marks[place + 1 :])
    return walk.sense()


def _reasoned(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Cut off a reason behind the answer, unless it names an option itself."""
    for place, mark in enumerate(marks):
        if mark.kind != "because":
            continue
        before, after = marks[:place], marks[place + 1 :]
        named = {one for mark in before if mark.kind == "option" for one in mark.ids}
        again = {one for mark in after if mark.kind == "option" for one in mark.ids}
        if named and again <= named and not {"but", "except"} & {mark.kind for mark in after}:
            return before
        return marks
    return marks


def _plain_reason(page: Page, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Cut off words of one's own behind a complete answer: `four, they smiled a lot`.

    Only where one answer is asked for, and nothing behind it names, counts, negates or
    qualifies anything.
    """
    if isinstance(page.question, Multi):
        return marks
    for place, mark in enumerate(marks):
        if mark.kind not in {",", ".", "-", "(", ";", "!"}:
            continue
        before, after = marks[:place], _without_objects(page, marks[place + 1 :])
        named = [one for one in before if one.kind in {"option", *MISSING}]
        complete = len(named) == 1 and (_is_name(page, named[0]) or named[0].kind in MISSING)
        counted = not any(_is_number(page, label) for label in _labels(page))
        own = [one for one in after if one.kind == "unknown" or (counted and one.amount)]
        rest = [one for one in (*after, *before) if one not in named]
        quiet = all(
            (one.kind in _OWN_WORDS or (counted and one in own) or _goes_on(page, one, place))
            and not one.whole
            for one in rest
        )
        told = (word for one in after for word in page.words[one.start : one.end])
        said = {word.text for word in told if word.kind != "mark"}
        anything = complete and _says_yes_or_no(page, named[0]) if named else False
        quiet = quiet or (anything and {one.kind for one in rest} <= _OWN_WORDS | _ALL_ELSE)
        plenty = len(said) > 1 or (complete and _says_yes_or_no(page, named[0]))
        if complete and own and quiet and plenty and not said & QUALIFIES:
            return before if all(one.kind != "unknown" for one in before) else marks
        return marks
    return marks


def _without_objects(page: Page, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Take a "no" or "nothing" that only denies the word behind it for a word of one's own."""
    told = list(marks)
    for place, (mark, behind) in enumerate(pairwise(marks)):
        if mark.kind not in {"not", "none"} or page.text(mark) not in _OF_A_THING:
            continue
        named = behind.kind in {"unknown", "echo"} and not behind.amount
        if named and page.text(behind) not in _OF_THE_ANSWER:
            told[place] = mark._replace(kind="unknown")
    return tuple(told)


def _goes_on(page: Page, mark: Mark, place: int) -> bool:
    """Say whether a small word behind a number only joins words of one's own to it."""
    return page.is_rating and mark.kind in {"degree", "and"} and mark.start >= place


def _is_number(page: Page, word: str) -> bool:
    return word[0].isdecimal() or word in page.lexicon.numbers


def _is_name(page: Page, mark: Mark) -> bool:
    """Say whether a mark is a name as it stands, and no mention in part."""
    name = page.names.named(page.text(mark))
    return mark.whole or (name is not None and len(name.ids) == 1)


def _says_yes_or_no(page: Page, mark: Mark) -> bool:
    """Say whether what is named is a plain yes or no, which anything may follow."""
    labels = {
        plain(label) for one in page.names.things if one.id in mark.ids for label in one.labels
    }
    return bool(labels & {("yes",), ("no",), ("ja",), ("nein",)})


def _labels(page: Page) -> set[str]:
    """Give all words of the options, to tell whether any counts something."""
    labels = (label for one in page.names.things if one.kind == "option" for label in one.labels)
    return {word for label in labels for word in plain(label)}


def without_asides(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Leave out what is said in brackets, if it names and counts nothing."""
    kept: list[Mark] = []
    opened: int | None = None
    for mark in marks:
        kept.append(mark)
        if mark.kind == "(":
            opened = len(kept) - 1
        elif mark.kind == ")" and opened is not None:
            if all(one.kind in _ASIDE for one in kept[opened + 1 : -1]):
                del kept[opened:]
            opened = None
    return tuple(kept)


class _Walk:
    """The state while walking over marks."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.yes: list[Mark] = []
        self.no: list[Mark] = []
        self.states: list[tuple[Missing, Mark]] = []
        self.loose: list[Mark] = []
        self.other: Mark | None = None
        self.negating = self.spent = self.named = False
        self.joined = self.either = self.dangling = self.doubtful = False

    def take(self, mark: Mark, ahead: tuple[Mark, ...]) -> None:
        """Take in one mark, knowing what lies ahead."""
        match mark.kind:
            case "option":
                self._option(mark)
            case "not":
                self._negation(mark, ahead)
            case "dont_know" | "refused" | "not_applicable":
                self.states.append((mark.kind, mark))
            case "or" | "and":
                self._join(mark, ahead)
            case "echo":
                self.either = self.either or (self.joined and bool(self.yes))
            case kind if kind in _BOUNDARY:
                self._boundary(listed=kind == "," and _named(ahead))
            case _ if not self._harmless(mark):
                self.loose.append(mark)
        self.named = self.named or mark.kind in {"option", "echo", "unknown"}

    def _join(self, mark: Mark, ahead: tuple[Mark, ...]) -> None:
        if mark.kind == "or":
            self.joined = self.named or self.joined or self.page.text(mark) == ("either",)
            self.joined = self.joined or self._chosen_from(mark)
        else:
            self.doubtful = self.doubtful or (self.negating and self.spent and _named(ahead))

    def _chosen_from(self, mark: Mark) -> bool:
        """Tell whether a person stands before an "or", though no option is named: `me or B`."""
        return mark.start > 0 and self.page.words[mark.start - 1].text in _PERSONS

    def _option(self, mark: Mark) -> None:
        if mark.ids == (self.page.other_option,) and self._compares(mark):
            self.loose.append(mark)
            return
        if mark.ids == (self.page.other_option,):
            self.other = self.other or mark
            return
        if self.negating:
            self.no.append(mark)
            self.spent = True
            return
        self.either = self.either or self.joined
        self.yes.append(mark)

    def _compares(self, mark: Mark) -> bool:
        """Tell whether an "other" is only one of all others: `a company like any other`."""
        before = self.page.words[mark.start - 1].text if mark.start else ""
        return before in {"any", "every", "no", "each", "jede", "jeder", "jedes", "kein"}

    def _negation(self, mark: Mark, ahead: tuple[Mark, ...]) -> None:
        if self.page.text(mark) in {("no",), ("nein",)} and ahead and ahead[0].kind in {",", "."}:
            return
        if self.negating and not self.spent:
            self.dangling = True
        bare = self.page.text(mark) in {("no",), ("nein",)}
        one = not isinstance(self.page.question, Multi)
        self.doubtful = self.doubtful or (bare and one and bool(self.yes))
        self.negating, self.spent = True, False

    def _boundary(self, *, listed: bool = False) -> None:
        if self.negating and not self.spent:
            self.dangling = True
        several = isinstance(self.page.question, Multi)
        self.doubtful = self.doubtful or (several and listed and self.negating)
        self.negating = False

    def _harmless(self, mark: Mark) -> bool:
        if mark.kind == "degree" and self.page.text(mark) in _IN_PART:
            return self.page.text(mark) == ("mostly",) and "most" in self.page.names.context
        if mark.kind in _QUIET or (mark.kind == "degree" and not self.page.names.graded):
            return True
        if mark.kind == "item":
            return self.page.asked.item in mark.ids
        if mark.kind == "other" and self.page.other_option is not None:
            self.other = self.other or mark
            return True
        words = self.page.names.context
        share = mark.amount is not None and mark.amount.unit == "percent"
        if share and mark.start > 0 and self.page.words[mark.start - 1].text in {"by", "um"}:
            return True
        return mark.kind == "amount" and all(stem(one) in words for one in self.page.text(mark))

    def sense(self) -> Sense:
        self._boundary()
        states = self.page.states
        substance = tuple(mark for mark in self.yes if not set(mark.ids) <= set(states))
        aside = [(states[mark.ids[0]], mark) for mark in self.yes if mark not in substance]
        return Sense(
            yes=substance,
            no=tuple(self.no),
            states=(*self.states, *aside),
            loose=tuple(self.loose),
            other=self.other,
            either=self.either,
            dangling=self.dangling,
            doubtful=self.doubtful,
        )


def _named(marks: tuple[Mark, ...]) -> bool:
    """Say whether the next thing of weight is an option."""
    for mark in marks:
        if mark.kind not in {"filler", "echo", "degree"}:
            return mark.kind == "option"
    return False


def explained(page: Page, view: Sense, chosen: tuple[str, ...]) -> Sense:
    """Forgive words that are written beside the chosen options."""
    words = page.names.words_of("option", chosen)
    no = page.names.named(("no",)) or page.names.named(("nein",))
    denied = no is not None and len(chosen) == 1 and no.ids == chosen
    loose = (one for one in view.loose if one.kind != "unknown" or not _stems(page, one) <= words)
    return view._replace(loose=tuple(loose), dangling=view.dangling and not denied)


def _stems(page: Page, mark: Mark) -> set[str]:
    return {stem(word) for word in page.text(mark)}
