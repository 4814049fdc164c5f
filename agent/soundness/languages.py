"""Whether respondents find every text in every language that they may choose."""

from collections.abc import Iterator, Sequence
from typing import get_args

from pydantic import BaseModel

from agent.codebook import Codebook
from agent.nouns import Text
from agent.questionnaire import Derived, Questionnaire
from agent.soundness.faults import Fault, Path, warning

_NOT_READ = frozenset({"note", "audience", "base_label", "objective", "good_answer", "bands"})
"""What only researchers read."""
_TEXT = set(get_args(Text))


def faults(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Find texts that lack a language; a label in one string is a name, and holds in all."""
    languages = tuple(dict.fromkeys((questionnaire.language, *questionnaire.languages)))
    if questionnaire.languages and questionnaire.language not in questionnaire.languages:
        yield warning(
            ("languages",),
            f"the main language, {questionnaire.language}, is not among the languages",
            "add it to the list",
        )
    for index, question in enumerate(questionnaire.questions):
        if not isinstance(question, Derived):
            yield from _lacking(question, ("questions", index), languages)
    for key in type(questionnaire).model_fields:
        if key not in _NOT_READ | {"questions"}:
            kind = type(questionnaire).model_fields[key].annotation
            yield from _lacking(getattr(questionnaire, key), (key,), languages, kind)


def _lacking(
    value: object, path: Path, languages: Sequence[str], kind: object = None
) -> Iterator[Fault]:
    """Report each language once per part, at the first text that lacks it."""
    for language in languages:
        places = [
            place
            for place, text in _texts(value, path, kind)
            if not _speaks(text, place, language, language == languages[0])
        ]
        if places:
            more = f", and so do {len(places) - 1} more here" if places[1:] else ""
            yield warning(
                places[0],
                f"{_named(places[0])} lacks the language '{language}'{more}",
                f"add '{language}:'",
            )


def _named(place: Path) -> str:
    """Name a text by its keys, for one that was left out has no line: `closing.completed`."""
    keys = [str(one) for one in place if isinstance(one, str)]
    return ".".join(keys) if keys and keys[0] != "questions" else "this text"


def _speaks(text: Text, place: Path, language: str, main: bool) -> bool:
    """Tell whether a text can be read; one string is in the main language, or is a name."""
    if isinstance(text, str):
        return main or place[-1] == "label"
    return bool(text.get(language))


def _texts(value: object, path: Path, kind: object = None) -> Iterator[tuple[Path, Text]]:
    """Walk to every text that respondents read; kind: the annotation that `value` stands under."""
    if isinstance(value, (str, dict)) and set(get_args(kind)) >= _TEXT:
        yield path, value
        return
    for key, part, inner in _parts(value, kind):
        yield from _texts(part, (*path, key), inner)


def _parts(value: object, kind: object) -> Iterator[tuple[str | int, object, object]]:
    """List what a value holds, by key or position, with its annotation."""
    match value:
        case tuple():
            inner = next(iter(get_args(kind)), None)
            yield from ((place, one, inner) for place, one in enumerate(value))
        case dict():
            inner = next(iter(get_args(kind)[1:]), None)
            yield from ((str(key), one, inner) for key, one in value.items())
        case BaseModel() if not isinstance(value, Codebook):
            for key, info in type(value).model_fields.items():
                if key not in _NOT_READ:
                    yield info.alias or key, getattr(value, key), info.annotation
