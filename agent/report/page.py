"""The report as one HTML file: figures, tables, quotes and how the numbers came about.

It needs no network and runs no script; a content security policy says so to the browser.
All words of respondents and researchers are escaped by the template.
"""

import base64
import hashlib
from collections.abc import Iterator, Sequence
from importlib import resources

import jinja2

from agent.nouns import spoken
from agent.questionnaire import Open, Questionnaire
from agent.report.about import SIMULATED, About
from agent.report.figures import Figure
from agent.report.printed import printed, tested
from agent.report.reading import Tables
from agent.report.tables import Cell
from agent.report.words import CorrectedLine, Words


def page(
    questionnaire: Questionnaire,
    cells: Sequence[Cell],
    figures: Sequence[Figure],
    *,
    about: About,
    words: Words | None = None,
) -> str:
    """Write the whole report as HTML."""
    tables = Tables(
        questionnaire=questionnaire, cells=tuple(cells), by=about.by, language=about.language
    )
    said = words or Words()
    all_tables = {one.id: printed(tables, one, said) for one in questionnaire.questions}
    drawn = {name for figure in figures for name in figure.questions}
    style = _source("page.css")
    return _template().render(
        title=spoken(questionnaire.title, about.language),
        language=about.language,
        simulated=SIMULATED if about.synthetic else "",
        facts=tuple(_facts(about)),
        figures=[(figure, figure.svg.decode()) for figure in figures],
        tables=all_tables,
        others=[table for name, table in all_tables.items() if name not in drawn and table.lines],
        themes=said.themes,
        corrected=tuple(_corrected(tables, said.corrected)),
        tested=tested(tables),
        style=style,
        policy=f"default-src 'none'; style-src 'sha256-{_sha256(style)}'; base-uri 'none'; "
        "form-action 'none'",
    )


def _corrected(
    tables: Tables, lines: Sequence[CorrectedLine]
) -> Iterator[tuple[str, list[tuple[str, CorrectedLine]]]]:
    """Group the corrected shares of everybody by wave and question, with words for the codes."""
    places = dict.fromkeys((one.wave, one.question) for one in lines)
    for wave, name in places:
        question = tables.questionnaire.by_id[name]
        book = question.codebook if isinstance(question, Open) and question.codebook else None
        title = f"{spoken(question.text, tables.language)} ({wave})"
        some = [one for one in lines if (one.wave, one.question) == (wave, name)]
        yield (
            title,
            [
                (book.label(one.value, tables.language) if book else one.value, one)
                for one in some
                if one.segment == "all"
            ],
        )


def _facts(about: About) -> Iterator[tuple[str, str]]:
    """The facts of the report, as far as they are known."""
    if about.first and about.last:
        first, last = f"{about.first:%Y-%m-%d}", f"{about.last:%Y-%m-%d}"
        yield "Fieldwork", first if first == last else f"{first} to {last}"
    facts = {
        "Waves": about.waves,
        "Interviews": [f"{n} {name.replace('_', ' ')}" for name, n in about.outcomes.items()],
        "Questionnaire": [
            f"{ref.id}, version {ref.version}, SHA-256 {ref.sha256}" for ref in about.questionnaires
        ],
        "Interviewed with": about.interviewers,
        "Coded by": about.coders,
        "Codebooks": about.codebooks,
        "Status of the coding": [f"{n} {name}" for name, n in about.judgements.items()],
    }
    for name, values in facts.items():
        if values:
            yield name, "; ".join(values)


def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(_source("page.html"))


def _source(name: str) -> str:
    return resources.files("agent.report").joinpath(name).read_text(encoding="utf-8")


def _sha256(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
