"""A transcript kept at hand is believed only as far as the database says the same."""

import pytest

from agent.errors import Conflict, NotFound, WrongToken
from agent.store import Store, new_token, token_hash
from agent.store.at_hand import AtHand
from agent.transcript import Transcript
from tests.store_cases import NOON, asked, closed, exchange, said, started

pytest_plugins = ["tests.store_databases"]


def test_what_one_program_appends_another_reads_at_once(shared: Store, shared_url: str) -> None:
    shared.begin([started(), asked()])
    with Store.open(shared_url) as other:
        for at in (2, 5, 8):
            writer, reader = (shared, other) if at != 5 else (other, shared)
            writer.append("I1", exchange(at), expect=at)
            assert reader.transcript("I1") == writer.transcript("I1")
            assert len(reader.transcript("I1").events) == at + 3
        with pytest.raises(Conflict):
            other.append("I1", [said("late")], expect=2)
        assert other.transcript("I1") == shared.transcript("I1")


def test_a_refused_append_leaves_nothing_at_hand(store: Store) -> None:
    store.begin([started(), asked()])
    store.append("I1", [said("m1")], expect=2)
    for bad in (said("m1"), said("m2")):
        with pytest.raises(Conflict):
            store.append("I1", [bad], expect=2)
    assert [one.kind for one in store.transcript("I1").events] == ["started", "asked", "said"]


def test_an_erased_person_is_forgotten_by_every_program(shared: Store, shared_url: str) -> None:
    token = new_token()
    shared.begin([started(), asked()], token_hash=token_hash(token))
    with Store.open(shared_url) as other:
        for one in (shared, other):
            one.transcript("I1")
            one.check_token("I1", token)
        shared.erase("R1", at=NOON)
        for one in (shared, other):
            with pytest.raises(NotFound):
                one.transcript("I1")
        with pytest.raises(NotFound):
            shared.check_token("I1", token)


def test_a_token_that_opened_before_opens_still_and_no_other_does(store: Store) -> None:
    token, second = new_token(), new_token()
    store.begin([started(), asked()], token_hash=token_hash(token))
    for _ in range(2):
        store.check_token("I1", token)
        for wrong in ("", second, token[:-1], token_hash(token)):
            with pytest.raises(WrongToken):
                store.check_token("I1", wrong)
    store.give_token("I1", token_hash(second))
    store.check_token("I1", second)
    store.check_token("I1", token)


def test_only_so_many_events_are_kept_and_ended_interviews_are_let_go() -> None:
    at_hand = AtHand(most=10)
    for number in range(9):
        said_so_far = Transcript(events=(started(f"I{number}"), asked()))
        at_hand.keep(f"I{number}", said_so_far, b"head")
    assert [at_hand.get(f"I{number}") is not None for number in range(9)] == [False] * 4 + [
        True
    ] * 5
    at_hand.extend("I8", [closed()], 2, b"end")
    assert at_hand.get("I8") is None
    at_hand.extend("I7", exchange(2), 3, b"wrong place")
    kept = at_hand.get("I7")
    assert kept is not None and len(kept.said.events) == 2


def test_a_transcript_at_hand_is_given_again_and_not_read_again(store: Store) -> None:
    store.begin([started(), asked()])
    at = 2
    for end in (32, 1802):
        more = [event for turn in range(at, end, 3) for event in exchange(turn)]
        store.append("I1", more, expect=at)
        at = end
        held = store.transcript("I1")
        assert len(held.events) == end
        assert store.transcript("I1") is held
