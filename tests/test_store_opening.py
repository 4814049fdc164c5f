"""Opening: quick, migrated, and clear about everything that can be wrong with a database."""

import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

import agent.store
from agent.errors import StoreError
from agent.store import Store
from agent.store.layout import REVISIONS, upgrade
from agent.store.opening import Database, Durability
from agent.store.tables import schema
from tests.store_cases import NOON, REF, asked, by_hand, exchange, said, started

pytest_plugins = ["tests.store_databases"]

ROOT = Path(__file__).parents[1]


def fault(url: str) -> StoreError:
    """The error that opening gives; fails the test if it opens or does not say the mend."""
    with pytest.raises(StoreError) as caught:
        Store.open(url, wait_seconds=0.1)
    assert caught.value.where and caught.value.mend
    return caught.value


def filled(path: Path) -> str:
    """The address of a database with an interview."""
    url = f"sqlite:///{path}"
    with Store.open(url) as store:
        store.open_wave("w1", synthetic=False, questionnaire=REF, at=NOON)
        store.begin([started(), asked()])
    return url


def shape(db: Connection) -> dict[str, object]:
    """All that the database knows of its tables, in an order of its own."""
    look = inspect(db)
    kinds: list[Callable[[str], list[object]]] = [
        lambda name: [
            {**one, "dialect_options": plain(one["dialect_options"])}
            for one in look.get_indexes(name)
        ],
        lambda name: list(look.get_foreign_keys(name)),
        lambda name: list(look.get_unique_constraints(name)),
        lambda name: [look.get_pk_constraint(name)],
        lambda name: [{**one, "type": str(one["type"])} for one in look.get_columns(name)],
    ]
    return {
        name: [sorted(map(repr, kind(name))) for kind in kinds] for name in look.get_table_names()
    }


def plain(options: Mapping[str, object]) -> dict[str, str]:
    """Options as text; conditions are objects that differ by their address."""
    return {name: str(value) for name, value in options.items()}


def test_the_steps_lead_to_the_tables_that_are_made_at_once(url: str) -> None:
    database = Database(url, durability="full", wait_seconds=1)
    with database.writing() as db:
        upgrade(db)
    with database.reading() as db:
        assert compare_metadata(MigrationContext.configure(db), schema) == []
        by_steps = shape(db)
    with database.writing() as db:
        schema.drop_all(db)
        schema.create_all(db)
    with database.reading() as db:
        assert shape(db) == by_steps
    database.close()


def test_a_database_taken_through_the_steps_is_up_to_date(shared_url: str) -> None:
    database = Database(shared_url, durability="full", wait_seconds=1)
    with database.writing() as db:
        upgrade(db)
    database.close()
    with Store.open(shared_url) as store:
        store.open_wave("w1", synthetic=False, questionnaire=REF, at=NOON)
        store.begin([started()])
        assert store.verify() == ()


def test_every_step_is_known_in_its_order() -> None:
    config = Config()
    folder = Path(agent.store.__file__).parent / "migrations"
    config.set_main_option("script_location", str(folder))
    steps = [step.revision for step in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(steps)) == REVISIONS


def test_an_up_to_date_database_is_opened_without_alembic(tmp_path: Path) -> None:
    url = filled(tmp_path / "interviews.db")
    look = "import sys; from agent.store import Store; Store.open(sys.argv[1]).interview('I1'); "
    look += "sys.exit(any(name.startswith('alembic') for name in sys.modules))"
    subprocess.run([sys.executable, "-c", look, url], check=True, cwd=ROOT)


def test_a_new_database_is_made_within_a_tenth_of_a_second(tmp_path: Path) -> None:
    def seconds(number: int) -> float:
        start = time.perf_counter()
        Store.open(f"sqlite:///{tmp_path}/{number}.db").close()
        return time.perf_counter() - start

    assert min(seconds(number) for number in range(5)) < 0.1


def test_many_openers_of_a_new_database_all_get_in(shared_url: str) -> None:
    def enter(number: int) -> None:
        with Store.open(shared_url) as store:
            store.open_wave(f"w{number}", synthetic=False, questionnaire=REF, at=NOON)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(enter, range(8)))
    with Store.open(shared_url) as store:
        assert len(store.waves()) == 8


@pytest.mark.parametrize("durability", ["full", "normal"])
def test_sqlite_writes_ahead_and_waits_for_the_disk_as_told(
    tmp_path: Path, durability: Durability
) -> None:
    with Store.open(f"sqlite:///{tmp_path}/a.db", durability=durability) as store:
        assert pragma(store, "journal_mode") == "wal"
        assert pragma(store, "synchronous") == {"full": 2, "normal": 1}[durability]
        assert pragma(store, "foreign_keys") == 1
        assert pragma(store, "secure_delete") == 1


def pragma(store: Store, name: str) -> object:
    """What SQLite says of a setting."""
    with store._database.reading() as db:
        return db.exec_driver_sql(f"PRAGMA {name}").scalar()


