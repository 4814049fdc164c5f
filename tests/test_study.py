"""Reading, checking and writing questionnaires, and the files around them."""

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # no stubs are installed
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.errors import NotFound, QuestionnaireError
from agent.questionnaire import Questionnaire, Single
from agent.soundness import problems
from agent.study import (
    MAX_BYTES,
    Problem,
    check_file,
    digest_of,
    find_prompt,
    find_prompts,
    find_questionnaire,
    read_questionnaire,
    schema,
    schema_file,
    write_questionnaire,
)
from agent.study.lines import MAX_VALUES, meaning, read_tree
from tests.factories import questionnaires
from tests.talks import STAFF

Check = Callable[[str | bytes], tuple[Problem, ...]]
ROOT = Path(__file__).parent.parent
HEAD = "id: study\ntitle: A study\n"
QUESTION = (
    "- {id: role, type: single, text: Which role?, options: [boss, staff], allow: [refused]}\n"
)


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """Write a file and say all that is wrong with it."""

    def checked(text: str | bytes) -> tuple[Problem, ...]:
        path = tmp_path / "questionnaire.yaml"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return check_file(path)[1]

    return checked


def errors(found: tuple[Problem, ...]) -> list[Problem]:
    return [one for one in found if one.severity == "error"]


BROKEN: dict[str, tuple[str | bytes, int, str, str]] = {
    "unknown key": (
        HEAD + "questions:\n- id: role\n  type: single\n  text: Which?\n  optons: [a, b]\n",
        7, "unknown key 'optons'", "did you mean 'options'?",
    ),
    "key of another type": (
        HEAD + "questions:\n- id: role\n  type: open\n  text: Why?\n  scale: [1, 7]\n",
        7, "unknown key 'scale'", "type rating",
    ),
    "word of another tool": (
        HEAD + "questions:\n- id: role\n  type: open\n  question: Why?\n  objective: x\n",
        6, "unknown key 'question'", "did you mean 'text'?",
    ),
    "duplicate key": (
        HEAD + "title: Again\nquestions:\n" + QUESTION,
        3, "'title' is already given on line 2", "keep one",
    ),
    "duplicate id": (
        HEAD + "questions:\n" + QUESTION + QUESTION,
        5, "question 'role': the question 'role' exists twice", "rename",
    ),
    "forward reference": (
        HEAD + "questions:\n" + QUESTION.replace("}", ", show_if: later == a}")
        + "- {id: later, type: single, text: Which?, options: [a, b]}\n",
        4, "later is not yet known here", "move later up",
    ),
    "mistyped option": (
        HEAD + "questions:\n" + QUESTION
        + "- id: why\n  type: open\n  text: Why?\n  objective: x\n  show_if: role == bos\n",
        9, "role has no option bos", 'did you mean "boss"?',
    ),
    "missing type": (
        HEAD + "questions:\n- id: role\n  text: Which?\n  options: [a, b]\n",
        4, "'type' is missing", "add 'type: single'",
    ),
    "unknown type": (
        HEAD + "questions:\n- {id: role, type: signle, text: Which?, options: [a, b]}\n",
        4, "unknown type 'signle'", "did you mean 'single'?",
    ),
    "missing text": (
        HEAD + "questions:\n- {id: role, type: single, options: [a, b]}\n",
        4, "'text' is missing", "add 'text:'",
    ),
    "no as an option": (
        HEAD + "questions:\n- id: role\n  type: multi\n  text: Why?\n  options:\n  - yes\n  - b\n",
        8, "yes without quotes", "quote it: 'yes'",
    ),
    "true as an option": (
        HEAD + "questions:\n- {id: role, type: single, text: Which?, options: [true, b]}\n",
        4, "not true", "",
    ),
    "yes for a switch": (
        HEAD + "questions:\n- {id: role, type: open, text: Why?,\n   optional: yes}\n",
        5, "yes without quotes", "write true",
    ),
    "text for a list": (
        HEAD + "questions:\n- {id: r, type: open, text: Why?, objective: x, allow: refused}\n",
        4, "'allow' must be a list", "[refused]",
    ),
    "wrong choice": (
        HEAD + "questions:\n- {id: r, type: open, text: Why?, objective: x, allow: [refuse]}\n",
        4, "cannot be 'refuse'", "did you mean 'refused'?",
    ),
    "text for a number": (
        HEAD + "questions:\n- {id: r, type: number, text: How many?, min: few}\n",
        4, "'min' must be a number", "write a number",
    ),
    "not a number": (
        HEAD + "questions:\n- {id: r, type: number, text: How many?, min: nan}\n",
        4, "'min' must be", "write a number",
    ),
    "bad id": (
        HEAD + "questions:\n- {id: my role, type: open, text: Why?, objective: x}\n",
        4, "'my role' cannot be an id", "use letters",
    ),
    "bad language": (
        HEAD + "questions:\n- {id: r, type: open, text: {english: Why?}, objective: x}\n",
        4, "'english' is no language code", "en, de",
    ),
    "a mark without options": (
        HEAD + "questions:\n- {id: r, type: multi, text: Which?, options_from: q,\n"
        "   exclusive: c}\n",
        5, "unknown key 'exclusive'", "in the question that lists the options",
    ),
    "a comma in braces": (
        HEAD + "questions:\n- {id: r, type: open, objective: x, text: {en: Well, why?}}\n",
        4, "'why?' is no language code", "",
    ),
    "a comma and words in braces": (
        HEAD + "questions:\n- {id: r, type: open, objective: x, text: {en: Well, and why?}}\n",
        4, "'and why?' is no language code", "quote a text in braces",
    ),
    "a mark for no option": (
        HEAD + "questions:\n- id: r\n  type: multi\n  text: Why?\n  exclusive: c\n  options: [a]\n",
        7, "'exclusive' names 'c'", "",
    ),
    "tab": (HEAD + "questions:\n\t- a\n", 4, "a tab", "indent with spaces"),
    "tab after spaces": (HEAD + "expect:\n  minutes: 3\n\tfoo: 1\n", 5, "a tab", "spaces"),
    "colon in text": (HEAD + "audience: people: all\n", 3, "': ' inside a text", "in quotes"),
    "open quote": (HEAD + "run_by: 'me\nsegment: x\n", 3, "never closed", "close it"),
    "a list inside a bare text": (
        HEAD + "privacy: {contact: a in [b, c]}\n", 3, "holds [ inside braces", "in quotes",
    ),
    "open bracket": (HEAD + "languages: [en, de\nsegment: x\n", 3, "never closed", "close it"),
    "apostrophe": (HEAD + "run_by: 'don't know'\n", 3, "after its closing quote", "written twice"),
    "pipe without quotes": (HEAD + "audience: {{ role }}\n", 3, "begins with '{{'", "in quotes"),
    "leading at": (HEAD + "run_by: @us\n", 3, "cannot begin with @", "in quotes"),
    "leading star": (HEAD + "run_by: **us**\n", 3, "cannot begin with *", "in quotes"),
    "indentation": (HEAD + "expect:\n    minutes: 3\n  foo: 1\n", 5, "indentation", "line it up"),
    "backslash": (HEAD + 'run_by: "\\d"\n', 3, "a backslash", "single quotes"),
    "unknown alias": (HEAD + "languages: *codes\n", 3, "refers to nothing", "define &codes"),
    "alias of itself": (HEAD + "languages: &a [*a]\n", 3, "contains itself", "take the alias out"),
    "python tag": (
        HEAD + "run_by: !!python/object/apply:os.system ['true']\n",
        3, "tag !!python/object/apply:os.system is not allowed", "take the tag out",
    ),
    "two documents": (HEAD + "---\nid: other\n", 3, "second document", "keep one"),
    "empty": ("", 1, "the file is empty", "write"),
    "comment only": ("# nothing\n", 1, "the file is empty", "write"),
    "a list on top": ("- id: study\n", 1, "holds a list at its top", "begin with keys"),
    "a word on top": ("study\n", 1, "holds a single value", "begin with keys"),
    "no questions": (HEAD + "questions: []\n", 3, "'questions' is empty", "fill it"),
    "empty key": (HEAD + "questions:\n", 3, "'questions' is empty", "fill it"),
    "deep": (HEAD + "x: " + "[" * 60 + "]" * 60, 3, "nest deeper", "brackets"),
    "binary": (b"\x89PNG\r\n\x1a\n\x00\x00", 1, "a binary file", "YAML text"),
    "utf-16": ((HEAD + "x").encode("utf-16"), 1, "UTF-16", "UTF-8"),
    "latin-1": (HEAD.encode() + "run_by: Müller".encode("latin-1"), 3, "not UTF-8", "UTF-8"),
    "control character": (HEAD + "run_by: a\x07b\n", 3, "U+0007", "delete it"),
    "10 MB": (b"#" * 10_000_000, 1, "10.0 MB, over the limit of 1 MB", "take out"),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN)
