"""The whole shipped instrument, answered with keys alone, on a phone's width and a desktop's."""

from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.respondent import Respondent
from tests.browser.serving import Served

MOST_TURNS = 60
STORY = "Delays in vector supply held our last batch back by four months."
FOCUSED = """() => {
  const one = document.querySelector("interview-widget").shadowRoot.activeElement;
  return one && {
    tag: one.tagName, kind: one.type, text: one.textContent.trim(),
    control: one.closest(".control") !== null, checked: one.checked === true,
    row: one.closest("[data-row]")?.dataset.row ?? null,
  };
}"""
ASKED = """() => {
  const root = document.querySelector("interview-widget").shadowRoot;
  return {
    kind: root.querySelector(".control .row") ? "rows" : root.querySelector(".check") ? "checks"
      : root.querySelector(".chip") ? "chips" : "words",
    rows: root.querySelectorAll(".control .row").length,
  };
}"""


class Keys:
    """Presses keys, and sees where the focus is."""

    def __init__(self, respondent: Respondent) -> None:
        """Take the page's keyboard; the mouse is never touched."""
        self.page = respondent.page
        self.press = respondent.page.keyboard.press

    def focused(self) -> dict[str, Any]:
        """Describe what has the focus inside the widget."""
        found: dict[str, Any] | None = self.page.evaluate(FOCUSED)
        return found or {}

    def tab_to(self, text: str, *, most: int = 60) -> None:
        """Press Tab until a button with these words has the focus."""
        for _ in range(most):
            if self.focused().get("text") == text and self.focused()["tag"] == "BUTTON":
                return
            self.press("Tab")
        raise AssertionError(f"{text!r} cannot be reached with the Tab key")

    def answer(self, go_on: str) -> None:
        """Answer whatever is asked, from where the focus was put."""
        asked = self.page.evaluate(ASKED)
        here = self.focused()
        if asked["kind"] == "words":
            assert here["tag"] == "TEXTAREA", "focus moves to the text box of an open question"
            self.page.keyboard.type(STORY[:9])
            self.page.keyboard.insert_text(STORY[9:])
            self.press("Enter")
            return
        assert here["control"], "focus moves to the new control"
        match asked["kind"]:
            case "chips":
                self.press("ArrowDown")
                self.press("ArrowUp")
                self.press("Enter")
            case "checks":
                self.press("Space")
                assert self.focused()["checked"]
                self.tab_to(go_on)
                self.press("Enter")
            case _:
                self._fill_rows(asked["rows"])
                self.tab_to(go_on)
                self.press("Enter")

    def _fill_rows(self, count: int) -> None:
        seen = set()
        for _ in range(count):
            seen.add(self.focused()["row"])
            self.press("Space")
            self.press("ArrowRight")
            assert self.focused()["checked"]
            self.press("Tab")
        assert len(seen) == count, "every row is one stop of the Tab key"


@pytest.mark.parametrize(
    ("width", "height", "locale", "start", "go_on", "finish"),
    [
        (390, 844, "de-DE", "Ich stimme zu, los geht's", "Weiter", "Abschließen"),
        (1280, 860, "en-GB", "I agree, start", "Continue", "Finish"),
    ],
    ids=["390px-german", "1280px-english"],
)
def test_the_whole_instrument_can_be_answered_with_keys_alone(
    browser: Browser,
    shipped: Served,
    width: int,
    height: int,
    locale: str,
    start: str,
    go_on: str,
    finish: str,
) -> None:
    context = browser.new_context(viewport={"width": width, "height": height}, locale=locale)
    respondent = Respondent(context.new_page(), shipped).opens("/")
    page, keys = respondent.page, Keys(respondent)
    page.locator("h2").wait_for()
    if locale.startswith("de"):
        page.locator("select").focus()
        keys.press("ArrowDown")
        page.get_by_role("heading", name="Bevor wir beginnen").wait_for()
    keys.tab_to(start)
    keys.press("Enter")
    for _ in range(MOST_TURNS):
        respondent.is_asked()
        before = page.locator(".line").count()
        keys.answer(go_on)
        page.wait_for_function(
            "(before) => { const root = document.querySelector('interview-widget').shadowRoot;"
            " return root.querySelector('dialog, div.ended')"
            " || root.querySelectorAll('.line').length >= before + 2"
            " && !root.querySelector('textarea[readonly]'); }",
            arg=before,
        )
        if page.locator("dialog").count():
            keys.tab_to(finish)
            keys.press("Enter")
            break
    expect(page.locator("div.ended")).to_be_focused()
    known = shipped.transcript(respondent.interview)
    assert known.status == "completed" and known.language == locale[:2]
    assert respondent.told()[-2:] == ["completed", "closed"]
    respondent.is_untroubled()
    context.close()
