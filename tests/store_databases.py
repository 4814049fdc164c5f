"""Fixtures: an empty database of every kind, and a store with an open wave in it.

Test modules name this one in `pytest_plugins`.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from agent.store import Store
from tests.postgres_server import NoServer, database, running
from tests.store_cases import NOON, REF

POSTGRES = pytest.param("postgres", marks=pytest.mark.postgres)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """A PostgreSQL server, started once."""
    try:
        with running() as address:
            yield address
    except NoServer as reason:
        pytest.skip(str(reason))


def address(kind: str, request: pytest.FixtureRequest, folder: Path) -> Iterator[str]:
    """The address of an empty database of a kind."""
    match kind:
        case "file":
            yield f"sqlite:///{folder}/kept/interviews.db"
        case "memory":
            yield "sqlite://"
        case _:
            with database(request.getfixturevalue("server")) as made:
                yield made


@pytest.fixture(params=["file", "memory", POSTGRES])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database of every kind."""
    yield from address(request.param, request, tmp_path)


@pytest.fixture(params=["file", POSTGRES])
def shared_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database of every kind that several connections may share."""
    yield from address(request.param, request, tmp_path)


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """A store with an open wave of real respondents."""
    with Store.open(url) as opened:
        opened.open_wave("w1", synthetic=False, questionnaire=REF, at=NOON)
        yield opened


@pytest.fixture
def shared(shared_url: str) -> Iterator[Store]:
    """The same, in a database that others may open too."""
    with Store.open(shared_url) as opened:
        opened.open_wave("w1", synthetic=False, questionnaire=REF, at=NOON)
        yield opened
