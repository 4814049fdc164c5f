"""Synthetic respondents: shares as steered, truths that fit, and words of their own."""

import datetime
import pathlib
import random
import time
from collections.abc import Callable, Iterator

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from agent import routing
from agent.errors import BadInput
from agent.questionnaire import MISSING, AskedQuestion, Open, Questionnaire
from agent.simulation import (
    Persona,
    Steering,
    codes_said,
    draw,
    misfits,
    read,
    reply,
    shipped,
    steering_for,
    truth_of,
)
from agent.simulation.allotment import Allotment
from agent.simulation.steering import DIFFICULT, Style
from agent.transcript import Asked, Form

ROOT = pathlib.Path(__file__).parent.parent
NOW = datetime.datetime(2026, 1, 5, 9, 0, tzinfo=datetime.UTC)
FOREIGN = Questionnaire.model_validate(
    {
        "id": "workshops",
        "title": "Workshops",
        "glossary": [{"term": "CNC", "definition": "Computer-controlled machining."}],
        "questions": [
            {"id": "role", "type": "single", "text": "What is your role?",
             "options": ["owner", "worker", "visitor"], "terminate_if": "role == visitor"},
            {"id": "tools", "type": "multi", "text": "Do you use CNC or other tools?", "max": 2,
             "options": ["hammer", "saw", "drill", "nothing"], "exclusive": ["nothing"]},
            {"id": "big", "type": "derived",
             "options": [{"id": "yes", "when": "selected(tools, drill)"}]},
            {"id": "use", "type": "single", "text": "How often is it used: {{ item.label }}?",
             "options": ["daily", "weekly"], "loop": {"over": "tools"}},
            {"id": "shop", "type": "grid", "text": "How good are these?",
             "items": ["light", "air", {"id": "noise", "show_if": "role == worker"}],
             "options": ["good", "bad"], "allow": ["refused"]},
            {"id": "rate", "type": "rating", "text": "Rate these.", "scale": [0, 4],
             "items": ["price", "speed"]},
            {"id": "overall", "type": "rating", "text": "And overall?", "scale": [1, 5]},
            {"id": "hours", "type": "number", "text": "How many hours?", "min": 2, "max": 60,
             "unit": "hours"},
            {"id": "why", "type": "open", "text": "Why?", "show_if": "big == yes",
             "codebook": {"codes": {"cost": {"label": "Cost"}, "time_lost": {}}}},
            {"id": "more", "type": "open", "text": "Anything else?", "optional": True},
        ],
    }
)  # fmt: skip


@pytest.fixture(scope="module")
def instrument() -> Questionnaire:
    text = (ROOT / "questionnaire.yaml").read_text(encoding="utf-8")
    return Questionnaire.model_validate(yaml.safe_load(text))


def turns(
    questionnaire: Questionnaire, persona: Persona, form: Form = "question"
) -> Iterator[tuple[AskedQuestion, Asked]]:
    """Ask a persona all that concerns it, as the interview would."""
    for question in questionnaire.asked:
        truth = persona.truth.get(question.id)
        if truth is None:
            continue
        options = tuple(one.id for one in questionnaire.choices(question))
        rows = tuple(truth) if isinstance(truth, dict) else ()
        for item in rows if question.loop else (None,):
            yield (
                question,
                Asked(
                    at=NOW,
                    form=form,
                    question=question.id,
                    item=item,
                    text=str(question.text),
                    options=options,
                    items=() if question.loop else rows,
                ),
            )


def share(
    personas: tuple[Persona, ...],
    holds: Callable[[Persona], bool],
    base: Callable[[Persona], bool] = lambda persona: True,
) -> float:
    asked = [one for one in personas if base(one)]
    return 100 * sum(holds(one) for one in asked) / len(asked)


def gives(question: str, *values: str, item: str | None = None) -> Callable[[Persona], bool]:
    return lambda persona: truth_of(persona, question, item) in values


