"""The ladder from a claimed quote to the source's own words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.evidence import COVERED, Source, locate

ANSWER = (
    "Well, the slots. We waited nine months for a slot at their German site, and the "
    "communi-\ncation was “poor” – nobody called back.  Café meetings did not help. "
    "In the end we paid 40 % more than the contract said."
)

words = st.text(alphabet="abcdefghij ÄßéLlI'-,.“”…\n", min_size=1, max_size=80)


def found(quote: str, text: str = ANSWER) -> str:
    """The words of the source that `quote` leads to; fails the test where it leads nowhere."""
    place = locate(quote, text)
    assert place is not None, quote
    return text[place.start : place.end]


def test_a_literal_quote_is_exact() -> None:
    place = locate("We waited nine months for a slot", ANSWER)
    assert place is not None
    assert (place.match, place.coverage) == ("exact", 1.0)
    assert ANSWER[place.start : place.end] == "We waited nine months for a slot"


@pytest.mark.parametrize(
    ("quote", "source"),
    [
        ("we WAITED nine   months", "We waited nine months"),
        ("the communication was poor", None),
        ('the communication was "poor" - nobody called back', None),
        ("Cafe meetings did not help", "Café meetings did not help"),
        ("“the slots.”", "the slots."),
    ],
)
def test_differences_that_do_not_matter_are_passed_over(quote: str, source: str | None) -> None:
    words = found(quote)
    assert source is None or words == source
    assert words in ANSWER


def test_a_word_broken_at_the_end_of_a_line_is_one_word() -> None:
    assert found("communication was") == "communi-\ncation was"


def test_ligatures_and_decomposed_letters_keep_their_offsets() -> None:
    text = "the eﬃcient cafe\u0301 was closed"
    assert found("efficient café was", text) == "eﬃcient cafe\u0301 was"


@pytest.mark.parametrize("dots", ["…", "...", " [...] ", " [ … ] ", ". . ."])
def test_parts_around_an_ellipsis_are_found_in_order(dots: str) -> None:
    place = locate(f"We waited nine months{dots}nobody called back", ANSWER)
    assert place is not None
    assert place.match == "ellipsis"
    assert ANSWER[place.start : place.end].startswith("We waited nine months for a slot")
    assert ANSWER[place.start : place.end].endswith("nobody called back")


def test_parts_in_the_wrong_order_are_not_found() -> None:
    assert locate("paid 40 % more than the contract … We waited nine months", ANSWER) is None


def test_the_closest_parts_are_taken_where_a_part_stands_twice() -> None:
    text = "It was late. Long story about other things. It was late again and nobody called."
    assert found("It was late ... nobody called", text) == "It was late again and nobody called"
    text = "It was late and nobody called. It was late, as ever, and in the end nobody called."
    assert found("It was late ... nobody called", text) == "It was late and nobody called"


def test_a_slip_of_the_pen_is_found_by_likeness_and_says_how_much() -> None:
    place = locate("We waited nien months for slot at their german site", ANSWER)
    assert place is not None
    assert place.match == "fuzzy"
    assert COVERED <= place.coverage < 1
    assert "waited nine months for a slot" in ANSWER[place.start : place.end]


@pytest.mark.parametrize(
    "quote",
    [
        "",
        " … ",
        "“”",
        "their regulatory team was excellent",
        "We waited nine months and then they cancelled the whole project on us",
        "art",
        "nobody called the police … the slots",
    ],
)
def test_what_was_not_said_is_not_found(quote: str) -> None:
    assert locate(quote, ANSWER) is None


def test_a_quote_that_cuts_an_ending_off_is_shown_with_the_whole_word() -> None:
    assert found("month", "nine months ago") == "months"


def test_a_whole_word_is_preferred_to_a_part_of_one() -> None:
    place = locate("slot", "slots are one thing, a slot another")
    assert place is not None
    assert place.start == 23


def test_scripts_without_spaces_are_cut_where_the_quote_ends() -> None:
    assert found("製造枠が", "私たちは製造枠がありません") == "製造枠が"


def test_emoji_and_astral_characters_count_as_one_code_point() -> None:
    assert found("slow 🐢 as ever", "😀😀 it is slow 🐢 as ever 😀") == "slow 🐢 as ever"


def test_one_source_serves_many_quotes() -> None:
    source = Source(ANSWER)
    assert source.locate("NINE MONTHS") == locate("NINE MONTHS", ANSWER)
    assert source.locate("nobody called BACK") == locate("nobody called BACK", ANSWER)


@given(st.lists(st.text(alphabet="abcdeÄßﬁ…-", min_size=1, max_size=8), min_size=1), st.data())
def test_any_run_of_words_of_a_source_is_found(parts: list[str], data: st.DataObject) -> None:
    text = " ".join(parts)
    low = data.draw(st.integers(0, len(parts) - 1))
    high = data.draw(st.integers(low + 1, len(parts)))
    quote = " ".join(parts[low:high])
    place = locate(quote, text)
    if any(char.isalnum() for char in quote):
        assert place is not None
        assert place.coverage >= COVERED


@given(words, words)
def test_what_is_found_is_a_stretch_of_whole_words(quote: str, text: str) -> None:
    place = locate(quote, text)
    if place is None:
        return
    assert 0 <= place.start < place.end <= len(text)
    assert COVERED <= place.coverage <= 1
    assert not (place.start and text[place.start - 1].isalnum() and text[place.start].isalnum())
    after = text[place.end : place.end + 1]
    assert not (after.isalnum() and text[place.end - 1].isalnum())


@given(words, words)
def test_the_same_quote_leads_to_the_same_place(quote: str, text: str) -> None:
    assert locate(quote, text) == Source(text).locate(quote)
