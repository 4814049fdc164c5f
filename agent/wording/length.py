"""How long a questionnaire takes, estimated from its words and its kinds of questions.

Reading at 240 words a minute, then per question: 4 s to choose one, 3 s and 1 s per option to
choose several, 3 s per row of a rating, 4 s per row of a grid, 8 s for a number, 50 s to write an
open answer. An open question is followed up as often as not, at 35 s each time, within the
interview's budget. What is shown on a condition counts half.
"""

from agent.nouns import Noun, QuestionId, Text, spoken
from agent.questionnaire import (
    AskedQuestion,
    Grid,
    Multi,
    Number,
    Open,
    Questionnaire,
    Rating,
    Single,
)
from agent.wording.sentences import words

WORDS_PER_MINUTE = 240
SECONDS_TO_PROBE = 35.0
_TOLERATED = 1.2


class Share(Noun):
    """What one question adds, in seconds, follow-ups included."""

    question: QuestionId
    seconds: float


class Estimate(Noun):
    """The minutes an interview takes, beside those that were promised."""

    minutes: float
    promised: float | None
    questions: tuple[Share, ...]

    @property
    def too_long(self) -> bool:
        """Tell whether respondents are kept for clearly longer than they were promised."""
        return self.promised is not None and self.minutes > _TOLERATED * self.promised


def minutes(questionnaire: Questionnaire) -> Estimate:
    """Estimate how long an interview takes."""
    language = questionnaire.language
    around = [questionnaire.introduction, questionnaire.privacy.notice]
    around += [one.text for one in questionnaire.sections]
    if questionnaire.consent is not None:
        around.append(questionnaire.consent.text)
    probing = _probing(questionnaire)
    shares = tuple(
        Share(question=one.id, seconds=round(_seconds(questionnaire, one, language, probing), 1))
        for one in questionnaire.asked
    )
    total = sum(_reading(text, language) for text in around) + sum(one.seconds for one in shares)
    promised = questionnaire.expect.minutes if questionnaire.expect else None
    return Estimate(minutes=round(total / 60, 1), promised=promised, questions=shares)


def _reading(text: Text | None, language: str) -> float:
    return len(words(spoken(text, language))) * 60 / WORDS_PER_MINUTE


def _probing(questionnaire: Questionnaire) -> float:
    """The seconds each probe that is allowed costs, once the interview's budget is shared out."""
    allowed = sum(
        _weight(one) * one.probe.max for one in questionnaire.asked if one.probe is not None
    )
    rules = questionnaire.probing
    expected = min(allowed / 2, rules.per_interview) * rules.dose
    seconds = expected * SECONDS_TO_PROBE
    if questionnaire.expect is not None:
        seconds = min(seconds, rules.share_of_time * questionnaire.expect.minutes * 60)
    return seconds / allowed if allowed else 0.0


def _weight(question: AskedQuestion) -> float:
    return 0.5 if question.show_if else 1.0


def _seconds(
    questionnaire: Questionnaire, question: AskedQuestion, language: str, probing: float
) -> float:
    labels = [one.label or one.words() for one in questionnaire.choices(question)]
    answering = sum(_reading(label, language) for label in labels)
    answering += _answering(question, len(labels))
    rounds = 1.0
    if question.loop is not None:
        rounds = _rows(question) or 3.0
    followed = probing * question.probe.max if question.probe is not None else 0.0
    once = _reading(question.text, language) + answering
    return _weight(question) * (once * rounds + followed)


def _answering(question: AskedQuestion, options: int) -> float:
    match question:
        case Single():
            return 4.0
        case Multi():
            return 3.0 + options
        case Rating() | Grid() if question.loop is not None or not question.items:
            return 4.0
        case Rating():
            return 3.0 * _rows(question)
        case Grid():
            return 4.0 * _rows(question)
        case Number():
            return 8.0
        case Open():
            return 50.0


def _rows(question: AskedQuestion) -> float:
    """How many rows a respondent sees; those on a condition count half."""
    if not isinstance(question, (Grid, Rating)):
        return 0.0
    return sum(0.5 if one.show_if else 1.0 for one in question.items)
