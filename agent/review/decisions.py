"""What a person decides about an answer, as judgements to append; nothing is ever changed.

Pure: what is known of the answer in, further judgements out. What one act writes has one
time, so that it can be taken back as one.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from agent.agreement.statements import BLIND, UnitKey, machine, people
from agent.codebook import Evidence, Judgement, Recipe, State, Status, Value, current, stale
from agent.errors import BadInput, NotFound

OPEN = "review"
"""Where the confidence of a judgement comes from if its reviewer saw the suggestions."""
SETTLED = "settled"
"""How the reason begins when a person rejects what another accepted, having seen it."""
UNDO, UNDO_TOO = "undo", "undo too"
"""Marks of a taking back: of its first judgement, and of those that go with it."""


class Hand(NamedTuple):
    """Whose decision, about which answer, and when.

    recipe: codebook and words that were seen. nothing: what an answer is of which nothing holds.
    several: whether the answer may have more than one value.
    """

    key: UnitKey
    respondent: str
    reviewer: str
    at: datetime
    blind: bool = False
    recipe: Recipe = Recipe(coder="human")
    nothing: State = "not_mentioned"
    several: bool = True


def accept(known: Sequence[Judgement], hand: Hand, code: Value) -> tuple[Judgement, ...]:
    """Say that a code is right; raises NotFound for one that the answer does not have."""
    one = _standing(known, hand, code)
    status: Status = "adjudicated" if _disputed(known, hand, code) else "accepted"
    return (_said(hand, code, status, like=one),)


def reject(
    known: Sequence[Judgement], hand: Hand, code: Value, reason: str = ""
) -> tuple[Judgement, ...]:
    """Say that a code is wrong; raises NotFound for one that the answer does not have."""
    one = _standing(known, hand, code)
    settled = _settling(known, hand, code, reason)
    return (_said(hand, code, "rejected", like=one, reason=settled),)


def replace(
    known: Sequence[Judgement], hand: Hand, code: Value, other: Value
) -> tuple[Judgement, ...]:
    """Give another code for the same words; raises NotFound for a code that is not there."""
    one = _standing(known, hand, code)
    if other == code:
        return accept(known, hand, code)
    return (
        _gone(known, hand, one, other),
        _said(hand, other, "edited", like=one, reason=f"instead of: {_name(code)}"),
    )


def add(hand: Hand, code: Value, evidence: tuple[Evidence, ...] = ()) -> tuple[Judgement, ...]:
    """Give a code that nobody gave."""
    return (_said(hand, code, "edited").model_copy(update={"evidence": evidence}),)


def settle(
    known: Sequence[Judgement], hand: Hand, value: Value, evidence: tuple[Evidence, ...] = ()
) -> tuple[Judgement, ...]:
    """Give the one value that an answer has, in the place of any other."""
    others = (one for one in _codes(known, hand) if one.value != value)
    return (*(_gone(known, hand, one, value) for one in others), *add(hand, value, evidence))


def annotate(
    known: Sequence[Judgement], hand: Hand, code: Value, reason: str
) -> tuple[Judgement, ...]:
    """Write a note beside a code that has been decided on; raises BadInput for any other."""
    one = _standing(known, hand, code)
    if one.source != "human":
        raise BadInput(
            "a note belongs to a decision", where=_name(code), mend="decide on the code first"
        )
    return (_said(hand, code, one.status, like=one, reason=reason),)


def nothing(
    known: Sequence[Judgement], hand: Hand, state: State | None = None
) -> tuple[Judgement, ...]:
    """Say that no code applies, and why: all that stand are rejected."""
    return (
        *(
            _said(
                hand, one.value, "rejected", like=one, reason=_settling(known, hand, one.value, "")
            )
            for one in _codes(known, hand)
        ),
        _none(hand, "edited", state),
    )


def finish(known: Sequence[Judgement], hand: Hand) -> tuple[Judgement, ...]:
    """Say that the answer is coded as it stands now.

    Open: what was suggested and not decided on is accepted, and what is stale upheld; where a
    person has given the one value that there can be, other suggestions are rejected.
    Blind: what others gave and this person did not is rejected.
    """
    own = {one.value: one for one in _own(known, hand)}
    if hand.blind:
        kept = {one.value for one in own.values() if one.status != "rejected"}
        others = [one for one in _codes(known) if one.value not in kept]
        new = [_said(hand, one.value, "rejected", like=one) for one in others]
        empty = not kept
    else:
        standing = _codes(known)
        undecided = [one for one in standing if one.status == "suggested"]
        given = not hand.several and len(undecided) < len(standing)
        new = [
            *(
                _said(hand, one.value, "rejected" if given else "accepted", like=one)
                for one in undecided
            ),
            *_upheld(known, hand),
        ]
        empty = not standing and None not in own
    if empty:
        new.append(_none(hand, "accepted"))
    return tuple(new)


def _upheld(known: Sequence[Judgement], hand: Hand) -> Iterator[Judgement]:
    """Say again, under today's codebook, what people said before it changed."""
    for one in stale(known):
        if one.differs:
            status: Status = "rejected" if one.human.status == "rejected" else "accepted"
            yield _said(hand, one.human.value, status, like=one.human)


