"""The words of a DOCX: its paragraphs, in order, and the rows of its tables.

Only `word/document.xml` is opened, in memory and up to a limit, so that no path of the
archive is ever written to and no bomb unfolds. Deleted text of tracked changes is left out.
"""

import io
import zipfile
import zlib
from xml.parsers import expat

from agent.documents.decoding import plain
from agent.errors import BadInput, TooLarge

MOST_XML = 60_000_000
MOST_SPEAKER = 60
"""Characters in the first cell of a row that may be a speaker's name."""

_MAIN = "word/document.xml"
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError)


def docx_text(data: bytes) -> str:
    """Give the text of a DOCX, a line per paragraph; raises BadInput, TooLarge."""
    return plain("\n".join(_Paragraphs().read(_main_part(data))))


def _main_part(data: bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(_MAIN) as part:
            xml = part.read(MOST_XML + 1)
    except KeyError:
        raise BadInput("this archive is no Word document", mend="save it as DOCX") from None
    except RuntimeError:
        raise BadInput("it is protected by a password", mend="save it without one") from None
    except _BROKEN:
        raise BadInput("the file is cut off or damaged", mend="copy or save it again") from None
    if len(xml) > MOST_XML:
        raise TooLarge("it unfolds to more than any transcript holds", mend="save it again as text")
    return xml


class _Paragraphs:
    """Collects the text of paragraphs while the XML is read, start to end."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._line: list[str] = []
        self._text = False
        self._cells: list[list[str]] | None = None

    def read(self, xml: bytes) -> list[str]:
        """Read the XML of a document; raises BadInput where it is none."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._data
        parser.EntityDeclHandler = self._entity
        try:
            parser.Parse(xml, True)
        except expat.ExpatError:
            raise BadInput(
                "its text is damaged", mend="open it in Word and save it again"
            ) from None
        return self.lines

    def _start(self, name: str, _: dict[str, str]) -> None:
        match name.rpartition(" ")[2]:
            case "t":
                self._text = True
            case "tab":
                self._line.append("\t")
            case "br" | "cr":
                self._line.append("\n")
            case "tr":
                self._cells = []
            case "tc" if self._cells is not None:
                self._cells.append([])
            case _:
                pass

    def _end(self, name: str) -> None:
        match name.rpartition(" ")[2]:
            case "t":
                self._text = False
            case "p":
                self._finish()
            case "tr" if self._cells is not None:
                self.lines.extend(_row(self._cells))
                self._cells = None
            case _:
                pass

    def _finish(self) -> None:
        line, self._line = "".join(self._line), []
        if self._cells:
            self._cells[-1].append(line)
        else:
            self.lines.append(line)

    def _data(self, text: str) -> None:
        if self._text:
            self._line.append(text)

    def _entity(self, *_: object) -> None:
        raise BadInput("it declares entities, as no Word document does", mend="save it again")


def _row(cells: list[list[str]]) -> list[str]:
    """Write a table's row: a speaker and what they say, or its cells one after the other."""
    texts = ["\n".join(cell).strip() for cell in cells]
    filled = [text for text in texts if text]
    if len(filled) >= 2 and len(filled[-2]) <= MOST_SPEAKER and "\n" not in filled[-2]:
        stamp = " ".join(filled[:-2])
        return [f"{stamp} {filled[-2].rstrip(': ')}: {filled[-1]}".strip()]
    return filled
