"""One respondent: start, reply, resume, stop — load, decide, save, and say what comes next.

A reply is committed before anything is computed from it, and what follows from it is
committed before it is shown. `advance` is the one loop that carries moves out; a crash
anywhere leaves a transcript from which the same loop goes on. Each use-case is steps, for a
server to share waits between many, and a function that carries them out.
"""

import secrets
from functools import partial

from agent import probing, quotas, replies
from agent.desk import Desk
from agent.drafting import drafted
from agent.errors import Conflict, Ended, FieldworkClosed, LinkRefused, NoConsent, NotFound
from agent.interview import close, next_move
from agent.message import Message, received
from agent.moves import Ask, Close, Listen, Read, Reopen
from agent.nouns import Noun, spoken
from agent.questionnaire import Questionnaire
from agent.readers import Early
from agent.scene import forget, scene
from agent.speaking import Speaker, fingerprint
from agent.steps import Admit, Append, Aside, Begin, Steps, carried_out
from agent.store import Repeated, Unfinished, new_token, token_hash
from agent.store.rows import Finished
from agent.transcript import Judged, Started, Transcript
from agent.turn import Turn, turn, turn_after

__all__ = [
    "Desk",
    "Invitation",
    "Message",
    "Opened",
    "advance",
    "current",
    "reopen",
    "reopening",
    "reply",
    "replying",
    "showing",
    "start",
    "starting",
    "stop",
    "stopping",
]

RIVALS = 20
"""How often another process may be faster before it is told."""


class Opened(Noun):
    """An interview and a key to it; the token is told once and kept only as a hash."""

    id: str
    token: str
    turn: Turn
    resumed: bool = False


class Invitation(Noun):
    """Who is interviewed, in which wave, and how. respondent None: a pseudonym is made.

    proven: they have shown that they are this respondent, and may go on with what they began.
    """

    wave: str
    respondent: str | None = None
    language: str | None = None
    consent: bool = False
    synthetic: bool = False
    seed: int | None = None
    proven: bool = False


def start(desk: Desk, invitation: Invitation) -> Opened:
    """Begin an interview and ask its first question, or go on with that of a proven respondent.

    Raises NoConsent, FieldworkClosed, LinkRefused for a link whose owner asked to be forgotten,
    or Duplicate for a respondent who has begun already.
    """
    return carried_out(desk.store, starting(desk, invitation))


def starting(desk: Desk, invitation: Invitation) -> Steps[Opened]:
    """Start, in steps."""
    if invitation.proven and invitation.respondent:
        begun = desk.store.unfinished(invitation.wave, invitation.respondent)
        if begun is not None and desk.store.transcript(begun).started.proven:
            return (yield from _let_in(desk, begun))
        if (yield from _is_erased(desk, invitation.respondent)):
            raise LinkRefused("this link is no longer valid", mend="ask who invited you")
    try:
        return (yield from _begun(desk, invitation))
    except (Unfinished, Finished) as there:
        if not invitation.proven:
            raise
        if desk.store.transcript(there.interview).started.proven:
            if isinstance(there, Finished):
                raise
            return (yield from _let_in(desk, there.interview))
        taken = there.interview
    # Whoever began under this id without its link is somebody else, for all that is known.
    yield Aside(lambda: desk.store.set_aside(taken))
    return (yield from _begun(desk, invitation))


def _is_erased(desk: Desk, respondent: str) -> Steps[bool]:
    """Tell whether a person asked to be forgotten: slow to find out, so that ids are not guessed.

    Where nobody ever did there is nothing to find out.
    """
    if not desk.store.has_erased():
        return False
    erased: bool = yield Aside(lambda: desk.store.is_erased(respondent))
    return erased


def _let_in(desk: Desk, interview: str) -> Steps[Opened]:
    """Give one more key to an interview that is under way."""
    token = new_token()
    yield Admit(interview, token_hash(token))
    stands = yield from showing(desk, interview)
    return Opened(id=interview, token=token, turn=stands, resumed=True)


