"""Rows called by their place, with their reasons, put right at once; and what is rarely said."""

import pytest

from agent.questionnaire import Questionnaire
from agent.replies import read
from agent.transcript import Asked
from tests.talks import BEGINNING

HOUSE = Questionnaire.model_validate(
    {
        "id": "house",
        "title": "Tenants",
        "questions": [
            {"id": "rate", "type": "rating", "text": "How good is each?", "scale": [1, 7],
             "items": ["roof", "walls", "lift", "yard", "bins"], "allow": ["dont_know"]},
            {"id": "likely", "type": "rating", "text": "How likely are you to stay?",
             "scale": {"low": 0, "high": 10,
                       "labels": {0: "not at all likely", 10: "extremely likely"}}},
            {"id": "moved", "type": "grid", "text": "How did these change?",
             "items": ["noise", "light"],
             "options": [{"id": "worse", "label": "Got worse"},
                         {"id": "same", "label": "Stayed the same"},
                         {"id": "better", "label": "Got better"}]},
            {"id": "pays", "type": "single", "text": "Who pays?",
             "options": [{"id": "mate", "label": "My flatmate"},
                         {"id": "firm", "label": "My employer"},
                         {"id": "state", "label": "The state"}]},
            {"id": "firms", "type": "single", "text": "How many firms clean here?",
             "options": [{"id": "none", "label": "None"}, {"id": "one", "label": "One"},
                         {"id": "more", "label": "Two or more"}]},
            {"id": "quarters", "type": "single", "text": "How many quarters have you paid late?",
             "options": [{"id": "none", "label": "None"}, {"id": "few", "label": "1 or 2"},
                         {"id": "many", "label": "3 or more"}]},
            {"id": "stay", "type": "single", "text": "How long were you away?",
             "options": [{"id": "one", "label": "One night"},
                         {"id": "few", "label": "2 or 3 nights"},
                         {"id": "week", "label": "4 to 7 nights"},
                         {"id": "long", "label": "More than a week"}]},
            {"id": "why", "type": "open", "text": "What is good here?"},
        ],
    }
)  # fmt: skip


def rows(question: str, reply: str) -> dict[str, object]:
    """Give what a reply says of each row, by the beginnings of their names."""
    asked = HOUSE.question(question)
    items = tuple(one.id for one in getattr(asked, "items", ()))
    waiting = Asked(
        at=BEGINNING, form="question", question=question, text=str(asked.text), items=items,
        options=tuple(one.id for one in HOUSE.choices(asked)),
    )  # fmt: skip
    found = read(HOUSE, waiting, reply).found
    return {one.item or "": one.value for one in found}


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        ("first three 6, last two 4", {"roof": 6, "walls": 6, "lift": 6, "yard": 4, "bins": 4}),
        ("all 6 apart from the last one, 3",
         {"roof": 6, "walls": 6, "lift": 6, "yard": 6, "bins": 3}),
        ("the second one 2", {"walls": 2}),
        ("roof 6, no 7, walls 5", {"roof": 7, "walls": 5}),
        ("lift 2 because it was broken, the rest 6",
         {"roof": 6, "walls": 6, "lift": 2, "yard": 6, "bins": 6}),
        ("yard 5 because, well, roof 3", {"yard": 5, "roof": 3}),
        ("the tenth one 2", {}),
        ("first things first", {}),
        ("last", {}),
    ],
)  # fmt: skip
def test_rows_are_called_by_their_place_and_may_have_a_reason(
    reply: str, expected: dict[str, object]
) -> None:
    assert rows("rate", reply) == expected


@pytest.mark.parametrize(
    ("question", "reply", "expected"),
    [
        ("likely", "not at all", {"": 0}),
        ("likely", "not at all sure", {"": "dont_know"}),
        ("moved", "all the same", {"noise": "same", "light": "same"}),
        ("pays", "me or my employer", {}),
        ("pays", "not the state, not", {}),
        ("firms", "both a firm from Kent and a firm from Ohio", {"": "more"}),
        ("firms", "both rude and slow", {}),
        ("stay", "three, four nights", {}),
        ("stay", "five nights", {"": "week"}),
        ("quarters", "I would say 4 quarters, sadly", {"": "many"}),
    ],
)
def test_what_is_rarely_said_is_read_as_most_mean_it(
    question: str, reply: str, expected: dict[str, object]
) -> None:
    assert rows(question, reply) == expected


@pytest.mark.parametrize("reply", ["ok", "lol", "because", "hmm, well"])
def test_a_free_answer_without_a_word_of_weight_is_asked_again(reply: str) -> None:
    waiting = Asked(at=BEGINNING, form="question", question="why", text="What is good here?")
    assert read(HOUSE, waiting, reply).intent == "unusable"
    probe = waiting.model_copy(update={"form": "probe"})
    assert read(HOUSE, probe, reply).intent == "answer"
