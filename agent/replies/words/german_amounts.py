"""German: numbers, magnitudes, units, ordinals, and words around an amount."""

_ONES = "null ein zwei drei vier fuenf sechs sieben acht neun zehn elf zwoelf"
_TENS = "zwanzig dreissig vierzig fuenfzig sechzig siebzig achtzig neunzig"
_TEENS = "dreizehn vierzehn fuenfzehn sechzehn siebzehn achtzehn neunzehn"


def _numbers() -> dict[str, float]:
    """Spell out 0 to 99, as German writes `einundzwanzig` in one word."""
    ones = {word: float(place) for place, word in enumerate(_ONES.split())}
    tens = {word: float(10 * place + 20) for place, word in enumerate(_TENS.split())}
    teens = {word: float(place + 13) for place, word in enumerate(_TEENS.split())}
    joined = {
        f"{one}und{ten}": worth + ones[one]
        for ten, worth in tens.items()
        for one in _ONES.split()[1:10]
    }
    single = {form: 1.0 for form in ("eins", "eine", "einen", "einem", "einer", "eines")}
    more = {"anderthalb": 1.5, "eineinhalb": 1.5, "zweieinhalb": 2.5, "dreieinhalb": 3.5}
    numbers = {**ones, **tens, **teens, **joined, **single, **more, "dutzend": 12.0, "zwo": 2.0}
    small = {one: worth for one, worth in numbers.items() if worth == int(worth) and worth < 100}
    for one in _ONES.split()[1:10]:
        numbers[f"{one}hundert"] = 100 * ones[one]
        numbers.update({f"{one}hundert{two}": 100 * ones[one] + small[two] for two in small})
    numbers.update({f"{one}tausend": 1000 * worth for one, worth in small.items() if worth})
    numbers.update({f"{one}hundert": 100 * worth for one, worth in teens.items()})
    del numbers["ein"], numbers["eine"], numbers["einen"], numbers["einem"], numbers["einer"]
    del numbers["eines"]
    return numbers


NUMBERS = _numbers()

MAGNITUDES: dict[str, float] = {
    "hundert": 100, "einhundert": 100, "tausend": 1000, "tsd": 1000, "mio": 1e6, "million": 1e6,
    "millionen": 1e6, "mrd": 1e9, "milliarde": 1e9, "milliarden": 1e9,
}  # fmt: skip

UNITS: dict[str, str] = {
    "minute": "minute", "minuten": "minute", "min": "minute", "stunde": "hour", "stunden": "hour",
    "std": "hour", "tag": "day", "tage": "day", "tagen": "day", "tages": "day", "woche": "week",
    "wochen": "week", "monat": "month", "monate": "month", "monaten": "month", "mon": "month",
    "jahr": "year", "jahre": "year", "jahren": "year", "jahres": "year", "prozent": "percent",
    "quartal": "quarter", "quartale": "quarter", "euro": "eur", "euros": "eur", "dollar": "usd",
    "pfund": "gbp", "franken": "chf", "jahrzehnt": "decade", "jahrzehnte": "decade",
    "jahrzehnten": "decade", "sekunde": "second", "sekunden": "second", "kilometer": "km",
    "kilometern": "km", "metern": "metre", "zentimeter": "cm", "meile": "mile", "meilen": "mile",
    "grad": "degree", "liter": "litre", "litern": "litre", "kilogramm": "kg", "quadratmeter": "sqm",
    "qm": "sqm", "nacht": "day", "naechte": "day", "naechten": "day", "quartalen": "quarter",
    "tonnen": "tonne",
}  # fmt: skip

ORDINALS: dict[str, int] = {
    "erste": 1, "ersten": 1, "erster": 1, "erstes": 1, "zweite": 2, "zweiten": 2, "zweites": 2,
    "dritte": 3, "dritten": 3, "drittes": 3, "vierte": 4, "vierten": 4, "fuenfte": 5, "fuenften": 5,
    "sechste": 6, "sechsten": 6, "siebte": 7, "siebten": 7, "achte": 8, "neunte": 9, "zehnte": 10,
    "letzte": -1, "letzten": -1, "letztes": -1, "vorletzte": -2, "oberste": 1, "unterste": -1,
}  # fmt: skip

SPANS: dict[str, tuple[float, str]] = {
    "viertelstunde": (15, "minute"), "dreiviertelstunde": (45, "minute"),
    "halbjahr": (6, "month"), "vierteljahr": (3, "month"), "dreivierteljahr": (9, "month"),
    "tausender": (1000, "eur"), "hunderter": (100, "eur"), "zehner": (10, "eur"),
}  # fmt: skip

AMOUNT_WORDS = {
    "about": """
        etwa | ungefaehr | circa | ca | rund | so um die | um die | im schnitt | oder so | zirka |
        so | plus minus | mehr oder weniger | grob | locker | schaetzungsweise
    """,
    "under": "unter | weniger als | kuerzer als | nicht einmal | geringer als | nicht mal",
    "over": "ueber | mehr als | laenger als | groesser als | oberhalb von",
    "at_most": "hoechstens | maximal | bis zu | nicht mehr als | max",
    "at_least": "mindestens | wenigstens | nicht weniger als | ab",
    "just_over": """
        knapp ueber | etwas [ueber|mehr als|laenger als] | gut ein | gut |
        [ein gutes|ein guter|einen guten|eine gute] | ein bisschen mehr als |
        kurz ueber | ein wenig [ueber|mehr als|laenger als] | leicht ueber
    """,
    "just_under": """
        knapp | knapp unter | fast | beinahe | etwas [unter|weniger als] | nicht ganz |
        kurz unter | an die | annaehernd | kurz vor | ein bisschen [unter|weniger als] |
        ein wenig [unter|weniger als] | bald | gegen
    """,
    "to": "bis | bis zu | - | oder",
    "between": "zwischen | von",
    "few": "ein paar | paar | wenige | eine handvoll | handvoll",
    "several": "mehrmals | mehrere male | mehrere | einige | etliche",
    "dozens": "dutzende",
    "hundreds": "hunderte",
    "thousands": "tausende",
    "early": "anfang",
    "mid": "mitte",
    "late": "ende",
    "half": "ein halbes | ein halber | einen halben | halbes | halbe | eine halbe | halben",
    "and_half": "und ein halbes | und ein halber | einhalb",
    "plus": """
        oder oefter | oder haeufiger |        + | und mehr | oder mehr | und laenger | oder
        laenger | und aelter | oder aelter |
        und darueber | aufwaerts
    """,
    "or_less": """
        oder seltener | oder weniger | oder kuerzer | oder juenger | und weniger | und juenger
    """,
}

SCALE_TOP = """
hoechste | volle punktzahl | hoechstwert | das maximum | maximum | bestnote | die hoechste
"""
SCALE_BOTTOM = "niedrigste | minimum | das minimum | die niedrigste | tiefstwert"
MIDDLE = "mitte | die mitte | in der mitte | mittelwert"
