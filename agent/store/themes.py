"""Themes as they were founded, and the units that belong to them.

The words of a unit stay in its transcript: here stands only where they are. A theme's name
may change; its id never does.
"""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, delete, insert, select, update

from agent.store.events import found
from agent.store.tables import themes, units


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
    numbers = {one: found(db, one).number for one in {member[1] for member in members}}
    for key, interview, question, theme in members:
        db.execute(delete(units).where(units.c.key == key))
        row = {"key": key, "interview": numbers[interview], "question": question, "theme": theme}
        db.execute(insert(units).values(**row))
