"""Does one person write from the user's addresses, or do several share them?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from assistant.library.records import OwnText
from assistant.style.letters import split_letter

LEAST_SHARE = 0.2
"""Of the signed mails; less is a mail written for somebody else now and then."""

LEAST_MAILS = 8


def several(texts: Sequence[OwnText]) -> bool:
    """Whether a good part of the mails is signed by somebody else than the rest."""
    signed = Counter(name for text in texts if (name := _signed(text)))
    people = _people(signed)
    return len(people) > 1 and people[1] >= max(LEAST_MAILS, LEAST_SHARE * sum(people))


def _signed(text: OwnText) -> str:
    name = split_letter(text.text, names=[person.name for person in text.to if person.name]).name
    return " ".join(re.findall(r"[^\W\d_]+", name.casefold()))


def _people(signed: Counter[str]) -> list[int]:
    """How many mails each person signed, most first; forms that may be one name count together."""
    groups: list[tuple[list[str], int]] = []
    for name, count in signed.most_common():
        for place, (forms, so_far) in enumerate(groups):
            if any(_may_be_same(name, form) for form in forms):
                groups[place] = ([*forms, name], so_far + count)
                break
        else:
            groups.append(([name], count))
    return sorted((count for _, count in groups), reverse=True)


def _may_be_same(one: str, other: str) -> bool:
    """A shared word, a short form ("Jo" of "Joanna"), initials, or a pet name with the same beginning."""
    words, others = one.split(), other.split()
    if set(words) & set(others) or words[0][0] == others[0][0]:
        return True
    return _initials(words) in _joined(others) or _initials(others) in _joined(words)


def _initials(words: Iterable[str]) -> str:
    return "".join(word[0] for word in words)


def _joined(words: Sequence[str]) -> tuple[str, ...]:
    return ("".join(words), _initials(words))
