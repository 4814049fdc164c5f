"""What the terminal says itself, in English and German; another language falls back to English."""

from types import MappingProxyType
from typing import Literal

Key = Literal[
    "agree", "agree_again", "declined", "yes", "no", "beside_yes", "minutes", "minute",
    "probe", "clarification", "choice", "choices", "grid", "rating", "number", "open",
    "missing", "dont_know", "refused", "not_applicable", "optional", "for_help", "commands",
    "back", "skip", "repeat", "change", "pause", "stop", "help", "unknown", "leaving", "saved",
    "welcome", "ended", "thinking", "elsewhere", "kept", "retry", "past", "which",
    "which_row", "whole", "none_yet", "unchanged", "unfinished", "left_open", "not_said",
    "filed", "one_only",
]  # fmt: skip
Command = Literal["help", "back", "skip", "repeat", "change", "pause", "stop"]

_WORDS: MappingProxyType[str, dict[str, str]] = MappingProxyType(
    {
        "agree": {
            "en": "Do you agree to take part? (yes/no)",
            "de": "Möchten Sie teilnehmen und stimmen Sie zu? (ja/nein)",
        },
        "agree_again": {
            "en": 'Please answer "yes" or "no".',
            "de": 'Bitte antworten Sie mit "ja" oder "nein".',
        },
        "declined": {
            "en": "Thank you all the same. The interview was not started and nothing was recorded.",
            "de": "Trotzdem vielen Dank. Das Interview wurde nicht begonnen und nichts "
            "aufgezeichnet.",
        },
        "yes": {
            "en": "yes|y|yeah|yep|yup|ok|okay|sure|agree|agreed|absolutely|certainly|gladly",
            "de": "ja|j|jo|jawohl|klar|gern|gerne|natürlich|einverstanden|zustimmen|stimme",
        },
        "no": {
            "en": "no|n|no thanks|no, thanks|nope|i do not|i don't",
            "de": "nein|nein, danke|nein danke|lieber nicht",
        },
        "beside_yes": {
            "en": "please|i|do|we|can|go|on|ahead|then|of|course|fine|with|that|it|this|let's|"
            "start|begin|happy|to|thanks|thank|you|all|right|alright",
            "de": "ich|wir|bitte|dann|zu|dem|damit|los|geht's|mal|in|ordnung|gut|danke|sehr|bin|"
            "fangen|an|können|beginnen",
        },
        "minutes": {"en": "about {n} min left", "de": "noch etwa {n} Min."},
        "minute": {"en": "about a minute left", "de": "noch etwa 1 Min."},
        "probe": {"en": "Following up on your answer", "de": "Nachfrage zu Ihrer Antwort"},
        "clarification": {"en": "About this question", "de": "Zu dieser Frage"},
        "choice": {"en": "A {mark}, or your own words", "de": "{mark} oder eigene Worte"},
        "choices": {
            "en": "One or several ({example}), or your own words",
            "de": "Eine oder mehrere ({example}) oder eigene Worte",
        },
        "grid": {
            "en": "Row and letter ({example}), or sentences",
            "de": "Zeile und Buchstabe ({example}) oder ganze Sätze",
        },
        "rating": {
            "en": "Row and number ({example}), or sentences",
            "de": "Zeile und Zahl ({example}) oder ganze Sätze",
        },
        "one_only": {
            "en": "A number from {low} to {high}",
            "de": "Eine Zahl von {low} bis {high}",
        },
        "number": {
            "en": "A number, or a short description of it",
            "de": "Eine Zahl, oder kurz beschrieben",
        },
        "open": {"en": "In your own words", "de": "In eigenen Worten"},
        "missing": {"en": "also: {states}", "de": "auch: {states}"},
        "dont_know": {"en": "don't know", "de": "weiß nicht"},
        "refused": {"en": "rather not say", "de": "keine Angabe"},
        "not_applicable": {"en": "does not apply", "de": "trifft nicht zu"},
        "optional": {"en": "/skip", "de": "/weiter"},
        "for_help": {"en": "? for help", "de": "? für Hilfe"},
        "commands": {"en": "You can also type", "de": "Sie können auch eingeben"},
        "back": {"en": "return to the answer before", "de": "zur Antwort davor zurück"},
        "skip": {"en": "leave this question out", "de": "diese Frage auslassen"},
        "repeat": {"en": "see the question again", "de": "die Frage noch einmal zeigen"},
        "change": {"en": "change an earlier answer", "de": "eine frühere Antwort ändern"},
        "pause": {
            "en": "leave now and go on another time (also Ctrl-D)",
            "de": "jetzt gehen und ein andermal weitermachen (auch Strg-D)",
        },
        "stop": {"en": "end the interview for good", "de": "das Interview endgültig beenden"},
        "help": {"en": "this help", "de": "diese Hilfe"},
        "unknown": {
            "en": "There is no {command} here.",
            "de": "{command} gibt es hier nicht.",
        },
        "leaving": {
            "en": "Everything up to this question is saved. Press Ctrl-C again to leave, or simply "
            "answer to go on.",
            "de": "Bis zu dieser Frage ist alles gespeichert. Mit Strg-C noch einmal gehen Sie, "
            "mit einer Antwort geht es weiter.",
        },
        "saved": {
            "en": "Your answers are saved. To go on where you left:",
            "de": "Ihre Antworten sind gespeichert. Hier geht es später weiter:",
        },
        "welcome": {
            "en": "Welcome back. You are talking with an AI interviewer, and everything you said "
            "before is still here.",
            "de": "Willkommen zurück. Sie sprechen mit einem KI-Interviewer, und alles, was Sie "
            "gesagt haben, ist noch da.",
        },
        "ended": {
            "en": "This interview has ended; nothing more is needed.",
            "de": "Dieses Interview ist beendet; es ist nichts mehr zu tun.",
        },
        "thinking": {"en": "reading your answer …", "de": "liest Ihre Antwort …"},
        "elsewhere": {
            "en": "This interview went on in another window; here is where it stands now.",
            "de": "Dieses Interview ging in einem anderen Fenster weiter; so steht es jetzt.",
        },
        "kept": {
            "en": 'You had typed: "{text}". Press Enter to send it, or type another answer.',
            "de": 'Sie hatten geschrieben: "{text}". Enter sendet es; oder antworten Sie anders.',
        },
        "retry": {
            "en": "Your answer is kept here. Press Enter to try again, or type another one.",
            "de": "Ihre Antwort ist hier behalten. Enter versucht es noch einmal; oder schreiben "
            "Sie eine andere.",
        },
        "past": {"en": "Your answers so far", "de": "Ihre bisherigen Antworten"},
        "which": {
            "en": "Which one would you like to change? A number, or Enter for none.",
            "de": "Welche möchten Sie ändern? Eine Zahl, oder Enter für keine.",
        },
        "which_row": {
            "en": "Which row? A number, 0 for all of them, or Enter for none.",
            "de": "Welche Zeile? Eine Zahl, 0 für alle, oder Enter für keine.",
        },
        "whole": {"en": "{n} rows", "de": "{n} Zeilen"},
        "none_yet": {
            "en": "There is no earlier answer to change yet.",
            "de": "Es gibt noch keine frühere Antwort, die sich ändern ließe.",
        },
        "unchanged": {"en": "Nothing was changed.", "de": "Es wurde nichts geändert."},
        "unfinished": {
            "en": "You began this interview earlier. Go on where you left? (yes/no)",
            "de": "Sie haben dieses Interview schon begonnen. Dort weitermachen? (ja/nein)",
        },
        "left_open": {
            "en": "It stays as it is. To go on another time:",
            "de": "Es bleibt, wie es ist. Hier geht es später weiter:",
        },
        "not_said": {"en": "(no answer)", "de": "(keine Antwort)"},
        "filed": {
            "en": "Filed as {respondent}, interview {id}.",
            "de": "Abgelegt unter {respondent}, Interview {id}.",
        },
    }
)
_TYPED: MappingProxyType[Command, dict[str, str]] = MappingProxyType(
    {
        "help": {"en": "help", "de": "Hilfe"},
        "back": {"en": "back", "de": "zurück"},
        "skip": {"en": "skip", "de": "überspringen"},
        "repeat": {"en": "repeat", "de": "wiederholen"},
        "change": {"en": "change", "de": "ändern"},
        "pause": {"en": "pause", "de": "Pause"},
        "stop": {"en": "stop", "de": "Stopp"},
    }
)
_ALSO: MappingProxyType[str, Command] = MappingProxyType(
    {"?": "help", "/?": "help", "/weiter": "skip", "/quit": "pause", "/exit": "pause",
     "quit": "pause", "exit": "pause", "pause": "pause", "help": "help", "hilfe": "help"}
)  # fmt: skip


