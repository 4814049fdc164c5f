"""The doctor says of a model whether it answers, what that cost, and how to mend it."""

from datetime import date
from pathlib import Path

import pytest

from agent.doctor import Finding, Greeting, examine
from agent.errors import SettingsError
from agent.llm import Model
from agent.settings import Settings
from tests.model_doubles import FAULTS, TOOK, Thinking

TODAY = date(2026, 11, 25)


def finding(tmp_path: Path, model: Model | Exception, what: str = "model") -> Finding:
    def made() -> Model:
        if isinstance(model, Exception):
            raise model
        return model

    config = Settings(folder=tmp_path, model="openai:m", database="sqlite://")
    environment = {"OPENAI_API_KEY": "canary", "OPENAI_BASE_URL": "http://127.0.0.1:1/v1"}
    findings = examine(config, environment, model=made, today=TODAY)
    assert "canary" not in str(findings)
    return next(one for one in findings if one.what == what)


def test_a_model_that_answers_is_fine_and_says_what_it_took(tmp_path: Path) -> None:
    found = finding(tmp_path, Thinking(lambda _: Greeting(word="hello")))
    assert found.state == "ok" and "at http://127.0.0.1:1/v1 answered in 0.5 s" in found.detail
    assert f"{TOOK.tokens} tokens, $0.00100" in found.detail


@pytest.mark.parametrize("fault", ["down", "half", "limited"])
def test_a_model_that_fails_is_missing_and_nothing_is_raised(tmp_path: Path, fault: str) -> None:
    found = finding(tmp_path, Thinking(lambda _: FAULTS[fault]()))
    assert found.state == "missing" and found.mend


def test_a_model_that_cannot_be_set_up_is_missing(tmp_path: Path) -> None:
    found = finding(tmp_path, SettingsError("no key", mend="set its key"))
    assert (found.state, found.mend) == ("missing", "set its key")


def test_a_day_without_calls_has_spent_nothing(tmp_path: Path) -> None:
    detail = finding(tmp_path, Thinking(lambda _: Greeting(word="x")), "spending").detail
    assert detail.startswith("today 0 of 20,000 calls") and "$0.00 of $25.00" in detail
