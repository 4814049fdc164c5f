"""Questions to the interviewer: about the study they are answered, about the weather they stray."""

from collections.abc import Iterator

import pytest

from agent import sessions
from agent.replies import read
from agent.replies.questions_back import about
from agent.replies.straying import strays
from agent.sessions import Desk, Message
from agent.store import Store
from agent.transcript import Asked, Said
from agent.turn import Turn
from tests.talks import BEGINNING, STAFF
from tests.test_sessions import begin, desk_for


@pytest.fixture
def desk() -> Iterator[Desk]:
    with Store.open("sqlite://") as store:
        yield desk_for(STAFF, store)


@pytest.mark.parametrize(
    "reply",
    [
        "what's the weather like where you are?",
        "Can you write me a poem?",
        "who won the game last night",
        "tell me a joke",
        "so, how are you?",
        "Do you like pizza?",
        "Wie ist das Wetter bei Ihnen?",
        "Können Sie mir ein Gedicht schreiben?",
    ],
)
def test_small_talk_and_errands_stray(reply: str) -> None:
    assert strays(STAFF, reply)
    assert read(STAFF, _waiting("role"), reply).intent == "off_topic"


@pytest.mark.parametrize(
    "reply",
    [
        "what do you mean by rota?",
        "do trainee doctors count?",
        "is this anonymous?",
        "are you human?",
        "who is asking?",
        "how long does it take?",
        "is my shift a night shift?",
        "do we get paid for this?",
        "why do you want to know that?",
        "what?",
    ],
)
def test_questions_about_the_study_or_ones_own_case_do_not_stray(reply: str) -> None:
    assert not strays(STAFF, reply) and not strays(STAFF, reply, free=True)


@pytest.mark.parametrize(
    "reply",
    [
        "who has time for that?",
        "what else would anybody say about three in the morning?",
        "why is the coffee machine locked?",
        "where are all the blankets",
        "how would anyone sleep with that noise?",
    ],
)
def test_a_free_answer_may_be_put_as_a_question(reply: str) -> None:
    waiting = _waiting("first_words")
    assert read(STAFF, waiting, reply).intent == "answer"


def _waiting(question: str) -> Asked:
    options = tuple(one.id for one in getattr(STAFF.question(question), "options", ()))
    return Asked(at=BEGINNING, form="question", question=question, text="?", options=options)


@pytest.mark.parametrize(
    ("reply", "term"),
    [
        ("why do you want to know that?", "about:why"),
        ("who's asking?", "about:study"),
        ("Is this confidential?", "about:study"),
        ("Sind Sie ein Mensch?", "about:study"),
        ("wer will das wissen?", "about:study"),
        ("warum fragen Sie das?", "about:why"),
        ("what counts as a shift?", None),
    ],
)
def test_what_the_study_itself_answers_is_known(reply: str, term: str | None) -> None:
    assert about(reply) == term


def says(desk: Desk, interview: str, text: str) -> Turn:
    known = desk.store.transcript(interview)
    return sessions.reply(desk, interview, Message(id=f"m{len(known.events)}", text=text))


def test_one_acknowledgement_and_back_then_on_and_nothing_is_dropped(desk: Desk) -> None:
    interview = begin(desk).id
    first = says(desk, interview, "what's the weather like where you are?")
    assert first.question and (first.question.id, first.kind) == ("role", "clarification")
    assert first.text == "I have noted that. To come back to the question:\n\nWhat is your role?"
    second = says(desk, interview, "can you write me a poem about cats?")
    assert second.question and (second.question.id, second.kind) == ("works", "question")
    said = [one.text for one in desk.store.transcript(interview).events if isinstance(one, Said)]
    assert said == ["what's the weather like where you are?", "can you write me a poem about cats?"]


def test_who_asks_and_why_is_answered_and_asked_again(desk: Desk) -> None:
    interview = begin(desk).id
    who = says(desk, interview, "who's asking?")
    assert "AI interviewer" in who.text and "the ward council" in who.text
    assert who.text.endswith("What is your role?")
    why = says(desk, interview, "why do you want to know that?")
    assert why.text.startswith("The answers are looked at together")
    anything = says(desk, interview, "do trainee doctors count?")
    assert anything.text.startswith("The study gives no definition of that")
