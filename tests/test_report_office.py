"""The deck and the banner book, read back by the libraries of other people's programs."""

import io
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE

from agent.questionnaire import Questionnaire
from agent.report.about import SIMULATED, About
from agent.report.bannerbook import bannerbook
from agent.report.deck import deck, plot
from agent.report.figures import figures
from agent.report.reading import Tables
from agent.report.tables import crosstab
from agent.report.words import ThemeLine
from tests.report_factories import answered, cases, judged, questionnaire

STAGE: dict[str, object] = {
    "id": "stage", "type": "single", "text": "How far?", "options": ["early", "late"],
}  # fmt: skip
ASKED = questionnaire(
    STAGE,
    {"id": "money", "type": "single", "text": "And money?", "options": ["more", "same", "less"]},
    {"id": "tools", "type": "multi", "text": "Which?", "options": ["saw", "axe", "plane"]},
    {"id": "rate", "type": "rating", "text": "How good?", "items": ["price", "speed"]},
    {
        "id": "grid",
        "type": "grid",
        "text": "How well known?",
        "items": ["alpha", "beta"],
        "options": ["no", "name", "used"],
        "aware": ["name", "used"],
    },
    {
        "id": "pains",
        "type": "open",
        "text": "What hurts?",
        "codebook": {"codes": {"wait": {"net": "time"}, "slow": {"net": "time"}, "cost": {}}},
    },
    {"id": "staff", "type": "number", "text": "How many?"},
)


def tables(asked: Questionnaire = ASKED, number: int = 80, by: str | None = "stage") -> Tables:
    """Count some invented answers."""
    said = answered(asked, number, seed=5)
    cells = crosstab(asked, cases(number), said, by=by)
    return Tables(questionnaire=asked, cells=cells, by=by)


def slides(counted: Tables, about: About) -> list[Any]:
    """Write the deck and read it back."""
    drawn = figures(counted.questionnaire, counted.cells, about=about)
    return list(Presentation(io.BytesIO(deck(counted, drawn, about=about))).slides)


def words(slide: Any) -> str:
    """Give all the words of a slide."""
    return " | ".join(one.text_frame.text for one in slide.shapes if one.has_text_frame)


def test_every_question_has_a_slide_with_a_chart_whose_numbers_are_those_of_the_tables() -> None:
    counted = tables()
    first, *shown = slides(counted, About(by="stage", waves=("w1",), outcomes={"completed": 80}))
    assert "80 interviews, waves: w1" in words(first)
    assert len(shown) == len(ASKED.questions)
    for question, slide in zip(ASKED.questions, shown, strict=True):
        (chart,) = [one.chart for one in slide.shapes if one.has_chart]
        wanted = plot(counted, question)
        assert [one.name for one in chart.plots[0].series] == [name for name, _ in wanted.series]
        assert list(chart.plots[0].categories) == list(wanted.categories)
        for series, (_, values) in zip(chart.plots[0].series, wanted.series, strict=True):
            assert list(series.values) == pytest.approx(list(values))
        assert counted.wording(question) in words(slide)
    assert "n = 80" in words(shown[0])


def test_shares_of_one_answer_are_stacked_and_sets_stand_side_by_side() -> None:
    counted = tables()
    kinds = [
        next(one.chart.chart_type for one in slide.shapes if one.has_chart)
        for slide in slides(counted, About(by="stage"))[1:]
    ]
    stacked, beside = XL_CHART_TYPE.BAR_STACKED_100, XL_CHART_TYPE.BAR_CLUSTERED
    assert kinds == [beside, stacked, beside, beside, stacked, beside, beside]


def test_the_shares_of_a_stack_add_up() -> None:
    series = plot(tables(), ASKED.by_id["money"]).series
    for values in zip(*(values for _, values in series), strict=True):
        assert sum(one or 0 for one in values) == pytest.approx(1)


def test_tiny_segments_are_named_and_not_charted() -> None:
    said = [judged(at, "stage", "late" if at < 4 else "early") for at in range(40)]
    said += [judged(at, "tools", "saw") for at in range(40)]
    asked = questionnaire(STAGE, ASKED.by_id["tools"].model_dump(exclude_unset=True))
    cells = crosstab(asked, cases(40), said, by="stage")
    counted = Tables(questionnaire=asked, cells=cells, by="stage")
    names = [name for name, _ in plot(counted, asked.by_id["tools"]).series]
    assert names == ["All respondents (n = 40)", "Early (n = 36)"]
    assert "Not charted, see the tables: Late (n = 4**)" in words(slides(counted, About())[2])


