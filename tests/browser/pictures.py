"""Draws the running page: every screen, in light and dark, on a phone and a desktop.

    python -m tests.browser.pictures FOLDER

To be looked at after a change of the widget's looks; some are kept as docs/images/web-*.png.
"""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser, Page, sync_playwright

from agent import wiring
from agent.settings import Settings
from tests.browser.conftest import QUIET, ROOT
from tests.browser.respondent import Respondent
from tests.browser.serving import Served, serving

SIZES = {"phone": (390, 780), "desktop": (1120, 760)}
Scheme = Literal["light", "dark"]
GRID = "worked with Lonza and WuXi, heard of Catalent, never heard of the others"
STORY = "Vector supply came late twice, and each delay cost us a quarter of the programme's time."


class Sitting:
    """One walk through the shipped instrument, with a picture wherever something is new."""

    def __init__(self, page: Page, served: Served, name: str, folder: Path) -> None:
        """Sit down before the page."""
        self.respondent = Respondent(page, served)
        self.page, self.name, self.folder = page, name, folder

    def picture(self, what: str) -> None:
        """Draw what is on the screen now."""
        self.page.mouse.move(0, 0)
        self.page.wait_for_timeout(400)
        self.page.screenshot(path=self.folder / f"web-{what}-{self.name}.png")

    def walk(self) -> None:
        """Answer everything once, each kind of question in its own way."""
        one = self.respondent
        one.opens().button("I agree, start").wait_for()
        self.picture("consent")
        one.consents()
        self.picture("single")
        one.chooses("I make the decision, alone or with others")
        self.page.locator(".chip", has_text="Other").click()
        self.picture("other")
        self.page.get_by_label("Please say which").fill("A hospital's own unit")
        self.page.keyboard.press("Enter")
        one.says("clinical")
        one.says("it went down a little")
        one.is_asked()
        self.picture("conversation")
        self._on_to(".check")
        for number in (0, 2, 4):
            self.page.locator(".check").nth(number).click()
        self.picture("multi")
        one.continues()
        self._on_to(".scale .row")
        for row, point in enumerate((6, 4, 5)):
            self.page.locator(".control .row").nth(row).locator("input").nth(point).click()
        self.page.locator(".scroll").evaluate("(one) => { one.scrollTop -= 0; }")
        self.picture("rating")
        one.says("technical and regulatory expertise 7, cost 5, the rest about 4")
        one.is_asked()
        self.picture("echo")
        self._on_to(".options .row")
        self.picture("grid")
        one.says(GRID)
        self.page.locator(".menu-button").click()
        self.picture("menu")
        self.page.locator("#menu").get_by_role("button", name="Review my answers").click()
        self.page.locator(".answers").wait_for()
        self.picture("review")
        self.page.keyboard.press("Escape")
        self.page.context.set_offline(True)
        self.page.locator("textarea").fill(STORY)
        self.page.locator("textarea").press("Enter")
        self.page.wait_for_timeout(800)
        self.picture("offline")
        self.page.context.set_offline(False)
        one.settles()
        one.opens_menu("Stop the interview")
        self.picture("stop")
        one.button("Stop now").click()
        self.page.locator("div.ended").wait_for()
        self.picture("ended")

    def _on_to(self, selector: str) -> None:
        """Answer in passing until a control of this kind is shown."""
        for _ in range(12):
            self.respondent.is_asked()
            if self.page.locator(f".control {selector}, .control{selector}").count():
                return
            if self.page.locator(".chip").count():
                self.page.locator(".chip").nth(1).click()
                self.respondent.settles()
            elif self.page.locator(".check").count():
                self.page.locator(".check").nth(1).click()
                self.respondent.continues()
            else:
                self.respondent.says(STORY)


@contextmanager
def _sitting(
    browser: Browser, served: Served, how: tuple[str, Scheme], folder: Path
) -> Iterator[Sitting]:
    size, scheme = how
    width, height = SIZES[size]
    more: dict[str, Any] = {"viewport": {"width": width, "height": height}}
    context = browser.new_context(color_scheme=scheme, reduced_motion="reduce", **more)
    yield Sitting(context.new_page(), served, f"{size}-{scheme}", folder)
    context.close()


def draw(folder: Path) -> None:
    """Draw every screen in both sizes and both schemes."""
    with (
        tempfile.TemporaryDirectory() as data,
        serving(Path(data), lambda store: wiring.desk(Settings(folder=ROOT), store)) as served,
        sync_playwright() as play,
    ):
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=list(QUIET))
        for size in SIZES:
            for scheme in ("light", "dark"):
                with _sitting(browser, served, (size, scheme), folder) as sitting:
                    sitting.walk()
        browser.close()


if __name__ == "__main__":
    draw(Path(sys.argv[1]))
