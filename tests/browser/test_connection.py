"""Nothing is lost: over a reload, a lost network, a second window, the back button, an erasure."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, BrowserContext, Route, expect

from tests.browser.respondent import Respondent
from tests.browser.serving import Served

WORDS = ("nurse", "4", "tea", "all 4", "3", "all seen", "The lift broke down.")
QUESTIONS = (
    "What is your role?",
    "How many nights",
    "What do you drink?",
    "How tiring",
    "How do you feel",
    "How well do you know",
    "What happened",
    "Is there anything else?",
)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Open a browser of one's own, for several windows."""
    opened = browser.new_context(viewport={"width": 1100, "height": 800})
    yield opened
    opened.close()


def after(respondent: Respondent, turns: int) -> Respondent:
    """Come back to an interview after so many answers."""
    respondent.comes_back(*WORDS[:turns]).is_asked(QUESTIONS[turns])
    return respondent


@pytest.mark.parametrize("turns", [0, 4])
def test_a_reload_keeps_the_conversation_and_the_draft(respondent: Respondent, turns: int) -> None:
    after(respondent, turns)
    lines = respondent.page.locator(".line").count()
    interview = respondent.interview
    respondent.box.fill("half a thou")
    respondent.page.reload()
    respondent.is_asked(QUESTIONS[turns])
    expect(respondent.box).to_have_value("half a thou")
    expect(respondent.page.locator(".note")).to_contain_text("Welcome back")
    assert respondent.interview == interview
    assert respondent.page.locator(".line").count() == lines
    assert len(respondent.served.replies(interview)) == turns


def test_what_a_control_holds_is_kept_over_a_reload(respondent: Respondent) -> None:
    after(respondent, 3)
    respondent.picks("Lifting", "6")
    respondent.page.reload()
    respondent.is_asked("How tiring")
    group = respondent.page.get_by_role("group", name="Lifting", exact=True)
    expect(group.get_by_role("radio", name="6")).to_be_checked()


def test_an_answer_given_offline_is_sent_once_when_the_network_is_back(
    respondent: Respondent, context: BrowserContext
) -> None:
    after(respondent, 1)
    page = respondent.page
    page.context.set_offline(True)
    respondent.box.fill("4")
    respondent.box.press("Enter")
    expect(page.locator(".banner")).to_contain_text("You are offline.")
    expect(page.locator(".line.respondent").last).to_contain_text("4")
    assert len(respondent.served.replies(respondent.interview)) == 1
    page.context.set_offline(False)
    respondent.is_asked("What do you drink?")
    expect(page.locator(".banner")).to_be_empty()
    assert respondent.served.replies(respondent.interview) == ["nurse", "4"]


def test_an_answer_whose_receipt_was_lost_is_not_recorded_twice(respondent: Respondent) -> None:
    after(respondent, 1)
    ids: list[str] = []

    def lose_the_first(route: Route) -> None:
        ids.append(json.loads(route.request.post_data or "{}")["message_id"])
        if len(ids) == 1:
            route.fetch()
            route.abort("connectionreset")
        else:
            route.continue_()

    respondent.page.route("**/messages", lose_the_first)
    respondent.box.fill("4")
    respondent.box.press("Enter")
    expect(respondent.page.locator(".banner")).to_contain_text("Trying again")
    respondent.is_asked("What do you drink?")
    assert len(ids) == 2 and len(set(ids)) == 1
    assert respondent.served.replies(respondent.interview) == ["nurse", "4"]


def test_a_reload_while_an_answer_is_on_its_way_sends_it(respondent: Respondent) -> None:
    after(respondent, 1)
    respondent.page.route("**/messages", lambda route: route.abort("connectionreset"))
    respondent.box.fill("4")
    respondent.box.press("Enter")
    expect(respondent.page.locator(".banner")).to_contain_text("Trying again")
    respondent.page.unroute("**/messages")
    respondent.page.reload()
    respondent.is_asked("What do you drink?")
    assert respondent.served.replies(respondent.interview) == ["nurse", "4"]


def test_a_server_that_is_busy_is_asked_again_as_soon_as_it_said(respondent: Respondent) -> None:
    page, asked = respondent.page, []

    def refuse_once(route: Route) -> None:
        asked.append(route.request.url)
        if asked.count(route.request.url) == 1:
            route.fulfill(
                status=503,
                headers={"Retry-After": "1"},
                content_type="application/problem+json",
                body='{"title": "too busy for now", "status": 503}',
            )
        else:
            route.continue_()

    respondent.opens()
    page.route("**/api/interviews", refuse_once)
    page.route("**/messages", refuse_once)
    respondent.button("I agree, start").click()
    expect(page.locator(".banner")).to_contain_text("Trying again; nothing is lost.")
    respondent.is_asked("What is your role?")
    respondent.says("nurse")
    respondent.is_asked("How many nights")
    assert respondent.served.replies(respondent.interview) == ["nurse"]
    assert len(asked) == 4, "each was sent twice, and no more"


