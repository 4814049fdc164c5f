"""The data files: a row per value, words that stand where they say, and no formula."""

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.errors import BadInput
from agent.report.answers import Material, answers, files, interviews
from agent.report.lines import parse_transcript_line, transcript_line
from agent.report.sheet import RISKY, cell, harmless_from, sheet
from tests.report_factories import evidence, judged, questionnaire, transcript

PAINS = {"id": "q0", "type": "open", "text": "?", "codebook": {"codes": {"wait": {}, "cost": {}}}}
ASKED = questionnaire(PAINS, {"id": "q1", "type": "rating", "text": "?", "items": ["a", "b"]})
TEXT = "We waited nine months 😀, and paid twice."


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def answers_read(*given: Any) -> list[dict[str, str]]:
    return read(answers(Material(*given)).csv())


def interviews_read(*given: Any) -> list[dict[str, str]]:
    return read(interviews(Material(*given)).csv())


def test_a_multi_answer_has_a_row_per_value() -> None:
    said = [judged(0, "q0", "wait"), judged(0, "q0", "cost"), judged(0, "q1", 5, "b")]
    rows = answers_read(ASKED, [transcript([TEXT])], said)
    assert [(r["question"], r["item"], r["value"]) for r in rows] == [
        ("q0", "", "wait"),
        ("q0", "", "cost"),
        ("q1", "b", "5"),
    ]
    assert (rows[0]["interview"], rows[0]["respondent"], rows[0]["wave"]) == ("I0", "R0", "wave-1")
    assert (rows[0]["coder"], rows[0]["codebook"], rows[0]["status"]) == (
        "rules",
        "c0de",
        "suggested",
    )


def test_rows_follow_the_interviews_and_the_questionnaire() -> None:
    said = [judged(1, "q0", "wait"), judged(0, "q1", 5, "b"), judged(0, "q0", "wait")]
    talks = [transcript([TEXT]), transcript([TEXT], interview="I1")]
    rows = answers_read(ASKED, talks, said)
    assert [(r["interview"], r["question"]) for r in rows] == [
        ("I0", "q0"),
        ("I0", "q1"),
        ("I1", "q0"),
    ]


def test_what_was_declined_or_not_known_is_a_value_and_silence_is_none() -> None:
    said = [
        judged(0, "q0", "not_mentioned"),
        judged(0, "q1", "refused", "a"),
        judged(0, "q1", "dont_know", "b"),
    ]
    talk = [transcript([TEXT])]
    assert [r["value"] for r in answers_read(ASKED, talk, said)] == [
        "refused",
        "dont_know",
    ]
    (row,) = interviews_read(ASKED, talk, said)
    assert (row["asked"], row["no_value"]) == ("q0 q1.a q1.b", "q0")


def test_a_quote_stands_in_the_transcript_where_it_says() -> None:
    quote = "😀, and paid"
    span = evidence(quote, turn=2, start=TEXT.index(quote))
    talk = transcript([TEXT])
    (row,) = answers_read(ASKED, [talk], [judged(0, "q0", "cost", evidence=span)])
    assert row["quote"] == quote
    turns = {turn["seq"]: turn["text"] for turn in json.loads(transcript_line(talk))["turns"]}
    assert turns[int(row["turn"])][int(row["start"]) : int(row["end"])] == quote


def test_words_that_are_not_in_the_transcript_are_not_quoted() -> None:
    wrong = evidence("We never waited", turn=2) + evidence("waited", turn=2, start=3)
    (row,) = read(
        answers(
            Material(ASKED, [transcript([TEXT])], [judged(0, "q0", "wait", evidence=wrong)])
        ).csv()
    )
    assert (row["quote"], row["start"]) == ("waited", "3")
    lost = evidence("We never waited", turn=99)
    (row,) = read(
        answers(
            Material(ASKED, [transcript([TEXT])], [judged(0, "q0", "wait", evidence=lost)])
        ).csv()
    )
    assert (row["quote"], row["turn"], row["start"], row["end"]) == ("", "", "", "")


@given(st.text(alphabet="=+-@\t\r\n ＝a\"',;é😀", min_size=1, max_size=12))
def test_no_quote_is_run_and_every_quote_is_still_what_was_said(text: str) -> None:
    talk = transcript([text])
    one = judged(0, "q0", "wait", evidence=evidence(text, turn=2))
    (row,) = answers_read(ASKED, [talk], [one])
    if row["quote"]:
        assert row["quote"][0] not in RISKY
        assert text[int(row["start"]) : int(row["end"])] == row["quote"]
    else:
        assert harmless_from(text) == len(text)


