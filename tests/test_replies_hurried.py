"""Replies of hurried people: each is read as most would mean it, else asked for again."""

import pytest

from agent.questionnaire import Questionnaire
from agent.replies import read
from agent.transcript import Asked
from tests.talks import BEGINNING

BAKERY = Questionnaire.model_validate(
    {
        "id": "bakery",
        "title": "Customers of a bakery",
        "languages": ["en", "de"],
        "questions": [
            {"id": "comes", "type": "single", "text": "How often do you come in a week?",
             "options": [{"id": "n", "label": "Not at all"}, {"id": "few", "label": "1 to 3 times"},
                         {"id": "many", "label": "4 times or more"}]},
            {"id": "card", "type": "single", "text": "Which card do you have?",
             "options": [{"id": "day", "label": "Mornings only"}, {"id": "full", "label": "Full"},
                         {"id": "other", "label": "Another one", "specify": True}]},
            {"id": "pays", "type": "single", "text": "Who pays most of the time?",
             "options": [{"id": "me", "label": "Me"}, {"id": "mate", "label": "My flatmate"},
                         {"id": "kid", "label": "The children"}]},
            {"id": "return", "type": "single", "text": "Will you come again?",
             "options": ["very_unlikely", "rather_unlikely", "rather_likely", "very_likely"]},
            {"id": "moved", "type": "single", "text": "Did you think of going elsewhere?",
             "options": [{"id": "y", "label": "Yes, often"}, {"id": "n", "label": "No"},
                         {"id": "b", "label": "Yes, but not seriously"}]},
            {"id": "prices", "type": "single", "text": "How are the prices?",
             "options": [{"id": "l", "label": "Too low"}, {"id": "r", "label": "About right"},
                         {"id": "h", "label": "Too high"}]},
            {"id": "size", "type": "single", "text": "How large is your kitchen, in square metres?",
             "options": [{"id": "s", "label": "Below 10", "band": [None, 10]},
                         {"id": "m", "label": "10 to less than 20", "band": [10, 20]},
                         {"id": "l", "label": "20 and more", "band": [20, None]}]},
            {"id": "wait", "type": "single", "unit": "months", "text": "How long did it last?",
             "options": [{"id": "a", "label": {"en": "Short: less than 3"}, "band": [0, 3]},
                         {"id": "b", "label": {"en": "A while: 3 to 6"}, "band": [3, 6]},
                         {"id": "c", "label": {"en": "Long"}, "band": [6, None]}]},
            {"id": "hours", "type": "number", "text": "How many hours?", "unit": "hours",
             "min": 0, "max": 99, "decimals": 1, "accept": ["number", "range"]},
            {"id": "rate", "type": "rating", "text": "How good is each?", "scale": [1, 7],
             "items": ["bread", "cakes", {"id": "open", "label": "Opening hours"}, "staff"],
             "allow": ["not_applicable", "dont_know"]},
            {"id": "score", "type": "rating", "text": "How likely?", "scale": [0, 10]},
            {"id": "buys", "type": "grid", "text": "How often do you buy these?",
             "items": ["rolls", "tarts", "coffee"], "options": ["never", "sometimes", "often"],
             "allow": ["not_applicable"]},
            {"id": "change", "type": "grid", "text": "How did these change?",
             "items": ["queue", "choice"],
             "options": [{"id": "w", "label": "Got worse"}, {"id": "s", "label": "Stayed the same"},
                         {"id": "b", "label": "Got better"}]},
            {"id": "nights", "type": "single", "text": "How many nights were you away?",
             "options": [{"id": "one", "label": "One"}, {"id": "few", "label": "2 or 3"},
                         {"id": "week", "label": "4 to 7"},
                         {"id": "l", "label": "More than a week"}]},
            {"id": "agree", "type": "single", "text": "The rolls are fresh.",
             "options": [{"id": "d", "label": "Somewhat disagree"},
                         {"id": "n", "label": "Neither agree nor disagree"},
                         {"id": "a", "label": "Somewhat agree"}]},
            {"id": "visits", "type": "single", "text": "When do you come?",
             "options": [{"id": "w", "label": {"en": "Weekly", "de": "Jede Woche"}},
                         {"id": "m", "label": {"en": "Once or twice a month", "de": "Monatlich"}},
                         {"id": "f", "label": {"en": "My first visit", "de": "Zum ersten Mal"}}]},
            {"id": "than", "type": "single", "text": "How are the cakes beside those of others?",
             "options": ["better", "same", "worse"]},
            {"id": "eats", "type": "multi", "text": "What do you eat?",
             "options": ["rolls", "tarts", "pies",
                         {"id": "none", "label": "None of these", "exclusive": True}]},
        ],
    }
)  # fmt: skip


