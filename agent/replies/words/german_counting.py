"""German: words around a quantity in a sentence: who is counted, when, how often, which part."""

PEOPLE = """
leute personen person mitarbeiter mitarbeiterinnen mitarbeitende mitarbeitenden beschaeftigte
beschaeftigten angestellte angestellten koepfe kopf kollegen kolleginnen mann vollzeitkraefte
menschen mitglieder vollzeitstellen
"""

KINDS_OF = {
    "child": "kind kinder kindern maedchen jungs junge soehne toechter sohn tochter",
    "person": PEOPLE,
    "time": "mal male besuch besuche tag tage tagen",
    "order": "bestellung bestellungen paket pakete lieferung lieferungen",
    "provider": "anbieter lieferant lieferanten dienstleister partner firmen firma",
}

FRAME = """
dauert dauerte gedauert warte gewartet warten haben hat hatte hatten sind waren ist war wird
gebe geben gab gaben ausgegeben bezahlt zahle zahlen kostet kostete insgesamt zusammen alles
allem in total nur erst schon etwa so rund gut knapp genau ungefaehr jung alt geworden bin
beschaeftigen arbeiten arbeite brauche braucht brauchen benoetigt seit im in am an der die das
den dem ein eine einen einer es er sie ich wir man mich mir uns bei zu zum zur noch heute jetzt
derzeit aktuell meistens lang lange gross mai juni juli januar februar maerz april august
september oktober november dezember jahr jahre monat woche tag stunde zeit team groesse wohne
wohnen lebe leben gekauft bestellt fahre fahren laufe gehe gehen komme kommen verbringe
verbringen am zieht ziehen zog gezogen sich hin gern gerne
"""

EVENTS = "war waren gegangen gekommen gekauft bestellt gefahren gelaufen besucht gemacht"

NOW = """
jetzt | heute | inzwischen | mittlerweile | derzeit | aktuell | zur zeit | zurzeit | nun |
nur noch | am ende | schliesslich | letztlich
"""
THEN = """
frueher | damals | vorher | ehemals | zuvor | letztes jahr | im letzten jahr | im vorjahr |
anfangs | zuerst | urspruenglich | geplant waren | geplant | versprochen | angeblich |
statt | anstatt
"""
AGO = "her"
BEFORE = "vor"
TOGETHER = {
    "zweit": 2.0, "dritt": 3.0, "viert": 4.0, "fuenft": 5.0, "sechst": 6.0, "siebt": 7.0,
    "acht": 8.0, "neunt": 9.0, "zehnt": 10.0,
}  # fmt: skip
PART = """
davon | darunter | inklusive | inkl | einschliesslich | ohne | ausser | ausgenommen | nicht
mitgerechnet
"""
RATED = """
pro [kopf|person|monat|woche|tag|jahr|stunde|nacht|stueck|mitarbeiter|nutzer] | je | jeweils |
[im|am|in der|die|jeden|jede] [monat|woche|tag|jahr|stunde|quartal] | monatlich | woechentlich |
taeglich | jaehrlich
"""
ELSEWHERE = """
er ist | sie ist | eingestellt | entlassen | gekuendigt | unter mir | mein team | meine
abteilung | waeren | waere | haette | haetten | soll | sollte | sollten | mehr | weniger |
laenger | kuerzer | andere firmen | im vergleich | bestenfalls | schlimmstenfalls | idealerweise
| moechte | wuensche | werden es | werdens | werde | naechste | naechsten | naechstes
"""
OTHERS = """
[mein|meine|unser|unsere]
[vater|mutter|frau|mann|sohn|tochter|bruder|schwester|chef|chefin|nachbar|
freund|freundin|kollege|kollegin|eltern|oma|opa] | [die|der|seine|ihre|seiner|ihrer]
[schwester|bruder|aeltere|aelteste|juengere|grosse|kleine] | davor
"""
WAS = "es waren | waren es | war es | es war | waren | war"

