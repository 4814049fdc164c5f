"""Where a study's files are, and their bytes: bounded, and text or nothing."""

import hashlib
import re
from importlib import resources
from pathlib import Path

from agent.errors import NotFound, QuestionnaireError

MAX_BYTES = 1_000_000
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


def find_questionnaire(folder: Path) -> Path:
    """Give the folder's own `questionnaire.yaml`, else the one that comes with the package."""
    return _find(folder, "questionnaire.yaml", "write one; docs/questionnaire.md says how")


def find_prompts(folder: Path) -> Path:
    """Give the folder's own `prompts/`, else those that come with the package."""
    return _find(folder, "prompts", "install the package again, or add a folder 'prompts'")


def find_prompt(folder: Path, name: str) -> Path:
    """Give one prompt's file: the folder's own, else the one that comes with the package."""
    return _find(folder, f"prompts/{name}.md", "install the package again")


def digest_of(path: Path) -> str:
    """Give the SHA-256 of a file's bytes, in hexadecimal: which questionnaire, to the letter."""
    return hashlib.sha256(_bytes(path)).hexdigest()


def read_text(path: Path) -> str:
    """Read a questionnaire's text. Raises QuestionnaireError, naming the file and the mend."""
    data = _bytes(path)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise QuestionnaireError("saved as UTF-16", where=path.name, mend="save it as UTF-8")
    if b"\0" in data:
        raise QuestionnaireError(
            "a binary file, not text", where=path.name, mend="name a file of YAML text"
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = data.count(b"\n", 0, wrong.start) + 1
        raise QuestionnaireError(
            "not UTF-8 text", where=f"{path.name}:{line}", mend="save it as UTF-8"
        ) from wrong
    hidden = _CONTROL.search(text)
    if hidden:
        line = text.count("\n", 0, hidden.start()) + 1
        code = f"U+{ord(hidden.group()):04X}"
        raise QuestionnaireError(
            f"an invisible control character ({code})",
            where=f"{path.name}:{line}",
            mend="delete it",
        )
    return text


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise QuestionnaireError("a folder, not a file", where=str(path), mend="name the file")
        if path.exists() and not path.is_file():
            raise QuestionnaireError("not a regular file", where=str(path), mend="name a file")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
            size = len(data) if len(data) <= MAX_BYTES else path.stat().st_size
    except FileNotFoundError as missing:
        raise QuestionnaireError(
            "there is no such file", where=str(path), mend="check the name, or write one"
        ) from missing
    except PermissionError as denied:
        raise QuestionnaireError(
            "the file may not be read", where=str(path), mend="ask its owner for the right to"
        ) from denied
    except (OSError, ValueError) as broken:
        raise QuestionnaireError(
            f"the file cannot be read: {broken}", where=str(path), mend="check the path"
        ) from broken
    if size > MAX_BYTES:
        raise QuestionnaireError(
            f"{size / 1e6:.1f} MB, over the limit of {MAX_BYTES / 1e6:.0f} MB",
            where=path.name,
            mend="a questionnaire is text: take out what does not belong",
        )
    return data


def _find(folder: Path, name: str, mend: str) -> Path:
    """Look in the folder, then in the installed package, then in the repository around it."""
    package = Path(str(resources.files("agent")))
    for place in (folder, package / "defaults", package.parent):
        if (place / name).exists():
            return place / name
    raise NotFound(f"there is no {name}", where=str(folder), mend=mend)
