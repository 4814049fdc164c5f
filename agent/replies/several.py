"""Replies to questions where several options may be chosen: lists, `all except`, `none`."""

from collections.abc import Iterable, Mapping

from agent.questionnaire import MISSING, Multi
from agent.replies.forms import set_issue
from agent.replies.marks import Mark
from agent.replies.normal import plain
from agent.replies.outcome import Reading, unusable
from agent.replies.page import Page
from agent.replies.sense import QUALIFIES, Sense, explained, sense
from agent.replies.specified import other_found
from agent.replies.wholes import wholly

_ASIDE_FROM = 3
_EXCEPTING = frozenset({"except", "all_but"})


def read_several(page: Page) -> Reading:
    """Read a set of options."""
    page = wholly(page, len(_eligible(page)))
    for place, mark in enumerate(page.marks):
        if mark.kind in _EXCEPTING:
            return _excepting(page, place)
    whole = next((mark for mark in page.marks if mark.kind in {"all", "both"}), None)
    if whole is not None:
        return _everything(page, whole)
    return _listed(page)


def _eligible(page: Page) -> tuple[str, ...]:
    """Give the options that "all" stands for."""
    apart = page.states
    return tuple(
        one.id
        for one in page.options
        if not (one.exclusive or one.specify or one.id in apart or one.id == page.none_option)
    )


def _excepting(page: Page, place: int) -> Reading:
    """Read `all except A and B`, `everything but A`, `none except A`."""
    head, turn, tail = page.marks[:place], page.marks[place], page.marks[place + 1 :]
    named = sense(page.with_marks(tail))
    said = [one for one in head if one.kind not in {"all", "none", "none_at_all"}]
    before = sense(page.with_marks(said))
    kinds = {mark.kind for mark in head}
    only_none = before.meant in {(), (page.none_option,)}
    clean = named.clean and before.clean and only_none and not named.other
    if not clean or not named.yes or any(len(mark.ids) > 1 for mark in named.yes):
        return unusable("unclear", named.meant)
    if turn.kind == "all_but" or "all" in kinds:
        where = Mark("reply", 0, len(page.words), whole=True)
        left = [one for one in _eligible(page) if one not in named.meant]
        return settled(page, dict.fromkeys(left, where))
    if kinds & {"none", "none_at_all"} or page.none_option in before.meant:
        return settled(page, {mark.ids[0]: mark for mark in named.yes})
    return unusable("unclear", named.meant)


def _everything(page: Page, whole: Mark) -> Reading:
    """Read `all of them`, or `both` where that can only mean two."""
    view = sense(page.with_marks(one for one in page.marks if one != whole))
    options = _eligible(page)
    if whole.kind == "both" and len(view.meant) == 2:
        return _chosen(page, view)
    said = set(page.text(whole))
    alone = (set(plain(one.words())) for one in page.options if one.exclusive)
    fits = (whole.kind == "all" and not any(said <= words for words in alone)) or len(options) == 2
    if view.yes or view.no or view.states or not view.clean or not fits:
        return unusable("unclear", view.meant)
    return settled(page, dict.fromkeys(options, whole))


_APART = frozenset({",", ".", "-", ";", "(", "because", "!"})
_ASIDE = frozenset({"unknown", "filler", "echo", "degree", "not", "and", "past", *_APART, ")"})


def _unexplained(page: Page) -> Page:
    """Leave out words of one's own behind "none" or "no idea": `none, I was on leave`."""
    telling = next((at for at, one in enumerate(page.marks) if one.kind != "filler"), 0)
    marks = page.marks[telling:]
    alone = {one.id for one in page.options if one.exclusive} | {page.none_option}
    if len(marks) < _ASIDE_FROM or marks[1].kind not in _APART:
        return page
    first = marks[0]
    named = first.kind == "option" and first.whole and set(first.ids) <= alone
    ends = first.kind in MISSING or named
    own = {one.kind for one in marks[1:]}
    said = {word.text for word in page.words[marks[1].start :]}
    explained = ends and "unknown" in own and own <= _ASIDE and not said & QUALIFIES
    return page.with_marks(page.marks[: telling + 1]) if explained else page


def _listed(page: Page) -> Reading:
    page = _unexplained(page)
    view = sense(page)
    if view.yes or view.other is not None:
        return _chosen(page, view)
    if view.states and view.clean and not view.no and len({one for one, _ in view.states}) == 1:
        return page.state(*view.states[0])
    if {mark.kind for mark in view.loose} & {"none", "none_at_all"} and len(view.loose) == 1:
        return unusable("not_offered")
    other = page.other_option
    brief = other is not None and len(page.words) <= 8 and not view.no
    return unusable("not_offered", (other,)) if other and brief else unusable("unclear")


def _unanswered(page: Page) -> bool:
    """Tell whether an entry of a list only echoes the question, and so names something else."""
    entries: list[set[str]] = [set()]
    for mark in page.marks:
        if mark.kind in {",", ";", "\n", "and", "&", "+"}:
            entries.append(set())
        else:
            entries[-1].add(mark.kind)
    return len(entries) > 1 and any(entry and entry <= {"echo"} for entry in entries)


def _chosen(page: Page, view: Sense) -> Reading:
    """Take the options meant, if each mention means one."""
    if _unanswered(page):
        return unusable("unclear", view.meant)
    unsure = tuple(one for mark in view.yes if len(mark.ids) > 1 for one in mark.ids)
    view = explained(page, view, view.meant)
    ruled_out = {one for mark in view.no for one in mark.ids}
    if view.other is not None:
        return _with_other(page, view)
    if unsure or view.either:
        return unusable("ambiguous", unsure or view.meant)
    if not view.clean or view.states or ruled_out & set(view.meant):
        return unusable("unclear", view.meant)
    return settled(page, {mark.ids[0]: mark for mark in reversed(view.yes)})


def _with_other(page: Page, view: Sense) -> Reading:
    """Take options before an "other", and its own words behind it."""
    other = view.other
    if other is None or any(mark.start > other.start for mark in view.yes):
        return unusable("unclear", view.meant)
    found = other_found(page, other)
    if found is None:
        return unusable("specify", (page.other_option or "",))
    early = any(mark.start < other.start for mark in view.loose)
    unsure = any(len(mark.ids) > 1 for mark in view.yes)
    if early or unsure or view.either or view.dangling or view.doubtful or view.no or view.states:
        return unusable("unclear", view.meant)
    marks: Iterable[Mark] = view.yes
    return page.answer((*(page.found(mark.ids[0], mark) for mark in marks), found))


def settled(page: Page, chosen: Mapping[str, Mark]) -> Reading:
    """Give a set of options in the order shown, if the question allows it."""
    ids = tuple(option.id for option in page.options if option.id in chosen)
    issue = set_issue(page.question, page.options, ids)
    if issue is not None and isinstance(page.question, Multi):
        return unusable(issue, ids)
    if page.other_option in ids:
        return unusable("specify", (page.other_option or "",))
    return page.answer(page.found(one, chosen[one]) for one in ids)
