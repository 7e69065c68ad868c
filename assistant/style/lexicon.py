# ruff: noqa: SIM905, E501  (long word lists read best as words in a string, one pattern a line)
"""The words of correspondence in several languages: greetings, sign-offs, titles, hedges, politeness.

Plain data, so that every other module of the style package looks at a text through the same words.
English, German, French and Spanish are covered in all lists; a few more languages have greetings and
sign-offs. What is in no list is still recognised by the shape of its line (``letters``).
"""

from __future__ import annotations

from typing import TypeVar

_T = TypeVar("_T")

FORMAL, NEUTRAL, INFORMAL = 1, 0, -1

# phrase -> tone; the longest phrase that fits a line wins.
GREETINGS: dict[str, int] = {
    # English
    "to whom it may concern": FORMAL,
    "dear": FORMAL,
    "good morning": NEUTRAL,
    "good afternoon": NEUTRAL,
    "good evening": NEUTRAL,
    "good day": NEUTRAL,
    "greetings": NEUTRAL,
    "hello": NEUTRAL,
    "hello there": NEUTRAL,
    "hi": INFORMAL,
    "hi there": INFORMAL,
    "hey": INFORMAL,
    "hey there": INFORMAL,
    "hiya": INFORMAL,
    "howdy": INFORMAL,
    "morning": INFORMAL,
    "yo": INFORMAL,
    # German
    "sehr geehrte": FORMAL,
    "sehr geehrter": FORMAL,
    "sehr geehrtes": FORMAL,
    "geehrte": FORMAL,
    "geehrter": FORMAL,
    "sehr verehrte": FORMAL,
    "sehr verehrter": FORMAL,
    "werte": FORMAL,
    "werter": FORMAL,
    "guten tag": NEUTRAL,
    "guten morgen": NEUTRAL,
    "guten abend": NEUTRAL,
    "grüß gott": NEUTRAL,
    "grüezi": NEUTRAL,
    "hallo": INFORMAL,
    "liebe": INFORMAL,
    "lieber": INFORMAL,
    "liebes": INFORMAL,
    "ihr lieben": INFORMAL,
    "moin": INFORMAL,
    "moin moin": INFORMAL,
    "servus": INFORMAL,
    "grüß dich": INFORMAL,
    "hallöchen": INFORMAL,
    # French
    "madame": FORMAL,
    "monsieur": FORMAL,
    "mesdames": FORMAL,
    "messieurs": FORMAL,
    "madame, monsieur": FORMAL,
    "chère madame": FORMAL,
    "cher monsieur": FORMAL,
    "cher": NEUTRAL,
    "chère": NEUTRAL,
    "chers": NEUTRAL,
    "chères": NEUTRAL,
    "bonjour": NEUTRAL,
    "bonsoir": NEUTRAL,
    "rebonjour": NEUTRAL,
    "salut": INFORMAL,
    "coucou": INFORMAL,
    # Spanish
    "estimado": FORMAL,
    "estimada": FORMAL,
    "estimados": FORMAL,
    "estimadas": FORMAL,
    "muy señor mío": FORMAL,
    "muy señores míos": FORMAL,
    "apreciado": FORMAL,
    "apreciada": FORMAL,
    "distinguido": FORMAL,
    "distinguida": FORMAL,
    "buenos días": NEUTRAL,
    "buenas tardes": NEUTRAL,
    "buenas noches": NEUTRAL,
    "buen día": NEUTRAL,
    "hola": INFORMAL,
    "buenas": INFORMAL,
    "querido": INFORMAL,
    "querida": INFORMAL,
    "queridos": INFORMAL,
    "queridas": INFORMAL,
    # Italian, Dutch, Portuguese, Scandinavian, Polish
    "gentile": FORMAL,
    "egregio": FORMAL,
    "buongiorno": NEUTRAL,
    "salve": NEUTRAL,
    "caro": INFORMAL,
    "cara": INFORMAL,
    "ciao": INFORMAL,
    "geachte": FORMAL,
    "beste": NEUTRAL,
    "hoi": INFORMAL,
    "prezado": FORMAL,
    "prezada": FORMAL,
    "bom dia": NEUTRAL,
    "boa tarde": NEUTRAL,
    "olá": INFORMAL,
    "oi": INFORMAL,
    "hej": INFORMAL,
    "hei": INFORMAL,
    "kära": INFORMAL,
    "kjære": INFORMAL,
    "szanowny": FORMAL,
    "szanowna": FORMAL,
    "dzień dobry": NEUTRAL,
    "witam": NEUTRAL,
    "cześć": INFORMAL,
}

