"""What pydantic refuses, in plain words: the thing, what is wrong with it and the mend."""

import difflib
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from agent.study.keys import TYPES, key_of, models_at, unknown_key
from agent.study.lines import Place, Tree, Value
from agent.study.problems import Fault

_NUMBER_AS_TEXT = frozenset({"string_type", "model_type", "model_attributes_type"})


def faults_of(error: ValidationError, tree: Tree) -> tuple[Fault, ...]:
    """Say each thing pydantic refused once, on its line, in the order of the file."""
    grouped: dict[tuple[Place, str], list[ErrorDetails]] = {}
    for detail in error.errors(include_url=False):
        if detail["type"] == "too_short" and at(tree.value, trace(tree.value, detail["loc"])):
            continue  # pydantic counts only the entries that it could read
        missing = str(detail["loc"][-1]) if detail["type"] == "missing" else ""
        if detail["type"] == "extra_forbidden":
            missing = "+" + str(detail["loc"][-1])
        grouped.setdefault((_place(tree.value, detail), missing), []).append(detail)
    faults = [
        _fault(place, details, tree)
        for (place, _), details in grouped.items()
        if not (_is_other_form(details) and _has_deeper(place, grouped))
    ]
    return tuple(sorted(faults, key=lambda fault: fault.line))


def _is_other_form(details: list[ErrorDetails]) -> bool:
    """Tell whether all that is said is that one text would have done as well."""
    return all(one["type"] == "string_type" for one in details)


def _has_deeper(place: Place, grouped: Mapping[tuple[Place, str], object]) -> bool:
    size = len(place)
    return any(len(other) > size and other[:size] == place for other, _ in grouped)


def numbers_as_text(error: ValidationError, tree: Tree) -> tuple[tuple[Place, str], ...]:
    """Find the plain numbers that stand where text belongs, as they were written.

    `version: 1.10` is text for all that the nouns care; its digits are kept.
    """
    found: dict[Place, str] = {}
    for detail in error.errors(include_url=False):
        if detail["type"] in _NUMBER_AS_TEXT:
            place = trace(tree.value, detail["loc"])
            value = at(tree.value, place)
            text = tree.find(place)[1].text
            if isinstance(value, (int, float)) and not isinstance(value, bool) and text:
                found[place] = text
    return tuple(found.items())


def trace(value: Value, loc: Iterable[str | int]) -> Place:
    """Keep the parts of a pydantic location that name something in the file."""
    place: list[str | int] = []
    for part in loc:
        if isinstance(value, dict) and str(part) in value:
            value = value[str(part)]
            place.append(str(part))
        elif isinstance(value, list) and isinstance(part, int) and part < len(value):
            value = value[part]
            place.append(part)
    return tuple(place)


def at(value: Value, place: Place) -> Value:
    """Give the value at a place that `trace` returned."""
    for part in place:
        if isinstance(value, dict):
            value = value[str(part)]
        elif isinstance(value, list) and isinstance(part, int):
            value = value[part]
    return value


def _place(value: Value, detail: ErrorDetails) -> Place:
    """Find where a complaint belongs; our own begin with the key that they are about."""
    place = trace(value, detail["loc"])
    owner = at(value, place)
    key = str(detail.get("ctx", {}).get("error", "")).partition("'")[2].partition("'")[0]
    return (*place, key) if isinstance(owner, dict) and key in owner else place


def _fault(place: Place, details: list[ErrorDetails], tree: Tree) -> Fault:
    value = at(tree.value, place)
    chosen = _closest(details, value)
    what, mend = _words(chosen, value)
    return Fault(line=tree.line(place), what=f"{subject_of(place, tree.value)}{what}", mend=mend)


def _closest(details: list[ErrorDetails], value: Value) -> ErrorDetails:
    """Of the complaints of a union's members, take that of the member that was meant."""
    if isinstance(value, dict):
        wanted = [one for one in details if "dict" in str(one["loc"])]
    elif isinstance(value, str):
        wanted = [one for one in details if not one["type"].endswith("dict_type")]
    else:
        wanted = details
    return max(wanted or details, key=lambda one: (len(wanted) > 0, -details.index(one)))


def subject_of(place: Place, value: Value) -> str:
    """Name what the place belongs to: a question, or a part of the questionnaire."""
    if len(place) >= 2 and isinstance(value, dict) and trace(value, place[:2]) == place[:2]:
        owner = at(value, place[:2])
        kind = str(place[0]).removesuffix("s")
        if isinstance(owner, dict) and isinstance(owner.get("id"), str):
            return f"{kind} '{owner['id']}': "
        if isinstance(place[1], int):
            return f"{kind} {place[1] + 1}: "
    return ""


def _words(detail: ErrorDetails, value: Value) -> tuple[str, str]:
    name = _name(detail["loc"])
    ctx: Mapping[str, Any] = detail.get("ctx", {})
    match detail["type"]:
        case "missing":
            return f"'{name}' is missing", f"add '{name}:'"
        case "extra_forbidden":
            return unknown_key(detail["loc"])
        case "union_tag_not_found":
            return "'type' is missing", _guess_type(value)
        case "union_tag_invalid":
            tag = str(ctx.get("tag"))
            return f"unknown type '{tag}'", _nearest(tag, TYPES)
        case "literal_error" | "enum":
            return _not_one_of(name, value, str(ctx.get("expected", "")))
        case "string_pattern_mismatch":
            return _bad_id(detail, str(ctx.get("pattern")))
        case "value_error":
            return str(ctx.get("error", detail["msg"])), ""
        case _:
            return _wrong_kind(detail, value)


