"""German: the small words by which replies are put together; no word of any one field."""

FILLER: list[str] = []
FILLER_PHRASES: tuple[str, ...] = ()
DEGREE: list[str] = []
PHRASES: dict[str, tuple[str, ...]] = {}
MISSING: dict[str, tuple[str, ...]] = {}
COMMANDS: dict[str, tuple[str, ...]] = {}
POLITE: list[str] = []
LANGUAGES: dict[str, tuple[str, ...]] = {}
SWITCH: tuple[str, ...] = ("",)
QUESTIONS: tuple[str, ...] = ()
NUMBERS: dict[str, float] = {}
MAGNITUDES: dict[str, float] = {}
UNITS: dict[str, str] = {}
ORDINALS: dict[str, int] = {}
AMOUNT_WORDS: dict[str, tuple[str, ...]] = {}
FAMILIES: dict[str, dict[str, tuple[str, str]]] = {}
SCALE_TOP: tuple[str, ...] = ()
SCALE_BOTTOM: tuple[str, ...] = ()
MIDDLE: tuple[str, ...] = ()
OTHER: tuple[str, ...] = ()
NONE_AT_ALL: tuple[str, ...] = ()
NOTHING_MORE: tuple[str, ...] = ()
DISTRESS: tuple[str, ...] = ()
DISTRESS_WHOLE: tuple[str, ...] = ()
