"""When a question applies: the questionnaire's own small, safe expression language.

    stage in [clinical, commercial] and not selected(services_current, none)
    familiarity[lonza] == worked_with or count(familiarity, worked_with) >= 3
    answered(price) and price * 12 > 100000

Pure: text and answers in, truths out; nothing is executed, printed, stored or looked up anywhere
but in the answers that are handed in.

**Words.** Position decides what a bare word is, never the data, so that an unanswered question
cannot turn into an option. A word is an option to the right of `==` and `!=` when a question stands
to the left, to the left of `in` when a question stands to the right, inside a list, and after the
question in `selected` and `count`. Elsewhere it is a question; `answer(q)` says so where it would
be an option, as in `stage == answer(stage_last_year)`. Ids that are not plain words go in quotes:
`"3_to_6_months"`, `"in"`. An item is written `q[item]`, or `q[name]` with the name of a loop.

**What is missing** is unknown, and so is all that depends on it (Kleene's three-valued logic): an
unknown condition is neither true nor false, and callers fire only on `is True`.

| the answer is    | `answered` | `==` `!=` `in` `selected`          | `<` `+` `count` |
|------------------|------------|------------------------------------|-----------------|
| absent           | False      | unknown                            | unknown         |
| `refused`        | False      | unknown, unless `refused` is named | unknown         |
| `not_applicable` | False      | unknown, unless that is named      | unknown         |
| `dont_know`      | False      | a value like any other             | unknown         |

A grid that is refused as a whole is refused in each of its items. `answered`, `selected` and
`count` look at all items of a grid that have been answered. Between two answers, all that the
table lists is unknown. So are a division by zero and a number too large for a float.
"""

from agent.conditions.checking import Problem, check
from agent.conditions.evaluation import Answer, Answers, Value, evaluate, guarded, references, value
from agent.conditions.expressions import Expression
from agent.conditions.parsing import parse
from agent.conditions.possibilities import can_be
from agent.conditions.vocabulary import Kind, Subject, Vocabulary

__all__ = [
    "Answer",
    "Answers",
    "Expression",
    "Kind",
    "Problem",
    "Subject",
    "Value",
    "Vocabulary",
    "can_be",
    "check",
    "evaluate",
    "guarded",
    "parse",
    "references",
    "value",
]
