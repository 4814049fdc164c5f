"""How themes moved from wave to wave, from who voices them."""

from collections import defaultdict
from typing import NamedTuple

from agent.thematics.hearing import Voiced, counts
from agent.themes.change import WAITED, Change, Shares, changes, emerging, leaning
from agent.themes.trust import firm


class Moves(NamedTuple):
    """How themes moved, per theme and wave; leaning: as it seems of each alone."""

    named: dict[tuple[str, str], Change]
    leaning: dict[tuple[str, str], Change]


def moves_of(heard: Voiced) -> Moves:
    """Name how every live theme moved in every wave in which its question was asked.

    In the first of them nothing moved yet, and nothing can be new.
    """
    named: dict[tuple[str, str], Change] = {}
    hints: dict[tuple[str, str], Change] = {}
    live = heard.stand.live()
    questions = {one.theme.question for one in live.values()}
    for question in sorted(questions):
        themes = [name for name, one in live.items() if one.theme.question == question]
        asked = asked_in(heard, question)
        born = {name: _born(heard, name) for name in themes}
        for at, wave in enumerate(asked):
            known = {}
            for name in themes:
                first = born[name]
                if first == wave:
                    base = counts(heard, name, asked[at - 1])[1] if at else 0
                    rise = Shares((0, base), counts(heard, name, wave))
                    new = at and emerging(rise) and firm(live[name].theme.trust)
                    named[name, wave] = "emerging" if new else "stable"
                    if at and rise.now[0]:
                        hints[name, wave] = "emerging"
                elif first in asked[:at]:
                    *earlier, before, now = (
                        counts(heard, name, one) for one in asked[asked.index(first) : at + 1]
                    )
                    known[name] = Shares(before, now, tuple(earlier))
                elif counts(heard, name, wave)[0]:
                    named[name, wave] = "stable"
            named |= {(name, wave): change for name, change in changes(known).items()}
            hints |= {(name, wave): leaning(one) for name, one in known.items()}
    return Moves(named, hints)


def asked_in(heard: Voiced, question: str) -> list[str]:
    """Give the waves in which a question was asked and looked at."""
    return [wave for wave in heard.waves if heard.bases.of(question, wave)]


def _born(heard: Voiced, theme: str) -> str:
    """Tell the first wave in which a theme is voiced; where nobody voices it, that of its birth.

    Voices of earlier waves that waited until it was founded, and were few, do not count.
    """
    voices: dict[str, set[str]] = defaultdict(set)
    for one in heard.members.get(theme, ()):
        voices[one.wave].add(one.respondent)
    born = heard.stand.themes[theme].theme.born
    before = heard.waves[: heard.waves.index(born)] if born in heard.waves else ()
    waited = sum(len(voices[wave]) for wave in before)
    if waited <= WAITED * len(voices[born]):
        return born
    return next((wave for wave in before if voices[wave]), born)