@pytest.mark.parametrize(("n", "tolerance"), [(54, 6.5), (500, 3.5)])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_wave_has_the_shares_of_the_published_study(
    instrument: Questionnaire, n: int, tolerance: float, seed: int
) -> None:
    wave = draw(instrument, shipped(), n=n, seed=seed)
    wave = tuple(one for one in wave if "stage" in one.truth)
    commercial, preclinical = gives("stage", "commercial"), gives("stage", "preclinical")
    small = tolerance * (2 if n == 54 else 1)

    def near(figure: float, published: float, within: float = tolerance) -> bool:
        return abs(figure - published) <= within

    assert near(share(wave, gives("funding_change", "increased"), commercial), 65, small)
    assert near(share(wave, gives("funding_change", "increased"), preclinical), 15, small)
    assert near(share(wave, gives("funding_change", "decreased"), preclinical), 50, small)
    for item in ("new_rnd_programs", "ind_filings"):
        assert near(share(wave, gives("milestones", "increase", item=item)), 70)
    early = gives("engagement_stage", "discovery", "preclinical", "ind_to_first_dose")
    assert near(share(wave, early), 80)
    assert near(share(wave, gives("selection_time", "under_3_months", "3_to_6_months")), 80)
    assert near(share(wave, gives("sourcing", "multiple")), 45)
    for value, published in (("increase", 50), ("maintain", 30), ("decrease", 20)):
        assert near(share(wave, gives("outlook", value)), published)


@pytest.mark.parametrize("n", [54, 500])
def test_companies_are_known_as_widely_as_in_the_published_study(
    instrument: Questionnaire, n: int
) -> None:
    wave = draw(instrument, shipped(), n=n, seed=4)
    question = instrument.by_id["familiarity"]
    assert question.type == "grid"
    known = [
        share(wave, gives("familiarity", *question.aware, item=item.id)) for item in question.items
    ]
    assert sum(figure > 60 for figure in known) == 5
    assert sum(20 <= figure <= 30 for figure in known) == 5
    assert sum(figure < 10 for figure in known) == 7


@pytest.mark.parametrize(("n", "tolerance"), [(54, 5), (500, 3)])
def test_about_half_name_delays(instrument: Questionnaire, n: int, tolerance: float) -> None:
    question = instrument.by_id["pain_points"]
    assert isinstance(question, Open) and question.codebook
    delays = set(question.codebook.members()["delays"])
    wave = draw(instrument, shipped(), n=n, seed=5)

    def named(persona: Persona) -> bool:
        value = truth_of(persona, "pain_points")
        return isinstance(value, tuple) and not delays.isdisjoint(value)

    assert abs(share(wave, named) - 50) <= tolerance


def assert_fits(persona: Persona, questionnaire: Questionnaire) -> None:
    """Check that a truth holds nothing that the questionnaire could not record."""
    known: dict[str, object] = {}
    for question in questionnaire.questions:
        if question.type == "derived":
            known[question.id] = routing.derived(question, known)  # type: ignore[arg-type]  # a plain dict of answers
            continue
        truth = persona.truth.get(question.id)
        if truth is None:
            continue
        assert routing.holds(question.show_if, known)  # type: ignore[arg-type]  # as above
        known[question.id] = "answered" if question.type == "open" else truth
        if truth in MISSING:
            assert truth in question.allow or truth in values_of(questionnaire, question)
            continue
        for value in truth.values() if isinstance(truth, dict) else [truth]:
            assert_value(questionnaire, question, value)


def values_of(questionnaire: Questionnaire, question: AskedQuestion) -> set[object]:
    return {one.id for one in questionnaire.choices(question)}


