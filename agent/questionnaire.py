"""What will be asked, and all that surrounds it: one instrument, as the researcher wrote it.

Frozen nouns only. Whether they fit together (ids, references, conditions) is decided in
`soundness`; reading them from YAML with line numbers is `study`'s; who is asked what is
`routing`'s. The kinds of questions are in `questions` and may be imported from here.
"""

from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from agent.nouns import Language, Noun, QuestionId, Text
from agent.questions import (
    MISSING,
    Band,
    CarryForward,
    Derived,
    Expression,
    Grid,
    Item,
    Loop,
    Missing,
    Multi,
    Number,
    Open,
    Option,
    Probe,
    Randomize,
    Rating,
    Scale,
    Single,
    Terminate,
    Trigger,
)

__all__ = [
    "MISSING", "AskedQuestion", "Band", "CarryForward", "Check", "Closing", "Consent", "Derived",
    "Distress", "Expect", "Expression", "Grid", "Item", "Loop", "Missing", "Multi", "Number",
    "Open", "Option", "Privacy", "Probe", "Probing", "Quality", "Question", "Questionnaire",
    "Quota", "QuotaPolicy", "Randomize", "Rating", "Scale", "Section", "Single", "Term",
    "Terminate", "Trigger",
]  # fmt: skip

AskedQuestion = Single | Multi | Grid | Rating | Number | Open
Question = Annotated[AskedQuestion | Derived, Field(discriminator="type")]


class Section(Noun):
    """A heading, and what is said when it begins."""

    id: QuestionId
    title: Text
    text: Text | None = None


class Term(Noun):
    """A word that respondents may ask about."""

    term: str
    aliases: tuple[str, ...] = ()
    definition: Text


class Quota(Noun):
    """At most `limit` interviews in which `when` holds."""

    id: QuestionId
    when: Expression
    limit: int = Field(ge=0)
    on_full: Literal["quota_full", "flag"] = "quota_full"


class QuotaPolicy(Noun):
    """What a quota counts, and how long an unfinished interview holds its place."""

    count: Literal["completed", "started"] = "completed"
    hold_minutes: int = Field(default=60, ge=0)


class Check(Noun):
    """A contradiction across answers, and what to do when `when` holds."""

    id: QuestionId
    when: Expression
    action: Literal["confirm", "flag", "block"] = "flag"
    text: Text | None = None


class Consent(Noun):
    """What a respondent agrees to; the hash of this text is recorded with the consent."""

    text: Text


class Privacy(Noun):
    """Who answers for the data, and how long it is kept."""

    controller: str = ""
    contact: str = ""
    retention_days: int | None = Field(default=None, ge=1)
    notice: Text | None = None


class Distress(Noun):
    """What is said to a respondent in distress."""

    text: Text
    resources: tuple[Text, ...] = ()


class Closing(Noun):
    """The last words, by outcome."""

    completed: Text = Field(
        default={
            "en": "That was the last question. Your answers have been saved.",
            "de": "Das war die letzte Frage. Ihre Antworten sind gespeichert.",
        }
    )
    screened_out: Text = Field(
        default={
            "en": "Those are all the questions for you. Your answers have been saved.",
            "de": "Das sind alle Fragen an Sie. Ihre Antworten sind gespeichert.",
        }
    )
    quota_full: Text = Field(
        default={
            "en": "We have heard from enough people in your position. Nothing more is needed.",
            "de": "Wir haben genug Menschen in Ihrer Lage gehört. Mehr wird nicht gebraucht.",
        }
    )
    stopped: Text = Field(
        default={
            "en": "The interview has ended here. What you said so far has been saved.",
            "de": "Das Interview endet hier. Was Sie bisher gesagt haben, ist gespeichert.",
        }
    )


class Words(Noun):
    """What a study brings along for what is said beside it, by key, in one language.

    page: the buttons and notices around the conversation. interviewer: its own sentences.
    `soundness` sees that the keys exist and the fields fit.
    """

    page: dict[str, str] = Field(default_factory=dict)
    interviewer: dict[str, str] = Field(default_factory=dict)


class Probing(Noun):
    """How much probing one interview may hold."""

    per_interview: int = Field(default=10, ge=0)
    in_a_row: int = Field(default=2, ge=0)
    share_of_time: float = Field(default=0.3, ge=0, le=1)
    spare_first: bool = True
    fatigue_words: int = Field(default=4, ge=0)
    dose: float = Field(default=1.0, ge=0, le=1)


class Quality(Noun):
    """From where on an interview is flagged for a person to look at."""

    fastest_share: float = Field(default=0.3, ge=0, le=1)
    straight_line_items: int = Field(default=6, ge=2)


class Expect(Noun):
    """What respondents are promised."""

    minutes: float = Field(gt=0)


class Questionnaire(Noun):
    """A whole instrument."""

    id: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.\-]{0,63}$")]
    title: Text
    version: str = "1"
    language: Language = "en"
    languages: tuple[Language, ...] = ()
    run_by: str = ""
    audience: Text | None = None
    segment: QuestionId | None = None
    introduction: Text | None = None
    consent: Consent | None = None
    privacy: Privacy = Privacy()
    expect: Expect | None = None
    closing: Closing = Closing()
    distress: Distress | None = None
    words: dict[Language, Words] = Field(default_factory=dict)
    probing: Probing = Probing()
    clarifications: int = Field(default=2, ge=1, le=5)
    quality: Quality = Quality()
    glossary: tuple[Term, ...] = ()
    sections: tuple[Section, ...] = ()
    quotas: tuple[Quota, ...] = ()
    quota_policy: QuotaPolicy = QuotaPolicy()
    checks: tuple[Check, ...] = ()
    figures: dict[str, tuple[QuestionId, ...]] = Field(default_factory=dict)
    questions: tuple[Question, ...] = Field(min_length=1)

    @cached_property
    def by_id(self) -> dict[str, AskedQuestion | Derived]:
        """The questions by their ids."""
        return {question.id: question for question in self.questions}

    @property
    def asked(self) -> tuple[AskedQuestion, ...]:
        """The questions that are put to respondents, in order."""
        return tuple(one for one in self.questions if not isinstance(one, Derived))

    def question(self, name: str) -> AskedQuestion:
        """Find a question that is put to respondents; raises KeyError for any other id."""
        found = self.by_id[name]
        if isinstance(found, Derived):
            raise KeyError(name)
        return found

    def choices(self, question: AskedQuestion | Derived) -> tuple[Option, ...]:
        """The options of a question, its own or those it shares with another.

        A circle of questions that share each other's options has none.
        """
        passed: set[str] = set()
        while isinstance(question, (Single, Multi, Grid)) and not question.options:
            origin = self.by_id.get(question.options_from or "")
            if not isinstance(origin, (Single, Multi, Grid)) or origin.id in passed:
                return ()
            passed.add(origin.id)
            question = origin
        return question.options if isinstance(question, (Single, Multi, Grid, Derived)) else ()
