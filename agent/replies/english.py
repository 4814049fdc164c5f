"""English: the small words by which replies are put together; no word of any one field.

A phrase may hold choices in brackets: `[i'd|i would] rather not say` stands for two.
An empty choice is allowed: `[we|] pass`. Apostrophes may be left out by respondents.
"""

FILLER = [
    "a",
    "an",
    "the",
    "this",
    "that",
    "these",
    "those",
    "it",
    "its",
    "it's",
    "that's",
    "this's",
    "there",
    "there's",
    "here",
    "i",
    "i'm",
    "i've",
    "i'd",
    "we",
    "we're",
    "we've",
    "we'd",
    "us",
    "me",
    "my",
    "mine",
    "our",
    "ours",
    "you",
    "your",
    "they",
    "them",
    "their",
    "he",
    "she",
    "his",
    "her",
    "am",
    "is",
    "are",
    "be",
    "been",
    "being",
    "was",
    "has",
    "have",
    "had",
    "do",
    "does",
    "did",
    "of",
    "in",
    "at",
    "on",
    "to",
    "for",
    "with",
    "by",
    "as",
    "from",
    "so",
    "then",
    "well",
    "oh",
    "ah",
    "um",
    "uh",
    "uhm",
    "erm",
    "hmm",
    "hm",
    "mm",
    "ok",
    "okay",
    "right",
    "alright",
    "yep",
    "please",
    "thanks",
    "thank",
    "cheers",
    "kindly",
    "honestly",
    "frankly",
    "actually",
    "basically",
    "essentially",
    "simply",
    "just",
    "only",
    "definitely",
    "certainly",
    "absolutely",
    "surely",
    "clearly",
    "obviously",
    "probably",
    "perhaps",
    "maybe",
    "possibly",
    "likely",
    "presumably",
    "apparently",
    "guess",
    "suppose",
    "think",
    "believe",
    "reckon",
    "say",
    "feel",
    "assume",
    "imagine",
    "currently",
    "now",
    "today",
    "presently",
    "nowadays",
    "overall",
    "generally",
    "usually",
    "typically",
    "normally",
    "mainly",
    "also",
    "too",
    "as-well",
    "which",
    "who",
    "what's",
    "would",
    "go",
    "going",
    "gone",
    "went-with",
    "choose",
    "chose",
    "pick",
    "picked",
    "select",
    "selected",
    "answer",
    "answers",
    "option",
    "choice",
    "category",
    "bucket",
    "group",
    "mark",
    "tick",
    "put",
    "call",
    "consider",
    "considered",
    "describe",
    "called",
    "considered",
    "being",
    "let's",
    "lets",
    "i'll",
    "we'll",
    "it'd",
    "that'd",
    "ones",
    "him",
    "hi",
    "hello",
    "hey",
    "hiya",
]

FILLER_PHRASES = (
    "i [would|'d|will] say",
    "[i'd|i'll|we'd|we'll|let's|i would|i will|i am going to|i'm going to|i'm gonna] [go|going] with",
    "at the moment | at present | right now | these days | for now | so far | in general | as of now",
    "in my [case|opinion|view|experience] | in our case | for [me|us|my part]",
    "at this [time|point|stage] | at that time | as far as i [know|can tell|am aware]",
    "[i'm|i am|we're|we are|] pretty [sure|certain] | i'm sure | i am sure | for sure | i'm certain",
    "pretty much | more or less | kind of | sort of | kinda | sorta | of course | by and large",
    "[if i|had to|i had to] [had to|] [choose|pick|guess] | if i had to say | if anything",
    "best guess | i guess | to be honest | tbh | imo | imho | to be fair | i mean | you know",
    "thank you | thanks a lot | thank you very much | as well | as such | that one | this one",
    "the [answer|option|choice] is | my [answer|choice|pick|vote] [is|would be] | i'd like | i would like",
    "put me down [as|for] | sign me up for | count me in for | that would be | it would be",
    "that is | in short | long story short | all in all | on the whole | on balance | none the less",
    "first of all | good question | interesting question | not only | at a guess | off the top of my head",
    "would have to be | has to be | must be | should be | seems to be | tends to be | i'm a | we are a",
)

