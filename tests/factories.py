"""Questionnaires of every kind for property tests: valid, sound, and small enough to be quick.

    @given(questionnaires())
    def test_…(questionnaire: Questionnaire) -> None: ...

Every one passes `soundness.problems` without errors: conditions look back only, options are
distinct, ranges are in order. Texts are such as YAML likes to misread.
"""

from typing import Any

from hypothesis import strategies as st

from agent.questionnaire import Questionnaire

Data = dict[str, Any]
Draw = st.DrawFn
TEXTS = (
    "How is it going?", "no", "Yes", "null", "12:30", "2024-01-01", "0x1f", "1e5", "007", "1.10",
    "a: b # c", "- dash", "'quoted' and \"double\"", "Grüße, 世界 🙂", "two\nlines", " padded ",
    "trailing\n", "tab\there", "{brace}", "[list]", "*star", "&anchor", "!tag", "%per", "@at",
    "`tick`", "|", ">", "?", "~", "<<", "=", "back\\slash", "\u2028", "\x85", "x" * 120 + " y",
)  # fmt: skip


def texts() -> st.SearchStrategy[str | dict[str, str]]:
    """Words for people, in one string or per language."""
    one = st.sampled_from(TEXTS)
    return one | one.map(lambda words: {"en": words, "de": words})


@st.composite
def questionnaires(draw: Draw, *, most: int = 6) -> Questionnaire:
    """A sound questionnaire with at most `most` questions and two or more kinds of everything."""
    questions: list[Data] = [_single(draw, "q0", [])]
    for number in range(1, draw(st.integers(1, most))):
        kind = draw(st.sampled_from(_KINDS))
        questions.append(kind(draw, f"q{number}", questions))
    whole: Data = {
        "id": "study",
        "title": draw(texts()),
        "version": draw(st.sampled_from(("1", "1.10", "no", "2024-01-01"))),
        "segment": "q0",
        "questions": questions,
    }
    if draw(st.booleans()):
        whole |= _surroundings(draw)
    return Questionnaire.model_validate(whole)


def _surroundings(draw: Draw) -> Data:
    when = f"q0 == {_an_option(draw, 'q0')}"
    return {
        "languages": ["en", "de"],
        "introduction": draw(texts()),
        "consent": {"text": draw(texts())},
        "expect": {"minutes": draw(st.sampled_from((0.5, 5, 12.25)))},
        "glossary": [{"term": "CDMO", "aliases": ["no"], "definition": draw(texts())}],
        "quotas": [{"id": "full", "when": when, "limit": draw(st.integers(1, 5))}],
        "checks": [{"id": "odd", "when": when, "action": "confirm", "text": draw(texts())}],
        "figures": {"2": ["q0"], "themes": ["q0"]},
        "probing": {"per_interview": draw(st.integers(0, 3)), "spare_first": draw(st.booleans())},
        "sections": [{"id": "part", "title": draw(texts())}],
    }


def _an_option(draw: Draw, question: str) -> str:
    return f"{question}_{draw(st.sampled_from('ab'))}"


def _options(draw: Draw, question: str, least: int = 2) -> list[Any]:
    """Distinct options: ids alone, and ids with a label and more."""
    options: list[Any] = []
    for letter in "abcd"[: draw(st.integers(least, 4))]:
        name = f"{question}_{letter}"
        full: Data = {"id": name, "label": f"{draw(st.sampled_from(TEXTS))} {letter}"}
        if draw(st.booleans()):
            full |= {"aliases": [f"alias {letter}"], "pin": "last"}
        options.append(full if draw(st.booleans()) else name)
    return options


def _base(draw: Draw, name: str, kind: str, earlier: list[Data]) -> Data:
    """What every question that is asked has; a condition names an earlier single."""
    base: Data = {"id": name, "type": kind, "text": draw(texts())}
    singles = [one["id"] for one in earlier if one["type"] == "single" and "show_if" not in one]
    if len(singles) > 0 and draw(st.booleans()):
        source = draw(st.sampled_from(singles))
        base["show_if"] = f"{source} == {_an_option(draw, source)}"
    if draw(st.booleans()):
        base |= {"allow": ["dont_know", "refused"], "optional": draw(st.booleans())}
    if draw(st.integers(0, 3)) == 0:
        base |= {"help": draw(texts()), "note": draw(st.sampled_from(TEXTS))}
    return base


