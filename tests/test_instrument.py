"""The questionnaire that is shipped: its ids are a contract with exports, figures and waves."""

import re
from pathlib import Path

import pytest

from agent.conditions import evaluate, parse
from agent.nouns import spoken
from agent.questionnaire import Grid, Item, Multi, Open, Questionnaire, Rating, Single
from agent.study import check_file, read_questionnaire

SHIPPED = Path(__file__).parent.parent / "questionnaire.yaml"

TYPES = {
    "decision_role": "single",
    "company_type": "single",
    "stage": "single",
    "funding_change": "single",
    "milestones": "grid",
    "services_current": "multi",
    "services_planned": "multi",
    "engagement_stage": "single",
    "selection_time": "single",
    "selection_criteria": "rating",
    "rfp_requests": "open",
    "sourcing": "single",
    "sourcing_reason": "open",
    "familiarity": "grid",
    "pain_points": "open",
    "unmet_needs": "open",
    "outlook": "single",
    "outlook_drivers": "open",
    "technology_needs": "open",
    "anything_else": "open",
}

SERVICES = (
    "process_development analytical_development viral_vector plasmid clinical_manufacturing "
    "commercial_manufacturing analytical_testing fill_finish regulatory_support "
    "storage_logistics none"
)

OPTIONS = {
    "decision_role": "decides influences not_involved",
    "company_type": "emerging_biotech midsize_biotech large_biopharma academic_nonprofit other",
    "stage": "preclinical clinical commercial",
    "funding_change": "increased unchanged decreased dont_know",
    "milestones": "increase no_change decrease dont_know",
    "services_current": SERVICES,
    "services_planned": SERVICES,
    "engagement_stage": (
        "discovery preclinical ind_to_first_dose phase_1 phase_2 phase_3 commercial"
    ),
    "selection_time": "under_3_months 3_to_6_months 6_to_12_months over_12_months",
    "sourcing": "sole multiple none",
    "familiarity": "not_aware name_only familiar worked_with",
    "outlook": "increase maintain decrease dont_know",
}

ITEMS = {
    "milestones": "new_rnd_programs ind_filings clinical_readouts regulatory_milestones",
    "selection_criteria": (
        "technical_expertise regulatory_expertise quality_track_record timelines capacity cost "
        "flexibility communication location reputation"
    ),
    "familiarity": (
        "charles_river lonza wuxi fujifilm catalent elevatebio kbi resilience agc catapult "
        "cellex minaris cellipont cbm celonic kincell roslin"
    ),
}

CODES = {
    "rfp_requests": (
        "critical_inputs inspection_reports available_capacity cost_breakdown timeline_detail "
        "technical_proof"
    ),
    "sourcing_reason": (
        "redundancy consistent_supply wider_capabilities seeking_second simplicity cost_leverage"
    ),
    "pain_points": (
        "lead_times slow_initiation batch_processing lack_of_agility quality communication "
        "cost_transparency capacity_access technical_gaps staff_turnover"
    ),
    "unmet_needs": (
        "automation scale_up nonviral_delivery gene_editing ai_ml allogeneic analytics_release "
        "cost_reduction end_to_end decentralised"
    ),
    "outlook_drivers": (
        "patient_demand pipeline_growth cost_saving derisk_supply equipment_expertise "
        "build_in_house control funding_limits"
    ),
    "technology_needs": (
        "automated_closed_systems nonviral_gene_editing ai_ml_optimisation allogeneic_development"
    ),
}

NETS = {
    "pain_points": {"delays": "lead_times slow_initiation batch_processing lack_of_agility"},
    "unmet_needs": {
        "emerging_technology": "nonviral_delivery gene_editing ai_ml allogeneic",
        "industrialisation": "automation scale_up",
    },
}

FIGURES = {
    "2": "company_type stage",
    "3": "funding_change",
    "4": "milestones",
    "5": "services_current services_planned",
    "6": "engagement_stage selection_time",
    "7": "selection_criteria",
    "8": "familiarity",
    "9": "pain_points",
    "10": "unmet_needs",
    "11": "outlook outlook_drivers",
    "themes": "technology_needs pain_points unmet_needs rfp_requests",
}


@pytest.fixture(scope="module")
def shipped() -> Questionnaire:
    return read_questionnaire(SHIPPED)


def rows(questionnaire: Questionnaire, question: str) -> tuple[Item, ...]:
    asked = questionnaire.by_id[question]
    return asked.items if isinstance(asked, (Grid, Rating)) else ()


