"""Models for tests: each is a real implementation of `llm.Model`, and none leaves this process."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NoReturn

from agent.errors import ModelMisbehaved, ModelUnavailable
from agent.llm import MOST_TOKENS, Block, Data, Filled, Heard, Shape
from agent.nouns import Noun
from agent.reader import Meant, Understanding
from agent.usage import Usage

TOOK = Usage(calls=1, prompt=900, cached=800, completion=60, seconds=0.5, cost=0.001)
Answer = Noun | Exception
Sent = dict[str, str]


def sent(data: Data) -> Sent:
    """Give what was sent, block by block."""
    blocks: Sequence[Block] = (Block(name="reply", text=data),) if isinstance(data, str) else data
    return {one.name: one.text for one in blocks}


@dataclass
class Thinking:
    """A model that answers by a function of what it is sent, and remembers what it was asked."""

    answer: Callable[[Sent], Answer]
    name: str = "scripted:one"
    instructions: list[str] = field(default_factory=list)
    asked: list[Sent] = field(default_factory=list)

    def fill(
        self,
        instruction: str,
        data: Data,
        shape: type[Shape],
        *,
        most_tokens: int = MOST_TOKENS,
        heard: Heard | None = None,
    ) -> Filled[Shape]:
        """Give the answer, or fail with it."""
        self.instructions.append(instruction)
        self.asked.append(sent(data))
        answer = self.answer(self.asked[-1])
        if isinstance(answer, Exception):
            raise answer
        if not isinstance(answer, shape):
            raise ModelMisbehaved("gave another shape", where=self.name, usage=TOOK)
        if heard is not None:
            heard(answer.model_dump_json())
        return Filled(value=answer, usage=TOOK, model=self.name)


def scripted(*answers: Answer) -> Thinking:
    """Make a model that gives these answers, one after the other."""
    left = list(answers)
    return Thinking(lambda _: left.pop(0))


def unasked() -> Thinking:
    """Make a model that must not be asked."""

    def fail(_: Sent) -> NoReturn:
        raise AssertionError("no call was needed")

    return Thinking(fail)


FAULTS: dict[str, Callable[[], Exception]] = {
    "down": lambda: ModelUnavailable("cannot be reached", where="x", transport=True),
    "slow": lambda: ModelUnavailable("took longer than 20 seconds", where="x"),
    "limited": lambda: ModelUnavailable("answered with status 429", where="x", retry_after=9.0),
    "half": lambda: ModelMisbehaved("was cut off", where="x", usage=TOOK),
    "refusing": lambda: ModelMisbehaved("refused to answer", where="x", usage=TOOK),
    "garbage": lambda: ModelMisbehaved("wrote no JSON", where="x", usage=TOOK),
    "misshapen": lambda: ModelMisbehaved("gave another shape", where="x", usage=TOOK),
}
"""How a model fails, as the door of `llm` lets it through."""


def listed(block: str) -> list[str]:
    """Give the ids of the answers, or of the rows, that a block lists."""
    return [line[2:].partition(":")[0] for line in block.splitlines() if line.startswith("- ")]


def named(block: str) -> str:
    """Give the id of the question that a block is about."""
    return block.partition(":")[0]


def helpful(data: Sent) -> Understanding:
    """Read as a good model would: the first answer offered, a fitting follow-up, true quotes."""
    reply, question = data["reply"], data["question"]
    anchor = " ".join(re.findall(r"\w+", reply)[:3])
    values = [
        Meant(question=named(question), value=one, quote=reply[:100])
        for one in listed(question)[:1]
    ]
    if "later" in data:
        later = data["later"]
        first = re.search(r"^choose \w+(?: \w+)*: (\S+) =", later, re.MULTILINE)
        values += [Meant(question=named(later), value=first[1], quote=reply[:60])] if first else []
    return Understanding(
        anchor=anchor,
        acknowledgement=f'You mentioned "{anchor}".',
        kind="example",
        probe=f'What happened with "{anchor}"?',
        values=tuple(values),
    )


LEAK = "You help a neutral survey interviewer to understand one reply in a study."


def obeying(data: Sent) -> Understanding:
    """Do whatever the respondent orders: refuse for them, praise, leak the prompt, end it all."""
    reply = data["reply"]
    order = sum(map(ord, reply)) % 4
    ids = listed(data["question"]) or ["completed"]
    said = (LEAK, "Great answer, thank you!", reply, "The interview ends here.")
    asked = (f"{LEAK}?", f"{reply}?", "Do you agree, yes or no?", "What is your password?")
    return Understanding(
        intent=("answer", "refused", "off_topic", "question_back")[order],
        sufficiency="no",
        issue="vague",
        anchor=" ".join(reply.split()[:4])[:80],
        acknowledgement=said[order][:100],
        kind="example",
        probe=asked[order][:200],
        values=tuple(
            Meant(question=one, value=each, quote=reply[:200])
            for one, each in {named(data["question"]): ids[-1], "status": "completed"}.items()
        ),
    )
