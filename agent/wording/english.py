"""The English words and turns of phrase by which wording rules know their cases."""

import re


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_NEGATED = r"(?:do|does|did|is|are|was|were|wo|would|should|could|ca|have|has|had)n't"
_EXPERTS = (
    r"(?:experts?|scientists?|researchers?|doctors?|economists?|people|customers?|users|companies|"
    r"leaders?|analysts?|clients?|parents?|patients?|voters?|citizens?|americans|professionals?|"
    r"executives?|developers?)"
)
_SAY = r"(?:agree|believe|think|say|know|prefer|feel|recommend|support|find|consider)"
LEADING = _any(
    rf"^(?:and |but |so )?{_NEGATED}\b",
    rf"\b{_NEGATED} you (?:also )?(?:agree|think|say|feel|find|believe|like|prefer)",
    rf", (?:{_NEGATED} (?:you|it|they|he|she|we|there)|right|correct|yes|no|agreed|"
    r"(?:do|does|did|is|are|was|were|will|would) (?:you|it|they))\?$",
    r"\b(?:do|would) you (?:also |not )?agree (?:that|with (?:us|the (?:view|idea|fact)))\b",
    rf"\b(?:most|many|all|nearly all|almost all|leading|other) (?:\w+ )?{_EXPERTS} {_SAY}\b",
    r"\bas (?:you|we|everyone|everybody|they) (?:all |surely |may |probably )?know",
    r"\b(?:experts|studies|research|science|scientists|surveys?|evidence|data) "
    r"(?:agrees?|shows?|says?|proves?|suggests?|indicates?|tells? us|has shown|have shown|"
    r"confirms?)\b",
    r"\bit is (?:well )?(?:known|accepted|established|clear|obvious|true) that\b",
    r"\b(?:obviously|surely|of course|undoubtedly|needless to say|naturally,|clearly,|certainly,|"
    r"without (?:a )?doubt|it goes without saying|everyone knows|admit that|given that our)\b",
    r"\bhow (?:much|strongly|greatly|deeply) (?:do|did|have|would|will) you (?:\w+ )?"
    r"(?:like|liked|love|loved|enjoy|enjoyed|appreciate|appreciated|admire|benefit|hate|dislike|"
    r"regret|miss)\b",
    r"\bhow much (?:more |less )?(?:better|worse|faster|slower|easier|harder|happier|cheaper)\b",
    r"\bhow (?:much |greatly |badly )?(?:has|have|did|does|do|will) (?!.*(?:if at all|if any))"
    r"[^?]*\b(?:helped?|improved?|benefit(?:t?ed)?|enhanced?|harm(?:ed)?|hurt|damaged?|worsen(?:ed)?)"
    r"\b",
    r"\bwhy (?:do|did|does|are|is) [^?]*\b(?:love|like|prefer|enjoy|hate|dislike|better|best|great|"
    r"fail|worse)\b",
    r"\bwhy (?:is|are|was|were) [^?]* (?:so|such an?|too) \w+\b",
    r"\bhow (?:great|wonderful|amazing|excellent|terrible|awful|bad)\b(?! or\b)",
    r"\b(?:finally|at last) (?:agree|accept|admit)\b",
)
LOADED = _any(
    r"\b(?:outrageous|disgraceful|disgusting|shameful|shocking|horrific|horrible|horrendous|"
    r"terrible|terrific|awful|atrocious|appalling|disastrous|catastrophic|wonderful|amazing|awesome|"
    r"fantastic|incredible|brilliant|superb|outstanding|magnificent|world-class|best-in-class|"
    r"cutting-edge|state-of-the-art|award-winning|ground-?breaking|revolutionary|beloved|"
    r"greedy|corrupt|crooked|reckless|irresponsible|incompetent|wasteful|senseless|ridiculous|"
    r"absurd|stupid|foolish|lazy|evil|cruel|brutal|barbaric|heartless|inhumane|immoral|unjust|"
    r"unfair|extremists?|radicals?|bureaucrats?|cronies|elites?|fat cats?|freeloaders?|scroungers?|"
    r"hard-?working|law-abiding|decent|ordinary people|common-sense|so-called|rip-?offs?|"
    r"crippling|plagued|skyrocketing|excessive|unnecessary|needless|forced to|destroy(?:s|ed|ing)?|"
    r"ruin(?:s|ed|ing)?|exploit(?:s|ed|ing|ation)?|endless|frustrating|annoying|notorious|infamous|squander(?:s|ed|ing)?|invasion|handouts?)\b",
    r"\bour (?:great|excellent|innovative|superior|famous|popular|friendly|dedicated|valued)\b",
)
NEGATIVES = re.compile(
    r"\b(?:not|never|no longer|nobody|no one|nothing|neither|nor|without|cannot|"
    r"\w+n't|oppose[sd]?|opposed|disagree|disapprove|against|ban|banned|banning|forbid|forbidden|"
    r"prohibit(?:ed)?|prevent(?:ed)?|abolish(?:ed)?|refuse[sd]?|unable|unreasonable|unnecessary|"
    r"unlikely|unacceptable|unfair|unwilling|impossible|deny|denied|fail(?:ed)? to)\b"
)
NEGATION = re.compile(r"\b(?:not|never|cannot|neither|nor|\w+n't)\b")
HARMLESS_NEGATION = _any(
    r"\b(?:whether|if|why) or (?:why )?not\b", r"\bor not\b", r"\bif not\b", r"\bwhy not\b",
    r"\bnot (?:at all|including|counting|only|yet|sure|applicable|important|so)\b",
    r"\b(?:agree|support|approve|favou?r) or (?:disagree|oppose|disapprove)\b",
    r"\b(?:even if|although|though|when|(?<!agree )that|who|which) [^,?]*\b(?:not|never|\w+n't)\b",
    r"\b(?:support|favou?r|agree|approve|likely|for)\b[^?]{0,20} (?:or|nor|and) "
    r"(?:oppose|disagree|disapprove|unlikely|against)\b",
)  # fmt: skip
ABSOLUTE = _any(
    r"\b(?:always|never|everyone|everybody|nobody|no one|every time|all the time|all of the time|"
    r"constantly|completely|totally|absolutely|entirely|without exception)\b"
)
VAGUE = _any(
    r"\b(?:regularly|frequently|lately|nowadays|these days|occasionally|in the near future)\b",
    r"(?<!more )(?<!most )\brecently\b(?! (?:have|did|has|was|were))",
    r"(?<!how )(?<!more )(?<!most )(?<!least )\boften\b",
    r"\ba lot of\b",
    r"\b(?:soon)\b(?! as)(?! after)",
)
HYPOTHETICAL = _any(
    r"\bif\b(?! (?:any|anything|at all|ever|applicable|possible|needed))[^?]*\bwould you\b",
    r"\bwould (?:you|your \w+)\b[^?]*\bif\b(?! (?:any|at all|ever|applicable|possible|needed))",
    r"\b(?:imagine|suppose|assume|pretend)(?: that)?\b",
    r"\bhypothetically\b",
    r"\bwere to\b[^?]*\bwould\b",
)
ASSUMED = _any(
    r"\bwhen did you (?:last|first|stop|start|begin|quit|give up)\b",
    r"\bhave you stopped\b",
    r"\bwhy (?:haven't|didn't|don't|won't) you\b",
    r"\bhow often do you\b(?!.*(?:if ever|if at all))",
)
NEVER = _any(
    r"\b(?:never|none|not at all|no|zero|0|not applicable|does not apply|don't|do not)\b",
    r"\b(?:nie|kein\w*)\b",
)
ATTITUDE = _any(
    r"\bhow (?:(?:very|truly) )?(?:satisfied|dissatisfied|happy|unhappy|important|likely|useful|"
    r"helpful|easy|difficult|clear|concerned|worried|confident|comfortable|familiar|valuable|"
    r"relevant|effective|efficient|interested|proud|fair|accurate|reliable|friendly|clean|safe|"
    r"motivated|optimistic|well)\b",
    r"\b(?:satisfied|happy|pleased|comfortable) with\b",
    r"\brat(?:e|ing)\b", r"\bevaluate\b", r"\bassess\b", r"\bscore\b",
    r"\b(?:opinion|view|views|impression) (?:of|on|about)\b",
    r"\bdo you (?:think|believe|feel|find|support|favou?r|like|approve|trust|want|prefer|oppose)\b",
    r"\bhow do you (?:feel|like)\b", r"\bthink (?:of|about)\b", r"\b(?:dis)?agree\b",
    r"\b(?:should|ought)\b",
)  # fmt: skip
YES_NO = re.compile(
    r"^(?:(?:and|so|but|now|overall|in general|generally|currently|today|at present|"
    r"(?:in|over|during|for|thinking|compared|at|on) [^,]{1,60}),? )?"
    r"(?:do|does|did|is|are|was|were|have|has|had|will|would|should|could|can|may|must)"
    r"(?:n't)? \w"
)
BE_QUESTION = re.compile(r"^(?:is|are|was|were) ")
WH_JOINED = _any(
    r", why\?$",
    r"(?:\band\b|\bor\b|\band if so,?|\bif so,?|\bplus\b) ?"
    r"(?:also )?(?:why|how|what|when|where|who|whom|which|whose)\b(?! (?:ever|else))",
    r"\b(?:how|why|what|when|where|who) (?:and|or) (?:how|why|what|when|where|who)\b",
    r"\band (?:do|does|did|is|are|was|were|have|has|will|would|should|can|could) "
    r"(?:you|your|it|they|he|she|we|the|there)\b",
)
HARMLESS_WH = _any(
    r"\b(?:if and when|when and if|whether and how|and what not|"
    r"or (?:when|where|which)(?:ever)?|and (?:which|what|how|when|where|whom?) to)\b"
)
OPPOSITES = _any(
    r"\b(?:advantages|strengths|benefits|likes|pros|positives|upsides|successes|opportunities|"
    r"good|best|gains|causes|plus(?:es)?) (?:and|as well as|&) (?:the |your |its |their |main )?"
    r"(?:disadvantages|weaknesses|drawbacks|risks|dislikes|cons|negatives|downsides|failures|"
    r"challenges|threats|costs|bad|worst|losses|consequences|effects|minus(?:es)?|limitations|"
    r"barriers|obstacles)\b",
    r"\b(?:challenges|risks|threats|barriers|problems|needs) (?:and|as well as) (?:the |your )?"
    r"(?:opportunities|benefits|solutions|wishes)\b",
    r"\bmost and least\b|\blikes? and (?:most )?dislikes?\b|\bbest and (?:the )?worst\b",
)
_PAIRS = tuple(
    pair.strip().replace(" and ", " (?:and|&) ")
    for pair in """
    research and development, r and d, health and safety, storage and logistics,
    terms and conditions, supply and demand, hopes and fears, trial and error, profit and loss,
    room and board, bed and breakfast, wear and tear, give and take, rules and regulations,
    laws and regulations, policies and procedures, law and order, sales and marketing,
    marketing and sales, food and drinks?, food and beverages?, arts and humanities,
    arts and crafts, science and technology, cause and effect, back and forth, gas and electricity,
    oil and gas, learning and development, training and development, teaching and learning,
    training and education, education and training, diversity and inclusion, fill and finish,
    mergers and acquisitions, wages and salaries, benefits and services, travel and hospitality,
    travel and tourism, nuts and bolts, black and white, pen and paper, men and women,
    women and men, boys and girls, girls and boys, ladies and gentlemen, mothers? and fathers?,
    brothers? and sisters?, husband and wife, friends and family, family and friends,
    friends and relatives, friends and colleagues, colleagues and friends,
    parents and children, women and children, cell and gene, gene and cell,
    information and communications?, hardware and software, search and rescue, copy and paste,
    cut and paste, drag and drop, plug and play, wait and see, now and then, now and again,
    time and again, time and place, time and money, name and address, name and surname,
    first and last name, city and country, city and state, country and city, day and night,
    transport and logistics, transportation and logistics, transport and storage, design and build,
    questions? and answers?, pros and cons, lost and found, peace and quiet, wine and dine,
    tax and spend, home and work, work and home, work and life, chemistry and manufacturing,
    development and manufacturing, manufacturing and controls?, manufacturing and testing,
    drugs? and alcohol, drugs? and devices?, small and medium[a-z-]*, reading and writing,
    read and write, public and private, radio and television, tv and radio, energy and environment,
    aches and pains, ups and downs, ins and outs, odds and ends, bits and pieces, pick and choose,
    once and for all, more and more, each and every, one and only, first and foremost,
    environment and climate, clothes and shoes, lesbian and gay, master and slave, come and go,
    ways and means, checks and balances, bread and butter, fruit and vegetables,
    fruits and vegetables, police and courts, quality and compliance, data and analytics,
    agriculture and forestry, hotels and restaurants, banking and finance, finance and accounting,
    accident and emergency, research and teaching, import and export, imports and exports,
    goods and services, products and services, services and products, rights and duties,
    roles and responsibilities, mental and physical health, physical and mental health
    """.replace("\n", " ").split(",")
)
UNITS = _any(
    r"\bbetween\b[^?,]{1,60}?\band\b",
    r"\bboth\b[^?,]{1,40}\band\b",
    r"\b\d[\d.,]*(?:th|st|nd|rd)? and (?:\d|more|over|above|under|below|up|older|younger)\w*",
    rf"\b(?:{'|'.join(_PAIRS)})\b",
    r"\b(?:supply chain|terms of \w+)\b",
    r"\band (?:so on|other|others|similar|the like|more|above|over|below|under|also)\b",
)
EVERYDAY = _listed(
    """
    A I AI AM API ATM AND ALL ANY B2B B2C BBC CAD CEO CFO CIO COO COVID CTO CV DIY DNA DVD EU EUR
    FAQ FAX FBI GBP GDP GPS HIV HR ID IQ ISO IT LED LGBT LGBTQ MBA NASA NATO NGO NO NONE NOT OK ON
    ONE OR PC PDF PIN PHD PM QR RNA SMS TV TVS UK UN UNO URL US USA USB USD VAT VIP VS WC WHO WIFI
    YES YOU YOUR ONLY EVER NEVER EACH BEST MOST LEAST OTHER II III IV VI VII VIII IX XL
    """
)
"""Abbreviations that need no explaining, and words that are put in capitals for stress."""
VERBS = _listed(
    """
    accept achieve adapt adopt advise agree allow analyse analyze apply approve arrange ask assess
    attend avoid bring build buy calculate carry cause celebrate change choose clean close collect
    come communicate compare complain complete confirm consider consume contact continue contract
    cook create cut cycle decide define deliver describe develop discuss download drink drive earn
    eat educate eliminate employ encourage engage enjoy ensure establish evaluate exercise expand
    expect explain explore fail feel fight find finish fix follow fund gather get give go grow
    handle hear help hire identify implement improve include increase inform inspect install
    invest invite join keep know learn leave let listen live maintain make manage manufacture
    measure meet mitigate monitor negotiate obtain offer open operate organise organize outsource
    overcome pay perform plan play practise practice prepare prevent prioritise prioritize process
    produce promote protect provide publish purchase qualify quit raise read receive recommend
    recruit reduce reject remember remove replace report require resolve respond review run save
    schedule see select sell send set share shop sign sleep smoke solve speak spend start stop
    store study submit support swim take talk teach tell test think track train transfer travel
    treat trust understand update upload use validate visit volunteer vote wait walk want watch
    wear win work worry write
    """
)
NOUNS_TOO = _listed(
    """
    change contract cost cut cycle design drink exercise fight fund help hire increase measure
    offer pay plan play practice process purchase report review run sleep smoke sign start stop
    store study support talk test track train transfer travel treat trust visit vote wait walk
    watch work
    """
)
"""Verbs that are nouns as well, and prove nothing after `and` on their own."""
