r"""What the sender wrote in this message, apart from quotes, forwarded parts, signatures and disclaimers.

A message is read line by line. Marked quotes (``>``) can stand anywhere, so replies above, below and between
them are
kept as new text. A divider ("-----Original Message-----"), a block of header lines (From/Sent/To/Subject in
any of the languages below), a Lotus Notes heading or an attribution ("On … wrote:") without marks starts a
part that runs to the end.
Sign-off and name ("Best,\\nJeff") belong to the new text; only the contact block, mobile signature, list
footer and
legal notice behind them are the signature.

All patterns run over single lines of bounded length, so hostile text cannot make them slow.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from assistant.text.signatures import is_mobile_signature, is_sign_off, split_signature

LONGEST_LINE = 1_000
ATTRIBUTION_LINES = 4
HEADER_WINDOW = 80
HEADING_LINES = 8


@dataclass(frozen=True, slots=True)
class Parts:
    """The three parts of a message.

    Attributes:
        new: what the sender wrote in this message, with greeting, sign-off and name.
        quoted: quoted and forwarded text, one level of quote marks removed.
        signature: contact block, mobile signature, list footer, legal notice.
    """

    new: str
    quoted: str
    signature: str


_MARK = re.compile(r"^(?:[ \t]?>|[ \t]{0,4}[A-Za-z]{1,12}>[ >]|[&#:+!%]{1,2}>[ >]|[ \t]{0,4}\|[ \t])")
_UNMARK = re.compile(r"^[ \t]{0,4}(?:[A-Za-z]{0,12}>|[&#:+!%]{1,2}>|\|) ?")
_INITIALS = re.compile(r"^[ \t]{0,4}([A-Z][A-Za-z]{0,3}|[a-z]{2,4}|[&#:+!%]{1,2})>[ >]")
_ODD_MARK = re.compile(r"^[ \t]{0,3}([^\w\s\"'(<>*•.-][^\w\s\"'(<>]{0,3}|--?[\]>|)}:])[ \t]?")

_ROLES = {
    "from": "from|von|de|da|van|fra|från|lähettäjä|mittente|afzender|expéditeur|remitente|od|от|desde"
    "|absender|avsändare|frá",
    "date": "sent|date|sent on|gesendet|datum|gesendet am|envoyé|envoyé le|date d'envoi|fecha|enviado"
    "|enviado el|enviado em|"
    "enviada|enviada em|data|inviato|inviato il|verzonden|verstuurd|dato|sendt|dato sendt|skickat|lähetetty"
    "|päivämäärä|"
    "päiväys|wysłano|отправлено|дата|received|message du|mensaje de fecha",
    "id": "message-id|message id",
    "to": "to|an|à|a|para|aan|til|till|vastaanottaja|do|кому|destinataire|destinatario|destinatário|pour"
    "|für|per",
    "cc": "cc|bcc|kopie|kopi|copie|kopia|копия|copia|cópia|copie à|kopie (cc)|skrivet till",
    "subject": "subject|betreff|objet|asunto|oggetto|assunto|onderwerp|emne|ämne|aihe|temat|тема|re|sujet"
    "|about",
}
_ROLE_OF = {word: role for role, words in _ROLES.items() for word in words.split("|")}
_HEADER_LINE = re.compile(
    r"^[ \t>]{0,6}\*{0,2}([^\W\d_][\w' ().]{0,20}?)\*{0,2}[ \xa0\t]*\*?:\*{0,2}(?=[ \t\xa0]|$)(.*)$"
)
_DIVIDER_WORDS = (
    r"original[ -]?(?:message|mail|e-?mail|meeting|appointment|nachricht|meddelelse|melding|meddelande"
    r"|bericht|besked)|forwarded(?: (?:message|mail|by)\b.*)?"
    r"|forward(?:ed)? header|ursprüngliche[ ]?(?:nachricht|mail)|originalnachricht|original-nachricht"
    r"|urspr\. nachricht"
    r"|weitergeleitete (?:nachricht|mail)|ende der weitergeleiteten nachricht"
    r"|message d['’]origine|message original|message transféré|message transmis|message forwardé"
    r"|courriel original|mensaje original"
    r"|mensaje reenviado|mensaje enviado|mensagem original|mensagem encaminhada|mensagem reencaminhada"
    r"|messaggio originale"
    r"|messaggio inoltrato|oorspronkelijk bericht|oorspronkelijke bericht|doorgestuurd bericht"
    r"|origineel bericht"
    r"|oprindelig(?: meddelelse)?|oprindelig besked|videresendt (?:meddelelse|besked|melding)"
    r"|opprinnelig melding"
    r"|videresendt melding|ursprungligt meddelande|originalmeddelande|vidarebefordrat meddelande"
    r"|alkuperäinen viesti"
    r"|välitetty viesti|wiadomość oryginalna|oryginalna wiadomość|исходное сообщение|пересылаемое сообщение"
    r"|reply message|reply separator|response[ ]?message|réponse transférée|original post"
    r"|inline attachment follows"
    r"|antwort|urspr.ngliche nachricht"
)
_DIVIDER = re.compile(
    rf"^[ \t>]{{0,6}}(?:-{{2,}}|_{{2,}}|={{2,}}|\*{{2,}}|—{{1,}}|–{{2,}})[ \t]{{0,3}}(?:{_DIVIDER_WORDS})",
    re.IGNORECASE,
)
# Above a block of header lines, whatever the words between the strokes are.
_NAMED_RULE = re.compile(r"^[ \t>]{0,6}([-_=*])\1{2,} ?[^-_=*\n][^\n]{2,60}? ?\1{3,}[ \t]*$")
_FORWARD_INTRO = re.compile(
    r"^[ \t>]{0,6}(?:begin forwarded message|anfang der weitergeleiteten (?:nachricht|e-mail)"
    r"|début du message (?:transféré|réexpédié)"
    r"|inicio del mensaje reenviado|inizio messaggio inoltrato|início da mensagem (?:encaminhada|reenviada"
    r"|reencaminhada)"
    r"|begin doorgestuurd bericht|start på videresendt (?:besked|melding)|videresendt melding"
    r"|vidarebefordrat brev"
    r"|välitetty viesti alkaa|original message follows|forwarded message follows)[ \t]*:?[ \t]*$",
    re.IGNORECASE,
)
_FORWARDS = re.compile(
    r"forward|weitergeleitet|transf[ée]r|réexpédié|reenviad|encaminhad|reencaminhad|inoltrat|doorgestuurd|videresend"
    r"|vidarebefordra|välitetty|пересыла",
    re.IGNORECASE,
)
_RULE = re.compile(r"^[ \t>]{0,6}(?:_{8,}|-{8,}|={8,}|\*{8,})[ \t]*$")

_VERBS = (
    r"wrote|writes|said|says|wrote the following|schrieb(?: am)?|schreibt|geschrieben|a écrit|écrit"
    r"|écrivait|escribió|escribio"
    r"|ha escrito|ha scritto|scrive|scrisse|escreveu|escribiu|va escriure|schreef|heeft geschreven"
    r"|geschreven|skrev|skrifaði|kirjoitti|napisał(?:a|\(a\))?"
    r"|pisze|написал[аи]?|написал\(а\)|пишет|napsal(?:a|\(a\))?|írta|ha scritto:|yazdı|το έγραψε|έγραψε|写道"
    r"|のメール|wrote on"
)
_VERB = re.compile(rf"(?:^|[\s,>)\]\"'”(])(?:{_VERBS})\b|写道|のメール", re.IGNORECASE)
_ENDS_WITH_VERB = re.compile(rf"[\s>)\]](?:{_VERBS})[\s:*_-]*$", re.IGNORECASE)
_STARTER = re.compile(
    r"^[ \t>*\-]{0,6}(?:on|at|in|quoting|am|um|von|le|el|il|lo|em|no dia|op|den|d\.|dne|dnia|w dniu"
    r"|il giorno|il dì|na|"
    r"sa|em|da|from|at|around|once upon a time|to|pe|ti|ma|ke|to|su|la|þann|в|вт|пн|ср|чт|пт|сб|вс|"
    r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|(?:seg|ter|qua|qui|sex|sáb|dom|lun|mar|mer|jeu|ven|sam)[a-z.]*)\b",
    re.IGNORECASE,
)
_DATE_LIKE = re.compile(
    r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\b(?:19|20)\d\d\b|\d{1,2}[:.h]\d{2}|\b\d{1,2}(?:st|nd|rd|th)\b"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:mon|tue|wed|thu|fri|sat|sun),",
    re.IGNORECASE,
)
# A sentence ends and another begins: "On 3 May the vicar wrote that he agrees. He also said:" tells a story.
_TALE = re.compile(r"[a-zà-ÿ]{3,}[.!?] +(?:[A-ZÀ-Þ][a-zà-ÿ]* +){0,3}[a-zà-ÿ]+ +")
_TIME = re.compile(r"\b\d{1,2}[:.h]\d{2}\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\d{1,2}[./-]\d{1,2}[./-]\d{2}")
_HAS_ADDRESS = re.compile(r"[^\s<>@]{1,80}@[^\s<>@]{1,80}")
_WROTE_RULE = re.compile(
    rf"^[ \t]{{0,3}}-{{2,}} ?(?:on|am|le|el|il|em|op|den) .{{6,160}}(?:{_VERBS}) ?:? ?-{{2,}}[ \t]*$",
    re.IGNORECASE,
)
_MESSAGE_REFERENCE = re.compile(r"^[ \t]{0,3}(?:in (?:message|article|<)|quoting|\* )", re.IGNORECASE)
_DATED_SENDER = re.compile(  # 26.06.2014, 14:41, "A" <a@b>:   |   Thu, 26 Jun 2014 14:00:51 +0400 от A <a@b>:  |  2013/4/5 A <a@b>  # noqa: E501
    r"^[ \t]{0,3}\S.{0,120}\d.{0,120}[<\[(]?[^\s<>@]{1,80}@[^\s<>@]{1,80}[>\])]?[ \t]*:?[ \t]*$"
)
_CLOCK_DATE = re.compile(
    r"\b\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}\b.{0,24}?\b\d{1,2}[:.]\d{2}|\b\d{1,2}[:.]\d{2}(?::\d{2})?\s?(?:[AaPp][Mm])?.{0,24}?\b\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}\b"
)
_PART_OF_DATE = re.compile(
    r"(?:on )?\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[AP]M)?(?: [A-Z]{1,4}\d?)?"
    r"|[AP]M|on",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(
    r"^[\w .,'’&()-]{2,50}(?:/[\w .&-]{1,40}){0,4}@[\w .-]{2,50}$|^[\w .,'’-]{2,40}(?:/[\w .&-]{1,40}){1,4}$"
)
_INITIAL_AT_END = re.compile(r"\b(?:[A-Z]|Jr|Sr|Inc|Corp|Ltd|Co|a\.m|p\.m)\.$")
_SMALL_NAME_WORDS = frozenset(
    {"van", "von", "de", "der", "den", "la", "di", "da", "del", "of", "and", "on", "y"}
)
_PGP_START = re.compile(r"^-----BEGIN PGP SIGNED MESSAGE-----")
_PGP_HASH = re.compile(r"^(?:Hash|Charset|Version|NotDashEscaped):")
_PGP_SIGNATURE = re.compile(r"^-----BEGIN PGP SIGNATURE-----")
_REPLY_ABOVE = re.compile(
    r"^[ \t>]{0,3}[-#=~*_ ]{0,40}(?:please )?(?:reply|respond|write|type your (?:reply|response)"
    r"|add your reply|"
    r"bitte antworten sie|antworten sie|veuillez répondre|répondre|responda|rispondi)"
    r"[ \w]{0,20}?(?:above|over|oberhalb|au-dessus|encima|acima|sopra)\b.{0,80}(?:line|zeile|ligne|línea"
    r"|linha|linea|to (?:comment|reply|respond)).{0,60}$",
    re.IGNORECASE,
)


_INTRO_CUES = (
    "forwarded", "weitergeleitet", "transféré", "réexpédié", "reenviad", "inoltrat", "encaminhad",
    "doorgestuurd", "videresend", "vidarebefordra", "välitetty", "original message",
)  # fmt: skip
_LONGEST_TO = max(len(word) for word, role in _ROLE_OF.items() if role == "to")
_ROLE = itemgetter(0)
_ABOVE_CUES = ("above", "oberhalb", "au-dessus", "encima", "acima", "sopra", "ABOVE")
_LAST_VERBS = frozenset(
    [
        "wrote",
        "writes",
        "said",
        "schrieb",
        "geschrieben",
        "écrit",
        "escribió",
        "scritto",
        "escreveu",
        "schreef",
        "skrev",
        "kirjoitti",
    ]
)


def split(text: str, language: str = "") -> Parts:
    r"""Separate new text, quoted text and signature of a plain-text message body.

    Args:
        text: the body, ``\\n`` line ends preferred.
        language: not needed; all known languages are always understood.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    roles = _classify(lines, text)
    new_runs: list[list[str]] = []
    quoted: list[str] = []
    tail_signature: list[str] = []
    previous = ""
    for role, pairs in groupby(zip(roles, lines, strict=True), key=_ROLE):
        some = [line for _, line in pairs]
        if role == "armour":
            tail_signature += some
            continue
        if role == "quoted":
            quoted += map(_unmarked, some)
        elif previous == "new":
            new_runs[-1] += some
        else:
            new_runs.append(some)
        previous = role
    new_texts: list[str] = []
    signatures: list[str] = []
    for run in new_runs:
        body, signature = split_signature(run)
        if body.strip():
            new_texts.append(body.strip("\n").rstrip())
        if signature.strip():
            signatures.append(signature.strip("\n").rstrip())
    if not new_texts and not signatures and not quoted:
        return Parts("", "", "\n".join(tail_signature).strip())
    return Parts(
        "\n\n".join(new_texts),
        "\n".join(quoted).strip("\n"),
        "\n".join(signatures + tail_signature).strip("\n"),
    )


