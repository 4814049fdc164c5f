"""What a respondent is shown of an interview: the turn, and the answers that stand."""

from typing import Any

from agent.turn import answers_shown, turn
from tests.talks import STAFF, Talk, small

GRID = {
    "id": "known",
    "type": "grid",
    "text": "How well do you know each?",
    "items": [{"id": "north", "label": "North ward"}, {"id": "south", "label": "South ward"}],
    "options": ["never", "well"],
}


def test_a_turn_says_how_much_is_left_and_where_it_stands() -> None:
    talk = Talk(STAFF)
    first = turn(STAFF, talk.transcript)
    assert first.question is not None and first.question.section == "You"
    talk.says("nurse")
    second = turn(STAFF, talk.transcript)
    assert second.question is not None and second.question.section == "Your work"
    assert 0 < second.left <= first.left


def test_a_number_and_a_set_tell_their_bounds_to_the_control() -> None:
    asked = small(
        [
            {"id": "age", "type": "number", "text": "Age?", "min": 18, "max": 99, "unit": "years"},
            {"id": "drinks", "type": "multi", "text": "Which?", "options": ["tea", "milk"]},
        ]
    )
    shown = turn(asked, Talk(asked).transcript).question
    assert shown is not None
    assert (shown.min, shown.max, shown.unit) == (18, 99, "years")


def test_answers_can_be_looked_at_again_as_controls_would_hold_them() -> None:
    asked = small(
        [
            {"id": "drinks", "type": "multi", "text": "Which?", "options": ["tea", "milk"]},
            GRID,
            {"id": "say", "type": "open", "text": "Anything?", "probe": {"max": 0}},
            {"id": "last", "type": "single", "text": "End?", "options": ["yes", "no"]},
        ]
    )
    talk = Talk(asked)
    for words in ("tea and milk", "north ward never, south ward well", "The kettle is slow."):
        talk.says(words)
    seen: dict[str, Any] = {one.question.id: one for one in answers_shown(asked, talk.transcript)}
    assert list(seen) == ["drinks", "known", "say"]
    assert seen["drinks"].value == ["tea", "milk"]
    assert seen["known"].value == {"north": "never", "south": "well"}
    assert seen["known"].words == "North ward: Never\nSouth ward: Well"
    assert (seen["say"].value, seen["say"].words) == (None, "The kettle is slow.")


def test_an_answer_that_was_declined_says_so_in_place_of_a_value() -> None:
    asked = small(
        [
            {"id": "role", "type": "single", "text": "Role?", "options": ["nurse", "doctor"]},
            {"id": "end", "type": "single", "text": "End?", "options": ["yes", "no"]},
        ]
    )
    talk = Talk(asked)
    talk.says("skip")
    (only,) = answers_shown(asked, talk.transcript)
    assert only.state == "skipped" and only.value is None and only.words
