"""A model within a day's budget, which all processes on one database share.

What a call may take at most is set aside before it is sent, so that calls under way together
do not exceed the budget either.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from agent.errors import ModelError, ModelUnavailable
from agent.llm import MOST_TOKENS, Data, Filled, Heard, Model, Shape, delimited
from agent.usage import Ledger, Limits, Price, Usage

_CHARACTERS_PER_TOKEN = 2
"""Fewer than any language has in practice: what is set aside must not be too little."""


class _Aside:
    """What calls under way may take at most."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._total = Usage()

    def take(self, most: Usage, fits: Callable[[Usage], bool]) -> bool:
        """Set aside, if it fits beside what is set aside already."""
        with self._lock:
            if not fits(self._total + most):
                return False
            self._total = self._total + most
            return True

    def give_back(self, most: Usage) -> None:
        """Set free again."""
        with self._lock:
            left = self._total
            self._total = Usage(
                calls=left.calls - most.calls,
                prompt=left.prompt - most.prompt,
                completion=left.completion - most.completion,
                cost=max((left.cost or 0.0) - (most.cost or 0.0), 0.0),
            )


@dataclass(frozen=True)
class CappedModel:
    """A `Model` that is asked while the day's budget lasts, and unavailable after."""

    model: Model
    ledger: Ledger
    limits: Limits
    clock: Callable[[], datetime]
    price: Price | None = None
    _aside: _Aside = field(default_factory=_Aside)

    @property
    def name(self) -> str:
        """The name of the model behind."""
        return self.model.name

    def fill(
        self,
        instruction: str,
        data: Data,
        shape: type[Shape],
        *,
        most_tokens: int = MOST_TOKENS,
        heard: Heard | None = None,
    ) -> Filled[Shape]:
        """Fill a shape; raises ModelUnavailable once the day's budget is spent."""
        now = self.clock()
        most = self._most(len(instruction) + len(delimited(data)), most_tokens)
        if not self._aside.take(most, lambda under_way: self._fits(now.date(), under_way)):
            raise ModelUnavailable(
                "the day's budget for models is spent",
                where=self.name,
                mend="wait until tomorrow, or raise day_calls, day_tokens or day_cost",
                retry_after=_until_midnight(now),
            )
        took = Usage()
        try:
            filled = self.model.fill(instruction, data, shape, most_tokens=most_tokens, heard=heard)
            took = filled.usage
            return filled
        except ModelError as error:
            took = error.usage or Usage()
            raise
        finally:
            if took.calls:
                self.ledger.spend(now.date(), self.name, took)
            self._aside.give_back(most)

    def _most(self, characters: int, most_tokens: int) -> Usage:
        prompt = -(-characters // _CHARACTERS_PER_TOKEN)
        most = Usage(calls=1, prompt=prompt, completion=most_tokens)
        return most.model_copy(update={"cost": self.price.of(most) if self.price else 0.0})

    def _fits(self, day: date, under_way: Usage) -> bool:
        """Tell whether what is under way fits in the budget; money counts where it is known."""
        spent = sum(self.ledger.spent(day).values(), Usage())
        whole = spent + under_way
        costly = whole.cost is not None and whole.cost > self.limits.cost
        return not (whole.calls > self.limits.calls or whole.tokens > self.limits.tokens or costly)


def _until_midnight(now: datetime) -> float:
    tomorrow = datetime.combine(now.date() + timedelta(days=1), time(), tzinfo=now.tzinfo)
    return (tomorrow - now).total_seconds()
