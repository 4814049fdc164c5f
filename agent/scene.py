"""All that a decision about an interview rests on, gathered once per move."""

from dataclasses import dataclass

from agent.answers import Key, Standing, standing
from agent.questionnaire import Questionnaire
from agent.routing import Route, Step, route
from agent.speaking import Speaker
from agent.transcript import Judged, Transcript


@dataclass(frozen=True, slots=True)
class Scene:
    """All that a decision rests on."""

    questionnaire: Questionnaire
    seed: int
    state: Standing
    route: Route
    speaker: Speaker
    judged: Judged | None = None

    def step(self, key: Key) -> Step | None:
        """Find the step that asks for `key`."""
        return next((one for one in self.route.steps if key == one.key or key in one.keys), None)

    def unanswered(self, step: Step) -> tuple[str, ...]:
        """Name the rows of a grid that still lack an answer."""
        return tuple(
            one.id for one in step.items if (step.question.id, one.id) not in self.state.given
        )

    def done(self, step: Step) -> bool:
        """Tell whether nothing is missing at a step."""
        return all(key in self.state.given for key in step.keys)


def scene(questionnaire: Questionnaire, transcript: Transcript) -> Scene:
    """Gather what stands, what applies, and who speaks."""
    state = standing(transcript, limit=questionnaire.clarifications)
    seed = transcript.started.seed
    path = route(questionnaire, state.given, seed=seed)
    speaker = Speaker(questionnaire, transcript.language, path.answers)
    return Scene(questionnaire, seed, state, path, speaker, state.judged)
