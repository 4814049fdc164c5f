"""Which answer a person looks at next: by doubt, and some at random so that errors can be counted.

Pure. Open review: where people disagree, what is stale, what the coder could not tell, words
that were not found as claimed, then the least sure, then the audit sample, then the rest.
Answers to closed questions stand among those to open ones, by the same doubt.
Blind coding: the drawn sample, in its own order.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from agent.agreement.sampling import Plan
from agent.agreement.statements import MODEL, UnitKey, machine, people, statements
from agent.codebook import Judgement, digest, stale
from agent.review.decisions import SETTLED

DOUBTFUL = 0.7
"""The confidence below which a code is looked at before those met at random."""


class Task(NamedTuple):
    """An answer to look at, and why it comes now."""

    key: UnitKey
    why: str


def open_queue(
    judged: Mapping[UnitKey, Sequence[Judgement]],
    audit: Collection[UnitKey],
    *,
    seed: int,
    everything: bool = False,
    closed: Mapping[UnitKey, bool] = MappingProxyType({}),
) -> tuple[Task, ...]:
    """Order the answers that nobody has decided on in full, the most doubtful first.

    audit: those to meet at random. everything: those that are decided come as well, last, and
    those that an exact rule read. closed: answers to closed questions, and whether one did.
    """
    ranked = []
    for key, some in judged.items():
        rank, sure, why = _doubt(key, some, met_at_random=key in audit, exactly=closed.get(key))
        if rank < DECIDED or everything:
            ranked.append(((rank, sure, digest([seed, *key])), Task(key, why)))
    return tuple(task for _, task in sorted(ranked, key=lambda one: one[0]))


def blind_queue(
    plan: Plan,
    judged: Mapping[UnitKey, Sequence[Judgement]],
    done: Callable[[UnitKey], bool],
) -> tuple[Task, ...]:
    """Give the answers of the sample that a person has not coded, in the order drawn."""
    return tuple(
        Task(one.key, "drawn at random, coded blind")
        for one in plan.sample
        if one.key in judged and not done(one.key)
    )


DECIDED, EXACT = 7, 8


def _doubt(
    key: UnitKey, some: Sequence[Judgement], *, met_at_random: bool, exactly: bool | None
) -> tuple[int, float, str]:
    """Rank an answer: its class, its confidence, and why.

    exactly: whether an exact rule read a closed answer; None for an open one.
    """
    said = list(some)
    if _disagreed(said):
        return 0, 0.0, "people disagree"
    outdated = [one for one in stale(said) if one.differs]
    if outdated:
        told = "; ".join(str(one) for one in outdated)
        return 1, 0.0, f"stale: the codebook changed since a person decided, and {told}"
    whole = {name for name in statements(said).get(key, {}) if name != MODEL}
    if whole:
        return DECIDED, 0.0, f"decided by {', '.join(sorted(whole))}"
    if exactly:
        return EXACT, 0.0, "read by an exact rule"
    return _unsure(said, met_at_random=met_at_random, is_open=exactly is None)


def _unsure(
    said: Sequence[Judgement], *, met_at_random: bool, is_open: bool
) -> tuple[int, float, str]:
    """Rank an answer that nobody has decided on by what the machine says of it."""
    suggested = [one for one in machine(said) if one.status != "rejected"]
    least = min((one.confidence for one in suggested), default=0.0)
    if any(one.state in ("unclear", "off_topic") for one in suggested):
        return 2, least, "the coder could not tell" if is_open else "no option was understood"
    if any(one.state == "coded" and not _well_proved(one) for one in suggested):
        return 3, least, "the words were not found as claimed"
    by = (
        ""
        if is_open
        else f", read by {' and '.join(sorted({one.recipe.coder for one in suggested}))}"
    )
    if least < DOUBTFUL:
        return 4, least, f"least sure: {least:.2f}{by}"
    if met_at_random:
        return 5, 0.0, "met at random, to count errors"
    return 6, least, f"the rest: {least:.2f}{by}"


def _well_proved(one: Judgement) -> bool:
    return bool(one.evidence) and all(each.match != "fuzzy" for each in one.evidence)


def _disagreed(said: Sequence[Judgement]) -> bool:
    """Whether two people's last words on a code differ, and nobody settled it since."""
    last: dict[object, dict[str, Judgement]] = {}
    for name, words in people(said).items():
        for one in words:
            last.setdefault(one.value, {})[name] = one
    for words_on_code in last.values():
        verdicts = {one.status == "rejected" for one in words_on_code.values()}
        latest = max(words_on_code.values(), key=lambda one: one.at)
        settled = latest.status == "adjudicated" or latest.reason.startswith(SETTLED)
        if len(verdicts) > 1 and not settled:
            return True
    return False
