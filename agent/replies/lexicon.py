"""The small words of a language, made ready to be found in a reply, longest first."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import product
from types import ModuleType
from typing import Any, NamedTuple

from agent.replies.normal import Word, plain
from agent.replies.words import (
    english,
    english_amounts,
    english_families,
    english_talk,
    german,
    german_amounts,
    german_families,
    german_talk,
)

_ENGLISH = (english, english_amounts, english_talk, english_families)
_GERMAN = (german, german_amounts, german_talk, german_families)
_LANGUAGES: dict[str, tuple[ModuleType, ...]] = {"en": _ENGLISH, "de": _GERMAN}
Family = Mapping[str, Mapping[str, tuple[str, str]]]
_CONTRACTED = ("don", "doesn", "didn", "isn", "aren", "wasn", "weren", "haven", "hasn", "hadn",
               "won", "wouldn", "couldn", "can")  # fmt: skip
_NEGATED = {f"{stem}t": ("will" if stem == "won" else "can" if stem == "can" else stem[:-1])
            for stem in _CONTRACTED}  # fmt: skip


def expanded(spec: str) -> tuple[str, ...]:
    """Spell out `a [b|c] d | e` as `a b d`, `a c d` and `e`."""
    found: list[str] = []
    for phrase in _alternatives(spec):
        slots = _slots(phrase)
        found.extend(" ".join(" ".join(choice).split()) for choice in product(*slots))
    return tuple(one for one in dict.fromkeys(found) if one)


def _alternatives(spec: str) -> list[str]:
    """Cut at the bars that stand outside of brackets."""
    parts, depth = [""], 0
    for letter in spec:
        depth += {"[": 1, "]": -1}.get(letter, 0)
        if letter == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += letter
    return parts


def _slots(phrase: str) -> list[tuple[str, ...]]:
    """Cut a phrase into fixed parts and bracketed choices; brackets may nest once."""
    slots: list[tuple[str, ...]] = []
    depth, now = 0, ""
    for letter in phrase:
        if letter == "[" and depth == 0:
            slots.append((now,))
            now = ""
        elif letter == "]" and depth == 1:
            inner = [expanded(one) or ("",) for one in _alternatives(now)]
            slots.append(tuple(choice for one in inner for choice in one))
            now = ""
        else:
            now += letter
        depth += {"[": 1, "]": -1}.get(letter, 0)
    return [*slots, (now,)]


class _Branch:
    """One word on the way of a phrase: what a phrase that ends here is, and where others go."""

    __slots__ = ("kind", "onward")

    def __init__(self) -> None:
        self.kind: str | None = None
        self.onward: dict[str, _Branch] = {}


class Phrasebook:
    """Phrases and what they are, found longest first at a place in a reply."""

    def __init__(self, entries: Mapping[str, str]) -> None:
        """Lay out the phrases of each kind word by word; an earlier kind wins."""
        self._root = _Branch()
        words: set[str] = set()
        for kind, spec in entries.items():
            for phrase in expanded(spec):
                for spelling in _spellings(phrase):
                    self._add(spelling, kind)
                    words.update(spelling)
        self.words = frozenset(words)

    def _add(self, phrase: tuple[str, ...], kind: str) -> None:
        branch = self._root
        for word in phrase:
            branch = branch.onward.setdefault(word, _Branch())
        branch.kind = branch.kind or kind

    def at(self, words: Sequence[Word], start: int) -> tuple[str, int] | None:
        """Give the kind of the longest phrase at `start`, and where it ends.

        Marks glued between its words do not count.
        """
        branch, place, best = self._root, start, None
        while place < len(words):
            if place > start and _glued(words, place) and words[place].text not in branch.onward:
                place += 1
                continue
            after = branch.onward.get(words[place].text)
            if after is None:
                break
            branch, place = after, place + 1
            best = best if branch.kind is None else (branch.kind, place)
        return best

    def kind(self, words: tuple[str, ...]) -> str | None:
        """Give the kind of a whole phrase."""
        branch = self._root
        for word in words:
            after = branch.onward.get(word)
            if after is None:
                return None
            branch = after
        return branch.kind


def _glued(words: Sequence[Word], place: int) -> bool:
    """Say whether a mark has no space on either side, as in `n/a`."""
    if words[place].kind != "mark" or words[place].text == "\n" or place + 1 >= len(words):
        return False
    return words[place - 1].end == words[place].start and words[place].end == words[place + 1].start


def _spellings(phrase: str) -> list[tuple[str, ...]]:
    """Give a phrase as words, also with `don't` as `do not`."""
    words = plain(phrase) or tuple(phrase.split())
    longer: list[str] = []
    for word in words:
        longer.extend((_NEGATED[word], "not") if word in _NEGATED else (word,))
    return [words, tuple(longer)]


def spelled_out(words: tuple[str, ...]) -> tuple[str, ...]:
    """Turn `don't` into `do not`, so that both are the same."""
    return tuple(
        part
        for word in words
        for part in ((_NEGATED[word], "not") if word in _NEGATED else (word,))
    )


class Lexicon(NamedTuple):
    """All that is known of the languages a reply may be written in."""

    language: str
    phrases: Phrasebook
    amounts: Phrasebook
    commands: Phrasebook
    tongues: Phrasebook
    questions: Phrasebook
    distress: Phrasebook
    no_more: Phrasebook
    scale: Phrasebook
    numbers: Mapping[str, float]
    magnitudes: Mapping[str, float]
    units: Mapping[str, str]
    spans: Mapping[str, tuple[float, str]]
    decades: Mapping[str, float]
    ordinals: Mapping[str, int]
    families: tuple[Family, ...]
    family_words: frozenset[str]
    filler: frozenset[str]
    weak: frozenset[str]
    degrees: frozenset[str]
    hedges: frozenset[str]
    feelings: frozenset[str]
    polite: frozenset[str]
    decimal_comma: bool

    def knows(self, word: str) -> bool:
        """Say whether this is a small word, which no typo may turn into another."""
        return (
            word in self.phrases.words
            or word in self.amounts.words
            or word in self.commands.words
            or word in self.numbers
            or word in self.family_words
        )


@lru_cache(maxsize=8)
def _family_words(language: str) -> frozenset[str]:
    return frozenset(
        word
        for family in _tables(_books(language), "FAMILIES")
        for senses in family.values()
        for core, phrases in senses.values()
        for word in plain(f"{core} {phrases}")
    )


@lru_cache(maxsize=8)
def lexicon(language: str) -> Lexicon:
    """Give the words for replies in a language; English is understood everywhere."""
    books, everywhere = _books(language), (*_books(language), *_ENGLISH, *_GERMAN)
    return Lexicon(
        language=language,
        phrases=Phrasebook(_phrases(books)),
        amounts=Phrasebook(joined(books, "AMOUNT_WORDS")),
        commands=Phrasebook(joined(everywhere, "COMMANDS")),
        tongues=Phrasebook(_tongues(everywhere)),
        questions=Phrasebook({"question": texts(books, "QUESTIONS")}),
        distress=Phrasebook(
            {
                "within": texts(everywhere, "DISTRESS"),
                "whole": texts(everywhere, "DISTRESS_WHOLE"),
            }
        ),
        no_more=Phrasebook({"no_more": texts(books, "NOTHING_MORE")}),
        scale=Phrasebook(
            {
                "top": texts(books, "SCALE_TOP"),
                "bottom": texts(books, "SCALE_BOTTOM"),
                "middle": texts(books, "MIDDLE"),
            }
        ),
        numbers=merged(books, "NUMBERS"),
        magnitudes=merged(books, "MAGNITUDES"),
        units=merged(books, "UNITS"),
        spans=merged(books, "SPANS"),
        decades=merged(books, "DECADES"),
        ordinals=merged(books, "ORDINALS"),
        families=_tables(books, "FAMILIES"),
        family_words=_family_words(language),
        filler=listed(books, "FILLER") | listed(books, "WEAK"),
        weak=listed(books, "WEAK"),
        degrees=listed(books, "DEGREE"),
        hedges=listed(books, "HEDGES"),
        feelings=listed(books, "FEELINGS"),
        polite=listed(everywhere, "POLITE"),
        decimal_comma=books[0] is german,
    )


def _books(language: str) -> tuple[ModuleType, ...]:
    own = _LANGUAGES.get(language.split("-")[0], ())
    return _ENGLISH if own in ((), _ENGLISH) else (*own, *_ENGLISH)


def _phrases(books: Sequence[ModuleType]) -> dict[str, str]:
    small = (getattr(book, name, "").split() for book in books for name in ("FILLER", "WEAK"))
    fillers = " | ".join(word for words in small for word in words)
    return {
        **joined(books, "MISSING"),
        **joined(books, "PHRASES"),
        "degree": " | ".join(listed(books, "DEGREE")),
        "other": texts(books, "OTHER"),
        "none_at_all": texts(books, "NONE_AT_ALL"),
        "filler": f"{fillers} | {texts(books, 'FILLER_PHRASES')}",
    }


def _tongues(books: Sequence[ModuleType]) -> dict[str, str]:
    verbs = (*expanded(texts(books, "SWITCH")), "")
    return {
        code: " | ".join(f"{verb} {name}" for verb in verbs for name in expanded(names))
        for code, names in joined(books, "LANGUAGES").items()
    }


def joined(books: Sequence[ModuleType], name: str) -> dict[str, str]:
    """Put the phrases of several languages together, kind by kind."""
    found: dict[str, str] = {}
    for book in dict.fromkeys(books):
        for kind, spec in getattr(book, name, {}).items():
            found[kind] = f"{found[kind]} | {spec}" if kind in found else spec
    return found


def texts(books: Sequence[ModuleType], name: str) -> str:
    """Put the phrases of one kind together."""
    return " | ".join(dict.fromkeys(getattr(book, name, "") for book in books))


def listed(books: Sequence[ModuleType], name: str) -> frozenset[str]:
    """Put the single words of several languages together."""
    return frozenset(
        word for book in books for one in getattr(book, name, "").split() for word in plain(one)
    )


def _tables(books: Sequence[ModuleType], name: str) -> tuple[Any, ...]:
    return tuple(table for book in books if (table := getattr(book, name, None)) is not None)


def merged(books: Sequence[ModuleType], name: str) -> dict[str, Any]:
    """Put the tables of several languages together; the first language wins."""
    found: dict[str, Any] = {}
    for table in reversed(_tables(books, name)):
        found.update(table)
    return found
