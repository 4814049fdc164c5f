"""What a reviewer may give to an answer: codes, options, points of a scale, a number, or a state.

Pure. An open question offers its newest codes; any other what its respondent was asked, and why
there may be no value at all.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz import fuzz, process

from agent.codebook import Codebook, State
from agent.errors import BadInput, NotFound
from agent.nouns import spoken
from agent.questionnaire import AskedQuestion, Derived, Multi, Number, Open, Questionnaire, Rating
from agent.replies.forms import set_issue
from agent.report.cases import number_of, written

STATES: dict[str, tuple[State, str]] = {
    "dont_know": ("dont_know", "Does not know"),
    "refused": ("refused", "Refused to say"),
    "not_applicable": ("no_answer", "Does not apply"),
}
"""What stands for a missing answer, where no option of the question's own does."""


class Choice(NamedTuple):
    """Something to choose. about: what it covers."""

    label: str
    about: str = ""


@dataclass(frozen=True)
class Offer:
    """What may be given to the answers of one question, by id, in the question's order."""

    questionnaire: Questionnaire
    question: AskedQuestion
    choices: Mapping[str, Choice]

    @property
    def several(self) -> bool:
        """Whether an answer may have more than one value."""
        return takes_several(self.question)

    def label(self, name: str) -> str:
        """The words for what was given."""
        known = self.choices.get(name)
        return known.label if known else name

    def state(self, name: str) -> State:
        """Tell what giving this says of the answer: a value, or why there is none."""
        return STATES[name][0] if name in STATES and not self._is_own(name) else "coded"

    def value(self, name: str) -> str | float:
        """Read what was chosen or typed as a value; raises NotFound or BadInput."""
        match self.question:
            case Number() as asked:
                number = number_of(name.strip())
                if number is None or not _within(asked, number):
                    raise BadInput(
                        "this is no number that the question takes",
                        where=name[:20],
                        mend=f"type digits{_limits(asked)}",
                    )
                return number
            case Rating() if name in self.choices:
                return float(name)
            case Open() if name not in self.choices:
                mend = "add it to the codebook first"
                raise NotFound(f"the codebook has no code '{name[:40]}'", mend=mend)
            case _ if name not in self.choices:
                raise NotFound(
                    f"the question offers no '{name[:40]}'",
                    where=self.question.id,
                    mend=f"choose among {', '.join(self.choices)}",
                )
        return name

    def conflict(self, values: frozenset[str]) -> None:
        """Raise BadInput where an option that stands alone would stand beside another."""
        if not isinstance(self.question, Multi):
            return
        options = self.questionnaire.choices(self.question)
        if set_issue(self.question, options, sorted(values)) == "exclusive_conflict":
            alone = next(one.id for one in options if one.exclusive and one.id in values)
            raise BadInput(
                f"'{self.label(alone)}' stands alone",
                where=self.question.id,
                mend="reject what stands beside it first, or replace one by the other",
            )

    def search(self, words: str) -> tuple[str, ...]:
        """Find what may be given by what is typed: by id, label and definition, likeliest first."""
        wanted = words.casefold().strip()
        if not wanted:
            return tuple(self.choices)
        if isinstance(self.question, Number) and number_of(wanted) is not None:
            return (wanted,)
        names = {name: f"{name} {one.label}".casefold() for name, one in self.choices.items()}
        texts = {name: f"{names[name]} {self.choices[name].about}".casefold() for name in names}
        begins = [name for name, text in names.items() if f" {wanted}" in f" {text}"]
        named = [name for name, text in names.items() if wanted in text]
        defined = [name for name, text in texts.items() if wanted in text]
        like = process.extract(wanted, texts, scorer=fuzz.WRatio, limit=8, score_cutoff=60)
        return tuple(dict.fromkeys([*begins, *named, *defined, *(name for _, _, name in like)]))

    def _is_own(self, name: str) -> bool:
        return any(one.id == name for one in self.questionnaire.choices(self.question))


def takes_several(question: AskedQuestion | Derived) -> bool:
    """Tell whether an answer to a question may have more than one value."""
    return isinstance(question, Multi | Open)


def offer(questionnaire: Questionnaire, question: AskedQuestion) -> Offer:
    """Gather what may be given to a question's answers."""
    language = questionnaire.language
    match question:
        case Open(codebook=book):
            return Offer(questionnaire, question, _codes(book or Codebook(), language))
        case Number():
            given: dict[str, Choice] = {}
        case Rating(scale=scale):
            given = {
                str(point): Choice(_point(point, spoken(scale.labels.get(point), language)))
                for point in range(scale.low, scale.high + 1)
            }
        case _:
            given = {
                one.id: Choice(one.words(language), spoken(one.description, language))
                for one in questionnaire.choices(question)
            }
    states = {name: Choice(label) for name, (_, label) in STATES.items() if name not in given}
    return Offer(questionnaire, question, given | states)


def _codes(book: Codebook, language: str) -> dict[str, Choice]:
    return {
        name: Choice(book.label(name, language), spoken(code.definition, language))
        for name, code in book.active.items()
    }


def _point(point: int, words: str) -> str:
    return f"{point} {words}".strip()


def _within(asked: Number, number: float) -> bool:
    return (asked.min is None or number >= asked.min) and (asked.max is None or number <= asked.max)


def _limits(asked: Number) -> str:
    ends = [
        f"{word} {written(end)}"
        for word, end in (("from", asked.min), ("up to", asked.max))
        if end is not None
    ]
    return f", {' '.join(ends)}" if ends else ""
