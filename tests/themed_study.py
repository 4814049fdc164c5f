"""A small study with two waves of imported talks: quick to make, with topics known beforehand."""

from pathlib import Path

QUESTIONNAIRE = """
id: town-library
title: The town library
version: "1.0"
language: en
languages: [en]
run_by: the town
audience: people of the town
introduction: This interview is about the library.
consent: {text: Taking part is voluntary. By starting you agree.}
privacy: {controller: the town, contact: the town hall, retention_days: 30, notice: A month.}
closing: {completed: Thanks., screened_out: Thanks., quota_full: Thanks., stopped: Thanks.}
sections: [{id: views, title: Views}]
questions:
- id: dislikes
  type: open
  section: views
  text: What annoys you about the town library?
  objective: what to mend
  probe: null
  codebook:
    version: "1"
    codes:
      hours: {definition: It is shut when people have time., patterns: [closes, shut*, opening]}
      noise: {definition: It is loud., patterns: [loud, nois*, shout*]}
- id: wishes
  type: open
  section: views
  text: What would you like the library to have one day?
  objective: what to add
  probe: null
  codebook:
    version: "1"
    codes:
      seats: {definition: More places to sit., patterns: [seat*, chair*, desk*]}
"""

DISLIKES = {
    "hours": (
        "it closes far too early in the evening",
        "the place is shut on Sundays when I have time",
        "opening hours are too short for working people",
        "it closes before I get home from work",
        "the doors are shut all evening",
        "evening opening hours would help people who work",
    ),
    "noise": (
        "children shout in the reading room",
        "the reading room is loud all afternoon",
        "noise from the entrance disturbs my reading",
        "people on the phone are loud near the shelves",
        "there is too much noise to read quietly",
        "teenagers shout and are loud around the tables",
    ),
    "fines": (
        "the late fines cost more than the book",
        "I pay a fine for every late return",
        "late return fees are too expensive",
        "fines for returning a book one day late are unfair",
        "fees for a late book pile up quickly",
        "an expensive fine came for a late return",
    ),
    "parking": (
        "there is nowhere to park the car",
        "the car park is always full",
        "no parking space for my car nearby",
        "parking the car takes half an hour",
        "a full car park every Saturday",
        "I drive round and find no place to park",
    ),
}
WISHES = {
    "seats": (
        "more comfortable chairs by the window",
        "more seats and desks for studying",
        "a soft chair to sit and read in",
        "extra desks where students can sit",
        "seats near the window with a desk",
        "armchairs and other comfortable seats",
    ),
    "ebooks": (
        "electronic books for my tablet",
        "a larger choice of e-books to download",
        "audio books I can download on my phone",
        "digital books and magazines to download",
        "new e-books on the tablet app",
        "download electronic magazines at home",
    ),
    "coffee": (
        "a small café with coffee and cake",
        "a coffee machine in the hall",
        "somewhere to drink coffee and eat a cake",
        "good coffee and tea at the entrance",
        "a café corner that sells tea",
        "hot coffee while I read the paper",
    ),
}
LEADS = ("honestly", "frankly", "still", "as ever", "really")
FIRST, SECOND = ("hours", "noise", "fines"), ("hours", "parking", "fines", "noise")


def make(folder: Path, respondents: int = 18) -> None:
    """Write the questionnaire and a folder of talks for each of two waves."""
    (folder / "questionnaire.yaml").write_text(QUESTIONNAIRE, encoding="utf-8")
    for number, topics in ((1, FIRST), (2, SECOND)):
        talks = folder / f"talks-{number}"
        talks.mkdir()
        for at in range(respondents):
            words = "\n".join(_talk(at, number, topics))
            (talks / f"P{number}{at:02}.txt").write_text(words, encoding="utf-8")


def _talk(at: int, wave: int, topics: tuple[str, ...]) -> list[str]:
    dislikes = [_said(DISLIKES[topics[(at + step) % len(topics)]], at, wave) for step in (0, 1)]
    names = tuple(WISHES)
    wishes = [_said(WISHES[names[(at + step) % len(names)]], at, wave) for step in (0, 1)]
    return [
        "Interviewer: What annoys you about the town library?",
        f"Respondent: {dislikes[0].capitalize()}. Also, {dislikes[1]}.",
        "Interviewer: What would you like the library to have one day?",
        f"Respondent: {wishes[0].capitalize()}. And {wishes[1]}.",
    ]


def _said(phrases: tuple[str, ...], at: int, wave: int) -> str:
    """Choose a phrase; no talk is another's, and the second wave's words are its own."""
    chosen = phrases[(at // 3 + wave) % len(phrases)]
    return chosen if wave == 1 else f"{LEADS[at % len(LEADS)]} {chosen}"
