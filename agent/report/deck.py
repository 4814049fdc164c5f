"""The figures as slides with charts that PowerPoint can edit, their numbers inside.

One slide a question: its chart, the wording, the base and the small print of the figure.
Segments with a base under ten are named and not charted.
"""

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pptx import Presentation
from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.slide import Slide
from pptx.util import Inches, Length, Pt

from agent.nouns import spoken
from agent.questionnaire import Derived, Grid, Multi, Number, Open, Rating, Single
from agent.report.about import SIMULATED, About
from agent.report.drawing import INK, MUTED, readable_on, shades, steps
from agent.report.figures import INTERVALS, MEANS, Figure
from agent.report.reading import TINY_BASE, Question, Segment, Tables, counted, largest
from agent.report.rows import MEAN, Row
from agent.report.words import ThemeLine

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
MOST_SEGMENTS, MOST_ANSWERS, CROWDED = 4, 20, 30
_MARGIN = Inches(0.6)
_INNER: Length = Length(WIDTH - 2 * _MARGIN)
_BLANK = 6
_CALM = ("stable", "first wave", "")


class Plot(NamedTuple):
    """What a chart shows: names along its axis, and a series of numbers for each colour."""

    categories: Sequence[str]
    series: Sequence[tuple[str, Sequence[float | None]]]
    stacked: bool = False
    shares: bool = True


class Style(NamedTuple):
    """How words look. top: inches from the slide's upper edge; size: points."""

    top: float
    size: int
    bold: bool = False
    colour: str = INK


def deck(
    tables: Tables,
    figures: Sequence[Figure],
    *,
    about: About,
    themes: Sequence[ThemeLine] = (),
) -> bytes:
    """Write the presentation; the themes of each question have a slide at the end."""
    slides = Presentation()
    slides.slide_width, slides.slide_height = WIDTH, HEIGHT
    _opening(slides.slides.add_slide(slides.slide_layouts[_BLANK]), tables, about)
    for figure in figures:
        for name in figure.questions:
            question = tables.questionnaire.by_id[name]
            slide = slides.slides.add_slide(slides.slide_layouts[_BLANK])
            _slide(slide, tables, question, figure, about)
    for title in dict.fromkeys(one.question for one in themes):
        slide = slides.slides.add_slide(slides.slide_layouts[_BLANK])
        _themed(slide, title, [one for one in themes if one.question == title], about)
    out = io.BytesIO()
    slides.save(out)
    return out.getvalue()


def plot(tables: Tables, question: Question) -> Plot:
    """Choose what to show by the kind of question; tiny segments are left out."""
    items = tables.items(question)
    columns = _columns(tables, question)
    match question:
        case Rating() | Number():
            return _means(tables, question, columns)
        case Single() | Grid() if items:
            named = [(one.words(tables.language), one.id) for one in items]
            labels = [f"{name} ({counted(tables.base(question, item=at))})" for name, at in named]
            places = [(one.id, "all") for one in items]
            return _stacked(tables, question, labels, places)
        case Single() | Derived() if len(columns) > 1 and len(_answers(tables, question)) <= 5:
            labels = [f"{one.label} ({_base(tables, question, one)})" for one in columns]
            return _stacked(tables, question, labels, [("", one.value) for one in columns])
        case _:
            return _side_by_side(tables, question, columns)


def _means(tables: Tables, question: Question, columns: Sequence[Segment]) -> Plot:
    items = tables.items(question)
    categories = [one.words(tables.language) for one in items] or ["Mean"]
    series = []
    for column in columns:
        cells = [
            tables.cell(question, MEAN, item=one, segment=column.value)
            for one in ([item.id for item in items] or [""])
        ]
        values = [cell.mean if cell and cell.base >= TINY_BASE else None for cell in cells]
        series.append((f"{column.label} ({_base(tables, question, column)})", values))
    return Plot(categories, series, shares=False)


def _stacked(
    tables: Tables,
    question: Question,
    labels: Sequence[str],
    places: Sequence[tuple[str, str]],
) -> Plot:
    series = []
    for row in _answers(tables, question):
        cells = [
            tables.cell(question, row.value, item=item, segment=segment) for item, segment in places
        ]
        series.append((row.label, [_share(one.percent) if one else None for one in cells]))
    return Plot(labels, series, stacked=True)


