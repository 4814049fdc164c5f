"""What a respondent is shown: the turn of the public contract, derived from a transcript.

The terminal, the web and a simulated respondent all see the same turn.
"""

from collections.abc import Iterator
from typing import Literal

from pydantic import AwareDatetime

from agent.nouns import Noun, spoken
from agent.questionnaire import AskedQuestion, Item, Missing, Option, Questionnaire, Rating
from agent.scene import scene
from agent.transcript import Asked, Closed, Said, Started, Status, Transcript


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
    """The question that a turn belongs to, with all that a form control needs."""

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


class Turn(Noun):
    """The interviewer's side of the conversation, as it waits for a reply or has ended."""

    seq: int
    kind: Literal["question", "probe", "clarification", "closing"]
    text: str
    status: Status
    progress: float
    question: ShownQuestion | None = None


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
            return Turn(seq=seq, kind="closing", text=event.text, status=event.status, progress=1.0)
        if isinstance(event, Asked):
            first = not any(isinstance(one, Asked) for one in transcript.events[:seq])
            words = f"{transcript.started.notice}\n\n{event.words}" if first else event.words
            return Turn(
                seq=seq,
                kind=event.form,
                text=words,
                status="in_progress",
                progress=progress(questionnaire, transcript),
                question=_shown(questionnaire, event, transcript.language),
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


def progress(questionnaire: Questionnaire, transcript: Transcript) -> float:
    """Tell which share of the steps that apply is done, from 0 to 1."""
    now = scene(questionnaire, transcript)
    steps = now.route.steps
    done = sum(now.done(step) for step in steps)
    return round(done / len(steps), 3) if steps else 1.0


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


def _shown(questionnaire: Questionnaire, asked: Asked, language: str) -> ShownQuestion:
    question = questionnaire.question(asked.question)
    row = _row(questionnaire, question, asked)
    common = {
        "id": question.id,
        "item": ShownItem(id=row.id, label=row.words(language)) if row else None,
        "optional": question.optional,
        "allow": question.allow,
        "help": spoken(question.help, language) or None,
        "title": question.words(language),
    }
    if asked.form == "probe":
        return ShownQuestion.model_validate({**common, "type": "open"})
    options = {one.id: one for one in questionnaire.choices(question)}
    items = {one.id: one for one in getattr(question, "items", ())}
    return ShownQuestion.model_validate(
        {
            **common,
            "type": question.type,
            "items": [ShownItem(id=one, label=items[one].words(language)) for one in asked.items],
            "options": [_option(options[one], language) for one in asked.options],
            "scale": _scale(question, language),
        }
    )


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
