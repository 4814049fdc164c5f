"""English: the small words by which replies are put together; no word of any one field.

A phrase may hold choices in brackets: `[i'd|i would] rather not say` stands for two.
An empty choice is allowed: `[we|] pass`. Apostrophes may be left out by respondents.
"""

FILLER = """
a an the this that these those it its it's that's this's there there's here i i'm i've i'd we
we're we've we'd us me my mine our ours you your they them their he she his her am is are be been
being was has have had do does did of in at on to for with by as from so then well oh ah um uh uhm
erm hmm hm mm ok okay right alright yep please thanks thank cheers kindly honestly frankly
actually basically essentially simply just only definitely certainly absolutely surely clearly
obviously probably perhaps maybe possibly likely presumably apparently guess suppose think believe
reckon say feel currently now today presently nowadays overall generally usually typically
normally mainly also too as-well which who what's would let's lets i'll we'll it'd that'd ones him
hi hello hey hiya sadly unfortunately luckily fortunately thankfully happily regrettably still
already about around roughly approximately anymore than s lol haha hahaha hehe ngl btw
"""

WEAK = """
use uses using take gets gives give gave given got get getting plan plans planning planned expect
expects expecting expected intend intends intending call called consider considered describe put
mark tick choose chose pick picked select selected group bucket category choice option answer
answers go going gone assume imagine later afterwards
"""

FILLER_PHRASES = """
i [would|'d|will] say |
[i'd|i'll|we'd|we'll|let's|i would|i will|i am going to|i'm going to|i'm gonna] [go|going] with |
at the moment | at present | right now | these days | for now | so far | in general | as of now |
in my [case|opinion|view|experience] | in our case | for [me|us|my part] |
at this [time|point|stage] | at that time | as far as i [know|can tell|am aware] |
[i'm|i am|we're|we are|] pretty [sure|certain] | i'm sure | i am sure | for sure | i'm certain |
pretty much | more or less | of course | by and large |
[if i|had to|i had to] [had to|] [choose|pick|guess] | if i had to say | if anything | best guess |
i guess | to be honest | tbh | imo | imho | to be fair | i mean | you know | thank you |
thanks a lot | thank you very much | as well | as such | that one | this one |
the [answer|option|choice] is | my [answer|choice|pick|vote] [is|would be] |
put me down [as|for] | sign me up for | count me in for | that would be |
it would be | that is | in short | long story short | all in all | on the whole | on balance |
none the less | first of all | good question | interesting question | not only | at a guess |
off the top of my head | thank [god|goodness|heavens] | thankfully not | knock on wood |
touch wood | fingers crossed | in [that|this] order | no [idea|clue] why | dead [easy|simple] |
would have to be | has to be | must be | should be | seems to be |
tends to be | i'm a | we are a | compared [with|to] | relative to |
a [solid|strong|good|firm|clear|definite|full|straight] | any [more|longer] | at all |
than [before|earlier|previously|usual|last [year|time|month|week]]
"""

DEGREE = """
slight modest sharp significant marginal considerable minor very pretty quite rather somewhat
slightly strongly extremely fairly really completely totally fully entirely partly partially
mostly largely highly much bit little lot lots tad significantly considerably substantially
sharply dramatically moderately marginally strictly super absolutely massively hugely greatly
drastically steadily gradually even way far noticeably loads v
"""

HEDGES = """
probably perhaps maybe possibly likely definitely certainly absolutely surely clearly mainly mostly
usually generally typically normally currently presently still already basically only
"""

FEELINGS = """
awful terrible horrible dreadful bad poor rubbish crap shit shite lousy abysmal appalling disgusting
atrocious pathetic disappointing annoying ridiculous shocking unacceptable meh so-so ok-ish average
mediocre decent fine good great excellent brilliant fantastic amazing wonderful lovely superb
perfect super awesome outstanding nice cool bloody damn fucking wow ugh yuck argh grr sigh sad
horrendous big huge whopping hefty mere measly generous useless hopeless painful joke disaster
nightmare insane unbelievable incredible
"""

