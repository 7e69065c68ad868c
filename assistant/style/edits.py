"""The edit from draft to final: aligned sentence by sentence and word by word, style apart from content.

A change is *content* when facts move with it: numbers, dates, names, amounts, links, a negation, words the
user gave as points, or information added. Whatever cannot be told is content too, because a content edit
taken for style would spoil every later draft, while a style edit missed is made again and learned then.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from rapidfuzz import fuzz, process

from assistant.style import contractions, spelling
from assistant.style.content import ADDRESS, URL, at_sentence_start, content_words, facts_in
from assistant.style.letters import Letter, split_letter
from assistant.style.lexicon import FUNCTION_WORDS, HEDGES, POLITENESS, for_language
from assistant.style.measures import (
    BULLET,
    DASH,
    ELLIPSIS,
    EMOJI,
    EMOTICON,
    Measures,
    body_sentences,
    is_empty_closer,
    is_empty_opener,
    locate,
    measure,
    phrase_count,
)
from assistant.style.names import looks_like_name, names_of, with_placeholders
from assistant.style.records import Change, Context
from assistant.style.same_values import rewritten_values, with_notation
from assistant.text.language import detect
from assistant.text.tokens import edit_cost_normalised, opcodes, spans

# Sentences at least this alike (0..1) are the same sentence changed.
ALIKE = 0.45
# One sentence and two joined ones must be this alike to be a split or a join.
SPLIT_ALIKE = 0.7
# Longer texts are aligned on their first sentences only; the rest counts as added or removed.
MAX_SENTENCES = 400
# A replaced phrase of more words than this on either side is a rewording, of which no phrase is learned.
MAX_PHRASE_WORDS = 6
# A phrase struck without replacement may be longer: "I would like to take this opportunity to".
MAX_STRUCK_WORDS = 12
# A final is written from scratch when so few of the words that matter (of the shorter text) are in both and
# so much of the draft was changed. A paraphrase of the same facts shares more; it still shows its frame.
SCRATCH_OVERLAP = 0.2
SCRATCH_COST = 0.75

PairKind = Literal["same", "changed", "split", "joined", "removed", "added"]


@dataclass(frozen=True, slots=True)
class Pair:
    """Sentences of the draft beside those of the final that they became; ``at`` is an offset in the draft."""

    kind: PairKind
    before: tuple[str, ...]
    after: tuple[str, ...]
    at: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that is known about one edit.

    Attributes:
        changes: every difference, in the order of the draft.
        pairs: aligned sentences of the bodies.
        rewritten: the final shares almost nothing with the draft.
        other_language: the final is in another language than the draft.
    """

    draft: Letter
    final: Letter
    draft_measures: Measures
    final_measures: Measures
    changes: tuple[Change, ...]
    pairs: tuple[Pair, ...]
    rewritten: bool
    other_language: bool
    language: str

    def style(self, feature: str = "") -> list[Change]:
        """Style changes, of one feature where one is named."""
        return [c for c in self.changes if c.kind == "style" and (not feature or c.feature == feature)]


def compare(
    draft: str, final: str, context: Context, own_names: Sequence[str] = (), points: Sequence[str] = ()
) -> Comparison:
    """Compare a draft with the user's final.

    Args:
        context: of the draft; names the recipient and the language.
        own_names: the user's names, where known.
        points: what the user asked to say; their words are content.
    """
    names = (context.person_name,) if context.person_name else ()
    before = split_letter(draft, names, own_names)
    # The name under the draft is the writer's too, so a bare one at the end of the final is known.
    after = split_letter(final, names, (*own_names, before.name) if before.name else own_names)
    language = context.language or detect(before.body)
    final_language = detect(after.body) if len(after.body.split()) >= 6 else ""
    other_language = bool(language and final_language and final_language != language)
    if other_language and detect(before.body) == final_language:
        other_language = False  # the detector takes the draft for that language too
    if other_language and len(after.body.split()) < 25:
        # Short texts are told apart badly; the draft has to agree that the detector can be trusted here.
        other_language = detect(before.body) == language and _overlap(before.body, after.body, language) < 0.3
    known = (*names, *own_names)
    pairs = _align(before, after)
    rewritten = _is_rewritten(before.body, after.body, language)
    if rewritten or other_language:
        changes = [Change("content", before.body, after.body, before.body_start, "rewritten")]
    else:
        changes = _body_changes(pairs, language, known, points)
    changes = sorted([*_frame_changes(before, after, context), *changes], key=lambda c: c.at)
    return Comparison(
        draft=before,
        final=after,
        draft_measures=measure(before, language),
        final_measures=measure(after, language),
        changes=tuple(changes),
        pairs=tuple(pairs),
        rewritten=rewritten,
        other_language=other_language,
        language=language,
    )


