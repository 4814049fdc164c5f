"""The interviewer's own words: a notice, help, and what to say when a reply cannot be used."""

import pytest

from agent.conditions import Answer
from agent.questionnaire import Questionnaire
from agent.routing import route
from agent.speaking import Speaker, in_words
from agent.transcript import FormAnswer
from tests.talks import STAFF, Talk, small

PLACE: dict[str, object] = {
    "id": "place",
    "type": "single",
    "text": "Where?",
    "options": ["ward", "home"],
}
SCORE: dict[str, object] = {"id": "score", "type": "rating", "text": "How good?", "scale": [1, 5]}


def speaker(asked: Questionnaire, **answers: Answer) -> Speaker:
    return Speaker(asked, "en", answers)


def trouble(question: dict[str, object], issue: str | None = None) -> str:
    """Say what is said where nothing of a question could be used."""
    asked = small([question])
    (step,) = route(asked, {}, seed=1).steps
    return speaker(asked).trouble(step, issue, step.items)


def test_a_study_says_what_it_has_for_respondents_in_distress() -> None:
    own = {"text": "That sounds hard.", "resources": ["Call 123.", "Ask a colleague."]}
    assert speaker(small([PLACE], distress=own)).distress() == (
        "That sounds hard. Call 123. Ask a colleague."
    )


def test_without_words_of_its_own_it_says_something_kind_all_the_same() -> None:
    assert speaker(STAFF).distress()


def test_a_scale_is_read_out_with_the_ends_that_have_words() -> None:
    ends = {**SCORE, "scale": {"low": 1, "high": 5, "labels": {1: "poor", 5: "superb"}}}
    assert "poor" in trouble(ends) and "superb" in trouble(ends)
    assert "poor" not in trouble(SCORE) and "1" in trouble(SCORE) and "5" in trouble(SCORE)


@pytest.mark.parametrize(
    ("bounds", "words"),
    [({"min": 0, "max": 24, "unit": "hours"}, "0–24 hours"), ({"unit": "hours"}, "hours")],
)
def test_a_number_is_asked_for_with_its_bounds_and_unit(
    bounds: dict[str, object], words: str
) -> None:
    assert words in trouble({"id": "long", "type": "number", "text": "How long?", **bounds})


def test_a_set_says_how_many_it_takes() -> None:
    many: dict[str, object] = {**PLACE, "type": "multi", "max": 3, "options": list("abcde")}
    assert "3" in trouble(many, "too_many")


def test_an_open_question_is_simply_put_again() -> None:
    assert "Why?" in trouble({"id": "why", "type": "open", "text": "Why?", "objective": "x"})


@pytest.mark.parametrize(
    ("term", "words"),
    [("ROSTER", "The plan of shifts."), ("wages", "midnight"), (None, "midnight")],
)
def test_a_term_is_explained_from_the_glossary_else_by_the_help(
    term: str | None, words: str
) -> None:
    (step,) = [one for one in route(STAFF, {}, seed=1).steps if one.question.id == "works"]
    assert words in speaker(STAFF).definition(step, term)


def test_open_rows_are_named_with_what_may_be_answered() -> None:
    grid: dict[str, object] = {**PLACE, "type": "grid", "items": ["day", "night"]}
    assert all(word in trouble(grid) for word in ("Day", "Night", "Ward", "Home"))


@pytest.mark.parametrize(
    ("answers", "shown"),
    [
        ({"place": "ward"}, "How is the Ward?"),
        ({"places": ("ward", "home")}, "How is the there?"),
        ({}, "How is the there?"),
    ],
)
def test_a_pipe_says_what_was_answered_or_its_default(
    answers: dict[str, Answer], shown: str
) -> None:
    text = 'How is the {{ place | default("there") }}?'
    later = {"id": "how", "type": "open", "text": text, "objective": "x"}
    asked = small([PLACE, later])
    assert speaker(asked, **answers).say(text) == shown


@pytest.mark.parametrize(
    ("question", "answer", "words"),
    [
        (PLACE, "ward", "Ward"),
        (PLACE, "dont_know", "Dont know"),
        (PLACE, "elsewhere entirely", "elsewhere entirely"),
        ({**PLACE, "type": "multi"}, ["ward", "home"], "Ward; Home"),
        ({**PLACE, "type": "grid", "items": ["day"]}, {"day": "home"}, "Day: Home"),
        (SCORE, 4, "4"),
    ],
)
def test_what_a_control_sent_is_said_in_labels(
    question: dict[str, object], answer: FormAnswer, words: str
) -> None:
    study = small([question])
    waiting = Talk(study).transcript.waiting
    assert waiting is not None
    assert in_words(study, waiting, answer, language="en") == words


def test_the_notice_says_who_asks_about_what_for_how_long_and_how_to_stop() -> None:
    notice = speaker(STAFF).notice()
    for words in ("AI", "the ward council", "It is about night shifts.", "8", "stop"):
        assert words in notice
    bare = speaker(small([PLACE])).notice()
    assert "AI" in bare and "stop" in bare and "council" not in bare


def test_a_loop_that_does_not_name_its_row_is_told_which_one_is_meant() -> None:
    loop: dict[str, object] = {
        "id": "state", "type": "grid", "loop": True, "text": "How old is it?",
        "items": [{"id": "lamp", "label": "The lamp"}], "options": ["new", "old"],
    }  # fmt: skip
    asked = small([loop])
    (step,) = route(asked, {}, seed=1).steps
    assert speaker(asked).question(step) == "How old is it?\nThe lamp"


def piped(text: str, language: str = "en", **answers: Answer) -> str:
    """Say a text with earlier answers in it."""
    why: dict[str, object] = {"id": "why", "type": "multi", "text": "Why?", "options": [
        {"id": "price", "label": {"en": "The price", "de": "Der Preis"}},
        {"id": "slow", "label": {"en": "Slow support", "de": "Langsame Hilfe"}},
        {"id": "ibm", "label": {"en": "IBM tools", "de": "IBM"}},
        {"id": "talk", "label": {"en": "German speakers", "de": "Deutsch"}},
        {"id": "none", "label": "None of these", "exclusive": True}]}  # fmt: skip
    asked = small([why], languages=["en", "de"])
    return Speaker(asked, language, answers).say(text)


@pytest.mark.parametrize(
    ("text", "answer", "said"),
    [
        ("You named {{ why }}.", ("price", "slow"), "You named the price and slow support."),
        ("You named {{ why }}.", ("ibm", "talk"), "You named IBM tools and German speakers."),
        ('You said "{{ why }}".', ("price", "slow"), 'You said "The price, Slow support".'),
        ("{{ why }}: what of it?", ("slow",), "Slow support: what of it?"),
        ("Noted. {{ why }}?", ("none",), "Noted. None of these?"),
        ("You named {{ why }}.", ("none",), "You named none of these."),
    ],
)
def test_an_answer_within_a_sentence_begins_small_and_in_quotes_as_it_is(
    text: str, answer: tuple[str, ...], said: str
) -> None:
    assert piped(text, why=answer) == said


def test_a_german_noun_keeps_its_capital_within_a_sentence() -> None:
    assert piped("Sie nannten {{ why }}.", "de", why=("price", "talk")) == (
        "Sie nannten der Preis und Deutsch."
    )


def test_an_other_is_asked_for_its_words_alone() -> None:
    other = {**PLACE, "options": ["ward", {"id": "other", "specify": True}]}
    assert "?" in trouble(other, "specify") and "Ward" not in trouble(other, "specify")
    assert "rows" not in trouble(PLACE, "mismatch")
