"""Every kind of question has a control, takes words instead, and can be changed afterwards."""

import re

import pytest
from playwright.sync_api import expect

from agent.answers import Given
from agent.interview import answers
from tests.browser.questionnaires import KINDS
from tests.browser.respondent import Respondent


def standing(respondent: Respondent) -> dict[tuple[str, str | None], Given]:
    known = respondent.served.transcript(respondent.interview)
    return answers(KINDS, known)


def values(respondent: Respondent, question: str) -> dict[str | None, tuple[object, ...]]:
    return {
        item: given.values for (one, item), given in standing(respondent).items() if one == question
    }


def reach(respondent: Respondent, question: str) -> Respondent:
    """Answer in words until a question is asked."""
    words = {
        "role": "nurse",
        "nights": "4",
        "drinks": "tea",
        "strain": "all 4",
        "mood": "3",
        "known": "all seen",
        "story": "The lift broke down.",
    }
    before = list(words)[: list(words).index(question)] if question in words else words
    return respondent.comes_back(*(words[one] for one in before))


def test_consent_and_the_ai_notice_come_first_in_the_language_chosen(
    respondent: Respondent,
) -> None:
    page = respondent.opens().page
    expect(page.locator(".callout")).to_contain_text("AI interviewer")
    expect(page.get_by_text("Taking part is voluntary.")).to_be_visible()
    assert respondent.kept == {}, "nothing begins before consent"
    page.get_by_label("Language").select_option("de")
    expect(page.locator(".callout")).to_contain_text("KI-Interviewer")
    respondent.button("Ich stimme zu, los geht's").click()
    respondent.is_asked("Welche Rolle haben Sie?")
    assert respondent.served.transcript(respondent.interview).language == "de"


def test_who_declines_leaves_no_trace(respondent: Respondent) -> None:
    respondent.opens().button("No, thank you").click()
    expect(respondent.page.get_by_text("Nothing was recorded.")).to_be_visible()
    assert respondent.kept == {} and respondent.told() == ["closed"]
    respondent.button("Back").click()
    expect(respondent.button("I agree, start")).to_be_visible()


def test_an_other_answer_is_specified_in_words(respondent: Respondent) -> None:
    respondent.page.set_viewport_size({"width": 390, "height": 540})
    respondent.opens().consents().page.locator(".chip", has_text="Other").click()
    expect(respondent.page.get_by_label("Please say which")).to_be_in_viewport(ratio=1)
    respondent.page.get_by_label("Please say which").fill("porter")
    respondent.page.keyboard.press("Enter")
    respondent.is_asked("How many nights")
    (given,) = [one for key, one in standing(respondent).items() if key[0] == "role"]
    assert [(one.value, one.other) for one in given.found] == [("other", "porter")]


def test_a_number_is_checked_before_it_is_sent(respondent: Respondent) -> None:
    reach(respondent, "nights")
    field = respondent.page.locator("input.number")
    for wrong in ("many", "40", ""):
        field.fill(wrong)
        field.press("Enter")
        expect(respondent.page.get_by_role("alert")).to_contain_text("number")
    assert values(respondent, "nights") == {}
    field.fill("7")
    field.press("Enter")
    respondent.is_asked("What do you drink?")
    assert values(respondent, "nights") == {None: (7,)}


def test_an_exclusive_option_stands_alone_and_a_limit_is_kept(respondent: Respondent) -> None:
    page = reach(respondent, "drinks").page

    page.get_by_label("Tea").check()
    page.get_by_label("Nothing", exact=True).check()
    expect(page.get_by_label("Tea")).not_to_be_checked()
    page.get_by_label("Coffee").check()
    expect(page.get_by_label("Nothing", exact=True)).not_to_be_checked()
    page.get_by_label("Tea").check()
    page.get_by_label("Water").check()
    respondent.continues()
    expect(page.get_by_role("alert")).to_have_text("Choose up to 2")
    page.get_by_label("Water").uncheck()
    respondent.continues()
    respondent.is_asked("How tiring")
    assert values(respondent, "drinks") == {None: ("coffee", "tea")}


