"""Chat models through LangChain: OpenAI, whatever speaks its protocol, and other providers.

`OPENAI_BASE_URL` and `OPENAI_API_KEY` are honoured. A strict schema is asked for; whether the
reply was cut, refused or not of that shape is looked at here, never left to a parser.
"""

import threading
import time
from collections.abc import Callable, Mapping
from typing import Any

import httpx
from langchain.chat_models import init_chat_model
from langchain_core.exceptions import LangChainException
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage
from openai import APIStatusError, LengthFinishReasonError, OpenAIError
from pydantic import ValidationError

from agent.errors import ModelMisbehaved, ModelUnavailable, SettingsError
from agent.llm import Shape

FAILURES, REST_SECONDS, MOST_TOKENS = 3, 60.0, 400


class ChatModel:
    """One chat model behind `llm.Model`, with a time limit, one retry and a breaker."""

    def __init__(
        self, name: str, *, seconds: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Set the model up; nothing is sent yet.

        name: `provider:name`. seconds: how long a reply may take. Raises SettingsError where
        the provider or its package is not there.
        """
        self._name, self._clock = name, clock
        self._lock = threading.Lock()
        self._failures, self._open_until = 0, 0.0
        try:
            self._chat: BaseChatModel = init_chat_model(
                _langchain_name(name), temperature=0, timeout=seconds, max_retries=1,
                max_tokens=MOST_TOKENS,
            )  # fmt: skip
        except (ImportError, ValueError, OSError) as error:
            raise SettingsError(
                f"the model cannot be set up: {str(error).splitlines()[0]}",
                where=name,
                mend="install the provider's package, set its key, or use INTERVIEW_MODEL=offline",
            ) from None

    @property
    def name(self) -> str:
        """Which model this is, as `provider:name`."""
        return self._name

    def fill(self, instruction: str, data: str, shape: type[Shape]) -> Shape:
        """Fill a shape from one reply; raises ModelUnavailable or ModelMisbehaved."""
        self._admit()
        asked = self._chat.with_structured_output(
            _strict(shape), method="json_schema", include_raw=True
        )
        try:
            answer = asked.invoke([("system", instruction), ("user", f"<reply>\n{data}\n</reply>")])
        except LengthFinishReasonError as error:
            raise ModelMisbehaved("was cut off", where=self._name) from error
        except (OpenAIError, httpx.HTTPError, OSError) as error:
            self._failed()
            raise ModelUnavailable(_why(error), where=self._name) from error
        except (LangChainException, ValueError) as error:
            raise ModelMisbehaved("gave no answer that can be read", where=self._name) from error
        with self._lock:
            self._failures = 0
        return _checked(answer, shape, self._name)

    def _admit(self) -> None:
        if self._clock() < self._open_until:
            raise ModelUnavailable(
                "failed repeatedly and is left alone for a minute", where=self._name
            )

    def _failed(self) -> None:
        with self._lock:
            self._failures += 1
            if self._failures >= FAILURES:
                self._open_until = self._clock() + REST_SECONDS


def _langchain_name(name: str) -> str:
    """Write `provider:name` as LangChain does; raises SettingsError for anything else."""
    provider, _, model = name.partition(":")
    if not provider or not model:
        raise SettingsError(
            "a model is named provider:name", where=name, mend="for example openai:gpt-4.1-mini"
        )
    return name


def _strict(shape: type[Shape]) -> dict[str, Any]:
    """Give the JSON schema of a shape with every key required, as strict providers want it."""
    schema = shape.model_json_schema()
    schema["required"] = list(schema.get("properties", {}))
    return {**schema, "title": shape.__name__, "additionalProperties": False}


def _why(error: Exception) -> str:
    """Say what happened without the words of the request or any key."""
    if isinstance(error, APIStatusError):
        return f"answered with status {error.status_code}"
    return f"did not answer ({type(error).__name__})"


def _checked(answer: object, shape: type[Shape], name: str) -> Shape:
    """Look at how the reply ended, then at its shape."""
    if not isinstance(answer, Mapping):
        raise ModelMisbehaved("gave nothing that can be read", where=name)
    raw = answer.get("raw")
    if isinstance(raw, AIMessage):
        if raw.additional_kwargs.get("refusal"):
            raise ModelMisbehaved("refused to answer", where=name)
        if raw.response_metadata.get("finish_reason") == "length":
            raise ModelMisbehaved("was cut off", where=name)
    try:
        return shape.model_validate(answer.get("parsed"))
    except ValidationError as error:
        raise ModelMisbehaved("gave another shape than asked for", where=name) from error
