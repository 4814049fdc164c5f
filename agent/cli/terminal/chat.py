"""One interview in a terminal: show a turn, take a reply, pass it on, until it is over.

`begin` asks for consent first, `pick_up` goes on with an interview that was left, and
`Chat.hold` is the loop. What happens next is decided in `sessions`; the loop only keeps what
was typed until it is saved, and knows how to leave.
"""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from textwrap import shorten
from typing import Literal, TypeVar

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from agent import sessions
from agent.cli.terminal.block import Block
from agent.cli.terminal.past import Past, noted, past
from agent.cli.terminal.plain import plain
from agent.cli.terminal.prompt import PROMPT, Terminal
from agent.cli.terminal.screen import Frame, commands_screen, hint, note, screen
from agent.cli.terminal.shorthand import shorthand, spelled_out
from agent.cli.terminal.words import Command, agrees, command, typed, words
from agent.errors import BadInput, Conflict, Ended, NotFound, StoreError
from agent.nouns import spoken
from agent.questionnaire import Questionnaire
from agent.sessions import Desk, Invitation, Message
from agent.speaking import Speaker
from agent.transcript import Asked, Paradata, Transcript
from agent.turn import Turn, conversation

Done = TypeVar("Done")
REMINDER = 240
"""Characters of the last reply that are shown on coming back."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A reply that is not saved yet; sent again, it is the same message."""

    text: str
    message: str


def begin(desk: Desk, terminal: Terminal, invitation: Invitation) -> None:
    """Say who asks and what happens to the answers; with consent, hold the interview."""
    asked, language = desk.questionnaire, invitation.language or desk.questionnaire.language
    there = _unfinished(desk, invitation)
    if there and _agreed(terminal, "unfinished", language):
        pick_up(desk, terminal, there)
        return
    if there:
        _leave(terminal, there, words("left_open", language))
        return
    terminal.show(Text(), *_opening(asked, language), Text())
    if not _agreed(terminal, "agree", language):
        terminal.show(note(words("declined", language), ""))
        return
    opened = sessions.start(desk, invitation.model_copy(update={"consent": True}))
    Chat(desk, terminal, opened.id).hold()


def _unfinished(desk: Desk, invitation: Invitation) -> str | None:
    """Find the interview of this wave that a named respondent has begun and not ended."""
    begun = desk.store.interviews(invitation.wave, "in_progress")
    named = (one.id for one in begun if one.respondent == invitation.respondent and not one.void)
    return next(named, None)


def pick_up(desk: Desk, terminal: Terminal, interview: str) -> None:
    """Go on with an interview, after a look at its last exchange; raises NotFound."""
    known = desk.store.transcript(interview)
    if known.closed:
        lines = [words("ended", known.language), known.closed.text]
        terminal.show(Text(), *(note(line, "") for line in lines))
        return
    terminal.show(Text(), note(words("welcome", known.language), ""), *_last_exchange(known))
    Chat(desk, terminal, interview).hold()


