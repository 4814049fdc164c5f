"""All that a decision about an interview rests on, gathered once per event.

What was gathered last of an interview is remembered, and only the events since are folded in:
a turn asks for it several times. It is the same as folding all, which a property test holds.
"""

import operator
import threading
from collections import OrderedDict
from dataclasses import dataclass, replace

from agent.answers import Key, Standing, fold, standing
from agent.printable import printable
from agent.questionnaire import Questionnaire
from agent.routing import Route, Step, route
from agent.speaking import Speaker
from agent.transcript import Event, Judged, Transcript

REPEATED = 60
"""Characters of an "other" that are said again where its option's label would stand."""
REMEMBERED = 1_500
"""Interviews whose last scene is kept at hand."""


@dataclass(frozen=True, slots=True)
class Scene:
    """All that a decision rests on."""

    questionnaire: Questionnaire
    seed: int
    state: Standing
    route: Route
    speaker: Speaker
    judged: Judged | None = None

    def step(self, key: Key) -> Step | None:
        """Find the step that asks for `key`."""
        return self.route.by_key.get(key)

    def unanswered(self, step: Step) -> tuple[str, ...]:
        """Name the rows of a grid that still lack an answer."""
        return tuple(
            one.id for one in step.items if (step.question.id, one.id) not in self.state.given
        )

    def done(self, step: Step) -> bool:
        """Tell whether nothing is missing at a step."""
        given = self.state.given
        return all([key in given for key in step.keys])


Seen = tuple[tuple[Event, ...], Scene]
"""A scene, and the events that it was gathered from."""


class _Memory:
    """The last two scenes of some interviews: two, for one may be of a draft."""

    def __init__(self) -> None:
        self._scenes: OrderedDict[int, tuple[Seen, ...]] = OrderedDict()
        self._lock = threading.Lock()

    def before(self, questionnaire: Questionnaire, said: tuple[Event, ...]) -> Seen | None:
        """Find the last scene of these very events, or of the first so many of them."""
        with self._lock:
            seen = self._scenes.get(id(said[0]), ())
        return next(
            (
                one
                for one in reversed(seen)
                if one[1].questionnaire is questionnaire and _begins(one[0], said)
            ),
            None,
        )

    def keep(self, said: tuple[Event, ...], now: Scene, before: Seen | None) -> None:
        """Remember a scene; the events are held, so that none of them can be taken for another."""
        with self._lock:
            self._scenes[id(said[0])] = ((said, now),) if before is None else (before, (said, now))
            self._scenes.move_to_end(id(said[0]))
            if len(self._scenes) > REMEMBERED:
                self._scenes.popitem(last=False)

    def drop(self, said: tuple[Event, ...]) -> None:
        """Forget an interview."""
        with self._lock:
            self._scenes.pop(id(said[0]), None)


def _begins(some: tuple[Event, ...], all_of_them: tuple[Event, ...]) -> bool:
    """Tell whether the one is the beginning of the other, event by event the same object."""
    return len(some) <= len(all_of_them) and all(map(operator.is_, some, all_of_them))


_MEMORY = _Memory()


def scene(questionnaire: Questionnaire, transcript: Transcript) -> Scene:
    """Gather what stands, what applies, and who speaks."""
    before = _MEMORY.before(questionnaire, transcript.events)
    if before is None:
        now = gathered(questionnaire, transcript)
    elif len(before[0]) == len(transcript.events):
        return before[1]
    else:
        now = _gone_on(before[1], transcript, len(before[0]))
    _MEMORY.keep(transcript.events, now, before)
    return now


def forget(transcript: Transcript) -> None:
    """Let go of what is remembered of an interview that has ended."""
    _MEMORY.drop(transcript.events)


def gathered(questionnaire: Questionnaire, transcript: Transcript) -> Scene:
    """Gather it all from the beginning."""
    state = standing(transcript, limit=questionnaire.clarifications)
    seed = transcript.started.seed
    path = route(questionnaire, state.given, seed=seed)
    speaker = _speaker(questionnaire, transcript, state, path)
    return Scene(questionnaire, seed, state, path, speaker, state.judged)


def _speaker(
    questionnaire: Questionnaire, transcript: Transcript, state: Standing, path: Route
) -> Speaker:
    """Speak in the language that is spoken now, of what was answered so far."""
    own = {
        (key[0], str(one.value)): one.other.strip(" .,;!?")
        for key, given in state.given.items()
        for one in given.found
        if one.other and _may_be_repeated(one.other)
    }
    return Speaker(questionnaire, transcript.language, path.answers, own)


def _may_be_repeated(words: str) -> bool:
    """Tell whether words of a respondent's own can stand inside a question."""
    return len(words) <= REPEATED and printable(words) and not set(words) & set('"“”„\n')


def _gone_on(before: Scene, transcript: Transcript, start: int) -> Scene:
    """Gather what has changed since the event at `start`."""
    state = before.state.copy()
    fold(state, transcript.events, start)
    same = state.given == before.state.given
    path = before.route if same else route(before.questionnaire, state.given, seed=before.seed)
    speaker = _speaker(before.questionnaire, transcript, state, path)
    return replace(before, state=state, route=path, speaker=speaker, judged=state.judged)
