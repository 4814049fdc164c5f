"""What models cost: a small table, which `interview.toml` may correct and extend."""

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

import yaml

from agent.usage import Price


def price_of(model: str, own: Mapping[str, Price], *, elsewhere: bool = False) -> Price | None:
    """Find the price of `provider:name`; None where it is not known.

    own: prices from the settings, which come first. elsewhere: the model is served by
    another than the provider whose prices the table holds, so that only own ones apply.
    """
    if model in own:
        return own[model]
    if model.startswith("ollama:"):
        return Price(input=0, cached=0, output=0)
    return None if elsewhere else _table().get(model)


@lru_cache(maxsize=1)
def _table() -> Mapping[str, Price]:
    text = (files("agent.providers") / "prices.yaml").read_text(encoding="utf-8")
    return {name: Price.model_validate(one) for name, one in yaml.safe_load(text).items()}
