"""Files written whole or not at all."""

from collections.abc import Iterable
from pathlib import Path

from agent.errors import BadInput


def write(
    files: Iterable[tuple[str, bytes | str]], out: Path, *, private: bool = False
) -> tuple[Path, ...]:
    """Write named contents under the folder `out`; one without a name is `out` itself.

    A name such as `.sps` stands for a file beside `out` with that ending.

    private: readable by its owner alone. Raises BadInput where that fails; a file is
    replaced only when its successor is complete.
    """
    written: list[Path] = []
    for name, content in files:
        path = out.with_suffix(name) if name.startswith(".") else out / name
        data = content.encode() if isinstance(content, str) else content
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            part = path.with_name(f".{path.name}.part")
            if private:
                part.unlink(missing_ok=True)
                part.touch(mode=0o600)
            part.write_bytes(data)
            part.replace(path)
        except OSError as error:
            raise BadInput(
                f"cannot be written: {error.strerror}", where=str(path), mend="choose another --out"
            ) from None
        written.append(path)
    return tuple(written)


def lines_of(path: Path) -> tuple[str, ...]:
    """Read a list, one entry a line. Raises BadInput where it is no text that can be read."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is no UTF-8 text"
        raise BadInput(
            f"cannot be read: {why}", where=str(path), mend="give a list, one entry a line"
        ) from None
    return tuple(line.strip() for line in text.splitlines() if line.strip())
