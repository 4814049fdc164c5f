"""A wave as it was coded: who said what of which answer, and the sample drawn of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from agent.agreement import MODEL, Plan, Statement, UnitKey, statements
from agent.codebook import Judgement, current
from agent.questionnaire import Questionnaire
from agent.report.cases import replies
from agent.samples import codable, done_by, read_sample
from agent.store import Store

Stated = Mapping[UnitKey, Mapping[str, Statement]]


@dataclass(frozen=True)
class Study:
    """What agreement is measured on. data: the folder of samples and of known truth."""

    questionnaire: Questionnaire
    store: Store
    data: Path


@dataclass(frozen=True)
class Held:
    """A wave as it was coded, with the sample that was drawn of it."""

    name: str
    judgements: tuple[Judgement, ...]
    stated: Stated
    respondents: Mapping[str, str]
    segments: Mapping[str, str]
    plan: Plan | None

    @property
    def weights(self) -> dict[UnitKey, float]:
        """How many units each unit of the sample stands for."""
        return {one.key: one.weight for one in self.plan.sample} if self.plan else {}

    @property
    def people(self) -> list[str]:
        """Everybody who has coded anything whole."""
        return sorted({name for some in self.stated.values() for name in some} - {MODEL})


def load(study: Study, wave: str) -> Held:
    """Load what everybody said of the answers of a wave."""
    judgements = study.store.judgements(wave=wave)
    asked = study.questionnaire
    open_ones = codable(asked, judgements)
    judged = [one for one in judgements if (one.interview, one.question, one.item) in open_ones]
    closed = [one for one in judgements if _is_closed(asked, one)]
    reviewers = {one.reviewer or "somebody" for one in judgements if one.source == "human"}
    done = done_by(study.store, open_ones, reviewers)
    standing = replies(asked, current(judgements))
    segments = {
        interview: next(iter(sorted(places[(asked.segment, None)].values)), "")
        for interview, places in standing.items()
        if asked.segment and (asked.segment, None) in places
    }
    return Held(
        name=wave,
        judgements=judgements,
        stated=statements([*judged, *_of_people_too(closed)], done=done),
        respondents={one.interview: one.respondent for one in judgements},
        segments=segments,
        plan=read_sample(study.data, wave),
    )


def _is_closed(asked: Questionnaire, one: Judgement) -> bool:
    question = asked.by_id.get(one.question)
    return question is not None and question.type not in ("open", "derived")


def _of_people_too(judgements: Sequence[Judgement]) -> Iterator[Judgement]:
    """Keep closed answers that a person has looked at."""
    seen = {(one.interview, one.question, one.item) for one in judgements if one.source == "human"}
    for one in judgements:
        if (one.interview, one.question, one.item) in seen:
            yield one