def test_every_kind_of_broken_file_is_named_with_its_line_and_mend(case: str, check: Check) -> None:
    text, line, what, mend = BROKEN[case]
    found = errors(check(text))
    hit = [one for one in found if what in one.what]
    assert hit, [str(one) for one in found]
    assert hit[0].line == line, str(hit[0])
    assert mend in hit[0].mend
    assert hit[0].where.split(":")[0].endswith("questionnaire.yaml")


def test_all_mistakes_are_reported_at_once_in_the_order_of_the_file(check: Check) -> None:
    text = (
        HEAD + "colour: red\nquestions:\n- {id: a, type: signle}\n"
        "- {id: b, type: open, text: Why?, allow: no}\n- {id: c, type: multi, options: [e, f]}\n"
    )
    found = errors(check(text))
    assert [one.line for one in found] == sorted(one.line for one in found)
    assert [one.line for one in found] == [3, 5, 6, 6, 7]


MANY = """\
id: mixed
title: Mixed
version: "1"
colour: blue
questions:
- id: one
  type: single
  text: One?
  options: [left, right]
  shwo_if: two == left
- id: two
  type: single
  text: Two?
  options: [no, left]
- id: two
  type: open
  text: Two again?
- id: three
  type: number
  text: Three?
  min: many
- id: four
  type: open
  text: Four?
  show_if: later == left
- id: five
  type: open
  text: Five?
  show_if: three > 3 and one == lost
- id: later
  type: single
  text: Later?
  options: [left, {id: left}]
  terminate_if: nowhere == 3
"""


