"""Which character set bytes are in, when nothing says so or what is said cannot be true.

Each candidate is weighed by how common the letters are that it makes of the bytes beyond ASCII, by where
capitals and symbols stand in words, and, for East Asian sets, by the ranges in which everyday writing lies.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache

SAMPLE = 6_000
MOST_LETTERS = 1_500

_WESTERN = "éäüöàèñóíáçßâêôîûëïùãõåøæúýœþðìòÿ"
_POLISH = "ęłąóżśćńź"
_CZECH = "íáéěšýžřčůúťňóďľôäĺŕ"
_HUNGARIAN = "áéóöőíüúű"
_ROMANIAN = "ăîâșțşţ"
_CROATIAN = "šžčćđ"
_TURKISH = "ıüşğçöİéâîû"
_BALTIC = "āšīžēėąūčįęųöäõüņļķģģ"
_RUSSIAN = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё"
_UKRAINIAN = "оанивіертслкудмпзягьбчхйжцюїєшщфґ"
_GREEK = "αοιετσνηυρπκμλςωγδάίθόέχύφήβξώζψϊϋ"
_HEBREW = "יוהלאתרבמשנעדחקכגםטפסזצןךףץ"
_ARABIC = "الينمرتوبةعدسفهكحقشجطصخضذثزظغءأإآىئؤ،؟"
_THAI = "านรกอเงมวลสยตคทดบปัี่้ิไ์หพช็ุจแขธู็ใโผะฐญษศณึถซฟำฝฉภๆ"

_CENTRAL = (_POLISH, _CZECH, _HUNGARIAN, _ROMANIAN, _CROATIAN)

# Codec, its letters from common to rare, and how much likelier it is beforehand.
_SINGLE: tuple[tuple[str, str, float], ...] = (
    ("cp1252", _WESTERN, 0.45),
    *((codec, letters, -0.4) for letters in _CENTRAL for codec in ("cp1250", "iso8859-2")),
    ("cp1254", _TURKISH, -0.5),
    ("cp1257", _BALTIC, -0.2),
    ("mac-roman", _WESTERN, -0.3),
    ("cp850", _WESTERN, -0.3),
    ("cp1251", _RUSSIAN, 0.3),
    ("koi8-u", _RUSSIAN, 0.2),
    ("iso8859-5", _RUSSIAN, 0.0),
    ("cp866", _RUSSIAN, -0.1),
    ("cp1251", _UKRAINIAN, 0.0),
    ("koi8-u", _UKRAINIAN, 0.0),
    ("cp1253", _GREEK, 0.1),
    ("iso8859-7", _GREEK, 0.0),
    ("cp1255", _HEBREW, 0.0),
    ("cp1256", _ARABIC, 0.0),
    ("cp874", _THAI, 0.0),
)
_MULTIPLE = ("euc_jp", "cp932", "cp949", "gb18030", "cp950")
_LATIN = frozenset({"cp1252", "cp1250", "iso8859-2", "cp1254", "cp1257", "mac-roman", "cp850"})
_OF_LANGUAGE = {
    "pl": "cp1250", "cs": "cp1250", "sk": "cp1250", "hu": "cp1250", "ro": "cp1250", "hr": "cp1250",
    "sl": "cp1250", "tr": "cp1254", "lt": "cp1257", "lv": "cp1257", "et": "cp1257",
}  # fmt: skip
_LANGUAGE_BONUS = 1.5
_DENSE = 1.0
_FEW = 3.0
_DOUBTFUL = -3.3
_PUNCTUATION = frozenset("“”„‚’‘–—…«»€°§©®№•·´ \xa0£±²½″′―‹›")
_UNKNOWN, _SYMBOL, _MARK, _MISPLACED = 9.0, 5.0, 2.6, 2.0
_WESTERN_WORD = re.compile(r"[^\W\d_]")
# What Western European text never holds inside a word once it is decoded as windows-1252, and letters of a
# few of its languages that are what others' commonest letters turn into.
_ODD = re.compile(
    "[A-Za-zÀ-ÿ][¡-¦¨©«¬®¯±²³¶¸¹»-¿×÷ŠšŒŽžŸƒˆ˜†‡‰][a-zà-ÿ]|[a-z][À-ÖØ-Þ][a-z]|[\x80-\x9fõûþðýÕÛÞÐÝ]"
)
_LEAST_SUSPICION = 0.34


def guess(data: bytes) -> str:
    """The likeliest codec of bytes that are neither ASCII nor UTF-8; "cp1252" when nothing is convincing."""
    sample = data[:SAMPLE]
    if b"\x00" in sample:
        even, odd = sample[0::2].count(0), sample[1::2].count(0)
        if max(even, odd) > len(sample) // 8:
            return "utf-16-be" if even > odd else "utf-16-le"
    language = _language(sample)
    beyond = sum(byte > 127 for byte in sample)
    dense = beyond > 0.4 * (beyond + sum(65 <= byte & 0xDF <= 90 for byte in sample if byte < 128))
    best, best_score = "cp1252", -math.inf
    for codec, letters, bonus in _SINGLE:
        score = _weigh(sample, codec, letters) + bonus
        if codec in _LATIN and language and _OF_LANGUAGE.get(language, "cp1252") == _family(codec):
            score += _LANGUAGE_BONUS
        if codec in _LATIN and dense:
            score -= _DENSE
        if codec == "cp1252":
            score += _FEW / max(1, beyond)  # one accent alone says little
        if score > best_score:
            best, best_score = codec, score
    if best_score < _DOUBTFUL:
        return _east_asian(sample) or best
    return best


def is_suspicious(text: str) -> bool:
    """Whether a text decoded as Western European cannot be: too many accents, or symbols inside words."""
    sample = text[:SAMPLE]
    letters = len(_WESTERN_WORD.findall(sample))
    beyond = sum(letter > "\x7f" and letter.isalpha() for letter in sample)
    return beyond > letters * _LEAST_SUSPICION or _ODD.search(sample) is not None


def _family(codec: str) -> str:
    return {"iso8859-2": "cp1250", "mac-roman": "cp1252", "cp850": "cp1252"}.get(codec, codec)


def _language(sample: bytes) -> str:
    """The language that the ASCII letters alone speak, or "" where they are too few."""
    from assistant.text.language import detect

    plain = bytes(byte if byte < 128 else 32 for byte in sample[:1_200]).decode("ascii")
    return detect(plain)


@lru_cache(maxsize=len(_SINGLE))
def _costs(letters: str) -> dict[str, float]:
    """Cost of each letter: the rarer, the more."""
    total = math.log(sum(1 / (rank + 2) for rank in range(len(letters))))
    return {letter: math.log(rank + 2) + total for rank, letter in reversed(list(enumerate(letters)))}


def _weigh(sample: bytes, codec: str, letters: str) -> float:
    """Mean likelihood (a logarithm) of what a codec makes of the bytes beyond ASCII."""
    text = sample.decode(codec, "replace")
    costs = _costs(letters)
    cost, count = 0.0, 0
    before = " "
    for at, letter in enumerate(text):
        if letter <= "\x7f":
            before = letter
            continue
        count += 1
        if count > MOST_LETTERS:
            break
        known = costs.get(letter.lower())
        if known is not None:
            cost += known
            if letter.isupper() and (before.islower() or (before == " " and text[at + 1 : at + 2].isupper())):
                cost += _MISPLACED
            elif letter.islower() and before.isupper() and not before.isascii():
                cost += 0.3
        elif letter == "\ufffd" or letter < "\xa0":
            cost += _UNKNOWN
        elif letter in _PUNCTUATION:
            inside = before.isalpha() and text[at + 1 : at + 2].isalpha() and letter not in "’‘\xa0"
            leads = before == " " and letter in "’·\xa0" and text[at + 1 : at + 2].isalpha()
            cost += _SYMBOL if inside or leads else _MARK
        else:
            touching = before.isalpha() or text[at + 1 : at + 2].isalpha()
            cost += _SYMBOL + (_MISPLACED if not letter.isalpha() and touching else 0.0)
        before = letter
    return -cost / max(1, count)


def _east_asian(sample: bytes) -> str:
    """The codec of East Asian writing, or "" when it is none."""
    if sum(byte > 127 for byte in sample) < 6:
        return ""
    best, best_share = "", 0.75
    for codec in _MULTIPLE:
        share = _everyday_share(sample, codec)
        if share > best_share:
            best, best_share = codec, share
    return best


def _everyday_share(sample: bytes, codec: str) -> float:
    """How much of what a codec makes of the bytes is everyday writing of its language."""
    text = sample.decode(codec, "replace")
    if text.count("\ufffd") * 30 > len(text):
        return 0.0
    wide = [letter for letter in text if letter > "\x7f"]
    if len(wide) < 3:
        return 0.0
    kana = sum("\u3040" <= letter <= "\u30ff" for letter in wide) / len(wide)
    marks = sum("\u3000" <= letter <= "\u303f" or "\uff00" <= letter <= "\uff65" for letter in wide) / len(
        wide
    )
    if codec in ("euc_jp", "cp932"):
        common = sum("\u4e00" <= letter <= "\u9fff" for letter in wide) / len(wide)
        return kana + marks + common if kana > 0.2 else 0.0
    if kana > 0.1:
        return 0.0
    if codec == "cp949":
        return sum("\uac00" <= letter <= "\ud7a3" for letter in wide) / len(wide) + marks * 0.9
    return sum(_is_everyday_hanzi(letter, codec) for letter in wide) / len(wide) + marks


def _is_wide_mark(letter: str) -> bool:
    return "\u3000" <= letter <= "\u303f" or "\uff00" <= letter <= "\uff65"


def _is_everyday_hanzi(letter: str, codec: str) -> bool:
    """Whether a character is in the first level of its national standard, which holds the common ones."""
    try:
        lead = letter.encode("gb2312" if codec == "gb18030" else "big5")[0]
    except UnicodeEncodeError:
        return False
    return 0xB0 <= lead <= 0xD7 if codec == "gb18030" else 0xA4 <= lead <= 0xC6
