"""The respondent API: start, reply, resume, change, stop. Every access needs its own token."""

import json
import re
import threading
from collections.abc import Iterator
from typing import Annotated, Any
from weakref import WeakValueDictionary

from fastapi import APIRouter, Depends, Header, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse
from pydantic import BaseModel, ConfigDict, Field

from agent import sessions
from agent.errors import NotFound, WrongToken
from agent.nouns import spoken
from agent.sessions import Desk, Invitation, Message
from agent.speaking import Speaker
from agent.transcript import FormAnswer, Paradata
from agent.turn import Turn, answers_shown, conversation

router = APIRouter(prefix="/api")


class Start(BaseModel):
    """What begins an interview."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"wave": "wave-1", "language": "en", "consent": True}]},
    )
    wave: str = Field(max_length=200)
    respondent: str | None = Field(default=None, min_length=1, max_length=200)
    invite: str | None = Field(default=None, max_length=400)
    language: str | None = Field(default=None, max_length=20)
    consent: bool = False


class Sent(BaseModel):
    """A reply: words, or what a form control sends. turn: the seq of the turn it answers."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"message_id": "a1", "text": "eight to ten weeks"}]},
    )
    message_id: str = Field(min_length=1, max_length=200)
    turn: int | None = None
    text: str | None = None
    answer: FormAnswer = None
    paradata: Paradata | None = None


class Change(BaseModel):
    """An earlier answer that is to be asked anew."""

    model_config = ConfigDict(extra="forbid")
    question: str = Field(max_length=64)
    item: str | None = Field(default=None, max_length=64)


class Locks:
    """One writer per interview in this process; the store decides between processes."""

    def __init__(self) -> None:
        """Start with none; a lock lives for as long as somebody holds it."""
        self._guard = threading.Lock()
        self._locks: WeakValueDictionary[str, _Lock] = WeakValueDictionary()

    def of(self, interview: str) -> "_Lock":
        """Give the lock of an interview."""
        with self._guard:
            lock = self._locks.get(interview)
            if lock is None:
                lock = self._locks[interview] = _Lock()
            return lock


class _Lock:
    """A lock that can be referred to weakly; it lives while somebody is inside."""

    def __init__(self) -> None:
        self._lock = threading.Lock()

    def __enter__(self) -> None:
        self._lock.acquire()

    def __exit__(self, *_: object) -> None:
        self._lock.release()


LOCKS = Locks()


def desk_of(request: Request) -> Desk:
    """Find the desk of this application."""
    desk: Desk = request.app.state.desk
    return desk


AtDesk = Annotated[Desk, Depends(desk_of)]


def admitted(
    interview: str, desk: AtDesk, authorization: Annotated[str | None, Header()] = None
) -> str:
    """Let a caller into one interview by its own token alone."""
    scheme, _, token = (authorization or "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise WrongToken("a token is needed", mend="send Authorization: Bearer TOKEN")
    desk.store.check_token(interview, token.strip())
    return interview


Admitted = Annotated[str, Depends(admitted)]


@router.post("/interviews", status_code=201)
def start(body: Start, desk: AtDesk) -> JSONResponse:
    """Begin an interview and ask its first question."""
    if body.invite is not None:
        raise NotFound("this installation has no personal links", mend="leave invite out")
    if body.consent and desk.store.wave(body.wave) is None:
        raise NotFound("there is no such wave", where=body.wave, mend="ask who invited you")
    opened = sessions.start(
        desk,
        Invitation(
            wave=body.wave,
            respondent=body.respondent,
            language=body.language,
            consent=body.consent,
        ),
    )
    shown = {"id": opened.id, "token": opened.token, "turn": _shown(opened.turn)}
    return JSONResponse(shown, status_code=201)


@router.post("/interviews/{interview}/messages")
def reply(
    body: Sent, interview: Admitted, desk: AtDesk, accept: Annotated[str, Header()] = ""
) -> Response:
    """Take a reply; the same message_id again gives the same turn again."""
    message = Message(
        id=body.message_id,
        turn=body.turn,
        text=body.text,
        answer=body.answer,
        paradata=body.paradata,
    )
    with LOCKS.of(interview):
        turn = sessions.reply(desk, interview, message)
    if "text/event-stream" in accept:
        return StreamingResponse(_events(turn), media_type="text/event-stream")
    return JSONResponse({"turn": _shown(turn)})


@router.get("/interviews/{interview}")
def read(interview: Admitted, desk: AtDesk) -> JSONResponse:
    """Give the conversation so far and what waits for a reply, for resuming."""
    with LOCKS.of(interview):
        turn = sessions.current(desk, interview)
        known = desk.store.transcript(interview)
    messages = [
        {
            "seq": one.seq,
            "from": one.sender,
            "text": one.text,
            "at": one.at.isoformat(),
            "kind": one.kind,
            "question": one.question,
            "item": one.item,
        }
        for one in conversation(known)
    ]
    answers = answers_shown(desk.questionnaire_of(known), known)
    return JSONResponse(
        {
            "id": interview,
            "wave": known.started.wave,
            "status": known.status,
            "language": known.language,
            "messages": messages,
            "answers": [one.model_dump(mode="json") for one in answers],
            "turn": _shown(turn),
        }
    )


@router.post("/interviews/{interview}/stop")
def stop(interview: Admitted, desk: AtDesk) -> JSONResponse:
    """End the interview at the respondent's wish; what was said stays."""
    with LOCKS.of(interview):
        return JSONResponse({"turn": _shown(sessions.stop(desk, interview))})


@router.post("/interviews/{interview}/reopen")
def reopen(body: Change, interview: Admitted, desk: AtDesk) -> JSONResponse:
    """Take an earlier answer back so that it is asked anew."""
    with LOCKS.of(interview):
        turn = sessions.reopen(desk, interview, body.question, body.item)
    return JSONResponse({"turn": _shown(turn)})


@router.get("/study")
def study(request: Request, desk: AtDesk, language: str | None = None) -> JSONResponse:
    """Give what a respondent must know before consenting, in a language of the questionnaire."""
    asked = desk.questionnaire
    spoken_now = language if language in (asked.language, *asked.languages) else asked.language
    return JSONResponse(
        {
            "study": asked.id,
            "wave": request.app.state.wave,
            "title": spoken(asked.title, spoken_now),
            "language": spoken_now,
            "languages": list(dict.fromkeys((asked.language, *asked.languages))),
            "notice": Speaker(asked, spoken_now, {}).notice(),
            "consent": spoken(asked.consent.text, spoken_now) if asked.consent else "",
            "minutes": asked.expect.minutes if asked.expect else None,
            "origins": request.app.state.origins,
        }
    )


def _shown(turn: Turn) -> dict[str, Any]:
    return turn.model_dump(mode="json")


def _events(turn: Turn) -> Iterator[str]:
    """Give the words piece by piece, then the whole turn once."""
    for piece in re.findall(r"\S+\s*|\s+", turn.text):
        yield f"event: delta\ndata: {json.dumps({'text': piece}, ensure_ascii=False)}\n\n"
    yield f"event: turn\ndata: {json.dumps(_shown(turn), ensure_ascii=False)}\n\n"
