"""Open answers: what comes first, what only a follow-up brings out, and the joints between."""

import random
from collections.abc import Sequence
from typing import NamedTuple

from agent.questionnaire import Open
from agent.simulation import manners, styles
from agent.simulation.occasion import Occasion, Utterance
from agent.simulation.personas import truth_of

HELD_BACK = 0.25
"""How often, of those with several things to say, the last one waits for a follow-up."""


class _Plan(NamedTuple):
    """What is said at once and what is held back; the codes of the codebook and topics beside."""

    first: tuple[str, ...]
    held: tuple[str, ...]


def answer(here: Occasion, question: Open) -> Utterance:
    """Answer an open question, or a clarification of it."""
    plan = _plan(here, question)
    if here.plainly:
        plan = _Plan((*plan.first, *plan.held), ())
    if not plan.first and plan.held:
        empty = manners.ONE_WORD if here.talks("one_word") else here.bank.vague or manners.VAGUE
        return Utterance(here.rng.choice(empty))
    if not plan.first:
        return Utterance(_nothing(here, question))
    return Utterance(_composed(here, question, plan.first), plan.first)


def follow_up(here: Occasion, question: Open) -> Utterance:
    """Answer a probe: first with what was held back, then with more of the same, then no more."""
    plan = _plan(here, question)
    known = plan.first[: here.count + 1]
    codes = plan.held if here.count == 0 and plan.held else known[here.count :]
    if not codes:
        return Utterance(here.rng.choice(manners.NO_MORE))
    text = _joined([_clause(here, question, code, again=True) for code in codes], here.rng)
    if not here.talks("terse", "one_word", "hedging"):
        lead = here.rng.choice(manners.LEADS)
        text = f"{lead} {styles.sentence(text) if lead.endswith('.') else text}"
    return Utterance(text, codes)


def _plan(here: Occasion, question: Open) -> _Plan:
    """Decide once for all turns of the question."""
    value = truth_of(here.persona, question.id, here.asked.item)
    codes = value if isinstance(value, tuple) else ()
    codes = (*codes, *here.persona.topics.get(question.id, ()))
    rng = here.persona.chance(question.id, here.asked.item, "plan")
    aim = here.persona.steering.aim(question.id)
    may_probe = question.probe is not None and question.probe.max > 0
    if not may_probe or not codes:
        return _Plan(codes, ())
    if rng.random() < aim.vague / 100 or here.talks("one_word"):
        return _Plan((), codes)
    if len(codes) > 1 and rng.random() < HELD_BACK:
        return _Plan(codes[:-1], codes[-1:])
    return _Plan(codes, ())


def _nothing(here: Occasion, question: Open) -> str:
    if here.bank.nothing:
        return here.rng.choice(here.bank.nothing)
    return here.rng.choice(manners.DONE if question.optional else manners.NOTHING)


def _composed(here: Occasion, question: Open, codes: Sequence[str]) -> str:
    clauses = [_clause(here, question, code) for code in codes]
    if here.talks("listing") and len(clauses) > 1:
        return styles.bulleted(clauses, here.rng)
    if here.talks("terse", "one_word"):
        return "; ".join(clauses)
    text = styles.sentence(_joined(clauses, here.rng))
    if here.talks("correcting") and here.rng.random() < 0.5:
        text = f"{here.rng.choice(manners.REPHRASINGS)} {text}"
    context = here.bank.context
    if context and here.rng.random() < (0.5 if here.talks("rambling") else 0.2):
        text = f"{styles.sentence(here.rng.choice(context))} {text}"
    return text


def _clause(here: Occasion, question: Open, code: str, *, again: bool = False) -> str:
    """Give the words for a code: one utterance at first, another when asked again."""
    phrases = list(here.bank.says.get(code, ())) or _generic(here, question, code)
    rng = here.persona.chance(question.id, here.asked.item, code)
    rng.shuffle(phrases)
    if here.talks("terse", "one_word"):
        phrases[:4] = sorted(phrases[:4], key=len)
    return phrases[(1 + here.count) % len(phrases)] if again else phrases[0]


def _generic(here: Occasion, question: Open, code: str) -> list[str]:
    """Make phrases from the label of a code, where nobody has written any."""
    book = question.codebook
    label = book.label(code, here.questionnaire.language) if book else code.replace("_", " ")
    return [frame.format(it=styles.inside(label)) for frame in manners.CODES]


def _joined(clauses: Sequence[str], rng: random.Random) -> str:
    """Join clauses in various ways; a clause after a full stop begins with a capital."""
    text = clauses[0]
    for clause in clauses[1:]:
        joint = rng.choice(manners.JOINTS)
        text = text.removesuffix(".") + joint
        text += clause
    return text
