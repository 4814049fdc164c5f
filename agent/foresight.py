"""What coding a wave would take, what no code fits, and what people said before codes changed.

Looked up without asking any model; nothing is written.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from agent.backlog import Bench, plan
from agent.codebook import Stale, current, stale
from agent.coder import Candidate, blocks, candidates, codebook_text
from agent.fieldwork import known_wave
from agent.nouns import Noun
from agent.store import Store
from agent.usage import BATCH_PRICE, Price, Usage

if TYPE_CHECKING:  # as in `backlog`
    from agent.encoders import Embedder

PER_TOKEN, RULES, REPLY = 3.5, 1800, 250
"""Characters per token, of the prompt's rules, and of the frame of a reply."""


class Forecast(Noun):
    """What a pass would take. cost, batch_cost: in US dollars, None where no price is known."""

    wave: str
    interviews: int
    calls: int
    prompt: int
    completion: int
    cost: float | None
    batch_cost: float | None


def forecast(bench: Bench, wave: str, *, price: Price | None) -> Forecast:
    """Tell what coding a wave would take, without asking anything.

    price: of the model. Tokens are guessed from characters, and the reply from the turns.
    """
    todo = plan(bench, wave)
    needed = todo.asks if bench.modelled else ()
    characters = replied = 0
    for ask in needed:
        data = sum(len(one.text) + len("<turn></turn>") for one in blocks(ask))
        characters += RULES + len(codebook_text(ask.parts)) + data
        replied += REPLY + data // 2
    usage = Usage(
        calls=len(needed),
        prompt=round(characters / PER_TOKEN),
        completion=round(replied / PER_TOKEN),
    )
    cost = round(price.of(usage), 6) if price else None
    return Forecast(
        wave=wave,
        interviews=len(todo.jobs),
        calls=usage.calls,
        prompt=usage.prompt,
        completion=usage.completion,
        cost=cost,
        batch_cost=None if cost is None else round(cost * BATCH_PRICE, 6),
    )


def ideas(store: Store, wave: str, embedder: Callable[[], "Embedder"]) -> tuple[Candidate, ...]:
    """Group what no code fits in a wave; raises NotFound."""
    known_wave(store, wave)
    standing = [one for one in current(store.judgements(wave=wave)) if one.ideas]
    return candidates(standing, embedder()) if standing else ()


def outlived(store: Store, wave: str) -> tuple[Stale, ...]:
    """Find people's words on codes that were coded anew since; raises NotFound."""
    known_wave(store, wave)
    return stale(store.judgements(wave=wave))