def test_rows_left_open_are_pointed_out_once_and_asked_again(respondent: Respondent) -> None:
    page = reach(respondent, "strain").page
    respondent.continues()
    expect(page.get_by_role("alert")).to_have_text("Nothing is chosen yet.")
    respondent.picks("Walking", "7 – very")
    respondent.picks("Lifting", "Don't know")
    respondent.continues()
    expect(page.get_by_role("alert")).to_contain_text("Some rows are still open")
    focused = page.evaluate(
        "document.querySelector('interview-widget').shadowRoot.activeElement"
        ".closest('[data-row]').dataset.row"
    )
    assert focused == "waiting"
    respondent.continues()
    expect(page.locator(".control .row")).to_have_count(1)
    respondent.picks("Waiting", "2")
    respondent.continues()
    respondent.is_asked("How do you feel")
    assert values(respondent, "strain") == {
        "walking": (7,),
        "lifting": ("dont_know",),
        "waiting": (2,),
    }


def test_a_rating_without_rows_is_one_row(respondent: Respondent) -> None:
    page = reach(respondent, "mood").page
    expect(page.locator(".control input[type=radio]")).to_have_count(5)
    page.get_by_role("radio", name="5 – fresh").click()
    respondent.continues()
    respondent.is_asked("How well do you know")
    assert values(respondent, "mood") == {None: (5,)}


def test_every_cell_of_a_grid_has_its_row_and_column_for_a_name(respondent: Respondent) -> None:
    page = reach(respondent, "known").page
    for row in ("North ward", "South ward", "West ward"):
        group = page.get_by_role("group", name=row, exact=True)
        for column in ("Never seen", "Seen", "Worked there"):
            expect(group.get_by_role("radio", name=column, exact=True)).to_have_count(1)


def test_what_was_read_from_a_typed_grid_can_be_corrected_in_place(respondent: Respondent) -> None:
    page = reach(respondent, "known").page
    respondent.says("north ward worked there, the rest never seen")
    respondent.is_asked("What happened")
    echo = page.locator(".noted")
    expect(echo.get_by_role("group", name="North ward").get_by_role("radio").nth(2)).to_be_checked()
    echo.get_by_role("group", name="South ward").get_by_role("radio", name="Worked there").click()
    respondent.button("Save changes").click()
    respondent.settles()
    respondent.is_asked("What happened")
    assert values(respondent, "known") == {
        "north": ("worked_there",),
        "south": ("worked_there",),
        "west": ("never_seen",),
    }


def test_a_past_answer_is_asked_anew_with_what_was_said_as_its_draft(
    respondent: Respondent,
) -> None:
    page = reach(respondent, "known").page
    page.get_by_role("button", name="Change your answer: tea").click()
    respondent.is_asked("What do you drink?")
    expect(page.get_by_label("Tea")).to_be_checked()
    page.get_by_label("Water").check()
    respondent.continues()
    respondent.is_asked("How well do you know")
    assert values(respondent, "drinks") == {None: ("tea", "water")}


def test_answers_are_looked_through_before_the_end(respondent: Respondent) -> None:
    page = reach(respondent, "more").page
    respondent.says("Nights are long.")
    review = page.get_by_role("dialog")
    expect(review).to_contain_text("This was the last question")
    expect(review.locator("dt")).to_have_count(7)
    assert respondent.served.transcript(respondent.interview).status == "in_progress"
    page.keyboard.press("Escape")
    expect(respondent.box).to_have_value("Nights are long.")
    respondent.box.press("Enter")
    page.get_by_role("button", name="Change your answer: Story").click()
    respondent.is_asked("What happened")
    expect(respondent.box).to_have_value("The lift broke down.")
    respondent.says("The lift broke down twice.")
    respondent.is_asked("Is there anything else?")
    expect(respondent.box).to_have_value("Nights are long.")
    respondent.box.press("Enter")
    respondent.finishes()
    assert respondent.served.replies(respondent.interview)[-2:] == [
        "The lift broke down twice.",
        "Nights are long.",
    ]
    assert respondent.told()[-2:] == ["completed", "closed"]
    respondent.is_untroubled()


