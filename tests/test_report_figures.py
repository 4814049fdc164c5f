"""The figures: one per entry of the plan, honest about bases, legible whatever the labels."""

import html
import re
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.questionnaire import Questionnaire
from agent.report.about import SIMULATED, About
from agent.report.drawing import WIDTH, readable_on, shades, steps
from agent.report.figures import Figure, figures, plan
from agent.report.tables import crosstab
from agent.report.typeset import width, wrap
from tests.report_factories import answered, cases, questionnaire

PAYLOAD = "<script>alert('x')</script> & \"so on\""
STAGE = {"id": "stage", "type": "single", "text": "Stage?", "options": ["early", "late"]}
EVERY_KIND = questionnaire(
    STAGE,
    {"id": "pick", "type": "single", "text": PAYLOAD, "options": [f"o{at}" for at in range(9)]},
    {"id": "uses", "type": "multi", "text": "Uses?", "options": ["a", "b", "none"]},
    {"id": "plans", "type": "multi", "text": "Plans?", "options_from": "uses"},
    {"id": "few", "type": "grid", "text": "Few?", "items": ["x", "y"], "options": ["no", "yes"]},
    {
        "id": "known",
        "type": "grid",
        "text": "Known?",
        "items": [f"firm{at}" for at in range(12)],
        "options": ["no", "by_name", "well"],
        "aware": ["by_name", "well"],
    },
    {"id": "matters", "type": "rating", "text": "How much?", "items": ["cost", "speed"]},
    {"id": "weeks", "type": "number", "text": "Weeks?"},
    {
        "id": "pains",
        "type": "open",
        "text": "What hurts?",
        "codebook": {
            "codes": {"slow": {"net": "delays"}, "late": {"net": "delays"}, "price": {}},
            "nets": {"delays": {"en": "Delays " + PAYLOAD}},
        },
    },
    {"id": "each", "type": "multi", "text": "{{ item.label }}?", "options": ["u"],
     "loop": {"over": "stage", "as": "s"}},
    figures={
        "themes": ["pains"], "10": ["weeks", "stage"], "2": ["uses", "plans"], "3": ["pick"],
        "4": ["few"], "5": ["known"], "6": ["matters"], "7": ["pains"], "8": ["each"],
    },
)  # fmt: skip


@cache
def drawn(number: int, *, by: str | None = "stage", synthetic: bool = False) -> tuple[Figure, ...]:
    said = answered(EVERY_KIND, number, seed=4)
    cells = crosstab(EVERY_KIND, cases(number), said, by=by)
    return figures(EVERY_KIND, cells, about=About(by=by, synthetic=synthetic, waves=("w1",)))


def texts(figure: Figure) -> list[str]:
    found = re.findall(r"<text[^>]*>([^<]*)</text>", figure.svg.decode())
    return [html.unescape(one) for one in found]


def test_the_plan_is_the_researchers_without_what_is_clustered() -> None:
    assert list(plan(EVERY_KIND)) == ["2", "3", "4", "5", "6", "7", "8", "10"]
    assert [one.id for one in drawn(40)] == [
        "fig2",
        "fig3",
        "fig4",
        "fig5",
        "fig6",
        "fig7",
        "fig8",
        "fig10",
    ]
    assert drawn(40)[-1].questions == ("weeks", "stage")


def test_a_questionnaire_without_a_plan_gets_a_figure_per_question() -> None:
    bare = questionnaire(STAGE, {"id": "more", "type": "open", "text": "More?"})
    assert plan(bare) == {"1": ("stage",)}


@pytest.mark.parametrize(("number", "by"), [(0, "stage"), (1, None), (40, "stage")])
def test_every_figure_is_a_picture_whatever_the_number_of_respondents(
    number: int, by: str | None
) -> None:
    for figure in drawn(number, by=by):
        assert figure.png.startswith(b"\x89PNG\r\n") and len(figure.png) > 2000
        assert figure.svg.startswith(b"<svg")
        assert b"NaN" not in figure.svg and b"undefined" not in figure.svg


