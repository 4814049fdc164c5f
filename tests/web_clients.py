"""Clients of the respondent API for tests: an application over a fresh database, and its calls."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from agent.links import Keyring
from agent.questionnaire import Questionnaire
from agent.sessions import Desk
from agent.settings import Settings
from agent.store import Store
from agent.web.app import build, prepare
from agent.web.front import no_keys
from tests.talks import STAFF

Json = dict[str, Any]
Clock = Callable[[], datetime]


def desk_for(asked: Questionnaire, store: Store, clock: Clock = lambda: datetime.now(UTC)) -> Desk:
    """Set up a desk without a model."""
    return Desk(
        questionnaire=asked,
        source=asked.model_dump_json(),
        parse=Questionnaire.model_validate_json,
        store=store,
        clock=clock,
    )


@contextmanager
def client_of(
    folder: Path,
    config: Settings | None = None,
    *,
    asked: Questionnaire = STAFF,
    keys: Callable[[], Keyring] = no_keys,
) -> Iterator[TestClient]:
    """Open an application over a database of its own."""
    config = config or Settings()
    with Store.open(f"sqlite:///{folder / 'study.db'}", durability="normal") as store:
        desk = desk_for(asked, store)
        prepare(desk, config)
        with TestClient(build(desk, config, keys=keys)) as client:
            yield client


def start(client: TestClient, respondent: str | None = "R1", **more: object) -> Json:
    """Begin an interview."""
    body = {"wave": "wave-1", "respondent": respondent, "consent": True, **more}
    answer = client.post("/api/interviews", json=body)
    assert answer.status_code in (200, 201), answer.text
    opened: Json = answer.json()
    return opened


def holder(opened: Json) -> dict[str, str]:
    """Give the header of who holds the token."""
    return {"Authorization": f"Bearer {opened['token']}"}


def send(client: TestClient, opened: Json, **body: object) -> Any:
    """Send a message."""
    path = f"/api/interviews/{opened['id']}/messages"
    return client.post(path, json=body, headers=holder(opened))


def is_problem(answer: Any, status: int) -> bool:
    """Tell whether an answer is a problem document of this status."""
    kind = answer.headers["content-type"]
    if answer.status_code != status or "application/problem+json" not in kind:
        return False
    told = answer.json()
    return told["status"] == status and bool(told["title"])


def store_of(client: TestClient) -> Store:
    """Find the database behind an application."""
    store: Store = client.app.state.front.desk.store  # type: ignore[attr-defined]  # set by `build`
    return store
