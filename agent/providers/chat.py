"""Chat models through LangChain: OpenAI, whatever speaks its protocol, Anthropic, Ollama, others.

`OPENAI_BASE_URL` and the providers' keys are honoured, and are read from the environment
alone. The provider is held to the schema in its own way; nothing is parsed or repaired here.
"""

import json
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from langchain.chat_models import init_chat_model
from langchain_core import exceptions as langchain
from langchain_core.language_models import BaseChatModel, LanguageModelInput
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage
from langchain_core.runnables import Runnable

from agent.errors import ModelError, ModelMisbehaved, ModelUnavailable, SettingsError
from agent.llm import Heard
from agent.providers.faults import answered
from agent.providers.openai_form import options_for, response_format, unlimited
from agent.providers.wire import Reply, Request

AT_ONCE = 64
"""How many calls may be on their way at the same time."""

_POOL = ThreadPoolExecutor(max_workers=AT_ONCE, thread_name_prefix="model")
Asked = Runnable[LanguageModelInput, Any]


class ChatWire:
    """A `Wire` to one chat model; a call that takes longer than `seconds` is given up."""

    def __init__(self, name: str, *, seconds: float) -> None:
        """Set the model up; nothing is sent yet.

        name: `provider:name`. Raises SettingsError where the provider or its package is not
        there, or no key is set.
        """
        self._name, self._seconds = name, seconds
        self._provider, _, model = name.partition(":")
        if not self._provider or not model:
            raise SettingsError(
                "a model is named provider:name", where=name, mend="for example openai:gpt-4.1-mini"
            )
        self._chat = _set_up(name, {**options_for(model), **_patience(self._provider, seconds)})

    @property
    def name(self) -> str:
        """Which model this is, as `provider:name`."""
        return self._name

    def send(self, request: Request, heard: Heard | None = None) -> Reply:
        """Send once; raises ModelUnavailable or ModelMisbehaved."""
        answering = _POOL.submit(self._answer, request, heard)
        try:
            error = answering.exception(timeout=self._seconds)
        except TimeoutError:
            answering.cancel()
            raise ModelUnavailable(
                f"took longer than {self._seconds:g} seconds", where=self._name
            ) from None
        if error is not None:
            raise _classified(error, self._name) from error
        return answering.result()

    def _answer(self, request: Request, heard: Heard | None) -> Reply:
        bind = BINDERS.get(self._provider, _bind_any)
        asked = bind(self._chat, request)
        turns = [("system", request.instruction), ("user", request.data)]
        if heard is None:
            return _reply(asked.invoke(turns))
        whole: AIMessageChunk | None = None
        for piece in asked.stream(turns):
            if isinstance(piece, AIMessageChunk):
                heard(piece.text)
                whole = piece if whole is None else whole + piece
        return _reply(whole)


def _set_up(name: str, options: dict[str, Any]) -> BaseChatModel:
    """Let LangChain load the provider; each package has its own error for a missing key."""
    loading: Future[BaseChatModel] = _POOL.submit(lambda: init_chat_model(name, **options))
    error = loading.exception()
    if error is None:
        return loading.result()
    first = next(iter(str(error).splitlines()), type(error).__name__)
    raise SettingsError(
        f"the model cannot be set up: {first}",
        where=name,
        mend="install the provider's package, set its key, or use INTERVIEW_MODEL=offline",
    ) from error


def _patience(provider: str, seconds: float) -> dict[str, Any]:
    """Bound the silence that a connection may keep, and leave trying again to the caller."""
    if provider == "ollama":
        return {"client_kwargs": {"timeout": seconds}}
    counted = {"stream_usage": True} if provider == "openai" else {}
    return {"timeout": seconds, "max_retries": 0, **counted}


def _bind_openai(chat: BaseChatModel, request: Request) -> Asked:
    """Ask for a schema without the client's own parsing, which would hide how a reply ended."""
    return chat.bind(
        max_tokens=request.most_tokens, extra_body={"response_format": response_format(request)}
    )


def _bind_anthropic(chat: BaseChatModel, request: Request) -> Asked:
    form = {"type": "json_schema", "schema": unlimited(request.form)}
    return chat.bind(
        max_tokens=request.most_tokens,
        output_config={"format": form},
        cache_control={"type": "ephemeral"},
    )


def _bind_ollama(chat: BaseChatModel, request: Request) -> Asked:
    return chat.bind(
        format=request.form, options={"num_predict": request.most_tokens, "temperature": 0}
    )


def _bind_any(chat: BaseChatModel, request: Request) -> Asked:
    """Ask as LangChain does for providers of which nothing more is known."""
    form = {"title": request.title, "description": request.title, **request.form}
    return chat.with_structured_output(form, include_raw=True)


BINDERS: Mapping[str, Callable[[BaseChatModel, Request], Asked]] = {
    "openai": _bind_openai,
    "anthropic": _bind_anthropic,
    "ollama": _bind_ollama,
}
"""How each provider is held to a schema; any other goes through LangChain's general way."""


def _reply(answer: object) -> Reply:
    """Take what matters from a provider's message, unread."""
    message = answer.get("raw") if isinstance(answer, Mapping) else answer
    if not isinstance(message, BaseMessage):
        return Reply()
    calls = message.tool_calls if isinstance(message, AIMessage) else []
    text = str(message.text) or (json.dumps(calls[0]["args"]) if calls else "")
    ending = message.response_metadata
    finish = ending.get("finish_reason") or ending.get("stop_reason") or ending.get("done_reason")
    usage = message.usage_metadata if isinstance(message, AIMessage) else None
    details = usage.get("input_token_details") if usage else None
    return Reply(
        text=text,
        finish=str(finish or "stop"),
        refused=bool(message.additional_kwargs.get("refusal")),
        prompt=usage["input_tokens"] if usage else None,
        cached=details.get("cache_read") or 0 if details else 0,
        completion=usage["output_tokens"] if usage else None,
    )


def _classified(error: BaseException, name: str) -> ModelError:
    """Say what happened without the words of the request or any key."""
    status = getattr(error, "status_code", None)
    match error:
        case langchain.ModelTimeoutError() | TimeoutError():
            return ModelUnavailable("did not answer in time", where=name)
        case langchain.ModelConnectionError() | OSError():
            return ModelUnavailable("cannot be reached", where=name, transport=True)
        case langchain.ModelRefusalError():
            return ModelMisbehaved("refused to answer", where=name)
        case _ if isinstance(status, int):
            return answered(status, error, name)
        case langchain.OutputParserException() | ValueError() | TypeError() | KeyError():
            return ModelMisbehaved("gave no answer that can be read", where=name)
        case _:
            silent = "Timeout" in type(error).__name__
            return ModelUnavailable(
                f"did not answer ({type(error).__name__})", where=name, transport=not silent
            )
