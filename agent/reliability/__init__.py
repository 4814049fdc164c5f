"""How reliable the coding of a wave is: load, compare coder with coder."""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import combinations
from pathlib import Path

from agent.agreement import (
    MODEL,
    Agreement,
    CodeAgreement,
    Comparison,
    Figure,
    Measured,
    Plan,
    Statement,
    UnitKey,
    compare,
    draw,
)
from agent.agreement.comparing import Pair, Sides
from agent.agreement.methods import methods
from agent.agreement.outcome import Audit
from agent.agreement.sampling import audit_sample
from agent.agreement.statements import machine
from agent.codebook import Judgement
from agent.errors import BadInput
from agent.fieldwork import known_wave
from agent.reliability.correcting import corrected, corrected_csv
from agent.reliability.wave import Held, Study, load
from agent.report.intervals import wilson
from agent.samples import AUDIT, asked_questions, codable, labelled_segments, machine_codes

__all__ = ["Study", "corrected", "corrected_csv", "measure", "sample"]

TRUTH = "known truth"


def sample(study: Study, wave: str, *, size: int | None, seed: int, at: datetime) -> Plan:
    """Draw the units of a wave that people are to code blind.

    size: None for a tenth of them, and 60 at least. Raises NotFound for an unknown wave,
    BadInput where nothing is coded yet.
    """
    known_wave(study.store, wave)
    coded = machine_codes(codable(study.questionnaire, study.store.judgements(wave=wave)))
    if not coded:
        raise BadInput(
            "there is no coded open answer to draw from",
            where=wave,
            mend=f"run `interview code --wave {wave}` first",
        )
    wanted = size if size is not None else min(len(coded), max(60, len(coded) // 10))
    return draw(coded, wave=wave, size=wanted, seed=seed, at=at)


def measure(study: Study, wave: str, *, how: Measured, seed: int) -> Agreement:
    """Compare everybody who coded a wave.

    seed: of the audit sample. Raises NotFound for an unknown wave.
    """
    known = known_wave(study.store, wave)
    held = load(study, wave)
    compared = [
        one
        for one in (
            _with_people(study, held, how),
            _between_people(study, held, how),
            _with_truth(study, held, how) if known.synthetic else None,
        )
        if one is not None
    ]
    compared = _beside_ceiling(compared)
    failing = [
        f"{code.question}.{code.code}"
        for one in compared[:1]
        for code in one.codes
        if code.verdict in ("needs a human", "unclear to people too")
    ]
    coder = ", ".join(
        sorted({one.recipe.coder for one in _by_machine(study, held) if one.state == "coded"})
    )
    return Agreement(
        wave=wave,
        synthetic=known.synthetic,
        coder=coder,
        comparisons=tuple(compared),
        needs_human=tuple(failing),
        plan=held.plan,
        audit=_audit(study, held, seed),
        methods=methods(compared, held.plan, coder=coder, needs_human=len(failing)),
    )


def _by_machine(study: Study, held: Held) -> Iterator[Judgement]:
    for some in codable(study.questionnaire, held.judgements).values():
        yield from machine(some)


def _with_people(study: Study, held: Held, how: Measured) -> Comparison | None:
    """Set the machine beside people: the planned, blind codings if there are any."""
    found = [
        (key, name, coders[MODEL], coders[name])
        for key, coders in held.stated.items()
        for name in coders
        if name != MODEL and MODEL in coders
    ]
    blind = [one for one in found if one[3].blind]
    weights = held.weights
    planned = [one for one in blind if one[0] in weights]
    kept = planned or blind or found
    if not kept:
        return None
    sides = Sides(
        kind="human",
        first=MODEL,
        second=tuple(sorted({one[1] for one in kept})),
        blind=all(one[3].blind for one in kept),
        planned=bool(planned),
    )
    pairs = [
        _pair(held, key, (first, second), weights.get(key, 1.0) if planned else 1.0)
        for key, _, first, second in kept
    ]
    return _compared(study, pairs, sides, how)


def _between_people(study: Study, held: Held, how: Measured) -> Comparison | None:
    """Set people beside each other, where two of them coded the same answer blind."""
    pairs, names = [], set[str]()
    weights = held.weights
    for key, coders in held.stated.items():
        blind = sorted(name for name, one in coders.items() if name != MODEL and one.blind)
        for one, other in combinations(blind, 2):
            names |= {one, other}
            weight = weights.get(key, 1.0)
            pairs.append(_pair(held, key, (coders[one], coders[other]), weight))
    if not pairs:
        return None
    first, *others = sorted(names)
    sides = Sides("ceiling", first, tuple(others), blind=True, planned=bool(weights))
    return _compared(study, pairs, sides, how)


def _with_truth(study: Study, held: Held, how: Measured) -> Comparison | None:
    """Set the machine beside what simulated respondents truly said, where that was kept."""
    said = _truth(study.data, held.name)
    pairs = [
        _pair(held, key, (coders[MODEL], Statement(said[key[:2]], blind=True)), 1.0)
        for key, coders in held.stated.items()
        if MODEL in coders and key[2] is None and key[:2] in said
    ]
    if not pairs:
        return None
    return _compared(study, pairs, Sides("truth", MODEL, (TRUTH,), True, False), how)


def _truth(data: Path, wave: str) -> dict[tuple[str, str], frozenset[str]]:
    """Read which codes the simulated replies carried; nothing where it was not kept."""
    try:
        kept = json.loads((data / f"{wave}.truth.json").read_text(encoding="utf-8"))
        return {
            (one["interview"], question): frozenset(codes)
            for one in kept
            for question, codes in one["said"].items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _pair(held: Held, key: UnitKey, said: tuple[Statement, Statement], weight: float) -> Pair:
    interview = key[0]
    return Pair(
        key=key,
        respondent=held.respondents[interview],
        segment=held.segments.get(interview),
        first=said[0],
        second=said[1],
        weight=weight,
    )


def _compared(study: Study, pairs: Sequence[Pair], sides: Sides, how: Measured) -> Comparison:
    asked = study.questionnaire
    return compare(pairs, sides, asked_questions(asked), segments=labelled_segments(asked), how=how)


def _beside_ceiling(compared: Sequence[Comparison]) -> list[Comparison]:
    """Tell codes that only the machine fails from those on which people fail too."""
    ceiling = next((one for one in compared if one.kind == "ceiling"), None)
    if ceiling is None:
        return list(compared)
    failed = {(one.question, one.code) for one in ceiling.codes if one.verdict == "needs a human"}
    return [
        one.model_copy(update={"codes": tuple(_told_apart(code, failed) for code in one.codes)})
        if one.kind == "human"
        else one
        for one in compared
    ]


def _told_apart(code: CodeAgreement, failed: set[tuple[str, str]]) -> CodeAgreement:
    if code.verdict == "needs a human" and (code.question, code.code) in failed:
        return code.model_copy(update={"verdict": "unclear to people too"})
    return code


def _audit(study: Study, held: Held, seed: int) -> Audit:
    """Estimate how many of the machine's codes are wrong, from the answers met at random.

    Only when all of them have been looked at: the doubtful ones are looked at first.
    """
    chosen = audit_sample(codable(study.questionnaire, held.judgements), seed=seed, share=AUDIT)
    right = wrong = left = 0
    for key in chosen:
        coders = held.stated.get(key, {})
        people = [one for name, one in coders.items() if name != MODEL]
        if MODEL not in coders or not people:
            left += 1
            continue
        given = coders[MODEL].values
        right += len(given & people[-1].values)
        wrong += len(given - people[-1].values)
    if left or not right + wrong:
        return Audit(answers=len(chosen), left=left)
    low, high = wilson(wrong, right + wrong)
    share = Figure(value=wrong / (right + wrong), low=(low or 0) / 100, high=(high or 0) / 100)
    return Audit(answers=len(chosen), left=0, codes=right + wrong, wrong=share)
