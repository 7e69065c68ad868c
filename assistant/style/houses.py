"""Where somebody works, by the domain of their mail address."""

from __future__ import annotations

# Domains that people share who have nothing else in common.
_PROVIDERS = frozenset(
    name
    for line in (
        "gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com icloud.com me.com",
        "aol.com mail.com proton.me protonmail.com gmx.de gmx.net web.de t-online.de freenet.de posteo.de",
        "mailbox.org orange.fr free.fr laposte.net wanadoo.fr hotmail.fr yahoo.fr hotmail.es yahoo.es",
    )
    for name in line.split()
)


def house_of(address: str) -> str:
    """The mail domain that tells where somebody works; "" for those that anybody may have.

    >>> house_of("Anna.Weber@Example.org")
    'example.org'
    >>> house_of("anna@gmail.com")
    ''
    """
    domain = address.rpartition("@")[2].strip().lower() if "@" in address else ""
    return "" if domain in _PROVIDERS else domain