def test_a_question_that_nobody_was_asked_has_a_slide_without_a_chart() -> None:
    cells = crosstab(ASKED, cases(0), [], by=None)
    counted = Tables(questionnaire=ASKED, cells=cells)
    for slide in slides(counted, About())[1:]:
        assert not any(one.has_chart for one in slide.shapes)


def test_every_slide_of_a_simulated_wave_says_so() -> None:
    assert all(SIMULATED in words(slide) for slide in slides(tables(), About(synthetic=True)))


THEMES = tuple(
    ThemeLine(question=asked, name=name, n=n, base=40, change=change, quotes=("=1+1 is dear",))
    for asked, name, n, change in (
        ("What hurts?", "waiting for slots", 12, "growing"),
        ("What hurts?", "<b>prices</b> & terms", 8, "stable"),
        ("What else?", "staff", 0, "dormant"),
    )
)


def test_themes_have_a_slide_a_question_and_a_sheet_with_what_was_said() -> None:
    counted, about = tables(), About(synthetic=True)
    drawn = figures(ASKED, counted.cells, about=about)
    told = list(Presentation(io.BytesIO(deck(counted, drawn, about=about, themes=THEMES))).slides)[
        -2:
    ]
    chart = next(one.chart for one in told[0].shapes if one.has_chart)
    assert list(chart.plots[0].categories) == ["waiting for slots", "<b>prices</b> & terms"]
    assert list(chart.plots[0].series[0].values) == [0.3, 0.2]
    assert "Themes: What hurts?" in words(told[0]) and SIMULATED in words(told[1])
    assert "waiting for slots: growing" in words(told[0]) and "n = 40" in words(told[0])
    assert "=1+1 is dear" in told[0].notes_slide.notes_text_frame.text
    page = openpyxl.load_workbook(io.BytesIO(bannerbook(counted, about=about, themes=THEMES)))[
        "Themes"
    ]
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    assert rows[1][:7] == [
        "What hurts?", "waiting for slots", 12, 40, 0.3, "growing", "=1+1 is dear"]  # fmt: skip
    assert page["G2"].data_type == "s" and page["E2"].number_format == "0%" and len(rows) == 4


def sheets(counted: Tables, about: About) -> tuple[Worksheet, Worksheet]:
    """Write the banner book and read it back."""
    book = openpyxl.load_workbook(io.BytesIO(bannerbook(counted, about=about)))
    return book["Contents"], book["Tables"]


def test_the_banner_book_holds_shares_as_numbers_with_their_counts() -> None:
    counted = tables()
    _, page = sheets(counted, About(by="stage"))
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    at = next(place for place, row in enumerate(rows) if row[0] == "Money")
    row = next(row for row in rows[at:] if row[0] == "More")
    cell = counted.cell(ASKED.by_id["money"], "more")
    assert cell is not None and cell.percent is not None
    assert row[1] == pytest.approx(cell.percent / 100) and row[2] == cell.n
    assert page.cell(rows.index(row, at) + 1, 2).number_format == "0%"


def test_the_banner_book_shows_bases_letters_nets_and_means() -> None:
    said = [judged(at, "stage", "late" if at < 40 else "early") for at in range(80)]
    said += [judged(at, "money", "more" if at < 40 else "less") for at in range(80)]
    said += [judged(at, "rate", 7 if at < 40 else 1, "price") for at in range(80)]
    said += [judged(at, "pains", "wait") for at in range(80)]
    counted = Tables(
        questionnaire=ASKED, cells=crosstab(ASKED, cases(80), said, by="stage"), by="stage"
    )
    _, page = sheets(counted, About(by="stage"))
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    more = next(row for row in rows if row[0] == "More")
    assert more[1:][:9] == [0.5, 40, None, 0, 0, None, 1, 40, "A"]
    assert any("Late (B)\nn = 40" in row for row in rows)
    assert next(row for row in rows if row[0] == "Net: Time")[1] == 1
    assert next(row for row in rows if row[0] == "Mean")[1] == pytest.approx(4)


def test_the_contents_lead_to_every_table_and_say_what_is_simulated() -> None:
    contents, page = sheets(tables(), About(synthetic=True, waves=("w1",)))
    links = [
        (cell.value, cell.hyperlink.location)
        for row in contents.iter_rows()
        for cell in row
        if cell.hyperlink
    ]
    assert len(links) == len(ASKED.questions)
    for title, place in links:
        assert page[place.split("!")[1]].value == title
    assert SIMULATED in [row[0].value for row in contents.iter_rows()]
