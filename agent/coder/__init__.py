"""From what was said to what it means: codes with the respondent's own words beside them.

closed    answers that rules or a form settled, as judgements
opened    open answers, coded without a language model
passing   a pass over a wave, and the keys under which its work is kept
"""

from agent.coder.closed import closed, open_answers
from agent.coder.opened import NAME, Answer, Finding, OfflineCoder, Reply, Weights
from agent.coder.passing import code, code_wave, heard, key, offline_coder, recipe

__all__ = [
    "NAME",
    "Answer",
    "Finding",
    "OfflineCoder",
    "Reply",
    "Weights",
    "closed",
    "code",
    "code_wave",
    "heard",
    "key",
    "offline_coder",
    "open_answers",
    "recipe",
]
