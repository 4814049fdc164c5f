"""The tables: who is counted, in which rows, in which segments."""

import csv
import io
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.errors import BadInput, NotFound
from agent.questionnaire import Questionnaire
from agent.report.cases import Case
from agent.report.tables import COLUMNS, Cell, crosstab, figure_keys, tables_csv
from tests.report_factories import answered, cases, judged, questionnaire

STAGE = {"id": "stage", "type": "single", "text": "Stage?", "options": ["early", "late"]}
CODES = {
    "codes": {
        "slow_start": {"net": "delays"},
        "waiting": {"net": "delays"},
        "price": {},
    },
    "nets": {"delays": "Delays"},
}
PAINS = {"id": "pains", "type": "open", "text": "What hurts?", "codebook": CODES}
USES = {"id": "uses", "type": "multi", "text": "Uses?", "options": ["a", "b", "none"]}
KNOWN = {
    "id": "known",
    "type": "grid",
    "text": "Known?",
    "items": ["x", {"id": "y", "show_if": "stage == late"}],
    "options": ["no", "by_name", "well"],
    "aware": ["by_name", "well"],
}
MATTERS = {"id": "matters", "type": "rating", "text": "How much?", "items": ["cost", "speed"]}
WEEKS = {
    "id": "weeks",
    "type": "number",
    "text": "Weeks?",
    "bands": [{"id": "short", "band": [None, 4]}, {"id": "long", "band": [4, 52]}],
}
LARGE = {
    "id": "size",
    "type": "derived",
    "options": [{"id": "big", "when": "weeks >= 10"}, {"id": "small", "when": "weeks < 10"}],
}
ALL_KINDS = questionnaire(STAGE, PAINS, USES, KNOWN, MATTERS, WEEKS, LARGE)


def one(
    cells: Sequence[Cell], question: str, value: str, segment: str = "all", item: str = ""
) -> Cell:
    """Find the single cell at a place."""
    place = (question, value, segment, item)
    (found,) = [
        cell for cell in cells if (cell.question, cell.value, cell.segment, cell.item) == place
    ]
    return found


def test_the_base_is_who_was_asked_refusals_included() -> None:
    said = [
        judged(0, "stage", "early"),
        judged(1, "stage", "refused"),
        judged(2, "stage", "dont_know"),
        judged(3, "stage", "not_asked"),
    ]
    cells = crosstab(questionnaire(STAGE), cases(5), said, by=None)
    assert [(cell.value, cell.n, cell.base) for cell in cells] == [
        ("early", 1, 3),
        ("late", 0, 3),
        ("dont_know", 1, 3),
        ("refused", 1, 3),
    ]


def test_only_completed_interviews_count_unless_told() -> None:
    people = [*cases(1), *(one.model_copy(update={"interview": "X"}) for one in
              cases(1, status="stopped"))]  # fmt: skip
    said = [judged("I0", "stage", "early"), judged("X", "stage", "late")]
    assert one(crosstab(questionnaire(STAGE), people, said, by=None), "stage", "late").n == 0
    both = crosstab(questionnaire(STAGE), people, said, by=None, include=("completed", "stopped"))
    assert (one(both, "stage", "late").n, one(both, "stage", "late").base) == (1, 2)


def test_a_net_counts_respondents_not_codes() -> None:
    said = [
        judged(0, "pains", "slow_start"),
        judged(0, "pains", "waiting"),
        judged(1, "pains", "waiting"),
        judged(2, "pains", "price"),
        judged(3, "pains", "not_mentioned"),
    ]
    cells = crosstab(questionnaire(PAINS), cases(4), said, by=None)
    assert [(cell.value, cell.n) for cell in cells] == [
        ("delays", 2),
        ("slow_start", 1),
        ("waiting", 2),
        ("price", 1),
        ("dont_know", 0),
        ("refused", 0),
        ("no_code", 1),
    ]
    assert {cell.base for cell in cells} == {4}


def test_every_row_stands_in_every_segment_zeros_included() -> None:
    cells = crosstab(ALL_KINDS, cases(3), [judged(0, "stage", "early")], by="stage")
    for question in ("stage", "pains", "uses", "known", "matters", "weeks", "size"):
        by_segment = {
            segment: [
                (c.item, c.value) for c in cells if (c.question, c.segment) == (question, segment)
            ]
            for segment in ("all", "early", "late")
        }
        assert by_segment["all"] == by_segment["early"] == by_segment["late"] != []
    empty = one(cells, "uses", "a", "late")
    assert (empty.n, empty.base, empty.percent, empty.low, empty.high) == (0, 0, None, None, None)


def test_segments_split_the_total() -> None:
    said = [judged(at, "stage", "early" if at < 4 else "late") for at in range(6)]
    said += [judged(at, "uses", "a") for at in range(5)] + [judged(5, "uses", "none")]
    cells = crosstab(questionnaire(STAGE, USES), cases(6), said, by="stage")
    assert [(one(cells, "uses", "a", s).n, one(cells, "uses", "a", s).base)
            for s in ("all", "early", "late")] == [(5, 6), (4, 4), (1, 2)]  # fmt: skip
    assert one(cells, "uses", "a", "early").percent == 100