def came_to(question: str, reply: str, language: str) -> object:
    """Give what is recorded, or why it is not."""
    waiting = Asked(at=BEGINNING, form="question", question=question, text="?")
    asked = BAKERY.question(question)
    waiting = waiting.model_copy(update={"text": asked.text})
    reading = read(BAKERY, waiting, reply, language=language)
    if reading.intent != "answer":
        return reading.intent if reading.intent != "unusable" else f"again: {reading.issue}"
    if any(one.item for one in reading.found):
        return {one.item: one.value for one in reading.found}
    values = [one.other or one.value for one in reading.found]
    return values[0] if len(values) == 1 else values


@pytest.mark.parametrize(
    ("question", "reply", "expected"),
    [
        ("comes", "twice", "few"),
        ("comes", "once a week", "few"),
        ("comes", "5 times a week", "many"),
        ("comes", "5 times a month", "few"),
        ("comes", "like 2 times", "few"),
        ("comes", "never", "n"),
        ("comes", "zero", "n"),
        ("comes", "0", "n"),
        ("comes", "none", "n"),
        ("card", "mornings", "day"),
        ("card", "lol full", "full"),
        ("card", "something else: the it discount", "it discount"),
        ("card", "another one, it's the staff card", "staff card"),
        ("card", "what's a full card?", "question_back"),
        ("card", "full card?", "full"),
        ("pays", "me", "me"),
        ("pays", "I do", "me"),
        ("pays", "mostly me", "me"),
        ("pays", "partly me", "again: unclear"),
        ("pays", "I think the children", "kid"),
        ("return", "rather not", "again: unclear"),
        ("return", "prefer not to say", "refused"),
        ("return", "v likely", "again: unclear"),
        ("moved", "not really", "again: unclear"),
        ("moved", "no", "n"),
        ("prices", "low", "again: unclear"),
        ("prices", "too low", "l"),
        ("size", "4 by 5", "again: mismatch"),
        ("size", "14", "m"),
        ("wait", "less than 6 months", "again: between"),
        ("wait", "3-6", "b"),
        ("wait", "no more than three", "again: between"),
        ("hours", "half a day", "again: mismatch"),
        ("hours", "half an hour", 0.5),
        ("rate", "1. 5, 2. 6, 3. n/a, 4. 7",
         {"bread": 5, "cakes": 6, "open": "not_applicable", "staff": 7}),
        ("rate", "1) 5 2) 6 4) 2", {"bread": 5, "cakes": 6, "staff": 2}),
        ("rate", "1: 5\n2: 6", {"bread": 5, "cakes": 6}),
        ("rate", "2. 5, 1. 6", "again: mismatch"),
        ("rate", "bread one, cakes three", {"bread": 1, "cakes": 3}),
        ("rate", "cakes 5 opening hours 7 staff 2", {"cakes": 5, "open": 7, "staff": 2}),
        ("rate", "cakes 5 hours 7", {"cakes": 5, "open": 7}),
        ("rate", "bread 2, otherwise 4", {"bread": 2, "cakes": 4, "open": 4, "staff": 4}),
        ("score", "zero", 0),
        ("buys", "rolls, no wait, tarts never", {"tarts": "never"}),
        ("buys", "rolls often, no wait, tarts often", {"tarts": "often"}),
        ("buys", "rolls often, tarts never, sorry, coffee never",
         {"rolls": "often", "coffee": "never"}),
        ("buys", "rolls and tarts, no wait, coffee never", "again: unclear"),
        ("buys", "all, no wait, coffee never", "again: unclear"),
        ("buys", "rolls often, no wait, sometimes", {"rolls": "sometimes"}),
        ("buys", "1. never 2. often 3. n/a",
         {"rolls": "never", "tarts": "often", "coffee": "not_applicable"}),
        ("buys", "never, never, often", {"rolls": "never", "tarts": "never", "coffee": "often"}),
        ("change", "all the same", {"queue": "s", "choice": "s"}),
        ("change", "the same", "again: unclear"),
        ("moved", "yep, about 3 times, often I mean", "again: unclear"),
        ("pays", "me, three days out of five", "me"),
        ("pays", "me, unless it is Sunday", "again: unclear"),
        ("hours", "20 or so, depends on the oven", 20),
        ("hours", "20 depending on the oven", 20),
        ("hours", "20, more on Sundays", "again: unclear"),
        ("hours", "20 - not counting Sundays", "again: unclear"),
        ("buys", "rolls often, tarts never, coffee when it rains",
         {"rolls": "often", "tarts": "never"}),
        ("buys", "rolls often, tarts when it rains, the rest never",
         {"rolls": "often", "coffee": "never"}),
        ("buys", "rolls often, when it rains never", "again: unclear"),
        ("buys", "rolls, tarts never, coffee when it rains", "again: unclear"),
        ("nights", "two", "few"),
        ("nights", "a week", "week"),
        ("nights", "over a week", "l"),
        ("agree", "agree", "again: unclear"),
        ("agree", "neither", "n"),
        ("agree", "somewhat agree", "a"),
        ("visits", "twice a month", "m"),
        ("visits", "longer than you", "again: unclear"),
        ("than", "better than the rest of the town", "again: unclear"),
        ("than", "better than others", "again: unclear"),
        ("than", "no difference", "same"),
        ("rate", "4s all round", {"bread": 4, "cakes": 4, "open": 4, "staff": 4}),
        ("rate", "bread awful, cakes 2, staff ok", {"cakes": 2}),
        ("rate", "bread 6, deco 2, cakes 7", {"bread": 6, "cakes": 7}),
        ("rate", "bread 6, deco 2, rest 7", {"bread": 6}),
        ("rate", "bread 6, deco not 2, cakes 7", "again: unclear"),
        ("card", "full, by the way I love it here", "full"),
        ("nights", "4. to 7", "week"),
        ("size", "ab) 14", "again: unclear"),
        ("eats", "rolls then pies, later tarts", ["rolls", "tarts", "pies"]),
        ("eats", "rolls. do croissants count?", "question_back"),
        ("eats", "none of this", "none"),
        ("eats", "none except pies", "pies"),
        ("eats", "pies, used to be tarts", "pies"),
    ],
)  # fmt: skip
def test_hurried_replies(question: str, reply: str, expected: object) -> None:
    assert came_to(question, reply, "en") == expected


@pytest.mark.parametrize(
    ("question", "reply", "expected"),
    [
        ("rate", "bread 2, sonst 4", {"bread": 2, "cakes": 4, "open": 4, "staff": 4}),
        ("rate", "1. 5, 2. 6", {"bread": 5, "cakes": 6}),
        ("hours", "mehr als vorher", "again: unclear"),
        ("visits", "erstes Mal", "f"),
        ("pays", "ich", "me"),
        ("hours", "ne halbe Stunde", 0.5),
        ("hours", "das zieht sich gern anderthalb Stunden", 1.5),
        ("hours", "das zieht sich immer", "again: unclear"),
        ("comes", "zweimal", "few"),
    ],
)
def test_hurried_replies_in_german(question: str, reply: str, expected: object) -> None:
    assert came_to(question, reply, "de") == expected


def test_what_a_clarification_reads_out_is_no_echo_when_it_is_repeated() -> None:
    asked = BAKERY.question("eats")
    heard = "Which of these comes closest: Rolls; Tarts; Pies?"
    waiting = Asked(at=BEGINNING, form="clarification", question=asked.id, text=heard)
    reading = read(BAKERY, waiting, "rolls and pies")
    assert [one.value for one in reading.found] == ["rolls", "pies"]
