"""The small words of a language, made ready to be found in a reply, longest first."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import product
from types import ModuleType
from typing import Any, NamedTuple

from agent.replies import english, german
from agent.replies.normal import Word, plain

_MODULES: dict[str, ModuleType] = {"en": english, "de": german}
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


class Phrasebook:
    """Phrases and what they are, found longest first at a place in a reply."""

    def __init__(self, entries: Mapping[str, Iterable[str]]) -> None:
        """Sort the phrases of each kind by their first word; an earlier kind wins."""
        known: dict[tuple[str, ...], str] = {}
        for kind, specs in entries.items():
            for spec in specs:
                for phrase in expanded(spec):
                    for words in _spellings(phrase):
                        known.setdefault(words, kind)
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for words, kind in sorted(known.items(), key=lambda one: -len(one[0])):
            self._by_first.setdefault(words[0], []).append((words, kind))
        self._known = known
        self.words = frozenset(word for words in known for word in words)

    def at(self, words: Sequence[Word], start: int) -> tuple[str, int] | None:
        """Give the kind of the longest phrase at `start`, and where it ends."""
        for phrase, kind in self._by_first.get(words[start].text, ()):
            end = start + len(phrase)
            if len(phrase) == 1 or phrase == tuple(word.text for word in words[start:end]):
                return kind, end
        return None

    def kind(self, words: tuple[str, ...]) -> str | None:
        """Give the kind of a whole phrase."""
        return self._known.get(words)


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
    ordinals: Mapping[str, int]
    families: tuple[Mapping[str, Mapping[str, tuple[str, str]]], ...]
    family_words: frozenset[str]
    filler: frozenset[str]
    degrees: frozenset[str]
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


def _family_words(
    families: tuple[Mapping[str, Mapping[str, tuple[str, str]]], ...],
) -> frozenset[str]:
    return frozenset(
        word
        for family in families
        for senses in family.values()
        for core, phrases in senses.values()
        for word in plain(f"{core} {phrases}")
    )


@lru_cache(maxsize=8)
def lexicon(language: str) -> Lexicon:
    """Give the words for replies in a language; English is understood everywhere."""
    own = _MODULES.get(language[:2])
    books = [english] if own in (None, english) else [own, english]
    return Lexicon(
        phrases=Phrasebook(_joined(books, _phrases)),
        amounts=Phrasebook(_joined(books, lambda book: book.AMOUNT_WORDS)),
        commands=Phrasebook(_joined(list(_MODULES.values()), lambda book: book.COMMANDS)),
        tongues=Phrasebook(_joined(list(_MODULES.values()), _tongues)),
        questions=Phrasebook(_joined(books, lambda book: {"question": book.QUESTIONS})),
        distress=Phrasebook(_joined(list(_MODULES.values()), _distress)),
        no_more=Phrasebook(_joined(books, lambda book: {"no_more": book.NOTHING_MORE})),
        scale=Phrasebook(_joined(books, _scale)),
        numbers=_merged(books, "NUMBERS"),
        magnitudes=_merged(books, "MAGNITUDES"),
        units=_merged(books, "UNITS"),
        ordinals=_merged(books, "ORDINALS"),
        families=tuple(book.FAMILIES for book in books),
        family_words=_family_words(tuple(book.FAMILIES for book in books)),
        filler=frozenset(word for book in books for one in book.FILLER for word in plain(one)),
        degrees=frozenset(word for book in books for word in book.DEGREE),
        polite=frozenset(word for book in books for one in book.POLITE for word in plain(one)),
        decimal_comma=own is german,
    )


def _phrases(book: ModuleType) -> dict[str, tuple[str, ...]]:
    return {
        **book.MISSING,
        **book.PHRASES,
        "degree": tuple(book.DEGREE),
        "other": book.OTHER,
        "none_at_all": book.NONE_AT_ALL,
        "filler": (*book.FILLER, *book.FILLER_PHRASES),
    }


def _tongues(book: ModuleType) -> dict[str, tuple[str, ...]]:
    verbs = (*expanded(book.SWITCH[0]), "")
    return {
        code: tuple(f"{verb} {name}" for verb in verbs for name in expanded(specs[0]))
        for code, specs in book.LANGUAGES.items()
    }


def _distress(book: ModuleType) -> dict[str, tuple[str, ...]]:
    return {"within": book.DISTRESS, "whole": book.DISTRESS_WHOLE}


def _scale(book: ModuleType) -> dict[str, tuple[str, ...]]:
    return {"top": book.SCALE_TOP, "bottom": book.SCALE_BOTTOM, "middle": book.MIDDLE}


def _joined(
    books: Sequence[ModuleType], take: Callable[[ModuleType], Mapping[str, tuple[str, ...]]]
) -> dict[str, tuple[str, ...]]:
    """Put the phrases of several languages together, the first language's first."""
    joined: dict[str, tuple[str, ...]] = {}
    for book in books:
        for kind, specs in take(book).items():
            joined[kind] = (*joined.get(kind, ()), *specs)
    return joined


def _merged(books: Sequence[ModuleType], name: str) -> dict[str, Any]:
    """Put the tables of several languages together; the first language wins."""
    merged: dict[str, Any] = {}
    for book in reversed(books):
        merged.update(getattr(book, name))
    return merged
