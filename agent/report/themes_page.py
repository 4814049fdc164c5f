"""The page of themes: one HTML file with its pictures; no script, no network."""

import base64
import hashlib
from collections.abc import Iterable, Sequence
from importlib import resources
from typing import Protocol

import jinja2

from agent.report.about import SIMULATED
from agent.report.canvas import Picture
from agent.report.themed import Chapter, Share, Study, percent
from agent.report.themed.chapter import CALM


class Brought(Protocol):
    """What the last wave brought of a question, summed up; the template reads the rest."""

    @property
    def question(self) -> str:
        """The question, or the pool."""
        ...

    @property
    def told(self) -> str:
        """One line on it."""
        ...


def themes_page(
    study: Study,
    chapters: Sequence[tuple[Chapter, Sequence[Picture]]],
    overall: Picture,
    brought: Sequence[Brought],
    heads: Iterable[tuple[str, str]] = (),
) -> str:
    """Write the page; all words of respondents are escaped by the template.

    heads: the ways of moving, in the order in which they are told, with their headings.
    """
    style = _read("page.css")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    environment = jinja2.Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters["capitalize_first"] = _begun
    environment.filters["zip"] = zip
    return environment.from_string(_read("themes.html")).render(
        study=study,
        chapters=chapters,
        overall=overall,
        brought={one.question: one for one in brought},
        heads=dict(heads),
        parts=_parts,
        percent=percent,
        calm=CALM,
        simulated=SIMULATED if study.synthetic else "",
        style=style,
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; "
        "form-action 'none'",
    )


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]


def _parts(chapter: Chapter) -> tuple[Share, ...]:
    """Give the segments of a chapter, where there are several."""
    shares = chapter.themes[0].shares
    return shares if len(shares) > 1 else ()


def _read(name: str) -> str:
    return resources.files("agent.report").joinpath(name).read_text(encoding="utf-8")
