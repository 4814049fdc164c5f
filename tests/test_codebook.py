"""What a codebook promises: codes and nets by name, hashes, and which judgement stands."""

from datetime import timedelta

import pytest

from agent.codebook import Code, Codebook, Judgement, current
from tests.talks import BEGINNING

BOOK = Codebook.model_validate(
    {
        "codes": {
            "slow": {"label": {"en": "Too slow", "de": "Zu langsam"}, "net": "time"},
            "late": {"net": "time"},
            "dear": {"label": "Too dear", "net": "money"},
            "old": {"label": "Old", "net": "time", "status": "retired"},
        },
        "nets": {"time": {"en": "Time", "de": "Zeit"}, "kind": "Kindness"},
    }
)


def judgement(value: str | None, minute: int, **more: object) -> Judgement:
    return Judgement.model_validate(
        {
            "interview": "i-1",
            "respondent": "R1",
            "question": "why",
            "value": value,
            "source": "parsed",
            "recipe": {"coder": "offline"},
            "at": BEGINNING + timedelta(minutes=minute),
            **more,
        }
    )


def test_one_string_stands_for_a_list_and_a_list_for_positive_examples() -> None:
    short = Code.model_validate({"include": "delays", "patterns": "late", "examples": "It is late"})
    several = Code.model_validate({"examples": ["It is late", "It was late"]})
    assert (short.include, short.patterns) == (("delays",), ("late",))
    assert short.examples.yes == ("It is late",)
    assert several.examples.yes == ("It is late", "It was late")
    assert Code.model_validate(short) == short


def test_what_is_no_code_at_all_is_refused_as_such() -> None:
    with pytest.raises(ValueError, match="valid dictionary or instance of Code"):
        Code.model_validate("slow")


def test_nets_hold_their_active_codes_and_an_empty_net_is_kept() -> None:
    assert BOOK.members() == {"time": ("slow", "late"), "kind": (), "money": ("dear",)}


@pytest.mark.parametrize(
    ("name", "language", "words"),
    [
        ("slow", "de", "Zu langsam"),
        ("time", "de", "Zeit"),
        ("kind", "de", "Kindness"),
        ("late", "en", "Late"),
        ("much_too_far", "en", "Much too far"),
    ],
)
def test_codes_and_nets_have_words_and_an_id_is_made_readable(
    name: str, language: str, words: str
) -> None:
    assert BOOK.label(name, language) == words


def test_a_new_label_leaves_the_hash_and_a_new_definition_does_not() -> None:
    def book(**slow: object) -> Codebook:
        return BOOK.model_copy(update={"codes": {**BOOK.codes, "slow": Code.model_validate(slow)}})

    assert book(label="Slowness", net="time").digest == BOOK.digest
    assert book(definition="It takes long.").digest != BOOK.digest
    assert book(status="retired").digest != BOOK.digest


def test_a_later_pass_replaces_the_earlier_one_as_a_whole() -> None:
    passes = [judgement("slow", 0), judgement("dear", 0), judgement("late", 5)]
    assert [one.value for one in current(passes)] == ["late"]


def test_a_persons_word_outlives_every_pass() -> None:
    rejected = judgement("slow", 1, source="human", status="rejected", reviewer="A")
    own = judgement("dear", 2, source="human", status="accepted", reviewer="A")
    again = judgement("slow", 9, recipe={"coder": "offline", "codebook": "2"})
    stands = current([judgement("slow", 0), rejected, own, again])
    assert [(one.value, one.status) for one in stands] == [
        ("slow", "rejected"),
        ("dear", "accepted"),
    ]


def test_what_only_a_person_coded_stands_as_well() -> None:
    own = judgement("dear", 0, source="human", status="accepted", reviewer="A")
    assert current([own]) == (own,)
