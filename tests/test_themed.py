"""The pictures of themes, with few respondents and with thousands of ideas."""

import re
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from agent.report.canvas import Picture
from agent.report.significance import standing_out
from agent.report.themed import (
    Chapter,
    Course,
    Curve,
    Dot,
    Drawn,
    Share,
    Study,
    percent,
    pictures,
    saturation_picture,
)
from agent.report.themed.chapter import listed, ticks
from agent.report.themes_page import themes_page
from agent.thematics.titling import NamedTheme, kept
from agent.thematics.units import pieces
from agent.themes.layout import laid_out

NAMES = ("slots and queues", "<script>alert(1)</script>", "price & terms", "the " + "long " * 40)
WAVES = (("one", "emerging"), ("two", "growing"), ("three", "fading"))


STUDY = Study(title="A study of <b>bold</b> & plain", waves=("one", "two", "three"), synthetic=True)


def chapter(
    dots: int, *, themes: int = 4, segments: int = 3, waves: int = 3, names: Sequence[str] = NAMES
) -> Chapter:
    rng = np.random.default_rng(1)
    course = [WAVES[at % 3] if at < 3 else (f"wave {at + 1}", "stable") for at in range(waves)]
    drawn = tuple(
        Drawn(
            id=f"q-{at}",
            name=names[at % len(names)],
            badge=("solid", "check", "tentative")[at % 3],
            n=max(1, 20 - 4 * at),
            base=20 * waves,
            course=tuple(
                Course(wave=wave, n=max(0, 6 - at), base=20, change=change, hint=change)
                for wave, change in course
            ),
            shares=tuple(
                Share(
                    segment=f"s{number}",
                    label=f"A rather long name of segment {number} & more",
                    n=10 if number == 0 else max(0, 5 - at - number),
                    base=40 // (number + 1),
                    lift=None if number > 5 else 1.5 - number / 4,
                )
                for number in range(segments)
            ),
            quotes=("we <b>wait</b>",),
        )
        for at in range(themes)
    )
    where = rng.normal(0, 10, (dots, 2)).round(2).tolist()
    places = tuple(
        Dot(x=x, y=y, theme=at % (themes + 1) - 1, late=at % 2 == 0)
        for at, (x, y) in enumerate(where)
    )
    return Chapter(question="q", title="What matters?", themes=drawn, dots=places, study=STUDY)


@pytest.fixture(scope="module", params=[50, 5_000])
def drawn(request: pytest.FixtureRequest) -> tuple[Chapter, Sequence[Picture]]:
    told = chapter(request.param)
    return told, tuple(pictures(told))


def within(picture: Picture) -> bool:
    """Tell whether all texts and rectangles of a picture begin inside of it."""
    svg = picture.plate.decode()
    wide, high = (float(part) for part in re.findall(r'viewBox="0 0 (\d+) (\d+)"', svg)[0])
    places = re.findall(r'<(?:text|rect) x="(-?[\d.]+)" y="(-?[\d.]+)"', svg)
    return bool(places) and all(0 <= float(x) <= wide and 0 <= float(y) <= high for x, y in places)


def texts(picture: Picture) -> list[tuple[float, float, str]]:
    found = re.findall(r'<text x="([\d.-]+)" y="([\d.-]+)"[^>]*>([^<]*)', picture.plate.decode())
    return [(float(x), float(y), words) for x, y, words in found]


def test_every_picture_is_drawn_and_stays_within_its_frame(
    drawn: tuple[Chapter, Sequence[Picture]],
) -> None:
    kinds = [one.id for one in drawn[1]]
    assert kinds == ["bars-q", "segments-q", "waves-q", "map-q"]
    for one in drawn[1]:
        assert within(one) and one.png.startswith(b"\x89PNG") and b"<script>" not in one.svg


def test_a_picture_alone_in_a_file_says_what_it_is_whom_it_rests_on_and_that_it_is_simulated(
    drawn: tuple[Chapter, Sequence[Picture]],
) -> None:
    curve = Curve(name="all", heard=(1.0, 1.5, 1.6), told="next: 0.1")
    for one in (*drawn[1], saturation_picture([curve], STUDY)):
        said = one.svg.decode()
        assert "Simulated respondents" in said and 'role="img"' in said and "<desc>" in said
        assert "Source: A study of &lt;b&gt;bold&lt;/b&gt; &amp; plain; one, two and three" in said
        assert one.alt and one.caption and one.base
        assert "Simulated respondents" in one.plate.decode() and b"Source:" not in one.plate


