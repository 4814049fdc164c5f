"""The course of themes over the waves."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from agent.report.canvas import Canvas, Picture, Point
from agent.report.drawing import FAINT, INK, MUTED, NONE, TOTAL, WIDTH
from agent.report.themed.chapter import CALM, RISING, SINKING, Chapter, Course, Drawn, percent
from agent.report.typeset import width

MOST_CALM, MOST_MOVED, MOST_WAVES = 8, 18, 12
_LEFT, _RIGHT, _ROW, _HEAD = 292.0, 126.0, 46.0, 26.0
_THICK = 8.5
"""Half of a ribbon that a line of text fits into."""
_ROOM = 112.0
"""Pixels between two waves from which on each has words beside its percent."""
_BIRTH = 0.3
"""Where a theme's ribbon begins before its first wave, as a part of the way between two."""
_COLOURS = {
    "emerging": "#00826b",
    "growing": "#1d4e7e",
    "fading": "#d97b29",
    "dormant": NONE,
}
_SIGNS = {"emerging": "✚", "growing": "▲", "fading": "▼", "dormant": "○"}


class _Scale(NamedTuple):
    """Where waves stand, and half the thickness of a share of one."""

    places: dict[str, float]
    step: float
    half: float


def ribbons(chapter: Chapter) -> Picture:
    """Draw the course of all that moved and of the largest themes, by how they moved last."""
    waves = chapter.waves[-MOST_WAVES:]
    groups = list(_grouped(chapter.themes, waves[-1]))
    shown = [one for _, some in groups for one in some]
    top = 46.0
    canvas = Canvas(top + _ROW * len(shown) + _HEAD * len(groups) + 4)
    step = (WIDTH - _LEFT - _RIGHT) / max(len(waves) - 1, 1)
    for at, wave in enumerate(waves):
        x = _LEFT + step * at
        canvas.line([(x, top - 4), (x, canvas.high)], FAINT)
        name = _ended(wave, max(step - 6, 30))
        canvas.text((x, 16), name, align="middle", bold=True)
        n = f"n = {chapter.asked(wave):,}" if step > 50 else f"{chapter.asked(wave)}"
        canvas.text((x, 32), n, align="middle", colour=MUTED, size=11)
    courses = [here for one in shown for here in one.course if here.wave in waves and here.base]
    most = max((here.n / here.base for here in courses), default=1) or 1
    places = {wave: _LEFT + step * at for at, wave in enumerate(waves)}
    scale = _Scale(places, step, (_ROW - 14) / 2 / most)
    for title, some in groups:
        canvas.text((0, top + 18), title, bold=True, size=12, colour=MUTED)
        canvas.line([(0, top + 24), (WIDTH, top + 24)], FAINT)
        top += _HEAD
        for one in some:
            canvas.label((_LEFT - 24, top + _ROW / 2), one.name, room=_LEFT - 30)
            _ribbon(canvas, one, top + _ROW / 2, scale)
            top += _ROW
    return canvas.picture(
        chapter.heading(
            "waves",
            "Over the waves",
            "Thickness and number: percent of the respondents asked in a wave who voice a theme",
            "✚ emerging: first voiced in this wave. ▲ growing, ▼ fading: the share differs from "
            "the wave before, or rises or falls over all waves (5 % over all themes of the "
            "question, Holm). perhaps: it would pass if it stood alone (one in twenty does by "
            "chance), or too few say it for the first time. ○ dormant: voiced by nobody. Other "
            "differences may be chance." + _rest(chapter, shown, waves),
            _alt(groups),
        )
    )


def _rest(chapter: Chapter, shown: Sequence[Drawn], waves: Sequence[str]) -> str:
    left = len(chapter.themes) - len(shown)
    words = f" {left} smaller themes are in themes.csv." if left > 0 else ""
    early = len(chapter.waves) - len(waves)
    return words + (f" {early} earlier waves too." if early > 0 else "")


