"""Which follow-up might help, in the respondent's own words; whether it is asked is not said here.

    reply ─▶ detectors (what is missing) ─▶ anchor (their words) ─▶ template ─▶ lint ─▶ Follow

Offline, by rule. The budgets of an interview (`budgets`) decide whether an offer is used.
"""

from agent.probing.interests import Interest, listens, pursue
from agent.probing.lint import lint
from agent.probing.offering import follow

__all__ = ["Interest", "follow", "lint", "listens", "pursue"]