def _single(draw: Draw, name: str, earlier: list[Data]) -> Data:
    one = _base(draw, name, "single", earlier) | {"options": _options(draw, name)}
    if draw(st.integers(0, 3)) == 0:
        one["options"].append(f"{name}_out")
        one |= {
            "terminate_if": f"{name} == {name}_out",
            "terminate": {"status": "screened_out", "reason": "not our people"},
        }
    if draw(st.booleans()):
        one["randomize"] = "options"
    return one


def _multi(draw: Draw, name: str, earlier: list[Data]) -> Data:
    one = _base(draw, name, "multi", earlier) | {"options": _options(draw, name)}
    one["options"].append({"id": "none", "exclusive": True})
    one["options"].append({"id": "other", "specify": True})
    if draw(st.booleans()):
        one |= {"min": 1, "max": draw(st.integers(2, 3))}
    return one


def _items(draw: Draw, name: str, earlier: list[Data]) -> list[Any]:
    items: list[Any] = [f"{name}_{letter}" for letter in "xyz"[: draw(st.integers(1, 3))]]
    plain = [one["id"] for one in earlier if one["type"] == "single" and "show_if" not in one]
    if len(plain) > 0 and draw(st.booleans()):
        condition = f"answered({plain[0]}) and {plain[0]} != {plain[0]}_a"
        items.append({"id": f"{name}_w", "label": "the last row", "show_if": condition})
    return items


def _grid(draw: Draw, name: str, earlier: list[Data]) -> Data:
    one = _base(draw, name, "grid", earlier)
    one |= {"options": _options(draw, name), "items": _items(draw, name, earlier)}
    return one | draw(_either({"loop": True}, {"randomize": {"rows": True}}))


def _rating(draw: Draw, name: str, earlier: list[Data]) -> Data:
    one = _base(draw, name, "rating", earlier)
    low, high = draw(st.sampled_from(((1, 7), (0, 10), (1, 5), (-3, 3))))
    one["scale"] = {"low": low, "high": high, "labels": {low: "low end", high: draw(texts())}}
    if draw(st.booleans()):
        one |= {"items": _items(draw, name, earlier), "randomize": "rows"}
    return one


def _number(draw: Draw, name: str, earlier: list[Data]) -> Data:
    one = _base(draw, name, "number", earlier)
    one |= {"min": 0, "max": draw(st.sampled_from((10, 99.5, 1e9))), "unit": "weeks"}
    if draw(st.booleans()):
        one |= {"decimals": 1, "soft_max": 9.5, "accept": ["number", "range", "weeks"]}
        one["bands"] = [{"id": "few", "band": [None, 3]}, {"id": "many", "band": [3, None]}]
    return one


def _open(draw: Draw, name: str, earlier: list[Data]) -> Data:
    one = _base(draw, name, "open", earlier) | {"objective": draw(texts())}
    if draw(st.booleans()):
        codes = {
            "late": {"definition": "what is late", "include": "delays", "net": "time"},
            "no": {"definition": "a refusal", "examples": {"yes": ["never"], "no": ["sure"]}},
        }
        one["codebook"] = {"version": "1.10", "codes": codes, "nets": {"time": "Time"}}
    return one | draw(_either({"probe": None}, {"probe": {"max": 2, "ask": ["How?"]}}))


def _either(*parts: Data) -> st.SearchStrategy[Data]:
    return st.sampled_from(({}, *parts))


def _derived(draw: Draw, name: str, earlier: list[Data]) -> Data:
    options = [{"id": f"{name}_a", "when": f"q0 == {_an_option(draw, 'q0')}"}, f"{name}_b"]
    return {"id": name, "type": "derived", "options": options}


def _over_another(draw: Draw, name: str, earlier: list[Data]) -> Data:
    """A question that is asked once per option chosen earlier, or shares its options."""
    many = [one["id"] for one in earlier if one["type"] == "multi" and "options" in one]
    if not many:
        return _multi(draw, name, earlier)
    source = draw(st.sampled_from(many))
    if draw(st.booleans()):
        one = _base(draw, name, "open", earlier) | {"objective": "to know more"}
        return one | {"text": "Why {{ it.label }}?", "loop": {"over": source, "as": "it"}}
    one = _base(draw, name, "multi", earlier) | {"options_from": source}
    return one | draw(_either({"carry_forward": {"from": source}}))


_KINDS = (_single, _multi, _grid, _rating, _number, _open, _derived, _over_another)
