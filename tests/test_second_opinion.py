"""The program as it is installed: a model's choice stands where the sentence encoder shares it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from agent import sessions, wiring
from agent.sessions import Invitation, Message
from agent.settings import Settings
from agent.transcript import Judged, Transcript
from tests.model_server import Server, model_server

WARD = """
id: ward
title: {en: The ward, de: Die Station}
languages: [de]
questions:
  - id: role
    type: single
    text: {en: What do you do here?, de: Was machen Sie hier?}
    options:
      - {id: nurse, label: {en: Nurse, de: Pflege}}
      - {id: doctor, label: {en: Doctor, de: Medizin}}
      - {id: clerk, label: {en: Clerk, de: Verwaltung}}
"""
SAID = "I wash and turn people all night"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    with model_server() as running:
        monkeypatch.setenv("OPENAI_BASE_URL", f"{running.address}/v1")
        monkeypatch.setenv("OPENAI_API_KEY", "canary-key")
        yield running


def held(
    folder: Path,
    server: Server,
    choice: str,
    *,
    said: str = SAID,
    language: str = "en",
    trusted: bool = False,
) -> Transcript:
    """Say one thing to the program in a folder, whose model makes this choice of it."""
    (folder / "questionnaire.yaml").write_text(WARD, encoding="utf-8")
    value = {"question": "role", "item": "", "value": choice, "quote": said[7:]}
    server.text = json.dumps({"intent": "answer", "values": [value]})
    config = Settings(folder=folder, model="openai:m", model_trusted=trusted)
    with wiring.open_store(config) as store:
        desk = wiring.desk(config, store)
        opened = sessions.start(desk, Invitation(wave="w", consent=True, language=language))
        sessions.reply(desk, opened.id, Message(id="m", text=said))
        return store.transcript(opened.id)


def recorded(transcript: Transcript) -> list[object]:
    """Give what the reply came to; the model was asked and answered."""
    judged = next(one for one in transcript.events if isinstance(one, Judged))
    assert judged.call is not None and judged.missed is None
    assert judged.intent == ("answer" if judged.found else "unusable")
    return [one.value for one in judged.found]


@pytest.mark.parametrize(("choice", "values"), [("nurse", ["nurse"]), ("doctor", [])])
def test_a_choice_of_the_model_in_use_is_recorded_where_the_encoder_shares_it(
    tmp_path: Path, server: Server, choice: str, values: list[str]
) -> None:
    assert recorded(held(tmp_path, server, choice)) == values


def test_a_choice_in_a_language_that_the_encoder_does_not_speak_is_asked_again(
    tmp_path: Path, server: Server
) -> None:
    said = "nachts bin ich bei den Leuten"
    assert recorded(held(tmp_path, server, "nurse", said=said, language="de")) == []


def test_the_choice_of_a_model_that_is_trusted_stands_alone(tmp_path: Path, server: Server) -> None:
    said = "nachts bin ich bei den Leuten"
    transcript = held(tmp_path, server, "nurse", said=said, language="de", trusted=True)
    assert recorded(transcript) == ["nurse"]


@pytest.mark.parametrize("trusted", [False, True])
def test_a_choice_that_leaves_out_an_option_called_by_its_name_is_asked_again(
    tmp_path: Path, server: Server, trusted: bool
) -> None:
    said = "Nurse and doctor, both really"
    assert recorded(held(tmp_path, server, "nurse", said=said, trusted=trusted)) == []