# phrase -> (tone, weak). A weak one is also an ordinary beginning of a sentence ("Thanks for …"), so it
# is a sign-off only when nothing but a few closing words or a name follows.
SIGN_OFFS: dict[str, tuple[int, bool]] = {
    # English
    "best": (NEUTRAL, True),
    "best regards": (NEUTRAL, False),
    "best wishes": (NEUTRAL, False),
    "kind regards": (NEUTRAL, False),
    "kindest regards": (NEUTRAL, False),
    "warm regards": (NEUTRAL, False),
    "warmest regards": (NEUTRAL, False),
    "warm wishes": (NEUTRAL, False),
    "with best regards": (FORMAL, False),
    "with kind regards": (FORMAL, False),
    "regards": (NEUTRAL, False),
    "with regards": (NEUTRAL, False),
    "with best wishes": (FORMAL, False),
    "warmly": (NEUTRAL, True),
    "many thanks": (NEUTRAL, True),
    "thanks": (INFORMAL, True),
    "thanks again": (INFORMAL, True),
    "thx": (INFORMAL, True),
    "thank you": (NEUTRAL, True),
    "thank you again": (NEUTRAL, True),
    "with thanks": (NEUTRAL, True),
    "cheers": (INFORMAL, True),
    "sincerely": (FORMAL, True),
    "sincerely yours": (FORMAL, False),
    "yours sincerely": (FORMAL, False),
    "yours truly": (FORMAL, False),
    "yours faithfully": (FORMAL, False),
    "faithfully yours": (FORMAL, False),
    "yours": (NEUTRAL, True),
    "yours eternally": (NEUTRAL, True),
    "respectfully": (FORMAL, True),
    "respectfully yours": (FORMAL, False),
    "cordially": (FORMAL, True),
    "cordially yours": (FORMAL, False),
    "all the best": (NEUTRAL, True),
    "all best": (NEUTRAL, True),
    "take care": (INFORMAL, True),
    "talk soon": (INFORMAL, True),
    "speak soon": (INFORMAL, True),
    "see you": (INFORMAL, True),
    "see you soon": (INFORMAL, True),
    "see you then": (INFORMAL, True),
    "see you tomorrow": (INFORMAL, True),
    "love": (INFORMAL, True),
    "lots of love": (INFORMAL, True),
    "hugs": (INFORMAL, True),
    "xo": (INFORMAL, True),
    "xoxo": (INFORMAL, True),
    "with gratitude": (NEUTRAL, True),
    "br": (NEUTRAL, True),
    "rgds": (NEUTRAL, True),
    "apologies": (NEUTRAL, True),
    "with appreciation": (FORMAL, True),
    "until then": (INFORMAL, True),
    "until soon": (INFORMAL, True),
    "bye": (INFORMAL, True),
    # German
    "mit freundlichen grüßen": (FORMAL, False),
    "mit freundlichem gruß": (FORMAL, False),
    "mit besten grüßen": (FORMAL, False),
    "mit herzlichen grüßen": (NEUTRAL, False),
    "mit vielen grüßen": (NEUTRAL, False),
    "freundliche grüße": (FORMAL, False),
    "freundlichen gruß": (FORMAL, False),
    "hochachtungsvoll": (FORMAL, False),
    "beste grüße": (NEUTRAL, False),
    "viele grüße": (NEUTRAL, False),
    "schöne grüße": (NEUTRAL, False),
    "schönen gruß": (NEUTRAL, False),
    "herzliche grüße": (NEUTRAL, False),
    "herzlichst": (NEUTRAL, True),
    "herzlich": (NEUTRAL, True),
    "liebe grüße": (INFORMAL, False),
    "lieben gruß": (INFORMAL, False),
    "grüße": (INFORMAL, False),
    "gruß": (INFORMAL, False),
    "lg": (INFORMAL, True),
    "vg": (INFORMAL, True),
    "mfg": (FORMAL, True),
    "bg": (NEUTRAL, True),
    "bis bald": (INFORMAL, True),
    "bis dann": (INFORMAL, True),
    "bis morgen": (INFORMAL, True),
    "alles liebe": (INFORMAL, True),
    "alles gute": (INFORMAL, True),
    "danke": (INFORMAL, True),
    "danke dir": (INFORMAL, True),
    "vielen dank": (NEUTRAL, True),
    "besten dank": (NEUTRAL, True),
    "dein": (INFORMAL, True),
    "deine": (INFORMAL, True),
    "ihr": (FORMAL, True),
    "ihre": (FORMAL, True),
    "tschüss": (INFORMAL, True),
    # French
    "cordialement": (NEUTRAL, False),
    "bien cordialement": (NEUTRAL, False),
    "très cordialement": (NEUTRAL, False),
    "bien à vous": (NEUTRAL, False),
    "bien à toi": (INFORMAL, False),
    "sincèrement": (NEUTRAL, True),
    "amicalement": (INFORMAL, False),
    "amitiés": (INFORMAL, False),
    "salutations": (FORMAL, False),
    "meilleures salutations": (FORMAL, False),
    "sincères salutations": (FORMAL, False),
    "salutations distinguées": (FORMAL, False),
    "respectueusement": (FORMAL, False),
    "veuillez agréer": (FORMAL, False),
    "je vous prie d'agréer": (FORMAL, False),
    "à bientôt": (INFORMAL, True),
    "à plus": (INFORMAL, True),
    "à demain": (INFORMAL, True),
    "bises": (INFORMAL, True),
    "bisous": (INFORMAL, True),
    "je t'embrasse": (INFORMAL, True),
    "merci": (INFORMAL, True),
    "merci beaucoup": (NEUTRAL, True),
    "merci d'avance": (NEUTRAL, True),
    "bonne journée": (NEUTRAL, True),
    "bonne soirée": (NEUTRAL, True),
    # Spanish
    "saludos": (NEUTRAL, False),
    "un saludo": (NEUTRAL, False),
    "saludos cordiales": (FORMAL, False),
    "cordiales saludos": (FORMAL, False),
    "un cordial saludo": (FORMAL, False),
    "reciba un cordial saludo": (FORMAL, False),
    "atentamente": (FORMAL, False),
    "cordialmente": (FORMAL, False),
    "muy atentamente": (FORMAL, False),
    "un abrazo": (INFORMAL, True),
    "un fuerte abrazo": (INFORMAL, True),
    "abrazos": (INFORMAL, True),
    "besos": (INFORMAL, True),
    "gracias": (INFORMAL, True),
    "muchas gracias": (NEUTRAL, True),
    "mil gracias": (INFORMAL, True),
    "hasta pronto": (INFORMAL, True),
    "hasta luego": (INFORMAL, True),
    "cuídate": (INFORMAL, True),
    # Italian, Dutch, Portuguese, Scandinavian, Polish
    "cordiali saluti": (FORMAL, False),
    "distinti saluti": (FORMAL, False),
    "saluti": (NEUTRAL, False),
    "un caro saluto": (INFORMAL, False),
    "a presto": (INFORMAL, True),
    "grazie": (INFORMAL, True),
    "met vriendelijke groet": (FORMAL, False),
    "met vriendelijke groeten": (FORMAL, False),
    "groet": (INFORMAL, False),
    "groeten": (INFORMAL, False),
    "groetjes": (INFORMAL, False),
    "mvg": (NEUTRAL, True),
    "atenciosamente": (FORMAL, False),
    "cumprimentos": (FORMAL, False),
    "abraços": (INFORMAL, True),
    "obrigado": (NEUTRAL, True),
    "obrigada": (NEUTRAL, True),
    "med vänliga hälsningar": (FORMAL, False),
    "vänliga hälsningar": (FORMAL, False),
    "hälsningar": (NEUTRAL, False),
    "mvh": (NEUTRAL, True),
    "med vennlig hilsen": (FORMAL, False),
    "hilsen": (NEUTRAL, False),
    "pozdrawiam": (NEUTRAL, False),
    "z poważaniem": (FORMAL, False),
}

