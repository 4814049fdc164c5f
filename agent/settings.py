"""What is configured: by option, else `INTERVIEW_*`, else interview.toml, else default."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError, field_validator

from agent.addresses import Origin, PublicUrl, ReturnUrl
from agent.errors import SettingsError
from agent.nouns import Noun
from agent.usage import Limits, Price

FILE = "interview.toml"


Outcome = Literal["completed", "screened_out", "quota_full", "stopped"]
"""How an interview ends, where somebody waits to hear of it."""


class Settings(Noun):
    """One installation's choices; secrets are read from the environment where they are used.

    model: `provider:name`, `replay:FILE`, or `offline`. record: a file in which a model's
    replies are kept for replaying. model_trusted: its choices of listed answers stand on its own
    word, without the sentence encoder. model_calls, model_tokens, model_cost (US dollars): what an
    interview may spend on the model; day_…: what all may together, per day in UTC.
    embedder: of themes: `minilm` on this machine, or `openai:NAME`.
    database: an SQLAlchemy URL. chroma: a folder or an `http://` address. durability: `full`
    waits for the disk at every commit, `normal` may lose the last turns if the power fails
    (never if the program does). origins: web pages that may embed the widget, each as
    `https://host`. prices: of models by `provider:name`,
    where the table that comes along is wrong or silent. open_to_all: whether interviews begin
    without a personal link. public_url: what personal links begin with. returns: where to send
    respondents on, by outcome. per_minute, per_minute_link: requests of one address, and of one
    interview or link; at_once: requests under way, of all together and in each process. log: from
    which level on requests are logged.
    """

    folder: Path = Path()
    model: str = "offline"
    database: str = ""
    chroma: str = ""
    embedder: str = "minilm"
    wave: str = "wave-1"
    durability: Literal["full", "normal"] = "full"
    open_to_all: bool = True
    most_characters: int = Field(default=20_000, ge=100)
    seed: int = 7
    model_seconds: float = Field(default=20.0, gt=0, le=600)
    model_trusted: bool = False
    model_calls: int = Field(default=60, ge=0)
    model_tokens: int = Field(default=120_000, ge=0)
    model_cost: float = Field(default=1.0, ge=0)
    day_calls: int = Field(default=20_000, ge=0)
    day_tokens: int = Field(default=20_000_000, ge=0)
    day_cost: float = Field(default=25.0, ge=0)
    record: str = ""
    prices: dict[str, Price] = Field(default_factory=dict)
    origins: tuple[Origin, ...] = ()
    public_url: PublicUrl = "http://127.0.0.1:8000"
    returns: dict[Outcome, ReturnUrl] = Field(default_factory=dict)
    per_minute: int = Field(default=6_000, ge=1)
    per_minute_link: int = Field(default=120, ge=1)
    at_once: int = Field(default=400, ge=1)
    log: Literal["info", "warning", "error"] = "info"

    @field_validator("origins", mode="before")
    @classmethod
    def _listed(cls, given: object) -> object:
        """Let origins be written in one line, as an environment variable has to."""
        return tuple(given.replace(",", " ").split()) if isinstance(given, str) else given

    @field_validator("returns", mode="before")
    @classmethod
    def _paired(cls, given: object) -> object:
        """Let addresses be written in one line: `completed=https://… stopped=https://…`."""
        if not isinstance(given, str):
            return given
        return dict(one.partition("=")[::2] for one in given.split())

    @property
    def per_interview(self) -> Limits:
        """What one interview may spend on the model."""
        return Limits(calls=self.model_calls, tokens=self.model_tokens, cost=self.model_cost)

    @property
    def per_day(self) -> Limits:
        """What everything may spend on models in a day."""
        return Limits(calls=self.day_calls, tokens=self.day_tokens, cost=self.day_cost)

    @property
    def data(self) -> Path:
        """The folder that holds everything respondents said."""
        return self.folder / "transcripts"

    @property
    def database_url(self) -> str:
        """Where events and judgements are kept."""
        return self.database or f"sqlite:///{self.data / 'study.db'}"

    @property
    def shown_database(self) -> str:
        """The database's address without its password, for people to read."""
        return re.sub(r"(://[^:/@]*):[^@]*@", r"\1:…@", self.database_url)

    @property
    def chroma_place(self) -> str:
        """Where vectors are kept."""
        return self.chroma or str(self.data / "chroma")


def settings(
    folder: Path, environment: Mapping[str, str], options: Mapping[str, object]
) -> Settings:
    """Merge the four sources; options that are None were not given.

    Raises SettingsError, naming the source, for an unknown key or a value that makes no sense.
    """
    merged: dict[str, object] = {"model": _default_model(environment)}
    sources = {FILE: _from_file(folder / FILE), "environment": _from_environment(environment)}
    sources["command line"] = {name: value for name, value in options.items() if value is not None}
    origin: dict[str, str] = {}
    for source, values in sources.items():
        merged |= values
        origin |= dict.fromkeys(values, source)
    try:
        return Settings.model_validate({"folder": folder, **merged})
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0])
        raise SettingsError(
            f"{name}: {first['msg'].lower().removeprefix('value error, ')}",
            where=origin.get(name, ""),
            mend=f"settings are: {', '.join(sorted(set(Settings.model_fields) - {'folder'}))}",
        ) from None


def _default_model(environment: Mapping[str, str]) -> str:
    """Use OpenAI where a key is set, and no model at all elsewhere."""
    return "openai:gpt-4.1-mini" if environment.get("OPENAI_API_KEY") else "offline"


def _from_environment(environment: Mapping[str, str]) -> dict[str, object]:
    named = {
        name: f"INTERVIEW_{name.upper()}" for name in Settings.model_fields if name != "folder"
    }
    return {name: environment[key] for name, key in named.items() if environment.get(key)}


def _from_file(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise SettingsError(
            f"cannot be read: {error}", where=path.name, mend="correct the line, or remove the file"
        ) from None