def test_the_shipped_questionnaire_is_sound_and_well_worded() -> None:
    _, problems = check_file(SHIPPED)
    assert not problems


def test_the_study_is_the_one_that_was_agreed(shipped: Questionnaire) -> None:
    assert shipped.id == "cell-therapy-cdmo"
    assert shipped.segment == "stage"
    assert shipped.consent is not None


def test_questions_have_their_ids_types_and_order(shipped: Questionnaire) -> None:
    assert [(one.id, one.type) for one in shipped.questions] == list(TYPES.items())


def test_options_are_those_agreed_and_no_others(shipped: Questionnaire) -> None:
    offered = {one.id: shipped.choices(one) for one in shipped.questions}
    seen = {
        question: " ".join(option.id for option in options)
        for question, options in offered.items()
        if options
    }
    assert seen == OPTIONS


def test_items_are_those_agreed_and_no_others(shipped: Questionnaire) -> None:
    seen = {
        question: " ".join(item.id for item in rows(shipped, question))
        for question in TYPES
        if rows(shipped, question)
    }
    assert seen == ITEMS


def test_codes_and_nets_are_those_agreed(shipped: Questionnaire) -> None:
    books = {
        one.id: one.codebook
        for one in shipped.questions
        if isinstance(one, Open) and one.codebook is not None
    }
    assert {name: " ".join(book.active) for name, book in books.items()} == CODES
    nets = {
        name: {net: " ".join(codes) for net, codes in book.members().items()}
        for name, book in books.items()
        if book.nets
    }
    assert nets == NETS


def test_every_figure_draws_on_the_questions_agreed(shipped: Questionnaire) -> None:
    assert {name: " ".join(fed) for name, fed in shipped.figures.items()} == FIGURES


def test_only_those_who_take_no_part_are_screened_out(shipped: Questionnaire) -> None:
    screener = shipped.by_id["decision_role"]
    assert isinstance(screener, Single)
    assert screener.terminate.status == "screened_out"
    ending = parse(screener.terminate_if or "")
    assert [
        evaluate(ending, {"decision_role": role}) for role in OPTIONS["decision_role"].split()
    ] == [
        False,
        False,
        True,
    ]
    assert [one.id for one in shipped.asked if one.terminate_if] == ["decision_role"]


@pytest.mark.parametrize("item", ["clinical_readouts", "regulatory_milestones"])
def test_two_milestones_are_asked_of_clinical_and_commercial_developers(
    shipped: Questionnaire, item: str
) -> None:
    based = {one.id: one for one in rows(shipped, "milestones")}[item]
    base = parse(based.show_if or "")
    assert [evaluate(base, {"stage": stage}) for stage in OPTIONS["stage"].split()] == [
        False,
        True,
        True,
    ]
    assert based.base_label


def test_the_other_milestones_are_asked_of_all_one_by_one(shipped: Questionnaire) -> None:
    assert [one.show_if for one in rows(shipped, "milestones")[:2]] == [None, None]
    milestones = shipped.by_id["milestones"]
    assert isinstance(milestones, Grid)
    assert milestones.loop is not None


def test_reasons_are_asked_of_those_who_source_from_a_cdmo(shipped: Questionnaire) -> None:
    base = parse(shipped.by_id["sourcing_reason"].show_if or "")
    assert [evaluate(base, {"sourcing": one}) for one in OPTIONS["sourcing"].split()] == [
        True,
        True,
        False,
    ]
    conditional = [one.id for one in shipped.questions if one.show_if]
    assert conditional == ["sourcing_reason"]
    assert shipped.by_id["sourcing_reason"].base_label


def test_options_carry_their_marks(shipped: Questionnaire) -> None:
    marks = {
        (question, option.id)
        for question in OPTIONS
        for option in shipped.choices(shipped.by_id[question])
        if option.exclusive or option.specify
    }
    assert marks == {
        ("company_type", "other"),
        ("services_current", "none"),
        ("services_planned", "none"),
    }


def test_rows_are_shuffled_where_order_could_matter_and_scales_never(
    shipped: Questionnaire,
) -> None:
    shuffled = {
        one.id: (one.randomize.rows, one.randomize.options)
        for one in shipped.asked
        if isinstance(one, (Single, Multi, Grid, Rating)) and one.randomize != type(one.randomize)()
    }
    assert shuffled == {"selection_criteria": (True, False), "familiarity": (True, False)}