def assert_value(questionnaire: Questionnaire, question: AskedQuestion, value: object) -> None:
    options = values_of(questionnaire, question)
    match question.type:
        case "single" | "grid":
            assert value in options
        case "multi":
            assert isinstance(value, tuple) and set(value) <= options
            assert 1 <= len(value) <= (question.max or len(options))
            alone = {one.id for one in questionnaire.choices(question) if one.exclusive}
            assert len(value) == 1 or alone.isdisjoint(value)
        case "rating":
            assert isinstance(value, int)
            assert question.scale.low <= value <= question.scale.high
        case "number":
            assert isinstance(value, (int, float))
            assert (question.min or 0) <= value <= (question.max or 100)
        case "open":
            codes = question.codebook.active if question.codebook else {}
            assert isinstance(value, tuple) and set(value) <= set(codes)


@settings(max_examples=25, deadline=None)
@given(n=st.integers(0, 40), seed=st.integers(0, 10**6))
def test_every_truth_fits_a_foreign_questionnaire_that_nobody_steered(n: int, seed: int) -> None:
    personas = draw(FOREIGN, steering_for(FOREIGN), n=n, seed=seed)
    assert len(personas) == n
    assert len({one.respondent for one in personas}) == n
    for one in personas:
        assert_fits(one, FOREIGN)
        for form in ("question", "probe", "clarification"):
            for _, asked in turns(FOREIGN, one, form):
                assert reply(one, FOREIGN, asked).strip()


GARDEN = Questionnaire.model_validate(
    {
        "id": "garden",
        "title": "Gardens",
        "questions": [
            {"id": "grown", "type": "multi", "text": "What do you grow?", "min": 2,
             "options": ["kale", "leek", "bean", {"id": "other", "specify": True}]},
            {"id": "best", "type": "single", "text": "Which is best?", "options_from": "grown",
             "carry_forward": {"from": "grown"}},
            {"id": "care", "type": "rating", "text": "How hard is each?", "scale": [1, 5],
             "items": ["kale", "leek", "bean"], "carry_forward": {"from": "grown"}},
            {"id": "area", "type": "number", "text": "How large?", "min": 0, "max": 900,
             "allow": ["dont_know"],
             "bands": [{"id": "small", "band": [0, 100]}, {"id": "large", "band": [100, None]}]},
            {"id": "rain", "type": "number", "text": "How much rain?", "decimals": 1},
            {"id": "pests", "type": "open", "text": "Which pests?"},
        ],
    }
)  # fmt: skip


def test_what_is_carried_forward_is_all_that_is_answered_about() -> None:
    for one in draw(GARDEN, Steering(), n=30, seed=31):
        assert_fits(one, GARDEN)
        grown = truth_of(one, "grown")
        assert isinstance(grown, tuple) and len(grown) >= 2
        assert truth_of(one, "best") in (*grown, "other")
        care = one.truth.get("care", {})
        assert isinstance(care, dict) and set(care) == set(grown) - {"other"}


def test_numbers_fall_into_the_bands_that_were_steered_and_near_the_mean() -> None:
    steering = read(
        "questions:\n"
        "  area: {shares: {small: 75, large: 25}, dont_know: 20}\n"
        "  rain: {mean: 30, spread: 5}\n"
        "  pests: {mentions: {slugs: 60}}\n"
        "words: {pests: {says: {slugs: [slugs everywhere]}}}\n"
    )
    wave = draw(GARDEN, steering, n=100, seed=32)
    areas = [truth_of(one, "area") for one in wave]
    known = [area for area in areas if isinstance(area, int)]
    assert areas.count("dont_know") == 20
    assert sum(area < 100 for area in known) == 60
    assert all(20 <= float(str(truth_of(one, "rain"))) <= 40 for one in wave)
    assert sum(one.topics.get("pests") == ("slugs",) for one in wave) == 60
    assert all(truth_of(one, "pests") == () for one in wave)
    said = [reply(one, GARDEN, asked) for one in wave for _, asked in turns(GARDEN, one)]
    assert sum("slugs everywhere" in one.lower() for one in said) > 35
    assert sum("know" in one or "no idea" in one for one in said) >= 10


