"""The pictures of themes: bars, segments, ribbons over the waves, a map, saturation."""

import math
from collections.abc import Iterator, Sequence

from pydantic import Field

from agent.nouns import Noun
from agent.report.canvas import Canvas, Picture, Point
from agent.report.drawing import FAINT, INK, MUTED, SERIES, TOTAL, WIDTH, readable_on, shades
from agent.report.intervals import wilson

MOST_BARS, MOST_RIBBONS, MOST_DOTS, LABELLED = 20, 10, 2_000, 12
_LEFT, _ROW, _TOP = 330.0, 30.0, 34.0
_GREY = "#b3bcc4"
_EXPECTED = 3
"""Respondents that a cell must have if a theme is the same everywhere; fewer are chance."""
_THICK = 8.0
"""Half of a ribbon that a line of text fits into."""
PALETTE = (*SERIES, "#b5651d", "#3f8f4f", "#7b5ea7", "#c23b52", "#2a9d9d")


class Course(Noun):
    """A theme in one wave."""

    wave: str
    n: int
    base: int
    change: str


class Share(Noun):
    """A theme among the respondents of one segment."""

    segment: str
    n: int
    base: int
    lift: float | None


class Drawn(Noun):
    """A theme as the pictures show it. quotes: fit to print.

    last: how it moved in the last wave, in words. sources: respondents by the question they were
    answering, in a chapter of several questions.
    """

    id: str
    name: str
    badge: str
    n: int
    base: int
    course: tuple[Course, ...]
    shares: tuple[Share, ...]
    quotes: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    sources: dict[str, int] = Field(default_factory=dict)
    last: str = ""


class Dot(Noun):
    """An idea unit on the map; theme: the place of its theme in the list, -1 for none."""

    x: float
    y: float
    theme: int


class Curve(Noun):
    """How many themes some interviews bring; told: what the next one would, in words."""

    name: str
    heard: tuple[float, ...]
    told: str


class Chapter(Noun):
    """The themes of one question, or of several together, the largest first."""

    question: str
    title: str
    themes: tuple[Drawn, ...]
    dots: tuple[Dot, ...]


def pictures(chapter: Chapter) -> Iterator[Picture]:
    """Draw all pictures of a question that its data allow."""
    if not chapter.themes:
        return
    yield bars(chapter)
    if len({share.segment for one in chapter.themes for share in one.shares}) > 1:
        yield segments(chapter)
    if len({here.wave for one in chapter.themes for here in one.course}) > 1:
        yield ribbons(chapter)
    if chapter.dots:
        yield chart(chapter)


def bars(chapter: Chapter) -> Picture:
    """Draw who voices each theme, in percent with 95 % intervals, and how far to trust it."""
    shown = chapter.themes[:MOST_BARS]
    canvas = Canvas(_TOP + _ROW * len(shown) + 20)
    most = max((wilson(one.n, one.base)[1] or 0 for one in shown), default=0)
    scale = (WIDTH - _LEFT - 190) / max(10.0, most)
    for at, one in enumerate(shown):
        y = _TOP + _ROW * at
        low, high = wilson(one.n, one.base)
        percent = 100 * one.n / one.base if one.base else 0
        canvas.text((_LEFT - 12, y + 19), one.name, align="end", size=13, room=_LEFT - 20)
        _box(canvas, (_LEFT, y + 6), (percent * scale, 17), TOTAL)
        if low is not None and high is not None:
            canvas.line([(_LEFT + low * scale, y + 14.5), (_LEFT + high * scale, y + 14.5)], INK)
        told = f"{percent:.0f} %  {one.n} of {one.base}, {one.badge}"
        canvas.text((_LEFT + (high or percent) * scale + 8, y + 19), told, colour=MUTED)
    canvas.line([(_LEFT, _TOP - 4), (_LEFT, _TOP + _ROW * len(shown))], MUTED)
    caption = (
        "Percent of the respondents asked who voice a theme, with 95 % intervals (Wilson); a "
        "respondent counts once. solid, check, tentative: how much of a theme comes back when a "
        "fifth of the answers is left out."
    )
    return canvas.picture(f"bars-{chapter.question}", f"Themes: {chapter.title}", caption)