def test_a_mistyped_key_does_not_hide_what_stands_below_it(check: Check) -> None:
    found = check(MANY)
    assert [one.line for one in errors(found)] == [4, 10, 14, 15, 21, 25, 33, 34]
    said = " | ".join(one.what for one in errors(found))
    for words in ("colour", "shwo_if", "'two' exists twice", "'left' exists twice", "nowhere"):
        assert words in said


def test_nothing_is_said_about_what_rests_on_a_question_that_cannot_be_read(check: Check) -> None:
    found = check(MANY.replace("one == lost", "one == left"))
    assert 29 not in [one.line for one in errors(found)]
    found = check(MANY.replace("three > 3 and one == lost", "one == lost"))
    assert 29 in [one.line for one in errors(found)]


@pytest.mark.parametrize(
    "text", ["id: x\nquestions: 3\n", "questions: []\n", "id: [1]\ntitle: {}\n"]
)
def test_where_nothing_is_left_to_check_only_what_was_refused_is_told(
    text: str, check: Check
) -> None:
    assert errors(check(text))


def test_reading_raises_the_first_mistake_and_counts_the_others(tmp_path: Path) -> None:
    path = tmp_path / "questionnaire.yaml"
    path.write_text(HEAD + "colour: red\nquestions:\n- {id: a, type: signle}\n")
    with pytest.raises(QuestionnaireError) as raised:
        read_questionnaire(path)
    assert raised.value.where == "questionnaire.yaml:3"
    assert "and 1 more: run `interview check`" in raised.value.what


def test_a_questionnaire_with_an_unsound_condition_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "questionnaire.yaml"
    path.write_text(HEAD + "questions:\n" + QUESTION.replace("}", ", terminate_if: role == ceo}"))
    with pytest.raises(QuestionnaireError, match="role has no option ceo"):
        read_questionnaire(path)


