"""Whether what does not fit together in a questionnaire is found, and what fits is left alone."""

import time
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.questionnaire import Questionnaire
from agent.soundness import Fault, looks_ordered, problems
from tests.factories import questionnaires

Data = dict[str, Any]
STAGE: Data = {"id": "stage", "type": "single", "text": "Which?", "options": ["early", "late"]}
USES: Data = {"id": "uses", "type": "multi", "text": "Which?", "options": ["a", "b", "c"]}
RATE: Data = {"id": "rate", "type": "rating", "text": "How good?", "items": ["a", "b"]}
WHY: Data = {"id": "why", "type": "open", "text": "Why?", "objective": "reasons"}


def study(*questions: Data, **whole: object) -> Questionnaire:
    return Questionnaire.model_validate(
        {"id": "s", "title": "S", "questions": questions or (STAGE, WHY), **whole}
    )


def found(questionnaire: Questionnaire) -> list[Fault]:
    return list(problems(questionnaire))


def open_with(**codebook: object) -> Data:
    return {**WHY, "codebook": codebook}


TERM = {"term": "CDMO", "definition": "a company"}
FAULTY: dict[str, tuple[str, tuple[str | int, ...], str, Questionnaire]] = {
    # ids
    "a question twice": ("error", ("questions", 1, "id"), "exists twice", study(STAGE, STAGE)),
    "ids that differ in case": (
        "warning", ("questions", 1, "id"), "in case only", study(STAGE, {**STAGE, "id": "Stage"}),
    ),
    "an option twice": (
        "error", ("questions", 0, "options", 2, "id"), "option 'early' exists twice",
        study({**STAGE, "options": ["early", "late", "early"]}),
    ),
    "an item twice": (
        "error", ("questions", 0, "items", 1, "id"), "exists twice",
        study({**RATE, "items": ["a", "a"]}),
    ),
    "a section twice": (
        "error", ("sections", 1, "id"), "exists twice",
        study({**STAGE, "section": "x"}, sections=[{"id": "x", "title": "X"}] * 2),
    ),
    "a quota twice": (
        "error", ("quotas", 1, "id"), "exists twice",
        study(quotas=[{"id": "x", "when": "stage == late", "limit": 3}] * 2),
    ),
    "a check twice": (
        "error", ("checks", 1, "id"), "exists twice",
        study(checks=[{"id": "x", "when": "stage == late"}] * 2),
    ),
    "a term twice": ("error", ("glossary", 1), "explained twice", study(glossary=[TERM, TERM])),
    "an alias of two terms": (
        "error", ("glossary", 1), "under 'CDMO' and 'maker'",
        study(glossary=[TERM, {"term": "maker", "aliases": ["cdmo"], "definition": "x"}]),
    ),
    "an id that conditions cannot say": (
        "error", ("questions", 0, "id"), "cannot speak of", study({**STAGE, "id": "in"}),
    ),
    "an unknown section": (
        "error", ("questions", 0, "section"), "no section 'abut'",
        study({**STAGE, "section": "abut"}, sections=[{"id": "about", "title": "X"}]),
    ),
    "a section in two places": (
        "warning", ("questions", 2, "section"), "begun twice",
        study({**STAGE, "section": "x"}, {**WHY, "section": "y"},
              {**WHY, "id": "what", "section": "x"},
              sections=[{"id": "x", "title": "X"}, {"id": "y", "title": "Y"}]),
    ),
    "an unused section": (
        "warning", ("sections", 0), "no question is in",
        study(sections=[{"id": "x", "title": "X"}]),
    ),
    # conditions
    "a condition that cannot be read": (
        "error", ("questions", 1, "show_if"), "no meaning here",
        study(STAGE, {**WHY, "show_if": "stage = late"}),
    ),
    "a condition on what comes later": (
        "error", ("questions", 0, "show_if"), "not yet known",
        study({**WHY, "show_if": "stage == late"}, STAGE),
    ),
    "a condition on itself": (
        "error", ("questions", 0, "show_if"), "not yet known",
        study({**STAGE, "show_if": "stage == late"}, WHY),
    ),
    "a mistyped option": (
        "error", ("questions", 1, "show_if"), "no option lat",
        study(STAGE, {**WHY, "show_if": "stage == lat"}),
    ),
    "a mistyped question": (
        "error", ("questions", 1, "show_if"), "no question stge",
        study(STAGE, {**WHY, "show_if": "stge == late"}),
    ),
    "a mistyped option in an ending": (
        "error", ("questions", 0, "terminate_if"), "no option lat",
        study({**STAGE, "terminate_if": "stage == lat"}, WHY),
    ),
    "a mistyped option for a row": (
        "error", ("questions", 1, "items", 1, "show_if"), "no option lat",
        study(STAGE, {**RATE, "items": ["a", {"id": "b", "show_if": "stage == lat"}]}),
    ),
    "a mistyped option for an option": (
        "error", ("questions", 1, "options", 3, "when"), "no option lat",
        study(STAGE, {**USES, "options": ["a", "b", "c", {"id": "d", "when": "stage == lat"}]}),
    ),
    "a mistyped option in a quota": (
        "error", ("quotas", 0, "when"), "no option lat",
        study(quotas=[{"id": "x", "when": "stage == lat", "limit": 3}]),
    ),
    "a mistyped option in a check": (
        "error", ("checks", 0, "when"), "no option lat",
        study(checks=[{"id": "x", "when": "stage == lat"}]),
    ),
    "a mistyped option in a segment": (
        "error", ("questions", 1, "options", 0, "when"), "no option lat",
        study(STAGE, {"id": "s", "type": "derived",
                      "options": [{"id": "x", "when": "stage == lat"}]}),
    ),
    "a mistyped item in a loop": (
        "error", ("questions", 1, "loop", "where"), "no option d",
        study(USES, {**WHY, "loop": {"over": "uses", "as": "it", "where": "it == d"}}),
    ),
    "a value off the scale": (
        "error", ("questions", 1, "show_if"), "8 is outside of 1 to 7",
        study(RATE, {**WHY, "show_if": "rate[a] == 8"}),
    ),
    "a question that may be skipped": (
        "warning", ("questions", 2, "show_if"), "'uses' is not asked of everybody",
        study(STAGE, {**USES, "show_if": "stage == late"}, {**WHY, "show_if": "selected(uses, a)"}),
    ),
    # reach
    "a question nobody is asked": (
        "error", ("questions", 1, "show_if"), "can never be asked",
        study(STAGE, {**WHY, "show_if": "stage == early and stage == late"}),
    ),
    "a question nobody is asked, by way of another": (
        "error", ("questions", 2, "show_if"), "can never be asked",
        study(STAGE, {**USES, "show_if": "stage == early"},
              {**WHY, "show_if": "stage == late and selected(uses, a)"}),
    ),
    "a question for those who were sent away": (
        "error", ("questions", 1, "show_if"), "can never be asked",
        study({**STAGE, "terminate_if": "stage == late"}, {**WHY, "show_if": "stage == late"}),
    ),
    "an ending for everybody": (
        "error", ("questions", 0, "terminate_if"), "'why' can never be reached",
        study({**STAGE, "terminate_if": "stage in [early, late]"}, WHY),
    ),
    "a quota for those who were sent away": (
        "error", ("quotas", 0, "when"), "can never fill",
        study({**STAGE, "terminate_if": "stage == late"}, WHY,
              quotas=[{"id": "x", "when": "stage == late", "limit": 3}]),
    ),
    "a quota of nobody": (
        "warning", ("quotas", 0, "limit"), "full from the start",
        study(quotas=[{"id": "x", "when": "stage == late", "limit": 0}]),
    ),
    # options
    "no options": ("error", ("questions", 0), "no options", study({**STAGE, "options": []})),
    "one option": (
        "error", ("questions", 0, "options"), "only one option", study({**STAGE, "options": ["a"]}),
    ),
    "no items": (
        "error", ("questions", 0), "no items",
        study({"id": "g", "type": "grid", "text": "How?", "options": ["a", "b"]}),
    ),
    "an unknown aware": (
        "error", ("questions", 0, "aware", 0), "not one of the options",
        study({"id": "g", "type": "grid", "text": "How?", "options": ["a", "b"], "items": ["c"],
               "aware": ["z"]}),
    ),
    "the same label twice": (
        "error", ("questions", 0, "options", 1, "label"), "the same label",
        study({**STAGE, "options": [{"id": "a", "label": "Yes "}, {"id": "b", "label": "yes"}]}),
    ),
    "an alias of two options": (
        "warning", ("questions", 0, "options", 1, "aliases", 0), "stands for 'b' and for 'a'",
        study({**STAGE, "options": [{"id": "a", "aliases": ["x"]}, {"id": "b", "aliases": ["X"]}]}),
    ),
    "an alias that is another's label": (
        "warning", ("questions", 0, "options", 0, "aliases", 0), "stands for 'a' and for 'b'",
        study({**STAGE, "options": [{"id": "a", "aliases": ["bee"]}, {"id": "b", "label": "Bee"}]}),
    ),
    "exclusive in a single": (
        "warning", ("questions", 0, "options", 1), "is exclusive",
        study({**STAGE, "exclusive": "late"}),
    ),
    "min above max": (
        "error", ("questions", 0, "min"), "min is 3, max is 2", study({**USES, "min": 3, "max": 2}),
    ),
    "min above the options": (
        "error", ("questions", 0, "min"), "of 3 options", study({**USES, "min": 4}),
    ),
    "max above the options": (
        "warning", ("questions", 0, "max"), "of 3 options", study({**USES, "max": 4}),
    ),
    "exclusive and min": (
        "warning", ("questions", 0, "min"), "stands alone",
        study({**USES, "min": 2, "exclusive": ["c"]}),
    ),
    "a scale upside down": (
        "error", ("questions", 0, "scale"), "from 7 to 1", study({**RATE, "scale": [7, 1]}),
    ),
    "a label off the scale": (
        "error", ("questions", 0, "scale", "labels", "8"), "outside of 1 to 7",
        study({**RATE, "scale": {"labels": {"8": "eight"}}}),
    ),
    "a number's bounds upside down": (
        "error", ("questions", 0, "min"), "min is 9, max is 3",
        study({"id": "n", "type": "number", "text": "How many?", "min": 9, "max": 3}),
    ),
    "a soft bound outside": (
        "warning", ("questions", 0, "soft_max"), "outside",
        study({"id": "n", "type": "number", "text": "How many?", "max": 3, "soft_max": 9}),
    ),
    "bands that overlap": (
        "warning", ("questions", 0, "options", 1), "overlap",
        study({**STAGE, "options": [{"id": "a", "band": [0, 5]}, {"id": "b", "band": [4, 9]}]}),
    ),
    "bands with a gap": (
        "warning", ("questions", 0, "bands", 1), "a gap, from 5 to 6",
        study({"id": "n", "type": "number", "text": "How many?",
               "bands": [{"id": "a", "band": [0, 5]}, {"id": "b", "band": [6, 9]}]}),
    ),
    "an empty band": (
        "error", ("questions", 0, "options", 0), "band is empty",
        study({**STAGE, "options": [{"id": "a", "band": [5, 5]}, {"id": "b", "band": [5, 9]}]}),
    ),
    "a shuffled scale": (
        "warning", ("questions", 0, "randomize"), "an order of their own",
        study({**STAGE, "options": ["never", "sometimes", "often"], "randomize": "options"}),
    ),
    "an option for all that is not the last": (
        "error", ("questions", 1, "options", 0), "has no 'when'",
        study(STAGE, {"id": "s", "type": "derived",
                      "options": ["x", {"id": "y", "when": "stage == late"}]}),
    ),
    # sources
    "options from nowhere": (
        "error", ("questions", 0, "options_from"), "no question 'usses'",
        study({"id": "q", "type": "single", "text": "Which?", "options_from": "usses"}),
    ),
    "options from later": (
        "error", ("questions", 0, "options_from"), "comes later",
        study({"id": "q", "type": "single", "text": "Which?", "options_from": "uses"}, USES),
    ),
    "options from itself": (
        "error", ("questions", 0, "options_from"), "refers to itself",
        study({"id": "q", "type": "single", "text": "Which?", "options_from": "q"}),
    ),
    "options in a circle": (
        "error", ("questions", 1), "no options",
        study({"id": "p", "type": "single", "text": "Which?", "options_from": "q"},
              {"id": "q", "type": "single", "text": "Which?", "options_from": "p"}),
    ),
    "options from an open question": (
        "error", ("questions", 1, "options_from"), "is of type open",
        study(WHY, {"id": "q", "type": "single", "text": "Which?", "options_from": "why"}),
    ),
    "options of its own and from elsewhere": (
        "warning", ("questions", 1, "options_from"), "options of its own",
        study(USES, {**STAGE, "options_from": "uses"}),
    ),
    "choices carried from a stranger": (
        "error", ("questions", 1, "carry_forward", "from"), "occurs in 'uses'",
        study(USES, {**STAGE, "carry_forward": {"from": "uses"}}),
    ),
    "choices carried into nothing": (
        "error", ("questions", 1, "carry_forward", "from"), "no options that could be kept",
        study(USES, {"id": "q", "type": "multi", "text": "Which?",
                     "carry_forward": {"from": "uses"}}),
    ),
    "a loop over nothing": (
        "error", ("questions", 0, "loop"), "no items to go over",
        study({**RATE, "items": [], "loop": True}),
    ),
    "a loop over items where there are none": (
        "error", ("questions", 0, "loop"), "no items of its own", study({**WHY, "loop": True}),
    ),
    "a loop over an open question": (
        "error", ("questions", 1, "loop", "over"), "is of type open",
        study(WHY, {**WHY, "id": "how", "loop": {"over": "why"}}),
    ),
    "a loop called like a question": (
        "error", ("questions", 1, "loop", "as"), "as a question is",
        study(USES, {**WHY, "loop": {"over": "uses", "as": "uses"}}),
    ),
    # pipes
    "a pipe to nowhere": (
        "error", ("questions", 1, "text"), "no question 'stge'",
        study(STAGE, {**WHY, "text": "Why {{ stge }}?"}),
    ),
    "a pipe to what comes later": (
        "error", ("questions", 0, "text"), "not answered yet",
        study({**WHY, "text": "Why {{ stage }}?"}, STAGE),
    ),
    "a pipe in the introduction": (
        "error", ("introduction",), "not answered yet", study(introduction="Hello {{ stage }}"),
    ),
    "a pipe to an item without a loop": (
        "error", ("questions", 1, "help"), "only in a question with a loop",
        study(STAGE, {**WHY, "help": "About {{ item.label }}"}),
    ),
    "a pipe to a part that is not": (
        "error", ("questions", 1, "text"), "'stage.size' is not known",
        study(STAGE, {**WHY, "text": "Why {{ stage.size }}?"}),
    ),
    "a pipe that computes": (
        "error", ("questions", 1, "text"), "braces that refer to nothing",
        study(STAGE, {**WHY, "text": "Why {{ stage | upper }}?"}),
    ),
    "a pipe in a label": (
        "error", ("questions", 1, "options", 0, "label"), "not filled in",
        study(STAGE, {**USES, "options": [{"id": "a", "label": "{{ stage }}"}, "b"]}),
    ),
    "a pipe to an open question": (
        "warning", ("questions", 1, "text"), "not repeated",
        study(WHY, {**WHY, "id": "how", "text": "Why {{ why }}?"}),
    ),
    "a pipe to a grid": (
        "error", ("questions", 1, "text"), "for each of its rows",
        study(RATE, {**WHY, "text": "Why {{ rate }}?"}),
    ),
    "a pipe to what may be missing": (
        "warning", ("questions", 1, "probe", "ask", 0), "would have a hole",
        study({**STAGE, "allow": ["refused"]}, {**WHY, "probe": {"ask": ["What of {{ stage }}?"]}}),
    ),
    # codebooks
    "an undeclared net": (
        "error", ("questions", 0, "codebook", "codes", "a", "net"), "is not declared",
        study(open_with(codes={"a": {"definition": "x", "net": "tme"}}, nets={"time": "Time"})),
    ),
    "a net that is a code": (
        "error", ("questions", 0, "codebook", "nets", "a"), "a code and a net",
        study(open_with(codes={"a": {"definition": "x"}, "b": {"definition": "y", "net": "a"}})),
    ),
    "a net of nothing": (
        "warning", ("questions", 0, "codebook", "nets", "time"), "no code is in",
        study(open_with(codes={"a": {"definition": "x"}}, nets={"time": "Time"})),
    ),
    "a code without definition": (
        "warning", ("questions", 0, "codebook", "codes", "a"), "no definition",
        study(open_with(codes={"a": {}})),
    ),
    "an example of two codes": (
        "warning", ("questions", 0, "codebook", "codes", "b", "examples", "yes", 0), "of 'a' and",
        study(open_with(codes={"a": {"definition": "x", "examples": ["Too slow"]},
                               "b": {"definition": "y", "examples": ["too slow"]}})),
    ),
    "a code merged into nothing": (
        "error", ("questions", 0, "codebook", "codes", "a", "merged_into"), "does not exist",
        study(open_with(codes={"a": {"status": "merged", "merged_into": "b"}})),
    ),
    "codes merged in a circle": (
        "error", ("questions", 0, "codebook", "codes", "a", "merged_into"), "lead back",
        study(open_with(codes={"a": {"status": "merged", "merged_into": "b"},
                               "b": {"status": "merged", "merged_into": "a"}})),
    ),
    # languages
    "a text that lacks a language": (
        "warning", ("questions", 0, "text"), "lacks the language 'de', and so do 1 more",
        study({**STAGE, "text": {"en": "Which?"}, "help": "Say which."}, languages=["en", "de"]),
    ),
    "closing words that lack a language": (
        "warning", ("closing", "completed"), "closing.completed lacks the language 'fr'",
        study({**STAGE, "text": {"en": "Which?", "fr": "Quoi?"}}, languages=["en", "fr"]),
    ),
    # the whole
    "an unknown segment": ("error", ("segment",), "no question 'stge'", study(segment="stge")),
    "a segment of many values": (
        "error", ("segment",), "is of type multi", study(USES, segment="uses"),
    ),
    "a figure of nothing": (
        "error", ("figures", "2", 0), "does not exist", study(figures={"2": ["stge"]}),
    ),
    "an ending without a condition": (
        "error", ("questions", 0, "terminate"), "never applies",
        study({**STAGE, "terminate": {"reason": "x"}}),
    ),
    "an open question without objective": (
        "warning", ("questions", 0), "no objective", study({**WHY, "objective": None}),
    ),
    "a codebook without codes": (
        "warning", ("questions", 0, "codebook"), "has no codes", study(open_with(version="2")),
    ),
    "a code merged, and nobody said into which": (
        "error", ("questions", 0, "codebook", "codes", "a"), "merged into nothing",
        study(open_with(codes={"a": {"definition": "x", "status": "merged"}})),
    ),
    "a main language that is not listed": (
        "warning", ("languages",), "not among the languages", study(languages=["de"]),
    ),
    "only exclusive options": (
        "warning", ("questions", 0, "options"), "every option is exclusive",
        study({**USES, "exclusive": ["a", "b", "c"]}),
    ),
    "a scale that nobody can hold in mind": (
        "warning", ("questions", 0, "scale"), "has 1001 points",
        study({**RATE, "scale": [0, 1000]}),
    ),
    "a segment without options": (
        "error", ("questions", 1), "there are no options",
        study(STAGE, {"id": "s", "type": "derived", "options": []}),
    ),
    "an ending that cannot be read": (
        "error", ("questions", 0, "terminate_if"), "no meaning here",
        study({**STAGE, "terminate_if": "stage = late"}, WHY),
    ),
    "choices carried from nowhere": (
        "error", ("questions", 1, "carry_forward", "from"), "no question 'usses'",
        study(USES, {**STAGE, "carry_forward": {"from": "usses"}}),
    ),
    "rows carried from a stranger": (
        "error", ("questions", 1, "carry_forward", "from"), "none of the items occurs in 'uses'",
        study(USES, {**RATE, "items": ["x", "y"], "carry_forward": {"from": "uses"}}),
    ),
    "rows carried from the rows of another": (
        "error", ("questions", 1, "carry_forward", "from"), "none of the items occurs in 'rate'",
        study(RATE, {**RATE, "id": "again", "items": ["x"], "carry_forward": {"from": "rate"}}),
    ),
    "a loop over a question without rows": (
        "error", ("questions", 1, "loop", "over"), "has nothing to go over",
        study({**RATE, "items": []}, {**WHY, "loop": {"over": "rate"}}),
    ),
    "a segment that is asked in rounds": (
        "error", ("segment",), "asked several times",
        study(USES, {**STAGE, "loop": {"over": "uses"}}, segment="stage"),
    ),
    "only segments": (
        "error", ("questions",), "put to anybody",
        study({"id": "s", "type": "derived", "options": ["x"]}),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", FAULTY)
def test_what_does_not_fit_is_found_where_it_stands(case: str) -> None:
    severity, path, what, questionnaire = FAULTY[case]
    all_found = found(questionnaire)
    hits = [one for one in all_found if what in one.what and one.path == path]
    assert hits, all_found
    assert hits[0].severity == severity


@pytest.mark.parametrize(
    "questionnaire",
    [
        study(),
        study(segment="stage", figures={"2": ["stage"]}),
        study({**STAGE, "terminate_if": "stage == late"}, {**WHY, "show_if": "stage == early"}),
        study(STAGE, {**USES, "show_if": "stage == late"},
              {**WHY, "show_if": "answered(uses) and selected(uses, a)"}),
        study(USES, {**WHY, "loop": {"over": "uses", "as": "it", "where": "it in [a, b]"},
                     "text": "Why {{ it.label }}?"}),
        study({**USES, "exclusive": ["c"]},
              {**WHY, "loop": {"over": "uses", "as": "it", "where": "it != c"}}),
        study({**STAGE, "show_if": None, "allow": ["refused"]},
              {**WHY, "text": "Why {{ stage.label | default('that') }}?"}),
        study({**USES, "min": 1, "exclusive": ["c"]},
              {"id": "q", "type": "multi", "text": "Which?", "options_from": "uses",
               "carry_forward": {"from": "uses", "keep": "not_selected"}}),
        study({**STAGE, "text": "Which?", "options": ["Lonza", "WuXi"]}, languages=["en"]),
        study({"id": "t", "type": "single", "text": "How long?",
               "options": [{"id": "a", "band": [None, 3]}, {"id": "b", "band": [3, None]}]}),
        study(STAGE, {"id": "phase", "type": "derived",
                      "options": [{"id": "x", "when": "stage == late"}, "y"]},
              {**WHY, "text": "Why, at the {{ phase }} stage?"}),
        study(STAGE, {**USES, "show_if": "stage == late"},
              {**WHY, "show_if": "stage == early or (answered(uses) and selected(uses, a))"}),
        study(USES, {**RATE, "items": ["a", "b", "c"], "carry_forward": {"from": "uses"}},
              {**RATE, "id": "again", "carry_forward": {"from": "rate"}},
              {**WHY, "loop": {"over": "again"}, "text": "Why {{ item.label }}?"},
              {**WHY, "id": "how", "show_if": "answered(again[a])"}),
    ],
)  # fmt: skip
def test_what_fits_is_left_alone(questionnaire: Questionnaire) -> None:
    assert found(questionnaire) == []


def test_errors_come_before_warnings() -> None:
    severities = [one.severity for one in found(study(STAGE, STAGE, {**WHY, "objective": None}))]
    assert severities == ["error", "warning"]


def test_a_mistyped_word_comes_with_what_was_meant() -> None:
    mends = [one.mend for one in found(study(segment="stge"))]
    assert mends == ["did you mean 'stage'?"]


@pytest.mark.parametrize(
    ("labels", "ordered"),
    [
        (("Strongly agree", "Agree", "Disagree"), True),
        (("Under 5", "5 to 9", "10 or more"), True),
        (("Phase 1", "Phase 2", "Phase 3"), True),
        (("Lonza", "WuXi", "Catalent"), False),
        (("Cost", "Quality", "More time", "Location"), False),
    ],
)
def test_a_scale_is_told_from_a_list(labels: tuple[str, ...], ordered: bool) -> None:
    assert looks_ordered(labels) is ordered


@settings(max_examples=60, deadline=None)
@given(questionnaires(), st.randoms(use_true_random=False))
def test_no_order_of_questions_makes_the_checks_fail(
    questionnaire: Questionnaire, chance: Random
) -> None:
    questions = [*questionnaire.questions, *questionnaire.questions[:1]]
    chance.shuffle(questions)
    shuffled = questionnaire.model_copy(update={"questions": tuple(questions[:-1] or questions)})
    for one in problems(shuffled):
        assert one.what
        assert one.path


def test_many_wide_conditions_are_checked_in_reasonable_time() -> None:
    rates = [{**RATE, "id": f"r{n}", "items": []} for n in range(5)]
    wide = "(r0 > {n} and r1 < 5) or (r2 == 3 and r3 != 4) or r4 == 2"
    opens = [{**WHY, "id": f"q{n}", "show_if": wide.format(n=n % 6 + 1)} for n in range(20)]
    began = time.process_time()
    assert found(study(*rates, *opens)) == []
    assert time.process_time() - began < 5
