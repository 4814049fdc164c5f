"""Files and folders that hold transcripts: found, read, and never dropped in silence."""

from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path
from typing import NamedTuple

from agent.documents.captions import captions
from agent.documents.decoding import decoded, refuse_large
from agent.documents.docx import docx_text
from agent.documents.labels import labelled
from agent.documents.talk import Talk
from agent.errors import BadInput, NotFound

LINES = (".jsonl", ".ndjson")
OUR_FILES = ("study.db*", "*.truth.json", "*.sample.json")
TEXTS = (".txt", ".text", ".md", ".docx", ".vtt", ".srt")


class Document(NamedTuple):
    """A file to import. readable: whether its name promises a transcript."""

    path: Path
    name: str
    readable: bool

    @property
    def has_lines(self) -> bool:
        """Whether it holds an interview per line."""
        return self.path.suffix.lower() in LINES


def documents(paths: Sequence[Path]) -> tuple[Document, ...]:
    """List the files of all paths, folders walked through; hidden files are left alone.

    Raises NotFound for a path that is not there. A file that is named is always tried.
    """
    found: dict[Path, Document] = {}
    for path in paths:
        if path.is_dir():
            inside = [one for one in sorted(path.rglob("*")) if one.is_file() and not _ours(one)]
            for one in inside:
                if not any(part.startswith(".") for part in one.relative_to(path).parts):
                    ours = one.suffix.lower() in (*LINES, *TEXTS)
                    found.setdefault(one, Document(one, str(one), ours))
        elif path.exists():
            found.setdefault(path, Document(path, str(path), True))
        else:
            raise NotFound("there is no such file", where=str(path), mend="check the path")
    return tuple(found.values())


def _ours(path: Path) -> bool:
    """Whether a file is the study's own: its database, its vectors, a truth or a sample."""
    return any(fnmatch(path.name, name) for name in OUR_FILES) or "chroma" in path.parts


def talk_of(document: Document) -> tuple[Talk, str]:
    """Read a document's talk, and a note on how it was read; raises BadInput, TooLarge."""
    if not document.readable:
        raise BadInput("this is not a kind of file that holds transcripts",
                       mend="give text, DOCX, VTT or JSONL")  # fmt: skip
    data = _bytes(document.path)
    if not data.strip():
        raise BadInput("it is empty")
    suffix = document.path.suffix.lower()
    if suffix == ".docx" or data.startswith(b"PK\x03\x04"):
        return labelled(docx_text(data)), ""
    text, note = decoded(data)
    if suffix in (".vtt", ".srt") or text.lstrip().startswith("WEBVTT"):
        return captions(text), note
    return labelled(text), note


def lines_of(document: Document) -> Iterator[tuple[int, bytes]]:
    """Read a file line by line, numbered from 1, empty lines left out; raises BadInput.

    UTF-16 is taken as a whole; all else is read a line at a time, so that a file of any
    size can be imported.
    """
    try:
        with document.path.open("rb") as file:
            wide = file.read(2) in (b"\xff\xfe", b"\xfe\xff")
            file.seek(0)
            lines = _narrowed(file.read()) if wide else iter(file)
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield number, line
    except OSError as error:
        raise _unread(error) from None


def _narrowed(data: bytes) -> Iterator[bytes]:
    return iter([line.encode() for line in decoded(data).text.split("\n")])


def _bytes(path: Path) -> bytes:
    try:
        refuse_large(path.stat().st_size)
        return path.read_bytes()
    except OSError as error:
        raise _unread(error) from None


def _unread(error: OSError) -> BadInput:
    return BadInput(f"cannot be read: {error.strerror}", mend="check the file and its permissions")