def segments(chapter: Chapter) -> Picture:
    """Draw each theme's share in each segment; the colour is its lift over all respondents."""
    shown = chapter.themes[:MOST_BARS]
    names = list(dict.fromkeys(share.segment for one in shown for share in one.shares))
    wide = min(150.0, (WIDTH - _LEFT) / max(len(names), 1))
    canvas = Canvas(_TOP + 22 + _ROW * len(shown) + 10)
    colours = shades(5)
    for column, name in enumerate(names):
        middle = _LEFT + wide * (column + 0.5)
        base = max(share.base for one in shown for share in one.shares if share.segment == name)
        words = name.replace("_", " ") or "not given"
        canvas.text((middle, 18), words, align="middle", room=wide - 8, bold=True)
        canvas.text((middle, 36), f"n = {base}", align="middle", colour=MUTED)
    for at, one in enumerate(shown):
        y = _TOP + 22 + _ROW * at
        canvas.text((_LEFT - 12, y + 19), one.name, align="end", size=13, room=_LEFT - 20)
        for share in one.shares:
            x = _LEFT + wide * names.index(share.segment)
            colour = _lifted(share, one, colours)
            _box(canvas, (x + 2, y + 2), (wide - 4, _ROW - 4), colour)
            percent = f"{100 * share.n / share.base:.0f} %" if share.base else ""
            told = f"{percent}  ×{share.lift:.1f}" if share.lift is not None else percent
            ink = readable_on(colour)
            canvas.text((x + wide / 2, y + 19), told, align="middle", colour=ink)
    caption = (
        "Percent of each segment who voice a theme, and its lift: that share over that of all "
        "respondents. Blue is above, orange below; grey: fewer than ten respondents, or fewer "
        "than three would voice the theme if all segments were alike."
    )
    return canvas.picture(f"segments-{chapter.question}", f"By segment: {chapter.title}", caption)


def _lifted(share: Share, theme: Drawn, colours: Sequence[str]) -> str:
    expected = share.base * theme.n / theme.base if theme.base else 0.0
    if share.base < 10 or expected < _EXPECTED or share.lift is None:
        return FAINT
    bounds = ((1.5, 0), (1.15, 1), (0.85, 2), (0.5, 3))
    return next((colours[at] for bound, at in bounds if share.lift >= bound), colours[4])


def ribbons(chapter: Chapter) -> Picture:
    """Draw the course of the largest themes and of all that moved, over the waves."""
    moved = [one for one in chapter.themes if _moved(one)]
    others = [one for one in chapter.themes if not _moved(one)]
    shown = (*moved, *others[: max(0, MOST_RIBBONS - len(moved))])[: 2 * MOST_RIBBONS]
    waves = list(dict.fromkeys(here.wave for one in chapter.themes for here in one.course))
    high = 46.0
    canvas = Canvas(_TOP + high * len(shown) + 16)
    step = (WIDTH - _LEFT - 150) / max(len(waves) - 1, 1)
    for at, wave in enumerate(waves):
        canvas.text((_LEFT + step * at, 16), wave, align="middle", bold=True)
    most = max((h.n / h.base for one in shown for h in one.course if h.base), default=1) or 1
    for row, one in enumerate(shown):
        middle = _TOP + high * (row + 0.5)
        canvas.text((_LEFT - 40, middle + 4), one.name, align="end", size=13, room=_LEFT - 50)
        _ribbon(canvas, one, (middle, (high - 14) / 2 / most), (waves, step))
    caption = (
        "The thickness is the percent of respondents who voice a theme in a wave. emerging: first "
        "voiced in this wave; growing, fading: the share differs from that of the wave before, or "
        "rises or falls over all waves (5 % over all themes of the question, Holm); dormant: "
        "voiced by nobody."
    )
    return canvas.picture(f"waves-{chapter.question}", f"Over the waves: {chapter.title}", caption)


def _moved(one: Drawn) -> bool:
    return any(here.change not in CALM for here in one.course)


def _ribbon(
    canvas: Canvas, one: Drawn, row: tuple[float, float], columns: tuple[Sequence[str], float]
) -> None:
    (middle, scale), (waves, step) = row, columns
    tops: list[Point] = []
    for here in one.course:
        half = scale * here.n / here.base if here.base else 0.0
        tops.append((_LEFT + step * waves.index(here.wave), half))
    colour = _COLOURS.get(one.course[-1].change, TOTAL) if one.course else TOTAL
    if len(tops) > 1:
        upper = [(x, middle - half - 0.5) for x, half in tops]
        lower = [(x, middle + half + 0.5) for x, half in reversed(tops)]
        canvas.area([*upper, *lower], colour, opacity=0.55)
    for here, (x, half) in zip(one.course, tops, strict=True):
        canvas.line([(x, middle - half - 1), (x, middle + half + 1)], colour, width=3)
        percent = f"{100 * here.n / here.base:.0f} %" if here.base else ""
        told = percent if here.change in CALM else f"{percent} {here.change}"
        y = middle + 4 if half >= _THICK else middle - half - 5
        canvas.text((x + 6, y), told, size=11)


CALM = ("stable", "first wave")
_COLOURS = {"emerging": "#00826b", "growing": "#1d4e7e", "fading": "#d97b29", "dormant": "#b3bcc4"}