def _name(loc: tuple[str | int, ...]) -> str:
    names = [part for part in loc if isinstance(part, str) and part.isidentifier()]
    return names[-1] if names else "this"


def _not_one_of(name: str, value: Value, expected: str) -> tuple[str, str]:
    allowed = tuple(one.strip(" '") for one in expected.replace(" or ", ",").split(",") if one)
    if isinstance(value, (dict, list)):
        return f"'{name}' holds {_kind_of(value)}", f"write one of {', '.join(allowed)}"
    return f"'{name}' cannot be '{_shown(value)}'", _nearest(_shown(value), allowed)


def _bad_id(detail: ErrorDetails, pattern: str) -> tuple[str, str]:
    given = _shown(detail["input"])
    if "{2,3}" in pattern and " " in given:
        return f"'{given}' is no language code", "quote a text in braces that holds a comma"
    if "{2,3}" in pattern:
        return f"'{given}' is no language code", "write a code such as en, de or pt-BR"
    extra = ", digits, '_', '-' and '.'" if "\\-" in pattern else ", digits and '_'"
    first = "a letter" if pattern.startswith("^[A-Za-z][") else "a letter or a digit"
    return (
        f"'{given}' cannot be an id",
        f"use letters{extra}, at most 64, beginning with {first}",
    )


_KINDS = {
    "string_type": "text",
    "dict_type": "a block of keys",
    "model_type": "a block of keys",
    "model_attributes_type": "a block of keys",
    "tuple_type": "a list",
    "list_type": "a list",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "finite_number": "a number",
}
_BOUNDS = {
    "greater_than": ("gt", "more than"),
    "greater_than_equal": ("ge", "at least"),
    "less_than": ("lt", "less than"),
    "less_than_equal": ("le", "at most"),
}


def _wrong_kind(detail: ErrorDetails, value: Value) -> tuple[str, str]:
    loc, kind, ctx = detail["loc"], detail["type"], detail.get("ctx", {})
    name = _name(loc)
    if value is None:
        return f"'{name}' is empty", "fill it, or take the key out"
    if kind in _BOUNDS:
        key, words = _BOUNDS[kind]
        return f"'{name}' is {_shown(value)}", f"it must be {words} {ctx.get(key)}"
    if kind in ("string_too_short", "too_short"):
        return f"'{name}' is empty", "fill it, or take the key out"
    if kind in ("string_too_long", "too_long"):
        return f"'{name}' is too long", f"at most {ctx.get('max_length')}"
    wanted = _KINDS.get(kind)
    if wanted is None:
        return f"'{name}' cannot be {_kind_of(value)}", ""
    what = f"'{name}' must be {wanted}, not {_kind_of(value)}"
    keys = sorted({key_of(*one) for model in models_at(loc) for one in model.model_fields.items()})
    if wanted == "a block of keys" and keys:
        return what, f"its keys are {', '.join(keys)}"
    return what, _mend_kind(wanted, value)


def _mend_kind(wanted: str, value: Value) -> str:
    shown = _shown(value)
    if wanted == "text" and isinstance(value, bool):
        return f"if you mean the word, quote it: '{shown}'"
    if wanted == "a list" and not isinstance(value, (dict, list)):
        return f"write it in brackets: [{shown}]"
    if wanted == "a list":
        return "put '- ' in front of each entry"
    if wanted == "true or false":
        return "write true or false, without quotes"
    if wanted == "text" and isinstance(value, dict):
        return "put the text in quotes, or give one text per language: {en: …, de: …}"
    return f"write {wanted}"


def _kind_of(value: Value) -> str:
    match value:
        case bool() | int() | float():
            return _shown(value)
        case str():
            return f"'{_shown(value)}'"
        case list():
            return "a list"
        case dict():
            return "a block of keys"
        case None:
            return "nothing"


def _shown(value: object) -> str:
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return text if len(text) <= 60 else text[:59] + "…"


def _guess_type(value: Value) -> str:
    keys = set(value) if isinstance(value, dict) else set()
    signs = (
        ("grid", {"items", "options"}), ("rating", {"items"}), ("rating", {"scale"}),
        ("single", {"options"}), ("open", {"codebook"}), ("open", {"objective"}),
    )  # fmt: skip
    for kind, needed in signs:
        if needed <= keys:
            return f"add 'type: {kind}', or one of {', '.join(TYPES)}"
    return f"add 'type:' and one of {', '.join(TYPES)}"


def _nearest(given: str, allowed: tuple[str, ...]) -> str:
    near = difflib.get_close_matches(given.lower(), allowed, n=1, cutoff=0.6)
    return f"did you mean '{near[0]}'?" if near else f"use one of {', '.join(allowed)}"
