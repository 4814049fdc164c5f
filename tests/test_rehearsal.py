"""A simulated wave goes through the interview as everybody does, and its truth is kept apart."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from agent.errors import BadInput
from agent.fieldwork import Standing
from agent.rehearsal import Drawing, compare, comparison_csv, personas, simulate, truth_json
from agent.sessions import Desk
from agent.store import Store
from tests.talks import STAFF
from tests.test_sessions import desk_for

DRAWN = Drawing(n=6, seed=5, wave="trial")


@pytest.fixture
def desk() -> Iterator[Desk]:
    with Store.open("sqlite://") as store:
        desk = desk_for(STAFF, store)
        store.open_wave("trial", synthetic=True, questionnaire=desk.ref, at=datetime.now(UTC))
        yield desk


def steered(folder: Path, text: str) -> Drawing:
    file = folder / "steering.yaml"
    file.write_text(text, encoding="utf-8")
    return DRAWN.model_copy(update={"steering": file})


def test_a_wave_of_any_questionnaire_is_held_to_its_end(desk: Desk) -> None:
    heard: list[str] = []
    drawn = personas(STAFF, DRAWN)
    held = simulate(desk, drawn, wave="trial", done=lambda one: heard.append(one.respondent))
    assert heard == [one.respondent for one in drawn]
    assert {one.status for one in held} <= {"completed", "screened_out"}
    assert {row.synthetic for row in desk.store.interviews("trial")} == {True}
    assert len(json.loads(truth_json(held))) == 6


def test_the_same_seed_draws_the_same_people_and_another_one_others() -> None:
    again = personas(STAFF, DRAWN)
    others = personas(STAFF, DRAWN.model_copy(update={"seed": 6}))
    assert again == personas(STAFF, DRAWN)
    assert not {one.respondent for one in again} & {one.respondent for one in others}


def test_a_steering_of_ones_own_is_followed(tmp_path: Path) -> None:
    drawing = steered(tmp_path, "questions: {role: {shares: {doctor: 100}}}\n")
    assert {one.truth["role"] for one in personas(STAFF, drawing)} == {"doctor"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("questions: {rle: {shares: {doctor: 100}}}\n", "rle: no such question"),
        ("questions: {role: {shares: {docter: 100}}}\n", "role.shares: there is no 'docter'"),
        (
            "questions: {a: {}, b: {}, c: {}, d: {}, e: {}}\n",
            "a: no such question; b: no such question; c: no such question, and 2 more",
        ),
    ],
)
def test_a_steering_that_names_what_is_not_there_is_refused(
    tmp_path: Path, text: str, said: str
) -> None:
    with pytest.raises(BadInput) as refused:
        personas(STAFF, steered(tmp_path, text))
    assert refused.value.what == said
    assert refused.value.where is not None and refused.value.where.endswith("steering.yaml")
    assert "staff" in (refused.value.mend or "")


def test_a_steering_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    lost = DRAWN.model_copy(update={"steering": tmp_path / "lost.yaml"})
    with pytest.raises(BadInput, match="cannot be read"):
        personas(STAFF, lost)


def test_nothing_is_compared_before_anything_was_coded(desk: Desk) -> None:
    held = simulate(desk, personas(STAFF, DRAWN), wave="trial", done=lambda _one: None)
    uncoded = Standing(transcripts=tuple(desk.store.transcripts("trial")), judgements=())
    assert compare(STAFF, uncoded, rehearsed=held) == ()
    assert comparison_csv(()).startswith("question,item,value,base,true,recovered,difference")
