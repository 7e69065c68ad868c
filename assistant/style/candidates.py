"""Candidates for preferences: checkable rules from the typed changes of an edit, and worded ones.

A candidate is only a guess; ``verification`` says whether it is believed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from importlib import resources
from math import ceil
from os.path import commonprefix
from typing import Any, Protocol

from assistant.style import rules, spelling
from assistant.style.content import content_words, facts_in
from assistant.style.edits import Comparison
from assistant.style.ledger.rows import slot_of
from assistant.style.letters import split_letter
from assistant.style.lexicon import FUNCTION_WORDS, HEDGES, POLITENESS
from assistant.style.measures import WORD, address_form, measure, paragraphs
from assistant.style.names import PLACEHOLDER, generalised, is_about_somebody, names_of, with_placeholders
from assistant.style.notations import FORMS
from assistant.style.records import Context
from assistant.style.same_values import rewritten_values
from assistant.style.stated import is_unsafe

# Small words that are a matter of style all the same.
_STYLE_WORDS = frozenset(
    [
        "just",
        "very",
        "really",
        "quite",
        "rather",
        "please",
        "kindly",
        "actually",
        "basically",
        "simply",
        "also",
        "too",
        "however",
        "therefore",
        "thus",
        "mal",
        "eben",
        "halt",
        "ja",
        "doch",
        "bitte",
        "sehr",
        "eigentlich",
        "très",
        "bien",
        "aussi",
        "donc",
        "muy",
        "pues",
        "así",
    ]
)
# A final this much shorter than its draft may mean a wish for brevity …
SHORTER = 0.65
# … and words are then allowed up to this factor above what the user left.
LENGTH_ROOM = 1.25
MAX_PROMPT_CHARS = 1_200
# Words are forms of one when they begin with so many equal letters, this share of the longer one, and all of
# it but an ending of so many.
SHARED_LETTERS = 3
SHARED_STEM = 0.5
LONGEST_ENDING = 3
# In how many mails words of the user's own notes must be replaced alike.
OWN_WORDS_NEEDED = 3
# Most characters of lines below the name that may be a habit.
LONGEST_BELOW = 110


_ASKING = re.compile(r"please|(?:could|would|can|will) you(?: please| kindly)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A guess at a preference.

    Attributes:
        rule: name of the rule; "" for a worded preference.
        text: the words of a worded preference; "" for rules, whose wording depends on the scope.
        instances: how many changes of the edit speak for it.
        needed: in how many edits it must be seen before it is believed on edits alone.
    """

    rule: str
    parameters: dict[str, Any] = field(default_factory=dict)
    text: str = ""
    instances: int = 1
    needed: int = 2

    @property
    def slot(self) -> str:
        """What the candidate decides about."""
        return slot_of(self.rule, self.parameters, self.text)


class Model(Protocol):
    """What is needed of a language model; ``models.llm.LanguageModel`` is one."""

    def render(self, system: str, user: str, answer_start: str = "") -> str: ...  # noqa: D102
    def generate(self, prompt: str, sampling: Any, on_text: Any = None, cancel: Any = None) -> Any: ...  # noqa: D102
    def score(self, prompt: str, continuation: str, cancel: Any = None) -> Any: ...  # noqa: D102
    def count(self, text: str) -> int: ...  # noqa: D102


def prompt_text(name: str) -> str:
    """One of the prompts in ``resources/prompts``."""
    return resources.files("resources").joinpath("prompts", f"{name}.txt").read_text(encoding="utf-8").strip()


# --- rules from features ------------------------------------------------------------------------------


def propose(seen: Comparison, context: Context) -> list[Candidate]:
    """Rule candidates from the typed changes of one edit.

    An edit that was written from scratch or is in another language gives none.
    """
    if seen.rewritten or seen.other_language:
        return []
    found: list[Candidate] = []
    if context.kind in ("mail", "reply"):
        found += _frame(seen, context)
    found += _marks(seen)
    found += _words(seen)
    found += _sentences(seen)
    found += _structure(seen)
    if any(c.rule == "request" for c in found):
        # The same once more, word for word: "write 'could you' instead of 'please'".
        found = [
            c for c in found if c.rule != "replace_phrase" or not _ASKING.fullmatch(c.parameters["before"])
        ]
    return [c for c in found if not is_unsafe(rules.RULES[c.rule].sentence(c.parameters, None))]


