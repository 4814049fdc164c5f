"""The HTTP of the respondent API, line by line: what is malformed, foreign, too much, or slow."""

import gc
import json
import logging
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from agent.questionnaire import Questionnaire
from agent.readers import Early
from agent.settings import Settings
from agent.store import Store
from agent.transcript import Judged, Transcript
from agent.web.app import SELDOM, build, prepare, settle, warm_up
from agent.web.guard import LARGEST_BODY
from agent.web.logs import JsonLines
from agent.web.streaming import PATIENCE
from tests.talks import STAFF
from tests.web_clients import client_of, desk_for, holder, is_problem, send, start, store_of

JSON = {"Content-Type": "application/json"}
CANARY = "canary-7391 my number is 0170 1234567"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    config = Settings(origins=("https://team.example",), per_minute=10**6, per_minute_link=10**6)
    with client_of(tmp_path_factory.mktemp("http"), config) as opened:
        yield opened


@pytest.fixture(scope="module")
def opened(client: TestClient) -> dict[str, Any]:
    return start(client, "R-http")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'"text"',
        b"\xff\xfe{}",
        b"[" * 50_000,
        b'{"message_id": "a", "answer": NaN}',
        b'{"message_id": "a", "answer": 1e999}',
        b'{"message_id": "a", "answer": {"x": {"y": 1}}}',
        b'{"message_id": "", "text": "hi"}',
        b'{"message_id": "a", "text": 5}',
        b'{"message_id": "a", "text": "hi", "turn": "soon"}',
        b'{"message_id": "a", "text": "hi", "more": 1}',
        b'{"message_id": "a", "text": null}',
        b'{"message_id": "\\ud800", "text": "hi"}',
        b'{"message_id": "' + b"x" * 201 + b'", "text": "hi"}',
    ],
)
def test_a_body_that_cannot_be_read_is_a_problem_and_records_nothing(
    client: TestClient, opened: dict[str, Any], body: bytes
) -> None:
    path = f"/api/interviews/{opened['id']}/messages"
    before = store_of(client).interview(opened["id"]).length
    assert is_problem(client.post(path, content=body, headers=holder(opened) | JSON), 422)
    assert store_of(client).interview(opened["id"]).length == before


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=8,
)


@settings(max_examples=150, suppress_health_check=list(HealthCheck), deadline=None)
@given(answer=JUNK, text=JUNK, identity=st.text(max_size=30), data=st.booleans())
def test_whatever_is_sent_is_taken_or_told_and_never_a_fault_of_ours(
    client: TestClient, opened: dict[str, Any], answer: object, text: object, identity: str,
    data: bool,
) -> None:  # fmt: skip
    body = json.dumps({"message_id": identity, **({"answer": answer} if data else {"text": text})})
    path = f"/api/interviews/{opened['id']}/messages"
    given_back = client.post(path, content=body, headers=holder(opened) | JSON)
    assert given_back.status_code in (200, 409, 413, 422)
    if given_back.status_code != 200:
        assert is_problem(given_back, given_back.status_code)
    elif given_back.json()["turn"]["status"] != "in_progress":
        opened |= start(client, None)


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]
)
def test_what_a_form_of_another_page_can_send_begins_nothing(client: TestClient, kind: str) -> None:
    body = b'{"wave": "wave-1", "consent": true}'
    before = store_of(client).counts("wave-1")
    answer = client.post("/api/interviews", content=body, headers={"Content-Type": kind})
    assert is_problem(answer, 422)
    assert store_of(client).counts("wave-1") == before


@pytest.mark.parametrize(
    ("site", "origin", "status"),
    [
        ("cross-site", "https://evil.example", 403),
        ("cross-site", "null", 403),
        ("cross-site", "", 403),
        ("same-site", "https://other.team.example", 403),
        ("cross-site", "https://team.example", 201),
        ("same-origin", "null", 201),
        ("none", "", 201),
        ("", "", 201),
    ],
)
def test_a_browser_may_write_from_our_own_page_and_from_listed_ones(
    client: TestClient, site: str, origin: str, status: int
) -> None:
    headers = {"Sec-Fetch-Site": site, "Origin": origin}
    body = {"wave": "wave-1", "consent": True}
    sent = {name: value for name, value in headers.items() if value}
    answer = client.post("/api/interviews", json=body, headers=sent)
    assert answer.status_code == status
    assert status == 201 or is_problem(answer, 403)


def test_unknown_paths_and_methods_are_problems_and_say_what_is_allowed(
    client: TestClient, opened: dict[str, Any]
) -> None:
    for path in ("/nothing", "/api", "/api/interviews/", "/api/interviews/a/b/c", "/static/../x"):
        assert is_problem(client.get(path, follow_redirects=False), 404), path
    wrong = client.delete(f"/api/interviews/{opened['id']}", headers=holder(opened))
    assert is_problem(wrong, 405) and wrong.headers["allow"] == "GET"
    assert is_problem(client.put("/api/interviews", json={}), 405)


