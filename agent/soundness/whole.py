"""Whether the questionnaire as a whole fits: its segment, figures, endings and open questions."""

from collections.abc import Iterator

from agent.questionnaire import Derived, Open, Questionnaire, Single
from agent.soundness.faults import Fault, Path, error, nearest, warning


def faults(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Check what concerns the whole."""
    yield from _segment(questionnaire)
    yield from _figures(questionnaire)
    if not questionnaire.asked:
        yield error(("questions",), "no question is put to anybody", "add a question to ask")
    for index, question in enumerate(questionnaire.questions):
        path: Path = ("questions", index)
        if isinstance(question, Derived):
            continue
        if "terminate" in question.model_fields_set and question.terminate_if is None:
            yield error(
                (*path, "terminate"),
                "'terminate' without a 'terminate_if' never applies",
                "add the condition, or take 'terminate' out",
            )
        if isinstance(question, Open) and not question.optional and question.objective is None:
            yield warning(
                path,
                f"the open question '{question.id}' states no objective",
                "add 'objective:', what the answer is needed for; follow-ups are judged by it",
            )


def _segment(questionnaire: Questionnaire) -> Iterator[Fault]:
    name = questionnaire.segment
    if name is None:
        return
    question = questionnaire.by_id.get(name)
    if question is None:
        known = [one.id for one in questionnaire.questions if isinstance(one, (Single, Derived))]
        yield error(("segment",), f"there is no question '{name}'", nearest(name, known))
    elif not isinstance(question, (Single, Derived)):
        yield error(
            ("segment",),
            f"'{name}' is of type {question.type}; a segment has one value per respondent",
            "name a single, or derive a segment from it",
        )
    elif not isinstance(question, Derived) and question.loop is not None:
        yield error(("segment",), f"'{name}' is asked several times", "name another question")


def _figures(questionnaire: Questionnaire) -> Iterator[Fault]:
    for figure, names in questionnaire.figures.items():
        for place, name in enumerate(names):
            if name not in questionnaire.by_id:
                yield error(
                    ("figures", figure, place),
                    f"figure {figure} names '{name}', which does not exist",
                    nearest(name, questionnaire.by_id),
                )
