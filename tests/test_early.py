"""A follow-up is shown before the values behind it are written, and only if it is certain."""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from agent import sessions
from agent.errors import ModelMisbehaved
from agent.llm import MOST_TOKENS, Data, Filled, Heard, Shape
from agent.prompts import Prompt
from agent.reader import ModelReader, Understanding
from agent.reader.beginning import Beginning
from agent.sessions import Desk, Invitation, Message
from agent.settings import Settings
from agent.store import Store
from agent.turn import Turn
from agent.web.app import build, prepare
from tests.model_doubles import TOOK
from tests.talks import small
from tests.test_sessions import desk_for
from tests.web_clients import start

PROMPT = Prompt(
    id="understand", version=1, inputs=("study",), returns="x", used_by="x", text="{study}",
    digest="0" * 16,
)  # fmt: skip
OPEN = small(
    [{"id": "hard", "type": "open", "text": "What is difficult?", "probe": {"max": 1}}],
    probing={"spare_first": False},
)
PROBE = 'What does "broken lifts" mean for you?'
GOOD = Understanding(anchor="broken lifts", kind="example", probe=PROBE)


@dataclass
class Writing:
    """A model that writes its reply piece by piece, and takes its time over the values."""

    reply: Understanding
    pause: float = 0.0
    ends_well: bool = True
    name: str = "scripted:slow"
    written: list[str] = field(default_factory=list)

    def fill(
        self,
        instruction: str,
        data: Data,
        shape: type[Shape],
        *,
        most_tokens: int = MOST_TOKENS,
        heard: Heard | None = None,
    ) -> Filled[Shape]:
        """Write, pausing before the values."""
        text = self.reply.model_dump_json()
        values = text.index(',"values"') + len(',"values":')
        for piece in (text[:10], text[10:values], text[values:]):
            if piece == text[values:]:
                time.sleep(self.pause)
            self.written.append(piece)
            if heard is not None:
                heard(piece)
        if not self.ends_well:
            raise ModelMisbehaved("was cut off", where=self.name, usage=TOOK)
        return Filled(value=shape.model_validate_json(text), usage=TOOK, model=self.name)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(f"sqlite:///{tmp_path / 'study.db'}", durability="normal") as opened:
        yield opened


def desk(store: Store, model: Writing) -> Desk:
    reader = ModelReader(model, lambda _: PROMPT, second=None)
    return replace(desk_for(OPEN, store), reader=reader)


def reply(at: Desk, text: str, told: list[tuple[str, int]], model: Writing) -> Turn:
    opened = sessions.start(at, Invitation(wave="w", consent=True))
    return sessions.reply(
        at,
        opened.id,
        Message(id="1", text=text),
        early=lambda words: told.append((words, len(model.written))),
    )


def test_the_words_are_known_before_the_values_are_written_and_then_stay(store: Store) -> None:
    model, told = Writing(GOOD), list[tuple[str, int]]()
    turn = reply(desk(store, model), "broken lifts", told, model)
    assert told == [(PROBE, 2)] and len(model.written) == 3
    assert (turn.kind, turn.text) == ("probe", PROBE)


@pytest.mark.parametrize(
    "read",
    [
        GOOD.model_copy(update={"intent": "question_back"}),
        GOOD.model_copy(update={"intent": "off_topic"}),
    ],
)
def test_nothing_is_told_that_is_no_follow_up(store: Store, read: Understanding) -> None:
    model, told = Writing(read), list[tuple[str, int]]()
    turn = reply(desk(store, model), "elephants, hm?", told, model)
    assert told == [] and turn.kind == "clarification"


def test_a_template_is_told_early_where_the_models_words_do_not_pass(store: Store) -> None:
    model = Writing(GOOD.model_copy(update={"probe": "Why are they so terrible?"}))
    told: list[tuple[str, int]] = []
    turn = reply(desk(store, model), "broken lifts", told, model)
    assert [words for words, _ in told] == [turn.text] and "terrible" not in turn.text


@pytest.mark.parametrize("ends_well", [True, False])
def test_events_show_the_follow_up_once_and_end_in_the_turn(store: Store, ends_well: bool) -> None:
    at = desk(store, Writing(GOOD, pause=0.4, ends_well=ends_well))
    prepare(at, Settings())
    with TestClient(build(at)) as client:
        opened = start(client)
        answer = client.post(
            f"/api/interviews/{opened['id']}/messages",
            json={"message_id": "a", "text": "broken lifts"},
            headers={"Authorization": f"Bearer {opened['token']}", "Accept": "text/event-stream"},
        )
    blocks = [one for one in answer.text.strip().split("\n\n") if not one.startswith(":")]
    events = [(one.split("\n")[0][7:], json.loads(one.split("data: ")[1])) for one in blocks]
    assert [name for name, _ in events].count("turn") == 1 and events[-1][0] == "turn"
    assert "".join(one["text"] for name, one in events if name == "delta") == PROBE
    assert (events[-1][1]["text"] == PROBE) is ends_well


@pytest.mark.parametrize(
    "text",
    ['{"intent": "answer"', '{"intent": "nonsense", "values": []}', "prose", '{"a", "values":'],
)
def test_a_beginning_that_cannot_be_read_tells_nothing(text: str) -> None:
    told: list[Understanding] = []
    listening = Beginning(told.append)
    for letter in text:
        listening(letter)
    assert told == []


def test_a_beginning_is_told_once_and_quotation_marks_do_not_mislead_it() -> None:
    told: list[Understanding] = []
    listening = Beginning(told.append)
    tricky = GOOD.model_copy(update={"probe": 'What is , "values": here?'})
    for letter in tricky.model_dump_json() * 2:
        listening(letter)
    assert told == [tricky]
