"""What is configured, reachable and missing: one finding per thing, each with its mend."""

import importlib.metadata
import importlib.util
from collections.abc import Callable, Mapping
from typing import Literal

from agent.errors import InterviewError
from agent.nouns import Noun
from agent.settings import Settings
from agent.store import Store
from agent.study import find_prompts, find_questionnaire, read_questionnaire

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


def examine(config: Settings, environment: Mapping[str, str]) -> tuple[Finding, ...]:
    """Look at everything a study needs; nothing raises, and no secret is shown."""
    return (
        _tried("questionnaire", lambda: _questionnaire(config)),
        _tried("prompts", lambda: str(find_prompts(config.folder))),
        _tried("database", lambda: _database(config)),
        Finding(what="vectors", state="ok", detail=config.chroma_place),
        _model(config, environment),
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


def _model(config: Settings, environment: Mapping[str, str]) -> Finding:
    if config.model == "offline":
        return Finding(what="model", state="ok", detail="offline: rules and the encoder alone")
    if config.model.startswith("openai:") and not environment.get("OPENAI_API_KEY"):
        return Finding(
            what="model",
            state="missing",
            detail=f"{config.model} needs a key",
            mend="set OPENAI_API_KEY, or INTERVIEW_MODEL=offline",
        )
    base = environment.get("OPENAI_BASE_URL")
    return Finding(what="model", state="ok", detail=config.model + (f" at {base}" if base else ""))


def _library(name: str) -> Finding:
    purpose, mend = OPTIONAL[name]
    if importlib.util.find_spec(name) is None:
        return Finding(what=name, state="warning", detail=f"not installed: no {purpose}", mend=mend)
    distribution = name.replace("vl_convert", "vl-convert-python").replace("_", "-")
    return Finding(what=name, state="ok", detail=importlib.metadata.version(distribution))
