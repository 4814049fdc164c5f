"""Fit the weights of `agent.matching`: a conditional logit over its views of each option.

Run it as `python -m benchmarks.interviewer.weighing` from the top of the repository; it prints
the weights fitted on the parts `tuned` and `held_out` of `paraphrases.yaml`.
"""

import sys

import numpy as np
from numpy.typing import NDArray

from agent.matching import VIEWS, WEIGHTS, Matcher
from agent.matching.statements import statements
from agent.providers.minilm import MiniLM
from benchmarks.interviewer.matching import asked, cases

STEPS, RATE, SHRINK = 1500, 5.0, 0.0005


def seen() -> list[tuple[NDArray[np.float64], int]]:
    """Give the views of every answer that names one option, and the place of that option."""
    matcher, found = Matcher(MiniLM), []
    for part in ("tuned", "held_out"):
        for case in cases(part):
            turn = asked(case)
            question = case.questionnaire.question(case.question)
            means = statements(case.questionnaire, question, turn.options, language="en")
            if isinstance(case.expected, str) and case.expected in means:
                views = matcher.likeness(turn.text, means, case.reply)
                found.append((views, tuple(means).index(case.expected)))
    return found


def fitted(choices: list[tuple[NDArray[np.float64], int]]) -> NDArray[np.float64]:
    """Climb to the weights under which the choices made are most probable."""
    weights = np.full(len(VIEWS), 3.0)
    for _ in range(STEPS):
        slope = np.zeros_like(weights)
        for views, chosen in choices:
            odds = np.exp(views @ weights - (views @ weights).max())
            slope += views[chosen] - (odds / odds.sum()) @ views
        weights += RATE * (slope / len(choices) - SHRINK * weights)
    return weights


def main() -> int:
    """Fit and print beside what is in use."""
    for name, new, old in zip(VIEWS, fitted(seen()), WEIGHTS, strict=True):
        print(f"{name:20} {new:5.1f}   in use {old:5.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
