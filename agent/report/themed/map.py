"""The map of what was said: near is alike, and colours with shapes are themes."""

import math
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple, get_args

from agent.report.canvas import Canvas, Picture, Point, Shape
from agent.report.drawing import MUTED, NONE, WIDTH, inked
from agent.report.themed.chapter import RISING, Chapter, listed
from agent.report.themed.palette import PALETTE
from agent.report.typeset import width, wrap

MOST_DOTS, LABELLED = 4_000, 12
FEWEST = 8
"""Different wordings below which there is nothing to lay out."""
_HIGH, _EDGE, _PALE = 560.0, 26.0, 0.36
_SHAPES: tuple[Shape, ...] = get_args(Shape)
_LIFTS = (0, -16, 16, -32, 32, -48, 48, -64, 64, -84, 84, -110, 110)
_ASIDE = (0.0, -0.5, 0.5)


class Kind(NamedTuple):
    """How the points of a theme are drawn."""

    colour: str
    shape: Shape


class _Box(NamedTuple):
    """Where a label stands: its middle and its size."""

    x: float
    y: float
    wide: float

    def meets(self, other: "_Box") -> bool:
        near = abs(self.x - other.x) < (self.wide + other.wide) / 2 + 4
        return near and abs(self.y - other.y) < 17


def chart(chapter: Chapter) -> Picture:
    """Draw the map; what stands on it once keeps its place in later waves."""
    canvas = Canvas(_HIGH)
    step = max(1, -(-len(chapter.dots) // MOST_DOTS))
    ends = _frame(chapter)
    marked = _marked(chapter)
    kinds = {
        theme: Kind(PALETTE[at % len(PALETTE)], _SHAPES[at % len(_SHAPES)])
        for at, theme in enumerate(marked)
    }
    drawn: dict[tuple[int, bool], list[Point]] = defaultdict(list)
    for one in chapter.dots[::step]:
        theme = one.theme if one.theme in kinds else -1
        drawn[theme, one.late].append(_at(ends, one.x, one.y))
    for (theme, late), points in sorted(drawn.items()):
        kind = kinds.get(theme, Kind(NONE, "circle"))
        size = 3.4 if theme in kinds else 2.2
        solid = 0.85 if late else _PALE
        canvas.marks(points, kind.colour, shape=kind.shape, size=size, opacity=solid)
    busy = [point for (theme, _), some in drawn.items() if theme >= 0 for point in some]
    taken: list[_Box] = []
    for theme in marked:
        mine = [_at(ends, one.x, one.y) for one in chapter.dots if one.theme == theme]
        _label(canvas, (mine, busy), (chapter.themes[theme].name, kinds[theme]), taken)
    high = _legend(canvas, chapter)
    canvas.high = high
    return canvas.picture(
        chapter.heading(
            "map",
            "Map",
            f"{len(chapter.dots):,} ideas in respondents' words; {listed(chapter.waves)}",
            "Each point is one idea; near points are alike (t-SNE; distances over the whole map, "
            "and the directions, mean little). What was placed once keeps its place in later "
            f"waves. {_named(len(marked), len(chapter.themes))}"
            + (f" One of {step} points is drawn." if step > 1 else ""),
            f"A map of points. Named: {', '.join(chapter.themes[one].name for one in marked)}.",
        )
    )


def _named(shown: int, known: int) -> str:
    if shown == known:
        return "Grey: no theme."
    return (
        f"Named: what is new or grows, and the largest; {shown} of {known} themes. Grey: the rest."
    )


def _marked(chapter: Chapter) -> list[int]:
    """Choose the themes that have a colour: what is new or grows, then the largest."""
    there = {one.theme for one in chapter.dots}
    order = [at for at in range(len(chapter.themes)) if at in there]
    order.sort(key=lambda at: (chapter.themes[at].now not in RISING, at))
    return order[:LABELLED]


def _frame(chapter: Chapter) -> tuple[float, float, float, float]:
    """Bound the map in round numbers, so that a later point hardly ever moves the frame."""
    xs, ys = [one.x for one in chapter.dots], [one.y for one in chapter.dots]
    span = max(max(xs) - min(xs), max(ys) - min(ys), 1e-3)
    grid = 10.0 ** math.floor(math.log10(span)) / 5
    left, right = math.floor(min(xs) / grid) * grid, math.ceil(max(xs) / grid) * grid
    top, bottom = math.floor(min(ys) / grid) * grid, math.ceil(max(ys) / grid) * grid
    return left, max(right, left + grid), top, max(bottom, top + grid)


def _at(ends: tuple[float, float, float, float], x: float, y: float) -> Point:
    left, right, top, bottom = ends
    across, down = (x - left) / (right - left), (y - top) / (bottom - top)
    return _EDGE + across * (WIDTH - 2 * _EDGE), _EDGE + down * (_HIGH - 2 * _EDGE)


def _label(
    canvas: Canvas,
    points: tuple[Sequence[Point], Sequence[Point]],
    theme: tuple[str, Kind],
    taken: list[_Box],
) -> None:
    """Write a name with its mark near the middle of its points, where it hides the fewest."""
    (mine, busy), (name, kind) = points, theme
    words = (wrap(name, 260, 12.5, most=1, bold=True) or [""])[0]
    wide = width(words, 12.5, bold=True) + 18
    middle = (_middle([x for x, _ in mine]), _middle([y for _, y in mine]))
    places = [
        _Box(
            min(max(middle[0] + aside * wide, wide / 2 + 2), WIDTH - wide / 2 - 2),
            min(max(middle[1] + lift, 14), _HIGH - 10),
            wide,
        )
        for lift in _LIFTS
        for aside in _ASIDE
    ]
    free = [one for one in places if not any(one.meets(other) for other in taken)] or places
    best = min(free, key=lambda one: (2 * _hidden(one, busy) + _far(one, middle) / 12, one))
    taken.append(best)
    left = best.x - best.wide / 2
    canvas.marks([(left + 6, best.y)], kind.colour, shape=kind.shape, size=4.6)
    canvas.text(
        (left + 16, best.y + 4.5), words, size=12.5, bold=True, colour=inked(kind.colour), halo=True
    )


def _hidden(one: _Box, points: Sequence[Point]) -> int:
    return sum(abs(x - one.x) < one.wide / 2 and abs(y - one.y) < 9 for x, y in points)


def _far(one: _Box, middle: Point) -> float:
    return abs(one.y - middle[1]) + abs(one.x - middle[0]) / 3


def _middle(values: Sequence[float]) -> float:
    return sorted(values)[len(values) // 2]


def _legend(canvas: Canvas, chapter: Chapter) -> float:
    if all(one.late for one in chapter.dots):
        return _HIGH
    y, colour = _HIGH + 10, PALETTE[0]
    canvas.marks([(8, y)], colour, size=4)
    last = f"strong: said in {chapter.waves[-1]}"
    canvas.text((18, y + 4), last, size=11.5, colour=MUTED)
    x = 18 + width(last, 11.5) + 30
    canvas.marks([(x, y)], colour, size=4, opacity=_PALE)
    canvas.text((x + 10, y + 4), "pale: earlier", size=11.5, colour=MUTED)
    return _HIGH + 22
