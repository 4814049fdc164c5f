"""The words of a language by which thin answers are known and follow-ups are put.

Each language is one YAML file beside this one; a language without a file is read and
spoken as English.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files

import yaml

from agent.nouns import Noun

_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_NEVER = re.compile(r"(?!)")
_KNOWN = ("en", "de")


class Tongue(Noun):
    """What is known of one language; the headings of its file."""

    stop: frozenset[str]
    generic: frozenset[str]
    abstract: frozenset[str]
    vocabulary: frozenset[str]
    abstract_endings: tuple[str, ...]
    hedges: tuple[str, ...]
    reasons: tuple[str, ...]
    links: tuple[str, ...]
    concrete: tuple[str, ...]
    empty: tuple[str, ...]
    denied: tuple[str, ...]
    declined: tuple[str, ...]
    modifiers: frozenset[str]
    wishes: tuple[str, ...]
    glue: frozenset[str]
    subjects: frozenset[str]
    determiners: frozenset[str]
    articles: frozenset[str]
    begins: frozenset[str]
    yes_no: tuple[str, ...]
    invitations: tuple[str, ...]
    why: tuple[str, ...]
    either_or: tuple[str, ...]
    asked_twice: tuple[str, ...]
    joined: tuple[str, ...]
    praise: tuple[str, ...]
    advice: tuple[str, ...]
    presupposes: tuple[str, ...]
    mentioned: tuple[str, ...]
    contradiction: tuple[str, ...]
    row: str
    cues: dict[str, tuple[str, ...]]
    templates: dict[str, tuple[str, ...]]

    def content(self, words: Iterable[str]) -> list[str]:
        """Keep the words that say something: neither small nor fit for every answer."""
        return [one for one in words if self.telling(one)]

    def telling(self, word: str) -> bool:
        """Tell whether a word says something."""
        lower = plain(word)
        return lower not in self.stop and lower not in self.generic and len(lower) > 1

    def is_abstract(self, word: str) -> bool:
        """Tell whether a word names a quality or a field rather than a thing."""
        lower = plain(word)
        return lower in self.abstract or (len(lower) > 6 and lower.endswith(self.abstract_endings))


def tongue(language: str) -> Tongue:
    """Give the words of a language."""
    name = language[:2].lower()
    return _read(name if name in _KNOWN else "en")


@lru_cache(maxsize=4)
def _read(name: str) -> Tongue:
    text = files("agent.probing").joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    written: Mapping[str, object] = yaml.safe_load(text)
    return Tongue.model_validate(
        {
            head: frozenset(one.split()) if isinstance(one, str) and head != "row" else one
            for head, one in written.items()
        }
    )


def words_in(text: str) -> list[str]:
    """Give the words of a text in lower case, apostrophes made straight."""
    return [plain(found.group()) for found in _WORD.finditer(text)]


def plain(word: str) -> str:
    """Give a word in lower case, with straight apostrophes."""
    return word.casefold().replace("’", "'")


def told(text: str, phrases: tuple[str, ...]) -> bool:
    """Tell whether a text holds one of the phrases."""
    return matcher(phrases).search(text.replace("’", "'")) is not None


@lru_cache(maxsize=64)
def matcher(phrases: tuple[str, ...], *, start: bool = False) -> re.Pattern[str]:
    """Find phrases as whole words; start: only where a sentence begins."""
    if not phrases:
        return _NEVER
    ordered = sorted(phrases, key=len, reverse=True)
    either = "|".join(re.escape(one).replace(r"\*", r"[^\W_]*") for one in ordered)
    before = r"(?:^|[.!?:]\s+)" if start else r"(?<![^\W_])"
    return re.compile(rf"{before}(?:{either})(?![^\W_])", re.IGNORECASE)
