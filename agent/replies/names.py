"""The names by which respondents may call what was shown: labels, aliases, ids, synonyms.

A name has a weight: 3 for what the questionnaire says itself, 2 for a part of it, 1 for a
common synonym. A bag holds the words of one label, for names that are only mentioned in
part. Which option a name leads to is `marks`'s to find and `choices`'s to judge.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from agent.nouns import Text, readable
from agent.questionnaire import MISSING, AskedQuestion, Item, Option, Rating
from agent.replies.families import synonyms
from agent.replies.lexicon import Lexicon, spelled_out
from agent.replies.likewise import likewise
from agent.replies.normal import plain, stem

Kind = Literal["option", "item"]
NEGATORS = frozenset(
    ("not", "no", "never", "nothing", "without", "isnt", "arent", "dont", "doesnt", "nicht", "kein",
     "keine", "keinen", "nie", "nichts", "ohne")
)  # fmt: skip
_SHARED = ("never", "always", "nie", "immer")
"""Words that families of several kinds know: `never` used it, `never` heard of it."""
_TIMELY = frozenset(
    {"now", "currently", "today", "still", "presently", "jetzt", "heute", "aktuell", "derzeit"}
)
_JOINING = frozenset({"and", "und"})
_CONTRAST = re.compile(r"\b(?:but|aber|jedoch|sondern)\b|,? (?:though|however)\b", re.IGNORECASE)
_BRACKET = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_AFTER_YES_OR_NO = re.compile(r"(?:yes|no|ja|nein)\s*[,:;.–-]\s*(\S.*)", re.IGNORECASE)
_TWO_COUNTS = re.compile(r"(once|einmal) (?:or|oder) (twice|zweimal) (\S.*)", re.IGNORECASE)
_HEAD = re.compile(r"\s[-–—]\s|[:;]\s|\s\|\s|\.\s|…")


class Name(NamedTuple):
    """What a key leads to; more than one id where the name is shared."""

    kind: Kind
    ids: tuple[str, ...]
    weight: int


class Bag(NamedTuple):
    """The words of one label: free ones, ones behind a negation, and ones that grade.

    single, denied: the same without neighbours written as one.
    """

    kind: Kind
    id: str
    free: frozenset[str]
    single: frozenset[str]
    guarded: frozenset[str]
    denied: frozenset[str]
    grades: frozenset[str]


class Thing(NamedTuple):
    """An option, a point of a scale or an item, with all that it is called."""

    kind: Kind
    id: str
    labels: tuple[str, ...]
    aliases: tuple[str, ...]
    spelled: str = ""
    described: str = ""


class Names:
    """All names for what was shown with one question."""

    def __init__(self, things: Iterable[Thing], question: str, lexicon: Lexicon) -> None:
        """Collect names and bags; `question` is what may be echoed without meaning anything."""
        self.things = tuple(things)
        self.lexicon = lexicon
        self.context = frozenset(stem(word) for word in plain(question))
        self.grades = self._graded_by()
        told = (lexicon.weak & self._written()) | self._timely()
        self.filler = lexicon.filler - self.grades - told
        self.common = self._common()
        self.graded = bool(self.grades)
        self._table: dict[str, Name] = {}
        self._collect()
        self._keys = sorted(self._table)
        self.bags = tuple(self._bags())
        self.vocabulary = frozenset(
            word for bag in self.bags for word in bag.free | bag.guarded if len(word) >= 4
        )
        self.spelled = self._spelled_words()

    def _timely(self) -> frozenset[str]:
        """Give the words by which one option alone says that it is so now: `Sing there now`."""
        labels = [set(plain(text)) for one in self.things if one.kind == "option"
                  for text in one.labels]  # fmt: skip
        return frozenset(one for one in _TIMELY if sum(one in words for words in labels) == 1)

    def _written(self) -> frozenset[str]:
        """Give all words of labels."""
        labels = (label for one in self.things for label in one.labels)
        return frozenset(word for label in labels for word in plain(label))

    def _common(self) -> frozenset[str]:
        """Give stems that at least half of the options share, or half of the items."""
        kinds: tuple[Kind, ...] = ("option", "item")
        found: set[str] = set()
        for kind in kinds:
            labels = [one.labels[0] for one in self.things if one.kind == kind and one.labels]
            count = Counter(word for text in labels for word in {stem(one) for one in plain(text)})
            found |= {
                word for word, often in count.items() if often > 2 and 2 * often >= len(labels)
            }
        return frozenset(found)

    def _graded_by(self) -> frozenset[str]:
        """Give the words by which options differ in degree: `a lot`, `a little`, `very`."""
        labels = [label for one in self.things if one.kind == "option" for label in one.labels]
        words = frozenset(word for label in labels for word in plain(label))
        beyond = sum("too" in plain(label) for label in labels) > 1
        graded = (self.lexicon.degrees | self.lexicon.hedges) - {"way"}
        words &= graded | {"too"} if beyond else graded
        return words if _only_tells(labels, self.lexicon.filler) else words - {"only"}

    def _spelled_words(self) -> dict[str, str]:
        """Give the whole words of labels, for typing errors, and the stems they lead to."""
        own = (text for one in self.things for text in (*one.labels, *one.aliases))
        words = {word for text in own for word in plain(text)}
        return {word: stem(word) for word in words if len(word) >= 5 and word.isalpha()}

    def _collect(self) -> None:
        """Take labels before parts of them, and those before synonyms."""
        for thing, text in self._texts():
            self._add(thing.kind, thing.id, text, 3)
        for thing, text in self._texts():
            for part in self._own_parts(thing, text):
                self._add(thing.kind, thing.id, part, 2)
        for thing, rest in self._without_common():
            self._add(thing.kind, thing.id, rest, 2)
        self._collect_synonyms([one for one in self.things if one.kind == "option"])

    def _collect_synonyms(self, options: Sequence[Thing]) -> None:
        """Take what options of their kind are called without being named."""
        labels = {one.id: (*one.labels, *one.aliases, one.spelled) for one in options}
        for phrase, ids in synonyms(labels, self.lexicon):
            for one in () if set(plain(phrase)) <= self.grades else ids:
                self._add("option", one, phrase, 1)
        self._prefer_own_words(options)
        for one, phrase in likewise({one.id: one.labels for one in options}):
            self._add("option", one, phrase, 1)

    def _prefer_own_words(self, options: Sequence[Thing]) -> None:
        """Let a synonym of several options be the one's that says the word: `Never used it`."""
        for phrase in _SHARED:
            name = self._table.get(phrase)
            if name is None or name.weight > 1 or len(name.ids) < 2:
                continue
            said = {one.id for one in options for text in one.labels if phrase in plain(text)}
            own = tuple(one for one in name.ids if one in said)
            if len(own) == 1:
                self._table[phrase] = name._replace(ids=own)

    def _without_common(self) -> Iterator[tuple[Thing, str]]:
        """Give what is left of labels without a word that all of them share: `not at all`."""
        options = [one for one in self.things if one.kind == "option" and one.labels]
        every = [frozenset(plain(one.labels[0])) for one in options]
        shared = frozenset.intersection(*every) if len(every) > 2 else frozenset()
        for one in options if shared else ():
            rest = tuple(word for word in plain(one.labels[0]) if word not in shared)
            if rest and not set(rest) <= NEGATORS | self.lexicon.filler:
                yield one, " ".join(rest)

    def _own_parts(self, thing: Thing, text: str) -> Iterator[str]:
        """Give the parts of a label that stand in no other label of its kind."""
        beyond = "too" in self.grades and "too" in plain(text)
        for part in parts(text, self.lexicon):
            if not self._elsewhere(thing, part) and not (beyond and "too" not in plain(part)):
                yield part

    def _texts(self) -> Iterator[tuple[Thing, str]]:
        for thing in self.things:
            for text in (*thing.labels, *thing.aliases):
                yield thing, text
            if self._may_spell(thing):
                yield thing, thing.spelled

    def _may_spell(self, thing: Thing) -> bool:
        """Say whether an id may serve as a name: not `not`, and not another's words."""
        words = plain(thing.spelled)
        kind = self.lexicon.phrases.kind(words)
        small = kind is not None and kind not in {*MISSING, "none", "none_at_all"}
        return bool(words) and not small and not self._elsewhere(thing, thing.spelled)

    def _elsewhere(self, thing: Thing, part: str) -> bool:
        """Say whether the label of another one holds these words too."""
        inner = f" {' '.join(plain(part))} "
        return any(
            inner in f" {' '.join(plain(label))} "
            for other in self.things
            if other.kind == thing.kind and other.id != thing.id
            for label in other.labels
        )

    def _add(self, kind: Kind, one: str, text: str, weight: int) -> None:
        key = key_of(plain(text))
        known = self._table.get(key)
        if known is None and key:
            self._table[key] = Name(kind, (one,), weight)
        elif known and known.weight == weight and known.kind == kind and one not in known.ids:
            self._table[key] = Name(kind, (*known.ids, one), weight)

    def _bags(self) -> Iterator[Bag]:
        for thing, text in self._texts():
            for head in _CONTRAST.split(text):
                if plain(head)[:1] not in {("neither",), ("weder",)}:
                    yield self._bag(thing, plain(head))

    def _bag(self, thing: Thing, words: tuple[str, ...]) -> Bag:
        negated = next((i for i, word in enumerate(words) if word in NEGATORS), len(words))
        grades = self.grades & set(words)
        free = self._content(words[:negated])
        guarded = self._content(words[negated + 1 :]) - free
        stems = {stem(word) for word in words}
        return Bag(
            thing.kind, thing.id, free, free & stems, guarded, (guarded & stems) - NEGATORS, grades
        )

    def _content(self, words: tuple[str, ...]) -> frozenset[str]:
        """Keep stems of words that carry meaning, and of neighbours written as one."""
        small = self.filler | self.grades | self.lexicon.degrees | _JOINING
        single = {stem(word) for word in words if word not in small}
        double = {
            stem(one + two)
            for one, two in pairwise(words)
            if one not in small and two not in small and one.isalpha() and two.isalpha()
        }
        return frozenset(single | double)

    def named(self, words: tuple[str, ...]) -> Name | None:
        """Give what these words name as a whole."""
        return self._table.get(key_of(words))

    def key(self, key: str) -> Name | None:
        """Give what a key leads to."""
        return self._table.get(key)

    def begins(self, key: str) -> bool:
        """Say whether any name begins with this key."""
        place = bisect_left(self._keys, key)
        return place < len(self._keys) and self._keys[place].startswith(key)

    def ids(self, kind: Kind) -> tuple[str, ...]:
        """Give the ids of all options or items, in the order shown."""
        return tuple(one.id for one in self.things if one.kind == kind)

    def words_of(self, kind: Kind, ids: Iterable[str]) -> frozenset[str]:
        """Give the stems of all that is written about these, descriptions included."""
        chosen = set(ids)
        return frozenset(
            stem(word)
            for one in self.things
            if one.kind == kind and one.id in chosen
            for text in (*one.labels, *one.aliases, one.described)
            for word in plain(text)
        )


