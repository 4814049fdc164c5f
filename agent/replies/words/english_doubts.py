"""English: words beside a value that make it another's, another time's, or nobody's."""

HEARD = """
[they|people|everybody|everyone|he|she|someone|somebody|some] [say|says|said|think|thinks|reckon|
reckons|claim|claims|told|tell|promised|promise|insist|insists|thought|swear|swears] |
[i|we|ive|weve|you] [heard|hear|read|saw somewhere|was told|were told|am told|are told|had heard] |
[im|i am|were|we are|so im|so i am] told | so they [say|tell me|claim|think] |
[says|said|claims|claimed|reckons|reckon|thinks|insists|swears|promised|told me|tells me] |
according to | supposedly | allegedly | on paper | in theory | rumour has it | rumor has it |
i thought | we thought | i used to think | i assumed | i guessed wrong
"""
WISHED = """
i wish | we wish | wish | if only | [id|i would|wed|we would] [like|love|prefer|rather|want|need] |
[i|we] [want|wanted|need|needed|prefer|fancy|hope|hate|miss] | hoping | hoped | dream of |
dreaming of | give me | gimme |
aiming for | aim for | [ought to|could|might] [be|have been|have] | should have | would have been |
supposed to | meant to be | in an ideal world | ideally | wishful
"""
COMING = """
hopefully | soon | will be | [ill|well|itll] be | going to [be|get|have|buy|switch|change|move] |
gonna | next [year|month|week|time|season|term] | [planning|plan|plans] [on|to|for|] |
thinking [of|about] | considering | [starting|from] [january|february|march|april|may|june|july|
august|september|october|november|december|monday|next|tomorrow|autumn|spring|summer|winter] |
tomorrow | in the future | one day | someday | saving [up|] for | about to
"""
PAST = """
was | were | wasnt | werent | had | used to | once had | formerly | previously | originally |
initially |
in the past | back [then|in] | [until|till] [recently|last|a|the|about|my|i|we|he|she|it|lately] |
[in|at|with|from] my [old|last|previous|former|first] | before [we|i|the|my|that|it|he|she|they] |
last [year|summer|winter|season|spring|autumn|time] | when i was | when we were |
as a [child|kid|student] |
years [ago|back] | at one point | in those days | at first | no more | anymore | any more |
[in|since|until] [the|] [eighties|nineties|sixties|seventies]
"""
OTHERS = """
[my|our|his|her|their|your|the|a] [mum|mom|mother|father|dad|wife|husband|hubby|son|daughter|
sister|
brother|uncle|aunt|cousin|boss|manager|neighbour|neighbor|neighbours|neighbors|friend|friends|
mate|mates|
buddy|colleague|colleagues|coworker|parents|grandmother|grandfather|grandma|grandpa|gran|granny|
girlfriend|boyfriend|roommate|flatmate|housemate|inlaws|competitor|competitors|ex|fiance|landlord|
other half|better half|missus|nephew|niece|doctor|accountant] [is|has|had|does|did|takes|gets|uses|
says|said|would|thinks|wants|likes|prefers|buys|pays|goes|works|] |
[a friend|friends|some] of mine | of [my|our] [mum|friend|wife|husband|boss|neighbour] |
for [him|her|them|my|our|his|others|other people|everyone else] | most people | other people |
other companies | everyone else | everybody else | some people |
[he|she|hes|shes] [is|has|had|does|did|
takes|gets|uses|would|likes|buys|pays|goes|works|]
"""
BOUND = """
a head | apiece |
if | when | whenever | unless | except | only [on|in|when|if] | in [winter|summer|spring|
autumn|season] | at [weekends|peak|christmas|best|worst] |
on [mondays|tuesdays|wednesdays|thursdays|
fridays|saturdays|sundays|weekends|weekdays|sunny days|rainy days] | without | otherwise
"""
JUDGED = """
[is|are|was|were|would be|seems] [too|not|more than|never|always|] [enough|long|much|many|plenty|
ridiculous|short|few|little|the max|the maximum|the minimum|the limit]
"""
PERIOD = "this [week|month|year]"
HARDLY = "hardly | barely | scarcely"
NOT_ONLY = "not [only|just] | more than just | among others | among other things | etc | and so on"
BUT = "but [not|only|worse|less|more|never|sometimes|usually|often|could|can|might|may]"
TAKEN_BACK = """
[just|only|] [kidding|joking] | jk | not really | as if | yeah right | i wish | in my dreams |
is wrong |
not true | thats a lie | not anymore | no more | or not | or so i thought | said no one |
said nobody |
isnt it | but [isnt|arent|wasnt|not any more|not anymore]
"""
ASKS_PAST = (
    r"\b(?:was|were|did|had|last|past|ever|ago|been|before|previous(?:ly)?|recent(?:ly)?|since)\b"
)
ASKS_AHEAD = (
    r"\b(?:will|plan(?:s|ning|ned)?|expect(?:ed|ing)?|would|going to|next|likely|intend|think|"
    r"consider(?:ing)?|want|wish|hope|future|soon|should|prefer|like)\b"
)
