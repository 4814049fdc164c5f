"""How a request is written for OpenAI's chat completions, and how a completion is read.

The same for a live call and for a line of a batch; nothing is sent from here.
"""

import os
import re
from collections.abc import Mapping
from typing import Any

from agent.providers.wire import Reply, Request

PREFIX = "openai:"
ONCE = "Idempotency-Key"
"""Names a call, so that a provider which knows such keys takes it on once."""
_UNLIMITED = frozenset({"minLength", "maxLength", "pattern"})
_REASONING = re.compile(r"^(?:o\d|gpt-[5-9](?!\.?\d*-chat))")


def options_for(model: str) -> dict[str, Any]:
    """Ask for the likeliest words, of models that can be asked for it."""
    return {} if _REASONING.match(model) else {"temperature": 0}


def response_format(request: Request) -> dict[str, Any]:
    """Write down the schema as OpenAI takes it."""
    official = not os.environ.get("OPENAI_BASE_URL")
    form = unlimited(request.form) if official else request.form
    schema = {"name": request.title, "strict": True, "schema": form}
    return {"type": "json_schema", "json_schema": schema}


def unlimited(form: Any) -> Any:  # noqa: ANN401 - JSON of any kind
    """Leave out limits on strings, which strict providers refuse; the reply is checked anyway."""
    match form:
        case dict():
            return {
                name: unlimited(part)
                for name, part in form.items()
                if not (name in _UNLIMITED and isinstance(part, (int, str)))
            }
        case list():
            return [unlimited(one) for one in form]
        case _:
            return form


def body(request: Request) -> dict[str, Any]:
    """Write a request as the live pass sends it."""
    model = request.model.removeprefix(PREFIX)
    return {
        "model": model,
        "messages": [
            {"role": "system", "content": request.instruction},
            {"role": "user", "content": request.data},
        ],
        "max_completion_tokens": request.most_tokens,
        "response_format": response_format(request),
        **options_for(model),
    }


def reply_of(answer: Mapping[str, Any]) -> Reply:
    """Take what matters from a completion; what is missing leaves an empty reply."""
    text, refused, finish = "", False, "stop"
    match answer.get("choices"):
        case [{"message": dict(message)} as choice, *_]:
            text, refused = str(message.get("content") or ""), bool(message.get("refusal"))
            finish = str(choice.get("finish_reason") or "stop")
    prompt = completion = None
    cached = 0
    match answer.get("usage"):
        case {"prompt_tokens": int(read), "completion_tokens": int(written)}:
            prompt, completion = max(read, 0), max(written, 0)
    match answer.get("usage"):
        case {"prompt_tokens_details": {"cached_tokens": int(known)}}:
            cached = max(known, 0)
    return Reply(
        text=text, finish=finish, refused=refused,
        prompt=prompt, cached=cached, completion=completion,
    )  # fmt: skip