def _only_tells(labels: Sequence[str], filler: frozenset[str]) -> bool:
    """Say whether `only` sets a label apart from another that shares a word of weight with it."""
    told = [{one for one in plain(label) if one not in filler} for label in labels]
    return any(
        "only" in plain(label) and one & two - {"only"}
        for label, one in zip(labels, told, strict=True)
        for two in told
        if one is not two
    )


def key_of(words: Iterable[str]) -> str:
    """Join words into a key that does not care for spaces, hyphens, `and` or `don't`."""
    return "".join(spelled_out(tuple(word for word in words if word not in _JOINING)))


def parts(label: str, lexicon: Lexicon) -> Iterator[str]:
    """Give the shorter names that a label holds."""
    short = bare(label)
    answer = _AFTER_YES_OR_NO.match(short)
    if answer is not None:
        yield answer.group(1)
    for text in dict.fromkeys((short, _HEAD.split(short)[0], _CONTRAST.split(short)[0])):
        words = plain(text)
        if text != label:
            yield text
        while len(words) > 1 and words[0] in lexicon.filler:
            words = words[1:]
            yield " ".join(words)
    if plain(short)[:1] in {("neither",), ("weder",)}:
        yield from ("neither", "neutral", "neither nor", "weder noch")
    for start in ("not at all", "gar nicht", "überhaupt nicht"):
        if plain(short)[: len(plain(start))] == plain(start) != plain(short):
            yield start
    yield from _either_count(short)
    yield from _initials(short, lexicon)
    inner = (piece[1:-1] for piece in _BRACKET.findall(label))
    yield from (one for one in inner if one.isupper() and len(one) >= 2)