def test_every_passage_has_a_row_with_how_it_was_found_and_what_found_it() -> None:
    first = evidence("We waited", turn=2)[0]
    second = first.model_copy(
        update={"start": 3, "end": 9, "quote": "waited", "match": "fuzzy", "coverage": 0.9,
                "prompted": True}
    )  # fmt: skip
    gone = first.model_copy(update={"quote": "We wanted"})
    said = [judged(0, "q0", "wait", evidence=(first, second, gone)), judged(0, "q0", "cost")]
    rows = read(dict(files(Material(ASKED, [transcript([TEXT])], said)))["evidence.csv"])
    assert [(r["value"], r["quote"], r["match"], r["coverage"], r["prompted"]) for r in rows] == [
        ("wait", "We waited", "exact", "1", "no"), ("wait", "waited", "fuzzy", "0.9", "yes"),
    ]  # fmt: skip
    assert {(r["coder"], r["codebook"], r["question"]) for r in rows} == {("rules", "c0de", "q0")}


def test_a_persons_coding_names_the_person() -> None:
    said = [judged(0, "q0", "wait", source="human", reviewer="ada", status="accepted")]
    (row,) = answers_read(ASKED, [transcript([TEXT])], said)
    assert (row["coder"], row["source"], row["status"]) == ("ada", "human", "accepted")


def test_a_rejected_code_is_exported_as_such() -> None:
    said = [judged(0, "q0", "wait", source="human", status="rejected")]
    talk = [transcript([TEXT])]
    assert [r["status"] for r in answers_read(ASKED, talk, said)] == ["rejected"]
    assert interviews_read(ASKED, talk, said)[0]["no_value"] == "q0"


def test_an_interview_is_a_row_that_says_whether_it_was_real() -> None:
    talks = [transcript([TEXT, "no"]), transcript(interview="I1", synthetic=True)]
    rows = interviews_read(ASKED, talks, [])
    assert [r["synthetic"] for r in rows] == ["no", "yes"]
    assert (rows[0]["seconds"], rows[0]["replies"], rows[0]["status"]) == ("300", "2", "completed")
    assert rows[0]["words"] == str(len(TEXT.split()) + 1)


@given(st.one_of(st.text(), st.from_regex(r"\A[=+\-@\t\r].*\Z")))
def test_no_text_cell_begins_as_a_formula_does(text: str) -> None:
    assert cell(text)[:1] not in set(RISKY)
    assert cell(text) in (text, "'" + text)


@given(st.one_of(st.integers(-(10**9), 10**9), st.floats(-1e9, 1e9)))
def test_a_number_stays_a_number_negative_ones_too(number: float) -> None:
    assert float(cell(number)) == number


@given(st.lists(st.tuples(st.text(), st.text()), max_size=5))
def test_what_is_written_can_be_read_back(rows: list[tuple[str, str]]) -> None:
    text = sheet(("a", "b"), rows)
    read_back = list(csv.reader(io.StringIO(text, newline="")))
    if "\0" not in text:
        assert read_back[1:] == [[cell(a), cell(b)] for a, b in rows]


def test_a_transcript_is_one_line_with_the_contracts_columns() -> None:
    line = transcript_line(transcript(["first\nsecond\u2028third\x85fourth"], synthetic=True))
    assert line.splitlines() == [line]
    told = json.loads(line)
    assert set(told) == {
        "interview", "respondent", "wave", "status", "language", "synthetic", "started_at",
        "ended_at", "questionnaire", "model", "turns", "record",
    }  # fmt: skip
    assert told["synthetic"] is True and told["questionnaire"]["sha256"] == "5ha"
    assert [
        (turn["seq"], turn["from"], turn["kind"], turn["question"]) for turn in told["turns"]
    ] == [
        (0, "interviewer", "notice", None),
        (1, "interviewer", "question", "q0"),
        (2, "respondent", "reply", "q0"),
        (3, "interviewer", "closing", None),
    ]
    assert told["turns"][2]["text"] == "first\nsecond\u2028third\x85fourth"


def test_a_line_is_read_back_as_it_was_written() -> None:
    line = transcript_line(transcript(["yes"]))
    assert parse_transcript_line(line).model_dump_json(by_alias=True) == line


def test_what_is_no_transcript_is_refused_with_the_mend() -> None:
    with pytest.raises(BadInput, match="no transcript"):
        parse_transcript_line('{"interview": 3}')
    with pytest.raises(BadInput, match="export --format jsonl"):
        parse_transcript_line("not json")
