"""An amount inside a sentence: which one is meant, of what, and when nobody can tell."""

import pytest

from agent.replies import read
from agent.transcript import Asked
from tests.talks import BEGINNING, small

SHOP = small(
    [
        {"id": "size", "type": "single", "text": "How large is your shop?",
         "options": [{"id": "s", "label": "Small", "description": "Fewer than 10 people"},
                     {"id": "m", "label": "Medium", "description": "10 to 49 people"},
                     {"id": "l", "label": "Large", "description": "50 people or more"},
                     {"id": "club", "label": "A club or a charity"}]},
        {"id": "open", "type": "single", "text": "How long have you been open?", "unit": "months",
         "options": [{"id": "y0", "label": "Less than a year", "band": [0, 12]},
                     {"id": "y5", "label": "1 to 5 years", "band": [12, 60]},
                     {"id": "y6", "label": "More than 5 years", "band": [60, None]}]},
        {"id": "often", "type": "single", "text": "How often are goods delivered?",
         "options": [{"id": "day", "label": "Every day"},
                     {"id": "some", "label": "Several times a week"},
                     {"id": "week", "label": "About once a week"},
                     {"id": "less", "label": "Less often"},
                     {"id": "never", "label": "Never"}]},
        {"id": "orders", "type": "single", "text": "How many orders came in the last four weeks?",
         "options": [{"id": "o0", "label": "None"}, {"id": "o5", "label": "1 to 5"},
                     {"id": "o20", "label": "6 to 20"}, {"id": "o21", "label": "More"}]},
        {"id": "online", "type": "single", "unit": "percent", "text": "How much is sold online?",
         "options": [{"id": "p25", "label": "Less than a quarter"},
                     {"id": "p50", "label": "A quarter to a half"},
                     {"id": "p51", "label": "More than half"},
                     {"id": "all", "label": "All of it"}]},
        {"id": "room", "type": "single", "text": "How warm is it?",
         "options": [{"id": "cold", "label": "Below 18 °C"}, {"id": "mild", "label": "18 to 20 °C"},
                     {"id": "warm", "label": "Above 20 °C"}]},
        {"id": "hours", "type": "single", "unit": "hours",
         "text": "How many hours a week is it open?",
         "options": [{"id": "h20", "label": "Up to 20"}, {"id": "h40", "label": "21 to 40"},
                     {"id": "h41", "label": "More than 40"}]},
        {"id": "way", "type": "single", "text": "How far is the next shop?", "unit": "km",
         "options": [{"id": "k1", "label": "Less than 1 km", "band": [0, 1]},
                     {"id": "k5", "label": "1 to 5 km", "band": [1, 5]},
                     {"id": "k6", "label": "More than 5 km", "band": [5, None]}]},
        {"id": "children", "type": "number", "text": "How many children come a day?",
         "min": 0, "max": 999, "accept": ["number", "range"]},
        {"id": "phase", "type": "single", "text": "Where does the works stand?",
         "options": [{"id": "one", "label": "Phase 1"}, {"id": "two", "label": "Phase 2"},
                     {"id": "done", "label": "Finished"}]},
    ],
    languages=["en", "de"],
)  # fmt: skip


def came_to(question: str, reply: str, language: str = "en") -> object:
    """Give what a reply is read as: a value, or `again`."""
    asked = Asked(
        at=BEGINNING, form="question", question=question, text=str(SHOP.question(question).text),
        options=tuple(one.id for one in SHOP.choices(SHOP.question(question))),
    )  # fmt: skip
    found = read(SHOP, asked, reply, language=language).found
    return found[0].value if len(found) == 1 else "again"


@pytest.mark.parametrize(
    ("question", "reply", "expected"),
    [
        ("size", "sixty of us, two cats and a till", "l"),
        ("size", "team of twelve", "m"),
        ("size", "forty-odd people", "m"),
        ("size", "there are a handful of us", "s"),
        ("size", "between 12 and 15 people", "m"),
        ("open", "getting on for ten months", "y0"),
        ("open", "a bit under two years, if I remember", "y5"),
        ("open", "we opened six years ago", "y6"),
        ("open", "a decade and a bit", "y6"),
        ("often", "twice a week", "some"),
        ("often", "Tuesdays and Fridays", "some"),
        ("often", "every other month", "less"),
        ("often", "once a month at most", "less"),
        ("often", "every few weeks", "less"),
        ("often", "daily", "day"),
        ("orders", "twice a week", "o20"),
        ("orders", "we had thirty, now down to three", "o5"),
        ("orders", "40 a day", "o21"),
        ("orders", "half a dozen", "o20"),
        ("orders", "a couple", "o5"),
        ("orders", "not one", "o0"),
        ("online", "a third", "p50"),
        ("online", "just under half", "p50"),
        ("online", "one in ten", "p25"),
        ("online", "everything", "all"),
        ("online", "3/4", "p51"),
        ("room", "21.5", "warm"),
        ("room", "just under 18 degrees", "cold"),
        ("way", "800 m", "k1"),
        ("way", "two miles", "k5"),
        ("way", "half a mile", "k1"),
        ("children", "we get forty kids", 40),
        ("children", "no children", 0),
    ],
)  # fmt: skip
def test_an_amount_is_found_in_what_people_say(question: str, reply: str, expected: object) -> None:
    assert came_to(question, reply) == expected


@pytest.mark.parametrize(
    ("question", "reply"),
    [
        ("size", "we hired 40 people last year"),
        ("size", "I have 5 people under me"),
        ("size", "we let 20 people go"),
        ("size", "50 shelves"),
        ("size", "a school with 60 staff"),
        ("size", "45 including the shop next door"),
        ("size", "two cooks and three waiters"),
        ("open", "since I was twelve"),
        ("open", "since 2015"),
        ("open", "it varies, two years or so"),
        ("open", "12 months in theory"),
        ("often", "three times"),
        ("often", "once or every two months"),
        ("orders", "my brother has 12"),
        ("orders", "20 by 10"),
        ("orders", "five, more before Christmas"),
        ("orders", "40 a head"),
        ("online", "20 cars"),
        ("room", "100.4"),
        ("room", "at 10:20"),
        ("hours", "half a day"),
        ("hours", "two days"),
        ("way", "20 minutes by bus"),
        ("children", "a few children"),
        ("children", "oops, the previous answer was wrong, it is 2"),
        ("phase", "about 2"),
    ],
)  # fmt: skip
def test_an_amount_of_something_else_is_no_answer(question: str, reply: str) -> None:
    assert came_to(question, reply) == "again"


@pytest.mark.parametrize(
    ("question", "reply", "expected"),
    [
        ("size", "wir sind zu viert", "s"),
        ("size", "gut 30 Leute", "m"),
        ("open", "knapp zwei Jahre", "y5"),
        ("often", "zwei- bis dreimal die Woche", "some"),
        ("often", "alle zwei Wochen", "less"),
        ("online", "jeder fünfte Euro", "again"),
        ("online", "ein Drittel", "p50"),
        ("orders", "zweihundertfünfzig", "o21"),
        ("open", "vor drei Wochen eröffnet", "y0"),
        ("children", "ein paar Kinder", "again"),
    ],
)  # fmt: skip
def test_german_sentences_count_as_well(question: str, reply: str, expected: object) -> None:
    assert came_to(question, reply, "de") == expected
