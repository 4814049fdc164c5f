"""By a personal link, on two devices; by a panel's open link, and back to the panel."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from agent.links import Invite, Key, Keyring, sign
from agent.settings import Settings
from tests.browser.questionnaires import KINDS
from tests.browser.respondent import Respondent
from tests.browser.serving import Served, serving
from tests.web_clients import desk_for

KEYS = Keyring((Key("k1", b"s" * 43),))
PANEL = {
    "screened_out": "http://127.0.0.1:9/out?id={respondent}",
    "stopped": "http://127.0.0.1:9/stopped?id={respondent}",
}


@pytest.fixture(scope="module")
def invited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve a study that only invited people may take part in, in a wave of its own."""
    config = Settings(open_to_all=False, wave="w 2")
    folder = tmp_path_factory.mktemp("invited")
    with serving(folder, lambda store: desk_for(KINDS, store), config, keys=lambda: KEYS) as served:
        yield served


@pytest.fixture(scope="module")
def panel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve a study that a panel sends people to."""
    config = Settings.model_validate({"returns": PANEL})
    with serving(
        tmp_path_factory.mktemp("panel"), lambda store: desk_for(KINDS, store), config
    ) as served:
        yield served


def link(respondent: str, *, days: int = 1) -> str:
    expires = datetime.now(UTC) + timedelta(days=days)
    invite = Invite(study=KINDS.id, wave="w 2", respondent=respondent, expires=expires)
    return f"/i?wave=w%202#{sign(invite, KEYS)}"


def test_a_personal_link_begins_an_interview_and_goes_on_with_it_elsewhere(
    browser: Browser, page: Page, invited: Served
) -> None:
    address = link("A1")
    phone = Respondent(page, invited).opens(address).consents()
    secret = address.partition("#")[2]
    assert page.url == f"{invited.url}/i?wave=w+2"
    assert secret not in page.evaluate("document.documentElement.outerHTML + location.href")
    phone.says("nurse")
    phone.is_asked("How many nights")
    context = browser.new_context(viewport={"width": 1100, "height": 800})
    desktop = Respondent(context.new_page(), invited).opens(address).consents()
    desktop.is_asked("How many nights")
    expect(desktop.page.locator(".note")).to_contain_text("Welcome back")
    expect(desktop.page.locator(".line.respondent")).to_have_count(1)
    desktop.says("4")
    assert desktop.interview == phone.interview
    assert invited.transcript(phone.interview).started.respondent == "A1"
    phone.box.fill("5")
    phone.box.press("Enter")
    phone.is_asked("What do you drink?")
    assert invited.replies(phone.interview) == ["nurse", "4"]
    desktop.says("tea")
    page.goto(invited.url + "/healthz")
    page.goto(invited.url + address)
    phone.is_asked("How tiring")
    desktop.is_untroubled()
    context.close()


@pytest.mark.parametrize("how", ["expired", "forged", "cut"])
def test_a_link_that_is_no_longer_good_is_explained(page: Page, invited: Served, how: str) -> None:
    good = link("B1")
    bad = {"expired": link("B1", days=-1), "forged": good[:-4] + "AAAA", "cut": good[:-20]}[how]
    respondent = Respondent(page, invited).opens(bad)
    respondent.button("I agree, start").click()
    expect(page.get_by_role("alert")).to_contain_text("This link has expired")
    assert "#" not in page.url


def test_a_link_that_is_used_up_says_so(page: Page, browser: Browser, invited: Served) -> None:
    address = link("C1")
    Respondent(page, invited).opens(address).consents().says("visitor")
    expect(page.locator("div.ended")).to_be_visible()
    context = browser.new_context()
    again = Respondent(context.new_page(), invited).opens(address)
    again.button("I agree, start").click()
    expect(again.page.get_by_role("alert")).to_contain_text("already taken part")
    context.close()


def test_without_a_link_the_page_says_whom_it_is_for(page: Page, invited: Served) -> None:
    Respondent(page, invited).opens("/")
    expect(page.get_by_role("alert")).to_contain_text("Only people with a personal link")
    expect(page).to_have_title("Night shifts")


def test_a_panel_gets_its_respondents_back_with_their_id_and_nothing_else(
    page: Page, panel: Served
) -> None:
    respondent = Respondent(page, panel).opens("/?respondent=P%207%26x")
    respondent.page.reload()
    respondent.consents()
    assert page.url == panel.url + "/"
    assert panel.transcript(respondent.interview).started.respondent == "P 7&x"
    respondent.says("visitor")
    onward = page.get_by_role("link", name="Go on")
    expect(onward).to_have_attribute("href", "http://127.0.0.1:9/out?id=P%207%26x")
    expect(onward).to_have_attribute("rel", "noreferrer")


def test_the_page_speaks_the_language_of_its_reader(browser: Browser, kinds: Served) -> None:
    context = browser.new_context(locale="de-AT")
    page = Respondent(context.new_page(), kinds).opens("/").page
    expect(page.get_by_role("heading", name="Bevor wir beginnen")).to_be_visible()
    assert page.evaluate("document.documentElement.lang") == "de"
    context.close()
