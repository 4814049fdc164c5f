"""What was edited by hand is named; what was erased is gone."""

import sqlite3
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, select

from agent.errors import StoreError
from agent.store import Place, Store, Verdict, token_hash
from agent.store.tables import schema
from tests.store_cases import (
    NOON,
    REF,
    asked,
    by_hand,
    exchange,
    opinion,
    started,
)

pytest_plugins = ["tests.store_databases"]

NAME = "Wilhelmina Ostrander"
EDITS = {
    "an answer reworded": (
        ["UPDATE events SET body = replace(body, 'nurse', 'judge') WHERE seq = 2"],
        ["interview I1, event 2: is not what was written"],
    ),
    "a reading turned round": (
        ["UPDATE events SET body = replace(body, 'answer', 'skip') WHERE seq = 3"],
        ["interview I1, event 3: is not what was written"],
    ),
    "an event taken out": (
        ["DELETE FROM events WHERE seq = 3"],
        ["interview I1, event 3: is missing", "interview I1, events: 4 are there, 5 were written"],
    ),
    "the end cut off": (
        ["DELETE FROM events WHERE seq = 4"],
        ["interview I1, events: 4 are there, 5 were written"],
    ),
    "the end cut off and the count put right": (
        ["DELETE FROM events WHERE seq = 4", "UPDATE interviews SET length = 4"],
        ["interview I1, events: the last is not the one that was written"],
    ),
    "a status made up": (
        ["UPDATE interviews SET status = 'completed'"],
        ["interview I1: status says completed, the events say in_progress"],
    ),
    "a respondent swapped": (
        ["UPDATE interviews SET respondent = 'R9'"],
        ["interview I1: respondent says R9, the events say R1"],
    ),
    "a message renamed": (
        ["UPDATE events SET message = 'other' WHERE seq = 2"],
        ["interview I1, event 2: its message id is not the one in its text"],
    ),
    "a code changed": (
        ["UPDATE judgements SET body = replace(body, 'nurse', 'doctor') WHERE position = 1"],
        ["interview I1, judgement 1: is not what was written"],
    ),
    "a judgement taken out": (
        ["DELETE FROM judgements WHERE position = 0"],
        [
            "interview I1, judgement 0: is missing",
            "interview I1, judgements: 1 are there, 2 were written",
        ],
    ),
    "a verdict turned round": (
        ["UPDATE verdicts SET body = replace(body, 'dismissed', 'confirmed') WHERE position = 1"],
        ["interview I1, verdict 1: is not what was written"],
    ),
    "a verdict taken out": (
        ["DELETE FROM verdicts WHERE position = 0"],
        [
            "interview I1, verdict 0: is missing",
            "interview I1, verdicts: 1 are there, 2 were written",
        ],
    ),
    "a verdict moved to another flag": (
        ["UPDATE verdicts SET flag = 'pasted' WHERE position = 1"],
        ["interview I1, verdict 1: its flag is not the one in its text"],
    ),
    "the last verdict cut off and the count put right": (
        ["DELETE FROM verdicts WHERE position = 1", "UPDATE interviews SET ruled = 1"],
        ["interview I1, verdicts: the last is not the one that was written"],
    ),
    "a whole interview taken out": (
        [
            "DELETE FROM verdicts",
            "DELETE FROM judgements",
            "DELETE FROM events",
            "DELETE FROM interviews",
        ],
        ["wave w1: 0 interviews are there, 1 were written"],
    ),
}


def fill(store: Store) -> None:
    """One interview with two judgements, and two verdicts on one flag."""
    store.begin([started(), asked()])
    store.append("I1", exchange(2), expect=2)
    store.add_judgements([opinion(value="carer"), opinion(value="nurse", minute=1)])
    for decided in ("confirmed", "dismissed"):
        word = {"interview": "I1", "flag": "2:speed", "decided": decided, "by": "ann", "at": NOON}
        store.give_verdict(Verdict.model_validate(word))


@pytest.mark.parametrize(("edit", "named"), EDITS.values(), ids=EDITS.keys())
def test_an_edit_by_hand_is_named(
    shared: Store, shared_url: str, edit: Sequence[str], named: Sequence[str]
) -> None:
    fill(shared)
    assert shared.verify() == ()
    assert all(touched > 0 for touched in by_hand(shared_url, *edit))
    assert shared.verify() == tuple(named)