VARIES = """
an [guten|schlechten] tagen | im besten fall | im schlimmsten fall |
[das|es|] kommt drauf an | [das|es|] kommt darauf an | unterschiedlich | je nachdem |
manchmal | schwankt | mehr im | im sommer mehr | im winter mehr | [wenn alles|falls alles] gut
geht | wenn es gut laeuft
"""
INSTITUTIONS = """
universitaet hochschule schule krankenhaus klinik institut stiftung verein behoerde amt
ministerium verband kirche stadt gemeinde staatlich oeffentlich akademie labor genossenschaft
"""
RATES = {
    "daily": "taeglich | jeden tag | jeden einzelnen tag | tagtaeglich",
    "weekly": "woechentlich | jede woche",
    "fortnightly": "alle zwei wochen | alle 2 wochen | jede zweite woche | zweiwoechentlich",
    "monthly": "monatlich | jeden monat",
    "quarterly": "vierteljaehrlich | jedes quartal",
    "yearly": "jaehrlich | jedes jahr",
    "every_other_day": "jeden zweiten tag | alle zwei tage | alle 2 tage",
    "every_other_month": "jeden zweiten monat | alle zwei monate",
    "seldom": "fast nie | so gut wie nie | alle jubeljahre",
    "workdays": "jeden [werktag|arbeitstag]",
    "weekends": "jedes wochenende | am wochenende | an wochenenden",
}
EVERY = "alle | jeden | jede | jedes"
PER = "pro | die | in der | im | am | je | in einer | in einem"
ONCE = {
    "einmal": 1.0, "zweimal": 2.0, "dreimal": 3.0, "viermal": 4.0, "fuenfmal": 5.0, "sechsmal": 6.0,
    "siebenmal": 7.0, "zehnmal": 10.0,
}  # fmt: skip
WEEKDAYS = """
montag montags mo | dienstag dienstags di | mittwoch mittwochs mi | donnerstag donnerstags do |
freitag freitags fr | samstag samstags sonnabend sonnabends sa | sonntag sonntags
"""
SELF = "[nur|] ich | ich allein | ich alleine | nur ich selbst | allein | alleine"
SHARES = {
    "all": "alle | alles | komplett",
    "nearly_all": "fast [alle|alles] | beinahe [alle|alles] | nahezu [alle|alles]",
    "most": "die meisten | meiste | mehr als die haelfte | ueber die haelfte | die mehrheit",
    "half": "die haelfte | haelfte | halb halb",
    "little": "kaum [welche|jemand|etwas] | fast [keine|nichts|keiner]",
    "nothing": "keine | nichts | keiner | gar [keine|nichts]",
}
FRACTIONS = {
    "drittel": 3.0, "viertel": 4.0, "fuenftel": 5.0, "sechstel": 6.0, "achtel": 8.0,
    "zehntel": 10.0,
}  # fmt: skip
IN = "von | aus"
ONE_OF = "jeder | jede | jedes | jeden | einer | eine"
LABEL_MORE = "laenger her | mehr | oefter | haeufiger | laenger | aelter | hoeher | darueber"
LABEL_LESS = """
[seltener|weniger] oder [nie|gar nicht] | weniger | seltener | kuerzer | juenger | niedriger |
darunter
"""
NIL = "gar nicht | nie | niemals | keine | keiner | keines | kein mal | null | nichts | nein"
BREAKS = """
aber weil wenn da als obwohl damit wobei sofern falls bis bevor nachdem dass denn sodass
"""
PRONOUNS = "ich wir es sie er man das dies"
UNTIL_NOW = r"\b(?:seit wann|seit wie|wie lange .{0,40}schon|wie lange sind|wie lange leben)\b"
LEADING_AWAY = "fuer von zum zur um als gegen bis"
PERSONS = """
kind kindes kinder sohn tochter baby schueler schuelerin patient patientin mutter vater partner
partnerin mann frau angehoerige kunde kundin gast chef chefin lehrer lehrerin hund katze tier pferd
"""
