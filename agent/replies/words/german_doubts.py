"""German: words beside a value that make it another's, another time's, or nobody's."""

HEARD = """
[man|er|sie|es heisst] [sagt|sagen|meint|meinen|behauptet|behaupten] | angeblich | [ich|wir]
[habe|haben] gehoert | laut | [ich|wir] [dachte|dachten] | auf dem papier | theoretisch
"""
WISHED = """
[ich|wir] [haette|haetten|moechte|moechten|will|wollen|wuensche|wuerde|wuerden|brauche|hoffe|
hasse] |
waere | waeren | sollte | sollten | muesste | muessten | am liebsten | im idealfall | wunsch
"""
COMING = """
hoffentlich | bald | demnaechst | kuenftig | [ich|wir|es] [werde|werden|wird] |
naechstes [jahr|mal] |
naechste woche | naechsten monat | geplant | ab [januar|februar|maerz|april|mai|juni|juli|august|
september|oktober|november|dezember|montag|morgen|herbst|sommer|naechster] | vorhaben
"""
PAST = """
war | waren | hatte | hatten | frueher | damals | ehemals | bis vor kurzem | letztes jahr |
im letzten jahr | vor [dem|der] umzug | als [ich|wir] | anfangs | urspruenglich | nicht mehr |
bis [letztes|vor|zum letzten]
"""
OTHERS = """
[mein|meine|meiner|meinem|meinen|unser|unsere|unserem|unserer|sein|seine|ihr|ihre|der|die]
[vater|mutter|mama|papa|frau|mann|sohn|tochter|bruder|schwester|chef|chefin|nachbar|nachbarn|
nachbarin|freund|freundin|kollege|kollegin|kollegen|eltern|oma|opa|onkel|tante|schwager|
vermieter] |
die meisten | andere leute | die anderen | fuer [ihn|sie|meine|meinen|unseren|andere]
"""
BOUND = """
wenn | falls | ausser | nur [am|im|wenn] | im [winter|sommer] | am wochenende |
[montags|dienstags|mittwochs|donnerstags|freitags|samstags|sonntags] | ohne | sonst
"""
JUDGED = "[ist|sind|waere|war] [zu|nicht|] [genug|lang|lange|viel|viele|wenig|kurz|das maximum]"
PERIOD = "[diese|diesen|dieses] [woche|monat|jahr]"
HARDLY = "kaum"
NOT_ONLY = "nicht nur | unter anderem | usw | und so weiter"
BUT = "aber [nicht|nur|manchmal|meistens|weniger|mehr|oft]"
TAKEN_BACK = """
scherz | nur spass | schoen waers | von wegen | stimmt nicht | doch nicht | eher nicht | oder nicht
"""
ASKS_PAST = (
    r"\b(?:war|waren|hatten|haben|zuletzt|letzten?|letzte[sn]?|bisher|schon|seit|jemals|wurden?)\b"
)
ASKS_AHEAD = (
    r"\b(?:werden|planen|erwarten|würden|möchten|wollen|nächste[nsr]?|künftig|vorhaben|denken|"
    r"wünschen|sollten|lieber)\b"
)