def test_an_other_is_specified_at_once_or_when_asked_for_it() -> None:
    steering = read("words: {best: {other: [chard]}}")
    persona = Persona(respondent="S001", seed=5, truth={"best": "other"}, steering=steering)
    asked = next(asked for _, asked in turns(GARDEN, persona, "clarification"))
    specify = asked.model_copy(update={"reason": "specify"})
    assert reply(persona, GARDEN, specify) == "chard"
    first = {
        reply(persona.model_copy(update={"seed": seed}), GARDEN, next(turns(GARDEN, persona))[1])
        for seed in range(30)
    }
    assert "Other, chard" in first and len(first) > 1


def test_every_truth_fits_the_shipped_instrument(instrument: Questionnaire) -> None:
    for one in draw(instrument, shipped(), n=200, seed=6):
        assert_fits(one, instrument)


def test_answers_hold_together_across_questions(instrument: Questionnaire) -> None:
    for one in draw(instrument, shipped(), n=300, seed=7):
        current = truth_of(one, "services_current")
        nothing = isinstance(current, tuple) and "none" in current
        if truth_of(one, "stage") == "preclinical" and isinstance(current, tuple):
            assert "commercial_manufacturing" not in current
        if nothing and truth_of(one, "sourcing") not in ("refused", "dont_know"):
            assert truth_of(one, "sourcing") == "none"
            assert "sourcing_reason" not in one.truth
            familiarity = one.truth["familiarity"]
            assert not isinstance(familiarity, dict) or "worked_with" not in familiarity.values()


def test_who_is_screened_out_has_no_truth_beyond_that_question(instrument: Questionnaire) -> None:
    wave = draw(instrument, shipped(), n=200, seed=8)
    out = [one for one in wave if truth_of(one, "decision_role") == "not_involved"]
    assert out
    assert all(set(one.truth) == {"decision_role"} for one in out)


def test_the_same_seed_gives_the_same_people_and_the_same_words(instrument: Questionnaire) -> None:
    first = draw(instrument, shipped(), n=12, seed=9)
    again = draw(instrument, shipped(), n=12, seed=9)
    other = draw(instrument, shipped(), n=12, seed=10)
    assert first == again
    assert [one.truth for one in first] != [one.truth for one in other]
    for one, twin in zip(first, again, strict=True):
        for _, asked in turns(instrument, one):
            assert reply(one, instrument, asked) == reply(twin, instrument, asked)


def test_words_do_not_change_between_machines_and_runs() -> None:
    persona = Persona(respondent="S001", seed=1, truth={"role": "owner", "hours": 12})
    said = [reply(persona, FOREIGN, asked) for _, asked in turns(FOREIGN, persona)]
    assert said == ["Owner", "About 12 hours"]


def test_a_persona_keeps_its_truth_but_not_the_steering_when_written_down() -> None:
    persona = draw(FOREIGN, Steering(), n=1, seed=3)[0]
    kept = Persona.model_validate_json(persona.model_dump_json())
    assert kept == persona
    assert "steering" not in persona.model_dump()


def test_every_option_and_code_of_the_instrument_has_phrases(instrument: Questionnaire) -> None:
    for question in instrument.asked:
        bank = shipped().bank(question.id)
        if isinstance(question, Open) and question.codebook:
            for code in question.codebook.codes:
                assert len(set(bank.says.get(code, ()))) >= 14, (question.id, code)
        for option in instrument.choices(question):
            assert len(bank.says.get(option.id, ())) >= 2 or option.id == "refused"
        if question.type in ("grid", "rating"):
            items = {one.id for one in question.items}
            assert set(bank.names) <= items


def test_no_phrase_serves_two_codes_of_a_question() -> None:
    for bank in shipped().words.values():
        said = [phrase for phrases in bank.says.values() for phrase in phrases]
        assert len(said) == len(set(said))


def test_no_reply_holds_an_id_that_is_not_a_word(instrument: Questionnaire) -> None:
    for persona in draw(instrument, shipped(), n=54, seed=11):
        for form in ("question", "probe", "clarification"):
            for _, asked in turns(instrument, persona, form):
                said = reply(persona, instrument, asked)
                assert "_" not in said and "{" not in said and said != "None", said


