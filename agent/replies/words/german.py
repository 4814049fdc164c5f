"""German: the small words by which replies are put together; no word of any one field.

Umlauts are written out (`ae`, `oe`, `ue`, `ss`), as replies are folded before they are read.
"""

FILLER = """
der die das den dem des ein eine einen einem einer eines es ich wir uns mir mich mein meine meinen
meiner unser unsere unseren unserer du sie ihr ihre er man ist sind bin war waren wird werden
wurde wurden habe haben hat hatte hatten sein in im am an auf zu zum zur fuer mit von vom bei beim
aus als so dann also na ja doch eben halt mal ah aeh aehm hm hmm ok okay gut bitte danke ehrlich
eigentlich grundsaetzlich einfach definitiv sicher sicherlich bestimmt klar natuerlich eindeutig
wahrscheinlich vielleicht vermutlich wohl eventuell moeglicherweise glaube denke finde schaetze
wuerde sagen sage derzeit aktuell momentan jetzt heute gerade generell normalerweise
ueblicherweise meistens hauptsaechlich ne nen n auch noch schon bereits immernoch hallo guten tag
dies diese dieser dieses das's da hier haben's dass bisher zurzeit mehrheitlich leider etwa
ungefaehr circa
"""

WEAK = """
nutzen nutze nutzt verwenden verwende brauchen kaufe kaufen gebe geben option antwort auswahl
kategorie waehle nehme nimm nehmen gewaehlt
"""

FILLER_PHRASES = """
ich wuerde sagen | wuerde ich sagen | ich [glaube|denke|meine|schaetze|finde] | im moment |
zur zeit | in der regel | im grossen und ganzen | soweit ich weiss | meiner meinung nach |
aus meiner sicht | bei uns | bei mir | auf jeden fall | mehr oder weniger | so ziemlich |
im grunde | als [vorher|frueher|zuvor|letztes jahr|letzten monat] |
ehrlich gesagt | um ehrlich zu sein | wenn ich [waehlen|raten] muesste | das waere | das ist |
meine antwort [ist|waere] | die antwort ist | vielen dank | danke schoen | im vergleich [zu|zum] |
verglichen mit | ich nehme | ich waehle | ich bin mir sicher | wir sind [ein|eine] |
ich bin [ein|eine]
"""

DEGREE = """
sehr ziemlich recht etwas leicht stark extrem total voellig ganz vollkommen komplett teilweise
groesstenteils deutlich erheblich bisschen wenig viel massiv voll gar ueberhaupt kaum weit eher
ueberaus enorm
"""

HEDGES = """
wahrscheinlich vielleicht vermutlich wohl eventuell moeglicherweise sicher sicherlich bestimmt
definitiv eindeutig meistens hauptsaechlich derzeit aktuell noch schon bereits eher
"""

FEELINGS = """
furchtbar schrecklich grauenhaft schlimm schlecht mies miserabel katastrophal katastrophe unmoeglich
enttaeuschend nervig laecherlich unterirdisch grottig mau naja maessig mittelmaessig ordentlich gut
toll super klasse prima spitze hervorragend ausgezeichnet perfekt wunderbar fantastisch grossartig
schoen nett verdammt echt igitt unglaublich unverschaemt frechheit witz
"""