def test_every_figure_of_simulated_respondents_says_so_twice() -> None:
    for figure in drawn(12, synthetic=True):
        said = " ".join(texts(figure))
        assert said.count(SIMULATED) == 2
    assert SIMULATED not in " ".join(texts(drawn(12)[0]))


def test_no_text_leaves_the_picture() -> None:
    for figure in drawn(40):
        for layer in figure.spec["layer"]:
            for mark in layer["data"]["values"]:
                if "t" not in mark:
                    continue
                align = layer["mark"]["align"]
                wide = width(mark["t"], mark["s"], bold=layer["mark"]["fontWeight"] == "bold")
                start = {"left": 0.0, "center": wide / 2, "right": wide}[align]
                assert mark["x"] - start >= -2
                assert mark["x"] - start + wide <= WIDTH + 20


def test_no_two_texts_lie_over_each_other() -> None:
    for figure in drawn(40):
        boxes = []
        for layer in figure.spec["layer"]:
            for mark in layer["data"]["values"]:
                if "t" in mark:
                    wide = width(mark["t"], mark["s"]) * 0.9
                    start = {"left": 0.0, "center": wide / 2, "right": wide}[layer["mark"]["align"]]
                    boxes.append((mark["x"] - start, mark["y"], wide, mark["s"], mark["t"]))
        for at, (x, y, wide, size, text) in enumerate(boxes):
            for x2, y2, wide2, _, text2 in boxes[at + 1 :]:
                apart = x + wide <= x2 or x2 + wide2 <= x or abs(y - y2) >= size * 0.75
                assert apart, (figure.id, text, text2)


def test_small_bases_are_marked_and_tiny_ones_give_counts() -> None:
    pains = next(one for one in drawn(40) if one.id == "fig7")
    assert any("* Base under 30" in line for line in pains.caption)
    few = next(one for one in drawn(5) if one.id == "fig7")
    assert any("** Base under 10" in line for line in few.caption)
    assert not [text for text in texts(few) if re.fullmatch(r"\d+%", text)]


def test_the_caption_gives_the_base_and_how_to_read() -> None:
    pains = next(one for one in drawn(40) if one.id == "fig7")
    assert pains.caption[0] == "Base: all respondents asked, n = 40."
    assert "A net counts each respondent once." in pains.caption[1]
    assert pains.title == "Figure 7. Pains, by stage"


def test_a_figure_that_shows_the_break_itself_is_not_said_to_be_broken_by_it() -> None:
    assert drawn(40)[-1].title == "Figure 10. Weeks and stage"


def test_labels_are_text_and_never_markup() -> None:
    for figure in drawn(12):
        tags = set(re.findall(r"<([a-zA-Z]+)", figure.svg.decode()))
        assert tags <= {"svg", "rect", "g", "path", "text", "line"}
    assert any("<script>alert" in text for figure in drawn(12) for text in texts(figure))


def test_percentages_in_the_figure_stand_in_the_tables() -> None:
    asked: Questionnaire = EVERY_KIND
    cells = crosstab(asked, cases(40), answered(asked, 40, seed=4), by="stage")
    known = {f"{round((c.percent or 0) + 1e-9)}%" for c in cells if c.question == "pains"}
    shown = {text for text in texts(drawn(40)[5]) if re.fullmatch(r"\d+%", text)}
    assert shown and shown <= known | {f"{int((c.percent or 0) + 0.5)}%" for c in cells}


@given(st.text(max_size=300), st.floats(30, 400), st.integers(1, 5))
def test_wrapped_lines_fit_their_room(text: str, room: float, most: int) -> None:
    lines = wrap(text, room, 13, most=most)
    assert len(lines) <= most
    assert all(width(line, 13) <= room or len(line) <= 2 for line in lines)


@given(st.text(alphabet="ab cde", max_size=200))
def test_nothing_is_lost_where_there_is_room(text: str) -> None:
    assert " ".join(wrap(text, 5000, 13)) == " ".join(text.split())


@given(st.integers(1, 40))
def test_there_is_a_colour_for_each_part_of_a_stack(count: int) -> None:
    assert len(set(shades(count))) == len(set(steps(count))) == count
    assert {readable_on(colour) for colour in shades(count)} <= {"#ffffff", "#17212b"}
