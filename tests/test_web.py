"""The respondent API, as an outside client meets it."""

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from agent.settings import Settings
from agent.store import Store
from agent.web.app import build, prepare
from agent.web.limits import Limits, TooOften
from tests.talks import STAFF, small
from tests.web_clients import Json, desk_for, is_problem, send, start


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(f"sqlite:///{tmp_path / 'study.db'}", durability="normal") as opened:
        yield opened


@pytest.fixture
def client(store: Store) -> Iterator[TestClient]:
    desk = desk_for(STAFF, store)
    prepare(desk, Settings())
    with TestClient(build(desk)) as opened:
        yield opened


def test_an_interview_goes_from_consent_to_its_end(client: TestClient) -> None:
    opened = start(client)
    assert set(opened) == {"id", "token", "turn"}
    turn = opened["turn"]
    answers: list[object] = ["nurse", "never", 0, ["nothing"]]
    for number, answer in enumerate(answers):
        turn = send(client, opened, message_id=str(number), answer=answer).json()["turn"]
    for number in range(4, 30):
        if turn["status"] != "in_progress":
            break
        turn = send(client, opened, message_id=str(number), text="It is calm at night.").json()[
            "turn"
        ]
    assert (turn["kind"], turn["status"], turn["progress"]) == ("closing", "completed", 1.0)
    assert turn["question"] is None
    late = send(client, opened, message_id="late", text="hello")
    assert is_problem(late, 409)


def test_the_same_message_gives_the_same_turn_again(client: TestClient) -> None:
    opened = start(client)
    first = send(client, opened, message_id="a", answer="nurse").json()
    send(client, opened, message_id="b", answer="often")
    assert send(client, opened, message_id="a", answer="nurse").json() == first


def test_what_was_said_can_be_read_back_with_the_token(client: TestClient) -> None:
    opened = start(client)
    send(client, opened, message_id="a", text="a nurse")
    headers = {"Authorization": f"Bearer {opened['token']}"}
    seen = client.get(f"/api/interviews/{opened['id']}", headers=headers).json()
    assert [one["from"] for one in seen["messages"]][:3] == [
        "interviewer",
        "interviewer",
        "respondent",
    ]
    assert seen["status"] == "in_progress" and seen["turn"]["question"]["id"] == "works"


def test_an_earlier_answer_can_be_changed_and_the_interview_stopped(client: TestClient) -> None:
    opened = start(client)
    send(client, opened, message_id="a", answer="nurse")
    headers = {"Authorization": f"Bearer {opened['token']}"}
    base = f"/api/interviews/{opened['id']}"
    turn = client.post(f"{base}/reopen", json={"question": "role"}, headers=headers).json()["turn"]
    assert turn["question"]["id"] == "role"
    stopped = client.post(f"{base}/stop", headers=headers).json()["turn"]
    assert stopped["status"] == "stopped"


def test_events_end_in_one_turn_and_spell_its_words(client: TestClient) -> None:
    opened = start(client)
    answer = client.post(
        f"/api/interviews/{opened['id']}/messages",
        json={"message_id": "a", "answer": "nurse"},
        headers={"Authorization": f"Bearer {opened['token']}", "Accept": "text/event-stream"},
    )
    events = [block.split("\n") for block in answer.text.strip().split("\n\n")]
    names = [lines[0].removeprefix("event: ") for lines in events]
    assert names.count("turn") == 1 and names[-1] == "turn"
    words = "".join(json.loads(lines[1][6:])["text"] for lines in events[:-1])
    assert words == json.loads(events[-1][1][6:])["text"]


