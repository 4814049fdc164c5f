"""A reply as a row of marks: what is named, how much, and the small words between.

At each place the longest thing that can be found wins: a name before a phrase before an
amount. What is left is a mention in part, a typing error of one word, an echo of the
question, or unknown.
"""

from collections.abc import Sequence
from typing import NamedTuple

from agent.replies.amounts import Amount, amount_at
from agent.replies.names import NEGATORS, Bag, Names, key_of
from agent.replies.normal import Word, stem
from agent.replies.slips import cut_short, mistyped, tail_of

_STEPS = 5
_JOINS = frozenset({"and", "und", "or", "oder"})
_FOLLOWED = frozenset({"-", ",", "/", "&", ".", ":", "(", ")", "+"})
_GIVING_WAY = frozenset(
    {
        "refused",
        "dont_know",
        "not_applicable",
        "past",
        "same",
        "point",
        "correct",
        "because",
        "both",
    }
)
_LEGAL = frozenset(
    stem(one) for one in ("corporation", "corp", "inc", "ltd", "gmbh", "company", "group", "llc")
)
_ALIKE = (
    frozenset(["little", "bit", "slightly", "tad", "marginally", "etwas", "bisschen", "leicht"]),
    frozenset(
        [
            "lot",
            "lots",
            "much",
            "significantly",
            "considerably",
            "greatly",
            "way",
            "far",
            "loads",
            "viel",
            "stark",
        ]
    ),
    frozenset(["very", "v"]),
)


class Mark(NamedTuple):
    """One piece of a reply; `start` and `end` count words.

    kind: `option`, `item`, `amount`, `unknown`, `echo`, a mark of punctuation, or the kind
    of a phrase. ids: what may be meant. whole: named in full, not in part.
    wider: what else has all these words, where `ids` has no other.
    """

    kind: str
    start: int
    end: int
    ids: tuple[str, ...] = ()
    amount: Amount | None = None
    whole: bool = False
    wider: tuple[str, ...] = ()


def marks_of(words: Sequence[Word], names: Names) -> tuple[Mark, ...]:
    """Cut a reply into marks."""
    found: list[Mark] = []
    place = 0
    while place < len(words):
        mark = _mark(words, place, names, found)
        found.append(mark)
        place = mark.end
    return _merged(words, found, names)


def _mark(words: Sequence[Word], place: int, names: Names, before: list[Mark]) -> Mark:
    """Find the longest thing that begins here."""
    finders = (_name, _phrase, _amount)
    known = [one for find in finders if (one := find(words, place, names)) is not None]
    points = "1" in names.ids("option") and any(one.kind == "amount" for one in known)
    if points or (names.ids("item") and len(known) > 1 and known[0].kind == "option"):
        known = [one for one in known if one.kind not in {"none", "none_at_all"}]
    if known:
        best = max(known, key=lambda mark: mark.end)
        past = best.kind == "past"
        return _in_past(words, best, names) if past else _refined(words, best, names, before)
    if words[place].kind == "mark":
        return Mark(words[place].text, place, place + 1)
    return _run(words, place, names) or _left(words, place, names)


def _refined(words: Sequence[Word], best: Mark, names: Names, before: list[Mark]) -> Mark:
    """Look again at what the words around may change."""
    place = best.start
    if _denies(words, best, names):
        best = best._replace(kind="not", ids=())
    match best.kind:
        case "not":
            return _negated(words, best, names) or best
        case "correct" if best.end > place + 1 and _name(words, best.end - 1, names):
            return best._replace(end=best.end - 1)
        case "filler" | "degree" | "only_these" if _grading(words, best, names):
            return _run(words, place, names) or best._replace(kind="degree")
        case "filler" if best.end == place + 1 and words[place].text not in names.filler:
            return _run(words, place, names) or best
        case "amount" if words[place].text in {"one", "ones"} and _after(before, names):
            return Mark("filler", place, place + 1)
        case "option" | "item":
            return best
        case _:
            return _longer(_run(words, place, names), best) if best.end == place + 1 else best


def _in_past(words: Sequence[Word], best: Mark, names: Names) -> Mark:
    """Let `in the past` name the one option that says so."""
    said = _run(words, best.end - 1, names)
    if said is not None and len(said.ids) == 1:
        return said._replace(start=best.start)
    return _longer(said, best) if best.end == best.start + 1 else best


def _grading(words: Sequence[Word], mark: Mark, names: Names) -> bool:
    """Say whether a word of degree or certainty sets options apart here."""
    single = mark.end == mark.start + 1
    text = words[mark.start].text
    return single and bool(names.grades) and (mark.kind == "degree" or text in names.grades)


