"""English: synonyms for common families of answers; each sense has its cues and its phrases."""

FAMILIES = {
    "change": {
        "up": (
            """
                increase increased increasing increases more higher grow grew grown growing
                grows rise rose risen rising up larger greater expand expanded expanding
            """,
            """
                went up | gone up | going up | go up | more | higher | up | grew | rose | increase |
                increased | it's up | bigger | growing | rising | expand | expanded | expanding |
                ramp up | scaled up | got [bigger|higher] | larger | raise | raised | growth |
                grow | went higher | goes up
            """,
        ),
        "same": (
            "same unchanged stable flat maintain maintained constant steady",
            """
                same | the same | unchanged | no change | no changes | stable | flat |
                stayed the same | stay the same | staying the same | remain the same |
                remained the same | about the same | roughly the same | much the same |
                pretty much the same | hasn't changed | has not changed | didn't change |
                did not change | unaltered | constant | steady | status quo | level | as before |
                neither [up|more|higher|better|increased] nor [down|less|fewer|lower|worse] |
                neither less nor more | no difference | no [real|big|great] [change|difference] |
                not changed | nothing changed | kept the same |
                stays the same | flat | same level |
                same as [now|today|before|currently|last year] | same as before |
                same as last year | neither |
                no different | stagnant | remains the same | won't change | remain unchanged |
                stayed flat | remained flat | remained stable | stayed stable | stayed steady |
                nothing has changed | hold steady | held steady
            """,
        ),
        "down": (
            """
                decrease decreased decreasing decreases less lower fewer decline declined
                declining shrink shrank fall fell fallen down smaller reduce reduced drop dropped
            """,
            """
                went down | gone down | going down | go down | less | lower | down | fell | fallen |
                shrank | shrunk | shrink | decrease | decreased | cut | cuts | got cut | was cut |
                reduced | declined | decline | dropped | drop | fewer | smaller | it's down |
                shrinking | falling | reduce | scaled back | got [smaller|lower] | slashed |
                cut back | decreasing | declining | went lower | goes down | reducing
            """,
        ),
    },
    "quality": {
        "better": (
            "better",
            "better | improved | got better | much better | nicer | superior | an improvement",
        ),
        "same": (
            "same unchanged",
            """
                same | the same | no difference | no different | unchanged | no change | as good |
                about the same | just as good | as before | equal | neither better nor worse |
                stayed the same | much the same | pretty much the same
            """,
        ),
        "worse": (
            "worse",
            """
                worse | got worse | much worse | inferior | deteriorated | went downhill |
                not as good
            """,
        ),
    },
    "agree": {
        "strongly_agree": (
            "",
            """
                strongly agree | totally agree | completely agree | fully agree | agree strongly |
                agree completely | agree totally | agree fully | wholeheartedly agree | 100% agree |
                very much agree | agree 100%
            """,
        ),
        "agree": (
            "",
            "agree | i agree | agreed",
        ),
        "neutral": (
            "",
            """
                neither agree nor disagree | neutral | neither | neither nor | in the middle |
                on the fence | indifferent
            """,
        ),
        "disagree": (
            "",
            "disagree | i disagree | don't agree | do not agree | tend to disagree",
        ),
        "strongly_disagree": (
            "",
            """
                strongly disagree | totally disagree | completely disagree | fully disagree |
                disagree strongly | disagree completely | disagree totally | don't agree at all |
                very much disagree
            """,
        ),
    },
    "frequency": {
        "never": (
            "",
            "never | not ever | not once | never ever | at no time | never do | i never do",
        ),
        "rarely": (
            "",
            """
                rarely | seldom | hardly ever | almost never | very rarely | not often |
                infrequently | not very often | not that often | once in a blue moon |
                scarcely ever
            """,
        ),
        "sometimes": (
            "",
            """
                sometimes | occasionally | now and then | from time to time | now and again |
                every now and then | once in a while | at times | every so often | on occasion
            """,
        ),
        "often": (
            "",
            """
                often | frequently | very often | a lot of the time | quite often |
                most of the time | oftentimes
            """,
        ),
        "always": (
            "",
            """
                always | all the time | every time | without exception | each time | constantly
            """,
        ),
    },
    "period": {
        "daily": (
            "",
            """
                daily | every day | once a day | each day | everyday | day in day out |
                on a daily basis
            """,
        ),
        "weekly": (
            "",
            """
                weekly | once a week | every week | each week | once per week | on a weekly basis |
                1x a week
            """,
        ),
        "monthly": (
            "",
            """
                monthly | once a month | every month | each month | once per month |
                on a monthly basis
            """,
        ),
        "yearly": (
            "",
            "yearly | once a year | every year | annually | once per year | annual",
        ),
    },
    "gender": {
        "male": (
            "",
            "male | man | a man | m | guy | boy | men | he him",
        ),
        "female": (
            "",
            "female | woman | a woman | f | lady | girl | women | she her",
        ),
    },
    "aware": {
        "no": (
            "",
            """
                not aware | never heard of | never heard of it | never heard of them |
                haven't heard of | have not heard of | not heard of | hadn't heard of | unaware |
                unaware of | not aware of | wasn't aware of | never came across | unknown to me |
                don't know them | don't know it | don't know at all | no idea who they are |
                no idea who that is | new to me | haven't heard | not heard | unknown |
                i've never heard of | not familiar at all | don't recognise | don't recognize |
                never
            """,
        ),
        "name": (
            "",
            """
                name only | heard of | only heard of | know the name | only the name |
                just the name | know the name only | only know the name | just know the name |
                heard the name | by name | by name only | only by name | know of | i've heard of |
                have heard of | aware of | only know by name | know by name | just heard of |
                know only the name | name rings a bell | heard of the name | recognise the name |
                recognize the name | aware | know just the name | heard of them | heard of it |
                only name | the name only | just by name
            """,
        ),
        "familiar": (
            "",
            """
                familiar | familiar with | know well | know them well | know it well |
                know quite well | know what they do | know a fair bit about | well known to me |
                well acquainted with | know pretty well | quite familiar with
            """,
        ),
        "worked": (
            "",
            """
                worked with | have worked with | work with | working with | worked together with |
                we work with | we've worked with | used | have used | use | using |
                done business with | collaborated with | partnered with | currently work with |
                currently using | we use | client of
            """,
        ),
    },
    "settled": {
        "yes": ("yes no better worse never always", ""),
        "open": (
            "undecided decided",
            "undecided | not decided | not decided yet | we haven't decided | haven't decided yet",
        ),
    },
    "yesno": {
        "yes": (
            "",
            """
                yes | yeah | yep | yup | sure | of course | absolutely | definitely | certainly |
                correct | indeed | true | affirmative | i do | we do | i am | we are | it is |
                it does | i have | we have | i did | we did | it has | ya | yea | y | uh huh | aye |
                for sure | totally | exactly | that's right | that is right | you bet | i was |
                we were | they do | they are | very much so
            """,
        ),
        "no": (
            "",
            """
                no | nope | nah | no way | no chance | not in a million years | no thanks |
                hell no | not on your life | over my dead body | not really | not at all | never |
                negative | i don't |
                we don't | i do not | we do not | i'm not | we're not | i am not | we are not |
                it isn't | it is not | it doesn't | i haven't | we haven't | i have not |
                we have not | i didn't | we didn't | false | absolutely not | definitely not |
                certainly not | of course not | n | not yet | incorrect | it hasn't | i wasn't |
                we weren't | they don't | they aren't | not currently | not at the moment
            """,
        ),
    },
}
