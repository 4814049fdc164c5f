"""What a model is asked about one respondent's answers to one section, and in which shape.

The codebook is the constant part, sent first; turns are delimited data, numbered by their
place in the transcript. Codes, turns and questions are enumerations of the schema, and the
quote comes before the code, so that the evidence is chosen first.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Annotated, Literal, NamedTuple

from pydantic import Field, StringConstraints, create_model

from agent.codebook import Code, digest
from agent.coder.answer import Answer, Reply
from agent.coder.steering import heard
from agent.llm import Block
from agent.nouns import Noun, spoken

Quote = Annotated[str, StringConstraints(max_length=300)]
Idea = Annotated[str, StringConstraints(max_length=60)]
MOST_MENTIONS, MOST_RESIDUAL = 16, 4
SAID = "said:"
"""What stands before a respondent's words, and which small models copy with them."""


class Mention(Noun):
    """One claim: these words of this turn carry this code."""

    turn: int
    quote: Quote
    code: str


class Leftover(Noun):
    """One idea that no code fits."""

    turn: int
    quote: Quote
    idea: Idea


class Silence(Noun):
    """Why a question has no code."""

    question: str
    state: Literal["not_mentioned", "dont_know", "refused", "off_topic", "unclear"]


class Coding(Noun):
    """What a model makes of one section."""

    mentions: tuple[Mention, ...] = Field(default=(), max_length=MOST_MENTIONS)
    residual: tuple[Leftover, ...] = Field(default=(), max_length=MOST_RESIDUAL)
    states: tuple[Silence, ...] = ()


class Part(NamedTuple):
    """One answer, and those codes of its question that are still to be judged."""

    answer: Answer
    codes: Mapping[str, Code]


class Ask(NamedTuple):
    """One call: the answers of one respondent to one section."""

    interview: str
    respondent: str
    section: str
    parts: tuple[Part, ...]

    def __hash__(self) -> int:
        return hash(self.mark)

    @property
    def mark(self) -> str:
        """Names the call by what is asked: the words, and the codes."""
        parts = [
            [part.answer.question.id, part.answer.item, list(part.answer.replies)]
            + [[name, code.digest] for name, code in part.codes.items()]
            for part in self.parts
        ]
        return digest([self.interview, self.section, parts])

    @property
    def turns(self) -> Mapping[int, tuple[Part, Reply]]:
        """The turns that are sent, by number."""
        return {reply.seq: (part, reply) for part in self.parts for reply in part.answer.replies}


def blocks(ask: Ask) -> tuple[Block, ...]:
    """Write the turns as data; sentences addressed to a machine are left out."""
    found = []
    for seq, (part, reply) in sorted(ask.turns.items()):
        asked = f"\nfollow-up: {reply.asked}" if reply.asked else ""
        said = " ".join(heard(reply.text, part.answer.question.codebook).split())
        text = f"turn {seq}, question {part.answer.question.id}{asked}\n{SAID} {said}"
        found.append(Block(name="turn", text=text))
    return tuple(found)


def codebook_text(parts: Iterable[Part]) -> str:
    """Write the codebooks of a section, a line per code."""
    lines = []
    for part in parts:
        question = part.answer.question
        lines.append(f"Question {question.id}: {spoken(question.text)}")
        lines += [_line(name, code) for name, code in part.codes.items()]
    return "\n".join(lines)


def _line(name: str, code: Code) -> str:
    label, definition = spoken(code.label), spoken(code.definition)
    words = ": ".join(one for one in (label, definition) if one)
    include = f" Includes: {'; '.join(code.include)}." if code.include else ""
    exclude = f" Not: {'; '.join(code.exclude)}." if code.exclude else ""
    return f"- {name} = {words}{include}{exclude}"


def shape_of(ask: Ask) -> type[Coding]:
    """Give the shape in which only turns, codes and questions that exist can be named."""
    codes = tuple(dict.fromkeys(name for part in ask.parts for name in part.codes))
    questions = tuple(part.answer.question.id for part in ask.parts)
    return _shape(tuple(sorted(ask.turns)), codes, questions)


@lru_cache(maxsize=512)
def _shape(turns: Sequence[int], codes: Sequence[str], questions: Sequence[str]) -> type[Coding]:
    turn = Field(json_schema_extra={"enum": list(turns)})
    code = Field(json_schema_extra={"enum": list(codes)})
    asked = Field(json_schema_extra={"enum": list(questions)})
    mention = create_model("Mention", __base__=Mention, turn=(int, turn), code=(str, code))
    leftover = create_model("Leftover", __base__=Leftover, turn=(int, turn))
    silence = create_model("Silence", __base__=Silence, question=(str, asked))
    several = Field(default=(), max_length=MOST_MENTIONS)
    few = Field(default=(), max_length=MOST_RESIDUAL)
    return create_model(
        "Coding",
        __base__=Coding,
        mentions=(tuple[mention, ...], several),
        residual=(tuple[leftover, ...], few),
        states=(tuple[silence, ...], Field(default=())),
    )