@pytest.mark.postgres
def test_postgres_waits_for_the_disk_as_told(request: pytest.FixtureRequest) -> None:
    address = request.getfixturevalue("server")
    expected: dict[Durability, str] = {"full": "on", "normal": "off"}
    for durability, setting in expected.items():
        database = Database(address, durability=durability, wait_seconds=1)
        with database.reading() as db:
            assert db.exec_driver_sql("SHOW synchronous_commit").scalar() == setting
        database.close()


def test_a_file_that_is_no_database_is_said_to_be_damaged(tmp_path: Path) -> None:
    path = tmp_path / "interviews.db"
    path.write_bytes(b"respondent;answer\n" * 400)
    assert "damaged" in fault(f"sqlite:///{path}").what
    assert path.read_bytes().startswith(b"respondent;answer")


def test_a_damaged_page_is_said_to_be_damage(tmp_path: Path) -> None:
    path = tmp_path / "interviews.db"
    url = filled(path)
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    assert "damaged" in fault(url).what


def test_half_a_row_is_a_fault_of_the_store(shared: Store, shared_url: str) -> None:
    shared.begin([started(), asked()])
    by_hand(shared_url, "UPDATE events SET body = '{\"kind\":' WHERE seq = 1")
    with Store.open(shared_url) as fresh, pytest.raises(StoreError, match="cannot be read"):
        fresh.transcript("I1")
    assert shared.verify() == ("interview I1, event 1: is not what was written",)


def test_a_read_only_database_is_read_and_not_written(tmp_path: Path) -> None:
    filled(tmp_path / "interviews.db")
    with Store.open(f"sqlite:///file:{tmp_path}/interviews.db?mode=ro&uri=true") as store:
        assert store.interview("I1").length == 2
        with pytest.raises(StoreError, match="read-only"):
            store.append("I1", [said()], expect=2)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert "file/deeper" in fault(f"sqlite:///{tmp_path}/file/deeper/a.db").what


def test_a_folder_in_place_of_the_file_cannot_be_opened(tmp_path: Path) -> None:
    assert "cannot be opened" in fault(f"sqlite:///{tmp_path}").what


def test_a_database_locked_by_another_program_is_said_to_be(tmp_path: Path) -> None:
    url = filled(tmp_path / "interviews.db")
    other = sqlite3.connect(tmp_path / "interviews.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Store.open(url, wait_seconds=0.1) as store:
        with pytest.raises(StoreError, match="locked"):
            store.append("I1", [said()], expect=2)
        assert store.interview("I1").length == 2
        other.execute("ROLLBACK")
        store.append("I1", [said()], expect=2)
    other.close()


def test_a_full_disk_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    with Store.open(filled(tmp_path / "interviews.db")) as store:
        with store._database.alone() as db:
            pages = db.exec_driver_sql("PRAGMA page_count").scalar_one()
            db.exec_driver_sql(f"PRAGMA max_page_count = {pages + 4}")
        written = 2
        with pytest.raises(StoreError, match="full"):
            for _ in range(100):
                store.append("I1", exchange(written, text="word " * 400), expect=written)
                written += 3
        assert written > 2
        assert len(store.transcript("I1").events) == written
        with store._database.alone() as db:
            db.exec_driver_sql("PRAGMA max_page_count = 100000")
        store.append("I1", exchange(written), expect=written)
        assert store.verify() == ()


@pytest.mark.parametrize("url", ["", "nonsense", "sqlite:/x", "://", "mysql://u:p@h/db"])
def test_an_address_that_means_nothing_is_said_so(url: str) -> None:
    assert "p@h" not in str(fault(url))


def test_a_server_that_is_not_there_is_said_so_without_the_password() -> None:
    said = fault("postgresql://me:geheim@127.0.0.1:1/interviews?connect_timeout=2")
    assert "cannot be reached" in said.what
    assert "geheim" not in str(said)


@pytest.mark.postgres
def test_a_database_that_the_server_does_not_have_is_said_so(
    request: pytest.FixtureRequest,
) -> None:
    address = request.getfixturevalue("server")
    absent = address.replace("/postgres?", "/absent?")
    assert "the database's name" in fault(absent).mend


def test_a_missing_driver_is_named_with_its_extra() -> None:
    look = (
        "import sys; sys.modules['psycopg'] = None\n"
        "from agent.store import Store\n"
        "from agent.errors import StoreError\n"
        "try:\n    Store.open('postgresql://localhost/x')\n"
        "except StoreError as said:\n    print(said)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", look], check=True, cwd=ROOT, capture_output=True, text=True
    )
    assert "pip install 'interview-agent[postgres]'" in done.stdout


def test_a_database_of_a_newer_program_is_left_alone(shared: Store, shared_url: str) -> None:
    shared.close()
    by_hand(shared_url, "UPDATE alembic_version SET version_num = '9999'")
    assert "9999" in fault(shared_url).what


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "a.db") as other:
        other.execute("CREATE TABLE interviews (x)")
    other.close()
    assert "another program" in fault(f"sqlite:///{tmp_path}/a.db").what
