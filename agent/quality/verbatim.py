"""Whether every main question was shown word for word, by rendering it again."""

from agent.nouns import spoken
from agent.questionnaire import Questionnaire
from agent.routing import Step
from agent.scene import Scene, scene
from agent.speaking import Speaker, fingerprint
from agent.transcript import Asked, Transcript


def verbatim(questionnaire: Questionnaire, transcript: Transcript) -> tuple[int, int]:
    """Count the main questions shown, and those shown in the questionnaire's own words.

    A question counts only if its words, its recorded hash and the questionnaire as it
    stood at that moment, earlier answers piped in, are one.
    """
    now = scene(questionnaire, transcript)
    shown = [
        (seq, event)
        for seq, event in enumerate(transcript.events)
        if isinstance(event, Asked) and event.form == "question"
    ]
    literal = 0
    for seq, event in shown:
        before = Transcript.model_construct(events=transcript.events[:seq])
        same = event.text == _words(now, before, event)
        literal += same and event.wording == fingerprint(event.text)
    return len(shown), literal


def _words(now: Scene, before: Transcript, event: Asked) -> str | None:
    """Render a question as it was to be put; None where it was not on the path at all."""
    question = now.questionnaire.question(event.question)
    step = now.step((event.question, event.item))
    if step is not None and "{{" not in spoken(question.text, before.language):
        return Speaker(now.questionnaire, before.language, {}).question(step)
    then = scene(now.questionnaire, before)
    there: Step | None = then.step((event.question, event.item))
    return then.speaker.question(there) if there else None