@pytest.mark.parametrize(
    ("name", "what"), [("missing.yaml", "there is no such file"), (".", "a folder, not a file")]
)
def test_a_file_that_is_not_there_is_an_error_with_a_mend(
    tmp_path: Path, name: str, what: str
) -> None:
    found = check_file(tmp_path / name)[1]
    assert [one.what for one in found] == [what]
    assert found[0].mend


def test_a_pipe_or_device_is_refused_rather_than_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert check_file(tmp_path / "pipe")[1][0].what == "not a regular file"


def test_a_path_with_a_nul_is_refused() -> None:
    assert "cannot be read" in check_file(Path("a\0b"))[1][0].what


def test_a_file_at_the_limit_is_read_and_one_byte_more_is_not(check: Check) -> None:
    text = HEAD + "questions:\n" + QUESTION + "#"
    assert not check(text + "x" * (MAX_BYTES - len(text)))
    assert "over the limit" in check(text + "x" * (MAX_BYTES - len(text) + 1))[0].what


def _bomb(levels: int, width: int) -> str:
    lines = ["a0: &a0 [x, x]"]
    for level in range(1, levels):
        lines.append(f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * width)}]")
    return "\n".join(lines)


def _merge_bomb(levels: int, width: int) -> str:
    lines = ["a0: &a0 {x: 1}"]
    for level in range(1, levels):
        merged = ", ".join([f"*a{level - 1}"] * width)
        lines.append(f"a{level}: &a{level} {{<<: [{merged}], k{level}: 1}}")
    return "\n".join(lines)


@pytest.mark.parametrize("text", [_bomb(12, 9), _bomb(60, 2), _merge_bomb(30, 900)])
def test_an_alias_bomb_is_defused_before_it_is_built(text: str, check: Check) -> None:
    found = errors(check(text))
    assert any("aliases expand" in one.what for one in found), [str(one) for one in found]
    assert f"{MAX_VALUES:,}" in found[-1].what


def test_aliases_and_merge_keys_may_be_used_for_what_they_are_for(tmp_path: Path) -> None:
    path = tmp_path / "questionnaire.yaml"
    path.write_text(
        HEAD + "questions:\n- &now {id: now, type: multi, text: Which now?, options: &all [a, b]}\n"
        "- {id: then, type: multi, text: Which then?, options: *all}\n"
        "- {<<: *now, id: later}\n"
    )
    read = read_questionnaire(path)
    assert [one.id for one in read.questions] == ["now", "then", "later"]
    assert read.choices(read.by_id["later"]) == read.choices(read.by_id["now"])


def test_numbers_that_stand_for_text_keep_their_digits(tmp_path: Path) -> None:
    path = tmp_path / "questionnaire.yaml"
    path.write_text(
        HEAD + "version: 1.10\nfigures: {2: [age]}\nquestions:\n"
        "- {id: age, type: single, text: Which?, options: [1, 2, {id: 3, label: 2020}],\n"
        "   exclusive: [3]}\n"
    )
    read = read_questionnaire(path)
    age = read.by_id["age"]
    assert read.version == "1.10"
    assert read.figures == {"2": ("age",)}
    assert isinstance(age, Single)
    assert [one.id for one in age.options] == ["1", "2", "3"]
    assert (age.options[2].label, age.options[2].exclusive) == ("2020", True)


@pytest.mark.parametrize(
    "word", ["12:30", "2024-01-01", "010", "0x1f", "1_000", "Norway", "none", "=", "1.2.3", ".inf"]
)
def test_what_older_yaml_would_reinterpret_stays_as_written(word: str) -> None:
    assert meaning(word) == word


@pytest.mark.parametrize(
    ("word", "value"),
    [("true", True), ("False", False), ("null", None), ("~", None), ("-12", -12), ("1.5", 1.5),
     ("1e3", 1000.0), (".5", 0.5)],
)  # fmt: skip
def test_only_booleans_null_and_numbers_mean_more_than_text(word: str, value: object) -> None:
    assert meaning(word) == value
    assert type(meaning(word)) is type(value)


def test_a_byte_order_mark_is_no_part_of_the_questionnaire(check: Check) -> None:
    assert not errors(check(b"\xef\xbb\xbf" + (HEAD + "questions:\n" + QUESTION).encode()))


