"""Cutting what was said into idea units."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.coder.clauses import clauses


def cut(text: str) -> list[str]:
    return [one.words for one in clauses(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("It is slow. It is dear!", ["It is slow", "It is dear"]),
        ("The price is fine, but the dates slip.", ["The price is fine", "the dates slip"]),
        ("Price, quality and lead times.", ["Price", "quality", "lead times"]),
        ("- late\n- rude staff\n2) no slots", ["late", "rude staff", "no slots"]),
        ("One thing: the fees", ["One thing", "the fees"]),
        ("Nobody answers; invoices are odd", ["Nobody answers", "invoices are odd"]),
        (
            "We wait for months and they never tell us why",
            ["We wait for months", "they never tell us why"],
        ),
        ("When I call, nobody picks up", ["When I call, nobody picks up"]),
        ("It took e.g. 5 months to Dr. Who", ["It took e.g. 5 months to Dr. Who"]),
        ("Research and development is hard", ["Research and development is hard"]),
    ],
)
def test_units_are_what_a_coder_would_mark(text: str, parts: list[str]) -> None:
    assert cut(text) == parts


@pytest.mark.parametrize("text", ["", " … ", "?!", "—", "\n\n"])
def test_what_holds_no_word_gives_no_unit(text: str) -> None:
    assert cut(text) == []


@given(st.text(alphabet="ab,. ;:!\n-–and but", max_size=60) | st.text(max_size=40))
def test_units_are_stretches_of_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for one in clauses(text):
        assert text[one.start : one.end] == one.words
        assert one.words == one.words.strip()
        assert end <= one.start < one.end
        end = one.end


@given(st.lists(st.sampled_from(["slots", "are", "late", "fees", "we", "wait"]), min_size=1))
def test_no_word_is_lost_between_units(words: list[str]) -> None:
    assert " ".join(cut(" ".join(words))).split() == words