def chart(chapter: Chapter) -> Picture:
    """Draw the map of what was said: near is alike, and colours are themes."""
    high, edge = 560.0, 26.0
    canvas = Canvas(high)
    step = max(1, -(-len(chapter.dots) // MOST_DOTS))
    shown = chapter.dots[::step]
    xs, ys = [one.x for one in chapter.dots], [one.y for one in chapter.dots]
    across = (WIDTH - 2 * edge) / max(max(xs) - min(xs), 1e-6)
    down = (high - 2 * edge) / max(max(ys) - min(ys), 1e-6)

    def at(x: float, y: float) -> Point:
        return edge + (x - min(xs)) * across, edge + (y - min(ys)) * down

    for one in sorted(shown, key=lambda dot: dot.theme >= 0):
        known = 0 <= one.theme < LABELLED
        colour = PALETTE[one.theme % len(PALETTE)] if known else _GREY
        canvas.dot(at(one.x, one.y), colour, size=3.4 if known else 2.4)
    taken: list[tuple[float, float, float]] = []
    for number, theme in enumerate(chapter.themes[:LABELLED]):
        mine = [dot for dot in chapter.dots if dot.theme == number]
        if mine:
            x, y = at(_middle([dot.x for dot in mine]), _middle([dot.y for dot in mine]))
            _label(canvas, (x, y), theme.name, PALETTE[number % len(PALETTE)], taken)
    note = f" One of {step} points is drawn." if step > 1 else ""
    caption = (
        "Each point is one idea in a respondent's words; near points are alike (t-SNE; distances "
        f"over the whole map mean little). Grey: no theme, or a small one.{note}"
    )
    return canvas.picture(f"map-{chapter.question}", f"Map: {chapter.title}", caption)


def _middle(values: Sequence[float]) -> float:
    return sorted(values)[len(values) // 2]


def _label(
    canvas: Canvas, at: Point, words: str, colour: str, taken: list[tuple[float, float, float]]
) -> None:
    """Write a label where no other stands, as near to its place as it goes."""
    wide = min(230.0, 7.0 * len(words) + 12)
    x = min(max(at[0], wide / 2 + 4), WIDTH - wide / 2 - 4)
    y = at[1]
    for shift in (0, -18, 18, -36, 36, -54, 54, -72, 72):
        y = min(max(at[1] + shift, 16), canvas.high - 12)
        if all(abs(y - other) > 17 or abs(x - left) > (wide + w) / 2 for left, other, w in taken):
            break
    taken.append((x, y, wide))
    _box(canvas, (x - wide / 2, y - 12), (wide, 17), "#ffffff", 0.82)
    canvas.text((x, y + 1), words, align="middle", bold=True, room=wide - 6, colour=colour)


def saturation_picture(curves: Sequence[Curve]) -> Picture:
    """Draw how many themes interviews have brought so far."""
    high, left, bottom = 380.0, 60.0, 50.0
    canvas = Canvas(high)
    longest = max((len(one.heard) for one in curves), default=1)
    most = max((one.heard[-1] for one in curves if one.heard), default=1) or 1
    wide, top = WIDTH - left - 300, 34
    scale = (high - bottom - top) / most
    step = max(1, math.ceil(most / 4))
    for tick in range(0, math.floor(most) + 1, step):
        y = high - bottom - scale * tick
        canvas.line([(left, y), (left + wide, y)], FAINT)
        canvas.text((left - 8, y + 4), f"{tick}", align="end", colour=MUTED)
    for quarter in range(1, 5):
        number = max(1, round(longest * quarter / 4))
        x = left + wide * number / longest
        canvas.text((x, high - bottom + 16), f"{number}", align="middle", colour=MUTED)
    for at, one in enumerate(curves):
        colour = INK if at == 0 else PALETTE[(at - 1) % len(PALETTE)]
        points = [
            (left + wide * (number + 1) / longest, high - bottom - scale * n)
            for number, n in enumerate(one.heard)
        ]
        canvas.line([(left, high - bottom), *points], colour, width=3 if at == 0 else 1.8)
        y = 30 + 44 * at
        name = one.name.replace("_", " ")
        canvas.text((left + wide + 16, y), name, colour=colour, bold=True, room=270)
        canvas.text((left + wide + 16, y + 16), one.told, colour=MUTED, size=11, room=275)
    canvas.text((left + wide / 2, high - 14), "interviews", align="middle")
    canvas.text((left - 40, 16), "themes")
    caption = (
        "Themes heard after so many interviews, the mean over all orders; beside it the new themes "
        "that one more interview would bring, estimated from themes voiced once, with 95 %."
    )
    return canvas.picture("saturation", "Saturation", caption)


def _box(
    canvas: Canvas, at: Point, size: tuple[float, float], colour: str, opacity: float = 1
) -> None:
    (x, y), (wide, high) = at, size
    corners = [(x, y), (x + wide, y), (x + wide, y + high), (x, y + high)]
    canvas.area(corners, colour, opacity=opacity)
