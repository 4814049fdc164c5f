"""Whether bad wordings are found, good ones left alone, and the length estimated."""

import time
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.questionnaire import Questionnaire
from agent.study import read_questionnaire
from agent.study.lines import read_tree
from agent.wording import Rule, findings, minutes
from agent.wording.brackets import brackets, is_exhaustive
from tests.factories import questionnaires

ROOT = Path(__file__).parent.parent
Data = dict[str, Any]
TEXT_RULES = frozenset(get_args(Rule)) - {
    "gap", "many_options", "no_midpoint", "no_way_out", "overlap", "scale_ends", "too_long",
    "unbalanced",
}  # fmt: skip


def study(*questions: Data, **whole: object) -> Questionnaire:
    return Questionnaire.model_validate({"id": "s", "title": "S", "questions": questions, **whole})


def asked(text: object, **more: object) -> Data:
    kind = more.pop("type", "single")
    question: Data = {"id": "q", "type": kind, "text": text, **more}
    if kind in ("single", "multi", "grid"):
        question.setdefault("options", ["a", "b"])
    if kind == "grid":
        question.setdefault("items", ["c", "d"])
    return question


def rules(question: Data, **whole: object) -> set[str]:
    return {one.rule for one in findings(study(question, **whole))}


def labelled(part: str) -> list[Data]:
    tree, faults = read_tree((ROOT / "benchmarks" / "wording.yaml").read_text())
    assert tree is not None
    assert not faults
    assert isinstance(tree.value, dict)
    cases = tree.value[part]
    assert isinstance(cases, list)
    return [case for case in cases if isinstance(case, dict)]


@pytest.mark.parametrize("part", ["tune", "held_out"])
def test_rules_find_most_faults_and_raise_few_false_alarms(part: str) -> None:
    hits = alarms = misses = 0
    for case in labelled(part):
        found = rules(asked(case["text"], type=case.get("type", "single"))) & TEXT_RULES
        wanted = set(case["faults"])
        hits, alarms = hits + len(found & wanted), alarms + len(found - wanted)
        misses += len(wanted - found)
    assert hits / (hits + alarms) >= 0.97
    assert hits / (hits + misses) >= 0.9


@pytest.mark.parametrize("case", [one["text"] for one in labelled("held_out") if not one["faults"]])
def test_a_sound_question_raises_no_alarm(case: str) -> None:
    assert rules(asked(case)) & TEXT_RULES == set()


def test_the_shipped_questionnaire_is_well_worded_and_keeps_its_promise() -> None:
    questionnaire = read_questionnaire(ROOT / "questionnaire.yaml")
    assert [(one.question, one.rule, one.what) for one in findings(questionnaire)] == []
    estimate = minutes(questionnaire)
    assert estimate.promised is not None
    assert 0.4 * estimate.promised < estimate.minutes <= 1.2 * estimate.promised


AGREE = ["Strongly agree", "Agree", "Neither", "Disagree", "Strongly disagree"]


@pytest.mark.parametrize(
    ("options", "faulty"),
    [
        (AGREE, False),
        (["Strongly agree", "Agree", "Somewhat agree", "Disagree"], True),
        (["Very satisfied", "Satisfied", "Somewhat satisfied", "Dissatisfied"], True),
        (["Very satisfied", "Satisfied", "Neutral", "Dissatisfied", "Very dissatisfied"], False),
        (["Excellent", "Very good", "Good", "Poor"], True),
        (["Increased strongly", "Increased", "Unchanged"], True),
        (["Increased", "Unchanged", "Decreased"], False),
        (["Not at all likely", "Somewhat likely", "Very likely", "Extremely likely"], False),
        (["Lonza", "WuXi", "Catalent"], False),
        (["Under 3 months", "3 to 6 months", "More than 6 months"], False),
        (["More cost than benefit", "Other"], False),
    ],
)
def test_scales_with_two_sides_have_as_many_answers_on_each(
    options: list[str], faulty: bool
) -> None:
    listed = [{"id": f"o{place}", "label": label} for place, label in enumerate(options)]
    assert ("unbalanced" in rules(asked("How is it?", options=listed))) is faulty


