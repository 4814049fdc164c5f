"""One respondent: start, reply, resume, stop — load, decide, save, and say what comes next.

A reply is committed before anything is computed from it, and what follows from it is
committed before it is shown. `advance` is the one loop that carries moves out; a crash
anywhere leaves a transcript from which the same loop goes on.
"""

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from agent import probing, quotas, replies
from agent.drafting import drafted
from agent.errors import (
    BadInput,
    Conflict,
    Ended,
    FieldworkClosed,
    LinkRefused,
    NoConsent,
    NotFound,
    TooLarge,
)
from agent.interview import close, next_move
from agent.moves import Ask, Close, Listen, Read, Reopen
from agent.nouns import Noun, spoken
from agent.questionnaire import Open, Questionnaire
from agent.readers import Early, Reader, SlowReader
from agent.scene import forget, scene
from agent.speaking import Speaker, fingerprint, in_words
from agent.store import Repeated, Store, Unfinished, new_token, token_hash
from agent.transcript import (
    IMPORTED,
    FormAnswer,
    Judged,
    Paradata,
    QuestionnaireRef,
    Said,
    Started,
    Transcript,
)
from agent.turn import Turn, turn, turn_after

MOST_CHARACTERS = 20_000
RIVALS = 20
"""How often another process may be faster before it is told."""


class Message(Noun):
    """A reply as it arrives: words, or what a form control sends. id: the client's own.

    turn: the seq of the turn it answers, where the client says so; a reply to another than
    the one that waits is refused, not taken for an answer to what was asked meanwhile.
    """

    id: str
    turn: int | None = None
    text: str | None = None
    answer: FormAnswer = None
    paradata: Paradata | None = None


class Opened(Noun):
    """An interview and a key to it; the token is told once and kept only as a hash."""

    id: str
    token: str
    turn: Turn
    resumed: bool = False


@dataclass(frozen=True)
class Desk:
    """Where interviews are held: the questionnaire in use, the store, the clock, the readers.

    source: the questionnaire's text as it stands in its file. parse: reads such a text.
    matcher: makes the reader that needs no model, when a reply first calls for it.
    """

    questionnaire: Questionnaire
    source: str
    parse: Callable[[str], Questionnaire]
    store: Store
    clock: Callable[[], datetime]
    model: str = "offline"
    matcher: Callable[[], Reader] | None = None
    reader: SlowReader | None = None
    most_characters: int = MOST_CHARACTERS
    _others: dict[str, Questionnaire] = field(default_factory=dict)

    @cached_property
    def without_model(self) -> Reader | None:
        """The reader that needs no model, made once."""
        return self.matcher() if self.matcher is not None else None

    @cached_property
    def ref(self) -> QuestionnaireRef:
        """Name the questionnaire in use, to the letter."""
        asked = self.questionnaire
        sha256 = hashlib.sha256(self.source.encode()).hexdigest()
        return QuestionnaireRef(id=asked.id, version=asked.version, sha256=sha256)

    def questionnaire_of(self, transcript: Transcript) -> Questionnaire:
        """Find the questionnaire that an interview began with, even if another is in use now."""
        asked = self._by_hash(transcript.started.questionnaire.sha256)
        return _unconditional(asked) if transcript.started.model == IMPORTED else asked

    def _by_hash(self, sha256: str) -> Questionnaire:
        if sha256 == self.ref.sha256:
            return self.questionnaire
        if sha256 not in self._others:
            self._others[sha256] = self.parse(self.store.questionnaire(sha256))
        return self._others[sha256]


def _unconditional(asked: Questionnaire) -> Questionnaire:
    """Let every open question apply: nobody answered what its condition rests on."""
    return asked.model_copy(
        update={
            "questions": tuple(
                one.model_copy(update={"show_if": None}) if isinstance(one, Open) else one
                for one in asked.questions
            )
        }
    )


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
    if invitation.proven and invitation.respondent:
        begun = desk.store.unfinished(invitation.wave, invitation.respondent)
        if begun is not None:
            return _let_in(desk, begun)
        if desk.store.is_erased(invitation.respondent):
            raise LinkRefused("this link is no longer valid", mend="ask who invited you")
    try:
        return _begun(desk, invitation)
    except Unfinished as there:
        if not invitation.proven:
            raise
        return _let_in(desk, there.interview)