def _unmarked(line: str) -> str:
    """A quoted line without its outermost mark."""
    if line.startswith(">"):
        return line[2:] if line.startswith("> ") else line[1:]
    return _UNMARK.sub("", line, count=1) if _is_marked(line) else line


def _is_marked(line: str) -> bool:
    return (">" in line or "|" in line) and _MARK.match(line) is not None


def _classify(lines: list[str], text: str) -> list[str]:
    """One of ``new``, ``quoted``, ``armour`` for each line."""
    roles = ["new"] * len(lines)
    if "-----BEGIN PGP" in text:
        _mark_armour(lines, roles)
    marked = [_is_marked(line) for line in lines] if (">" in text or "|" in text) else []
    if any(marked) and (">" in text or sum(marked) >= 3):
        for index, is_marked in enumerate(marked):
            if is_marked and roles[index] == "new":
                roles[index] = "quoted"
        _drop_single_marks(lines, roles)
        _join_wrapped_quotes(lines, roles, marked)
        _mark_attributions(lines, roles)
    rest = _unmarked_rest(lines, roles, text)
    if rest is not None:
        for index in range(rest, len(lines)):
            if roles[index] != "armour":
                roles[index] = "quoted"
    return roles


def _mark_armour(lines: list[str], roles: list[str]) -> None:
    inside = False
    for index, line in enumerate(lines):
        if _PGP_START.match(line):
            roles[index] = "armour"
            for after in range(index + 1, min(index + 5, len(lines))):
                if not _PGP_HASH.match(lines[after]):
                    break
                roles[after] = "armour"
        elif _PGP_SIGNATURE.match(line):
            inside = True
        if inside:
            roles[index] = "armour"
        if line.startswith("-----END PGP"):
            inside = False
            roles[index] = "armour"


