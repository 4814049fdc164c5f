"""What a respondent is shown of an interview: the turn, and the answers that stand."""

from typing import Any

import pytest

from agent.transcript import Follow, ProbeNote, Said, Transcript
from agent.turn import answers_shown, conversation, turn, turn_after
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


def test_nothing_can_be_shown_before_anything_was_asked() -> None:
    begun = Transcript(events=Talk(STAFF).transcript.events[:1])
    with pytest.raises(IndexError, match="nothing has been asked"):
        turn(STAFF, begun)


def test_a_reply_that_is_not_answered_yet_leaves_the_turn_as_it_was() -> None:
    talk = Talk(STAFF)
    before = turn(STAFF, talk.transcript)
    reply = len(talk.transcript.events)
    pending = talk.transcript.then(Said(at=talk.now, message="m", text="nurse"))
    assert turn(STAFF, pending) == before
    assert turn_after(STAFF, pending, reply) == before


def test_the_turn_after_a_reply_is_found_however_long_ago_it_was() -> None:
    talk = Talk(STAFF)
    reply = len(talk.transcript.events)
    talk.form("nurse")
    second = turn(STAFF, talk.transcript)
    talk.form("never")
    assert turn_after(STAFF, talk.transcript, reply) == second


def test_the_conversation_runs_from_the_notice_to_the_closing_words() -> None:
    talk = Talk(STAFF)
    talk.form("guest")
    lines = list(conversation(talk.transcript))
    assert [one.kind for one in lines] == ["notice", "question", "reply", "closing"]
    assert [one.sender for one in lines] == [
        "interviewer", "interviewer", "respondent", "interviewer",
    ]  # fmt: skip
    assert [one.seq for one in lines] == sorted(one.seq for one in lines)


def test_a_follow_up_on_a_closed_question_is_answered_freely() -> None:
    change = {
        "id": "change", "type": "single", "text": "How did it change?", "options": ["up", "down"],
        "probe": {"max": 1, "when": ["no_reason"], "ask": ["What led to that?"]},
    }  # fmt: skip
    note = ProbeNote(trigger="no_reason", kind="reason", anchor="up")
    talk = Talk(small([change]))
    talk.says("up", Follow(text="What led to that?", note=note))
    shown = turn(talk.questionnaire, talk.transcript)
    assert shown.kind == "probe" and shown.question is not None
    assert (shown.question.type, shown.question.options) == ("open", ())


def test_a_round_of_a_loop_shows_its_item_and_a_single_answer_its_value() -> None:
    talk = Talk(STAFF)
    for answer in ("nurse", "never", 0):
        talk.form(answer)
    talk.form(["lamp"])
    shown = turn(STAFF, talk.transcript).question
    assert shown is not None and shown.item is not None
    assert (shown.item.id, shown.item.label) == ("lamp", "Lamp")
    talk.form("old")
    values = {one.question.id: one.value for one in answers_shown(STAFF, talk.transcript)}
    assert values["kit_age"] == "old" and values["nights"] == 0


def test_a_scale_is_shown_with_the_words_at_its_points() -> None:
    talk = Talk(STAFF)
    for answer in ("nurse", "often", 3):
        talk.form(answer)
    shown = turn(STAFF, talk.transcript).question
    assert shown is not None and shown.scale is not None
    assert (shown.scale.low, shown.scale.high) == (1, 5)
    assert shown.scale.labels == {"1": "not at all", "5": "extremely"}
