"""A paragraph for the methods section: how the coding was checked, and what came out."""

from collections.abc import Sequence

from agent.agreement.outcome import Comparison, Figure
from agent.agreement.sampling import Plan


def methods(
    comparisons: Sequence[Comparison], plan: Plan | None, *, coder: str, needs_human: int
) -> str:
    """Write the paragraph; it says as well what was not done."""
    parts = [f"Open answers were coded by {coder or 'no machine'}."]
    if not comparisons:
        return f"{parts[0]} No person has coded any of them, so their reliability is not known."
    for one in comparisons:
        parts.append(_comparison(one, plan))
    if needs_human:
        counted = "1 code falls" if needs_human == 1 else f"{needs_human} codes fall"
        parts.append(f"{counted} below the limit set for kappa and cannot be left to the machine.")
    parts.append(
        "Codes are compared as sets per answer (Krippendorff's alpha with MASI distance, two empty "
        "sets agreeing) and one by one (Cohen's kappa, Gwet's AC1, precision, recall, F1); "
        "intervals are 95 % percentiles over respondents drawn with replacement."
    )
    return " ".join(parts)


def _comparison(one: Comparison, plan: Plan | None) -> str:
    whole = one.overall
    numbers = (
        f"alpha {words(whole.alpha)}, the same set in {words(whole.exact, percent=True)} "
        f"of answers, F1 {words(whole.f1)}"
    )
    answers = f"{one.answers} answers of {whole.respondents} respondents"
    if whole.n > one.answers:
        answers += f" ({whole.n} codings)"
    match one.kind:
        case "ceiling":
            return f"Two people each coded {answers} without seeing each other's codes: {numbers}."
        case "truth":
            return f"Against the known truth of simulated respondents ({answers}): {numbers}."
        case "human":
            return f"{_who(one)} coded {answers}{_drawn(one, plan)}: {numbers}."


def _who(one: Comparison) -> str:
    people = "One person" if len(one.second) == 1 else f"{len(one.second)} people"
    if one.blind:
        return f"{people}, without seeing the machine's codes,"
    return f"{people}, who saw the machine's codes (so that agreement is flattered),"


def _drawn(one: Comparison, plan: Plan | None) -> str:
    if not one.planned or plan is None:
        return ", which were not drawn at random"
    return (
        f", drawn from {plan.units} by seed {plan.seed} in {len(plan.strata)} strata of question "
        "and rarest code, answers without a code among them, and weighted accordingly"
    )


def words(figure: Figure, *, percent: bool = False) -> str:
    """Write a number with its interval."""
    if figure.value is None:
        return "not known"
    times, places, unit = (100, 0, " %") if percent else (1, 2, "")
    text = f"{figure.value * times:.{places}f}{unit}"
    if figure.low is None or figure.high is None:
        return text
    return f"{text} ({figure.low * times:.{places}f} to {figure.high * times:.{places}f})"