def _overlap(first: str, second: str, language: str) -> float:
    a, b = content_words(first, language), content_words(second, language)
    return len(a & b) / max(1, min(len(a), len(b)))


def _is_rewritten(before: str, after: str, language: str) -> bool:
    if len(before.split()) < 5 or len(after.split()) < 5:
        return False
    a, b = content_words(before, language), content_words(after, language)
    shared = len(a & b) / max(1, min(len(a), len(b)))
    return shared < SCRATCH_OVERLAP and edit_cost_normalised(before, after) > SCRATCH_COST


# --- alignment ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Unit:
    text: str
    at: int
    bullet: bool


def _units(letter: Letter) -> list[_Unit]:
    found, at = [], 0
    for sentence in body_sentences(letter.body):
        place = locate(letter.body, sentence, at)
        start = place[0] if place else at
        at = place[1] if place else at
        marker = BULLET.match(sentence)
        text = sentence[marker.end() :] if marker else sentence
        found.append(_Unit(text, letter.body_start + start, marker is not None))
    return found


def _align(before: Letter, after: Letter) -> list[Pair]:
    """Best monotone alignment of sentences (dynamic programming over their likeness), then moves."""
    a, b = _units(before), _units(after)
    rest_a, rest_b = a[MAX_SENTENCES:], b[MAX_SENTENCES:]
    a, b = a[:MAX_SENTENCES], b[:MAX_SENTENCES]
    pairs = _best_path(a, b)
    pairs += [Pair("removed", (u.text,), (), u.at) for u in rest_a]
    end = before.body_start + len(before.body)
    pairs += [Pair("added", (), (u.text,), end) for u in rest_b]
    return pairs


def _alike(a: Sequence[str], b: Sequence[str]) -> np.ndarray:
    if not a or not b:
        return np.zeros((len(a), len(b)), dtype=np.float32)
    low_a, low_b = [s.lower() for s in a], [s.lower() for s in b]
    plain = process.cdist(low_a, low_b, scorer=fuzz.ratio, dtype=np.float32)
    words = process.cdist(low_a, low_b, scorer=fuzz.token_sort_ratio, dtype=np.float32)
    return np.maximum(plain, 0.95 * words) / 100.0


def _best_path(a: list[_Unit], b: list[_Unit]) -> list[Pair]:
    one = _alike([u.text for u in a], [u.text for u in b])
    b_two = [f"{x.text} {y.text}" for x, y in zip(b, b[1:], strict=False)]
    a_two = [f"{x.text} {y.text}" for x, y in zip(a, a[1:], strict=False)]
    split = _alike([u.text for u in a], b_two)
    joined = _alike(a_two, [u.text for u in b])
    size_a = np.array([len(u.text) for u in a], dtype=np.float32)
    size_b = np.array([len(u.text) for u in b], dtype=np.float32)
    n, m = len(a), len(b)
    best = np.zeros((n + 1, m + 1), dtype=np.float32)
    step = np.zeros((n + 1, m + 1), dtype=np.int8)  # 1 pair, 2 removed, 3 added, 4 split, 5 joined
    step[1:, 0], step[0, 1:] = 2, 3
    for i in range(1, n + 1):
        for j in range(1, m + 1):
            options = [(float(best[i - 1, j]), 2), (float(best[i, j - 1]), 3)]
            if one[i - 1, j - 1] >= ALIKE:
                options.append(
                    (float(best[i - 1, j - 1] + one[i - 1, j - 1] * (size_a[i - 1] + size_b[j - 1])), 1)
                )
            if j >= 2 and split[i - 1, j - 2] >= SPLIT_ALIKE:
                size = size_a[i - 1] + size_b[j - 1] + size_b[j - 2]
                options.append((float(best[i - 1, j - 2] + split[i - 1, j - 2] * size), 4))
            if i >= 2 and joined[i - 2, j - 1] >= SPLIT_ALIKE:
                size = size_b[j - 1] + size_a[i - 1] + size_a[i - 2]
                options.append((float(best[i - 2, j - 1] + joined[i - 2, j - 1] * size), 5))
            best[i, j], step[i, j] = max(options)
    return _walk_back(a, b, step)


