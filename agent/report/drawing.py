"""The parts of a figure, as Vega-Lite views whose sizes are known before they are drawn.

A figure is a column of blocks; a block is a row of panels of the same height, one of which
holds the labels. Nothing has axes that could push a neighbour aside, and every text is
wrapped beforehand, so nothing overlaps and nothing is cut.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal, NamedTuple

from agent.report.typeset import FONT, width, wrap

INK, MUTED, FAINT = "#17212b", "#56636f", "#e4e8ec"
TOTAL, SEGMENT, NET, PALE, NONE = "#4781b5", "#93bbdc", "#d9853b", "#d3dbe2", "#b3bcc4"
ALARM, ALARM_INK = "#fdf0d5", "#7a4a00"
SERIES = ("#1d4e7e", "#d97b29", "#00826b", "#b25c94", "#6f6f6f", "#56a3d9", "#8c6d1f")
SHAPES = ("diamond", "circle", "square", "triangle-up", "triangle-down", "cross", "stroke")
WIDTH = 940
SIZE, SMALL = 13, 11.5
LEADING = 16.0


Spec = dict[str, Any]
"""A Vega-Lite specification, or a part of one."""

Mark = dict[str, float | str]
"""One mark in pixels: x, y, x2, y2; c its colour, s its size, t its text."""


class Line(NamedTuple):
    """One line of text; x and y are pixels of its panel, y that of its middle."""

    text: str
    x: float
    y: float
    size: float = SIZE
    bold: bool = False
    colour: str = INK
    align: Literal["left", "center", "right"] = "left"


class Bar(NamedTuple):
    """One bar from `low` to `high` on its panel's scale."""

    y: float
    low: float
    high: float
    colour: str
    thick: float = 15


class Dot(NamedTuple):
    """One mark on its panel's scale."""

    y: float
    x: float
    colour: str
    shape: str = "circle"
    size: float = 75


class Span(NamedTuple):
    """A thin line on its panel's scale: an interval."""

    y: float
    low: float
    high: float
    colour: str = INK


class Entry(NamedTuple):
    """A label of a row, and the space that it wants above."""

    text: str
    bold: bool = False
    indent: float = 0
    above: float = 0
    colour: str = INK


class Panel:
    """A rectangle with a scale from left to right, onto which marks are put."""

    def __init__(self, wide: float, high: float, domain: tuple[float, float] = (0, 1)) -> None:
        """Start empty; `domain` is what the left and right edges stand for."""
        self.wide, self.high, self.domain = wide, high, domain
        self._ticks: list[float] = []
        self._bars: list[Bar] = []
        self._spans: list[Span] = []
        self._dots: list[Dot] = []
        self._words: list[Line] = []

    def pixels(self, x: float) -> float:
        """Convert a value of the scale to pixels from the left."""
        low, high = self.domain
        return (x - low) / (high - low) * self.wide

    def ground(self, colour: str) -> "Panel":
        """Fill the panel."""
        return self.bars([Bar(self.high / 2, *self.domain, colour, self.high)])

    def grid(self, ticks: Iterable[float]) -> "Panel":
        """Draw faint lines from top to bottom, the first one stronger."""
        self._ticks += ticks
        return self

    def bars(self, bars: Iterable[Bar]) -> "Panel":
        """Draw bars; those of no length are left out."""
        self._bars += (one for one in bars if one.high > one.low)
        return self

    def spans(self, spans: Iterable[Span]) -> "Panel":
        """Draw intervals, kept within the panel."""
        low, high = self.domain
        self._spans += (
            one._replace(low=max(low, one.low), high=min(high, one.high)) for one in spans
        )
        return self

    def dots(self, dots: Iterable[Dot]) -> "Panel":
        """Draw marks."""
        self._dots += dots
        return self

    def words(self, lines: Iterable[Line]) -> "Panel":
        """Write lines at their pixels."""
        self._words += (line for line in lines if line.text)
        return self

    def marks(self, left: float, top: float) -> Iterator[tuple[str, Mark]]:
        """Give each mark in pixels of the figure, with the layer that it belongs to."""

        def at(x: float, y: float, colour: str) -> Mark:
            return {"x": left + self.pixels(x), "y": top + y, "c": colour}

        for number, tick in enumerate(self._ticks):
            start = at(tick, 0, MUTED if number == 0 else FAINT)
            yield "tick", {**start, "y2": top + self.high}
        for bar in self._bars:
            start = at(bar.low, bar.y - bar.thick / 2, bar.colour)
            end = {"x2": left + self.pixels(bar.high), "y2": top + bar.y + bar.thick / 2}
            yield "bar", {**start, **end}
        for span in self._spans:
            start = at(span.low, span.y, span.colour)
            yield "span", {**start, "x2": left + self.pixels(span.high)}
        for dot in self._dots:
            yield "dot", {**at(dot.x, dot.y, dot.colour), "s": dot.size, "shape": dot.shape}
        for line in self._words:
            place: Mark = {"x": left + line.x, "y": top + line.y, "c": line.colour}
            layer = f"{'bold' if line.bold else 'normal'} {line.align}"
            yield layer, {**place, "t": line.text, "s": line.size}


