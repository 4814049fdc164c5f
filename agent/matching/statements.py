"""What each option is called and described as, with common sayings for what it means."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

import yaml

from agent.nouns import spoken
from agent.questionnaire import MISSING, AskedQuestion, Option, Questionnaire

FULL = 9
"""From how many statements of every option they tell the options apart."""


class Sense(NamedTuple):
    """One sense of a family of answers: how labels show it, and how people say it."""

    family: str
    name: str
    cues: re.Pattern[str]
    says: tuple[str, ...]


class Stated(NamedTuple):
    """What an option is called, how it is described, and how people say it.

    own: how many of the sayings the questionnaire gives itself.
    """

    label: str
    described: str
    sayings: tuple[str, ...] = ()
    own: int = 0

    @property
    def all(self) -> tuple[str, ...]:
        """Give every statement once, the label first."""
        return tuple(dict.fromkeys((self.label, self.described, *self.sayings)))


def statements(
    questionnaire: Questionnaire,
    question: AskedQuestion,
    shown: Sequence[str],
    *,
    language: str,
) -> dict[str, Stated]:
    """State every option that was shown; its own sayings stand beside the common ones.

    Options for what is missing, and those that ask to specify, are left out: rules read them.
    """
    options = [
        one
        for one in questionnaire.choices(question)
        if one.id in shown and one.id not in MISSING and not one.specify
    ]
    said = sayings({one.id: one.words(language) for one in options})
    return {one.id: _stated(one, said.get(one.id, ()), language) for one in options}


def own_statements(
    questionnaire: Questionnaire, question: AskedQuestion, *, language: str
) -> tuple[str, ...]:
    """Give what a questionnaire says of a question's options; nothing where it has no sayings."""
    options = [one for one in questionnaire.choices(question) if one.sayings]
    stated = (_stated(one, (), language).all for one in options)
    return tuple(dict.fromkeys(text for each in stated for text in each))


def _stated(option: Option, said: Sequence[str], language: str) -> Stated:
    label, more = option.words(language), spoken(option.description, language)
    own = tuple(one for one in (*option.aliases, *option.sayings) if one.isascii())
    return Stated(label, f"{label}: {more}" if more else label, (*own, *said), len(option.sayings))


def sayings(labels: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Give the sayings that fit each option; a family counts only where two senses are offered.

    A sense that two options share tells neither from the other and is left out.
    """
    found: dict[str, tuple[str, ...]] = {}
    for family in dict.fromkeys(one.family for one in _senses()):
        of = {option: _sense_of(family, label) for option, label in labels.items()}
        count = Counter(one.name for one in of.values() if one)
        for option, sense in of.items():
            if sense and len(count) > 1 and count[sense.name] == 1:
                found[option] = (*found.get(option, ()), *sense.says)
    return found


def _sense_of(family: str, label: str) -> Sense | None:
    """Find the one sense of a family that a label shows most fully."""
    shown = [
        (max((hit.end() - hit.start() for hit in one.cues.finditer(label)), default=0), one)
        for one in _senses()
        if one.family == family
    ]
    most = max(length for length, _ in shown)
    best = [one for length, one in shown if length == most]
    return best[0] if most and len(best) == 1 else None


@lru_cache(maxsize=1)
def _senses() -> tuple[Sense, ...]:
    """Read the sayings of all files; a cue stands for whole words, `*` for any ending."""
    cues: dict[tuple[str, str], list[str]] = {}
    says: dict[tuple[str, str], list[str]] = {}
    folder = files("agent.matching").joinpath("sayings")
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        for family, senses in yaml.safe_load(file.read_text(encoding="utf-8")).items():
            for name, sense in senses.items():
                cues.setdefault((family, name), []).append(sense["cues"])
                says.setdefault((family, name), []).extend(_lines(sense["says"]))
    return tuple(
        Sense(family, name, _whole_words(",".join(cues[family, name])), tuple(said))
        for (family, name), said in says.items()
    )


def _lines(said: str | Sequence[str]) -> Sequence[str]:
    """Give the sayings of a list, or of a text with one on each line."""
    if isinstance(said, str):
        return [one.strip() for one in said.splitlines() if one.strip()]
    return said


def _whole_words(cues: str) -> re.Pattern[str]:
    listed = sorted((one.strip() for one in cues.split(",")), key=len, reverse=True)
    escaped = (re.escape(one).replace(r"\*", r"\w*") for one in listed)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(escaped)})(?![\w-])", re.IGNORECASE)


def is_full(means: Mapping[str, Stated]) -> bool:
    """Tell whether every option has statements enough to tell it from the others."""
    return min((len(one.all) for one in means.values()), default=0) >= FULL


def is_told(means: Mapping[str, Stated]) -> bool:
    """Tell whether the questionnaire itself gives many sayings of every option."""
    return min((one.own for one in means.values()), default=0) >= FULL
