"""From what was said to what it means: codes with the respondent's own words beside them.

closed    answers that rules or a form settled, as judgements
opened    open answers, coded without a language model; imported by its own name, when it is needed
passing   a pass over a wave
modelled  open answers, coded by a language model, whose claims `checks` proves
hearing   the keys under which work is kept
"""

from agent.coder.answer import NAME, Answer, Finding, Reply
from agent.coder.asking import Ask, Part, blocks, codebook_text
from agent.coder.candidates import Candidate, candidates
from agent.coder.closed import closed, open_answers
from agent.coder.hearing import heard, key
from agent.coder.modelled import ModelCoder, Outcome, Sent
from agent.coder.passing import (
    code_answers,
    code_wave,
    offline_recipe,
    recipe,
)
from agent.coder.planning import (
    Held,
    Job,
    asks,
    carried,
    job,
    keys_of,
    outdated,
    whole_key,
    with_codebooks,
    work_key,
)

__all__ = [
    "NAME",
    "Answer",
    "Ask",
    "Candidate",
    "Finding",
    "Held",
    "Job",
    "ModelCoder",
    "Outcome",
    "Part",
    "Reply",
    "Sent",
    "asks",
    "blocks",
    "candidates",
    "carried",
    "closed",
    "code_answers",
    "code_wave",
    "codebook_text",
    "heard",
    "job",
    "key",
    "keys_of",
    "offline_recipe",
    "open_answers",
    "outdated",
    "recipe",
    "whole_key",
    "with_codebooks",
    "work_key",
]
