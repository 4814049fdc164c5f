"""Judgements from what rules and forms settled, and whole passes."""

from datetime import UTC, datetime

from agent.codebook import Judgement, current
from agent.coder import Reply, closed, code_wave, key, open_answers, recipe
from agent.coder.opened import OfflineCoder
from agent.providers.minilm import MiniLM
from agent.questionnaire import Questionnaire
from agent.transcript import Follow, ProbeNote
from tests.talks import Talk, small

AT = datetime(2026, 3, 1, tzinfo=UTC)
PETS = small(
    [
        {"id": "pet", "type": "single", "text": "Cat or dog?", "options": ["cat", "dog"],
         "allow": ["refused"]},
        {"id": "food", "type": "multi", "text": "What does it eat?", "options": ["fish", "meat"]},
        {"id": "age", "type": "number", "text": "How old is it?", "allow": ["dont_know"]},
        {
            "id": "trouble",
            "type": "open",
            "text": "What trouble do you have with it?",
            "codebook": {
                "codes": {
                    "noise": {"definition": "It is loud. It barks or cries at night."},
                    "vet": {"definition": "Visits to the vet and what they cost."},
                }
            },
        },
    ],
    probing={"spare_first": False},
)  # fmt: skip


def code(talk: Talk, at: datetime = AT) -> tuple[Judgement, ...]:
    coder = OfflineCoder(MiniLM())
    return (
        *closed(PETS, talk.transcript, at=at),
        *code_wave(PETS, [talk.transcript], coder=coder, at=at),
    )


def held(pet: str, *more: str, questionnaire: Questionnaire = PETS) -> Talk:
    talk = Talk(questionnaire)
    for text in (pet, *more):
        talk.says(text)
    return talk


def test_a_typed_answer_shows_its_own_words() -> None:
    talk = held("A cat, of course")
    (one,) = closed(PETS, talk.transcript, at=AT)
    assert (one.question, one.value, one.state, one.source) == ("pet", "cat", "coded", "parsed")
    (evidence,) = one.evidence
    said = talk.transcript.said(evidence.turn).text
    assert said[evidence.start : evidence.end] == evidence.quote
    assert "cat" in evidence.quote.lower()


def test_a_forms_answer_has_no_quote_and_several_values_are_several_judgements() -> None:
    talk = held("dog")
    talk.form(["fish", "meat"])
    found = [one for one in closed(PETS, talk.transcript, at=AT) if one.question == "food"]
    assert [one.value for one in found] == ["fish", "meat"]
    assert all(one.source == "closed" and not one.evidence for one in found)


def test_what_was_declined_or_not_known_is_a_state() -> None:
    talk = held("I'd rather not say", "fish", "no idea")
    states = {one.question: (one.value, one.state) for one in closed(PETS, talk.transcript, at=AT)}
    assert states["pet"] == (None, "refused")
    assert states["age"] == (None, "dont_know")


def test_rules_and_the_coder_of_open_answers_judge_a_whole_interview() -> None:
    talk = held("dog", "meat", "4", "It barks all night long and the neighbours hear it.")
    judged = code(talk)
    assert {(one.question, one.value) for one in judged} == {
        ("pet", "dog"), ("food", "meat"), ("age", 4.0), ("trouble", "noise"),
    }  # fmt: skip
    assert {one.at for one in judged} == {AT}
    assert all(one.recipe.coder for one in judged)


def test_a_second_pass_replaces_the_first() -> None:
    talk = held("dog", "meat", "4", "It barks all night, and the vet is expensive.")
    first = code(talk)
    second = code(talk, AT.replace(year=2027))
    assert {one.value for one in first} == {one.value for one in second}
    assert len(current([*first, *second])) == len(first)


def test_replies_to_follow_ups_are_part_of_an_answer() -> None:
    talk = held("dog", "meat", "4")
    offer = Follow(text="How so?", note=ProbeNote(trigger="short", kind="how"))
    talk.says("It is loud.", offer)
    talk.says("It barks at night.")
    (answer,) = open_answers(PETS, talk.transcript)
    assert [one.text for one in answer.replies] == ["It is loud.", "It barks at night."]
    assert [one.asked for one in answer.replies] == ["", "How so?"]


def test_a_wave_is_coded_as_its_interviews_are() -> None:
    talks = [
        held("dog", "meat", "4", text).transcript
        for text in ("It howls at night.", "The vet's bills are high.")
    ]
    coder = OfflineCoder(MiniLM())
    together = code_wave(PETS, talks, coder=coder, at=AT)
    apart = [one for talk in talks for one in code_wave(PETS, [talk], coder=coder, at=AT)]
    assert list(together) == apart


def test_a_key_changes_with_words_code_model_and_question_only() -> None:
    book = PETS.by_id["trouble"]
    assert book.type == "open"
    assert book.codebook is not None
    said = (Reply(1, "It howls."),)
    made = recipe(book.codebook, said, "m")
    noise, vet = (one.digest for one in book.codebook.codes.values())
    first = key(["i", "trouble"], noise, made)
    assert first == key(["i", "trouble"], noise, recipe(book.codebook, said, "m"))
    others = {
        key(["i", "trouble"], vet, made),
        key(["i", "joy"], noise, made),
        key(["i", "trouble"], noise, recipe(book.codebook, said, "n")),
        key(["i", "trouble"], noise, recipe(book.codebook, (Reply(1, "It howls!"),), "m")),
    }
    assert first not in others
    assert len(others) == 4
