"""Whether options stand in an order of their own, as scales, frequencies and brackets do."""

import re
from collections.abc import Sequence

_FAMILIES = tuple(
    re.compile(words, re.IGNORECASE)
    for words in (
        r"\b(dis)?agree\b|stimme .*zu|lehne .*ab",
        r"\b(dis|un)?satisf(ied|action)\b|\b(un)?zufrieden\b",
        r"\b(un)?important\b|\b(un)?wichtig\b",
        r"\b(un)?likely\b|\b(un)?wahrscheinlich\b",
        r"\b(never|rarely|seldom|sometimes|occasionally|often|always|daily|weekly|monthly|yearly)\b"
        r"|\b(nie|selten|manchmal|gelegentlich|oft|häufig|immer|täglich|wöchentlich|monatlich)\b",
        r"\b(excellent|very good|good|fair|average|poor|bad|very poor)\b"
        r"|\b(sehr gut|gut|mittel|schlecht)\b",
        r"\b(increase[sd]?|decrease[sd]?|unchanged|no change|stay(ed)? the same|more|less|fewer)\b"
        r"|\b(zunehmen|abnehmen|gestiegen|gesunken|unverändert|mehr|weniger)\b",
        r"\b(phase|stage|level|grade|stufe)\s*(\d|i{1,3}v?\b)",
        r"\b(preclinical|clinical|commercial)\b",
        r"\b(very|somewhat|slightly|not at all|extremely|moderately)\b",
        r"\d",
    )
)


def looks_ordered(labels: Sequence[str]) -> bool:
    """Tell whether most labels belong to one scale."""
    least = max(3, (len(labels) + 1) // 2)
    return any(sum(bool(family.search(one)) for one in labels) >= least for family in _FAMILIES)
