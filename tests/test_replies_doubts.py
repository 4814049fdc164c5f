"""A value is the respondent's own, and of now: what stands beside it may say otherwise."""

import pytest

from agent.drafting import drafted
from agent.interview import answers
from agent.moves import Read
from agent.questionnaire import Questionnaire
from agent.replies import read
from agent.transcript import Asked, Follow, Judged
from tests.talks import BEGINNING, Talk, small

CAB = Questionnaire.model_validate(
    {
        "id": "cab",
        "title": "Cabs",
        "questions": [
            {"id": "fares", "type": "single", "text": "How many fares do you have on a shift?",
             "options": [{"id": "few", "label": "Fewer than 5"}, {"id": "some", "label": "5 to 9"},
                         {"id": "many", "label": "10 or more"}]},
            {"id": "shift", "type": "number", "text": "How long is your shift?", "unit": "hours",
             "min": 0, "max": 24, "decimals": 1, "accept": ["number", "range"]},
            {"id": "cost", "type": "number", "text": "What does the dog cost you, in euros?",
             "unit": "euros", "min": 0, "max": 3000},
            {"id": "fuel", "type": "single", "text": "What do you drive on?",
             "options": ["diesel", "petrol", {"id": "power", "label": "Electricity"}]},
            {"id": "times", "type": "multi", "text": "When do you drive?",
             "options": ["mornings", "evenings", "nights"]},
            {"id": "pay", "type": "multi", "text": "How are you paid?",
             "options": ["cash", {"id": "card", "label": "By card"}]},
            {"id": "rate", "type": "rating", "text": "How good are these, from 1 to 6?",
             "scale": [1, 6], "items": ["roads", "ranks", "apps"]},
            {"id": "hire", "type": "single", "text": "What is your yearly spending?",
             "unit": "million euros",
             "options": [{"id": "s0", "label": "Under 1 million", "band": [0, 1]},
                         {"id": "s1", "label": "1 to 10 million", "band": [1, 10]},
                         {"id": "s10", "label": "10 million or more", "band": [10, None]}]},
            {"id": "over", "type": "number", "text": "How many hours did you work last week?",
             "unit": "hours", "min": 0, "max": 90, "accept": ["number", "range"]},
            {"id": "crew", "type": "number", "text": "How many people are on your crew?",
             "unit": "people", "min": 0, "max": 60},
            {"id": "stay", "type": "single", "text": "Do you expect to stay?",
             "options": ["yes", "no"]},
            {"id": "heir", "type": "single", "text": "Will somebody take over?",
             "options": ["yes", "no", {"id": "open", "label": "Not decided yet"}]},
            {"id": "matter", "type": "grid", "text": "How important are these?",
             "items": ["price", "speed", "tidiness"],
             "options": [{"id": "very", "label": "Very important"},
                         {"id": "fair", "label": "Fairly important"},
                         {"id": "not", "label": "Not important"}]},
            {"id": "stars", "type": "rating", "text": "How many stars?", "scale": [1, 5]},
            {"id": "car", "type": "single", "text": "Whose is the car?",
             "options": ["mine", {"id": "other", "label": "Somebody else's", "specify": True}]},
            {"id": "wife", "type": "single", "text": "Who drives most?",
             "options": [{"id": "me", "label": "I do"}, {"id": "wife", "label": "My wife"}]},
        ],
    }
)  # fmt: skip


def came_to(place: str, reply: str) -> object:
    question = CAB.by_id[place]
    items = tuple(one.id for one in getattr(question, "items", ()))
    reading = read(
        CAB,
        Asked(
            at=BEGINNING,
            form="question",
            question=place,
            text=str(question.text),
            options=tuple(one.id for one in CAB.choices(question)),
            items=items,
        ),
        reply,
    )
    if items and reading.found:
        return {one.item: one.value for one in reading.found}
    values = [one.value for one in reading.found]
    return values[0] if len(values) == 1 else values or reading.intent


