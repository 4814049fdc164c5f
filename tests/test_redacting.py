"""Words that identify a person leave everything that is kept, and every quote stays true."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from agent import redacting, sessions
from agent.codebook import Judgement, Recipe
from agent.errors import BadInput, NotFound
from agent.personal import MASK
from agent.sessions import Desk, Invitation, Message
from agent.store import Store
from agent.transcript import Asked, Judged, Said
from tests.store_cases import NOON, REF, closed, exchange, started
from tests.talks import small
from tests.test_sessions import desk_for

pytest_plugins = ["tests.store_databases"]

SHOP = small(
    [
        {"id": "role", "type": "open", "text": "What do you do?", "objective": "the work"},
        {
            "id": "buys",
            "type": "single",
            "text": "Where do you buy?",
            "options": [{"id": "lonza", "label": "Lonza"}, {"id": "other", "specify": True}],
        },
        {"id": "why", "type": "open", "text": "What is good at {{ buys }}?", "objective": "why"},
    ]
)
SAID = ("I am Jane's deputy; call 617-555-0199. Dr. Jane Doe runs it.", "other: Doe and Sons",
        "Dr. Lonza is what I call them, and Jane Doe agrees, jane@x.example")  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Store.open(f"sqlite:///{tmp_path / 'study.db'}") as opened:
        yield desk_for(SHOP, opened)


def held(desk: Desk, *replies: str) -> str:
    """Hold an interview and judge its first reply."""
    opened = sessions.start(desk, Invitation(wave="w1", respondent="R1", consent=True))
    for number, text in enumerate(replies):
        sessions.reply(desk, opened.id, Message(id=f"m{number}", text=text))
    return opened.id


def judge(desk: Desk, interview: str) -> None:
    """Code the first reply, quoting its contact data."""
    known = desk.store.transcript(interview)
    turn = next(at for at, one in enumerate(known.events) if isinstance(one, Said))
    start = SAID[0].index("call")
    evidence = {"turn": turn, "start": start, "end": start + 17, "quote": SAID[0][start:][:17]}
    judgement = Judgement.model_validate(
        {
            "interview": interview, "respondent": "R1", "question": "role", "value": "deputy",
            "evidence": [evidence], "source": "human", "reviewer": "K", "at": NOON,
            "reason": "see Jane Doe", "recipe": Recipe(coder="K"),
        }
    )  # fmt: skip
    desk.store.add_judgements([judgement])


def task(desk: Desk, *names: str, changed: list[str] | None = None) -> redacting.Task:
    before = None if changed is None else changed.append
    return redacting.Task(desk.store, desk.questionnaire_of, names=names, before=before)


def now() -> datetime:
    return datetime.now(UTC)


def test_what_was_said_is_hidden_wherever_it_was_repeated(desk: Desk, tmp_path: Path) -> None:
    name = held(desk, *SAID)
    judge(desk, name)
    changed: list[str] = []
    done = redacting.redact(task(desk, "Doe and Sons", changed=changed), ["w1"], at=now())
    assert (done.interviews, done.unfinished, changed) == (1, 0, ["R1"])
    assert done.found == {"phone": 1, "name": 2, "mail": 1}
    known = desk.store.transcript(name)
    whole = known.model_dump_json() + str(desk.store.judgements(interview=name))
    for words in ("617-555", "Jane Doe", "Doe and Sons", "jane@x"):
        assert words not in whole
        for file in tmp_path.iterdir():
            assert words.encode() not in file.read_bytes(), file.name
    assert "Lonza" in whole and MASK in whole


def test_quotes_offsets_and_the_chain_stay_true(desk: Desk) -> None:
    name = held(desk, *SAID)
    judge(desk, name)
    before = desk.store.transcript(name)
    redacting.redact(task(desk, changed=[]), ["w1"], at=now())
    after = desk.store.transcript(name)
    assert desk.store.verify() == ()
    assert [one.kind for one in after.events] == [one.kind for one in before.events]
    (judgement,) = desk.store.judgements(interview=name)
    for span in judgement.evidence:
        assert after.said(span.turn).text[span.start : span.end] == span.quote
    for event in after.events:
        if isinstance(event, Judged):
            text = after.said(event.reply).text
            for one in event.found:
                if one.other and one.start is not None:
                    assert one.other in text
        if isinstance(event, Asked) and event.form == "question":
            assert "Doe" not in event.words


def test_a_dry_run_tells_and_changes_nothing(desk: Desk) -> None:
    name = held(desk, *SAID)
    before = desk.store.transcript(name)
    done = redacting.redact(task(desk), ["w1"], at=now())
    assert [one.words for one in done.hits if one.kind == "phone"] == ["617-555-0199"]
    assert desk.store.transcript(name) == before and not desk.store.has_erased()


def test_an_interview_under_way_is_left_for_later(desk: Desk) -> None:
    name = held(desk, SAID[0])
    done = redacting.redact(task(desk, changed=[]), ["w1"], at=now())
    assert (done.interviews, done.unfinished) == (0, 1)
    assert "617-555-0199" in desk.store.transcript(name).model_dump_json()


def test_a_second_pass_finds_nothing_and_an_unknown_wave_is_named(desk: Desk) -> None:
    held(desk, *SAID)
    redacting.redact(task(desk, changed=[]), ["w1"], at=now())
    assert redacting.redact(task(desk, changed=[]), ["w1"], at=now()).hits == ()
    with pytest.raises(NotFound):
        redacting.redact(task(desk), ["w2"], at=now())


def test_every_database_writes_rows_anew_and_keeps_their_chain(shared: Store) -> None:
    shared.open_wave("w1", synthetic=False, questionnaire=REF, at=NOON)
    first = (started(), *exchange(1), closed())
    shared.begin(first)
    other = tuple(
        one.model_copy(update={"text": "I am a █████."}) if isinstance(one, Said) else one
        for one in first
    )
    shared.rewrite("I1", other, [], at=NOON)
    assert shared.transcript("I1").events == other
    assert shared.verify() == () and not shared.is_erased("R1")


def test_rows_are_neither_added_nor_left_out(shared: Store) -> None:
    shared.open_wave("w1", synthetic=False, questionnaire=REF, at=NOON)
    shared.begin((started(), *exchange(1)))
    with pytest.raises(BadInput, match="moved on"):
        shared.rewrite("I1", (started(),), [], at=NOON)
