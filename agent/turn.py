"""What a respondent is shown: the turn of the public contract, derived from a transcript.

The terminal, the web and a simulated respondent all see the same turn.
"""

from collections.abc import Iterator, Mapping
from typing import Literal

from pydantic import AwareDatetime

from agent.answers import State
from agent.nouns import Noun, readable, spoken
from agent.questionnaire import (
    MISSING,
    AskedQuestion,
    Item,
    Missing,
    Multi,
    Number,
    Option,
    Questionnaire,
    Rating,
)
from agent.routing import Step
from agent.scene import Scene, scene
from agent.transcript import Asked, Closed, FormAnswer, Found, Said, Started, Status, Transcript


class ShownOption(Noun):
    """An option as it is offered."""

    id: str
    label: str
    description: str | None = None
    exclusive: bool = False
    specify: bool = False


class ShownItem(Noun):
    """A row, or the item of a loop's round."""

    id: str
    label: str


class ShownScale(Noun):
    """The ends of a rating's scale, and the words at its points."""

    low: int
    high: int
    labels: dict[str, str]


class ShownQuestion(Noun):
    """The question that a turn belongs to, with all that a form control needs.

    min, max: of a number, or of how many options may be chosen. section: its title.
    """

    id: str
    type: str
    item: ShownItem | None = None
    items: tuple[ShownItem, ...] = ()
    options: tuple[ShownOption, ...] = ()
    scale: ShownScale | None = None
    optional: bool = False
    allow: tuple[Missing, ...] = ()
    help: str | None = None
    title: str = ""
    section: str = ""
    min: float | None = None
    max: float | None = None
    unit: str | None = None


class ShownAnswer(Noun):
    """An answer that stands, as its respondent may look at it again and change it.

    value: what a form control would send for it; None for free text. words: for reading.
    """

    question: ShownQuestion
    text: str
    state: State
    value: FormAnswer = None
    words: str


class Turn(Noun):
    """The interviewer's side of the conversation, as it waits for a reply or has ended.

    left: how many steps are still to be answered as far as is known, this one included.
    """

    seq: int
    kind: Literal["question", "probe", "clarification", "closing"]
    text: str
    status: Status
    progress: float
    question: ShownQuestion | None = None
    left: int = 0
    language: str = "en"


class Message(Noun):
    """One line of the conversation so far."""

    seq: int
    sender: Literal["interviewer", "respondent"]
    text: str
    at: AwareDatetime
    kind: str
    question: str | None = None
    item: str | None = None


def turn(questionnaire: Questionnaire, transcript: Transcript) -> Turn:
    """Show where an interview stands: what was asked last, or how it ended.

    Raises IndexError where nothing has been asked yet.
    """
    for seq in range(len(transcript.events) - 1, -1, -1):
        event = transcript.events[seq]
        if isinstance(event, Closed):
            return Turn(
                seq=seq,
                kind="closing",
                text=event.text,
                status=event.status,
                progress=1.0,
                language=transcript.language,
            )
        if isinstance(event, Asked):
            first = not any(isinstance(one, Asked) for one in transcript.events[:seq])
            words = f"{transcript.started.notice}\n\n{event.words}" if first else event.words
            now = scene(questionnaire, transcript)
            left, steps = sum(not now.done(step) for step in now.route.steps), now.route.steps
            return Turn(
                seq=seq,
                kind=event.form,
                text=words,
                status="in_progress",
                progress=round((len(steps) - left) / len(steps), 3) if steps else 1.0,
                question=_asked(questionnaire, event, transcript.language),
                left=left,
                language=transcript.language,
            )
    raise IndexError("nothing has been asked yet")


def turn_after(questionnaire: Questionnaire, transcript: Transcript, reply: int) -> Turn:
    """Show the turn that answered the reply at seq `reply`, however long ago that was."""
    for seq in range(reply + 1, len(transcript.events)):
        if isinstance(transcript.events[seq], (Asked, Closed)):
            return turn(
                questionnaire, Transcript.model_construct(events=transcript.events[: seq + 1])
            )
    return turn(questionnaire, transcript)


def conversation(transcript: Transcript) -> Iterator[Message]:
    """List what was said by both sides, the AI notice first."""
    for seq, event in enumerate(transcript.events):
        match event:
            case Started(notice=text, at=at):
                yield Message(seq=seq, sender="interviewer", text=text, at=at, kind="notice")
            case Asked(words=text, at=at):
                yield Message(
                    seq=seq, sender="interviewer", text=text, at=at, kind=event.form,
                    question=event.question, item=event.item,
                )  # fmt: skip
            case Said(text=text, at=at):
                yield Message(seq=seq, sender="respondent", text=text, at=at, kind="reply")
            case Closed(text=text, at=at):
                yield Message(seq=seq, sender="interviewer", text=text, at=at, kind="closing")
            case _:
                pass


