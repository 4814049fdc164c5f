"""English: words around a quantity in a sentence: who is counted, when, how often, which part."""

PEOPLE = """
people person persons employee employees staff staffer staffers head heads headcount fte ftes
worker workers colleague colleagues member members folks souls strong hands personnel workforce
permanents contractors bodies
"""

KINDS_OF = {
    "child": "kid kids girl girls boy boys daughter daughters son sons child children toddler baby",
    "person": PEOPLE,
    "time": "time times x occasion occasions visit visits go goes day days",
    "order": "purchase purchases parcel parcels delivery deliveries order orders",
    "provider": "vendor supplier provider firm partner company contractor agency",
}
"""Words that count the same thing where a question or an option counts it by one of them."""

FRAME = """
took takes taking take taken lasted lasts last long longer wait waited waiting sat stood spent
spend spends spending paid pay pays cost costs came come comes coming went goes going done gone
employ employs employing employed got working work works worked used using uses have having
number numbers totals total totalling size sized team strong counting headcount making
altogether overall all combined in-total me you so far years old young aged age turned turning
turn flat straight solid whole full good easily probably every single each way there back door
end finish start around somewhere maybe say like myself include including even though just
really only well almost recently lately yet day days week
weeks month months year years time times now right dot sharp today exactly precisely worth
stands sits hovers come by amount amounts ish up down cut grew grown shrank shrunk rose
risen fell dropped increased reduced went moved between past this present house household home
live lives living own owns seen see happens happen happened 
slept sleep drink drinks drank drive drives cycle travel commute
been since after strong run runs operate operates manage manages usual usually typical typically
average mostly consistently already ever give weigh weighs
"""

EVENTS = """
returned ordered bought placed made visited saw drove ran walked went opened used been came come
go did took had seen done
"""
"""What somebody did so often, where a question counts how often."""

NOW = """
now | today | these days | nowadays | currently | at the moment | at present | down to | up to |
as of [this week|today|now|this month|this year] | presently | right now | is now | are now |
currently at | reduced to | cut to | cut it to | grown to | grew to | shrunk to | rose to | fell
to | dropped to | increased to | went to | this year | ended up | ended up with | in the end |
left with
"""

THEN = """
used to [be|have|take|cost|pay] | had been | formerly | previously | in the past |
down from | up from | instead of | rather than | from originally | originally | at first |
initially | started [with|at|out with] | last year | the year before | back then | at one point |
once had | back in | were told | they said | he said | she said | promised | supposed to be |
supposed to take | should have been | should have taken | planned | hoped for | estimated |
budgeted | expected | quoted | was meant to [be|take] | they promised | the plan was |
we planned | we hoped
"""

AGO = "ago"
BEFORE = ""
TOGETHER: dict[str, float] = {}

PART = """
including | of which | of whom | of them | of those | among them | incl | plus another |
not counting | not including | excluding | except | without | apart from | besides
"""

RATED = """
per [head|person|seat|user|employee|unit|item|visit|order|site|project|night|day|week|month|
quarter|year|hour|minute|piece|team|office|family] |
[a|an|each|every] [day|week|month|quarter|year|hour|night|head|person|seat|user|piece|pop] |
[each|every] [morning|afternoon|evening|time|other|single|shift|game|lesson|visit|trip|one] |
apiece | daily | weekly | monthly | yearly | annually | hourly | quarterly
"""

ELSEWHERE = """
let | people go | staff go | he is | she is | he's |
she's | under me | beneath me | report to me | reports to me | reporting to me | my team | my
department | my group | my unit | my section | hired | hire | hiring | lost | laid off | fired |
recruited | recruiting | vacancies | open positions | openings | left us | new hires | joined us
| trained | interviewed | worldwide offices | went live | his | their | someone | a friend |
ninety day | if we are lucky | best case | worst case | ideally | if all goes well | in theory |
on paper | could be | would be | might be | too late | too early | overdue | deadline | more |
less | fewer | longer | shorter | twice as | half as | as many as | as long as | compared |
percent more | per cent more | later | competitors | other companies | most companies | most
people | industry | would like | want | wish | wanted | should | supposed | plan to | hope |
hoping | next [time|week|month|year] | will be | i will be | we will be | i'll be | soon |
turning | going to be | another one
"""