def _drop_single_marks(lines: list[str], roles: list[str]) -> None:
    """A supercite look-alike ("P> …", "| …") alone, between unmarked lines, is text, not a quote.

    Somebody's initials that come again ("OH> …") do mark quotes.
    """
    initials = Counter(
        match.group(1)
        for line, role in zip(lines, roles, strict=True)
        if role == "quoted" and line[:1] != ">" and (match := _INITIALS.match(line))
    )
    for index, line in enumerate(lines):
        if roles[index] != "quoted" or line[:1] == ">" or line.lstrip()[:1] == ">":
            continue
        match = _INITIALS.match(line)
        if match is not None and initials[match.group(1)] > 1:
            continue
        before = index > 0 and roles[index - 1] == "quoted"
        after = index + 1 < len(lines) and roles[index + 1] == "quoted"
        introduced = any(
            _header_role(above) or _VERB.search(above[:200]) for above in lines[max(0, index - 4) : index]
        )
        if not before and not after and not introduced:
            roles[index] = "new"


def _join_wrapped_quotes(lines: list[str], roles: list[str], marked: list[bool]) -> None:
    """A quoted line that a mail program wrapped: the overhanging word(s) stand unmarked between marked
    lines.
    """
    for index in range(1, len(lines) - 1):
        if roles[index] != "new" or not marked[index - 1] or not marked[index + 1]:
            continue
        line = lines[index].strip()
        before = lines[index - 1].rstrip()
        overhangs = line[:1].islower() or not before.endswith((".", "!", "?", ":"))
        if line and overhangs and len(before) >= 55 and len(line) <= len(before):
            roles[index] = "quoted"


