"""Names and addresses as they stand in headers: cleaned, compared, told apart from roles and lists."""

from __future__ import annotations

import re
import unicodedata

NameKey = tuple[str, str]

_TITLES_TEXT = """
mr mrs ms miss mx dr prof professor sir dame herr frau hr fr dipl ing mag m mme mlle sr sra srta dott
don dona
"""
_TITLES = frozenset(_TITLES_TEXT.split())
_SUFFIXES_TEXT = """
jr sr ii iii iv phd md mba msc bsc esq cpa mp qc
"""
_SUFFIXES = frozenset(_SUFFIXES_TEXT.split())
_ROLES_TEXT = """
info noreply no-reply donotreply do-not-reply support sales admin administrator postmaster mailer-daemon
webmaster newsletter news notification notifications notify alert alerts office contact kontakt hello
help helpdesk service services billing accounts invoice invoices orders order team hr jobs careers press
marketing security abuse root daemon bounce bounces reply mailer system automailer feedback
customerservice kundenservice auskunft contacto atencion comercial accueil contatto
undisclosed-recipients
"""
_ROLES = frozenset(_ROLES_TEXT.split())
_LIST_LOCAL = re.compile(
    r"(^|[-_.])(list|lists|users?|dev|devel|announce|discuss|talk|request|owner|subscribers|members|all|group|everyone)$"
)
_LIST_DOMAIN = re.compile(
    r"^(lists?|groups?|listserv|mailman|googlegroups|yahoogroups)\.|\.(lists?|groups)\.|^(google|yahoo)groups\.com$"
)
_SECOND_LEVEL_TEXT = """
co com org net ac gov edu gob gouv or ne
"""
_SECOND_LEVEL = frozenset(_SECOND_LEVEL_TEXT.split())
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]|<[^>]*>|\{[^}]*\}")
_ASIDE = re.compile(
    r"\s+(?:via|on behalf of|im auftrag von|através de|-|–|—|\||@)\s+.*$|\s*[|/@].*$", re.IGNORECASE
)
_LETTERS = str.maketrans(
    {"ø": "o", "ß": "ss", "ł": "l", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_UMLAUTS = re.compile(r"([aou])e")
_ADDRESS = re.compile(r"\S+@\S+")
_NAME_PART = re.compile(r"[^\W\d_'’\-]+(?:['’\-][^\W\d_]+)*")
_MACHINE = re.compile(r"no[-_.]?reply|do[-_.]?not[-_.]?reply|unsubscribe|-bounces?$|^bounce")
_WORDS = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*\.?")


def clean_name(raw: str) -> str:
    """A display name without quotes, brackets, organisation paths and addresses; "" when nothing is left.

    "Kean, Steven J" becomes "Steven J Kean"; "Steven J Kean/HOU/EES@EES" loses its path.
    """
    name = _BRACKETS.sub(" ", raw).strip().strip("'\"“”„`´").strip()
    if _ADDRESS.fullmatch(name):
        return ""
    name = _ASIDE.sub("", name).strip()
    left, comma, right = name.partition(",")
    if comma and "," not in right and 0 < len(right.split()) <= 3 and 0 < len(left.split()) <= 3:
        words = right.split()
        if not all(_bare(word) in _SUFFIXES for word in words):
            name = f"{right.strip()} {left.strip()}"
        else:
            name = left
    return " ".join(name.split()).strip("'\"“”„ ,;")[:120]


def name_key(name: str) -> NameKey | None:
    """First and last name for comparison (no case, accents, titles, initials), or None for part names."""
    if any(char.isdigit() for char in name):
        return None  # "Team 2" and "Team 3" are not one
    words = [_bare(word) for word in _WORDS.findall(name)]
    words = [word for word in words if word and word not in _TITLES]
    while len(words) > 2 and words[-1] in _SUFFIXES:
        words.pop()
    full = [word for word in words if len(word) > 1 or not word.isascii()]
    if len(full) < 2 or full[0] != words[0]:
        return None
    return full[0], full[-1]


def name_of_address(address: str) -> str:
    """The name an address spells out ("anna.kranz@…" gives "Anna Kranz"), or ""."""
    local = address.partition("@")[0].partition("+")[0]
    parts = [part for part in local.replace("_", ".").split(".") if part]
    if (
        not 2 <= len(parts) <= 3
        or not all(part.isalpha() or _NAME_PART.fullmatch(part) for part in parts)
        or is_role(address)
    ):
        return ""
    if len(parts[0]) < 2 or len(parts[-1]) < 2:
        return ""
    return " ".join(part[0].upper() + part[1:] for part in parts)


def fits(address: str, key: NameKey) -> bool:
    """Whether the part before the @ could be made from this name."""
    local = _UMLAUTS.sub(r"\1", re.sub(r"[^a-z]", "", fold(address.partition("@")[0])))
    first, last = (re.sub(r"[^a-z]", "", part) for part in key)
    if not first or not last:
        return False
    return (
        (len(last) > 2 and last in local)
        or (len(first) > 2 and first in local)
        or local == first[0] + last[0]
    )


def nicknames(one: str, other: str) -> bool:
    """Whether one first name is the beginning of the other ("Steve", "Steven")."""
    short, long = sorted((one, other), key=len)
    return len(short) >= 4 and long[: len(short) - 1] == short[:-1] and long[len(short) - 1] == short[-1]


def organisation(address: str) -> str:
    """The registered part of the domain: "mail.uni.ac.uk" gives "uni.ac.uk"."""
    labels = address.rpartition("@")[2].split(".")
    keep = 3 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL else 2
    return ".".join(labels[-keep:])


def is_role(address: str) -> bool:
    """Whether an address stands for an office or a machine and not for one person."""
    local = address.partition("@")[0].partition("+")[0]
    return local in _ROLES or _MACHINE.search(local) is not None


def looks_like_list(address: str) -> bool:
    """Whether an address is spelt like a mailing list's."""
    local, _, domain = address.partition("@")
    return bool(_LIST_DOMAIN.search(domain) or _LIST_LOCAL.search(local))


def is_list_of(address: str, list_id: str) -> bool:
    """Whether this is the address of the list a List-Id header names."""
    local, _, domain = address.partition("@")
    found = re.search(r"<([^<>]+)>", list_id)
    identifier = (found.group(1) if found else list_id).strip().lower()
    if not identifier or not local:
        return False
    if identifier in (f"{local}.{domain}", address):
        return True
    return identifier.partition(".")[0] == local and organisation(identifier) == organisation(domain)


def fold(text: str) -> str:
    """Lower-case, without accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def mailbox(address: str) -> str:
    """The mailbox behind an address: without what stands behind a plus, and Google's names as one."""
    local, _, domain = address.partition("@")
    local = local.partition("+")[0] or local
    if domain in ("gmail.com", "googlemail.com"):
        local, domain = local.replace(".", ""), "gmail.com"
    return f"{local}@{domain}"


def _bare(word: str) -> str:
    """A word of a name for comparison: "Jörg", "Joerg" and "Jorg" are one."""
    plain = fold(word.rstrip(".")).translate(_LETTERS)
    return plain if len(plain) < 4 else _UMLAUTS.sub(r"\1", plain)
