"""Rules about the answers to choose from: balance, ways out, ends of scales, brackets, number."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from agent.questionnaire import (
    AskedQuestion,
    Grid,
    Multi,
    Number,
    Open,
    Option,
    Questionnaire,
    Rating,
    Single,
)
from agent.wording.brackets import brackets, is_exhaustive
from agent.wording.findings import Objection

MOST_OPTIONS = 12
_WAY_OUT = re.compile(
    r"\b(?:none|other|neither|don't know|do not know|not sure|unsure|no opinion|not applicable|"
    r"does not apply|doesn't apply|n/?a|prefer not|rather not|can't say|cannot say|"
    r"undecided|no answer|not involved|nothing|never|no one|nobody|not aware|too early|"
    r"keine?r?s?|andere[rs]?|sonstige[rs]?|weiß nicht|weiss nicht|keine angabe|trifft nicht zu)\b",
    re.IGNORECASE,
)
_WAY_OUT_IDS = re.compile(
    r"(?:^|_)(?:none|other|dont_know|dk|na|not_applicable|refused|unsure|not_sure|no_opinion|"
    r"no_answer|prefer_not\w*|neither|nothing|never|unknown)(?:_|$)"
)
_FACT = re.compile(
    r"^(?:do|does|did|is|are|was|were|have|has|had) (?:you|your|there|the|this|any)\b"
    r"(?!.*\b(?:think|feel|believe|agree|support|favou?r|approve|like|want|prefer|trust|oppose|"
    r"should|satisfied|happy)\b)"
)
_FAMILIES = tuple(
    (re.compile(good, re.IGNORECASE), re.compile(bad, re.IGNORECASE))
    for good, bad in (
        (r"(?<!dis)(?<!not )\bagree\b|\bstimme\b.*\bzu\b", r"\bdisagree|\bnicht zu\b|lehne"),
        (
            r"(?<!not )(?<!not at all )(?<!not very )(?<!not too )\bsatisfied|(?<!un)\bzufrieden",
            r"\bdissatisfied|\bunsatisfied|\bunzufrieden|\bnot (?:at all |very |too )?satisfied",
        ),
        (
            r"\b(?:excellent|outstanding|superb|great|very good|(?<!not )good)\b|\b(?:sehr )?gut\b",
            r"\b(?:poor|bad|very bad|terrible|awful|unacceptable|not (?:very )?good)\b"
            r"|\bschlecht\b",
        ),
        (
            r"\b(?:increase[sd]?|grow[ns]?|rise|more|up|higher|gestiegen|zunehmen|mehr)\b",
            r"\b(?:decrease[sd]?|decline[sd]?|shrink|fall|less|fewer|down|lower|gesunken|"
            r"abnehmen|weniger|reduce[sd]?)\b",
        ),
        (r"\b(?:better|improve[sd]?|besser)\b", r"\b(?:worse|worsen(?:ed)?|schlechter)\b"),
        (
            r"(?<!un)(?<!not )(?<!not very )(?<!not at all )\blikely\b",
            r"\bunlikely\b|\bnot (?:very |at all )?likely\b",
        ),
        (r"(?<!not )\beasy\b", r"\b(?:difficult|hard|not (?:very |at all )?easy)\b"),
        (r"\b(?:support|favou?r|approve|for)\b", r"\b(?:oppose|against|disapprove)\b"),
        (r"\bpositive(?:ly)?\b", r"\bnegative(?:ly)?\b"),
    )
)
_MIDDLE = re.compile(
    r"\b(?:neither|neutral|undecided|unchanged|no change|same|average|fair|about right|mixed|"
    r"depends|weder|neutral|unverändert|teils)\b",
    re.IGNORECASE,
)
_BELOW_ALL = re.compile(r"\b(?:not at all|not very|überhaupt nicht)\b", re.IGNORECASE)


def objections(
    questionnaire: Questionnaire, question: AskedQuestion, text: str, language: str
) -> Iterator[Objection]:
    """Judge what a closed question offers; text: its words in `language`."""
    options = questionnaire.choices(question)
    labels = [one.words(language) for one in options]
    if _is_shut(question, options, labels, text):
        yield Objection(
            rule="no_way_out",
            what="there is no answer for those whom none fits",
            mend="add 'allow: [dont_know]' or not_applicable, or an option such as 'other'",
        )
    match question:
        case Rating():
            yield from _scale(question, text, language)
        case Single() | Multi() | Grid():
            yield from _balance(question, labels, _has_way_out(question, options, labels))
            yield from _brackets(options, labels)
            if len(options) > MOST_OPTIONS and not isinstance(question, Grid):
                yield Objection(
                    rule="many_options",
                    what=f"{len(options)} options in one list",
                    mend=f"group or split them; after {MOST_OPTIONS} few are read",
                )
        case Number() | Open():
            return


def _is_shut(
    question: AskedQuestion, options: Sequence[Option], labels: Sequence[str], text: str
) -> bool:
    if isinstance(question, Open) or _has_way_out(question, options, labels):
        return False
    if isinstance(question, Number):
        return not (question.min is not None and question.min <= 0)
    is_fact = len(options) == 2 and _FACT.match(text.lower()) is not None
    has_bands = bool(options) and all(one.band is not None for one in options)
    return not (is_fact or has_bands or is_exhaustive(labels))


def _has_way_out(question: AskedQuestion, options: Sequence[Option], labels: Sequence[str]) -> bool:
    if question.optional or question.allow or any(one.specify or one.exclusive for one in options):
        return True
    by_id = any(_WAY_OUT_IDS.search(one.id.lower()) for one in options)
    return by_id or any(_WAY_OUT.search(label.replace("’", "'")) for label in labels)


def _scale(question: Rating, text: str, language: str) -> Iterator[Objection]:
    scale = question.scale
    said = re.search(
        rf"\b{scale.low}\b\W*(?:=|is|means|for|being|\(|ist|bedeutet|steht)", text.lower()
    )
    if not {scale.low, scale.high} <= scale.labels.keys() and not said:
        yield Objection(
            rule="scale_ends",
            what=f"nothing says what {scale.low} and {scale.high} mean",
            mend=f"add 'labels: {{{scale.low}: …, {scale.high}: …}}' to the scale",
        )
    yield from _lopsided(_labels(question, language))


def _labels(question: Rating, language: str) -> list[str]:
    texts = question.scale.labels.values()
    return [one if isinstance(one, str) else one.get(language, "") for one in texts]


def _balance(
    question: Single | Multi | Grid, labels: Sequence[str], has_way_out: bool
) -> Iterator[Objection]:
    if isinstance(question, Multi):
        return
    yield from _lopsided(labels)
    counted = _counts(labels)
    if counted is None or has_way_out or any(_MIDDLE.search(one) for one in labels):
        return
    good, bad = counted
    if good == bad >= 2:
        yield Objection(
            rule="no_midpoint",
            what="everybody has to take a side",
            mend="add a middle such as 'neither', or 'allow: [dont_know]'",
        )


def _lopsided(labels: Sequence[str]) -> Iterator[Objection]:
    counted = _counts(labels)
    if counted is not None and counted[0] != counted[1]:
        good, bad = counted
        yield Objection(
            rule="unbalanced",
            what=f"{good} answers point up and {bad} down",
            mend="offer as many of each",
        )


def _counts(labels: Sequence[str]) -> tuple[int, int] | None:
    """Count the two sides of a scale with two sides; None where the labels are no such scale."""
    if any(_BELOW_ALL.search(one) for one in labels) or brackets(labels):
        return None
    for good, bad in _FAMILIES:
        against = [one for one in labels if bad.search(one)]
        favour = [one for one in labels if good.search(one) and one not in against]
        if len(favour) + len(against) >= 3 or (favour and against):
            return len(favour), len(against)
        if len(favour) == 2 and any(_MIDDLE.search(one) for one in labels):
            return len(favour), len(against)
    return None


def _brackets(options: Sequence[Option], labels: Sequence[str]) -> Iterator[Objection]:
    """Compare brackets as they are worded; those with bands are compared by `soundness`."""
    if any(one.band is not None for one in options):
        return
    found = brackets(labels)
    for one, other in pairwise(found):
        if other.low < one.high or (other.low == one.high and not (one.open or other.open)):
            yield Objection(
                rule="overlap",
                what=f"'{one.label}' and '{other.label}' both hold {other.low:g}",
                mend="let each number fall into one answer",
            )
            return
    for one, other in pairwise(found):
        if other.low > one.high + other.step:
            yield Objection(
                rule="gap",
                what=f"nothing between '{one.label}' and '{other.label}'",
                mend="close the gap",
            )
            return