def test_closed_answers_are_labels_at_times_and_mostly_words_of_their_own(
    instrument: Questionnaire,
) -> None:
    exact = others = 0
    for persona in draw(instrument, shipped(), n=54, seed=12):
        for question, asked in turns(instrument, persona):
            if question.type == "single":
                labels = {one.words().lower() for one in instrument.choices(question)}
                said = reply(persona, instrument, asked).lower().rstrip(".")
                exact, others = exact + (said in labels), others + (said not in labels)
    assert 0.1 < exact / (exact + others) < 0.45


def test_a_clarification_is_answered_with_the_label(instrument: Questionnaire) -> None:
    for persona in draw(instrument, shipped(), n=20, seed=13):
        for question, asked in turns(instrument, persona, "clarification"):
            truth = truth_of(persona, question.id, asked.item)
            labels = {one.id: one.words() for one in instrument.choices(question)}
            if question.type == "single" and isinstance(truth, str) and truth in labels:
                assert reply(persona, instrument, asked) == labels[truth]


def test_only_the_rows_asked_about_are_answered(instrument: Questionnaire) -> None:
    persona = draw(instrument, shipped(), n=1, seed=14)[0]
    asked = next(
        asked
        for question, asked in turns(instrument, persona, "clarification")
        if question.id == "selection_criteria"
    ).model_copy(update={"items": ("cost", "location")})
    truth = persona.truth["selection_criteria"]
    assert isinstance(truth, dict)
    assert reply(persona, instrument, asked) == (
        f"Cost: {truth['cost']}\nLocation: {truth['location']}"
    )


def test_what_is_held_back_or_vague_at_first_comes_out_when_probed(
    instrument: Questionnaire,
) -> None:
    vague = gained = 0
    for persona in draw(instrument, shipped(), n=100, seed=15):
        if {*DIFFICULT, "asking_back"} & set(persona.styles):
            continue
        probes = dict(
            (question.id, asked) for question, asked in turns(instrument, persona, "probe")
        )
        for question, asked in turns(instrument, persona):
            truth = truth_of(persona, question.id)
            if not isinstance(question, Open) or not isinstance(truth, tuple) or not truth:
                continue
            first = codes_said(persona, instrument, asked)
            then = codes_said(persona, instrument, probes[question.id])
            assert {*first, *then} >= set(truth)
            vague += not first
            gained += bool(set(then) - set(first))
    assert vague > 20
    assert gained > vague


def test_a_follow_up_is_answered_in_other_words_until_there_is_no_more(
    instrument: Questionnaire,
) -> None:
    personas = draw(instrument, shipped(), n=10, seed=16)
    persona = next(one for one in personas if truth_of(one, "unmet_needs"))
    asked = next(a for q, a in turns(instrument, persona, "probe") if q.id == "unmet_needs")
    said = [reply(persona, instrument, asked, count=count) for count in range(6)]
    assert said[0] != said[1]
    assert codes_said(persona, instrument, asked, count=5) == ()


def everybody(style: Style, instrument: Questionnaire) -> list[str]:
    steering = shipped().model_copy(update={"styles": {style: 1.0}, "badly_typed": 0})
    return [
        reply(persona, instrument, asked)
        for persona in draw(instrument, steering, n=12, seed=17)
        for _, asked in turns(instrument, persona)
    ]


def words(replies: list[str]) -> float:
    return sum(len(one.split()) for one in replies) / len(replies)


def test_styles_show_in_the_words(instrument: Questionnaire) -> None:
    plain = everybody("plain", instrument)
    assert words(everybody("terse", instrument)) < words(plain)
    assert words(everybody("rambling", instrument)) > 1.4 * words(plain)
    assert sum("\n" in one for one in everybody("listing", instrument)) > 20
    assert words(everybody("one_word", instrument)) < words(everybody("terse", instrument))
    assert any("What do you mean" in one for one in everybody("asking_back", instrument))
    assert any(" no" in one and "—" in one for one in everybody("correcting", instrument))
    assert any("Ignore all" in one or "SYSTEM" in one for one in everybody("injecting", instrument))