def _side_by_side(tables: Tables, question: Question, columns: Sequence[Segment]) -> Plot:
    item = next((one.id for one in tables.items(question)), "")
    rows = [row for row in _answers(tables, question, item) if row.kind != "missing"]
    rows.sort(key=lambda row: -_size(tables, question, row, item))
    rows = rows[:MOST_ANSWERS]
    series = []
    for column in columns:
        cells = [tables.cell(question, row.value, item=item, segment=column.value) for row in rows]
        name = f"{column.label} ({_base(tables, question, column)})"
        series.append((name, [_share(one.percent) if one else None for one in cells]))
    return Plot([row.label for row in rows], series)


def _answers(tables: Tables, question: Question, item: str = "") -> list[Row]:
    """List the rows of a chart: no means, and no kind of missing answer that nobody gave."""
    items = [one.id for one in tables.items(question)] or [item]
    rows = {
        row.value: row for one in items for row in tables.rows(question, one) if row.kind != "mean"
    }
    single = not isinstance(question, (Multi, Open))
    return [
        row
        for row in rows.values()
        if not (single and row.kind == "net")
        and (
            row.kind in ("value", "net") or any(_size(tables, question, row, one) for one in items)
        )
    ]


def _size(tables: Tables, question: Question, row: Row, item: str) -> float:
    cell = tables.cell(question, row.value, item=item)
    return (cell.percent or 0.0) if cell else 0.0


def _columns(tables: Tables, question: Question) -> tuple[Segment, ...]:
    """The total and the largest segments that are large enough to be charted."""
    total, *parts = tables.columns(question)
    item = next((one.id for one in tables.items(question)), "")
    bases = [tables.base(question, item=item, segment=one.value) for one in parts]
    kept = [(one, base) for one, base in zip(parts, bases, strict=True) if base >= TINY_BASE]
    return (
        total,
        *largest([one for one, _ in kept], [base for _, base in kept], MOST_SEGMENTS),
    )


def _base(tables: Tables, question: Question, column: Segment) -> str:
    items = [one.id for one in tables.items(question)] or [""]
    return counted(max(tables.base(question, item=one, segment=column.value) for one in items))


def _share(percent: float | None) -> float | None:
    return None if percent is None else percent / 100


def _opening(slide: Slide, tables: Tables, about: About) -> None:
    total = sum(about.outcomes.values())
    facts = [f"{total} interviews, waves: {', '.join(about.waves)}"]
    if about.first and about.last:
        facts.append(f"Fieldwork: {about.first:%Y-%m-%d} to {about.last:%Y-%m-%d}")
    if about.synthetic:
        facts.insert(0, SIMULATED)
    _text(slide, [spoken(tables.questionnaire.title, tables.language)], Style(2.4, 36, bold=True))
    _text(slide, facts, Style(4.6, 18))


def _slide(slide: Slide, tables: Tables, question: Question, figure: Figure, about: About) -> None:
    title = f"{figure.title.split('.')[0]}. {tables.words(question)}"
    if about.synthetic:
        _text(slide, [SIMULATED], Style(0.15, 11, colour="#8a5a00"))
    _text(slide, [title], Style(0.4, 24, bold=True))
    _text(slide, [tables.wording(question)], Style(1.0, 13, colour=MUTED))
    chosen = plot(tables, question)
    if any(value is not None for _, values in chosen.series for value in values):
        _chart(slide, chosen)
    _text(slide, list(_small_print(tables, question, figure)), Style(6.55, 9, colour=MUTED))
    slide.notes_slide.notes_text_frame.text = "\n".join(figure.caption)