def _let_in(desk: Desk, interview: str) -> Opened:
    """Give one more key to an interview that is under way."""
    token = new_token()
    desk.store.give_token(interview, token_hash(token))
    return Opened(id=interview, token=token, turn=current(desk, interview), resumed=True)


def _begun(desk: Desk, invitation: Invitation) -> Opened:
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
    first = _moves(desk, Transcript(events=(opening,)))
    desk.store.begin(first.events, token_hash=token_hash(token))
    return Opened(id=opening.interview, token=token, turn=turn(asked, first))


def reply(desk: Desk, interview: str, message: Message, *, early: Early | None = None) -> Turn:
    """Take a reply and give the next turn; the same message again gives the same turn again.

    early: hears the words of a follow-up as soon as they are certain. Raises Ended, TooLarge,
    BadInput, NotFound, or Conflict where another writer was faster.
    """
    known = desk.store.transcript(interview)
    asked = desk.questionnaire_of(known)
    before = known.reply_to(message.id)
    if before is not None:
        return turn_after(asked, advance(desk, known), before)
    try:
        return _replied(desk, asked, known, message, early)
    except Repeated as there:
        known = advance(desk, desk.store.transcript(interview))
        return turn_after(asked, known, there.seq)


def _replied(
    desk: Desk, asked: Questionnaire, known: Transcript, message: Message, early: Early | None
) -> Turn:
    interview = known.started.interview
    if known.closed:
        raise Ended("the interview has ended", where=interview, mend="nothing more is needed")
    waiting = advance(desk, known)
    if message.turn not in (None, len(waiting.events) - 1):
        raise Conflict(
            "the interview has moved on", where=interview, mend="load it and answer what waits"
        )
    said = _received(desk, asked, waiting, message)
    desk.store.append(interview, (said,), expect=len(waiting.events))
    after = advance(desk, waiting.then(said), early)
    return turn_after(asked, after, len(waiting.events))


def current(desk: Desk, interview: str) -> Turn:
    """Show where an interview stands, for resuming; mends what a crash left half done."""
    known = desk.store.transcript(interview)
    return turn(desk.questionnaire_of(known), advance(desk, known))


def stop(desk: Desk, interview: str, *, reason: str = "asked to stop") -> Turn:
    """End an interview at the respondent's wish; what was said stays."""
    known = desk.store.transcript(interview)
    asked = desk.questionnaire_of(known)
    if known.closed:
        return turn(asked, known)
    ending = close(asked, "stopped", known.language, reason).event(desk.clock())
    desk.store.append(interview, (ending,), expect=len(known.events))
    quotas.settle(desk.store, asked, known.then(ending))
    forget(known)
    return turn(asked, known.then(ending))


def reopen(desk: Desk, interview: str, question: str, item: str | None = None) -> Turn:
    """Take an earlier answer back, so that it is asked anew; what it was stays in the record.

    Raises NotFound where nothing was answered there, Ended where it is too late.
    """
    known = desk.store.transcript(interview)
    asked = desk.questionnaire_of(known)
    if known.closed:
        raise Ended("the interview has ended", where=interview, mend="start a new wave instead")
    given = scene(asked, known).state.given
    if not any(key[0] == question and item in (None, key[1]) for key in given):
        raise NotFound("there is no answer yet", where=question, mend="answer it first")
    event = Reopen((question, item), "change").event(desk.clock())
    desk.store.append(interview, (event,), expect=len(known.events))
    return turn(asked, advance(desk, known.then(event)))


