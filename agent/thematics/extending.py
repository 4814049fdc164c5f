"""A pass: new units join themes, found new ones, or wait; nothing that was placed moves."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache, partial
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from agent.encoders import Vectors
from agent.fieldwork import known_wave
from agent.nouns import Noun
from agent.thematics.pools import SHORT_NAME, is_pool, pooled, pools
from agent.thematics.workshop import SEED, Workshop, comparable, encoder_of, matrix, placed_in_space
from agent.themes import Theme, Unit
from agent.themes.discovery import discover
from agent.themes.graph import FEW, Labels, Search, centroids, smallest
from agent.themes.growing import Known, floor_of, grown, residue
from agent.themes.naming import keyphrases, name_of, quotes
from agent.themes.small_words import latin
from agent.themes.space import same_words
from agent.themes.trust import trusts

if TYPE_CHECKING:  # as in `workshop`
    from agent.vectors import VectorBox

EXPLAINED = 0.5
"""A code explains a theme that it is found in so large a share of."""
CLEARLY_NEW = 0.08
"""So far from what was said before (cosine), a group is its own theme, whatever its code."""
FOLLOWED = 0.3
"""So far below a theme's floor (cosine) the code that explains it is followed."""
FEWEST_VOICES = 2
"""What one respondent says, however often, is no theme."""
MOST_SAID = 10_000
"""Earlier units of a question that new ones are compared with."""


class Pass(NamedTuple):
    """One pass over one question: its wave, its encoder, and the themes there are."""

    wave: str
    encoder: str
    known: tuple[Theme, ...]
    codes: Mapping[str, str] = MappingProxyType({})
    """Which known theme a code explains."""
    wordings: Mapping[str, str] = MappingProxyType({})
    """Which known theme holds a wording; whoever says the same again means the same."""
    said: Callable[[], Vectors] = lambda: np.zeros((0, 1), dtype=np.float32)
    """Gives vectors of what was said to the question before."""


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
                here = Pass(wave, encoder_of(box), known, codes, wordings, said)
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
    founded = _founded(units, vectors, labels, here)
    ids = [one.id for one in (*here.known, *founded)]
    members = [
        (unit.key, unit.interview, unit.question, ids[label] if label >= 0 else None)
        for unit, label in zip(units, labels.tolist(), strict=True)
    ]
    shop.store.keep_themes({one.id: one.model_dump_json() for one in founded}, members)
    return len(founded)


def _led(
    units: Sequence[Unit], vectors: Vectors, labels: Labels, known: Known, codes: Mapping[str, int]
) -> None:
    """Let what would wait follow its only code to the theme that it explains, from farther away."""
    for at in np.flatnonzero(labels < 0).tolist():
        only = codes.get(units[at].codes[0]) if len(units[at].codes) == 1 else None
        if only is not None:
            close = float(vectors[at] @ known.centroids[only])
            labels[at] = only if close >= known.floors[only] - FOLLOWED else -1


def joined(
    units: Sequence[Unit],
    labels: Labels,
    *,
    first: int,
    known: Mapping[str, int] | None = None,
    own: Collection[int] = (),
) -> Labels:
    """Join new groups that one and the same code explains: they are one theme in other words.

    A unit whose only code explains another group than its own goes there. known: the known
    theme that a code explains; what it explains anew is that theme, and founds none. own: the
    groups that are themes whatever their code: a coder files what is new under what is there.
    """
    explained = dict(known or {})
    result = labels.copy()
    for label, members in enumerate(members_of(labels, first=first), start=first):
        code = explaining([units[one] for one in members])
        if code and label not in own:
            result[members] = explained.setdefault(code, label)
    for at, unit in enumerate(units):
        only = unit.codes[0] if len(unit.codes) == 1 else ""
        if only in explained and result[at] >= first and result[at] not in own:
            result[at] = explained[only]
    for label, members in enumerate(members_of(result, first=first), start=first):
        if len({units[one].respondent for one in members}) < FEWEST_VOICES:
            result[result == label] = -1
    if known:
        _dissolve(result, first, smallest(len(units)))
    kept = {label: at for at, label in enumerate(sorted({*result[result >= first].tolist()}))}
    return np.array(
        [first + kept[one] if one >= first else one for one in result.tolist()], dtype=np.int64
    )


def _dissolve(labels: Labels, first: int, least: int) -> None:
    """Let the members of new groups wait that known themes have left too small."""
    names, sizes = np.unique(labels[labels >= first], return_counts=True)
    labels[np.isin(labels, names[sizes < least])] = -1


def members_of(labels: Labels, *, first: int = 0) -> list[list[int]]:
    """List the places of each group from `first` on, in one walk over all of them."""
    found: list[list[int]] = [[] for _ in range(first, int(labels.max(initial=-1)) + 1)]
    for at, label in enumerate(labels.tolist()):
        if label >= first:
            found[label - first].append(at)
    return found


def explaining(units: Sequence[Unit]) -> str:
    """Name the code that most units of a group carry; empty where none explains it."""
    counts = Counter(code for unit in units for code in unit.codes)
    code, n = next(iter(counts.most_common(1)), ("", 0))
    return code if n >= EXPLAINED * len(units) else ""


def _founded(units: Sequence[Unit], vectors: Vectors, labels: Labels, here: Pass) -> list[Theme]:
    """Found a theme on each group that is none of the known ones."""
    first = len(here.known)
    if int(labels.max(initial=-1)) < first:
        return []
    groups = [[units[at] for at in some] for some in members_of(labels, first=first)]
    new = np.where(labels >= first, labels - first, -1)
    open_to_all = np.flatnonzero((labels < 0) | (labels >= first))
    trust = trusts(
        new[open_to_all],
        lambda kept: _again(units, vectors, open_to_all[kept], known=bool(first)),
        seed=SEED,
    )
    means = centroids(vectors, new)
    founded = []
    for at, (group, phrases) in enumerate(zip(groups, keyphrases(groups), strict=True)):
        plain = theme_of(group, vectors[new == at], means[at], here._replace(known=()))
        named = {"name": name_of(phrases, quotes(group)), "keyphrases": phrases}
        founded.append(plain.model_copy(update={**named, "trust": trust[at]}))
    return founded


def _again(units: Sequence[Unit], vectors: Vectors, kept: Labels, *, known: bool) -> Labels:
    """Find the groups among some of the units, in the way they were found among all."""
    some = [units[at] for at in kept.tolist()]
    texts, mine = [one.text for one in some], vectors[kept]
    if known:
        return residue(texts, mine, np.full(len(some), -1, dtype=np.int64), seed=SEED)[0]
    return joined(some, discover(texts, mine, seed=SEED, search=Search(attempts=FEW)), first=0)


def theme_of(group: Sequence[Unit], vectors: Vectors, mean: Vectors, here: Pass) -> Theme:
    """Found a theme on a group of units; its id comes from their keys."""
    question = group[0].under
    head = SHORT_NAME if is_pool(question) else question
    return Theme(
        id=f"{head}-{digest('|'.join(sorted(one.key for one in group)))[:8]}",
        question=question,
        name="",
        born=here.wave,
        centroid=tuple(round(float(one), 6) for one in mean),
        floor=floor_of(vectors, mean),
        encoder=here.encoder,
    )


def digest(text: str) -> str:
    """Hash a text, for an order and an id that do not depend on chance."""
    return hashlib.sha256(text.encode()).hexdigest()
