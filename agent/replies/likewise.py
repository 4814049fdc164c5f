"""What is also said for an option of a common form: `me`, `by myself`, `no`, `never`, `perhaps`."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from agent.replies.normal import plain

_AFTER_YES_OR_NO = re.compile(r"(?:no|nein)\s*[,:;.–-]\s*\S", re.IGNORECASE)
_ALIKE: Mapping[frozenset[str], Sequence[str]] = {
    frozenset({"i", "me", "myself", "do", "ich", "mich", "mir", "selbst"}): (
        "me", "myself", "I do", "I do it", "I did", "ich", "ich selbst", "mich", "mich selbst",
    ),
    frozenset({"alone", "allein", "alleine"}): (
        "by myself", "on my own", "just me", "only me", "solo", "nobody", "no one", "with nobody",
        "ganz allein", "niemand", "mit niemandem", "nur ich",
    ),
    frozenset({"perhaps", "maybe", "possibly", "vielleicht", "eventuell"}): (
        "perhaps", "maybe", "possibly", "might", "i might", "we might", "we will see", "well see",
        "vielleicht", "eventuell", "mal sehen", "mal schauen",
    ),
}  # fmt: skip
"""What is said for an option whose labels hold no other words than these."""


def likewise(labels: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Give options, by id, and what may be said for them; labels: all that each is called."""
    for option, texts in labels.items():
        words = {word for text in texts for word in plain(text)}
        for like, phrases in _ALIKE.items():
            if words and words <= like:
                yield from ((option, phrase) for phrase in phrases)
    for word in ("no", "nein", "never", "nie"):
        begun = set(_begun(labels, word))
        if len(begun) == 1:
            yield begun.pop(), word


def _begun(labels: Mapping[str, Sequence[str]], word: str) -> Iterable[str]:
    """Give the options that begin with a word: `No, we sell cheaper`, `Never sang there`."""
    for option, texts in labels.items():
        for text in texts:
            denies = word not in {"no", "nein"} or _AFTER_YES_OR_NO.match(text)
            if plain(text)[:1] == (word,) and denies:
                yield option
