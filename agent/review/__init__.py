"""Reviewing codes: what a person sees of an answer, and what comes of each decision.

    Sitting ─▶ queue ─▶ View ─▶ decision ─▶ judgements appended ─▶ View

No screen is in here: the terminal and the console call the same verbs. Every decision is in
the store before the verb returns.
"""

from agent.review.queue import Task
from agent.review.sitting import Room, Sitting
from agent.review.view import CodeRow, Spoken, View

__all__ = ["CodeRow", "Room", "Sitting", "Spoken", "Task", "View"]
