"""Chatty replies: when something was, feelings beside numbers, reasons, sayings, small sums."""

import pytest

from agent.replies import read
from agent.transcript import Asked, Found
from tests.talks import BEGINNING, small

CHOIR = small(
    [
        {"id": "sang", "type": "single", "text": "When did you last sing in public?",
         "unit": "days",
         "options": [{"id": "day", "label": "Today or yesterday", "band": [0, 2]},
                     {"id": "month", "label": "Within the past month", "band": [2, 32]},
                     {"id": "long", "label": "Longer ago", "band": [32, None]},
                     {"id": "never", "label": "Never"}]},
        {"id": "days", "type": "single", "text": "On how many days a week do you rehearse?",
         "unit": "days",
         "options": [{"id": "d0", "label": "Never", "band": [0, 1]},
                     {"id": "d2", "label": "1 or 2 days", "band": [1, 3]},
                     {"id": "d4", "label": "3 days or more", "band": [3, 8]}]},
        {"id": "hours", "type": "single", "text": "How much time do you practise in a week?",
         "unit": "hours",
         "options": [{"id": "h1", "label": "Under 1 hour", "band": [0, 1]},
                     {"id": "h4", "label": "1 to 4 hours", "band": [1, 4]},
                     {"id": "h8", "label": "More than 4 hours", "band": [4, None]}]},
        {"id": "lost", "type": "single", "text": "How many singers did the choir lose last year?",
         "options": [{"id": "l0", "label": "None"}, {"id": "l1", "label": "One"},
                     {"id": "l2", "label": "Several"}, {"id": "l3", "label": "All of them"}]},
        {"id": "fee", "type": "number", "text": "How much would you pay at most a year, in euros?",
         "unit": "euros", "min": 0, "max": 500, "accept": ["number", "range"]},
        {"id": "age", "type": "number", "text": "How old is your child?", "min": 3, "max": 20,
         "unit": "years", "accept": ["number", "years"]},
        {"id": "flat", "type": "number", "text": "What share of your concerts goes well?",
         "unit": "percent", "min": 0, "max": 100, "accept": ["number", "percent"]},
        {"id": "marks", "type": "rating", "text": "How do you like these?", "scale": [1, 5],
         "items": [{"id": "hall", "label": "The hall"}, {"id": "coach", "label": "The conductor"},
                   {"id": "songs", "label": "The songs"}]},
        {"id": "venues", "type": "grid", "text": "Where have you sung?",
         "items": [{"id": "church", "label": "Church"}, {"id": "opera", "label": "Opera"}],
         "options": [{"id": "now", "label": "Sing there now"},
                     {"id": "past", "label": "Sang there in the past"},
                     {"id": "never", "label": "Never sang there"},
                     {"id": "unknown", "label": "Do not know it"}]},
        {"id": "stay", "type": "single", "text": "Would you leave the choir?",
         "options": [{"id": "always", "label": "At any time"}, {"id": "pay", "label": "For money"},
                     {"id": "no", "label": "No, it is my home"}]},
        {"id": "tired", "type": "single", "text": "Is your voice tired?",
         "options": [{"id": "yes", "label": "Yes"}, {"id": "no", "label": "No"}]},
        {"id": "brings", "type": "multi", "text": "What do you bring along?",
         "options": [{"id": "tea", "label": "Tea"}, {"id": "cake", "label": "Cake or bread"},
                     {"id": "none", "label": "None of these", "exclusive": True},
                     {"id": "else", "label": "Something else", "specify": True}]},
    ],
    languages=["en", "de"],
)  # fmt: skip


def found(question: str, reply: str, language: str = "en") -> tuple[Found, ...]:
    asked = CHOIR.question(question)
    put = Asked(
        at=BEGINNING, form="question", question=question, text=str(asked.text),
        options=tuple(one.id for one in CHOIR.choices(asked)),
        items=tuple(one.id for one in getattr(asked, "items", ())),
    )  # fmt: skip
    return read(CHOIR, put, reply, language=language).found


