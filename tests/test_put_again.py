"""What is said again later: a follow-up after a question back, own words inside questions."""

from collections.abc import Iterator

import pytest

from agent import sessions
from agent.interview import answers
from agent.quality.verbatim import verbatim
from agent.sessions import Desk, Message
from agent.store import Store
from agent.turn import Turn
from tests.talks import small
from tests.test_sessions import begin, desk_for

BAND = small(
    [
        {"id": "plays", "type": "multi", "title": "Instruments", "text": "What do you play?",
         "options": [{"id": "drums", "label": "Bass drum"}, {"id": "horn", "label": "Horn"},
                     {"id": "else", "label": "Something else", "specify": True}]},
        {"id": "marks", "type": "rating", "title": "Marks", "text": "How do you like these?",
         "scale": [1, 5], "items": [{"id": "hall", "label": "The hall"},
                                    {"id": "coach", "label": "The conductor"}],
         "probe": {"when": ["extreme"]}},
        {"id": "since", "type": "number", "title": "Years", "loop": {"over": "plays", "as": "it"},
         "text": {"en": "How many years have you played the {{ it.label }}?",
                  "de": "Seit wie vielen Jahren spielen Sie {{ it.label }}?"},
         "min": 0, "max": 80},
        {"id": "cost", "type": "number", "text": "What did the last one cost, in euros?",
         "min": 0, "max": 90000, "soft_min": 10, "soft_max": 5000, "unit": "euros"},
        {"id": "buy", "type": "open", "title": "Buying", "objective": "what is next",
         "text": "You play {{ plays.label }}. What will you buy next?", "probe": None},
    ],
    probing={"spare_first": False},
    languages=["en", "de"],
    glossary=[{"term": "conductor", "definition": "Who leads the band."}],
)  # fmt: skip


@pytest.fixture
def desk() -> Iterator[Desk]:
    with Store.open("sqlite://") as store:
        yield desk_for(BAND, store)


def says(desk: Desk, interview: str, *replies: str) -> Turn:
    for text in replies:
        known = desk.store.transcript(interview)
        turn = sessions.reply(desk, interview, Message(id=f"m{len(known.events)}", text=text))
    return turn


def test_a_follow_up_names_the_row_that_it_is_about(desk: Desk) -> None:
    interview = begin(desk).id
    turn = says(desk, interview, "horn", "hall 1, conductor 4")
    assert turn.kind == "probe"
    assert turn.text.startswith('You gave 1 for "The hall". ')


def test_a_follow_up_that_is_put_again_is_still_answered_in_free_words(desk: Desk) -> None:
    interview = begin(desk).id
    probe = says(desk, interview, "horn", "hall 1, conductor 4")
    again = says(desk, interview, "what is a conductor?")
    assert "Who leads the band." in again.text
    assert again.text.endswith(probe.text)
    assert again.question is not None and again.question.type == "open"
    twice = says(desk, interview, "what does conductor mean?")
    assert twice.text.count(probe.text) == 1
    after = says(desk, interview, "it is cold and it echoes")
    assert after.question is not None and after.question.id == "since"
    standing = answers(BAND, desk.store.transcript(interview))
    assert standing["marks", "hall"].values == (1,)
    said = {desk.store.transcript(interview).said(seq).text for seq in
            standing["marks", "hall"].replies}  # fmt: skip
    assert "it is cold and it echoes" in said


def test_an_other_is_called_by_its_own_words_later(desk: Desk) -> None:
    interview = begin(desk).id
    first = says(desk, interview, "drums and something else: the saw", "3 3")
    assert first.text == "How many years have you played the bass drum?"
    assert says(desk, interview, "4").text == "How many years have you played the saw?"
    assert (
        says(desk, interview, "9", "300").text
        == "You play bass drum and saw. What will you buy next?"
    )
    shown, literal = verbatim(BAND, desk.store.transcript(interview))
    assert shown == literal == 6


def test_words_that_cannot_be_repeated_leave_the_label_in_their_place(desk: Desk) -> None:
    interview = begin(desk).id
    turn = says(desk, interview, "something else: see www.example.com", "3 3")
    assert turn.text == "How many years have you played the something else?"


def test_a_question_back_in_another_language_is_answered_in_it(desk: Desk) -> None:
    interview = begin(desk).id
    turn = says(desk, interview, "horn", "was ist ein conductor?")
    assert turn.language == "de"
    assert "Who leads the band." in turn.text


def test_a_few_words_of_another_language_are_read_as_they_are(desk: Desk) -> None:
    interview = begin(desk).id
    turn = says(desk, interview, "horn", "3 3", "seit zwölf Jahren")
    assert turn.question is not None and turn.question.id == "cost"
    values = answers(BAND, desk.store.transcript(interview))["since", "horn"].values
    assert values == (12,)


def test_nothing_to_say_is_no_number(desk: Desk) -> None:
    interview = begin(desk).id
    says(desk, interview, "horn", "3 3", "I have nothing to say about that")
    assert answers(BAND, desk.store.transcript(interview))["since", "horn"].state == "refused"


@pytest.mark.parametrize(("first", "second", "kept"), [("8000", "8000", 8000), ("8000", "800", 800),
                                                       ("3", "yes", 3)])  # fmt: skip
def test_a_number_beyond_what_is_usual_is_put_again_once(
    desk: Desk, first: str, second: str, kept: int
) -> None:
    interview = begin(desk).id
    turn = says(desk, interview, "horn", "3 3", "12", first)
    assert turn.kind == "clarification"
    assert turn.text.startswith(f"{first} lies beyond what is usual here.")
    after = says(desk, interview, second)
    assert after.question is not None and after.question.id == "buy"
    assert answers(BAND, desk.store.transcript(interview))["cost", None].values == (kept,)


def test_a_usual_number_is_taken_at_once(desk: Desk) -> None:
    turn = says(desk, begin(desk).id, "horn", "3 3", "12", "5000")
    assert turn.question is not None and turn.question.id == "buy"
