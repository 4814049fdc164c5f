"""Whether a typed reply answers the question, and with what; rules only, no model."""

from agent.questionnaire import Questionnaire
from agent.replies.forms import offered
from agent.replies.normal import plain
from agent.replies.outcome import Reading, unusable
from agent.transcript import Asked, Found


def read(
    questionnaire: Questionnaire, asked: Asked, reply: str, *, language: str = "en"
) -> Reading:
    """Read a reply to what was asked; a value is given only where one reading remains."""
    if not plain(reply):
        return unusable("empty")
    if questionnaire.by_id[asked.question].type == "open":
        return Reading(intent="answer")
    said = "".join(plain(reply))
    for option in offered(questionnaire, asked):
        if said == "".join(plain(option.words(language))):
            found = Found(
                question=asked.question, item=asked.item, value=option.id, start=0, end=len(reply)
            )
            return Reading(intent="answer", found=(found,))
    return unusable("unclear")
