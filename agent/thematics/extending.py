"""A pass: new units join themes, found new ones, or wait; nothing that was placed moves."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING

import numpy as np

from agent.encoders import Vectors
from agent.fieldwork import known_wave
from agent.nouns import Noun
from agent.thematics.explained import explaining, joined
from agent.thematics.founding import Pass, digest, founded
from agent.thematics.pools import pooled, pools
from agent.thematics.workshop import SEED, Workshop, comparable, encoder_of, matrix, placed_in_space
from agent.themes import Theme, Unit
from agent.themes.graph import Labels
from agent.themes.growing import Known, grown
from agent.themes.small_words import latin
from agent.themes.space import same_words

if TYPE_CHECKING:  # as in `workshop`
    from agent.vectors import VectorBox

CLEARLY_NEW = 0.08
"""So far from what was said before (cosine), a group is its own theme, whatever its code."""
FOLLOWED = 0.3
"""So far below a theme's floor (cosine) the code that explains it is followed."""
MOST_SAID = 10_000
"""Earlier units of a question that new ones are compared with."""


class Grouped(Noun):
    """What a pass came to; encoded counts texts that had no vector yet.

    foreign: new units that are not in Latin letters; the encoder that comes along reads English.
    """

    wave: str
    units: int
    fresh: int
    encoded: int
    themes: int
    new: int
    waiting: int
    foreign: int = 0


def extend(shop: Workshop, wave: str, over: str = "") -> Grouped:
    """Place the idea units of a wave that have no place yet, founding themes where they must be.

    over: a pool, which alone is looked at; without it all questions are, and all pools there
    are. Raises NotFound for an unknown wave, BadInput where another encoder founded the themes.
    """
    known_wave(shop.store, wave)
    units = shop.units(wave)
    together = [one for pool in pools(shop.founded()) for one in pooled(units, pool)]
    units = tuple(pooled(units, over)) if over else (*units, *together)
    placed = shop.store.units()
    fresh = [one for one in units if one.key not in placed]
    encoded = new = 0
    if fresh:
        box = shop.box()
        comparable(shop.founded(), encoder_of(box))
        earlier = [one for one in shop.everything() if one.key in placed] if placed else []
        open_units = [*fresh, *(one for one in earlier if placed[one.key] is None)]
        vectors, encoded = placed_in_space(box, open_units)
        order = [one.name for one in shop.store.waves()]
        before = {name for name in order[: order.index(wave)]}
        asked = {one.under for one in earlier if one.wave in before}
        codes = _explained(shop, earlier, placed) if any(one.codes for one in fresh) else {}
        for question in dict.fromkeys(one.under for one in fresh):
            said = cache(partial(_said, box, earlier, question))
            wordings = _wordings(shop, earlier, placed, question)
            for coded in (True, False):
                at = [
                    index
                    for index, one in enumerate(open_units)
                    if one.under == question and bool(one.codes) == coded
                ]
                known = _attracting(shop, question)
                late = question in asked
                here = Pass(wave, encoder_of(box), known, codes, wordings, said, late)
                new += _place(shop, [open_units[one] for one in at], vectors[at], here)
    now, stand = shop.store.units(), shop.stand()
    return Grouped(
        wave=wave,
        units=len(units),
        fresh=len(fresh),
        encoded=encoded,
        themes=len(stand.live()),
        new=new,
        waiting=sum(stand.home(one.key, now.get(one.key)) is None for one in units),
        foreign=sum(not latin(one.text) for one in fresh),
    )


def _attracting(shop: Workshop, question: str) -> tuple[Theme, ...]:
    """Give the themes of a question that draw units: all but those that gave way to parts."""
    themes = shop.stand().themes.values()
    return tuple(
        one.theme for one in themes if one.status != "split" and one.theme.question == question
    )


def _said(box: "VectorBox", earlier: Sequence[Unit], question: str) -> Vectors:
    """Give vectors of what was said to a question before; of much, one same part."""
    texts = {one.text: one for one in earlier if one.under == question}
    some = [texts[text] for text in sorted(texts, key=digest)[:MOST_SAID]]
    return placed_in_space(box, some)[0]


def _wordings(
    shop: Workshop, earlier: Sequence[Unit], placed: Mapping[str, str | None], question: str
) -> dict[str, str]:
    """Find the theme in which each wording of a question stands; of several, the first."""
    stand = shop.stand()
    homes: dict[str, str] = {}
    for one in earlier:
        home = stand.home(one.key, placed[one.key]) if one.under == question else None
        if home is not None:
            homes.setdefault(same_words(one.text), home)
    return homes


def _explained(
    shop: Workshop, earlier: Sequence[Unit], placed: Mapping[str, str | None]
) -> dict[str, str]:
    """Find the theme that each code explains, the larger first; codes are a question's own."""
    stand = shop.stand()
    members: dict[str, list[Unit]] = defaultdict(list)
    for one in earlier:
        home = stand.home(one.key, placed[one.key])
        if home and one.codes:
            members[home].append(one)
    codes: dict[str, str] = {}
    for theme in sorted(members, key=lambda one: (-len(members[one]), one)):
        code = explaining(members[theme])
        if code:
            codes.setdefault(code, theme)
    return codes


def _place(shop: Workshop, units: list[Unit], vectors: Vectors, here: Pass) -> int:
    """Place the units of one question and save; give the number of themes founded.

    What coders found a code in comes first: it is about the question. The rest may be talk,
    and joins only what it clearly belongs to.
    """
    if not units:
        return 0
    order = sorted(range(len(units)), key=lambda at: (digest(units[at].text), units[at].key))
    units, vectors = [units[at] for at in order], vectors[order]
    texts = [one.text for one in units]
    floors = [one.floor for one in here.known]
    known = Known(matrix(here.known, vectors.shape[1]), floors, here.said)
    at = {one.id: number for number, one in enumerate(here.known)}
    labels = np.array([at.get(here.wordings.get(same_words(one), ""), -1) for one in texts])
    rest = np.flatnonzero(labels < 0)
    labels[rest], novelty = grown(
        [texts[one] for one in rest], vectors[rest], known, seed=SEED, slack=bool(units[0].codes)
    )
    codes = {code: at[theme] for code, theme in here.codes.items() if theme in at}
    clear = {len(known.floors) + n for n, apart in enumerate(novelty) if apart >= CLEARLY_NEW}
    labels = joined(units, labels, first=len(floors), known=codes, own=clear if floors else ())
    _led(units, vectors, labels, known, codes)
    fresh = founded(units, vectors, labels, here)
    ids = [one.id for one in (*here.known, *fresh)]
    members = [
        (unit.key, unit.interview, unit.question, ids[label] if label >= 0 else None)
        for unit, label in zip(units, labels.tolist(), strict=True)
    ]
    shop.store.keep_themes({one.id: one.model_dump_json() for one in fresh}, members)
    return len(fresh)


def _led(
    units: Sequence[Unit], vectors: Vectors, labels: Labels, known: Known, codes: Mapping[str, int]
) -> None:
    """Let what would wait follow its only code to the theme that it explains, from farther away."""
    for at in np.flatnonzero(labels < 0).tolist():
        only = codes.get(units[at].codes[0]) if len(units[at].codes) == 1 else None
        if only is not None:
            close = float(vectors[at] @ known.centroids[only])
            labels[at] = only if close >= known.floors[only] - FOLLOWED else -1
