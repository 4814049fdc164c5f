"""The JSON Schema that editors use while a questionnaire is written.

It is the nouns' own, and knows the shorthands of the YAML besides: what the loader takes
without a word, the schema takes too. Not here: what goes beyond shape (`agent.soundness`).
"""

import json
from collections.abc import Callable
from typing import Any

from agent.questionnaire import Questionnaire

Schema = dict[str, Any]
_ID = {"type": "string", "pattern": r"^[A-Za-z0-9][A-Za-z0-9_.\-]{0,63}$"}
_TEXTS = {"type": "array", "items": {"type": "string"}}


def schema() -> Schema:
    """Give the JSON Schema (draft 2020-12) of a questionnaire file."""
    whole = Questionnaire.model_json_schema(by_alias=True)
    definitions: dict[str, Schema] = whole["$defs"]
    for name, widen in _SHORTHANDS.items():
        definitions[name] = widen(definitions[name])
    for name in ("Single", "Multi", "Grid"):
        definitions[name]["properties"] |= _marks()
    for one in definitions.values():
        if "type" in one.get("properties", {}):
            one["required"] = [*one["required"], "type"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Questionnaire",
        "description": "A questionnaire of the interview agent; docs/questionnaire.md explains it.",
        **{key: _widened(one) for key, one in whole.items() if key not in ("title", "description")},
    }


def schema_file() -> str:
    """Give the schema as the file that is published with the documentation."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"


def _widened(value: object) -> object:
    """Let a plain number stand wherever text does, as the loader does."""
    if isinstance(value, list):
        return [_widened(one) for one in value]
    if not isinstance(value, dict):
        return value
    wide = {key: _widened(one) for key, one in value.items()}
    if wide.get("type") == "string" and not {"const", "enum"} & wide.keys():
        wide["type"] = ["string", "number"]
    if "loop" in wide and "show_if" in wide:
        wide["loop"] = _or({"type": "boolean"})(wide["loop"])
    return wide


def _or(*others: Schema) -> Callable[[Any], Any]:
    """Let a value also be written in other ways; its description stays where it was."""
    return lambda one: {"anyOf": [one, *others]}


def _marks() -> Schema:
    """The keys that mark options from outside of the list."""
    return {
        "exclusive": {**_one_or_more(), "title": "The options that exclude all others"},
        "other_specify": {**_one_or_more(), "title": "The options to be put in one's own words"},
    }


def _one_or_more() -> Schema:
    return {"anyOf": [_ID, {"type": "array", "items": _ID}]}


def _option(one: Schema) -> Schema:
    number = {"type": ["number", "null"]}
    band = {"type": "array", "items": number, "maxItems": 2}
    one["properties"]["band"]["anyOf"].append(band)
    return {"anyOf": [one, _ID]}


def _code(one: Schema) -> Schema:
    properties = one["properties"]
    for key in ("include", "exclude", "patterns"):
        properties[key] = _or({"type": "string"})(properties[key])
    properties["examples"] = _or(_TEXTS, {"type": "string"})(properties["examples"])
    return one


_SHORTHANDS: dict[str, Callable[[Schema], Schema]] = {
    "Option": _option,
    "Item": _or(_ID),
    "Scale": _or({"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2}),
    "Randomize": _or({"enum": ["rows", "items", "options"]}),
    "Code": _code,
}
