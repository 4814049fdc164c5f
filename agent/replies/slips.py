"""Words cut short and slips of the finger: the one word of a label that is clearly meant."""

from rapidfuzz.distance import OSA

from agent.replies.names import Names

_OPPOSED = (
    ("hyper", "hypo"), ("inter", "intra"), ("macro", "micro"), ("over", "under"), ("pre", "pro"),
    ("pre", "post"), ("more", "less"), ("in", "out"), ("en", "de"), ("multi", "mono"),
)  # fmt: skip


def cut_short(word: str, names: Names, *, alone: bool) -> tuple[str, ...]:
    """Read `preclin` as the one word that begins so."""
    if len(word) < (5 if alone else 4):
        return ()
    longer = {root for full, root in names.spelled.items() if full.startswith(word)}
    return tuple(longer) if len(longer) == 1 else ()


def mistyped(word: str, names: Names) -> tuple[str, ...]:
    """Give the one word of a label that this is a typing error of, by a clear margin."""
    if len(word) < 5:
        return ()
    near = sorted(
        (OSA.distance(word, full), full) for full in names.spelled if abs(len(full) - len(word)) < 3
    )
    if not near or near[0][0] > (1 if len(word) < 8 else 2):
        return ()
    rivals = [full for far, full in near[1:] if far - near[0][0] < 2]
    if any(names.spelled[one] != names.spelled[near[0][1]] for one in rivals):
        return ()
    return (names.spelled[near[0][1]],) if _harmless(word, near[0][1]) else ()


def _harmless(word: str, full: str) -> bool:
    """Say whether a difference is a slip, and not another word with another meaning."""
    if word[0] != full[0] or (word[-1] != full[-1] and sorted(word[-2:]) != sorted(full[-2:])):
        return False
    return not any(
        {word.startswith(one), full.startswith(two)} == {True}
        or {word.startswith(two), full.startswith(one)} == {True}
        for one, two in _OPPOSED
        if word[: len(one)] != full[: len(one)] or word[: len(two)] != full[: len(two)]
    )


def tail_of(word: str, names: Names) -> tuple[str, ...]:
    """Read `Rad` as the one compound of a German label that ends so: `Fahrrad`."""
    if len(word) < 3 or not names.lexicon.language.startswith("de"):
        return ()
    longer = {
        root
        for full, root in names.spelled.items()
        if full.endswith(word) and len(full) >= len(word) + 3
    }
    return tuple(longer) if len(longer) == 1 else ()
