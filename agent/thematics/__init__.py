"""Themes of a study: what is new is encoded and placed; what was founded keeps its identity.

interviews that ended ─▶ idea units ─▶ vectors (kept) ─▶ discover or extend ─▶ saved
saved + edits of people ─▶ replayed ─▶ listed, compared, audited, drawn
"""

from agent.thematics.extending import Grouped, extend
from agent.thematics.listing import Presence, Shown, lines, listed
from agent.thematics.pools import pool_of
from agent.thematics.workshop import Workshop, forget, rebuild

__all__ = [
    "Grouped",
    "Presence",
    "Shown",
    "Workshop",
    "extend",
    "forget",
    "lines",
    "listed",
    "pool_of",
    "rebuild",
]
