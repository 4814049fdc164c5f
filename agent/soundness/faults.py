"""What does not fit together in a questionnaire: where it stands, what is wrong, the mend."""

import difflib
from collections.abc import Iterable
from typing import Literal

from agent.nouns import Noun

Path = tuple[str | int, ...]


class Fault(Noun):
    """One thing that does not fit; `path` leads to it by keys and positions.

    An error keeps the questionnaire out of the field; a warning is for a person to weigh.
    """

    severity: Literal["error", "warning"]
    path: Path
    what: str
    mend: str = ""


def error(path: Path, what: str, mend: str = "") -> Fault:
    """Say what keeps the questionnaire out of the field."""
    return Fault(severity="error", path=path, what=what, mend=mend)


def warning(path: Path, what: str, mend: str = "") -> Fault:
    """Say what a person should look at."""
    return Fault(severity="warning", path=path, what=what, mend=mend)


def nearest(word: str, known: Iterable[str]) -> str:
    """Suggest what a mistyped id was meant to be, or show what there is."""
    names = list(known)
    if close := difflib.get_close_matches(word, names, n=1, cutoff=0.6):
        return f"did you mean '{close[0]}'?"
    few = ", ".join(names[:8])
    return f"known are {few}{', …' if len(names) > 8 else ''}" if names else "add it"
