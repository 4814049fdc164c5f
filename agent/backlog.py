"""What of a wave is still to be coded, told without coding anything.

    interviews ─▶ keys of the whole ─▶ those not known ─▶ jobs, laid out when their turn comes

A key that is there means work that is done and saved. Looking the keys up is cheap; reading a
transcript and laying its work out is not, so that a pass which is started again begins with the
first few.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from agent.coder import (
    Ask,
    Held,
    Job,
    ModelCoder,
    asks,
    job,
    offline_recipe,
    whole_key,
    with_codebooks,
)
from agent.fieldwork import known_wave
from agent.questionnaire import Questionnaire
from agent.store import Store
from agent.transcript import Transcript
from agent.usage import Limits
from agent.working import Take

if TYPE_CHECKING:  # it loads numpy, and is not needed where a model codes
    from agent.coder.opened import OfflineCoder

AT_ONCE = 50
"""Calls under way at the same time."""


@dataclass(frozen=True)
class Bench:
    """Where a study is worked on.

    questionnaire: the one in use, whose codebooks count. of: finds the questionnaire that
    an interview was held with. coder: makes the coder of open answers, when it is needed.
    recipe: names what that coder depends on, so that unchanged work is not done again.
    modelled: makes the model as coder, where one is set; asked_of names that model. limits:
    what that model may take in a day, all processes together; what it took is told to the
    store once per batch, as a write per call would take longer than the calls. waiting: names
    the calls that are in an open batch of the provider, which are not made. worker: takes
    interviews on, by their whole keys, so that no other process codes them meanwhile.
    """

    questionnaire: Questionnaire
    of: Callable[[Transcript], Questionnaire]
    store: Store
    clock: Callable[[], datetime]
    coder: Callable[[], "OfflineCoder"]
    recipe: str
    modelled: Callable[[], ModelCoder] | None = None
    asked_of: str = ""
    at_once: int = AT_ONCE
    limits: Limits | None = None
    waiting: Callable[[], Collection[str]] = tuple
    worker: Callable[[], AbstractContextManager[Take]] = lambda: nullcontext(set)

    @property
    def coder_name(self) -> str:
        """What the keys of this bench's work are named after."""
        return self.asked_of if self.modelled else self.recipe


@dataclass(frozen=True)
class Pending:
    """The interviews of a wave that are not coded yet, by the key of their whole.

    interviews: all of the wave; unfinished: those that have not ended; ended: those that have.
    lay: reads one and lays its work out, given its key.
    """

    interviews: int
    unfinished: int
    ended: int
    wholes: Mapping[str, str]
    lay: Callable[[str], Job]


@dataclass(frozen=True)
class Plan:
    """Work laid out. done: which of its keys are known."""

    jobs: tuple[Job, ...]
    done: frozenset[str]

    @property
    def asks(self) -> tuple[Ask, ...]:
        """The calls that are needed."""
        return tuple(ask for one in self.jobs for ask in asks(one, self.done))


def pending(bench: Bench, wave: str) -> Pending:
    """Tell which interviews of a wave are not coded yet; raises NotFound for an unknown wave."""
    known_wave(bench.store, wave)
    everyone = [one for one in bench.store.interviews(wave) if not one.void]
    ended = [one for one in everyone if one.status != "in_progress"]
    name, asked = bench.coder_name, bench.questionnaire
    wholes = {
        whole_key(name, asked, Held(one.id, one.questionnaire, one.length)): one.id for one in ended
    }
    known = bench.store.done(wholes)
    left = {key: one for key, one in wholes.items() if key not in known}
    recipe = bench.modelled().recipe if bench.modelled and left else offline_recipe(bench.recipe)

    def lay(whole: str) -> Job:
        transcript = bench.store.transcript(left[whole])
        newest = with_codebooks(bench.of(transcript), asked)
        return job(name, newest, transcript, recipe)._replace(whole=whole)

    return Pending(len(everyone), len(everyone) - len(ended), len(ended), left, lay)


def plan(bench: Bench, wave: str) -> Plan:
    """Lay out all that is still to be coded in a wave; raises NotFound for an unknown wave."""
    todo = pending(bench, wave)
    return laid(bench, map(todo.lay, todo.wholes))


def laid(bench: Bench, jobs: Iterable[Job]) -> Plan:
    """Look up what of some jobs is done, and drop those that another process finished."""
    some = tuple(jobs)
    keys = [key for one in some for key in (one.whole, *one.every_key())]
    known = bench.store.done(keys) if keys else set()
    return Plan(tuple(one for one in some if one.whole not in known), frozenset(known))
