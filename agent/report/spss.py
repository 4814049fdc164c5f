"""A row per interview as an SPSS file, and the syntax for what the format cannot hold.

The file has variable and value labels and declares -99 to -95 missing. Multiple-response
sets are defined by the syntax beside it, which no library can write into the file itself.
"""

import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas
import pyreadstat

from agent.report.about import SIMULATED
from agent.report.answers import Material
from agent.report.wide import NOT_ASKED, OTHER, REASONS, REFUSED, Column, Wide, wide

NAME_BYTES, LABEL_BYTES, VALUE_BYTES, TEXT_BYTES = 64, 255, 120, 32_000
_MEASURE = {"code": "nominal", "flag": "nominal", "number": "scale", "text": "nominal"}
_RESERVED = re.compile("all|and|by|eq|ge|gt|le|lt|ne|not|or|to|with", re.IGNORECASE)
"""Words that the program keeps for itself."""


def files(material: Material) -> Iterator[tuple[str, bytes | str]]:
    """Write the data and, beside them, the syntax."""
    table = wide(material)
    yield "", sav(table)
    yield ".sps", syntax(table)


def sav(table: Wide) -> bytes:
    """Write the data file."""
    names = names_of(table.columns)
    frame = pandas.DataFrame(
        {
            names[one.name]: pandas.Series(
                [_fitted(one, row[at]) for row in table.rows],
                dtype="object" if one.kind == "text" else "float64",
            )
            for at, one in enumerate(table.columns)
        }
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "study.sav"
        pyreadstat.write_sav(
            frame,
            path,
            file_label=_cut(f"{SIMULATED}: {table.title}" if table.synthetic else table.title, 64),
            column_labels={names[one.name]: _cut(one.label, LABEL_BYTES) for one in table.columns},
            variable_value_labels={
                names[one.name]: _value_labels(one) for one in table.columns if one.is_missing_coded
            },
            missing_ranges={
                names[one.name]: [{"lo": REFUSED, "hi": OTHER}]
                for one in table.columns
                if one.is_missing_coded
            },
            variable_measure={names[one.name]: _MEASURE[one.kind] for one in table.columns},
        )
        return path.read_bytes()


def syntax(table: Wide) -> str:
    """Write the SPSS syntax that defines every set of several answers."""
    names = names_of(table.columns)
    sets: dict[str, list[Column]] = {}
    for one in table.columns:
        if one.of:
            sets.setdefault(one.of, []).append(one)
    lines = [f"* {_plain(table.title)}.", "* Run this after opening the .sav file beside it."]
    if table.synthetic:
        lines.append(f"* {SIMULATED}.")
    if sets:
        lines.append("MRSETS")
    for name, columns in sets.items():
        label = _plain(columns[0].label.partition(": ")[2] or name)
        listed = "\n    ".join(names[one.name] for one in columns)
        lines.append(
            f"  /MDGROUP NAME=${_legal(name)[: NAME_BYTES - 1]} LABEL='{_cut(label, VALUE_BYTES)}'"
            f" CATEGORYLABELS=VARLABELS\n    VARIABLES={listed}\n    VALUE=1"
        )
    if sets:
        lines[-1] += "."
    return "\n".join(lines) + "\n"


def names_of(columns: Iterable[Column]) -> Mapping[str, str]:
    """Give every variable a name that SPSS takes, different from all others in any case."""
    names: dict[str, str] = {}
    used: set[str] = set()
    for one in columns:
        name = base = _legal(one.name)
        count = 1
        while name.casefold() in used:
            count += 1
            name = f"{base[: NAME_BYTES - 1 - len(str(count))]}_{count}"
        used.add(name.casefold())
        names[one.name] = name
    return names


def _legal(name: str) -> str:
    plain = re.sub(r"[^A-Za-z0-9_.]", "_", name)
    plain = (
        plain if plain[:1].isalpha() and not _RESERVED.fullmatch(plain.lower()) else f"v_{plain}"
    )
    return plain[:NAME_BYTES].rstrip("._") or "v"


def _value_labels(column: Column) -> dict[float, str]:
    own = {number: _cut(words, VALUE_BYTES) for number, words in column.labels.items()}
    flags = {0: "no", 1: "yes"} if column.kind == "flag" else {}
    return {float(number): words for number, words in {**REASONS, **flags, **own}.items()}


def _fitted(column: Column, value: object) -> Any:  # noqa: ANN401 - a cell of a data frame
    if column.kind == "text":
        return _cut(str(value), TEXT_BYTES) if value is not None else ""
    return float(NOT_ASKED) if value is None and column.is_missing_coded else value


def _cut(text: str, size: int) -> str:
    """Shorten a text to a number of bytes without breaking a character."""
    data = text.encode()
    return text if len(data) <= size else data[: size - 3].decode(errors="ignore") + "…"


def _plain(text: str) -> str:
    return " ".join(text.replace("'", "’").split())