Blocks = list[list[Panel]]
"""A figure from top to bottom: rows of panels."""

HEAD = 52.0
"""The height of the heads of columns: a name on two lines, and a base."""


class Rows(NamedTuple):
    """Labels set one below the other: their panel, and the middle of each row."""

    panel: Panel
    middles: tuple[float, ...]


def set_rows(entries: Sequence[Entry], wide: float, *, least: float = 24) -> Rows:
    """Wrap labels into a column; each row is as high as its label."""
    lines: list[Line] = []
    middles: list[float] = []
    top = 0.0
    for entry in entries:
        words = wrap(entry.text, wide - entry.indent - 10, SIZE, most=3, bold=entry.bold)
        high = max(least, LEADING * len(words) + 8)
        middle = top + entry.above + high / 2
        lines += [
            Line(
                text,
                entry.indent,
                middle + (at - (len(words) - 1) / 2) * LEADING,
                bold=entry.bold,
                colour=entry.colour,
            )
            for at, text in enumerate(words)
        ]
        middles.append(middle)
        top += entry.above + high
    return Rows(Panel(wide, max(top, 1)).words(lines), tuple(middles))


def label_room(entries: Iterable[Entry], most: float = 300) -> float:
    """Say how wide a column of labels must be, within reason."""
    wanted = [width(one.text, SIZE, bold=one.bold) + one.indent for one in entries]
    return min(most, max(90.0, *wanted, 0) + 16)


def paragraph(
    text: str, *, size: float = SIZE, bold: bool = False, colour: str = INK, most: int = 6
) -> Panel:
    """Set a text over the whole width."""
    words = wrap(text, WIDTH, size, most=most, bold=bold)
    leading = size * 1.32
    lines = [Line(one, 0, leading * (at + 0.5), size, bold, colour) for at, one in enumerate(words)]
    return Panel(WIDTH, leading * len(words) + 2).words(lines)


def banner(text: str) -> Panel:
    """Set a warning on a coloured strip."""
    panel = Panel(WIDTH, 26).ground(ALARM)
    return panel.words([Line(text, 10, 13, SIZE, bold=True, colour=ALARM_INK)])


def gap(high: float) -> Panel:
    """Leave some space."""
    return Panel(WIDTH, high)


def legend(keys: Sequence[tuple[str, str, str]]) -> Panel:
    """Explain colours, each as (words, colour, shape), over as many lines as they need."""
    x, y = 0.0, 11.0
    dots: list[Dot] = []
    lines: list[Line] = []
    for text, colour, shape in keys:
        (words,) = wrap(text, WIDTH - 30, 12, most=1) or [""]
        wide = width(words, 12) + 38
        if x and x + wide > WIDTH:
            x, y = 0.0, y + 20
        dots.append(Dot(y, x + 7, colour, shape, 110))
        lines.append(Line(words, x + 19, y, 12))
        x += wide
    return Panel(WIDTH, y + 13, (0, WIDTH)).dots(dots).words(lines)


