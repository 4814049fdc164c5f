"""Dealing out answers so that a small sample has the shares it was meant to have.

Independent coin flips would miss a share of 65 % by six points in a wave of 54; systematic
sampling misses it by less than one respondent, and still favours nobody.
"""

import random
from collections.abc import Mapping, Sequence

from agent.simulation.steering import Spread

FIRST_SAY = 0.75
"""How far those who have nothing to say yet are preferred: 0 not at all, 1 always."""


class Allotment:
    """Deals answers to one group after another; what one group's rounding left is carried on."""

    def __init__(self, rng: random.Random) -> None:
        """Take the source of chance."""
        self._rng = rng
        self._carry: dict[str, float] = {}

    def chance(self) -> float:
        """Draw a number from 0 to 1."""
        return self._rng.random()

    def singles(self, size: int, weights: Mapping[str, float]) -> list[str]:
        """Deal one value each to `size` respondents, in random order."""
        total = sum(weights.values())
        if not weights or total <= 0:
            return []
        targets = {
            value: max(0.0, size * weight / total + self._carry.get(value, 0.0))
            for value, weight in weights.items()
            if weight > 0
        }
        scale = size / (sum(targets.values()) or 1.0)
        start, so_far = self._rng.random(), 0.0
        dealt: list[str] = []
        for value, target in targets.items():
            before, so_far = so_far, so_far + target * scale
            count = _whole(so_far + start) - _whole(before + start)
            dealt += [value] * count
            self._carry[value] = target - count
        dealt += [max(targets, key=lambda value: targets[value])] * (size - len(dealt))
        self._rng.shuffle(dealt)
        return dealt[:size]

    def some(self, size: int, percent: float, name: str) -> int:
        """Tell how many of `size` are meant by a percentage."""
        if percent <= 0:
            return 0
        target = max(0.0, size * percent / 100 + self._carry.get(name, 0.0))
        count = min(size, _whole(target + self._rng.random()))
        self._carry[name] = target - count
        return count

    def several(
        self,
        size: int,
        spread: Spread,
        *,
        nets: Mapping[str, Sequence[str]],
        most: int,
    ) -> list[list[str]]:
        """Deal any number of values to each of `size` respondents, `most` at most.

        nets: the members of those nets whose share is steered.
        """
        dealt: list[list[str]] = [[] for _ in range(size)]
        within = self._within(size, spread, nets)
        for value, percent in sorted(spread.mentions.items(), key=lambda pair: -pair[1]):
            net = next((name for name, members in nets.items() if value in members), None)
            open_to = within.get(net or "", list(range(size)))
            count = min(len(open_to), self.some(size, percent, value))
            covered = set(nets.get(net or "", ()))
            for place in self._neediest(open_to, dealt, covered, most)[:count]:
                dealt[place].append(value)
        for net, places in within.items():
            self._complete(places, dealt, [one for one in nets[net] if one in spread.mentions])
        for values in dealt:
            self._rng.shuffle(values)
        return dealt

    def _within(
        self, size: int, spread: Spread, nets: Mapping[str, Sequence[str]]
    ) -> dict[str, list[int]]:
        """Choose who may mention a net at all, where its share is steered."""
        return {
            net: self._rng.sample(range(size), self.some(size, percent, f"net:{net}"))
            for net, percent in spread.nets.items()
            if net in nets
        }

    def _neediest(
        self, open_to: list[int], dealt: list[list[str]], covered: set[str], most: int
    ) -> list[int]:
        """Order by who lacks the net, then by chance, with an advantage for who has nothing yet."""
        free = [place for place in open_to if len(dealt[place]) < most]
        return sorted(
            free,
            key=lambda place: (
                bool(covered) and not covered.isdisjoint(dealt[place]),
                (FIRST_SAY if dealt[place] else 0.0) + self._rng.random(),
            ),
        )

    def _complete(self, places: list[int], dealt: list[list[str]], members: list[str]) -> None:
        """Give those chosen for a net one of its members, if none came their way."""
        for place in places:
            if members and not set(members) & set(dealt[place]):
                dealt[place].append(self._rng.choice(members))


def _whole(number: float) -> int:
    return int(number + 1e-9)
