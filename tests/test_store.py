"""The contract of the store, on every database: append, load, refuse, count."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.codebook import Judgement
from agent.errors import (
    BadInput,
    Conflict,
    Duplicate,
    Ended,
    NotFound,
    Refused,
    WrongToken,
)
from agent.store import Repeated, Store, Unfinished, new_token, token_hash
from agent.store.chain import EVENTS, event_bodies, read
from agent.transcript import Asked, Event, Found, Judged, Paradata, Said, Transcript
from tests.store_cases import (
    NOON,
    REF,
    asked,
    closed,
    exchange,
    judged,
    opinion,
    said,
    started,
)

pytest_plugins = ["tests.store_databases"]


def test_a_transcript_is_loaded_as_it_was_written(store: Store) -> None:
    store.begin([started(), asked()])
    store.append("I1", exchange(2), expect=2)
    store.append("I1", [closed()], expect=5)
    assert store.transcript("I1") == Transcript(events=(started(), asked(), *exchange(2), closed()))
    assert store.verify() == ()


def test_the_row_of_an_interview_says_what_its_events_say(store: Store) -> None:
    store.begin([started(), asked()])
    store.append("I1", [*exchange(2), closed("stopped")], expect=2)
    row = store.interview("I1")
    assert (row.wave, row.respondent, row.synthetic, row.void) == ("w1", "R1", False, False)
    assert (row.status, row.turns, row.length, row.questionnaire) == ("stopped", 1, 6, REF.sha256)
    assert (row.started_at, row.ended_at) == (NOON, NOON + timedelta(minutes=9))
    assert row.updated_at == row.ended_at


def test_the_language_of_an_interview_follows_a_switch(store: Store) -> None:
    store.begin([started(), asked()])
    switch = judged(2).model_copy(update={"language": "de"})
    store.append("I1", [said(), switch], expect=2)
    assert store.interview("I1").language == "de"
    store.append("I1", exchange(4), expect=4)
    assert store.interview("I1").language == "de"


def test_a_taken_position_is_a_conflict_and_nothing_is_written(store: Store) -> None:
    store.begin([started(), asked()])
    store.append("I1", exchange(2), expect=2)
    before = store.transcript("I1")
    for position in (0, 2, 4, 6):
        with pytest.raises(Conflict) as caught:
            store.append("I1", [said("new")], expect=position)
        assert not isinstance(caught.value, Repeated)
    assert store.transcript("I1") == before


def test_the_same_message_is_recorded_once_and_found_again(store: Store) -> None:
    store.begin([started(), asked()])
    store.append("I1", exchange(2), expect=2)
    with pytest.raises(Repeated) as caught:
        store.append("I1", [said("m2")], expect=5)
    assert caught.value.seq == store.reply_to("I1", "m2") == 2
    assert store.reply_to("I1", "m3") is None
    store.begin([started("I2", "R2"), asked()])
    store.append("I2", [said("m2")], expect=2)


def test_two_messages_of_one_id_in_one_append_are_refused_whole(store: Store) -> None:
    store.begin([started(), asked()])
    with pytest.raises(Conflict):
        store.append("I1", [said("twice"), said("twice")], expect=2)
    assert len(store.transcript("I1").events) == 2


def test_nothing_is_written_after_the_end(store: Store) -> None:
    store.begin([started(), asked()])
    store.append("I1", [closed()], expect=2)
    with pytest.raises(Ended):
        store.append("I1", [said()], expect=3)


def test_an_interview_begins_once_and_with_its_start(store: Store) -> None:
    with pytest.raises(BadInput):
        store.begin([asked()])
    with pytest.raises(BadInput):
        store.begin([])
    store.begin([started()])
    with pytest.raises(BadInput):
        store.append("I1", [started()], expect=1)


def test_an_unfinished_interview_is_named_so_that_it_can_be_resumed(store: Store) -> None:
    store.begin([started(), asked()])
    with pytest.raises(Unfinished) as caught:
        store.begin([started("I2")])
    assert caught.value.interview == "I1"


def test_who_has_answered_a_wave_does_not_answer_it_again(store: Store) -> None:
    store.begin([started()])
    store.append("I1", [closed()], expect=1)
    with pytest.raises(Duplicate) as caught:
        store.begin([started("I2")])
    assert not isinstance(caught.value, Unfinished)
    store.open_wave("w2", synthetic=False, questionnaire=REF, at=NOON)
    store.begin([started("I2", wave="w2")])
    assert store.verify() == ()


def test_an_interview_set_aside_leaves_its_wave(store: Store) -> None:
    store.begin([started()])
    store.set_aside("I1")
    store.begin([started("I2")])
    assert [(row.id, row.void) for row in store.interviews("w1")] == [("I1", True), ("I2", False)]
    assert [one.started.interview for one in store.transcripts("w1")] == ["I2"]
    assert store.counts("w1") == {"in_progress": 1}
    assert store.verify() == ()


def test_what_does_not_exist_is_not_found(store: Store) -> None:
    for look in (
        lambda: store.transcript("I9"),
        lambda: store.interview("I9"),
        lambda: store.reply_to("I9", "m1"),
        lambda: store.check_token("I9", "x"),
        lambda: store.append("I9", [asked()], expect=0),
        lambda: store.add_judgements([opinion("I9")]),
        lambda: store.set_wave_status("w9", "closed"),
        lambda: store.begin([started(wave="w9")]),
        lambda: store.questionnaire("b" * 64),
    ):
        with pytest.raises(NotFound):
            look()
    assert store.wave("w9") is None


def test_real_and_synthetic_respondents_never_meet(store: Store) -> None:
    with pytest.raises(Refused, match="w1: the wave holds real"):
        store.open_wave("w1", synthetic=True, questionnaire=REF, at=NOON)
    with pytest.raises(Refused):
        store.begin([started().model_copy(update={"synthetic": True})])
    store.open_wave("made", synthetic=True, questionnaire=REF, at=NOON)
    with pytest.raises(Refused):
        store.begin([started(wave="made")])
    store.begin([started(wave="made").model_copy(update={"synthetic": True})])
    assert [row.synthetic for row in store.interviews()] == [True]


def test_a_wave_keeps_its_status_and_takes_a_new_questionnaire(store: Store) -> None:
    store.set_wave_status("w1", "paused")
    newer = REF.model_copy(update={"version": "2", "sha256": "b" * 64})
    later = NOON + timedelta(days=30)
    again = store.open_wave("w1", synthetic=False, questionnaire=newer, at=later)
    assert (again.status, again.questionnaire, again.opened_at) == ("paused", newer, NOON)
    assert store.wave("w1") == again
    assert store.waves() == (again,)


def test_every_questionnaire_used_is_kept_as_it_was(store: Store) -> None:
    store.keep_questionnaire(REF, "id: study\ntitle: Größe 😀\n")
    store.keep_questionnaire(REF, "another text")
    assert store.questionnaire(REF.sha256) == "id: study\ntitle: Größe 😀\n"


def test_a_token_opens_its_own_interview_only(store: Store) -> None:
    mine, yours = new_token(), new_token()
    store.begin([started()], token_hash=token_hash(mine))
    store.begin([started("I2", "R2")], token_hash=token_hash(yours))
    store.check_token("I1", mine)
    for wrong in (yours, "", mine[:-1], token_hash(mine), "é\udcff"):
        with pytest.raises(WrongToken):
            store.check_token("I1", wrong)


def test_a_second_token_opens_beside_the_first(store: Store) -> None:
    first, second = new_token(), new_token()
    store.begin([started()], token_hash=token_hash(first))
    store.give_token("I1", token_hash(second))
    store.check_token("I1", first)
    store.check_token("I1", second)


def test_an_interview_without_token_opens_to_nobody(store: Store) -> None:
    store.begin([started()])
    with pytest.raises(WrongToken):
        store.check_token("I1", "")


def test_interviews_are_listed_by_wave_and_status_in_their_order(store: Store) -> None:
    for number in (3, 1, 2):
        store.begin([started(f"I{number}", f"R{number}")])
    store.append("I1", [closed()], expect=1)
    assert [row.id for row in store.interviews()] == ["I3", "I1", "I2"]
    assert [row.id for row in store.interviews("w1", "completed")] == ["I1"]
    assert store.interviews("w2") == ()
    assert store.counts("w1") == {"completed": 1, "in_progress": 2}


def test_a_wave_larger_than_a_batch_is_read_to_its_end(store: Store) -> None:
    for number in range(410):
        store.begin([started(f"I{number}", f"R{number}"), asked()])
    ids = [one.started.interview for one in store.transcripts("w1")]
    assert ids == [f"I{number}" for number in range(410)]
    assert list(store.transcripts("w2")) == []


def test_judgements_come_back_in_the_order_of_appending(store: Store) -> None:
    store.begin([started()])
    store.begin([started("I2", "R2")])
    first = [opinion("I2", "b"), opinion("I1", "a"), opinion("I2", "c")]
    store.add_judgements(first)
    store.add_judgements([opinion("I1", "d", minute=1)])
    assert store.judgements() == (*first, opinion("I1", "d", minute=1))
    assert store.judgements("w1", "I1") == (opinion("I1", "a"), opinion("I1", "d", minute=1))
    assert store.judgements("w2") == ()
    assert store.verify() == ()


def test_judgements_of_a_whole_wave_are_added_at_once(store: Store) -> None:
    many: list[Judgement] = []
    for number in range(510):
        store.begin([started(f"I{number}", f"R{number}")])
        many.append(opinion(f"I{number}"))
    store.add_judgements(many)
    assert store.judgements("w1") == tuple(many)
    assert store.verify() == ()


def test_one_bad_judgement_leaves_none(store: Store) -> None:
    store.begin([started()])
    with pytest.raises(NotFound):
        store.add_judgements([opinion("I1"), opinion("I9")], done={"k": "I1"})
    assert store.judgements() == ()
    assert store.done(["k"]) == set()


def test_work_is_done_once(store: Store) -> None:
    store.begin([started()])
    store.add_judgements([opinion()], done={"k1": "I1"})
    assert store.mark_done({"k1": "I1", "k2": "I1"}) == {"k2"}
    assert store.done(["k1", "k2", "k3"]) == {"k1", "k2"}
    many = [f"key-{number}" for number in range(2_000)]
    assert store.mark_done(dict.fromkeys(many, "I1")) == set(many)
    assert store.done(many) == set(many)


@pytest.mark.parametrize("text", ["a\ud800b", "\udcff"])
def test_text_that_is_not_unicode_is_refused_and_nothing_is_written(
    store: Store, text: str
) -> None:
    store.begin([started(), asked()])
    for event in (said(text=text), said(message=text)):
        with pytest.raises(BadInput):
            store.append("I1", [event], expect=2)
    with pytest.raises((BadInput, NotFound)):
        store.transcript(text)
    assert store.interview("I1").length == 2


@pytest.mark.parametrize("number", [float("inf"), float("nan")])
def test_a_number_that_json_does_not_know_is_refused(store: Store, number: float) -> None:
    store.begin([started(), asked()])
    with pytest.raises(BadInput):
        store.append("I1", [said().model_copy(update={"answer": number})], expect=2)


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
answers = st.none() | texts | st.integers(-(2**53), 2**53) | st.lists(texts, max_size=3)
replies = st.builds(
    lambda text, answer, edits: Said(
        at=NOON, message="m", text=text, answer=answer, paradata=Paradata(edits=edits)
    ),
    texts,
    answers | st.dictionaries(texts, st.floats(allow_nan=False, allow_infinity=False)),
    st.none() | st.integers(0, 9),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(replies, min_size=1, max_size=12), st.data())
def test_cut_into_any_pieces_the_transcript_is_the_same(
    given_replies: list[Said], data: st.DataObject
) -> None:
    events: list[Event] = [
        one.model_copy(update={"message": f"m{at}"}) for at, one in enumerate(given_replies)
    ]
    with Store.open("sqlite://") as store:
        store.open_wave("w1", synthetic=False, questionnaire=REF, at=NOON)
        store.begin([started()])
        written = 0
        while written < len(events):
            size = data.draw(st.integers(1, len(events) - written))
            store.append("I1", events[written : written + size], expect=written + 1)
            written += size
        assert store.transcript("I1").events == (started(), *events)
        assert store.interview("I1").turns == len(events)
        assert store.verify() == ()


def test_what_earlier_versions_wrote_is_read_as_it_was_meant() -> None:
    """The defaults of events are part of the format: changing one changes old records."""
    bodies = [
        '{"kind":"asked","at":"2026-03-02T12:00:00Z","form":"question","question":"q1","text":"A?"}',
        '{"kind":"said","at":"2026-03-02T12:00:00Z","message":"m1","text":"yes"}',
        '{"kind":"judged","at":"2026-03-02T12:00:00Z","reply":1,"question":"q1","intent":"answer",'
        '"found":[{"question":"q1","value":"yes"}]}',
    ]
    value = Found(
        question="q1",
        item=None,
        value="yes",
        source="parsed",
        confidence=1.0,
        start=None,
        end=None,
        other=None,
    )
    assert read(EVENTS, bodies, "") == (
        Asked(
            at=NOON,
            form="question",
            question="q1",
            item=None,
            lead="",
            text="A?",
            wording=None,
            options=(),
            items=(),
            probe=None,
            reason="",
        ),
        Said(at=NOON, message="m1", text="yes", answer=None, paradata=None),
        Judged(
            at=NOON,
            reply=1,
            question="q1",
            item=None,
            intent="answer",
            found=(value,),
            volunteered=(),
            issue=None,
            say=None,
            follow=None,
            target=None,
            language=None,
            by="rules",
            missed=None,
        ),
    )
    assert event_bodies(read(EVENTS, bodies, "")) == bodies
