"""The report of one or more waves: tables, figures one by one, and the page."""

from collections.abc import Iterator, Sequence

from agent.errors import BadInput
from agent.fieldwork import standing
from agent.questionnaire import Questionnaire
from agent.report.about import describe
from agent.report.bannerbook import bannerbook
from agent.report.cases import case_of
from agent.report.deck import deck
from agent.report.figures import figures
from agent.report.page import page
from agent.report.reading import Tables
from agent.report.tables import crosstab, tables_csv
from agent.report.words import Words, quotes
from agent.store import Store


def report(
    asked: Questionnaire,
    store: Store,
    waves: Sequence[str],
    *,
    by: str | None,
    words: Words | None = None,
) -> Iterator[tuple[str, bytes]]:
    """Make the files of a report, name and bytes; by: the question that breaks the tables.

    words: themes, and what people corrected; quotes are chosen here. Raises NotFound for an
    unknown wave or break, BadInput where nothing has been coded.
    """
    found = standing(store, waves)
    if not found.judgements:
        raise BadInput(
            "nothing has been coded yet", where=", ".join(waves), mend="run `interview code` first"
        )
    cases = tuple(case_of(one) for one in found.transcripts)
    about = describe(asked, found.transcripts, found.judgements, by=by)
    cells = crosstab(asked, cases, found.judgements, by=by)
    yield "tables.csv", tables_csv(cells).encode()
    drawn = figures(asked, cells, about=about)
    for figure in drawn:
        yield f"figures/{figure.id}.svg", figure.svg
        yield f"figures/{figure.id}.png", figure.png
    chosen = quotes(asked, found.judgements)
    said = (words or Words()).model_copy(update={"quotes": chosen})
    tables = Tables(questionnaire=asked, cells=cells, by=by, language=about.language)
    yield "tables.xlsx", bannerbook(tables, about=about, themes=said.themes)
    yield "figures.pptx", deck(tables, drawn, about=about, themes=said.themes)
    yield "report.html", page(asked, cells, drawn, about=about, words=said).encode()
