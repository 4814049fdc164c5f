"""A study in a language from right to left, with some of the page's words brought along."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.questionnaires import ARABIC
from tests.browser.respondent import Respondent
from tests.browser.serving import Served, serving
from tests.browser.test_access import PHONE, SIDEWAYS
from tests.web_clients import desk_for

UNMARKED = """() => {
  const root = document.querySelector("interview-widget").shadowRoot;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const { parentElement: one, data } = walker.currentNode;
    const style = one.closest("style") !== null;
    const words = /[a-z]{3}/i.test(data) && !/[\\u0600-\\u06ff]/.test(data);
    if (!words || style || one.closest(".line, .words, .callout, option, summary")) continue;
    const [tongue, way] = [one.closest("[lang]").lang, one.closest("[dir], bdi").dir];
    if (tongue !== "en" || way === "rtl") found.push(`${data.trim()}: ${tongue} ${way}`);
  }
  return found;
}"""
"""English words of the page, outside of what was said, that are not told to be English."""


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve the Arabic questionnaire."""
    folder = tmp_path_factory.mktemp("arabic")
    with serving(folder, lambda store: desk_for(ARABIC, store)) as served:
        yield served


def test_a_language_from_right_to_left_turns_the_page_and_its_english_words_are_told(
    page: Page, arabic: Served
) -> None:
    page.set_viewport_size(PHONE)
    respondent = Respondent(page, arabic).opens()
    start = respondent.button("أوافق، لنبدأ")
    page.locator("select").select_option("ar")
    expect(page.locator(".callout")).to_have_text("أنت تتحدث مع ذكاء اصطناعي، لا مع إنسان.")
    wrong = page.evaluate(UNMARKED)
    start.click()
    shell = page.locator(".shell")
    expect(shell).to_have_attribute("dir", "rtl")
    expect(shell).to_have_attribute("lang", "ar")
    respondent.is_asked("ما هو دورك؟")
    respondent.opens_menu("Explain the question")
    respondent.settles()
    page.locator(".menu-button").click()
    wrong += page.evaluate(UNMARKED) + page.evaluate(SIDEWAYS)
    page.keyboard.press("Escape")
    respondent.chooses("ممرضة")
    page.locator("input.number").fill("99")
    respondent.continues()
    expect(page.get_by_role("alert")).to_have_text("Please enter a number from 0 to 31.")
    wrong += page.evaluate(UNMARKED)
    page.locator("input.number").fill("4")
    respondent.continues()
    page.locator(".check").nth(1).click()
    wrong += page.evaluate(UNMARKED) + page.evaluate(SIDEWAYS)
    respondent.continues()
    respondent.picks("المشي", "7 – جدا")
    respondent.picks("الرفع", "1 – لا تعب")
    first, last = (page.locator(".control .row input").nth(at).bounding_box() for at in (0, 6))
    assert first and last and first["x"] > last["x"], "the scale runs from right to left, too"
    expect(page.locator(".progress")).to_contain_text("بقي 3 دقائق")
    wrong += page.evaluate(UNMARKED) + page.evaluate(SIDEWAYS)
    respondent.continues()
    respondent.says("كان الليل طويلا.")
    mine = page.locator(".line.respondent .said").last.bounding_box()
    room = page.locator(".log").bounding_box()
    assert mine and room and mine["x"] - room["x"] < room["width"] / 2
    wrong += page.evaluate(UNMARKED) + page.evaluate(SIDEWAYS)
    respondent.finishes()
    assert wrong == []
    assert arabic.transcript(respondent.interview).status == "completed"
    respondent.is_untroubled()


def test_the_page_is_turned_round_when_another_language_is_asked_for(
    page: Page, arabic: Served
) -> None:
    respondent = Respondent(page, arabic).opens("/")
    page.locator("select").select_option("en")
    respondent.consents().is_asked("What is your role?")
    expect(page.locator(".shell")).to_have_attribute("dir", "ltr")
    respondent.opens_menu("العربية")
    respondent.is_asked("ما هو دورك؟")
    expect(page.locator(".shell")).to_have_attribute("dir", "rtl")
    assert page.evaluate("[document.documentElement.lang, document.title]") == [
        "ar",
        "المناوبات الليلية",
    ]
