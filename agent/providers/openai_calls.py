"""Single calls to OpenAI, or to whoever speaks its protocol, with as little around them as can be.

For work of many calls: connections are kept, and a call takes a third of the processor time
that it takes through LangChain. Every call names itself by a digest of all that its reply
depends on (`Idempotency-Key`): a provider that knows the key answers a call again whose reply
was lost, and charges it once. Not here: streaming, other providers.
"""

import os

import httpx

from agent.errors import ModelMisbehaved, ModelUnavailable, SettingsError
from agent.llm import Heard
from agent.providers.faults import answered
from agent.providers.openai_form import ONCE, body, reply_of
from agent.providers.wire import Reply, Request

ADDRESS = "https://api.openai.com/v1"
AT_ONCE = 100
"""Connections that are kept."""
NAMED_BY = {"OPENAI_ORG_ID": "OpenAI-Organization", "OPENAI_PROJECT_ID": "OpenAI-Project"}


class OpenAICalls:
    """A `Wire` to one of OpenAI's models; may be used from many threads.

    `OPENAI_BASE_URL`, `OPENAI_API_KEY` and what else names an account are read from the
    environment alone. seconds: for how long the server may keep silent.
    """

    def __init__(self, name: str, *, seconds: float) -> None:
        """Set the client up; nothing is sent yet. Raises SettingsError without a key."""
        self._name = name
        key = os.environ.get("OPENAI_API_KEY", "").strip()
        if not key:
            raise SettingsError(
                "OpenAI's key is not set",
                where=name,
                mend="set OPENAI_API_KEY, or use INTERVIEW_MODEL=offline",
            )
        named = {to: os.environ[one] for one, to in NAMED_BY.items() if os.environ.get(one)}
        address = (os.environ.get("OPENAI_BASE_URL") or ADDRESS).rstrip("/")
        try:
            self._client = httpx.Client(
                headers={"Authorization": f"Bearer {key}", **named},
                timeout=seconds,
                limits=httpx.Limits(max_connections=None, max_keepalive_connections=AT_ONCE),
            )
            self._address = httpx.URL(f"{address}/chat/completions")
            if self._address.scheme not in ("http", "https") or not self._address.host:
                raise httpx.InvalidURL(address)
        except (httpx.InvalidURL, ValueError):
            raise SettingsError(
                "the model's address or key cannot be used",
                where=name,
                mend="look at OPENAI_BASE_URL and OPENAI_API_KEY",
            ) from None

    @property
    def name(self) -> str:
        """Which model this is, as `openai:name`."""
        return self._name

    def send(self, request: Request, heard: Heard | None = None) -> Reply:
        """Send once; raises ModelUnavailable or ModelMisbehaved."""
        try:
            came = self._client.post(
                self._address, json=body(request), headers={ONCE: request.digest}
            )
            came.raise_for_status()
            reply = reply_of(came.json())
        except httpx.TimeoutException:
            raise ModelUnavailable("did not answer in time", where=self._name) from None
        except httpx.HTTPStatusError as error:
            raise answered(error.response.status_code, error, self._name) from None
        except httpx.RequestError:
            raise ModelUnavailable("cannot be reached", where=self._name, transport=True) from None
        except (httpx.InvalidURL, ValueError, AttributeError):
            raise ModelMisbehaved("gave no answer that can be read", where=self._name) from None
        if heard is not None:
            heard(reply.text)
        return reply
