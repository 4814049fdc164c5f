"""Themes as they were founded, the units that belong to them, and what people decided.

The words of a unit stay in its transcript: here stands only where they are. A theme's id
never changes; edits are only ever appended.
"""

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from agent.store.tables import interviews, theme_edits, themes, units

_SOME = 500


def kept(db: Connection) -> dict[str, str]:
    """Give the bodies of all themes by their ids, in the order of the ids."""
    rows = db.execute(select(themes.c.id, themes.c.body).order_by(themes.c.id))
    return {row.id: row.body for row in rows}


def keep(db: Connection, bodies: Mapping[str, str]) -> None:
    """Write themes; one that is there is replaced."""
    for name, body in bodies.items():
        changed = db.execute(update(themes).where(themes.c.id == name).values(body=body))
        if not changed.rowcount:
            db.execute(insert(themes).values(id=name, body=body))


def placed(db: Connection) -> dict[str, str | None]:
    """Give the theme of every unit by its key; None where it waits for one."""
    return {row.key: row.theme for row in db.execute(select(units.c.key, units.c.theme))}


def place(db: Connection, members: Sequence[tuple[str, str, str, str | None]]) -> None:
    """Write units as (key, interview, question, theme); those that are there move."""
    if not members:
        return
    numbers = _numbers(db, {interview for _, interview, _, _ in members})
    there = set(placed(db))
    moved = [{"k": key, "t": theme} for key, _, _, theme in members if key in there]
    fresh = [
        {"key": key, "interview": numbers[interview], "question": question, "theme": theme}
        for key, interview, question, theme in members
        if key not in there
    ]
    if moved:
        there_now = update(units).where(units.c.key == bindparam("k"))
        db.execute(there_now.values(theme=bindparam("t")), moved)
    if fresh:
        db.execute(insert(units), fresh)


def drop(db: Connection, keys: Sequence[str]) -> None:
    """Forget where units belong: their words are cut otherwise now."""
    for some in _by_some(keys):
        db.execute(delete(units).where(units.c.key.in_(some)))


def places(db: Connection) -> dict[str, tuple[float, float]]:
    """Give where units stand on the map, by their keys."""
    rows = db.execute(select(units.c.key, units.c.x, units.c.y).where(units.c.x.is_not(None)))
    return {row.key: (row.x, row.y) for row in rows}


def put(db: Connection, where: Mapping[str, tuple[float, float]]) -> None:
    """Write where units stand on the map."""
    if where:
        there = update(units).where(units.c.key == bindparam("k"))
        rows = [{"k": key, "left": x, "up": y} for key, (x, y) in where.items()]
        db.execute(there.values(x=bindparam("left"), y=bindparam("up")), rows)


def edit(db: Connection, bodies: Sequence[tuple[str, str | None]]) -> None:
    """Append edits as (body, interview); the interview where an edit is about its words."""
    numbers = _numbers(db, {interview for _, interview in bodies if interview})
    for body, interview in bodies:
        number = numbers[interview] if interview else None
        db.execute(insert(theme_edits).values(body=body, interview=number))


def edits(db: Connection) -> tuple[str, ...]:
    """Give the bodies of all edits, in their order."""
    rows = db.execute(select(theme_edits.c.body).order_by(theme_edits.c.number))
    return tuple(row.body for row in rows)


def _numbers(db: Connection, names: set[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for some in _by_some(sorted(names)):
        query = select(interviews.c.id, interviews.c.number).where(interviews.c.id.in_(some))
        found |= {row.id: row.number for row in db.execute(query)}
    return found


def _by_some(names: Sequence[str]) -> Iterator[Sequence[str]]:
    """Give names some at a time: databases bound how many a statement may have."""
    for first in range(0, len(names), _SOME):
        yield names[first : first + _SOME]
