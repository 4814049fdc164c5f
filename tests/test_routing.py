"""Which steps apply: rounds, rows and choices that depend on earlier answers."""

from agent.answers import standing
from agent.routing import Route, route
from agent.transcript import FormAnswer
from tests.talks import Talk, small

FIRMS = ["acme", "bolt", "core"]


def after(questions: list[dict[str, object]], *answers: FormAnswer) -> Route:
    """Answer the first questions by form, and give the route from there."""
    asked = small(questions)
    talk = Talk(asked)
    for answer in answers:
        talk.form(answer)
    return route(asked, standing(talk.transcript, limit=2).given, seed=1)


def rows(path: Route, question: str) -> list[str]:
    return [one.id for step in path.steps if step.question.id == question for one in step.items]


def rounds(path: Route, question: str) -> list[str | None]:
    return [step.item for step in path.steps if step.question.id == question]


KNOWN: dict[str, object] = {
    "id": "known", "type": "grid", "text": "How well?", "items": FIRMS, "options": ["no", "well"],
}  # fmt: skip
USED: dict[str, object] = {"id": "used", "type": "multi", "text": "Which?", "options": FIRMS}
RATED: dict[str, object] = {
    "id": "rated", "type": "rating", "text": "How good?", "items": [*FIRMS, "others"],
}  # fmt: skip
WHY: dict[str, object] = {"id": "why", "type": "open", "text": "Why?", "objective": "reasons"}


def test_a_loop_over_a_grid_goes_round_the_rows_that_have_an_answer() -> None:
    path = after([KNOWN, {**WHY, "loop": {"over": "known"}}], {"acme": "no", "core": "well"})
    assert rounds(path, "why") == ["acme", "core"]


def test_a_loop_over_what_was_chosen_at_a_single_has_one_round() -> None:
    single = {**USED, "type": "single"}
    assert rounds(after([single, {**WHY, "loop": {"over": "used"}}], "bolt"), "why") == ["bolt"]


def test_a_loop_over_its_own_rows_goes_round_all_of_them() -> None:
    path = after([{**RATED, "loop": True}])
    assert rounds(path, "rated") == [*FIRMS, "others"]


def test_a_loop_has_no_rounds_before_its_source_is_answered() -> None:
    assert rounds(after([USED, {**WHY, "loop": {"over": "used"}}]), "why") == []


def test_rows_are_carried_forward_from_what_was_chosen() -> None:
    path = after([USED, {**RATED, "carry_forward": {"from": "used"}}], ["acme", "core"])
    assert rows(path, "rated") == ["acme", "core"]


def test_rows_are_carried_forward_from_the_rows_that_have_an_answer() -> None:
    again = {**RATED, "carry_forward": {"from": "known", "keep": "not_selected"}}
    path = after([KNOWN, again], {"acme": "no", "core": "well"})
    assert rows(path, "rated") == ["bolt", "others"]


def test_a_question_all_of_whose_rows_fell_away_is_not_asked() -> None:
    nothing = [*FIRMS, {"id": "none", "exclusive": True}]
    questions = [{**USED, "options": nothing}, {**RATED, "carry_forward": {"from": "used"}}, WHY]
    assert [step.question.id for step in after(questions, ["none"]).steps] == ["used", "why"]


def test_options_are_carried_forward_from_what_was_not_chosen() -> None:
    rest = {**USED, "id": "rest", "carry_forward": {"from": "used", "keep": "not_selected"}}
    (step,) = [one for one in after([USED, rest], ["acme"]).steps if one.question.id == "rest"]
    assert step.options == ("bolt", "core")


def test_a_segment_is_the_first_whose_condition_holds_and_leads_on_from_there() -> None:
    fan: dict[str, object] = {
        "id": "fan", "type": "derived",
        "options": [{"id": "of_acme", "when": "selected(used, acme)"}, "of_others"],
    }  # fmt: skip
    questions = [USED, fan, {**WHY, "show_if": "fan == of_acme"}]
    assert rounds(after(questions, ["acme", "core"]), "why") == [None]
    assert rounds(after(questions, ["core"]), "why") == []
