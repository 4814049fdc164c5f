"""What came back of a batch: proved like live replies, and saved in one step.

Each key of the batch has one fate, so that they add up. A key that today's plan does not
know is stale: the words, the codebook or the prompt have changed, or the work was done.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from agent.backlog import Bench
from agent.batching.waiting import Batch
from agent.codebook import Judgement
from agent.coder import Ask, Job, ModelCoder, Outcome, Sent, keys_of
from agent.errors import ModelMisbehaved
from agent.nouns import Noun
from agent.pipeline import complete
from agent.providers.batch import Line, Standing
from agent.providers.calling import REFUSED, counted, read, requested
from agent.providers.wire import Reply, Request
from agent.usage import BATCH_PRICE, Price, Usage

Fate = Literal["done", "refused", "malformed", "failed", "expired", "stale"]
EXPIRED = frozenset({"expired", "cancelled"})


class Taken(Noun):
    """What came of a batch; the fates add up to total. reasons: why lines failed, each once."""

    batch: str
    status: str
    total: int
    done: int = 0
    refused: int = 0
    malformed: int = 0
    failed: int = 0
    expired: int = 0
    stale: int = 0
    judgements: int = 0
    flagged: int = 0
    usage: Usage = Usage()
    reasons: tuple[str, ...] = ()


class Call(NamedTuple):
    """One call of today's plan, with the interview it belongs to."""

    job: Job
    ask: Ask


class _Read(NamedTuple):
    fate: Fate
    outcome: Outcome | None = None
    usage: Usage = Usage()
    reason: str = ""


def take(
    bench: Bench,
    batch: Batch,
    came: tuple[Standing, Iterable[Line]],
    plan: tuple[ModelCoder, Mapping[str, Call]],
    price: Price | None,
) -> Taken:
    """Judge by the lines of a batch and save all of it, with what it took, in one step."""
    (standing, given), (coder, calls) = came, plan
    lines: dict[str, Line] = {}
    for line in given:
        lines.setdefault(line.key, line)
    judged: list[Judgement] = []
    done: dict[str, str] = {}
    fates: dict[Fate, int] = {}
    usage = Usage()
    reading = _Reading(bench, coder, standing, price)
    reasons: dict[str, None] = {}
    left: dict[str, set[str]] = {}
    for key, call in calls.items():
        left.setdefault(call.job.interview, set()).add(key)
    for key in dict.fromkeys(batch.keys):
        one = reading.of(lines.get(key), calls.get(key))
        fates[one.fate] = fates.get(one.fate, 0) + 1
        usage += one.usage
        if one.reason:
            reasons[one.reason] = None
        if one.outcome is None:
            continue
        job, ask = calls[key]
        judged += complete(bench, job, ask, one.outcome)
        done |= dict.fromkeys(keys_of(job, ask), job.interview)
        left[job.interview].discard(key)
        if not left[job.interview]:
            done[job.whole] = job.interview
    at = bench.clock().date()
    bench.store.add_judgements(
        judged, done=done | mark(batch, calls), took=(at, bench.asked_of, usage)
    )
    return Taken(
        batch=batch.id,
        status=standing.status,
        total=sum(fates.values()),
        judgements=len(judged),
        flagged=sum(one.confidence == 0 for one in judged),
        usage=usage,
        reasons=tuple(reasons)[:5],
        **fates,
    )


def mark(batch: Batch, calls: Mapping[str, Call]) -> dict[str, str]:
    """The key that says a batch is saved, with an interview of the wave that keeps it."""
    interview = next((one.job.interview for one in calls.values()), None)
    return {} if interview is None else {saved_key(batch): interview}


def saved_key(batch: Batch) -> str:
    """Name the saving of a batch."""
    return f"batch {batch.token} {batch.id}"[:200]


def request_for(model: str, sent: Sent) -> Request:
    """Write down a call as the live pass sends it."""
    return requested(model, sent.instruction, sent.data, sent.shape, most_tokens=sent.most_tokens)


def half(usage: Usage) -> Usage:
    """The same at the price of batches."""
    cost = usage.cost
    return usage if cost is None else usage.model_copy(update={"cost": cost * BATCH_PRICE})


@dataclass(frozen=True)
class _Reading:
    """Reads the lines of one batch."""

    bench: Bench
    coder: ModelCoder
    standing: Standing
    price: Price | None

    def of(self, line: Line | None, call: Call | None) -> _Read:
        """Tell the fate of one key, and what its line says."""
        if line is not None and line.reply is not None:
            return self._stale(line.reply) if call is None else self._judged(line.reply, call.ask)
        if call is None:
            return _Read("stale")
        if line.expired if line else self.standing.status in EXPIRED:
            return _Read("expired")
        told = line.reason if line else self.standing.reason or "no line that can be read"
        return _Read("failed", reason=told)

    def _stale(self, reply: Reply) -> _Read:
        bare = Usage(calls=1, prompt=reply.prompt or 0, completion=reply.completion or 0)
        cost = self.price.of(bare) if self.price else None
        return _Read("stale", usage=half(bare.model_copy(update={"cost": cost})))

    def _judged(self, reply: Reply, ask: Ask) -> _Read:
        sent, name = self.coder.sent(ask), self.bench.asked_of
        usage = half(counted(request_for(name, sent), reply, 0.0, self.price))
        try:
            coding = read(reply, sent.shape, name=name, usage=usage)
        except ModelMisbehaved as error:
            refused = reply.refused or reply.finish in REFUSED
            return _Read("refused" if refused else "malformed", usage=usage, reason=error.what)
        outcome = self.coder.judged(ask, coding, usage, at=self.bench.clock())
        return _Read("done", outcome, usage)
