"""Sentence vectors from OpenAI, or from whoever speaks its protocol.

`OPENAI_BASE_URL` and the key are read from the environment alone. What is sent leaves this
machine, so that it is used only where it is asked for by name.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

import numpy as np
from openai import APIConnectionError, APIStatusError, APITimeoutError, OpenAI, OpenAIError
from openai.types import CreateEmbeddingResponse

from agent.encoders import Vectors
from agent.errors import ModelMisbehaved, ModelUnavailable, SettingsError
from agent.providers.faults import MENDS
from agent.usage import Ledger, Limits, Price, Usage

PREFIX = "openai:"
BATCH, MOST_CHARACTERS = 128, 60_000
"""Texts, and characters, of one request."""
LONGEST = 16_000
"""Characters of one text; what follows is cut, since servers refuse what is too long."""
_BLANK = "(nothing)"
"""Sent where there are no words: servers refuse an empty text."""


class Purse(NamedTuple):
    """What pays: the day's spending that all processes share, and how much it may come to."""

    ledger: Ledger
    limits: Limits
    clock: Callable[[], datetime]
    price: Price | None = None


class OpenAIEmbedder:
    """An `Embedder` behind HTTP. name: `openai:model`; requests are tried three times."""

    def __init__(self, name: str, *, seconds: float, purse: Purse | None = None) -> None:
        """Set the client up; raises SettingsError without a model or a key."""
        self._name, self._purse = name, purse
        self._model = name.removeprefix(PREFIX)
        if not name.startswith(PREFIX) or not self._model:
            raise SettingsError(
                "an embedder is minilm, or openai:NAME",
                where=name,
                mend="for example INTERVIEW_EMBEDDER=openai:text-embedding-3-small",
            )
        try:
            self._client = OpenAI(timeout=seconds, max_retries=2)
        except OpenAIError:
            raise SettingsError(
                "OpenAI's key is not set",
                where=name,
                mend="set OPENAI_API_KEY, or INTERVIEW_EMBEDDER=minilm",
            ) from None

    @property
    def name(self) -> str:
        """Which model this is, as `openai:model`."""
        return self._name

    @cached_property
    def dimensions(self) -> int:
        """The length of a vector; asked of the server, once, where it is not known yet."""
        return int(self._asked([_BLANK]).shape[1])

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Encode `texts`; shape (len(texts), dimensions), rows of length one.

        Raises ModelUnavailable and ModelMisbehaved.
        """
        places: dict[str, list[int]] = {}
        for place, text in enumerate(texts):
            places.setdefault(text[:LONGEST].strip() or _BLANK, []).append(place)
        if not places:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        parts = [self._asked(batch) for batch in batches(list(places))]
        if len({part.shape[1] for part in parts}) > 1:
            raise ModelMisbehaved("gave vectors of different lengths", where=self._name)
        rows = np.vstack(parts)
        vectors = np.zeros((len(texts), rows.shape[1]), dtype=np.float32)
        for row, at in zip(rows, places.values(), strict=True):
            vectors[at] = row
        return vectors

    def _asked(self, texts: Sequence[str]) -> Vectors:
        self._afford()
        try:
            reply = self._client.embeddings.create(
                model=self._model, input=list(texts), encoding_format="float"
            )
        except APITimeoutError:
            raise ModelUnavailable("did not answer in time", where=self._name) from None
        except APIConnectionError:
            raise ModelUnavailable(
                "cannot be reached",
                where=self._name,
                mend="start the server, check OPENAI_BASE_URL, or set INTERVIEW_EMBEDDER=minilm",
                transport=True,
            ) from None
        except APIStatusError as error:
            raise ModelUnavailable(
                f"answered with status {error.status_code}",
                where=self._name,
                mend=MENDS.get(error.status_code, "check that this server gives embeddings"),
                transport=error.status_code >= 500,
            ) from None
        except (OpenAIError, ValueError, TypeError, AttributeError):
            raise self._unreadable() from None
        self._pay(texts, reply)
        return self._rows(reply, len(texts))

    def _rows(self, reply: CreateEmbeddingResponse, wanted: int) -> Vectors:
        """Put the vectors in the order of their texts, scaled to length one."""
        try:
            ordered = sorted(reply.data, key=lambda one: one.index)
            rows = np.array([one.embedding for one in ordered], dtype=np.float32)
        except (ValueError, TypeError, AttributeError):
            raise self._unreadable() from None
        whole = rows.ndim == 2 and len(rows) == wanted and rows.shape[1] > 0
        lengths = np.linalg.norm(rows, axis=-1, keepdims=True) if whole else np.zeros(1)
        if not whole or not np.isfinite(rows).all() or (lengths == 0).any():
            raise self._unreadable()
        scaled: Vectors = (rows / lengths).astype(np.float32)
        return scaled

    def _unreadable(self) -> ModelMisbehaved:
        return ModelMisbehaved(
            "gave no vectors that can be read",
            where=self._name,
            mend="check that the model is one for embeddings",
        )

    def _afford(self) -> None:
        """Raise ModelUnavailable once the day's budget is spent."""
        if self._purse is None:
            return
        day = self._purse.clock().date()
        if self._purse.limits.reached(sum(self._purse.ledger.spent(day).values(), Usage())):
            raise ModelUnavailable(
                "the day's budget for models is spent",
                where=self._name,
                mend="wait until tomorrow, or raise day_calls, day_tokens or day_cost",
            )

    def _pay(self, texts: Sequence[str], reply: CreateEmbeddingResponse) -> None:
        """Write down what a request took; what the server does not count is guessed."""
        if self._purse is None:
            return
        counted = reply.usage.prompt_tokens if reply.usage else None
        guessed = sum(len(text) for text in texts) // 4 + 1
        took = Usage(calls=1, prompt=guessed if counted is None else counted)
        price = self._purse.price
        took = took.model_copy(
            update={"cost": price.of(took) if price else None, "estimated": counted is None}
        )
        self._purse.ledger.spend(self._purse.clock().date(), self._name, took)


def batches(texts: Sequence[str]) -> Iterator[list[str]]:
    """Divide texts into requests, neither too many nor too long."""
    batch: list[str] = []
    for text in texts:
        long = sum(map(len, batch)) + len(text) > MOST_CHARACTERS
        if batch and (len(batch) == BATCH or long):
            yield batch
            batch = []
        batch.append(text)
    if batch:
        yield batch