def _frame(seen: Comparison, context: Context) -> list[Candidate]:
    found = []
    # Without greeting and closing a final may be the text alone, pasted without them.
    bare = not seen.final.greeting and not seen.final.sign_off and not seen.final.name
    left_out = 3 if bare else 1 if reworks_frame(seen) else 2
    if seen.style("greeting"):
        greeting = re.sub(r"\s+", " ", seen.final.greeting.strip())
        form = with_placeholders(greeting, names_of(context.person_name))
        foreign = generalised(form) != form and not PLACEHOLDER.search(form)
        usable = True
        if context.person_id is None and context.person_name and is_about_somebody({"form": form}):
            form = generalised(greeting)
        if foreign and not context.person_name:
            form = generalised(form)
            usable = False  # nobody's name is known, so the form could never be filled in
        if usable:
            inline = bool(greeting) and "\n" not in seen.final.opening_gap and bool(seen.final.body)
            parameters: dict[str, Any] = {"form": form, "inline": True} if inline else {"form": form}
            nickname = foreign and _is_nickname(form, names_of(context.person_name).first)
            needed = left_out if not form else 2 if foreign and not nickname else 1
            found.append(Candidate("greeting", parameters, needed=needed))
    if seen.style("sign-off"):
        form = re.sub(r"\s+", " ", seen.final.sign_off.strip())
        if len(form.split()) <= 12:
            found.append(Candidate("sign_off", {"form": form}, needed=1 if form else left_out))
    if seen.style("name"):
        name = re.sub(r"\s+", " ", seen.final.name.strip())
        # A whole closing ("Yours faithfully, Nora") is never a name.
        if len(name.split()) <= 6 and not (name and split_letter(f"Text.\n\n{name}").sign_off):
            found.append(Candidate("own_name", {"name": name}, needed=1 if name else left_out))
    below = seen.final.rest.strip()
    if below and not seen.draft.rest.strip() and len(below) <= LONGEST_BELOW:
        # A postscript may be news; a line about the user comes again below the next mail.
        apart = "\n\n" in seen.final.rest[: len(seen.final.rest) - len(seen.final.rest.lstrip())]
        found.append(Candidate("below_name", {"text": below, "apart": apart}))
    return found


def reworks_frame(seen: Comparison) -> bool:
    """Whether the user wrote another greeting, closing or name: what is missing beside it is meant to be."""
    parts = (("greeting", seen.final.greeting), ("sign-off", seen.final.sign_off), ("name", seen.final.name))
    return any(written and seen.style(feature) for feature, written in parts)


def _is_nickname(form: str, first: str) -> bool:
    """Whether a greeting names the person by a short form of the first name ("Moin Tobi," for Tobias)."""
    start = first.lower()[:3]
    return len(start) == 3 and any(word.lower().startswith(start) for word in WORD.findall(form))


def _marks(seen: Comparison) -> list[Candidate]:
    before, after = seen.draft_measures, seen.final_measures
    found = []
    changed = len(seen.style("exclamation")) + sum(
        "!" in c.before and "!" not in c.after for c in seen.changes if c.feature in ("greeting", "sign-off")
    )
    if before.exclamations and not after.exclamations and changed:
        found.append(
            Candidate(
                "exclamation",
                {"use": False},
                instances=before.exclamations,
                needed=_needed(before.exclamations),
            )
        )
    elif after.exclamations and not before.exclamations and seen.style("exclamation"):
        last = rules.ends_with_exclamation(seen.final.body)
        first = rules.starts_with_exclamation(seen.final.body)
        parameters = {"use": True, **({"last": True} if last else {"first": True} if first else {})}
        found.append(Candidate("exclamation", parameters, instances=after.exclamations))
    mark = rules.last_emoji(seen.final.body)
    if mark is not None and rules.last_emoji(seen.draft.body) is None:
        found.append(Candidate("emoji", {"use": True, "mark": mark[0], "stop": mark[1]}))
    struck_emoji = seen.style("emoji") or any(c.feature == "greeting" for c in seen.changes)
    if before.emoji and not after.emoji and struck_emoji:
        found.append(Candidate("emoji", {"use": False}, instances=before.emoji, needed=_needed(before.emoji)))
    if before.ellipses and not after.ellipses and seen.style("ellipsis"):
        found.append(
            Candidate("ellipsis", {"use": False}, instances=before.ellipses, needed=_needed(before.ellipses))
        )
    series = rules.serial_comma(seen.final.body)
    if series is not None and rules.serial_comma(seen.draft.body) is (not series):
        found.append(Candidate("serial_comma", {"use": series}))
    dashes = seen.style("dash")
    if before.dash_marks and dashes:
        marks = set(after.dash_marks)
        style = {"--": "-"}.get(min(marks), min(marks)) if len(marks) == 1 else "none" if not marks else ""
        if style in ("–", "—", "-", "none") and marks != set(before.dash_marks):
            found.append(
                Candidate("dashes", {"mark": style}, instances=len(dashes), needed=_needed(len(dashes)))
            )
    return found