def _themed(slide: Slide, title: str, themes: Sequence[ThemeLine], about: About) -> None:
    """Chart who voices each theme of a question; the words stand in the notes."""
    if about.synthetic:
        _text(slide, [SIMULATED], Style(0.15, 11, colour="#8a5a00"))
    shown = sorted(themes, key=lambda one: -one.n)[:MOST_ANSWERS]
    base = max(one.base for one in shown)
    _text(slide, [f"Themes: {title}"], Style(0.4, 24, bold=True))
    lead = f"What respondents said in their own words, grouped by likeness; {counted(base)}"
    _text(slide, [lead], Style(1.0, 13, colour=MUTED))
    shares = [one.n / one.base if one.base else None for one in shown]
    _chart(slide, Plot([one.name for one in shown], [("Respondents", shares)]))
    moved = [f"{one.name}: {one.change}" for one in shown if one.change not in _CALM]
    left = f"{len(shown)} of {len(themes)} themes. " if len(shown) < len(themes) else ""
    small = f"{left}Percent of the respondents asked; a respondent may voice several themes."
    _text(slide, [small, "; ".join(moved)[:400]], Style(6.55, 9, colour=MUTED))
    said = [f"{one.name}: {' / '.join(one.quotes)}" for one in shown if one.quotes]
    slide.notes_slide.notes_text_frame.text = "\n".join(
        "".join(letter for letter in line if letter.isprintable()) for line in said
    )


def _small_print(tables: Tables, question: Question, figure: Figure) -> Iterator[str]:
    """Give the figure's caption, without what is said of lines that a slide does not draw."""
    notes = [one.replace(INTERVALS, "").replace(MEANS, "Means.") for one in figure.caption[:-1]]
    yield " ".join(" ".join(notes).split())
    charted = _columns(tables, question)
    tiny = [
        f"{one.label} ({_base(tables, question, one)})"
        for one in tables.columns(question)
        if one not in charted
    ]
    if tiny:
        yield f"Not charted, see the tables: {', '.join(tiny)}."
    yield figure.caption[-1]


def _chart(slide: Slide, chosen: Plot) -> None:
    number = '0%;;""' if chosen.shares else "0.0"
    data = CategoryChartData(number_format=number)
    data.categories = list(chosen.categories)
    for name, values in chosen.series:
        data.add_series(name, list(values))
    kind = XL_CHART_TYPE.BAR_STACKED_100 if chosen.stacked else XL_CHART_TYPE.BAR_CLUSTERED
    frame = slide.shapes.add_chart(kind, _MARGIN, Inches(1.6), _INNER, Inches(4.9), data)
    chart: Chart = frame.chart
    _framed(chart, legend=len(chosen.series) > 1)
    crowded = not chosen.stacked and len(chosen.categories) * len(chosen.series) > CROWDED
    drawn = chart.plots[0]
    drawn.gap_width = 30 if crowded else 45
    drawn.has_data_labels = True
    drawn.data_labels.number_format, drawn.data_labels.number_format_is_linked = number, False
    drawn.data_labels.font.size = Pt(7 if crowded else 10)
    colours = (shades if chosen.stacked else steps)(len(chosen.series))
    for series, colour in zip(drawn.series, colours, strict=True):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = _rgb(colour)
        if chosen.stacked:
            series.data_labels.show_value = True
            series.data_labels.number_format = number
            series.data_labels.number_format_is_linked = False
            series.data_labels.font.size = Pt(10)
            series.data_labels.font.color.rgb = _rgb(readable_on(colour))


def _framed(chart: Chart, *, legend: bool) -> None:
    """Leave of axes and legend only what helps to read."""
    chart.has_title = False
    chart.font.size = Pt(11)
    chart.has_legend = legend
    if legend:
        chart.legend.position = XL_LEGEND_POSITION.TOP
        chart.legend.include_in_layout = False
    chart.category_axis.reverse_order = True
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    chart.category_axis.format.line.color.rgb = _rgb("#9aa5b1")
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False
    chart.value_axis.minimum_scale = 0


def _rgb(colour: str) -> RGBColor:
    digits = colour.lstrip("#")
    return RGBColor(*(int(digits[at : at + 2], 16) for at in (0, 2, 4)))


def _text(slide: Slide, lines: Iterable[str], style: Style) -> None:
    box = slide.shapes.add_textbox(_MARGIN, Inches(style.top), _INNER, Inches(0.5))
    frame = box.text_frame
    frame.word_wrap = True
    for at, line in enumerate(lines):
        part = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        run = part.add_run()
        run.text = "".join(one for one in line if one.isprintable())
        run.font.size, run.font.bold = Pt(style.size), style.bold
        run.font.color.rgb = _rgb(style.colour)
