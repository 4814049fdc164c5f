"""Turns of every kind, drawn at several widths: what tests compare, and what is looked at.

`python -m tests.terminal_screens` draws them anew into tests/golden/terminal; the difference
is then read like code.
"""

import io
from pathlib import Path

from rich.console import Console, RenderableType

from agent.cli.terminal.screen import Frame, screen
from agent.turn import ShownItem, ShownOption, ShownQuestion, ShownScale, Turn

FOLDER = Path(__file__).parent / "golden" / "terminal"
SIZES = ((60, 24), (80, 24), (120, 40), (200, 50))
LANGUAGES = ("en", "de")
_ENGLISH = Frame(language="en", section="Your garden", minutes=12)
_GERMAN = Frame(language="de", section="Ihr Garten", minutes=12)


def drawn(shown: RenderableType, width: int = 80, height: int = 24) -> str:
    """Print something as a screen of this size would show it, without colours."""
    console = Console(file=io.StringIO(), width=width, height=height, color_system=None)
    console.print(shown)
    assert isinstance(console.file, io.StringIO)
    return "\n".join(line.rstrip() for line in console.file.getvalue().split("\n"))


def asking(text: str, question: ShownQuestion | None, *, kind: str = "question") -> Turn:
    """A turn that waits for a reply, a third of the way through."""
    return Turn.model_validate(
        {"seq": 3, "kind": kind, "text": text, "status": "in_progress", "progress": 0.35,
         "question": question}
    )  # fmt: skip


def shown(kind: str, **more: object) -> ShownQuestion:
    """A question as a turn shows it."""
    return ShownQuestion.model_validate({"id": "q", "type": kind, **more})


def options(*labels: str, **more: object) -> tuple[ShownOption, ...]:
    """Options by their labels."""
    return tuple(
        ShownOption.model_validate({"id": f"o{place}", "label": label, **more})
        for place, label in enumerate(labels, 1)
    )


def items(*labels: str) -> tuple[ShownItem, ...]:
    """Rows by their labels."""
    return tuple(ShownItem(id=f"r{place}", label=label) for place, label in enumerate(labels, 1))


_CROPS = ("Tomatoes", "Beans", "Courgettes", "Lettuce", "Radishes", "Potatoes", "Carrots",
          "Onions", "Strawberries", "Raspberries", "Red currants", "Apples", "Pears",
          "Sour cherries", "Sage, thyme and other herbs")  # fmt: skip
_OFTEN = ("Never", "Now and then", "Every year", "All year round")
_SCALE = ShownScale(low=1, high=7, labels={"1": "not at all important", "7": "very important"})
_FIVE = ShownScale(
    low=1, high=5,
    labels={"1": "very bad", "2": "bad", "3": "neither", "4": "good", "5": "very good"},
)  # fmt: skip

ENGLISH: dict[str, Turn] = {
    "single": asking(
        "Which of these best describes the soil in your garden?",
        shown("single", allow=["dont_know", "refused"],
              options=(*options("Sand", "Loam"),
                       ShownOption(id="clay", label="Clay", description="Sticks to the spade"),
                       ShownOption(id="other", label="Something else", specify=True))),
    ),
    "single, options with numbers": asking(
        "How long have you had your garden?",
        shown("single", options=options("Less than 2 years", "2 to 9 years", "10 years or more")),
    ),
    "multi": asking(
        "What do you grow?",
        shown("multi", options=options(*_CROPS), optional=True, allow=["refused"]),
    ),
    "grid, one item": asking(
        "Beans: how often do you grow them?",
        shown("grid", item=ShownItem(id="r2", label="Beans"), options=options(*_OFTEN)),
    ),
    "grid": asking(
        "How often do you grow each of these?",
        shown("grid", items=items(*_CROPS), options=options(*_OFTEN), allow=["dont_know"]),
    ),
    "rating, several items": asking(
        "How important is each of these when you buy seed?",
        shown("rating", items=items("Price", "Taste", "Hardiness", "Where it comes from"),
              scale=_SCALE),
    ),
    "rating": asking("How was the last summer for your garden?", shown("rating", scale=_FIVE)),
    "number": asking("How many square metres is it?", shown("number", allow=["dont_know"])),
    "open": asking(
        "Think of the last plant that failed.\n\nWhat do you think was the reason?",
        shown("open", allow=["dont_know", "refused", "not_applicable"]),
    ),
    "probe": asking(
        'You mentioned "the slugs". What did you try against them?', shown("open"), kind="probe"
    ),
    "clarification": asking(
        "I could not match that to an answer here. Which of these comes closest: Sand; Loam?",
        shown("single", options=options("Sand", "Loam")), kind="clarification",
    ),
    "closing": Turn(
        seq=9, kind="closing", text="That was the last question. Thank you.", status="completed",
        progress=1.0,
    ),
}  # fmt: skip
_SELTEN = ("Nie", "Ab und zu", "Jedes Jahr", "Das ganze Jahr über")
GERMAN: dict[str, Turn] = {
    "single": asking(
        "Was beschreibt den Boden in Ihrem Garten am besten?",
        shown("single", allow=["dont_know", "refused"], options=options("Sand", "Lehm", "Ton")),
    ),
    "multi": asking("Was bauen Sie an?", shown("multi", options=options("Äpfel", "Öl", "Rüben"))),
    "grid": asking(
        "Wie oft bauen Sie das an?",
        shown("grid", items=items("Tomaten", "Bohnen", "Weiße Johannisbeeren"),
              options=options(*_SELTEN), allow=["refused"]),
    ),
    "rating, several items": asking(
        "Wie wichtig ist Ihnen beim Saatgut …?",
        shown("rating", items=items("Preis", "Geschmack", "Winterhärte"), scale=ShownScale(
            low=1, high=7, labels={"1": "gar nicht wichtig", "7": "sehr wichtig"})),
    ),
    "rating": asking("Wie war der Sommer?", shown("rating", scale=ShownScale(
        low=0, high=10, labels={"0": "sehr schlecht", "10": "sehr gut"}))),
    "number": asking("Wie viele Quadratmeter sind es?", shown("number", allow=["dont_know"])),
    "open": asking("Woran lag es, dass die letzte Pflanze eingegangen ist?", shown("open")),
    "probe": asking("Was haben Sie dagegen versucht?", shown("open"), kind="probe"),
    "clarification": asking(
        "Die Antwort ist hier eine ganze Zahl von 1 bis 7.", shown("number"), kind="clarification"
    ),
}  # fmt: skip


def album(language: str, width: int, height: int) -> str:
    """Draw every screen of a language at one size, one under the other."""
    turns, frame = (ENGLISH, _ENGLISH) if language == "en" else (GERMAN, _GERMAN)
    return "".join(
        f"=== {name}\n\n{drawn(screen(turn, frame), width, height)}\n"
        for name, turn in turns.items()
    )


def golden(language: str, width: int) -> Path:
    """Where the screens of a language and width are kept."""
    return FOLDER / f"{language}-{width}.txt"


if __name__ == "__main__":
    for language in LANGUAGES:
        for width, height in SIZES:
            golden(language, width).write_text(album(language, width, height), encoding="utf-8")
