"""Folder and label names in one vocabulary: inbox, sent, drafts, trash, junk, archive, or the name itself."""

from __future__ import annotations

import re
from functools import lru_cache

LEFT_OUT = frozenset({"trash", "junk"})

_NAMES = {
    "inbox": (
        "inbox|entrada|posteingang|boîte de réception|bandeja de entrada|posta in arrivo|caixa de entrada"
        "|postvak in|inkorgen|indbakke|innboks|saapuneet"
    ),
    "sent": (
        "sent|sent items|sent mail|sent messages|sent objects|outbox sent|gesendet|gesendete objekte"
        "|gesendete elemente|gesendete|gesendete nachrichten|éléments envoyés|messages envoyés|envoyés"
        "|envoyes|enviados|elementos enviados|correo enviado|mensajes enviados|posta inviata|inviati"
        "|inviata|itens enviados|e-mails enviados|verzonden|verzonden items|verzonden berichten|skickat"
        "|skickade objekt|sendt|sendte elementer|sendt post|sendte|lähetetyt|wysłane|odeslaná pošta"
        "|отправленные"
    ),
    "drafts": (
        "draft|drafts|entwürfe|entwurf|brouillons|brouillon|borradores|borrador|bozze|rascunhos|concepten"
        "|utkast|kladder|luonnokset|wersje robocze|черновики|templates|unsent messages|unsent"
    ),
    "trash": (
        "trash|deleted|deleted items|deleted messages|bin|papierkorb|gelöschte objekte|gelöschte elemente"
        "|gelöscht|corbeille|éléments supprimés|papelera|elementos eliminados|eliminados|cestino"
        "|posta eliminata|lixo|lixeira|itens excluídos|itens eliminados|prullenbak|verwijderde items"
        "|verwijderd|papperskorgen|borttagna objekt|slettet post|slettede elementer|papirkurv|søppelkasse"
        "|roskakori|poistetut|kosz|удалённые|корзина"
    ),
    "junk": (
        "junk|spam|junk e-mail|junk email|junk mail|bulk mail|unerwünscht|spamverdacht"
        "|courrier indésirable|indésirables|pourriel|correo no deseado|no deseado|posta indesiderata"
        "|indesiderata|lixo eletrônico|lixo electrónico|ongewenste e-mail|ongewenst|skräppost"
        "|uønsket e-post|uønsket post|søppelpost|roskaposti|niechciane|спам"
    ),
    "archive": (
        "archive|archives|archiv|archivo|archivio|arquivo|archief|arkiv|arkisto|all mail|alle nachrichten"
        "|tous les messages|todos|tutti i messaggi"
    ),
}
_VOCABULARY = {name: label for label, names in _NAMES.items() for name in names.split("|")}
_SEPARATORS = re.compile(r"[\s_\-]+")


@lru_cache(maxsize=4096)
def normalise(name: str) -> str:
    """One folder or label name, lower-case, in the common vocabulary where it is known.

    >>> [normalise(name) for name in ("Gesendete Elemente", "_sent_mail", "[Gmail]/Spam", "Projects")]
    ['sent', 'sent', 'junk', 'projects']
    """
    plain = name.strip().strip("\"'").casefold()
    for prefix in ("[gmail]/", "[google mail]/", "[gmail].", "inbox."):
        plain = plain.removeprefix(prefix)
    plain = _SEPARATORS.sub(" ", plain).strip(" .")
    if plain in _VOCABULARY:
        return _VOCABULARY[plain]
    hyphened = plain.replace("e mail", "e-mail")
    return _VOCABULARY.get(hyphened, plain)[:100]


def from_folders(folders: list[str]) -> tuple[str, ...]:
    """Labels of nested folder names, outermost first, without repeats and empty names."""
    labels = [normalise(folder) for folder in folders]
    return tuple(dict.fromkeys(label for label in labels if label))


def of_known_folder(name: str) -> tuple[str, ...]:
    """The label of a folder or mailbox file whose name is one of the common words ("Sent"), or none."""
    label = normalise(name)
    return (label,) if label in _NAMES else ()


def from_gmail(raw: str) -> tuple[str, ...]:
    """Labels of a decoded ``X-Gmail-Labels`` field; categories and read state are not folders."""
    names = [name.strip().strip('"') for name in raw.split(",")]
    kept = [name for name in names if name and not name.casefold().startswith("category ")]
    return tuple(dict.fromkeys(label for label in map(normalise, kept) if label not in ("opened", "unread")))


def from_folder_path(raw: str) -> tuple[str, ...]:
    r"""The last folder of an ``X-Folder`` path such as ``\\Name_Jun2001\\Notes Folders\\Sent``."""
    parts = [part for part in re.split(r"[\\/]", raw) if part.strip()]
    if not parts:
        return ()
    last = normalise(parts[-1])
    return (last,) if last else ()


def from_status(mozilla: str, status: str) -> tuple[str, ...]:
    """Labels of ``X-Mozilla-Status`` (hex bits) and mbox ``Status``/``X-Status`` letters.

    Thunderbird marks a message 0x0008 when it was deleted and the folder not yet compacted.
    """
    labels: list[str] = []
    if mozilla:
        try:
            bits = int(mozilla.strip(), 16)
        except ValueError:
            bits = 0
        if bits & 0x0008:
            labels.append("trash")
        if bits & 0x0002:
            labels.append("replied")
    if "D" in status:
        labels.append("trash")
    if "A" in status:
        labels.append("replied")
    return tuple(dict.fromkeys(labels))


def is_left_out(labels: tuple[str, ...]) -> bool:
    """Whether an item with these labels was thrown away or is junk, and is not indexed unless asked for."""
    return any(label in LEFT_OUT for label in labels)
