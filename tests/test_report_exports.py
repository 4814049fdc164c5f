"""The formats of other tools, read back by those tools' own libraries."""

import io
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet
import pyreadstat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyrefiqda import RefiProject

from agent.report import columnar, project, spss, workbook
from agent.report.about import SIMULATED
from agent.report.answers import Material, answers
from agent.report.sheet import RISKY
from agent.report.wide import DONT_KNOW, NOT_ASKED, NOT_REACHED, OTHER, REFUSED, wide
from agent.transcript import Asked, Closed, Found, Judged, Transcript
from tests.report_factories import NOON, evidence, judged, questionnaire, transcript

WORDS = "We waited nine months 😀, and paid twice."
ASKED = questionnaire(
    {
        "id": "q0",
        "type": "open",
        "text": "What went wrong?",
        "title": "Trouble",
        "codebook": {
            "codes": {
                "wait": {"definition": "Waiting is long.", "net": "time"},
                "slow": {"definition": "Things are slow.", "net": "time"},
                "cost": {"definition": "It is dear."},
            }
        },
    },
    {"id": "kind", "type": "single", "text": "Which?", "options": ["small", "large", "dont_know"]},
    {
        "id": "tools",
        "type": "multi",
        "text": "What do you use?",
        "options": ["saw", {"id": "other", "specify": True}],
    },
    {"id": "rate", "type": "rating", "text": "How good?", "items": ["price", "speed"]},
    {"id": "staff", "type": "number", "text": "How many?"},
    {"id": "size", "type": "derived", "options": [{"id": "big", "when": "staff > 9"}]},
)


def study(*, synthetic: bool = False) -> Material:
    """Four interviews: one answers all, one refuses, one stops early, one is not asked much."""
    said = [
        judged(0, "q0", "wait", evidence=evidence("waited nine months", turn=2, start=3)),
        judged(0, "q0", "cost", evidence=evidence("paid twice", turn=2, start=29)),
        judged(0, "kind", "large"),
        judged(0, "tools", "saw"),
        judged(0, "tools", "other"),
        judged(0, "rate", 4, "price"),
        judged(0, "rate", "dont_know", "speed"),
        judged(0, "staff", 12),
        judged(1, "q0", "not_mentioned"),
        judged(1, "kind", "dont_know"),
        judged(1, "tools", "refused"),
        judged(1, "rate", "refused"),
        judged(1, "staff", "unclear"),
    ]
    talks = [transcript([WORDS], interview=f"I{at}", synthetic=synthetic) for at in range(4)]
    talks[0] = with_words(talks[0])
    talks[2] = stopped(talks[2])
    return Material(ASKED, talks, said)


def with_words(talk: Transcript) -> Transcript:
    """Judge the first reply as an answer, and specify another tool."""
    read: dict[str, Any] = {"at": NOON, "reply": 2, "intent": "answer", "by": "rules"}
    other = Found(question="tools", value="other", other="=an adze")
    judgements = (
        Judged(question="q0", **read),
        Judged(question="tools", found=(other,), **read),
        Judged(question="q0", **read | {"intent": "help"}),
    )
    return Transcript(events=(*talk.events[:-1], *judgements, talk.events[-1]))


def stopped(talk: Transcript) -> Transcript:
    """Stop while the second question waits."""
    waiting = Asked(at=NOON, form="question", question="kind", text="Which?")
    ending = Closed(at=NOON, status="stopped", text="Goodbye.")
    return Transcript(events=(*talk.events[:-1], waiting, ending))


def cells(material: Material, interview: int) -> dict[str, object]:
    """Give one interview's cells by variable."""
    table = wide(material)
    names = [one.name for one in table.columns]
    return dict(zip(names, table.rows[interview], strict=True))


