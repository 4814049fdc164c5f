"""Which names of a model are kept for a theme: those whose words enough of the quotes hold."""

import pytest

from agent.thematics.titling import NamedTheme, kept

ASKED = "What difficulties did you have with suppliers?"
RUNS = (
    "one in five runs failed",
    "we learned of a failed run by accident",
    "our project lead changed four times",
)
CLOSED = (
    "hands-free closed culture",
    "a functionally closed line",
    "automated platforms",
    "automation of every step",
)


@pytest.mark.parametrize(
    ("name", "said", "stands"),
    [
        ("Failed runs", RUNS, True),
        ("Changed lead", RUNS, False),
        ("Failure and Change", RUNS, False),
        ("Failed runs, project lead", RUNS, False),
        ("Failed supplier runs", RUNS, True),
        ("Supplier difficulties", RUNS, False),
        ("Automation and Closed Systems", CLOSED, True),
        ("Automation & closed culture", CLOSED, True),
        ("Closed robots", CLOSED, False),
        ("Systems and Issues", CLOSED, False),
    ],
)
def test_a_name_rests_on_what_two_said_and_one_of_two_things_on_two_each(
    name: str, said: tuple[str, ...], stands: bool
) -> None:
    assert (kept(NamedTheme(name=name), said, ASKED) is not None) == stands
