"""Answers to code, and a model that follows a script."""

import re
import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from agent.codebook import Codebook
from agent.coder import Answer, Ask, ModelCoder, Part, Reply
from agent.errors import ModelError
from agent.llm import MOST_TOKENS, Block, Data, Filled, Heard, Shape
from agent.prompts import Prompt, parse_prompt
from agent.questionnaire import Open
from agent.usage import Usage

AT = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)
Scripted = dict[str, object] | ModelError


class ScriptedModel:
    """A `Model` that answers what a function of the data says, and keeps what it was asked."""

    name = "script:1"

    def __init__(self, answer: Callable[[str], Scripted]) -> None:
        self._answer = answer
        self._lock = threading.Lock()
        self.asked: list[tuple[str, str]] = []

    def fill(
        self,
        instruction: str,
        data: Data,
        shape: type[Shape],
        *,
        most_tokens: int = MOST_TOKENS,
        heard: Heard | None = None,
    ) -> Filled[Shape]:
        """Fill the shape as the script says."""
        blocks: Sequence[Block] = () if isinstance(data, str) else data
        text = "\n".join(f"{one.name}: {one.text}" for one in blocks)
        with self._lock:
            self.asked.append((instruction, text))
        found = self._answer(text)
        if isinstance(found, ModelError):
            raise found
        usage = Usage(calls=1, prompt=100, completion=20, cost=0.001)
        return Filled(shape.model_validate(found), usage, self.name)


def prompt() -> Prompt:
    path = Path(__file__).parent.parent / "prompts" / "code_answers.md"
    return parse_prompt(path.read_text(encoding="utf-8"), where=path.name)


def coder(answer: Callable[[str], Scripted]) -> tuple[ModelCoder, ScriptedModel]:
    model = ScriptedModel(answer)
    return ModelCoder(model, prompt()), model


def ask(*texts: str, codes: dict[str, object], follow_up: str = "") -> Ask:
    """One respondent's answer to one question; the turns are numbered 3, 5, 7 and so on."""
    book = Codebook.model_validate({"codes": codes})
    question = Open(id="trouble", text="What troubles you?", codebook=book)
    replies = tuple(
        Reply(3 + 2 * place, text, follow_up if place else "") for place, text in enumerate(texts)
    )
    return Ask("i-1", "R001", "work", (Part(Answer(question, replies), book.active),))


def mention(turn: int, quote: str, code: str) -> dict[str, object]:
    return {"turn": turn, "quote": quote, "code": code}


def keyword(words: dict[str, str]) -> Callable[[str], Scripted]:
    """A coder that gives a code wherever its word stands, with the word as the quote."""

    def answer(data: str) -> Scripted:
        turns = re.findall(r"turn (\d+), question (\w+)(?:\nfollow-up: .*)?\nsaid: (.*)", data)
        found = [
            mention(int(turn), word, code)
            for turn, _, said in turns
            for word, code in words.items()
            if word in said
        ]
        return {"mentions": found}

    return answer
