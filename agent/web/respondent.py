"""The respondent API: start, reply, resume, change, stop. Every access needs its own token."""

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Header, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from agent import links, sessions
from agent.addresses import filled
from agent.errors import LinkRefused, NotFound, WrongToken
from agent.readers import Early
from agent.sessions import Invitation, Message, Opened
from agent.steps import Steps
from agent.transcript import FormAnswer, Paradata, Transcript
from agent.turn import Turn, answers_shown, conversation
from agent.web.front import Front, front_of
from agent.web.streaming import as_json, as_they_come

router = APIRouter(prefix="/api/interviews")
Json = dict[str, Any]


class Start(BaseModel):
    """What begins an interview. invite: the secret of a personal link."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"wave": "wave-1", "language": "en", "consent": True}]},
    )
    wave: str = Field(max_length=200)
    respondent: str | None = Field(default=None, min_length=1, max_length=200)
    invite: str | None = Field(default=None, max_length=2_000)
    language: str | None = Field(default=None, max_length=20)
    consent: bool = False


class Sent(BaseModel):
    """A reply: words, or what a form control sends. turn: the seq of the turn it answers."""

    model_config = ConfigDict(
        extra="forbid",
        allow_inf_nan=False,
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


class Admitted:
    """A caller who may be let into one interview, by its own token alone."""

    def __init__(self, request: Request, interview: str, authorization: str) -> None:
        """Keep what was asked for; nothing is checked before `inside`."""
        scheme, _, token = authorization.partition(" ")
        self.interview, self.front = interview, front_of(request)
        self._token = token.strip() if scheme.lower() == "bearer" else ""

    async def inside(self, act: Callable[[], Steps[Json]]) -> Json:
        """Do something in the interview, alone; raises WrongToken, NotFound or TooOften."""
        await self.front.carrier.done(self._let_in())
        return await self.front.carrier.done_alone(self.interview, act())

    def _let_in(self) -> Steps[None]:
        if not self._token:
            raise WrongToken("a token is needed", mend="send Authorization: Bearer TOKEN")
        self.front.desk.store.check_token(self.interview, self._token)
        self.front.limits.count(f"link:{self.interview}", self.front.config.per_minute_link)
        yield from ()

    def shown(self, turn: Turn) -> Json:
        """Show a turn; an ended one says where to go on, if the study is configured so."""
        return shown(self.front, self.interview, turn)


Bearer = Annotated[str, Header()]
"""`Authorization: Bearer TOKEN`; read so, and not by a dependency, which costs more."""


@router.post("", status_code=201)
async def start(body: Start, request: Request) -> Response:
    """Begin an interview and ask its first question; 200 where a personal link goes on with it."""
    front = front_of(request)
    opened, turn = await front.carrier.done(_started(body, front))
    told = {"id": opened.id, "token": opened.token, "turn": turn}
    return as_json(told, 200 if opened.resumed else 201)


def _started(body: Start, front: Front) -> Steps[tuple[Opened, Json]]:
    invited = _invited(body, front)
    if invited is None and not front.config.open_to_all:
        raise LinkRefused("a personal link is needed", mend="use the link of your invitation")
    if body.consent and front.desk.store.wave(body.wave) is None:
        raise NotFound("there is no such wave", where=body.wave, mend="ask who invited you")
    invitation = Invitation(
        wave=body.wave,
        respondent=invited or body.respondent,
        language=body.language,
        consent=body.consent,
        proven=invited is not None,
    )
    opened = yield from sessions.starting(front.desk, invitation)
    return opened, shown(front, opened.id, opened.turn)


def _invited(body: Start, front: Front) -> str | None:
    """Tell who a personal link belongs to; None where there is none."""
    if body.invite is None:
        return None
    desk = front.desk
    study, wave = desk.questionnaire.id, body.wave
    invite = links.read(body.invite, front.keys(), study=study, wave=wave, now=desk.clock())
    if body.respondent not in (None, invite.respondent):
        raise LinkRefused("this link belongs to somebody else", mend="leave respondent out")
    front.limits.count(f"link:{invite.respondent}", front.config.per_minute_link)
    return invite.respondent


@router.post("/{interview}/messages")
async def reply(
    body: Sent,
    request: Request,
    interview: str,
    authorization: Bearer = "",
    accept: Annotated[str, Header()] = "",
) -> Response:
    """Take a reply; the same message_id again gives the same turn again."""
    caller = Admitted(request, interview, authorization)
    message = Message(
        id=body.message_id,
        turn=body.turn,
        text=body.text,
        answer=body.answer,
        paradata=body.paradata,
    )

    def act(early: Early | None = None) -> Steps[Json]:
        desk = caller.front.desk
        return caller.shown((yield from sessions.replying(desk, interview, message, early=early)))

    if "text/event-stream" in accept:
        return await as_they_come(lambda early: caller.inside(lambda: act(early)))
    return as_json({"turn": await caller.inside(act)})


@router.get("/{interview}")
async def read(request: Request, interview: str, authorization: Bearer = "") -> Response:
    """Give the conversation so far and what waits for a reply, for resuming."""
    caller = Admitted(request, interview, authorization)
    desk = caller.front.desk

    def act() -> Steps[Json]:
        turn = caller.shown((yield from sessions.showing(desk, interview)))
        known = desk.store.transcript(interview)
        answers = answers_shown(desk.questionnaire_of(known), known)
        return {
            "id": interview,
            "wave": known.started.wave,
            "status": known.status,
            "language": known.language,
            "messages": _messages(known),
            "answers": [one.model_dump(mode="json") for one in answers],
            "turn": turn,
        }

    return as_json(await caller.inside(act))


@router.post("/{interview}/stop")
async def stop(request: Request, interview: str, authorization: Bearer = "") -> Response:
    """End the interview at the respondent's wish; what was said stays."""
    caller = Admitted(request, interview, authorization)

    def act() -> Steps[Json]:
        return caller.shown((yield from sessions.stopping(caller.front.desk, interview)))

    return as_json({"turn": await caller.inside(act)})


@router.post("/{interview}/reopen")
async def reopen(
    body: Change, request: Request, interview: str, authorization: Bearer = ""
) -> Response:
    """Take an earlier answer back so that it is asked anew."""
    caller = Admitted(request, interview, authorization)
    desk = caller.front.desk

    def act() -> Steps[Json]:
        steps = sessions.reopening(desk, interview, body.question, body.item)
        return caller.shown((yield from steps))

    return as_json({"turn": await caller.inside(act)})


def shown(front: Front, interview: str, turn: Turn) -> Json:
    """Show a turn; an ended one says where to go on, if the study is configured so."""
    told = turn.model_dump(mode="json")
    address = next((to for how, to in front.config.returns.items() if how == turn.status), None)
    if address is not None:
        started = front.desk.store.transcript(interview).started
        fields = {"respondent": started.respondent, "interview": interview, "wave": started.wave}
        told["return_to"] = filled(address, fields)
    return told


def _messages(known: Transcript) -> list[Json]:
    return [
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
