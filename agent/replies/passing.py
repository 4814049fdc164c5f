"""An earlier answer that is put right in passing: `actually, I said increased, it was flat`.

The earlier question must be known (by the old answer, by its name, or as the last one), some
word must say that something is put right, and all that is left must read as one new answer
to it. Anything less changes nothing.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from agent.answers import Key
from agent.nouns import spoken
from agent.questionnaire import Number, Open, Questionnaire
from agent.replies.lexicon import lexicon
from agent.replies.normal import plain, stem, words_of
from agent.replies.reading import ASIDE, read
from agent.transcript import Asked, Found

LONGEST = 40
"""Words of a reply, or of one of its sentences, that may put something right."""
_SAID = re.compile(
    r"\b(?:i|we) (?:\w+ )?(?:said|answered|told you|put|wrote|chose|picked|selected|meant to say"
    r"|clicked|entered)\b(?: that| it (?:was|had|is|has))?"
    r"|\bmy (?:earlier|previous|last|first) answer(?: was)?\b"
    r"|\b(?:ich|wir) (?:\w+ )?(?:sagte[n]?|antwortete[n]?|schrieb|wählte|gab an)\b"
    r"|\b(?:ich|wir) habe?n? (?:\w+ )?"
    r"(?=[^.;]{1,80}\b(?:gesagt|geantwortet|geschrieben|gewählt)\b)"
    r"|\b(?:sagte|schrieb|wählte) ich\b",
    re.IGNORECASE,
)
_INSTEAD = re.compile(
    r"[,;.–—-]+\s*(?:but|and|aber|und)?\s*"
    r"(?:actually|really|in fact|correct(?:ly|ion)?|eigentlich)?\s*|\b(?:but|aber)\b",
    re.IGNORECASE,
)
_ASIDES = re.compile(
    r"\b(?:is|was|are|would be) (?:correct|right|true)\b"
    r"|\b(?:that|which|this|das) (?:is|was|war) (?:wrong|a mistake|not right|falsch)\b"
    r"|\b(?:earlier|before|previously|just now|vorhin|gesagt|geantwortet|gewählt)\b",
    re.IGNORECASE,
)
_EARLIER = (
    r"\b(?:the |my |that )?(?:earlier|previous|prior|last) (?:one|ones|question|answer)\b"
    r"|\bmy answer\b|\bthe (?:question|answer)\b|\b(?:one|question) (?:before|earlier)\b"
    r"|\bvorige[nrs]? (?:frage|antwort)\b|\bletzte[nrs]? (?:frage|antwort)\b|\bmeine antwort\b"
    r"|\bder frage\b|\bdie frage\b|\bfrage\b|\bquestion\b"
)
_PUTS_RIGHT = (
    r"\b(?:make|change|put|set|correct|switch) (?:it|that|this|my answer|the answer)\b(?: to)?"
    r"|\bi meant(?: to (?:say|put|write))?\b|\bmy mistake\b|\bmy bad\b|\boops\b|\bcorrection\b"
    r"|\b(?:scratch|strike) that\b|\b(?:hang|hold) on\b|\bwait\b|\bsorry\b"
    r"|\bi (?:made a mistake|misread|mistyped|misspoke|misclicked|got (?:it|that) wrong)\b"
    r"|\b(?:was|is|were) (?:wrong|a mistake|incorrect|not right|not correct)\b|\bwrong\b"
    r"|\b(?:i|we) forgot\b|\bforgot (?:about|the|to|one|my|our)\b"
    r"|\b(?:ich habe|hab) .{0,30}vergessen\b"
    r"|\b(?:ich meinte|meinte ich)\b"
    r"|\bmoment\b|\bkorrektur\b|\bentschuldigung\b|\bwar falsch\b|\bfalsch\b"
)
_LEADS = (
    r"\b(?:actually|earlier|before|previously|just now|going back(?: to)?|back to|go back to"
    r"|should (?:be|have been|say|read)|ought to be|eigentlich|vorhin|doch|muss heißen|no|nein"
    r"|(?:make|change|set|put)(?= (?:the|my|that)))\b"
)
_STRONG = re.compile(f"{_PUTS_RIGHT}|{_EARLIER}", re.IGNORECASE)
_LAST = re.compile(
    r"\b(?:earlier|previous|prior|last) (?:one|question|answer)\b"
    r"|\b(?:one|question) before\b|\b(?:vorige|letzte)[nrs]? (?:frage|antwort)\b",
    re.IGNORECASE,
)
_MEANT = re.compile(r"\b(?:i meant|ich meinte|make that)\b", re.IGNORECASE)
_BLANKED = re.compile(f"{_PUTS_RIGHT}|{_EARLIER}|{_LEADS}", re.IGNORECASE)
_WRONG = re.compile(
    r"\b(?:was|is) (?:wrong|a mistake|incorrect|not right|not correct)\b|\bwar falsch\b"
    r"|\b(?:change|correct) my answer\b|\bi (?:made a mistake|misread|mistyped|misclicked)\b",
    re.IGNORECASE,
)
_CUE = re.compile(
    r"\b(?:actually|sorry|wait|correction|correct|earlier|before|previously|just now|wrong|mistake"
    r"|should (?:be|have been)|it was|it is|it's|but it|i meant|i am|i'm|we are|vorhin|eigentlich"
    r"|moment|falsch|stimmt nicht|es war|es ist)\b",
    re.IGNORECASE,
)
_MANY = re.compile(r"\b(?:how many|wie viele)\s+(\w+)", re.IGNORECASE)
_LINKS = frozenset(
    ("for", "on", "about", "to", "regarding", "re", "with", "in", "of", "and", "but", "one", "my",
     "answer", "bei", "zu", "zum", "zur", "fuer", "ueber", "der", "die", "das", "es", "ist", "war",
     "und", "aber", "sie", "ich")
)  # fmt: skip


class Earlier(NamedTuple):
    """One earlier answer: its place, the question as it was put then, and what stands for it."""

    key: Key
    asked: Asked
    values: tuple[str | float | int, ...]


class Correction(NamedTuple):
    """An earlier answer that is put right.

    found: the new values; none where only the question is clear, which is then asked anew.
    rest: the reply without the words that put it right, blanked so that places stay true.
    """

    key: Key
    found: tuple[Found, ...]
    rest: str


def puts_right(reply: str) -> bool:
    """Tell whether a reply speaks of an earlier answer as one that was not right."""
    brief = len(plain(reply)) <= LONGEST
    return brief and _SAID.search(reply) is not None and _CUE.search(reply) is not None


def correction(
    questionnaire: Questionnaire,
    earlier: Iterable[Earlier],
    reply: str,
    *,
    now: Asked,
    language: str = "en",
) -> Correction | None:
    """Find the one earlier answer that a reply, or a sentence of it, puts right.

    earlier: in the order in which they were answered, none of which is asked now; they are
    looked at only where the reply's words are those of somebody who puts right. A reply
    that could be about several of them is about none.
    """
    if not any(one.search(reply) for one in (_CUE, _STRONG, ASIDE)):
        return None
    here = _Here(questionnaire, tuple(earlier), now, language)
    for start, end in _spans(reply):
        rest = f"{reply[:start]}{' ' * (end - start)}{reply[end:]}"
        hits = here.hits(reply, start, end, alone=not rest.strip())
        found = {key: new for key, new in hits if new}
        if len(found) == 1:
            key, new = found.popitem()
            return Correction(key, new, rest)
        if not found and not rest.strip() and len({key for key, _ in hits}) == 1:
            return Correction(hits[0][0], (), rest)
    return None


def in_passing(
    questionnaire: Questionnaire,
    later: Iterable[Earlier],
    reply: str,
    *,
    now: Asked,
    language: str = "en",
) -> tuple[Found, ...]:
    """Find the one later question that an aside names and answers: `by the way, funding is up`.

    later: questions that are still to come, as they would be put; none has any values.
    """
    aside = ASIDE.search(reply)
    if aside is None:
        return ()
    after = re.search(r"[.!?\n](?:\s|$)", reply[aside.end() :])
    start, end = aside.end(), aside.end() + after.start() if after else len(reply)
    if len(plain(reply[start:end])) > LONGEST // 2:
        return ()
    hits = list(_Here(questionnaire, tuple(later), now, language).named(reply, start, end))
    return hits[0][1] if len(hits) == 1 else ()


_TURN = re.compile(
    r"[,;–—-]+\s*(?:(?:and|but|oh|und|aber|ach)[\s,]+)*"
    r"(?:sorry|actually|wait|oops|correction|by the way|btw|moment|entschuldigung|übrigens"
    r"|eigentlich|(?:i|we) (?:just )?(?:said|told you|wrote|put))\b"
    r"|\s(?:and|but|und|aber)[\s,]+(?:sorry|actually|by the way|btw|entschuldigung|übrigens)\b",
    re.IGNORECASE,
)
"""Where a reply turns from the answer to an earlier one."""


def _spans(reply: str) -> Iterator[tuple[int, int]]:
    """Give what follows a turn inside a sentence, each of the sentences, then the whole reply.

    `the pumps, and sorry, I said 20 beds, it is 22` is an answer, and an earlier one put right.
    """
    turn = _TURN.search(reply)
    if turn is not None and plain(reply[: turn.start()]):
        yield turn.start(), len(reply)
    ends = [0, *(hit.end() for hit in re.finditer(r"[.!?\n]+(?:\s|$)", reply)), len(reply)]
    parts = [(start, end) for start, end in pairwise(ends) if reply[start:end].strip()]
    for start, end in (*(parts if len(parts) > 1 else ()), (0, len(reply))):
        if len(plain(reply[start:end])) <= LONGEST:
            yield start, end


class _Here(NamedTuple):
    questionnaire: Questionnaire
    earlier: tuple[Earlier, ...]
    now: Asked
    language: str

    def hits(
        self, reply: str, start: int, end: int, *, alone: bool
    ) -> list[tuple[Key, tuple[Found, ...]]]:
        """Give the earlier answers that these words put right, each once, by the surest sign."""
        repeated = list(self._repeated(reply, start, end))
        if repeated:
            return repeated
        text = reply[start:end]
        closed = not isinstance(self.questionnaire.by_id[self.now.question], Open)
        closed = closed and not self.now.follows
        signs = _STRONG.search(text) or (closed and (_BLANKED.search(text) or ASIDE.search(text)))
        if not signs:
            return []
        named = list(self.named(reply, start, end))
        if named or not self.earlier:
            return named
        meant = _MEANT.search(text) and alone and not self.now.follows
        if _LAST.search(text) or meant:
            return list(self._last(reply, start, end))
        return []

    def _repeated(
        self, reply: str, start: int, end: int
    ) -> Iterator[tuple[Key, tuple[Found, ...]]]:
        """Give those whose standing answer is repeated, with the other one that follows."""
        said = _SAID.search(reply, start, end)
        if said is None or not _CUE.search(reply, start, end):
            return
        after = _blanked(_ASIDES, reply, said.end(), end)
        parts = list(_parts(after, said.end(), end))
        if len(parts) < 2:
            return
        tails = [*parts[1:], (parts[1][0], end)]
        for one in self.earlier:
            old = self._read(one, after, *parts[0])
            if {each.value for each in old} != set(one.values) or not old:
                continue
            new = {
                tuple(each.value for each in found): found
                for tail in tails
                if (found := self._read(one, after, *tail))
            }
            new = {values: found for values, found in new.items() if set(values) - set(one.values)}
            if len(new) == 1:
                yield one.key, next(iter(new.values()))

    def named(self, reply: str, start: int, end: int) -> Iterator[tuple[Key, tuple[Found, ...]]]:
        """Give the one whose name is said, with the answer that all the other words make."""
        text = _blanked(ASIDE, _blanked(_BLANKED, reply, start, end), start, end)
        said = {stem(one) for one in plain(text[start:end])}
        names = [(one, self._names(one)) for one in self.earlier]
        called = [(one, said & own) for one, own in names if said & own]
        best = max((len(own) for _, own in called), default=0)
        fitting = [(one, own) for one, own in called if len(own) == best]
        for one, own in fitting if len(fitting) == 1 else ():
            yield from self._left(one, own, reply, (text, start, end))

    def _last(self, reply: str, start: int, end: int) -> Iterator[tuple[Key, tuple[Found, ...]]]:
        """Give the answer before this one, with what is said in its place."""
        text = _blanked(_BLANKED, reply, start, end)
        last = self.earlier[-1]
        alike = [one for one in self.earlier if one.asked is last.asked]
        if len(alike) == 1:
            yield from self._left(last, set(), reply, (text, start, end))

    def _left(
        self, one: Earlier, own: Iterable[str], reply: str, where: tuple[str, int, int]
    ) -> Iterator[tuple[Key, tuple[Found, ...]]]:
        """Read what is left beside the name; nothing found means that it is to be asked anew."""
        text, start, end = where
        small = lexicon(self.language).filler | lexicon(self.language).polite | _LINKS
        words = [word for word in words_of(text) if start <= word.start < end]
        telling = [
            place
            for place, word in enumerate(words)
            if word.kind != "mark" and word.text not in small and stem(word.text) not in own
        ]
        found: tuple[Found, ...] = ()
        if telling:
            first, last = words[telling[0]], words[telling[-1]]
            found = self._read(one, text, first.start, last.end)
        if {each.value for each in found} == set(one.values) and found:
            return
        if found or _WRONG.search(reply, start, end):
            yield one.key, found

    def _names(self, one: Earlier) -> set[str]:
        """Give the words that name an earlier answer and none of the others, nor what is asked."""
        mine = self._called(one.key)
        others = [self._called(other.key) for other in self.earlier if other.key != one.key]
        here = self._called((self.now.question, self.now.item))
        common = {word for words in others for word in words}
        return mine - common - here or (mine - here)

    def _called(self, key: Key) -> set[str]:
        """Give the stems of a question's title and id, and of the row's label."""
        question = self.questionnaire.question(key[0])
        texts = [question.words(self.language), question.id.replace("_", " ")]
        rows = {one.id: one for one in getattr(question, "items", ())}
        row = rows.get(key[1] or "")
        texts += [row.words(self.language), *row.aliases] if row else [key[1] or ""]
        if isinstance(question, Number):
            many = _MANY.search(spoken(question.text, self.language))
            texts += [question.unit or "", many.group(1) if many else ""]
        small = lexicon(self.language).filler | _LINKS
        return {stem(one) for text in texts for one in plain(text) if one not in small}

    def _read(self, one: Earlier, text: str, start: int, end: int) -> tuple[Found, ...]:
        """Read words as an answer to an earlier question; none unless they are one altogether."""
        item = one.key[1]
        asked = one.asked.model_copy(update={"item": item, "items": (), "form": "question"})
        reading = read(self.questionnaire, asked, text[start:end], language=self.language)
        if reading.intent != "answer" or reading.issue or reading.language:
            return ()
        return tuple(
            each.model_copy(update={"start": start + each.start, "end": start + each.end})
            for each in reading.found
            if each.start is not None and each.end is not None
        )


def _blanked(pattern: re.Pattern[str], text: str, start: int, end: int) -> str:
    """Put spaces for what a pattern finds, so that places stay true."""
    inner = pattern.sub(lambda hit: " " * len(hit.group()), text[start:end])
    return text[:start] + inner + text[end:]


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut at what sets an answer against another: a break, `but`."""
    place = start
    for cut in _INSTEAD.finditer(text, start, end):
        if text[place : cut.start()].strip():
            yield place, cut.start()
        place = cut.end()
    if text[place:end].strip():
        yield place, end
