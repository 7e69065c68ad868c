"""All rules by name: whether a text follows one, and the text with it applied."""

from __future__ import annotations

from assistant.style.records import Context
from assistant.style.rules.figures import FIGURES
from assistant.style.rules.frame import FRAME
from assistant.style.rules.marks import MARKS
from assistant.style.rules.notation import NOTATION
from assistant.style.rules.requests import REQUESTS
from assistant.style.rules.rule import Parameters, Rule
from assistant.style.rules.sentence import SENTENCES
from assistant.style.rules.speaker import SPEAKER
from assistant.style.rules.structure import STRUCTURE
from assistant.style.rules.words import WORDS

# Preferences that act while a text is written; nothing of them can be checked or enforced afterwards.
WHILE_WRITING = frozenset({"register", "more_like", "not_like"})
RULES: dict[str, Rule] = {
    rule.name: rule
    for rule in (*FRAME, *MARKS, *WORDS, *SENTENCES, *REQUESTS, *SPEAKER, *STRUCTURE, *FIGURES, *NOTATION)
}
# Words first, then marks, then structure, then the frame, so that a later rule sees the earlier ones' work.
_IN_TURN = """
    date_format time_format money_format percent_format
    replace_phrase banned_phrase request speaker
    empty_opener empty_closer spelling contractions ellipsis dashes serial_comma
    paragraphs blank_lines bullets entry_stops opening_line closing_line exclamation emoji small_letters
    greeting sign_off own_name below_name
"""
ORDER = {name: place for place, name in enumerate(_IN_TURN.split())}


def holds(rule: str, parameters: Parameters, text: str, context: Context) -> bool | None:
    """Whether a text follows a rule; None where it gives no occasion to tell, or the rule is not for it."""
    entry = RULES.get(rule)
    if entry is None or (entry.frame and context.kind not in ("mail", "reply")):
        return None
    return entry.holds(text, parameters, context)


def apply(rule: str, parameters: Parameters, text: str, context: Context) -> str:
    """The text with a rule applied; unchanged where the rule has no transformation or is not for it."""
    entry = RULES.get(rule)
    if entry is None or entry.apply is None or (entry.frame and context.kind not in ("mail", "reply")):
        return text
    new = entry.apply(text, parameters, context)
    # A frame set into a text of odd shape may not be found again; then the text is better left alone.
    if entry.frame and new != text and entry.holds(new, parameters, context) is not True:
        return text
    return new


def can_apply(rule: str, parameters: Parameters | None = None) -> bool:
    """Whether a rule has a transformation, so that it can be enforced after generation."""
    entry = RULES.get(rule)
    if entry is None or entry.apply is None:
        return False
    welcome = rule == "exclamation" and bool((parameters or {}).get("use"))
    return not welcome or any((parameters or {}).get(place) for place in ("first", "last"))


def slot(rule: str, parameters: Parameters) -> str:
    """What a rule decides about; two rules of one slot and scope contradict each other."""
    if "passage" in parameters:
        return f"passage:{' '.join(str(parameters['passage']).lower().split())[:200]}"
    entry = RULES.get(rule)
    return entry.slot(parameters) if entry is not None and entry.slot is not None else rule
