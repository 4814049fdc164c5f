"""Numbers as people read them: rounded half up, and only where they are shown."""

from decimal import ROUND_HALF_UP, Decimal


def half_up(value: float | None, places: int = 0) -> str:
    """Write a number with `places` decimals, halves away from zero; empty where there is none."""
    if value is None:
        return ""
    step = Decimal(1).scaleb(-places)
    written = str(Decimal(repr(float(value))).quantize(step, rounding=ROUND_HALF_UP))
    return written.removeprefix("-") if float(written) == 0 else written


def plain(value: float) -> str:
    """Write a number as a person would: no decimals where there are none."""
    return str(int(value)) if float(value).is_integer() else repr(float(value))
