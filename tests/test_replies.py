"""Typed answers, as many people would write them, are read right or asked for again."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.replies import read
from agent.transcript import Asked
from benchmarks.replies.run import AGAIN, Case, asked, cases, recorded, same
from tests.talks import BEGINNING, STAFF

ALL = tuple(cases())


def test_the_labelled_answers_are_many_and_of_several_questionnaires() -> None:
    assert len(ALL) > 500
    assert len({case.questionnaire.id for case in ALL}) >= 3


def test_what_was_tuned_on_is_read_right_or_asked_for_again() -> None:
    count: Counter[str] = Counter()
    for case in (one for one in ALL if not one.held_out):
        given = recorded(read(case.questionnaire, asked(case), case.reply, language=case.language))
        accepted = given != AGAIN
        right = same(case.expected, given)
        count["all"] += 1
        count["right" if right else "wrong"] += accepted
    assert count["right"] >= 0.98 * (count["right"] + count["wrong"])
    assert count["wrong"] <= 0.01 * count["all"]


def test_no_value_is_given_that_was_not_offered_and_no_item_two() -> None:
    for case in ALL:
        waiting = asked(case)
        reading = read(case.questionnaire, waiting, case.reply, language=case.language)
        places = Counter((one.item, one.value) for one in reading.found)
        assert all(count == 1 for count in places.values())
        for one in reading.found:
            if waiting.options and one.value not in ("refused", "dont_know", "not_applicable"):
                assert one.value in waiting.options
            if one.start is not None and one.end is not None:
                assert case.reply[one.start : one.end].strip()


@pytest.mark.parametrize("case", ALL[::5], ids=lambda case: f"{case.question}: {case.reply}"[:60])
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
