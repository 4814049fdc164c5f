"""Emerging themes as probing interests: only who touched on one is asked, in his own words."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent import sessions
from agent.probing import Interest, lint, pursue
from agent.quality.cards import card, wave_card
from agent.questionnaire import Questionnaire
from agent.sessions import Desk, Invitation, Message
from agent.store import Store
from agent.thematics.interests import Interests
from agent.themes import Theme
from agent.themes.edits import EDITS, Retired
from agent.transcript import Asked, Follow, Judged, ProbeNote
from tests.talks import Talk, small

NOW = datetime(2026, 5, 1, tzinfo=UTC)
TARIFFS = Interest("hard-1", ("hard",), ("tariffs", "customs papers"))
OWN = {"max": 2, "when": ["short", "emerging"], "ask": ["What led to that?"], "avoid": ["price"]}
WORK = small(
    [
        {"id": "warm", "type": "open", "text": "What do you do?", "probe": {"max": 0}},
        {"id": "hard", "type": "open", "text": "What is difficult about it?", "probe": OWN},
        {"id": "more", "type": "open", "text": "And what else is there?", "probe": {"max": 1}},
    ],
    languages=["en", "de"],
)
TOLD = (
    "since spring the new tariffs on our cells cost us two weeks because papers go back and forth"
)


def offered(
    reply: str, *interests: Interest, question: str = "hard", instead: Follow | None = None
) -> Follow | None:
    only = tuple(one for one in WORK.questions if one.id == question)
    talk = Talk(WORK.model_copy(update={"questions": only}))
    talk.says(reply)
    judged = next(one for one in talk.transcript.events if isinstance(one, Judged))
    known = type(talk.transcript)(events=talk.transcript.events[: judged.reply + 1])
    return pursue(talk.questionnaire, known, judged, interests or (TARIFFS,), instead=instead)


def test_who_touched_on_an_emerging_theme_is_asked_about_it_in_his_own_words() -> None:
    found = offered(TOLD)
    assert found is not None and found.note.theme == "hard-1"
    assert (found.note.trigger, found.note.source) == ("emerging", "template")
    assert found.note.anchor is not None and found.note.anchor in TOLD
    assert "tariffs" in found.note.anchor and f"{found.note.anchor}" in found.text
    assert lint(found.text, question="What is difficult about it?", reply=TOLD) == ()


@pytest.mark.parametrize(
    "reply",
    [
        "the rota changes every week because nobody plans it",
        "papers are lost because customs of the house forbid copies",
        "nothing comes to mind",
        "I cannot talk about tariffs, that is confidential",
        "I'd rather not say",
    ],
)
def test_nobody_else_is(reply: str) -> None:
    assert offered(reply) is None


def test_another_question_and_one_that_does_not_listen_for_it_stay_as_they_are() -> None:
    assert offered(TOLD, question="more") is None
    elsewhere = TARIFFS._replace(questions=("warm", "more"))
    assert offered(TOLD, elsewhere) is None


def test_what_the_researcher_rules_out_is_not_repeated() -> None:
    assert offered("the price rises", TARIFFS._replace(cues=("price",))) is None


def test_what_does_not_go_together_is_cleared_up_first() -> None:
    clash = Follow(
        text="How do these go together?", note=ProbeNote(trigger="contradiction", kind="clarify")
    )
    thin = Follow(text="What led to that?", note=ProbeNote(trigger="short", kind="reason"))
    assert offered(TOLD, instead=clash) == clash
    assert offered(TOLD, instead=thin) != thin
    assert offered("the rota", instead=thin) == thin


WORDS = ("tariffs", "the", "border", "<b>", "papers,", "customs", "of", "anna@firm.org", "Dr. Who")


@settings(max_examples=60)
@given(st.lists(st.sampled_from(WORDS), max_size=9), st.sampled_from(("border", "customs papers")))
def test_no_word_of_a_theme_is_ever_put_into_a_mouth(words: list[str], cue: str) -> None:
    said = f"our work is hard there, {' '.join(words)}"
    found = offered(said, Interest("t", ("hard",), (cue,)))
    assert found is None or (found.note.anchor or "-") in said
    assert found is None or lint(found.text, question="What is difficult?", reply=said) == ()


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.open("sqlite://") as opened:
        yield opened


def founded(name: str, born: str, *, emerged: bool = True) -> Theme:
    return Theme(id=name, question="hard", name=name, born=born, centroid=(1.0,), floor=0.5,
                 cues=("tariffs",), emerged=emerged)  # fmt: skip


def held(store: Store, wave: str, *replies: str) -> sessions.Opened:
    desk = Desk(
        questionnaire=WORK,
        source=WORK.model_dump_json(),
        parse=Questionnaire.model_validate_json,
        store=store,
        clock=lambda: NOW,
        interests=Interests(store, lambda: NOW),
    )
    opened = sessions.start(
        desk, Invitation(wave=wave, respondent=f"R-{wave}", consent=True, seed=3)
    )
    for number, text in enumerate(replies):
        sessions.reply(desk, opened.id, Message(id=f"m{number}", text=text))
    return opened


def test_it_is_recorded_used_once_and_shown_in_the_report_card(store: Store) -> None:
    held(store, "wave-1", "I grow cells for patients")
    store.keep_themes({one.id: one.model_dump_json() for one in (founded("hard-1", "wave-2"),)})
    more = "as I said, the tariffs: papers go back and forth because nobody knows the codes"
    opened = held(store, "wave-2", "I grow cells for patients", TOLD, more)
    transcript = store.transcript(opened.id)
    notes = [one.probe for one in transcript.events if isinstance(one, Asked) and one.probe]
    assert [(one.trigger, one.theme) for one in notes] == [("emerging", "hard-1")]
    told = wave_card([card(WORK, transcript)])
    assert told.by_trigger == {"emerging": 1} and told.leading == 0
    (brought,) = told.yield_by_theme
    assert (brought.sort, brought.asked, brought.replied) == ("theme hard-1", 1, 1)


def test_only_what_emerged_lately_and_stands_is_listened_for(store: Store) -> None:
    for wave in ("wave-1", "wave-2", "wave-3"):
        held(store, wave, "I grow cells")
    themes = (
        founded("old", "wave-1"),
        founded("new", "wave-2"),
        founded("known", "wave-2", emerged=False),
        founded("put-aside", "wave-2"),
    )
    aside = EDITS.dump_json(Retired(at=NOW, theme="put-aside")).decode()
    store.keep_themes({one.id: one.model_dump_json() for one in themes}, edits=[(aside, None)])
    clock = iter([NOW, NOW, NOW, NOW + timedelta(minutes=2)])
    listening = Interests(store, lambda: next(clock))
    assert [one.theme for one in listening("wave-3")] == ["new"]
    assert [one.theme for one in listening("wave-2")] == ["new", "old"]
    later = founded("later", "wave-3")
    store.keep_themes({later.id: later.model_dump_json()})
    assert [one.theme for one in listening("wave-3")] == ["new"]
    assert [one.theme for one in listening("wave-3")] == ["later", "new"]
