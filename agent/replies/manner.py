"""How a reply is said: in another language, in anger at the interviewer, with contact data."""

import re

from agent.personal import personal
from agent.replies.normal import folded, plain

_FUNCTION_WORDS = {
    "en": """
        the a an and or but of to in on at for with is are was were be been i we you they it
        this that not do does did have has had my our from by as so what how very
    """,
    "de": """
        der die das den dem ein eine einen und oder aber von zu in im auf an fuer mit ist sind
        war waren ich wir sie es nicht haben hat mein unser aus bei als so was wie sehr dass
        auch noch drei zwei vier fuenf da mir mich uns kein keine nur schon nach vom zum zur
        mit dann wenn weil gut mehr wir gar ganz etwa jahre tage wochen stunden bin habe gibt
        keiner nichts alles immer
    """,
    "fr": """
        le la les un une des et ou mais de du a au aux en dans pour avec est sont etait je
        nous vous ils elle ne pas que qui ce cette mon notre par plus tres jetais jai cest deux
        trois quatre cinq tout rien bien avec chez oui non
    """,
    "es": """
        el la los las un una y o pero de del en para con es son era yo nosotros que no se mi
        su nuestro por mas muy como este esta fue tengo hay dos tres cuatro todo nada bien
    """,
    "it": """
        il lo la gli le un una e o ma di del della in nel per con sono era io noi che non si
        mio nostro piu molto come questo questa
    """,
    "nl": """
        de het een en of maar van te in op aan voor met is zijn was waren ik wij we niet heeft
        mijn onze uit bij als zo wat hoe zeer dat ook nog
    """,
    "pt": """
        o a os as um uma e ou mas de do da em no na para com sao era eu nos que nao se meu
        nosso por mais muito como este esta
    """,
    "pl": """
        i w na z do nie jest to sie ze jak ale czy dla od po tak moja nasz bardzo juz tylko
    """,
}
_WORDS = {name: frozenset(text.split()) for name, text in _FUNCTION_WORDS.items()}
_ALSO_ENGLISH = frozenset(
    {"no", "me", "die", "war", "come", "per", "plus", "con", "pour", "son", "am", "also", "im"}
)
"""Small words of other languages that are English words, too."""
_LETTERS = {"de": "äöüß", "fr": "éèàçêîôœ", "es": "ñ¿¡", "pt": "ãõ", "pl": "ąęłśżźćń"}
_LEAST_WORDS, _LEAST_SHARE, _LEAD = 4, 0.25, 2.0
_INSULTS = re.compile(
    r"\b(?:f+u+c*k+ (?:you|off|this)|screw you|piss off|shut up|go to hell|stfu|kiss my ass"
    r"|you(?:['’]?re| are)? (?:an? )?(?:\w+ )?(?:idiot|moron|asshole|arsehole|bastard|bitch|cunt"
    r"|useless|stupid|dumb|pathetic|garbage|trash)|stupid (?:bot|machine|robot|survey|question)"
    r"|dumb (?:bot|machine|robot|survey|question)|fick(?:en)? (?:dich|sie|euch)"
    r"|verpiss(?:en)? (?:dich|sie)"
    r"|scheiss (?:umfrage|frage|maschine|bot)|scheiss(?:umfrage|frage|maschine|bot)|halt die klappe"
    r"|leck mich|du (?:\w+ )?(?:arschloch|idiot|depp|trottel|wichser|hurensohn)"
    r"|(?:bloede|dumme|daemliche)[rs]? (?:frage|umfrage|maschine|roboter|bot))\b"
)
_LONGEST_INSULT = 14


def other_language(reply: str, language: str) -> str | None:
    """Name the language that a reply is in, if it is clearly not `language`."""
    words = plain(reply)
    if len(words) < _LEAST_WORDS:
        return None
    here = language[:2].lower()
    shared = _WORDS.get(here, frozenset()) | (_ALSO_ENGLISH if here == "en" else frozenset())
    own = sum(one in _WORDS.get(here, ()) for one in words)
    counts = {
        name: (
            sum(one in known - shared for one in words) + _written(reply, name),
            sum(one in known for one in words),
        )
        for name, known in _WORDS.items()
        if name != here
    }
    best, second = sorted(counts, key=lambda one: counts[one], reverse=True)[:2]
    telling = counts[best][0]
    clear = counts[best] > counts[second] and telling >= max(2, _LEAST_SHARE * len(words))
    return best if clear and telling >= _LEAD * own else None


def _written(reply: str, language: str) -> int:
    """Count 1 where letters stand that a language has and English has not."""
    return int(any(one in _LETTERS.get(language, "") for one in reply.casefold()))


def is_abuse(reply: str) -> bool:
    """Tell whether a short reply is an insult to the interviewer or the study, and little else."""
    text = folded(reply)
    return len(plain(reply)) <= _LONGEST_INSULT and _INSULTS.search(text) is not None


def has_contact(reply: str) -> bool:
    """Tell whether a mail address or a telephone number is given."""
    return any(one.kind in ("mail", "phone") for one in personal(reply))
