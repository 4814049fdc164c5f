"""English: what respondents ask of the interviewer, and signs of distress."""

COMMANDS = {
    "skip": """
        skip [this|that|it|the question|this question|this one|that one|to the next question|] |
        next | next question | [the|] next one | pass | move on | [let's|] move on | go on |
        [go|move] to the next [question|one] | leave it blank | leave blank | skip ahead |
        i [want|wish] to skip [this|it|this question|] | i'd like to skip [this|it|this question|
        ] |
        i'll skip [this|it|this one|that one|]
    """,
    "back": """
        back | go back | previous | previous question | [the|] previous one |
        [go|take me|move|jump] back | one back | undo |
        go back [one|a question|one question|a step|one step|to the previous question|to the
        last question|to the previous one|to my last answer] | i [want|need] to go back |
        i'd like to go back | last question again | back to the [previous|last] [question|one] |
        step back
    """,
    "change": """
        change [my|the|an|that|previous|last] [answer|answers|previous answer|last answer] |
        edit [my|the|an] [answer|answers|last answer|previous answer] |
        i want to change [my|an] [answer|last answer|previous answer] |
        i'd like to change [my|an] [answer|last answer|previous answer] |
        correct my [answer|last answer|previous answer] | i need to change my answer |
        i made a mistake | i need to correct my answer | change answer | edit answer |
        revise my answer
    """,
    "repeat": """
        repeat [that|the question|it|this|] [again|] | say [that|it] again | again | come again |
        pardon | pardon me | what was the question | what did you [say|ask] | what was that |
        i didn't [catch|get|hear] that | one more time | once more | sorry what |
        what's the question | repeat the options | what are the options | what were the options |
        show [me|] the [options|question] [again|] | read [that|it] again | say again |
        can i see the options
    """,
    "help": """
        help | help me | i need help | what can i [say|do|answer|type] | how does this work |
        how do i answer [this|] | what are my options | i need some help | how should i answer |
        what should i [type|say|write] | instructions | commands | i don't know how to answer |
        how do i do this | what do i do
    """,
    "pause": """
        [just|] [one|a] [sec|moment] [please|] | just a [second|minute] [please|] |
        [wait|hang on|hold on] a [sec|second|minute|moment|bit] [please|] | one [second|
        minute] please |
        give me [a|one|two|five|ten|5|10] [sec|second|minute|minutes|moment|mins|min] [please|] |
        [two|five|ten|5|10] [minutes|mins] please | back in [a|5|five|10|ten] [sec|second|minute|
        minutes|mins|] |
        pause | take a break | i need a break | let's pause |
        i'll [continue|finish|come back|return|resume|do this|do it] later |
        i will [continue|come back|finish] later | later | continue later | finish later |
        resume later | save and [exit|quit|continue later|finish later] | come back later |
        i'll be back | break | brb | i have to go | not now |
        pause [here|the interview|the survey|for now] | i need to pause | i'll be right back |
        i have to pause | finish this later | continue this later | do this later |
        continue [tomorrow|another time]
    """,
    "stop": """
        stop | quit | exit | end | cancel | abort | stop here | stop now | end here | stop it |
        stop this | i'm done | i am done | i quit | terminate |
        [stop|end|quit|exit|cancel|abort|leave|terminate] [the|this] [interview|survey|
        questionnaire|conversation|chat|session] |
        i [want|need|wish|would like] to [stop|quit|end|exit|leave] [here|now|this|it|the
        interview|the survey|this interview|this survey|] |
        i'd like to [stop|quit|end|exit|leave] [here|now|this|it|the interview|the survey|this
        interview|this survey|] | i'm done with this [survey|interview|] |
        i don't want to [continue|go on|do this|do this any more|do this anymore|participate|
        answer any more questions] [anymore|any more|] |
        i do not want to [continue|go on|participate] [anymore|any more|] | no more questions |
        that's enough | let's stop [here|] | let's end [here|this|it|] | please stop asking |
        withdraw | i withdraw | i want out | end it here | finish now | opt out
    """,
}

POLITE = """
please thanks thank you could can may might would we i you let's let us me just now sorry um uh ok
okay well hey hi hello so oh kindly then want to like i'd for the
"""