def _needed(instances: int) -> int:
    """One edit is enough when it says the same thing twice."""
    return 1 if instances >= 2 else 2


def _words(seen: Comparison) -> list[Candidate]:
    found = []
    before, after = seen.draft_measures, seen.final_measures
    contracted = len(seen.style("contraction"))
    if contracted and before.contractible > after.contractible and after.contractions > before.contractions:
        found.append(
            Candidate("contractions", {"use": True}, instances=contracted, needed=_needed(contracted))
        )
    elif contracted and after.contractions < before.contractions and after.contractions == 0:
        found.append(
            Candidate("contractions", {"use": False}, instances=contracted, needed=_needed(contracted))
        )
    small = seen.final.body
    if small == small.lower() and seen.draft.body != seen.draft.body.lower() and len(seen.style("case")) >= 2:
        found.append(Candidate("small_letters"))
    respelled = [spelling.same_word(c.before, c.after) for c in seen.style("spelling")]
    if respelled and len(set(respelled)) == 1:
        found.append(
            Candidate(
                "spelling",
                {"variant": respelled[0]},
                instances=len(respelled),
                needed=_needed(len(respelled)),
            )
        )
    for feature in ("phrase", "hedge", "politeness"):
        for change in seen.style(feature):
            candidate = phrase_candidate(change.before, change.after, seen.language)
            if candidate is not None and candidate not in found:
                found.append(candidate)
    for change in seen.changes:
        # Words of the user's own notes are corrected for what they say; the same again and again is taste.
        own = (
            phrase_candidate(change.before, change.after, seen.language)
            if change.feature == "own-words"
            else None
        )
        if own is not None and own.rule == "replace_phrase":
            found.append(replace(own, needed=OWN_WORDS_NEEDED))
    said = rules.speaker(seen.final.body)
    if said and rules.speaker(seen.draft.body) not in ("", said):
        found.append(Candidate("speaker", {"form": said}))
    found += _notations(seen)
    if changes := seen.style("numerals"):
        digits = all(re.search(r"\d", c.after) for c in changes)
        found.append(Candidate("numerals", {"style": "digits" if digits else "words"}))
    return found


def _notations(seen: Comparison) -> list[Candidate]:
    """The form in which dates, times, amounts or shares are written instead of another one."""
    values = [
        value
        for pair in seen.pairs
        if pair.before and pair.after and pair.kind != "same"
        for value in rewritten_values(" ".join(pair.before), " ".join(pair.after), seen.language)
    ]
    found = []
    for of, rule in rules.RULE_OF.items():
        forms = [value.forms for value in values if value.after.of == of]
        common = frozenset.intersection(*forms) if forms else frozenset()
        if common:
            # Where several are meant alike, the first that there is serves.
            form = next(form for form in FORMS[of] if form in common)
            found.append(Candidate(rule, {"format": form}, instances=len(forms), needed=_needed(len(forms))))
    return found