DEGREE = [
    "very",
    "quite",
    "rather",
    "somewhat",
    "slightly",
    "strongly",
    "extremely",
    "fairly",
    "really",
    "completely",
    "totally",
    "fully",
    "entirely",
    "partly",
    "partially",
    "mostly",
    "largely",
    "highly",
    "much",
    "bit",
    "little",
    "lot",
    "lots",
    "tad",
    "significantly",
    "considerably",
    "substantially",
    "sharply",
    "dramatically",
    "moderately",
    "marginally",
    "strictly",
    "super",
    "absolutely",
    "massively",
    "hugely",
    "greatly",
    "drastically",
    "steadily",
    "gradually",
    "even",
    "way",
    "far",
    "noticeably",
]

PHRASES: dict[str, tuple[str, ...]] = {
    "not": (
        "not | no longer | neither | never | without | isn't | aren't | wasn't | weren't | don't | doesn't",
        "didn't | haven't | hasn't | hadn't | won't | wouldn't | can't | cannot | nor | ain't",
        "not at all | anything but | far from | by no means | not really | not yet | no",
    ),
    "and": ("and | plus | as well as | along with | together with | and also | n",),
    "or": ("or | either | and or | or maybe | or perhaps | versus | vs",),
    "but": ("but | however | instead | though | although | yet | whereas | while",),
    "except": (
        "except [for|] | excluding | excepting | besides | apart from | other than | aside from | with the exception of | minus | save for | bar | but not | if not for",
    ),
    "all_but": ("[everything|all|everyone|all of them] but | anything other than",),
    "only_these": (
        "[nothing|none|none of them] but | only | nothing other than | none other than | just",
    ),
    "rest": (
        "the [rest|others|other ones|remaining|remaining ones|remainder|other] [of them|]",
        "[all|everything|everyone|anything|anyone|every one] else | rest | [all|] others | the other rest",
        "all [the|of the|] [rest|other|others|other ones|remaining|remaining ones]",
        "[any|] of the others | any of the rest | remaining | others | rest of them | remaining ones",
    ),
    "all": (
        "[all|each|every one|everyone|every single one|any] of [them|these|those|the above|it]",
        "all | everything | everyone | each | [the|] whole lot | the lot | each one | every one | every item",
        "[all|each] of the [options|answers|items|above] | all above | across the board | them all | every",
        "all [options|answers|items|the above|the options|the items] | each and every one",
    ),
    "none": ("[none|neither|nothing|not any|not one] [of [these|those|them|the above|it]|]",),
    "both": ("both | both of [them|these|those] | the two of them | the pair | both ones",),
    "correct": (
        "no wait | wait no | wait | scratch that | correction | sorry | i meant | or rather | oops | no actually",
        "sorry i [mean|meant] | i mean | no sorry | let me correct that | make that | change that to",
        "on second [thought|thoughts] | no no | actually no | strike that | my mistake | my bad | hold on",
        "actually make it | let me rephrase | no i mean | well actually | no it's",
    ),
    "because": (
        "because | since | due to | thanks to | as a result of | because of | cause | cuz | bc | driven by",
        "mainly because | mostly because | given that | the reason | reason being | owing to | so that",
    ),
    "same": (
        "same [for|with|goes for|applies to|as|] | ditto [for|] | likewise [for|] | the same [for|goes for|]",
        "same again | as before | same score | same answer [for|] | same rating | idem",
    ),
    "point": (
        "points | point | stars | star | score | scored | rating | rated | rate | marks | out of",
    ),
}

