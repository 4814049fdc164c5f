"""Figures corrected by the random sample that people coded, beside the plain ones."""

from collections.abc import Iterator, Mapping, Sequence

from agent.agreement import MODEL, Statement, UnitKey, corrected_mean
from agent.errors import BadInput
from agent.fieldwork import known_wave
from agent.reliability.wave import Held, Study, load
from agent.report.rounding import half_up
from agent.report.sheet import sheet
from agent.report.words import CorrectedLine
from agent.samples import asked_questions, labelled_segments

CORRECTED = (
    "question", "value", "segment", "n", "base", "percent",
    "corrected", "low", "high", "trust", "sample",
)  # fmt: skip


def corrected_csv(lines: Sequence[CorrectedLine]) -> str:
    """Write corrected shares beside the plain ones, a row per code and segment."""
    return sheet(CORRECTED, (tuple(getattr(one, name) for name in CORRECTED) for one in lines))


def corrected(study: Study, wave: str) -> tuple[CorrectedLine, ...]:
    """Correct the share of every code by the sample that people coded, beside the plain one.

    Over the answers that say something. Raises NotFound for an unknown wave, BadInput where
    nobody has coded the sample.
    """
    known_wave(study.store, wave)
    held = load(study, wave)
    weights = held.weights
    looked_at = {
        key: next(one for name, one in coders.items() if name != MODEL and one.blind)
        for key, coders in held.stated.items()
        if key in weights and any(name != MODEL and one.blind for name, one in coders.items())
    }
    if not looked_at:
        raise BadInput(
            "nobody has coded the random sample yet, so that figures cannot be corrected",
            where=wave,
            mend=f"run `interview review --blind --wave {wave}` first",
        )
    return tuple(_corrected_lines(study, held, looked_at, wave))


def _corrected_lines(
    study: Study, held: Held, looked_at: Mapping[UnitKey, Statement], wave: str
) -> Iterator[CorrectedLine]:
    weights = held.weights
    for question, asked in asked_questions(study.questionnaire).items():
        every = {
            key: coders[MODEL].values
            for key, coders in held.stated.items()
            if key[1] == question and MODEL in coders
        }
        for segment in ("all", *labelled_segments(study.questionnaire)):
            keys = [one for one in every if segment in ("all", held.segments.get(one[0]))]
            sampled = [one for one in keys if one in looked_at]
            for code in asked.codes if sampled else ():
                yield _corrected_line(
                    {"wave": wave, "question": question, "value": code, "segment": segment},
                    [code in every[one] for one in keys],
                    [(code in looked_at[one].values, code in every[one]) for one in sampled],
                    [weights[one] for one in sampled],
                )


def _corrected_line(
    place: Mapping[str, str],
    guessed: Sequence[bool],
    sampled: Sequence[tuple[bool, bool]],
    weights: Sequence[float],
) -> CorrectedLine:
    n, base = sum(guessed), len(guessed)
    made = corrected_mean(
        [one for one, _ in sampled], [one for _, one in sampled], guessed, weights
    )
    plain = CorrectedLine(**place, n=n, base=base, percent=_percent(n / base), sample=len(sampled))
    if made is None:
        return plain
    shares = {"corrected": made.share, "low": made.low, "high": made.high}
    percents = {name: _percent(share) for name, share in shares.items()}
    return plain.model_copy(update={**percents, "trust": round(made.trust, 3)})


def _percent(share: float) -> float:
    return float(half_up(100 * share, 2))
