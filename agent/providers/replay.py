"""Recorded wires: what a real model once replied, given again for the very same request.

A recording is a file of JSON lines: first whose it is, then one reply per line under the
digest of its request. The request itself is not kept; of the reply, addresses, telephone
numbers and keys are left out.
"""

import json
import re
import threading
import time
from pathlib import Path

from agent.errors import ModelUnavailable, SettingsError
from agent.llm import Heard
from agent.nouns import Noun
from agent.personal import personal
from agent.providers.wire import Reply, Request, Wire

PREFIX = "replay:"
_PIECE = 12
_KEY = re.compile(r"\b(?:sk|pk|key|token)-[\w-]{8,}|Bearer\s+\S+")


class Head(Noun):
    """The first line of a recording: the model that replied."""

    model: str


class Recorded(Noun):
    """One reply; title: the shape that was asked for. seconds: how long it took."""

    digest: str
    title: str
    seconds: float = 0.0
    reply: Reply


class Replay:
    """A `Wire` that gives recorded replies, and none that was not recorded."""

    def __init__(self, path: Path) -> None:
        """Read a recording; raises SettingsError where there is none."""
        self._path = path
        self._head, self._replies = _read(path)

    @property
    def name(self) -> str:
        """The model that was recorded, said to be a replay."""
        return f"{PREFIX}{self._head.model}"

    def send(self, request: Request, heard: Heard | None = None) -> Reply:
        """Give the recorded reply; raises ModelUnavailable where there is none."""
        reply = self._replies.get(digest(request))
        if reply is None:
            raise ModelUnavailable(
                f"no reply to this request ({request.title}) is recorded",
                where=str(self._path),
                mend=f"record it: INTERVIEW_RECORD={self._path} INTERVIEW_MODEL={self._head.model}",
            )
        return _told(reply, heard)


class Recorder:
    """A `Wire` that writes down what another brings; may be shared by threads.

    What has been recorded is given again and not sent, so that a recording which some change
    has made incomplete is completed at the cost of what changed.
    """

    def __init__(self, wire: Wire, path: Path) -> None:
        """Go on with the recording at `path`, or begin one; raises SettingsError for another's."""
        self._wire, self._path = wire, path
        self._lock = threading.Lock()
        self._known: dict[str, Reply] = {}
        if path.exists():
            head, replies = _read(path)
            if head.model != wire.name:
                raise SettingsError(
                    f"holds replies of {head.model}", where=str(path), mend="record another file"
                )
            self._known |= replies
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_line(Head(model=wire.name)), encoding="utf-8")

    @property
    def name(self) -> str:
        """Which model is at the other end."""
        return self._wire.name

    def send(self, request: Request, heard: Heard | None = None) -> Reply:
        """Give what is recorded, else send, and write the reply down before it is given."""
        known = self._known.get(digest(request))
        if known is not None:
            return _told(known, heard)
        began = time.monotonic()
        reply = self._wire.send(request, heard)
        recorded = Recorded(
            digest=digest(request),
            title=request.title,
            seconds=round(time.monotonic() - began, 1),
            reply=scrubbed(reply),
        )
        with self._lock:
            if recorded.digest not in self._known:
                self._known[recorded.digest] = recorded.reply
                with self._path.open("a", encoding="utf-8") as file:
                    file.write(_line(recorded))
        return reply


def _told(reply: Reply, heard: Heard | None) -> Reply:
    """Let a recorded reply be heard in pieces, as if it came over a wire."""
    if heard is not None:
        for start in range(0, len(reply.text), _PIECE):
            heard(reply.text[start : start + _PIECE])
    return reply


def digest(request: Request) -> str:
    """Name a request, whichever model it goes to."""
    return request.model_copy(update={"model": ""}).digest


def scrubbed(reply: Reply) -> Reply:
    """Leave out of a reply what must not be kept."""
    text = _KEY.sub("[key]", reply.text)
    for one in reversed(personal(text)):
        text = f"{text[: one.start]}[{one.kind}]{text[one.end :]}"
    return reply.model_copy(update={"text": text})


def _line(one: Noun) -> str:
    return json.dumps(one.model_dump(exclude_defaults=True), ensure_ascii=False) + "\n"


def _read(path: Path) -> tuple[Head, dict[str, Reply]]:
    try:
        first, *rest = path.read_text(encoding="utf-8").splitlines()
        head = Head.model_validate_json(first)
        found = [Recorded.model_validate_json(line) for line in rest if line.strip()]
    except (OSError, UnicodeDecodeError, ValueError) as error:
        why = "is not a recording" if isinstance(error, ValueError) else str(error)
        raise SettingsError(
            f"cannot be replayed: {why}",
            where=str(path),
            mend="name a file that INTERVIEW_RECORD has written",
        ) from None
    return head, {one.digest: one.reply for one in found}