SIGN_OFF_TAILS = frozenset(
    "again so much a lot million ton bunch very in advance all and for now everyone you too to aus from "
    "viele vielmals sehr im voraus und nochmals beaucoup encore mil muchas por todo de antemano".split()
)

GROUP_WORDS = frozenset(
    "all team everyone everybody folks both guys there friends colleagues ladies gentlemen gents sir sirs madam "
    "committee group y'all two and or & + et und y e o ou oder "
    "zusammen alle leute kollegen kolleginnen damen herren freunde ihr lieben euch miteinander "
    "à tous toutes tout le monde équipe l'équipe collègues amis madame monsieur mesdames messieurs "
    "a todos todas equipo señores señoras señor señora compañeros amigos".split()
)

TITLES = frozenset(
    "mr mrs ms miss mx dr prof professor sir madam lady lord rev "
    "herr frau hr fr dipl-ing doktor "
    "m mme mlle madame monsieur mademoiselle maître docteur "
    "sr sra srta señor señora señorita don doña d dª doctora doctor "
    "signor signora dott dhr mevr".split()
)

# First words of a mail that look like "Name," or "Name:" and are no names.
NOT_NAMES = frozenset(
    "thanks thank sorry yes no ok okay sure however also today yesterday tomorrow note fyi attached subject "
    "re fw fwd regards best cheers great please well so done agreed first second third finally hello hi hey dear "
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august "
    "september october november december question questions agenda background summary update updates from to "
    "cc bcc date when where what who why how attention importantly meanwhile otherwise unfortunately again "
    "actually absolutely perfect good fine understood received noted congratulations welcome apologies nice "
    "wow oh ah hmm reminder warning important urgent deadline next last now then here there this that these "
    "the a an and but or if in on at as by for with we i you he she they it my your our his her its "
    "talk speak call see will would could should can may might must do does did have has had is are was were "
    "ps p.s nb tbd tba asap sincerely yours love location time place call meeting action actions "
    "danke ja nein gerne super klar prima montag dienstag mittwoch donnerstag freitag samstag sonntag gruß "
    "grüße bitte betreff anbei hinweis leider übrigens wichtig heute morgen gestern "
    "merci oui non parfait désolé désolée bien objet lundi mardi mercredi jeudi vendredi samedi dimanche "
    "gracias sí perfecto vale bueno asunto lunes martes miércoles jueves viernes sábado domingo".split()
)

