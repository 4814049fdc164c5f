"""A questionnaire back to YAML: what is said, and no default, in the nouns' own order."""

import re

import yaml

from agent.questionnaire import Questionnaire
from agent.study.lines import OLD_BOOLEANS, meaning

_BREAKS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\xa0\u2028\u2029\ufeff]")
"""Characters that some reader of YAML takes for a line break, or does not take at all."""


def write_questionnaire(questionnaire: Questionnaire) -> str:
    """Write a questionnaire as YAML; read again, it is the same questionnaire.

    Comments, anchors and shorthands of the file it was read from are not kept.
    """
    data = questionnaire.model_dump(by_alias=True, exclude_defaults=True)
    questions = [
        {"id": one.id, "type": one.type, **dumped}
        for one, dumped in zip(questionnaire.questions, data.pop("questions"), strict=True)
    ]
    plain = _plain({**data, "questions": questions})
    text: str = yaml.dump(plain, Dumper=_Writer, sort_keys=False, allow_unicode=True, width=100)
    return text


class _Writer(yaml.SafeDumper):
    """Writes everything in full, and quotes each word that could be taken for something else."""

    def ignore_aliases(self, data: object) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent lists below their key."""
        super().increase_indent(flow, False)

    def represent_words(self, text: str) -> yaml.ScalarNode:
        """Quote what is not plainly text to every reader of YAML."""
        if _BREAKS.search(text):
            return self.represent_scalar("tag:yaml.org,2002:str", text, style='"')
        ambiguous = meaning(text) != text or text.lower() in OLD_BOOLEANS or text == "<<"
        style = "'" if ambiguous else None
        return self.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Writer.add_representer(str, _Writer.represent_words)


def _plain(value: object) -> object:
    """Turn tuples into lists, whole floats into integers and lone ids into their shorthand."""
    match value:
        case dict():
            return {key: _plain(one) for key, one in value.items()}
        case tuple() | list():
            return [_short(_plain(one)) for one in value]
        case float() if value.is_integer() and abs(value) < 1e15:
            return int(value)
        case _:
            return value


def _short(value: object) -> object:
    return value["id"] if isinstance(value, dict) and set(value) == {"id"} else value