def _mark_attributions(lines: list[str], roles: list[str]) -> None:
    """Lines that introduce a marked quote ("Anna wrote:") belong to the quote."""
    for index, role in enumerate(roles):
        if role != "quoted" or index == 0 or roles[index - 1] == "quoted":
            continue
        last = index - 1
        blanks = 0
        while last >= 0 and not lines[last].strip() and blanks < 3:
            last -= 1
            blanks += 1
        if last < 0 or roles[last] != "new":
            continue
        start = _attribution_start(lines, roles, last, strict=False)
        if (
            start is None
            and _DIVIDER.match(lines[last])
            or start is None
            and _FORWARD_INTRO.match(lines[last])
        ):
            start = last
        if start is None:
            start = _header_block_above(lines, roles, last)
        if start is not None:
            for at in range(start, index):
                if roles[at] == "new":
                    roles[at] = "quoted"


def _header_block_above(lines: list[str], roles: list[str], last: int) -> int | None:
    """Start of a From/Date/Subject block that ends at ``last``, or None."""
    start = None
    found: set[str] = set()
    for at in range(last, max(-1, last - 9), -1):
        if roles[at] != "new":
            break
        role = _header_role(lines[at])
        if not role:
            break
        found.add(role)
        start = at
    return start if "from" in found and len(found) >= 2 else None


