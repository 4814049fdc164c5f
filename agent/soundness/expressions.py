"""Whether every expression can be read, speaks of what is known, and of what was answered."""

from collections.abc import Iterator
from dataclasses import dataclass

from agent import conditions
from agent.conditions import Subject
from agent.errors import ConditionError
from agent.questionnaire import (
    AskedQuestion,
    Derived,
    Loop,
    Multi,
    Option,
    Questionnaire,
    Single,
)
from agent.soundness.faults import Fault, Path, error, warning
from agent.soundness.vocabulary import may_be_passed_over, rows_of, vocabulary


@dataclass(frozen=True, slots=True)
class Use:
    """One expression in its place; `loop` is the name and the items of the loop around it.

    upto: the questions that are known there.
    """

    path: Path
    source: str
    upto: frozenset[str]
    loop: tuple[str, Subject] | None = None


def faults(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Check each expression where it stands."""
    known = vocabulary(questionnaire)
    for use in uses(questionnaire):
        words = known if use.loop is None else {**known, use.loop[0]: use.loop[1]}
        try:
            expression = conditions.parse(use.source)
        except ConditionError as unread:
            yield error(use.path, f"{unread.what} ({unread.where})", unread.mend)
            continue
        found = conditions.check(expression, words, upto=use.upto)
        for one in found:
            what = f"{one.what} (column {one.column})"
            yield Fault(severity=one.severity, path=use.path, what=what, mend=one.mend)
        if not any(one.severity == "error" for one in found):
            yield from _unguarded(questionnaire, use, expression)


def _unguarded(
    questionnaire: Questionnaire, use: Use, expression: conditions.Expression
) -> Iterator[Fault]:
    """Warn where a question that may be passed over decides, and nobody asks whether it was."""
    bare = conditions.references(expression) - conditions.guarded(expression)
    for name in sorted(bare & questionnaire.by_id.keys()):
        if may_be_passed_over(questionnaire.by_id[name]) and not _own(questionnaire, use, name):
            yield warning(
                use.path,
                f"'{name}' is not asked of everybody; where it was not, this does not hold",
                f"write 'answered({name}) and …' if that is meant",
            )


def _own(questionnaire: Questionnaire, use: Use, name: str) -> bool:
    """Tell whether a question's own `terminate_if` is at issue: it is read once answered."""
    match use.path:
        case ("questions", int(index), "terminate_if"):
            return questionnaire.questions[index].id == name
        case _:
            return False


def uses(questionnaire: Questionnaire) -> Iterator[Use]:
    """List the expressions of a questionnaire."""
    everything = frozenset(one.id for one in questionnaire.questions)
    for index, quota in enumerate(questionnaire.quotas):
        yield Use(("quotas", index, "when"), quota.when, everything)
    for index, check in enumerate(questionnaire.checks):
        yield Use(("checks", index, "when"), check.when, everything)
    earlier: frozenset[str] = frozenset()
    for index, question in enumerate(questionnaire.questions):
        here: Path = ("questions", index)
        for path, source in _filters(question):
            yield Use((*here, *path), source, earlier)
        if not isinstance(question, Derived):
            yield from _endings(questionnaire, question, here, earlier)
        earlier |= {question.id}


def _filters(question: AskedQuestion | Derived) -> Iterator[tuple[Path, str]]:
    """List what decides whether a question, option or row is shown."""
    if question.show_if is not None:
        yield ("show_if",), question.show_if
    for place, option in enumerate(getattr(question, "options", ())):
        if option.when is not None:
            yield ("options", place, "when"), option.when
    for place, item in enumerate(getattr(question, "items", ())):
        if item.show_if is not None:
            yield ("items", place, "show_if"), item.show_if


def _endings(
    questionnaire: Questionnaire, question: AskedQuestion, here: Path, earlier: frozenset[str]
) -> Iterator[Use]:
    """List what ends the interview, and what picks the rounds of a loop."""
    if question.terminate_if is not None:
        yield Use((*here, "terminate_if"), question.terminate_if, earlier | {question.id})
    loop = question.loop
    if loop is not None and loop.where is not None:
        passed = (one.id for one in _source(questionnaire, loop) if one.exclusive)
        rounds = Subject("single", options=(*rows_of(questionnaire, question), *passed))
        upto = earlier | {loop.name}
        yield Use((*here, "loop", "where"), loop.where, upto, (loop.name, rounds))


def _source(questionnaire: Questionnaire, loop: Loop) -> tuple[Option, ...]:
    """Give the options that a loop goes over, with those that never make a round."""
    origin = questionnaire.by_id.get(loop.over)
    return questionnaire.choices(origin) if isinstance(origin, (Single, Multi)) else ()
