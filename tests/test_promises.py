"""What is promised of every interview, on studies that nobody tuned anything for."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from agent import sessions
from agent.interview import next_move
from agent.moves import Ask, Close, Reopen
from agent.prompts import parse_prompt
from agent.providers.offline import Offline
from agent.quality import card
from agent.quality.verbatim import verbatim
from agent.questionnaire import Questionnaire
from agent.reader import PROMPT, ModelReader
from agent.rehearsal import Drawing, personas, simulate
from agent.replies import read
from agent.sessions import Message
from agent.store import Store
from agent.transcript import Asked, Judged, Said, Transcript
from tests.talks import BEGINNING
from tests.test_amending import FARM
from tests.test_replies_hurried import BAKERY
from tests.test_sessions import begin, desk_for

DECLINED = frozenset({"refused", "dont_know", "not_applicable", "skip"})
PROMPTS = Path(__file__).parent.parent / "prompts"
SEVEN, MOST = 7, 60


def held(asked: Questionnaire, *, down: bool) -> tuple[Transcript, ...]:
    """Interview some people of all manners; down: with a model that fails at every call."""
    prompt = parse_prompt((PROMPTS / f"{PROMPT}.md").read_text(encoding="utf-8"), where=PROMPT)
    with Store.open("sqlite://") as store:
        reader = ModelReader(Offline(), lambda _: prompt, second=None) if down else None
        desk = replace(desk_for(asked, store), reader=reader)
        people = personas(asked, Drawing(n=SEVEN, seed=11, wave="w"))
        done = simulate(desk, people, wave="w", done=lambda _: None)
        return tuple(store.transcript(one.interview) for one in done)


@pytest.fixture(scope="module", params=[(FARM, False), (FARM, True), (BAKERY, False)],
                ids=["farm", "farm, the model down", "bakery"])  # fmt: skip
def wave(request: pytest.FixtureRequest) -> Iterator[tuple[Questionnaire, Sequence[Transcript]]]:
    asked, down = request.param
    yield asked, held(asked, down=down)


Wave = tuple[Questionnaire, Sequence[Transcript]]


def test_every_interview_comes_to_its_end(wave: Wave) -> None:
    assert len(wave[1]) == SEVEN
    assert {one.status for one in wave[1]} <= {"completed", "screened_out"}


def test_all_that_applies_is_asked_and_word_for_word(wave: Wave) -> None:
    asked, known = wave
    for one in known:
        made = card(asked, one)
        assert one.status != "completed" or made.asked == made.applicable > 5
        main, literal = verbatim(asked, one)
        assert main == literal > 0


@pytest.mark.parametrize("asked", [FARM, BAKERY], ids=["farm", "bakery"])
@pytest.mark.parametrize(
    "words", ["I'd rather not say", "no idea", "doesn't apply to us", "skip", "no comment, sorry"]
)
def test_nobody_is_probed_after_declining(asked: Questionnaire, words: str) -> None:
    with Store.open("sqlite://") as store:
        desk = desk_for(asked, store)
        opened = begin(desk)
        turn, replies = opened.turn, 0
        while turn.status == "in_progress" and replies < MOST:
            replies += 1
            turn = sessions.reply(desk, opened.id, Message(id=f"{replies}", text=words))
        known = store.transcript(opened.id)
    assert known.status == "completed"
    assert not [one for one in known.events if isinstance(one, Asked) and one.form == "probe"]
    judged = [one for one in known.events if isinstance(one, Judged)]
    assert sum(one.intent in DECLINED for one in judged) >= len(judged) * 3 / 4


def test_cut_before_any_move_the_same_move_comes_next(wave: Wave) -> None:
    asked, known = wave
    for one in known:
        for seq, event in enumerate(one.events):
            if seq and not isinstance(event, (Said, Judged)):
                move = next_move(asked, Transcript(events=one.events[:seq]))
                assert isinstance(move, (Ask, Reopen, Close)) and move.event(event.at) == event


def test_a_call_that_failed_is_marked_and_only_where_one_was_wanted() -> None:
    known = held(FARM, down=True)
    judged = [one for each in known for one in each.events if isinstance(one, Judged)]
    missed = [one for one in judged if one.missed]
    assert missed and {one.missed for one in missed} == {"model_unavailable"}
    assert all(one.call is not None for one in missed) and len(missed) <= len(judged) / 2


@pytest.mark.parametrize(
    "reply",
    [
        "none of your business mate",
        "that's private, next",
        "not telling you",
        "can't share that, NDA",
        "I prefer to keep that to myself",
        "sorry, no comment",
    ],
)
def test_a_short_refusal_is_one_whatever_stands_beside_it(reply: str) -> None:
    waiting = Asked(at=BEGINNING, form="question", question="why", text="What is hardest?")
    assert read(FARM, waiting, reply).intent == "refused"


@pytest.mark.parametrize(
    "reply",
    [
        "private insurers who refuse to pay for the third visit of the vet in a month",
        "secret fees in the contracts that nobody explains to us before we sign",
        "prices",
    ],
)
def test_an_answer_that_speaks_of_secrets_is_an_answer(reply: str) -> None:
    waiting = Asked(at=BEGINNING, form="question", question="why", text="What is hardest?")
    assert read(FARM, waiting, reply).intent == "answer"