HEDGES: dict[str, tuple[str, ...]] = {
    "en": (
        "i think",
        "i believe",
        "i guess",
        "i suppose",
        "maybe",
        "perhaps",
        "possibly",
        "probably",
        "just",
        "sort of",
        "kind of",
        "somewhat",
        "a bit",
        "a little",
        "i feel like",
        "it seems",
        "it would seem",
        "i was wondering if",
        "i wanted to",
        "might",
        "if possible",
        "actually",
        "basically",
        "honestly",
    ),
    "de": (
        "vielleicht",
        "eventuell",
        "möglicherweise",
        "ich glaube",
        "ich denke",
        "eigentlich",
        "quasi",
        "wahrscheinlich",
        "irgendwie",
        "ein bisschen",
        "ein wenig",
        "gegebenenfalls",
        "unter umständen",
        "meines erachtens",
        "wohl",
    ),
    "fr": (
        "peut-être",
        "je pense",
        "je crois",
        "éventuellement",
        "sans doute",
        "il me semble",
        "un peu",
        "plutôt",
        "probablement",
        "en quelque sorte",
        "à mon avis",
    ),
    "es": (
        "quizás",
        "quizá",
        "tal vez",
        "creo que",
        "me parece",
        "posiblemente",
        "probablemente",
        "un poco",
        "más o menos",
        "a lo mejor",
        "en mi opinión",
    ),
}