PHRASES = {
    "not": """
        not | no longer | neither | never | without | isn't | aren't | wasn't | weren't | don't |
        doesn't | didn't | haven't | hasn't | hadn't | won't | wouldn't | can't | cannot | nor |
        ain't | not at all | anything but | far from | by no means | not really | not yet | no
    """,
    "saying": """
        never say never | yes and no | no and yes | all or nothing | now or never |
        better late than never | no news is good news | third time lucky | first things first |
        [one|you] never [know|knows] | all good things come to an end | easy come easy go |
        [no|not] [pain|money] no [gain|honey] | all's well that ends well | once bitten twice shy |
        when hell freezes over | sure and pigs can fly | pigs might fly | [it's|] never too late |
        always look on the bright side | time [will tell|is money|flies] | once upon a time |
        money makes the world go round | [say|think] what you [want|like] | such is life |
        that's life | it is what it is | you get what you pay for | practice makes perfect |
        god only knows | rome was not built in a day | live and let live | boys will be boys |
        [if|when] [pigs fly|pigs could fly] | happy days | the sky is the limit | so it goes |
        it takes two to tango | what goes around comes around | let sleeping dogs lie |
        none the wiser | same to you | so what | so be it | so what of it |
        good [night|morning|evening|afternoon|day] [to|everyone|all] |
        [see you|talk to you|speak to you|catch you] [later|soon] | sorry i'm late |
        [i'm|i am|we're] still here | look on the bright side | one for all |
        one of these [days|mornings] | nine to five | 9 to 5 |
        once in a lifetime | back to square one | on cloud nine | second to none | one and only |
        at the eleventh hour | catch 22 | the whole nine yards | two peas in a pod |
        third time's [a|the] charm | first come first served | two's company | three's a crowd |
        two birds with one stone | two birds one stone | ten a penny | a dime a dozen |
        dressed to the nines | six of one | half a dozen of the other | one way or [another|
        the other] |
        one thing [led|leads] to another | one thing at a time | two can play at that game |
        put two and two together | [high|gimme|give me|take] five | forty winks | fifth wheel |
        third wheel | zero tolerance | [zero|0] [clue|chance|idea|interest] | ground zero |
        a [million|thousand] [times|thanks|reasons|words|apologies|miles] | one in a million |
        one hit wonder | [my|] two cents | two left feet | one step at a time | day one |
        [one|once] too many | once and for all | once again | once more | for once | at once |
        two sides of [the same|a] coin | the third degree | seventh heaven | at sixes and sevens |
        one track mind | on all fours | two faced | a thousand and one | cats have nine lives |
        nine lives | three cheers | four eyes | two wrongs | back to back | number one |
        as [few|little|many|much|often|seldom|long|short] as possible | the more the merrier |
        less is more | never mind | all the best | all in all it | all is [well|lost] |
        [as long as|how long is] a piece of string
    """,
    "degree": "[kind|sort] of | kinda | sorta",
    "past": "used to | formerly | previously | in the past | was once | not any more | once was",
    "and": "and | plus | as well as | along with | together with | and also | n",
    "or": "or | either | and or | or maybe | or perhaps | versus | vs",
    "but": "but | however | instead | though | although | yet | whereas | while",
    "except": """
        except [for|] | excluding | excepting | besides | apart from | other than | aside from |
        with the exception of | minus | save for | bar | if not for
    """,
    "all_but": "[everything|all|everyone|all of them] but | anything other than",
    "only_these": """
        [nothing|none|none of them] but | only | nothing other than | none other than | just
    """,
    "rest": """
        the [rest|others|other ones|remaining|remaining ones|remainder|other] [of them|] |
        [all|everything|everyone|anything|anyone|every one] else | rest | [all|] others |
        otherwise |
        the other rest | all [the|of the|] [rest|other|others|other ones|remaining|
        remaining ones] |
        [any|] of the others | any of the rest | remaining | others | rest of them |
        remaining ones
    """,
    "all": """
        [all|each|every one|everyone|every single one|any] of [them|these|those|the above|it] |
        all | everything | every | any | of anything | everyone | each | [the|] whole lot |
        the lot | each one | every one | every item | all above |
        [all|each] of the [options|answers|items|above] |
        across the board | all [round|around|across] | right across | across | them all | every |
        any | of any |
        all [options|answers|items|the above|the options|the items] | each and every one
    """,
    "none": "[none|neither|nothing|not any|not one] [of [these|those|them|the above|it|this]|]",
    "both": "both | both of [them|these|those] | the two of them | the pair | both ones",
    "correct": """
        no wait | wait no | wait | scratch that | correction | sorry | i meant | or rather | oops |
        no actually | sorry i [mean|meant] | i mean | no sorry | let me correct that | make that |
        change that to | on second [thought|thoughts] | no no | actually no | strike that |
        [hm|hmm|haha|ah|oh|er|erm] no | no [hm|hmm|haha|hang on] | no make that | no make it |
        no [that's|thats] [a lie|wrong|not right|rubbish] | no i tell a lie | i tell a lie |
        my mistake | my bad | hold on | actually make it | let me rephrase | no i mean |
        well actually | no it's
    """,
    "because": """
        because | since | due to | thanks to | as a result of | because of | cause | cuz | bc |
        driven by | mainly because | mostly because | given that | the reason | reason being |
        owing to | so that
    """,
    "same": """
        same [for|with|goes for|applies to|as|] | ditto [for|] | likewise [for|] |
        the same [for|goes for|] | same again | as before | same score | same answer [for|] |
        same rating | idem
    """,
    "point": """
        points | point | stars | star | score | scored | rating | rated | rate | marks | out of
    """,
}