MISSING: dict[str, tuple[str, ...]] = {
    "refused": (
        "[i'd|i would|we'd|we would|i|we|] [much|] [rather|prefer|sooner] not [to|] [say|answer|tell|share|disclose|comment|respond|reveal|discuss|give]",
        "[i'd|i would|we'd|we would|i|we|] [rather|prefer|sooner] not | [rather|prefer] not to | would rather not",
        "[i'd|i would|we'd|i|we|] prefer to not [say|answer|share|disclose|comment]",
        "[i|we|] [don't|do not|won't|will not|wouldn't] [want|wish|like|care] to [say|answer|tell|share|disclose|comment|respond|reveal|discuss|go into]",
        "[i|we|i'm|we're|] [won't|will not|refuse to|decline to|not going to|not gonna] [say|answer|tell|share|disclose|comment|respond|reveal|discuss]",
        "[i|we|] [can't|cannot|can not|couldn't|may not|am not able to|unable to|not able to] [share|disclose|reveal|discuss|comment|talk about|divulge|go into]",
        "[i'm|i am|we're|we are|] not [allowed|permitted|authorised|authorized|at liberty|free|willing|comfortable|happy] to [say|answer|tell|share|disclose|comment|reveal|discuss|talk about]",
        "[i'm|i am|we're|we are|] not comfortable [saying|answering|sharing|disclosing|discussing]",
        "no comment | confidential | classified | under nda | private | too personal | that's private | none of your business",
        "that's [confidential|personal] | [i|we|] refuse | [i|we|] decline | [i|] refuse to answer | declined | [i|] abstain | mind your own business",
        "prefer no answer | no answer | keep that to myself | keep it to myself | keep that private | proprietary | proprietary information | confidential information",
        "[i'll|i will|i'd rather|i|we'll|] pass on [this|that] [one|question|] | can't disclose | not disclosed | undisclosed | not for disclosure",
    ),
    "dont_know": (
        "[i|we|] [really|honestly|just|] [don't|do not|dunno] [really|actually|honestly|] know [enough|much|] | i don't know for sure | dunno | idk | i dunno | dk | don't remember",
        "[i|we|] [don't|do not|can't|cannot|can not] [remember|recall] | [i|] forget | no recollection",
        "[i|we|i've|we've|i have|] [have|got|] no [idea|clue|opinion|view|knowledge|information|insight] | no earthly idea | not a clue | not the faintest | beats me",
        "[i'm|i am|we're|we are|] not [really|quite|entirely|totally|so|too|at all|completely|] [sure|certain] [yet|] | [i'm|i am|] unsure | uncertain | not sure [about|of] [that|this|it]",
        "[it's|it is|that's|] [hard|difficult|tough|tricky|impossible] to [say|tell|know|judge] | hard to say really | who knows | god knows | [i|] wouldn't know | [i|] would not know",
        "[i|we|] [can't|cannot|can not|couldn't|could not] [really|] [say|tell|tell you|judge|answer that|answer this|answer] | [i|] couldn't tell you | can't say for sure | no way of knowing",
        "[it's|] too early to [say|tell] | not known | unknown [to me|] | don't know yet | unclear to me | i have no way to know | haven't the foggiest | not something i know",
        "[i|we|] haven't [thought about it|decided] | undecided | [i|we|] [haven't|have not] got a clue | [i|we|] don't have [that|this|the] information | no data",
        "not in a position to [say|judge] | can't comment [on that|] because i don't know | search me | your guess is as good as mine",
    ),
    "not_applicable": (
        "n/a | na | not applicable | n.a. | [it|this|that|] [doesn't|does not] apply [to [us|me|our company|my situation]|]",
        "not relevant [to [us|me]|for [us|me]|] | irrelevant [to [us|me]|] | inapplicable | not applicable [to|for] [us|me]",
        "[this|that|] isn't [applicable|relevant] [to us|to me|] | no applicable",
    ),
}

