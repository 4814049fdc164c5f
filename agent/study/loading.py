"""From a file to a questionnaire, or to everything that is wrong with it, by line."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from pydantic import ValidationError

from agent.errors import QuestionnaireError
from agent.questionnaire import Questionnaire
from agent.soundness import Fault as Unsound
from agent.soundness import problems
from agent.study.files import read_text
from agent.study.lines import Place, Tree, Value, read_tree
from agent.study.mends import at, faults_of, numbers_as_text, subject_of
from agent.study.problems import Fault, Problem
from agent.study.remainder import concerns, remainder


def read_questionnaire(path: Path) -> Questionnaire:
    """Read a questionnaire that is fit to be fielded. Raises QuestionnaireError."""
    questionnaire, found = check_file(path)
    errors = [one for one in found if one.severity == "error"]
    if questionnaire is not None and not errors:
        return questionnaire
    first, more = errors[0], len(errors) - 1
    what = first.what + (f" (and {more} more: run `interview check`)" if more else "")
    raise QuestionnaireError(what, where=first.where, mend=first.mend)


def parse_questionnaire(text: str, *, where: str = "questionnaire") -> Questionnaire:
    """Read a questionnaire's text, as it was once kept. Raises QuestionnaireError."""
    tree, faults = read_tree(text)
    questionnaire, more = (None, ()) if tree is None else _build(tree)
    if questionnaire is None or faults:
        first = (*faults, *more)[0]
        raise QuestionnaireError(first.what, where=f"{where}:{first.line}", mend=first.mend)
    return questionnaire


def lines_of(path: Path) -> Callable[[Place], int]:
    """Give what finds the line of a place in a file, by its keys. Raises QuestionnaireError."""
    tree, _ = read_tree(read_text(path))
    return tree.line if tree is not None else lambda _: 1


def check_file(path: Path) -> tuple[Questionnaire | None, tuple[Problem, ...]]:
    """Read a questionnaire and say all that is wrong with it, in the order of the file.

    The questionnaire is None where the file does not say one. A questionnaire that comes
    with problems of severity "error" must not be fielded.
    """
    try:
        text = read_text(path)
    except QuestionnaireError as unread:
        line = unread.where.rpartition(":")[2]
        return None, (
            Problem(
                where=unread.where,
                line=int(line) if line.isdecimal() else 1,
                what=unread.what,
                mend=unread.mend,
            ),
        )
    tree, faults = read_tree(text)
    if tree is None:
        return None, _placed(path, faults)
    questionnaire, more = _build(tree)
    if questionnaire is not None:
        more = (*more, *_with_lines(problems(questionnaire), tree))
    return (None if faults else questionnaire), _placed(path, (*faults, *more))


def _with_lines(unsound: Iterable[Unsound], tree: Tree) -> Iterator[Fault]:
    """Find the lines of what does not fit together."""
    for one in unsound:
        subject = subject_of(one.path, tree.value)
        yield Fault(
            severity=one.severity,
            line=tree.line(one.path),
            what=f"{subject}{one.what}",
            mend=one.mend,
        )


def _of_the_rest(tree: Tree, refused: ValidationError) -> Iterator[Fault]:
    """Find what does not fit together in what is left when all that was refused is out."""
    left = remainder(tree.value, refused) if isinstance(tree.value, dict) else None
    if left is not None:
        unsound = problems(left.questionnaire)
        yield from _with_lines((one for one in unsound if concerns(one, left, tree.value)), tree)


def _placed(path: Path, faults: tuple[Fault, ...]) -> tuple[Problem, ...]:
    return tuple(
        Problem(where=f"{path.name}:{one.line}", **one.model_dump())
        for one in sorted(faults, key=lambda one: one.line)
    )


def _build(tree: Tree) -> tuple[Questionnaire | None, tuple[Fault, ...]]:
    if not isinstance(tree.value, dict):
        kind = "a list" if isinstance(tree.value, list) else "a single value"
        fault = Fault(
            line=1,
            what=f"the file holds {kind} at its top",
            mend="begin with keys: 'id:', 'title:' and 'questions:'",
        )
        return None, (fault,)
    try:
        return Questionnaire.model_validate(tree.value), ()
    except ValidationError as refused:
        for place, text in numbers_as_text(refused, tree):
            _put(tree.value, place, text)
    try:
        return Questionnaire.model_validate(tree.value), ()
    except ValidationError as refused:
        return None, (*faults_of(refused, tree), *_of_the_rest(tree, refused))


def _put(value: Value, place: Place, text: str) -> None:
    owner = at(value, place[:-1])
    last = place[-1]
    if isinstance(owner, dict):
        owner[str(last)] = text
    elif isinstance(owner, list) and isinstance(last, int):
        owner[last] = text
