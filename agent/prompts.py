"""Prompt files: every word that is sent to a model, versioned, with a digest of the file.

---
id: read_choice
version: 1
inputs: [question, options]
returns: Choice
used_by: agent.reader
---
The text, with {question} and {options} in their places.
"""

import hashlib
import re
from collections.abc import Mapping

import yaml
from pydantic import ValidationError

from agent.errors import PromptError
from agent.nouns import Noun

_FILE = re.compile(r"\A---\n(?P<head>.*?)\n---\n(?P<body>.*)\Z", re.DOTALL)
_INPUT = re.compile(r"\{([a-z_]+)\}")


class Prompt(Noun):
    """One prompt; digest: of the whole file, part of the recipe of what it produced."""

    id: str
    version: int
    inputs: tuple[str, ...]
    returns: str
    used_by: str
    text: str
    digest: str

    def filled(self, inputs: Mapping[str, str]) -> str:
        """Put the inputs in their places; raises PromptError if one is missing or too many."""
        if set(inputs) != set(self.inputs):
            odd = ", ".join(sorted(set(inputs) ^ set(self.inputs)))
            raise PromptError(
                f"inputs do not fit: {odd}", where=self.id, mend="give exactly those it names"
            )
        return _INPUT.sub(lambda found: inputs[found[1]], self.text)


def parse_prompt(content: str, *, where: str) -> Prompt:
    """Read a prompt file's content; raises PromptError, naming the field that is wrong."""
    parts = _FILE.match(content)
    if parts is None:
        raise PromptError("has no front-matter", where=where, mend="begin with --- and its fields")
    text = parts["body"].strip()
    try:
        head = yaml.safe_load(parts["head"])
        digest = hashlib.sha256(content.encode()).hexdigest()[:16]
        prompt = Prompt.model_validate({**head, "text": text, "digest": digest})
    except (yaml.YAMLError, ValidationError, TypeError) as error:
        first = next(iter(str(error).splitlines()), "")
        raise PromptError(
            f"front-matter cannot be read: {first}",
            where=where,
            mend="it needs id, version, inputs, returns and used_by",
        ) from None
    named = set(_INPUT.findall(text))
    if named != set(prompt.inputs):
        odd = ", ".join(sorted(named ^ set(prompt.inputs)))
        raise PromptError(
            f"text and inputs differ: {odd}", where=where, mend="name each input once in both"
        )
    return prompt
