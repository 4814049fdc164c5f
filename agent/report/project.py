"""Transcripts, codebooks and codes as a REFI-QDA project, which NVivo, MAXQDA and ATLAS.ti open.

A document per interview, a code per code under its question, a coded passage per quote, a
case per respondent with the closed answers as variables. Positions count Unicode code
points, as the standard says. Ids are derived, so that a second export replaces the first.
"""

import io
import uuid
import zipfile
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from xml.etree import ElementTree as Xml

from agent.codebook import Judgement
from agent.nouns import spoken
from agent.questionnaire import Open, Questionnaire
from agent.report.about import SIMULATED
from agent.report.answers import Material
from agent.report.lines import LineTurn, turns
from agent.report.sheet import Value
from agent.report.wide import OTHER, Column, Wide, wide
from agent.transcript import Transcript

SPACE = "urn:QDA-XML:project:1.0"
_STAMP = (1980, 1, 1, 0, 0, 0)
"""The date of entries in the archive: the same data make the same file."""


class Document(NamedTuple):
    """An interview as plain text, and where each reply begins in it, by seq."""

    text: str
    starts: dict[int, int]


def files(material: Material) -> Iterator[tuple[str, bytes]]:
    """Write the project; it has no name of its own."""
    yield "", qdpx(material)


def qdpx(material: Material) -> bytes:
    """Write the archive of a project."""
    questionnaire, transcripts, judgements = material
    closed = wide(material)
    title = spoken(questionnaire.title)
    root = Xml.Element(
        "Project",
        {
            "xmlns": SPACE,
            "name": f"{SIMULATED}: {title}" if material.synthetic else title,
            "origin": "interview-agent",
        },
    )
    users = Xml.SubElement(root, "Users")
    for name in sorted({_coder(one) for one in judgements}):
        Xml.SubElement(users, "User", {"guid": _guid("user", name), "name": name})
    _codebook(Xml.SubElement(root, "CodeBook"), questionnaire)
    _variables(Xml.SubElement(root, "Variables"), closed)
    _cases(Xml.SubElement(root, "Cases"), closed)
    known = _codes(questionnaire)
    sources = Xml.SubElement(root, "Sources")
    texts: dict[str, str] = {}
    for transcript in transcripts:
        name = transcript.started.interview
        document = document_of(transcript)
        texts[f"sources/{_guid('text', name)}.txt"] = document.text
        own = [
            one
            for one in judgements
            if one.interview == name and (one.question, one.value) in known
        ]
        _source(sources, transcript, document, own)
    Xml.indent(root)
    return _archive({"project.qde": Xml.tostring(root, "unicode", xml_declaration=True)} | texts)


def document_of(transcript: Transcript) -> Document:
    """Write an interview down, a paragraph per turn."""
    text, starts = "", dict[int, int]()
    for turn in turns(transcript):
        text += f"{_speaker(turn)}: "
        starts[turn.seq] = len(text)
        text += f"{turn.text}\n\n"
    return Document(text, starts)


def _speaker(turn: LineTurn) -> str:
    return "Interviewer" if turn.speaker == "interviewer" else "Respondent"


def _codebook(parent: Xml.Element, questionnaire: Questionnaire) -> None:
    codes = Xml.SubElement(parent, "Codes")
    for question in questionnaire.asked:
        if not isinstance(question, Open) or question.codebook is None:
            continue
        whole = Xml.SubElement(
            codes,
            "Code",
            {
                "guid": _guid("question", question.id),
                "name": question.words(),
                "isCodable": "false",
            },
        )
        for name, code in question.codebook.codes.items():
            label = {"name": question.codebook.label(name), "isCodable": "true"}
            one = Xml.SubElement(whole, "Code", {"guid": _code(question.id, name), **label})
            if code.definition:
                Xml.SubElement(one, "Description").text = spoken(code.definition)


def _codes(questionnaire: Questionnaire) -> frozenset[tuple[str, Value]]:
    return frozenset(
        (one.id, code)
        for one in questionnaire.asked
        if isinstance(one, Open) and one.codebook
        for code in one.codebook.codes
    )


