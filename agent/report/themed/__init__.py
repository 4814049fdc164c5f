"""The pictures of themes: bars, segments, ribbons over the waves, a map, saturation."""

from collections.abc import Iterator

from agent.report.canvas import Picture
from agent.report.themed.bars import bars
from agent.report.themed.chapter import Chapter, Course, Dot, Drawn, Share, Study, percent
from agent.report.themed.map import FEWEST, chart
from agent.report.themed.ribbons import ribbons
from agent.report.themed.saturation import Curve, saturation_picture
from agent.report.themed.segments import segments

__all__ = [
    "FEWEST",
    "Chapter",
    "Course",
    "Curve",
    "Dot",
    "Drawn",
    "Share",
    "Study",
    "percent",
    "pictures",
    "saturation_picture",
]


def pictures(chapter: Chapter) -> Iterator[Picture]:
    """Draw all pictures of a question that its data allow."""
    if not chapter.themes:
        return
    yield bars(chapter)
    if len({share.segment for one in chapter.themes for share in one.shares}) > 1:
        yield segments(chapter)
    if len(chapter.waves) > 1:
        yield ribbons(chapter)
    if chapter.dots:
        yield chart(chapter)
