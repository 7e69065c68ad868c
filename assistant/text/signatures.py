"""Where the sender's own words end and the signature begins: contact block, mobile line, list footer, legal
notice.
"""

from __future__ import annotations

import re

LONGEST_LINE = 1_000
LONGEST_SIGNATURE_LINES = 25
LOOKED_AT = 80
"""So many lines at the end of a text are looked at for footers and legal notices."""


_DELIMITER = re.compile(r"^(?:--|—|–|__)[ \t\xa0]*$")
_DASHED_NAME = re.compile(r"^--[ \t]?(?=[A-Z@\"'(\[])|^--\w")
_RULE = re.compile(r"^[ \t]*(?:_{3,}|-{3,}|={3,}|\*{3,}|~{5,}|#{5,}|[-=_*~.+:^#]{12,})[ \t]*$")
_DRAWN_RULE = re.compile(r"(?:_{5,}|-{5,}|={5,}|\*{5,}|~{5,})$")
_LIST_FOOTER_RULE = re.compile(
    r"^[ \t]*(?:_{20,}|-{20,}|={20,})[ \t]*$|^-{10,} ?Yahoo! Groups.*$|^-{5,}[- ~>=]*$"
)
_LIST_FOOTER = re.compile(
    r"mailing list|because you (?:are |have )?subscribed|stop receiving|unsubscribe|abbestellen|désabonner"
    r"|desabonner|cancelar la suscripción|subscription|listinfo|mailman"
    r"|sponsored by|yahoo! groups|yahoogroups|this sf\.net email|listserv|-request@|google groups"
    r"|list archives|majordomo|to leave the list",
    re.IGNORECASE,
)
_MOBILE = re.compile(
    r"^[ \t]*(?:"
    r"sent (?:from|via|with|using|by) (?:my |an? |the )?[^.!?]{2,60}|sent from (?:yahoo|outlook|mail for"
    r"|proton|samsung).{0,60}"
    r"|sent wirelessly.{0,60}|get outlook for .{2,40}|sent by magic.{0,40}|via (?:my )?mobile|typed (?:on"
    r"|with) my .{2,60}"
    r"|(?:von|gesendet (?:von|mit|über)) (?:meine[mnr]? )?[^.!?]{2,60}(?:gesendet|gesandt)?"
    r"|diese nachricht wurde von meine[mr] .{2,60}"
    r"|(?:envoyé|expédié) (?:de|depuis|à partir de|avec|par|via) .{2,60}"
    r"|télécharge[rz]? outlook pour .{2,40}|obtenez outlook pour .{2,40}"
    r"|enviado (?:desde|do|de|a partir do|via|con|pelo) .{2,60}|enviada do .{2,60}"
    r"|obtener outlook para .{2,40}|obter o outlook para .{2,40}"
    r"|inviato (?:da|dal|con|tramite) .{2,60}|scarica outlook per .{2,40}|ottieni outlook per .{2,40}"
    r"|(?:verzonden|verstuurd|verzonden) (?:vanaf|vanuit|met|via|vanop) .{2,60}"
    r"|outlook voor .{2,40} downloaden|download outlook voor .{2,40}"
    r"|sendt (?:fra|med|via) .{2,60}|skickat (?:från|med|via) .{2,60}|skaffa outlook för .{2,40}"
    r"|få outlook til .{2,40}|hent outlook .{2,40}"
    r"|lähetetty .{2,60}|wysłane? z .{2,60}|wysłano z .{2,60}|отправлено с .{2,60}|послано с .{2,60}"
    r"|iphone'?umdan gönderildi|iphone'dan gönderildi"
    r"|(?:this e?-?mail was )?sent from my .{2,60}|do you yahoo!\?.{0,80}|disclaimer\.?:?"
    r")[.!]?[ \t]*$",
    re.IGNORECASE,
)
_MOBILE_CUE = re.compile(
    r"iphone|ipad|ipod|ios\b|android|blackberry|mobile|mobil|handy|phone|telefon|téléphone|smartphone|samsung|huawei|galaxy|nokia|"
    r"outlook|yahoo|gmail|windows|mail|wireless|handheld|device|gerät|tablet|móvil|celular|cellulare|telefono|teléfono|treo|palm|pocket|"
    r"puhelin|matkapuhelin|hotmail|thunderbird|mailbox|telstra|verizon|nexus|pixel|xperia|htc|motorola|lg\b|t-mobile|at&t|proton|magic|torch|wiko|redmi|oneplus|[345]g\b|lte\b",
    re.IGNORECASE,
)
_OUTLOOK = re.compile(r"\boutlook\b.{0,30}\b(?:ios|android|windows|mac|mobile)\b", re.IGNORECASE)
_LINK_AT_END = re.compile(r"<https?://[^<>]{1,200}>$")
_LEGAL = re.compile(
    r"(?:this (?:e-?mail|message|communication|transmission|electronic (?:mail|message)"
    r"|information)\b.{0,120}?\b(?:confidential|privileged|intended|property)"
    r"|(?:confidentiality|privileged? and confidential|legal|privacy) (?:notice|statement|disclaimer)"
    r"|privileged and confidential"
    r"|the information (?:contained|transmitted|in this).{0,80}(?:confidential|privileged|intended|transmi"
    r"|e-?mail)|this e-?mail (?:and any|is the property|contains)"
    r"|if you (?:are not|have received).{0,60}(?:intended|this (?:e-?mail|message|communication)|in error)"
    r"|diese (?:e-?mail|nachricht).{0,120}(?:vertraulich|bestimmt)|der inhalt dieser (?:e-?mail"
    r"|nachricht).{0,60}vertraulich"
    r"|ce (?:message|courriel|mail).{0,120}(?:confidentiel|destiné|strictement)|este (?:mensaje|correo"
    r"|e-?mail|mensagem).{0,120}(?:confidencial|dirigido|destina)"
    r"|esta mensagem.{0,120}(?:confidencia|destina)|(?:questo messaggio|questa e-?mail"
    r"|le informazioni contenute).{0,120}(?:riservat|confidenzial|destinat)"
    r"|dit (?:bericht|e-?mail).{0,120}(?:vertrouwelijk|bestemd)|denne (?:e-?post|e-?mail"
    r"|mail).{0,120}(?:fortrolig|konfidensiell|beregnet)"
    r"|detta (?:meddelande|e-?post|mail).{0,120}(?:konfidentiell|avsett)|tämä (?:sähköposti"
    r"|viesti).{0,120}luottamuksellinen"
    r"|please consider the environment before printing|\*{3,}\s*(?:this|email|e-mail"
    r"|internet).{0,60}(?:disclaimer|confidential|footer))",
    re.IGNORECASE,
)
_LEGAL_CUES = (
    "confiden", "privileged", "intended", "vertraulich", "bestimmt", "destin", "riservat", "vertrouwelijk", "bestemd",  # noqa: E501
    "fortrolig", "konfiden", "luottamuk", "disclaimer", "environment before", "dirigido", "beregnet", "avsett",  # noqa: E501
    "property", "in error",
)  # fmt: skip
_ADVERT_CUES = (
    "get your", "yahoo", "join the world", "msn photos", "chat with friends", "hotmail", "free pop3",
    "free web", "sign up for", "mail bonding",
)  # fmt: skip
_ADVERT = re.compile(
    r"^[ \t]*(?:get your free (?:download|email|@)|do you yahoo!\?|join the world['’]s largest e-?mail"
    r"|msn photos is the easiest|"
    r"chat with friends online|get (?:and|your) .{0,30}hotmail|free (?:pop3|web-?based) e?-?mail"
    r"|yahoo! .{0,60}(?:http|www)|"
    r"send and receive hotmail|_{10,}\s*get your|sign up for .{0,40}(?:http|www)|need mail bonding\?)",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?:\b(?:tel|phone|fon|fax|cell|mobile|mobil|office|direct|telefon|téléphone|teléfono|telefono|telefoon|tlf|puh|ph|pager|voice|work|home|main|desk|m|t|f|p|o|c|e)\b\s*[.:#)]{0,2}\s*)?"
    r"\+?\(?\d[\d\-().\s/x]{6,}\d",
    re.IGNORECASE,
)
_PHONE_WORD = re.compile(
    r"^\W{0,3}(?:tel|phone|fon|fax|cell|mobile|mobil|direct|telefon|téléphone|teléfono|telefono|telefoon"
    r"|tlf|puh|pager|voice|e-?mail|web|www|skype|url|http|ext)\b[\w ]{0,16}[.:)#]",
    re.IGNORECASE,
)
_PHONE_LABEL = re.compile(
    r"\b(?:tel|phone|telephone|fon|fax|facsimile|cell|cellular|mobile|mobil|handy|office|direct|dial|telefon|téléphone|teléfono"
    r"|telefono|telefoon|tlf|puh|ph|pager|voice|work|home|main|desk|ext|extension|toll|free|[mtfpoceh])\b",
    re.IGNORECASE,
)
_LINK_PART = re.compile(r"https?://\S+|www\.\S+|[^\s@<>]{1,64}@[^\s@<>]{1,128}", re.IGNORECASE)
_URL_ONLY = re.compile(r"^[ \t]*[<\[(]?(?:https?://|www\.)\S+[ \t]*$", re.IGNORECASE)
_LINK_ONLY = re.compile(
    r"^[ \t]*[<\[(]?(?:e-?mail:?\s*|mailto:|web:?\s*|home ?page:?\s*)?[<\[(]?(?:https?://\S+|www\.\S+"
    r"|[^\s@<>]{1,64}@[^\s@<>]{1,128})[>\])]?[ \t]*$",
    re.IGNORECASE,
)
_IMAGE_OR_LINK = re.compile(
    r"\[(?:image|cid|logo|bild)[^\]\n]{0,120}\]|<(?:https?|mailto)[^<>\s]{1,300}>", re.IGNORECASE
)
_ON_BEHALF = re.compile(r"^(?:i\. ?[AV]\.|ppa\.|p\.p\.|p\.o\.) ")
_COLUMNS = re.compile(r" [|•·] ")
_ADDRESS_LINE = re.compile(
    r"\b\d{4,6}(?:-\d{4})?\b.{0,30}$|^\d{1,5} \w+.{0,40}\b(?:st|street|ave|avenue|road|rd|blvd|suite|floor"
    r"|drive|dr|lane|way|plaza)\b|\b(?:straße|strasse|str\.|platz|rue|calle|via|p\.? ?o\.? box|postfach"
    r"|suite)\b",
    re.IGNORECASE,
)
_ROLE_LINE = re.compile(
    r"\b(?:vice president|president|director|manager|engineer|consultant|assistant|counsel|attorney|analyst"
    r"|officer|ceo|cto|cfo|coo|founder|"
    r"professor|lecturer|department|university|institute|gmbh|inc\.?|corp\.?|ltd\.?|llc|llp|s\.?a\.?|b\.?v\.?|geschäftsführer|leiter|abteilung|"
    r"directeur|directrice|gerente|direttore|responsabile|developer|administrator|secretary|specialist"
    r"|coordinator|sales|marketing|head of)\b",
    re.IGNORECASE,
)
_SIGN_OFF = re.compile(
    r"^[ \t>*_\-]{0,4}(?:(?:with |all |my |many |kind |best |warm |warmest |kindest |yours |very |sincere |)"
    r"(?:regards|wishes|best|thanks|thank you|thanx|thx|tia|cheers|sincerely|truly|faithfully|respectfully"
    r"|cordially|love|hugs|take care|later|ciao|bye|ttyl|rgds|br|brgds|kr|vr|xoxo?|xx+)"
    r"(?: (?:regards|wishes|again|so much|very much|a lot|in advance|yours|you|and (?:best )?regards"
    r"|for your (?:help|time)|and have a .{1,30}|for now))?"
    r"|talk (?:to you )?soon|see you(?: (?:soon|then|later|there))?|speak soon|hope (?:this|that) helps"
    r"|have a (?:great|good|nice) .{1,20}|"
    r"(?:mit |viele[n]? |liebe[n]? |beste[n]? |schöne[n]? |herzliche[n]? |freundliche[n]? |sonnige[n]? "
    r"|mit den besten |mit freundlichen |mit besten )*(?:grüße[n]?|grüsse[n]?|gruß|gruss|gruessen?|gruesse"
    r"|dank)(?: (?:aus|und|an|sendet) .{1,30})?"
    r"|vg|lg|mfg|hochachtungsvoll|bis (?:bald|dann|später|morgen)|danke(?: .{1,30})?|tschüss?|alles (?:gute"
    r"|liebe)"
    r"|(?:bien )?(?:cordialement|amicalement|sincèrement|respectueusement)|bien à (?:vous|toi)"
    r"|meilleures salutations|salutations(?: .{1,30})?|bises|bisous|à (?:bientôt|plus|demain)"
    r"|merci(?: .{1,30})?|amitiés|cdlt|crdt"
    r"|(?:un )?(?:cordial(?:es)? )?saludos?(?: cordial(?:es)?)?|atentamente|atte\.?|un (?:fuerte )?abrazo"
    r"|abrazos|besos|gracias(?: .{1,30})?|hasta (?:luego|pronto|mañana)"
    r"|(?:cordiali |distinti |cari |un caro )?salut[io]|cordialmente|a presto|un abbraccio|baci"
    r"|grazie(?: .{1,30})?|"
    r"(?:com os )?(?:melhores )?cumprimentos|atenciosamente|att\.?|abraços?|obrigad[oa](?: .{1,30})?"
    r"|beijos?|até (?:logo|breve|amanhã)"
    r"|(?:met )?(?:vriendelijke|hartelijke|beste|lieve) (?:groet(?:en|jes)?)|groet(?:en|jes)?|mvg"
    r"|bedankt(?: .{1,20})?|dank je(?: wel)?|tot (?:ziens|snel|morgen)"
    r"|(?:med )?(?:vennlig|venlig|vänlig|bästa|beste|bedste|mange|kærlig|varma)e?a? (?:hilsen|hilsener"
    r"|hälsning(?:ar)?)|mvh|hilsen|hälsningar|vh|tack(?: .{1,20})?|tak(?: .{1,20})?|takk(?: .{1,20})?"
    r"|hej då|ha det"
    r"|(?:ystävällisin |parhain )?terveisin|terveisin|t\.|kiitos|pozdrawiam|с уважением|спасибо"
    r")(?!\w)[ \t]*[,.!:;\-–—)]{0,3}[ \t]*"
    r"(?:[A-ZÄÖÜÉÈÅØÆ][\w.'’\-]*(?: [A-ZÄÖÜÉÈÅØÆ][\w.'’\-]*){0,3})?[,.!\s]*$",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"^[ \t]*(?:[-–—~*]{1,2} ?)?(?:Dr\.?|Prof\.?|Mr\.?|Mrs\.?"
    r"|Ms\.?)? ?(?:[A-ZÀ-ÖØ-ÞŠŽĄĆĘŁŃÓŚŹŻ][\w.'’\-]{0,20}"
    r"|[a-zà-öø-ÿ]{1,12})(?: (?:[A-ZÀ-ÖØ-Þ][\w.'’\-]{0,20}|van|von|de|der|den|la|di|da|del"
    r"|\"[\w ]{1,15}\")){0,4}[,.!]?[ \t]*$"
)


def split_signature(lines: list[str]) -> tuple[str, str]:
    """Cut a run of new lines into the sender's words and the signature behind them."""
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    if not end:
        return "", ""
    lowered = "\n".join(lines[max(0, end - LOOKED_AT) : end]).lower()
    cut = end
    cut = min(cut, _delimiter_cut(lines, cut))
    cut = min(cut, _footer_cut(lines, cut, lowered))
    cut = min(cut, _legal_cut(lines, cut, lowered))
    cut = min(cut, _mobile_cut(lines, cut))
    cut = min(cut, _contact_cut(lines, cut))
    if cut < end:
        cut = _ruled_cut(lines, cut)
    cut = _strip_rules(lines, cut)
    return "\n".join(line.rstrip() for line in lines[:cut]), "\n".join(
        line.rstrip() for line in lines[cut:end]
    )


def _ruled_cut(lines: list[str], cut: int) -> int:
    """A drawn rule shortly above a signature, with only short lines between, is where the signature
    begins.
    """
    seen = 0
    for index in range(cut - 1, max(-1, cut - 16), -1):
        line = lines[index].strip()
        if not line:
            continue
        if _DRAWN_RULE.match(line):
            return index if index else cut
        seen += 1
        if seen > 6 or len(line) > 60 or line.endswith((".", "?", "!", ":", ",")):
            return cut
    return cut


def _strip_rules(lines: list[str], cut: int) -> int:
    """Blank lines and drawn rules at the end of the words belong to what follows."""
    moved = cut
    while moved and (not lines[moved - 1].strip() or _RULE.match(lines[moved - 1])):
        moved -= 1
    return moved


def _delimiter_cut(lines: list[str], end: int) -> int:
    """The standard "-- " line; what follows is a signature when it is short enough to be one."""
    for index in range(end - 1, max(-1, end - 60), -1):
        line = lines[index]
        if _DELIMITER.match(line) and index < end - 1:
            following = sum(1 for other in lines[index + 1 : end] if other.strip())
            exact = line.rstrip("\xa0") in ("-- ", "--")
            if following <= (LONGEST_SIGNATURE_LINES if exact else 8):
                earlier = _delimiter_cut(lines, index)
                return min(index, earlier) if earlier < index and end - earlier <= 30 else index
        elif _DASHED_NAME.match(line) and index >= end - 8 and index > 0 and not lines[index - 1].strip():
            rest = [other for other in lines[index:end] if other.strip()]
            if len(rest) <= 6 and all(len(other) < 80 for other in rest):
                return index
    return end


def _footer_cut(lines: list[str], end: int, lowered: str) -> int:
    """A mailing list's or mail service's footer after a drawn rule; ``lowered`` is the end of the text."""
    cut = end
    advert = any(cue in lowered for cue in _ADVERT_CUES)
    if not advert and "___" not in lowered and "---" not in lowered and "===" not in lowered:
        return end
    for index in range(end - 1, max(-1, end - 40), -1):
        line = lines[index]
        if len(line) > LONGEST_LINE:
            continue
        if not line.strip():
            continue
        if advert and _ADVERT.match(line):
            cut = index
        if line.lstrip()[:1] in "_-=" and _LIST_FOOTER_RULE.match(line):
            following = " ".join(lines[index + 1 : min(index + 8, cut)])[:2_000]
            if (
                _LIST_FOOTER.search(following)
                or _LIST_FOOTER.search(line)
                or any(_ADVERT.match(other) for other in lines[index + 1 : index + 4])
            ):
                cut = index
    return cut


def _legal_cut(lines: list[str], end: int, lowered: str) -> int:
    """A legal notice: the paragraph it starts in, to the end of the run."""
    if not any(cue in lowered for cue in _LEGAL_CUES):
        return end
    for start in _paragraph_starts(lines, end):
        paragraph: list[str] = []
        for line in lines[start : min(start + 8, end)]:
            if not line.strip():
                break
            paragraph.append(line.strip()[:LONGEST_LINE])
        match = _LEGAL.search(" ".join(paragraph)[:400])
        if match is not None and match.start() <= 120 and start > 0:
            return start
    return end


def _paragraph_starts(lines: list[str], end: int) -> list[int]:
    return [
        index
        for index in range(max(0, end - LOOKED_AT), end)
        if lines[index].strip()
        and (index == 0 or not lines[index - 1].strip() or _RULE.match(lines[index - 1]))
    ]


def is_sign_off(line: str) -> bool:
    """Whether a line closes a letter ("Best regards," or a name after it on the same line)."""
    return len(line) <= 100 and _SIGN_OFF.match(" ".join(line.split())) is not None


def is_mobile_signature(line: str) -> bool:
    """Whether a line is what a phone or mail program puts under a message ("Sent from my phone")."""
    text = line.strip().strip("[]*_ ")
    plain = _LINK_AT_END.sub("", text)
    if plain != text and _OUTLOOK.search(plain) is not None and len(plain) <= 60:
        return True
    if not 8 <= len(plain) <= 90 or ", " in plain or _MOBILE.match(plain) is None:
        return False
    return plain != text or _MOBILE_CUE.search(plain) is not None


def _mobile_cut(lines: list[str], end: int) -> int:
    """A mobile signature among the last lines."""
    seen = 0
    cut = end
    for index in range(end - 1, -1, -1):
        line = lines[index].strip()
        if not line:
            continue
        seen += 1
        if seen > 4 or len(line) > 160:
            break
        previous_blank = index == 0 or not lines[index - 1].strip() or len(lines[index - 1].strip()) < 40
        if previous_blank and is_mobile_signature(line):
            cut = index
    return cut


def _contact_cut(lines: list[str], end: int) -> int:
    """The contact block behind the name: phones, addresses, links, titles.

    The block is the run of short lines at the end in which contact lines prevail; the sign-off and the first
    name line stay with the words.
    """
    start = end
    contacts = 0
    strong = 0
    blanks = 0
    count = 0
    for index in range(end - 1, max(-1, end - LONGEST_SIGNATURE_LINES), -1):
        line = lines[index].strip()
        if not line:
            blanks += 1
            if blanks > 2:
                break
            continue
        if len(_IMAGE_OR_LINK.sub("", line)) > 90 or is_sign_off(line):
            break
        kind = _contact_kind(line)
        if kind == 0 and not _could_be_signature_line(line):
            break
        blanks = 0 if kind else blanks
        count += 1
        if kind:
            contacts += 1
            strong += kind == 2
            start = index
        elif count > 8 and contacts == 0:
            break
    if start == end:
        return end
    if not strong:
        return _title_cut(lines, start, end)
    block = [line for line in lines[start:end] if line.strip()]
    if contacts * 2 < len(block):
        return end
    links = sum(_URL_ONLY.match(line) is not None for line in block)
    if links == len(block) and links > 1:
        return end
    above = lines[start - 1].strip() if start else ""
    if len(above) > 40 and not is_sign_off(above) and not above.endswith((",", ".", "!")):
        return end  # the "contact" is the end of a sentence
    signed = _signed_above(lines, start)
    if signed is None and not (
        contacts >= 3 and strong >= 2 and (start == 0 or not lines[start - 1].strip())
    ):
        return end
    if start == 0 and contacts < 2:
        return end
    return _after_name(lines, start, end, signed)


def _title_cut(lines: list[str], start: int, end: int) -> int:
    """Titles, organisations and places behind a name, without phone or link: a signature after a sign-off."""
    block = [line.strip() for line in lines[start:end] if line.strip()]
    if len(block) > 8 or not all(_contact_kind(line) and len(line.split()) <= 9 for line in block):
        return end
    named = next((at for at in range(start - 1, max(-1, start - 3), -1) if lines[at].strip()), None)
    if named is None or not _is_name(lines[named]):
        return end
    above = next((at for at in range(named - 1, max(-1, named - 4), -1) if lines[at].strip()), None)
    return start if above is not None and is_sign_off(lines[above]) else end


def _after_name(lines: list[str], start: int, end: int, signed: int | None) -> int:
    """Move the cut up over the title lines between the name and the contact lines."""
    behind = _behind_signed_name(lines, start)
    if behind is not None:
        return behind
    cut = start
    at = start - 1
    steps = 0
    while at >= 0 and steps < 4:
        line = lines[at].strip()
        if not line:
            at -= 1
            continue
        if is_sign_off(line) or (signed is not None and at <= signed):
            break
        if _is_name(lines[at]) and not _ROLE_LINE.search(line):
            break
        if len(line) > 70 or line.endswith((".", "?", "!", ":")) and not _ROLE_LINE.search(line):
            break
        if _ROLE_LINE.search(line):
            cut = at
        at -= 1
        steps += 1
    return cut


def _behind_signed_name(lines: list[str], start: int) -> int | None:
    """Where the signature begins when a sign-off and a name stand shortly above its contact lines, or None.

    What is between them, in whatever language, are titles and departments.
    """
    above: list[int] = []
    for index in range(start - 1, -1, -1):
        line = lines[index].strip()
        if not line:
            continue
        if is_sign_off(line):
            named = above[-1] if above else None
            return named + 1 if named is not None and _is_name(lines[named]) else None
        if len(above) >= 5 or len(line) > 70 or line.endswith((".", "?", "!", ":")):
            return None
        above.append(index)
    return None


def _signed_above(lines: list[str], start: int) -> int | None:
    """Index of the name line (or sign-off) shortly above a contact block, or None."""
    seen = 0
    for index in range(start - 1, -1, -1):
        line = lines[index].strip()
        if not line:
            continue
        seen += 1
        if is_sign_off(line) or _is_name(lines[index]):
            return index
        if seen >= 3:
            return None
    return None


def _is_name(line: str) -> bool:
    stripped = _ON_BEHALF.sub("", line.strip().lstrip("-–—~* "))
    return 1 <= len(stripped) <= 40 and stripped[0].isupper() and _NAME.match(stripped) is not None


def _contact_kind(line: str) -> int:
    """2 for lines that are surely contact details, 1 for lines that often are, 0 otherwise."""
    if _IMAGE_OR_LINK.search(line) and not any(letter.isalnum() for letter in _IMAGE_OR_LINK.sub("", line)):
        return 2
    if _LINK_ONLY.match(line) or _PHONE_WORD.match(line):
        return 2
    if len(line) <= 80 and _PHONE.search(line):
        # A name with a number behind it is a note about somebody; a number with its label is one's own.
        rest = _PHONE_LABEL.sub(" ", _LINK_PART.sub(" ", _PHONE.sub(" ", line)))
        if sum(letter.isalpha() for letter in rest) <= 4:
            return 2
        return 0
    if len(line) > 70 or line.endswith("?") or (line.endswith("!") and len(line.split()) > 5):
        return 0
    columns = 2 <= len(_COLUMNS.split(line)) <= 5
    return 1 if columns or _ADDRESS_LINE.search(line) or _ROLE_LINE.search(line) else 0


def _could_be_signature_line(line: str) -> bool:
    words = line.split()
    return len(words) <= 7 and not line.endswith((".", "?", "!", ":", ";"))
