"""What a persona types when it is asked something: the door to all the ways of saying it.

A reply depends on the persona and on the turn alone: the same turn gets the same words. An
answer may come in a phrase, a label, a list or half a sentence; a clarification is answered
in the plainest words there are.
"""

from collections.abc import Sequence
from typing import assert_never

from agent.nouns import spoken
from agent.questionnaire import (
    AskedQuestion,
    Derived,
    Grid,
    Multi,
    Number,
    Open,
    Questionnaire,
    Rating,
    Single,
)
from agent.simulation import closed, manners, matrices, styles, talk
from agent.simulation.occasion import Occasion, Utterance
from agent.simulation.personas import Persona, truth_of
from agent.transcript import Asked

ODD = 0.3
"""How often a persona of a difficult style shows it at a question."""
_ODDITIES = {
    "injecting": manners.INJECTIONS,
    "straying": manners.STRAYINGS,
    "gibberish": manners.GIBBERISH,
}


def reply(persona: Persona, questionnaire: Questionnaire, asked: Asked, *, count: int = 0) -> str:
    """Say what `persona` types in reply to `asked`.

    count: how often the persona has met this form of this step before (0 at first), so that
    a second follow-up gets other words than the first.
    """
    return _utter(persona, questionnaire, asked, count).text


def codes_said(
    persona: Persona, questionnaire: Questionnaire, asked: Asked, *, count: int = 0
) -> tuple[str, ...]:
    """Tell which codes of an open question the same reply carries, topics included."""
    return _utter(persona, questionnaire, asked, count).codes


def _utter(persona: Persona, questionnaire: Questionnaire, asked: Asked, count: int) -> Utterance:
    question = questionnaire.by_id.get(asked.question)
    if question is None or isinstance(question, Derived):
        return Utterance(manners.NOT_APPLICABLE[0])
    about = (asked.question, asked.item, asked.form, asked.reason, *asked.items, count)
    rng = persona.chance(*about)
    here = Occasion(persona, questionnaire, question, asked, rng, count)
    odd = _odd(here)
    if odd is not None:
        return odd
    said = _declined(here) or _said(here, question)
    if here.plainly:
        return said
    return said._replace(text=styles.voiced(said.text, persona.styles, rng, asides=_asides(here)))


def _asides(here: Occasion) -> tuple[str, str]:
    """Choose two sentences beside the point; a persona goes through them without repeating."""
    pool = [*manners.ASIDES, *here.persona.steering.context]
    here.persona.chance("asides").shuffle(pool)
    order = list(here.questionnaire.by_id)
    place = 2 * order.index(here.question.id) + len(here.asked.item or "")
    return pool[place % len(pool)], pool[(place + 1) % len(pool)]


def _odd(here: Occasion) -> Utterance | None:
    """Ask back, stray, babble or attack instead of answering, at a question only."""
    if here.asked.form != "question":
        return None
    for style, phrases in _ODDITIES.items():
        if here.talks(style) and here.rng.random() < ODD:
            return Utterance(here.rng.choice(phrases))
    if here.talks("asking_back") and here.rng.random() < ODD:
        return _asked_back(here)
    return None


def _asked_back(here: Occasion) -> Utterance | None:
    """Ask about a term that the question is the first to use, else, rarely, about the question."""
    before = list(here.questionnaire.asked)
    before = before[: before.index(here.question)]
    told = " ".join(spoken(one.text, here.questionnaire.language).lower() for one in before)
    text = here.asked.text.lower()
    for term in here.questionnaire.glossary:
        if term.term.lower() in text and term.term.lower() not in told:
            return Utterance(here.rng.choice(manners.ASKING_BACK).format(term=term.term))
    return Utterance(here.rng.choice(manners.ASKING_WHAT)) if here.rng.random() < ODD else None


def _declined(here: Occasion) -> Utterance | None:
    """Say that there is no answer, where that is the truth."""
    truth = here.persona.truth.get(here.question.id)
    match truth:
        case "refused" if "refused" not in {one.id for one in here.offered}:
            return Utterance(here.rng.choice(manners.REFUSED))
        case "dont_know" if "dont_know" not in {one.id for one in here.offered}:
            return Utterance(here.rng.choice(manners.DONT_KNOW))
        case None:
            return Utterance(here.rng.choice(manners.NOT_APPLICABLE))
        case _:
            return None


def _said(here: Occasion, question: AskedQuestion) -> Utterance:
    if isinstance(question, Open):
        probed = here.asked.follows
        return talk.follow_up(here, question) if probed else talk.answer(here, question)
    if here.asked.follows:
        return Utterance(_reason(here))
    if here.asked.reason == "specify":
        return Utterance(here.rng.choice(here.bank.other or manners.SPECIFIED))
    return Utterance(_closed(here, question))


def _reason(here: Occasion) -> str:
    value = truth_of(here.persona, here.question.id, here.asked.item)
    reasons = here.bank.reasons.get(str(value), ()) if isinstance(value, str) else ()
    return here.rng.choice(reasons or manners.REASONS)


def _closed(here: Occasion, question: Single | Multi | Grid | Rating | Number) -> str:
    rows = _rows(here)
    value = truth_of(here.persona, question.id, here.asked.item)
    match question:
        case Grid() if rows:
            return matrices.grid(here, {row: str(cell) for row, cell in rows.items()})
        case Rating() if rows:
            return matrices.rating(
                here, {row: int(cell) for row, cell in rows.items() if isinstance(cell, int)}
            )
        case Multi():
            return closed.several(here, value if isinstance(value, tuple) else ())
        case Single() | Grid():
            return closed.one(here, str(value))
        case Rating():
            return matrices.point(here, int(value) if isinstance(value, (int, float)) else 0)
        case Number():
            amount = value if isinstance(value, (int, float)) else 0
            return matrices.number(here, question, amount)
        case _:
            assert_never(question)


def _rows(here: Occasion) -> dict[str, object]:
    """The truth for the rows asked about now, in the order shown; empty without rows."""
    truth = here.persona.truth.get(here.question.id)
    if not isinstance(truth, dict) or here.asked.item is not None:
        return {}
    asked: Sequence[str] = here.asked.items or tuple(truth)
    return {row: truth[row] for row in asked if row in truth}