def _either_count(label: str) -> Iterator[str]:
    """Give `once a month` and `twice a month` of a label that says `once or twice a month`."""
    both = _TWO_COUNTS.match(label)
    if both is not None:
        yield f"{both.group(1)} {both.group(3)}"
        yield f"{both.group(2)} {both.group(3)}"


def bare(label: str) -> str:
    """Give a label without what stands in brackets."""
    return " ".join(_BRACKET.sub(" ", label).split())


def _initials(label: str, lexicon: Lexicon) -> Iterator[str]:
    """Give an acronym: `CRL`, `R&D`; never one that is a small word."""
    words = plain(label)
    initials = "".join(word[0] for word in words if word not in lexicon.filler | _JOINING)
    paired = len(initials) == 2 and bool(_JOINING & set(words))
    if (paired or len(initials) >= 3) and initials.isalpha() and not lexicon.knows(initials):
        yield initials


def things(
    question: AskedQuestion, options: Iterable[Option], items: Iterable[Item]
) -> Iterator[Thing]:
    """Give all that was shown with a question, under all its names."""
    for option in options:
        yield _thing("option", option)
    if isinstance(question, Rating):
        for point in range(question.scale.low, question.scale.high + 1):
            labels = _texts(question.scale.labels.get(point))
            yield Thing("option", str(point), labels, ())
    for item in items:
        yield _thing("item", item)


def _thing(kind: Kind, one: Option | Item) -> Thing:
    spelled = readable(one.id)
    labels = _texts(one.label) or (spelled,)
    own = spelled if one.label is not None and _is_words(one.id) else ""
    return Thing(kind, one.id, labels, one.aliases, own, " ".join(_texts(one.description)))


def _is_words(identifier: str) -> bool:
    """Say whether an id is made of words, and is no mere number or code."""
    return len(identifier) > 2 and not re.fullmatch(r"[A-Za-z]{0,4}[\d.\-]+", identifier)


def _texts(text: Text | None) -> tuple[str, ...]:
    if text is None:
        return ()
    return (text,) if isinstance(text, str) else tuple(dict.fromkeys(text.values()))
