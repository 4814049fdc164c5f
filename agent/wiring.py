"""The one place that knows every concrete thing, and loads it only when it is used."""

import os
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from agent.errors import SettingsError
from agent.settings import Settings, settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agent.backlog import Bench
    from agent.batching import Waiting
    from agent.coder import ModelCoder
    from agent.coder.opened import OfflineCoder
    from agent.desk import Desk
    from agent.encoders import Embedder, PieceEmbedder
    from agent.exporting import Writer
    from agent.links import Keyring
    from agent.llm import Model
    from agent.matching import Matcher
    from agent.prompts import Prompt
    from agent.providers.batch import Office
    from agent.providers.wire import Wire
    from agent.reader import ModelReader
    from agent.reliability import Study
    from agent.review import Room
    from agent.simulation import Player
    from agent.store import Store
    from agent.thematics import Workshop
    from agent.thematics.interests import Interests
    from agent.usage import Price
    from agent.vectors import VectorBox


def configured(options: dict[str, object]) -> Settings:
    """Read the settings of the folder we are in."""
    return settings(Path(), os.environ, options)


def now() -> datetime:
    """Tell the time, in UTC."""
    return datetime.now(UTC)


def open_store(config: Settings) -> "Store":
    """Open the study's database, creating it on first use."""
    from agent.store import Store

    return Store.open(config.database_url, durability=config.durability)


def desk(config: Settings, store: "Store", *, reads: bool = True) -> "Desk":
    """Set up the desk at which interviews are held; reads: with the model that reads replies."""
    from agent.desk import Desk
    from agent.study import find_questionnaire, parse_questionnaire, read_questionnaire, read_text

    path = find_questionnaire(config.folder)
    reader = _reader(config, store) if reads and config.model != "offline" else None
    return Desk(
        questionnaire=read_questionnaire(path),
        source=read_text(path),
        parse=parse_questionnaire,
        store=store,
        clock=now,
        model=config.model,
        matcher=partial(matcher, config.data),
        reader=reader,
        most_characters=config.most_characters,
        interests=lambda wave: _listening(store)(wave),
    )


@cache
def _listening(store: "Store") -> "Interests":
    """Set up what reads the emerging themes that interviews listen for, when one first does."""
    from agent.thematics.interests import Interests

    return Interests(store, now)


def link_keys(config: Settings) -> "Keyring":
    """Read the keys that personal links are sealed with."""
    from agent.links import find_keys

    return find_keys(config.folder, os.environ)


def sealing_keys(config: Settings, *, fresh: bool = False) -> "Keyring":
    """Read the keys to seal personal links with, and make one where there is none."""
    from agent.links import make_key

    known = link_keys(config)
    return known if known.keys and not fresh else make_key(config.folder, os.environ)


def _reader(config: Settings, store: "Store") -> "ModelReader":
    """Set up the model that reads what rules leave open."""
    from agent.reader import PROMPT, ModelReader

    prompts = {PROMPT: _prompt(config, PROMPT)}.__getitem__
    second = None if config.model_trusted else partial(matcher, config.data)
    return ModelReader(model(config, store), prompts, config.per_interview, second=second)


def _prompt(config: Settings, name: str) -> "Prompt":
    """Read a prompt file."""
    from agent.prompts import parse_prompt
    from agent.study import find_prompt, read_text

    file = find_prompt(config.folder, name)
    return parse_prompt(read_text(file), where=f"prompts/{name}.md")


def player(config: Settings, store: "Store") -> "Player":
    """Set up the model that finds the words of simulated respondents; refused without a model."""
    from agent.simulation import PROMPT, Player

    if config.model == "offline":
        raise SettingsError(
            "no model is configured to play respondents",
            where="model",
            mend="name one with --model or INTERVIEW_MODEL, or leave --played out",
        )
    return Player(model(config, store), _prompt(config, PROMPT))


def model(config: Settings, store: "Store") -> "Model":
    """Set up the chat model that the settings name, within the day's budget that `store` keeps.

    LangChain is loaded here and not before.
    """
    from agent.providers.capped import CappedModel

    asked = uncapped(config)
    return CappedModel(asked, store, config.per_day, clock=now, price=price(config))


