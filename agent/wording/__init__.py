"""Whether questions are worded so that they can be answered honestly, and how long they take.

    findings(questionnaire) → what a person should look at, question by question
    minutes(questionnaire)  → the estimated length, question by question

Rules, no model: what is found is a warning, with its mend, and never stops a questionnaire. A
false alarm on a sound question is worse than a miss; benchmarks/wording.yaml measures both.
"""

import re
from collections.abc import Iterator

from agent.nouns import Text
from agent.questionnaire import AskedQuestion, Grid, Number, Open, Questionnaire
from agent.wording import choices, english, texts
from agent.wording.findings import Finding, Objection, Path, Rule
from agent.wording.length import Estimate, Share, minutes
from agent.wording.sentences import Wording, wording

__all__ = ["Estimate", "Finding", "Rule", "Share", "findings", "minutes"]

_IN_BRACKETS = re.compile(r"\(([A-Z][A-Z0-9]{1,5})s?\)")


def findings(questionnaire: Questionnaire) -> tuple[Finding, ...]:
    """Judge the wording of every question, and the length of the whole."""
    found: list[Finding] = []
    for index, question in enumerate(questionnaire.questions):
        if question.type != "derived":
            found += _of(questionnaire, question, ("questions", index))
    return (*found, *_too_long(questionnaire))


def _of(questionnaire: Questionnaire, question: AskedQuestion, path: Path) -> Iterator[Finding]:
    """Judge one question in each of its languages, and report each rule once."""
    seen: set[Rule] = set()
    for language, text in _wordings(question.text, questionnaire.language):
        said = wording(text, terms=_terms(questionnaire))
        for objection in _judged(questionnaire, question, said, language):
            if objection.rule not in seen:
                seen.add(objection.rule)
                yield Finding(
                    question=question.id,
                    path=(*path, _PLACES.get(objection.rule, "text")),
                    **objection.model_dump(),
                )


_PLACES: dict[Rule, str] = {
    "gap": "options",
    "many_options": "options",
    "no_midpoint": "options",
    "no_way_out": "options",
    "overlap": "options",
    "scale_ends": "scale",
    "unbalanced": "options",
}


def _judged(
    questionnaire: Questionnaire, question: AskedQuestion, said: Wording, language: str
) -> Iterator[Objection]:
    closed = not isinstance(question, Open)
    known = _explained(questionnaire)
    in_rows = bool(getattr(question, "items", ()))
    yield from texts.objections(said, language, closed=closed, in_rows=in_rows, known=known)
    if language.startswith("en"):
        yield from _assumed(questionnaire, question, said)
    yield from choices.objections(questionnaire, question, said.text, language)


def _assumed(
    questionnaire: Questionnaire, question: AskedQuestion, said: Wording
) -> Iterator[Objection]:
    """Find what takes for granted that everybody does something, without a filter or way out."""
    hit = next((one for one in map(english.ASSUMED.search, said.questions) if one), None)
    labels = [one.words() for one in questionnaire.choices(question)]
    open_to_all = (
        question.show_if
        or question.allow
        or question.optional
        or isinstance(question, (Grid, Number))
        or any(english.NEVER.search(label) for label in labels)
    )
    if hit and not open_to_all:
        yield Objection(
            rule="assumed",
            what=f"'{hit.group()}' takes for granted that everybody has",
            mend="filter with 'show_if', or add an answer for those who never have",
        )


def _wordings(text: Text, language: str) -> tuple[tuple[str, str], ...]:
    return tuple(text.items()) if isinstance(text, dict) else ((language, text),)


def _terms(questionnaire: Questionnaire) -> frozenset[str]:
    return frozenset(word for term in questionnaire.glossary for word in (term.term, *term.aliases))


def _explained(questionnaire: Questionnaire) -> frozenset[str]:
    """Gather the words that respondents can have explained, and those spelled out in brackets."""
    spelled = {
        found.casefold()
        for text in _read_before(questionnaire)
        for found in _IN_BRACKETS.findall(text)
    }
    return frozenset(one.casefold() for one in _terms(questionnaire)) | spelled


def _read_before(questionnaire: Questionnaire) -> Iterator[str]:
    for text in (questionnaire.title, questionnaire.introduction):
        if text is not None:
            yield from (one for _, one in _wordings(text, ""))
    for question in questionnaire.asked:
        yield from (one for _, one in _wordings(question.text, ""))


def _too_long(questionnaire: Questionnaire) -> Iterator[Finding]:
    estimate = minutes(questionnaire)
    if estimate.too_long:
        yield Finding(
            question=None,
            rule="too_long",
            path=("expect", "minutes"),
            what=f"about {estimate.minutes:.0f} minutes, and {estimate.promised:g} are promised",
            mend="take questions out, or promise what it takes",
        )
