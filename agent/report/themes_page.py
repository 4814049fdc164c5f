"""The page of themes: one HTML file with its pictures; no script, no network."""

import base64
import hashlib
from collections.abc import Sequence
from importlib import resources

import jinja2

from agent.report.about import SIMULATED
from agent.report.canvas import Picture
from agent.report.themed import Chapter


def themes_page(
    title: str,
    waves: Sequence[str],
    chapters: Sequence[tuple[Chapter, Sequence[Picture]]],
    overall: Sequence[Picture],
    *,
    synthetic: bool,
) -> str:
    """Write the page; all words of respondents are escaped by the template."""
    style = _read("page.css")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    template = jinja2.Environment(autoescape=True).from_string(_read("themes.html"))
    return template.render(
        title=title,
        waves=waves,
        chapters=chapters,
        overall=overall,
        simulated=SIMULATED if synthetic else "",
        style=style,
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; "
        "form-action 'none'",
    )


def _read(name: str) -> str:
    return resources.files("agent.report").joinpath(name).read_text(encoding="utf-8")