COMMANDS: dict[str, tuple[str, ...]] = {
    "skip": (
        "skip [this|that|it|the question|this question|this one|that one|to the next question|] | next | next question | [the|] next one",
        "pass | move on | [let's|] move on | go on | [go|move] to the next [question|one] | leave it blank | leave blank | skip ahead",
        "i [want|wish] to skip [this|it|this question|] | i'd like to skip [this|it|this question|] | i'll skip [this|it|this one|that one|]",
    ),
    "back": (
        "back | go back | previous | previous question | [the|] previous one | [go|take me|move|jump] back | one back | undo",
        "go back [one|a question|one question|a step|one step|to the previous question|to the last question|to the previous one|to my last answer]",
        "i [want|need] to go back | i'd like to go back | last question again | back to the [previous|last] [question|one] | step back",
    ),
    "change": (
        "change [my|the|an|that|previous|last] [answer|answers|previous answer|last answer] | edit [my|the|an] [answer|answers|last answer|previous answer]",
        "i want to change [my|an] [answer|last answer|previous answer] | i'd like to change [my|an] [answer|last answer|previous answer] | correct my [answer|last answer|previous answer]",
        "i need to change my answer | i made a mistake | i need to correct my answer | change answer | edit answer | revise my answer",
    ),
    "repeat": (
        "repeat [that|the question|it|this|] [again|] | say [that|it] again | again | come again | pardon | pardon me | what was the question",
        "what did you [say|ask] | what was that | i didn't [catch|get|hear] that | one more time | once more | sorry what | what's the question",
        "repeat the options | what are the options | what were the options | show [me|] the [options|question] [again|] | read [that|it] again | say again | can i see the options",
    ),
    "help": (
        "help | help me | i need help | what can i [say|do|answer|type] | how does this work | how do i answer [this|] | what are my options | i need some help",
        "how should i answer | what should i [type|say|write] | instructions | commands | i don't know how to answer | how do i do this | what do i do",
    ),
    "pause": (
        "pause | take a break | i need a break | let's pause | i'll [continue|finish|come back|return|resume|do this|do it] later | i will [continue|come back|finish] later | later",
        "continue later | finish later | resume later | save and [exit|quit|continue later|finish later] | come back later | i'll be back | break | brb | i have to go | not now",
        "pause [here|the interview|the survey|for now] | i need to pause | i'll be right back | i have to pause | finish this later | continue this later | do this later | continue [tomorrow|another time]",
    ),
    "stop": (
        "stop | quit | exit | end | cancel | abort | stop here | stop now | end here | stop it | stop this | enough | i'm done | i am done | i quit | terminate",
        "[stop|end|quit|exit|cancel|abort|leave|terminate] [the|this] [interview|survey|questionnaire|conversation|chat|session]",
        "i [want|need|wish|would like] to [stop|quit|end|exit|leave] [here|now|this|it|the interview|the survey|this interview|this survey|]",
        "i'd like to [stop|quit|end|exit|leave] [here|now|this|it|the interview|the survey|this interview|this survey|] | i'm done with this [survey|interview|]",
        "i don't want to [continue|go on|do this|do this any more|do this anymore|participate|answer any more questions] [anymore|any more|] | i do not want to [continue|go on|participate] [anymore|any more|]",
        "no more questions | that's enough | let's stop [here|] | let's end [here|this|it|] | please stop asking | withdraw | i withdraw | i want out | end it here | finish now | opt out",
    ),
}

POLITE = [
    "please",
    "thanks",
    "thank",
    "you",
    "could",
    "can",
    "may",
    "might",
    "would",
    "we",
    "i",
    "you",
    "let's",
    "let",
    "us",
    "me",
    "just",
    "now",
    "sorry",
    "um",
    "uh",
    "ok",
    "okay",
    "well",
    "hey",
    "hi",
    "hello",
    "so",
    "oh",
    "kindly",
    "then",
    "want",
    "to",
    "like",
    "i'd",
    "for",
    "the",
]

LANGUAGES: dict[str, tuple[str, ...]] = {
    "en": (
        "english | in english | englisch | auf englisch | anglais | en anglais | en ingles | ingles",
    ),
    "de": ("german | in german | deutsch | auf deutsch | allemand | en allemand",),
    "fr": ("french | in french | franzoesisch | auf franzoesisch | francais | en francais",),
    "es": ("spanish | in spanish | spanisch | auf spanisch | espanol | en espanol",),
    "it": ("italian | in italian | italienisch | auf italienisch | italiano | in italiano",),
    "nl": (
        "dutch | in dutch | niederlaendisch | auf niederlaendisch | nederlands | in het nederlands",
    ),
    "pt": ("portuguese | in portuguese | portugiesisch | portugues | em portugues",),
    "pl": ("polish | in polish | polnisch | polski | po polsku",),
    "ja": ("japanese | in japanese | japanisch | nihongo",),
    "zh": ("chinese | in chinese | chinesisch | mandarin | in mandarin",),
}

