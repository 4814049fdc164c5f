"""Is this reply an answer to this question: rules that read what people type or click."""

from agent.replies.forms import read_form
from agent.replies.outcome import Reading
from agent.replies.passing import Correction, Earlier, correction, in_passing, puts_right
from agent.replies.reading import mentions_options, named_options, read

__all__ = [
    "Correction",
    "Earlier",
    "Reading",
    "correction",
    "in_passing",
    "mentions_options",
    "named_options",
    "puts_right",
    "read",
    "read_form",
]
