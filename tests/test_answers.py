"""What stands of what was said is folded from the events alone."""

from agent.answers import standing
from agent.transcript import Follow, Found, Judged, ProbeNote, Transcript
from tests.talks import BEGINNING, STAFF, Talk, small

ROWS = small(
    [
        {
            "id": "care",
            "type": "grid",
            "text": "How did each go?",
            "items": ["food", "sleep"],
            "options": ["badly", "well"],
            "allow": ["refused", "not_applicable"],
            "probe": {"max": 1, "ask": ["What led to that?"]},
        }
    ]
)


def judged(**more: object) -> Judged:
    given = {"at": BEGINNING, "reply": 1, "question": "role", "intent": "answer", **more}
    return Judged.model_validate(given)


def test_a_judgement_of_nothing_that_was_asked_changes_nothing() -> None:
    only_started = Transcript(events=Talk(STAFF).transcript.events[:1])
    found = (Found(question="role", value="nurse"),)
    state = standing(only_started.then(judged(found=found)), limit=2)
    assert state.given == {} and state.order == []


def test_rows_may_be_refused_one_by_one() -> None:
    talk = Talk(ROWS)
    talk.form({"food": "refused", "sleep": "not_applicable"})
    given = standing(talk.transcript, limit=2).given
    assert given["care", "food"].state == "refused"
    assert given["care", "sleep"].state == "not_applicable"


def test_what_is_said_to_a_follow_up_on_rows_is_kept_with_every_row_it_explains() -> None:
    talk = Talk(ROWS)
    note = ProbeNote(trigger="no_reason", kind="reason", anchor="well")
    talk.says("food well, sleep badly", Follow(text="What led to that?", note=note))
    assert talk.transcript.waiting is not None and talk.transcript.waiting.form == "probe"
    talk.says("The ward was loud.")
    given = standing(talk.transcript, limit=2).given
    assert [len(one.replies) for one in given.values()] == [2, 2]
    assert [one.values for one in given.values()] == [("well",), ("badly",)]