def test_a_segment_that_the_judgements_do_not_tell_is_taken_from_the_case() -> None:
    people = [case.model_copy(update={"segment": "late"}) for case in cases(2)]
    said = [judged(0, "uses", "a"), judged(0, "stage", "early"), judged(1, "uses", "b")]
    cells = crosstab(questionnaire(STAGE, USES), people, said, by="stage")
    assert one(cells, "uses", "a", "early").n == one(cells, "uses", "b", "late").n == 1


def test_a_derived_question_has_rows_and_gives_segments() -> None:
    said = [judged(0, "weeks", 12), judged(1, "weeks", 3), judged(2, "weeks", 2)]
    cells = crosstab(ALL_KINDS, cases(4), said, by="size")
    assert [
        (c.value, c.n, c.base) for c in cells if (c.question, c.segment) == ("size", "all")
    ] == [
        ("big", 1, 3),
        ("small", 2, 3),
    ]
    assert one(cells, "weeks", "", "small").mean == 2.5


def test_awareness_is_a_net_over_the_options_that_mean_it() -> None:
    said = [judged(0, "known", "no", "x"), judged(1, "known", "by_name", "x")]
    said += [judged(2, "known", "well", "x"), judged(2, "known", "refused", "y")]
    cells = crosstab(questionnaire(STAGE, KNOWN), cases(3), said, by=None)
    assert (
        one(cells, "known", "aware", item="x").n,
        one(cells, "known", "aware", item="x").base,
    ) == (2, 3)
    assert (
        one(cells, "known", "aware", item="y").n,
        one(cells, "known", "aware", item="y").base,
    ) == (0, 1)


def test_a_refusal_of_the_whole_grid_counts_for_each_row_that_applies() -> None:
    said = [judged(0, "stage", "early"), judged(0, "known", "refused")]
    said += [judged(1, "stage", "late"), judged(1, "known", "refused")]
    cells = crosstab(questionnaire(STAGE, KNOWN), cases(2), said, by=None)
    assert one(cells, "known", "refused", item="x").n == 2
    assert one(cells, "known", "refused", item="y").n == 1


def test_a_rating_has_its_mean_its_points_and_both_ends() -> None:
    said = [judged(at, "matters", value, "cost") for at, value in enumerate([7, 6, 1, 4])]
    said.append(judged(4, "matters", "refused", "cost"))
    cells = crosstab(questionnaire(MATTERS), cases(5), said, by=None)
    mean = one(cells, "matters", "", item="cost")
    assert (mean.n, mean.base, mean.percent, mean.mean) == (4, 5, None, 4.5)
    assert mean.low == pytest.approx(0.29, abs=0.01)
    assert mean.deviation == pytest.approx(2.646, abs=0.001)
    rows = {cell.value: cell.n for cell in cells if cell.item == "cost" and cell.value}
    assert rows["top2"] == 2 and rows["bottom2"] == 1 and rows["4"] == 1 and rows["5"] == 0
    assert rows["refused"] == 1 and one(cells, "matters", "refused", item="cost").percent == 20


def test_a_number_falls_into_the_band_that_begins_with_it() -> None:
    said = [judged(at, "weeks", value) for at, value in enumerate([3.9, 4, 52])]
    cells = crosstab(questionnaire(WEEKS), cases(3), said, by=None)
    assert one(cells, "weeks", "short").n == one(cells, "weeks", "long").n == 1
    assert one(cells, "weeks", "outside_bands").n == 1


def test_a_loop_over_another_question_has_a_round_per_option() -> None:
    each = {"id": "each", "type": "rating", "text": "Rate it", "loop": {"over": "uses", "as": "u"}}
    cells = crosstab(questionnaire(USES, each), cases(1), [judged(0, "each", 3, "b")], by=None)
    assert {cell.item for cell in cells if cell.question == "each"} == {"a", "b", "none"}
    assert one(cells, "each", "", item="b").mean == 3


def test_a_rejected_code_no_longer_counts_but_its_respondent_was_asked() -> None:
    said = [judged(0, "pains", "price", status="rejected", source="human")]
    cells = crosstab(questionnaire(PAINS), cases(1), said, by=None)
    assert (one(cells, "pains", "price").n, one(cells, "pains", "price").base) == (0, 1)


def test_a_persons_word_stands_above_the_coders() -> None:
    said = [judged(0, "stage", "early"), judged(0, "stage", "late", source="human")]
    said += [judged(1, "pains", "price"), judged(1, "pains", "refused", source="human")]
    said += [judged(2, "pains", "price"), judged(2, "pains", "waiting", source="human")]
    cells = crosstab(questionnaire(STAGE, PAINS), cases(3), said, by=None)
    assert (one(cells, "stage", "early").n, one(cells, "stage", "late").n) == (0, 1)
    assert (one(cells, "pains", "price").n, one(cells, "pains", "refused").n) == (1, 1)
    assert one(cells, "pains", "waiting").n == 1