LANGUAGES = {
    "en": """
        english | in english | englisch | auf englisch | anglais | en anglais | en ingles | ingles
    """,
    "de": "german | in german | deutsch | auf deutsch | allemand | en allemand",
    "fr": "french | in french | franzoesisch | auf franzoesisch | francais | en francais",
    "es": "spanish | in spanish | spanisch | auf spanisch | espanol | en espanol",
    "it": "italian | in italian | italienisch | auf italienisch | italiano | in italiano",
    "nl": """
        dutch | in dutch | niederlaendisch | auf niederlaendisch | nederlands | in het nederlands
    """,
    "pt": "portuguese | in portuguese | portugiesisch | portugues | em portugues",
    "pl": "polish | in polish | polnisch | polski | po polsku",
    "ja": "japanese | in japanese | japanisch | nihongo | 日本語",
    "zh": "chinese | in chinese | chinesisch | mandarin | in mandarin | 中文",
    "ar": "arabic | in arabic | العربية",
    "he": "hebrew | in hebrew | עברית",
    "fa": "persian | in persian | farsi | فارسی",
    "ur": "urdu | in urdu | اردو",
    "tr": "turkish | in turkish | türkçe",
    "ru": "russian | in russian | русский",
    "uk": "ukrainian | in ukrainian | українська",
    "cs": "czech | in czech | čeština",
    "sk": "slovak | in slovak | slovenčina",
    "sl": "slovenian | in slovenian | slovenščina",
    "hr": "croatian | in croatian | hrvatski",
    "sr": "serbian | in serbian | српски",
    "bg": "bulgarian | in bulgarian | български",
    "ro": "romanian | in romanian | română",
    "hu": "hungarian | in hungarian | magyar",
    "el": "greek | in greek | ελληνικά",
    "sv": "swedish | in swedish | svenska",
    "da": "danish | in danish | dansk",
    "no": "norwegian | in norwegian | norsk",
    "nb": "norwegian bokmål | norsk bokmål | bokmål",
    "nn": "norwegian nynorsk | norsk nynorsk | nynorsk",
    "fi": "finnish | in finnish | suomi",
    "et": "estonian | in estonian | eesti",
    "lv": "latvian | in latvian | latviešu",
    "lt": "lithuanian | in lithuanian | lietuvių",
    "ko": "korean | in korean | 한국어",
    "hi": "hindi | in hindi | हिन्दी",
    "bn": "bengali | in bengali | bangla | বাংলা",
    "ta": "tamil | in tamil | தமிழ்",
    "id": "indonesian | in indonesian | bahasa indonesia | indonesia",
    "vi": "vietnamese | in vietnamese | tiếng việt",
    "th": "thai | in thai | ไทย",
    "ca": "catalan | in catalan | català",
    "eu": "basque | in basque | euskara",
    "ga": "irish | in irish | gaeilge",
    "cy": "welsh | in welsh | cymraeg",
    "is": "icelandic | in icelandic | íslenska",
    "sq": "albanian | in albanian | shqip",
    "mk": "macedonian | in macedonian | македонски",
    "ka": "georgian | in georgian | ქართული",
    "hy": "armenian | in armenian | հայերեն",
}

SWITCH = """
[speak|switch|switch to|change to|change language to|change the language to|continue|do this|do
it|have this|have it|go on|talk|use|switch language to]
"""

QUESTIONS = """
what do you mean [by|with|] | what does | what is | what's | what are | what counts as |
what counts | define | what exactly | what do you understand by | what did you mean by |
how do you define | explain | what is meant by | what's meant by | what would |
why do you [ask|want|need] | why are you asking |
who [are you|is asking|sees|will see|reads|is this for|is behind|runs] | what happens |
is this [anonymous|confidential|recorded] | is it [anonymous|confidential] | are my answers |
will my | how long | how many questions | how many more | do you mean | does that include |
does this include | does that mean | is that | are you [a|an] | do i have to | am i supposed |
which | should i | can i | could you explain | can you explain | could you clarify |
can you clarify | please clarify | please explain | not sure what you mean | meaning of |
what sort of | what kind of | what type of | does it include | does it count | do you want |
i don't understand | i do not understand | unclear what | what means | how is | how are |
where do |
what for | what about | is a | is an | is the | are the | do the | does a | does the | what the
"""

NOTHING_MORE = """
no | nope | nothing | nothing else | nothing more | that's all | that is all | that's it |
that is it | no thanks | no thank you | none | no that's all | no that's it | nothing to add |
i'm good | nothing further | not really | all good | nothing comes to mind | no nothing | n/a |
no comments | no comment | no further comments | nah | no i think that's it | no that covers it |
nothing from my side | -
"""

DISTRESS = """
kill myself | killing myself | end my life | ending my life | take my own life |
taking my own life | want to die | wanna die | wish i was dead | wish i were dead | suicidal |
commit suicide | hurt myself | harm myself | self harm | self-harm | cut myself |
don't want to live | do not want to live | no reason to live | better off dead |
can't take it anymore | don't want to be alive | end it all | nothing to live for |
thinking about suicide | thinking of suicide | thought about suicide | want to disappear forever |
can't live like this | overdose on
"""

DISTRESS_WHOLE = """
i can't go on | i cannot go on | i can't go on anymore | i can't go on any more |
i can't go on like this | i can't cope anymore | i can't cope any more |
i can't do this anymore i want to give up
"""