class Chat:
    """The conversation of one interview, from here to its end or to a pause."""

    def __init__(self, desk: Desk, terminal: Terminal, interview: str) -> None:
        """Take an interview that has begun."""
        self.desk, self.terminal, self.interview = desk, terminal, interview
        self.kept: Kept | None = None
        known = desk.store.transcript(interview)
        self.language, self.seen, self.shown_at = known.language, len(known.events), desk.clock()

    def hold(self) -> None:
        """Ask and listen until the interview is over or the respondent leaves."""
        try:
            turn = self._shown(self._current())
            while turn.kind != "closing":
                text = _line(self.terminal, words("leaving", self.language))
                if text is None or command(text) == "pause":
                    break
                after = self._answered(turn, text)
                turn = self._shown(after) if after else turn
        except KeyboardInterrupt:
            _leave(self.terminal, self.interview, words("saved", self.language))
            return
        if turn.kind == "closing":
            self._filed()
        else:
            _leave(self.terminal, self.interview, words("saved", self.language))

    def _answered(self, turn: Turn, text: str) -> Turn | None:
        """Do what a line asks for; None where the same question goes on waiting."""
        name = command(text)
        if name is not None:
            return self._commanded(turn, name)
        if text.startswith("/") and text[1:].isalpha():
            self.terminal.show(note(words("unknown", self.language, command=text)))
            self.terminal.show(commands_screen(self.language))
            return None
        if text:
            return self._sent(turn, Kept(text, uuid.uuid4().hex))
        if self.kept:
            return self._sent(turn, self.kept)
        self.terminal.show(hint(turn, self.language))
        return None

    def _commanded(self, turn: Turn, name: Command) -> Turn | None:
        match name:
            case "stop":
                return self._tried(lambda: sessions.stop(self.desk, self.interview))
            case "change":
                return self._changed(turn)
            case "help":
                self.terminal.show(Text(), commands_screen(self.language))
        return self._sent(turn, Kept(typed(name, self.language), uuid.uuid4().hex))

    def _sent(self, turn: Turn, kept: Kept) -> Turn | None:
        """Send a reply, and hold on to its words until they are known to be saved."""
        self.kept = kept
        message = self._message(turn, kept)
        return self._tried(lambda: self._delivered(message))

    def _delivered(self, message: Message) -> Turn:
        """Reply to what is on the screen, never to what was asked elsewhere meanwhile."""
        store, interview = self.desk.store, self.interview
        sent = store.reply_to(interview, message.id) is not None
        if not sent and store.interview(interview).length != self.seen:
            raise Conflict("the interview went on elsewhere", where=interview, mend="look again")
        return sessions.reply(self.desk, interview, message)

    def _tried(self, work: Callable[[], Turn]) -> Turn | None:
        """Carry something out; where it fails, say in a line why, and what to do."""
        try:
            after = self._waiting(work)
        except (Conflict, Ended):
            self.terminal.show(note(words("elsewhere", self.language)))
            return self._current()
        except StoreError as error:
            self.terminal.show(note(str(error), "red"), note(words("retry", self.language)))
            return None
        except (BadInput, NotFound) as error:
            self.kept = None
            self.terminal.show(note(str(error), "red"))
            return None
        self.kept = None
        return after

    def _message(self, turn: Turn, kept: Kept) -> Message:
        """Write a reply as it is sent: marks as a form's answer, all else as words."""
        now = self.desk.clock()
        paradata = Paradata(
            shown_at=self.shown_at, submitted_at=now, characters=len(kept.text), device="terminal"
        )
        answer = shorthand(turn, kept.text)
        if answer is None:
            return Message(id=kept.message, text=kept.text, paradata=paradata)
        spelled = spelled_out(turn, answer)
        if spelled is not None:
            return Message(id=kept.message, text=spelled, paradata=paradata)
        return Message(id=kept.message, answer=answer, paradata=paradata)

    def _changed(self, turn: Turn) -> Turn | None:
        """Let an earlier answer be picked from a list, and ask for it anew."""
        known = self.desk.store.transcript(self.interview)
        listed = past(self.desk.questionnaire_of(known), known)
        if not listed:
            self.terminal.show(note(words("none_yet", self.language)))
            return None
        self.terminal.show(Text(), _answers(listed, words("past", self.language)))
        chosen = self._picked(listed, "which")
        if chosen and chosen.rows:
            self.terminal.show(Text(), _answers(chosen.rows, chosen.label))
            chosen = self._picked(chosen.rows, "which_row", whole=chosen)
        if chosen is None:
            self.terminal.show(note(words("unchanged", self.language)))
            return turn
        name, item = chosen.question, chosen.item
        return self._tried(lambda: sessions.reopen(self.desk, self.interview, name, item))

    def _picked(
        self, listed: Sequence[Past], key: Literal["which", "which_row"], whole: Past | None = None
    ) -> Past | None:
        """Take a number from the list that is shown; None for anything else."""
        self.terminal.show(note(words(key, self.language), "dim"))
        text = _line(self.terminal, words("leaving", self.language)) or ""
        number = int(text) if text.isdecimal() and len(text) < 4 else -1
        if number == 0:
            return whole
        return listed[number - 1] if 0 < number <= len(listed) else None

    def _current(self) -> Turn:
        return self._waiting(lambda: sessions.current(self.desk, self.interview))

    def _waiting(self, work: Callable[[], Done]) -> Done:
        return self.terminal.waiting(
            work,
            saying=words("thinking", self.language),
            leaving=words("leaving", self.language),
        )

    def _shown(self, turn: Turn) -> Turn:
        """Put a turn on the screen, after what was understood of the reply before it."""
        known = self.desk.store.transcript(self.interview)
        asked = self.desk.questionnaire_of(known)
        self.language, self.shown_at = known.language, self.desk.clock()
        understood = noted(asked, known, since=self.seen)
        self.seen = len(known.events)
        if understood:
            self.terminal.show(note(f"✓ {understood}", "green"))
        first = turn.kind == "question"
        text = turn.text.removeprefix(known.started.notice if first else "").strip()
        turn = turn.model_copy(update={"text": text})
        self.terminal.show(Text(), screen(turn, _frame(asked, known, turn)))
        if self.kept and turn.kind != "closing":
            self.terminal.show(note(words("kept", self.language, text=self.kept.text)))
        self.terminal.show(Text())
        return turn

    def _filed(self) -> None:
        """Say under which names the interview is kept, for whoever wants it deleted."""
        started = self.desk.store.transcript(self.interview).started
        fields = {"respondent": started.respondent, "id": started.interview}
        self.terminal.show(note(words("filed", self.language, **fields), "dim"))


def _frame(asked: Questionnaire, known: Transcript, turn: Turn) -> Frame:
    question = asked.by_id.get(turn.question.id) if turn.question else None
    titles = {one.id: spoken(one.title, known.language) for one in asked.sections}
    event = known.events[turn.seq]
    return Frame(
        language=known.language,
        section=titles.get(question.section or "", "") if question else "",
        minutes=asked.expect.minutes if asked.expect else None,
        lead=event.lead if isinstance(event, Asked) else "",
    )


def _opening(asked: Questionnaire, language: str) -> list[RenderableType]:
    """Give the title, the AI notice and the words of the consent."""
    consent = spoken(asked.consent.text, language) if asked.consent else ""
    parts: list[RenderableType] = [note(spoken(asked.title, language), "bold"), Text()]
    parts.append(note(Speaker(asked, language, {}).notice(), ""))
    return [*parts, Text(), note(consent, "")] if consent else parts


def _last_exchange(known: Transcript) -> list[RenderableType]:
    """Give the last reply and what it replied to, as they were said."""
    said = list(conversation(known))
    at = max((place for place, one in enumerate(said) if one.sender == "respondent"), default=0)
    if at == 0:
        return []
    reply = shorten(" · ".join(said[at].text.split("\n")), REMINDER, placeholder=" …")
    return [Text(), note(said[at - 1].text, "dim"), note(f"{PROMPT}{reply}", "dim")]


def _answers(listed: Sequence[Past], title: str) -> RenderableType:
    """Number answers, so that one can be picked."""
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", style="cyan", no_wrap=True)
    table.add_column(ratio=1)
    table.add_column(ratio=1, style="dim")
    for place, one in enumerate(listed, 1):
        table.add_row(str(place), Text(one.label), Text(one.said))
    return Block(Group(Text(plain(title), "bold"), table), "  ")


def _agreed(terminal: Terminal, key: Literal["agree", "unfinished"], language: str) -> bool:
    """Ask for a yes or a no until it is one; whoever leaves says no."""
    terminal.show(note(words(key, language), "bold"))
    while True:
        try:
            text = terminal.ask()
        except (EOFError, KeyboardInterrupt):
            terminal.show(Text())
            return False
        answer = agrees(text)
        if answer is not None:
            return answer
        terminal.show(note(words("agree_again", language)))


def _line(terminal: Terminal, leaving: str) -> str | None:
    """Take a line; None where the respondent wants to leave, by Ctrl-D or Ctrl-C twice."""
    pressed = False
    while True:
        try:
            return terminal.ask()
        except EOFError:
            terminal.show(Text())
            return None
        except KeyboardInterrupt:
            terminal.show(Text())
            if pressed:
                return None
            pressed = True
            terminal.show(note(leaving))


def _leave(terminal: Terminal, interview: str, text: str) -> None:
    """Say that all is kept, and how to come back."""
    terminal.show(note(text, ""))
    terminal.line(f"interview chat --resume {interview}")