@pytest.mark.parametrize(
    ("question", "shut"),
    [
        (asked("Which colour do you prefer?"), True),
        (asked("Which colour do you prefer?", allow=["dont_know"]), False),
        (asked("Which colour do you prefer?", optional=True), False),
        (asked("Which colour do you prefer?", options=["red", "blue", "other"]), False),
        (asked("Which?", options=["red", {"id": "x", "label": "None of these"}]), False),
        (asked("Which do you use?", type="multi", options=["a", "b"]), True),
        (asked("Which do you use?", type="multi", options=["a", "b"], exclusive="b"), False),
        (asked("Do you own a car?", options=["yes", "no"]), False),
        (asked("Do you support the new law?", options=["yes", "no"]), True),
        (asked("How old are you?", options=[{"id": "a", "label": "Under 18"},
                                            {"id": "b", "label": "18 or older"}]), False),
        (asked("How important is it?", type="rating"), True),
        (asked("How many cars are there?", type="number", min=0), False),
        (asked("Why is that?", type="open", objective="x"), False),
    ],
)  # fmt: skip
def test_closed_questions_leave_a_way_out(question: Data, shut: bool) -> None:
    assert ("no_way_out" in rules(question)) is shut


@pytest.mark.parametrize(
    ("labels", "fault"),
    [
        (["18-25", "25-35", "36 and older"], "overlap"),
        (["0-10", "12-20", "21+"], "gap"),
        (["18-24", "25-34", "35 or older"], None),
        (["Under 5", "5 to 9", "10 or more"], None),
        (["Less than $10,000", "$10,000 to $49,999", "$50,000 or more"], None),
        (["Less than $10,000", "$10,000 to $50,000", "$50,000 to $90,000"], "overlap"),
        (["0.5-1.0", "1.1-2.0"], None),
        (["Phase 1", "Phase 2", "Phase 3"], None),
        (["Windows 10", "Windows 11"], None),
    ],
)
def test_brackets_touch_and_do_not_overlap(labels: list[str], fault: str | None) -> None:
    listed = [{"id": f"o{place}", "label": label} for place, label in enumerate(labels)]
    found = rules(asked("How much?", options=listed, allow=["refused"]))
    assert found & {"overlap", "gap"} == ({fault} if fault else set())


def test_brackets_with_both_ends_open_hold_everybody() -> None:
    assert is_exhaustive(["Under 18", "18-64", "65+"])
    assert not is_exhaustive(["18-64", "65+"])
    assert brackets(["red", "blue"]) == ()


@pytest.mark.parametrize(
    ("question", "rule"),
    [
        (asked("How good?", type="rating", scale=[1, 5]), "scale_ends"),
        (asked("Which?", options=[f"o{n}" for n in range(13)]), "many_options"),
        (asked("Which side?", options=["agree_a", "agree_b", "disagree_a", "disagree_b"]),
         "no_midpoint"),
        (asked("How often do you smoke?", options=["daily", "weekly"]), "assumed"),
        (asked({"de": "Finden Sie nicht auch, dass es zu lange dauert?"}), "leading"),
        (asked({"de": "Wie wählen Sie aus und warum wechseln Sie?"}), "double"),
        (asked({"de": "Wo arbeiten Sie? Was tun Sie dort?"}), "double"),
        (asked({"en": "How is it?", "de": "Angenommen, die Preise stiegen: was tun Sie?"}),
         "hypothetical"),
    ],
)  # fmt: skip
def test_each_rule_fires_on_its_case(question: Data, rule: str) -> None:
    assert rule in rules(question)


