"""What a respondent types, or a questionnaire says, is text: nothing of it ever runs."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from agent.settings import Settings
from tests.browser.questionnaires import HOSTILE_LABEL, only_words
from tests.browser.respondent import Respondent
from tests.browser.serving import Served, Stranger, serving
from tests.browser.test_access import DESKTOP, PHONE, SIDEWAYS
from tests.talks import small
from tests.web_clients import desk_for

PAYLOADS = (
    "<script>window.ran = 1</script> is what I typed",
    "<img src=x onerror='window.ran = 1'> a picture",
    "<svg onload=window.ran=1></svg> a drawing",
    "<svg><script>window.ran=1</script></svg> more",
    "<iframe srcdoc='<script>parent.ran=1</script>'></iframe> a frame",
    "<iframe src=javascript:parent.ran=1></iframe> another frame",
    "<a href='javascript:window.ran=1'>a link</a>",
    "<body onload=window.ran=1> a body",
    "<details open ontoggle=window.ran=1> details",
    "<input autofocus onfocus=window.ran=1> a field",
    "<video><source onerror=window.ran=1></video> a film",
    "<math><mtext></p><style><img src onerror=window.ran=1></style> maths",
    "<style>*{display:none}</style> a style",
    "<link rel=stylesheet href=data:text/css,*{display:none}> a link",
    "<meta http-equiv=refresh content='0;url=data:text/html,gone'> a refresh",
    "<base href=https://elsewhere.example/> a base",
    "<form action=https://elsewhere.example><button>go</button></form> a form",
    "<template shadowrootmode=open><script>window.ran=1</script></template> a shadow",
    "'\"><script>window.ran=1</script> out of an attribute",
    "--><script>window.ran=1</script> out of a comment",
    "${window.ran = 1} and {{constructor.constructor('window.ran=1')()}} as templates",
    "`${window.ran=1}` in a literal",
    "javascript:window.ran=1 as an address",
    "[click](javascript:window.ran=1) **bold** as markdown",
    "&lt;script&gt;window.ran=1&lt;/script&gt; escaped already",
    "\u202e<script>window.ran=1</script> written backwards",
    "<ScRiPt/x>window.ran=1</sCrIpT> in odd letters",
)

EVENTS = ("onload", "onerror", "onclick", "onmouseover", "onfocus", "onanimationstart", "ontoggle")
TAGS = ("img src=x", "svg", "body", "input autofocus", "details open", "marquee")
MADE = tuple(f"<{tag} {event}=window.ran=1> {tag}" for tag in TAGS for event in EVENTS)
TYPED, SENT = PAYLOADS[::3], (*PAYLOADS[1::3], *PAYLOADS[2::3], *MADE)
"""A third is typed here; the others come by other ways, and are only looked at."""


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve a questionnaire that asks for one text after the other."""
    asked = only_words(len(TYPED) + 1)
    folder = tmp_path_factory.mktemp("words")
    with serving(folder, lambda store: desk_for(asked, store)) as served:
        yield served


def test_scripts_in_answers_are_shown_as_text_and_never_run(page: Page, words: Served) -> None:
    respondent = Respondent(page, words).opens().consents()
    for payload in TYPED:
        respondent.says(payload)
        assert page.locator(".line.respondent .said").last.inner_text() == payload.strip()
    page.reload()
    respondent.is_asked()
    shown = page.locator(".line.respondent .said").all_inner_texts()
    assert set(TYPED) <= set(shown)
    respondent.opens_menu("Review my answers")
    expect(page.locator("dd").first).to_be_visible()
    respondent.button("Back to the interview").click()
    assert page.evaluate("window.ran") is None
    inside = "document.querySelector('interview-widget').shadowRoot.querySelectorAll("
    strange = "'script, img, iframe, video, math, link, base, meta, .log style, .log a'"
    assert page.evaluate(f"{inside}{strange}).length") == 0
    respondent.is_untroubled()


