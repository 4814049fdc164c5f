"""Typed answers, as many people would write them, are read right or asked for again."""

from collections import Counter
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.replies import Reading, read
from agent.transcript import Asked
from benchmarks.replies.run import AGAIN, Case, asked, cases, recorded, same
from tests.talks import BEGINNING, STAFF, small

ALL = tuple(cases())


@cache
def reading_of(place: int) -> Reading:
    case = ALL[place]
    return read(case.questionnaire, asked(case), case.reply, language=case.language)


def test_the_labelled_answers_are_many_and_of_several_questionnaires() -> None:
    assert len(ALL) > 500
    assert len({case.questionnaire.id for case in ALL}) >= 3


def test_what_was_tuned_on_is_read_right_or_asked_for_again() -> None:
    count: Counter[str] = Counter()
    for place, case in enumerate(ALL):
        if case.held_out:
            continue
        given = recorded(reading_of(place))
        accepted = given != AGAIN
        right = same(case.expected, given)
        count["all"] += 1
        count["right" if right else "wrong"] += accepted
    assert count["right"] >= 0.98 * (count["right"] + count["wrong"])
    assert count["wrong"] <= 0.01 * count["all"]


def test_no_value_is_given_that_was_not_offered_and_no_item_two() -> None:
    for place, case in enumerate(ALL):
        waiting, reading = asked(case), reading_of(place)
        places = Counter((one.item, one.value) for one in reading.found)
        assert all(count == 1 for count in places.values())
        for one in reading.found:
            if waiting.options and one.value not in ("refused", "dont_know", "not_applicable"):
                assert one.value in waiting.options
            if one.start is not None and one.end is not None:
                assert case.reply[one.start : one.end].strip()


@pytest.mark.parametrize("case", ALL[::9], ids=lambda case: f"{case.question}: {case.reply}"[:60])
def test_capitals_and_a_full_stop_change_nothing(case: Case) -> None:
    waiting, language = asked(case), case.language
    plain = read(case.questionnaire, waiting, case.reply, language=language)
    for text in (case.reply.upper(), case.reply.lower(), f"{case.reply}.", f"  {case.reply} "):
        other = read(case.questionnaire, waiting, text, language=language)
        assert [(one.item, one.value) for one in other.found] == [
            (one.item, one.value) for one in plain.found
        ]


@pytest.mark.parametrize("question", ["role", "works", "nights", "kit", "better"])
@pytest.mark.parametrize("piece", ["a", "no ", "1 ", "but not ", "((", "\n", "🙂", "ö"])
def test_a_hundred_thousand_characters_are_refused_and_not_pondered(
    question: str, piece: str
) -> None:
    waiting = Asked(at=BEGINNING, form="question", question=question, text="?")
    assert read(STAFF, waiting, piece * 100_000).intent in ("unusable", "off_topic", "skip")


@given(st.text(max_size=200))
def test_nothing_at_all_makes_the_reader_fail(text: str) -> None:
    for question in ("role", "nights", "strain", "kit", "better", "more"):
        waiting = Asked(at=BEGINNING, form="question", question=question, text="?")
        read(STAFF, waiting, text)


HOUSE = small(
    [
        {"id": "agree", "type": "single", "text": "My courses prepare me well.",
         "options": [{"id": "d", "label": "Disagree"}, {"id": "a", "label": "Agree"}]},
        {"id": "year", "type": "single", "text": "In which year are you?",
         "options": [{"id": "y1", "label": "First year"}, {"id": "y2", "label": "Second year"}]},
        {"id": "visits", "type": "single", "text": "How often did you see a vet?",
         "options": [{"id": "once", "label": "Once"}, {"id": "few", "label": "2 to 4 times"},
                     {"id": "many", "label": "5 times or more"}]},
        {"id": "late", "type": "single", "unit": "minutes", "text": "How late was it?",
         "options": [{"id": "short", "label": "Up to 30 minutes", "band": [0, 30]},
                     {"id": "long", "label": "30 minutes to 2 hours", "band": [30, 120]}]},
        {"id": "heat", "type": "single", "text": "How is it heated?",
         "options": [{"id": "oil", "label": "Oil"}, {"id": "pump", "label": "Heat pump"}]},
        {"id": "share", "type": "number", "unit": "percent", "text": "What share?", "max": 100},
        {"id": "spend", "type": "number", "text": "How much?", "accept": ["number", "range"]},
        {"id": "cooks", "type": "single", "text": "Who cooks?",
         "options": [{"id": "me", "label": "I do"}, {"id": "partner", "label": "My partner"}]},
        {"id": "week", "type": "single", "text": "How often do you cook?",
         "options": [{"id": "many", "label": "4 to 6 times a week"},
                     {"id": "few", "label": "1 to 3 times a week"}]},
        {"id": "kit", "type": "multi", "text": "What do you have?", "options": ["oven", "mixer"]},
        {"id": "money", "type": "single", "text": "How much money have you?",
         "options": [{"id": "low", "label": "Under 600"}, {"id": "high", "label": "Over 600"}]},
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    ("question", "reply", "value"),
    [
        ("agree", "agree, the projects taught me that", "a"),
        ("agree", "agree, sometimes at least", None),
        ("agree", "kind of agree", None),
        ("agree", "agree, or rather my friends do", None),
        ("year", "2nd", "y2"),
        ("visits", "3 or 4 times", "few"),
        ("visits", "7 times", "many"),
        ("late", "half an hour", None),
        ("late", "45", None),
        ("late", "45 minutes", "long"),
        ("heat", "used to be oil, now a heat pump", "pump"),
        ("heat", "used to be oil", None),
        ("share", "half", 50),
        ("share", "three quarters", 75),
        ("share", "half or more", None),
        ("money", "enough", None),
        ("spend", "at most 50", None),
        ("spend", "0 to 50", 25),
        ("cooks", "me or my partner", None),
        ("cooks", "my partner", "partner"),
        ("cooks", "mostly my partner", None),
        ("week", "2 or 3 times", "few"),
        ("kit", "oven (a very old thing)", "oven"),
    ],
)
def test_answers_of_these_kinds_are_read_or_asked_again(
    question: str, reply: str, value: object
) -> None:
    options = tuple(getattr(HOUSE.question(question), "options", ()))
    waiting = Asked(
        at=BEGINNING,
        form="question",
        question=question,
        text=str(HOUSE.question(question).text),
        options=tuple(one.id for one in options),
    )
    reading = read(HOUSE, waiting, reply)
    assert [one.value for one in reading.found] == ([] if value is None else [value])
    assert reading.intent in ("answer", "unusable")
