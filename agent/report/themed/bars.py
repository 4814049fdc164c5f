"""How many respondents voice each theme, with intervals."""

from agent.report.canvas import Canvas, Picture
from agent.report.drawing import FAINT, INK, MUTED, SEGMENT, TOTAL
from agent.report.intervals import wilson
from agent.report.themed.chapter import Chapter, Drawn, largest, percent, ticks
from agent.report.typeset import wrap

MOST = 20
_LEFT, _RIGHT, _TOP = 292.0, 640.0, 40.0
_COLUMNS = (712.0, 828.0, 846.0)
_TRUST = {"solid": "●●●", "check": "●●○", "tentative": "●○○"}


def bars(chapter: Chapter) -> Picture:
    """Draw who voices each theme, in percent with 95 % intervals, and how far to trust it."""
    shown = chapter.themes[:MOST]
    heights = [31.0 if len(wrap(one.name, _LEFT - 14, 13)) < 2 else 39.0 for one in shown]
    canvas = Canvas(_TOP + sum(heights) + 6)
    most = max(5.0, *(wilson(one.n, one.base)[1] or 0 for one in shown))
    scale = (_RIGHT - _LEFT) / most
    for tick in ticks(most):
        x = _LEFT + scale * tick
        canvas.line([(x, _TOP - 6), (x, canvas.high - 4)], FAINT if tick else MUTED)
        canvas.text((x, _TOP - 12), f"{tick:g} %", align="middle", colour=MUTED, size=11)
    for x, words, align in zip(
        _COLUMNS, ("percent", "respondents", "trust"), ("end", "end", "start"), strict=True
    ):
        canvas.text((x, _TOP - 12), words, align=align, colour=MUTED, size=11)
    top = _TOP
    for one, high in zip(shown, heights, strict=True):
        _row(canvas, one, top + high / 2, scale)
        top += high
    told = "; ".join(f"{one.name}: {percent(one.n, one.base)}" for one in shown[:3])
    return canvas.picture(
        chapter.heading(
            "bars",
            "Themes",
            f"Percent of respondents who voice a theme; {chapter.all_told()}",
            "Thin lines: 95 % intervals (Wilson). A respondent counts once in a wave and may voice "
            "several themes. Trust: how much of a theme comes back when a fifth of the answers is "
            "left out (solid, check, tentative); tentative themes are pale."
            + largest(len(shown), len(chapter.themes)),
            f"Bars, the largest first: {told}.",
        )
    )


def _row(canvas: Canvas, one: Drawn, y: float, scale: float) -> None:
    low, high = wilson(one.n, one.base)
    share = 100 * one.n / one.base if one.base else 0
    canvas.label((_LEFT - 10, y), one.name, room=_LEFT - 14)
    pale = SEGMENT if one.badge == "tentative" else TOTAL
    canvas.box((_LEFT, y - 8.5), (share * scale, 17), pale)
    if low is not None and high is not None:
        left, right = _LEFT + low * scale, _LEFT + high * scale
        canvas.line([(left, y), (right, y)], INK)
        for x in (left, right):
            canvas.line([(x, y - 4), (x, y + 4)], INK)
    first, second, third = _COLUMNS
    canvas.text((first, y + 4.5), percent(one.n, one.base), align="end", size=13, bold=True)
    canvas.text((second, y + 4.5), f"{one.n:,} of {one.base:,}", align="end", colour=MUTED)
    told = f"{_TRUST.get(one.badge, '')} {one.badge}"
    canvas.text((third, y + 4.5), told, colour=MUTED, size=11.5)
