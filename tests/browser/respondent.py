"""A respondent at a browser: looks at what is on the page, and uses it as a person would."""

import json
import re
from typing import Any

from playwright.sync_api import ConsoleMessage, Locator, Page, expect

from agent import sessions
from agent.sessions import Invitation, Message
from tests.browser.serving import Served
from tests.web_clients import desk_for

CALM = 8_000
WATCH = """
window.violations = [];
addEventListener("securitypolicyviolation", (event) => {
  window.violations.push(event.violatedDirective + " " + event.blockedURI);
});
window.told = [];
for (const name of ["started", "progress", "completed", "screened_out", "closed"]) {
  addEventListener(name, (event) => window.told.push([name, event.detail]));
}
"""


class Respondent:
    """One person, one window. troubles: whatever the page complained about meanwhile."""

    def __init__(self, page: Page, served: Served) -> None:
        """Watch the page from its first moment."""
        self.page, self.served = page, served
        self.troubles: list[str] = []
        page.set_default_timeout(CALM)
        page.add_init_script(WATCH)
        page.on("dialog", lambda dialog: self._dialog(dialog.message))
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("console", self._console)

    def _dialog(self, message: str) -> None:
        self.troubles.append(f"dialog: {message}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.troubles.append(message.text)

    def opens(self, path: str = "/") -> "Respondent":
        """Go to the study's page."""
        self.page.goto(self.served.url + path)
        return self

    def consents(self) -> "Respondent":
        """Read the notice and agree."""
        self.button("I agree, start").click()
        self.is_asked()
        return self

    def comes_back(self, *replies: str, to: str | None = None) -> "Respondent":
        """Open an interview that this tab began and answered so far; nothing of it is clicked."""
        desk = desk_for(self.served.asked, self.served.store)
        opened = sessions.start(desk, Invitation(wave="wave-1", consent=True))
        for at, words in enumerate(replies):
            sessions.reply(desk, opened.id, Message(id=f"before-{at}", text=words))
        name = json.dumps(f"interview-widget:{self.served.url}||")
        kept = json.dumps(json.dumps({"id": opened.id, "token": opened.token}))
        self.page.add_init_script(
            f"if (!sessionStorage.getItem({name})) sessionStorage.setItem({name}, {kept})"
        )
        self.page.goto(to or self.served.url)
        self.is_asked()
        return self

    def is_asked(self, words: str | None = None) -> Locator:
        """Wait until a question waits for an answer."""
        now = self.page.locator(".line.now")
        if words is not None:
            expect(now).to_contain_text(words)
        expect(self.box).to_be_editable()
        return now

    @property
    def box(self) -> Locator:
        """The text box."""
        return self.page.locator("textarea")

    def button(self, name: str) -> Locator:
        """Find a button by its whole name."""
        return self.page.get_by_role("button", name=name, exact=True)

    def says(self, words: str) -> None:
        """Type an answer and send it with Enter; line breaks are Shift+Enter."""
        self.box.fill(words)
        self.box.press("Enter")
        self.settles()

    def chooses(self, label: str) -> None:
        """Press a chip."""
        self.page.locator(".chip", has_text=re.compile(f"^\\s*{re.escape(label)}\\s*$")).click()
        self.settles()

    def picks(self, row: str, column: str) -> None:
        """Choose a cell of a grid by the names that a screen reader gives it."""
        group = self.page.locator(".control").get_by_role("group", name=row, exact=True)
        group.get_by_role("radio", name=column).click()

    def continues(self) -> None:
        """Send what the control holds."""
        self.page.locator(".control button[type=submit]").click()
        self.settles()

    def finishes(self) -> None:
        """Look the answers through and end."""
        self.button("Finish").click()
        expect(self.page.locator("div.ended")).to_be_visible()

    def opens_menu(self, entry: str) -> None:
        """Choose from the options at the top."""
        self.page.locator(".menu-button").click()
        self.page.locator("#menu").get_by_role("button", name=entry, exact=True).click()

    def settles(self) -> None:
        """Wait until nothing is on its way."""
        expect(self.page.locator("textarea[readonly]")).to_have_count(0)

    @property
    def kept(self) -> dict[str, Any]:
        """What this tab remembers."""
        found = self.page.evaluate(
            "JSON.stringify(Object.entries(sessionStorage)"
            ".filter(([name]) => name.startsWith('interview-widget:'))[0]?.[1] ?? '{}')"
        )
        kept: dict[str, Any] = json.loads(json.loads(found))
        return kept

    @property
    def interview(self) -> str:
        """The interview's id."""
        return str(self.kept["id"])

    def told(self) -> list[str]:
        """List the DOM events that the page has heard."""
        return [name for name, _ in self.page.evaluate("window.told")]

    def is_untroubled(self) -> None:
        """Nothing was reported: no error, no dialog, no breach of the content policy."""
        assert self.troubles == []
        assert self.page.evaluate("window.violations") == []
