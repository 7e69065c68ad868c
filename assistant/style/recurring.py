"""Sentences that a user puts at the same end of one text after another.

Whatever such a sentence says, it is no news the second time: it stands there word for word although the
texts are about different things. One that speaks of times, or says that something is not so, has to come
once more, for it may be news twice running. Numbers, names, links and addresses never make a fixed line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.style.candidates import Candidate
from assistant.style.content import ADDRESS, URL, content_words, facts_in, names_in
from assistant.style.edits import Comparison
from assistant.style.ledger import PastEdit
from assistant.style.letters import split_letter
from assistant.style.lexicon import WEEKDAYS_AND_MONTHS
from assistant.style.measures import BULLET, WORD, body_sentences, paragraphs
from assistant.style.stated import is_unsafe

LONGEST_LINE = 110
MOST_WORDS = 14
FEWEST_WORDS = 2
# In so many finals a line must stand, and one that carries a time or a negation.
NEEDED = 2
NEEDED_FACTUAL = 3


def recurring_lines(
    seen: Comparison, past: Sequence[PastEdit], points: Sequence[str] = ()
) -> list[Candidate]:
    """Candidates for an opening and a closing line that earlier finals show.

    Args:
        past: earlier edits to the same person, newest first.
        points: what the user asked to say; a line that they ask for is none of the user's habits.
    """
    found = []
    own = body_sentences(seen.final.body)
    if len(own) < 2:
        return []
    earlier = [(_ends(edit.draft_text, edit), _ends(edit.final_text, edit)) for edit in past]
    drafted = {plain(sentence) for sentence in body_sentences(seen.draft.body)}
    asked = content_words(" ".join(points), seen.language)
    for place, rule in ((0, "opening_line"), (-1, "closing_line")):
        line = own[place].strip()
        key = plain(line)
        if key in drafted or not _can_stand(line, seen.language) or _is_asked(line, asked, seen.language):
            continue
        times = sum(final[place] == key and key not in draft for draft, final in earlier)
        needed = NEEDED_FACTUAL if facts_in(line, seen.language) else NEEDED
        if times + 1 >= needed:
            paragraph = line in paragraphs(seen.final.body)
            found.append(Candidate(rule, {"text": line, "paragraph": paragraph}, needed=needed))
    return found


def _ends(text: str, edit: PastEdit) -> tuple[str, ...]:
    name = edit.context.person_name
    body = split_letter(text, names=(name,) if name else ()).body
    return tuple(plain(sentence) for sentence in body_sentences(body)) or ("",)


def plain(text: str) -> str:
    """A sentence without marks and capitals, to be compared."""
    return " ".join(re.sub(r"[^\w\s]", "", text.lower()).split())


def _can_stand(line: str, language: str) -> bool:
    words = WORD.findall(line)
    return (
        FEWEST_WORDS <= len(words) <= MOST_WORDS
        and len(line) <= LONGEST_LINE
        and not BULLET.match(line)
        and not re.search(r"\d", line)
        and not URL.search(line)
        and not ADDRESS.search(line)
        and not names_in(line, language)
        and not {word.lower() for word in words} & WEEKDAYS_AND_MONTHS - {"may", "march", "sat", "sun"}
        and not is_unsafe(line)
    )


def _is_asked(line: str, asked: set[str], language: str) -> bool:
    said = content_words(line, language)
    return bool(said) and len(said & asked) * 2 > len(said)
