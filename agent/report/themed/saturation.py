"""How many themes interviews have brought, and what more of them would."""

from collections.abc import Sequence

from agent.nouns import Noun
from agent.report.canvas import Canvas, Heading, Picture, Point
from agent.report.drawing import FAINT, INK, MUTED, WIDTH, inked
from agent.report.themed.chapter import Study, ticks
from agent.report.themed.palette import PALETTE
from agent.report.typeset import wrap

MOST_CURVES = 7
_LEFT, _RIGHT, _TOP, _HIGH, _BOTTOM = 52.0, 330.0, 34.0, 400.0, 50.0
_POINTS = 160
"""Points of a line; more are not seen."""
_DASHES = ("", "7 3", "2 3", "9 3 2 3", "12 4", "4 4", "1 4")


class Curve(Noun):
    """How many themes some interviews bring; told: what the next one would, in words."""

    name: str
    heard: tuple[float, ...]
    told: str


def saturation_picture(curves: Sequence[Curve], study: Study) -> Picture:
    """Draw how many themes interviews have brought so far: all, and the largest segments."""
    largest = sorted(curves[1:], key=lambda one: -len(one.heard))[: MOST_CURVES - 1]
    shown = [curves[0], *(one for one in curves[1:] if one in largest)]
    longest = max((len(one.heard) for one in shown), default=1) or 1
    most = max((one.heard[-1] for one in shown if one.heard), default=1) or 1
    canvas = Canvas(_HIGH)
    across, down = (WIDTH - _LEFT - _RIGHT) / longest, (_HIGH - _BOTTOM - _TOP) / most
    floor = _HIGH - _BOTTOM
    for tick in ticks(most):
        y = floor - down * tick
        canvas.line([(_LEFT, y), (WIDTH - _RIGHT, y)], FAINT)
        canvas.text((_LEFT - 8, y + 4), f"{tick:g}", align="end", colour=MUTED)
    for tick in ticks(longest):
        x = _LEFT + across * tick
        canvas.line([(x, floor), (x, floor + 4)], MUTED)
        canvas.text((x, floor + 18), f"{tick:g}", align="middle", colour=MUTED)
    canvas.text((_LEFT + across * longest / 2, _HIGH - 12), "interviews", align="middle")
    canvas.text((0, 16), "themes heard")
    y = 12.0
    for at, one in enumerate(shown):
        colour = INK if at == 0 else PALETTE[(at - 1) % len(PALETTE)]
        points = [(_LEFT, floor), *_line(one, (across, down), floor)]
        dashes = _DASHES[at % len(_DASHES)]
        canvas.line(points, colour, width=3 if at == 0 else 2, dashes=dashes)
        canvas.marks([points[-1]], colour, size=3.4)
        y = _key(canvas, one, (y, colour, dashes))
    canvas.high = max(_HIGH, y)
    rest = len(curves) - len(shown)
    return canvas.picture(
        Heading(
            id="saturation",
            title="Saturation: is there more to hear?",
            base="Themes heard after so many interviews, the mean over all orders",
            caption="Beside it, the new themes that one more interview would bring, estimated from "
            "themes that a single respondent voices (Good and Turing), with 95 %. Enough: surely "
            "fewer than one in ten interviews."
            + (f" {rest} smaller segments are left out." if rest else ""),
            alt=f"Curves. {' '.join(f'{one.name}: {one.told}.' for one in shown)}",
            source=study.source,
            synthetic=study.synthetic,
        )
    )


def _line(one: Curve, scale: tuple[float, float], floor: float) -> list[Point]:
    """Give the points of a curve; of long ones some, closer together where it bends."""
    across, down = scale
    last = len(one.heard) - 1
    some = sorted({round(last * (at / _POINTS) ** 2) for at in range(_POINTS + 1)})
    return [(_LEFT + across * (at + 1), floor - down * one.heard[at]) for at in some if last >= 0]


def _key(canvas: Canvas, one: Curve, how: tuple[float, str, str]) -> float:
    """Write what a curve is, beside a piece of its line; tell where the next one begins."""
    top, colour, dashes = how
    left = WIDTH - _RIGHT + 26
    canvas.line([(left, top), (left + 26, top)], colour, width=2.5, dashes=dashes)
    y = top + 4
    for line in wrap(one.name, _RIGHT - 64, 12, most=2, bold=True):
        canvas.text((left + 34, y), line, colour=inked(colour), bold=True)
        y += 15
    for line in wrap(one.told, _RIGHT - 64, 11, most=3):
        canvas.text((left + 34, y), line, colour=MUTED, size=11)
        y += 14
    return y + 6
