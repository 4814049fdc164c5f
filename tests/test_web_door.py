"""Who begins stands in line; who is in the middle of an interview passes by."""

import asyncio
import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from starlette.types import Message, Scope

from agent.web.door import INSIDE, Door
from agent.web.front import Front
from tests.web_clients import client_of, is_problem, send, start

BEGIN = {"wave": "wave-1", "consent": True}


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    with client_of(tmp_path) as opened:
        yield opened


def front_of(client: TestClient) -> Front:
    front: Front = client.app.state.front  # type: ignore[attr-defined]  # set by `build`
    return front


def test_beginnings_wait_in_line_and_turns_pass_them_by(client: TestClient) -> None:
    opened, places = start(client, "R0"), front_of(client).door.places
    assert client.portal is not None
    for _ in range(INSIDE):
        client.portal.call(places.acquire)
    begun: list[int] = []
    crowd = [
        threading.Thread(
            target=lambda: begun.append(client.post("/api/interviews", json=BEGIN).status_code)
        )
        for _ in range(3)
    ]
    for one in crowd:
        one.start()
    assert send(client, opened, message_id="a", answer="nurse").status_code == 200
    assert client.get("/api/study").status_code == 200 and begun == []
    for _ in range(INSIDE):
        client.portal.call(places.release)
    for one in crowd:
        one.join(10)
    assert begun == [201] * 3
    assert front_of(client).door._in_line == 0 and front_of(client).limits.under_way == 0


def test_beyond_the_line_one_is_asked_to_come_again_and_turns_go_on(client: TestClient) -> None:
    opened, door = start(client, "R0"), front_of(client).door
    while door.enter():
        pass
    refused = client.post("/api/interviews", json=BEGIN)
    assert is_problem(refused, 503) and int(refused.headers["retry-after"]) >= 1
    assert send(client, opened, message_id="a", answer="nurse").status_code == 200
    door.leave()
    assert client.post("/api/interviews", json=BEGIN).status_code == 201


def test_whoever_says_nothing_or_leaves_holds_no_place(client: TestClient) -> None:
    app = client.app

    async def begin(*, silent: bool, leaves: asyncio.Event) -> int:
        said = [{"type": "http.request", "body": json.dumps(BEGIN).encode(), "more_body": silent}]
        status = 0

        async def receive() -> Message:
            if said:
                return said.pop()
            await leaves.wait()
            return {"type": "http.disconnect"}

        async def told(message: Message) -> None:
            nonlocal status
            status = message.get("status", status)

        scope: Scope = {
            "type": "http",
            "method": "POST",
            "path": "/api/interviews",
            "query_string": b"",
            "headers": [(b"content-type", b"application/json")],
        }
        await app(scope, receive, told)
        return status

    async def crowd() -> list[int]:
        leaves = asyncio.Event()
        silent = [
            asyncio.ensure_future(begin(silent=True, leaves=leaves)) for _ in range(2 * INSIDE)
        ]
        await asyncio.sleep(0)
        heard = await asyncio.wait_for(begin(silent=False, leaves=leaves), 10)
        leaves.set()
        return [heard, *await asyncio.gather(*silent)]

    assert asyncio.run(crowd()) == [201, *[0] * 2 * INSIDE]


def test_a_beginning_that_is_too_long_is_refused_before_it_is_kept(client: TestClient) -> None:
    long = {**BEGIN, "invite": "x" * 20_000}
    assert is_problem(client.post("/api/interviews", json=long), 413)


def test_a_line_counts_who_stands_in_it() -> None:
    door = Door(inside=1, most_in_line=2)
    assert [door.enter() for _ in range(3)] == [True, True, False]
    door.leave()
    assert door.enter()
