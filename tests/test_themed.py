"""The pictures of themes, with few respondents and with thousands of ideas."""

import re
from collections.abc import Sequence

import numpy as np
import pytest

from agent.report.canvas import Picture
from agent.report.themed import (
    Chapter,
    Course,
    Curve,
    Dot,
    Drawn,
    Share,
    pictures,
    saturation_picture,
)
from agent.report.themes_page import themes_page
from agent.thematics.titling import NamedTheme, kept
from agent.thematics.units import pieces
from agent.themes.layout import laid_out

NAMES = ("slots and queues", "<script>alert(1)</script>", "price & terms", "the " + "long " * 40)
WAVES = (("one", "emerging"), ("two", "growing"), ("three", "fading"))


def chapter(dots: int) -> Chapter:
    rng = np.random.default_rng(1)
    themes = tuple(
        Drawn(
            id=f"q-{at}",
            name=name,
            badge="check",
            n=20 - 4 * at,
            base=60,
            course=tuple(
                Course(wave=wave, n=6 - at, base=20, change=change) for wave, change in WAVES
            ),
            shares=(
                Share(segment="small", n=10, base=40, lift=1.0),
                Share(segment="large", n=5 - at, base=20, lift=0.3),
                Share(segment="tiny", n=1, base=4, lift=None),
            ),
            quotes=("we <b>wait</b>",),
        )
        for at, name in enumerate(NAMES)
    )
    where = rng.normal(0, 10, (dots, 2)).round(2).tolist()
    places = tuple(Dot(x=x, y=y, theme=at % 5 - 1) for at, (x, y) in enumerate(where))
    return Chapter(question="q", title="What matters?", themes=themes, dots=places)


@pytest.fixture(scope="module", params=[50, 5_000])
def drawn(request: pytest.FixtureRequest) -> tuple[Chapter, Sequence[Picture]]:
    told = chapter(request.param)
    return told, tuple(pictures(told))


def test_every_picture_is_drawn_and_stays_within_its_frame(
    drawn: tuple[Chapter, Sequence[Picture]],
) -> None:
    kinds = [one.id for one in drawn[1]]
    assert kinds == ["bars-q", "segments-q", "waves-q", "map-q"]
    for one in drawn[1]:
        svg = one.svg.decode()
        wide, high = (float(part) for part in re.findall(r'viewBox="0 0 (\d+) (\d+)"', svg)[0])
        places = re.findall(r'(?:cx|x)="(-?[\d.]+)" (?:cy|y)="(-?[\d.]+)"', svg)
        assert places
        assert all(0 <= float(x) <= wide and 0 <= float(y) <= high for x, y in places)
        assert one.png.startswith(b"\x89PNG") and "<script>" not in svg


def test_the_page_is_one_file_that_runs_nothing(
    drawn: tuple[Chapter, Sequence[Picture]],
) -> None:
    curve = Curve(name="all", heard=(1.0, 1.5, 1.6), told="next: 0.1")
    page = themes_page("A study", ["one"], [drawn], [saturation_picture([curve])], synthetic=True)
    assert len(page) < 600_000 and "<script" not in page and "we &lt;b&gt;wait" in page
    assert "default-src" in page and "imulated" in page
    assert not re.findall(r'(?:src|href)="https?:', page)


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
