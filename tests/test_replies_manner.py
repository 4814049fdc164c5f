"""How a reply is said decides its path: another language, anger, contact data, a correction."""

import pytest

from agent.moves import Ask
from agent.replies import Earlier, correction, read
from agent.replies.manner import has_contact, is_abuse, other_language
from agent.transcript import Asked
from tests.talks import BEGINNING, STAFF, Talk

GERMAN = "Das ist nicht so einfach und wir haben noch keine Lösung für die Nacht"


@pytest.mark.parametrize(
    ("reply", "language"),
    [
        (GERMAN, "de"),
        ("Je ne comprends pas la question du tout", "fr"),
        ("no entiendo la pregunta que me hace", "es"),
        ("we do not have that in our hospital", None),
        ("die hard fans of the night shift", None),
        ("Lonza, WuXi, Catalent", None),
        ("la la la", None),
        ("no dog, just a cat", None),
        ("no more, die or come with me", None),
        ("nurse", None),
    ],
)
def test_a_language_is_told_only_by_several_of_its_small_words(
    reply: str, language: str | None
) -> None:
    assert other_language(reply, "en") == language


def test_what_is_said_in_the_language_spoken_is_never_another() -> None:
    assert other_language(GERMAN, "de") is None


@pytest.mark.parametrize(
    ("reply", "abusive"),
    [
        ("you are a useless bot", True),
        ("go to hell", True),
        ("du blöder Idiot", True),
        ("the management are idiots", False),
        ("this job is hell at night and nobody helps", False),
        ("stupid forms that nobody reads are the worst of a long and lonely night here", False),
    ],
)
def test_an_insult_is_one_to_the_interviewer_and_short(reply: str, abusive: bool) -> None:
    assert is_abuse(reply) is abusive


@pytest.mark.parametrize(
    ("reply", "contact"),
    [
        ("write to ann@example.org", True),
        ("call me on +49 171 2345678", True),
        ("0171/2345678", True),
        ("between 2019 and 2023", False),
        ("about 1,200,000 euros", False),
        ("4 nurses for 12 beds", False),
    ],
)
def test_contact_data_are_noticed(reply: str, contact: bool) -> None:
    assert has_contact(reply) is contact


def waiting(question: str) -> Asked:
    return Asked(
        at=BEGINNING,
        form="question",
        question=question,
        text="?",
        options=tuple(one.id for one in getattr(STAFF.question(question), "options", ())),
    )


def test_a_closed_answer_in_a_language_that_is_carried_is_taken_and_gone_on_in() -> None:
    reading = read(STAFF, waiting("role"), "Pflege")
    assert reading.intent == "answer"
    reading = read(STAFF, waiting("role"), "ich bin in der Pflege und das auch noch nachts")
    assert reading.language == "de"


def test_an_open_answer_in_a_language_that_is_carried_is_kept_and_gone_on_in() -> None:
    reading = read(STAFF, waiting("better"), GERMAN)
    assert (reading.intent, reading.language) == ("answer", "de")


def test_an_open_answer_in_any_other_language_is_kept() -> None:
    reading = read(STAFF, waiting("better"), "Je ne sais pas, la nuit est trop longue pour nous")
    assert (reading.intent, reading.language) == ("answer", None)


def test_an_insult_is_noted_and_the_way_out_is_named() -> None:
    talk = Talk()
    move = talk.says("you useless machine")
    assert isinstance(move, Ask) and move.form == "clarification"
    assert "skip" in move.text and move.step.question.id == "role"


STANDING = (
    Earlier(("role", None), waiting("role"), ("nurse",)),
    Earlier(("works", None), waiting("works"), ("never",)),
)


@pytest.mark.parametrize(
    ("reply", "question"),
    [
        ("actually, I said nurse, I am a doctor", "role"),
        ("Sorry, earlier I said never, it should be sometimes", "works"),
        ("wait, I told you nurse, but doctor is correct", "role"),
        ("I said nurse, and I am a nurse", None),
        ("I said nurse", None),
        ("actually I said visitor, it was doctor", None),
        ("my colleague said nurse, she is a doctor", None),
    ],
)
def test_an_earlier_answer_is_put_right_only_where_it_is_repeated_and_replaced(
    reply: str, question: str | None
) -> None:
    made = correction(STAFF, STANDING, reply, now=waiting("nights"))
    assert (made.key[0] if made else None) == question
