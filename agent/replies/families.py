"""Synonyms for common families of answers: up and down, agree, never and always, yes and no.

They apply only where the options shown belong to such a family; a sense that two options
share leads to both, and is so never an answer by itself.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

from agent.replies.lexicon import Lexicon, expanded, spelled_out
from agent.replies.normal import plain

Labels = Mapping[str, tuple[str, ...]]
_NEGATION = frozenset(["no", "not", "never", "without", "nicht", "kein", "keine", "nie", "non"])
_YES, _NO = frozenset({"yes", "ja"}), frozenset({"no", "not", "nein", "nicht"})
_OPENING = frozenset({"yes", "ja", "no", "nein"})
_NEGATED_SENSE = {"change": ("change", "same"), "aware": ("aware", "no")}
_ABOUT = {
    "change": frozenset(
        ["change", "changed", "changes", "veraenderung", "veraendert", "aenderung"]
    ),
    "aware": frozenset(
        ["aware", "heard", "know", "familiar", "known", "bekannt", "gehoert", "kenne"]
    ),
}
_CUES = {
    "aware": {
        "no": frozenset(["unaware", "unheard", "unbekannt"]),
        "name": frozenset(["name", "namen", "heard"]),
        "familiar": frozenset(["familiar", "vertraut"]),
        "worked": frozenset(
            ["worked", "work", "used", "use", "working", "zusammengearbeitet", "genutzt"]
        ),
    },
}
_OPEN = {
    "aware": {
        ("name", "familiar"): ("know", "knows", "known", "know them", "know it", "kenne", "kennen")
    }
}
"""Words that may mean any of some senses of a family."""


def synonyms(labels: Labels, lexicon: Lexicon) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give the phrases of every family that the options form, and the options they mean."""
    for families in lexicon.families:
        for name, senses in families.items():
            members = _members(name, senses, labels, lexicon)
            if len(members) >= 2:
                for sense, ids in members.items():
                    for phrase in _phrases(senses[sense][1]):
                        if not (sense == "no" and _several_deny(labels, ids, phrase)):
                            yield phrase, ids
                yield from _undecided(name, members)


def _several_deny(labels: Labels, ids: tuple[str, ...], phrase: str) -> bool:
    """Tell whether `we don't` could also mean another option: one that begins with "not"."""
    others = (text for option, texts in labels.items() if option not in ids for text in texts)
    begins = any(
        plain(text)[:1] in {("not",), ("nicht",), ("noch",)}
        or {("but", "not"), ("aber", "nicht")} & set(pairwise(plain(text)))
        for text in others
    )
    return begins and bool(_NEGATION & set(spelled_out(plain(phrase)))) and len(plain(phrase)) > 1


def _undecided(
    name: str, members: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give phrases that leave open which of several senses is meant: `I know Lonza`."""
    for among, phrases in _OPEN.get(name, {}).items():
        ids = tuple(dict.fromkeys(one for sense in among for one in members.get(sense, ())))
        for phrase in phrases if len(ids) > 1 else ():
            yield phrase, ids


def _members(
    name: str, senses: Mapping[str, tuple[str, str]], labels: Labels, lexicon: Lexicon
) -> dict[str, tuple[str, ...]]:
    """Say which options carry which sense of a family."""
    members: dict[str, tuple[str, ...]] = {}
    for option, texts in labels.items():
        found = {sense for text in texts for sense in _senses(name, senses, text, lexicon)}
        if len(found) == 1:
            sense = found.pop()
            members[sense] = (*members.get(sense, ()), option)
    return members


def _senses(
    name: str, senses: Mapping[str, tuple[str, str]], text: str, lexicon: Lexicon
) -> Iterator[str]:
    """Give the senses that a label may have in a family."""
    words = plain(text)
    bare = tuple(word for word in words if word not in lexicon.filler)
    whole = {" ".join(words), " ".join(bare)}
    if name == "yesno" and (found := tuple(_yes_or_no(words, bare, lexicon))):
        yield from found
        return
    exact = [sense for sense, (_, spec) in senses.items() if whole & _keys(spec)]
    if exact:
        yield from exact
        return
    if any(word.isdecimal() for word in words):
        return
    if _NEGATION & set(words):
        if name in _ABOUT and _ABOUT[name] & set(words) and "but" not in words:
            yield _NEGATED_SENSE[name][1]
    else:
        yield from (one for one in senses if _cues(name, one, senses) & set(_before_but(words)))


def _yes_or_no(words: tuple[str, ...], bare: tuple[str, ...], lexicon: Lexicon) -> Iterator[str]:
    """Tell a label that begins with yes or no, or that is one but for its certainty."""
    core = {*(_OPENING & {*words[:1]}), *(bare if len(set(bare) - lexicon.degrees) == 1 else ())}
    if core & _YES:
        yield "yes"
    elif core & _NO:
        yield "no"


def _before_but(words: tuple[str, ...]) -> tuple[str, ...]:
    return words[: words.index("but")] if "but" in words else words


def _cues(name: str, sense: str, senses: Mapping[str, tuple[str, str]]) -> frozenset[str]:
    own = frozenset(plain(senses[sense][0]))
    return own or _CUES.get(name, {}).get(sense, frozenset())


@lru_cache(maxsize=256)
def _phrases(spec: str) -> tuple[str, ...]:
    return expanded(spec)


@lru_cache(maxsize=256)
def _keys(spec: str) -> frozenset[str]:
    return frozenset(" ".join(plain(phrase)) for phrase in _phrases(spec))
