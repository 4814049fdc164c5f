"""Names and contact data are found where they are, and nothing else is taken for one."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.personal import MASK, Personal, masked, personal

KNOWN = frozenset({"lonza", "alphamed"})


def hidden(text: str, *names: str) -> list[str]:
    return [text[one.start : one.end] for one in personal(text, names=names, known=KNOWN)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("write to jane.doe+x@acme-bio.co.uk please", ["jane.doe+x@acme-bio.co.uk"]),
        ("jane (at) acme (dot) com", ["jane (at) acme (dot) com"]),
        ("see https://acme.example/x?y=1 and www.acme.example", [
            "https://acme.example/x?y=1", "www.acme.example"]),
        ("call +49 (0)30 1234-5678 or 030 1234567", ["+49 (0)30 1234-5678", "030 1234567"]),
        ("my cell is 617-555-0199, ask me", ["617-555-0199"]),
        ("(617) 555 0199", ["(617) 555 0199"]),
        ("IBAN DE89 3704 0044 0532 0130 00.", ["DE89 3704 0044 0532 0130 00"]),
        ("card 4111 1111 1111 1111", ["4111 1111 1111 1111"]),
        ("My name is Jane van Doe and I decide", ["Jane"]),
        ("my name is Jane Doe", ["Jane Doe"]),
        ("Ich heiße Jürgen Groß.", ["Jürgen Groß"]),
        ("Ask Dr. Ngo-Smith about it, or Frau Müller", ["Ngo-Smith", "Müller"]),
        ("Too slow. Best regards, Jane Doe", ["Jane Doe"]),
    ],
)  # fmt: skip
def test_what_identifies_a_person_is_found(text: str, words: list[str]) -> None:
    assert hidden(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "It took 8 to 10 weeks and cost 2,500,000 dollars in 2024-2025.",
        "technical 7, cost 5, the rest about 4; 1-2-3; 10/12/2025; 3.5 - 4.5",
        "We worked with Lonza; this is Lonza for you. Dr. Lonza",
        "I'm Head of CMC. This is a mess. call me old-fashioned",
        "phase 1/2, 1e6 cells, 12 000 000 doses, 0.05, 00",
        "at 30 km and then @ home",
        "",
    ],
)
def test_amounts_dates_and_the_studys_own_words_are_left(text: str) -> None:
    assert hidden(text) == []


def test_listed_names_are_found_as_whole_words_in_any_case() -> None:
    text = "jane  doe and Janet; JANE DOE-like, Jane."
    assert hidden(text, "Jane Doe", "Jane", " ") == ["jane  doe", "JANE DOE", "Jane"]


def test_what_overlaps_is_hidden_once() -> None:
    text = "Dr. Jane Doe jane@x.example"
    assert hidden(text, "Doe jane") == ["Jane Doe jane@x.example"]


def test_a_mask_keeps_length_and_white_space() -> None:
    text = "call +49 30 1234567\tnow"
    assert masked(text, personal(text)) == f"call {MASK * 3} {MASK * 2} {MASK * 7}\tnow"


@given(st.text(max_size=200), st.lists(st.text(max_size=8), max_size=3))
def test_any_text_keeps_its_length_and_nothing_is_found_twice(text: str, names: list[str]) -> None:
    found = personal(text, names=names)
    clean = masked(text, found)
    assert len(clean) == len(text)
    assert all(one.start < one.end for one in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert [at for at, (a, b) in enumerate(zip(text, clean, strict=True)) if a != b] == [
        at for one in found for at in range(one.start, one.end)
        if not text[at].isspace() and text[at] != MASK
    ]  # fmt: skip


@pytest.mark.parametrize("piece", ["a@", "1 ", "Aa ", "+4 ", "www.", "Dr. A", "DE89 "])
def test_a_hundred_thousand_characters_are_searched_at_once(piece: str) -> None:
    assert isinstance(personal((piece * 100_000)[:100_000]), tuple)


def test_a_finding_says_what_it_is() -> None:
    assert personal("jane@x.example") == (Personal(0, 14, "mail"),)