def test_those_who_refuse_do_so_only_where_it_is_allowed(instrument: Questionnaire) -> None:
    steering = shipped().model_copy(update={"styles": {"refusing": 1.0}})
    wave = draw(instrument, steering, n=40, seed=18)
    refused = [name for one in wave for name, value in one.truth.items() if value == "refused"]
    assert len(refused) > 60
    for name in set(refused):
        question = instrument.by_id[name]
        assert question.type != "derived" and "refused" in question.allow


def test_typos_leave_numbers_and_short_words_alone(instrument: Questionnaire) -> None:
    clean = shipped().model_copy(update={"styles": {"plain": 1.0}, "badly_typed": 0})
    messy = clean.model_copy(update={"badly_typed": 100})
    changed = 0
    pairs = zip(
        draw(instrument, clean, n=10, seed=19), draw(instrument, messy, n=10, seed=19), strict=True
    )
    for tidy, hasty in pairs:
        assert tidy.truth == hasty.truth
        for _, asked in turns(instrument, tidy):
            right, wrong = reply(tidy, instrument, asked), reply(hasty, instrument, asked)
            changed += right != wrong
            digits = [letter for letter in right if letter.isdigit()]
            assert digits == [letter for letter in wrong if letter.isdigit()]
    assert changed > 50


def test_the_question_asker_asks_about_a_term_only_where_it_is_new() -> None:
    steering = Steering(styles={"asking_back": 1.0}, badly_typed=0)
    asked_back = [
        (question.id, said)
        for persona in draw(FOREIGN, steering, n=60, seed=20)
        for question, asked in turns(FOREIGN, persona)
        if "CNC" in (said := reply(persona, FOREIGN, asked))
    ]
    assert asked_back
    assert {question for question, _ in asked_back} == {"tools"}


def test_a_question_beyond_the_truth_is_answered_as_not_applicable() -> None:
    persona = Persona(respondent="S001", seed=1)
    asked = Asked(at=NOW, form="question", question="hours", text="How many hours?")
    assert "appl" in reply(persona, FOREIGN, asked)


@settings(max_examples=60, deadline=None)
@given(
    size=st.integers(1, 300),
    weights=st.dictionaries(st.sampled_from("abcdef"), st.floats(0.1, 10), min_size=1),
    seed=st.integers(0, 999),
)
def test_no_share_is_missed_by_a_whole_respondent(
    size: int, weights: dict[str, float], seed: int
) -> None:
    dealt = Allotment(random.Random(seed)).singles(size, weights)
    assert len(dealt) == size
    for value, weight in weights.items():
        assert abs(dealt.count(value) - size * weight / sum(weights.values())) < 1.001


def test_a_steering_file_may_extend_the_shipped_one() -> None:
    mine = read("extends: cdmo\nquestions:\n  outlook: {shares: {increase: 90, decrease: 10}}\n")
    assert mine.aim("outlook").shares == {"increase": 90, "maintain": 29, "decrease": 10}
    assert mine.words == shipped().words


def test_a_steering_file_steers_a_foreign_questionnaire() -> None:
    mine = read(
        "segment: role\n"
        "questions:\n"
        "  role: {shares: {owner: 50, worker: 50}}\n"
        "  tools: {by: {owner: {mentions: {drill: 100}}, worker: {mentions: {saw: 100}}}}\n"
        "words:\n"
        "  tools: {says: {saw: [the big saw]}}\n"
    )
    wave = draw(FOREIGN, mine, n=20, seed=21)
    for one in wave:
        tools = truth_of(one, "tools")
        assert tools == (("drill",) if truth_of(one, "role") == "owner" else ("saw",))
    said = " ".join(reply(one, FOREIGN, asked) for one in wave for _, asked in turns(FOREIGN, one))
    assert "the big saw" in said.lower()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("questions: [", "YAML"),
        ("extends: nobody", "nobody"),
        ("colour: blue", "colour"),
        ("questions: {q: {silent: 200}}", "questions.q.silent"),
        ("- just\n- a list", "where.yaml"),
    ],
)
def test_a_broken_steering_file_is_refused_with_its_place(text: str, named: str) -> None:
    with pytest.raises(BadInput) as refused:
        read(text, where="where.yaml")
    assert named in str(refused.value)


