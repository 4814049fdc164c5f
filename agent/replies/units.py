"""Units that amounts are counted in: which are of one kind, and how they are converted."""

DAYS = {
    "second": 1 / 86400, "minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "week": 7.0,
    "fortnight": 14.0, "month": 365.25 / 12, "quarter": 365.25 / 4, "year": 365.25,
    "decade": 3652.5,
}  # fmt: skip
METRES = {"cm": 0.01, "foot": 0.3048, "metre": 1.0, "km": 1000.0, "mile": 1609.344}
KILOGRAMS = {"gram": 0.001, "pound_of": 0.4536, "kg": 1.0, "tonne": 1000.0}
LITRES = {"ml": 0.001, "litre": 1.0, "gallon": 3.785}
CURRENCIES = frozenset({"eur", "usd", "gbp", "chf"})
_CALENDAR = frozenset({"month", "quarter", "year", "decade"})
_KINDS = {"time": DAYS, "length": METRES, "weight": KILOGRAMS, "volume": LITRES}


def kind_of(unit: str | None) -> str | None:
    """Give what a unit measures: time, length, money; a unit of its own kind names itself."""
    for kind, known in _KINDS.items():
        if unit in known:
            return kind
    return "money" if unit in CURRENCIES else unit


def convert(value: float, unit: str, to: str) -> float | None:
    """Convert between units of one kind; None where that makes no sense."""
    if unit == to:
        return value
    for known in _KINDS.values():
        if unit in known and to in known:
            return round(value * known[unit] / known[to], 9)
    return None


def is_of_work(unit: str | None, counted: str | None) -> bool:
    """Say whether a day, which may be one of work, is to be counted in hours."""
    return DAYS.get(counted or "", 1.0) < 1 <= DAYS.get(unit or "", 0.0)


def loosely(unit: str | None, to: str | None) -> bool:
    """Say whether a conversion is only roughly right, as from weeks to months."""
    return unit != to and unit in DAYS and to in DAYS and (unit in _CALENDAR) != (to in _CALENDAR)
