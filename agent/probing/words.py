"""The small and the empty words of two languages, by which a thin answer is known."""

import re
from collections.abc import Mapping
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


STOP: Mapping[str, frozenset[str]] = {
    "en": _set(
        """a an and any are as at be been being both but by can could did do does doing don for from
        get gets getting got had has have having he her here him his how i if in into is it its just
        like lot lots me more most much must my no nor not of off on one only or other our out over
        own she should so some such than that the their them then there these they this those though
        through to too up us very was we were what when where which while who will with would you
        your we've we're i'm it's that's there's don't doesn't isn't aren't wasn't weren't didn't
        can't won't wouldn't i'd we'd they'd i've they've also about all again because between each
        few further once same under until well yes okay sure right say said think guess suppose feel
        mean want let make makes made take takes took go goes going went come comes came"""
    ),
    "de": _set(
        """aber alle als also am an auch auf aus bei bin bis da damit dann das dass dem den der des
        die dies dieser doch dort du durch ein eine einem einen einer er es etwas euch für gegen hab
        habe haben hat hatte ich ihr ihre im in ist ja kann kein keine können man mehr mein mit nach
        nein nicht noch nur ob oder ohne schon sehr sein seine sich sie sind so über um und uns
        unser unter viel vom von vor wann war waren was weil wenn wer wie wir wird wo zu zum zur
        halt eben
        mal eigentlich glaube denke würde sage"""
    ),
}
GENERIC: Mapping[str, frozenset[str]] = {
    "en": _set(
        """thing things stuff issue issues problem problems various several different general
        generally mostly mainly usually usual typical typically sometimes often always never stuff
        aspect aspects area areas part parts kind kinds sort sorts way ways bit little really quite
        pretty basically obviously honestly probably maybe perhaps somewhat overall everything
        something anything nothing good bad better worse great okay fine nice hard difficult easy
        important big main certain lots people know course etc depends matter challenge challenges
        concern concerns topic topics point points factor factors reason reasons couple number
        example instance mind"""
    ),
    "de": _set(
        """ding dinge sache sachen problem probleme thema themen verschiedene diverse allgemein
        meistens meist oft manchmal immer nie ziemlich eher wohl vielleicht wahrscheinlich irgendwie
        gut schlecht besser schlechter schwierig schwer wichtig groß alles etwas nichts punkt punkte
        bereich bereiche aspekt aspekte grund gründe natürlich halt"""
    ),
}
ABSTRACT: Mapping[str, frozenset[str]] = {
    "en": _set(
        """communication transparency flexibility quality support partnership alignment efficiency
        innovation reliability trust service capacity cost costs price prices timeline timelines
        time delays speed expertise experience responsiveness agility scalability compliance culture
        collaboration coordination planning resources staff staffing technology automation data
        visibility consistency performance logistics regulation regulatory management process
        processes access"""
    ),
    "de": _set(
        """kommunikation transparenz flexibilität qualität unterstützung partnerschaft abstimmung
        effizienz innovation zuverlässigkeit vertrauen service kapazität kosten preis preise zeit
        zeitplan verzögerungen tempo erfahrung kompetenz personal technik automatisierung daten
        logistik regulierung prozesse zugang planung"""
    ),
}
HEDGES = {
    "en": (
        "it depends", "depends on", "you know", "and so on", "and stuff", "the usual", "kind of",
        "sort of", "various", "several things", "some issues", "in general", "generally", "mostly",
        "mainly", "a bit of everything", "hard to say", "etc", "things", "issues", "stuff",
        "could be better", "not great", "problems",
    ),
    "de": (
        "kommt darauf an", "und so weiter", "das übliche", "irgendwie", "verschiedenes", "diverses",
        "im allgemeinen", "meistens", "ein bisschen von allem", "schwer zu sagen", "usw", "sachen",
        "dinge", "probleme", "könnte besser sein",
    ),
}  # fmt: skip
REASONS = {
    "en": (
        "because", "since", "due to", "so that", "as a result", "that's why", "which means",
        "in order to", "the reason", "led to", "driven by", "thanks to", "so we", "so that",
        "therefore", "which made", "which meant", "after we", "after our", "when we", "when our",
        "after they", "when they", "owing to", "caused by", "resulting",
    ),
    "de": (
        "weil", "da wir", "wegen", "deshalb", "daher", "aufgrund", "dadurch", "damit wir",
        "der grund", "führte zu", "nachdem", "als wir", "dank", "sodass", "so dass",
    ),
}  # fmt: skip
CONCRETE = {
    "en": (
        "for example", "for instance", "such as", "last year", "last month", "last time", "weeks",
        "months", "days", "percent", "years", "yesterday", "recently",
    ),
    "de": (
        "zum beispiel", "etwa als", "letztes jahr", "letzten monat", "letztes mal", "wochen",
        "monate", "tage", "prozent", "jahre", "gestern", "kürzlich",
    ),
}  # fmt: skip
EMPTY = {
    "en": (
        "nothing", "none", "no issues", "no problems", "no complaints", "no difficulties",
        "nothing comes to mind", "not really", "no pain points", "all good", "no concerns",
        "nothing else", "that's all", "can't think of", "that is all", "all i can say",
        "nothing more", "nothing to add", "leave it at that", "as i said", "already said",
    ),
    "de": (
        "nichts", "keine", "keine probleme", "alles gut", "nichts weiter", "eigentlich nicht",
        "fällt mir nichts ein", "keine beschwerden", "das ist alles", "mehr kann ich nicht",
        "nichts hinzuzufügen", "wie gesagt",
    ),
}  # fmt: skip


def words_in(text: str) -> list[str]:
    """Give the words of a text in lower case."""
    return [found.group().casefold() for found in _WORD.finditer(text)]


def told(text: str, phrases: Mapping[str, tuple[str, ...]], language: str) -> bool:
    """Tell whether a text holds one of the phrases, as whole words."""
    return _pattern(phrases["de" if language.startswith("de") else "en"]).search(text) is not None


@lru_cache(maxsize=32)
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    ordered = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, ordered))})\b", re.IGNORECASE)