OTHERS = """
[my|our|her|his|their]
[mum|mother|father|dad|wife|husband|son|daughter|partner|sister|brother|boss| neighbour|neighbor
|friend|friends|colleague|parents|grandmother|grandfather|competitor|competitors] |
the [older|younger|other|second|big|little] one | the [eldest|oldest|youngest|others] |
before [that|this] [i|we|it|] | prior to that
"""

WAS = "it was | they were | there were | was | were | it had been | that was"


VARIES = """
on a [good|bad|busy|quiet|normal] day | at best | at worst | in the worst case |
a second one | looking for [another|a second|more] | it varies | varies | vary | depends | it
depends | depending | sometimes | more [in|at|on|during] | less [in|at|on|during] |
unpredictable | all over the place | fluctuates | up and down | if we are lucky | if we're lucky
| best case | ideally | in theory | if all goes well | if everything goes [well|smoothly|to
plan] | more or less than | usually | normally not | at peak | in summer more | in winter more |
unless
"""

INSTITUTIONS = """
university college school hospital clinic institute foundation charity council ministry authority
agency government academic academia professor nonprofit ngo trust association church freelance
freelancer consultant consultancy lab laboratory bank army municipality city state federal public
faculty department cooperative
"""

RATES = {
    "daily": "daily | every day | each day | everyday | day in day out | every single day",
    "weekly": "weekly | every week | each week | every single week",
    "fortnightly": "fortnightly | every fortnight | every other week | every second week",
    "monthly": "monthly | every month | each month | every single month",
    "quarterly": "quarterly | every quarter | each quarter",
    "yearly": "yearly | annually | every year | each year",
    "every_other_day": "every other day | every second day",
    "every_other_month": "every other month | every second month",
    "seldom": "once in a blue moon | hardly ever | almost never | next to never | once in a while",
    "workdays": "every [workday|working day|weekday|business day] | each [workday|weekday]",
    "weekends": "every weekend | each weekend | at weekends | on weekends",
}

EVERY = "every | each"
PER = "a | an | per | each | every | in a | in the | in any given | in one | out of the"
ONCE = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
WEEKDAYS = """
monday mondays mon | tuesday tuesdays tue tues | wednesday wednesdays wed | thursday thursdays thu
thur thurs | friday fridays fri | saturday saturdays sat | sunday sundays sun
"""
SELF = """
[just|only|] [me|myself] [alone|] | just me myself | only i | solo | on my own | i am alone | alone
"""

SHARES = {
    "all": "all | everything | all of [it|them|that] | the whole [lot|thing] | the lot",
    "nearly_all": """
        [nearly|almost|practically|virtually] [all|everything] | nearly all of [it|them] |
        almost all of [it|them] | the vast majority
    """,
    "most": "most | most of [it|them|that] | the majority | more than half | over half",
    "half": "half | a half | half of [it|them|that] | fifty fifty | one half",
    "little": "hardly any | almost none | next to none | very little",
    "nothing": "none | nothing | none of [it|them|that] | not any",
}
FRACTIONS = {
    "half": 2.0, "halves": 2.0, "third": 3.0, "thirds": 3.0, "quarter": 4.0, "quarters": 4.0,
    "fourth": 4.0, "fourths": 4.0, "fifth": 5.0, "fifths": 5.0, "sixth": 6.0, "eighth": 8.0,
    "eighths": 8.0, "tenth": 10.0, "tenths": 10.0, "sixths": 6.0,
}  # fmt: skip
IN = "in | out of | in every | out of every"
ONE_OF = "one | 1"

LABEL_MORE = (
    "longer ago | more | more often | longer | older | higher | later | over that | more than that"
)
LABEL_LESS = """
less [often|] or never | less | less often | fewer | more rarely | more seldom | shorter |
younger | lower | rarer | seldom | rarely
"""
NIL = """
not at all | never | none | not once | no | zero | nothing | not any | none of these | no one |
nobody | not a single one | none so far | none at the [mo|moment] | not one | not any yet |
none yet | no time | no time at all | i do
not | i don't
"""
BREAKS = """
but because since if when while though although which where as whereas unless until who
"""
PRONOUNS = "i we it they you he she that this there one"
UNTIL_NOW = r"\b(?:how long (?:have|has|did|\w+ been)|since when|for how long (?:have|has))\b"
LEADING_AWAY = "for of to per by from than about towards until"
PERSONS = """
child children kid son daughter baby toddler pupil student patient mother father parent partner
husband wife relative resident client customer guest boss manager teacher dog cat pet horse
"""