def undo(history: Iterable[Judgement], reviewer: str, at: datetime) -> tuple[Judgement, ...]:
    """Take back this person's last act that is not taken back yet; nothing if there is none.

    history: in the order in which it was appended. What was said before is said again, and
    a first word is withdrawn; taking back is one more word, so it can go on to the first.
    """
    history = tuple(history)
    acts: list[list[Judgement]] = []
    for one in history:
        if one.source != "human" or one.reviewer != reviewer:
            continue
        if one.confidence_from.startswith(UNDO):
            if acts and not one.confidence_from.startswith(UNDO_TOO):
                acts.pop()
            continue
        if acts and (acts[-1][-1].at, acts[-1][-1].interview) == (one.at, one.interview):
            acts[-1].append(one)
        else:
            acts.append([one])
    if not acts:
        return ()
    last = acts[-1]
    earlier = history[: history.index(last[0])]
    return tuple(_taken_back(one, earlier, at, first=place == 0) for place, one in enumerate(last))


def _taken_back(
    one: Judgement, earlier: Sequence[Judgement], at: datetime, *, first: bool
) -> Judgement:
    """Say again what this person said of the value before, or withdraw a first word."""
    own = [each for each in earlier if _same_word(each, one)]
    before = own[-1] if own else one.model_copy(update={"status": "withdrawn"})
    mode = before.confidence_from.rpartition(":")[2]
    mark = UNDO if first else UNDO_TOO
    return before.model_copy(update={"at": at, "confidence_from": f"{mark}:{mode}"})


def _same_word(one: Judgement, other: Judgement) -> bool:
    return one.source == "human" and all(
        getattr(one, name) == getattr(other, name)
        for name in ("reviewer", "interview", "question", "item", "value")
    )


def _own(known: Iterable[Judgement], hand: Hand) -> tuple[Judgement, ...]:
    return people(known).get(hand.reviewer, ())


def _codes(known: Sequence[Judgement], hand: Hand | None = None) -> list[Judgement]:
    """List the codes that stand: for everybody, or, blind, for the hand alone."""
    seen = _own(known, hand) if hand and hand.blind else current(known)
    return [
        one
        for one in seen
        if one.state == "coded" and one.value is not None and one.status != "rejected"
    ]


def _standing(known: Sequence[Judgement], hand: Hand, code: Value) -> Judgement:
    seen = _own(known, hand) if hand.blind else (*machine(known), *current(known))
    for one in reversed(seen):
        if one.value == code and one.state == "coded":
            return one
    raise NotFound(f"the answer does not have the code '{_name(code)}'", mend="add it instead")


def _disputed(known: Sequence[Judgement], hand: Hand, code: Value) -> bool:
    """Whether another person has rejected what this one accepts."""
    return not hand.blind and any(
        one.value == code and one.status == "rejected"
        for name, words in people(known).items()
        if name != hand.reviewer
        for one in words
    )


def _gone(known: Sequence[Judgement], hand: Hand, one: Judgement, other: Value) -> Judgement:
    """Reject a value in favour of another."""
    reason = _settling(known, hand, one.value, f"instead: {_name(other)}")
    return _said(hand, one.value, "rejected", like=one, reason=reason)


def _settling(known: Sequence[Judgement], hand: Hand, code: Value, reason: str) -> str:
    """Mark a rejection of what another person accepted, so that it counts as the last word."""
    others = (
        one
        for name, words in people(known).items()
        if name != hand.reviewer and not hand.blind
        for one in words
    )
    if not any(one.value == code and one.status != "rejected" for one in others):
        return reason
    return f"{SETTLED}: {reason}" if reason else SETTLED


def _none(hand: Hand, status: Status, state: State | None = None) -> Judgement:
    return _said(hand, None, status).model_copy(update={"state": state or hand.nothing})


def _name(value: Value) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _said(
    hand: Hand,
    value: Value,
    status: Status,
    *,
    like: Judgement | None = None,
    reason: str = "",
) -> Judgement:
    interview, question, item = hand.key
    return Judgement(
        interview=interview,
        respondent=hand.respondent,
        question=question,
        item=item,
        value=value,
        evidence=like.evidence if like else (),
        confidence_from=BLIND if hand.blind else OPEN,
        source="human",
        recipe=hand.recipe,
        status=status,
        reviewer=hand.reviewer,
        reason=reason or (like.reason if like and like.source == "human" else ""),
        at=hand.at,
    )
