"""A wave held with synthetic respondents, and how much of their known truth comes back.

They go through the same interview as everybody, by the same calls. What a persona truly
thinks is kept apart from the study's data and read by `compare` alone.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from agent import sessions
from agent.codebook import Judgement, Recipe, State
from agent.errors import BadInput
from agent.fieldwork import Standing
from agent.nouns import Noun
from agent.questionnaire import MISSING, AskedQuestion, Open, Questionnaire
from agent.report.cases import case_of
from agent.report.sheet import sheet
from agent.report.tables import Cell, crosstab
from agent.sessions import Desk, Invitation, Message
from agent.simulation import (
    Persona,
    Player,
    Steering,
    coded_truth,
    codes_said,
    draw,
    misfits,
    read,
    reply,
    steering_for,
)
from agent.transcript import Asked, Transcript

_SHOWN = 3
"""How many misfits of a steering an error names."""
MOST_TURNS = 400
"""More turns than any interview has; a simulated one that reaches it is stopped."""


class Rehearsed(Noun):
    """One simulated interview. said: the codes that its replies carried, per open question."""

    interview: str
    respondent: str
    status: str
    turns: int
    truth: dict[str, object]
    said: dict[str, tuple[str, ...]]


class Compared(Noun):
    """A figure as it came back, beside what is true of the same respondents; in percent."""

    question: str
    item: str
    value: str
    base: int
    true: float
    recovered: float


class Drawing(Noun):
    """Whom to draw. steering: a file that says who answers what; None for the shipped one."""

    n: int
    seed: int
    wave: str
    steering: Path | None = None


def personas(questionnaire: Questionnaire, drawing: Drawing) -> tuple[Persona, ...]:
    """Draw the respondents of a wave.

    Raises BadInput for a steering that cannot be read, or that names what the questionnaire
    does not have.
    """
    steering = steering_for(questionnaire)
    if drawing.steering is not None:
        steering = _steering(questionnaire, drawing.steering)
    drawn = draw(questionnaire, steering.for_wave(drawing.wave), n=drawing.n, seed=drawing.seed)
    return tuple(
        one.model_copy(update={"respondent": f"{one.respondent}-{drawing.seed}"}) for one in drawn
    )


def _steering(questionnaire: Questionnaire, file: Path) -> Steering:
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(
            f"cannot be read: {error}", where=str(file), mend="name a YAML file"
        ) from None
    steering = read(text, where=str(file))
    if wrong := misfits(questionnaire, steering):
        more = f", and {len(wrong) - _SHOWN} more" if len(wrong) > _SHOWN else ""
        raise BadInput(
            f"{'; '.join(wrong[:_SHOWN])}{more}",
            where=str(file),
            mend=f"use the ids of the questionnaire '{questionnaire.id}'",
        )
    return steering


def truth_json(held: Sequence[Rehearsed]) -> str:
    """Write down what is true of the respondents, for whoever compares later."""
    return json.dumps([one.model_dump(mode="json") for one in held], ensure_ascii=False, indent=1)


def comparison_csv(compared: Sequence[Compared]) -> str:
    """Write a row per figure: true and recovered percent, and their difference."""
    columns = ("question", "item", "value", "base", "true", "recovered", "difference")
    return sheet(
        columns,
        (
            (one.question, one.item, one.value, one.base, one.true, one.recovered,
             round(one.recovered - one.true, 2))
            for one in compared
        ),
    )  # fmt: skip


def simulate(
    desk: Desk,
    personas: Sequence[Persona],
    *,
    wave: str,
    done: Callable[[Rehearsed], None],
    player: Player | None = None,
) -> tuple[Rehearsed, ...]:
    """Interview every persona in turn; `done` hears of each as it ends.

    player: finds the words of the personas, who speak by script without one. Raises
    ModelError where it cannot; what was said until then is kept.
    """
    held: list[Rehearsed] = []
    for persona in personas:
        held.append(_interview(desk, persona, wave, player))
        done(held[-1])
    return tuple(held)


def _interview(desk: Desk, persona: Persona, wave: str, player: Player | None) -> Rehearsed:
    invitation = Invitation(
        wave=wave,
        respondent=persona.respondent,
        consent=True,
        synthetic=True,
        seed=persona.seed % 2**31,
    )
    opened = sessions.start(desk, invitation)
    said: dict[str, dict[str, None]] = {}
    turns, turn = 0, opened.turn
    while turn.status == "in_progress" and turns < MOST_TURNS:
        asked, count = _waiting(desk.store.transcript(opened.id))
        if player is None:
            codes = codes_said(persona, desk.questionnaire, asked, count=count)
            words = reply(persona, desk.questionnaire, asked, count=count)
        else:
            codes = coded_truth(persona, desk.questionnaire, asked)
            words = player.say(persona, desk.questionnaire, asked)
        for code in codes:
            said.setdefault(asked.question, {})[code] = None
        turns += 1
        turn = sessions.reply(desk, opened.id, Message(id=f"s{turns}", text=words))
    if turn.status == "in_progress":
        turn = sessions.stop(desk, opened.id, reason="no end in sight")
    return Rehearsed(
        interview=opened.id,
        respondent=invitation.respondent or persona.respondent,
        status=turn.status,
        turns=turns,
        truth=dict(persona.truth),
        said={question: tuple(codes) for question, codes in said.items()},
    )


def _waiting(transcript: Transcript) -> tuple[Asked, int]:
    """Find what waits for a reply, and how often it was put in the same form before."""
    asked = [one for one in transcript.events if isinstance(one, Asked)]
    last = asked[-1]
    alike = (last.question, last.item, last.form)
    return last, sum((one.question, one.item, one.form) == alike for one in asked[:-1])


def compare(
    questionnaire: Questionnaire, study: Standing, *, rehearsed: Sequence[Rehearsed]
) -> tuple[Compared, ...]:
    """Set what the study found beside the truth, over the interviews that were completed."""
    at = max((one.at for one in study.judgements), default=None)
    if at is None:
        return ()
    cases = tuple(case_of(one) for one in study.transcripts)
    truth = tuple(_truths(questionnaire, rehearsed, at))
    true = _percents(crosstab(questionnaire, cases, truth, by=None))
    found = _percents(crosstab(questionnaire, cases, study.judgements, by=None))
    return tuple(
        Compared(
            question=key[0],
            item=key[1],
            value=key[2],
            base=base,
            true=percent,
            recovered=found.get(key, (0.0, 0))[0],
        )
        for key, (percent, base) in true.items()
    )


def _percents(cells: Iterable[Cell]) -> Mapping[tuple[str, str, str], tuple[float, int]]:
    return {
        (cell.question, cell.item, cell.value): (cell.percent, cell.base)
        for cell in cells
        if cell.percent is not None and cell.value
    }


def _truths(
    questionnaire: Questionnaire, rehearsed: Sequence[Rehearsed], at: datetime
) -> Iterator[Judgement]:
    """Write each persona's truth as a perfect coder would have."""
    for one in rehearsed:
        for question in questionnaire.asked:
            uncoded = isinstance(question, Open) and not question.codebook
            if question.id in one.truth and not uncoded:
                yield from _judged(question, one, at)


def _judged(question: AskedQuestion, one: Rehearsed, at: datetime) -> Iterator[Judgement]:
    answer = one.truth[question.id]
    rows = answer if isinstance(answer, dict) else {None: answer}
    offered = {option.id for option in getattr(question, "options", ())}
    for item, value in rows.items():
        values = value if isinstance(value, (tuple, list)) else (value,)
        missing = [each for each in values if each in MISSING and each not in offered]
        for each in values or (None,):
            yield Judgement(
                interview=one.interview,
                respondent=one.respondent,
                question=question.id,
                item=item,
                value=None if missing else each,
                state=missing[0] if missing else "coded" if values else _nothing(question),
                source="human",
                recipe=Recipe(coder="truth"),
                at=at,
            )


def _nothing(question: AskedQuestion) -> State:
    return "not_mentioned" if isinstance(question, Open) else "no_answer"