@pytest.mark.parametrize(
    "name", ["..%2F..%2Fetc%2Fpasswd", "%00", "i-" + "9" * 5_000, "é", "'; DROP TABLE events; --"]
)
def test_an_id_that_is_none_leads_nowhere(client: TestClient, name: str) -> None:
    for method, path in (("GET", ""), ("POST", "/messages"), ("POST", "/stop")):
        answer = client.request(
            method,
            f"/api/interviews/{name}{path}",
            json={"message_id": "a", "text": "hi"} if path == "/messages" else None,
            headers={"Authorization": "Bearer x"},
        )
        assert is_problem(answer, 404)


@pytest.mark.parametrize("scheme", ["Basic", "", "Token"])
def test_only_a_bearer_token_counts(
    client: TestClient, opened: dict[str, Any], scheme: str
) -> None:
    headers = {"Authorization": f"{scheme} {opened['token']}".strip()}
    answer = client.get(f"/api/interviews/{opened['id']}", headers=headers)
    assert is_problem(answer, 401) and answer.headers["www-authenticate"] == "Bearer"
    query = client.get(f"/api/interviews/{opened['id']}?token={opened['token']}")
    assert is_problem(query, 401)


def test_a_copy_of_the_database_opens_no_interview(tmp_path: Path) -> None:
    with client_of(tmp_path) as client:
        opened = start(client)
        with sqlite3.connect(tmp_path / "study.db") as base:
            everything = [
                str(value)
                for (table,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
                for row in base.execute(f"SELECT * FROM {table}")  # noqa: S608  # our own tables
                for value in row
            ]
        base.close()
        assert opened["token"] not in "\n".join(everything)
        for stolen in {one for one in everything if 20 <= len(one) <= 80}:
            headers = {"Authorization": f"Bearer {stolen}".encode("ascii", "replace").decode()}
            answer = client.get(f"/api/interviews/{opened['id']}", headers=headers)
            assert answer.status_code == 401


def test_a_body_without_a_length_is_read_only_as_far_as_it_may_be(
    client: TestClient, opened: dict[str, Any]
) -> None:
    read = 0

    def endless() -> Iterator[bytes]:
        nonlocal read
        yield b'{"message_id": "a", "text": "'
        for _ in range(1_000):
            read += 64 * 1024
            yield b"x" * 64 * 1024

    path = f"/api/interviews/{opened['id']}/messages"
    assert is_problem(client.post(path, content=endless(), headers=holder(opened) | JSON), 413)
    for length in ("99999999999999", "-1", "many"):
        headers = holder(opened) | JSON | {"Content-Length": length}
        assert is_problem(client.post(path, content=b"{}", headers=headers), 413)
    assert LARGEST_BODY < 64 * 1024 * 1_000


class Slow:
    """A reader that takes its time and adds nothing."""

    def __init__(self, seconds: float, fault: Exception | None = None) -> None:
        self.seconds, self.fault = seconds, fault

    def judge(
        self,
        questionnaire: Questionnaire,
        transcript: Transcript,
        draft: Judged,
        *,
        early: Early | None = None,
    ) -> Judged:
        """Wait, then fail or let the draft stand."""
        time.sleep(self.seconds)
        if self.fault is not None:
            raise self.fault
        return draft


@pytest.fixture
def slow_client(tmp_path: Path) -> Iterator[Callable[[Slow], TestClient]]:
    """Make applications over one database whose model is slow; all are closed in the end."""
    with ExitStack() as until_the_end:

        def made(reader: Slow) -> TestClient:
            url = f"sqlite:///{tmp_path / 'study.db'}"
            store = until_the_end.enter_context(Store.open(url, durability="normal"))
            desk = desk_for(STAFF, store)
            prepare(desk, Settings())
            app = build(replace(desk, reader=reader))
            return until_the_end.enter_context(TestClient(app, raise_server_exceptions=False))

        yield made


def test_a_slow_model_gives_a_sign_of_life_before_the_words(
    slow_client: Callable[[Slow], TestClient],
) -> None:
    client = slow_client(Slow(PATIENCE * 2))
    opened = start(client)
    headers = holder(opened) | {"Accept": "text/event-stream"}
    body = {"message_id": "a", "answer": "nurse"}
    answer = client.post(f"/api/interviews/{opened['id']}/messages", json=body, headers=headers)
    blocks = answer.text.strip().split("\n\n")
    assert blocks[0].startswith(": ")
    names = [one.split("\n")[0] for one in blocks[1:]]
    assert set(names[:-1]) == {"event: delta"} and names[-1] == "event: turn"
    assert answer.headers["cache-control"] == "no-store"
    turn = json.loads(blocks[-1].split("data: ")[1])
    assert turn == send(client, opened, message_id="a", answer="nurse").json()["turn"]


def test_a_refusal_that_comes_late_is_the_last_event(
    slow_client: Callable[[Slow], TestClient],
) -> None:
    client = slow_client(Slow(PATIENCE * 3))
    opened = start(client)
    first = threading.Thread(
        target=send, args=(client, opened), kwargs={"message_id": "a", "answer": "nurse"}
    )
    first.start()
    time.sleep(PATIENCE / 2)
    headers = holder(opened) | {"Accept": "text/event-stream"}
    body = {"message_id": "b", "answer": "cook", "turn": opened["turn"]["seq"]}
    answer = client.post(f"/api/interviews/{opened['id']}/messages", json=body, headers=headers)
    first.join()
    *_, last = answer.text.strip().split("\n\n")
    name, data = last.split("\n")
    assert name == "event: problem" and json.loads(data[6:])["status"] == 409


def test_the_same_message_over_two_servers_is_recorded_once_and_answered_twice(
    slow_client: Callable[[Slow], TestClient],
) -> None:
    clients = [slow_client(Slow(0.05)) for _ in range(2)]
    opened = start(clients[0])
    for message, answer in (("a", "nurse"), ("b", "often"), ("c", 3)):
        turns: list[Any] = []

        def submit(
            at: int, message: str = message, answer: object = answer, into: Any = turns
        ) -> None:
            into.append(send(clients[at % 2], opened, message_id=message, answer=answer).json())

        threads = [threading.Thread(target=submit, args=(at,)) for at in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(turns) == 6 and all(one == turns[0] for one in turns), turns
    said = [
        one for one in store_of(clients[0]).transcript(opened["id"]).events if one.kind == "said"
    ]
    assert [one.message for one in said] == ["a", "b", "c"]
    assert store_of(clients[0]).verify() == ()


def test_no_answer_address_or_token_is_logged_not_even_by_a_fault(
    slow_client: Callable[[Slow], TestClient], caplog: pytest.LogCaptureFixture
) -> None:
    client = slow_client(Slow(0, RuntimeError(f"cannot read {CANARY}")))
    opened = start(client)
    with caplog.at_level(logging.INFO):
        answer = send(client, opened, message_id="a", text=CANARY)
        client.get(f"/api/interviews/{opened['id']}?note={CANARY}", headers=holder(opened))
    assert is_problem(answer, 500) and "canary" not in answer.text
    lines = [JsonLines().format(one) for one in caplog.records if one.name.startswith("interview")]
    lines += [JsonLines().format(_failed(RuntimeError(CANARY)))]
    told = "\n".join(lines)
    assert "RuntimeError" in told and json.loads(lines[0])["status"] == 500
    for secret in ("canary", "0170", opened["token"], "testclient"):
        assert secret not in told


def _failed(error: Exception) -> logging.LogRecord:
    try:
        raise error
    except RuntimeError as caught:
        trace = (type(caught), caught, caught.__traceback__)
    return logging.LogRecord("uvicorn.error", logging.ERROR, "", 0, "a fault", None, trace)


def test_answers_without_end_are_stopped_by_the_limit_of_the_link(tmp_path: Path) -> None:
    with client_of(tmp_path, Settings(per_minute_link=20)) as client:
        opened = start(client)
        codes = [
            send(client, opened, message_id=f"{at}", text="x" * 10_000).status_code
            for at in range(40)
        ]
        assert codes[20:] == [429] * 20 and 429 not in codes[:20]
        assert client.get("/api/study").status_code == 200


def test_figures_are_for_this_machine_or_for_who_holds_the_token(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with client_of(tmp_path) as outside:
        opened = start(outside)
        send(outside, opened, message_id="a", answer="nurse")
        assert is_problem(outside.get("/metrics"), 404)
        inside = TestClient(outside.app, client=("127.0.0.1", 5))
        page = inside.get("/metrics").text
        assert 'interview_interviews{status="in_progress",wave="wave-1"} 1.0' in page
        route = 'route="/api/interviews/{interview}/messages",status="200"'
        assert f'interview_requests_total{{method="POST",{route}}} 1.0' in page
        assert opened["id"] not in page and "R1" not in page
        assert is_problem(inside.get("/metrics", headers={"X-Forwarded-For": "9.9.9.9"}), 404)
        monkeypatch.setenv("INTERVIEW_METRICS_TOKEN", "t" * 20)
        assert is_problem(inside.get("/metrics"), 404)
        held = {"Authorization": f"Bearer {'t' * 20}"}
        assert outside.get("/metrics", headers=held).status_code == 200


def test_the_description_has_examples_and_says_what_each_call_does(client: TestClient) -> None:
    told = client.get("/openapi.json").json()
    schemas = told["components"]["schemas"]
    assert schemas["Start"]["examples"] and schemas["Sent"]["examples"]
    assert all(how["description"] for path in told["paths"].values() for how in path.values())


def test_what_stays_for_good_is_passed_over_by_the_collector() -> None:
    often = gc.get_threshold()
    try:
        settle()
        assert gc.get_freeze_count() > 10_000 and gc.isenabled()
        assert gc.get_threshold() == SELDOM
    finally:
        gc.unfreeze()
        gc.set_threshold(*often)


def test_warming_up_leaves_no_trace(tmp_path: Path) -> None:
    with Store.open(f"sqlite:///{tmp_path / 'study.db'}") as store:
        warm_up(desk_for(STAFF, store))
        assert store.waves() == () and store.interviews() == ()
