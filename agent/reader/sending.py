"""What is sent about one reply: the least that it takes, each part delimited as data.

First what stays the same for a question, last the reply. Of the rest of the interview only
closed answers go along, by their labels. Names and contact data are left out.
"""

from collections.abc import Iterator

from agent.llm import Block
from agent.nouns import spoken
from agent.personal import personal
from agent.questionnaire import AskedQuestion, Grid, Item, Number, Open, Option, Rating, Single
from agent.reader.occasion import Occasion
from agent.routing import Step
from agent.transcript import Asked, Said

MOST_EARLIER, MOST_TURNS = 6, 2
MOST_CHARACTERS = 4_000
"""Of a longer reply only the beginning is sent."""
MOST_BEFORE = 400
"""Characters of an earlier turn that are sent."""


def blocks(here: Occasion) -> tuple[Block, ...]:
    """Lay out a reply and what it takes to understand it."""
    parts = {
        "question": "\n".join(_question(here)),
        "later": "\n".join((*_those_later(here), *_those_answered(here))),
        "earlier": "\n".join(_earlier(here)) if here.offer or here.may_follow else "",
        "turns": "\n".join(_turns(here)),
        "reply": masked(here.said[:MOST_CHARACTERS]),
    }
    return tuple(Block(name=name, text=text) for name, text in parts.items() if text)


def masked(text: str) -> str:
    """Leave out names and contact data; the words around them stay as they are."""
    for one in reversed(personal(text)):
        text = f"{text[: one.start]}[{one.kind}]{text[one.end :]}"
    return text


def _question(here: Occasion) -> Iterator[str]:
    question, language = here.question, here.transcript.language
    step = here.known.step((here.draft.question, here.draft.item))
    words = here.known.speaker.question(step) if step else spoken(question.text, language)
    yield f"{question.id}: {masked(words)}"
    match question:
        case Open():
            goals = {"after": question.objective, "a good answer holds": question.good_answer}
            for name, text in goals.items():
                if text is not None:
                    yield f"{name}: {spoken(text, language)}"
            spoken_in = "" if language == "en" else f", in the language {language}"
            yield f"follow-up wanted: {_kind(here)}{spoken_in}"
        case _:
            options = {one.id: one for one in here.questionnaire.choices(question)}
            shown = [options[one] for one in here.asked.options if one in options]
            rows = {one.id: one for one in _rows(question)}
            open_rows = [rows[one] for one in here.asked.items if one in rows]
            yield from _answers(question, shown, language)
            yield from _listed("rows", [(one.id, one.words(language)) for one in open_rows])


def _kind(here: Occasion) -> str:
    if not here.may_follow:
        return "none"
    return here.offer.note.kind if here.offer else "detail if the reply is thin, else none"


def _answers(question: AskedQuestion, options: list[Option], language: str) -> Iterator[str]:
    """Say what can be answered to a closed question."""
    match question:
        case Rating(scale=scale):
            ends = [f"{value} = {spoken(text, language)}" for value, text in scale.labels.items()]
            yield f"answer: a whole number from {scale.low} to {scale.high}; {'; '.join(ends)}"
        case Number():
            yield f"answer: a number{f' of {question.unit}' if question.unit else ''}"
        case _:
            yield from _listed(
                _choose(question), [(one.id, _named(one, language)) for one in options]
            )


def _choose(question: AskedQuestion) -> str:
    match question:
        case Grid():
            return "choose one for each row"
        case Single():
            return "choose one"
        case _:
            return "choose any number"


def _named(option: Option, language: str) -> str:
    more = spoken(option.description, language)
    return f"{option.words(language)} ({more})" if more else option.words(language)


def _listed(name: str, pairs: list[tuple[str, str]]) -> Iterator[str]:
    if pairs:
        yield f"{name}:"
        yield from (f"- {one}: {words}" for one, words in pairs)


def _rows(question: AskedQuestion) -> tuple[Item, ...]:
    return question.items if isinstance(question, (Grid, Rating)) else ()


def _those_later(here: Occasion) -> Iterator[str]:
    for step in here.later:
        yield from _later(here, step)


def _those_answered(here: Occasion) -> Iterator[str]:
    """Give answered questions that the reply may put right, like those that come later."""
    for step in here.earlier:
        yield from _later(here, step)
        yield f"answered before: {_answered(here, step.key, here.transcript.language)}"


def _later(here: Occasion, step: Step) -> Iterator[str]:
    """Give a later question in two or three lines."""
    question, language = step.question, here.transcript.language
    yield f"{question.id}: {masked(here.known.speaker.question(step))}"
    match question:
        case Rating() | Number():
            yield from _answers(question, [], language)
        case _:
            options = here.known.speaker.options(step)
            listed = "; ".join(f"{one.id} = {one.words(language)}" for one in options)
            yield f"{_choose(question)}: {listed}"
    if step.items:
        yield "rows: " + "; ".join(f"{one.id} = {one.words(language)}" for one in step.items)


def _earlier(here: Occasion) -> Iterator[str]:
    """Give the closed answers that stand, the latest ones, by question and label."""
    language = here.transcript.language
    answered = [
        key for key in here.known.state.order if here.known.state.given[key].state == "answered"
    ]
    lines = [line for key in answered if (line := _answered(here, key, language))]
    yield from lines[-MOST_EARLIER:]


def _answered(here: Occasion, key: tuple[str, str | None], language: str) -> str:
    question = here.questionnaire.question(key[0])
    labels = {one.id: one.words(language) for one in here.questionnaire.choices(question)}
    values = [
        labels.get(str(value), f"{value:g}" if isinstance(value, (int, float)) else "")
        for value in here.known.state.given[key].values
    ]
    if key[1] is not None or not any(values):
        return ""
    return f"{question.words(language)}: {', '.join(one for one in values if one)}"


def _turns(here: Occasion) -> Iterator[str]:
    """Give what was last said to this question before the reply, without the question itself."""
    lines: list[str] = []
    asked: Asked | None = None
    for event in here.transcript.events[: here.draft.reply]:
        if isinstance(event, Asked):
            asked = event
            begins = asked.question != here.draft.question or asked.form == "question"
            lines = [] if begins else [*lines, f"interviewer: {asked.text}"]
        elif isinstance(event, Said) and asked is not None:
            lines.append(f"respondent: {event.text}")
    yield from (masked(one[:MOST_BEFORE]) for one in lines[-2 * MOST_TURNS :])
