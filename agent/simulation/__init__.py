"""Synthetic respondents: who they are is drawn, what they think is known, how they talk varies.

    steering ─▶ draw ─▶ personas ─▶ reply to each turn ─▶ (the interview, like everybody's)

A persona's truth is for the comparison at the end alone; only its words enter the interview.
Not here: holding the interviews and comparing with the truth (`rehearsal`).
"""

from agent.simulation.fit import misfits
from agent.simulation.personas import Persona, Truth, draw, truth_of
from agent.simulation.speech import codes_said, reply
from agent.simulation.steering import Steering, Style, read, shipped, steering_for

__all__ = [
    "Persona",
    "Steering",
    "Style",
    "Truth",
    "codes_said",
    "draw",
    "misfits",
    "read",
    "reply",
    "shipped",
    "steering_for",
    "truth_of",
]
