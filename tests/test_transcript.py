"""A transcript says where it stands, and refuses to make up what it does not hold."""

import pytest

from agent.transcript import Transcript
from tests.talks import STAFF, Talk


def test_it_has_to_begin_with_its_start() -> None:
    talk = Talk(STAFF)
    assert talk.transcript.started.respondent == "R1"
    with pytest.raises(IndexError, match="begins with its start"):
        _ = Transcript(events=talk.transcript.events[1:]).started


def test_a_reply_is_found_by_its_place_and_nothing_else_is_taken_for_one() -> None:
    talk = Talk(STAFF)
    asked = len(talk.transcript.events) - 1
    talk.says("nurse")
    assert talk.transcript.said(asked + 1).text == "nurse"
    with pytest.raises(IndexError, match=f"event {asked} is not a reply"):
        talk.transcript.said(asked)


def test_a_reply_is_found_by_the_id_of_its_message() -> None:
    talk = Talk(STAFF)
    seq = len(talk.transcript.events)
    talk.says("nurse")
    assert talk.transcript.reply_to(f"m{seq}") == seq
    assert talk.transcript.reply_to("unknown") is None