def test_only_the_edited_of_many_interviews_is_named(shared: Store, shared_url: str) -> None:
    fill(shared)
    for number in range(2, 260):
        shared.begin([started(f"I{number}", f"R{number}"), asked()])
    by_hand(shared_url, "UPDATE events SET body = replace(body, 'What', 'Why') WHERE interview=257")
    assert shared.verify() == ("interview I257, event 1: is not what was written",)


def test_the_program_goes_on_where_a_row_was_edited(shared: Store, shared_url: str) -> None:
    fill(shared)
    by_hand(shared_url, "UPDATE events SET body = replace(body, 'nurse', 'judge') WHERE seq = 2")
    shared.append("I1", exchange(5), expect=5)
    assert shared.verify() == ("interview I1, event 2: is not what was written",)


def contents(url: str) -> str:
    """Every value of every table, as text."""
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.connect() as db:
        rows = [db.execute(select(table)).all() for table in schema.sorted_tables]
    engine.dispose()
    return repr(rows)


def two_people(store: Store) -> None:
    """Interview NAME, who will be forgotten, in two waves, and R2, who will not."""
    store.open_wave("w2", synthetic=False, questionnaire=REF, at=NOON)
    for wave, interview in (("w1", "I1"), ("w2", "I3")):
        store.begin([started(interview, NAME, wave), asked()], token_hash=token_hash(wave))
        store.append(interview, exchange(2, text=f"Ask {NAME} about it"), expect=2)
        judgement = opinion(interview, "carer").model_copy(update={"respondent": NAME})
        store.add_judgements([judgement], done={f"key of {interview}": interview})
        place = Place(wave=wave, quota="q", interview=interview)
        store.reserve(place, limit=9, hold=timedelta(minutes=5), now=NOON)
    store.begin([started("I2", "R2"), asked()])
    store.append("I2", exchange(2), expect=2)


def test_an_erased_person_is_gone_and_others_stay(shared: Store, shared_url: str) -> None:
    two_people(shared)
    assert NAME in contents(shared_url)
    erased = shared.erase(NAME, at=NOON)
    assert (erased.interviews, erased.events, erased.judgements) == (2, 10, 2)
    left = contents(shared_url)
    for trace in (NAME, "I1", "I3", "carer", "key of", token_hash("w1")):
        assert trace not in left
    assert [row.id for row in shared.interviews()] == ["I2"]
    assert shared.places("w1", now=NOON) == {}
    assert shared.verify() == ()


def test_nothing_of_an_erased_person_is_left_in_the_files(tmp_path: Path) -> None:
    with Store.open(f"sqlite:///{tmp_path}/interviews.db") as store:
        store.open_wave("w1", synthetic=False, questionnaire=REF, at=NOON)
        two_people(store)
        before = b"".join(path.read_bytes() for path in tmp_path.iterdir())
        assert NAME.encode() in before
        store.erase(NAME, at=NOON)
        after = b"".join(path.read_bytes() for path in tmp_path.iterdir())
        assert NAME.encode() not in after
        assert NAME.split()[0].encode() not in after
        assert b"What do you do?" in after


def test_a_tombstone_remembers_who_was_erased_without_the_name(store: Store) -> None:
    two_people(store)
    assert not store.is_erased(NAME)
    store.erase(NAME, at=NOON)
    assert store.is_erased(NAME)
    assert not store.is_erased("R2")


def test_erasing_somebody_unknown_removes_nothing(store: Store) -> None:
    assert store.erase("R9", at=NOON).interviews == 0
    assert not store.is_erased("R9")


def test_while_another_program_reads_the_log_erasure_says_so(tmp_path: Path) -> None:
    with Store.open(f"sqlite:///{tmp_path}/interviews.db", wait_seconds=0.1) as store:
        store.open_wave("w1", synthetic=False, questionnaire=REF, at=NOON)
        two_people(store)
        other = sqlite3.connect(tmp_path / "interviews.db")
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM events").fetchall()
        with pytest.raises(StoreError, match="another program"):
            store.erase(NAME, at=NOON)
        other.close()
        assert store.interviews("w2") == ()
        store.erase(NAME, at=NOON)
        assert NAME.encode() not in b"".join(path.read_bytes() for path in tmp_path.iterdir())
