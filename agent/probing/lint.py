"""Whether a follow-up leads, judges, advises or asks two things; for written and generated ones."""

import re

from agent.probing.tongues import Tongue, matcher, plain, told, tongue, words_in

MOST_WORDS = 30
LEAST_ROOT, LONGEST_ENDING = 4, 3
_QUOTED = re.compile(r'"[^"]*"|“[^”]*”|„[^“”]*[“”]|«[^»]*»')
_BENT = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "s"})


def lint(text: str, *, question: str, reply: str, language: str = "en") -> tuple[str, ...]:
    """Name the faults of a follow-up; none means that it may be asked.

    question: the main question and what it is after. reply: what the respondent said. A
    content word that stands in neither, and is not neutral in any follow-up, is a word put
    into the respondent's mouth. Words in quotation marks are judged only by being theirs.
    """
    known = tongue(language)
    bare = _QUOTED.sub(lambda found: _quoted(found.group(), f"{question} {reply}"), text).strip()
    bare = bare.replace("’", "'")
    faults = {
        "praise": told(bare, known.praise),
        "advice": told(bare, known.advice),
        "presupposes": _presupposes(bare, known),
        "why": matcher((*known.why, *_after(known.joined, known.why)), start=True).search(bare)
        is not None,
        "either_or": told(bare, known.either_or),
        "double": _asks_twice(bare, known),
        "yes_no": _opens_yes_no(bare, known),
        "no_question": _lacks_its_verb(bare, known),
        "question_marks": text.count("?") != 1,
        "long": len(text.split()) > MOST_WORDS,
        "new_words": bool(_new_words(bare, f"{question} {reply}", known)),
    }
    return tuple(sorted(name for name, found in faults.items() if found))


def _quoted(words: str, said: str) -> str:
    """Pass over a quotation of what was said; any other is read like the rest."""
    inner = words[1:-1].strip()
    return "…" if inner.casefold() in said.casefold() else inner


def _after(joined: tuple[str, ...], asked: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{one} {word}" for one in joined for word in asked)


def _presupposes(bare: str, known: Tongue) -> bool:
    marks = tuple(one.rstrip("?") for one in known.presupposes if one.endswith("?"))
    phrases = tuple(one for one in known.presupposes if not one.endswith("?"))
    tagged = any(re.search(rf"\b{re.escape(one)}\?\s*$", bare, re.IGNORECASE) for one in marks)
    return tagged or told(bare, phrases)


def _asks_twice(bare: str, known: Tongue) -> bool:
    """Find a second question: after a conjunction, or after a comma without one."""
    phrases = _after((*known.joined, "also"), known.asked_twice)
    comma = rf",\s+(?:{'|'.join(map(re.escape, known.asked_twice))})\s"
    body = re.split(r"[.!:]\s+", bare)[-1]
    main = re.sub(r"^[^,]{0,24},\s+", "", body) if body.count(",") == 1 else body
    chained = re.search(comma, main, re.IGNORECASE)
    return told(bare, phrases) or (chained is not None and _opens_asking(main, known))


def _opens_asking(body: str, known: Tongue) -> bool:
    words = words_in(body)
    return bool(words) and words[0] in known.asked_twice


def _opens_yes_no(bare: str, known: Tongue) -> bool:
    """Find a sentence, or a part after its comma, that opens with a verb; invitations pass."""
    rest = matcher(known.invitations, start=True).sub("…", bare)
    rest = matcher(tuple(f"and {one}" for one in known.yes_no), start=True).sub("is", rest)
    if matcher(known.yes_no, start=True).search(rest):
        return True
    return (
        re.search(rf",\s+(?:{'|'.join(map(re.escape, known.yes_no))})\s[^,]*\?", rest) is not None
    )


def _lacks_its_verb(bare: str, known: Tongue) -> bool:
    """Find a clause that begins to ask and goes on with a noun: `What the organisation do?`."""
    words = words_in(re.split(r"[.!:,;]\s+", bare)[-1])
    return len(words) > 2 and words[0] in known.begins and words[1] in known.articles


def _new_words(bare: str, said: str, known: Tongue) -> set[str]:
    """Find content words that neither side has used."""
    heard = {_folded(part) for one in words_in(said) for part in (one, *re.split(r"[-']", one))}
    neutral = {_folded(one) for one in (*known.vocabulary, *known.stop)}
    return {
        one
        for word in words_in(bare)
        for one in re.split(r"[-']", word)
        if len(one) > 2 and _folded(one) not in neutral and not _is_heard(_folded(one), heard)
    }


def _is_heard(word: str, heard: set[str]) -> bool:
    """Tell whether a word was used, in this form or another of the same root."""
    return any(same_root(word, one) for one in heard)


def same_root(one: str, two: str) -> bool:
    """Tell whether two words are forms of one, by how they begin."""
    if one == two:
        return True
    shared = 0
    for first, second in zip(one, two, strict=False):
        if first != second:
            break
        shared += 1
    endings = max(len(one), len(two)) - shared
    return shared >= LEAST_ROOT and endings <= LONGEST_ENDING


def _folded(word: str) -> str:
    return plain(word).translate(_BENT)