def uncapped(config: Settings, *, many: bool = False) -> "Model":
    """Set up the chat model that the settings name, outside any budget."""
    if config.model == "offline":
        from agent.providers.offline import Offline

        return Offline()
    from agent.providers.calling import CalledModel

    return CalledModel(_wire(config, many=many), seconds=config.model_seconds, price=price(config))


def price(config: Settings) -> "Price | None":
    """Find what the model costs; None where that is not known."""
    from agent.providers.prices import price_of

    elsewhere = config.model.startswith("openai:") and "OPENAI_BASE_URL" in os.environ
    return price_of(config.model, config.prices, elsewhere=elsewhere)


def _wire(config: Settings, *, many: bool = False) -> "Wire":
    """Connect to the model, to a recording of one, or to both; many: for thousands of calls."""
    from agent.providers.replay import PREFIX, Recorder, Replay

    if config.model.startswith(PREFIX):
        return Replay(Path(config.model.removeprefix(PREFIX)))
    wire = _straight(config) if many else None
    if wire is None:
        from agent.providers.chat import ChatWire

        wire = ChatWire(config.model, seconds=config.model_seconds)
    return Recorder(wire, Path(config.record)) if config.record else wire


def _straight(config: Settings) -> "Wire | None":
    """Connect without LangChain, where the provider can be."""
    if not config.model.startswith("openai:"):
        return None
    from agent.providers.openai_calls import OpenAICalls

    return OpenAICalls(config.model, seconds=config.model_seconds)


def bench(config: Settings, store: "Store", *, asks: bool = True) -> "Bench":
    """Set up the bench at which interviews are coded; asks: a model, which then needs its key."""
    from agent.backlog import Bench
    from agent.coder import NAME
    from agent.working import working

    here = desk(config, store, reads=False)
    asked = config.model != "offline"
    return Bench(
        questionnaire=here.questionnaire,
        of=here.questionnaire_of,
        store=store,
        clock=now,
        coder=lambda: _offline_coder(config),
        recipe=NAME,
        modelled=cache(lambda: _model_coder(config, asks=asks)) if asked else None,
        asked_of=config.model if asked else "",
        limits=config.per_day,
        waiting=lambda: waiting(config).keys(),
        worker=lambda: working(store, config.data, now),
    )


def waiting(config: Settings) -> "Waiting":
    """Find the list of batches that wait at the provider."""
    from agent.batching import Waiting

    return Waiting(config.data)


def office(config: Settings) -> "Office":
    """Set up where batches are sent; raises SettingsError for models that take none."""
    from agent.providers.openai_batches import OpenAIBatches

    return OpenAIBatches(config.model, seconds=config.model_seconds)


def _model_coder(config: Settings, *, asks: bool) -> "ModelCoder":
    """Set up the model as coder of open answers."""
    from agent.coder import ModelCoder
    from agent.providers.offline import Offline
    from agent.providers.replay import PREFIX

    named = ":" in config.model.strip(":") and not config.model.startswith(PREFIX)
    model = uncapped(config, many=True) if asks or not named else Offline(config.model)
    return ModelCoder(model, _prompt(config, "code_answers"))


def _offline_coder(config: Settings) -> "OfflineCoder":
    """Set up the offline coder; the vectors of codebooks are kept beside the data."""
    from agent.coder.opened import OfflineCoder
    from agent.providers.remembered import Remembered

    encoder = embedder()
    return OfflineCoder(encoder, statements=Remembered(encoder, config.data / "codebooks.npz"))


def study(config: Settings, store: "Store") -> "Study":
    """Set up what agreement is measured on."""
    from agent.reliability import Study

    return Study(
        questionnaire=desk(config, store, reads=False).questionnaire, store=store, data=config.data
    )


def sample_drawn(config: Settings) -> bool:
    """Tell whether a sample to code blind was drawn of the wave."""
    from agent.samples import read_sample

    return read_sample(config.data, config.wave) is not None


