"""What was said and judged, kept in SQL: appended in order, never changed.

`Store` is one database, on SQLite or PostgreSQL. Every method is one transaction: when a
writing method returns, what it wrote survives a crash. It may be used from many threads
and by many processes. Every failure is one of `errors`.
Not here: what an interview does next (`interview`), vectors (`vectors`), jobs (`jobs`).
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Self

from agent.codebook import Judgement
from agent.errors import InterviewError
from agent.store import (
    audit,
    erasure,
    events,
    judgements,
    places,
    rewriting,
    spending,
    themes,
    tokens,
    verdicts,
    waves,
)
from agent.store.at_hand import AtHand
from agent.store.claims import Claims
from agent.store.layout import prepare
from agent.store.opening import Database, Durability
from agent.store.rows import Erased, InterviewRow, Place, Repeated, Unfinished, Wave, WaveStatus
from agent.store.together import Admit, Append, Begin, Together, Write
from agent.store.tokens import new_token, token_hash
from agent.store.verdicts import Verdict
from agent.transcript import Event, QuestionnaireRef, Status, Transcript
from agent.usage import Usage

__all__ = [
    "Admit",
    "Append",
    "Begin",
    "Durability",
    "Erased",
    "InterviewRow",
    "Place",
    "Repeated",
    "Store",
    "Unfinished",
    "Verdict",
    "Wave",
    "WaveStatus",
    "Write",
    "new_token",
    "token_hash",
]


class Store:
    """One database of interviews; close it, or use it in a `with`."""

    def __init__(self, database: Database) -> None:
        """Take an opened database; callers use `open`."""
        self._database = database
        self.claims = Claims(database)
        self._at_hand = AtHand()
        self._together = Together(database)

    @classmethod
    def open(cls, url: str, *, durability: Durability = "full", wait_seconds: float = 10) -> Self:
        """Open a database and bring it to the newest layout, creating it if need be.

        durability: `full` waits for the disk at every commit; `normal` may lose the last
        moments if the power fails, though never if only the program does. wait_seconds: how
        long to wait for another program's lock before saying so.
        """
        database = Database(url, durability=durability, wait_seconds=wait_seconds)
        try:
            prepare(database)
        except InterviewError:
            database.close()
            raise
        return cls(database)

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def wave(self, name: str) -> Wave | None:
        """The wave of this name."""
        with self._database.glancing() as db:
            return waves.one(db, name)

    def waves(self) -> tuple[Wave, ...]:
        """All waves, in the order in which they were opened."""
        with self._database.reading() as db:
            return waves.every(db)

    def open_wave(
        self, name: str, *, synthetic: bool, questionnaire: QuestionnaireRef, at: datetime
    ) -> Wave:
        """Create the wave if it is new, and let interviews begin with this questionnaire.

        A wave that is there keeps its status. Raises Refused where real and synthetic
        respondents would meet.
        """
        wanted = Wave(
            name=name, synthetic=synthetic, status="open", questionnaire=questionnaire, opened_at=at
        )
        with self._database.glancing() as db:
            known = waves.one(db, name)
        if known and (known.synthetic, known.questionnaire) == (synthetic, questionnaire):
            return known
        with self._database.writing() as db:
            return waves.open_one(db, wanted)

    def set_wave_status(self, name: str, status: WaveStatus) -> None:
        """Move the fieldwork on; raises NotFound."""
        with self._database.writing() as db:
            waves.set_status(db, name, status)

    def counts(self, wave: str) -> dict[str, int]:
        """How many interviews of a wave stand how, without those set aside."""
        with self._database.reading() as db:
            return waves.counts(db, wave)

    def keep_questionnaire(self, ref: QuestionnaireRef, text: str) -> None:
        """Keep the text of a questionnaire, so that old transcripts are read with theirs."""
        with self._database.glancing() as db:
            if waves.is_kept(db, ref):
                return
        with self._database.writing() as db:
            waves.keep(db, ref, text)

    def questionnaire(self, sha256: str) -> str:
        """The text of a questionnaire that was kept; raises NotFound."""
        with self._database.reading() as db:
            return waves.text_of(db, sha256)

    def begin(self, first: Sequence[Event], *, token_hash: str | None = None) -> None:
        """Write an interview with its first events; the first of them is a `Started`.

        Raises Unfinished, which names the interview to resume, or Duplicate where this
        respondent is in the wave; NotFound for an unknown wave; Refused for a wave of the
        other kind.
        """
        self.write(Begin(first, token_hash))

    def append(self, interview: str, new: Sequence[Event], *, expect: int) -> None:
        """Write events from position `expect` on, all or none.

        Raises Repeated for a message recorded before, Conflict, Ended after the close, NotFound.
        """
        if new:
            self.write(Append(interview, new, expect))

    def write(self, one: Write) -> None:
        """Do one write, or raise its refusal; threads that write at once share a transaction."""
        self._together.write(one)
        one.note(self._at_hand)
        if one.refusal is not None:
            raise one.refusal

    def write_all(self, some: Sequence[Write]) -> None:
        """Settle writes, with SQLite in one transaction; each carries its hash or its refusal."""
        self._together.write_all(some)
        for one in some:
            one.note(self._at_hand)

    @property
    def is_local(self) -> bool:
        """Whether it is a file here: reading from it takes no time that others could use."""
        return self._database.is_sqlite

    def transcript(self, interview: str) -> Transcript:
        """All that was said in one interview; raises NotFound."""
        known = self._at_hand.get(interview)
        with self._database.glancing() as db:
            now = events.transcript(db, interview, known)
        if now is not known:
            self._at_hand.keep(interview, now.said, now.head)
        return now.said

    def transcripts(self, wave: str) -> Iterator[Transcript]:
        """The transcripts of a wave in the order of their beginning, some at a time.

        Interviews set aside are left out.
        """
        after: int | None = 0
        while after is not None:
            with self._database.reading() as db:
                some, after = events.batch(db, wave, after)
            yield from some

    def reply_to(self, interview: str, message: str) -> int | None:
        """The position of the reply with this message id; raises NotFound."""
        with self._database.reading() as db:
            return events.reply_to(db, events.found(db, interview).number, message)

    def interview(self, interview: str) -> InterviewRow:
        """How one interview stands; raises NotFound."""
        with self._database.reading() as db:
            return events.one(db, interview)

    def unfinished(self, wave: str, respondent: str) -> str | None:
        """The interview of this wave that a respondent has under way."""
        with self._database.glancing() as db:
            return events.unfinished(db, wave, respondent)

    def interviews(
        self, wave: str | None = None, status: Status | None = None
    ) -> tuple[InterviewRow, ...]:
        """How interviews stand, in the order of their beginning, those set aside too."""
        with self._database.reading() as db:
            return events.listed(db, wave=wave, status=status)

    def set_aside(self, interview: str) -> None:
        """Mark an interview void (a test, a duplicate): kept, but out of its wave."""
        with self._database.writing() as db:
            events.set_aside(db, interview)

    def give_token(self, interview: str, digest: str) -> None:
        """Let the holder of the token with this hash in, beside earlier ones."""
        self.write(Admit(interview, digest))

    def check_token(self, interview: str, token: str) -> None:
        """Raise WrongToken unless the token opens this interview; NotFound if there is none."""
        digest, known = tokens.token_hash(token), self._at_hand.get(interview)
        if known and known.opens(digest):
            return
        with self._database.glancing() as db:
            tokens.check(db, events.found(db, interview).number, digest)
        self._at_hand.admit(interview, digest)

    def add_judgements(
        self,
        new: Sequence[Judgement],
        *,
        done: Mapping[str, str] | None = None,
        took: tuple[date, str, Usage] | None = None,
    ) -> None:
        """Append judgements, and mark that work as done (key → interview), all or none.

        took: what a model took for it on a day, which is written down in the same step.
        """
        with self._database.writing() as db:
            judgements.add(db, new)
            judgements.mark_done(db, done or {})
            if took is not None:
                spending.add(db, *took)

    def judgements(
        self, wave: str | None = None, interview: str | None = None
    ) -> tuple[Judgement, ...]:
        """Judgements in the order in which they were appended."""
        with self._database.reading() as db:
            return judgements.listed(db, wave=wave, interview=interview)

    def done(self, keys: Collection[str]) -> set[str]:
        """Those of the keys whose work is done."""
        with self._database.reading() as db:
            return judgements.keys_done(db, keys)

    def mark_done(self, keys: Mapping[str, str]) -> set[str]:
        """Mark work as done (key → interview); the keys that were not yet are returned."""
        with self._database.writing() as db:
            return judgements.mark_done(db, keys)

    def reserve(self, place: Place, *, limit: int, hold: timedelta, now: datetime) -> bool:
        """Hold a place for some time, unless `limit` are held or taken; again prolongs it."""
        with self._database.writing() as db:
            return places.reserve(db, place, limit, hold, now)

    def confirm(self, place: Place) -> bool:
        """Take a held place for good; False if it ran out and was given away."""
        with self._database.writing() as db:
            return places.confirm(db, place)

    def release(self, place: Place) -> None:
        """Give a place up, held or taken."""
        with self._database.writing() as db:
            places.release(db, place)

    def places(self, wave: str, *, now: datetime) -> dict[str, int]:
        """How many places of each quota are held or taken."""
        with self._database.reading() as db:
            return places.in_use(db, wave, now)

    def give_verdict(self, verdict: Verdict) -> None:
        """Add a person's word on a flag; earlier ones stay. Raises NotFound."""
        with self._database.writing() as db:
            verdicts.give(db, verdict)

    def verdicts(self, wave: str) -> tuple[Verdict, ...]:
        """Give the verdicts on the flags of a wave, the oldest first."""
        with self._database.reading() as db:
            return verdicts.of(db, wave)

    def spend(self, day: date, model: str, usage: Usage) -> None:
        """Add to what a model took on a day."""
        with self._database.writing() as db:
            spending.add(db, day, model, usage)

    def spent(self, day: date) -> dict[str, Usage]:
        """What each model took on a day, in UTC."""
        with self._database.reading() as db:
            return spending.of(db, day)

    def erase(self, respondent: str, *, at: datetime) -> Erased:
        """Forget a person: rows, and their traces in the files; a tombstone remains.

        Vectors and exported files are not in this database; their keepers erase them.
        """
        with self._database.writing() as db:
            erased = erasure.remove(db, respondent, at)
        self._at_hand.clear()
        erasure.scrub(self._database)
        return erased

    def rewrite(
        self, interview: str, said: Sequence[Event], judged: Sequence[Judgement], *, at: datetime
    ) -> None:
        """Put other words into all rows of an interview; `scrub` clears the files of the old ones.

        The one way in which rows are changed: for words that must not be kept. A tombstone
        remains. Raises BadInput where rows were added meanwhile, NotFound.
        """
        with self._database.writing() as db:
            rewriting.rewrite(db, interview, said, judged, at)
        self._at_hand.clear()

    def scrub(self) -> None:
        """Leave no trace of changed rows in the files; raises StoreError while others read."""
        erasure.scrub(self._database)

    def themes(self) -> dict[str, str]:
        """Give the bodies of all themes by their ids."""
        with self._database.reading() as db:
            return themes.kept(db)

    def units(self) -> dict[str, str | None]:
        """Give the theme of every idea unit by its key; None where it waits for one."""
        with self._database.reading() as db:
            return themes.placed(db)

    def keep_themes(
        self,
        bodies: Mapping[str, str],
        members: Sequence[tuple[str, str, str, str | None]] = (),
        *,
        edits: Sequence[tuple[str, str | None]] = (),
        gone: Sequence[str] = (),
    ) -> None:
        """Write themes, where units belong, and edits, all or none.

        members: (key, interview, question, theme). edits: (body, interview or None), which
        are appended. gone: keys of units that are cut otherwise now.
        """
        with self._database.writing() as db:
            themes.keep(db, bodies)
            themes.drop(db, gone)
            themes.place(db, members)
            themes.edit(db, edits)

    def theme_edits(self) -> tuple[str, ...]:
        """Give the bodies of what people decided about themes, in the order of deciding."""
        with self._database.reading() as db:
            return themes.edits(db)

    def map_places(self) -> dict[str, tuple[float, float]]:
        """Give where idea units stand on the map, by their keys."""
        with self._database.reading() as db:
            return themes.places(db)

    def put_on_map(self, where: Mapping[str, tuple[float, float]]) -> None:
        """Write where idea units stand on the map."""
        with self._database.writing() as db:
            themes.put(db, where)

    def is_erased(self, respondent: str) -> bool:
        """Whether this respondent asked to be forgotten."""
        with self._database.reading() as db:
            return erasure.is_erased(db, respondent)

    def has_erased(self) -> bool:
        """Whether anybody asked to be forgotten; much quicker than asking after one."""
        with self._database.glancing() as db:
            return erasure.has_erased(db)

    def verify(self) -> tuple[str, ...]:
        """Name what was changed outside this program, one sentence each; empty if nothing."""
        with self._database.reading() as db:
            return tuple(audit.faults(db))
