"""A pilot says which questions are misread, probed too often, too long or never reached."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from agent import rehearsal
from agent.errors import ModelUnavailable
from agent.piloting import Pilot, by_kind, pilot
from agent.prompts import parse_prompt
from agent.questionnaire import Questionnaire
from agent.rehearsal import Drawing
from agent.sessions import Desk
from agent.simulation import Player
from agent.simulation.played import Spoken
from agent.store import Store
from tests.model_doubles import Sent, Thinking
from tests.talks import small

LONG = "Thinking of everything that has happened to you and your family since last spring, " * 3
GYM = small(
    [
        {"id": "often", "type": "single", "text": "How often do you come?",
         "options": ["daily", "weekly", "rarely"]},
        {"id": "mood", "type": "single", "text": f"{LONG} how are you?",
         "options": ["well", "badly"]},
        {"id": "trainer", "type": "single", "text": "Who trains you?",
         "show_if": "often == daily and often == rarely", "options": ["ann", "bob"]},
        {"id": "warm", "type": "open", "text": "What do you do here?"},
        {"id": "why", "type": "open", "text": "What brings you here?",
         "probe": {"max": 2, "when": ["always"]}},
    ],
    expect={"minutes": 5},
)  # fmt: skip
HEAD = "id: play_respondent\nversion: 1\ninputs: [study]\nreturns: Spoken\nused_by: x"
PROMPT = parse_prompt(f"---\n{HEAD}\n---\n{{study}}", where="x")


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.open("sqlite://") as opened:
        yield opened


def desk_for(store: Store) -> Desk:
    return Desk(
        questionnaire=GYM,
        source=GYM.model_dump_json(),
        parse=Questionnaire.model_validate_json,
        store=store,
        clock=lambda: datetime.now(UTC),
    )


def piloted(store: Store, n: int = 6, player: Player | None = None) -> Pilot:
    people = rehearsal.personas(GYM, Drawing(n=n, seed=4, wave="pilot"))
    held = rehearsal.simulate(
        desk_for(store), people, wave="pilot", done=lambda _: None, player=player
    )
    return pilot(GYM, tuple(store.transcripts("pilot")), held, played=n if player else 0)


def kinds(made: Pilot) -> dict[str, set[str]]:
    return {kind: {one.question for one in found} for kind, found in by_kind(made).items()}


def test_long_and_unreached_questions_are_named(store: Store) -> None:
    made = piloted(store)
    assert (made.scripted, made.played, made.completed) == (6, 0, 6)
    found = kinds(made)
    assert found["too_long"] == {"mood"} and found["not_reached"] == {"trainer"}
    assert made.promised == 5 and 0 < made.minutes < 10


def test_an_answer_recorded_as_another_than_was_meant_is_a_misreading(store: Store) -> None:
    def speak(data: Sent) -> Spoken:
        return Spoken(reply="weekly" if "How often" in data["asked"] else data["thinks"])

    made = piloted(store, player=Player(Thinking(speak), PROMPT))
    often = next(one for one in made.questions if one.question == "often")
    assert often.known == 6 and 0 < often.misread < 6
    assert kinds(made)["misread"] == {"often"}
    assert often.examples[0].startswith("'weekly' → weekly")
    assert made.played == 6


def test_a_question_that_is_nearly_always_followed_up_is_named(store: Store) -> None:
    def speak(data: Sent) -> Spoken:
        closed = "Answers:" in data["asked"]
        return Spoken(reply=data["thinks"] if closed else "I like the quiet machines in the hall")

    made = piloted(store, player=Player(Thinking(speak), PROMPT))
    assert kinds(made)["probed"] == {"why"}


def test_a_played_respondent_is_told_what_it_thinks_and_nothing_of_ids(store: Store) -> None:
    model = Thinking(lambda data: Spoken(reply=data["thinks"]))
    made = piloted(store, n=2, player=Player(model, PROMPT))
    assert made.completed == 2
    assert {"thinks", "manner", "asked"} == set(model.asked[0])
    assert model.asked[0]["thinks"] in ("Daily", "Weekly", "Rarely")
    assert "Answers: Daily; Weekly; Rarely" in model.asked[0]["asked"]


def test_a_question_that_nobody_answers_in_a_way_that_can_be_read_is_left_open(
    store: Store,
) -> None:
    made = piloted(
        store, player=Player(Thinking(lambda _: Spoken(reply="the sea is blue")), PROMPT)
    )
    assert {"asked_again", "left_open"} <= set(kinds(made))


def test_a_model_that_is_down_is_said_and_not_covered_up(store: Store) -> None:
    down = Thinking(lambda _: ModelUnavailable("cannot be reached", where="x"))
    with pytest.raises(ModelUnavailable):
        piloted(store, player=Player(down, PROMPT))


def test_an_empty_pilot_is_not_an_error() -> None:
    made = pilot(GYM, (), (), played=0)
    assert made.completed == 0 and {one.kind for one in made.troubles} == {"not_reached"}


def test_what_was_asked_again_is_named_with_its_reasons_and_replies(store: Store) -> None:
    shop = small(
        [
            {"id": "age", "type": "number", "text": "How many years is it open?",
             "min": 0, "max": 90, "soft_max": 80},
            {"id": "sold", "type": "number", "text": "How many do you sell a day?",
             "min": 1, "max": 900},
        ],
        checks=[{"id": "odd", "when": "sold >= 1", "action": "confirm"}],
    )  # fmt: skip
    people = rehearsal.personas(shop, Drawing(n=6, seed=4, wave="pilot"))
    desk = Desk(
        questionnaire=shop,
        source=shop.model_dump_json(),
        parse=Questionnaire.model_validate_json,
        store=store,
        clock=lambda: datetime.now(UTC),
    )
    held = rehearsal.simulate(desk, people, wave="pilot", done=lambda _: None)
    made = pilot(shop, [store.transcript(one.interview) for one in held], held, played=0)
    (trouble,) = (one for one in made.troubles if one.question == "sold")
    assert "check odd" in trouble.evidence
    age = next(one for one in made.questions if one.question == "age")
    assert "beyond soft_min or soft_max" not in age.reasons
