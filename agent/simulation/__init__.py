"""Synthetic respondents: who they are is drawn, what they think is known, how they talk varies.

    steering ─▶ draw ─▶ personas ─▶ reply to each turn ─▶ (the interview, like everybody's)

They speak by script, or with `Player` in the words of a model. A persona's truth is for the
comparison at the end alone; only its words enter the interview.
Not here: holding the interviews and comparing with the truth (`rehearsal`).
"""

from agent.simulation.fit import misfits
from agent.simulation.personas import Persona, Truth, draw, truth_of
from agent.simulation.played import PROMPT, Player, coded_truth
from agent.simulation.speech import codes_said, reply
from agent.simulation.steering import Steering, Style, read, shipped, steering_for

__all__ = [
    "PROMPT",
    "Persona",
    "Player",
    "Steering",
    "Style",
    "Truth",
    "coded_truth",
    "codes_said",
    "draw",
    "misfits",
    "read",
    "reply",
    "shipped",
    "steering_for",
    "truth_of",
]
