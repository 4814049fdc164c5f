"""Themes that emerge while interviews are held, read now and then for those who hold them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from agent.probing import Interest
from agent.store import Store
from agent.thematics.pools import questions_of
from agent.thematics.workshop import standing

FRESH = timedelta(minutes=1)
"""A pass that has just ended is noticed so late at most."""


@dataclass
class Interests:
    """What to listen for in a wave: themes that emerged in it, or in the wave before."""

    store: Store
    clock: Callable[[], datetime]
    _read: dict[str, tuple[datetime, tuple[Interest, ...]]] = field(default_factory=dict)

    def __call__(self, wave: str) -> tuple[Interest, ...]:
        """Give them, as they stood a minute ago at most."""
        now = self.clock()
        at, known = self._read.get(wave, (None, ()))
        if at is None or now - at >= FRESH:
            known = emerging(self.store, wave)
            self._read[wave] = (now, known)
        return known


def emerging(store: Store, wave: str) -> tuple[Interest, ...]:
    """Find the themes that emerged in a wave or the one before and that nobody put aside."""
    waves = [one.name for one in store.waves()]
    at = waves.index(wave) if wave in waves else len(waves)
    late = set(waves[max(0, at - 1) : at + 1])
    return tuple(
        Interest(name, questions_of(one.theme.question), one.theme.cues)
        for name, one in standing(store).live().items()
        if one.theme.emerged and one.theme.born in late and one.theme.cues
    )
