"""Places in a quota: held while an interview runs, taken when it is completed.

A hold that ran out is given up only when somebody else asks for a place, so that a slow
respondent still gets in where there is room.
"""

from datetime import datetime, timedelta

from sqlalchemy import Connection, and_, delete, func, insert, or_, select, update

from agent.store import waves as fieldwork
from agent.store.events import found
from agent.store.rows import Place
from agent.store.tables import places


def reserve(db: Connection, place: Place, limit: int, hold: timedelta, now: datetime) -> bool:
    """Hold a place for some time, unless all are held or taken; asking again prolongs it."""
    fieldwork.lock(db, place.wave)
    number = found(db, place.interview).number
    quota = and_(places.c.wave == place.wave, places.c.quota == place.quota)
    mine = and_(quota, places.c.interview == number)
    if db.scalar(select(func.count()).select_from(places).where(mine)):
        held = and_(mine, places.c.until.is_not(None))
        db.execute(update(places).where(held).values(until=now + hold))
        return True
    db.execute(delete(places).where(quota, places.c.until < now))
    if db.execute(select(func.count()).select_from(places).where(quota)).scalar_one() >= limit:
        return False
    row = {"wave": place.wave, "quota": place.quota, "interview": number, "until": now + hold}
    db.execute(insert(places).values(row))
    return True


def confirm(db: Connection, place: Place) -> bool:
    """Take the place for good; False if it ran out and was given away."""
    fieldwork.lock(db, place.wave)
    number = found(db, place.interview).number
    mine = and_(places.c.quota == place.quota, places.c.interview == number)
    return bool(db.execute(update(places).where(mine).values(until=None)).rowcount)


def release(db: Connection, place: Place) -> None:
    """Give the place up, held or taken."""
    number = found(db, place.interview).number
    db.execute(delete(places).where(places.c.quota == place.quota, places.c.interview == number))


def in_use(db: Connection, wave: str, now: datetime) -> dict[str, int]:
    """How many places of each quota are held or taken now."""
    current = or_(places.c.until.is_(None), places.c.until >= now)
    rows = db.execute(
        select(places.c.quota, func.count())
        .where(places.c.wave == wave, current)
        .group_by(places.c.quota)
        .order_by(places.c.quota)
    )
    return {quota: count for quota, count in rows}