def words(key: Key, language: str = "en", **fields: object) -> str:
    """Say `key` in `language`, with `fields` put in their places."""
    texts = _WORDS[key]
    return texts.get(language, texts["en"]).format(**fields)


def typed(command: Command, language: str) -> str:
    """Give the word for a command, as a respondent would say it."""
    texts = _TYPED[command]
    return texts.get(language, texts["en"])


def commands(language: str) -> dict[str, str]:
    """List what can be typed beside answers, and what it does."""
    listed = {f"/{typed(one, language).casefold()}": words(one, language) for one in _TYPED}
    return {"?": listed.pop(f"/{typed('help', language).casefold()}"), **listed}


def command(text: str) -> Command | None:
    """Recognise a command for the terminal itself; None for anything that is a reply."""
    line = text.strip().casefold()
    if line in _ALSO:
        return _ALSO[line]
    return next(
        (
            name
            for name, texts in _TYPED.items()
            if line in {f"/{one.casefold()}" for one in texts.values()}
        ),
        None,
    )


def agrees(text: str) -> bool | None:
    """Read a yes or a no, in any language here; None for neither.

    A yes may stand among words that take nothing back: "yeah, go on then".
    """
    line = " ".join(text.strip().casefold().strip(".!").replace("’", "'").split())
    if any(line in _phrases(one) for one in _WORDS["no"].values()):
        return False
    said = line.replace("why not", " ").replace(",", " ").split()
    for language, yes in _WORDS["yes"].items():
        beside = _phrases(_WORDS["beside_yes"][language])
        if set(said) & _phrases(yes) and set(said) <= _phrases(yes) | beside:
            return True
    return None


def _phrases(text: str) -> frozenset[str]:
    return frozenset(text.split("|"))