def test_a_merged_code_counts_for_the_one_that_it_became() -> None:
    book = {"codes": {"old": {"status": "merged", "merged_into": "new"}, "new": {}}}
    asked = questionnaire({**PAINS, "codebook": book})
    said = [judged(0, "pains", "old"), judged(0, "pains", "new")]
    cells = crosstab(asked, cases(1), said, by=None)
    assert {cell.value: cell.n for cell in cells} == {"new": 1, "dont_know": 0, "refused": 0}


def test_a_value_that_the_questionnaire_does_not_list_still_has_its_row() -> None:
    said = [judged(0, "uses", "formerly_listed"), judged(1, "uses", "not_applicable")]
    cells = crosstab(questionnaire(USES), cases(2), said, by=None)
    assert one(cells, "uses", "formerly_listed").n == one(cells, "uses", "not_applicable").n == 1


def test_a_dont_know_that_is_an_option_has_one_row() -> None:
    asked = questionnaire({**STAGE, "options": ["early", "dont_know"]})
    stated = judged(0, "stage", "dont_know")
    chosen = judged(1, "stage").model_copy(update={"value": "dont_know"})
    said = [stated, chosen]
    cells = crosstab(asked, cases(2), said, by=None)
    assert [(c.value, c.n) for c in cells] == [("early", 0), ("dont_know", 2), ("refused", 0)]


def test_figures_are_the_researchers_and_a_numbered_one_comes_first() -> None:
    asked = questionnaire(
        STAGE, PAINS, USES, figures={"themes": ["pains", "uses"], "10": ["pains"], "9": ["pains"]}
    )
    assert figure_keys(asked) == {"pains": "9", "uses": "themes"}


def test_without_a_plan_each_question_that_can_be_drawn_is_a_figure() -> None:
    bare = {"id": "more", "type": "open", "text": "Anything else?"}
    assert figure_keys(questionnaire(STAGE, bare, USES)) == {"stage": "1", "uses": "2"}


def test_a_break_must_be_a_question_that_gives_segments() -> None:
    with pytest.raises(NotFound, match="no question 'nowhere'"):
        crosstab(ALL_KINDS, [], [], by="nowhere")
    with pytest.raises(BadInput, match="gives no segments"):
        crosstab(ALL_KINDS, [], [], by="known")


def test_the_csv_has_the_columns_of_the_contract_and_plain_numbers() -> None:
    said = [judged(0, "uses", "a"), judged(1, "uses", "b"), judged(2, "uses", "b")]
    text = tables_csv(crosstab(questionnaire(USES), cases(3), said, by=None))
    rows = list(csv.DictReader(io.StringIO(text)))
    assert tuple(rows[0]) == COLUMNS
    assert rows[0]["percent"] == "33.33"
    assert (rows[2]["n"], rows[2]["percent"], rows[2]["low"]) == ("0", "0", "0")
    assert rows[0]["mean"] == ""


@given(number=st.integers(0, 30), seed=st.integers(0, 10_000))
def test_the_tables_keep_the_laws_of_counting(number: int, seed: int) -> None:
    cells = crosstab(ALL_KINDS, cases(number), answered(ALL_KINDS, number, seed=seed), by="stage")
    _check_cells(cells)
    _check_single(ALL_KINDS, cells)
    _check_segments(cells)


def _check_cells(cells: Sequence[Cell]) -> None:
    places = [(c.question, c.item, c.value, c.segment) for c in cells]
    assert len(places) == len(set(places))
    for cell in cells:
        assert 0 <= cell.n <= cell.base
        if cell.value:
            assert cell.percent == (100 * cell.n / cell.base if cell.base else None)


def _check_single(asked: Questionnaire, cells: Sequence[Cell]) -> None:
    """The rows of a question with one answer add up to its base."""
    for question in (asked.by_id["stage"], asked.by_id["size"]):
        rows = [c for c in cells if c.question == question.id and c.segment == "all"]
        assert sum(c.n for c in rows) == rows[0].base


def _check_segments(cells: Sequence[Cell]) -> None:
    """The segments and whoever has none add up to the total."""
    outside = next(c.n for c in cells if (c.question, c.value) == ("stage", "refused"))
    for cell in (c for c in cells if c.segment == "all" and c.question == "stage" and c.value):
        parts = [
            c.n for c in cells
            if (c.question, c.value) == (cell.question, cell.value) and c.segment != "all"
        ]  # fmt: skip
        assert sum(parts) == cell.n or (cell.value == "refused" and cell.n == outside)


def test_cases_of_no_wave_give_empty_tables() -> None:
    none: list[Case] = []
    assert {cell.base for cell in crosstab(ALL_KINDS, none, [], by="stage")} == {0}
