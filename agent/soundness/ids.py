"""Whether every id stands for one thing, and can be spoken of in conditions."""

import keyword
from collections.abc import Iterable, Iterator

from agent.questionnaire import Derived, Questionnaire
from agent.soundness.faults import Fault, Path, error, nearest, warning

_RESERVED = frozenset({"true", "false"})


def faults(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Find ids that are given twice, that name nothing, or that conditions cannot name."""
    for kind in ("sections", "quotas", "checks", "questions"):
        named = [(one.id, (kind, place)) for place, one in enumerate(getattr(questionnaire, kind))]
        yield from _doubles(kind.removesuffix("s"), named)
    yield from _of_questions(questionnaire)
    yield from _sections(questionnaire)
    yield from _glossary(questionnaire)


def _of_questions(questionnaire: Questionnaire) -> Iterator[Fault]:
    for index, question in enumerate(questionnaire.questions):
        here: Path = ("questions", index)
        if keyword.iskeyword(question.id) or question.id in _RESERVED:
            yield error(
                (*here, "id"), f"conditions cannot speak of '{question.id}'", "choose another id"
            )
        for kind in ("options", "items", "bands"):
            listed = getattr(question, kind, ())
            named = [(one.id, (*here, kind, place)) for place, one in enumerate(listed)]
            yield from _doubles(kind.removesuffix("s"), named)
        loop = None if isinstance(question, Derived) else question.loop
        if loop is not None and loop.name in questionnaire.by_id:
            yield error(
                (*here, "loop", "as"),
                f"the loop is called '{loop.name}', as a question is",
                "give it another name with 'as:'",
            )


def _doubles(kind: str, named: Iterable[tuple[str, Path]]) -> Iterator[Fault]:
    first: dict[str, str] = {}
    for name, path in named:
        same = first.get(name.casefold())
        if same == name:
            yield error((*path, "id"), f"the {kind} '{name}' exists twice", "rename one of them")
        elif same is not None:
            yield warning(
                (*path, "id"),
                f"the {kind}s '{same}' and '{name}' differ in case only",
                "rename one",
            )
        first.setdefault(name.casefold(), name)


def _sections(questionnaire: Questionnaire) -> Iterator[Fault]:
    known = [one.id for one in questionnaire.sections]
    left: set[str] = set()
    current: str | None = None
    for index, question in enumerate(questionnaire.questions):
        path: Path = ("questions", index, "section")
        section = question.section
        if section is not None and section not in known:
            yield error(path, f"there is no section '{section}'", nearest(section, known))
        elif section in left and section != current and not isinstance(question, Derived):
            yield warning(path, f"the section '{section}' is begun twice", "keep it together")
        if not isinstance(question, Derived):
            left |= {current} if current else set()
            current = section
    used = {one.section for one in questionnaire.questions}
    for place, name in enumerate(known):
        if name not in used:
            yield warning(("sections", place), f"no question is in the section '{name}'")


def _glossary(questionnaire: Questionnaire) -> Iterator[Fault]:
    owner: dict[str, str] = {}
    for place, term in enumerate(questionnaire.glossary):
        for word in dict.fromkeys((term.term, *term.aliases)):
            other = owner.setdefault(word.casefold(), term.term)
            if other != term.term or (word == term.term and _repeated(questionnaire, place)):
                yield error(
                    ("glossary", place),
                    f"'{word}' is explained twice, under '{other}' and '{term.term}'",
                    "keep one of them",
                )


def _repeated(questionnaire: Questionnaire, place: int) -> bool:
    terms = [one.term.casefold() for one in questionnaire.glossary]
    return terms[place] in terms[:place]
