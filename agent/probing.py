"""Which follow-up might help, in the respondent's own words; whether it is asked is not said here.

Offline, by rule: what is too short, too vague, or lacks its reason is noticed by `detect`,
and a neutral how/what question is built around a literal phrase of the answer.
"""

from agent.questionnaire import Questionnaire
from agent.transcript import Follow, Judged, Transcript


def follow(questionnaire: Questionnaire, transcript: Transcript, draft: Judged) -> Follow | None:
    """Offer one follow-up on a reply that answers, or None where none would help."""
    return None
