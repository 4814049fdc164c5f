"""Themes beside the codebook: what no code explains may become one; the rest names its code."""

import re

from agent.nouns import Noun
from agent.questionnaire import Open
from agent.thematics.hearing import voiced
from agent.thematics.listing import detailed
from agent.thematics.workshop import Workshop

EXPLAINED = 1 / 3
"""A Jaccard index of respondents from which on a code and a theme are about the same."""
_LONGEST_ID = 40


class Beside(Noun):
    """A theme and the code nearest to it. overlap: Jaccard of their respondents.

    proposed: an id for a code of its own, where no code explains the theme; else empty.
    """

    question: str
    theme: str
    name: str
    n: int
    code: str
    overlap: float
    proposed: str
    quotes: tuple[str, ...]


def beside_codes(shop: Workshop) -> tuple[Beside, ...]:
    """Lay the themes of coded questions beside their codes, those that no code explains first."""
    heard = voiced(shop)
    coded = {one.question for one in heard.units if one.codes}
    rows: list[Beside] = []
    for one in detailed(heard):
        shown = one.theme
        if not shown.is_live or not shown.size:
            continue
        asked = shop.questionnaire.by_id.get(one.question)
        if one.question not in coded or not isinstance(asked, Open):
            continue
        code, overlap = next(iter(one.codes.items()), ("", 0.0))
        rows.append(
            Beside(
                question=one.question,
                theme=shown.id,
                name=shown.name,
                n=shown.size,
                code=code,
                overlap=overlap,
                proposed="" if overlap >= EXPLAINED else _id_of(shown.name, set(one.codes)),
                quotes=shown.quotes,
            )
        )
    return tuple(sorted(rows, key=lambda row: (not row.proposed, row.question, -row.n, row.theme)))


def _id_of(name: str, taken: set[str]) -> str:
    """Make an id for a code out of a theme's name."""
    plain = re.sub(r"[^a-z0-9]+", "_", name.casefold().split(",")[0]).strip("_")[:_LONGEST_ID]
    found = plain if plain[:1].isalpha() else f"theme_{plain}".strip("_")
    return f"{found}_new" if found in taken else found
