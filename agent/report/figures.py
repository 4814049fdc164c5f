"""The figures of a report: which chart shows which question, with its words, base and notes.

The chart follows from the kind of question and the number of its answers, never from its
id. Every number in a figure stands in the tables.
"""

import re
from collections.abc import Iterator, Sequence

import vl_convert

from agent.nouns import Noun, spoken
from agent.questionnaire import Derived, Grid, Multi, Number, Open, Questionnaire, Rating, Single
from agent.report import bars, dots, stacks
from agent.report.about import SIMULATED, About
from agent.report.drawing import MUTED, SMALL, Blocks, Spec, banner, figure_spec, gap, paragraph
from agent.report.reading import (
    SMALL_BASE,
    TINY_BASE,
    Question,
    Segment,
    Tables,
    counted,
    largest,
)
from agent.report.tables import Cell, figure_keys

CLUSTERED = "themes"
"""The entry of a questionnaire's figures that lists what is clustered; it is no chart."""


MEANS = "Means with 95% intervals (Student’s t)."
INTERVALS = "Lines on the bars of the total: 95% interval (Wilson)."
MOST_PARTS, MOST_ITEMS, MOST_SEGMENTS = 5, 6, 6


class Figure(Noun):
    """One figure, drawn.

    id: `fig2`. key: what the questionnaire and the tables call it. caption: the question's
    wording, the base and the notes, as the figure itself says them. spec: Vega-Lite.
    """

    id: str
    key: str
    title: str
    questions: tuple[str, ...]
    caption: tuple[str, ...]
    spec: Spec
    svg: bytes
    png: bytes


def figures(
    questionnaire: Questionnaire, cells: Sequence[Cell], *, about: About
) -> tuple[Figure, ...]:
    """Draw every figure that the questionnaire names, or one per question where it names none."""
    tables = Tables(
        questionnaire=questionnaire, cells=tuple(cells), by=about.by, language=about.language
    )
    return tuple(_figure(tables, key, names, about) for key, names in plan(questionnaire).items())


def plan(questionnaire: Questionnaire) -> dict[str, tuple[str, ...]]:
    """Say which questions each figure shows, numbered figures first."""
    if questionnaire.figures:
        keys = [key for key in questionnaire.figures if key != CLUSTERED]
        keys.sort(key=lambda key: (not key.isdecimal(), int(key) if key.isdecimal() else 0))
        return {key: questionnaire.figures[key] for key in keys}
    return {key: (name,) for name, key in figure_keys(questionnaire).items()}


def _figure(tables: Tables, key: str, names: Sequence[str], about: About) -> Figure:
    questions = [tables.questionnaire.by_id[name] for name in names]
    title = _title(tables, key, questions)
    parts = list(_parts(tables, questions))
    caption = tuple(_caption(tables, questions, about))
    blocks: Blocks = [[banner(SIMULATED)], [gap(12)]] if about.synthetic else []
    blocks.append([paragraph(title, size=19, bold=True, most=3)])
    for question, drawn in parts:
        words = " / ".join(filter(None, (tables.wording(one) for one in question)))
        blocks += [[gap(8)], [paragraph(words, colour=MUTED, most=4)]] if words else []
        blocks += [[gap(12)], *drawn, [gap(12)]]
    blocks += [[paragraph(line, size=SMALL, colour=MUTED)] for line in caption]
    spec = figure_spec(blocks)
    svg = str(vl_convert.vegalite_to_svg(spec))
    name = re.sub(r"[^A-Za-z0-9_-]", "-", key)
    return Figure(
        id=f"fig{name}" if key.isdecimal() else f"fig-{name}",
        key=key,
        title=title,
        questions=tuple(names),
        caption=caption,
        spec=spec,
        svg=svg.encode(),
        png=bytes(vl_convert.svg_to_png(svg, scale=2)),
    )


def _parts(
    tables: Tables, questions: Sequence[Question]
) -> Iterator[tuple[Sequence[Question], Blocks]]:
    """Draw the questions of a figure, together where they share their answers."""
    multis = [one for one in questions if isinstance(one, Multi) and not tables.items(one)]
    answers = {tuple(option.id for option in tables.questionnaire.choices(one)) for one in multis}
    if len(multis) == len(questions) > 1 and len(answers) == 1 and len(multis) <= 3:
        yield multis, bars.pairs(tables, multis, _columns(tables, multis[0]))
        return
    for question in questions:
        yield [question], _chart(tables, question)


def _chart(tables: Tables, question: Question) -> Blocks:
    """Choose a chart by the kind of question and how many answers it has."""
    columns = _columns(tables, question)
    several = bool(tables.items(question))
    match question:
        case Rating() | Number():
            return dots.means(tables, question, columns)
        case Single() | Grid() if several:
            many = len(tables.items(question)) > MOST_ITEMS
            draw = stacks.item_list if many or len(columns) == 1 else stacks.item_stacks
            return draw(tables, question, columns)
        case Single() | Derived() if len(columns) > 1 and _few(tables, question):
            return stacks.segment_stacks(tables, question, columns)
        case Multi() | Open() if several:
            return bars.item_shares(tables, question)
        case _:
            return bars.share_panels(tables, question, columns)


def _few(tables: Tables, question: Question) -> bool:
    answers = [row for row in tables.rows(question) if row.kind == "value"]
    return len(answers) <= MOST_PARTS