def review_room(config: Settings, store: "Store", *, reviewer: str, blind: bool) -> "Room":
    """Set up the room in which a person reviews codes."""
    from agent.review import Room
    from agent.samples import read_sample

    here = desk(config, store, reads=False)
    return Room(
        questionnaire=here.questionnaire,
        of=here.questionnaire_of,
        store=store,
        clock=now,
        wave=config.wave,
        reviewer=reviewer,
        seed=config.seed,
        plan=read_sample(config.data, config.wave) if blind else None,
        blind=blind,
    )


def workshop(config: Settings, store: "Store") -> "Workshop":
    """Set up the workshop in which themes are made; vectors are opened when they are needed."""
    from agent.thematics import Workshop

    here = desk(config, store, reads=False)
    return Workshop(
        questionnaire=here.questionnaire,
        of=here.questionnaire_of,
        store=store,
        clock=now,
        box=lambda: _box(config, store),
        sweep=lambda: _sweep(config),
        model=None if config.model == "offline" else lambda: model(config, store),
        prompt=lambda: _prompt(config, "name_theme"),
        asked_of=config.model,
    )


def theme_pages(config: Settings, store: "Store") -> "Iterator[tuple[str, bytes]]":
    """Make the page of themes and its pictures; the map's library is loaded here alone."""
    from agent.thematics.picturing import pages

    return pages(workshop(config, store))


def theme_rows(
    config: Settings, store: "Store", waves: "Sequence[str]", respondent: str | None
) -> "Iterator[tuple[str, bytes]]":
    """Make the rows of themes that go with an export."""
    from agent.thematics.handing import files

    return files(workshop(config, store), waves, respondent)


def writer(form: str) -> "Writer":
    """Find what writes a format of export. Raises SettingsError where its extra is missing."""
    try:
        return _writer(form)
    except ImportError as error:
        extra = {"sav": "spss"}.get(form, form)
        raise SettingsError(
            f"writing {form} needs {error.name}",
            where=f"export --format {form}",
            mend=f"pip install 'interview-agent[{extra}]'",
        ) from None


def _writer(form: str) -> "Writer":
    match form:
        case "jsonl":
            from agent.report import lines

            return lines.files
        case "parquet":
            from agent.report import columnar

            return columnar.files
        case "xlsx":
            from agent.report import workbook

            return workbook.files
        case "sav":
            from agent.report import spss

            return spss.files
        case "qdpx":
            from agent.report import project

            return project.files
        case _:
            from agent.report import answers

            return answers.files


def forget_vectors(config: Settings, store: "Store", respondent: str) -> None:
    """Drop the vectors of what one respondent alone has said; call it before erasing."""
    from agent.thematics import forget

    forget(workshop(config, store), respondent)


def _box(config: Settings, store: "Store") -> "VectorBox":
    from agent.vectors import VectorBox

    return VectorBox(config.chroma_place, theme_embedder(config, store))


def theme_embedder(config: Settings, store: "Store") -> "Embedder":
    """Set up the encoder of themes: the one that comes along, or one behind HTTP."""
    if config.embedder == "minilm":
        return embedder()
    from agent.providers.openai_embedder import OpenAIEmbedder, Purse
    from agent.providers.prices import price_of

    elsewhere = "OPENAI_BASE_URL" in os.environ
    price = price_of(config.embedder, config.prices, elsewhere=elsewhere)
    purse = Purse(store, config.per_day, now, price)
    return OpenAIEmbedder(config.embedder, seconds=config.model_seconds, purse=purse)


@cache
def matcher(data: Path) -> "Matcher":
    """Set up what matches a reply to options by its meaning; the encoder is loaded when needed.

    The vectors of what questionnaires say of their options are kept beside the data.
    """
    from agent.matching import Matcher
    from agent.providers.remembered import Remembered

    return Matcher(embedder, statements=lambda encoder: Remembered(encoder, data / "options.npz"))


def _sweep(config: Settings) -> None:
    from agent.vectors import sweep

    sweep(config.chroma_place)


def embedder() -> "PieceEmbedder":
    """Load the sentence encoder that comes with the installation."""
    from agent.providers.minilm import MiniLM

    return MiniLM()