def _attribution_start(lines: list[str], roles: list[str], last: int, strict: bool) -> int | None:
    """First line of an attribution that ends at line ``last``, or None.

    Args:
        strict: no marked quote follows, so the words must carry a date or address as well.
    """
    line = lines[last].strip()
    if not line or len(line) > LONGEST_LINE:
        return None
    ends = line.rstrip("* _").endswith((":", "：")) or line.rstrip("* ").endswith((": ...", ":>", "…", "..."))
    joined = ""
    best: int | None = None
    for count in range(ATTRIBUTION_LINES):
        at = last - count
        if at < 0 or roles[at] != "new":
            break
        piece = lines[at].strip()
        if not piece or len(piece) > LONGEST_LINE:
            break
        joined = f"{piece} {joined}".strip()
        if len(joined) > 500:
            break
        dated = bool(_DATE_LIKE.search(joined))
        addressed = bool(_HAS_ADDRESS.search(joined))
        verb = _VERB.search(joined) is not None
        starts = _STARTER.match(piece) is not None
        timed = _TIME.search(joined) is not None
        if strict:
            numbered = any(letter.isdigit() for letter in joined)
            good = (
                (
                    ends
                    and verb
                    and starts
                    and (addressed or (dated and numbered and not _TALE.search(joined)))
                )
                or (ends and verb and dated and addressed)
                or (
                    ends
                    and dated
                    and timed
                    and addressed
                    and count <= 1
                    and len(joined) <= 250
                    and _YEAR.search(joined)
                )
                or (starts and dated and addressed and _ENDS_WITH_VERB.search(joined) is not None)
            )
        else:
            good = (
                (ends and verb and (starts or count == 0 or dated or addressed))
                or (ends and count == 0 and len(joined) <= 200 and (addressed or dated) and len(joined) > 8)
                or (ends and _MESSAGE_REFERENCE.match(piece) is not None)
                or (dated and addressed and _DATED_SENDER.match(joined) is not None)
            )
        if not good:
            continue
        if (
            best is None
            or piece.endswith("<")
            or (
                (starts or piece[:1].isdigit())
                and not piece.endswith((".", "!", "?", ":"))
                and (piece.endswith(",") or _DATE_LIKE.search(piece))
            )
        ):
            best = at
    return best