def came_to(question: str, reply: str, language: str = "en") -> object:
    """Give what a reply is read as: a value, values by row, or `again`."""
    values = found(question, reply, language)
    if any(one.item for one in values):
        return {one.item: one.value for one in values}
    several = [one.other or one.value for one in values]
    return several[0] if len(several) == 1 else several or "again"


@pytest.mark.parametrize(
    ("question", "reply", "value"),
    [
        ("sang", "yesterday", "day"),
        ("sang", "this morning, twice", "day"),
        ("sang", "a few days ago", "month"),
        ("sang", "last year", "long"),
        ("sang", "within the last month", "month"),
        ("sang", "last month", "again"),
        ("sang", "my sister sang yesterday", "again"),
        ("sang", "yesterday, no, two years ago", "long"),
        ("sang", "I joined the choir two years ago", "again"),
        ("sang", "never say never", "again"),
        ("days", "twice a week", "d2"),
        ("days", "Tuesdays and Thursdays", "d2"),
        ("days", "Monday to Thursday", "d4"),
        ("days", "once in a blue moon", "again"),
        ("days", "I don't rehearse", "d0"),
        ("hours", "an hour a day", "h8"),
        ("hours", "ten minutes a day", "again"),
        ("hours", "two hours, my wife another three", "again"),
        ("lost", "1", "again"),
        ("lost", "two", "l2"),
        ("lost", "all", "l3"),
        ("lost", "all but one", "again"),
        ("lost", "one, maybe two", "again"),
        ("lost", "we didn't lose any", "l0"),
        ("fee", "up to 60", 60),
        ("fee", "no more than fifty", 50),
        ("fee", "more than 60", "again"),
        ("fee", "I pay 30 now, I'd go up to 50", "again"),
        ("fee", "nothing, it should be free", 0),
        ("age", "she's nine", 9),
        ("age", "in year 5", "again"),
        ("age", "eleven, the older one is fifteen", 11),
        ("flat", "nine out of ten", 90),
        ("flat", "a third or so", 33),
        ("flat", "up ten percent", "again"),
        ("marks", "hall awful!!! 1!!!", {"hall": 1}),
        ("marks", "the songs?? lovely, 5", {"songs": 5}),
        ("marks", "hall 2 because we wait 20 minutes, songs 4", {"hall": 2, "songs": 4}),
        ("marks", "the conductor 1 - he never smiles", {"coach": 1}),
        ("marks", "hall great, songs awful", "again"),
        ("venues", "church now, opera in the past", {"church": "now", "opera": "past"}),
        ("venues", "never the opera", {"opera": "never"}),
        ("stay", "no", "no"),
        ("stay", "yes", "again"),
        ("tired", "I sang all night, so yes", "yes"),
        ("tired", "yes and no", "again"),
        ("brings", "tea or cake", "again"),
        ("brings", "none, I am always late", "none"),
        ("brings", "I am like any other", "again"),
    ],
)
def test_a_chatty_reply_is_read_as_it_is_meant(question: str, reply: str, value: object) -> None:
    assert came_to(question, reply) == value


@pytest.mark.parametrize(
    ("question", "reply", "value"),
    [
        ("sang", "gestern abend", "day"),
        ("sang", "letzten Monat", "again"),
        ("days", "montags und mittwochs", "d2"),
        ("days", "montags bis donnerstags", "d4"),
        ("age", "acht, die Schwester ist zwölf", 8),
        ("marks", "hall furchtbar!! 1!!", {"hall": 1}),
        ("tired", "den ganzen Abend gesungen, also ja", "yes"),
    ],
)
def test_a_chatty_german_reply_is_read_too(question: str, reply: str, value: object) -> None:
    assert came_to(question, reply, "de") == value


def test_the_words_that_say_when_are_its_quote() -> None:
    (one,) = found("sang", "Oh, yesterday, at a wedding")
    assert "Oh, yesterday, at a wedding"[one.start : one.end] == "yesterday"
