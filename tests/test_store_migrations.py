"""A database that an older version filled is brought to today's layout, and nothing is lost.

`golden/layout_0001.json` holds the rows that the program wrote when layout 0001 was its newest:
three respondents, one of them erased since, a synthetic wave, judgements, a place in a quota.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Boolean, Connection, MetaData, Table

import agent.store
from agent.store import Place, Store, Verdict
from agent.store.layout import REVISIONS, version
from agent.store.opening import Database
from tests.store_cases import (
    NOON,
    REF,
    asked,
    by_hand,
    closed,
    exchange,
    judged,
    opinion,
    said,
    started,
)

pytest_plugins = ["tests.store_databases"]

ROWS: dict[str, list[dict[str, Any]]] = json.loads(
    (Path(__file__).parent / "golden" / "layout_0001.json").read_text(encoding="utf-8")
)


def tables_of(db: Connection, layout: str) -> None:
    """Make the tables as a layout had them, or bring them there."""
    config = Config()
    folder = Path(agent.store.__file__).parent / "migrations"
    config.set_main_option("script_location", str(folder))
    config.attributes["connection"] = db
    command.upgrade(config, layout)


def row(table: Table, kept: Mapping[str, Any]) -> dict[str, Any]:
    """Give a row's values the types that the database wants."""

    def value(name: str, plain: Any) -> Any:
        if isinstance(plain, Mapping):
            return bytes.fromhex(plain["hex"])
        return bool(plain) if isinstance(table.c[name].type, Boolean) else plain

    return {name: value(name, plain) for name, plain in kept.items()}


@pytest.fixture
def old_url(shared_url: str) -> str:
    """A database of layout 0001 with fieldwork in it."""
    database = Database(shared_url, durability="full", wait_seconds=1)
    with database.writing() as db:
        tables_of(db, "0001")
        tables = MetaData()
        tables.reflect(db)
        for table in tables.sorted_tables:
            if table.name != version.name and ROWS[table.name]:
                db.execute(table.insert(), [row(table, one) for one in ROWS[table.name]])
    database.close()
    return shared_url


def test_all_that_was_kept_is_there_and_unchanged(old_url: str) -> None:
    with Store.open(old_url) as store:
        assert store.verify() == ()
        assert store.transcript("I1").events == (
            started(), asked(), *exchange(2), said("m5", "Grüße – 夜 🙂"), closed(),
        )  # fmt: skip
        assert store.transcript("I3").events == (started("I3", "R3"), asked(), said("m2"))
        assert [one.name for one in store.waves() if one.synthetic] == ["trial"]
        assert store.judgements(wave="w1") == (opinion(), opinion(minute=3, value="doctor"))
        assert store.done(["k1", "k2"]) == {"k1"}
        assert store.places("w1", now=NOON) == {"full": 1}
        assert store.is_erased("R2")
        assert store.questionnaire(REF.sha256).startswith("id: study")


def test_an_interview_that_was_begun_then_goes_on_today(old_url: str) -> None:
    with Store.open(old_url) as store:
        store.append("I3", [judged(2), closed()], expect=3)
        store.give_token("I3", "c" * 64)
        store.confirm(Place(wave="w1", quota="full", interview="I1"))
        assert store.interview("I3").status == "completed"
        assert store.verify() == ()
    with Store.open(old_url) as again:
        assert len(again.transcript("I3").events) == 5


def test_it_is_at_todays_layout_and_stays_there(old_url: str) -> None:
    for _ in range(2):
        Store.open(old_url).close()
        database = Database(old_url, durability="full", wait_seconds=1)
        with database.reading() as db:
            assert db.execute(version.select()).scalars().all() == [REVISIONS[-1]]
        database.close()


def test_verdicts_of_before_are_chained_and_told_apart_from_edited_ones(old_url: str) -> None:
    database = Database(old_url, durability="full", wait_seconds=1)
    said = [("I1", "confirmed"), ("I3", "confirmed"), ("I1", "dismissed")]
    words = [
        Verdict(interview=name, flag="2:speed", decided=decided, by="ann", at=NOON)
        for name, decided in said
    ]
    with database.writing() as db:
        tables_of(db, "0005")
        tables = MetaData()
        tables.reflect(db)
        numbers = {one["id"]: one["number"] for one in ROWS["interviews"]}
        for one in words:
            row = {"interview": numbers[one.interview], "flag": one.flag}
            db.execute(tables.tables["verdicts"].insert().values(**row, body=one.model_dump_json()))
    database.close()
    with Store.open(old_url) as store:
        assert store.verify() == ()
        assert store.verdicts("w1") == tuple(words)
        store.give_verdict(words[0])
        assert store.verify() == ()
    by_hand(old_url, "UPDATE verdicts SET body = replace(body, 'ann', 'bob') WHERE position = 1")
    with Store.open(old_url) as store:
        assert store.verify() == ("interview I1, verdict 1: is not what was written",)