@pytest.mark.parametrize(
    ("how", "kinds"),
    [
        ({"themes": 1, "segments": 1, "waves": 1}, ["bars-q", "map-q"]),
        ({"themes": 60, "segments": 12, "waves": 14}, ["bars-q", "segments-q", "waves-q", "map-q"]),
        ({"names": ("Bearbeitungsdauer von Rückerstattungsanträgen " * 9,), "segments": 30},
         ["bars-q", "segments-q", "waves-q", "map-q"]),
    ],
)  # fmt: skip
def test_one_theme_or_sixty_no_segment_or_thirty_one_wave_or_fourteen(
    how: dict[str, Any], kinds: list[str]
) -> None:
    told = tuple(pictures(chapter(60, **how)))
    assert [one.id for one in told] == kinds
    assert all(within(one) for one in told)
    if how.get("themes") == 60:
        assert "20 of 60 themes" in told[0].caption
        assert any(words.startswith("12 A rather long name") for _, _, words in texts(told[1]))
    if how.get("segments") == 30:
        assert "18 smallest segments are left out" in told[1].caption


def test_ribbons_stand_by_how_a_theme_moved_last_and_a_new_one_begins_before_its_wave() -> None:
    told = chapter(0, themes=5, waves=2)
    hint = "stable, perhaps growing"
    moves = (("growing", ""), ("stable", hint), ("stable", ""), ("dormant", ""), ("emerging", ""))
    themes = tuple(
        one.model_copy(
            update={
                "name": f"theme {at}",
                "course": tuple(
                    Course(wave=wave, n=4, base=20, change=change, hint=seems or change)
                    for wave in (("two",) if change == "emerging" else ("one", "two"))
                ),
            }
        )
        for at, (one, (change, seems)) in enumerate(zip(told.themes, moves, strict=True))
    )
    _, _, waves = pictures(told.model_copy(update={"themes": themes}))
    order = sorted((y, words) for _, y, words in texts(waves) if words.startswith("theme "))
    assert [words for _, words in order] == [f"theme {at}" for at in (4, 0, 3, 1, 2)]
    assert waves.plate.count(b"<polygon") == 5 and "New in two: theme 4 20 %" in waves.alt
    heads = {words for _, _, words in texts(waves)}
    assert {"Perhaps moved in two, may be chance", "Said by nobody in two"} <= heads


def test_segments_of_a_handful_have_counts_and_a_mark_and_no_percent() -> None:
    told = [words for _, _, words in texts(tuple(pictures(chapter(0, segments=6)))[1])]
    assert "n = 40" in told and "n = 20*" in told and "n = 6*" in told
    assert "0 of 6" in told and "25 %" in told and "0 of 40" not in told


def test_a_later_point_at_the_edge_moves_no_other_on_the_drawn_map() -> None:
    before = chapter(200)
    (*_, first) = pictures(before)
    far = max(one.x for one in before.dots)
    later = before.model_copy(update={"dots": (*before.dots, Dot(x=far + 0.05, y=0, theme=-1))})
    (*_, second) = pictures(later)
    old, new = (set(re.findall(r"M[\d.]+ [\d.]+", one.plate.decode())) for one in (first, second))
    points = {one for one in old if float(one.split()[1]) < 560}
    names = len(before.themes)
    assert len(points) > 150 and len(points - new) <= names and len(new - old) <= names + 1


def test_no_two_names_on_the_map_lie_on_each_other() -> None:
    (*_, drawn_map) = pictures(chapter(300, themes=12, names=[f"theme {at}" for at in range(12)]))
    names = [(x, y) for x, y, words in texts(drawn_map) if words.startswith("theme ")]
    assert len(names) == 12
    for at, (x, y) in enumerate(names):
        assert all(abs(y - v) > 12 or abs(x - u) > 50 for u, v in names[at + 1 :])


def test_a_segment_is_coloured_only_where_it_differs_beyond_chance() -> None:
    assert standing_out([(30, 100), (14, 100), (15, 100)], least=10) == (True, False, False)
    assert standing_out([(3, 9), (10, 100), (12, 100)], least=10) == (False, False, False)
    assert standing_out([(0, 0), (0, 50)], least=10) == (False, False)


def test_shares_never_read_nothing_where_somebody_said_it_and_axes_have_round_numbers() -> None:
    assert [percent(*one) for one in ((1, 1_000), (0, 10), (1, 2), (0, 0))] == [
        "<1 %", "0 %", "50 %", "–"]  # fmt: skip
    assert ticks(149) == [0, 50, 100] and ticks(9) == [0, 2, 4, 6, 8] and ticks(0) == [0]
    assert listed(["a"]) == "a" and listed([str(at) for at in range(9)]) == "0 to 8 (9 waves)"


def test_the_page_is_one_file_that_runs_nothing_and_has_the_numbers_behind_its_pictures(
    drawn: tuple[Chapter, Sequence[Picture]],
) -> None:
    curve = Curve(name="all", heard=(1.0, 1.5, 1.6), told="next: 0.1")
    page = themes_page(STUDY, [drawn], saturation_picture([curve], STUDY), [])
    assert len(page) < 300_000 and "<script" not in page and "we &lt;b&gt;wait" in page
    assert "default-src" in page and "Simulated respondents" in page
    assert not re.findall(r'(?:src|href)="https?:', page)
    plates = re.findall(r'role="img" aria-label="([^"]+)"', page)
    assert len(plates) == 5 and all(len(one) > 20 for one in plates)
    assert page.count('tabindex="0"') == page.count('role="region"') == 7
    assert "A rather long name of segment 2 &amp; more" in page and "6 (30 %)" in page