SWITCH = (
    "[speak|switch|switch to|change to|change language to|change the language to|continue|do this|do it|have this|have it|go on|talk|use|switch language to] ",
)

QUESTIONS: tuple[str, ...] = (
    "what do you mean [by|with|] | what does | what is | what's | what are | what counts as | what counts | define | what exactly",
    "what do you understand by | what did you mean by | how do you define | explain | what is meant by | what's meant by | what would",
    "why do you [ask|want|need] | why are you asking | who [are you|is asking|sees|will see|reads|is this for|is behind|runs] | what happens",
    "is this [anonymous|confidential|recorded] | is it [anonymous|confidential] | are my answers | will my | how long | how many questions | how many more",
    "do you mean | does that include | does this include | does that mean | is that | are you [a|an] | do i have to | am i supposed | which",
    "should i | can i | could you explain | can you explain | could you clarify | can you clarify | please clarify | please explain | not sure what you mean | meaning of",
    "what sort of | what kind of | what type of | does it include | does it count | do you want | i don't understand | i do not understand | unclear what",
    "what means | how is | how are | where do | what for | what about | is a | is an | is the | are the | do the | does a | does the | what the",
)

NUMBERS: dict[str, float] = {
    **{w: i for i, w in enumerate(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])},
    **{w: i + 11 for i, w in enumerate(["eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"])},
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40,
    "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "dozen": 12,
}  # fmt: skip

MAGNITUDES: dict[str, float] = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "millions": 1e6, "mio": 1e6, "mn": 1e6, "mm": 1e6,
    "m": 1e6, "billion": 1e9, "bn": 1e9, "billions": 1e9, "thousands": 1e3, "grand": 1e3, "hundreds": 1e2,
}  # fmt: skip

UNITS: dict[str, str] = {
    "minute": "minute", "min": "minute", "hour": "hour", "hr": "hour", "h": "hour", "day": "day", "d": "day",
    "week": "week", "wk": "week", "w": "week", "month": "month", "mo": "month", "mth": "month", "mnth": "month",
    "year": "year", "yr": "year", "y": "year", "%": "percent", "percent": "percent", "pct": "percent",
    "€": "eur", "eur": "eur", "euro": "eur", "$": "usd", "usd": "usd", "dollar": "usd", "£": "gbp",
    "gbp": "gbp", "pound": "gbp", "buck": "usd", "chf": "chf", "franc": "chf", "percentage": "percent",
    "fortnight": "fortnight", "quarter": "quarter", "decade": "decade",
}  # fmt: skip

ORDINALS: dict[str, int] = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "last": -1, "1st": 1, "2nd": 2, "3rd": 3,
    "4th": 4, "5th": 5, "6th": 6, "7th": 7, "8th": 8, "9th": 9, "10th": 10, "bottom": -1, "top": 1, "penultimate": -2,
}  # fmt: skip

AMOUNT_WORDS: dict[str, tuple[str, ...]] = {
    "about": (
        "about | around | roughly | approximately | approx | approx. | circa | ca | c. | ~ | some | or so | ish | on average | give or take | average",
    ),
    "under": (
        "under | less than | below | fewer than | shorter than | not even | < | within | lower than | smaller than | sub",
    ),
    "over": (
        "over | more than | above | longer than | greater than | > | exceeding | upwards of | higher than | north of | bigger than | larger than | beyond",
    ),
    "at_most": (
        "at most | up to | no more than | not more than | max | maximum | maximum of | at the most | ≤ | no longer than | not longer than",
    ),
    "at_least": (
        "at least | no less than | not less than | min | minimum | minimum of | ≥ | at minimum | not under",
    ),
    "just_over": (
        "just over | a [bit|little|tad] [over|more than|longer than|above] | slightly [over|more than|longer than|above] | little over | a little over",
    ),
    "just_under": (
        "just under | almost | nearly | close to | a [bit|little] [under|less than|below] | slightly [under|less than|below] | not quite | just below | just short of",
    ),
    "to": ("to | till | until | - | through | up to | or",),
    "between": (
        "between | from | anywhere from | somewhere between | anywhere between | anything between | anything from | in between",
    ),
    "couple": ("a couple of | a couple | couple of | couple",),
    "half": ("half a | half an | half | a half",),
    "and_half": ("and a half | and half | and one half | 1/2",),
    "plus": (
        "+ | plus | and up | or more | and more | or longer | and over | or over | and above | upwards",
    ),
    "or_less": ("or less | or fewer | or under | and under | or below | tops | max",),
}

