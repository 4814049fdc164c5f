"""Whether a questionnaire's file can be fielded: its form, its sense, its wording, its length."""

import json
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from agent.errors import BadInput
from agent.nouns import Language, Noun
from agent.soundness import unsaid
from agent.study import Problem, check_file, lines_of, read_questionnaire
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


def words_to_bring(path: Path, language: str) -> str:
    """Write what is still said in English in a language, as YAML to be translated and added.

    Raises BadInput where that is no language, QuestionnaireError for a file that is not sound.
    """
    try:
        TypeAdapter(Language).validate_python(language)
    except ValidationError:
        raise BadInput(
            "this is not the code of a language", where=language, mend="write it as fr or pt-BR"
        ) from None
    lines = ["words:", f"  {language}:"]
    for part, texts in unsaid(read_questionnaire(path), language).items():
        said = [
            f"      {key}: {json.dumps(text, ensure_ascii=False)}" for key, text in texts.items()
        ]
        lines += [f"    {part}:", *said] if said else []
    return "\n".join(lines)
