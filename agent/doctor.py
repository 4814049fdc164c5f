"""What is configured, reachable and missing: one finding per thing, each with its mend."""

import importlib.metadata
import importlib.util
from collections.abc import Callable, Mapping
from datetime import date
from typing import Literal

from pydantic import Field

from agent.errors import InterviewError
from agent.llm import Model
from agent.nouns import Noun
from agent.settings import Settings
from agent.store import Store
from agent.study import find_prompts, find_questionnaire, read_questionnaire
from agent.usage import Usage

OPTIONAL = {
    "psycopg": ("PostgreSQL as the database", "pip install 'interview-agent[postgres]'"),
    "chromadb": ("vectors of themes", "pip install chromadb"),
    "langchain_openai": ("OpenAI and compatible models", "pip install langchain-openai"),
    "langchain_anthropic": ("Anthropic models", "pip install 'interview-agent[anthropic]'"),
    "langchain_ollama": ("models served by Ollama", "pip install 'interview-agent[ollama]'"),
    "vl_convert": ("figures as PNG and SVG", "pip install vl-convert-python"),
    "onnxruntime": ("the sentence encoder", "pip install onnxruntime"),
}
"""What a missing library would cost, and how to get it."""


class Finding(Noun):
    """One thing looked at: it is fine, or it is not and `mend` says what to do."""

    what: str
    state: Literal["ok", "warning", "missing"]
    detail: str
    mend: str = ""

    @property
    def row(self) -> tuple[str, str, str, str]:
        """Lay it out for a table."""
        return (self.state, self.what, self.detail, self.mend)


def examine(
    config: Settings, environment: Mapping[str, str], *, model: Callable[[], Model], today: date
) -> tuple[Finding, ...]:
    """Look at everything a study needs; nothing raises, and no secret is shown.

    model: sets up the model that is configured; it is asked for one word.
    """
    return (
        _tried("questionnaire", lambda: _questionnaire(config)),
        _tried("prompts", lambda: str(find_prompts(config.folder))),
        _tried("database", lambda: _database(config)),
        Finding(what="vectors", state="ok", detail=config.chroma_place),
        _model(config, environment, model),
        _tried("spending", lambda: _spending(config, today)),
        *(_library(name) for name in OPTIONAL),
    )


def _tried(what: str, look: Callable[[], str]) -> Finding:
    try:
        return Finding(what=what, state="ok", detail=look())
    except InterviewError as error:
        return Finding(what=what, state="missing", detail=error.what, mend=error.mend)


def _questionnaire(config: Settings) -> str:
    path = find_questionnaire(config.folder)
    asked = read_questionnaire(path)
    return f"{path}: {asked.id} version {asked.version}, {len(asked.asked)} questions"


def _database(config: Settings) -> str:
    with Store.open(config.database_url) as store:
        return f"{config.shown_database}, {len(store.waves())} waves"


class Greeting(Noun):
    """What a model is asked for, to see whether it answers."""

    word: str = Field(max_length=20)


GREETING = 'Give one JSON object with the key "word" and, as its value, the word in the data.'


def _model(config: Settings, environment: Mapping[str, str], model: Callable[[], Model]) -> Finding:
    """Ask the model for one word: that it answers in the shape asked for is all that counts."""
    if config.model == "offline":
        return Finding(what="model", state="ok", detail="offline: rules and the encoder alone")
    base = environment.get("OPENAI_BASE_URL")
    here = config.model + (f" at {base}" if base and config.model.startswith("openai:") else "")
    try:
        filled = model().fill(GREETING, "hello", Greeting, most_tokens=30)
    except InterviewError as error:
        mend = error.mend or "start the server, or set INTERVIEW_MODEL=offline"
        return Finding(what="model", state="missing", detail=f"{here}: {error.what}", mend=mend)
    took = filled.usage
    cost = "its price is not known" if took.cost is None else f"${took.cost:.5f}"
    detail = f"{here} answered in {took.seconds:.1f} s ({took.tokens} tokens, {cost})"
    if took.cost is not None:
        return Finding(what="model", state="ok", detail=detail)
    mend = f'add [prices."{config.model}"] to interview.toml, so that money is counted too'
    return Finding(what="model", state="ok", detail=detail, mend=mend)


def _spending(config: Settings, today: date) -> str:
    """Say what models took today, beside what they may take."""
    with Store.open(config.database_url) as store:
        spent = sum(store.spent(today).values(), Usage())
    most = config.per_day
    cost = "cost unknown" if spent.cost is None else f"${spent.cost:.2f} of ${most.cost:.2f}"
    return (
        f"today {spent.calls:,} of {most.calls:,} calls, "
        f"{spent.tokens:,} of {most.tokens:,} tokens, {cost}"
    )


def _library(name: str) -> Finding:
    purpose, mend = OPTIONAL[name]
    if importlib.util.find_spec(name) is None:
        return Finding(what=name, state="warning", detail=f"not installed: no {purpose}", mend=mend)
    distribution = name.replace("vl_convert", "vl-convert-python").replace("_", "-")
    return Finding(what=name, state="ok", detail=importlib.metadata.version(distribution))