@settings(max_examples=60, deadline=None)
@given(questionnaires())
def test_a_questionnaire_written_and_read_again_is_the_same(questionnaire: Questionnaire) -> None:
    tree, faults = read_tree(write_questionnaire(questionnaire))
    assert not faults
    assert tree is not None
    assert Questionnaire.model_validate(tree.value) == questionnaire


@settings(max_examples=60, deadline=None)
@given(questionnaires())
def test_what_is_written_means_the_same_to_other_readers_of_yaml(
    questionnaire: Questionnaire,
) -> None:
    text = write_questionnaire(questionnaire)
    tree, _ = read_tree(text)
    assert tree is not None
    assert yaml.safe_load(text) == tree.value or _has_number_keys(text)


@given(st.text(min_size=1))
def test_any_text_at_all_survives_writing_and_reading(words: str) -> None:
    question = {"id": "q", "type": "open", "text": words}
    original = Questionnaire.model_validate({"id": "s", "title": words, "questions": [question]})
    tree, faults = read_tree(write_questionnaire(original))
    assert not faults
    assert tree is not None
    assert Questionnaire.model_validate(tree.value) == original


def _has_number_keys(text: str) -> bool:
    """PyYAML reads the points of a scale as numbers; here keys are always text."""
    return "labels:" in text