def _denies(words: Sequence[Word], mark: Mark, names: Names) -> bool:
    """Say whether `I don't` goes on to something that it negates, and is no answer itself."""
    negation = names.lexicon.phrases.kind((words[mark.end - 1].text,)) == "not"
    if mark.kind != "option" or mark.whole or not negation or mark.end == mark.start + 1:
        return False
    place = _past_filler(words, mark.end, names.lexicon.filler)
    after = _name(words, place, names) or _run(words, place, names)
    return after is not None and after.kind == "option"


def _longer(run: Mark | None, best: Mark) -> Mark:
    if run is None or len(run.ids) > 1:
        return best
    instead = best.kind in _GIVING_WAY and run.kind == "option"
    return run if run.end > best.end or (instead and run.end == best.end) else best


def _after(before: list[Mark], names: Names) -> bool:
    """Say whether `one` only stands for what was named: never a row's point on a scale."""
    if not before or (before[-1].kind == "item" and "1" in names.ids("option")):
        return False
    return before[-1].kind in {"option", "item", "degree", "filler", "all", "rest"}


def _name(words: Sequence[Word], start: int, names: Names) -> Mark | None:
    """Find the longest name that begins here, whatever stands between its words."""
    key, best = "", None
    for place in range(start, len(words)):
        word = words[place]
        if word.kind == "mark":
            if word.text not in _FOLLOWED or not key:
                break
            continue
        if word.text in _JOINS and not key:
            break
        key += key_of((word.text,))
        name = names.key(key)
        if name is not None:
            best = Mark(name.kind, start, place + 1, name.ids, whole=name.weight > 1)
            if name.weight == 2:
                best = best._replace(wider=_sharing(words[start : place + 1], name.kind, names))
        if not names.begins(key):
            break
    return best


def _sharing(words: Sequence[Word], kind: str, names: Names) -> tuple[str, ...]:
    """Give all whose labels hold these words."""
    said = {stem(word.text) for word in words if word.text not in names.filler}
    return tuple(
        dict.fromkeys(bag.id for bag in names.bags if bag.kind == kind and said <= bag.free)
    )


def _phrase(words: Sequence[Word], place: int, names: Names) -> Mark | None:
    """Read a phrase; `rather not` is no refusal where options say `rather` themselves."""
    hit = names.lexicon.phrases.at(words, place)
    if hit is None:
        return None
    graded = hit[0] == "refused" and "rather" in names.grades and words[hit[1] - 1].text == "not"
    return Mark("unknown" if graded else hit[0], place, hit[1])


def _amount(words: Sequence[Word], place: int, names: Names) -> Mark | None:
    """Read an amount; a word behind it that names a row is no unit: `staff 5 hours 7`."""
    hit = amount_at(words, place, names.lexicon)
    if hit is not None and hit[0].unit is not None and names.ids("item"):
        row = _name(words, hit[1] - 1, names) or _run(words, hit[1] - 1, names)
        shorter = amount_at(words[: hit[1] - 1], place, names.lexicon)
        hit = shorter if row is not None and row.kind == "item" and shorter else hit
    return None if hit is None else Mark("amount", place, hit[1], amount=hit[0])


def _negated(words: Sequence[Word], negation: Mark, names: Names) -> Mark | None:
    """Find a label's own negation: `not involved` where an option says so."""
    small = names.lexicon.filler | names.lexicon.degrees
    place = _past_filler(words, negation.end, small)
    run = _gather(words, place, names, guarded=True)
    said = {word.text for word in words[negation.start : negation.end]}
    if run is None or not said & NEGATORS:
        return None
    return run._replace(start=negation.start)


def _past_filler(words: Sequence[Word], place: int, small: frozenset[str]) -> int:
    """Step over a few small words."""
    for at in range(place, min(place + _STEPS, len(words))):
        if words[at].text not in small:
            return at
    return min(place + _STEPS, len(words))


def _run(words: Sequence[Word], place: int, names: Names) -> Mark | None:
    return _gather(words, place, names, guarded=False)


def _gather(words: Sequence[Word], start: int, names: Names, *, guarded: bool) -> Mark | None:
    """Follow words for as long as some label holds them all."""
    seen: frozenset[str] = frozenset()
    best: tuple[int, frozenset[str], list[Bag]] | None = None
    place = start
    while place < len(words):
        word = words[place]
        if word.kind == "mark":
            if word.text != "-" or not seen:
                break
            place += 1
            continue
        step = _step(word.text, seen, names, guarded=guarded)
        if step is None:
            break
        seen, bags = step
        if bags:
            best = (place + 1, seen, bags)
        place += 1
    if best is None or words[start].text in _JOINS:
        return None
    if not (_telling(best[1], names) or _complete(best, names)):
        return None
    return _settled(start, best, names)


def _step(
    word: str, seen: frozenset[str], names: Names, *, guarded: bool
) -> tuple[frozenset[str], list[Bag]] | None:
    """Add one word to those seen; None if no label holds them all."""
    for meant in _meant(word, names, alone=not seen):
        now = seen | {meant}
        held = [bag for bag in names.bags if now <= _held(bag, guarded=guarded)]
        if held:
            graded = [bag for bag in held if bag.grades <= now]
            return now, graded
    return None


