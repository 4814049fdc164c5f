"""What goes over the wire to a chat model and what comes back, whoever the provider is.

    Request ─▶ Wire.send ─▶ Reply

A `Wire` only carries: whether a reply can be used is looked at in `calling`.
"""

import hashlib
import json
from typing import Any, Protocol

from agent.llm import Heard
from agent.nouns import Noun


class Request(Noun):
    """One request. schema: what the reply must look like, as JSON Schema; title: its name."""

    model: str
    instruction: str
    data: str
    title: str
    form: dict[str, Any]
    most_tokens: int

    @property
    def digest(self) -> str:
        """Name the request by all that its reply depends on."""
        whole = json.dumps(self.model_dump(mode="json"), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(whole.encode()).hexdigest()[:32]


class Reply(Noun):
    """What came back. prompt, cached, completion: tokens; None where nobody counted."""

    text: str = ""
    finish: str = "stop"
    refused: bool = False
    prompt: int | None = None
    cached: int = 0
    completion: int | None = None


class Wire(Protocol):
    """Carries a request to a model and brings its reply."""

    @property
    def name(self) -> str:
        """Which model is at the other end, as `provider:name`."""
        ...

    def send(self, request: Request, heard: Heard | None = None) -> Reply:
        """Send once; raises ModelUnavailable or ModelMisbehaved, and nothing else."""
        ...


def strict_form(form: dict[str, Any]) -> dict[str, Any]:
    """Make a JSON Schema one that strict providers take.

    Every key is required, no other key is allowed, and nothing has a default or a title.
    """
    kept = {name: _strict(part, name) for name, part in form.items() if name not in _LEFT_OUT}
    if "properties" in kept:
        kept |= {"required": list(kept["properties"]), "additionalProperties": False}
    return kept


_LEFT_OUT = frozenset({"title", "default", "examples"})


def _strict(part: Any, name: str) -> Any:  # noqa: ANN401 - JSON of any kind
    match part:
        case dict() if name in ("properties", "$defs"):
            return {key: _strict(one, "") for key, one in part.items()}
        case dict():
            return strict_form(part)
        case list():
            return [_strict(one, "") for one in part]
        case _:
            return part
