"""OpenAI's Batch API: the requests of the live pass, as lines of a file.

`OPENAI_BASE_URL` and the key are read from the environment alone. Nothing is sent twice here:
after a fault the caller looks for the batch by its token.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

from openai import APIConnectionError, APIStatusError, OpenAI, OpenAIError
from openai.types import Batch

from agent.errors import ModelUnavailable, SettingsError
from agent.providers.batch import Line, Standing
from agent.providers.faults import MENDS
from agent.providers.openai_form import ONCE, PREFIX, body, reply_of
from agent.providers.wire import Request

MARK = "interview_batch"
RUNNING = frozenset({"validating", "in_progress", "finalizing", "cancelling"})
UNASKED = frozenset({"batch_expired", "batch_cancelled"})
MOST_LISTED = 1000
"""Batches among which one is looked for."""
T = TypeVar("T")


class OpenAIBatches:
    """An `Office` at OpenAI, or at whoever speaks its protocol. name: `openai:model`."""

    def __init__(self, name: str, *, seconds: float) -> None:
        """Set the client up; raises SettingsError for other providers, or without a key."""
        self._name = name
        if not name.startswith(PREFIX):
            raise SettingsError(
                "only OpenAI's models are asked in batches here",
                where=f"--batch with {name}",
                mend="name one with --model openai:NAME, or leave --batch out",
            )
        try:
            self._client = OpenAI(timeout=seconds, max_retries=0)
        except OpenAIError:
            raise SettingsError(
                "OpenAI's key is not set", where=name, mend="set OPENAI_API_KEY"
            ) from None

    def send(self, requests: Mapping[str, Request], *, token: str) -> str:
        """Upload the lines and submit them as one batch."""
        text = "".join(f"{line(key, one)}\n" for key, one in requests.items()).encode()
        files, batches = self._client.files, self._client.batches
        kept = self._asked(lambda: files.create(file=(f"{token}.jsonl", text), purpose="batch").id)
        made = self._asked(
            lambda: batches.create(
                input_file_id=kept,
                endpoint="/v1/chat/completions",
                completion_window="24h",
                metadata={MARK: token},
                extra_headers={ONCE: token},
            )
        )
        return self._batch(made).id

    def find(self, token: str, *, since: datetime) -> str | None:
        """Look among the newest batches; those made long before are not looked at."""
        earliest = (since - timedelta(hours=1)).timestamp()

        def found() -> str | None:
            for place, one in enumerate(self._client.batches.list(limit=100)):
                if (one.metadata or {}).get(MARK) == token:
                    return one.id
                if place >= MOST_LISTED or one.created_at < earliest:
                    return None
            return None

        return self._asked(found)

    def look(self, batch: str) -> Standing:
        """Ask how a batch stands."""
        found = self._batch(self._asked(lambda: self._client.batches.retrieve(batch)))
        counts = found.request_counts
        faults = found.errors.data if found.errors and found.errors.data else []
        return Standing(
            batch=batch,
            status=found.status,
            running=found.status in RUNNING,
            total=counts.total if counts else 0,
            done=counts.completed if counts else 0,
            failed=counts.failed if counts else 0,
            files=tuple(one for one in (found.output_file_id, found.error_file_id) if one),
            reason=(faults[0].message or "") if faults else "",
        )

    def lines(self, standing: Standing) -> Iterator[Line]:
        """Download the output and the errors, and read them line by line."""
        for file in standing.files:
            text = self._asked(partial(self._content, file))
            for one in text.decode("utf-8", errors="replace").split("\n"):
                read = line_of(one)
                if read is not None:
                    yield read

    def _content(self, file: str) -> bytes:
        return self._client.files.content(file).content

    def _batch(self, found: object) -> Batch:
        if isinstance(found, Batch) and isinstance(found.id, str) and found.status:
            return found
        raise ModelUnavailable("answered with something else than a batch", where=self._name)

    def _asked(self, call: Callable[[], T]) -> T:
        """Call, and say what happened without any key."""
        try:
            return call()
        except APIStatusError as error:
            status = error.status_code
            mend = MENDS.get(status, "run the same command again later")
            if status == 404:
                mend = "use the key and address with which the batch was sent"
            raise ModelUnavailable(
                f"answered with status {status} about a batch", where=self._name, mend=mend
            ) from None
        except APIConnectionError:
            mend = "nothing is lost; run the same command again later"
            raise ModelUnavailable(
                "cannot be reached about a batch", where=self._name, mend=mend, transport=True
            ) from None
        except (OpenAIError, AttributeError, ValueError, TypeError):
            raise ModelUnavailable(
                "answered about a batch with what cannot be read", where=self._name
            ) from None


def line(key: str, request: Request) -> str:
    """Write a request as a line of a batch."""
    whole = {
        "custom_id": key,
        "method": "POST",
        "url": "/v1/chat/completions",
        "body": body(request),
    }
    return json.dumps(whole, ensure_ascii=False)


def line_of(text: str) -> Line | None:
    """Read a line of an output or error file; None where it names no call."""
    try:
        found = json.loads(text)
    except (json.JSONDecodeError, RecursionError):
        return None
    match found:
        case {"custom_id": str(key), "response": {"status_code": 200, "body": dict(answer)}}:
            return Line(key=key, reply=reply_of(answer))
        case {"custom_id": str(key), "error": {"code": str(code)}}:
            return Line(key=key, reason=code, expired=code in UNASKED)
        case {"custom_id": str(key), "response": {"status_code": int(status)}}:
            return Line(key=key, reason=f"status {status}")
        case {"custom_id": str(key)}:
            return Line(key=key, reason="neither a reply nor an error")
        case _:
            return None