def test_dots_show_that_something_is_coming_only_if_it_takes_a_while(
    respondent: Respondent,
) -> None:
    after(respondent, 1)
    waiting: list[Route] = []
    respondent.page.route("**/messages", lambda route: waiting.append(route))
    respondent.box.fill("4")
    respondent.box.press("Enter")
    assert respondent.page.locator(".dots").count() == 0
    expect(respondent.page.locator(".dots")).to_be_visible()
    waiting[0].continue_()
    respondent.is_asked("What do you drink?")
    expect(respondent.page.locator(".dots")).to_have_count(0)


def test_a_second_window_takes_over_and_the_first_can_take_it_back(
    respondent: Respondent,
) -> None:
    after(respondent, 2)
    first = respondent.page
    with first.expect_popup() as opening:
        first.evaluate("window.open(location.href)")
    second = opening.value
    expect(second.locator(".line.now")).to_contain_text("What do you drink?")
    expect(first.get_by_text("You went on with this interview in another window.")).to_be_visible()
    second.locator("textarea").fill("tea")
    second.locator("textarea").press("Enter")
    expect(second.locator(".line.now")).to_contain_text("How tiring")
    first.get_by_role("button", name="Continue here").click()
    respondent.is_asked("How tiring")
    expect(second.get_by_role("button", name="Continue here")).to_be_visible()


def test_an_answer_to_what_was_asked_before_is_not_taken_for_another(
    browser: Browser, respondent: Respondent
) -> None:
    after(respondent, 2)
    elsewhere = browser.new_context()
    other = Respondent(elsewhere.new_page(), respondent.served)
    kept = json.dumps(respondent.page.evaluate("({...sessionStorage})"))
    other.page.add_init_script(
        f"for (const [name, value] of Object.entries({kept}))"
        " if (!sessionStorage.getItem(name)) sessionStorage.setItem(name, value)"
    )
    other.opens().is_asked("What do you drink?")
    other.says("tea")
    respondent.says("coffee")
    respondent.is_asked("How tiring")
    expect(respondent.page.locator(".note")).to_contain_text("went on in another place")
    assert respondent.served.replies(respondent.interview) == ["nurse", "4", "tea"]
    elsewhere.close()


def test_the_back_button_loses_nothing(respondent: Respondent) -> None:
    after(respondent, 2)
    respondent.box.fill("water and")
    respondent.page.goto(respondent.served.url + "/healthz")
    respondent.page.go_back()
    respondent.is_asked("What do you drink?")
    expect(respondent.box).to_have_value("water and")


@pytest.mark.parametrize("turns", [0, 2, 5])
def test_an_interview_that_is_gone_says_so_at_any_turn(respondent: Respondent, turns: int) -> None:
    after(respondent, turns)
    known = respondent.served.transcript(respondent.interview)
    respondent.served.store.erase(known.started.respondent, at=datetime.now(UTC))
    respondent.box.fill("tea")
    respondent.box.press("Enter")
    expect(respondent.page.get_by_role("alert")).to_contain_text("Please use your link again.")
    respondent.page.reload()
    expect(respondent.page.get_by_role("alert")).to_contain_text("Please use your link again.")


def test_a_link_that_is_not_valid_is_explained_and_taken_out_of_the_address(
    respondent: Respondent,
) -> None:
    respondent.opens("/i#not-a-link").button("I agree, start").click()
    expect(respondent.page.get_by_role("alert")).to_contain_text("This link has expired")
    assert respondent.page.url == respondent.served.url + "/i"
    assert "not-a-link" not in respondent.page.evaluate("location.href + document.referrer")


def test_words_that_are_too_long_come_back_to_be_shortened(respondent: Respondent) -> None:
    after(respondent, 6)
    respondent.box.evaluate("(box) => { box.maxLength = 200_000; }")
    respondent.box.fill("word " * 4_100)
    respondent.box.press("Enter")
    expect(respondent.page.locator(".note")).to_contain_text("too long")
    assert respondent.box.input_value().startswith("word word")
    assert len(respondent.served.replies(respondent.interview)) == 6


def test_two_windows_of_two_people_do_not_meet(context: BrowserContext, kinds: Served) -> None:
    one = Respondent(context.new_page(), kinds).opens().consents()
    two = Respondent(context.new_page(), kinds).opens().consents()
    one.says("nurse")
    two.says("visitor")
    assert one.interview != two.interview
    assert kinds.transcript(one.interview).status == "in_progress"
    assert kinds.transcript(two.interview).status == "screened_out"
