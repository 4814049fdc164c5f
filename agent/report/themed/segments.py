"""Which segments voice a theme more or less than the others."""

from collections.abc import Sequence
from typing import NamedTuple

from agent.report.canvas import Canvas, Picture
from agent.report.drawing import FAINT, MUTED, WIDTH, readable_on, shades
from agent.report.significance import standing_out
from agent.report.themed.bars import MOST
from agent.report.themed.chapter import Chapter, Drawn, Share, largest, percent
from agent.report.typeset import wrap

MOST_SEGMENTS = 12
LEAST, CARE = 10, 30
"""Respondents of a segment, below which it has counts and no test, and is to be read with care."""
_LEFT, _ROW = 292.0, 40.0
_NARROW = 88.0
"""Narrower columns have a number in place of their name, and a key."""


class _Column(NamedTuple):
    """A segment in the picture; base: those asked of it."""

    segment: str
    words: str
    base: int


def segments(chapter: Chapter) -> Picture:
    """Draw each theme's share in each segment; coloured is what differs beyond chance."""
    shown = chapter.themes[:MOST]
    every = _columns(shown)
    columns = sorted(every, key=lambda one: -one.base)[:MOST_SEGMENTS]
    columns = [one for one in every if one in columns]
    wide = min(150.0, (WIDTH - _LEFT) / max(len(columns), 1))
    canvas = Canvas(0)
    top = _heads(canvas, columns, wide)
    for at, one in enumerate(shown):
        y = top + _ROW * at
        canvas.label((_LEFT - 10, y + _ROW / 2), one.name, room=_LEFT - 14)
        apart = dict(zip((s.segment for s in one.shares), _apart(one), strict=True))
        for share in one.shares:
            place = next((n for n, c in enumerate(columns) if c.segment == share.segment), None)
            if place is not None:
                x = _LEFT + wide * place
                _cell(canvas, share, (x, y, wide), differs=apart[share.segment])
    canvas.high = _legend(canvas, top + _ROW * len(shown) + 8)
    return canvas.picture(
        chapter.heading(
            "segments",
            "By segment",
            "Percent of each segment who voice a theme, and below it the lift: that share over "
            f"the share of all; {chapter.all_told()}",
            "Coloured: the segment differs from all others together (two proportions, or Fisher's "
            "exact test; 95 % over the segments of a theme, Holm); grey may be chance. "
            f"* Fewer than {CARE} respondents: read with care; fewer than {LEAST}: counts, and no "
            "test."
            + _left_out(len(every) - len(columns))
            + largest(len(shown), len(chapter.themes)),
            _alt(shown),
        )
    )


def _columns(shown: Sequence[Drawn]) -> list[_Column]:
    bases: dict[str, int] = {}
    words: dict[str, str] = {}
    for share in (share for one in shown for share in one.shares):
        bases[share.segment] = max(bases.get(share.segment, 0), share.base)
        words[share.segment] = _words(share)
    return [_Column(name, words[name], base) for name, base in bases.items()]


def _words(share: Share) -> str:
    return share.label or share.segment.replace("_", " ") or "not given"


def _left_out(count: int) -> str:
    return f" The {count} smallest segments are left out here." if count > 0 else ""


def _heads(canvas: Canvas, columns: Sequence[_Column], wide: float) -> float:
    """Write the names of the segments, or numbers with a key; tell where the rows begin."""
    keyed = wide < _NARROW
    top = 0.0
    if keyed:
        for at, one in enumerate(columns):
            left, row = (at % 3) * WIDTH / 3, at // 3
            told = f"{at + 1}  {one.words}"
            canvas.text((left, 14 + 18 * row), told, room=WIDTH / 3 - 12)
        top = 18.0 * -(-len(columns) // 3) + 10
    lines = [
        [str(at + 1)] if keyed else wrap(one.words, wide - 10, 12, most=3, bold=True)
        for at, one in enumerate(columns)
    ]
    most = max(len(some) for some in lines)
    for at, (one, some) in enumerate(zip(columns, lines, strict=True)):
        middle = _LEFT + wide * (at + 0.5)
        for row, line in enumerate(some):
            y = top + 14 + 15 * (row + most - len(some))
            canvas.text((middle, y), line, align="middle", bold=True)
        y = top + 15 * most + 14
        few = "*" if one.base < CARE else ""
        canvas.text((middle, y), f"n = {one.base}{few}", align="middle", colour=MUTED, size=11)
    return top + 15 * most + 22


def _apart(one: Drawn) -> tuple[bool, ...]:
    return standing_out([(share.n, share.base) for share in one.shares], least=LEAST)


def _cell(
    canvas: Canvas, share: Share, place: tuple[float, float, float], *, differs: bool
) -> None:
    x, y, wide = place
    colour = _coloured(share.lift or 0) if differs else FAINT
    ink = readable_on(colour)
    canvas.box((x + 2, y + 2), (wide - 4, _ROW - 4), colour)
    few = share.base < LEAST
    told = f"{share.n} of {share.base}" if few else percent(share.n, share.base)
    if differs:
        told = f"{'▲' if (share.lift or 0) > 1 else '▼'} {told}"
    middle = x + wide / 2
    above = y + (24 if few or share.lift is None else 18)
    canvas.text((middle, above), told, align="middle", colour=ink, bold=differs, size=12.5)
    if share.lift is not None and not few:
        lift = f"×{share.lift:.1f}"
        canvas.text((middle, y + 32), lift, align="middle", colour=ink, size=11)


def _coloured(lift: float) -> str:
    colours = shades(5)
    bounds = ((1.5, 0), (1.0, 1), (0.67, 3))
    return next((colours[at] for bound, at in bounds if lift >= bound), colours[4])


_KEYS = (
    (2.0, "▲ half as many again, or more"),
    (1.2, "▲ more than the others"),
    (0.8, "▼ fewer than the others"),
    (0.5, "▼ two thirds, or fewer"),
)


def _legend(canvas: Canvas, top: float) -> float:
    x = 0.0
    for colour, words in (
        *((_coloured(one), words) for one, words in _KEYS),
        (FAINT, "may be chance"),
    ):
        canvas.box((x, top), (16, 14), colour)
        canvas.text((x + 22, top + 12), words, size=11.5, colour=MUTED)
        x += 196
    return top + 20


def _alt(shown: Sequence[Drawn]) -> str:
    found = [
        f"{one.name}: {_words(share)} {percent(share.n, share.base)}, lift {share.lift or 0:.1f}"
        for one in shown
        for share, differs in zip(one.shares, _apart(one), strict=True)
        if differs
    ]
    if not found:
        return "A table of themes by segment; no segment differs beyond chance."
    return f"A table of themes by segment. Beyond chance: {'; '.join(found[:5])}."
