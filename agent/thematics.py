"""Themes of a study: what is new is encoded and placed; what was founded keeps its identity.

interviews that ended ─▶ idea units ─▶ vectors (kept) ─▶ discover or extend ─▶ saved
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from agent.coder.clauses import clauses
from agent.coder.stance import read
from agent.errors import BadInput, NotFound
from agent.fieldwork import known_wave
from agent.interview import answers
from agent.llm import Vectors
from agent.nouns import Noun
from agent.questionnaire import Open, Questionnaire
from agent.store import Store
from agent.themes import Theme, Unit
from agent.themes.change import Change, change_of
from agent.themes.graph import Labels, centroids
from agent.themes.growing import floor_of, grown
from agent.themes.naming import keyphrases, name_of, quotes
from agent.transcript import Transcript
from agent.vectors import VectorBox

LEAST_WORDS, ANYWHERE = 2, 3
SEED = 7


@dataclass(frozen=True)
class Workshop:
    """Where themes are made. box: opens the vectors, only when they are needed."""

    questionnaire: Questionnaire
    of: Callable[[Transcript], Questionnaire]
    store: Store
    box: Callable[[], VectorBox]


class Pass(NamedTuple):
    """One pass over one question: its wave, its encoder, and the themes there are."""

    wave: str
    encoder: str
    known: tuple[Theme, ...]


class Grouped(Noun):
    """What a pass came to; encoded counts texts that had no vector yet."""

    wave: str
    units: int
    fresh: int
    encoded: int
    themes: int
    new: int
    waiting: int


class Presence(Noun):
    """A theme in one wave: respondents who voice it, of those asked, and how it moved."""

    n: int
    base: int
    change: Change


class Shown(Noun):
    """A theme as it is listed; size counts respondents over all waves."""

    id: str
    name: str
    definition: str
    status: str
    born: str
    size: int
    waves: dict[str, Presence]
    keyphrases: tuple[str, ...]
    quotes: tuple[str, ...]
    question: str


def extend(shop: Workshop, wave: str) -> Grouped:
    """Place the idea units of a wave that have no place yet, founding themes where they must be.

    Raises NotFound for an unknown wave.
    """
    known_wave(shop.store, wave)
    units = tuple(_telling(tuple(_units(shop, wave))))
    placed = shop.store.units()
    fresh = [one for one in units if one.key not in placed]
    encoded = new = 0
    if fresh:
        box = shop.box()
        open_units = [*fresh, *_waiting(shop, placed)]
        vectors, encoded = box.of([one.text for one in open_units])
        known = _comparable(_stored(shop.store), box.encoder)
        for question in dict.fromkeys(one.question for one in fresh):
            at = [index for index, one in enumerate(open_units) if one.question == question]
            here = Pass(wave, box.encoder, tuple(one for one in known if one.question == question))
            new += _place(shop.store, [open_units[one] for one in at], vectors[at], here)
    now = shop.store.units()
    return Grouped(
        wave=wave,
        units=len(units),
        fresh=len(fresh),
        encoded=encoded,
        themes=len(shop.store.themes()),
        new=new,
        waiting=sum(now.get(one.key) is None for one in units),
    )


def _waiting(shop: Workshop, placed: Mapping[str, str | None]) -> Iterator[Unit]:
    """Find the units of all waves that still wait; beside new ones they may make a theme."""
    pool = {key for key, theme in placed.items() if theme is None}
    for wave in shop.store.waves() if pool else ():
        yield from (one for one in _units(shop, wave.name) if one.key in pool)


def _comparable(stored: Mapping[str, Theme], encoder: str) -> tuple[Theme, ...]:
    """Give the stored themes; raises BadInput where another encoder founded them."""
    others = {one.encoder for one in stored.values()} - {encoder}
    if others:
        raise BadInput(
            f"the themes were founded with the encoder {min(others)}, which is not in use",
            where=encoder,
            mend="install that encoder again: vectors of two encoders cannot be compared",
        )
    return tuple(stored.values())


def _place(store: Store, units: list[Unit], vectors: Vectors, here: Pass) -> int:
    """Place the units of one question and save; give the number of themes founded."""
    order = sorted(range(len(units)), key=lambda at: (_hash(units[at].text), units[at].key))
    units, vectors = [units[at] for at in order], vectors[order]
    centres = np.array([one.centroid for one in here.known], dtype=np.float32)
    centres = centres.reshape(len(here.known), vectors.shape[1])
    result = grown(vectors, centres, [one.floor for one in here.known], seed=SEED)
    founded = _founded(units, vectors, result.labels, here)
    ids = [one.id for one in (*here.known, *founded)]
    members = [
        (unit.key, unit.interview, unit.question, ids[label] if label >= 0 else None)
        for unit, label in zip(units, result.labels.tolist(), strict=True)
    ]
    store.keep_themes({one.id: one.model_dump_json() for one in founded}, members)
    return len(founded)


def _founded(units: Sequence[Unit], vectors: Vectors, labels: Labels, here: Pass) -> list[Theme]:
    """Found a theme on each group that is none of the known ones."""
    count = int(labels.max(initial=-1)) + 1
    groups = [
        [unit for unit, label in zip(units, labels, strict=True) if label == at]
        for at in range(count)
    ]
    phrases, means = keyphrases(groups), centroids(vectors, labels)
    themes = []
    for at in range(len(here.known), count):
        question = groups[at][0].question
        seedling = "|".join(sorted(one.key for one in groups[at]))
        themes.append(
            Theme(
                id=f"{question}-{_hash(seedling)[:8]}",
                question=question,
                name=name_of(phrases[at]),
                born=here.wave,
                centroid=tuple(float(one) for one in means[at]),
                floor=floor_of(vectors[labels == at], means[at]),
                encoder=here.encoder,
                keyphrases=phrases[at],
            )
        )
    return themes


def listed(shop: Workshop, waves: Sequence[str] | None = None) -> tuple[Shown, ...]:
    """List all themes with their course over the waves, the largest first."""
    stored = _stored(shop.store)
    names = [one.name for one in shop.store.waves()]
    wanted = [known_wave(shop.store, one).name for one in waves or names]
    placed = shop.store.units()
    members: dict[str, list[Unit]] = defaultdict(list)
    bases: dict[tuple[str, str], int] = defaultdict(int)
    for wave in names:
        for unit in _units(shop, wave):
            theme = placed.get(unit.key)
            if theme is not None:
                members[theme].append(unit)
        for question, base in _bases(shop, wave).items():
            bases[question, wave] = base
    whole = (_shown(theme, members[theme.id], names, bases) for theme in stored.values())
    shown = [
        one.model_copy(
            update={"waves": {wave: one.waves[wave] for wave in wanted if wave in one.waves}}
        )
        for one in whole
    ]
    return tuple(sorted(shown, key=lambda one: (-one.size, one.id)))


def _shown(
    theme: Theme, units: list[Unit], waves: list[str], bases: dict[tuple[str, str], int]
) -> Shown:
    voices = {wave: {one.respondent for one in units if one.wave == wave} for wave in waves}
    presence: dict[str, Presence] = {}
    before: Presence | None = None
    for wave in waves:
        base = bases.get((theme.question, wave), 0)
        if not voices[wave] and (before is None or not base):
            continue
        n = len(voices[wave])
        last = (before.n, before.base) if before else None
        change = change_of(last, (n, base), born=wave == theme.born)
        before = Presence(n=n, base=base, change=change)
        presence[wave] = before
    return Shown(
        id=theme.id,
        name=theme.name,
        definition=theme.definition,
        status=theme.status,
        born=theme.born,
        size=len({(one.wave, one.respondent) for one in units}),
        waves=presence,
        keyphrases=theme.keyphrases,
        quotes=quotes(units),
        question=theme.question,
    )


def rename(shop: Workshop, theme: str, name: str) -> Theme:
    """Give a theme a name of a person's; it survives every later pass.

    Raises NotFound for an unknown theme, BadInput for an empty name.
    """
    stored = _stored(shop.store)
    if theme not in stored:
        raise NotFound("there is no such theme", where=theme, mend="see: interview themes list")
    if not name.strip():
        raise BadInput("a theme needs a name", where=theme, mend="give some words")
    renamed = stored[theme].model_copy(update={"name": name.strip(), "status": "adopted"})
    shop.store.keep_themes({theme: renamed.model_dump_json()})
    return renamed


def forget(shop: Workshop, respondent: str) -> None:
    """Drop the vectors of what one respondent alone has said; call it before erasing."""
    if not shop.store.units():
        return
    own: set[str] = set()
    others: set[str] = set()
    for wave in shop.store.waves():
        for unit in _units(shop, wave.name):
            (own if unit.respondent == respondent else others).add(unit.text)
    if own - others:
        shop.box().drop(sorted(own - others))


def _stored(store: Store) -> dict[str, Theme]:
    return {name: Theme.model_validate_json(body) for name, body in store.themes().items()}


def _telling(units: Sequence[Unit]) -> Iterator[Unit]:
    """Leave out talk that would fit any question: the same words under three of them or more."""
    under: dict[str, set[str]] = defaultdict(set)
    for one in units:
        under[one.text.casefold()].add(one.question)
    return (one for one in units if len(under[one.text.casefold()]) < ANYWHERE)


def _units(shop: Workshop, wave: str) -> Iterator[Unit]:
    """Cut the open answers of a wave's ended interviews into idea units, verbatim."""
    for transcript in shop.store.transcripts(wave):
        if transcript.closed is None:
            continue
        asked = shop.of(transcript)
        for (name, _), given in answers(asked, transcript).items():
            if given.state != "answered" or not isinstance(asked.by_id[name], Open):
                continue
            for seq in given.replies:
                text = transcript.said(seq).text
                for part in (one.clause for one in read(clauses(text)) if one.stance == "asserted"):
                    if len(part.words.split()) >= LEAST_WORDS:
                        yield Unit(
                            interview=transcript.started.interview,
                            respondent=transcript.started.respondent,
                            wave=wave,
                            question=name,
                            turn=seq,
                            start=part.start,
                            end=part.end,
                            text=text[part.start : part.end],
                        )


def _bases(shop: Workshop, wave: str) -> dict[str, int]:
    """Count who was asked each open question and went through to the end."""
    bases: dict[str, int] = defaultdict(int)
    for transcript in shop.store.transcripts(wave):
        if transcript.closed is None:
            continue
        asked = shop.of(transcript)
        for name in {name for name, _ in answers(asked, transcript)}:
            bases[name] += isinstance(asked.by_id[name], Open)
    return bases


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
