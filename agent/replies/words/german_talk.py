"""German: what respondents ask of the interviewer, and signs of distress."""

COMMANDS = {
    "skip": """
        ueberspringen | [diese|die|] frage ueberspringen | naechste frage | [die|] naechste |
        weiter |
        ueberspring das | das ueberspringe ich | passe | ich passe | auslassen | zur naechsten frage
    """,
    "back": """
        zurueck | [eine frage|einen schritt|] zurueck | zurueckgehen | [zur|] vorherigen frage |
        [zur|] letzten frage | vorherige frage | geh zurueck | gehen sie zurueck |
        zurueck zur letzten frage
    """,
    "change": """
        [meine|die|] antwort [aendern|korrigieren] | antwort korrigieren |
        ich [moechte|will|wuerde gern] meine [letzte|] antwort [aendern|korrigieren] | aendern |
        [meine|die|] letzte antwort [aendern|korrigieren]
    """,
    "repeat": """
        wiederholen | noch einmal | nochmal | [die|] frage wiederholen | bitte wiederholen |
        wie war die frage | wie bitte | wiederhole [das|die frage] | was war die frage | nochmals |
        was sind die optionen | welche antworten gibt es
    """,
    "help": """
        hilfe | ich brauche hilfe | wie funktioniert das | was soll ich tun | was kann ich sagen
    """,
    "pause": """
        pause | pausieren | pause machen | ich brauche eine pause | spaeter | spaeter weiter |
        ich mache spaeter weiter | spaeter weitermachen | ich muss weg | unterbrechen | kurze pause
    """,
    "stop": """
        stopp | stop | beenden | abbrechen | aufhoeren | ende | schluss | abbruch |
        [das|die|] [interview|umfrage|befragung|gespraech] [beenden|abbrechen] |
        ich [moechte|will] [hier|jetzt|] [aufhoeren|abbrechen|beenden] | ich hoere auf |
        ich [moechte|will] [das interview|die umfrage|die befragung] [beenden|abbrechen] |
        ich [moechte|will] nicht [mehr|weitermachen|mehr weitermachen|mehr teilnehmen]
    """,
}

POLITE = """
bitte danke koennen koennten kann koennte wir ich sie mir uns mal jetzt gerne gern also ok okay
hallo entschuldigung wuerde moechte moechten und aber
"""

LANGUAGES = {
    "de": "deutsch | auf deutsch | in deutsch | deutsche sprache",
    "en": "englisch | auf englisch | in englisch | englische sprache",
}

SWITCH = """
[weiter|sprechen|wechseln|sprich|sprechen sie|umstellen|umschalten|geht das|geht das auch|machen]
"""

QUESTIONS = """
was [meinen|meinst] [sie|du] [mit|] | was [ist|sind|bedeutet|heisst|meint|zaehlt] | was ist mit |
warum [fragen|wollen|fragt|moechten] | wieso [fragen|wollen] | wofuer [ist|brauchen] |
wie [definieren|meinen] sie | wie lange [dauert|noch] | wie viele fragen |
wer [sind|ist|liest|sieht|steckt] | ist das [anonym|vertraulich] | ist die umfrage anonym |
[koennen|koennten] sie [das|] erklaeren | erklaeren sie | was genau | was verstehen sie unter |
zaehlt [das|dazu] | gehoert | ich verstehe [die frage|] nicht | was passiert mit | welche | muss ich
"""

NOTHING_MORE = """
nein | nichts | nichts mehr | das war alles | das ist alles | das war's | das wars | sonst nichts |
nein danke | keine | nichts weiter | nichts hinzuzufuegen | nein das war's | nee | alles gut
"""

DISTRESS = """
mich umbringen | bringe mich um | nicht mehr leben | will sterben | moechte sterben | suizid |
selbstmord begehen | mir das leben nehmen | mein leben beenden | mir etwas antun | suizidgedanken |
mich selbst verletzen | keinen sinn mehr im leben | selbstmordgedanken | lieber tot
"""

DISTRESS_WHOLE = """
ich kann nicht mehr | ich halte das nicht mehr aus | ich kann so nicht weiterleben
"""