def test_a_row_holds_numbers_for_choices_flags_for_sets_and_the_words_themselves() -> None:
    row = cells(study(), 0)
    assert (row["kind"], row["size"], row["staff"]) == (2, 1, 12)
    assert [row[f"tools__{one}"] for one in ("saw", "other")] == [1, 1]
    assert (row["tools__specified"], row["q0__text"]) == ("=an adze", WORDS)
    assert [row[f"q0__{one}"] for one in ("wait", "slow", "cost", "time")] == [1, 0, 1, 1]
    assert (row["rate__price"], row["rate__speed"]) == (4, DONT_KNOW)


def test_a_cell_without_a_value_says_why() -> None:
    row = cells(study(), 1)
    assert (row["kind"], row["tools__saw"], row["staff"]) == (DONT_KNOW, REFUSED, OTHER)
    assert (row["rate__price"], row["rate__speed"]) == (REFUSED, REFUSED)
    assert [row[f"q0__{one}"] for one in ("wait", "cost")] == [0, 0]
    assert row["size"] == NOT_ASKED


def test_what_came_after_the_end_was_not_reached_and_what_was_skipped_not_asked() -> None:
    early, brief = cells(study(), 2), cells(study(), 3)
    assert (early["kind"], early["staff"]) == (NOT_ASKED, NOT_REACHED)
    assert (brief["kind"], brief["staff"]) == (NOT_ASKED, NOT_ASKED)


def test_an_option_named_as_one_of_our_variables_keeps_a_column_of_its_own() -> None:
    asked = questionnaire(
        {"id": "q0", "type": "open", "text": "?", "codebook": {"codes": {"text": {}}}}
    )
    names = [one.name for one in wide(Material(asked, [transcript(["x"])], [])).columns]
    assert len(set(names)) == len(names)


def saved(material: Material, folder: Path) -> Path:
    """Write the SPSS file to a folder."""
    path = folder / "study.sav"
    path.write_bytes(spss.sav(wide(material)))
    return path


def test_spss_reads_labels_values_and_declared_missing_numbers(tmp_path: Path) -> None:
    path = saved(study(), tmp_path)
    frame, meta = pyreadstat.read_sav(path)
    assert frame["kind"].tolist()[0] == 2
    assert frame["kind"].isna().tolist() == [False, True, True, True]
    assert meta.variable_value_labels["kind"] | {} == {
        1.0: "Small", 2.0: "Large", -95.0: "no usable answer", -96.0: "not reached",
        -97.0: "not asked", -98.0: "Dont know", -99.0: "refused",
    }  # fmt: skip
    assert meta.column_names_to_labels["q0__wait"] == "Wait: Trouble"
    assert frame["q0__text"].tolist()[0] == WORDS
    frame, meta = pyreadstat.read_sav(path, user_missing=True)
    assert frame["kind"].tolist() == [2, DONT_KNOW, NOT_ASKED, NOT_ASKED]
    assert meta.missing_ranges["kind"] == [{"lo": REFUSED, "hi": OTHER}]


def test_the_syntax_defines_a_set_per_question_without_its_nets() -> None:
    text = spss.syntax(wide(study(synthetic=True)))
    assert "NAME=$tools LABEL='Tools'" in text and "NAME=$q0 LABEL='Trouble'" in text
    assert "q0__wait" in text and "q0__time" not in text
    assert SIMULATED in text and text.rstrip().endswith(".")
    without = questionnaire({"id": "kind", "type": "single", "text": "?", "options": ["a", "b"]})
    assert "MRSETS" not in spss.syntax(wide(Material(without, [], [])))


def test_names_are_legal_and_differ_whatever_the_ids_are(tmp_path: Path) -> None:
    long = "a" * 60
    asked = questionnaire(
        {"id": "all", "type": "multi", "text": "?", "options": ["1.5", "1-5", "x" * 60, "X" * 60]},
        {"id": long, "type": "rating", "text": "?", "items": ["b" * 40, "b" * 41]},
    )
    material = Material(asked, [transcript(["x"])], [])
    names = spss.names_of(wide(material).columns)
    assert len({one.lower() for one in names.values()}) == len(names)
    assert all(len(one) <= 64 and one[0].isalpha() for one in names.values())
    frame, _ = pyreadstat.read_sav(saved(material, tmp_path))
    assert len(frame.columns) == len(names)