def _walk_back(a: list[_Unit], b: list[_Unit], step: np.ndarray) -> list[Pair]:
    pairs: list[Pair] = []
    i, j = len(a), len(b)
    while i or j:
        move = int(step[i, j])
        here = a[min(i, len(a)) - 1] if a else None
        after_last = (here.at + len(here.text)) if here is not None and i else (a[0].at if a else 0)
        if move == 1:
            same = a[i - 1].text == b[j - 1].text
            pairs.append(Pair("same" if same else "changed", (a[i - 1].text,), (b[j - 1].text,), a[i - 1].at))
            i, j = i - 1, j - 1
        elif move == 2:
            pairs.append(Pair("removed", (a[i - 1].text,), (), a[i - 1].at))
            i -= 1
        elif move == 3:
            pairs.append(Pair("added", (), (b[j - 1].text,), after_last))
            j -= 1
        elif move == 4:
            pairs.append(Pair("split", (a[i - 1].text,), (b[j - 2].text, b[j - 1].text), a[i - 1].at))
            i, j = i - 1, j - 2
        else:
            pairs.append(Pair("joined", (a[i - 2].text, a[i - 1].text), (b[j - 1].text,), a[i - 2].at))
            i, j = i - 2, j - 1
    return pairs[::-1]


# --- the frame ----------------------------------------------------------------------------------------


def _frame_changes(before: Letter, after: Letter, context: Context) -> list[Change]:
    changes = []
    if before.greeting.strip() != after.greeting.strip():
        wrong_name = _only_another_name(before.greeting, after.greeting, context.person_name)
        changes.append(
            Change(
                "content" if wrong_name else "style",
                before.greeting,
                after.greeting,
                len(before.lead),
                "greeting",
            )
        )
    if before.sign_off.strip() != after.sign_off.strip():
        changes.append(Change("style", before.sign_off, after.sign_off, before.sign_off_start, "sign-off"))
    if before.name.strip() != after.name.strip():
        changes.append(Change("style", before.name, after.name, before.name_start, "name"))
    return changes


def _only_another_name(before: str, after: str, person_name: str) -> bool:
    """Whether a greeting changed in nothing but a name that is not a form of the recipient's own."""
    first = with_placeholders(before, names_of(person_name))
    if not person_name or "{" not in first:
        return False
    pattern = re.escape(first)
    for part in ("first", "last", "full"):
        pattern = pattern.replace(re.escape("{" + part + "}"), r"(?P<name>[^\W\d_][\w'’.\- ]*)", 1)
    try:
        match = re.fullmatch(pattern, after.strip())
    except re.error:
        return False
    if not match:
        return False
    new = match["name"].lower()
    return not any(word[:1] == new[:1] or fuzz.ratio(word, new) >= 60 for word in names_of(person_name).words)


# --- the body -----------------------------------------------------------------------------------------


def _body_changes(
    pairs: Sequence[Pair], language: str, known: Sequence[str], points: Sequence[str]
) -> list[Change]:
    asked = {word for point in points for word in content_words(point, language)}
    added = Counter(p.after[0].strip().lower() for p in pairs if p.kind == "added")
    moved: Counter[str] = Counter()
    changes: list[Change] = []
    for pair in pairs:
        if pair.kind == "same":
            continue
        if pair.kind == "removed":
            text = pair.before[0]
            if added[text.strip().lower()] > moved[text.strip().lower()]:
                moved[text.strip().lower()] += 1
                changes.append(Change("style", text, text, pair.at, "order"))
            else:
                changes.append(_removed(text, pair.at, language, known, asked))
        elif pair.kind == "added":
            text = pair.after[0]
            if moved[text.strip().lower()] > 0:
                moved[text.strip().lower()] -= 1
            else:
                changes.append(_added(text, pair.at, language, known))
        else:
            if pair.kind in ("split", "joined"):
                feature = "sentence-split" if pair.kind == "split" else "sentence-join"
                changes.append(Change("style", " ".join(pair.before), " ".join(pair.after), pair.at, feature))
            changes += _word_changes(
                " ".join(pair.before), " ".join(pair.after), pair.at, language, known, asked
            )
    return changes


def _removed(text: str, at: int, language: str, known: Sequence[str], asked: set[str]) -> Change:
    if is_empty_opener(text, language):
        return Change("style", text, "", at, "opener")
    if is_empty_closer(text, language) and not facts_in(text, language, known):
        return Change("style", text, "", at, "closer")
    said = content_words(text, language)
    of_points = len(said & asked) >= max(1, 0.5 * len(said)) if said else False
    factual = bool(facts_in(text, language, known)) or of_points
    return Change("content" if factual else "style", text, "", at, "" if factual else "sentence-struck")