POLITENESS: dict[str, tuple[str, ...]] = {
    "en": (
        "please",
        "kindly",
        "thank you",
        "thanks",
        "would you mind",
        "could you",
        "i would appreciate",
        "i'd appreciate",
        "much appreciated",
        "sorry",
        "apologies",
        "grateful",
    ),
    "de": (
        "bitte",
        "danke",
        "vielen dank",
        "besten dank",
        "könnten sie",
        "könntest du",
        "würden sie",
        "freundlicherweise",
        "entschuldigung",
        "dankbar",
        "herzlichen dank",
    ),
    "fr": (
        "s'il vous plaît",
        "s'il te plaît",
        "merci",
        "veuillez",
        "je vous prie",
        "pourriez-vous",
        "pourrais-tu",
        "désolé",
        "reconnaissant",
    ),
    "es": (
        "por favor",
        "gracias",
        "podría",
        "podrías",
        "le agradezco",
        "le agradecería",
        "disculpe",
        "perdón",
        "lo siento",
        "sería tan amable",
    ),
}

# Openings that say nothing; each is a whole sentence up to its end mark.
EMPTY_OPENERS: dict[str, tuple[str, ...]] = {
    "en": (
        r"i (?:do )?(?:really |sincerely |truly )?hope (?:that )?(?:this|my|the) ?(?:e-?mail|message|note|letter)? ?finds you\b",
        r"i (?:trust|hope) (?:that )?(?:you(?:'re| are)?|all is|everything is|you and yours are|your week is|your day is)\b[^.!?\n]{0,40}?\b(?:well|fine|good|great|okay|ok)\b",
        r"(?:i )?hop(?:e|ing) (?:that )?(?:you(?:'re| are)|all is|this finds|all's)\b[^.!?\n]{0,40}?\bwell\b",
        r"i trust (?:that )?this (?:e-?mail|message|note|letter) finds you\b",
        r"(?:many |very many )?thank(?:s|\s+you)(?: very much| so much| a lot)? for (?:your|the) (?:quick |kind |recent )?"
        r"(?:e-?mail|mail|message|note|letter|reply|answer)\b[^.!?,;:\d]{0,18}[.!]?$",
    ),
    "de": (
        r"ich hoffe,? (?:es geht|dass es|ihnen geht|dir geht|diese (?:e-?mail|nachricht)|sie hatten|du hattest)\b",
        r"ich hoffe,? (?:alles|bei (?:ihnen|dir|euch))\b",
        r"(?:(?:haben sie |hab )?(?:vielen|herzlichen|besten|lieben) dank|danke) für (?:ihre?|deine?|eure?|die|das)"
        r" (?:schnelle |nette |freundliche )?(?:e-?mail|mail|nachricht|antwort|anfrage|schreiben|rückmeldung|zeilen)\b"
        r"[^.!?,;:\d]{0,18}[.!]?$",
    ),
    "fr": (
        r"j'espère que (?:vous allez|tu vas|tout va|ce (?:message|mail|courriel)|vous vous portez|votre)\b",
        r"(?:un grand )?merci (?:beaucoup |bien )?(?:pour|de) (?:votre|ton|ta|vos) (?:message|mail|courriel|mot|réponse|lettre)\b"
        r"[^.!?,;:\d]{0,18}[.!]?$",
    ),
    "es": (
        r"espero que (?:est[ée]s?|te encuentres|se encuentre|este (?:correo|mensaje)|todo (?:vaya|est[ée]))\b",
        r"(?:muchas |mil )?gracias por (?:su|tu) (?:correo|mensaje|respuesta|nota|carta|e-?mail)\b[^.!?,;:\d]{0,18}[.!]?$",
    ),
}

