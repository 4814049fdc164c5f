"""What the interviewer says beside the questionnaire: short sentences that evaluate nothing.

Every phrase exists in every language of `LANGUAGES`; another language falls back to
English. Main questions, options and closings are the questionnaire's and never stand here.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

LANGUAGES = ("en", "de")
LANGUAGE_NAMES = {
    "en": "English", "de": "Deutsch", "fr": "français", "es": "español", "it": "italiano",
    "nl": "Nederlands", "pt": "português", "pl": "polski", "ja": "日本語", "zh": "中文",
    "ar": "العربية", "he": "עברית", "fa": "فارسی", "ur": "اردو", "tr": "Türkçe", "ru": "русский",
    "uk": "українська", "cs": "čeština", "sk": "slovenčina", "sl": "slovenščina",
    "hr": "hrvatski", "sr": "српски", "bg": "български", "ro": "română", "hu": "magyar",
    "el": "Ελληνικά", "sv": "svenska", "da": "dansk", "no": "norsk",
    "nb": "norsk bokmål", "nn": "norsk nynorsk", "fi": "suomi", "et": "eesti",
    "lv": "latviešu", "lt": "lietuvių", "ko": "한국어", "hi": "हिन्दी", "bn": "বাংলা", "ta": "தமிழ்",
    "id": "Indonesia", "vi": "Tiếng Việt", "th": "ไทย", "ca": "català", "eu": "euskara",
    "ga": "Gaeilge", "cy": "Cymraeg", "is": "íslenska", "sq": "shqip", "mk": "македонски",
    "ka": "ქართული", "hy": "հայերեն",
}  # fmt: skip
"""What languages call themselves."""

Key = Literal[
    "ai_notice", "run_by", "minutes", "how_to_stop", "reask", "reask_options", "reask_few",
    "out_of_range",
    "between", "too_many", "too_few", "exclusive_conflict", "specify", "empty", "too_long",
    "gibberish", "ambiguous", "still_open", "rows_unclear", "same_again", "other_language",
    "off_topic", "help", "help_generic", "glossary", "no_definition", "about_study", "why_asked",
    "paused", "distress", "repeat", "cannot_go_back", "going_back", "changed_from",
    "language_missing", "optional", "number_hint", "check_intro", "check_choices", "mismatch",
    "abuse", "personal_data", "other_words", "scale_ends", "volunteered", "touched_on",
    "corrected", "unusual", "one_number", "one_whole_number", "own_words", "and",
]  # fmt: skip

_PHRASES: MappingProxyType[str, dict[str, str]] = MappingProxyType(
    {
        "ai_notice": {
            "en": "You are talking with an AI interviewer: a computer program, not a person.",
            "de": "Sie sprechen mit einem KI-Interviewer: einem Computerprogramm, keinem Menschen.",
        },
        "run_by": {
            "en": "The study is run by {run_by}.",
            "de": "Die Studie wird durchgeführt von: {run_by}.",
        },
        "minutes": {
            "en": "It takes about {minutes} minutes.",
            "de": "Sie dauert etwa {minutes} Minuten.",
        },
        "how_to_stop": {
            "en": 'You may skip any question, go back, pause or stop at any time: just say "skip", '
            '"back", "pause" or "stop".',
            "de": "Sie können jede Frage überspringen, zurückgehen, pausieren oder jederzeit "
            'aufhören: sagen Sie einfach "überspringen", "zurück", "Pause" oder "Stopp".',
        },
        "reask": {
            "en": "I could not match that to an answer here.",
            "de": "Das konnte ich hier keiner Antwort zuordnen.",
        },
        "reask_options": {
            "en": "Which of these comes closest: {options}?",
            "de": "Was davon trifft am ehesten zu: {options}?",
        },
        "reask_few": {
            "en": "Which comes closest: {options}; or another answer of the list?",
            "de": "Was trifft am ehesten zu: {options}; oder eine andere Antwort der Liste?",
        },
        "out_of_range": {
            "en": "The answer here is a whole number from {low} to {high}.",
            "de": "Die Antwort ist hier eine ganze Zahl von {low} bis {high}.",
        },
        "between": {
            "en": "That lies between two answers here.",
            "de": "Das liegt hier zwischen zwei Antworten.",
        },
        "one_number": {
            "en": "One number is wanted here; an estimate will do.",
            "de": "Hier wird eine einzelne Zahl gebraucht; eine Schätzung genügt.",
        },
        "one_whole_number": {
            "en": "One whole number is wanted here; an estimate will do.",
            "de": "Hier wird eine einzelne ganze Zahl gebraucht; eine Schätzung genügt.",
        },
        "unusual": {
            "en": "{value} lies beyond what is usual here. Please give it once more, or another.",
            "de": "{value} liegt außerhalb des Üblichen. Bitte nennen Sie die Zahl noch einmal "
            "oder eine andere.",
        },
        "and": {"en": "and", "de": "und"},
        "own_words": {
            "en": "A few words of your own would help here.",
            "de": "Ein paar eigene Worte würden hier helfen.",
        },
        "too_many": {
            "en": "That is more than can be chosen here ({limit} at most).",
            "de": "Das sind mehr, als hier gewählt werden können (höchstens {limit}).",
        },
        "too_few": {
            "en": "Here at least {limit} are asked for.",
            "de": "Hier sind mindestens {limit} gefragt.",
        },
        "exclusive_conflict": {
            "en": '"{exclusive}" cannot stand together with other answers.',
            "de": '"{exclusive}" kann nicht zusammen mit anderen Antworten stehen.',
        },
        "specify": {
            "en": "What would you call it, in your own words?",
            "de": "Wie würden Sie es in eigenen Worten nennen?",
        },
        "volunteered": {
            "en": 'Earlier you mentioned "{words}".',
            "de": "Vorhin erwähnten Sie „{words}“.",
        },
        "touched_on": {
            "en": "Earlier you touched on this.",
            "de": "Vorhin haben Sie das schon berührt.",
        },
        "other_words": {"en": "Please add a few words to it.", "de": "Bitte ergänzen Sie es."},
        "empty": {
            "en": "I did not receive any words.",
            "de": "Bei mir sind keine Worte angekommen.",
        },
        "too_long": {
            "en": "That was longer than I can read here ({limit} characters at most).",
            "de": "Das war länger, als ich hier lesen kann (höchstens {limit} Zeichen).",
        },
        "gibberish": {
            "en": "I could not read that.",
            "de": "Das konnte ich nicht lesen.",
        },
        "ambiguous": {
            "en": "I can read that in more than one way.",
            "de": "Das kann ich auf mehr als eine Weise lesen.",
        },
        "mismatch": {
            "en": "The number of answers does not fit the number of rows.",
            "de": "Die Zahl der Antworten passt nicht zur Zahl der Zeilen.",
        },
        "still_open": {
            "en": "Still open: {items}.",
            "de": "Noch offen: {items}.",
        },
        "rows_unclear": {
            "en": "I could not tell which answer belongs to which row.",
            "de": "Ich konnte nicht erkennen, welche Antwort zu welcher Zeile gehört.",
        },
        "same_again": {
            "en": "I received the same words as before.",
            "de": "Ich habe dieselben Worte wie zuvor erhalten.",
        },
        "other_language": {
            "en": "I can hold this interview in: {languages}.",
            "de": "Dieses Interview kann ich führen auf: {languages}.",
        },
        "language_missing": {
            "en": "This questionnaire is not available in that language; it has: {languages}.",
            "de": "Diesen Fragebogen gibt es nicht in dieser Sprache, nur in: {languages}.",
        },
        "abuse": {
            "en": "I have noted that. You may skip this question, pause or stop at any time.",
            "de": "Das habe ich notiert. Sie können die Frage jederzeit überspringen, pausieren "
            "oder aufhören.",
        },
        "personal_data": {
            "en": "Names and contact details are not needed here.",
            "de": "Namen und Kontaktdaten werden hier nicht gebraucht.",
        },
        "off_topic": {
            "en": "I have noted that. To come back to the question:",
            "de": "Das habe ich notiert. Zurück zur Frage:",
        },
        "help": {"en": "{help}", "de": "{help}"},
        "help_generic": {
            "en": "Answer in your own words or choose one of the answers. {commands}",
            "de": "Antworten Sie in eigenen Worten oder wählen Sie eine der Antworten. {commands}",
        },
        "glossary": {"en": "{term}: {definition}", "de": "{term}: {definition}"},
        "no_definition": {
            "en": "The study gives no definition of that; please answer as you understand it.",
            "de": "Die Studie definiert das nicht; bitte antworten Sie nach Ihrem Verständnis.",
        },
        "about_study": {"en": "{notice}", "de": "{notice}"},
        "why_asked": {
            "en": "The answers are looked at together, to compare groups of respondents.",
            "de": "Die Antworten werden gemeinsam ausgewertet, um Gruppen zu vergleichen.",
        },
        "paused": {
            "en": "Your answers are saved. Come back whenever it suits you; we go on from here:",
            "de": "Ihre Antworten sind gespeichert. Kommen Sie wieder, wann es Ihnen passt; "
            "hier geht es weiter:",
        },
        "distress": {
            "en": "What you wrote sounds very hard. I am a computer program and cannot help with "
            "it, but people can: your local emergency number, a doctor or someone you trust.",
            "de": "Was Sie schreiben, klingt sehr schwer. Ich bin ein Computerprogramm und kann "
            "dabei nicht helfen, Menschen aber schon: der Notruf, eine Ärztin, ein Arzt oder "
            "jemand, dem Sie vertrauen.",
        },
        "repeat": {"en": "Here is the question again:", "de": "Hier ist die Frage noch einmal:"},
        "cannot_go_back": {
            "en": "There is no earlier answer to go back to.",
            "de": "Es gibt keine frühere Antwort, zu der wir zurückgehen könnten.",
        },
        "going_back": {"en": "Back to this question:", "de": "Zurück zu dieser Frage:"},
        "changed_from": {
            "en": 'Your answer so far: "{before}".',
            "de": 'Ihre Antwort bisher: "{before}".',
        },
        "corrected": {
            "en": '{name}: now "{now}" instead of "{before}".',
            "de": "{name}: jetzt „{now}“ statt „{before}“.",
        },
        "optional": {
            "en": 'You may say "skip".',
            "de": 'Sie können "überspringen" sagen.',
        },
        "number_hint": {
            "en": "Please answer with a number{unit}.",
            "de": "Bitte antworten Sie mit einer Zahl{unit}.",
        },
        "check_intro": {
            "en": "Two of your answers seem to differ.",
            "de": "Zwei Ihrer Antworten scheinen sich zu unterscheiden.",
        },
        "check_choices": {
            "en": "How should the answer to this question read?",
            "de": "Wie soll die Antwort auf diese Frage lauten?",
        },
        "scale_ends": {
            "en": "{low} means {low_label}, {high} means {high_label}.",
            "de": "{low} bedeutet {low_label}, {high} bedeutet {high_label}.",
        },
    }
)

ENGLISH: MappingProxyType[str, str] = MappingProxyType(
    {key: texts["en"] for key, texts in _PHRASES.items()}
)
"""Every phrase in English, by key."""


UNITS: MappingProxyType[str, dict[str, str]] = MappingProxyType(
    {
        "de": {
            "minutes": "Minuten", "hours": "Stunden", "days": "Tage", "weeks": "Wochen",
            "months": "Monate", "years": "Jahre", "percent": "Prozent", "times": "Mal",
        },
    }
)  # fmt: skip
"""What a unit that a questionnaire names in English is called in another language."""

_FIELD = re.compile(r"\{(\w+)\}")


def filled(text: str, fields: Mapping[str, object]) -> str:
    """Put fields in their places; a study's own text can reach nothing else by them."""
    return _FIELD.sub(lambda hit: str(fields.get(hit[1], hit[0])), text)


def fields_of(text: str) -> frozenset[str]:
    """Name the fields that a text has places for."""
    return frozenset(_FIELD.findall(text))


def phrase(key: Key, language: str = "en", **fields: object) -> str:
    """Say the phrase `key` in `language`, with `fields` put in their places."""
    texts = _PHRASES[key]
    return texts.get(language, texts["en"]).format(**fields)
