"""Amounts of money and percentages: "€1,450", "1.450 Euro", "12 %", "12 percent"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.style.notations.value import GAP, GAPS, Candidate, any_of

_SIGNS = {"€": "EUR", "£": "GBP", "$": "USD"}
_SIGN_OF = {code: sign for sign, code in _SIGNS.items()}
_CODES = "EUR|GBP|USD|CHF"
# How one and more of a currency are called; what is ambiguous alone ("francs", "livres") needs both words.
_CURRENCY_WORDS: dict[str, dict[str, tuple[str, str]]] = {
    "en": {"EUR": ("euro", "euros"), "GBP": ("pound", "pounds"), "USD": ("dollar", "dollars"),
           "CHF": ("Swiss franc", "Swiss francs")},
    "de": {"EUR": ("Euro", "Euro"), "GBP": ("Pfund", "Pfund"), "USD": ("Dollar", "Dollar"),
           "CHF": ("Franken", "Franken")},
    "fr": {"EUR": ("euro", "euros"), "GBP": ("livre sterling", "livres sterling"),
           "USD": ("dollar", "dollars"), "CHF": ("franc suisse", "francs suisses")},
    "es": {"EUR": ("euro", "euros"), "GBP": ("libra esterlina", "libras esterlinas"),
           "USD": ("dólar", "dólares"), "CHF": ("franco suizo", "francos suizos")},
}  # fmt: skip
_CURRENCY_OF = {
    code: {word.lower(): currency for currency, both in words.items() for word in both}
    for code, words in _CURRENCY_WORDS.items()
}
_AMOUNT = (
    "(?P<n>[0-9]{1,3}(?:[.,'’ \u00a0\u202f][0-9]{3}){1,4}(?:[.,][0-9]{1,2})?(?![0-9])"
    "|[0-9]{1,12}(?:[.,][0-9]{1,2})?(?![0-9]))"
)
_MORE = (
    rf"(?!{GAP}?(?:k|m|mn|mio|mrd|bn|b|tsd|t|million(?:s|en)?|milliards?|milliarden?|billion(?:s|en)?|thousand|"
    r"hundred|tausend|hundert|mille|mil|millón|millones|M€|T€)(?!\w))"
)
_MONEY_BEFORE = re.compile(
    rf"(?<![\w€$£¥])(?:(?P<sign>[€£$])(?P<gap>{GAP})?|(?P<code>{_CODES}){GAP}){_AMOUNT}(?!\w)(?i:{_MORE})"
    rf"(?!{GAP}(?:{_CODES}|(?i:euros?|dollars?|pounds?))\b)"
)
# After a word for a currency: three euros fifty, a weight, another country's currency.
_NOT_THIS_MONEY = rf"(?!{GAPS}(?:[0-9]|of\b|lighter\b|heavier\b|canad|austral|cfa\b))"
_MONEY_AFTER: dict[str, re.Pattern[str]] = {
    code: re.compile(
        rf"(?<!\w){_AMOUNT}(?:(?P<gap>{GAP})?(?P<sign>[€£$])(?!{GAP}?[0-9])"
        rf"|{GAP}(?P<code>{_CODES})(?!{GAP}[0-9])"
        rf"|{GAP}(?i:(?P<word>{any_of(words)})(?:{GAP}sterling)?(?!\w){_NOT_THIS_MONEY})"
        rf")(?!\w)(?i:{_MORE})"
    )
    for code, words in (*_CURRENCY_OF.items(), ("", _CURRENCY_OF["en"]))
}
_WEIGHING = re.compile(r"(?<!\w)(?:los[te]|losing|gain|weigh|wieg|wog)[^.!?\n]*$", re.IGNORECASE)
_NOUN = re.compile(rf"{GAPS}[A-ZÄÖÜ][a-zäöüß]")
_PERCENT_WORD = {"en": "percent", "de": "Prozent", "fr": "pour cent", "es": "por ciento"}
_PART = (
    "(?P<n>[0-9]{1,3}(?:[.,'’\u00a0\u202f][0-9]{3}){1,4}(?:[.,][0-9]{1,6})?(?![0-9])"
    "|[0-9]{1,12}(?:[.,][0-9]{1,6})?(?![0-9]))"
)
_PERCENT: dict[str, re.Pattern[str]] = {
    code: re.compile(
        rf"(?<!\w){_PART}(?:(?P<gap>{GAP})?%"
        + (rf"|{GAP}(?P<word>{word.replace(' ', GAP)})" if word else "")
        + (rf"|{GAP}(?P<two>per{GAP}cent)" if code == "en" else "")
        + r")(?!\w)",
        re.IGNORECASE,
    )
    for code, word in (*_PERCENT_WORD.items(), ("", ""))
}


def money(text: str, code: str) -> Iterator[Candidate]:
    """Places that look like an amount: a number with a sign, a code or the word of a currency."""
    for match in _MONEY_BEFORE.finditer(text):
        if match["code"]:
            yield _amount(match, "code-before", match["code"], code)
        else:
            form = "sign-before-space" if match["gap"] else "sign-before"
            yield _amount(match, form, _SIGNS[match["sign"]], code)
    for match in _MONEY_AFTER[code].finditer(text):
        if match["sign"]:
            form = "sign-after-space" if match["gap"] else "sign-after"
            yield _amount(match, form, _SIGNS[match["sign"]], code)
        elif match["code"]:
            yield _amount(match, "code-after", match["code"], code)
        else:
            currency = _CURRENCY_OF.get(code, {}).get(match["word"].lower())
            at, end = match.span()
            if currency == "GBP" and _WEIGHING.search(text[max(0, at - 30) : at]):
                continue
            if currency == "GBP" and code == "de" and _NOUN.match(text, end):  # "3 Pfund Mehl"
                continue
            if currency:
                yield _amount(match, "word", currency, code)


def _amount(match: re.Match[str], form: str, currency: str, code: str) -> Candidate:
    number = _canonical(match["n"], code, money=True)
    return Candidate("money", *match.span(), ((form, (currency, number)),) if number else ())


def percents(text: str, code: str) -> Iterator[Candidate]:
    """Places that look like a percentage."""
    for match in _PERCENT[code].finditer(text):
        number = _canonical(match["n"], code, money=False)
        groups = match.groupdict()
        if groups.get("two"):
            form = "two-words"
        elif groups.get("word"):
            form = "word"
        else:
            form = "sign-space" if match["gap"] else "sign"
        yield Candidate("percent", *match.span(), ((form, (number,)),) if number else ())


def _canonical(number: str, code: str, *, money: bool) -> str | None:
    """A number without separators and trailing noughts, or None where it can't be told what they mean.

    Three figures after the only separator are thousands in money; in a percentage the language decides.
    """
    parts = re.split(r"[^0-9]", number)
    marks = re.findall(r"[^0-9]", number)
    if len(parts[0]) > 1 and parts[0].startswith("0"):
        return None
    decimals = ""
    if marks and marks[-1] in ".," and marks.count(marks[-1]) == 1:
        alone = len(marks) == 1
        if not alone or len(parts[-1]) != 3 or parts[0] == "0":
            is_decimal = True
        elif money:
            is_decimal = False
        elif code:
            is_decimal = (marks[-1] == ".") == (code == "en")
        else:
            return None
        if is_decimal:
            decimals = parts.pop()
            marks.pop()
    if len(set(marks)) > 1 or any(len(part) != 3 for part in parts[1:]):
        return None
    decimals = decimals.rstrip("0")
    return str(int("".join(parts))) + (f".{decimals}" if decimals else "")


def money_in(form: str, number: str, currency: str, amount: str, code: str) -> str | None:
    """An amount in a form, its figures as they stand; None for a currency without a sign."""
    if form == "code-before":
        return f"{currency} {number}"
    if form == "code-after":
        return f"{number} {currency}"
    if form == "word":
        one, more = _CURRENCY_WORDS.get(code, _CURRENCY_WORDS["en"])[currency]
        single = amount == "1" or code == "fr" and float(amount) < 2
        return f"{number} {one if single else more}"
    sign = _SIGN_OF.get(currency)
    if sign is None:
        return None
    gap = " " if form.endswith("-space") else ""
    return f"{sign}{gap}{number}" if form.startswith("sign-before") else f"{number}{gap}{sign}"


def percent_in(form: str, number: str, code: str) -> str:
    """A percentage in a form, its figures as they stand."""
    if form == "sign":
        return f"{number}%"
    if form == "sign-space":
        return f"{number} %"
    return f"{number} {'per cent' if form == 'two-words' else _PERCENT_WORD.get(code, 'percent')}"