@pytest.mark.parametrize("token", [None, "", "wrong"])
@pytest.mark.parametrize(
    ("method", "path"), [("GET", ""), ("POST", "/messages"), ("POST", "/stop"), ("POST", "/reopen")]
)
def test_no_interview_opens_without_its_own_token(
    client: TestClient, method: str, path: str, token: str | None
) -> None:
    opened, other = start(client, "R1"), start(client, "R2")
    for bad in (token, other["token"]):
        headers = {} if bad is None else {"Authorization": f"Bearer {bad}"}
        answer = client.request(
            method,
            f"/api/interviews/{opened['id']}{path}",
            headers=headers,
            json={"message_id": "x", "text": "hi"} if path != "/reopen" else {"question": "role"},
        )
        assert is_problem(answer, 401)
        assert answer.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"wave": "wave-1", "consent": False}, 403),
        ({"wave": "wave-1"}, 403),
        ({"wave": "never", "consent": True}, 404),
        ({"wave": "wave-1", "consent": True, "invite": "x"}, 403),
        ({"consent": True}, 422),
        ({"wave": "wave-1", "consent": True, "extra": 1}, 422),
        ([], 422),
    ],
)
def test_a_start_that_may_not_be_is_a_problem_document(
    client: TestClient, body: object, status: int
) -> None:
    assert is_problem(client.post("/api/interviews", json=body), status)


def test_malformed_json_and_unknown_paths_are_problem_documents(client: TestClient) -> None:
    bad = client.post(
        "/api/interviews", content=b"{not json", headers={"content-type": "application/json"}
    )
    assert is_problem(bad, 422)
    assert is_problem(client.get("/api/nothing"), 404)
    assert is_problem(client.get("/api/interviews/i-x", headers={"Authorization": "Bearer x"}), 404)


def test_what_is_too_long_is_refused_and_nothing_is_recorded(client: TestClient) -> None:
    opened = start(client)
    assert is_problem(send(client, opened, message_id="a", text="x" * 200_000), 413)
    assert is_problem(send(client, opened, message_id="a", text="x" * 900_000), 413)
    assert is_problem(send(client, opened, message_id="a"), 422)
    assert is_problem(send(client, opened, message_id="a", answer="astronaut"), 422)
    assert send(client, opened, message_id="a", answer="nurse").status_code == 200


def test_a_respondent_who_has_answered_is_not_asked_again(client: TestClient) -> None:
    opened = start(client)
    send(client, opened, message_id="a", answer="guest")
    body = {"wave": "wave-1", "respondent": "R1", "consent": True}
    assert is_problem(client.post("/api/interviews", json=body), 409)


def test_a_closed_wave_takes_nobody(client: TestClient, store: Store) -> None:
    store.set_wave_status("wave-1", "closed")
    body = {"wave": "wave-1", "respondent": "R9", "consent": True}
    assert is_problem(client.post("/api/interviews", json=body), 403)


def test_one_caller_cannot_take_all_and_a_crowd_is_asked_to_come_back(store: Store) -> None:
    desk = desk_for(STAFF, store)
    prepare(desk, Settings())
    with TestClient(build(desk, Settings(per_minute=2))) as client:
        codes = [client.get("/api/study").status_code for _ in range(4)]
    assert codes == [200, 200, 429, 429]
    crowded = build(desk, Settings(at_once=1))
    with TestClient(crowded) as client:
        assert crowded.state.front.limits.enter()
        answer = client.get("/api/study")
        assert client.get("/healthz").status_code == 200
    assert is_problem(answer, 503) and answer.headers["retry-after"]


def test_limits_are_forgotten_after_a_minute_and_say_when_to_come_again() -> None:
    now = [18.0]
    limits = Limits(at_once=1, clock=lambda: now[0])
    limits.count("a", 1)
    limits.count("b", 1)
    with pytest.raises(TooOften) as refusal:
        limits.count("a", 1)
    assert 42 <= refusal.value.seconds <= 43
    now[0] += refusal.value.seconds
    limits.count("a", 1)


def test_every_answer_carries_the_headers_that_keep_strangers_out(client: TestClient) -> None:
    answer = client.get("/api/study?language=de")
    assert answer.json()["language"] == "de" and "KI" in answer.json()["notice"]
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert "access-control-allow-origin" not in answer.headers


