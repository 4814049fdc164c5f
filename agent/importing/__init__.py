"""Transcripts made elsewhere become interviews of a wave, coded by the same codebook.

    files ─▶ documents ─▶ talks or lines ─▶ events ─▶ store

What could not be read is returned beside what was, by file and line, and both add up. The
same words are never brought in twice.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Literal

from agent.documents import Document, Talk, decoded, documents, is_exported, lines_of, talk_of, told
from agent.errors import Duplicate, InterviewError, NotFound, Refused
from agent.importing.lines import held_with, read_line
from agent.importing.talks import Heard, hear
from agent.nouns import Noun
from agent.sessions import Desk
from agent.transcript import Transcript

Progress = Callable[[int, int], None]


class Options(Noun):
    """What the researcher says of the files.

    interviewers: labels of those who ask. question: the open question that all is about.
    language: of transcripts that do not say it.
    """

    interviewers: tuple[str, ...] = ()
    question: str | None = None
    language: str | None = None


class Brought(Noun):
    """What became of one interview of a file. note: what a person should look at."""

    file: str
    line: int | None = None
    outcome: Literal["imported", "already there", "failed"]
    interview: str = ""
    respondent: str = ""
    turns: int = 0
    questions: tuple[str, ...] = ()
    note: str = ""
    what: str = ""
    mend: str = ""


class Import(Noun):
    """What an import came to; imported, already and failed add up to all that was found."""

    wave: str
    files: int
    imported: int
    already: int
    failed: int
    found: tuple[Brought, ...]


def bring_in(
    desk: Desk, paths: Sequence[Path], wave: str, options: Options, *, progress: Progress
) -> Import:
    """Import all files and folders into a wave.

    Raises NotFound for a path or a question that is not there; any other trouble is told
    of the file that has it.
    """
    _known_question(desk, options.question)
    files = documents(paths)
    found: list[Brought] = []
    for number, one in enumerate(files, start=1):
        few = _lines if one.has_lines else _document
        found += few(desk, one, wave, options)
        progress(number, len(files))
    counts = {outcome: sum(one.outcome == outcome for one in found) for outcome in _OUTCOMES}
    return Import(
        wave=wave,
        files=len(files),
        imported=counts["imported"],
        already=counts["already there"],
        failed=counts["failed"],
        found=tuple(found),
    )


_OUTCOMES = ("imported", "already there", "failed")


def _known_question(desk: Desk, question: str | None) -> None:
    open_ones = [one.id for one in desk.questionnaire.asked if one.type == "open"]
    if question is not None and question not in open_ones:
        raise NotFound(
            "there is no such open question",
            where=question,
            mend=f"open questions: {', '.join(open_ones) or 'none'}",
        )


def _lines(desk: Desk, document: Document, wave: str, options: Options) -> Iterator[Brought]:
    """Bring in the interviews of a file that has one per line."""
    number = 0
    try:
        for number, raw in lines_of(document):
            yield from _line(desk, document, number, (raw, wave, options))
    except InterviewError as error:
        yield _failed(document, error)
        return
    if not number:
        yield Brought(file=document.name, outcome="failed", what="it is empty")


def _line(
    desk: Desk, document: Document, number: int, said: tuple[bytes, str, Options]
) -> Iterator[Brought]:
    """Bring in one line: an interview as we export it, or a talk that another program wrote."""
    raw, wave, options = said
    try:
        text, note = decoded(raw)
        if is_exported(text):
            held = held_with(desk, read_line(raw))
            brought = _entered(desk, document, held.transcript(wave), number=number)
            yield brought.model_copy(update={"note": held.note})
            return
        talk, name = told(text)
    except InterviewError as error:
        yield _failed(document, error, number)
        return
    named = name or f"{document.path.stem}-{number}"
    about = _heard(desk, document, wave, options).model_copy(
        update={"name": named, "apart": bool(name)}
    )
    for one in _talk(desk, document, (talk, note), about):
        yield one.model_copy(update={"line": number})


def _document(desk: Desk, document: Document, wave: str, options: Options) -> Iterator[Brought]:
    """Bring in one document that holds one talk."""
    try:
        talk, note = talk_of(document)
    except InterviewError as error:
        yield _failed(document, error)
        return
    yield from _talk(desk, document, (talk, note), _heard(desk, document, wave, options))


def _heard(desk: Desk, document: Document, wave: str, options: Options) -> Heard:
    return Heard(
        name=document.path.stem,
        folder=document.path.parent.name,
        wave=wave,
        interviewers=options.interviewers,
        question=options.question,
        language=options.language or desk.questionnaire.language,
    )


def _talk(
    desk: Desk, document: Document, said: tuple[Talk, str], about: Heard
) -> Iterator[Brought]:
    """Bring in one talk: an interview per person who answers in it."""
    talk, note = said
    try:
        heard = hear(desk, talk, about)
    except InterviewError as error:
        yield _failed(document, error)
        return
    for one in heard:
        notes = "; ".join(part for part in (note, one.note) if part)
        try:
            brought = _named_apart(desk, document, one.transcripts)
        except InterviewError as error:
            yield _failed(document, error)
        else:
            yield brought.model_copy(update={"note": notes, "questions": one.questions})


def _named_apart(desk: Desk, document: Document, tries: Sequence[Transcript]) -> Brought:
    """Enter an interview under the first of its respondent's names that is free."""
    for transcript in tries[:-1]:
        try:
            return _entered(desk, document, transcript)
        except Duplicate:
            continue
    return _entered(desk, document, tries[-1])


def _entered(
    desk: Desk, document: Document, transcript: Transcript, number: int | None = None
) -> Brought:
    """Write an interview into its wave, unless it is there."""
    started = transcript.started
    brought = Brought(
        file=document.name,
        line=number,
        outcome="imported",
        interview=started.interview,
        respondent=started.respondent,
        turns=sum(event.kind == "said" for event in transcript.events),
    )
    try:
        there = desk.store.interview(started.interview)
    except NotFound:
        pass
    else:
        where = f"it is there since {there.started_at:%Y-%m-%d}, in wave {there.wave}"
        return brought.model_copy(
            update={"outcome": "already there", "what": where, "respondent": there.respondent}
        )
    if desk.store.has_erased() and desk.store.is_erased(started.respondent):
        raise Refused(
            f"{started.respondent} has asked to be forgotten",
            mend="take this person out of the file",
        )
    desk.store.open_wave(
        started.wave,
        synthetic=started.synthetic,
        questionnaire=started.questionnaire,
        at=desk.clock(),
    )
    desk.store.begin(transcript.events)
    return brought


def _failed(document: Document, error: InterviewError, number: int | None = None) -> Brought:
    what = f"{error.where}: {error.what}" if error.where else error.what
    return Brought(file=document.name, line=number, outcome="failed", what=what, mend=error.mend)
