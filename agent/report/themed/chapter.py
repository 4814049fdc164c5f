"""What the pictures of themes show: the themes of a question, and where their words stand."""

import math
from collections.abc import Sequence

from pydantic import Field

from agent.nouns import Noun
from agent.report.canvas import Heading

CALM = ("stable", "first wave")
RISING, SINKING = ("emerging", "growing"), ("fading", "dormant")


class Course(Noun):
    """A theme in one wave. hint: how it moved, with what seems so if it is looked at alone."""

    wave: str
    n: int
    base: int
    change: str
    hint: str = ""


class Share(Noun):
    """A theme among the respondents of one segment; label: the segment in words."""

    segment: str
    n: int
    base: int
    lift: float | None
    label: str = ""


class Drawn(Noun):
    """A theme as the pictures show it. quotes: fit to print.

    last: how it moved in the last wave, in words. sources: respondents by the question they were
    answering, in a chapter of several questions. status: what people decided of it, in words.
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
    status: str = ""

    @property
    def now(self) -> str:
        """How it moved in the last wave."""
        return self.course[-1].change if self.course else CALM[0]


class Dot(Noun):
    """An idea unit on the map; theme: the place of its theme in the list, -1 for none.

    late: whether it was said in the last wave of several.
    """

    x: float
    y: float
    theme: int
    late: bool = True


class Study(Noun):
    """Whose themes these are, for the foot of each picture.

    language: that of all that was said, where there is but one.
    """

    title: str
    waves: tuple[str, ...]
    synthetic: bool = False
    language: str = ""

    @property
    def source(self) -> str:
        """Name it in a line."""
        return f"Source: {self.title}; {listed(self.waves)}."


class Chapter(Noun):
    """The themes of one question, or of several together, the largest first.

    ended: what became of themes that people merged, split or retired, a line for each.
    """

    question: str
    title: str
    themes: tuple[Drawn, ...]
    dots: tuple[Dot, ...]
    study: Study
    ended: tuple[str, ...] = ()

    @property
    def waves(self) -> tuple[str, ...]:
        """The waves in which it was asked."""
        return tuple(dict.fromkeys(here.wave for one in self.themes for here in one.course))

    def asked(self, wave: str) -> int:
        """Count those who were asked in a wave."""
        here = (one for theme in self.themes for one in theme.course if one.wave == wave)
        return max((one.base for one in here), default=0)

    def heading(self, kind: str, title: str, base: str, caption: str, alt: str) -> Heading:
        """Say above and below a picture what it is."""
        return Heading(
            id=f"{kind}-{self.question}",
            title=f"{title}: {self.title}",
            base=base,
            caption=caption,
            alt=alt,
            source=self.study.source,
            synthetic=self.study.synthetic,
        )

    def all_told(self) -> str:
        """Say whom figures over all waves rest on."""
        base = max((one.base for one in self.themes), default=0)
        if len(self.waves) < 2:
            return f"{listed(self.waves)}, n = {base:,} respondents asked"
        return f"{listed(self.waves)} together, n = {base:,} interviews in which it was asked"


def listed(names: Sequence[str]) -> str:
    """Join names; of many, the first and the last."""
    if len(names) > 4:
        return f"{names[0]} to {names[-1]} ({len(names)} waves)"
    *most, last = names or ("no wave",)
    return f"{', '.join(most)} and {last}" if most else last


def percent(n: int, base: int) -> str:
    """Write a share; one that is not nothing never reads 0."""
    if not base:
        return "–"
    return "<1 %" if n and 200 * n < base else f"{100 * n / base:.0f} %"


def ticks(most: float, *, count: int = 5) -> list[float]:
    """Give round numbers from 0 to no more than `most`, about `count` steps apart."""
    if most <= 0:
        return [0.0]
    raw = most / count
    size = 10.0 ** math.floor(math.log10(raw))
    step = next(size * one for one in (1, 2, 5, 10) if size * one >= raw)
    return [at * step for at in range(math.floor(most / step + 1e-9) + 1)]


def largest(shown: int, known: int) -> str:
    """Say how many of the themes a picture shows."""
    return "" if shown >= known else f" {shown} of {known} themes; all are in themes.csv."