def _variables(parent: Xml.Element, table: Wide) -> None:
    for one in table.columns:
        if one.kind in ("code", "number") and one.question:
            Xml.SubElement(
                parent,
                "Variable",
                {
                    "guid": _guid("variable", one.name),
                    "name": one.name,
                    "typeOfVariable": "Text" if one.kind == "code" else "Float",
                },
            )


def _cases(parent: Xml.Element, table: Wide) -> None:
    place = {one.name: at for at, one in enumerate(table.columns)}
    for row in table.rows:
        interview, respondent = str(row[place["interview"]]), str(row[place["respondent"]])
        case = Xml.SubElement(
            parent, "Case", {"guid": _guid("case", interview), "name": respondent}
        )
        for one, value in zip(table.columns, row, strict=True):
            shown = _value(one, value)
            if shown is not None:
                held = Xml.SubElement(case, "VariableValue")
                target = {"targetGUID": _guid("variable", one.name)}
                Xml.SubElement(held, "VariableRef", target)
                Xml.SubElement(held, shown[0]).text = shown[1]
        Xml.SubElement(case, "SourceRef", {"targetGUID": _guid("source", interview)})


def _value(column: Column, value: Value) -> tuple[str, str] | None:
    """Give the element and the words of a closed answer; None where there is none."""
    if isinstance(value, str) or value is None or not column.question:
        return None
    if column.kind == "code" and int(value) in column.labels:
        return "TextValue", column.labels[int(value)]
    return ("FloatValue", str(float(value))) if column.kind == "number" and value > OTHER else None


def _source(
    parent: Xml.Element, transcript: Transcript, document: Document, judgements: Sequence[Judgement]
) -> None:
    name = transcript.started.interview
    source = Xml.SubElement(
        parent,
        "TextSource",
        {
            "guid": _guid("source", name),
            "name": f"{transcript.started.respondent} ({transcript.started.wave})",
            "plainTextPath": f"internal://{_guid('text', name)}.txt",
            "creationDateTime": _time(transcript.started.at.isoformat()),
        },
    )
    for one, start, end, quote in _passages(document, judgements):
        mark = f"{name}/{one.question}/{one.value}/{start}"
        user = _guid("user", _coder(one))
        passage = Xml.SubElement(
            source,
            "PlainTextSelection",
            {
                "guid": _guid("passage", mark),
                "name": _shown(quote),
                "startPosition": str(start),
                "endPosition": str(end),
                "creatingUser": user,
                "creationDateTime": _time(one.at.isoformat()),
            },
        )
        coding = Xml.SubElement(
            passage,
            "Coding",
            {
                "guid": _guid("coding", mark),
                "creatingUser": user,
                "creationDateTime": _time(one.at.isoformat()),
            },
        )
        Xml.SubElement(coding, "CodeRef", {"targetGUID": _code(one.question, str(one.value))})


def _passages(
    document: Document, judgements: Sequence[Judgement]
) -> Iterator[tuple[Judgement, int, int, str]]:
    """Find the passages of codes that stand; a quote must stand in the text, to the letter."""
    for one in judgements:
        if one.state != "coded" or one.status == "rejected":
            continue
        for span in one.evidence:
            begin = document.starts.get(span.turn)
            if begin is None:
                continue
            start, end = begin + span.start, begin + span.end
            if document.text[start:end] == span.quote:
                yield one, start, end, span.quote


def _coder(one: Judgement) -> str:
    return one.reviewer if one.source == "human" and one.reviewer else one.recipe.coder


def _shown(quote: str) -> str:
    """Shorten a quote to a name, without characters that XML cannot hold."""
    return "".join(one for one in " ".join(quote.split())[:80] if one.isprintable())


def _guid(kind: str, name: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"urn:interview-agent:{kind}:{name}"))


def _code(question: str, code: str) -> str:
    return _guid("code", f"{question}/{code}")


def _time(moment: str) -> str:
    return moment.replace("+00:00", "Z")


def _archive(files: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as box:
        for name, text in files.items():
            box.writestr(zipfile.ZipInfo(name, _STAMP), text, zipfile.ZIP_DEFLATED)
    return out.getvalue()