def answers_shown(questionnaire: Questionnaire, transcript: Transcript) -> list[ShownAnswer]:
    """List the answers that stand, in the order of the questionnaire; half-done grids as well."""
    now = scene(questionnaire, transcript)
    said = {
        seq: event.text for seq, event in enumerate(transcript.events) if isinstance(event, Said)
    }
    steps = [step for step in now.route.steps if any(key in now.state.given for key in step.keys)]
    return [_answer(now, step, said) for step in steps]


def _answer(now: Scene, step: Step, said: dict[int, str]) -> ShownAnswer:
    speaker, given = now.speaker, now.state.given
    known = {key[1]: given[key] for key in step.keys if key in given}
    first = next(iter(known.values()))
    labels = {one.id: one.words(speaker.language) for one in speaker.options(step)}

    def named(row: str | None) -> str:
        return ", ".join(_said(one, labels) for one in known[row].found) or readable(
            known[row].state
        )

    value: FormAnswer = None
    if step.items:
        value = {row: one.values[0] for row, one in known.items() if row and one.values}
        rows = {one.id: one.words(speaker.language) for one in step.items}
        words = "\n".join(f"{rows[row]}: {named(row)}" for row in known if row in rows)
    elif first.values or first.state != "answered":
        value = _chosen(step, first.values) if first.values else None
        words = named(step.item)
    else:
        words = "\n".join(said[one] for one in first.replies if one in said)
    return ShownAnswer(
        question=_shown(now.questionnaire, step.question, step, speaker.language),
        text=speaker.question(step),
        state=first.state,
        value=value,
        words=words,
    )


def _said(found: Found, labels: Mapping[str, str]) -> str:
    """Say a value by its label, with what was specified for an "other"."""
    value = str(found.value)
    label = labels.get(value, readable(value) if value in MISSING else value)
    return f"{label}: {found.other}" if found.other else label


def _chosen(step: Step, values: tuple[str | float | int, ...]) -> FormAnswer:
    if isinstance(step.question, Multi) and values[0] not in MISSING:
        return [str(one) for one in values]
    return values[0]


def _asked(questionnaire: Questionnaire, asked: Asked, language: str) -> ShownQuestion:
    """Show what an event asked; a follow-up is answered freely, whatever its question."""
    question = questionnaire.question(asked.question)
    row = _row(questionnaire, question, asked)
    items = {one.id: one for one in getattr(question, "items", ())}
    step = Step(
        question=question,
        item=asked.item,
        row=row,
        items=tuple(items[one] for one in asked.items),
        options=asked.options,
    )
    shown = _shown(questionnaire, question, step, language)
    if not asked.follows:
        return shown
    freed: dict[str, object] = {"type": "open", "items": (), "options": (), "scale": None}
    return shown.model_copy(update={**freed, "min": None, "max": None, "unit": None})


def _shown(
    questionnaire: Questionnaire, question: AskedQuestion, step: Step, language: str
) -> ShownQuestion:
    options = {one.id: one for one in questionnaire.choices(question)}
    sections = {one.id: one for one in questionnaire.sections}
    section = sections.get(question.section or "")
    low, high = (
        (question.min, question.max) if isinstance(question, Number | Multi) else (None, None)
    )
    return ShownQuestion(
        id=question.id,
        type=question.type,
        item=_item(step.row, language) if step.row else None,
        items=tuple(_item(one, language) for one in step.items),
        options=tuple(_option(options[one], language) for one in step.options),
        scale=_scale(question, language),
        optional=question.optional,
        allow=question.allow,
        help=spoken(question.help, language) or None,
        title=question.words(language),
        section=spoken(section.title, language) if section else "",
        min=low,
        max=high,
        unit=question.unit if isinstance(question, Number) else None,
    )


def _item(row: Item, language: str) -> ShownItem:
    return ShownItem(id=row.id, label=row.words(language))


def _option(option: Option, language: str) -> ShownOption:
    return ShownOption(
        id=option.id,
        label=option.words(language),
        description=spoken(option.description, language) or None,
        exclusive=option.exclusive,
        specify=option.specify,
    )


def _scale(question: AskedQuestion, language: str) -> ShownScale | None:
    if not isinstance(question, Rating):
        return None
    labels = {str(at): spoken(words, language) for at, words in question.scale.labels.items()}
    return ShownScale(low=question.scale.low, high=question.scale.high, labels=labels)


def _row(questionnaire: Questionnaire, question: AskedQuestion, asked: Asked) -> Item | None:
    """Find the item of a loop's round, among the question's own or those it loops over."""
    if asked.item is None:
        return None
    over = question.loop.over if question.loop else "items"
    source = questionnaire.by_id.get(over, question)
    own = {one.id: one for one in getattr(source, "items", ())}
    chosen = {one.id: Item(id=one.id, label=one.label) for one in questionnaire.choices(source)}
    return own.get(asked.item) or chosen.get(asked.item) or Item(id=asked.item)