def _header_role(line: str) -> str:
    if line.find(":", 0, 45) < 0:
        return ""
    match = _HEADER_LINE.match(line[:300])
    if match is None:
        return ""
    return _ROLE_OF.get(match.group(1).strip().lower(), "")


def _unmarked_rest(lines: list[str], roles: list[str], text: str) -> int | None:
    """Index of the first line of a quoted or forwarded part that runs unmarked to the end, or None.

    Most lines are ruled out by their first or last letters, before any pattern runs.
    """
    asks_above = any(cue in text for cue in _ABOVE_CUES)
    lowered = text.lower()
    introduces = any(cue in lowered for cue in _INTRO_CUES)
    says = any(verb in lowered for verb in _LAST_VERBS)
    for index, line in enumerate(lines):
        if roles[index] != "new" or not line or len(line) > LONGEST_LINE:
            continue
        bare = line.strip(" \t*>")
        if not bare:
            continue
        if _is_divider(line, bare, introduces) or (
            asks_above and any(cue in line for cue in _ABOVE_CUES) and _REPLY_ABOVE.match(line)
        ):
            if _is_whole_forward(lines, roles, index):
                return index
            roles[index] = "quoted"
            continue
        start = None
        if ":" in bare:
            if bare.find(":", 0, 45) > 0:
                start = _header_block_start(lines, roles, index)
        elif len(bare) <= _LONGEST_TO and _ROLE_OF.get(bare.lower()) == "to":
            start = _upright_block_start(lines, roles, index)
        if start is None and (
            bare[-1] in ":：_" or (says and bare.rpartition(" ")[2].lower() in _LAST_VERBS)
        ):
            start = _attribution_start(lines, roles, index, strict=True)
            if start is not None and not _something_follows(lines, index):
                start = None
            if start is not None and _mark_odd_quote(lines, roles, start, index):
                continue
        if start is not None:
            return start
        if (
            8 <= len(bare) <= 120
            and _stands_alone(lines, index)
            and is_mobile_signature(line)
            and _something_follows(lines, index)
        ):
            # Phones put their line under the answer and leave the answered message below it unmarked.
            return index + 1
    return None


def _mark_odd_quote(lines: list[str], roles: list[str], start: int, last: int) -> bool:
    """Quotes marked with a writer's own sign ("--] …", ": …") behind an attribution; False when there is no
    such sign.
    """
    first = next((at for at in range(last + 1, min(last + 5, len(lines))) if lines[at].strip()), None)
    match = _ODD_MARK.match(lines[first]) if first is not None else None
    if match is None:
        return False
    mark = match.group(1)
    quoted = [at for at in range(last + 1, len(lines)) if lines[at].lstrip().startswith(mark)]
    for at in (*range(start, last + 1), *quoted):
        roles[at] = "quoted"
    return True