# Closing sentences of pure courtesy, without information.
EMPTY_CLOSERS: dict[str, tuple[str, ...]] = {
    "en": (
        r"(?:please )?(?:do not|don't) hesitate to\b",
        r"(?:please )?(?:feel free to|let me know if you (?:have|need)|let me know if there)\b",
        r"(?:i )?look(?:ing)? forward to hearing\b",
        r"thank you (?:very much |so much )?(?:in advance|for your (?:time|attention|consideration|understanding|help))\b",
        r"thanks (?:so much |a lot )?(?:in advance|for your (?:time|attention|help|patience|understanding))\b",
        r"have a (?:great|good|nice|lovely|wonderful) (?:day|week|weekend|evening|one)\b",
        r"(?:please )?let me know what you think\b",
        r"(?:please |just )?(?:let me know|tell me|shout|give me a shout|holler) if (?:(?:that|this|it)(?:'s| is)? ?"
        r"(?:works?|suits?|ok|okay|fine|all ?right|fits?|helps?)|anything(?:'s| is)?|you have any|you need any)\b",
    ),
    "de": (
        r"(?:bei (?:fragen|rückfragen)|für (?:fragen|rückfragen)|falls (?:sie|du) (?:noch )?fragen)\b",
        r"ich freue mich (?:auf|von)\b",
        r"(?:sag|sagen sie|gib|geben sie|meld|melden sie|lass|lassen sie)\b[^.!?\n]{0,30}\b(?:bescheid|ob (?:das|es)"
        r"[^.!?\n]{0,20}passt|(?:wenn|falls) (?:was|etwas|noch etwas)\b)",
        r"vielen dank (?:im voraus|für (?:ihre|deine|eure))\b",
        r"(?:ich wünsche|hab|haben sie|schönes?|einen schönen)\b[^.!?\n]{0,30}\b(?:tag|woche|wochenende|abend)\b",
    ),
    "fr": (
        r"n'hésite[zs]? pas à\b",
        r"(?:je reste|restant) à votre disposition\b",
        r"merci (?:d'avance|par avance|pour votre|pour ton)\b",
        r"dans l'attente de\b",
        r"(?:dis|dites)-moi si (?:ça|cela|c'est|tout)\b",
        r"(?:je vous souhaite une )?bonne (?:journée|semaine|soirée)\b",
    ),
    "es": (
        r"no dude[s]? en\b",
        r"quedo (?:a (?:su|tu) disposición|a la espera|atent[oa])\b",
        r"gracias (?:de antemano|por (?:su|tu))\b",
        r"espero (?:su|tu) respuesta\b",
        r"(?:dime|dígame|avísame|avíseme) si (?:te|le|hay|algo)\b[^.!?\n]{0,30}$",
        r"que tengas? (?:un )?(?:buen|feliz)\b",
    ),
}

INFORMAL_WORDS: dict[str, tuple[str, ...]] = {
    "en": (
        "yeah",
        "yep",
        "nope",
        "gonna",
        "wanna",
        "gotta",
        "cool",
        "awesome",
        "btw",
        "lol",
        "asap",
        "fyi",
        "ok",
    ),
    "de": ("cool", "super", "klar", "mal", "ne", "nö", "mega", "okay", "krass", "sowas"),
    "fr": ("cool", "super", "ouais", "ok", "sympa", "t'inquiète", "ça"),
    "es": ("vale", "guay", "ok", "genial", "oye", "venga", "porfa"),
}