@settings(max_examples=40, deadline=None)
@given(questionnaires())
def test_the_questionnaires_of_the_other_tests_are_sound(questionnaire: Questionnaire) -> None:
    assert [one for one in problems(questionnaire) if one.severity == "error"] == []


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.sampled_from(["a", "no", "", "{{ x }}"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["id", "type", "text", "options", "items", "scale", "loop", "randomize", "band",
                 "exclusive", "other_specify", "codebook", "codes", "examples", "x", "show_if",
                 "probe", "allow", "questions", "title", "carry_forward", "labels"]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(JUNK, st.sampled_from(["single", "multi", "grid", "rating", "number", "open", "derived"]))
def test_nothing_that_can_be_written_makes_the_loader_fail(
    tmp_path_factory: pytest.TempPathFactory, junk: object, kind: str
) -> None:
    path = tmp_path_factory.mktemp("junk") / "questionnaire.yaml"
    own = junk if isinstance(junk, dict) else {"options": junk, "exclusive": junk}
    question = {"id": "q", "text": "Why?", **own, "type": kind}
    path.write_text(
        yaml.safe_dump({"id": "x", "title": "x", "questions": [question], "extra": junk})
    )
    read, found = check_file(path)
    assert read is None
    assert all(one.what and one.line >= 1 for one in found)
    assert any("unknown key 'extra'" in one.what for one in found)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab:-#'\"{}[]&*!|>%@`? \n\t,<é\x00", max_size=60))
def test_no_text_at_all_makes_the_parser_fail(text: str) -> None:
    tree, faults = read_tree(text.replace("\0", ""))
    assert (tree is None) <= bool(faults)
    assert all(one.what for one in faults)


def test_the_shipped_questionnaire_has_neither_errors_nor_warnings() -> None:
    questionnaire, found = check_file(ROOT / "questionnaire.yaml")
    assert questionnaire is not None
    assert [str(one) for one in found] == []


def test_a_study_folder_s_own_files_come_before_those_of_the_package(tmp_path: Path) -> None:
    shipped = find_questionnaire(tmp_path)
    assert read_questionnaire(shipped).id
    (tmp_path / "questionnaire.yaml").write_text(HEAD)
    (tmp_path / "prompts").mkdir()
    assert find_questionnaire(tmp_path) == tmp_path / "questionnaire.yaml"
    assert find_prompts(tmp_path) == tmp_path / "prompts"
    assert find_prompt(tmp_path, "understand").parent != tmp_path / "prompts"
    own = tmp_path / "prompts" / "understand.md"
    own.write_text("mine", encoding="utf-8")
    assert find_prompt(tmp_path, "understand") == own
    with pytest.raises(NotFound, match=r"there is no prompts/nothing\.md"):
        find_prompt(tmp_path, "nothing")


def test_the_digest_is_of_the_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    assert digest_of(tmp_path / "a").startswith("ba7816bf8f01cfea")
    with pytest.raises(QuestionnaireError):
        digest_of(tmp_path / "b")


VALIDATOR = jsonschema.Draft202012Validator(schema())


def test_the_published_schema_is_the_one_of_the_code() -> None:
    published = (ROOT / "docs" / "questionnaire.schema.json").read_text()
    assert published == schema_file(), (
        "run: python -c 'from agent.study import schema_file; print(schema_file(), end=\"\")' "
        "> docs/questionnaire.schema.json"
    )
    jsonschema.Draft202012Validator.check_schema(json.loads(published))


@settings(max_examples=40, deadline=None)
@given(questionnaires())
def test_the_schema_takes_every_questionnaire_that_can_be_written(
    questionnaire: Questionnaire,
) -> None:
    tree, _ = read_tree(write_questionnaire(questionnaire))
    assert tree is not None
    assert [one.message for one in VALIDATOR.iter_errors(tree.value)] == []


SHORTHANDS = (
    "{id: q, type: single, text: Why?, options: [a, 1, {id: b, band: [1, 2]}], other_specify: a}",
    "{id: q, type: multi, text: {en: Why?}, options: [a, b], exclusive: [b], randomize: options}",
    "{id: q, type: grid, text: Why?, options: [a, b], items: [x, {id: z}], loop: true}",
    "{id: q, type: rating, text: Why?, scale: [1, 7], items: [x], randomize: items}",
    "{id: q, type: open, text: Why?, objective: x, codebook: {codes: {a: {include: b,"
    " examples: [c]}, b: {examples: d}}}}",
    "{id: q, type: number, text: 5, bands: [{id: a, band: [null, 3]}]}",
)  # fmt: skip


@pytest.mark.parametrize("question", SHORTHANDS)
def test_the_schema_knows_every_shorthand_of_the_loader(question: str, check: Check) -> None:
    text = HEAD + f"version: 1.0\nquestions:\n- {question}\n"
    assert errors(check(text)) == []
    tree, _ = read_tree(text)
    assert tree is not None
    assert [one.message for one in VALIDATOR.iter_errors(tree.value)] == []


@pytest.mark.parametrize(
    "question",
    ["{id: q, type: signle, text: Why?}", "{id: q, type: open, text: Why?, optons: [a]}",
     "{id: q, text: Why?}", "{id: q, type: open}", "{id: 'a b', type: open, text: Why?}"],
)  # fmt: skip
def test_the_schema_refuses_what_the_loader_refuses(question: str, check: Check) -> None:
    text = HEAD + f"questions:\n- {question}\n"
    tree, _ = read_tree(text)
    assert tree is not None
    assert errors(check(text))
    assert list(VALIDATOR.iter_errors(tree.value))


def _blocks_of_the_guide() -> tuple[str, str]:
    """Gather the guide's examples: the keys of the whole, and the questions."""
    text = (ROOT / "docs" / "questionnaire.md").read_text()
    blocks = [part.partition("```")[0] for part in text.split("```yaml\n")[1:]]
    keys = "".join(one for one in blocks if not one.startswith("- "))
    return keys, "".join(one for one in blocks if one.startswith("- "))


def test_the_examples_of_the_guide_are_one_sound_questionnaire(check: Check) -> None:
    keys, questions = _blocks_of_the_guide()
    assert [str(one) for one in check(f"{keys}questions:\n{questions}")] == []


def test_the_guide_shows_every_key() -> None:
    text = (ROOT / "docs" / "questionnaire.md").read_text()
    known = schema()
    keys = set(known["properties"]).union(
        *(one.get("properties", ()) for one in _objects(known["$defs"]))
    )
    assert {key for key in keys if not re.search(rf"\b{key}\b", text)} == set()


def _objects(definitions: dict[str, Any]) -> list[dict[str, Any]]:
    return [part for one in definitions.values() for part in (one, *one.get("anyOf", ()))]


def test_a_problem_of_what_is_not_written_is_told_and_not_a_fault_of_ours(tmp_path: Path) -> None:
    """The words at the end are the defaults here, and lack what the questionnaire needs."""
    path = tmp_path / "q.yaml"
    path.write_text(write_questionnaire(STAFF))
    _, problems = check_file(path)
    assert all(one.line >= 1 for one in problems)