def _added(text: str, at: int, language: str, known: Sequence[str]) -> Change:
    if is_empty_opener(text, language):
        return Change("style", "", text, at, "opener")
    if is_empty_closer(text, language) and not facts_in(text, language, known):
        return Change("style", "", text, at, "closer")
    factual = bool(facts_in(text, language, known))
    # A sentence added once is information; the same one added again and again is a habit ("line").
    return Change("content", "", text, at, "" if factual or len(text.split()) > 14 else "line")


@dataclass(slots=True)
class _Span:
    a_start: int
    a_end: int
    b_start: int
    b_end: int


def _word_changes(
    before: str, after: str, at: int, language: str, known: Sequence[str], asked: set[str]
) -> list[Change]:
    # A value in another notation is the same fact; what else changed is looked for beside it.
    values = rewritten_values(before, after, language)
    changes = [
        Change("style", one.before.text, one.after.text, at + one.before.start, f"{one.before.of}-format")
        for one in values
    ]
    after = with_notation(after, values)
    where_a, where_b = spans(before), spans(after)
    for span in _merged(before, after, language):
        start = where_a[span.a_start][0] if span.a_start < len(where_a) else len(before)
        old = before[start : where_a[span.a_end - 1][1]] if span.a_end > span.a_start else ""
        start_b = where_b[span.b_start][0] if span.b_start < len(where_b) else len(after)
        new = after[start_b : where_b[span.b_end - 1][1]] if span.b_end > span.b_start else ""
        old, new, start, start_b = _trimmed(old, new, start, start_b)
        if _in_link(before, start, len(old)) or _in_link(after, start_b, len(new)):
            changes.append(Change("content", old, new, at + start))
            continue
        kind, feature = _classify(old, new, before, start, after, start_b, language, known, asked)
        changes.append(Change(kind, old, new, at + start, feature))
    return changes


def _in_link(sentence: str, start: int, length: int) -> bool:
    """Whether a range touches a link or an address, of which every part is content."""
    end = start + max(1, length)
    return any(m.start() < end and start < m.end() for p in (URL, ADDRESS) for m in p.finditer(sentence))


def _trimmed(old: str, new: str, start: int, start_b: int) -> tuple[str, str, int, int]:
    """Leave out last words that are equal but for a capital ("I would like to say that the" to "The")."""
    a, b = old.split(), new.split()
    while a and b and len(a) + len(b) > 2 and a[-1].lower() == b[-1].lower():
        a.pop()
        b.pop()
    if not a and not b:
        return old, new, start, start_b
    return " ".join(a), " ".join(b), start, start_b


def _merged(before: str, after: str, language: str) -> list[_Span]:
    """Changed token ranges; two that only a function word parts are one change of a phrase."""
    small = FUNCTION_WORDS.get(language[:2], frozenset())
    where = spans(before)
    found: list[_Span] = []
    for op in opcodes(before, after):
        if op.tag == "equal":
            continue
        if found:
            last = found[-1]
            between = [before[s:e].lower() for s, e in where[last.a_end : op.a_start]]
            adjacent = not between
            words_both = _has_word(before, after, last, where) and _op_has_word(before, after, op, where)
            if adjacent or (len(between) == 1 and between[0] in small and words_both):
                last.a_end, last.b_end = op.a_end, op.b_end
                continue
        found.append(_Span(op.a_start, op.a_end, op.b_start, op.b_end))
    return _without_equal_ends(before, after, found)


def _has_word(before: str, after: str, span: _Span, where: list[tuple[int, int]]) -> bool:
    where_b = spans(after)
    old = any(before[s:e][:1].isalpha() for s, e in where[span.a_start : span.a_end])
    return old or any(after[s:e][:1].isalpha() for s, e in where_b[span.b_start : span.b_end])


def _op_has_word(before: str, after: str, op: object, where: list[tuple[int, int]]) -> bool:
    a_start, a_end = getattr(op, "a_start", 0), getattr(op, "a_end", 0)
    b_start, b_end = getattr(op, "b_start", 0), getattr(op, "b_end", 0)
    return _has_word(before, after, _Span(a_start, a_end, b_start, b_end), where)


def _without_equal_ends(before: str, after: str, found: list[_Span]) -> list[_Span]:
    """Split a change of words from a change of the mark behind it ("kindly!" to "please.")."""
    where_a, where_b = spans(before), spans(after)
    out: list[_Span] = []
    for span in found:
        old = [before[s:e] for s, e in where_a[span.a_start : span.a_end]]
        new = [after[s:e] for s, e in where_b[span.b_start : span.b_end]]
        old_mark = bool(old) and not old[-1][:1].isalnum()
        new_mark = bool(new) and not new[-1][:1].isalnum()
        if len(old) > 1 and len(new) > 1 and old_mark and new_mark:
            out.append(_Span(span.a_start, span.a_end - 1, span.b_start, span.b_end - 1))
            if old[-1] != new[-1]:
                out.append(_Span(span.a_end - 1, span.a_end, span.b_end - 1, span.b_end))
        else:
            out.append(span)
    return out


