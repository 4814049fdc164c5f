"""From themes to their page: what each picture needs, gathered, and the places on the map kept."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from agent.errors import BadInput
from agent.nouns import spoken
from agent.report.canvas import Picture
from agent.report.intervals import wilson
from agent.report.sheet import sheet
from agent.report.themed import (
    FEWEST,
    Chapter,
    Course,
    Curve,
    Dot,
    Drawn,
    Share,
    Study,
    pictures,
    saturation_picture,
)
from agent.report.themes_page import themes_page
from agent.thematics.hearing import Voiced, voiced
from agent.thematics.listing import Detail, detailed
from agent.thematics.pools import is_pool, title
from agent.thematics.telling import HEADS, ended, news
from agent.thematics.workshop import SEED, Workshop, placed_in_space
from agent.themes import Unit
from agent.themes.layout import laid_out
from agent.themes.saturation import Saturation, saturation

FOUNDED = 0.25
"""A map that fewer than this part of its points were laid out for is laid out anew."""


def pages(shop: Workshop) -> Iterator[tuple[str, bytes]]:
    """Make the files: the page, and each picture as SVG and PNG; name and bytes.

    Raises BadInput where no theme was found yet.
    """
    shop = replace(shop, box=cache(shop.box))
    heard = voiced(shop)
    every = detailed(heard)
    told = [one for one in every if one.theme.is_live]
    if not told:
        raise BadInput("there are no themes yet", where="themes", mend="run: interview themes")
    study = Study(
        title=spoken(shop.questionnaire.title),
        waves=heard.waves,
        synthetic=any(one.synthetic for one in shop.store.waves()),
        language=shop.questionnaire.language if len(shop.questionnaire.languages) == 1 else "",
    )
    chapters = [
        (one, tuple(pictures(one)))
        for one in (
            each.model_copy(update={"ended": ended(every, each.question)})
            for each in _chapters(shop, heard, told, study)
        )
    ]
    overall = saturation_picture(_curves(heard), study)
    brought = news(shop.questionnaire, heard, every, heard.waves[-1])
    yield "themes.csv", _table(told).encode()
    yield "themes.html", themes_page(study, chapters, overall, brought, HEADS.items()).encode()
    for picture in [overall, *(one for _, drawn in chapters for one in drawn)]:
        yield from _files(picture)


def _table(told: Sequence[Detail]) -> str:
    """Write a row per theme and wave, and per theme and segment over all waves."""
    columns = ("theme", "name", "question", "badge", "wave", "segment", "n", "base", "percent",
               "low", "high", "change", "lift")  # fmt: skip
    rows: list[tuple[str | float | int | None, ...]] = []
    for one in told:
        head = (one.theme.id, one.theme.name, one.question, one.badge)
        for wave, here in one.theme.waves.items():
            low, high = wilson(here.n, here.base)
            share = 100 * here.n / here.base if here.base else None
            rows.append((*head, wave, "all", here.n, here.base, share, low, high, here.change, ""))
        for part in one.segments:
            shares = (part.n, part.base, part.percent, part.low, part.high)
            rows.append((*head, "all", part.segment, *shares, "", part.lift))
    return sheet(columns, (tuple(_short(cell) for cell in row) for row in rows))


def _short(cell: str | float | int | None) -> str | float | int | None:
    return round(cell, 2) if isinstance(cell, float) else cell


def _files(picture: Picture) -> Iterator[tuple[str, bytes]]:
    yield f"themes/{picture.id}.svg", picture.svg
    yield f"themes/{picture.id}.png", picture.png


def _chapters(
    shop: Workshop, heard: Voiced, told: Sequence[Detail], study: Study
) -> Iterator[Chapter]:
    by_question: dict[str, list[Detail]] = defaultdict(list)
    for one in told:
        if one.theme.size:
            by_question[one.question].append(one)
    order = {one.id: at for at, one in enumerate(shop.questionnaire.asked)}
    for question in sorted(by_question, key=lambda one: (is_pool(one), order.get(one, -1), one)):
        some = by_question[question]
        yield Chapter(
            question=question,
            title=title(shop.questionnaire, question),
            themes=tuple(_drawn(heard, one) for one in some),
            dots=tuple(_dots(shop, heard, question, [one.theme.id for one in some])),
            study=study,
        )


def _drawn(heard: Voiced, one: Detail) -> Drawn:
    return Drawn(
        id=one.theme.id,
        name=one.theme.name,
        badge=one.badge,
        n=one.theme.size,
        base=sum(len(heard.bases.of(one.question, wave)) for wave in heard.waves),
        course=tuple(
            Course(
                wave=wave,
                n=here.n,
                base=here.base,
                change=one.told(wave),
                hint=one.hinted(wave),
            )
            for wave, here in one.theme.waves.items()
        ),
        shares=tuple(
            Share(segment=part.segment, n=part.n, base=part.base, lift=part.lift, label=part.label)
            for part in one.segments
        ),
        quotes=one.theme.quotes,
        last=one.hinted(list(one.theme.waves)[-1]) if one.theme.waves else "",
        codes=tuple(code for code, overlap in list(one.codes.items())[:1] if overlap >= 1 / 3),
        sources=one.sources if is_pool(one.question) else {},
        status=_decided(one),
    )


def _decided(one: Detail) -> str:
    """Say what people decided of a theme."""
    named = {"human": "named by hand", "model": "named by a model"}.get(one.named_by, "")
    adopted = "adopted" if one.theme.status == "adopted" else ""
    return ", ".join(filter(None, (named, adopted, "pinned" if one.pinned else "")))


def _dots(shop: Workshop, heard: Voiced, question: str, themes: Sequence[str]) -> Iterator[Dot]:
    """Place the units of a question; what is new on the map is written down."""
    units = [one for one in heard.units if one.under == question]
    if len({unit.text for unit in units}) < FEWEST:
        return
    number = {
        unit.key: at for at, theme in enumerate(themes) for unit in heard.members.get(theme, ())
    }
    known, kept = shop.store.map_places(), shop.store.units()
    places = dict(_places(shop, units, known))
    fresh = {key: at for key, at in places.items() if key in kept and known.get(key) != at}
    shop.store.put_on_map(fresh)
    waves = sorted({unit.wave for unit in units}, key=heard.waves.index)
    for unit in units:
        x, y = places[unit.key]
        late = len(waves) < 2 or unit.wave == waves[-1]
        yield Dot(x=round(x, 3), y=round(y, 3), theme=number.get(unit.key, -1), late=late)


def _places(
    shop: Workshop, units: Sequence[Unit], known: dict[str, tuple[float, float]]
) -> Iterator[tuple[str, tuple[float, float]]]:
    there = sum(one.key in known for one in units)
    if there == len(units):
        yield from ((one.key, known[one.key]) for one in units)
        return
    vectors, _ = placed_in_space(shop.box(), units)
    founded = there >= max(FEWEST, FOUNDED * len(units))
    old = known if founded else {}
    rows = {row: old[one.key] for row, one in enumerate(units) if one.key in old}
    found = laid_out(vectors, rows, seed=SEED)
    yield from (
        (one.key, (float(x), float(y))) for one, (x, y) in zip(units, found.tolist(), strict=True)
    )


def _curves(heard: Voiced) -> list[Curve]:
    """Compute saturation over all interviews, and per segment; what a pool repeats counts once."""
    segments: dict[tuple[str, str], str] = {}
    for (_, wave), asked in heard.bases.asked.items():
        for respondent, segment in asked.items():
            segments[wave, respondent] = segment
    curves = [_curve(heard, "all respondents", set(segments))]
    names = sorted(set(segments.values()), key=lambda one: (one not in heard.labels, one))
    names.sort(key=[*heard.labels, *names].index)
    for name in names if len(names) > 1 else ():
        mine = {who for who, segment in segments.items() if segment == name}
        words = heard.labels.get(name) or name or "not given"
        curves.append(_curve(heard, words, mine))
    return curves


def _curve(heard: Voiced, name: str, who: set[tuple[str, str]]) -> Curve:
    live = heard.stand.live()
    alone = [name for name, one in live.items() if not is_pool(one.theme.question)]
    voices = [
        frozenset(
            f"{one.wave}/{one.respondent}"
            for one in heard.members.get(theme, ())
            if (one.wave, one.respondent) in who
        )
        for theme in alone or live
    ]
    found = saturation(voices, len(who))
    return Curve(name=f"{name} (n = {len(who)})", heard=found.curve, told=_told(found))


def _told(found: Saturation) -> str:
    more = f"the next interview would bring {found.more:.2f} new themes"
    told = f"{more} ({found.low:.2f}–{found.high:.2f})"
    if found.enough:
        return f"enough was heard: {told}"
    return f"not enough yet: {told}; reasonable to stop after about {found.further} more"
