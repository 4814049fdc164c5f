"""German: synonyms for common families of answers; each sense has its cues and its phrases."""

FAMILIES = {
    "change": {
        "up": (
            "gestiegen erhoeht zugenommen mehr hoeher gewachsen steigen zunehmen erhoehen groesser",
            """
                gestiegen | erhoeht | hat sich erhoeht | zugenommen | mehr | hoeher | gewachsen |
                mehr geworden | nach oben | steigt | nimmt zu | wird mehr | groesser | ausgebaut |
                aufgestockt
            """,
        ),
        "same": (
            "gleich unveraendert gleichgeblieben konstant stabil gleichbleibend",
            """
                gleich | unveraendert | gleich geblieben | gleichgeblieben | konstant | stabil |
                wie vorher |
                keine veraenderung | nicht veraendert | hat sich nicht veraendert | bleibt gleich |
                genauso viel | etwa gleich | genau so viel | keine aenderung | wie bisher
            """,
        ),
        "down": (
            """
                gesunken verringert abgenommen weniger niedriger geschrumpft sinken reduziert
                gefallen kleiner
            """,
            """
                gesunken | verringert | hat sich verringert | abgenommen | weniger | niedriger |
                gefallen |
                weniger geworden | gekuerzt | geschrumpft | reduziert | nach unten | sinkt |
                nimmt ab |
                zurueckgegangen | wird weniger | kleiner
            """,
        ),
    },
    "agree": {
        "strongly_agree": (
            "",
            """
                stimme voll zu | stimme voll und ganz zu | stimme voellig zu | stimme sehr zu |
                trifft voll zu | trifft voll und ganz zu
            """,
        ),
        "agree": ("", "stimme zu | ich stimme zu | zustimmung | trifft zu"),
        "rather_agree": ("", "stimme eher zu | trifft eher zu | eher ja"),
        "neutral": ("", "teils teils | weder noch | neutral | unentschieden | mittel"),
        "disagree": (
            "",
            """
                stimme nicht zu | lehne ab | ich stimme nicht zu | trifft nicht zu
            """,
        ),
        "rather_disagree": ("", "stimme eher nicht zu | trifft eher nicht zu | eher nein"),
        "strongly_disagree": (
            "",
            """
                stimme ueberhaupt nicht zu | stimme gar nicht zu | trifft ueberhaupt nicht zu |
                trifft gar nicht zu
            """,
        ),
    },
    "frequency": {
        "never": ("", "nie | niemals | noch nie | kein einziges mal"),
        "rarely": ("", "selten | kaum | fast nie | sehr selten | so gut wie nie | nicht oft"),
        "sometimes": (
            "",
            """
                manchmal | gelegentlich | ab und zu | hin und wieder | ab und an |
                von zeit zu zeit
            """,
        ),
        "often": ("", "oft | haeufig | sehr oft | oefter | meistens | sehr haeufig"),
        "always": ("", "immer | staendig | jedes mal | jedesmal | immerzu"),
    },
    "period": {
        "daily": ("", "taeglich | jeden tag | einmal am tag"),
        "weekly": ("", "woechentlich | jede woche | einmal pro woche | einmal die woche"),
        "monthly": ("", "monatlich | jeden monat | einmal im monat"),
        "yearly": ("", "jaehrlich | jedes jahr | einmal im jahr"),
    },
    "gender": {
        "male": ("", "maennlich | mann | ein mann | m"),
        "female": ("", "weiblich | frau | eine frau | w"),
    },
    "aware": {
        "no": (
            "",
            """
                nie gehoert | noch nie gehoert | nie davon gehoert | unbekannt | kenne ich nicht |
                nicht bekannt | kenn ich nicht | kenne ich gar nicht | noch nie davon gehoert |
                nicht gekannt
            """,
        ),
        "name": (
            "",
            """
                nur dem namen nach | dem namen nach | nur vom namen | vom namen her |
                namentlich bekannt | schon mal gehoert | schon gehoert | nur der name |
                den namen | nur den namen | kenne den namen | kenne nur den namen | gehoert von
            """,
        ),
        "familiar": ("", "vertraut | gut bekannt | kenne ich gut | gut vertraut | vertraut mit"),
        "worked": (
            "",
            """
                zusammengearbeitet | zusammengearbeitet mit | gearbeitet mit | schon genutzt |
                genutzt | arbeiten wir mit | haben wir gearbeitet | zusammenarbeit
            """,
        ),
    },
    "yesno": {
        "yes": (
            "",
            """
                ja | jawohl | jep | jo | genau | natuerlich | auf jeden fall | sicher | klar |
                stimmt | richtig | ja klar | j | absolut | selbstverstaendlich
            """,
        ),
        "no": (
            "",
            """
                nein | nee | noe | auf keinen fall | keineswegs | nicht wirklich |
                ueberhaupt nicht | gar nicht | n | falsch | stimmt nicht | leider nein |
                eher nicht
            """,
        ),
    },
}