FAMILIES: dict[str, dict[str, tuple[str, str]]] = {
    "change": {
        "up": (
            "increase increased increasing increases more higher grow grew grown growing grows rise rose risen rising up larger greater expand expanded expanding",
            "went up | gone up | going up | go up | more | higher | up | grew | rose | increase | increased | it's up | bigger | growing | rising | expand | expanded | expanding | ramp up | scaled up | got [bigger|higher] | larger | raise | raised | growth | grow | went higher | goes up",
        ),
        "same": (
            "same unchanged stable flat maintain maintained constant steady",
            "same | the same | unchanged | no change | no changes | stable | flat | stayed the same | stay the same | staying the same | remain the same | remained the same | about the same | roughly the same | much the same | pretty much the same | hasn't changed | has not changed | didn't change | did not change | unaltered | constant | steady | status quo | level | as before | neither up nor down | not changed | nothing changed | kept the same | stays the same | flat | same level | same as before | same as last year | neither | no different | stagnant | remains the same | won't change | remain unchanged | stayed flat | remained flat | remained stable | stayed stable | stayed steady | nothing has changed | hold steady | held steady",
        ),
        "down": (
            "decrease decreased decreasing decreases less lower fewer decline declined declining shrink shrank fall fell fallen down smaller reduce reduced drop dropped",
            "went down | gone down | going down | go down | less | lower | down | fell | fallen | shrank | shrunk | shrink | decrease | decreased | cut | cuts | got cut | was cut | reduced | declined | decline | dropped | drop | fewer | smaller | it's down | shrinking | falling | reduce | scaled back | got [smaller|lower] | slashed | cut back | decreasing | declining | went lower | goes down | reducing",
        ),
    },
    "agree": {
        "strongly_agree": (
            "",
            "strongly agree | totally agree | completely agree | fully agree | agree strongly | agree completely | agree totally | agree fully | wholeheartedly agree | 100% agree | very much agree | agree 100%",
        ),
        "agree": ("", "agree | i agree | tend to agree | agreed"),
        "neutral": (
            "",
            "neither agree nor disagree | neutral | neither | neither nor | in the middle | on the fence | indifferent",
        ),
        "disagree": ("", "disagree | i disagree | don't agree | do not agree | tend to disagree"),
        "strongly_disagree": (
            "",
            "strongly disagree | totally disagree | completely disagree | fully disagree | disagree strongly | disagree completely | disagree totally | don't agree at all | very much disagree",
        ),
    },
    "frequency": {
        "never": (
            "",
            "never | not ever | not once | never ever | at no time | never do | i never do",
        ),
        "rarely": (
            "",
            "rarely | seldom | hardly ever | almost never | very rarely | not often | infrequently | not very often | not that often | once in a blue moon | scarcely ever",
        ),
        "sometimes": (
            "",
            "sometimes | occasionally | now and then | from time to time | now and again | every now and then | once in a while | at times | every so often | on occasion",
        ),
        "often": (
            "",
            "often | frequently | very often | a lot of the time | quite often | most of the time | oftentimes",
        ),
        "always": (
            "",
            "always | all the time | every time | without exception | each time | constantly",
        ),
    },
    "period": {
        "daily": (
            "",
            "daily | every day | once a day | each day | everyday | day in day out | on a daily basis",
        ),
        "weekly": (
            "",
            "weekly | once a week | every week | each week | once per week | on a weekly basis | 1x a week",
        ),
        "monthly": (
            "",
            "monthly | once a month | every month | each month | once per month | on a monthly basis",
        ),
        "yearly": ("", "yearly | once a year | every year | annually | once per year | annual"),
    },
    "gender": {
        "male": ("", "male | man | a man | m | guy | boy | men | he him"),
        "female": ("", "female | woman | a woman | f | lady | girl | women | she her"),
    },
    "aware": {
        "no": (
            "",
            "not aware | never heard of | never heard of it | never heard of them | haven't heard of | have not heard of | not heard of | hadn't heard of | unaware | unaware of | not aware of | wasn't aware of | never came across | unknown to me | don't know them | don't know it | don't know at all | no idea who they are | no idea who that is | new to me | haven't heard | not heard | unknown | i've never heard of | not familiar at all | don't recognise | don't recognize | never",
        ),
        "name": (
            "",
            "name only | heard of | only heard of | know the name | only the name | just the name | know the name only | only know the name | just know the name | heard the name | by name | by name only | only by name | know of | i've heard of | have heard of | aware of | only know by name | know by name | just heard of | know only the name | name rings a bell | heard of the name | recognise the name | recognize the name | aware | know just the name | heard of them | heard of it | only name | the name only | just by name",
        ),
        "familiar": (
            "",
            "familiar | familiar with | know well | know them well | know it well | know quite well | know what they do | know them | i know | know a fair bit about | well known to me | well acquainted with | know pretty well | quite familiar with",
        ),
        "worked": (
            "",
            "worked with | have worked with | work with | working with | worked together with | we work with | we've worked with | used | have used | use | using | done business with | collaborated with | partnered with | currently work with | currently using | we use | client of",
        ),
    },
    "yesno": {
        "yes": (
            "",
            "yes | yeah | yep | yup | sure | of course | absolutely | definitely | certainly | correct | indeed | true | affirmative | i do | we do | i am | we are | it is | it does | i have | we have | i did | we did | it has | ya | yea | y | uh huh | aye | for sure | totally | exactly | that's right | that is right | you bet | i was | we were | they do | they are | very much so",
        ),
        "no": (
            "",
            "no | nope | nah | no way | not really | not at all | never | negative | i don't | we don't | i do not | we do not | i'm not | we're not | i am not | we are not | it isn't | it is not | it doesn't | i haven't | we haven't | i have not | we have not | i didn't | we didn't | false | absolutely not | definitely not | certainly not | of course not | n | not yet | incorrect | it hasn't | i wasn't | we weren't | they don't | they aren't | not currently | not at the moment",
        ),
    },
}