@pytest.mark.parametrize(
    ("place", "reply"),
    [
        ("shift", "12 for my wife"),
        ("shift", "they say 12"),
        ("fuel", "he is diesel"),
        ("fares", "12 according to the brochure"),
        ("fuel", "diesel until recently"),
        ("fuel", "was diesel"),
        ("shift", "8 before we moved"),
        ("shift", "12 back in 2019"),
        ("fuel", "we're planning electricity"),
        ("fuel", "electricity from January"),
        ("shift", "if only 8"),
        ("cost", "I'd like 30"),
        ("shift", "8 when I'm tired"),
        ("fares", "12 in winter"),
        ("shift", "8 but could be more"),
        ("fuel", "diesel haha just kidding"),
        ("shift", "8 hours is too long"),
        ("times", "not only nights"),
        ("shift", "10am"),
        ("shift", "10:30"),
        ("shift", "at 5"),
        ("shift", "3 May"),
        ("fares", "24/7"),
        ("fares", "50/50"),
        ("fares", "from 8 to 3"),
        ("fares", "fifty fifty"),
        ("fares", "in 2015"),
        ("fares", "2015"),
        ("fares", "-1"),
        ("cost", "I'm 35"),
        ("cost", "5 of us at home"),
        ("cost", "3 dogs"),
        ("cost", "4 stars"),
        ("fares", "3 more"),
        ("shift", "three times as many"),
        ("fares", "my 3rd"),
        ("fares", "a third"),
        ("fares", "one of these days"),
        ("fares", "back to square one"),
        ("times", "all four"),
        ("rate", "all two 5"),
        ("over", "50 hours this month"),
        ("cost", "it was 8, we bought 4 more"),
        ("hire", "2 million at the very earliest"),
        ("heir", "I guess so"),
        ("stay", "yes I'm still here"),
        ("fuel", "good morning to you, diesel smells"),
        ("crew", "16 of them, 4 of them closed"),
        ("rate", "ranks was 5, since the new ones 2"),
        ("car", "does somebody else's count as well?"),
    ],
)
def test_what_is_not_the_respondents_own_or_of_now_is_asked_again(place: str, reply: str) -> None:
    assert came_to(place, reply) in ("unusable", "off_topic", "question_back")


@pytest.mark.parametrize(
    ("place", "reply", "expected"),
    [
        ("shift", "8 before tax and all", "unusable"),
        ("shift", "8 hours, my wife does 12", 8),
        ("fuel", "diesel, my wife wanted that", "diesel"),
        ("fuel", "it used to be petrol, now diesel", "diesel"),
        ("wife", "my wife", "wife"),
        ("shift", "8 with breaks", 8),
        ("shift", "between 8 and 10 in winter", 9),
        ("shift", ".5", 0.5),
        ("fares", "the third", "many"),
        ("fares", "the third option", "many"),
        ("times", "all three", ["mornings", "evenings", "nights"]),
        ("times", "the three of them", ["mornings", "evenings", "nights"]),
        ("pay", "both", ["cash", "card"]),
        ("rate", "all three 5", {"roads": 5, "ranks": 5, "apps": 5}),
        ("rate", "5 for all three of them", {"roads": 5, "ranks": 5, "apps": 5}),
        ("rate", "all 5", {"roads": 5, "ranks": 5, "apps": 5}),
        ("rate", "all 5, only apps 2", {"roads": 5, "ranks": 5, "apps": 2}),
        ("fuel", "diesel. no charger here", "diesel"),
        ("fuel", "petrol, nothing beats it", "petrol"),
        ("fuel", "diesel! my boss pays", "diesel"),
        ("fuel", "diesel, no longer", "unusable"),
        ("fuel", "diesel, no", "unusable"),
        ("shift", "12 or", "unusable"),
        ("fares", "one sec", "pause"),
        ("over", "50 hours this week", 50),
        ("over", "50, normally 40", 50),
        ("fares", "30, 10 of them to the airport", "many"),
        ("crew", "four of us plus an apprentice, so five", 5),
        ("crew", "just me", 1),
        ("over", "not at all", 0),
        ("over", "5, er no, 8", 8),
        ("over", "not once", 0),
        ("hire", "800k", "s0"),
        ("hire", "3 million", "s1"),
        ("hire", "20", "s10"),
        ("hire", "half a million", "s0"),
        ("hire", "12 to 15 million", "s10"),
        ("stay", "I guess so", "yes"),
        ("stay", "i think so, it's fun", "yes"),
        ("stay", "yeah, broke both wrists", "yes"),
        ("heir", "undecided", "open"),
        ("matter", "price very, speed not", {"price": "very", "speed": "not"}),
        ("matter", "price so so, speed very", {"speed": "very"}),
        ("rate", "roads 4, no make that 5", {"roads": 5}),
        ("stars", "⭐⭐⭐", 3),
        ("stars", "two, and that is generous", 2),
        ("shift", "just a second please", "pause"),
    ],
)
def test_what_only_looks_doubtful_is_read(place: str, reply: str, expected: object) -> None:
    assert came_to(place, reply) == expected