def test_the_server_says_that_it_lives_and_describes_itself(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json() == {"status": "ready"}
    paths = client.get("/openapi.json").json()["paths"]
    assert "/api/interviews/{interview}/messages" in paths


def test_of_many_who_finish_at_once_only_as_many_as_fit_are_counted(store: Store) -> None:
    asked = small(
        [
            {"id": "age", "type": "number", "text": "How old are you?"},
            {"id": "view", "type": "single", "text": "Which?", "options": ["a", "b"]},
        ],
        quotas=[{"id": "adults", "when": "age >= 18", "limit": 1}],
    )
    desk = desk_for(asked, store)
    prepare(desk, Settings())
    with TestClient(build(desk)) as client:
        opened = [start(client, f"R{number}") for number in range(12)]
        outcomes: list[str] = []

        def answer(one: Json) -> None:
            turn = send(client, one, message_id="m", answer=40).json()["turn"]
            outcomes.append(turn["status"])

        threads = [threading.Thread(target=answer, args=(one,)) for one in opened]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sorted(outcomes) == ["in_progress"] + ["quota_full"] * 11


def test_double_submits_are_recorded_once(client: TestClient, store: Store) -> None:
    opened = start(client)
    turns: list[Json] = []

    def submit() -> None:
        turns.append(send(client, opened, message_id="same", answer="nurse").json())

    threads = [threading.Thread(target=submit) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(one == turns[0] for one in turns)
    said = [one for one in store.transcript(opened["id"]).events if one.kind == "said"]
    assert len(said) == 1


def test_a_reply_to_a_turn_that_has_passed_is_not_taken_for_an_answer_to_the_next(
    client: TestClient,
) -> None:
    opened = start(client)
    seq = opened["turn"]["seq"]
    assert send(client, opened, message_id="a", answer="nurse", turn=seq).status_code == 200
    assert is_problem(send(client, opened, message_id="b", answer="often", turn=seq), 409)
    assert send(client, opened, message_id="a", answer="nurse", turn=seq).status_code == 200


def test_a_resumed_interview_tells_its_language_and_the_answers_that_stand(
    client: TestClient,
) -> None:
    opened = start(client)
    send(client, opened, message_id="a", answer="nurse")
    headers = {"Authorization": f"Bearer {opened['token']}"}
    seen = client.get(f"/api/interviews/{opened['id']}", headers=headers).json()
    assert seen["language"] == "en"
    assert [(one["question"]["id"], one["value"]) for one in seen["answers"]] == [("role", "nurse")]
    asked = [one for one in seen["messages"] if one["kind"] == "question"]
    assert [one["question"] for one in asked] == ["role", "works"]


def test_the_page_and_the_widget_come_with_a_policy_that_lets_nothing_else_in(
    client: TestClient,
) -> None:
    for path in ("/", "/i"):
        page = client.get(path)
        assert "<interview-widget" in page.text
        policy = page.headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy
    script = client.get("/widget.js")
    assert script.headers["content-type"].startswith("text/javascript")
    assert script.headers["cross-origin-resource-policy"] == "cross-origin"
    for path in ("/page.css", "/icon.svg"):
        assert client.get(path).status_code == 200


@pytest.mark.parametrize(
    ("origin", "admitted"),
    [
        ("https://team.example", True),
        ("https://team.example.evil.example", False),
        ("http://team.example", False),
        ("null", False),
    ],
)
def test_only_listed_pages_may_call_the_api_from_a_browser(
    store: Store, origin: str, admitted: bool
) -> None:
    desk = desk_for(STAFF, store)
    with TestClient(build(desk, Settings(origins=("https://team.example",), wave="w-2"))) as client:
        headers = {"Origin": origin, "Access-Control-Request-Method": "POST"}
        asked = client.options("/api/interviews", headers=headers)
        read = client.get("/api/study", headers={"Origin": origin})
    seen = {one.headers.get("access-control-allow-origin") for one in (asked, read)}
    assert seen == ({origin} if admitted else {None})
    assert "access-control-allow-credentials" not in read.headers
    assert read.json()["wave"] == "w-2"
