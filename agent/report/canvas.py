"""A drawing surface of one's own, for pictures that are not rows of bars; plain SVG."""

from collections.abc import Sequence
from html import escape
from typing import Literal

import vl_convert

from agent.nouns import Noun
from agent.report.about import SIMULATED
from agent.report.drawing import ALARM, ALARM_INK, INK, MUTED, WIDTH
from agent.report.typeset import FONT, wrap

Point = tuple[float, float]
Shape = Literal["circle", "square", "triangle", "diamond"]
_EDGE, _BANNER = 20.0, 38.0


class Heading(Noun):
    """What stands above and below a picture that is alone in a file.

    base: whom it rests on. caption: how to read it. alt: what it says, for those who do not see
    it. source: the study and its waves.
    """

    id: str
    title: str
    base: str
    caption: str
    alt: str
    source: str = ""
    synthetic: bool = False


class Picture(Noun):
    """A picture, drawn. svg: with all that a file alone must say. plate: for a page."""

    id: str
    title: str
    base: str
    caption: str
    alt: str
    plate: bytes
    svg: bytes

    @property
    def png(self) -> bytes:
        """The file as pixels."""
        return bytes(vl_convert.svg_to_png(self.svg.decode(), scale=2))


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
        halo: bool = False,
    ) -> None:
        """Write one line; room: pixels that it may take, after which it is cut."""
        if room:
            words = (wrap(words, room, size, most=1, bold=bold) or [""])[0]
        weight = ' font-weight="bold"' if bold else ""
        edge = ' paint-order="stroke" stroke="#fff" stroke-width="4" stroke-linejoin="round"'
        self._shapes.append(
            f'<text x="{at[0]:.1f}" y="{at[1]:.1f}" font-size="{size}" fill="{colour}" '
            f'text-anchor="{align}"{weight}{edge if halo else ""}>{escape(words)}</text>'
        )

    def label(
        self, at: Point, words: str, *, room: float, size: float = 13, align: str = "end"
    ) -> None:
        """Write a label of two lines at most around a middle; what is longer is cut."""
        lines = wrap(words, room, size, most=2)
        for row, line in enumerate(lines):
            y = at[1] + size * (0.35 + 1.15 * (row - (len(lines) - 1) / 2))
            self.text((at[0], y), line, size=size, align=align)

    def paragraph(self, top: float, words: str, *, size: float = 12, bold: bool = False) -> float:
        """Set a text over the whole width, and tell where it ends."""
        for line in wrap(words, self.wide, size, most=6, bold=bold):
            top += size * 1.35
            self.text(
                (0, top - size * 0.35), line, size=size, bold=bold, colour=INK if bold else MUTED
            )
        return top

    def line(
        self, points: Sequence[Point], colour: str, *, width: float = 1, dashes: str = ""
    ) -> None:
        """Draw a line through points."""
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        broken = f' stroke-dasharray="{dashes}"' if dashes else ""
        self._shapes.append(
            f'<polyline points="{path}" fill="none" stroke="{colour}" '
            f'stroke-width="{width}"{broken}/>'
        )

    def area(self, points: Sequence[Point], colour: str, *, opacity: float = 1) -> None:
        """Fill a polygon."""
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        self._shapes.append(f'<polygon points="{path}" fill="{colour}" fill-opacity="{opacity}"/>')

    def box(self, at: Point, size: tuple[float, float], colour: str) -> None:
        """Fill a rectangle."""
        (x, y), (wide, high) = at, size
        self._shapes.append(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(wide, 0):.1f}" height="{high:.1f}" '
            f'fill="{colour}"/>'
        )

    def marks(
        self,
        points: Sequence[Point],
        colour: str,
        *,
        shape: Shape = "circle",
        size: float = 3,
        opacity: float = 1,
    ) -> None:
        """Put marks of one kind, all in one path: thousands of them stay small."""
        if not points:
            return
        path = "".join(f"M{x:.1f} {y:.1f}{_outline(shape, size)}" for x, y in points)
        paint = (
            f'fill="none" stroke="{colour}" stroke-width="{2 * size:g}" stroke-linecap="round" '
            f'stroke-opacity="{opacity}"'
            if shape == "circle"
            else f'fill="{colour}" fill-opacity="{opacity}"'
        )
        self._shapes.append(f'<path d="{path}" {paint}/>')

    def picture(self, heading: Heading) -> Picture:
        """Finish it, and as a plate without its heading."""
        banner = _banner() if heading.synthetic else Canvas(0)
        head, foot = _head(heading), _foot(heading)
        svg = _svg([banner, head, self, foot], _EDGE, heading)
        return Picture(
            id=heading.id,
            title=heading.title,
            base=heading.base,
            caption=heading.caption,
            alt=heading.alt,
            plate=_svg([banner, self], 12).encode(),
            svg=svg.encode(),
        )

    def placed(self, left: float, top: float) -> str:
        """Give its shapes, moved."""
        if not self._shapes:
            return ""
        return f'<g transform="translate({left:g},{top:g})">{"".join(self._shapes)}</g>'


def _outline(shape: Shape, size: float) -> str:
    """Draw a mark around the point where the pen stands, in as few letters as it takes."""
    s, w, d = f"{size:g}", f"{1.8 * size:g}", f"{0.9 * size:g}"
    match shape:
        case "circle":
            return "h0"
        case "square":
            return f"m-{d}-{d}h{w}v{w}h-{w}z"
        case "triangle":
            return f"m0-{1.2 * size:g}l{s} {w}h-{2 * size:g}z"
        case "diamond":
            return f"m0-{1.3 * size:g}l{s} {1.3 * size:g}l-{s} {1.3 * size:g}l-{s}-{1.3 * size:g}z"


def _banner() -> Canvas:
    banner = Canvas(_BANNER)
    banner.box((0, 0), (banner.wide, 26), ALARM)
    banner.text((10, 17), SIMULATED, size=13, bold=True, colour=ALARM_INK)
    return banner


def _head(heading: Heading) -> Canvas:
    head = Canvas(0)
    top = head.paragraph(0, heading.title, size=18, bold=True) + 3
    head.high = head.paragraph(top, heading.base, size=12.5) + 12
    return head


def _foot(heading: Heading) -> Canvas:
    foot = Canvas(0)
    top = foot.paragraph(8, heading.caption, size=11.5) + 2
    foot.high = foot.paragraph(top, heading.source, size=11.5) if heading.source else top
    return foot


def _svg(parts: Sequence[Canvas], edge: float, told: Heading | None = None) -> str:
    """Put parts below one another; told: what the file says of itself to screen readers."""
    wide, high = max(one.wide for one in parts) + 2 * edge, sum(one.high for one in parts)
    top, drawn = edge, ""
    for one in parts:
        drawn += one.placed(edge, top)
        top += one.high
    words = (
        f"<title>{escape(told.title)}</title><desc>{escape(f'{told.alt} {told.caption}')}</desc>"
        if told
        else ""
    )
    role = ' role="img"' if told else ' aria-hidden="true"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg"{role} '
        f'viewBox="0 0 {wide:.0f} {high + 2 * edge:.0f}" '
        f'width="{wide:.0f}" height="{high + 2 * edge:.0f}" font-family="{escape(FONT)}">'
        f'{words}<rect width="100%" height="100%" fill="#ffffff"/>{drawn}</svg>'
    )
