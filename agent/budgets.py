"""How much probing an interview may hold: limits per question and interview, fatigue, dose."""

import random

from agent.questionnaire import AskedQuestion, Open
from agent.routing import Step
from agent.scene import Scene

MINUTES_PER_PROBE = 0.75


def may_probe(now: Scene, step: Step, kind: str) -> bool:
    """Tell whether one more follow-up of this kind fits the budgets of step and interview."""
    question, rules, state = step.question, now.questionnaire.probing, now.state
    limit = question.probe.max if question.probe else 0
    budget = rules.per_interview
    if now.questionnaire.expect:
        minutes = now.questionnaire.expect.minutes * rules.share_of_time
        budget = min(budget, max(1, int(minutes / MINUTES_PER_PROBE)))
    return (
        state.tally(step.key).probes < limit
        and state.probes < budget
        and state.in_a_row < rules.in_a_row
        and (not state.kinds or state.kinds[-1] != kind)
        and not (rules.spare_first and _is_first_open(now, question))
        and not _tired(now)
        and _dosed(now, step)
    )


def _is_first_open(now: Scene, question: AskedQuestion) -> bool:
    opened = [one for one, _ in now.state.lengths if isinstance(now.questionnaire.by_id[one], Open)]
    return isinstance(question, Open) and all(one == question.id for one in opened)


def _tired(now: Scene) -> bool:
    """Tell whether the last three free answers were all very short."""
    lengths = [
        words
        for one, words in now.state.lengths
        if isinstance(now.questionnaire.by_id.get(one), Open)
    ][-3:]
    return len(lengths) == 3 and max(lengths) < now.questionnaire.probing.fatigue_words


def _dosed(now: Scene, step: Step) -> bool:
    """Draw whether this step is probed at all, for experiments with the dose."""
    dose = now.questionnaire.probing.dose
    draw = random.Random(f"{now.seed}:{step.question.id}:{step.item}:dose").random()
    return dose >= 1 or draw < dose
