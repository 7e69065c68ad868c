# ruff: noqa: SIM905, E501  (word lists and patterns read best one a line)
"""Closed word classes of the languages the drafting knows; data, and nothing that decides.

English, German, French and Spanish. A language that is not listed gets empty classes, which makes every
check stricter and every wording aid silent: the user's own words then stand as they are.
"""

from __future__ import annotations

_DAYS = {
    "en": "monday tuesday wednesday thursday friday saturday sunday",
    "de": "montag dienstag mittwoch donnerstag freitag samstag sonntag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
}
_MONTHS = {
    "en": "january february march april may june july august september october november december",
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
}
_SHORT = {
    "mon": "day1", "tue": "day2", "tues": "day2", "wed": "day3", "thu": "day4", "thur": "day4",
    "thurs": "day4", "fri": "day5", "sat": "day6", "sun": "day7", "jan": "month1", "feb": "month2",
    "mar": "month3", "apr": "month4", "jun": "month6", "jul": "month7", "aug": "month8", "sep": "month9",
    "sept": "month9", "oct": "month10", "nov": "month11", "dec": "month12", "sonnabend": "day6",
}  # fmt: skip
_RELATIVE = {
    "today": "today", "tomorrow": "tomorrow", "tmrw": "tomorrow", "tmr": "tomorrow",
    "yesterday": "yesterday", "tonight": "tonight",
    "heute": "today", "morgen": "tomorrow", "gestern": "yesterday", "übermorgen": "tomorrow+1",
    "aujourd'hui": "today", "demain": "tomorrow", "hier": "yesterday",
    "hoy": "today", "ayer": "yesterday", "noon": "noon", "midnight": "midnight",
}  # fmt: skip


def _date_words() -> dict[str, str]:
    words = dict(_SHORT) | _RELATIVE
    for names in _DAYS.values():
        words |= {name: f"day{number}" for number, name in enumerate(names.split(), 1)}
        words |= {
            name + "s": f"day{number}" for number, name in enumerate(names.split(), 1) if name[-1] != "s"
        }
    for names in _MONTHS.values():
        words |= {name: f"month{number}" for number, name in enumerate(names.split(), 1)}
    return words


DATE_WORDS: dict[str, str] = _date_words()
DAY_NAMES: dict[str, frozenset[str]] = {code: frozenset(names.split()) for code, names in _DAYS.items()}
MONTH_NAMES: dict[str, frozenset[str]] = {code: frozenset(names.split()) for code, names in _MONTHS.items()}

NUMBER_WORDS: dict[str, str] = {
    "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
    "ten": "10", "eleven": "11", "twelve": "12", "twenty": "20", "thirty": "30", "fifty": "50",
    "zwei": "2", "drei": "3", "vier": "4", "fünf": "5", "sechs": "6", "sieben": "7", "acht": "8",
    "neun": "9", "zehn": "10", "elf": "11", "zwölf": "12", "deux": "2", "trois": "3", "quatre": "4",
    "cinq": "5", "sept": "7", "huit": "8", "neuf": "9", "dix": "10", "dos": "2", "tres": "3",
    "cuatro": "4", "cinco": "5", "seis": "6", "siete": "7", "ocho": "8", "nueve": "9", "diez": "10",
}  # fmt: skip

ARTICLES: dict[str, frozenset[str]] = {
    "en": frozenset(["the", "a", "an"]),
    "de": frozenset(
        ["der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines"]
    ),
    "fr": frozenset(["le", "la", "les", "l'", "un", "une", "des", "du", "de", "d'"]),
    "es": frozenset(["el", "la", "los", "las", "un", "una", "unos", "unas", "lo"]),
}

# Words that a wording may add: they carry grammar, and neither facts nor intent.
ADDABLE: dict[str, frozenset[str]] = {
    "en": ARTICLES["en"]
    | frozenset(("is are am be been being has have of for on at in to and that there it's i'm").split())
    | frozenset(["this", "it", "as", "s"]),
    "de": ARTICLES["de"]
    | frozenset(("ist sind bin hat haben habe wurde wurden worden zu und dass es gibt liegt dies").split()),
    "fr": ARTICLES["fr"]
    | frozenset(("est sont suis a ai ont avons été et que se ne ce cette ces y").split()),
    "es": ARTICLES["es"] | frozenset(("es está están son estoy ha han he hemos hay y que se").split()),
}

# Prepositions that a wording may add, by the plain form of what is contracted with an article. One that
# stands in the note has to stay: "with Anna" is not "for Anna".
LINKS: dict[str, dict[str, str]] = {
    "de": {"am": "an", "im": "in", "zum": "zu", "zur": "zu", "vom": "von", "beim": "bei", "fürs": "für", "ins": "in",
           "ans": "an", **{word: word for word in "an in zu von bei für mit um über auf ab".split()}},
    "fr": {"au": "à", "aux": "à", "du": "de", "des": "de",
           **{word: word for word in "à de pour en dans avec chez par".split()}},
    "es": {"al": "a", "del": "de", **{word: word for word in "a de en con para por".split()}},
}  # fmt: skip