@pytest.mark.parametrize(
    "question",
    [
        asked("How good?", type="rating", scale={"low": 1, "high": 5,
                                                 "labels": {"1": "bad", "5": "good"}}),
        asked("From 1 = bad to 7 = good, how is it?", type="rating"),
        asked("How often do you smoke?", options=["daily", "weekly", "never"]),
        asked({"de": "Wovon hängt es ab, wie viel Ihre Organisation ausgibt?"}),
        asked({"de": "Was ist Ihre Aufgabe in Forschung und Entwicklung?"}),
        asked({"de": "Und was davon essen Sie am liebsten?"}),
    ],
)  # fmt: skip
def test_no_rule_fires_on_the_sound_twin(question: Data) -> None:
    assert rules(question) <= {"no_way_out"}


def test_a_question_that_is_filtered_takes_nothing_for_granted() -> None:
    smokes: Data = {"id": "s", "type": "single", "text": "Do you smoke?", "options": ["yes", "no"]}
    when = asked("When did you start smoking?", type="open", show_if="s == yes", objective="x")
    assert [one.rule for one in findings(study(smokes, when))] == []


def test_an_abbreviation_in_the_glossary_or_spelled_out_needs_no_more() -> None:
    text = "Which QRX do you use?"
    term = {"term": "QRX", "definition": "a thing"}
    assert "acronym" in rules(asked(text))
    assert "acronym" not in rules(asked(text), glossary=[term])
    assert "acronym" not in rules(asked(text), introduction="About quick response exams (QRX).")


def test_a_term_of_the_glossary_is_one_thing() -> None:
    text = "How satisfied are you with lorem and ipsum?"
    term = {"term": "lorem and ipsum", "definition": "one thing"}
    assert "double" in rules(asked(text))
    assert "double" not in rules(asked(text), glossary=[term])


def test_what_stands_in_brackets_is_not_a_second_question() -> None:
    assert "double" not in rules(asked("How satisfied are you with support (phone and e-mail)?"))


def test_findings_say_where_they_stand_and_what_would_mend_them() -> None:
    found = findings(study(asked("Don't you agree?", options=["yes", "no", "maybe"])))
    assert {one.path for one in found} == {("questions", 0, "text"), ("questions", 0, "options")}
    assert all(one.what and one.mend and one.question == "q" for one in found)


def test_the_estimate_adds_up_and_grows_with_every_question() -> None:
    few = minutes(study(asked("Which?")))
    more = minutes(study(asked("Which?"), {**asked("Why?", type="open"), "id": "r"}))
    assert more.minutes > few.minutes
    assert [one.question for one in more.questions] == ["q", "r"]
    assert more.minutes == round(sum(one.seconds for one in more.questions) / 60, 1)


def test_a_question_on_a_condition_counts_half() -> None:
    filtered = {**asked("Which one?"), "id": "r", "show_if": "q == a"}
    plain, half = minutes(study(asked("Which?"), filtered)).questions
    assert half.seconds == pytest.approx(plain.seconds / 2, rel=0.15)


def test_a_promise_that_cannot_be_kept_is_reported() -> None:
    long = [{**asked("Why is that?", type="open"), "id": f"q{n}"} for n in range(10)]
    found = findings(study(*long, expect={"minutes": 5}))
    assert [one.path for one in found if one.rule == "too_long"] == [("expect", "minutes")]
    assert "too_long" not in {one.rule for one in findings(study(*long, expect={"minutes": 30}))}


@settings(max_examples=30, deadline=None)
@given(questionnaires())
def test_every_questionnaire_can_be_judged(questionnaire: Questionnaire) -> None:
    assert all(one.what and one.mend for one in findings(questionnaire))
    assert minutes(questionnaire).minutes >= 0


@given(st.text(min_size=1, max_size=200))
def test_every_text_can_be_judged(words: str) -> None:
    assert all(one.what and one.mend for one in findings(study(asked(words))))


def test_a_text_made_to_be_slow_is_judged_in_time() -> None:
    began = time.process_time()
    for piece in ("and how ", "a, ", "would you if ", "( ", "how much has ", "1-", "not "):
        findings(study(asked(piece * 2_000, options=["a", {"id": "b", "label": piece * 500}])))
    assert time.process_time() - began < 20