ADDRESS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    # (informal, formal); German formal forms count only with their capital letter.
    "de": (
        ("du", "dich", "dir", "dein", "deine", "deinen", "deiner", "deinem", "euch", "eure"),
        ("Sie", "Ihnen", "Ihr", "Ihre", "Ihren", "Ihrer", "Ihrem"),
    ),
    "fr": (("tu", "te", "toi", "ton", "ta", "tes"), ("vous", "votre", "vos")),
    "es": (("tú", "te", "ti", "tu", "tus", "contigo"), ("usted", "ustedes", "su", "sus", "le")),
}

WEEKDAYS_AND_MONTHS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun "
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec "
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag "
    "januar februar märz mai juni juli oktober dezember "
    "lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril juin juillet août "
    "septembre octobre novembre décembre "
    "lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto "
    "septiembre octubre noviembre diciembre".split()
)

# Words of time that change what is said, not how.
TIME_WORDS = frozenset(
    "today tomorrow yesterday tonight morning afternoon evening noon midnight week month year weekend "
    "am pm heute morgen gestern abend mittag nachmittag woche monat jahr "
    "aujourd'hui demain hier matin soir midi semaine mois année "
    "hoy mañana ayer tarde noche mediodía semana mes año".split()
)

NUMBER_WORDS: dict[str, dict[str, int]] = {
    "en": {
        w: i
        for i, w in enumerate(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
            "sixteen seventeen eighteen nineteen twenty".split()
        )
    },
    "de": {
        w: i
        for i, w in enumerate("null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf".split())
    },
    "fr": {
        w: i for i, w in enumerate("zéro un deux trois quatre cinq six sept huit neuf dix onze douze".split())
    },
    "es": {
        w: i
        for i, w in enumerate("cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce".split())
    },
}

# Negation turns a sentence round: adding or striking one changes content, not style.
NEGATIONS = frozenset(
    "not no never none nothing neither nor cannot without nicht kein keine keinen keiner keinem nie niemals "
    "nichts ohne pas jamais aucun aucune rien sans ni nunca jamás ningún ninguna ninguno nada sin tampoco".split()
)

FUNCTION_WORDS: dict[str, frozenset[str]] = {
    "en": frozenset(
        "a an the and or but so if then than that this these those to of in on at by for with from as into about "
        "is are was were be been being am do does did have has had will would can could shall should may might "
        "must i you he she it we they me him her us them my your his its our their there here just also very "
        "really quite rather too please kindly now already still only even more most some any all both each "
        "which who whom whose what when where why how because while although though however therefore thus".split()
    ),
    "de": frozenset(
        "der die das den dem des ein eine einen einem einer eines und oder aber so wenn dann als dass daß dies "
        "diese dieser dieses zu von in im am an auf bei für mit aus nach um über ist sind war waren sein bin bist "
        "wird werden wurde hat haben habe hatte kann können könnte soll sollte muss müssen darf mag ich du er sie "
        "es wir ihr mich dich ihn uns euch mir dir ihm ihnen mein dein sein unser euer da hier auch sehr noch "
        "schon nur doch ja bitte mal eben halt eigentlich".split()
    ),
    "fr": frozenset(
        "le la les l un une des du de d et ou mais si alors que qu ce cet cette ces à au aux en dans sur par pour "
        "avec est sont était être suis es ai as a avons avez ont peut peux pouvez faut je tu il elle nous vous "
        "ils elles me te se mon ton son notre votre leur y aussi très encore déjà seulement plus donc car "
        "ainsi bien".split()
    ),
    "es": frozenset(
        "el la los las un una unos unas y o pero si entonces que este esta estos estas ese esa a al de del en por "
        "para con es son era ser estar está estoy he ha han hay puede puedo podemos debe yo tú él ella nosotros "
        "ustedes ellos me te se mi tu su nuestro aquí también muy ya todavía solo más pues así bien".split()
    ),
}


def for_language(table: dict[str, _T], language: str, fallback: _T) -> _T:
    """The entry of a language in one of the tables above, or the fallback where it has none."""
    return table.get(language[:2], fallback)
