"""What respondents said, chosen for a reader: a few quotes per code, and the themes.

Quotes are data from strangers. They are shown as they were said or not at all: what holds
an address, a number to call, markup or words to a machine is left out, not cleaned.
"""

from collections import defaultdict
from collections.abc import Sequence

from agent.codebook import Judgement
from agent.nouns import Noun
from agent.printable import printable
from agent.questionnaire import Open, Questionnaire

SHORTEST, LONGEST = 12, 240


class Quote(Noun):
    """A respondent's own words for a code."""

    question: str
    value: str
    text: str


class ThemeLine(Noun):
    """A theme as the report shows it; n and base are respondents of the wave or waves.

    change: how it moved against the wave before, in words. question: what was asked, in words.
    """

    name: str
    question: str = ""
    definition: str = ""
    n: int
    base: int
    change: str = ""
    quotes: tuple[str, ...] = ()


class CorrectedLine(Noun):
    """A code's share among the answers that say something, in percent: plain, and corrected.

    corrected, low, high: None where the sample that people coded cannot tell. trust: how much
    of the machine's figure went in, 0 to 1. sample: answers that people coded.
    """

    wave: str
    question: str
    value: str
    segment: str
    n: int
    base: int
    percent: float
    corrected: float | None = None
    low: float | None = None
    high: float | None = None
    trust: float | None = None
    sample: int


class Words(Noun):
    """All that is quoted in a report, and what people corrected of its figures."""

    quotes: tuple[Quote, ...] = ()
    themes: tuple[ThemeLine, ...] = ()
    corrected: tuple[CorrectedLine, ...] = ()


def fit_to_print(text: str) -> bool:
    """Tell whether a quote may be shown to readers of a report."""
    return SHORTEST <= len(text.strip()) <= LONGEST and printable(text)


def quotes(
    questionnaire: Questionnaire, judgements: Sequence[Judgement], *, per_code: int = 2
) -> tuple[Quote, ...]:
    """Choose quotes for each code of each open question: reviewed and confident ones first.

    A respondent is quoted once per code, and no words are quoted twice for a question.
    """
    found: dict[tuple[str, str], list[Judgement]] = defaultdict(list)
    for one in judgements:
        question = questionnaire.by_id.get(one.question)
        coded = one.state == "coded" and isinstance(one.value, str) and one.status != "rejected"
        if isinstance(question, Open) and coded and one.evidence:
            found[one.question, str(one.value)].append(one)
    chosen: list[Quote] = []
    for (name, value), group in found.items():
        said: list[str] = []
        speakers: set[str] = set()
        taken = {one.text for one in chosen if one.question == name}
        for one in sorted(group, key=_worth):
            text = " ".join(one.evidence[0].quote.split())
            if one.interview in speakers or text in taken or not fit_to_print(text):
                continue
            said.append(text)
            speakers.add(one.interview)
            taken.add(text)
        chosen += [Quote(question=name, value=value, text=text) for text in said[:per_code]]
    return tuple(chosen)


def _worth(one: Judgement) -> tuple[bool, float, int, str]:
    """Order judgements by how well their words stand for a code."""
    length = len(one.evidence[0].quote)
    return one.source != "human", -round(one.confidence, 1), abs(length - 90), one.interview
