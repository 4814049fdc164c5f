"""Personal links and open links, as an outside client meets them."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Literal

import pytest
from sqlalchemy import event
from starlette.testclient import TestClient

from agent.links import Invite, Key, Keyring, sign
from agent.settings import Settings
from tests.talks import STAFF
from tests.web_clients import client_of, holder, is_problem, send, start, store_of

KEYS = Keyring((Key("k1", b"s" * 43),))
LATER = datetime.now(UTC) + timedelta(days=1)


def link(respondent: str = "A1", *, wave: str = "wave-1", expires: datetime = LATER) -> str:
    return sign(Invite(study=STAFF.id, wave=wave, respondent=respondent, expires=expires), KEYS)


def begin(client: TestClient, **body: object) -> Any:
    return client.post("/api/interviews", json={"wave": "wave-1", "consent": True, **body})


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    """Open an application that only invited people may use."""
    with client_of(tmp_path, Settings(open_to_all=False), keys=lambda: KEYS) as opened:
        yield opened


def test_without_a_link_nobody_starts_where_the_study_is_not_open_to_all(
    client: TestClient,
) -> None:
    assert is_problem(begin(client), 403)
    assert is_problem(begin(client, respondent="A1"), 403)
    assert client.get("/api/study").json()["open_to_all"] is False


def test_a_link_begins_one_interview_and_goes_on_with_it_on_another_device(
    client: TestClient,
) -> None:
    first = start(client, None, invite=link())
    turn = send(client, first, message_id="a", answer="nurse").json()["turn"]
    answer = client.post(
        "/api/interviews", json={"wave": "wave-1", "consent": True, "invite": link()}
    )
    second = answer.json()
    assert answer.status_code == 200 and second["id"] == first["id"]
    assert second["token"] != first["token"] and second["turn"] == turn
    for one, message in ((second, "b"), (first, "c")):
        assert send(client, one, message_id=message, text="often").status_code == 200
    seen = client.get(f"/api/interviews/{first['id']}", headers=holder(first)).json()
    said = [one["text"] for one in seen["messages"] if one["from"] == "respondent"]
    assert said[0] == "Nurse" and len(said) == 3


def test_a_link_whose_interview_is_completed_is_used_up(client: TestClient) -> None:
    opened = start(client, None, invite=link())
    client.post(f"/api/interviews/{opened['id']}/stop", headers=holder(opened))
    assert is_problem(begin(client, invite=link()), 409)


@pytest.mark.parametrize("stopped", [False, True])
def test_an_invited_id_that_a_stranger_took_goes_to_whoever_holds_its_link(
    tmp_path: Path, stopped: bool
) -> None:
    with client_of(tmp_path, Settings(open_to_all=True), keys=lambda: KEYS) as client:
        stranger = start(client, "A1")
        send(client, stranger, message_id="a", text="nurse, says the stranger")
        if stopped:
            client.post(f"/api/interviews/{stranger['id']}/stop", headers=holder(stranger))
        invited = start(client, None, invite=link("A1"))
        assert invited["id"] != stranger["id"]
        seen = client.get(f"/api/interviews/{invited['id']}", headers=holder(invited)).text
        assert "stranger" not in seen
        assert is_problem(begin(client, respondent="A1"), 409)
        again = begin(client, invite=link("A1"))
        assert again.status_code == 200 and again.json()["id"] == invited["id"]
        rows = {row.id: row.void for row in store_of(client).interviews()}
        assert rows == {stranger["id"]: True, invited["id"]: False}
        assert store_of(client).verify() == ()


def test_links_that_are_forged_expired_or_of_another_wave_are_refused(client: TestClient) -> None:
    past = datetime.now(UTC) - timedelta(seconds=1)
    genuine = link()
    for bad in (
        genuine[:-1] + ("A" if genuine[-1] != "A" else "B"),
        link(expires=past),
        link(wave="wave-2"),
        "",
        "x" * 2_000,
    ):
        assert is_problem(begin(client, invite=bad), 403)
    assert is_problem(begin(client, invite="x" * 2_001), 422)
    assert is_problem(begin(client, invite=genuine, respondent="somebody-else"), 403)
    assert begin(client, invite=genuine, respondent="A1").status_code == 201


def test_a_link_needs_consent_too(client: TestClient) -> None:
    assert is_problem(begin(client, invite=link(), consent=False), 403)


def test_a_person_who_was_forgotten_does_not_come_back_by_the_old_link(client: TestClient) -> None:
    start(client, None, invite=link())
    store = store_of(client)
    store.erase("A1", at=datetime.now(UTC))
    assert is_problem(begin(client, invite=link()), 403)


def test_beginning_and_coming_back_hold_nobody_up_with_slow_ways_to_the_database(
    client: TestClient,
) -> None:
    start(client, None, invite=link())
    slow: list[str] = []
    engine = store_of(client)._database.engine
    event.listen(engine, "before_cursor_execute", lambda *told: slow.append(told[2]))
    for respondent in ("B1", "B1", "A1"):
        assert begin(client, invite=link(respondent)).status_code in (200, 201)
    assert slow == []


@pytest.mark.parametrize("state", ["closing", "paused"])
def test_who_has_begun_may_finish_by_their_link_while_the_wave_takes_nobody_new(
    client: TestClient, state: Literal["closing", "paused"]
) -> None:
    opened = start(client, None, invite=link())
    store_of(client).set_wave_status("wave-1", state)
    again = begin(client, invite=link())
    assert again.json()["id"] == opened["id"]
    assert is_problem(begin(client, invite=link("B2")), 403)


def test_one_link_is_not_tried_without_end(tmp_path: Path) -> None:
    config = Settings(open_to_all=False, per_minute_link=3)
    with client_of(tmp_path, config, keys=lambda: KEYS) as client:
        answers = [begin(client, invite=link()) for _ in range(5)]
        assert [one.status_code for one in answers] == [201, 200, 200, 429, 429]
        assert is_problem(answers[-1], 429)
        opened = start(client, None, invite=link("B2"))
        sent = [send(client, opened, message_id=f"{at}", text="hm") for at in range(5)]
    assert [one.status_code for one in sent] == [200, 200, 200, 429, 429]
    assert 1 <= int(sent[-1].headers["retry-after"]) <= 60


RETURNS = {
    "completed": "https://panel.example/done?id={respondent}&wave={wave}",
    "screened_out": "https://panel.example/out?id={respondent}",
    "stopped": "https://panel.example/stopped",
}


def test_every_outcome_leads_where_the_configuration_says_and_nowhere_else(tmp_path: Path) -> None:
    with client_of(tmp_path, Settings.model_validate({"returns": RETURNS})) as client:
        out = start(client, "P 1&x=2")
        assert "return_to" not in out["turn"]
        turn = send(client, out, message_id="a", answer="guest").json()["turn"]
        assert turn["status"] == "screened_out"
        assert turn["return_to"] == "https://panel.example/out?id=P%201%26x%3D2"
        again = client.get(f"/api/interviews/{out['id']}", headers=holder(out)).json()
        assert again["turn"]["return_to"] == turn["return_to"]
        stopped = start(client, "P2")
        turn = client.post(f"/api/interviews/{stopped['id']}/stop", headers=holder(stopped)).json()
        assert turn["turn"]["return_to"] == "https://panel.example/stopped"
        named = {"wave": "wave-1", "consent": True, "return_to": "https://evil.example"}
        assert is_problem(client.post("/api/interviews", json=named), 422)