def figure_spec(blocks: Sequence[Sequence[Panel]]) -> Spec:
    """Put rows of panels below one another, as one Vega-Lite view in pixels."""
    layers: dict[str, list[Mark]] = {name: [] for name in ("tick", "bar", "span", "dot")}
    top = 0.0
    for row in blocks:
        left = 0.0
        for panel in row:
            for layer, mark in panel.marks(left, top):
                layers.setdefault(layer, []).append(mark)
            left += panel.wide
        top += max((panel.high for panel in row), default=0.0)
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "background": "white",
        "padding": 20,
        "width": WIDTH,
        "height": top,
        "config": {"font": FONT, "aria": False, "view": {"stroke": None}},
        "layer": [_layer(name, marks, top) for name, marks in layers.items() if marks],
    }


_MARKS: dict[str, Spec] = {
    "tick": {"type": "rule"},
    "bar": {"type": "rect"},
    "span": {"type": "rule", "strokeWidth": 1.3},
    "dot": {"type": "point", "filled": True, "opacity": 1, "stroke": "white", "strokeWidth": 0.7},
}


def _layer(name: str, marks: Sequence[Mark], high: float) -> Spec:
    weight, _, align = name.partition(" ")
    text = {"type": "text", "align": align, "baseline": "middle", "fontWeight": weight}
    encoding = {"x": _place("x", WIDTH), "y": _place("y", high), "color": _own("c", "nominal")}
    first = marks[0]
    encoding |= {end: {"field": end} for end in ("x2", "y2") if end in first}
    encoding |= {"size": _own("s", "quantitative")} if "s" in first else {}
    encoding |= {"shape": _own("shape", "nominal")} if "shape" in first else {}
    encoding |= {"text": {"field": "t", "type": "nominal"}} if "t" in first else {}
    return {"data": {"values": list(marks)}, "mark": _MARKS.get(name, text), "encoding": encoding}


def _place(field: str, length: float) -> Spec:
    """Encode a position in pixels, from the left or from the top."""
    scale = {"domain": [0, length], "range": [0, length], "nice": False, "zero": False}
    return {"field": field, "type": "quantitative", "axis": None, "scale": scale}


def _own(field: str, kind: str) -> Spec:
    """Encode what the data say literally: a colour, a size, a shape."""
    return {"field": field, "type": kind, "scale": None, "legend": None}


def shades(count: int) -> list[str]:
    """Give colours from one end to the other: blue, pale, orange; safe for the colour-blind."""
    return [_between(_STOPS, at / (count - 1) if count > 1 else 0) for at in range(count)]


def steps(count: int) -> list[str]:
    """Give blues from dark to light, for amounts of one thing."""
    return [_between(_BLUES, at / (count - 1) if count > 1 else 0) for at in range(count)]


def paled(colour: str) -> str:
    """Mix a colour with white, for what should not be relied on."""
    return _mix(colour, "#ffffff", 0.5)


def readable_on(colour: str) -> str:
    """Choose dark or light words for a ground, whichever has the better contrast (WCAG)."""
    return "#ffffff" if _lightness(colour) < 0.22 else INK


def inked(colour: str) -> str:
    """Darken a colour until words in it can be read on white (WCAG: 4.5 to 1)."""
    for step in range(11):
        darker = _mix(colour, INK, step / 10)
        if 1.05 / (_lightness(darker) + 0.05) >= 4.5:
            return darker
    return INK


def _lightness(colour: str) -> float:
    return sum(
        share * (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
        for share, part in zip((0.2126, 0.7152, 0.0722), _parts(colour), strict=True)
    )


_STOPS = ("#1d4e7e", "#6fa3cc", "#d5dde4", "#ecb26f", "#c2601f")
_BLUES = ("#123f6b", "#4a86b8", "#b9d6ea")


def _between(stops: Sequence[str], share: float) -> str:
    at = share * (len(stops) - 1)
    left = min(int(at), len(stops) - 2)
    return _mix(stops[left], stops[left + 1], at - left)


def _mix(one: str, other: str, share: float) -> str:
    pairs = zip(_parts(one), _parts(other), strict=True)
    return "#" + "".join(f"{round(255 * (a + (b - a) * share)):02x}" for a, b in pairs)


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue
