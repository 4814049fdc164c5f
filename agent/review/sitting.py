"""One person reviewing one wave: what comes next, and what they decide, saved at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from agent.agreement.sampling import Plan, audit_sample
from agent.agreement.statements import UnitKey, machine
from agent.codebook import Evidence, Judgement, Recipe, Value, current, digest
from agent.errors import BadInput, NotFound
from agent.evidence import Source
from agent.fieldwork import known_wave
from agent.interview import answers
from agent.questionnaire import Open, Questionnaire
from agent.report.cases import written
from agent.report.rows import items_of
from agent.review import decisions
from agent.review.decisions import Hand
from agent.review.offer import Offer, offer, takes_several
from agent.review.queue import Task, blind_queue, open_queue
from agent.review.view import View, rows_of, turns_of, verdict_of
from agent.samples import AUDIT, codable, done_by, done_key, is_read_exactly, typed
from agent.store import Store
from agent.transcript import Asked, Said, Transcript

NAME_LONGEST = 60


@dataclass(frozen=True)
class Room:
    """Where reviewing happens. of: finds the questionnaire that an interview was held with.

    plan: the sample to code blind, which nobody needs for an open review.
    """

    questionnaire: Questionnaire
    of: Callable[[Transcript], Questionnaire]
    store: Store
    clock: Callable[[], datetime]
    wave: str
    reviewer: str
    seed: int
    plan: Plan | None = None
    blind: bool = False


class Sitting:
    """A queue of answers, the place in it, and the verbs of a reviewer.

    Raises NotFound for an unknown wave, BadInput where there is nothing to review.
    """

    def __init__(
        self, room: Room, *, question: str | None = None, everything: bool = False
    ) -> None:
        """Load the wave and order what is to be looked at.

        question: only this one. everything: what is decided comes too, after the rest.
        """
        known_wave(room.store, room.wave)
        self.room = room
        self._refuse(question)
        self._last: datetime | None = None
        self._transcripts: dict[str, Transcript] = {}
        judgements = room.store.judgements(wave=room.wave)
        coded = codable(room.questionnaire, judgements)
        self._audit = audit_sample(coded, seed=room.seed, share=AUDIT)
        self._everything = everything
        closed = {} if room.blind else typed(room.questionnaire, judgements)
        self._closed = {key: is_read_exactly(some) for key, some in closed.items()}
        both = {**coded, **closed}
        self._judged = {key: some for key, some in both.items() if question in (None, key[1])}
        if not self._judged and both:
            raise BadInput(
                "nobody said anything to it that can be reviewed",
                where=question or room.wave,
                mend="leave --question out",
            )
        if not self._judged:
            raise BadInput(
                "there is no coded answer to review",
                where=room.wave,
                mend=f"run `interview code --wave {room.wave}` first",
            )
        self._history = [one for one in judgements if one.reviewer == room.reviewer]
        self.tasks = self._queue()
        self.place = 0

    def _refuse(self, question: str | None) -> None:
        reviewer = self.room.reviewer
        if not reviewer.strip() or len(reviewer) > NAME_LONGEST or not reviewer.isprintable():
            raise BadInput(
                "this is no name of a reviewer", where=reviewer[:20], mend="use --as NAME"
            )
        known = [
            one.id
            for one in self.room.questionnaire.asked
            if (one.codebook if isinstance(one, Open) else not self.room.blind)
        ]
        if question is not None and question not in known:
            how = "coded blind" if self.room.blind else "reviewed"
            raise NotFound(
                f"there is no question of that name that is {how}",
                where=question,
                mend=f"questions: {', '.join(known) or 'none'}",
            )

    def _queue(self) -> tuple[Task, ...]:
        room = self.room
        if not room.blind:
            return open_queue(
                self._judged,
                self._audit,
                seed=room.seed,
                everything=self._everything,
                closed=self._closed,
            )
        if room.plan is None:
            raise BadInput(
                "no sample has been drawn to code blind",
                where=room.wave,
                mend=f"run `interview agreement --sample 100 --wave {room.wave}`",
            )
        done = done_by(room.store, self._judged, [room.reviewer])
        return blind_queue(room.plan, self._judged, lambda key: done(key, room.reviewer))

    @property
    def task(self) -> Task | None:
        """The answer under review; None when the queue is empty or at its end."""
        return self.tasks[self.place] if self.place < len(self.tasks) else None

    def view(self) -> View | None:
        """What there is to see of the answer under review."""
        task = self.task
        if task is None:
            return None
        room, (interview, question, item) = self.room, task.key
        known, transcript = self._judged[task.key], self._transcript(interview)
        return View(
            interview=interview,
            respondent=transcript.started.respondent,
            question=question,
            item=item,
            row=self._row(task.key),
            wording=self._wording(task.key),
            why=task.why,
            place=self.place + 1,
            of=len(self.tasks),
            turns=turns_of(transcript, question, self._replies(task.key)),
            rows=rows_of(known, self.offer(), reviewer=room.reviewer, blind=room.blind),
            verdict=verdict_of(known, reviewer=room.reviewer, blind=room.blind),
            settled=self.settled(),
        )

    def settled(self) -> bool:
        """Whether nothing of the answer under review is left to decide."""
        task = self.task
        return task is not None and not decisions.finish(
            self._judged[task.key], self._hand(task.key)
        )

    def offer(self) -> Offer:
        """What may be given to the answer under review; raises BadInput where there is none."""
        if self.task is None:
            raise BadInput("nothing is under review", mend="go back, or start anew")
        interview, name, _ = self.task.key
        newest = self.room.questionnaire
        held = newest if self._is_open(name) else self.room.of(self._transcript(interview))
        return offer(held, held.question(name))

    def search(self, words: str) -> tuple[str, ...]:
        """Find what may be given by what is typed, the likeliest first."""
        return self.offer().search(words)

    def accept(self, code: str) -> None:
        """Say that a code is right."""
        self._keep(decisions.accept(*self._at(), self._given(code)))

    def reject(self, code: str, reason: str = "") -> None:
        """Say that a code is wrong."""
        self._keep(decisions.reject(*self._at(), self._given(code), reason))

    def replace(self, code: str, other: str) -> None:
        """Give another code for the same words, or say why there is no value."""
        known, hand = self._at()
        offered, before = self.offer(), self._given(code)
        if offered.state(other) != "coded":
            self._keep(decisions.nothing(known, hand, offered.state(other)))
            return
        value = offered.value(other)
        self._refuse_conflict(value, without=before)
        self._keep(decisions.replace(known, hand, before, value))

    def add(self, code: str, quote: str = "") -> None:
        """Give a code; quote: the words that carry it, or nothing for the whole answer.

        Where an answer has one value, it takes the place of any other. Raises BadInput where
        the respondent did not say the words.
        """
        known, hand = self._at()
        offered = self.offer()
        if offered.state(code) != "coded":
            self._keep(decisions.nothing(known, hand, offered.state(code)))
            return
        value, evidence = offered.value(code), self._evidence(quote)
        self._refuse_conflict(value)
        if offered.several:
            self._keep(decisions.add(hand, value, evidence))
        else:
            self._keep(decisions.settle(known, hand, value, evidence))

    def annotate(self, code: str, reason: str) -> None:
        """Write a note beside a code that has been decided on."""
        self._keep(decisions.annotate(*self._at(), self._given(code), reason))

    def nothing(self) -> None:
        """Say that no code applies, or that the option cannot be told."""
        self._keep(decisions.nothing(*self._at()))

    def finish(self) -> None:
        """Say that the answer is coded as it stands, and go on."""
        known, hand = self._at()
        self._keep(decisions.finish(known, hand), done=True)
        self.go(1)

    def go(self, by: int) -> None:
        """Move in the queue without deciding; its end is one place after the last."""
        self.place = min(max(self.place + by, 0), len(self.tasks))

    def undo(self) -> bool:
        """Take the last act back, go to where it was, and say whether there was one."""
        taken = decisions.undo(self._history, self.room.reviewer, self._now())
        if not taken:
            return False
        key = (taken[0].interview, taken[0].question, taken[0].item)
        self._keep(taken)
        for place, task in enumerate(self.tasks):
            if task.key == key:
                self.place = place
                return True
        if key in self._judged:
            self.tasks = (
                *self.tasks[: self.place],
                Task(key, "taken back"),
                *self.tasks[self.place :],
            )
        return True

    def _keep(self, new: Sequence[Judgement], *, done: bool = False) -> None:
        """Save first, then remember."""
        task = self.task
        marks = {}
        if done and task is not None:
            marks = {done_key(task.key, self.room.reviewer): task.key[0]}
        self.room.store.add_judgements(new, done=marks)
        for one in new:
            self._judged.setdefault((one.interview, one.question, one.item), []).append(one)
        self._history += new

    def _at(self) -> tuple[Sequence[Judgement], Hand]:
        task = self.task
        if task is None:
            raise BadInput("nothing is under review", mend="go back, or start anew")
        return self._judged[task.key], self._hand(task.key)

    def _given(self, code: str) -> Value:
        """Tell which value of the answer is written so."""
        known, _ = self._at()
        values = (one.value for one in known if one.value is not None)
        return next((one for one in values if written(one) == code), code)

    def _refuse_conflict(self, value: str | float, *, without: Value = None) -> None:
        """Raise BadInput where a value cannot stand beside those that do."""
        known, _ = self._at()
        beside = {
            written(one.value)
            for one in current(known)
            if one.value is not None and one.value != without and one.status != "rejected"
        }
        self.offer().conflict(frozenset({*beside, written(value)}))

    def _book(self, key: UnitKey) -> str:
        """Name what the codes of an answer were told by when it was seen."""
        found = self.room.questionnaire.by_id[key[1]]
        if isinstance(found, Open):
            return found.codebook.digest if found.codebook else ""
        return next((one.recipe.codebook for one in machine(self._judged[key])), "")

    def _hand(self, key: UnitKey) -> Hand:
        room = self.room
        return Hand(
            key=key,
            respondent=self._transcript(key[0]).started.respondent,
            reviewer=room.reviewer,
            at=self._now(),
            blind=room.blind,
            recipe=Recipe(
                coder=room.reviewer,
                codebook=self._book(key),
                transcript=digest([[seq, self._said(key[0], seq)] for seq in self._replies(key)]),
            ),
            nothing="not_mentioned" if self._is_open(key[1]) else "unclear",
            several=takes_several(room.questionnaire.by_id[key[1]]),
        )

    def _now(self) -> datetime:
        """Tell the time; never the same twice, so that acts stay apart."""
        now = self.room.clock()
        if self._last is not None and now <= self._last:
            now = self._last + timedelta(microseconds=1)
        self._last = now
        return now

    def _transcript(self, interview: str) -> Transcript:
        if interview not in self._transcripts:
            self._transcripts[interview] = self.room.store.transcript(interview)
        return self._transcripts[interview]

    def _replies(self, key: UnitKey) -> tuple[int, ...]:
        transcript = self._transcript(key[0])
        given = answers(self.room.of(transcript), transcript).get((key[1], key[2]))
        return given.replies if given else ()

    def _said(self, interview: str, seq: int) -> str:
        event = self._transcript(interview).events[seq]
        return event.text if isinstance(event, Said) else ""

    def _wording(self, key: UnitKey) -> str:
        asked = [
            one.text
            for one in self._transcript(key[0]).events
            if isinstance(one, Asked) and (one.question, one.item) == (key[1], key[2])
            if one.form == "question"
        ]
        return next((text for text in asked if text), key[1])

    def _is_open(self, question: str) -> bool:
        return isinstance(self.room.questionnaire.by_id[question], Open)

    def _row(self, key: UnitKey) -> str:
        asked = self.room.of(self._transcript(key[0]))
        rows = {one.id: one for one in items_of(asked, asked.question(key[1]))}
        row = rows.get(key[2] or "")
        return row.words(asked.language) if row else key[2] or ""

    def _evidence(self, quote: str) -> tuple[Evidence, ...]:
        key = self.task.key if self.task else ("", "", None)
        replies = self._replies(key)
        for seq in replies:
            text = self._said(key[0], seq)
            found = Source(text).locate(quote) if quote.strip() else None
            if found:
                return (
                    Evidence(turn=seq, start=found.start, end=found.end, match=found.match,
                             quote=text[found.start : found.end], coverage=found.coverage),
                )  # fmt: skip
        if quote.strip():
            raise BadInput("the respondent did not say these words", mend="copy them as they stand")
        whole = [(seq, self._said(key[0], seq)) for seq in replies]
        return tuple(
            Evidence(turn=seq, start=0, end=len(text), quote=text) for seq, text in whole if text
        )
