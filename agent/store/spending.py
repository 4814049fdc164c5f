"""What models took, added up per day and model, so that a day's budget holds for all processes."""

from datetime import date

from sqlalchemy import Connection, select
from sqlalchemy.dialects import postgresql, sqlite

from agent.store.tables import spending
from agent.usage import Usage


def add(db: Connection, day: date, model: str, usage: Usage) -> None:
    """Add to what a model took on a day, whoever else does so at the same moment."""
    amounts = {
        "calls": usage.calls,
        "unpriced": usage.calls if usage.cost is None else 0,
        "prompt": usage.prompt,
        "cached": usage.cached,
        "completion": usage.completion,
        "seconds": usage.seconds,
        "cost": usage.cost or 0.0,
    }
    insert = sqlite.insert if db.dialect.name == "sqlite" else postgresql.insert
    row = insert(spending).values({"day": day.isoformat(), "model": model, **amounts})
    more = {name: spending.c[name] + amount for name, amount in amounts.items()}
    db.execute(row.on_conflict_do_update(index_elements=["day", "model"], set_=more))


def of(db: Connection, day: date) -> dict[str, Usage]:
    """Tell what each model took on a day; the cost is unknown if that of any call is."""
    rows = db.execute(select(spending).where(spending.c.day == day.isoformat()))
    return {
        row.model: Usage(
            calls=row.calls,
            prompt=row.prompt,
            cached=row.cached,
            completion=row.completion,
            seconds=row.seconds,
            cost=None if row.unpriced else row.cost,
        )
        for row in rows
    }