def test_awareness_counts_all_but_those_who_never_heard(shipped: Questionnaire) -> None:
    familiarity = shipped.by_id["familiarity"]
    assert isinstance(familiarity, Grid)
    assert familiarity.aware == ("name_only", "familiar", "worked_with")


def test_importance_is_rated_from_one_to_seven_with_words_at_both_ends(
    shipped: Questionnaire,
) -> None:
    criteria = shipped.by_id["selection_criteria"]
    assert isinstance(criteria, Rating)
    assert (criteria.scale.low, criteria.scale.high) == (1, 7)
    assert set(criteria.scale.labels) == {1, 7}


def test_durations_fall_into_brackets_without_gap_or_overlap(shipped: Questionnaire) -> None:
    selection = shipped.by_id["selection_time"]
    assert isinstance(selection, Single)
    assert selection.unit == "months"
    bands = [option.band for option in selection.options if option.band]
    assert [band.low for band in bands] == [0, 3, 6, 12]
    assert [band.high for band in bands] == [3, 6, 12, None]


def test_a_change_in_funding_is_followed_by_one_question_for_the_reason(
    shipped: Questionnaire,
) -> None:
    probe = shipped.by_id["funding_change"]
    assert isinstance(probe, Single)
    assert probe.probe is not None
    assert (probe.probe.max, probe.probe.when) == (1, ("no_reason",))
    probed = [
        one.id for one in shipped.asked if not isinstance(one, Open) and one.probe is not None
    ]
    assert probed == ["funding_change"]


def test_every_question_may_be_refused(shipped: Questionnaire) -> None:
    assert [one.id for one in shipped.asked if "refused" not in one.allow] == []


def test_not_knowing_can_be_said_once_wherever_facts_are_asked(shipped: Questionnaire) -> None:
    ways = {
        one.id: ("dont_know" in one.allow)
        + ("dont_know" in [option.id for option in shipped.choices(one)])
        for one in shipped.asked
    }
    assert [name for name, count in ways.items() if count != 1] == [
        "decision_role",
        "company_type",
        "anything_else",
    ]


def test_every_open_question_states_its_aim_and_has_probes_in_the_researchers_words(
    shipped: Questionnaire,
) -> None:
    for question in shipped.asked:
        if not isinstance(question, Open) or question.codebook is None:
            continue
        assert question.objective and question.good_answer, question.id
        assert question.probe is not None and 1 <= question.probe.max <= 2, question.id
        assert 2 <= len(question.probe.ask) <= 3, question.id


def test_the_last_question_is_optional_and_never_probed(shipped: Questionnaire) -> None:
    last = shipped.asked[-1]
    assert isinstance(last, Open)
    assert (last.id, last.optional, last.codebook) == ("anything_else", True, None)
    assert last.probe is not None and last.probe.max == 0


def test_every_code_is_defined_and_shown_by_examples(shipped: Questionnaire) -> None:
    for question in CODES:
        asked = shipped.by_id[question]
        assert isinstance(asked, Open) and asked.codebook is not None
        for name, code in asked.codebook.active.items():
            where = f"{question}.{name}"
            assert len(spoken(code.definition).split()) >= 12, where
            assert 3 <= len(code.include) <= 6, where
            assert code.exclude, where
            assert 5 <= len(code.examples.yes) <= 80, where
            assert 2 <= len(code.examples.no) <= 3, where
            assert code.patterns, where


def test_no_example_stands_for_a_code_and_against_it_or_twice(shipped: Questionnaire) -> None:
    for question in CODES:
        asked = shipped.by_id[question]
        assert isinstance(asked, Open) and asked.codebook is not None
        codes = asked.codebook.active.values()
        said = [example for code in codes for example in code.examples.yes]
        assert len(said) == len(set(said)), question
        for code in codes:
            assert not set(code.examples.yes) & set(code.examples.no), question


def test_exclusions_send_the_coder_to_codes_that_exist(shipped: Questionnaire) -> None:
    for question in CODES:
        asked = shipped.by_id[question]
        assert isinstance(asked, Open) and asked.codebook is not None
        for name, code in asked.codebook.active.items():
            named = re.findall(r"\(use (.+?) instead\)", " ".join(code.exclude))
            targets = {word for one in named for word in re.split(r",| or ", one)}
            assert {one.strip() for one in targets} <= set(asked.codebook.active) - {name}, name
