"""Bytes of a text file as text, whatever wrote them; what is no text is refused.

UTF-8, UTF-16 and UTF-32 are known by their mark or by their shape; bytes that are none of
them are read as Windows-1252, which holds Latin-1, and the reader is told.
"""

import codecs
from typing import NamedTuple

from agent.errors import BadInput, TooLarge

MOST_BYTES = 20_000_000
"""The largest document that is read; an hour's interview has about a hundred thousand."""

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DROPPED = {
    code: None for code in (*range(9), 11, 12, *range(14, 32), 0x7F, 0xFEFF, *range(0xD800, 0xE000))
}
_TEXT_CONTROLS = frozenset(b"\t\n\r\f\x0b\x1a\x1b")


class Decoded(NamedTuple):
    """A text, and what a person should know of how it was read; empty if nothing."""

    text: str
    note: str = ""


def decoded(data: bytes) -> Decoded:
    """Read bytes as text; raises BadInput for what is none, TooLarge for what is too much."""
    refuse_large(len(data))
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _as(data, encoding)
    unmarked = _unmarked_utf16(data)
    if unmarked:
        return _as(data, unmarked)
    if b"\0" in data or _strange(data):
        raise BadInput("this is no text", mend="give text, DOCX, VTT or JSONL")
    try:
        return Decoded(plain(data.decode("utf-8")))
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
        return Decoded(plain(text), "not UTF-8; read as Windows-1252, check its accents")


def refuse_large(size: int) -> None:
    """Raise TooLarge for a document that no interview needs."""
    if size > MOST_BYTES:
        raise TooLarge(
            f"{size / 1e6:,.0f} MB are more than the {MOST_BYTES / 1e6:.0f} MB that are read",
            mend="split it into one file per interview",
        )


def plain(text: str) -> str:
    """Give text one kind of line end, and drop characters that nothing can show."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").replace("\v", "\n")
    return text.translate(_DROPPED)


def _as(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(plain(data.decode(encoding)))
    except UnicodeDecodeError:
        raise BadInput(
            f"it begins as {encoding} and does not go on so", mend="save it as UTF-8"
        ) from None


def _unmarked_utf16(data: bytes) -> str | None:
    """Notice UTF-16 without a mark: nearly every second byte of Western text is zero."""
    head = data[:4096]
    half = len(head) // 2
    if half < 2:
        return None
    if head[1::2].count(0) > 0.4 * half and head[0::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if head[0::2].count(0) > 0.4 * half and head[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None


def _strange(data: bytes) -> bool:
    """Whether bytes hold more control characters than any text would."""
    head = data[:65_536]
    odd = sum(byte < 32 and byte not in _TEXT_CONTROLS for byte in head)
    return odd > max(2, len(head) // 200)
