"""Which keys may stand where, as the nouns say, and what a wrong one was meant to be."""

import difflib
from collections.abc import Iterable
from typing import Annotated, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from agent.questionnaire import Questionnaire

TYPES = ("single", "multi", "rating", "grid", "number", "open", "derived")
_ELSEWHERE = {
    "answers": "options", "base": "show_if", "choices": "options", "code": "codebook",
    "codes": "codebook", "condition": "show_if", "consent_text": "consent", "if": "show_if",
    "intro": "introduction", "kind": "type", "label": "text", "name": "id", "nets": "codebook",
    "prompt": "text",
    "question": "text", "relevant": "show_if", "rows": "items", "screen_out": "terminate_if",
    "study": "id", "visible_if": "show_if", "when": "show_if", "wording": "text",
    "required": "optional", "probes": "probe", "response": "type",
}  # fmt: skip


def unknown_key(loc: tuple[str | int, ...]) -> tuple[str, str]:
    """Say what is wrong with a key that no noun knows, and the mend."""
    key = str(loc[-1])
    models = models_at(loc[:-1])
    allowed = {key_of(name, info) for one in models for name, info in one.model_fields.items()}
    what = f"unknown key '{key}'"
    if key in ("exclusive", "other_specify"):
        return what, f"give '{key}' in the question that lists the options"
    known_elsewhere = _ELSEWHERE.get(key.lower())
    if known_elsewhere in allowed:
        return what, f"did you mean '{known_elsewhere}'?"
    near = difflib.get_close_matches(key.lower(), sorted(allowed), n=1, cutoff=0.7)
    if near:
        return what, f"did you mean '{near[0]}'?"
    owners = _owners(key) if loc[0] == "questions" and len(loc) == 4 else ()
    if owners:
        return what, f"'{key}' belongs to questions of type {' or '.join(owners)}"
    return what, f"known here: {', '.join(sorted(allowed))}"


def _owners(key: str) -> tuple[str, ...]:
    return tuple(
        kind
        for kind in TYPES
        for model in models_at(("questions", 0, kind))
        if key in {key_of(name, info) for name, info in model.model_fields.items()}
    )


def key_of(name: str, info: FieldInfo) -> str:
    """Give the key by which a field is written."""
    return str(info.alias or name)


def models_at(loc: Iterable[str | int]) -> tuple[type[BaseModel], ...]:
    """Find the nouns that may stand at a pydantic location."""
    models: tuple[type[BaseModel], ...] = (Questionnaire,)
    for part in loc:
        fields = [
            info.annotation
            for model in models
            for name, info in model.model_fields.items()
            if part in (name, info.alias)
        ]
        tagged = tuple(one for one in models if _tag(one) == part)
        if fields:
            models = tuple(model for field in fields for model in _nouns_in(field))
        elif tagged:
            models = tagged
    return models


def _tag(model: type[BaseModel]) -> object:
    info = model.model_fields.get("type")
    return info.default if info else None


def _nouns_in(annotation: object) -> tuple[type[BaseModel], ...]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return (annotation,)
    if get_origin(annotation) is Annotated:
        return _nouns_in(get_args(annotation)[0])
    return tuple(model for part in get_args(annotation) for model in _nouns_in(part))