def _columns(tables: Tables, question: Question) -> tuple[Segment, ...]:
    """The total and the segments; only the largest where there are too many to read."""
    total, *parts = tables.columns(question)
    if isinstance(question, (Multi, Open)) and tables.items(question):
        return (total,)
    item = next((one.id for one in tables.items(question)), "")
    bases = [tables.base(question, item=item, segment=one.value) for one in parts]
    return (total, *largest(parts, bases, MOST_SEGMENTS))


def _title(tables: Tables, key: str, questions: Sequence[Question]) -> str:
    names = [tables.words(one) for one in questions]
    subject = ", ".join(names[:-1]) + " and " + _lower(names[-1]) if names[1:] else names[0]
    broken = all(one.id != tables.by and len(_columns(tables, one)) > 1 for one in questions)
    by = tables.questionnaire.by_id[tables.by] if broken and tables.by else None
    return f"Figure {key}. {subject}" + (f", by {_lower(tables.words(by))}" if by else "")


def _lower(words: str) -> str:
    """Begin in lower case, but leave abbreviations alone."""
    return words if words[:2].isupper() else words[:1].lower() + words[1:]


def _caption(tables: Tables, questions: Sequence[Question], about: About) -> Iterator[str]:
    """The small print: base, how to read the chart, what to be careful with, the source."""
    bases = [_base_note(tables, one) for one in questions]
    yield "Base: " + "; ".join(dict.fromkeys(bases)) + "."
    for notes in (_reading_notes(tables, questions), _warnings(tables, questions)):
        words = " ".join(notes)
        if words:
            yield words
    ref = about.questionnaires[0] if len(about.questionnaires) == 1 else None
    version = f", questionnaire version {ref.version}" if ref else ""
    waves = f", {', '.join(about.waves)}" if about.waves else ""
    yield f"Source: {spoken(tables.questionnaire.title, about.language)}{waves}{version}." + (
        f" {SIMULATED}." if about.synthetic else ""
    )


def _base_note(tables: Tables, question: Question) -> str:
    who = spoken(question.base_label, tables.language) or "all respondents asked"
    bases = sorted({tables.base(question, item=item) for item in _item_ids(tables, question)})
    if len(bases) > 1:
        return f"{who}, n = {bases[0]} to {bases[-1]}, depending on the row"
    return f"{who}, {counted(bases[0])}"


def _reading_notes(tables: Tables, questions: Sequence[Question]) -> Iterator[str]:
    shares = [one for one in questions if not isinstance(one, (Rating, Number))]
    bases = [tables.base(one, item=item) for one in shares for item in _item_ids(tables, one)]
    if any(base >= TINY_BASE for base in bases):
        yield "Percent of respondents asked, unweighted, rounded."
    if any(isinstance(one, (Multi, Open)) for one in questions):
        yield "Several answers possible; percentages may add up to more than 100."
    if any(isinstance(one, Open) and one.codebook and one.codebook.nets for one in questions):
        yield "A net counts each respondent once."
    if any(isinstance(one, Open) for one in questions):
        yield "Answers in own words, coded."
    if any(isinstance(one, (Rating, Number)) for one in questions):
        yield MEANS
        scales = {
            (one.scale.low, one.scale.high, _ends(one, tables.language))
            for one in questions
            if isinstance(one, Rating)
        }
        for low, high, ends in sorted(scales):
            yield f"Scale from {low} to {high}{ends}."
    if _has_intervals(tables, questions):
        yield INTERVALS


def _ends(question: Rating, language: str) -> str:
    labels = question.scale.labels
    low, high = (
        spoken(labels.get(at), language) for at in (question.scale.low, question.scale.high)
    )
    return (
        f" ({question.scale.low} = {low}, {question.scale.high} = {high})" if low and high else ""
    )


def _has_intervals(tables: Tables, questions: Sequence[Question]) -> bool:
    """Tell whether a question is drawn as bars with intervals."""
    multis = [one for one in questions if isinstance(one, Multi)]
    if len(multis) == len(questions) > 1:
        return False
    drawn = [
        one
        for one in questions
        if isinstance(one, (Multi, Open))
        or (
            isinstance(one, (Single, Derived))
            and not tables.items(one)
            and not (_few(tables, one) and _columns(tables, one)[1:])
        )
    ]
    places = [(one, item) for one in drawn for item in _item_ids(tables, one)]
    return any(tables.base(one, item=item) >= TINY_BASE for one, item in places)


def _warnings(tables: Tables, questions: Sequence[Question]) -> Iterator[str]:
    bases = [
        tables.base(one, item=item, segment=segment.value)
        for one in questions
        for item in _item_ids(tables, one)
        for segment in _columns(tables, one)
    ]
    if any(TINY_BASE <= base < SMALL_BASE for base in bases):
        yield f"* Base under {SMALL_BASE}: read with care."
    if any(0 < base < TINY_BASE for base in bases):
        yield f"** Base under {TINY_BASE}: counts instead of percentages, in pale colours."
    hidden = max(len(tables.columns(one)) - len(_columns(tables, one)) for one in questions)
    if hidden > 0:
        yield f"{hidden} smaller segments are in the tables only."


def _item_ids(tables: Tables, question: Question) -> list[str]:
    return [item.id for item in tables.items(question)] or [""]