def _grouped(themes: Sequence[Drawn], last: str) -> Iterator[tuple[str, list[Drawn]]]:
    """Sort themes by how they moved in the last wave; the largest of a group first."""
    new = [one for one in themes if one.now == "emerging"]
    more = [one for one in themes if one.now == "growing"]
    less = [one for one in themes if one.now == "fading"]
    gone = [one for one in themes if one.now == "dormant"]
    moved = {one.id for one in (*new, *more, *less, *gone)}
    perhaps = [one for one in themes if one.id not in moved and _hinted(one)]
    moved |= {one.id for one in perhaps}
    calm = [one for one in themes if one.id not in moved]
    earlier = [one for one in calm if any(here.change not in CALM for here in one.course)]
    still = [one for one in calm if one not in earlier][:MOST_CALM]
    left = MOST_MOVED
    for title, some in (
        (f"New in {last}", new),
        (f"Growing in {last}", more),
        (f"Fading in {last}", less),
        (f"Said by nobody in {last}", gone),
        (f"Perhaps moved in {last}, may be chance", perhaps),
        ("Moved in an earlier wave", earlier),
        ("No change told from chance, the largest", still),
    ):
        room = max(0, left) if some is not still else MOST_CALM
        left -= len(some) if some is not still else 0
        if some[:room]:
            yield title, some[:room]


def _hinted(one: Drawn) -> bool:
    return bool(one.course) and "perhaps" in one.course[-1].hint


def _ribbon(canvas: Canvas, one: Drawn, middle: float, scale: _Scale) -> None:
    course = [here for here in one.course if here.wave in scale.places]
    halves = [scale.half * here.n / here.base if here.base else 0.0 for here in course]
    xs = [scale.places[here.wave] for here in course]
    colour = _COLOURS.get(one.now, TOTAL)
    upper: list[Point] = [(x, middle - h - 0.5) for x, h in zip(xs, halves, strict=True)]
    lower: list[Point] = [(x, middle + h + 0.5) for x, h in zip(xs, halves, strict=True)]
    born: list[Point] = [(xs[0] - _BIRTH * scale.step, middle)] if xs and xs[0] > _LEFT else []
    canvas.area([*born, *upper, *lower[::-1]], colour, opacity=0.5)
    for at, (here, x, half) in enumerate(zip(course, xs, halves, strict=True)):
        canvas.line([(x, middle - half - 1), (x, middle + half + 1)], colour, width=3)
        if here is course[-1]:
            _last_told(canvas, here, (x, middle))
        else:
            slope = (halves[at + 1] - half) / (xs[at + 1] - x)
            _told(canvas, here, (x, middle, half, slope), wordy=scale.step >= _ROOM)


def _told(
    canvas: Canvas, here: Course, at: tuple[float, float, float, float], *, wordy: bool
) -> None:
    """Write the percent of a wave and how it moved: inside the ribbon if it fits, else above.

    at: its place, half its thickness there, and how that grows with each pixel to the right.
    """
    x, middle, half, slope = at
    parts = (percent(here.n, here.base), _SIGNS.get(here.change, ""), _moved(here) if wordy else "")
    told, size = " ".join(filter(None, parts)), 11 if wordy else 10
    ends = half + slope * (width(told, size) + 4)
    inside = min(half, ends) >= _THICK
    y = middle + 4 if inside else middle - max(half, ends) - 6
    canvas.text((x + 4, y), told, size=size, colour=INK, halo=not inside)


def _last_told(canvas: Canvas, here: Course, at: tuple[float, float]) -> None:
    """Write the last percent, and below it how the theme moved."""
    (x, middle), words = at, _moved(here)
    share = percent(here.n, here.base)
    canvas.text((x + 8, middle - 1 if words else middle + 4), share, size=12, bold=True)
    sign = _SIGNS.get(here.change, "")
    canvas.text((x + 8, middle + 13), f"{sign} {words}".strip(), size=11, colour=MUTED)


def _moved(here: Course) -> str:
    hint = here.hint or here.change
    return hint.removeprefix("stable, ") if hint not in CALM else ""


def _ended(name: str, room: float) -> str:
    """Cut a wave's name at its beginning: its end tells it from the others."""
    if width(name, 12, bold=True) <= room:
        return name
    while name and width(f"…{name}", 12, bold=True) > room:
        name = name[1:]
    return f"…{name}"


def _alt(groups: Sequence[tuple[str, list[Drawn]]]) -> str:
    told = [
        f"{title}: {', '.join(f'{one.name} {_last(one)}' for one in some[:5])}"
        for title, some in groups
        if any(one.now in (*RISING, *SINKING) for one in some)
    ]
    return f"Ribbons over the waves. {'; '.join(told) or 'Nothing moved beyond chance'}."


def _last(one: Drawn) -> str:
    return percent(one.course[-1].n, one.course[-1].base)
