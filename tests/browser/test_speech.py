"""An answer that is spoken: heard into the box, to be looked over and sent by hand."""

from playwright.sync_api import Page, expect

from tests.browser.respondent import Respondent
from tests.browser.serving import Served

EARS = """
window.ears = [];
window.SpeechRecognition = window.webkitSpeechRecognition = class extends EventTarget {
  start() { window.ears.push(this); }
  stop() { this.onend?.(); }
  hears(...phrases) { this.onresult({ results: phrases.map((one) => [{ transcript: one }]) }); }
};
"""


def test_what_is_heard_stands_in_the_box_until_it_is_sent(page: Page, kinds: Served) -> None:
    page.add_init_script(EARS)
    respondent = Respondent(page, kinds).opens().consents()
    respondent.says("nurse")
    respondent.box.fill("about")
    microphone = page.get_by_role("button", name="Speak your answer")
    microphone.click()
    expect(microphone).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_text("Listening…")).to_be_attached()
    page.evaluate("window.ears[0].hears('four', ' nights')")
    expect(respondent.box).to_have_value("about four nights")
    assert page.evaluate("[window.ears[0].lang, window.ears[0].interimResults]") == ["en", True]
    microphone.click()
    expect(microphone).to_have_attribute("aria-pressed", "false")
    assert kinds.replies(respondent.interview) == ["nurse"]
    respondent.box.press("Enter")
    respondent.is_asked("What do you drink?")
    assert kinds.replies(respondent.interview) == ["nurse", "about four nights"]
    respondent.is_untroubled()


def test_ears_that_fail_leave_what_was_typed_and_can_be_asked_again(
    page: Page, kinds: Served
) -> None:
    page.add_init_script(EARS)
    respondent = Respondent(page, kinds).opens().consents()
    respondent.box.fill("nur")
    microphone = page.get_by_role("button", name="Speak your answer")
    microphone.click()
    page.evaluate("window.ears[0].onerror()")
    expect(microphone).to_have_attribute("aria-pressed", "false")
    expect(respondent.box).to_have_value("nur")
    microphone.click()
    page.evaluate("window.ears[1].hears('nurse')")
    respondent.box.fill("nurse")
    respondent.box.press("Enter")
    respondent.is_asked("How many nights")
    respondent.is_untroubled()


def test_a_browser_without_ears_shows_no_microphone(page: Page, kinds: Served) -> None:
    page.add_init_script("delete window.SpeechRecognition; delete window.webkitSpeechRecognition;")
    Respondent(page, kinds).opens().consents()
    expect(page.get_by_role("button", name="Speak your answer")).to_have_count(0)
