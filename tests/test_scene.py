"""What is remembered of an interview is what gathering it anew gives."""

from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from agent import sessions
from agent.questionnaire import Questionnaire
from agent.scene import _MEMORY, REMEMBERED, Scene, gathered, scene
from agent.sessions import Invitation, Message
from agent.store import Store
from agent.transcript import Judged, Transcript
from tests.factories import questionnaires
from tests.talks import STAFF, Talk
from tests.test_properties import RELAXED, play
from tests.web_clients import desk_for

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def parts(now: Scene) -> tuple[object, ...]:
    speaker = now.speaker
    return now.seed, now.state, now.route, now.judged, speaker.language, speaker.answers


@RELAXED
@given(questionnaires(), st.data())
def test_going_on_from_what_is_remembered_is_the_same_as_beginning_anew(
    questionnaire: Questionnaire, data: st.DataObject
) -> None:
    events = play(questionnaire, data).transcript.events
    step = data.draw(st.integers(1, 4))
    for cut in range(2, len(events) + 1, step):
        known = Transcript.model_construct(events=events[:cut])
        assert parts(scene(questionnaire, known)) == parts(gathered(questionnaire, known))


def test_a_draft_that_comes_to_nothing_leaves_no_trace() -> None:
    talk = Talk(STAFF)
    talk.says("nurse")
    known = talk.transcript
    last = next(one for one in reversed(known.events) if isinstance(one, Judged))
    before = parts(scene(STAFF, known))
    refused = last.model_copy(update={"intent": "refused", "found": ()})
    assert parts(scene(STAFF, known.then(refused))) != before
    assert parts(scene(STAFF, known)) == before
    after = known.then(last.model_copy(update={"intent": "stop"}))
    assert parts(scene(STAFF, after)) == parts(gathered(STAFF, after))


def test_of_more_interviews_than_are_remembered_each_is_still_told_apart() -> None:
    talks = [Talk(STAFF, seed=seed) for seed in range(3)]
    for _ in range(REMEMBERED // 2):
        scene(STAFF, Talk(STAFF).transcript)
    for talk, answer in zip(talks, ("nurse", "guest", "cook"), strict=True):
        talk.says(answer)
        assert parts(scene(STAFF, talk.transcript)) == parts(gathered(STAFF, talk.transcript))


def test_no_more_interviews_are_remembered_than_may_be() -> None:
    memory, known = type(_MEMORY)(), Talk(STAFF).transcript
    now = scene(STAFF, known)
    firsts = [known.started.model_copy() for _ in range(REMEMBERED + 2)]
    for first in firsts:
        memory.keep((first,), now, None)
    assert len(memory._scenes) == REMEMBERED
    assert memory.before(STAFF, (firsts[0],)) is None
    assert memory.before(STAFF, (firsts[-1],)) is not None


def test_an_interview_that_has_ended_is_forgotten(tmp_path: Path) -> None:
    with Store.open(f"sqlite:///{tmp_path / 'study.db'}") as store:
        desk = desk_for(STAFF, store)
        opened = sessions.start(desk, Invitation(wave="w", consent=True))
        sessions.reply(desk, opened.id, Message(id="a", answer="nurse"))
        first = id(store.transcript(opened.id).events[0])
        assert first in _MEMORY._scenes
        sessions.stop(desk, opened.id)
        assert first not in _MEMORY._scenes
        other = sessions.start(desk, Invitation(wave="w", consent=True))
        first = id(store.transcript(other.id).events[0])
        sessions.reply(desk, other.id, Message(id="a", answer="guest"))
        assert first not in _MEMORY._scenes
