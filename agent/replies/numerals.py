"""Numbers in digits or words, `1.000,50` or `two hundred and fifty thousand`, and units."""

from collections.abc import Sequence

from agent.replies.lexicon import Lexicon
from agent.replies.normal import Word


def digits_at(words: Sequence[Word], start: int, lexicon: Lexicon) -> tuple[float, int] | None:
    """Read a number in digits, with thousands apart and a magnitude behind."""
    value = digits(words[start].text, decimal_comma=lexicon.decimal_comma)
    place = start + 1
    if value is None:
        return None
    while place < len(words) and _thousands_group(words, place):
        value, place = value * 1000 + float(words[place].text), place + 1
    if place + 1 < len(words) and words[place].text == "/" and words[place + 1].text in "234":
        unit = unit_at(words, place + 2, lexicon)
        if value == 1 and unit is not None:
            return value / float(words[place + 1].text), place + 2
    return magnitude_at(words, place, value, lexicon)


def _thousands_group(words: Sequence[Word], place: int) -> bool:
    word, before = words[place], words[place - 1]
    group = word.kind == "number" and len(word.text) == 3 and word.text.isdecimal()
    return group and word.start - before.end == 1 and len(before.text) <= 3


def digits(text: str, *, decimal_comma: bool = False) -> float | None:
    """Read `1,000`, `6.5`, `6,5` or `1.000,50`; None if it is too long to be meant."""
    if len(text) > 18:
        return None
    dots, commas = text.count("."), text.count(",")
    if dots and commas:
        text = text.replace(",", "") if text.rfind(".") > text.rfind(",") else _german(text)
    elif commas:
        grouped = len(text.rsplit(",", 1)[1]) == 3 and not decimal_comma
        text = text.replace(",", "") if grouped or commas > 1 else text.replace(",", ".")
    elif dots > 1 or (dots and decimal_comma and len(text.rsplit(".", 1)[1]) == 3):
        text = text.replace(".", "")
    return float(text)


def _german(text: str) -> str:
    return text.replace(".", "").replace(",", ".")


def magnitude_at(
    words: Sequence[Word], place: int, value: float, lexicon: Lexicon
) -> tuple[float, int]:
    """Multiply a number by the `k` or `million` behind it."""
    while place < len(words) and words[place].text in lexicon.magnitudes:
        value *= lexicon.magnitudes[words[place].text]
        place += 1
    return value, place


def spelled_at(words: Sequence[Word], start: int, lexicon: Lexicon) -> tuple[float, int] | None:
    """Read `two hundred and fifty thousand`."""
    total, group, place, seen = 0.0, 0.0, start, False
    while place < len(words):
        text = words[place].text
        worth, scale = lexicon.numbers.get(text), lexicon.magnitudes.get(text)
        if worth is not None and _fits(group, worth, seen=seen):
            group, seen = group + worth, True
        elif scale == 100 and (seen or place == start):
            group, seen = (group or 1) * 100, True
        elif scale == 1000 and len(text) > 2 and place == start:
            total, seen = 1000.0, True
        elif scale is not None and (len(text) > 2 or text == "k") and seen:
            total, group = total + group * scale, 0.0
        elif not (text in {"-", "and", "und"} and _goes_on(words, place, lexicon, group)):
            break
        place += 1
    return (total + group, place) if seen else None


def _fits(group: float, worth: float, *, seen: bool) -> bool:
    """Say whether a number word may follow: `twenty` `three`, but not `three` `four`."""
    if not seen or group == 0:
        return True
    return (group % 100 == 0 and worth < 100) or (
        group % 100 >= 20 and group % 10 == 0 < worth < 10
    )


def _goes_on(words: Sequence[Word], place: int, lexicon: Lexicon, group: float) -> bool:
    after = lexicon.numbers.get(words[place + 1].text) if place + 1 < len(words) else None
    if after is None or not _fits(group, after, seen=True) or group == 0:
        return False
    return group >= 100 if words[place].text != "-" else group % 100 >= 20 and after < 10


def unit_at(words: Sequence[Word], place: int, lexicon: Lexicon) -> tuple[str, int] | None:
    """Read a unit at `place`, also after a hyphen or the dot of an abbreviation."""
    if place < len(words) and words[place].text == "-":
        place += 1
    if place >= len(words):
        return None
    text = words[place].text
    unit = lexicon.units.get(text)
    if unit is None and len(text) > 2:
        unit = lexicon.units.get(text.removesuffix("s"))
    return None if unit is None else (unit, place + 1)