def test_a_long_curve_is_drawn_with_few_points_and_keeps_its_end() -> None:
    curves = [Curve(name=f"part {at}", heard=tuple(float(n) for n in range(1, 9_001)), told="more")
              for at in range(12)]  # fmt: skip
    told = saturation_picture(curves, STUDY)
    assert len(told.plate) < 40_000 and "5 smaller segments are left out" in told.caption
    assert within(told)


def test_a_question_without_themes_has_no_picture() -> None:
    assert not tuple(pictures(chapter(0).model_copy(update={"themes": ()})))


def test_what_stands_on_the_map_keeps_its_place() -> None:
    rng = np.random.default_rng(2)
    vectors = rng.normal(size=(40, 12)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    first = laid_out(vectors[:30], {}, seed=7)
    assert (first == laid_out(vectors[:30], {}, seed=7)).all()
    known = {row: (float(x), float(y)) for row, (x, y) in enumerate(first.tolist())}
    later = laid_out(vectors, known, seed=7)
    assert np.allclose(later[:30], first) and np.isfinite(later).all()
    assert np.isfinite(laid_out(vectors[:3], {}, seed=7)).all()


def test_the_same_words_stand_beside_each_other_and_break_no_map() -> None:
    rng = np.random.default_rng(3)
    vectors = np.repeat(rng.normal(size=(9, 12)).astype(np.float32), 4, axis=0)
    places = laid_out(vectors, {}, seed=7).reshape(9, 4, 2)
    apart = np.linalg.norm(places.mean(axis=1)[:, None] - places.mean(axis=1), axis=-1)
    assert np.isfinite(places).all() and np.ptp(places, axis=1).max() < apart[apart > 0].mean()
    assert np.isfinite(laid_out(np.ones((10, 4), dtype=np.float32), {}, seed=7)).all()


def test_evidence_is_a_unit_and_what_it_leaves_is_cut_into_clauses() -> None:
    text = "Good question. They never answer the phone, and invoices come late."
    start = text.index("They")
    found = list(pieces(text, [(start, start + 27, "silence"), (start, start + 27, "phone")]))
    assert [text[low:high] for low, high, _ in found] == [
        "They never answer the phone",
        "invoices come late",
    ]
    assert found[0][2] == ("phone", "silence") and found[1][2] == ()


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Cost", ["Cost"]),
        ("Price, quality and lead times", ["Price", "quality", "lead times"]),
        ("Hi. The ATM? It didn't work. Please", ["The ATM? It didn't work. Please"]),
        ("It did not happen. The ATM kept my card", ["It did not happen. The ATM kept my card"]),
        ("It does not work.", ["It does not work"]),
        ("The refund is late and it vanished", ["The refund is late and it vanished"]),
        ("They vanished. It hurts trust", ["They vanished", "It hurts trust"]),
        ("Das Geld kam spät. Es ist verschwunden", ["Das Geld kam spät. Es ist verschwunden"]),
        ("ok", []),
        ("我们需要自动化。成本太高了！", ["我们需要自动化", "成本太高了"]),
        ("نحتاج إلى أتمتة؟ التكلفة", ["نحتاج إلى أتمتة", "التكلفة"]),
    ],
)  # fmt: skip
def test_an_idea_is_whole_however_short_and_small_talk_is_none(text: str, units: list[str]) -> None:
    assert [text[low:high] for low, high, _ in pieces(text, [])] == units


def test_what_runs_on_for_ten_thousand_words_is_divided_and_not_cut_off() -> None:
    text = "cheaper vectors " * 5_000
    found = [text[low:high] for low, high, _ in pieces(text, [])]
    assert " ".join(found) == text.strip() and max(map(len, found)) <= 600


def test_a_name_of_words_that_no_quote_holds_is_refused() -> None:
    said = ("waiting for slots takes months", "slot booking is a lottery")
    good = NamedTheme(name="Waiting for slots", definition="Slots take months")
    assert kept(good, said) == good
    more = good.model_copy(update={"definition": "Caused by inflation"})
    assert kept(more, said) == NamedTheme(name="Waiting for slots")
    for name in ("Regulatory burden", "visit http://evil.example slots", "", "slot " * 9):
        assert kept(NamedTheme(name=name, definition="Slots take months"), said) is None


def test_a_name_that_says_no_more_than_the_question_or_than_one_quote_is_refused() -> None:
    said = ("slots are full for months", "no free slots", "they raised the price")
    asked = "What do you need from CDMOs?"
    assert kept(NamedTheme(name="CDMO needs"), said, asked) is None
    assert kept(NamedTheme(name="Raised price"), said, asked) is None
    assert kept(NamedTheme(name="CDMO slots"), said, asked) == NamedTheme(name="CDMO slots")
