"""Ways of talking: the same content terse, hedged, rambling, as a list or mistyped."""

import random
import re
from collections.abc import Sequence

from agent.simulation import manners
from agent.simulation.steering import Style

SLIPPING = 0.75
"""How many of the replies of those who type badly have a slip."""
_WORD = re.compile(r"[A-Za-z]{6,}")


def voiced(
    text: str, styles: Sequence[Style], rng: random.Random, *, asides: tuple[str, str]
) -> str:
    """Say a text the way a persona of these styles would; its content stays the same.

    asides: two sentences beside the point, for those who ramble.
    """
    if "hedging" in styles:
        text = hedged(text, rng)
    if "rambling" in styles:
        text = rambled(text, rng, asides)
    text = clipped(text) if "terse" in styles or "one_word" in styles else sentence(text)
    slips = "typing_badly" in styles and rng.random() < SLIPPING
    return mistyped(text, rng) if slips else text


def sentence(text: str) -> str:
    """Begin with a capital letter, unless that would spoil a word such as iPSC."""
    return text if text[1:2].isupper() else text[:1].upper() + text[1:]


def clipped(text: str) -> str:
    """Leave out the capital at the start and the full stop at the end."""
    return _lowered(text.strip()).removesuffix(".")


def hedged(text: str, rng: random.Random) -> str:
    """Put a hedge before or a doubt after."""
    if "\n" in text or rng.random() < 0.4:
        return text
    if rng.random() < 0.6:
        return f"{rng.choice(manners.HEDGES)} {_lowered(text)}"
    return f"{text.removesuffix('.')}, {rng.choice(manners.DOUBTS)}"


def rambled(text: str, rng: random.Random, asides: tuple[str, str]) -> str:
    """Talk around the point, before it, after it, or both; now and then not at all."""
    before = f"{asides[0]} " if rng.random() < 0.6 else ""
    after = f" {asides[1]}" if rng.random() < 0.5 else ""
    stop = "" if not after or text.endswith((".", "!", "?")) else "."
    gap = "\n" if "\n" in text else ""
    return f"{before}{gap}{sentence(text)}{stop}{gap}{after}".strip()


def mistyped(text: str, rng: random.Random) -> str:
    """Mistype one long word in about twelve, at least one; numbers and short words never."""
    words = list(_WORD.finditer(text))
    if not words:
        return text
    slips = rng.sample(words, min(len(words), 1 + len(text.split()) // 12))
    for slip in sorted(slips, key=lambda match: -match.start()):
        text = text[: slip.start()] + _slip(slip.group(), rng) + text[slip.end() :]
    return text


def _slip(word: str, rng: random.Random) -> str:
    """Swap, drop or double a letter inside a word."""
    place = rng.randrange(1, len(word) - 2)
    match rng.randrange(3):
        case 0:
            return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
        case 1:
            return word[:place] + word[place + 1 :]
        case _:
            return word[:place] + word[place] + word[place:]


def inside(text: str) -> str:
    """Fit a label into the middle of a sentence."""
    return _lowered(text.strip())


def listed(parts: Sequence[str], *, joint: str = " and ") -> str:
    """Join parts as one would say them: `a, b and c`."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])}{joint}{parts[-1]}"


def bulleted(parts: Sequence[str], rng: random.Random) -> str:
    """Write parts under each other."""
    numbered = rng.random() < 0.4
    return "\n".join(
        f"{place}. {part}" if numbered else f"- {part}" for place, part in enumerate(parts, start=1)
    )


def _lowered(text: str) -> str:
    """Begin with a small letter, unless the first word is `I`, an acronym or part of a name."""
    first, second = [*re.split(r"[\s,.;:]+", text, maxsplit=2), "", ""][:2]
    keeps = (
        first in {"I", "I'd", "I'm", "I've", "I'll"}
        or any(letter.isupper() or letter.isdigit() for letter in first[1:])
        or (second[:1].isupper() and second != "I" and not second.isupper())
    )
    return text if keeps else text[:1].lower() + text[1:]
