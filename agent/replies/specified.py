"""An "other" and the words that specify it: `other: patient group`."""

from agent.questionnaire import Multi
from agent.replies.marks import Mark
from agent.replies.normal import words_of
from agent.replies.outcome import Reading, unusable
from agent.replies.page import Page
from agent.transcript import Found

_TELLING = frozenset({"unknown", "echo", "item", "amount", "option"})
_LINKS = frozenset({"is", "my", "namely", "naemlich", "und", "and"})
_IS = frozenset({"is", "was", "ist", "war"})
_LEADS = (
    _LINKS
    | _IS
    | frozenset(
        (
            "its",
            "thats",
            "the",
            "a",
            "an",
            "our",
            "like",
            "i",
            "im",
            "think",
            "guess",
            "mean",
            "say",
        )
    )
    | frozenset(("der", "die", "das", "ein", "eine", "einen", "mein", "meine", "unser", "unsere"))
)


def specified(page: Page, other: Mark) -> Reading:
    """Take an "other" together with its words."""
    found = other_found(page, other)
    if found is None:
        return unusable("specify", (page.other_option or "",))
    return unusable("unclear") if page.words[-1].text == "?" else page.answer((found,))


def written_out(page: Page) -> Reading | None:
    """Take what follows an "other" and a colon as it stands, whatever other options it names.

    The page's own field for such words sends them so.
    """
    label, colon, words = page.reply.partition(":")
    named = page.names.named(tuple(word.text for word in words_of(label)))
    option = page.other_option
    if option is None or not colon or not words.strip():
        return None
    if named is None or named.kind != "option" or named.weight != 3 or named.ids != (option,):
        return None
    whole = Mark("reply", 0, len(page.words), whole=True)
    return page.answer((page.found(option, whole, other=words.strip()),))


def other_found(page: Page, other: Mark) -> Found | None:
    """Give the "other" with its words; None if it is said alone."""
    option, words = page.other_option, _said_beside(page, other)
    if option is None or words is None:
        return None
    start, end = words
    whole = Mark("reply", min(other.start, start), max(other.end, end), whole=True)
    text = page.reply[page.words[start].start : page.words[end - 1].end]
    return page.found(option, whole, other=text)


def _said_beside(page: Page, other: Mark) -> tuple[int, int] | None:
    """Give the words behind an "other", else those before it, which in a list are other entries."""
    telling = [mark for mark in page.marks if mark.kind in _TELLING and mark != other]
    behind = [mark for mark in telling if mark.start >= other.end]
    before = [mark for mark in telling if mark.end <= other.start]
    chosen = behind or ([] if isinstance(page.question, Multi) else before)
    if all(mark.kind == "echo" for mark in chosen):
        return None
    last = len(page.words) if behind else other.start
    while page.words[last - 1].kind == "mark" or page.words[last - 1].text in _LINKS:
        last -= 1
    return (_first(page, other.end) if behind else chosen[0].start), last


def _first(page: Page, place: int) -> int:
    """Step over what only leads up to the words of one's own: `: it's the canteen`."""
    words = page.words
    while place < len(words) - 1:
        word, after = words[place], words[place + 1].text
        leads = word.kind == "mark" or word.text in _LEADS
        if not leads and not (word.text in {"it", "that", "es", "das"} and after in _IS):
            break
        place += 1
    return place
