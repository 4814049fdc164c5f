"""Agreement as one HTML page that needs nothing else."""

from importlib.resources import files

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from agent.agreement.methods import words
from agent.agreement.outcome import Agreement, Figure

HEADINGS = {
    "human": "The machine beside people",
    "ceiling": "People beside each other: what can be reached",
    "truth": "The machine beside the known truth of simulated respondents",
}


def page(found: Agreement) -> str:
    """Write the page; every text in it is escaped."""
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    template = environment.from_string(
        files("agent.agreement").joinpath("page.html").read_text(encoding="utf-8")
    )
    return template.render(found=found, headings=HEADINGS, words=words, cell=_cell)


def _cell(figure: Figure) -> Markup:
    """Write a number, with its interval small beneath it."""
    if figure.value is None:
        return Markup("–")
    if figure.low is None or figure.high is None:
        return Markup("{:.2f}").format(figure.value)
    return Markup("{:.2f}<br><small>{:.2f}–{:.2f}</small>").format(
        figure.value, figure.low, figure.high
    )
