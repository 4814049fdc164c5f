"""The rows that a question has in a table, before anybody has answered it."""

from typing import Literal, assert_never

from agent.codebook import Codebook
from agent.nouns import Noun, readable, spoken
from agent.questionnaire import (
    AskedQuestion,
    Derived,
    Grid,
    Item,
    Multi,
    Number,
    Open,
    Option,
    Questionnaire,
    Rating,
    Single,
)

MEAN = ""
"""The `value` of the row that holds a mean."""

_MISSING_LABELS = {
    "refused": "Refused",
    "dont_know": "Don’t know",
    "not_applicable": "Not applicable",
    "no_answer": "No answer",
    "no_code": "No code applies",
    "unclear": "Answer not usable",
    "outside_bands": "Outside the bands",
}


class Row(Noun):
    """One row: an option, code, scale point or band; a net over such; a mean; or no answer.

    under: the net that an indented code belongs to.
    """

    value: str
    label: str
    kind: Literal["value", "net", "mean", "missing", "extra"] = "value"
    under: str | None = None


def items_of(questionnaire: Questionnaire, question: AskedQuestion | Derived) -> tuple[Item, ...]:
    """List the items of a question: its own, or those its loop takes from another question."""
    if isinstance(question, (Grid, Rating)) and question.items:
        return question.items
    if isinstance(question, Derived) or question.loop is None:
        return ()
    origin = questionnaire.by_id.get(question.loop.over)
    if isinstance(origin, (Grid, Rating)):
        return origin.items
    if origin is None:
        return ()
    return tuple(
        Item(id=one.id, label=one.label)
        for one in questionnaire.choices(origin)
        if not one.exclusive
    )


def nets_of(question: AskedQuestion | Derived) -> dict[str, tuple[str, ...]]:
    """List the nets of a question, each with the values that it joins."""
    match question:
        case Open(codebook=Codebook() as codebook):
            return codebook.members()
        case Grid(aware=aware) if aware:
            taken = "aware" in {one.id for one in question.options}
            return {"aware_net" if taken else "aware": aware}
        case Rating(scale=scale) if scale.high - scale.low >= 3:
            return {
                "top2": (str(scale.high - 1), str(scale.high)),
                "bottom2": (str(scale.low), str(scale.low + 1)),
            }
        case _:
            return {}


def rows_of(
    questionnaire: Questionnaire, question: AskedQuestion | Derived, *, language: str = "en"
) -> tuple[Row, ...]:
    """List all rows that a question always has, in the order of its author."""
    own = own_rows(questionnaire, question, language=language)
    missing = ("dont_know", "refused") if not isinstance(question, Derived) else ()
    allowed = () if isinstance(question, Derived) else question.allow
    named = {row.value for row in own}
    extra = (*missing, *(one for one in allowed if one not in missing))
    return (*own, *(missing_row(name) for name in extra if name not in named))


def missing_row(name: str) -> Row:
    """Make the row of an answer that is none."""
    return Row(value=name, label=_MISSING_LABELS[name], kind="missing")


def extra_row(name: str) -> Row:
    """Make the row of a value that occurs although the questionnaire does not list it."""
    if name in _MISSING_LABELS:
        return missing_row(name)
    return Row(value=name, label=readable(name) or name, kind="extra")


def own_rows(
    questionnaire: Questionnaire, question: AskedQuestion | Derived, *, language: str = "en"
) -> tuple[Row, ...]:
    """List the rows that a question's author wrote, with its mean and nets."""
    return tuple(_own(questionnaire, question, language))


def _own(
    questionnaire: Questionnaire, question: AskedQuestion | Derived, language: str
) -> list[Row]:
    match question:
        case Single() | Multi() | Derived():
            return _options(questionnaire.choices(question), language)
        case Grid():
            nets = [Row(value=net, label="Net: aware", kind="net") for net in nets_of(question)]
            return [*_options(questionnaire.choices(question), language), *nets]
        case Rating():
            return _points(question, language)
        case Number():
            return [_MEAN_ROW, *_options(question.bands, language)]
        case Open():
            return _codes(question.codebook, language) if question.codebook else []
        case _:
            assert_never(question)


_MEAN_ROW = Row(value=MEAN, label="Mean", kind="mean")


def _options(options: tuple[Option, ...], language: str) -> list[Row]:
    return [
        Row(
            value=one.id,
            label=one.words(language),
            kind="missing" if one.id in _MISSING_LABELS else "value",
        )
        for one in options
    ]


def _points(question: Rating, language: str) -> list[Row]:
    scale = question.scale
    words = {point: spoken(text, language) for point, text in scale.labels.items()}
    nets = [
        Row(value=net, label=f"{net[:-1].capitalize()} 2 ({at[0]}–{at[1]})", kind="net")
        for net, at in nets_of(question).items()
    ]
    points = [
        Row(value=str(at), label=f"{at} – {words[at]}" if at in words else str(at))
        for at in range(scale.low, scale.high + 1)
    ]
    return [_MEAN_ROW, *nets, *points]


def _codes(codebook: Codebook, language: str) -> list[Row]:
    """Put each net before its codes, where the first of them stands."""
    members = codebook.members()
    rows: list[Row] = []
    placed: set[str] = set()
    for name, code in codebook.active.items():
        if code.net and code.net not in placed:
            placed.add(code.net)
            rows.append(_net(codebook, code.net, language))
            rows += [
                Row(value=one, label=codebook.label(one, language), under=code.net)
                for one in members[code.net]
            ]
        elif not code.net:
            rows.append(Row(value=name, label=codebook.label(name, language)))
    rows += [_net(codebook, net, language) for net in members if net not in placed]
    return rows


def _net(codebook: Codebook, net: str, language: str) -> Row:
    return Row(value=net, label=f"Net: {codebook.label(net, language)}", kind="net")
