"""Documents from strangers: who said what, and nothing that is no transcript."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.documents import Document, Talk, decoded, documents, roles, talk_of
from agent.documents.captions import captions
from agent.documents.decoding import MOST_BYTES
from agent.documents.docx import docx_text
from agent.documents.labels import labelled
from agent.errors import BadInput, InterviewError, NotFound, TooLarge

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(body: str, *, main: str = "word/document.xml") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(main, f"<w:document {W}><w:body>{body}</w:body></w:document>")
    return out.getvalue()


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(f'<w:r><w:t>{run}</w:t></w:r>' for run in runs)}</w:p>"


def said(talk: Talk) -> list[tuple[str, str]]:
    return [(one.speaker, one.text) for one in talk.utterances]


@pytest.mark.parametrize(
    "text",
    [
        "Interviewer: How are you?\nRespondent: Fine.\nThank you.",
        "[00:05] Interviewer:\nHow are you?\n[00:07] Respondent:\nFine.\nThank you.",
        "[Interviewer] How are you?\n[Respondent] Fine.\nThank you.",
        "Interviewer  00:05\nHow are you?\nRespondent  00:09\nFine.\nThank you.",
        "INTERVIEWER: How are you?\nInterviewer. : \nRESPONDENT: Fine.\nThank you.",
        "**Interviewer**: How are you?\n**Respondent**: Fine.\nThank you.",
        "Interviewer (00:05):\nHow are you?\n\nRespondent (00:07):\nFine.\nThank you.",
        "Q. How are you?\nA. Fine.\nThank you.",
        "I - How are you?\nR – Fine.\nThank you.",
        "<Interviewer> How are you?\n<P1> Fine.\nThank you.",
    ],
)
def test_labels_are_read_as_people_type_them(text: str) -> None:
    talk = labelled(text)
    assert [one.text for one in talk.utterances] == ["How are you?", "Fine.\nThank you."]
    assert roles(talk).interviewers == (talk.utterances[0].speaker,)


def test_what_stands_before_the_first_turn_is_kept_apart() -> None:
    talk = labelled("Date: 3 May\nPlace: Rome\n\nI: Why?\nR: One reason: time.\nNote: she laughs.")
    assert talk.preamble == "Date: 3 May\nPlace: Rome"
    assert said(talk) == [("I", "Why?"), ("R", "One reason: time.\nNote: she laughs.")]


def test_spellings_of_one_speaker_are_joined_and_two_numbers_never_are() -> None:
    text = "[0:01] RESEARCHER: a?\n[0:02] PARTICIPANT 7: b\n[0:03] RESEACHER: c?\n"
    text += "[0:04] PARTTICIPANT 7\nd\n[0:05] Participant 8.\ne\n[0:06] PARTICIPANT 7: f\n"
    text += "[0:07] RESEARCHER: g?"
    speakers = [one.speaker for one in labelled(text).utterances]
    assert speakers == [
        "RESEARCHER", "PARTICIPANT 7", "RESEARCHER", "PARTICIPANT 7", "Participant 8",
        "PARTICIPANT 7", "RESEARCHER",
    ]  # fmt: skip


def test_a_letter_and_a_dot_begin_a_turn_only_where_both_sides_are_set_off_so() -> None:
    assert len(labelled("Q: Which?\nA: Two.\nI. first\nA. second\nQ. And?\nA: No.").utterances) == 4
    talk = labelled("Interviewer: Which?\nRespondent: Two.\nI. this one\nR. that one")
    assert talk.utterances[1].text == "Two.\nI. this one\nR. that one"
    with pytest.raises(BadInput, match="nobody but R speaks"):
        roles(labelled("R: alone\nR: alone"))


def test_text_in_brackets_is_no_speaker() -> None:
    text = "I: Why?\nR: Because.\n[laughs] yes\n[Deleted by us] no\n[Deleted by us] again\nI: So?"
    assert {one.speaker for one in labelled(text).utterances} == {"I", "R"}


def test_unknown_names_are_told_apart_by_who_asks_or_not_at_all() -> None:
    talk = labelled(
        "Ann: Why?\nBob: So it is.\nAnn: When?\nBob: In May.\nAnn: And how?\nBob: By car."
    )
    assert roles(talk).interviewers == ("Ann",)
    unclear = labelled("Ann: Why?\nBob: Why not?\nAnn: Well.\nBob: Well.")
    with pytest.raises(BadInput, match="cannot be told who interviews: Ann, Bob"):
        roles(unclear)
    assert roles(unclear, ["bob"]).respondents == ("Ann",)


def test_somebody_who_hardly_speaks_is_not_interviewed() -> None:
    long = "It took months and months. " * 30
    talk = labelled(f"[0:01] Interviewer: Why?\n[0:02] R: {long}\n[0:03] Eve:\nTea anybody?")
    assert (roles(talk).respondents, roles(talk).others) == (("R",), ("Eve",))


def test_cues_of_a_recording_have_voices_and_times() -> None:
    talk = captions(
        "WEBVTT\n\nNOTE made by hand\n\n1\n00:00:01.000 --> 00:00:03.500\n<v Interviewer>Why &amp; "
        "when?</v>\n\n00:01:02.000 --> 00:01:04.000\n<v.loud Ann Lee>It was</v>\n\n"
        "01:00:00.000 --> 01:00:01.000\nlate.\n"
    )
    assert said(talk) == [("Interviewer", "Why & when?"), ("Ann Lee", "It was\nlate.")]
    assert [one.seconds for one in talk.utterances] == [1.0, 62.0]
    named = captions("1\n00:00:01,000 --> 00:00:02,000\nInterviewer: Why?\n\n"
                     "2\n00:00:03,000 --> 00:00:04,000\nR: One thing: cost.\n")  # fmt: skip
    assert said(named) == [("Interviewer", "Why?"), ("R", "One thing: cost.")]
    with pytest.raises(BadInput, match="no cue names its speaker"):
        captions("WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n")


def test_a_docx_gives_paragraphs_and_the_rows_of_tables() -> None:
    row = "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>"
    body = (
        paragraph("Inter", "viewer: Why?")
        + row.format(paragraph("Respondent"), paragraph("Because.") + paragraph("Really."))
        + "<w:p><w:del><w:r><w:delText>no</w:delText></w:r></w:del>"
        + "<w:r><w:t>x&lt;y</w:t></w:r></w:p>"
    )
    assert docx_text(docx(body)) == "Interviewer: Why?\nRespondent: Because.\nReally.\nx<y"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (docx(paragraph("I: a?"))[:-40], "cut off or damaged"),
        (docx(paragraph("I: a?"), main="../../etc/passwd"), "no Word document"),
        (docx("<w:p>"), "damaged"),
        (b"PK\x03\x04 nothing", "cut off or damaged"),
    ],
)
def test_a_damaged_docx_is_refused_by_name(data: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(data)
    with pytest.raises(BadInput, match=words):
        talk_of(Document(path, "x.docx", True))


def test_a_docx_that_unfolds_without_end_or_declares_entities_is_refused() -> None:
    with pytest.raises(TooLarge):
        docx_text(docx("<w:t>" + "a" * 61_000_000 + "</w:t>"))
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w") as archive:
        archive.writestr("word/document.xml", f'<!DOCTYPE d [<!ENTITY a "b">]><d {W}>&a;</d>')
    with pytest.raises(BadInput, match="entities"):
        docx_text(bomb.getvalue())


TALK = "Interviewer: Wie geht’s, Müller?\r\nRespondent: Schön – naïve.\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_every_unicode_is_read_and_line_ends_are_one_kind(encoding: str) -> None:
    assert decoded(TALK.encode(encoding)) == (TALK.replace("\r\n", "\n"), "")


def test_windows_1252_is_read_and_said_to_be() -> None:
    text, note = decoded(TALK.encode("cp1252"))
    assert text == TALK.replace("\r\n", "\n") and "Windows-1252" in note


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(64), bytes(range(256)), b"\xff\xfea"]
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(BadInput):
        decoded(data)


def test_more_than_an_interview_needs_is_refused() -> None:
    with pytest.raises(TooLarge):
        decoded(b"a" * (MOST_BYTES + 1))


def test_folders_are_walked_and_files_of_other_kinds_are_named(tmp_path: Path) -> None:
    ours = ("study.db", "study.db-wal", "w.truth.json", "w.sample.json", "chroma/x.txt")
    for name in ("a.txt", "deep/b.docx", "c.pdf", ".hidden.txt", ".git/d.txt", *ours):
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_bytes(b"x")
    found = documents([tmp_path, tmp_path / "a.txt"])
    assert [(one.path.name, one.readable) for one in found] == [
        ("a.txt", True), ("c.pdf", False), ("b.docx", True),
    ]  # fmt: skip
    with pytest.raises(NotFound):
        documents([tmp_path / "nothing"])


@given(st.text() | st.binary())
def test_anything_is_read_or_refused_and_never_breaks(given_: str | bytes) -> None:
    data = given_.encode("utf-8", "surrogatepass") if isinstance(given_, str) else given_
    for read in (labelled, captions):
        try:
            read(decoded(data).text)
        except InterviewError as error:
            assert str(error)


WORDS = st.text(st.characters(categories=["L", "N", "P", "Zs", "S"], include_characters="\n"))


@given(st.lists(st.tuples(st.sampled_from(["Interviewer", "Respondent"]), WORDS), min_size=1))
def test_every_word_of_a_labelled_turn_is_kept(turns: list[tuple[str, str]]) -> None:
    text = decoded("\n".join(f"{who}: {what}" for who, what in turns).encode("utf-8")).text
    talk = labelled(text)
    kept = " ".join(f"{one.speaker}: {one.text}" for one in talk.utterances)
    for word in {word for word in text.split() if word.isalpha()}:
        assert word in kept
