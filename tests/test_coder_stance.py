"""What a clause claims, and what it only mentions."""

import pytest

from agent.coder.clauses import clauses
from agent.coder.stance import leaning, read, sentiment


def stances(text: str, *, own: bool = True) -> list[str]:
    return [one.stance for one in read(clauses(text), own=own)]


@pytest.mark.parametrize(
    "text",
    [
        "They never answer.",
        "Nobody had room for us.",
        "We used the slots they gave us, and they are still late.",
        "They never tell us about problems.",
        "It is not only the price.",
        "I hear about problems only in the monthly call.",
        "Other clients get our slots.",
        "We save on fixed costs.",
        "I don't want to stitch five vendors together.",
        "Nobody has ever fixed it.",
    ],
)
def test_a_claim_is_asserted(text: str) -> None:
    assert set(stances(text)) == {"asserted"}


@pytest.mark.parametrize(
    "text",
    [
        "Cost is not the issue.",
        "Contamination has never been a worry for us.",
        "No complaints about the fees.",
        "I cannot complain about that.",
        "We don't need robots.",
        "I wouldn't call them expensive.",
        "The weather doesn't bother me.",
        "I could live with the noise.",
        "It wasn't the price.",
    ],
)
def test_what_is_set_aside_is_denied(text: str) -> None:
    assert stances(text) == ["denied"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It used to be slow.", ["past"]),
        ("They had resignations in 2021, it has calmed down.", ["past", "past"]),
        ("Contracts were awful at first, but they have since fixed that.", ["past", "past"]),
        ("Years ago they were late and still they are.", ["asserted"]),
        ("We are used to waiting.", ["asserted"]),
    ],
)
def test_what_is_over_is_past(text: str, expected: list[str]) -> None:
    assert stances(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "I hear that others wait for years.",
        "Colleagues at other firms moan about fees.",
        "My wife gets harassed on her line.",
        "Some companies choose by price.",
    ],
)
def test_other_peoples_problems_are_theirs(text: str) -> None:
    assert stances(text) == ["others"]


def test_where_others_are_asked_about_their_problems_count() -> None:
    assert stances("Some companies choose by price.", own=False) == ["asserted"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("More than low prices I value short ways", ["denied", "asserted"]),
        ("Less the cost than the waiting", ["denied", "asserted"]),
        ("The fare matters less to me than the dirt", ["denied", "asserted"]),
        ("Rather than cost, I would name the noise", ["denied", "asserted"]),
    ],
)
def test_a_comparison_sets_one_side_aside(text: str, expected: list[str]) -> None:
    assert stances(text) == expected


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("The staff are superb", 1),
        ("It is hopeless and slow", -1),
        ("I was never frightened", 1),
        ("It is not reliable", -1),
        ("The bus stops there", 0),
    ],
)
def test_feeling_is_turned_around_by_a_negation(text: str, sign: int) -> None:
    value = sentiment(text)
    assert (value > 0) - (value < 0) == sign


@pytest.mark.parametrize(
    "text", ["I love paying twice", "Great at answering, if you have a year to spare"]
)
def test_formal_irony_is_no_praise(text: str) -> None:
    assert read(clauses(text))[0].feeling < 0


def test_a_question_about_trouble_leans_to_the_negative() -> None:
    assert leaning(["What bothers you?"]) == "negative"
    assert leaning(["What do you enjoy most?"]) == "positive"
    assert leaning(["Where do you live?"]) == "neutral"
    assert leaning([]) == "neutral"
