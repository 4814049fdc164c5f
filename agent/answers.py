"""What stands of what was said: the current answers, folded from the events.

Nothing is lost by folding: an answer that was reopened stays in the transcript, and so
does one whose question no longer applies. Whether a question applies is `routing`'s.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from agent.transcript import Asked, Event, Found, Judged, Reopened, Said, Transcript

State = Literal["answered", "refused", "dont_know", "not_applicable", "skipped", "unmapped"]
Key = tuple[str, str | None]
SERVICES = frozenset({"help", "repeat", "question_back", "pause", "language", "distress"})
OUTCOMES: dict[str, State] = {
    "refused": "refused",
    "dont_know": "dont_know",
    "not_applicable": "not_applicable",
    "skip": "skipped",
}
SERVICE_LIMIT = 5
"""How often in a row a respondent may ask something back before a question counts as tried."""


class Given(NamedTuple):
    """A standing answer. replies: the seqs of the replies that make it, follow-ups included."""

    state: State
    found: tuple[Found, ...] = ()
    replies: tuple[int, ...] = ()

    @property
    def values(self) -> tuple[str | float | int, ...]:
        """What was answered, one value per option chosen; empty for free text."""
        return tuple(one.value for one in self.found)


@dataclass(frozen=True, slots=True)
class Tally:
    """How often one step has been asked, since it was last reopened."""

    questions: int = 0
    probes: int = 0
    clarifications: int = 0
    services: int = 0
    checks: tuple[str, ...] = ()


@dataclass(slots=True)
class Standing:
    """How the interview stands: what is answered, and what has been tried.

    before: answers that were reopened and not yet given anew. order: answers as they came.
    kinds: the kinds of follow-ups so far. lengths: question and words of every reply.
    volunteered: what was said about a later question, by its id, to the letter.
    """

    limit: int
    given: dict[Key, Given] = field(default_factory=dict)
    before: dict[Key, Given] = field(default_factory=dict)
    tallies: dict[Key, Tally] = field(default_factory=dict)
    order: list[Key] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    in_a_row: int = 0
    asked: Asked | None = None
    asked_seq: int = -1
    judged: Judged | None = None
    lengths: list[tuple[str, int]] = field(default_factory=list)
    volunteered: dict[str, str] = field(default_factory=dict)
    heard: str = ""

    def tally(self, key: Key) -> Tally:
        """Tell how often the step `key` was asked."""
        return self.tallies.get(key, Tally())

    def copy(self) -> "Standing":
        """Give one that may be folded on while this one stays as it is."""
        return replace(
            self,
            given=dict(self.given),
            before=dict(self.before),
            tallies=dict(self.tallies),
            order=list(self.order),
            kinds=list(self.kinds),
            lengths=list(self.lengths),
            volunteered=dict(self.volunteered),
        )

    @property
    def probes(self) -> int:
        """How many follow-ups the whole interview has had."""
        return len(self.kinds)


def standing(transcript: Transcript, *, limit: int) -> Standing:
    """Fold the events; limit: the clarifications a question may have before it is let go."""
    state = Standing(limit=limit)
    fold(state, transcript.events)
    return state


def fold(state: Standing, events: Sequence[Event], start: int = 0) -> None:
    """Fold the events from position `start` on into what stands."""
    for seq in range(start, len(events)):
        match event := events[seq]:
            case Asked():
                _asked(state, event, seq)
            case Said() if state.asked:
                state.lengths.append((state.asked.question, len(event.text.split())))
                state.heard = event.text
            case Judged():
                _judged(state, event)
            case Reopened():
                _reopened(state, event)
            case _:
                pass


def _asked(state: Standing, event: Asked, seq: int) -> None:
    key = (event.question, event.item)
    tally = state.tally(key)
    match event.form:
        case "question":
            tally = replace(tally, questions=tally.questions + 1)
            state.in_a_row = 0
        case "probe":
            tally = replace(tally, probes=tally.probes + 1)
            state.kinds.append(event.probe.kind if event.probe else "")
            state.in_a_row += 1
        case "clarification" if event.reason in {*SERVICES, "correction"}:
            tally = replace(tally, services=tally.services + 1)
        case "clarification" if event.reason.startswith("check:"):
            tally = replace(tally, checks=(*tally.checks, event.reason.removeprefix("check:")))
        case _:
            tally = replace(tally, clarifications=tally.clarifications + 1)
    state.tallies[key] = tally
    state.asked, state.asked_seq, state.judged = event, seq, None


def _judged(state: Standing, event: Judged) -> None:
    state.judged = event
    for one in event.volunteered:
        state.volunteered.setdefault(one.question, state.heard[one.start : one.end])
    _corrected(state, event)
    asked = state.asked
    if asked is None:
        return
    match event.intent:
        case "answer" if asked.follows and not event.found:
            _add_words(state, event)
        case "answer":
            _answered(state, event, asked)
        case "refused" | "dont_know" | "not_applicable" | "skip" if not asked.follows:
            _declined(state, event, asked)
        case "unusable" | "off_topic" | "help" | "repeat" | "question_back" | "distress":
            _tried(state, event, asked)
        case _:
            pass


def _corrected(state: Standing, event: Judged) -> None:
    """Let new values take the place of an earlier answer, which keeps its place in the order."""
    by_key: dict[Key, list[Found]] = {}
    for one in event.corrected:
        by_key.setdefault((one.question, one.item), []).append(one)
    for key, found in by_key.items():
        state.given[key] = Given(_state_of(found), tuple(found), (event.reply,))


def _add_words(state: Standing, event: Judged) -> None:
    """Keep the reply to a follow-up with the answer that it explains."""
    for key in _rows(state, event):
        known = state.given[key]
        state.given[key] = known._replace(replies=(*known.replies, event.reply))


def _answered(state: Standing, event: Judged, asked: Asked) -> None:
    if not event.found:
        _add_text(state, event)
        return
    by_key: dict[Key, list[Found]] = {}
    for one in event.found:
        by_key.setdefault((one.question, one.item or event.item), []).append(one)
    fresh = [key for key in by_key if key not in state.given]
    for key, found in by_key.items():
        _set(state, key, Given(_state_of(found), tuple(found), (event.reply,)))
    if not asked.items:
        return
    if fresh:
        step = (event.question, event.item)
        state.tallies[step] = replace(state.tally(step), clarifications=0)
    else:
        _tried(state, event, asked)


def _add_text(state: Standing, event: Judged) -> None:
    """Take a free answer; what is said to a clarification of it is added to it."""
    key = (event.question, event.item)
    known = state.given.get(key)
    replies = known.replies if known and known.state == "answered" else ()
    _set(state, key, Given("answered", (), (*replies, event.reply)))


def _state_of(found: Sequence[Found]) -> State:
    match found[0].value:
        case "refused":
            return "refused"
        case "not_applicable":
            return "not_applicable"
        case _:
            return "answered"


def _declined(state: Standing, event: Judged, asked: Asked) -> None:
    outcome = OUTCOMES[event.intent]
    for key in _open_rows(state, event, asked):
        if outcome == "skipped" and key in state.before:
            _set(state, key, state.before[key])
        else:
            found = tuple(one for one in event.found if (one.item or event.item) == key[1])
            _set(state, key, Given(outcome, found, (event.reply,)))


def _tried(state: Standing, event: Judged, asked: Asked) -> None:
    """Let a question go when all its clarifications are used up."""
    tally = state.tally((event.question, event.item))
    asks_back = event.intent in SERVICES and tally.services < SERVICE_LIMIT
    limit = 1 if event.intent == "off_topic" else state.limit
    if asked.follows or asks_back or tally.clarifications < limit:
        return
    for key in _open_rows(state, event, asked):
        _set(state, key, state.before.get(key) or Given("unmapped", (), (event.reply,)))


def _open_rows(state: Standing, event: Judged, asked: Asked) -> list[Key]:
    rows: list[Key] = [(event.question, item) for item in asked.items or (event.item,)]
    return [key for key in rows if key not in state.given]


def _rows(state: Standing, event: Judged) -> Iterator[Key]:
    exact = (event.question, event.item)
    if exact in state.given:
        return iter([exact])
    return iter([key for key in state.given if key[0] == event.question])


def _set(state: Standing, key: Key, given: Given) -> None:
    if key in state.order:
        state.order.remove(key)
    state.order.append(key)
    state.given[key] = given
    state.before.pop(key, None)


def _reopened(state: Standing, event: Reopened) -> None:
    keys = [
        key
        for key in state.given
        if key[0] == event.question and (event.item is None or key[1] == event.item)
    ]
    for key in keys:
        state.before[key] = state.given.pop(key)
    for key in [*keys, (event.question, event.item)]:
        state.tallies.pop(key, None)
    state.judged = None


def by_question(given: Mapping[Key, Given]) -> dict[str, dict[str | None, Given]]:
    """Gather the answers under their questions, rows under their items."""
    gathered: dict[str, dict[str | None, Given]] = {}
    for (question, item), one in given.items():
        gathered.setdefault(question, {})[item] = one
    return gathered