def _is_divider(line: str, bare: str, introduces: bool) -> bool:
    """Whether a line says that another message follows; ``introduces``: the text holds words that do."""
    if bare[0] in "-_=—–" or ("*" in line and line.lstrip()[:1] == "*"):
        return bool(_DIVIDER.match(line) or _WROTE_RULE.match(line))
    return introduces and len(bare) <= 60 and _FORWARD_INTRO.match(line) is not None


def _stands_alone(lines: list[str], index: int) -> bool:
    """Between blank lines, and behind some text."""
    if index == 0 or lines[index - 1].strip() or (index + 1 < len(lines) and lines[index + 1].strip()):
        return False
    return any(line.strip() for line in lines[:index])


def _is_whole_forward(lines: list[str], roles: list[str], index: int) -> bool:
    """A divider before marked quotes does not end the new text: an answer may follow the quotes."""
    if _FORWARDS.search(lines[index]) is not None:
        return True
    after = index + 1
    seen = 0
    while after < len(lines) and seen < 14:
        if lines[after].strip():
            seen += 1
            if roles[after] == "quoted" and lines[after].lstrip().startswith(">"):
                return not any(
                    role == "new" and lines[at].strip() for at, role in enumerate(roles[after:], after)
                )
        after += 1
    return True


def _something_follows(lines: list[str], index: int) -> bool:
    return any(line.strip() for line in lines[index + 1 :])


def _header_block_start(lines: list[str], roles: list[str], index: int) -> int | None:
    """Where a forwarded or answered message starts whose header lines begin at ``index``, or None.

    Shapes: From/Sent/To/Subject lines in any order; a Lotus Notes heading (name and date in either order,
        perhaps a letterhead)
    before To:/cc:/Subject:; ``"Name" <address> on date`` before them; To:/cc:/Subject: alone behind an
    answer.
    """
    first = _header_role(lines[index])
    if not first:
        return None
    found: dict[str, int] = {}
    at = index
    gap = 0
    while at < len(lines) and at < index + HEADER_WINDOW and roles[at] == "new":
        line = lines[at]
        role = _header_role(line)
        if role:
            found.setdefault(role, at)
            gap = 0
        elif not line.strip():
            gap += 1
            if gap > 1:
                break
        elif gap:
            break
        at += 1
    heading = _heading_above(lines, roles, index)
    if heading is not None and ("to" in found or "cc" in found):
        return _with_divider(lines, roles, heading)
    if first == "from" and _CLOCK_DATE.search(lines[index][:300]) and _to_line_follows(lines, roles, index):
        return _with_divider(lines, roles, _letterhead(lines, roles, index))
    if len(found) < 2:
        return None
    block = " ".join(lines[index:at])[:2_000]
    has_before = any(
        line.strip() for line, role in zip(lines[:index], roles[:index], strict=True) if role == "new"
    )
    ruled = _preceded_by_rule(lines, index)
    addressed = "@" in block or "/" in lines[found["to"]] if "to" in found else "@" in block
    if "from" in found and ("date" in found or "subject" in found or "to" in found):
        strong = "date" in found or addressed or len(found) >= 4 or ruled
        if strong and (has_before or "date" in found or ruled):
            return _with_divider(lines, roles, index)
    if has_before and "to" in found and "subject" in found and ("cc" in found or addressed):
        return _with_divider(lines, roles, _letterhead(lines, roles, index))
    return None


def _upright_block_start(lines: list[str], roles: list[str], index: int) -> int | None:
    """Start of a Lotus Notes block whose words ("To", "cc", "Subject") stand alone above values, or None."""
    window = range(index + 1, min(index + 12, len(lines)))
    if not any(_ROLE_OF.get(lines[at].strip().lower()) == "subject" for at in window):
        return None
    return _heading_above(lines, roles, index)


