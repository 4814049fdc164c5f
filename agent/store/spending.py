"""What models took, added up per day and model, so that a day's budget holds for all processes."""

from datetime import date

from sqlalchemy import Connection, insert, select, update

from agent.store.tables import spending
from agent.usage import Usage


def add(db: Connection, day: date, model: str, usage: Usage) -> None:
    """Add to what a model took on a day; the caller's transaction is the only one that writes."""
    amounts = {
        "calls": usage.calls,
        "unpriced": usage.calls if usage.cost is None else 0,
        "prompt": usage.prompt,
        "cached": usage.cached,
        "completion": usage.completion,
        "seconds": usage.seconds,
        "cost": usage.cost or 0.0,
    }
    here = (spending.c.day == day.isoformat(), spending.c.model == model)
    more = {name: spending.c[name] + amount for name, amount in amounts.items()}
    if not db.execute(update(spending).where(*here).values(more)).rowcount:
        row = {"day": day.isoformat(), "model": model, **amounts}
        db.execute(insert(spending).values(row))


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