def _begun(desk: Desk, invitation: Invitation) -> Steps[Opened]:
    asked = desk.questionnaire
    if not invitation.consent:
        raise NoConsent(
            "an interview starts only with consent",
            where=invitation.wave,
            mend="show the consent text and send consent: true when it is given",
        )
    now = desk.clock()
    language = _language(asked, invitation.language)
    opening = Started(
        at=now,
        interview=f"i-{secrets.token_hex(8)}",
        respondent=invitation.respondent or f"R-{secrets.token_hex(4)}",
        wave=invitation.wave,
        language=language,
        questionnaire=desk.ref,
        seed=secrets.randbelow(2**31) if invitation.seed is None else invitation.seed,
        model=desk.model,
        synthetic=invitation.synthetic,
        proven=invitation.proven,
        notice=Speaker(asked, language, {}).notice(),
        consent=fingerprint(spoken(asked.consent.text, language)) if asked.consent else None,
    )
    desk.store.keep_questionnaire(desk.ref, desk.source)
    wave = desk.store.open_wave(
        invitation.wave, synthetic=invitation.synthetic, questionnaire=desk.ref, at=now
    )
    if wave.status not in ("open", "pilot"):
        raise FieldworkClosed(
            f"the wave is {wave.status}", where=wave.name, mend="open it before interviewing"
        )
    token = new_token()
    first = yield from _moves(desk, Transcript(events=(opening,)))
    yield Begin(first.events, token_hash(token))
    return Opened(id=opening.interview, token=token, turn=turn(asked, first))


def reply(desk: Desk, interview: str, message: Message, *, early: Early | None = None) -> Turn:
    """Take a reply and give the next turn; the same message again gives the same turn again.

    early: hears the words of a follow-up as soon as they are certain. Raises Ended, TooLarge,
    BadInput, NotFound, or Conflict where another writer was faster.
    """
    return carried_out(desk.store, replying(desk, interview, message, early=early))


def replying(
    desk: Desk, interview: str, message: Message, *, early: Early | None = None
) -> Steps[Turn]:
    """Reply, in steps."""
    known = desk.store.transcript(interview)
    asked = desk.questionnaire_of(known)
    before = known.reply_to(message.id)
    if before is not None:
        return turn_after(asked, (yield from advance(desk, known)), before)
    try:
        return (yield from _replied(desk, asked, known, message, early))
    except Repeated as there:
        known = yield from advance(desk, desk.store.transcript(interview))
        return turn_after(asked, known, there.seq)


def _replied(
    desk: Desk, asked: Questionnaire, known: Transcript, message: Message, early: Early | None
) -> Steps[Turn]:
    interview = known.started.interview
    if known.closed:
        raise Ended("the interview has ended", where=interview, mend="nothing more is needed")
    waiting = yield from advance(desk, known)
    if message.turn not in (None, len(waiting.events) - 1):
        raise Conflict(
            "the interview has moved on", where=interview, mend="load it and answer what waits"
        )
    said = received(asked, waiting, message, at=desk.clock(), most=desk.most_characters)
    yield Append(interview, (said,), len(waiting.events))
    after = yield from advance(desk, waiting.then(said), early)
    return turn_after(asked, after, len(waiting.events))


def current(desk: Desk, interview: str) -> Turn:
    """Show where an interview stands, for resuming; mends what a crash left half done."""
    return carried_out(desk.store, showing(desk, interview))


def showing(desk: Desk, interview: str) -> Steps[Turn]:
    """Show, in steps."""
    known = desk.store.transcript(interview)
    return turn(desk.questionnaire_of(known), (yield from advance(desk, known)))


def stop(desk: Desk, interview: str, *, reason: str = "asked to stop") -> Turn:
    """End an interview at the respondent's wish; what was said stays."""
    return carried_out(desk.store, stopping(desk, interview, reason=reason))


def stopping(desk: Desk, interview: str, *, reason: str = "asked to stop") -> Steps[Turn]:
    """Stop, in steps."""
    known = desk.store.transcript(interview)
    asked = desk.questionnaire_of(known)
    if known.closed:
        return turn(asked, known)
    ending = close(asked, "stopped", known.language, reason).event(desk.clock())
    yield Append(interview, (ending,), len(known.events))
    yield from _settled(desk, asked, known.then(ending))
    forget(known)
    return turn(asked, known.then(ending))


def reopen(desk: Desk, interview: str, question: str, item: str | None = None) -> Turn:
    """Take an earlier answer back, so that it is asked anew; what it was stays in the record.

    Raises NotFound where nothing was answered there, Ended where it is too late.
    """
    return carried_out(desk.store, reopening(desk, interview, question, item))


