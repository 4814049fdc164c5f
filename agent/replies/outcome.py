"""What reading a reply comes to."""

from agent.nouns import Noun
from agent.transcript import Found, Intent


class Reading(Noun):
    """What a reply says about the question that was asked, as far as rules can tell.

    found: values for the asked question only; positions are code points of the reply.
    missing: items that still lack a value. issue: why the reply is not enough.
    candidates: options between which it is ambiguous. target: the question to change.
    term: what the respondent asks about. language: the one they wish to go on in.
    """

    intent: Intent
    found: tuple[Found, ...] = ()
    missing: tuple[str, ...] = ()
    issue: str | None = None
    candidates: tuple[str, ...] = ()
    target: str | None = None
    term: str | None = None
    language: str | None = None


def unusable(
    issue: str, candidates: tuple[str, ...] = (), missing: tuple[str, ...] = ()
) -> Reading:
    """Say that a reply cannot be used, and why."""
    return Reading(intent="unusable", issue=issue, candidates=candidates, missing=missing)