PERSONS: dict[str, dict[str, frozenset[str]]] = {
    "en": {
        "I": frozenset(["i", "me", "my", "mine", "i'm", "i'll", "i've", "i'd", "myself"]),
        "we": frozenset(["we", "us", "our", "ours", "we're", "we'll", "we've", "we'd"]),
        "you": frozenset(["you", "your", "yours", "you're", "you'll", "you've", "you'd"]),
        "he": frozenset(["he", "him", "his", "he's"]),
        "she": frozenset(["she", "her", "hers", "she's"]),
        "they": frozenset(["they", "them", "their", "theirs", "they're", "they'll", "they've"]),
    },
    "de": {
        "I": frozenset(["ich", "mich", "mir", "mein", "meine", "meinen", "meinem", "meiner"]),
        "we": frozenset(["wir", "uns", "unser", "unsere", "unseren", "unserem", "unserer"]),
        "you": frozenset(
            (
                "du dich dir dein deine deinen deinem deiner euch euer ihnen ihr ihre ihren ihrem ihrer sie"
            ).split()
        ),
        "he": frozenset(["er", "ihn", "ihm", "sein", "seine", "seinen", "seinem", "seiner"]),
    },
    "fr": {
        "I": frozenset(["je", "j'ai", "j'", "me", "m'", "mon", "ma", "mes", "moi"]),
        "we": frozenset(["nous", "notre", "nos"]),
        "you": frozenset(["vous", "votre", "vos", "tu", "te", "t'", "ton", "ta", "tes", "toi"]),
        "he": frozenset(["il", "lui", "son", "sa", "ses", "elle", "ils", "elles", "leur", "leurs"]),
    },
    "es": {
        "I": frozenset(["yo", "me", "mi", "mis", "mí"]),
        "we": frozenset(["nosotros", "nos", "nuestro", "nuestra", "nuestros", "nuestras"]),
        "you": frozenset(
            ["usted", "ustedes", "tú", "te", "ti", "tu", "tus", "vosotros", "os", "vuestro", "vuestra"]
        ),
        "he": frozenset(["él", "ella", "ellos", "ellas", "le", "les", "su", "sus"]),
    },
}

NEGATIONS: frozenset[str] = frozenset(
    (
        "no not never none nothing nobody neither nor without cannot nicht kein keine keinen keinem "
        "keiner nie niemals nichts niemand ohne weder pas jamais rien personne aucun aucune sans ni "
        "nunca nada nadie ningún ninguno ninguna sin tampoco hardly unless except only nur seulement "
        "sauf sólo solo salvo außer"
    ).split()
)
MODALS: frozenset[str] = frozenset(
    (
        "can could will would shall should must may might ought need cannot won't kann können könnte "
        "könnten wird werden würde würden soll sollen sollte sollten muss müssen müsste darf dürfen "
        "dürfte peut pouvez peux pouvons doit devez dois puede pueden podría debe deben debería puedo "
        "did do does was were had if whether when because although but or before after until till by "
        "since from ob wenn weil aber oder bis vor nach seit si mais ou avant après jusqu'à depuis "
        "pero o antes después hasta desde always sometimes maybe perhaps probably still already yet "
        "almost about approximately"
    ).split()
)

META = (
    "here is", "here's the", "here are", "sure,", "sure!", "certainly", "as an ai", "language model", "i'm an ai",
    "the sentence", "rewritten", "the following", "note:", "sentence:", "points:", "point:", "dear [", "[your",
    "[name", "<|", "|>", "i hope this helps", "let me know if you would like me to rewrite", "text:", "mail:",
    "hier ist der", "voici le", "voici la", "aquí está", "subject:", "instruction",
)  # fmt: skip

STOP: dict[str, frozenset[str]] = {
    code: ADDABLE[code] | frozenset(LINKS.get(code, ())) | frozenset().union(*PERSONS[code].values())
    for code in ("en", "de", "fr", "es")
}

# Words that may stand capitalised without being a name: sentence starters and courtesy words.
KNOWN_WORDS: frozenset[str] = (
    frozenset().union(*STOP.values())
    | MODALS
    | NEGATIONS
    | frozenset(
        (
            "hi hello dear thanks thank please best kind regards yours sincerely cheers sorry good "
            "great happy also and so we're if then as yes ok okay any what who where when why how "
            "which all both each every some many let see you're attached regarding re fwd hallo liebe "
            "lieber sehr geehrte geehrter viele grüße gruß mit freundlichen herzliche danke vielen "
            "dank bitte guten tag morgen bonjour cher chère merci cordialement bien salut madame "
            "monsieur hola estimado estimada gracias saludos atentamente cordial un buenos días "
            "asap fyi btw eod imo imho tbh afaik lol omg tia vg mfg lg"
        ).split()
    )
)
