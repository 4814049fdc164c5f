"""The words of the shipped questionnaire: as respondents read them, and as they type them."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

import pytest

from agent.nouns import spoken
from agent.questionnaire import Grid, Item, Option, Rating
from agent.replies import Reading, read
from agent.study import read_questionnaire
from agent.transcript import Asked

SHIPPED = read_questionnaire(Path(__file__).parent.parent / "questionnaire.yaml")
LONGEST_QUESTION = 30
ASKED = [one.id for one in SHIPPED.asked]
CLOSED = [one.id for one in SHIPPED.asked if SHIPPED.choices(one) and one.id != "familiarity"]


def rows_of(question: str) -> tuple[Item, ...]:
    asked = SHIPPED.by_id[question]
    return asked.items if isinstance(asked, (Grid, Rating)) else ()


def typed_for(option: Option) -> Iterator[tuple[str, str]]:
    """Give the label in either language and the aliases, each with the language spoken."""
    yield from ((language, option.words(language)) for language in SHIPPED.languages)
    yield from (("en", alias) for alias in option.aliases)


def reading(question: str, reply: str, language: str) -> Reading:
    """Read `reply` as typed to `question`; a loop is asked for its first item."""
    asked = SHIPPED.by_id[question]
    looped = isinstance(asked, Grid) and asked.loop is not None
    items = tuple(item.id for item in rows_of(question))
    shown = Asked(
        at=datetime(2025, 1, 1, tzinfo=UTC),
        form="question",
        question=question,
        item=items[0] if looped else None,
        text=spoken(SHIPPED.by_id[question].text, language),
        options=tuple(option.id for option in SHIPPED.choices(asked)),
        items=() if looped else items,
    )
    return read(SHIPPED, shown, reply, language=language)


@pytest.mark.parametrize("question", CLOSED)
def test_a_typed_label_or_alias_is_read_as_its_own_option(question: str) -> None:
    misread = [
        (language, typed)
        for option in SHIPPED.choices(SHIPPED.by_id[question])
        for language, typed in typed_for(option)
        if not option.specify
        and [one.value for one in reading(question, typed, language).found] != [option.id]
    ]
    assert misread == []


@pytest.mark.parametrize("question", ASKED)
@pytest.mark.parametrize("reply", ["I'd prefer not to answer that.", "prefer not to say"])
def test_no_alias_gets_in_the_way_of_a_refusal(question: str, reply: str) -> None:
    assert reading(question, reply, "en").intent == "refused"


def test_providers_are_known_by_their_everyday_names() -> None:
    for item in rows_of("familiarity"):
        for name in (item.words(), *item.aliases):
            sentence = f"worked with {name}, never heard of the others"
            found = reading("familiarity", sentence, "en").found
            assert [one.item for one in found if one.value == "worked_with"] == [item.id], name
            assert len(found) == len(rows_of("familiarity")), name


def test_nothing_that_is_typed_for_one_answer_stands_for_another() -> None:
    for question in SHIPPED.asked:
        for choices in (SHIPPED.choices(question), rows_of(question.id)):
            typed = list(chain.from_iterable(typeable(one) for one in choices))
            twice = {one for one in typed if typed.count(one) > 1}
            assert not twice, question.id


def typeable(choice: Option | Item) -> set[str]:
    labels = {choice.words("en"), choice.words("de")}
    return {one.casefold() for one in labels | set(choice.aliases)}


def test_questions_are_short_single_and_end_with_one_question_mark() -> None:
    for question in SHIPPED.asked:
        for language in SHIPPED.languages:
            words = spoken(question.text, language)
            assert len(words.split()) <= LONGEST_QUESTION, question.id
            assert words.count("?") == 1 and words.endswith("?"), question.id


def test_all_that_respondents_read_is_said_in_every_language() -> None:
    lacking = [
        where
        for where, text in respondent_texts()
        if not isinstance(text, dict) or set(text) != set(SHIPPED.languages)
    ]
    assert lacking == []


def respondent_texts() -> Iterator[tuple[str, object]]:
    """Give every text that a respondent reads, with its place; names are not translated."""
    yield "title", SHIPPED.title
    yield "introduction", SHIPPED.introduction
    yield "consent", SHIPPED.consent and SHIPPED.consent.text
    yield "privacy", SHIPPED.privacy.notice
    yield from (("closing", text) for text in dict(SHIPPED.closing).values())
    if SHIPPED.distress:
        yield "distress", SHIPPED.distress.text
        yield from (("distress", text) for text in SHIPPED.distress.resources)
    yield from ((term.term, term.definition) for term in SHIPPED.glossary)
    yield from ((section.id, section.title) for section in SHIPPED.sections)
    yield from ((check.id, check.text) for check in SHIPPED.checks)
    for question in SHIPPED.asked:
        yield f"{question.id}.text", question.text
        yield f"{question.id}.title", question.title
        yield f"{question.id}.help", question.help
        if question.probe:
            yield from ((f"{question.id}.probe", text) for text in question.probe.ask)
        for option in SHIPPED.choices(question):
            yield f"{question.id}.{option.id}", option.label
        for item in rows_of(question.id):
            if question.id != "familiarity":
                yield f"{question.id}.{item.id}", item.label