MISSING = {
    "refused": """
        [i'd|i would|we'd|we would|i|we|] [much|] [rather|prefer|sooner] not [to|] [say|answer|
        tell|share|disclose|comment|respond|reveal|discuss|give] |
        [i'd|i would|we'd|we would|i|we|] [much|] [rather|prefer|sooner] not [to|] [talk|speak|
        think] about [that|this|it] | [i'd|i would|we'd|i|we|] [rather|prefer] not [to|] [go|get]
        into [that|this|it|details|detail] | [i'd|i would|i|] [rather|prefer] not [to|] [elaborate|
        explain] |
        [i'd|i would|we'd|we would|i|we|] [rather|prefer|sooner] not | [rather|prefer] not to |
        would rather not |
        [i'd|i would|we'd|i|we|] prefer to not [say|answer|share|disclose|comment] |
        [i|we|] [don't|do not|won't|will not|wouldn't] [want|wish|like|care] to [say|answer|tell|
        share|disclose|comment|respond|reveal|discuss|go into] |
        [i|we|i'm|we're|] [won't|will not|refuse to|decline to|not going to|not gonna] [say|
        answer|tell|share|disclose|comment|respond|reveal|discuss] |
        [i|we|] [can't|cannot|can not|couldn't|may not|am not able to|unable to|not able to]
        [share|disclose|reveal|discuss|comment|talk about|divulge|go into] |
        [i'm|i am|we're|we are|] not [allowed|permitted|authorised|authorized|at liberty|free|
        willing|comfortable|happy] to [say|answer|tell|share|disclose|comment|reveal|discuss|
        talk about] |
        [i'm|i am|we're|we are|] not comfortable [saying|answering|sharing|disclosing|discussing] |
        no comment | confidential | classified | under nda | private | too personal |
        that's private | none of your business | that's [confidential|personal] | [i|we|] refuse |
        [i|we|] decline | [i|] refuse to answer | declined | [i|] abstain |
        mind your own business |
        [i'm|i am|] not telling [you|] [that|] | [it's|that's|] [a|] secret | nda |
        [i'd|i would|i|] [rather|prefer to] keep [that|this|it] [to myself|private|quiet] |
        [i'm|i am|] not comfortable with [this|that] [question|] | no need to know |
        prefer no answer | no answer | keep that to myself | keep it to myself |
        keep that private |
        proprietary | proprietary information | confidential information |
        [i have|i've got|i've|i got|we have|] nothing to [say|tell|share|report] [about|on|to|]
        [that|this|it|] | [i'll|i will|i'd rather|i|we'll|] pass on [this|that] [one|question|] |
        can't disclose |
        not disclosed | undisclosed | not for disclosure
    """,
    "dont_know": """
        [i|we|] [really|honestly|just|] [don't|do not|dunno] [really|actually|honestly|] know
        [enough|much|] | i don't know for sure | dunno | idk | i dunno | dk | don't remember |
        [i|we|] [don't|do not|can't|cannot|can not] [remember|recall] | [i|] forget |
        no recollection |
        [i|we|i've|we've|i have|] [have|got|] no [idea|clue|opinion|view|knowledge|information|
        insight] | no earthly idea | not a clue | not the faintest | beats me |
        [i'm|i am|we're|we are|] not [really|quite|entirely|totally|so|too|at all|completely|]
        [sure|certain] [yet|] | [i'm|i am|] unsure | uncertain |
        not sure [about|of] [that|this|it] |
        [it's|it is|that's|] [hard|difficult|tough|tricky|impossible] to [say|tell|know|judge] |
        hard to say really | who knows | god knows | [i|] wouldn't know | [i|] would not know |
        [i|we|] [can't|cannot|can not|couldn't|could not] [really|] [say|tell|tell you|judge|
        answer that|answer this|answer] | [i|] couldn't tell you | can't say for sure |
        no way of knowing | [it's|] too early to [say|tell] | not known | unknown [to me|] |
        don't know [yet|off hand|offhand|off the top of my head] | unclear to me |
        i have no way to know | haven't the foggiest |
        not something i know | [i|we|] haven't [thought about it|decided] | undecided |
        [i|we|] [haven't|have not] got a clue | [i|we|] don't have [that|this|the] information |
        no data | not in a position to [say|judge] | can't comment [on that|
        ] because i don't know |
        search me | your guess is as good as mine
    """,
    "not_applicable": """
        n/a | na | not applicable | n.a. |
        [it|this|that|] [doesn't|does not] apply [to [us|me|our company|my situation]|] |
        not relevant [to [us|me]|for [us|me]|] | irrelevant [to [us|me]|] | inapplicable |
        not applicable [to|for] [us|me] | [this|that|] isn't [applicable|relevant] [to us|to me|] |
        no applicable
    """,
}

OTHER = """
other | others | something else | another | another one | none of these but | different | else |
somewhere else | someone else
"""
NONE_AT_ALL = """
none | nothing | none of these | none of those | none of them | none of the above | no one |
not any | not any of these | nothing at all | neither | zero | nil | we use none | don't use any |
we don't use any | not using any | don't use any of these | don't use any of them |
nothing at the moment | none at all | none whatsoever
"""