def _to_line_follows(lines: list[str], roles: list[str], index: int) -> bool:
    """Whether a To: line comes soon behind a From: line with a date, perhaps behind phone lines of a
    letterhead.
    """
    return any(
        _header_role(lines[at]) == "to" and roles[at] == "new"
        for at in range(index + 1, min(index + 14, len(lines)))
    )


def _letterhead(lines: list[str], roles: list[str], index: int) -> int:
    """Take "Sent by:", organisation and indented name lines above a header block into it."""
    start = index
    indented = lines[index][:1] in (" ", "\t")
    at = index - 1
    while at >= 0 and index - at <= HEADING_LINES and roles[at] == "new":
        line = lines[at].strip()
        if line:
            known = line.lower().startswith(
                ("sent by:", "please respond to", "from:")
            ) or _ORGANISATION.match(line)
            if not (known or (indented and lines[at][:1] == "\t" and len(line) <= 60)):
                break
            start = at
        at -= 1
    return start


def _preceded_by_rule(lines: list[str], index: int) -> bool:
    for at in range(index - 1, max(-1, index - 4), -1):
        if lines[at].strip():
            return _RULE.match(lines[at]) is not None
    return False


def _heading_above(lines: list[str], roles: list[str], index: int) -> int | None:
    """First line of the name-and-date heading directly above header lines at ``index``, or None.

    The lines between the words and the headers, at most ``HEADING_LINES`` and all short, of which one holds a
    date with a time
    and the others a name, an organisation or a phone number.
    """
    at = index - 1
    blanks = 0
    while at >= 0 and not lines[at].strip() and blanks < 3:
        at -= 1
        blanks += 1
    start = None
    cluster = ""
    count = 0
    while at >= 0 and roles[at] == "new" and count < HEADING_LINES:
        line = lines[at].strip()
        if not line:
            # One blank line may stand between the letterhead's parts when the date was not met yet.
            if start is None and count and at and _is_heading_line(lines[at - 1]):
                at -= 1
                continue
            break
        if not _is_heading_line(lines[at]):
            break
        cluster = f"{line} {cluster}"
        count += 1
        at -= 1
        if _CLOCK_DATE.search(cluster):
            start = at + 1
    if start is None:
        return None
    # The name may stand above the date: the rest of the cluster was taken with it, but a sign-off was not
    # meant.
    above = start - 1
    while above >= 0 and start - above <= 3 and roles[above] == "new" and lines[above].strip():
        line = lines[above]
        if not _is_heading_line(line) or is_sign_off(line):
            break
        start = above
        above -= 1
    return _letterhead(lines, roles, start)


def _is_heading_line(line: str) -> bool:
    text = " ".join(line.split())
    if (
        not text
        or len(text) > 120
        or text.endswith((".", "!", "?", ";"))
        and not _INITIAL_AT_END.search(text)
    ):
        return False
    if " From: " in text and _CLOCK_DATE.search(text):
        return True
    if _CLOCK_DATE.search(text) or _ORGANISATION.match(text):
        return len(_CLOCK_DATE.sub("", text)) <= 100
    if _PART_OF_DATE.fullmatch(text):
        return True
    if "@" in text or text.startswith(('"', "From:", "Sent by:", "Phone", "<")):
        return True
    words = text.split()
    return len(words) <= 6 and all(
        word[:1].isupper() or word[:1] in "(&\"'-" or word in _SMALL_NAME_WORDS for word in words
    )


def _with_divider(lines: list[str], roles: list[str], start: int) -> int:
    """Take blank lines and a divider or rule directly above a header block into it."""
    at = start - 1
    while at >= 0 and not lines[at].strip() and start - at <= 4:
        at -= 1
    if (
        at >= 0
        and roles[at] == "new"
        and any(pattern.match(lines[at]) for pattern in (_DIVIDER, _RULE, _FORWARD_INTRO, _NAMED_RULE))
    ):
        return at
    return start