@pytest.mark.parametrize("embedded", [False, True], ids=["page", "widget"])
def test_whatever_was_sent_by_others_means_is_text_when_it_is_shown_again(
    page: Page, host: Stranger, tmp_path: Path, embedded: bool
) -> None:
    asked, config = only_words(len(SENT) + 1), Settings(origins=(host.url,))
    with serving(tmp_path, lambda store: desk_for(asked, store), config) as served:
        address = host.embeds(served) if embedded else served.url
        respondent = Respondent(page, served).comes_back(*SENT, to=address)
        assert page.locator(".line.respondent .said").all_inner_texts() == [
            one.strip() for one in SENT
        ]
        respondent.opens_menu("Review my answers")
        expect(page.locator("dd").first).to_be_visible()
        page.mouse.move(300, 300)
        assert page.evaluate("window.ran") is None
        respondent.is_untroubled()


def test_a_label_with_markup_is_a_label(respondent: Respondent) -> None:
    respondent.opens().consents().chooses(HOSTILE_LABEL)
    said = respondent.page.locator(".line.respondent .said").first
    expect(said).to_have_text(HOSTILE_LABEL)
    respondent.is_untroubled()


MARKUP = "<script>window.ran=1</script><img src=x onerror=window.ran=1>"
LENGTHY = "A very thorough description of how the ward is run from day to day " * 4
UNBROKEN = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamte" * 3


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve a questionnaire whose every text is markup, far too long, or one endless word."""
    labels = [MARKUP, LENGTHY, UNBROKEN]
    many = [{"id": f"o{at}", "label": labels[at % 3] if at < 3 else f"{at}"} for at in range(60)]
    rows = [{"id": f"r{at}", "label": label} for at, label in enumerate(labels)]
    scale = {"low": 1, "high": 7, "labels": {1: LENGTHY + MARKUP, 7: UNBROKEN}}
    asked = small(
        [
            {"id": "one", "type": "single", "text": MARKUP, "options": many[:3]},
            {"id": "many", "type": "multi", "text": LENGTHY, "options": many},
            {"id": "rows", "type": "grid", "text": UNBROKEN, "items": rows, "options": many[:3]},
            {"id": "rated", "type": "rating", "text": MARKUP, "items": rows, "scale": scale},
            {"id": "said", "type": "open", "text": MARKUP, "probe": {"max": 0}},
        ],
        id="hostile",
        title=f"{UNBROKEN} {MARKUP} {LENGTHY}",
        consent={"text": MARKUP + UNBROKEN},
    )
    folder = tmp_path_factory.mktemp("hostile")
    with serving(folder, lambda store: desk_for(asked, store)) as served:
        yield served


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_texts_that_are_markup_or_far_too_long_are_shown_whole_and_answered(
    page: Page, hostile: Served, viewport: ViewportSize
) -> None:
    page.set_viewport_size(viewport)
    respondent = Respondent(page, hostile).opens()
    respondent.button("I agree, start").wait_for()
    expect(page.locator("section.consent")).to_contain_text(f"{MARKUP} {LENGTHY}".strip())
    wide: list[str] = page.evaluate(SIDEWAYS)
    respondent.consents()
    top = page.locator("header").bounding_box()
    assert top and top["height"] < viewport["height"] / 8, "a long title leaves room for the talk"
    page.locator(".chip").nth(2).click()
    for choices, names in ((".check", (0, 59)), (".row", (0, 1, 2)), (".row", (0, 1, 2))):
        respondent.settles()
        shown = page.locator(f".control {choices}")
        expect(shown).to_have_count(60 if choices == ".check" else 3)
        wide += page.evaluate(SIDEWAYS)
        for at in names:
            shown.nth(at).locator("input").first.click()
        respondent.continues()
    respondent.says("Enough.")
    wide += page.evaluate(SIDEWAYS)
    respondent.finishes()
    assert wide == [], "nothing scrolls sideways"
    assert page.evaluate("window.ran") is None
    assert hostile.transcript(respondent.interview).status == "completed"
    respondent.is_untroubled()


def test_the_page_has_a_content_policy_without_inline_code(page: Page, kinds: Served) -> None:
    answer = page.goto(kinds.url)
    assert answer is not None
    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy and "default-src 'none'" in policy
    assert "frame-ancestors" in policy
    assert page.locator("script:not([src])").count() == 0