def reopening(desk: Desk, interview: str, question: str, item: str | None) -> Steps[Turn]:
    """Reopen, in steps."""
    known = desk.store.transcript(interview)
    asked = desk.questionnaire_of(known)
    if known.closed:
        raise Ended("the interview has ended", where=interview, mend="start a new wave instead")
    given = scene(asked, known).state.given
    if not any(key[0] == question and item in (None, key[1]) for key in given):
        raise NotFound("there is no answer yet", where=question, mend="answer it first")
    event = Reopen((question, item), "change").event(desk.clock())
    yield Append(interview, (event,), len(known.events))
    return turn(asked, (yield from advance(desk, known.then(event))))


def advance(desk: Desk, transcript: Transcript, early: Early | None = None) -> Steps[Transcript]:
    """Carry out what is to be done until the respondent is waited for, and save it.

    Where another process was faster, what it has written stands.
    """
    interview = transcript.started.interview
    for _ in range(RIVALS):
        moved = yield from _moves(desk, transcript, early)
        new = moved.events[len(transcript.events) :]
        if not new:
            return moved
        try:
            yield Append(interview, new, len(transcript.events))
        except (Conflict, Ended):
            transcript = desk.store.transcript(interview)
            continue
        if moved.closed:
            yield from _settled(desk, desk.questionnaire_of(moved), moved)
            forget(moved)
        return moved
    raise Conflict("others keep writing here", where=interview, mend="try again in a moment")


def _moves(desk: Desk, transcript: Transcript, early: Early | None = None) -> Steps[Transcript]:
    asked = desk.questionnaire_of(transcript)
    while True:
        match next_move(asked, transcript):
            case Read() as move:
                transcript = transcript.then(
                    (yield from _judged(desk, asked, transcript, move, early))
                )
            case Ask() as move if (full := (yield from _full(desk, transcript))) is not None:
                ending = close(asked, "quota_full", transcript.language, full)
                transcript = transcript.then(ending.event(desk.clock()))
            case (Ask() | Reopen() | Close()) as move:
                transcript = transcript.then(move.event(desk.clock()))
            case Listen():
                return transcript


def _full(desk: Desk, known: Transcript) -> Steps[str | None]:
    asked = desk.questionnaire_of(known)
    if not asked.quotas:
        return None
    full: str | None = yield Aside(lambda: quotas.full(desk.store, asked, known, desk.clock()))
    return full


def _settled(desk: Desk, asked: Questionnaire, known: Transcript) -> Steps[None]:
    if asked.quotas:
        yield Aside(lambda: quotas.settle(desk.store, asked, known))


def _judged(
    desk: Desk, asked: Questionnaire, known: Transcript, move: Read, early: Early | None
) -> Steps[Judged]:
    """Read a reply by rules, then ask whoever else can tell, and write down what it came to."""
    draft = drafted(asked, known, move, desk.clock())
    if desk.reader is not None or (draft.intent == "unusable" and desk.matcher is not None):
        draft = yield Aside(partial(_understood, desk, asked, known, draft, early))
    offer = draft.follow or probing.follow(asked, known, draft)
    if probing.listens(asked.question(draft.question)):
        emerging = yield Aside(partial(desk.interests, known.started.wave))
        offer = probing.pursue(asked, known, draft, emerging, instead=offer)
    return draft if offer is draft.follow else draft.model_copy(update={"follow": offer})


def _understood(
    desk: Desk, asked: Questionnaire, known: Transcript, draft: Judged, early: Early | None
) -> Judged:
    if draft.intent == "unusable" and desk.without_model is not None:
        matched = desk.without_model.judge(asked, known, draft)
        draft = draft if _overlooks(asked, known, matched) else matched
    if desk.reader is not None:
        draft = desk.reader.judge(asked, known, draft, early=early)
    return draft


def _overlooks(asked: Questionnaire, known: Transcript, matched: Judged) -> bool:
    """Tell whether a likeness leaves out an option that the reply calls by its name."""
    waiting = known.waiting
    if waiting is None or not matched.found:
        return False
    said = known.said(matched.reply).text
    named = replies.named_options(asked, waiting, said, language=known.language)
    return not named <= {str(one.value) for one in matched.found}


def _language(asked: Questionnaire, wanted: str | None) -> str:
    """Choose the language asked for if the questionnaire has it, else its own."""
    return wanted if wanted in (asked.language, *asked.languages) else asked.language
