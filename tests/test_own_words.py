"""The words that a study brings along for the page and the interviewer, in any language."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

from agent.checking import words_to_bring
from agent.cli import app
from agent.errors import BadInput
from agent.page_words import PAGE
from agent.phrases import ENGLISH
from agent.questionnaire import Questionnaire
from agent.replies.commands import command
from agent.soundness import Fault, problems
from agent.speaking import Speaker
from agent.study import write_questionnaire
from tests.talks import small
from tests.web_clients import client_of, send, start

ROOT = Path(__file__).parent.parent
ROLE = {
    "id": "role",
    "type": "single",
    "text": {"en": "Which role?", "fr": "Quel rôle ?"},
    "options": ["nurse", {"id": "guest", "label": {"en": "Visitor", "fr": "Visiteur"}}],
}
FRENCH = {
    "page": {"start": "J'accepte, commençons", "left": "encore {n} min"},
    "interviewer": {
        "ai_notice": "Vous parlez avec une IA, pas avec une personne.",
        "reask": "Je n'ai pas compris.",
        "reask_options": "Laquelle de ces réponses : {options} ?",
    },
}


def study(words: dict[str, Any]) -> Questionnaire:
    return small([ROLE], languages=["en", "fr"], words=words)


def found(words: dict[str, Any], key: str) -> list[Fault]:
    return [one for one in problems(study({"fr": words})) if one.path[-1] == key]


def test_the_page_holds_the_words_that_a_study_may_replace() -> None:
    source = (ROOT / "agent/web/widget/src/strings.ts").read_text()
    english = source[source.index("const EN") : source.index("};")]
    pairs = re.findall(r'^  (\w+):\s+"((?:[^"\\]|\\.)*)",', english, re.MULTILINE)
    held = {key: json.loads(f'"{text}"') for key, text in pairs}
    assert {key: text for key, text in held.items() if not key.startswith("say_")} == PAGE


def test_what_is_printed_to_be_translated_is_all_that_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "questionnaire.yaml"
    path.write_text(write_questionnaire(study({})))
    printed = yaml.safe_load(words_to_bring(path, "fr"))["words"]
    assert printed["fr"] == {"page": dict(PAGE), "interviewer": dict(ENGLISH)}
    assert not [one for one in problems(study(printed)) if one.path[0] in ("words", "languages")]
    path.write_text(write_questionnaire(study({"fr": FRENCH})))
    shown = CliRunner().invoke(app, ["check", str(path), "--words", "fr"])
    fewer = yaml.safe_load(shown.stdout)["words"]["fr"]
    assert fewer["page"].keys() == PAGE.keys() - FRENCH["page"].keys()
    assert fewer["interviewer"].keys() == ENGLISH.keys() - FRENCH["interviewer"].keys()


@pytest.mark.parametrize("language", ["", "french", "fr: {}", "../x"])
def test_what_is_no_language_is_said_to_be_none(tmp_path: Path, language: str) -> None:
    with pytest.raises(BadInput, match="not the code of a language"):
        words_to_bring(tmp_path / "none.yaml", language)


def test_the_interviewer_says_what_a_study_brings_and_english_where_it_brings_nothing() -> None:
    speaker = Speaker(study({"fr": FRENCH}), "fr", {})
    assert speaker.notice().startswith("Vous parlez avec une IA")
    assert speaker.phrase("reask_options", options="a; b").endswith("réponses : a; b ?")
    assert speaker.phrase("repeat") == ENGLISH["repeat"]
    german = Speaker(study({"fr": FRENCH}), "de-AT", {})
    assert german.phrase("repeat") == Speaker(study({}), "de", {}).phrase("repeat")


def test_braces_in_brought_words_reach_nothing() -> None:
    odd = "{options.__class__} {0} {unknown} {{options}} {options}"
    speaker = Speaker(study({"fr": {"interviewer": {"reask_options": odd}}}), "fr", {})
    told = speaker.phrase("reask_options", options="a")
    assert told == "{options.__class__} {0} {unknown} {a} a"


@pytest.mark.parametrize(
    ("words", "key", "severity", "said"),
    [
        ({"page": {"strat": "Allons-y"}}, "strat", "error", "did you mean 'start'?"),
        ({"page": {"start": "  "}}, "start", "error", "empty"),
        ({"page": {"left": "encore {m} min"}}, "left", "error", "no field {m}"),
        ({"page": {"left": "bientôt fini"}}, "left", "warning", "left out"),
        ({"interviewer": {"start": "Oui"}}, "start", "error", "nothing is said under 'start'"),
    ],
)
def test_words_that_do_not_fit_are_named(
    words: dict[str, Any], key: str, severity: str, said: str
) -> None:
    (fault,) = found(words, key)
    assert fault.severity == severity and said in f"{fault.what}; {fault.mend}"


def test_a_language_that_the_page_does_not_speak_is_counted() -> None:
    (fault,) = [one for one in problems(study({})) if "in 'fr'" in one.what]
    assert f"the page says {len(PAGE)} of its words" in fault.what
    (fewer,) = found(FRENCH, "fr")
    assert f"the page says {len(PAGE) - 2} of its words" in fewer.what
    assert not [one for one in problems(small([ROLE])) if "of its words" in one.what]


def test_the_page_is_given_the_words_with_the_study(tmp_path: Path) -> None:
    with client_of(tmp_path, asked=study({"fr": FRENCH})) as client:
        assert client.get("/api/study?language=fr").json()["words"] == FRENCH["page"]
        assert client.get("/api/study?language=en").json()["words"] == {}
        opened = start(client, "R1", language="fr")
        assert opened["turn"]["text"].startswith("Vous parlez avec une IA")
        turn = send(client, opened, message_id="a", text="bof bof").json()["turn"]
        assert turn["text"] == "Je n'ai pas compris. Laquelle de ces réponses : Nurse; Visiteur ?"


@pytest.mark.parametrize(
    ("language", "words"),
    [("ar", "العربية"), ("tr", "Türkçe"), ("uk", "Українська"), ("sv", "in Swedish please")],
)
def test_any_language_that_a_study_carries_can_be_asked_for_by_its_name(
    language: str, words: str
) -> None:
    carried = small([ROLE], languages=["en", language])
    wished = command(carried, words)
    assert wished is not None and wished.language == language
    assert command(small([ROLE]), words) is None, "elsewhere it is a word like any other"