GARDEN = small(
    [
        {"id": "grown", "type": "multi", "text": "What do you grow?",
         "options": ["kale", "leek", {"id": "other", "label": "Other", "specify": True}]},
        {"id": "main", "type": "single", "text": "Which of them most?",
         "options": ["kale", "leek", {"id": "other", "label": "Other", "specify": True}],
         "carry_forward": {"from": "grown"}},
    ]
)  # fmt: skip


class Drafted(Talk):
    """A talk in which rules draft what a reply comes to, as `sessions` lets them."""

    def judge(self, move: Read, offer: Follow | None) -> Judged:
        """Read a reply with what was said before it."""
        return drafted(self.questionnaire, self.transcript, move, self.now)


def others(replies: list[str]) -> list[tuple[str, object, str | None]]:
    """Say all of it in turn, and give what stands in the end."""
    talk = Drafted(GARDEN)
    for one in replies:
        talk.says(one)
    return [
        (key[0], one.value, one.other)
        for key, given in answers(GARDEN, talk.transcript).items()
        for one in given.found
    ]


@pytest.mark.parametrize(
    ("replies", "expected"),
    [
        (["other", "chillies"], [("grown", "other", "chillies")]),
        (["other", "something else"], [("grown", "other", None)]),
        (["kale and something else", "no"],
         [("grown", "kale", None), ("grown", "other", None)]),
        (["something else", "no idea"], [("grown", "other", None)]),
        (["other"], []),
        (["other: chillies, hot ones", "other"],
         [("grown", "other", "chillies, hot ones"), ("main", "other", "chillies, hot ones")]),
        (["kale", "other", "beans"], [("grown", "kale", None), ("main", "other", "beans")]),
        (["no idea"], [("grown", "dont_know", None)]),
    ],
)  # fmt: skip
def test_an_other_is_asked_for_its_words_once(
    replies: list[str], expected: list[tuple[str, object, str | None]]
) -> None:
    assert others(replies) == expected


@pytest.mark.parametrize(
    ("reply", "states"),
    [
        ("Weiß ich nicht", {"dont_know"}),
        ("keine Ahnung", {"dont_know"}),
        ("alle unbekannt", {"never"}),
        ("Nordbau unbekannt", {"never"}),
    ],
)
def test_another_name_of_an_option_does_not_make_it_stand_for_what_is_unknown(
    reply: str, states: set[str]
) -> None:
    known = Questionnaire.model_validate(
        {
            "id": "firms",
            "title": "Firmen",
            "language": "de",
            "questions": [
                {"id": "known", "type": "grid", "text": "Wie gut kennen Sie diese Firmen?",
                 "items": ["nordbau", "holzmann"], "allow": ["dont_know"],
                 "options": [{"id": "never", "label": "Nie gehört", "aliases": ["unbekannt"]},
                             {"id": "well", "label": "Gut bekannt"}]},
            ],
        }
    )  # fmt: skip
    question = known.by_id["known"]
    turn = Asked(
        at=BEGINNING,
        form="question",
        question="known",
        text=str(question.text),
        options=("never", "well"),
        items=("nordbau", "holzmann"),
    )
    found = read(known, turn, reply, language="de").found
    assert {one.value for one in found} == states