def test_the_example_in_the_documentation_can_be_read() -> None:
    text = (ROOT / "docs" / "simulation.md").read_text(encoding="utf-8")
    example, waves = [part.split("```")[0] for part in text.split("```yaml\n")[1:]]
    steering = read(example + waves)
    assert steering.aim("importance", "price").mean == 6.1
    assert steering.for_wave("wave-2").aim("complaints").mentions["rust"] == 40


def test_the_shipped_steering_names_nothing_that_the_instrument_lacks(
    instrument: Questionnaire,
) -> None:
    assert misfits(instrument, shipped()) == ()
    for wave in shipped().waves:
        assert misfits(instrument, shipped().for_wave(wave)) == ()


@pytest.mark.parametrize(
    ("text", "misfit"),
    [
        ("questions: {roel: {shares: {owner: 1}}}", "roel: no such question"),
        ("questions: {role: {shares: {boss: 1}}}", "role.shares: there is no 'boss'"),
        (
            "questions: {tools: {by: {x: {mentions: {axe: 1}}}}}",
            "tools.mentions: there is no 'axe'",
        ),
        ("questions: {rate: {items: {looks: {mean: 2}}}}", "rate.items: there is no item 'looks'"),
        ("questions: {why: {nets: {speed: 9}}}", "why.nets: there is no 'speed'"),
        ("words: {shop: {names: {smell: [smell]}}}", "shop.names: there is no 'smell'"),
        ("words: {role: {says: {boss: [the boss]}}}", "role.says: there is no 'boss'"),
        ("questions: {why: {mentions: {fun: 9}}}", "why.mentions: there is no 'fun'"),
    ],
)
def test_a_name_that_the_questionnaire_lacks_is_pointed_out(text: str, misfit: str) -> None:
    assert misfits(FOREIGN, read(text)) == (misfit,)


def test_a_topic_without_a_code_is_no_misfit_once_it_has_words() -> None:
    text = "questions: {why: {mentions: {fun: 9}}}\nwords: {why: {says: {fun: [it is fun]}}}"
    assert misfits(FOREIGN, read(text)) == ()


def test_a_wave_brings_new_codes_drops_others_and_doubles_some(instrument: Questionnaire) -> None:
    def mentions(wave: str, question: str, code: str) -> int:
        personas = draw(instrument, shipped().for_wave(wave), n=200, seed=22)
        return sum(
            code in (truth_of(one, question) or ()) or code in one.topics.get(question, ())  # type: ignore[operator]  # codes or the name of a missing answer
            for one in personas
        )

    assert mentions("wave-1", "pain_points", "tariffs") == 0
    assert mentions("wave-2", "pain_points", "tariffs") > 20
    assert mentions("wave-2", "pain_points", "staff_turnover") == 0
    before, after = (mentions(wave, "unmet_needs", "ai_ml") for wave in ("wave-1", "wave-2"))
    assert 1.7 * before < after < 2.3 * before
    assert shipped().for_wave("wave-1") is shipped()


def test_a_wave_is_drawn_and_spoken_within_a_second(instrument: Questionnaire) -> None:
    shipped()
    start = time.process_time()
    for persona in draw(instrument, shipped(), n=54, seed=23):
        for _, asked in turns(instrument, persona):
            reply(persona, instrument, asked)
    assert time.process_time() - start < 1.0