SCALE_TOP = (
    "top marks | full marks | top score | maximum | max | highest | the highest | the maximum | top | the top | the max",
)
SCALE_BOTTOM = (
    "lowest | the lowest | minimum | the minimum | bottom | the bottom | lowest score | min",
)
MIDDLE = (
    "middle | the middle | in the middle | neutral | midpoint | the midpoint | middle of the road",
)
OTHER = (
    "other | others | something else | another | another one | none of these but | different | else | somewhere else | someone else",
)
NONE_AT_ALL = (
    "none | nothing | none of these | none of those | none of them | none of the above | no one | not any | not any of these | nothing at all | neither | zero | nil | we use none | don't use any | we don't use any | not using any | don't use any of these | don't use any of them | nothing at the moment | none at all | none whatsoever",
)
NOTHING_MORE = (
    "no | nope | nothing | nothing else | nothing more | that's all | that is all | that's it | that is it | no thanks | no thank you | none | no that's all | no that's it | nothing to add | i'm good | nothing further | not really | all good | nothing comes to mind | no nothing | n/a | no comments | no comment | no further comments | nah | no i think that's it | no that covers it | nothing from my side | -",
)

DISTRESS: tuple[str, ...] = (
    "kill myself | killing myself | end my life | ending my life | take my own life | taking my own life | want to die | wanna die | wish i was dead",
    "wish i were dead | suicidal | commit suicide | hurt myself | harm myself | self harm | self-harm | cut myself | don't want to live | do not want to live",
    "no reason to live | better off dead | can't take it anymore | don't want to be alive | end it all | nothing to live for | thinking about suicide",
    "thinking of suicide | thought about suicide | want to disappear forever | can't live like this | overdose on",
)
DISTRESS_WHOLE: tuple[str, ...] = (
    "i can't go on | i cannot go on | i can't go on anymore | i can't go on any more | i can't go on like this | i can't cope anymore | i can't cope any more | i can't do this anymore i want to give up",
)
