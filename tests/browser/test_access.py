"""For everybody: axe-core on every screen, targets, magnification, motion, colours."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.respondent import Respondent
from tests.browser.serving import Served

PHONE: ViewportSize = {"width": 390, "height": 844}
DESKTOP: ViewportSize = {"width": 1280, "height": 860}
MAGNIFIED: ViewportSize = {"width": 320, "height": 256}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SMALLEST_TARGET = 24
TARGETS = """(least) => {
  const root = document.querySelector("interview-widget").shadowRoot;
  const all = "button, textarea, select, summary, label.check, label.cell";
  return [...root.querySelectorAll(all)]
    .map((one) => [one.className || one.tagName, one.getBoundingClientRect()])
    .filter(([, box]) => box.width && (box.width < least || box.height < least))
    .map(([name, box]) => `${name} ${box.width}×${box.height}`);
}"""
SIDEWAYS = """() => {
  const root = document.querySelector("interview-widget").shadowRoot;
  const wide = [...root.querySelectorAll(".scroll, .shell, dialog")];
  return [document.scrollingElement, ...wide].filter((one) => one.scrollWidth > one.clientWidth + 1)
    .map((one) => one.className || one.tagName);
}"""
ANSWERS = ("nurse", "4", "tea", "all 4", "3", "all seen", "The lift broke down.")


@pytest.fixture(scope="module")
def axe(node_modules: Path) -> str:
    """Load axe-core; it judges the page and is no part of what we ship."""
    return (node_modules / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def faults(page: Page, axe: str) -> list[str]:
    """List what axe-core finds serious or critical."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(axe)
    found: dict[str, Any] = page.evaluate(
        "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})", TAGS
    )
    return [
        f"{one['id']}: {node['target']} {node['failureSummary']}"
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]


def walk(respondent: Respondent, look: Callable[[], None]) -> None:
    """Go through the whole interview and look at every screen of it."""
    respondent.opens().button("I agree, start").wait_for()
    look()
    respondent.consents()
    for words in ANSWERS:
        look()
        respondent.says(words)
    look()
    respondent.page.locator(".menu-button").click()
    look()
    respondent.page.keyboard.press("Escape")
    respondent.says("Nothing more.")
    respondent.button("Finish").wait_for()
    look()
    respondent.finishes()
    look()


@pytest.mark.parametrize(
    ("viewport", "scheme"),
    [(PHONE, "dark"), (DESKTOP, "light")],
    ids=["phone-dark", "desktop-light"],
)
def test_axe_finds_nothing_serious_on_any_screen_and_every_target_is_large_enough(
    browser: Browser, kinds: Served, axe: str, viewport: ViewportSize, scheme: Any
) -> None:
    context = browser.new_context(viewport=viewport, color_scheme=scheme, reduced_motion="reduce")
    respondent = Respondent(context.new_page(), kinds)
    found: list[str] = []

    def look() -> None:
        found.extend(faults(respondent.page, axe))
        found.extend(respondent.page.evaluate(TARGETS, SMALLEST_TARGET))
        found.extend(respondent.page.evaluate(SIDEWAYS))

    walk(respondent, look)
    assert found == []
    context.close()


def test_magnified_four_times_every_target_is_large_enough_and_nothing_scrolls_sideways(
    browser: Browser, kinds: Served
) -> None:
    context = browser.new_context(viewport=MAGNIFIED, reduced_motion="reduce")
    respondent = Respondent(context.new_page(), kinds)
    found: list[str] = []

    def look() -> None:
        found.extend(respondent.page.evaluate(TARGETS, SMALLEST_TARGET))
        found.extend(respondent.page.evaluate(SIDEWAYS))

    walk(respondent, look)
    assert found == []
    context.close()


def test_who_wants_no_motion_gets_none(browser: Browser, kinds: Served) -> None:
    context = browser.new_context(reduced_motion="reduce")
    respondent = Respondent(context.new_page(), kinds).opens().consents()
    respondent.page.route("**/messages", lambda route: None)
    respondent.box.fill("nurse")
    respondent.box.press("Enter")
    dot = respondent.page.locator(".dots i").first
    assert dot.evaluate("(one) => getComputedStyle(one).animationName") == "none"
    context.close()


def test_a_choice_can_be_told_in_the_systems_own_colours(browser: Browser, kinds: Served) -> None:
    context = browser.new_context(forced_colors="active")
    respondent = Respondent(context.new_page(), kinds).opens().consents()
    for words in ("nurse", "4"):
        respondent.says(words)
    respondent.page.get_by_label("Tea").check()
    styles = "(one) => [getComputedStyle(one).outlineStyle, getComputedStyle(one).outlineWidth]"
    chosen = respondent.page.locator(".check", has_text="Tea").evaluate(styles)
    other = respondent.page.locator(".check", has_text="Coffee").evaluate(styles)
    assert chosen == ["solid", "2px"] and other != chosen
    context.close()