PHRASES = {
    "not": """
        nicht | kein | keine | keinen | keinem | keiner | nie | niemals | ohne | weder |
        noch nicht |
        nicht mehr | nicht wirklich | nein | keinerlei | ueberhaupt nicht | gar nicht
    """,
    "past": "frueher | ehemals | damals | in der vergangenheit",
    "and": "und | sowie | plus | als auch | ausserdem",
    "or": "oder | entweder | bzw | beziehungsweise",
    "but": "aber | jedoch | sondern | dafuer | allerdings | waehrend | stattdessen",
    "except": "ausser | bis auf | ausgenommen | mit ausnahme von | abgesehen von | ohne die",
    "all_but": "alles [ausser|bis auf] | alle [ausser|bis auf]",
    "only_these": "nur | lediglich | bloss | nichts [ausser|als] | ausschliesslich",
    "rest": """
        [der|den|dem|] [rest|restlichen|uebrigen|anderen|uebrige] |
        die [anderen|restlichen|uebrigen] |
        alle [anderen|restlichen|uebrigen] | alles [andere|uebrige] | andere | sonst
    """,
    "all": """
        alle | alles | saemtliche | allen | alle davon |
        alle [genannten|zusammen|optionen|antworten] |
        jede | jeder | jedes | jeweils | ueberall | alle [diese|dieser] | irgendeine davon
    """,
    "none": "[keine|keines|keins|keiner|nichts|keinen] [davon|von diesen|der genannten|von denen]",
    "both": "beide | beides | alle beide | beiden",
    "correct": """
        ach was | [hm|haha|ach|aeh] nein | nein [haha|quatsch] | nee doch | nein stimmt nicht |
        nein warte | moment | halt nein | ich meine | ich meinte | korrektur | quatsch | sorry |
        entschuldigung | doch nicht | vielmehr | bessergesagt | besser gesagt | nein doch | ach nein
    """,
    "because": "weil | da | denn | wegen | aufgrund | aufgrund von | dank | deshalb | deswegen",
    "same": """
        dasselbe [fuer|gilt fuer|] | das gleiche [fuer|gilt fuer|] | ebenso | gleiches gilt fuer |
        genauso
    """,
    "point": "punkte | punkt | sterne | stern | note | bewertung | wertung | zahl",
}

MISSING = {
    "refused": """
        keine angabe | k.a. |
        [ich|wir|] [moechte|moechten|will|wollen] [das|dazu|darauf|] [lieber|] nicht
        [sagen|beantworten|antworten|angeben|verraten|teilen] |
        [das|] [moechte|will] ich [lieber|] nicht [sagen|beantworten|angeben|verraten] |
        [lieber|] nicht [sagen|angeben] | kein kommentar | [das ist|] [vertraulich|geheim|privat] |
        [das|] [darf|duerfen|kann|koennen] [ich|wir] [nicht|leider nicht]
        [sagen|verraten|offenlegen|teilen] |
        [ich|wir|] [darf|duerfen] [das|] nicht [sagen|verraten|offenlegen] | keine auskunft |
        geht sie nichts an | geht niemanden etwas an | verweigere die antwort |
        will ich nicht sagen |
        moechte ich nicht beantworten | moechte ich nicht angeben | das bleibt privat |
        [dazu|] [habe|hab] ich nichts zu sagen | dazu kann ich nichts sagen | dazu sage ich nichts
    """,
    "dont_know": """
        [ich|das|] weiss [ich|] [es|] nicht [genau|] | [das|] weiss ich [leider|] nicht [genau|] |
        weiss nicht [so|] [genau|recht|] | keine ahnung | [ich|] [habe|hab] keine ahnung |
        keinen [plan|schimmer] |
        [bin|ich bin] [mir|] nicht sicher | [bin|ich bin] [mir|] unsicher | nicht sicher |
        [das ist|] schwer zu sagen |
        [das|] [kann|koennte] ich [leider|] nicht [sagen|beurteilen|einschaetzen] |
        weiss ich [noch|leider|] nicht [mehr|] | keine meinung | ist mir nicht bekannt | unbekannt |
        wissen wir nicht |
        wissen wir [noch|] nicht | woher soll ich das wissen | [schwierig|schwer] zu beurteilen |
        noch unklar | [kann|koennen] wir nicht sagen | kann man [noch|] nicht sagen
    """,
    "not_applicable": """
        trifft nicht zu | nicht zutreffend | [trifft|gilt] [auf|fuer] [uns|mich] nicht [zu|] |
        trifft bei uns nicht zu | entfaellt | nicht relevant | nicht anwendbar |
        betrifft [uns|mich] nicht
    """,
}

OTHER = """
sonstiges | sonstige | andere | anderes | etwas anderes | was anderes | ein anderer |
eine andere
"""
NONE_AT_ALL = """
nichts | keine | keines | keins | keine davon | keines davon | nichts davon | gar nichts | null |
keiner | gar keine | ueberhaupt nichts | keine der genannten | keines der genannten
"""
