"""What a call to a model took: tokens, time and money."""

from collections.abc import Mapping
from datetime import date
from typing import Protocol

from pydantic import Field

from agent.nouns import Noun

_MILLION = 1_000_000
BATCH_PRICE = 0.5
"""What providers charge of the price for calls that may take a day."""


class Usage(Noun):
    """What one call took, or several together.

    prompt: tokens read, `cached` of them from the provider's cache. completion: tokens
    written. cost: in US dollars; None where the model's price is not known. estimated: the
    provider reported no tokens, so they were guessed from the number of characters.
    """

    calls: int = Field(default=0, ge=0)
    prompt: int = Field(default=0, ge=0)
    cached: int = Field(default=0, ge=0)
    completion: int = Field(default=0, ge=0)
    seconds: float = Field(default=0.0, ge=0)
    cost: float | None = Field(default=0.0, ge=0)
    estimated: bool = False

    @property
    def tokens(self) -> int:
        """Tokens read and written."""
        return self.prompt + self.completion

    def __add__(self, other: "Usage") -> "Usage":
        """Add up two; a cost that is not known makes the sum unknown."""
        unknown = self.cost is None or other.cost is None
        return Usage(
            calls=self.calls + other.calls,
            prompt=self.prompt + other.prompt,
            cached=self.cached + other.cached,
            completion=self.completion + other.completion,
            seconds=self.seconds + other.seconds,
            cost=None if unknown else (self.cost or 0.0) + (other.cost or 0.0),
            estimated=self.estimated or other.estimated,
        )


class Price(Noun):
    """US dollars per million tokens. cached: those read from the provider's cache."""

    input: float = Field(ge=0)
    cached: float | None = Field(default=None, ge=0)
    output: float = Field(ge=0)

    def of(self, usage: Usage) -> float:
        """Tell what a call cost."""
        cached = self.input if self.cached is None else self.cached
        fresh = usage.prompt - usage.cached
        total = fresh * self.input + usage.cached * cached + usage.completion * self.output
        return total / _MILLION


class Limits(Noun):
    """What may be spent on models. cost: in US dollars, as far as it is known."""

    calls: int = Field(ge=0)
    tokens: int = Field(ge=0)
    cost: float = Field(ge=0)

    def reached(self, usage: Usage) -> bool:
        """Tell whether nothing more may be spent."""
        costly = usage.cost is not None and usage.cost >= self.cost
        return usage.calls >= self.calls or usage.tokens >= self.tokens or costly


class Ledger(Protocol):
    """Remembers what models took, for all processes of a study."""

    def spent(self, day: date) -> Mapping[str, Usage]:
        """Tell what each model took on a day, in UTC."""
        ...

    def spend(self, day: date, model: str, usage: Usage) -> None:
        """Add to it."""
        ...
