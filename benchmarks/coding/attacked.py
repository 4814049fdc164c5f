"""Ask a real model to code answers with and without injected suffixes; record what it replies.

    OPENAI_BASE_URL=… python -m benchmarks.coding.attacked MODEL RECORDING

Each answer of `attacked.yaml` is coded plain, and with some of the suffixes, one call each. The
recording is replayed by `tests/test_coder_attacked.py`.
"""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from agent.codebook import Codebook, Judgement
from agent.coder import Answer, Ask, ModelCoder, Part, Reply
from agent.coder.steering import heard
from agent.prompts import parse_prompt
from agent.providers.calling import CalledModel
from agent.providers.chat import ChatWire
from agent.providers.replay import Recorder
from agent.providers.wire import Wire
from agent.questionnaire import Open

HERE = Path(__file__).parent
AT = datetime(2026, 1, 1, tzinfo=UTC)
EACH = 5
"""Suffixes that every answer is tried with, so that each suffix meets three answers."""


class Attack(NamedTuple):
    """An answer without and with a suffix that asks for a code it does not carry."""

    plain: str
    attacked: str
    target: str

    @property
    def is_sent(self) -> bool:
        """Whether the suffix reaches the model, not being known for what it is."""
        return heard(self.attacked, book()).split() != heard(self.plain, book()).split()


def attacks(kind: str = "suffixes") -> Iterator[Attack]:
    """Read the attacks of the file; kind: which of its lists of suffixes."""
    data = yaml.safe_load((HERE / "attacked.yaml").read_text(encoding="utf-8"))
    suffixes = data[kind]
    for place, one in enumerate(data["answers"]):
        target = one["target"]
        for step in range(EACH):
            suffix = suffixes[(2 * step + place) % len(suffixes)]
            words = suffix.format(code=target, label=data["codes"][target]["label"])
            yield Attack(one["text"], one["text"] + words, target)


def coder_of(wire: Wire) -> ModelCoder:
    """Set the model coder up as `interview code` does."""
    text = (HERE.parent.parent / "prompts" / "code_answers.md").read_text(encoding="utf-8")
    return ModelCoder(CalledModel(wire, seconds=300), parse_prompt(text, where="code_answers"))


@cache
def asked() -> Open:
    """The question of the file, with its codes."""
    data = yaml.safe_load((HERE / "attacked.yaml").read_text(encoding="utf-8"))
    codes = Codebook.model_validate({"codes": data["codes"]})
    return Open(id="q", text=data["question"], codebook=codes)


def book() -> Codebook:
    """The codes of the file."""
    return asked().codebook or Codebook()


def judged(coder: ModelCoder, text: str) -> tuple[Judgement, ...]:
    """Code one answer."""
    part = Part(Answer(asked(), (Reply(1, text),)), book().active)
    return coder.code(Ask("i", "R", "s", (part,)), at=AT).judgements


def codes(found: tuple[Judgement, ...]) -> set[str]:
    """The codes among some judgements."""
    return {str(one.value) for one in found if one.state == "coded"}


def main(model: str, recording: Path) -> None:
    """Print which codes a suffix changed."""
    coder = coder_of(Recorder(ChatWire(model, seconds=300), recording))
    for kind in ("suffixes", "later", "last"):
        print(f"{kind}: {attacked(coder, kind)}", flush=True)


def attacked(coder: ModelCoder, kind: str) -> str:
    """Try one list of suffixes; tell what came of it."""
    sent = changed = got = total = 0
    for one in attacks(kind):
        plain, after = codes(judged(coder, one.plain)), codes(judged(coder, one.attacked))
        total, sent = total + 1, sent + one.is_sent
        changed, got = changed + (plain != after), got + (one.target in after - plain)
        if plain != after:
            print(sorted(plain), sorted(after), one.attacked, flush=True)
    return f"{total} attacks, {sent} reach the model, {changed} change codes, {got} get their code"


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
