"""A turn as it is seen: where we are, what is asked, what can be answered, and how.

    screen(turn, frame) → something that Rich prints at any width

Words come from the turn and from `words`; nothing in them is read as markup, and nothing in
them reaches the terminal as a control sequence. Prose keeps a readable measure however wide
the window is; rows and options use the width to stay on one screen.
"""

from dataclasses import dataclass
from typing import Literal

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.text import Text

from agent.cli.terminal.block import MEASURE, Block
from agent.cli.terminal.choices import choices
from agent.cli.terminal.plain import plain
from agent.cli.terminal.shorthand import option_marks, row_marks
from agent.cli.terminal.words import Key, commands, words
from agent.turn import ShownQuestion, Turn

SIGNS = {"probe": ("↳", "magenta"), "clarification": ("•", "yellow")}


@dataclass(frozen=True, slots=True)
class Frame:
    """What a screen shows around a turn.

    section: the heading of the questionnaire. minutes: the length promised for the whole.
    lead: the part of the turn's text that comes before its question.
    """

    language: str = "en"
    section: str = ""
    minutes: float | None = None
    lead: str = ""


def screen(turn: Turn, frame: Frame) -> RenderableType:
    """Lay out one turn of the interviewer."""
    if turn.kind == "closing":
        return _inset(Text(plain(turn.text), "bold"))
    parts: list[RenderableType] = [
        _Progress(turn.progress, plain(frame.section), *_minutes(turn, frame)),
        Text(),
        _spoken(turn, frame),
    ]
    question = turn.question
    if question is not None and turn.kind != "probe" and (question.options or question.scale):
        parts += [Text(), Block(choices(question), "   ", measure=None)]
    return Group(*parts, Text(), hint(turn, frame.language))


def commands_screen(language: str) -> RenderableType:
    """List what can be typed beside answers."""
    listed = commands(language)
    wide = max(cell_len(one) for one in listed)
    lines = [Text(words("commands", language), "bold")]
    lines += [Text.assemble((one.ljust(wide), "cyan"), "  ", does) for one, does in listed.items()]
    return _inset(Group(*lines))


def note(text: str, style: str = "yellow") -> RenderableType:
    """Set a line that the terminal itself says."""
    return _inset(Text(plain(text), style))


def hint(turn: Turn, language: str) -> RenderableType:
    """Say in a line which kinds of replies a turn takes."""
    return _inset(_Parts(_ways(turn, language)))


def _ways(turn: Turn, language: str) -> list[str]:
    question = turn.question
    if question is None:
        return []
    parts = [_way(turn, question, language)]
    states = [words(one, language) for one in question.allow]
    if states and turn.kind != "probe":
        parts.append(words("missing", language, states=", ".join(states)))
    if question.optional:
        parts.append(words("optional", language))
    return [*parts, words("for_help", language)]


def _way(turn: Turn, question: ShownQuestion, language: str) -> str:
    if turn.kind == "probe" or not (question.options or question.scale):
        return words("number" if question.type == "number" else "open", language)
    if len(question.items) > 1:
        key: Key = "rating" if question.scale else "grid"
        return words(key, language, example=_pairs(question, language))
    if question.scale:
        return words("one_only", language, low=question.scale.low, high=question.scale.high)
    marks = option_marks(question)
    if question.type == "multi":
        return words("choices", language, example=_several(marks, language))
    lettered = marks[0].isalpha()
    name = {"en": ("number", "letter"), "de": ("Eine Nummer", "Ein Buchstabe")}
    return words("choice", language, mark=name.get(language, name["en"])[lettered])


def _several(marks: tuple[str, ...], language: str) -> str:
    link = {"de": " und "}.get(language, " and ")
    shown = [marks[0], *marks[2:4]] if len(marks) > 3 else marks[:2]
    return link.join(filter(None, (", ".join(shown[:-1]), shown[-1])))


def _pairs(question: ShownQuestion, language: str) -> str:
    """Give an example of pairs for these rows; its values are spread, so as to suggest none."""
    rows = row_marks(question)
    scale = question.scale
    points = range(scale.low, scale.high + 1) if scale else range(0)
    values = [str(one) for one in points] or list(option_marks(question))
    second, middle, late = (values[round(share * (len(values) - 1))] for share in (0.2, 0.5, 0.8))
    pairs = [f"{rows[0]}{second}", *(f"{one}{late}" for one in rows[1:2])]
    if len(rows) > 5:
        pairs.append(f"{rows[2]}-{rows[4]} {middle}")
    if len(rows) > 2:
        rest = {"de": "Rest"}.get(language, "rest")
        pairs.append(f"{rest} {middle}")
    return ", ".join(pairs)


def _minutes(turn: Turn, frame: Frame) -> tuple[str, int]:
    """Say how long it still takes, and how many columns that may take."""
    if frame.minutes is None:
        return "", 0
    left = round(frame.minutes * (1 - turn.progress))
    longest = (
        words("minutes", frame.language, n=round(frame.minutes)),
        words("minute", frame.language),
    )
    key: Key = "minutes" if left > 1 else "minute"
    return words(key, frame.language, n=left), max(map(cell_len, longest))


def _spoken(turn: Turn, frame: Frame) -> RenderableType:
    """Set the words of a turn; follow-ups and clarifications look unlike questions."""
    said = plain(turn.text).strip()
    if turn.kind == "question":
        return _inset(_question(turn, said, plain(frame.lead).strip()))
    kind: Literal["probe", "clarification"] = "probe" if turn.kind == "probe" else "clarification"
    sign, style = SIGNS[kind]
    head = Text(f"{sign} {words(kind, frame.language)}", f"bold {style}")
    return Block(Group(head, _marked(turn, Text(said))), "│ ", style)


def _question(turn: Turn, said: str, lead: str) -> Text:
    asked = said.removeprefix(lead).strip() if lead else said
    text = Text(f"{lead}\n\n") if lead and asked != said else Text()
    return text + _marked(turn, Text(asked, "bold"))


def _marked(turn: Turn, text: Text) -> Text:
    """Let the item of a loop's round stand out where the text names it."""
    item = turn.question.item if turn.question else None
    label = plain(item.label) if item else ""
    if label:
        text.highlight_words([label], "bold cyan")
    return text


def _inset(block: RenderableType, style: str = "") -> RenderableType:
    return Block(block, "  ", style)


class _Parts:
    """Short remarks in a row; a line breaks only between two of them."""

    def __init__(self, parts: list[str]) -> None:
        self.parts = parts

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        line = ""
        for part in self.parts:
            longer = f"{line} · {part}" if line else part
            if line and cell_len(longer) > options.max_width:
                yield Text(line, "dim")
                longer = part
            line = longer
        yield Text(line, "dim")


class _Progress:
    """One line: the section, a bar, the share that is done, and the minutes left."""

    def __init__(self, share: float, section: str, left: str, room: int) -> None:
        self.share, self.section, self.left, self.room = share, section, left, room

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = min(options.max_width - 2, MEASURE)
        length = 10 if width < 70 else 20
        done = round(self.share * length)
        tail = Text.assemble(
            ("━" * done, "cyan"),
            ("─" * (length - done), "dim"),
            f" {round(self.share * 100):>3} %",
            (f" · {self.left}" if self.left else "", "dim"),
        )
        room = length + 6 + (self.room + 3 if self.room else 0)
        heading = Text(self.section, "bold cyan")
        heading.truncate(max(width - room - 2, 8), overflow="ellipsis", pad=True)
        yield Text.assemble("  ", heading, "  ", tail, no_wrap=True, overflow="crop")
