"""What a reader must know about a report before its numbers: whom, when, how many, by whom."""

from collections import Counter
from collections.abc import Sequence

from pydantic import AwareDatetime, Field

from agent.codebook import Judgement
from agent.nouns import Language, Noun
from agent.questionnaire import Questionnaire
from agent.transcript import QuestionnaireRef, Transcript

SIMULATED = "Simulated respondents – not real data"


class About(Noun):
    """The facts of a report.

    by: the question that breaks the tables. outcomes: interviews by how they ended.
    synthetic: any of the respondents is simulated. coders, codebooks: of what is counted.
    """

    by: str | None = None
    language: Language = "en"
    waves: tuple[str, ...] = ()
    synthetic: bool = False
    outcomes: dict[str, int] = Field(default_factory=dict)
    first: AwareDatetime | None = None
    last: AwareDatetime | None = None
    questionnaires: tuple[QuestionnaireRef, ...] = ()
    interviewers: tuple[str, ...] = ()
    coders: tuple[str, ...] = ()
    codebooks: tuple[str, ...] = ()
    judgements: dict[str, int] = Field(default_factory=dict)


def describe(
    questionnaire: Questionnaire,
    transcripts: Sequence[Transcript],
    judgements: Sequence[Judgement],
    *,
    by: str | None,
    language: str | None = None,
) -> About:
    """Sum up where a report's numbers come from.

    Codebooks are listed for open questions only: the rules of closed ones have none.
    """
    starts = [transcript.started for transcript in transcripts]
    last = [transcript.events[-1].at for transcript in transcripts]
    refs = {(ref.id, ref.version, ref.sha256): ref for ref in (s.questionnaire for s in starts)}
    return About(
        by=by,
        language=language or questionnaire.language,
        waves=tuple(sorted({start.wave for start in starts})),
        synthetic=any(start.synthetic for start in starts),
        outcomes=dict(Counter(transcript.status for transcript in transcripts)),
        first=min((start.at for start in starts), default=None),
        last=max(last, default=None),
        questionnaires=tuple(refs.values()),
        interviewers=tuple(sorted({start.model for start in starts})),
        coders=tuple(sorted({_coder(one) for one in judgements if one.state != "not_asked"})),
        codebooks=tuple(sorted({one.recipe.codebook for one in judgements} - {""})),
        judgements=dict(Counter(one.status for one in judgements if one.state != "not_asked")),
    )


def _coder(judgement: Judgement) -> str:
    if judgement.source == "human":
        return "human"
    model = judgement.recipe.model
    return f"{judgement.recipe.coder} ({model})" if model else judgement.recipe.coder
