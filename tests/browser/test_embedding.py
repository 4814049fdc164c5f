"""On other people's pages: where that is allowed, in all three modes, and what the page hears."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import ROOT
from tests.browser.respondent import WATCH, Respondent
from tests.browser.serving import Served, Stranger, stranger

LISTEN = """
window.heard = [];
addEventListener("message", (event) => window.heard.push([event.origin, event.data]));
"""


@pytest.fixture
def foreign() -> Iterator[Stranger]:
    """Serve a page of somebody who was never asked."""
    with stranger() as made:
        yield made


@pytest.mark.parametrize("mode", ["inline", "popup", "bubble"])
def test_an_allowed_page_can_hold_an_interview_in_every_mode(
    page: Page, kinds: Served, host: Stranger, mode: str
) -> None:
    respondent = Respondent(page, kinds)
    page.goto(host.embeds(kinds, f'mode="{mode}"'))
    if mode != "inline":
        page.get_by_role("button", name="Take part in the interview").click()
    respondent.consents().says("visitor")
    expect(page.locator("div.ended")).to_be_visible()
    assert respondent.told() == ["started", "progress", "screened_out", "closed"]
    assert respondent.troubles == []


def test_a_page_that_is_not_on_the_list_gets_nothing(
    page: Page, kinds: Served, foreign: Stranger
) -> None:
    before = kinds.store.counts("wave-1")
    page.goto(foreign.embeds(kinds))
    expect(page.get_by_role("alert")).to_contain_text("cannot be shown on this page")
    answer = page.evaluate(
        "url => fetch(url, {method: 'POST', headers: {'Content-Type': 'application/json'},"
        " body: JSON.stringify({wave: 'wave-1', consent: true})})"
        ".then(() => 'read', () => 'refused')",
        kinds.url + "/api/interviews",
    )
    assert answer == "refused"
    assert kinds.store.counts("wave-1") == before


def test_our_own_page_cannot_be_framed(page: Page, kinds: Served, foreign: Stranger) -> None:
    foreign.body = f"<!doctype html><title>Frame</title><iframe src={kinds.url}/></iframe>"
    page.goto(foreign.url)
    inside = page.frames[1]
    inside.wait_for_load_state()
    assert inside.url.startswith("chrome-error:")


@pytest.mark.parametrize("mode", ["popup", "bubble"])
def test_what_opens_closes_with_escape_and_goes_on_where_it_was(
    page: Page, kinds: Served, host: Stranger, mode: str
) -> None:
    respondent = Respondent(page, kinds)
    page.goto(host.embeds(kinds, f'mode="{mode}" label="Tell us"'))
    launcher = page.get_by_role("button", name="Tell us")
    launcher.click()
    respondent.consents().says("nurse")
    respondent.box.fill("half")
    page.keyboard.press("Escape")
    expect(respondent.box).to_have_count(0)
    expect(launcher).to_be_focused()
    assert page.evaluate("window.told.at(-1)[1].status") == "dismissed"
    launcher.click()
    respondent.is_asked("How many nights")
    expect(respondent.box).to_have_value("half")


@pytest.mark.parametrize("listed", [True, False])
def test_the_window_that_opened_it_hears_of_outcomes_if_it_is_listed(
    browser: Browser, kinds: Served, host: Stranger, foreign: Stranger, listed: bool
) -> None:
    origin = foreign.url if listed else "https://panel.example"
    host.embeds(kinds, f'notify="{origin}"')
    foreign.body = "<!doctype html><title>A panel</title>"
    context = browser.new_context()
    context.add_init_script(WATCH)
    opener = context.new_page()
    opener.add_init_script(LISTEN)
    opener.goto(foreign.url)
    with opener.expect_popup() as opening:
        opener.evaluate("url => window.open(url)", host.url)
    Respondent(opening.value, kinds).consents().says("visitor")
    expect(opening.value.locator("div.ended")).to_be_visible()
    heard = opener.evaluate("window.heard")
    kinds_heard = [message["type"] for _, message in heard]
    expected = [f"interview:{one}" for one in ("started", "progress", "screened_out", "closed")]
    assert kinds_heard == (expected if listed else [])
    assert all(sender == host.url for sender, _ in heard)
    assert "visitor" not in str(heard)
    context.close()


def test_colours_and_corners_follow_the_page(page: Page, kinds: Served, host: Stranger) -> None:
    address = host.embeds(kinds, 'style="--interview-accent: rgb(120, 20, 90)" theme="dark"')
    page.goto(address)
    start = page.get_by_role("button", name="I agree, start")
    colour = start.evaluate("(one) => getComputedStyle(one).backgroundColor")
    assert colour == "rgb(120, 20, 90)"
    shell = page.locator(".shell").evaluate("(one) => getComputedStyle(one).backgroundColor")
    assert shell == "rgb(20, 24, 31)"


def test_a_page_that_frames_it_hears_of_outcomes_too(
    page: Page, kinds: Served, host: Stranger, foreign: Stranger
) -> None:
    address = host.embeds(kinds, f'notify="{foreign.url}"')
    foreign.body = f"<!doctype html><title>Frames it</title><iframe src={address}></iframe>"
    page.add_init_script(LISTEN)
    page.goto(foreign.url)
    inside = page.frame_locator("iframe")
    inside.get_by_role("button", name="I agree, start").click()
    inside.locator(".chip", has_text="Visitor").click()
    expect(inside.locator("div.ended")).to_be_visible()
    heard = page.evaluate("window.heard.map(([origin, told]) => [origin, told.type])")
    names = ("started", "progress", "screened_out", "closed")
    assert heard == [[host.url, f"interview:{one}"] for one in names]


def test_every_property_that_is_told_of_is_one_that_the_widget_heeds() -> None:
    told = re.search(r"\*\*Looks\*\*: (.*?);", (ROOT / "docs" / "web.md").read_text(), re.DOTALL)
    assert told is not None
    names = {f"--interview-{one}" for one in re.findall(r"`(?:--interview)?-([\w-]+)`", told[1])}
    built = (ROOT / "agent" / "web" / "static" / "widget.js").read_text()
    assert set(re.findall(r"var\((--interview-[\w-]+)", built)) == names


def test_two_script_tags_define_the_element_once(page: Page, kinds: Served, host: Stranger) -> None:
    respondent = Respondent(page, kinds)
    address = host.embeds(kinds)
    host.body += f"<script src={kinds.url}/widget.js defer></script>"
    page.goto(address)
    respondent.consents()
    assert respondent.troubles == []