def _classify(
    old: str,
    new: str,
    before: str,
    start: int,
    after: str,
    start_b: int,
    language: str,
    known: Sequence[str],
    asked: set[str],
) -> tuple[Literal["style", "content"], str]:
    """Kind and feature of one changed range."""
    if not re.search(r"\w", old + new):
        return "style", _mark_feature(old, new)
    if _plain(old) == _plain(new):
        return "style", _mark_feature(old, new) if _letters(old) == _letters(new) else "case"
    if contractions.normal_form(old).lower() == contractions.normal_form(new).lower():
        return "style", "contraction"
    if spelling.same_word(old, new):
        return "style", "spelling"
    facts_old = facts_in(_in_sentence(old, before, start), language, known)
    facts_new = facts_in(_in_sentence(new, after, start_b), language, known)
    if facts_old != facts_new or _other_name(old, new, before, start, after, start_b, language):
        return "content", ""
    if facts_old:
        return "style", "numerals"
    lexical = _lexical_feature(old, new, language)
    if lexical:
        return "style", lexical
    said_old, said_new = content_words(old, language), content_words(new, language)
    if said_old and said_old <= asked and not (said_new & said_old):
        return "content", "own-words"  # a word of the user's own points was corrected
    if not old.strip():
        return ("content", "") if said_new else ("style", "phrase")
    if not new.strip() and len(old.split()) <= MAX_STRUCK_WORDS:
        return ("content", "") if said_old & asked else ("style", "phrase")
    if len(old.split()) > MAX_PHRASE_WORDS or len(new.split()) > MAX_PHRASE_WORDS:
        return ("content", "") if len(said_new - said_old) >= 4 else ("style", "rewording")
    if said_old & asked and said_new & asked:
        return "style", "rewording"  # the same point said otherwise, which tells nothing about other texts
    return "style", "phrase"


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.lower()).strip()


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def _mark_feature(old: str, new: str) -> str:
    marks = old + new
    if "!" in marks or "¡" in marks:
        return "exclamation"
    if EMOJI.search(marks) or EMOTICON.search(marks):
        return "emoji"
    if ELLIPSIS.search(marks) or "..." in marks:
        return "ellipsis"
    if re.search(r"[–—]|--|(?<!\w)-(?!\w)", marks) or DASH.search(f"a{old}b") or DASH.search(f"a{new}b"):
        return "dash"
    return "punctuation"


def _in_sentence(fragment: str, sentence: str, start: int) -> str:
    """A fragment placed so that its capital letters mean in it what they mean in its sentence."""
    if not fragment:
        return ""
    if at_sentence_start(sentence, start):
        return fragment
    return "x " + fragment


def _other_name(old: str, new: str, before: str, start: int, after: str, start_b: int, language: str) -> bool:
    """Whether one capitalised word became another where a name cannot be told from any other word."""
    small = FUNCTION_WORDS.get(language[:2], frozenset())

    def open_names(text: str, sentence: str, at: int) -> list[str]:
        words = text.split()
        doubtful = words[:1] if language[:2] != "de" and at_sentence_start(sentence, at) else words
        if language[:2] != "de" and not at_sentence_start(sentence, at):
            doubtful = []
        return [w for w in doubtful if looks_like_name(w) and w.lower().strip(",.") not in small]

    first, second = open_names(old, before, start), open_names(new, after, start_b)
    return bool(first and second and first != second and len(old.split()) <= 2 and len(new.split()) <= 2)


def _lexical_feature(old: str, new: str, language: str) -> str:
    for feature, table in (("hedge", HEDGES), ("politeness", POLITENESS)):
        phrases = for_language(table, language, ())
        a, b = phrase_count(old, phrases), phrase_count(new, phrases)
        rest_a = content_words(_without(old, phrases), language)
        rest_b = content_words(_without(new, phrases), language)
        if a != b and rest_a == rest_b:
            return feature
    return ""


def _without(text: str, phrases: Sequence[str]) -> str:
    lowered = text.lower().replace("’", "'")
    for phrase in sorted(phrases, key=len, reverse=True):
        lowered = re.sub(rf"(?<!\w){re.escape(phrase)}(?!\w)", " ", lowered)
    return lowered
