"""Words of a slow model are shown as they come, and announced once, when they are complete."""

import threading
from dataclasses import dataclass, field, replace
from pathlib import Path

from playwright.sync_api import Page, expect

from agent.questionnaire import Questionnaire
from agent.readers import Early
from agent.transcript import Judged, Transcript
from tests.browser.questionnaires import KINDS
from tests.browser.respondent import Respondent
from tests.browser.serving import serving
from tests.web_clients import desk_for

EARLY = "What made the night so hard?"


@dataclass
class Held:
    """A reader that knows early what will be asked, and is not done before it is let go."""

    gate: threading.Event = field(default_factory=threading.Event)

    def judge(
        self,
        questionnaire: Questionnaire,
        transcript: Transcript,
        draft: Judged,
        *,
        early: Early | None = None,
    ) -> Judged:
        """Tell the words, wait, and leave the draft as it is."""
        if early is not None:
            early(EARLY)
        self.gate.wait(20)
        return draft


def test_early_words_are_seen_at_once_and_enter_the_log_only_when_they_are_complete(
    page: Page, tmp_path: Path
) -> None:
    slow = Held()
    with serving(tmp_path, lambda store: replace(desk_for(KINDS, store), reader=slow)) as served:
        respondent = Respondent(page, served)
        respondent.opens().consents()
        respondent.box.fill("nurse")
        respondent.box.press("Enter")
        coming, log = page.locator(".coming"), page.locator(".log")
        expect(coming).to_contain_text(EARLY)
        expect(page.locator(".dots")).to_have_count(0)
        expect(log).not_to_contain_text(EARLY)
        assert coming.get_attribute("aria-hidden") == "true"
        assert page.locator("[role=log] .coming").count() == 0
        slow.gate.set()
        respondent.is_asked("How many nights")
        expect(coming).to_have_count(0)
        assert respondent.served.replies(respondent.interview) == ["nurse"]
        assert respondent.troubles == []
