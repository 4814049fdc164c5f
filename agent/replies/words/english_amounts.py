"""English: numbers, magnitudes, units, ordinals, and words around an amount."""

NUMBERS: dict[str, float] = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty":
    80, "ninety": 90, "dozen": 12
}  # fmt: skip

MAGNITUDES: dict[str, float] = {
    "dozen": 12,
    "hundred": 100, "thousand": 1000, "k": 1000, "million": 1000000.0, "millions": 1000000.0,
    "mio": 1000000.0, "mn": 1000000.0, "mm": 1000000.0, "m": 1000000.0, "billion": 1000000000.0,
    "bn": 1000000000.0, "billions": 1000000000.0, "thousands": 1000, "grand": 1000, "hundreds":
    100
}  # fmt: skip

UNITS: dict[str, str] = {
    "minute": "minute", "min": "minute", "hour": "hour", "hr": "hour", "h": "hour", "day": "day",
    "d": "day", "week": "week", "wk": "week", "w": "week", "month": "month", "mo": "month", "mth":
    "month", "mnth": "month", "year": "year", "yr": "year", "y": "year", "%": "percent",
    "percent": "percent", "pct": "percent", "€": "eur", "eur": "eur", "euro": "eur", "$": "usd",
    "usd": "usd", "dollar": "usd", "£": "gbp", "gbp": "gbp", "pound": "gbp", "buck": "usd", "chf":
    "chf", "franc": "chf", "percentage": "percent", "fortnight": "fortnight", "quarter":
    "quarter", "decade": "decade", "km": "km", "kilometer": "km", "kilometre": "km",
    "mile": "mile", "mi": "mile", "metre": "metre", "meter": "metre", "kg": "kg", "kilo": "kg",
    "kilogram": "kg", "litre": "litre", "liter": "litre", "second": "second", "sec": "second",
    "cm": "cm", "centimetre": "cm", "foot": "foot", "feet": "foot", "kms": "km", "gram": "gram",
    "tonne": "tonne", "ton": "tonne", "ml": "ml", "gallon": "gallon", "degree": "degree",
    "celsius": "degree", "centigrade": "degree", "fahrenheit": "fahrenheit", "quid": "gbp",
    "kwh": "kwh", "sqm": "sqm", "night": "day"
}  # fmt: skip

ORDINALS: dict[str, int] = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "last": -1, "1st": 1,
    "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "6th": 6, "7th": 7, "8th": 8, "9th": 9, "10th": 10,
    "bottom": -1, "top": 1, "penultimate": -2
}  # fmt: skip

SPANS: dict[str, tuple[float, str]] = {
    "overnight": (1, "day"), "tenner": (10, "gbp"), "fiver": (5, "gbp"),
}  # fmt: skip

DECADES: dict[str, float] = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
    "eighties": 80, "nineties": 90,
}  # fmt: skip

AMOUNT_WORDS = {
    "quarter_of": "[a|] quarter of [a|an]",
    "three_quarters": "three quarters of [a|an] | three quarter",
    "about": """
        about | around | roughly | approximately | approx | approx. | circa | ca | c. | ~ | some |
        or so | ish | on average | give or take | average | like | or thereabouts |
        [somewhere|something] [around|about|like] | in the region of | in the neighbourhood of |
        plus or minus | more or less | in the order of | barely | easily | at a guess
    """,
    "under": """
        under | less than | below | fewer than | shorter than | not even | < | within |
        lower than |
        smaller than | sub | nowhere near | [within|in|during] [the|] [last|past]
    """,
    "over": """
        over | more than | above | longer than | greater than | > | exceeding |
        higher than | bigger than | larger than | beyond |
        [well|way|far] [over|above|beyond|past|north of|more than] | past
    """,
    "some_over": "north of | upwards of | upward of | in excess of",
    "at_most": """
        at the [very|] latest | at most | up to | no more than | not more than | max | maximum |
        maximum of | at the most |
        ≤ | no longer than | not longer than | nothing over
    """,
    "at_least": """
        at least | no less than | not less than | min | minimum | minimum of | ≥ | at minimum |
        at the [very|] [earliest|soonest] | not under | [no|not] fewer than | not below
    """,
    "just_over": """
        just [over|above|past|north of] |
        [a|] [bit|little|tad|touch|shade|hair|whisker|smidge|smidgen|fraction] [over|more
        than|longer than|above|past|north of] | a good | some way over | a little more than |
        slightly [over|more than|longer than|above] | little over | a little over
    """,
    "just_under": """
        just under | almost | nearly | close to |
        [a|] [bit|little|tad|touch|shade|hair|whisker|smidge|fraction] [under|less
        than|below|short of|shy of|shorter than] | getting [on for|close to|near|towards|on to] |
        coming up [to|on|for] | pushing | approaching | nearing | shy of | just shy of | verging
        on | close on | not yet | [the|] [better|best|greater] part of | going on | about to hit |
        closing in on | practically | virtually | knocking on |
        slightly [under|less than|below] | not quite | just below | just short of
    """,
    "to": "to | till | until | - | through | up to | or",
    "between": """
        between | from | anywhere from | somewhere between | anywhere between | anything between |
        anything from | in between
    """,
    "couple": "a couple of | a couple | couple of | couple",
    "half": "half a | half an | half | a half",
    "and_half": "and a half | and half | and one half | 1/2",
    "and_quarter": "and a quarter | and one quarter",
    "odd": "odd | something | some odd",
    "few": "few | a few | quite a few | a handful of | a handful | handful of",
    "several": "several | a good few | a number of",
    "dozens": "dozens of | dozens",
    "hundreds": "hundreds of | hundreds",
    "thousands": "thousands of | thousands",
    "early": "early | early -",
    "mid": "mid | mid - | middle",
    "late": "late | late -",
    "plus": """
        or more often | + | plus | and up | or more | or older | and older | or above |
        or higher | or later | or greater | or bigger | and more | or longer | and over |
        or over | and above | upwards | and counting | if not more
    """,
    "and_over": "and change | and a bit | and some | plus change",
    "or_less": """
        or less often | or more rarely | or less | or younger | or lower | or earlier |
        or smaller | and less | or fewer | or under | and under | or below | tops | max |
        if that | if even that
    """,
}

SCALE_TOP = """
top marks | full marks | top score | maximum | max | highest | the highest | the maximum | top |
the top | the max
"""
SCALE_BOTTOM = """
lowest | the lowest | minimum | the minimum | bottom | the bottom | lowest score | min
"""
MIDDLE = """
middle | the middle | in the middle | neutral | midpoint | the midpoint | middle of the road
"""
