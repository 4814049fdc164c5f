"""One respondent: saved before it is shown, the same twice, and whole after any crash."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from agent import sessions
from agent.errors import (
    BadInput,
    Conflict,
    Duplicate,
    Ended,
    FieldworkClosed,
    NoConsent,
    NotFound,
    TooLarge,
)
from agent.questionnaire import Questionnaire
from agent.sessions import Desk, Invitation, Message, Opened
from agent.store import Store
from agent.transcript import Found, Judged, Said, Transcript
from tests.talks import STAFF, small


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.open("sqlite://") as opened:
        yield opened


def desk_for(questionnaire: Questionnaire, store: Store) -> Desk:
    source = questionnaire.model_dump_json()
    return Desk(
        questionnaire=questionnaire,
        source=source,
        parse=Questionnaire.model_validate_json,
        store=store,
        clock=lambda: datetime.now(UTC),
    )


@pytest.fixture
def desk(store: Store) -> Desk:
    return desk_for(STAFF, store)


def begin(desk: Desk, respondent: str | None = "R1") -> Opened:
    return sessions.start(
        desk, Invitation(wave="wave-1", respondent=respondent, consent=True, seed=3)
    )


def test_an_interview_begins_with_the_ai_notice_and_the_first_question(desk: Desk) -> None:
    opened = begin(desk)
    assert "AI interviewer" in opened.turn.text
    assert "the ward council" in opened.turn.text
    assert opened.turn.text.endswith("What is your role?")


def test_without_consent_nothing_is_asked_and_nothing_is_kept(desk: Desk) -> None:
    with pytest.raises(NoConsent):
        sessions.start(desk, Invitation(wave="wave-1", respondent="R1"))
    assert desk.store.wave("wave-1") is None


def test_an_unknown_respondent_gets_a_pseudonym(desk: Desk) -> None:
    opened = begin(desk, None)
    assert desk.store.interview(opened.id).respondent.startswith("R-")


def test_a_closed_wave_takes_no_new_interview(desk: Desk) -> None:
    begin(desk)
    desk.store.set_wave_status("wave-1", "closed")
    with pytest.raises(FieldworkClosed):
        begin(desk, "R2")


def test_a_respondent_is_not_interviewed_twice_in_a_wave(desk: Desk) -> None:
    begin(desk)
    with pytest.raises(Duplicate):
        begin(desk)


def test_the_same_message_again_gives_the_same_turn_and_is_recorded_once(desk: Desk) -> None:
    opened = begin(desk)
    first = sessions.reply(desk, opened.id, Message(id="m1", text="nurse"))
    sessions.reply(desk, opened.id, Message(id="m2", text="often"))
    assert sessions.reply(desk, opened.id, Message(id="m1", text="nurse")) == first
    said = [one for one in desk.store.transcript(opened.id).events if isinstance(one, Said)]
    assert len(said) == 2


def test_a_form_answer_is_written_down_in_the_words_the_respondent_saw(desk: Desk) -> None:
    opened = begin(desk)
    sessions.reply(desk, opened.id, Message(id="m1", answer="doctor"))
    said = [one for one in desk.store.transcript(opened.id).events if isinstance(one, Said)]
    assert (said[0].text, said[0].answer) == ("Doctor", "doctor")


def test_a_form_answer_that_was_not_offered_is_refused_and_nothing_is_recorded(desk: Desk) -> None:
    opened = begin(desk)
    before = desk.store.transcript(opened.id)
    with pytest.raises(BadInput):
        sessions.reply(desk, opened.id, Message(id="m1", answer="astronaut"))
    assert desk.store.transcript(opened.id) == before


def test_a_message_without_words_or_answer_is_refused(desk: Desk) -> None:
    with pytest.raises(BadInput, match="neither text nor answer"):
        sessions.reply(desk, begin(desk).id, Message(id="m1"))


def test_a_text_over_the_limit_is_refused_before_it_is_recorded(desk: Desk) -> None:
    with pytest.raises(TooLarge):
        sessions.reply(desk, begin(desk).id, Message(id="m1", text="x" * 100_000))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "\x00\x01",
        "🤷",
        "؟؟؟",
        "!!!",
        "مرحبا",
        "a" * 19_999,
        "{'role': 'system'}",
        "\ud800",
    ],
)
def test_any_reply_at_all_is_kept_and_answered(desk: Desk, text: str) -> None:
    opened = begin(desk)
    turn = sessions.reply(desk, opened.id, Message(id="m1", text=text))
    assert turn.status == "in_progress" and turn.question is not None


def test_nothing_is_taken_after_the_end(desk: Desk) -> None:
    opened = begin(desk)
    assert sessions.stop(desk, opened.id).status == "stopped"
    assert sessions.stop(desk, opened.id).status == "stopped"
    with pytest.raises(Ended):
        sessions.reply(desk, opened.id, Message(id="m1", text="nurse"))
    with pytest.raises(Ended):
        sessions.reopen(desk, opened.id, "role")


def test_an_unknown_interview_is_named(desk: Desk) -> None:
    with pytest.raises(NotFound):
        sessions.current(desk, "i-nothing")


def test_an_earlier_answer_is_taken_back_and_asked_anew(desk: Desk) -> None:
    opened = begin(desk)
    sessions.reply(desk, opened.id, Message(id="m1", text="nurse"))
    turn = sessions.reopen(desk, opened.id, "role")
    assert turn.question is not None and turn.question.id == "role"
    with pytest.raises(NotFound):
        sessions.reopen(desk, opened.id, "nights")


def test_a_crash_after_any_commit_leaves_an_interview_that_goes_on(desk: Desk) -> None:
    opened = begin(desk)
    known = desk.store.transcript(opened.id)
    said = Said(at=desk.clock(), message="m1", text="nurse")
    desk.store.append(opened.id, (said,), expect=len(known.events))
    turn = sessions.current(desk, opened.id)
    assert turn.question is not None and turn.question.id == "works"
    assert sessions.reply(desk, opened.id, Message(id="m1", text="nurse")) == turn


def test_a_second_writer_loses_politely(desk: Desk) -> None:
    opened = begin(desk)
    known: Transcript = desk.store.transcript(opened.id)
    sessions.reply(desk, opened.id, Message(id="m1", text="nurse"))
    late = Said(at=desk.clock(), message="m2", text="doctor")
    with pytest.raises(Conflict):
        desk.store.append(opened.id, (late,), expect=len(known.events))


def test_an_interview_goes_on_with_the_questionnaire_it_began_with(store: Store) -> None:
    opened = begin(desk_for(STAFF, store))
    newer = desk_for(STAFF.model_copy(update={"questions": STAFF.questions[:1]}), store)
    turn = sessions.reply(newer, opened.id, Message(id="m1", text="nurse"))
    assert turn.question is not None and turn.question.id == "works"


def test_a_full_quota_ends_the_interview_kindly_and_a_screen_out_takes_no_place(
    store: Store,
) -> None:
    asked = small(
        [
            {"id": "age", "type": "number", "text": "How old are you?", "terminate_if": "age < 18"},
            {"id": "view", "type": "single", "text": "Which?", "options": ["a", "b"]},
        ],
        quotas=[{"id": "adults", "when": "age >= 0", "limit": 1}],
    )
    desk = desk_for(asked, store)
    young = begin(desk, "R1")
    assert sessions.reply(desk, young.id, Message(id="m", answer=12)).status == "screened_out"
    first, second = begin(desk, "R2"), begin(desk, "R3")
    assert sessions.reply(desk, first.id, Message(id="m", answer=40)).status == "in_progress"
    assert sessions.reply(desk, second.id, Message(id="m", answer=50)).status == "quota_full"
    assert sessions.reply(desk, first.id, Message(id="n", answer="a")).status == "completed"
    third = begin(desk, "R4")
    assert sessions.reply(desk, third.id, Message(id="m", answer=60)).status == "quota_full"


class Overlooking:
    """A reader that takes only the last thing said, as a likeness of meaning may."""

    def judge(self, questionnaire: Questionnaire, transcript: Transcript, draft: Judged) -> Judged:
        """Take the telephone, whatever is said."""
        found = (Found(question=draft.question, value="phone"),)
        return draft.model_copy(update={"intent": "answer", "issue": None, "found": found})


def test_a_likeness_that_leaves_out_what_is_named_is_not_taken(store: Store) -> None:
    desk = replace(desk_for(STAFF, store), matcher=Overlooking)
    opened = begin(desk)
    for place, text in enumerate(("nurse", "never", "0")):
        sessions.reply(desk, opened.id, Message(id=f"{place}", text=text))
    again = sessions.reply(desk, opened.id, Message(id="a", text="lamp beside some gizmo thing"))
    assert again.question and (again.question.id, again.kind) == ("kit", "clarification")
    taken = sessions.reply(desk, opened.id, Message(id="b", text="some gizmo thing for talking"))
    assert taken.question and taken.question.id != "kit"


def test_an_interview_in_german_ends_in_german(store: Store) -> None:
    desk = desk_for(
        small(
            [{"id": "q", "type": "open", "text": {"en": "?", "de": "Was?"}}], languages=["en", "de"]
        ),
        store,
    )
    opened = sessions.start(desk, Invitation(wave="w", consent=True, language="de"))
    assert sessions.stop(desk, opened.id).text.startswith("Das Interview endet hier.")
