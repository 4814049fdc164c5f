"""Idea units: the words that carry codes, and the clauses beside them, verbatim.

Where coding found evidence, the evidence is the unit; what it left uncoded is cut into
clauses. A clause without a word of its own ("what is going on", "it did not work") belongs to
the one beside it. Denials, asides about others, empty talk and phrases that fit any question
stay out.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from agent.codebook import Judgement, current
from agent.coder.clauses import clauses
from agent.coder.small_talk import is_small_talk
from agent.coder.stance import read
from agent.interview import answers
from agent.questionnaire import Open, Questionnaire
from agent.store import Store
from agent.themes import Unit
from agent.themes.small_words import telling
from agent.themes.space import same_words
from agent.transcript import Transcript

ANYWHERE, MOST_CHARACTERS, GREETING = 3, 600, 2
_LEAD = re.compile(
    r"^(?:(?:to give (?:you )?an example|for (?:instance|example)"
    r"|if i (?:had|have) to (?:pick|choose|name)(?: one)?"
    r"|namely|such as|e\.g\.|i mean|you know|like i said)[\s,:]+)+",
    re.IGNORECASE,
)


def units_of(
    store: Store, of: Callable[[Transcript], Questionnaire], wave: str
) -> tuple[Unit, ...]:
    """Cut the open answers of a wave's ended interviews into idea units."""
    coded = evidence(store.judgements(wave))
    found = [
        unit
        for transcript in store.transcripts(wave)
        if transcript.closed is not None
        for unit in _units(of(transcript), transcript, wave, coded)
    ]
    return tuple(_telling(found))


Spans = Mapping[tuple[str, int], Sequence[tuple[int, int, str]]]


def evidence(judgements: Sequence[Judgement]) -> Spans:
    """List where codes rest in each turn of each interview: start, end and code."""
    spans: dict[tuple[str, int], list[tuple[int, int, str]]] = defaultdict(list)
    for one in current(judgements):
        coded = one.state == "coded" and isinstance(one.value, str) and one.status != "rejected"
        for proof in one.evidence if coded and one.source != "closed" else ():
            key = (f"{one.interview}/{one.question}", proof.turn)
            spans[key].append((proof.start, proof.end, str(one.value)))
    return spans


def _units(asked: Questionnaire, transcript: Transcript, wave: str, coded: Spans) -> Iterator[Unit]:
    started = transcript.started
    for (name, _), given in answers(asked, transcript).items():
        if given.state != "answered" or not isinstance(asked.by_id[name], Open):
            continue
        for seq in given.replies:
            text = transcript.said(seq).text
            marked = coded.get((f"{started.interview}/{name}", seq), ())
            for start, end, codes in pieces(text, marked):
                yield Unit(
                    interview=started.interview,
                    respondent=started.respondent,
                    wave=wave,
                    question=name,
                    turn=seq,
                    start=start,
                    end=end,
                    text=text[start:end],
                    codes=codes,
                )


def pieces(
    text: str, marked: Sequence[tuple[int, int, str]]
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Cut a text into units, each with its codes; places that overlap are taken once."""
    taken: list[tuple[int, int, tuple[str, ...]]] = []
    for start, end in sorted({(low, high) for low, high, _ in marked}, key=_narrow_first):
        if 0 <= start < end <= len(text) and not _meets(taken, start, end):
            codes = tuple(
                sorted({code for low, high, code in marked if low < end and start < high})
            )
            taken.append((start, end, codes))
    found = tuple(_whole(text, _said(text, taken), alone=not taken))
    taken += [(low, high, ()) for start, end in found for low, high in _short(text, start, end)]
    yield from sorted(taken)


def _said(
    text: str, taken: Sequence[tuple[int, int, tuple[str, ...]]]
) -> Iterator[tuple[int, int] | None]:
    """Give the clauses beside the evidence, in order; None stands for one that stays out."""
    for one in read(clauses(text)):
        start, end = _led(text, one.clause.start, one.clause.end)
        fit = one.stance == "asserted" and not is_small_talk(text[start:end])
        yield (start, end) if fit and not _meets(taken, start, end) else None


def _whole(
    text: str, said: Iterable[tuple[int, int] | None], *, alone: bool
) -> Iterator[tuple[int, int]]:
    """Join a clause without a word of its own to the one before it, else to the one after.

    A word or two of greeting are left out; beside evidence such a clause adds nothing. alone:
    whether there is no evidence; then it stands if nothing else was said.
    """
    units: list[tuple[int, int]] = []
    small: list[tuple[int, int]] = []
    leads, beside = -1, False
    for one in said:
        if one is None:
            leads, beside = -1, False
            continue
        start, end = one
        if telling(text[start:end]):
            units.append((start if leads < 0 else leads, end))
            leads, beside = -1, True
        elif not beside and len(text[start:end].split()) > GREETING:
            leads = start if leads < 0 else leads
            small.append((leads, end))
        elif beside and end - units[-1][0] <= MOST_CHARACTERS:
            units[-1] = (units[-1][0], end)
    if alone and not units:
        units = small[-1:]
    yield from units


def _short(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Divide what runs on without an end, at spaces where there are any."""
    while end - start > MOST_CHARACTERS:
        space = text.rfind(" ", start, start + MOST_CHARACTERS)
        cut = space if space > start else start + MOST_CHARACTERS
        yield start, cut
        start = cut + (cut == space)
    yield start, end


def _narrow_first(span: tuple[int, int]) -> tuple[int, int]:
    return span[1] - span[0], span[0]


def _meets(taken: Sequence[tuple[int, int, tuple[str, ...]]], start: int, end: int) -> bool:
    return any(low < end and start < high for low, high, _ in taken)


def _led(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out words that only lead up to what is said."""
    lead = _LEAD.match(text[start:end])
    return (start + lead.end(), end) if lead and start + lead.end() < end else (start, end)


def _telling(units: Sequence[Unit]) -> Iterator[Unit]:
    """Leave out talk that would fit any question: the same words under three of them or more."""
    under: dict[str, set[str]] = defaultdict(set)
    for one in units:
        under[same_words(one.text)].add(one.question)
    return (one for one in units if one.codes or len(under[same_words(one.text)]) < ANYWHERE)
