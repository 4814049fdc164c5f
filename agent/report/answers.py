"""The coded answers as data: a row per value, a row per interview, and a row per proof.

A value is an option, a code or a number, or `refused`, `dont_know`, `not_applicable`. An
answer that gives none (nothing that a code fits, nothing usable) has no row among the
values: the interview lists it under `no_value`, and under `asked`, so that every base can
be counted again from the two files.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from agent.codebook import Evidence, Judgement
from agent.questionnaire import MISSING, Questionnaire
from agent.report.cases import standing
from agent.report.sheet import Value, harmless_from, sheet
from agent.transcript import Asked, Said, Transcript

ANSWERS = (
    "interview", "respondent", "wave", "question", "item", "value", "source", "confidence",
    "quote", "turn", "start", "end", "coder", "codebook", "status",
)  # fmt: skip

INTERVIEWS = (
    "interview", "respondent", "wave", "status", "synthetic", "language", "started_at",
    "ended_at", "seconds", "questionnaire", "version", "sha256", "model", "questions",
    "replies", "words", "asked", "no_value",
)  # fmt: skip

EVIDENCE = (
    "interview", "respondent", "wave", "question", "item", "value", "turn", "start", "end",
    "quote", "match", "coverage", "prompted", "status", "coder", "model", "prompt", "codebook",
)  # fmt: skip

Answered = dict[tuple[str, str | None], list[Judgement]]


STATUSES = {"adjudicated": "accepted"}
"""Statuses that other tools know under another name: a settled disagreement is accepted."""


class Material(NamedTuple):
    """What is exported: some interviews, and the judgements of them that stand."""

    questionnaire: Questionnaire
    transcripts: Sequence[Transcript]
    judgements: Sequence[Judgement]

    @property
    def synthetic(self) -> bool:
        """Tell whether any respondent is simulated."""
        return any(one.started.synthetic for one in self.transcripts)


class Table(NamedTuple):
    """A table with a name; rows are given once."""

    name: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Value]]

    def csv(self) -> str:
        """Write it as CSV."""
        return sheet(self.columns, self.rows)


def answers(material: Material) -> Table:
    """Give a row per value, in the order of the interviews and of the questionnaire."""
    questionnaire, transcripts, judgements = material
    answered = _by_answer(questionnaire, judgements)
    rows = (
        _answer_line(transcript, one)
        for transcript in transcripts
        for group in answered[transcript.started.interview].values()
        for one in group
        if value_of(one) is not None
    )
    return Table("answers", ANSWERS, rows)


def interviews(material: Material) -> Table:
    """Give a row per interview; `asked` and `no_value` list `question` or `question.item`."""
    questionnaire, transcripts, judgements = material
    answered = _by_answer(questionnaire, judgements)
    rows = (
        _interview_line(transcript, answered[transcript.started.interview])
        for transcript in transcripts
    )
    return Table("interviews", INTERVIEWS, rows)


def evidence(material: Material) -> Table:
    """Give a row per passage that carries a value, and what the value was made with.

    prompted: only a follow-up that named the code brought it up.
    """
    questionnaire, transcripts, judgements = material
    answered = _by_answer(questionnaire, judgements)
    rows = (
        _evidence_line(transcript, one, span)
        for transcript in transcripts
        for group in answered[transcript.started.interview].values()
        for one in group
        for span in one.evidence
        if value_of(one) is not None
    )
    return Table("evidence", EVIDENCE, (row for row in rows if row))


def files(material: Material) -> Iterator[tuple[str, str]]:
    """Write the tables as CSV, by file name."""
    for table in (answers(material), interviews(material), evidence(material)):
        yield f"{table.name}.csv", table.csv()


def value_of(judgement: Judgement) -> str | float | None:
    """Give what a judgement exports: its value, or the state of a missing answer."""
    if judgement.state == "coded":
        return judgement.value
    return judgement.state if judgement.state in MISSING else None


def _by_answer(
    questionnaire: Questionnaire, judgements: Sequence[Judgement]
) -> Mapping[str, Answered]:
    """Group what stands by interview and answer, questions and items in their order."""
    order = {question.id: at for at, question in enumerate(questionnaire.questions)}
    found: dict[str, Answered] = defaultdict(dict)
    for one in sorted(judgements, key=lambda one: order.get(one.question, len(order))):
        if one.state != "not_asked":
            found[one.interview].setdefault((one.question, one.item), []).append(one)
    for answered in found.values():
        for place, group in answered.items():
            question = questionnaire.by_id.get(place[0])
            if question:
                answered[place] = list(standing(question, group))
    return found


def _answer_line(transcript: Transcript, one: Judgement) -> tuple[Value, ...]:
    started = transcript.started
    value = value_of(one)
    return (
        *(started.interview, started.respondent, started.wave, one.question, one.item, value),
        *(one.source, round(one.confidence, 4)),
        *_words(transcript, one.evidence),
        *(_coder(one), one.recipe.codebook, STATUSES.get(one.status, one.status)),
    )


def _evidence_line(transcript: Transcript, one: Judgement, span: Evidence) -> tuple[Value, ...]:
    """Write one passage down; nothing where it does not stand in the transcript."""
    started, made = transcript.started, one.recipe
    quote, turn, start, end = _words(transcript, (span,))
    if quote is None:
        return ()
    return (
        *(started.interview, started.respondent, started.wave, one.question, one.item),
        *(value_of(one), turn, start, end, quote, span.match, round(span.coverage, 4)),
        *("yes" if span.prompted else "no", STATUSES.get(one.status, one.status)),
        *(_coder(one), made.model, made.prompt, made.codebook),
    )


def _coder(one: Judgement) -> str:
    return one.reviewer if one.source == "human" and one.reviewer else one.recipe.coder


def _words(transcript: Transcript, spans: Sequence[Evidence]) -> tuple[Value, ...]:
    """Quote the first span that stands in the transcript, as the contract promises.

    A quote that a spreadsheet would run begins later, at its first harmless character:
    with a `'` before it, it would no longer be what was said.
    """
    for span in spans:
        if not 0 <= span.turn < len(transcript.events):
            continue
        event = transcript.events[span.turn]
        if isinstance(event, Said) and event.text[span.start : span.end] == span.quote:
            skipped = harmless_from(span.quote)
            if skipped < len(span.quote):
                return span.quote[skipped:], span.turn, span.start + skipped, span.end
    return None, None, None, None


def _interview_line(transcript: Transcript, answered: Answered) -> tuple[Value, ...]:
    started, closed = transcript.started, transcript.closed
    replies = [event for event in transcript.events if isinstance(event, Said)]
    questions = [
        event
        for event in transcript.events
        if isinstance(event, Asked) and event.form == "question"
    ]
    asked = [f"{name}.{item}" if item else name for name, item in answered]
    silent = [
        place
        for place, group in zip(asked, answered.values(), strict=True)
        if all(value_of(one) is None or one.status == "rejected" for one in group)
    ]
    return (
        *(started.interview, started.respondent, started.wave, transcript.status),
        *("yes" if started.synthetic else "no", transcript.language),
        *(started.at.isoformat(), closed.at.isoformat() if closed else None),
        round((closed.at - started.at).total_seconds()) if closed else None,
        *(started.questionnaire.id, started.questionnaire.version, started.questionnaire.sha256),
        *(started.model, len(questions), len(replies)),
        sum(len(reply.text.split()) for reply in replies),
        *(" ".join(asked), " ".join(silent)),
    )