def phrase_candidate(before: str, after: str, language: str) -> Candidate | None:
    """The rule behind a struck or replaced phrase; None for grammar, content and lone insertions."""
    old = re.sub(r"\s+", " ", before).strip(" ,;:.!?")
    new = re.sub(r"\s+", " ", after).strip(" ,;:.!?")
    if re.search(r"\w\.\w$", new) and after.rstrip().endswith(f"{new}."):
        new += "."  # "e.g."
    if (
        not old
        or re.search(r"\d", old + new)
        or facts_in(old.lower(), language)
        or facts_in(new.lower(), language)
    ):
        return None
    if old[0].isupper() and not re.match(r"I\b", old) and (language[:2] != "de" or len(old.split()) > 1):
        old = old[0].lower() + old[1:]
        new = new[:1].lower() + new[1:] if new and not re.match(r"I\b", new) else new
    if old.lower() == new.lower():
        return None
    small = FUNCTION_WORDS.get(language[:2], frozenset()) - _STYLE_WORDS
    if new in ("&", "+") and old in ("and", "und", "et", "y"):
        return Candidate("replace_phrase", {"before": old, "after": new})
    words = [w.lower() for w in WORD.findall(old)]
    listed = any(old.lower() in table.get(language[:2], ()) for table in (HEDGES, POLITENESS))
    changed = [w.lower() for w in WORD.findall(new)]
    telling = listed or len(words) >= 3 or any(w not in small for w in words)
    if not words or not telling:
        return None
    if not listed and (_is_grammar(words, changed, small) or new and _completes(words, changed, small)):
        return None
    if new:
        return Candidate("replace_phrase", {"before": old, "after": new})
    # Words that carry content are struck for what they say; only again and again is it a matter of taste.
    plain = listed or all(w in small or w in _STYLE_WORDS for w in words)
    return Candidate("banned_phrase", {"phrase": old}, needed=2 if plain else 3)


def _is_grammar(old: Sequence[str], new: Sequence[str], small: frozenset[str]) -> bool:
    """Whether only articles, prepositions, auxiliaries or endings changed ("visit the" to "visited a")."""
    said, meant = ([word for word in words if word not in small] for words in (old, new))
    return len(said) == len(meant) and all(map(_is_form_of, said, meant))


def _is_form_of(first: str, second: str) -> bool:
    """Whether two words are forms of one, as far as their letters tell ("send", "sent")."""
    shared = len(commonprefix((first, second)))
    longer = max(len(first), len(second))
    return first == second or shared >= max(SHARED_LETTERS, SHARED_STEM * longer, longer - LONGEST_ENDING)


def _completes(old: Sequence[str], new: Sequence[str], small: frozenset[str]) -> bool:
    """Whether the new phrase is the old one with words of grammar around it: a note opened out, no taste."""
    for at in range(len(new) - len(old) + 1):
        if new[at : at + len(old)] == old:
            added = [*new[:at], *new[at + len(old) :]]
            return len(added) > 1 or bool(added) and all(word in small for word in added)
    return False


def _sentences(seen: Comparison) -> list[Candidate]:
    found = []
    asked = [rules.request_form(p.before[0], p.after[0]) for p in seen.pairs if p.kind == "changed"]
    if len(forms := set(asked) - {""}) == 1:
        found.append(Candidate("request", {"form": forms.pop()}, instances=len(asked) - asked.count("")))
    if any(c.before for c in seen.style("opener")):
        found.append(Candidate("empty_opener"))
    if any(c.before for c in seen.style("closer")):
        found.append(Candidate("empty_closer"))
    for change in seen.style("sentence-struck"):
        words = change.before.split()
        phrase = change.before.strip().rstrip(".!?")
        if 3 <= len(words) <= 16 and len(phrase) <= 110:
            found.append(Candidate("banned_phrase", {"phrase": phrase}, needed=2))
    added = [p for p in seen.pairs if p.kind == "added"]
    for pair in added:
        text = pair.after[0].strip()
        line = next(
            (
                c
                for c in seen.changes
                if c.after == pair.after[0] and not c.before and c.feature in ("line", "opener", "closer")
            ),
            None,
        )
        if line is None or not 1 < len(text.split()) <= 14 or len(text) > 110:
            continue
        place = seen.pairs.index(pair)
        paragraph = text in paragraphs(seen.final.body)
        # A known courtesy is a habit the first time; any other sentence may be news and has to come again.
        needed = 1 if line.kind == "style" else 2
        if place == 0:
            found.append(Candidate("opening_line", {"text": text, "paragraph": paragraph}, needed=needed))
        elif place == len(seen.pairs) - 1:
            found.append(Candidate("closing_line", {"text": text, "paragraph": paragraph}, needed=needed))
    return found


