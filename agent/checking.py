"""Whether a questionnaire's file can be fielded: its form, its sense, its wording, its length."""

from pathlib import Path

from agent.nouns import Noun
from agent.study import Problem, check_file, lines_of
from agent.wording import findings, minutes


class Checked(Noun):
    """All that is to be said about a file; minutes and questions where it can be read."""

    where: str
    problems: tuple[Problem, ...]
    questions: int | None = None
    minutes: float | None = None
    promised: float | None = None


def check(path: Path) -> Checked:
    """Look at a questionnaire's file from all sides, in the order of its lines."""
    questionnaire, problems = check_file(path)
    if questionnaire is None:
        return Checked(where=path.name, problems=problems)
    line = lines_of(path)
    worded = tuple(
        Problem(
            severity="warning",
            where=f"{path.name}:{line(one.path)}",
            line=line(one.path),
            what=f"{one.question or 'the whole'}: {one.what}",
            mend=one.mend,
        )
        for one in findings(questionnaire)
    )
    estimate = minutes(questionnaire)
    return Checked(
        where=path.name,
        problems=tuple(sorted((*problems, *worded), key=lambda one: one.line)),
        questions=len(questionnaire.asked),
        minutes=estimate.minutes,
        promised=estimate.promised,
    )
