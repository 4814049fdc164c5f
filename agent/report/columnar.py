"""The values and the interviews as Parquet, for R, Python, DuckDB and whatever reads Arrow."""

import io
from collections.abc import Iterator, Mapping, Sequence

import pyarrow
from pyarrow import parquet as arrow

from agent.report.about import SIMULATED
from agent.report.answers import Material, Table, answers, interviews
from agent.report.sheet import Value


def files(material: Material) -> Iterator[tuple[str, bytes]]:
    """Write both tables, by file name."""
    about = {"study": material.questionnaire.id, "version": material.questionnaire.version}
    if material.synthetic:
        about["notice"] = SIMULATED
    for table in (answers(material), interviews(material)):
        yield f"{table.name}.parquet", parquet(table, about=about)


def parquet(table: Table, *, about: Mapping[str, str]) -> bytes:
    """Write a table; about: facts that travel with the file as its metadata.

    A column of numbers is numeric, any other is text.
    """
    rows = list(table.rows)
    columns = {name: _one_kind([row[at] for row in rows]) for at, name in enumerate(table.columns)}
    made = pyarrow.table(columns).replace_schema_metadata(dict(about))
    out = io.BytesIO()
    arrow.write_table(made, out)
    return out.getvalue()


def _one_kind(values: Sequence[Value]) -> list[Value]:
    """Write a column that mixes numbers and texts as texts."""
    if not any(isinstance(one, str) for one in values):
        return list(values)
    return [one if isinstance(one, str) or one is None else _written(one) for one in values]


def _written(number: float) -> str:
    return str(int(number)) if float(number).is_integer() else repr(float(number))