def _structure(seen: Comparison) -> list[Candidate]:
    before, after = seen.draft_measures, seen.final_measures
    found = []
    mark = rules.list_mark(seen.final.body)
    marked = {"use": True, "mark": mark} if mark else {"use": True}
    newly = not before.bullets or mark not in ("", rules.list_mark(seen.draft.body))
    if newly and after.bullets >= 2 and after.bullets >= 0.5 * after.sentences:
        found.append(Candidate("bullets", marked, instances=after.bullets, needed=_needed(after.bullets)))
    elif before.bullets >= 2 and not after.bullets:
        found.append(
            Candidate("bullets", {"use": False}, instances=before.bullets, needed=_needed(before.bullets))
        )
    if after.bullets >= 2 and (stops := _entry_stops(seen)) is not None:
        found.append(Candidate("entry_stops", {"use": stops}, instances=after.bullets, needed=1))
    if after.sentences >= 3 and not after.bullets and not before.bullets:
        if rules.one_a_line(seen.final.body) and not rules.one_a_line(seen.draft.body):
            found.append(Candidate("paragraphs", {"form": "lines"}))
        elif after.paragraphs == 1 < before.paragraphs:
            found.append(Candidate("paragraphs", {"form": "one"}))
        elif (
            after.paragraphs >= 3
            and after.paragraphs == after.sentences
            and before.paragraphs < before.sentences
        ):
            found.append(Candidate("paragraphs", {"form": "each"}))
    if before.words >= 30 and after.words >= 5 and after.words <= SHORTER * before.words:
        limit = int(ceil(after.words * LENGTH_ROOM / 10) * 10)
        found.append(Candidate("length", {"unit": "words", "n": limit}))
    if seen.style("sentence-split") and after.sentences >= 3:
        old, new = before.words / max(1, before.sentences), after.words / after.sentences
        if new <= 0.75 * old:
            found.append(Candidate("sentence_length", {"n": int(ceil(new * 1.15))}))
    old_form, new_form = (
        address_form(seen.draft.body, seen.language),
        address_form(seen.final.body, seen.language),
    )
    if old_form and new_form and old_form != new_form:
        found.append(Candidate("address", {"form": new_form}, needed=1))
    return found


def _entry_stops(seen: Comparison) -> bool | None:
    """Whether the entries of the final's list end in full stops, where the draft's did otherwise."""
    final = rules.entry_stops(seen.final.body)
    entries = sum(1 for c in seen.style("punctuation") if {c.before.strip(), c.after.strip()} == {".", ""})
    return final if final is not None and entries >= 2 else None


# --- worded preferences -------------------------------------------------------------------------------

# A closed list of wordings, each the answer to a question that counting can ask: (axis, less, more).
_AXES: tuple[tuple[str, str, str], ...] = (
    ("length", "Be brief.", "Write in more detail."),
    ("sentence_length", "Use short sentences.", "Use longer, connected sentences."),
    ("hedges", "Be direct, without hedging.", "Be tentative rather than blunt."),
    ("politeness", "Keep courtesies to a minimum.", "Be polite and courteous."),
    ("formality", "Write informally.", "Write formally."),
    ("questions", "Make statements instead of asking questions.", "Ask rather than tell."),
)


def measured_wordings(seen: Comparison) -> list[Candidate]:
    """Worded candidates from the direction in which measured features moved; believed after three edits."""
    if seen.rewritten or seen.other_language:
        return []
    # Greeting and sign-off have rules of their own; here the body alone is looked at.
    before, after = (
        measure(replace(letter, greeting="", sign_off=""), seen.language)
        for letter in (seen.draft, seen.final)
    )
    # Sentences of information added or struck say nothing about how the user likes to write.
    informed = any(c.kind == "content" and len(f"{c.before} {c.after}".split()) > 3 for c in seen.changes)

    def ratio(old: float, new: float) -> float:
        return new / old if old else (9.9 if new else 1.0)

    moved = {
        "length": 0 if before.words < 20 else _direction(ratio(before.words, after.words), 0.75, 1.4),
        "sentence_length": _direction(
            ratio(before.words / max(1, before.sentences), after.words / max(1, after.sentences)), 0.7, 1.45
        )
        if min(before.sentences, after.sentences) >= 2
        else 0,
        "hedges": -1 if before.hedges >= after.hedges + 2 else 1 if after.hedges >= before.hedges + 2 else 0,
        "politeness": -1
        if before.politeness >= after.politeness + 2
        else 1
        if after.politeness >= before.politeness + 2
        else 0,
        "formality": -1
        if after.formality <= before.formality - 0.2
        else 1
        if after.formality >= before.formality + 0.2
        else 0,
        "questions": -1
        if before.questions >= after.questions + 2
        else 1
        if after.questions >= before.questions + 2
        else 0,
    }
    found = []
    for axis, less, more in _AXES:
        direction = moved[axis]
        if informed and axis != "formality":
            continue
        if direction:
            found.append(
                Candidate(
                    "", {"axis": axis, "direction": direction}, less if direction < 0 else more, needed=3
                )
            )
    return found