def advance(desk: Desk, transcript: Transcript, early: Early | None = None) -> Transcript:
    """Carry out what is to be done until the respondent is waited for, and save it.

    Where another process was faster, what it has written stands.
    """
    interview = transcript.started.interview
    for _ in range(RIVALS):
        moved = _moves(desk, transcript, early)
        new = moved.events[len(transcript.events) :]
        if not new:
            return moved
        try:
            desk.store.append(interview, new, expect=len(transcript.events))
        except (Conflict, Ended):
            transcript = desk.store.transcript(interview)
            continue
        if moved.closed:
            quotas.settle(desk.store, desk.questionnaire_of(moved), moved)
            forget(moved)
        return moved
    raise Conflict("others keep writing here", where=interview, mend="try again in a moment")


def _moves(desk: Desk, transcript: Transcript, early: Early | None = None) -> Transcript:
    asked = desk.questionnaire_of(transcript)
    while True:
        match next_move(asked, transcript):
            case Read() as move:
                transcript = transcript.then(_judged(desk, asked, transcript, move, early))
            case Ask() as move if (full := _full(desk, transcript)) is not None:
                ending = close(asked, "quota_full", transcript.language, full)
                transcript = transcript.then(ending.event(desk.clock()))
            case (Ask() | Reopen() | Close()) as move:
                transcript = transcript.then(move.event(desk.clock()))
            case Listen():
                return transcript


def _full(desk: Desk, known: Transcript) -> str | None:
    return quotas.full(desk.store, desk.questionnaire_of(known), known, desk.clock())


def _judged(
    desk: Desk, asked: Questionnaire, known: Transcript, move: Read, early: Early | None
) -> Judged:
    """Read a reply by rules, then ask whoever else can tell, and write down what it came to."""
    draft = drafted(asked, known, move, desk.clock())
    if draft.intent == "unusable" and desk.without_model is not None:
        matched = desk.without_model.judge(asked, known, draft)
        draft = draft if _overlooks(asked, known, matched) else matched
    if desk.reader is not None:
        draft = desk.reader.judge(asked, known, draft, early=early)
    if draft.follow is None:
        draft = draft.model_copy(update={"follow": probing.follow(asked, known, draft)})
    return draft


def _overlooks(asked: Questionnaire, known: Transcript, matched: Judged) -> bool:
    """Tell whether a likeness leaves out an option that the reply calls by its name."""
    waiting = known.waiting
    if waiting is None or not matched.found:
        return False
    said = known.said(matched.reply).text
    named = replies.named_options(asked, waiting, said, language=known.language)
    return not named <= {str(one.value) for one in matched.found}


def _received(desk: Desk, asked: Questionnaire, known: Transcript, message: Message) -> Said:
    """Take a message as it is; raises BadInput or TooLarge before anything is recorded."""
    move_asked = known.waiting
    if move_asked is None:
        raise BadInput("nothing has been asked yet", mend="load the interview again")
    if message.answer is not None:
        replies.read_form(asked, move_asked, message.answer)
        text = in_words(asked, move_asked, message.answer, language=known.language)
    elif message.text is None:
        raise BadInput("neither text nor answer", where="message", mend="send one of the two")
    else:
        text = message.text.replace("\r\n", "\n").replace("\r", "\n").translate(_UNPRINTABLE)
    if len(text) > desk.most_characters:
        raise TooLarge(
            f"{len(text):,} characters are more than the {desk.most_characters:,} that fit",
            where="text",
            mend="send it in several parts",
        )
    return Said(
        at=desk.clock(),
        message=message.id,
        text=text,
        answer=message.answer,
        paradata=message.paradata,
    )


def _language(asked: Questionnaire, wanted: str | None) -> str:
    """Choose the language asked for if the questionnaire has it, else its own."""
    return wanted if wanted in (asked.language, *asked.languages) else asked.language


_UNPRINTABLE = {
    code: None for code in (*range(9), 11, 12, *range(14, 32), 127, *range(0xD800, 0xE000))
}
"""Characters that no database and no screen can hold; they carry no words."""
