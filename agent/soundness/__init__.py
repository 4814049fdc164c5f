"""Whether a questionnaire fits together: ids, references, conditions, options and words.

    problems(questionnaire) → faults, each with the path to where it stands

Pure: a questionnaire in, faults out. Not here: the lines of a file (`study`), nor whether
the wording is any good (`wording`).
"""

from agent.questionnaire import Questionnaire
from agent.soundness import (
    codebooks,
    expressions,
    ids,
    languages,
    options,
    pipes,
    reach,
    sources,
    whole,
    words,
)
from agent.soundness.faults import Fault
from agent.soundness.order import looks_ordered
from agent.soundness.words import unsaid

__all__ = ["Fault", "looks_ordered", "problems", "unsaid"]

_PARTS = (ids, whole, expressions, reach, options, sources, pipes, codebooks, languages, words)


def problems(questionnaire: Questionnaire) -> tuple[Fault, ...]:
    """Find all that does not fit together, errors before warnings."""
    found = [fault for part in _PARTS for fault in part.faults(questionnaire)]
    return tuple(sorted(dict.fromkeys(found), key=lambda fault: fault.severity))
