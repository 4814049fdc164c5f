"""One row per interview, in numbers with labels: what statistics programs want.

A choice is the position of its option (1, 2, …), a set is a 0 or 1 per option, a rating is
its point, an open answer a 0 or 1 per code beside what was said. Whoever gave no value has
the number of the reason; see `REASONS`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, assert_never

from pydantic import Field

from agent.nouns import Noun, spoken
from agent.questionnaire import (
    AskedQuestion,
    Derived,
    Grid,
    Item,
    Multi,
    Number,
    Open,
    Questionnaire,
    Rating,
    Single,
)
from agent.report.answers import Material
from agent.report.cases import Place, Reply, replies
from agent.report.rows import Row, items_of, own_rows
from agent.report.sheet import Value
from agent.transcript import Asked, Judged, Transcript

Question = AskedQuestion | Derived
OTHER, NOT_REACHED, NOT_ASKED, DONT_KNOW, REFUSED = -95, -96, -97, -98, -99
REASONS: Mapping[int, str] = {
    OTHER: "no usable answer",
    NOT_REACHED: "not reached",
    NOT_ASKED: "not asked",
    DONT_KNOW: "don't know",
    REFUSED: "refused",
}
"""Why a cell holds no value."""
SAID, SPECIFIED = "said", "specified"

_CODES = {"dont_know": DONT_KNOW, "refused": REFUSED, "not_applicable": NOT_ASKED}
_NO_VALUE = frozenset({"no_answer", "unclear", "outside_bands"})


class Column(Noun):
    """A variable. labels, ids: what its numbers mean; of: the set that a flag belongs to.

    kind: `code` numbers stand for options, `flag` is 0 or 1 for the option or code `value`,
    `number` counts or rates, `text` is words.
    """

    name: str
    label: str
    kind: Literal["code", "flag", "number", "text"]
    question: str = ""
    item: str = ""
    of: str = ""
    value: str = ""
    labels: dict[int, str] = Field(default_factory=dict)
    ids: dict[int, str] = Field(default_factory=dict)

    @property
    def place(self) -> Place:
        """The question, and the item where it has items."""
        return self.question, self.item or None

    @property
    def is_missing_coded(self) -> bool:
        """Tell whether negative numbers say why there is no value."""
        return self.kind != "text" and self.question != ""


class Wide(Noun):
    """A table of interviews; `rows` hold a value per column, None where there is nothing."""

    title: str
    synthetic: bool
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]


_ABOUT = (
    ("interview", "Interview", "text"),
    ("respondent", "Respondent", "text"),
    ("wave", "Wave", "text"),
    ("status", "How the interview ended", "text"),
    ("synthetic", "Simulated respondent", "flag"),
    ("language", "Language", "text"),
    ("started_at", "Begun at (UTC)", "text"),
    ("seconds", "Seconds from the first to the last turn", "number"),
)


def wide(material: Material) -> Wide:
    """Lay out interviews by the questionnaire in use."""
    questionnaire, transcripts, judgements = material
    said = replies(questionnaire, judgements)
    about = tuple(Column(name=name, label=label, kind=kind) for name, label, kind in _ABOUT)
    listed = (column for one in questionnaire.questions for column in _of(questionnaire, one))
    asked = tuple(_apart(listed))
    rows = []
    for transcript in transcripts:
        given = said.get(transcript.started.interview, {})
        words = _words(questionnaire, transcript)
        reached = _reached(questionnaire, transcript)
        rows.append(
            (
                *_about(transcript),
                *(
                    words.get((one.place, one.value))
                    if one.kind == "text"
                    else _cell(one, given[one.place])
                    if one.place in given
                    else (NOT_ASKED if one.question in reached else NOT_REACHED)
                    for one in asked
                ),
            )
        )
    return Wide(
        title=spoken(questionnaire.title),
        synthetic=material.synthetic,
        columns=(*about, *asked),
        rows=tuple(rows),
    )


def _about(transcript: Transcript) -> tuple[Value, ...]:
    started, closed = transcript.started, transcript.closed
    return (
        *(started.interview, started.respondent, started.wave, transcript.status),
        *(int(started.synthetic), transcript.language, started.at.isoformat()),
        round((closed.at - started.at).total_seconds()) if closed else None,
    )


def _of(questionnaire: Questionnaire, question: Question) -> Iterator[Column]:
    """List the variables of a question, row by row where it has rows."""
    items: tuple[Item | None, ...] = items_of(questionnaire, question) or (None,)
    for item in items:
        yield from _variables(questionnaire, question, item)


def _variables(
    questionnaire: Questionnaire, question: Question, item: Item | None
) -> Iterator[Column]:
    name = f"{question.id}__{item.id}" if item else question.id
    label = _label(question, item)
    whole = {"question": question.id, "item": item.id if item else ""}
    rows = own_rows(questionnaire, question)
    match question:
        case Single() | Derived() | Grid():
            numbered = tuple(_positions(rows))
            labels = {number: row.label for row, number in numbered}
            ids = {number: row.value for row, number in numbered}
            yield Column(name=name, label=label, kind="code", labels=labels, ids=ids, **whole)
        case Multi() | Open():
            for row in (one for one in rows if one.value not in _CODES):
                yield Column(
                    name=f"{name}__{row.value}",
                    label=f"{row.label}: {label}",
                    kind="flag",
                    of="" if row.kind == "net" else name,
                    value=row.value,
                    **whole,
                )
        case Rating(scale=scale):
            ends = {point: spoken(text) for point, text in scale.labels.items()}
            yield Column(name=name, label=label, kind="number", labels=ends, **whole)
        case Number():
            yield Column(name=name, label=label, kind="number", **whole)
        case _:
            assert_never(question)
    if isinstance(question, Open):
        yield Column(
            name=f"{name}__text", label=f"In words: {label}", kind="text", value=SAID, **whole
        )
    elif not isinstance(question, (Derived, Rating, Number)) and any(
        one.specify for one in questionnaire.choices(question)
    ):
        yield Column(
            name=f"{name}__specified",
            label=f"Specified: {label}",
            kind="text",
            value=SPECIFIED,
            **whole,
        )


def _label(question: Question, item: Item | None) -> str:
    return " – ".join((*((item.words(),) if item else ()), question.words()))


def _positions(rows: Sequence[Row]) -> Iterator[tuple[Row, int]]:
    """Number the options as their author ordered them; those for no answer have fixed numbers."""
    place = 0
    for row in rows:
        if row.kind in ("net", "mean"):
            continue
        if row.value in _CODES:
            yield row, _CODES[row.value]
        else:
            place += 1
            yield row, place


def _cell(column: Column, reply: Reply) -> Value:
    """Give the number of an answer in one column."""
    reason = next((_CODES[one] for one in reply.values if one in _CODES), None)
    if reason is not None:
        return reason
    if column.kind == "number":
        return OTHER if reply.number is None else reply.number
    if reply.values & _NO_VALUE:
        return OTHER
    if column.kind == "flag":
        return int(column.value in reply.values)
    return next((number for number, name in column.ids.items() if name in reply.values), OTHER)


def _reached(questionnaire: Questionnaire, transcript: Transcript) -> frozenset[str]:
    """Name the questions that the interview came past, asked or not."""
    order = [one.id for one in questionnaire.questions]
    if transcript.status == "completed":
        return frozenset(order)
    asked = {one.question for one in transcript.events if isinstance(one, Asked)}
    last = max((order.index(one) for one in asked if one in order), default=-1)
    return frozenset(order[: last + 1])


def _words(questionnaire: Questionnaire, transcript: Transcript) -> dict[tuple[Place, str], str]:
    """Gather what was said to open questions, and what was specified for an "other"."""
    said: dict[tuple[Place, str], list[str]] = {}
    for event in transcript.events:
        if not isinstance(event, Judged):
            continue
        answered = event.intent == "answer"
        if answered and isinstance(questionnaire.by_id.get(event.question), Open):
            place = (event.question, event.item)
            said.setdefault((place, SAID), []).append(transcript.said(event.reply).text)
        for one in (*(event.found if answered else ()), *event.corrected):
            if one.other:
                said[(one.question, one.item), SPECIFIED] = [one.other]
    return {place: "\n".join(texts) for place, texts in said.items()}


def _apart(columns: Iterable[Column]) -> Iterator[Column]:
    """Give each variable a name of its own: an option may be called as one of ours is."""
    used: set[str] = set()
    for one in columns:
        name = one.name
        while name in used:
            name += "_"
        used.add(name)
        yield one if name == one.name else one.model_copy(update={"name": name})