def _held(bag: Bag, *, guarded: bool) -> frozenset[str]:
    return (
        (bag.guarded | bag.free if bag.guarded else frozenset())
        if guarded
        else bag.free | bag.grades
    )


def _meant(word: str, names: Names, *, alone: bool) -> tuple[str, ...]:
    """Give the words of labels that one typed word may stand for."""
    if word in names.filler:
        return ()
    if word in names.lexicon.degrees | names.grades:
        return (word, *(one for one in names.grades if _as_much(one, word)))
    root = stem(word)
    if root in names.vocabulary or not word.isalpha():
        return (root,)
    if not names.lexicon.knows(word) and (tail := tail_of(word, names)):
        return (root, *tail)
    if len(word) < 4:
        return (root,)
    if names.lexicon.knows(word) or root in names.context:
        return (root,)
    return (root, *cut_short(word, names, alone=alone), *mistyped(word, names))


def _as_much(one: str, other: str) -> bool:
    """Say whether two words of degree say the same: `a bit`, `slightly`."""
    return any(one in alike and other in alike for alike in _ALIKE)


def _telling(seen: frozenset[str], names: Names) -> bool:
    """Say whether words name something, and do not merely echo the question."""
    content = seen - names.lexicon.degrees - names.grades
    return any(
        len(word) >= 2 and not word.isdecimal() and word not in names.context | _LEGAL
        for word in content
    )


def _complete(best: tuple[int, frozenset[str], list[Bag]], names: Names) -> bool:
    """Say whether these are all the words of one label, even if the question holds them too."""
    content = best[1] - names.lexicon.degrees
    small = names.lexicon.degrees
    whole = (bag.single - small == content or bag.denied - small == content for bag in best[2])
    return bool(content) and any(whole)


def _settled(start: int, best: tuple[int, frozenset[str], list[Bag]], names: Names) -> Mark | None:
    end, seen, bags = best
    kinds = {bag.kind for bag in bags}
    if len(kinds) > 1:
        return None
    kind = kinds.pop()
    own = seen - names.common
    exact = {bag.id for bag in bags if own and own >= bag.single - names.common}
    held = tuple(one for one in names.ids(kind) if one in {bag.id for bag in bags})
    return Mark(kind, start, end, tuple(exact) if len(exact) == 1 else held, wider=held)


def _left(words: Sequence[Word], place: int, names: Names) -> Mark:
    """Say whether a word that names nothing at least stands in the question."""
    word = words[place].text
    kind = "echo" if stem(word) in names.context else "unknown"
    return Mark(kind, place, place + 1)


def _merged(words: Sequence[Word], marks: list[Mark], names: Names) -> tuple[Mark, ...]:
    """Join neighbours that narrow each other down: `development`, `the process one`."""
    merged: list[Mark] = []
    for mark in marks:
        if not merged:
            merged.append(mark)
            continue
        last = merged[-1]
        both = tuple(one for one in last.ids if one in mark.ids) if _partial(last, mark) else ()
        if both:
            merged[-1] = last._replace(end=mark.end, ids=both)
        elif _only_more(words, last, mark):
            merged[-1] = last._replace(end=mark.end)
        else:
            merged = _with_degree(words, names, merged, mark)
    return tuple(merged)


def _with_degree(words: Sequence[Word], names: Names, before: list[Mark], mark: Mark) -> list[Mark]:
    """Add a mark, or choose by it among the options named before: `yes, definitely`."""
    place = len(before) - 1
    while place > 0 and before[place].kind in {"filler", ","}:
        place -= 1
    graded = _by_degree(words, names, before[place], mark)
    return [*before, mark] if graded is None else [*before[:place], graded]


def _by_degree(words: Sequence[Word], names: Names, last: Mark, mark: Mark) -> Mark | None:
    """Choose among options by a word of degree beside them: `yes, definitely`."""
    named, degree = (last, mark) if last.kind == "option" else (mark, last)
    if {named.kind, degree.kind} != {"option", "degree"} or len(named.ids) < 2:
        return None
    said = words[degree.start].text
    fitting = {bag.id for bag in names.bags if said in bag.grades}
    ids = tuple(one for one in named.ids if one in fitting)
    return Mark("option", last.start, mark.end, ids) if len(ids) == 1 else None


def _only_more(words: Sequence[Word], last: Mark, mark: Mark) -> bool:
    """Say whether a word of degree only repeats the one before it: `a little bit`."""
    said = words[last.end - 1].text
    return (
        mark.kind == "degree" and last.kind == "option" and _as_much(said, words[mark.start].text)
    )


def _partial(last: Mark, mark: Mark) -> bool:
    return (
        last.kind == mark.kind
        and last.kind in {"option", "item"}
        and not (last.whole and mark.whole)
    )