def _direction(ratio: float, low: float, high: float) -> int:
    return -1 if ratio <= low else 1 if ratio >= high else 0


_ABOUT_STYLE = re.compile(
    r"\b(?:short\w*|long\w*|brief\w*|concis\w*|detail\w*|formal\w*|informal\w*|casual\w*|direct\w*|polite\w*|courte\w*|simpl\w*"
    r"|plain\w*|clear\w*|tone|warm\w*|friendl\w*|personal\w*|sentences?|words?|paragraphs?|lists?|bullets?|points?|greetings?"
    r"|phras\w*|style|humou?r\w*|playful\w*|emotion\w*|active|passive|questions?|hedg\w*|tentative\w*|confident\w*"
    r"|kurz\w*|knapp\w*|förmlich\w*|freundlich\w*|direkt\w*|sätze|court\w*|bref|brève|simple\w*|amical\w*|breve\w*|cort\w*|cordial\w*)\b",
    re.IGNORECASE,
)
_SCHEMA = {
    "type": "object",
    "properties": {"preference": {"type": "string", "minLength": 8, "maxLength": 110}},
}


def model_wording(model: Model, seen: Comparison, cancel: Any = None) -> Candidate | None:
    """One preference worded by the local model from the difference, under a small JSON grammar.

    Both texts are data in the prompt; whatever they say, the answer is one bounded string, and one that
    carries facts, links or orders is dropped.
    """
    from models.grammar import to_gbnf
    from models.sampling import Sampling

    user = prompt_text("preference_user").format(
        draft=seen.draft.body[:MAX_PROMPT_CHARS], final=seen.final.body[:MAX_PROMPT_CHARS]
    )
    prompt = model.render(prompt_text("preference_system"), user, "")
    sampling = Sampling(temperature=0.0, max_tokens=56, grammar=to_gbnf(_SCHEMA))
    answer = str(model.generate(prompt, sampling, cancel=cancel).text)
    try:
        text = re.sub(r"\s+", " ", str(json.loads(answer)["preference"])).strip()
    except (ValueError, KeyError, TypeError):
        return None
    return worded(text, seen)


def worded(text: str, seen: Comparison) -> Candidate | None:
    """A model's wording as a candidate; None where it carries facts, repeats the texts or is unsafe."""
    clean = text.strip().rstrip(".") + "."
    names = names_of_texts(seen)
    known = {w.lower() for w in WORD.findall(clean)} & names
    if not _ABOUT_STYLE.search(clean):
        return None  # small models often name the subject instead of the style
    if is_unsafe(clean) or len(clean.split()) < 3 or known or re.search(r"\d", clean):
        return None
    body = f"{seen.draft.body}\n{seen.final.body}".lower()
    said = content_words(body, seen.language) & content_words(clean, "en")
    if any(not _ABOUT_STYLE.search(word) for word in said):
        return None  # it speaks of what the text is about
    words = clean.lower().rstrip(".").split()
    runs = (" ".join(words[i : i + 5]) for i in range(max(0, len(words) - 4)))
    if any(run in body for run in runs):
        return None  # it copies the text instead of describing it
    return Candidate("", {}, clean, needed=2)


def names_of_texts(seen: Comparison) -> set[str]:
    """Lower-case words that are facts in either text."""
    found: Sequence[str] = [
        *facts_in(seen.draft.body, seen.language),
        *facts_in(seen.final.body, seen.language),
    ]
    return {f for f in found if f != "not"}