def test_the_menu_helps_skips_refuses_goes_back_and_pauses(respondent: Respondent) -> None:
    page = respondent.opens().consents().page
    respondent.opens_menu("Explain the question")
    respondent.is_asked("What is your role?")
    expect(page.locator(".line.respondent").last).to_contain_text("help")
    respondent.opens_menu("Prefer not to say")
    respondent.is_asked("How many nights")
    respondent.opens_menu("Skip this question")
    respondent.is_asked("What do you drink?")
    respondent.opens_menu("Go back one question")
    respondent.is_asked("How many nights")
    states = {key[0]: given.state for key, given in standing(respondent).items()}
    assert states == {"role": "refused"}
    respondent.opens_menu("Pause")
    expect(page.get_by_role("dialog")).to_contain_text("Your answers are saved.")
    respondent.button("Go on").click()
    respondent.says("3")
    respondent.is_asked("What do you drink?")


def test_stopping_asks_once_whether_it_is_meant(respondent: Respondent) -> None:
    page = respondent.opens().consents().page
    respondent.opens_menu("Stop the interview")
    respondent.button("Go on").click()
    respondent.is_asked("What is your role?")
    respondent.opens_menu("Stop the interview")
    respondent.button("Stop now").click()
    expect(page.locator("div.ended")).to_be_visible()
    assert respondent.served.transcript(respondent.interview).status == "stopped"
    assert respondent.told()[-1] == "closed" and "completed" not in respondent.told()


def test_the_language_can_be_switched_in_the_middle(respondent: Respondent) -> None:
    page = respondent.opens().consents().page
    respondent.opens_menu("Deutsch")
    respondent.is_asked("Welche Rolle haben Sie?")
    expect(page.locator(".menu-button")).to_contain_text("Optionen")
    expect(page.locator(".title")).to_have_text("Nachtdienste")
    respondent.says("English")
    respondent.is_asked("What is your role?")
    expect(page.locator(".menu-button")).to_contain_text("Options")


def test_a_screened_out_respondent_is_told_so_and_so_is_the_page(respondent: Respondent) -> None:
    respondent.opens().consents().page.locator(".chip", has_text="Visitor").click()
    expect(respondent.page.locator("div.ended")).to_be_visible()
    assert respondent.told()[-2:] == ["screened_out", "closed"]


def test_progress_names_the_section_the_share_and_the_minutes(respondent: Respondent) -> None:
    page = reach(respondent, "strain").page
    bar = page.get_by_role("progressbar")
    words = bar.get_attribute("aria-valuetext") or ""
    assert re.fullmatch(r"Your shifts, \d+ % done, about \d min left", words)


def test_shift_and_enter_break_the_line_and_the_box_grows(respondent: Respondent) -> None:
    page = reach(respondent, "story").page
    before = respondent.box.bounding_box()
    respondent.box.click()
    page.keyboard.type("One")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("Two")
    after = respondent.box.bounding_box()
    assert before and after and after["height"] > before["height"]
    page.keyboard.press("Enter")
    respondent.is_asked("Is there anything else?")
    assert respondent.served.replies(respondent.interview)[-1] == "One\nTwo"


def test_a_finished_message_is_announced_once_and_a_draft_never(respondent: Respondent) -> None:
    page = respondent.opens().consents().page
    page.evaluate(
        """() => {
          const log = document.querySelector("interview-widget").shadowRoot.querySelector(".log");
          window.added = [];
          new MutationObserver((all) => all.forEach((one) => one.addedNodes.forEach((node) => {
            if (node.nodeType === 1 && node.matches(".line")) window.added.push(node.innerText);
          }))).observe(log, { childList: true, subtree: true });
        }"""
    )
    respondent.box.type("nurse")
    assert page.evaluate("window.added") == []
    respondent.box.press("Enter")
    respondent.is_asked("How many nights")
    added = page.evaluate("window.added")
    assert [one.split(":")[0] for one in added] == ["You", "Interviewer"]
    log = page.get_by_role("log")
    assert log.get_attribute("aria-live") == "polite"
    expect(log.locator("textarea, .control")).to_have_count(0)


@pytest.mark.parametrize("times", [2, 3])
def test_pressing_twice_sends_once(respondent: Respondent, times: int) -> None:
    page = respondent.opens().consents().page
    page.locator(".chip").first.evaluate(
        "(chip, times) => { for (let n = 0; n < times; n++) chip.click(); }", times
    )
    respondent.is_asked("How many nights")
    assert len(respondent.served.replies(respondent.interview)) == 1
