"""What each coder says of each answer: a set of codes, or that there is none, or a number.

A unit is one answer of one respondent. A person's statement is whole when every code that
the machine gave has been decided on, or when the person said that the unit is done; only
whole statements are compared.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from agent.codebook import Judgement, current

MODEL = "model"
"""The name under which the chosen coder, whatever it is, takes part."""
BLIND = "blind"
"""Where the confidence of a person's judgement comes from, if no suggestion was shown."""

UnitKey = tuple[str, str, str | None]
"""An interview, a question and the item where it has items."""
Done = Callable[[UnitKey, str], bool]


class Statement(NamedTuple):
    """All that one coder gives one answer; blind: without having seen another's codes."""

    values: frozenset[str]
    number: float | None = None
    blind: bool = False


def units(judgements: Iterable[Judgement]) -> dict[UnitKey, list[Judgement]]:
    """Group judgements by the answer they are about, each group in its order."""
    found: dict[UnitKey, list[Judgement]] = defaultdict(list)
    for one in judgements:
        found[(one.interview, one.question, one.item)].append(one)
    return dict(found)


def statements(
    judgements: Iterable[Judgement], *, done: Done = lambda *_: False
) -> dict[UnitKey, dict[str, Statement]]:
    """Say what each coder states of each unit; people under their names.

    done: whether a person marked a unit as coded, without which a blind coding is not whole.
    """
    return {key: _of_unit(key, some, done) for key, some in units(judgements).items()}


def machine(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Keep what the machine's latest pass says, whatever people said of it."""
    return current(one for one in judgements if one.source != "human")


def people(judgements: Iterable[Judgement]) -> dict[str, tuple[Judgement, ...]]:
    """Keep each person's last word on each value, those taken back left out."""
    found: dict[str, dict[object, Judgement]] = defaultdict(dict)
    for one in judgements:
        if one.source == "human":
            found[one.reviewer or "somebody"][one.value] = one
    return {
        name: tuple(one for one in words.values() if one.status != "withdrawn")
        for name, words in found.items()
    }


def _of_unit(key: UnitKey, judgements: list[Judgement], done: Done) -> dict[str, Statement]:
    said = machine(judgements)
    found = {MODEL: _stated(said)} if said else {}
    for name, own in people(judgements).items():
        if own and _is_whole(own, said, done(key, name)):
            found[name] = _stated(own)
    return found


def _is_whole(own: Iterable[Judgement], said: Iterable[Judgement], done: bool) -> bool:
    """Whether a person decided on all that was suggested, or said that all is coded."""
    own = tuple(own)
    if any(one.confidence_from.endswith(BLIND) for one in own):
        return done
    decided = {one.value for one in own}
    emptied = any(one.state != "coded" and one.status != "rejected" for one in own)
    suggested = {one.value for one in said if one.state == "coded"}
    return done or emptied or suggested <= decided


def _stated(judgements: Iterable[Judgement]) -> Statement:
    kept = [one for one in judgements if one.status not in ("rejected", "withdrawn")]
    given = [one.value for one in kept if one.state == "coded" and one.value is not None]
    states = {one.state for one in kept} & {"refused", "dont_know"}
    numbers = [value for value in given if isinstance(value, float)]
    return Statement(
        values=frozenset(map(_name, given)) or frozenset(states),
        number=numbers[-1] if numbers else None,
        blind=any(one.confidence_from.endswith(BLIND) for one in kept),
    )


def _name(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:g}"


def whole_sets(
    stated: Mapping[UnitKey, Mapping[str, Statement]], question: str
) -> dict[UnitKey, dict[str, frozenset[str]]]:
    """Give the sets of codes of one question, per unit and coder."""
    return {
        key: {coder: one.values for coder, one in coders.items()}
        for key, coders in stated.items()
        if key[1] == question
    }
