"""What a control of a form sends is taken by id, or refused before anything is recorded."""

from typing import Any

import pytest

from agent.errors import BadInput
from agent.questionnaire import Questionnaire
from agent.replies import Reading, read_form
from agent.transcript import Asked, FormAnswer
from tests.talks import BEGINNING

FARM = Questionnaire.model_validate(
    {
        "id": "farm",
        "title": "Farmers on weather",
        "questions": [
            {
                "id": "crop",
                "type": "single",
                "text": "What do you mainly grow?",
                "options": ["wheat", "barley", "rye", {"id": "dont_know", "label": "Not sure"}],
            },
            {
                "id": "tools",
                "type": "multi",
                "text": "Which of these do you own?",
                "options": ["plough", "drill", "baler", {"id": "neither", "exclusive": True}],
                "min": 1,
                "max": 2,
            },
            {
                "id": "rain",
                "type": "grid",
                "text": "How has rain changed?",
                "items": ["spring", "summer"],
                "options": ["more", "same", "less"],
            },
            {
                "id": "frost",
                "type": "grid",
                "text": "How has frost in {{ item.label }} changed?",
                "loop": True,
                "items": ["april", "may"],
                "options": ["more", "same", "less"],
            },
            {
                "id": "worry",
                "type": "rating",
                "text": "How much do you worry about each?",
                "scale": [1, 7],
                "items": ["hail", "drought"],
            },
            {"id": "mood", "type": "rating", "text": "And overall?", "scale": [1, 7]},
            {"id": "acres", "type": "number", "text": "How many acres?", "min": 0, "max": 900},
            {"id": "debt", "type": "number", "text": "What share is debt?", "decimals": 1},
            {"id": "plan", "type": "open", "text": "What will you change?", "max_chars": 100},
            {"id": "more", "type": "open", "text": "Anything else?", "optional": True},
            {
                "id": "size",
                "type": "derived",
                "options": [
                    {"id": "large", "when": "acres > 100"},
                    {"id": "small", "when": "acres <= 100"},
                ],
            },
        ],
    }
)


def sent(question: str, answer: FormAnswer, **asked: Any) -> Reading:
    """Send an answer to a question as it was asked."""
    waiting = Asked(at=BEGINNING, form="question", question=question, text="?", **asked)
    return read_form(FARM, waiting, answer)


def given(reading: Reading) -> list[tuple[str | None, object]]:
    """Give what was found, as (item, value)."""
    return [(one.item, one.value) for one in reading.found]


@pytest.mark.parametrize(
    ("question", "answer", "found"),
    [
        ("crop", "rye", [(None, "rye")]),
        ("crop", "dont_know", [(None, "dont_know")]),
        ("crop", "refused", [(None, "refused")]),
        ("tools", ["drill", "plough", "drill"], [(None, "drill"), (None, "plough")]),
        ("tools", "baler", [(None, "baler")]),
        ("tools", ["neither"], [(None, "neither")]),
        ("rain", {"spring": "more", "summer": None}, [("spring", "more")]),
        ("rain", {"spring": "dont_know"}, [("spring", "dont_know")]),
        ("rain", "refused", [("spring", "refused"), ("summer", "refused")]),
        ("worry", {"hail": 7, "drought": 1.0}, [("hail", 7), ("drought", 1)]),
        ("mood", 4, [(None, 4)]),
        ("acres", 0, [(None, 0)]),
        ("acres", 899.0, [(None, 899.0)]),
        ("debt", -2.5, [(None, -2.5)]),
        ("plan", "refused", [(None, "refused")]),
        ("plan", "More rye.", []),
    ],
)
def test_what_a_control_sends_is_taken_as_it_is(
    question: str, answer: Any, found: list[tuple[str | None, object]]
) -> None:
    items = ("spring", "summer") if question == "rain" else ()
    reading = sent(question, answer, items=items)
    assert given(reading) == found
    assert all(one.source == "closed" for one in reading.found)


def test_a_state_is_the_intent_unless_it_is_an_option_of_the_question() -> None:
    assert sent("crop", "refused").intent == "refused"
    assert sent("crop", "dont_know").intent == "answer"
    assert sent("plan", "dont_know").intent == "dont_know"


def test_a_row_asked_by_itself_takes_one_value_for_that_row() -> None:
    assert given(sent("frost", "less", item="may")) == [("may", "less")]
    with pytest.raises(BadInput, match="one value is expected"):
        sent("frost", {"may": "less"}, item="may")


def test_only_the_options_that_were_shown_can_be_chosen() -> None:
    assert given(sent("crop", "rye", options=("rye", "wheat", "gone"))) == [(None, "rye")]
    with pytest.raises(BadInput, match="'barley' is not one of the options"):
        sent("crop", "barley", options=("rye", "wheat"))


@pytest.mark.parametrize(
    ("question", "answer", "issue"),
    [
        ("tools", ["plough", "drill", "baler"], "too_many"),
        ("tools", ["plough", "neither"], "exclusive_conflict"),
        ("tools", [], "too_few"),
        ("rain", {}, "empty"),
        ("rain", {"spring": None}, "empty"),
        ("plan", "   ", "empty"),
        ("plan", "x" * 101, "too_long"),
    ],
)
def test_what_a_person_can_mend_is_asked_again(question: str, answer: Any, issue: str) -> None:
    reading = sent(question, answer)
    assert (reading.intent, reading.issue) == ("unusable", issue)


def test_rows_that_were_left_out_are_named() -> None:
    assert sent("worry", {"drought": 3}).missing == ("hail",)
    assert sent("worry", {"drought": 3}, items=("drought",)).missing == ()


def test_nothing_at_all_skips_what_may_be_skipped() -> None:
    assert sent("more", " \n").intent == "skip"


@pytest.mark.parametrize(
    ("question", "answer", "what"),
    [
        ("crop", "oats", "'oats' is not one of the options"),
        ("crop", 3, "3 is not one of the options"),
        ("crop", None, "None is not one of the options"),
        ("crop", {"wheat": 1}, "one value is expected"),
        ("tools", 3, "a list of option ids is expected"),
        ("tools", ["drill", "axe"], "'axe' is not one of the options"),
        ("rain", "more", "a value for every item is expected"),
        ("rain", {"autumn": "more"}, "there is no item 'autumn'"),
        ("rain", {"spring": "lots"}, "'lots' is not one of the options"),
        ("worry", {"hail": 6.5}, "6.5 is not on the scale"),
        ("worry", {"hail": 8}, "8 is not on the scale"),
        ("worry", {"hail": True}, "True is not on the scale"),
        ("mood", "5", "'5' is not on the scale"),
        ("acres", "12", "'12' is not a number"),
        ("acres", True, "True is not a number"),
        ("acres", float("nan"), "nan is not a number"),
        ("acres", -1, "-1 is out of range"),
        ("acres", 2.5, "2.5 is too fine"),
        ("debt", 0.25, "0.25 is too fine"),
        ("plan", 3, "a text is expected"),
        ("size", "large", "this question is computed"),
    ],
)
def test_what_no_control_would_send_is_refused_with_its_mend(
    question: str, answer: Any, what: str
) -> None:
    with pytest.raises(BadInput, match=what) as refused:
        sent(question, answer)
    assert refused.value.where == question
    assert refused.value.mend


def test_the_limits_of_a_number_are_told() -> None:
    with pytest.raises(BadInput) as refused:
        sent("acres", 901)
    assert refused.value.mend == "stay within 0 to 900"
