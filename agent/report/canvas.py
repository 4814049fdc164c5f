"""A drawing surface of one's own, for pictures that are not rows of bars; plain SVG."""

from collections.abc import Sequence
from html import escape

import vl_convert

from agent.nouns import Noun
from agent.report.drawing import INK, WIDTH
from agent.report.typeset import FONT, wrap

Point = tuple[float, float]


class Picture(Noun):
    """A picture, drawn. caption: what it shows and how to read it."""

    id: str
    title: str
    caption: str
    svg: bytes
    png: bytes


class Canvas:
    """Shapes put on a white ground, in pixels from the top left."""

    def __init__(self, high: float, wide: float = WIDTH) -> None:
        """Start empty."""
        self.wide, self.high = wide, high
        self._shapes: list[str] = []

    def text(  # noqa: PLR0913  # all that a line of text has
        self,
        at: Point,
        words: str,
        *,
        size: float = 12,
        colour: str = INK,
        align: str = "start",
        bold: bool = False,
        room: float = 0,
    ) -> None:
        """Write one line; room: pixels that it may take, after which it is cut."""
        if room:
            words = (wrap(words, room, size, most=1, bold=bold) or [""])[0]
        weight = ' font-weight="bold"' if bold else ""
        self._shapes.append(
            f'<text x="{at[0]:.1f}" y="{at[1]:.1f}" font-size="{size}" fill="{colour}" '
            f'text-anchor="{align}"{weight}>{escape(words)}</text>'
        )

    def line(self, points: Sequence[Point], colour: str, *, width: float = 1) -> None:
        """Draw a line through points."""
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        self._shapes.append(
            f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="{width}"/>'
        )

    def area(self, points: Sequence[Point], colour: str, *, opacity: float = 1) -> None:
        """Fill a polygon."""
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        self._shapes.append(f'<polygon points="{path}" fill="{colour}" fill-opacity="{opacity}"/>')

    def dot(self, at: Point, colour: str, *, size: float = 3, opacity: float = 0.75) -> None:
        """Put a dot."""
        self._shapes.append(
            f'<circle cx="{at[0]:.1f}" cy="{at[1]:.1f}" r="{size}" fill="{colour}" '
            f'fill-opacity="{opacity}"/>'
        )

    def picture(self, name: str, title: str, caption: str) -> Picture:
        """Finish it as SVG and PNG."""
        svg = (
            f'<svg xmlns="http://www.w3.org/2000/svg" '
            f'viewBox="0 0 {self.wide:.0f} {self.high:.0f}" '
            f'width="{self.wide:.0f}" height="{self.high:.0f}" font-family="{escape(FONT)}">'
            f'<rect width="100%" height="100%" fill="#ffffff"/>{"".join(self._shapes)}</svg>'
        )
        return Picture(
            id=name,
            title=title,
            caption=caption,
            svg=svg.encode(),
            png=bytes(vl_convert.svg_to_png(svg, scale=2)),
        )
