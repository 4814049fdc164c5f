"""Where the keys of personal links are kept: the environment, else a file of its own.

The file lies beside the study, never under `transcripts/`, so that no export, backup of the
answers or shared folder carries it; only its owner may read it.
"""

import os
import re
import secrets
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path

from agent.errors import SettingsError
from agent.links.personal import Key, Keyring

VARIABLE = "INTERVIEW_LINK_KEYS"
FILE = Path(".interview") / "link-keys"
LINE = re.compile(r"([A-Za-z0-9_-]{1,32})[:\s]\s*(\S{32,512})")
SHAPE = "write NAME:SECRET, the secret of 32 characters or more"


def find_keys(folder: Path, environment: Mapping[str, str]) -> Keyring:
    """Read the keys of a study; empty where none was made yet. Raises SettingsError."""
    if VARIABLE in environment:
        return _keyring(environment[VARIABLE].replace(",", " ").split(), VARIABLE)
    path = folder / FILE
    try:
        if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077:
            raise SettingsError(
                "others can read the keys", where=str(path), mend=f"chmod 600 {path}"
            )
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return Keyring()
    except (OSError, UnicodeDecodeError) as fault:
        raise SettingsError(
            "the keys cannot be read", where=str(path), mend="restore the file, or make a new key"
        ) from fault
    return _keyring(filter(None, map(str.strip, lines)), str(path))


def make_key(folder: Path, environment: Mapping[str, str]) -> Keyring:
    """Draw a key that seals from now on; links sealed by earlier ones stay valid."""
    if VARIABLE in environment:
        raise SettingsError(
            "the keys come from the environment", where=VARIABLE, mend="put a new one first there"
        )
    known = find_keys(folder, {})
    key = Key(f"k{secrets.token_hex(3)}", secrets.token_urlsafe(32).encode())
    keys = Keyring((key, *known.keys))
    path = folder / FILE
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        (path.parent / ".gitignore").write_text("*\n", encoding="utf-8")
        part = path.with_suffix(".part")
        part.unlink(missing_ok=True)
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.writelines(f"{one.id} {one.secret.decode()}\n" for one in keys.keys)
        part.replace(path)
    except OSError as fault:
        raise SettingsError(
            "the key cannot be kept", where=str(path), mend=f"make it writable, or set {VARIABLE}"
        ) from fault
    return keys


def _keyring(lines: Iterable[str], where: str) -> Keyring:
    keys = []
    for number, line in enumerate(lines, start=1):
        shape = LINE.fullmatch(line)
        if shape is None:
            raise SettingsError(f"key {number} cannot be understood", where=where, mend=SHAPE)
        keys.append(Key(shape[1], shape[2].encode()))
    if len({one.id for one in keys}) < len(keys):
        raise SettingsError("two keys have one name", where=where, mend="rename one of them")
    return Keyring(tuple(keys))