@given(st.text(max_size=60))
def test_no_cell_of_the_workbook_is_a_formula_whatever_was_said(words: str) -> None:
    talk = transcript([f"{RISKY}{words}".translate(dict.fromkeys(range(32)))])
    said = [judged(0, "q0", f"={words}"[:20])]
    book = openpyxl.load_workbook(io.BytesIO(_book(Material(ASKED, [with_words(talk)], said))))
    assert all(
        cell.data_type in ("s", "n")
        for page in book.worksheets
        for row in page.iter_rows()
        for cell in row
    )


def _book(material: Material) -> bytes:
    return workbook.workbook(wide(material), answers(material))


def test_the_workbook_has_a_page_for_everything_and_says_that_it_is_simulated() -> None:
    book = openpyxl.load_workbook(io.BytesIO(_book(study(synthetic=True))))
    assert book.sheetnames == ["About", "Interviews", "Answers", "Variables"]
    assert SIMULATED in [row[0].value for row in book["About"].iter_rows()]
    header, first, *_ = book["Interviews"].iter_rows(values_only=True)
    assert dict(zip(header, first, strict=True))["tools__specified"] == "=an adze"
    assert book["Answers"].max_row == 1 + 11
    assert ("kind", None, None, 2, "Large") in list(book["Variables"].iter_rows(values_only=True))


def test_parquet_keeps_numbers_as_numbers_and_says_that_it_is_simulated() -> None:
    made = dict(columnar.files(study(synthetic=True)))
    table = pyarrow.parquet.read_table(io.BytesIO(made["answers.parquet"]))
    assert str(table.schema.field("start").type) == "int64"
    assert table.column("value").to_pylist()[:3] == ["wait", "cost", "large"]
    assert table.schema.metadata[b"notice"].decode() == SIMULATED
    assert set(made) == {"answers.parquet", "interviews.parquet"}


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_a_project_holds_every_interview_and_its_passages_to_the_letter(tmp_path: Path) -> None:
    path = tmp_path / "study.qdpx"
    path.write_bytes(project.qdpx(study()))
    read = RefiProject.load(path, str(tmp_path / "unpacked"))
    assert [case.name for case in read.cases.case] == ["R0", "R1", "R2", "R3"]
    codes = {one.guid: one.name for one in read.code_book.codes.code[0].code}
    assert list(codes.values()) == ["Wait", "Slow", "Cost"]
    source = read.sources.text_source[0]
    text = RefiProject.resolve_source_path(source.plain_text_path, tmp_path / "unpacked")
    whole = text.read_text(encoding="utf-8")
    marked = {
        codes[one.coding[0].code_ref.target_guid]: whole[one.start_position : one.end_position]
        for one in source.plain_text_selection
    }
    assert marked == {"Wait": "waited nine months", "Cost": "paid twice"}
    held = {
        one.variable_ref.target_guid: one.text_value for one in read.cases.case[0].variable_value
    }
    assert "Large" in held.values()


def test_a_second_project_of_the_same_data_is_the_same_file() -> None:
    assert project.qdpx(study()) == project.qdpx(study())


def test_a_quote_that_does_not_stand_where_it_says_is_not_marked(tmp_path: Path) -> None:
    wrong = [judged(0, "q0", "wait", evidence=evidence("never said", turn=2))]
    lost = [judged(0, "q0", "cost", evidence=evidence("paid", turn=77))]
    other = [judged(0, "q0", "gone", evidence=evidence("We", turn=2))]
    material = Material(ASKED, [transcript([WORDS])], wrong + lost + other)
    assert b"PlainTextSelection" not in project.qdpx(material)
