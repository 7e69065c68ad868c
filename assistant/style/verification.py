"""Whether a candidate is believed: it must predict.

A **rule** is believed when

- it holds on this final and not on this draft, and (where it has a transformation) applying it to the
  draft would have lowered this edit's cost: otherwise it explains nothing and is dropped;
- it was seen in as many edits as its candidate asks for (``needed``: one for the frame of mail to one
  person and for an edit that says the same thing twice, two for everything else, so that a one-off
  replacement stays a candidate), or the user's own mail to that person agrees with it
  (``OWN_TEXTS`` texts, share ``OWN_SHARE``);
- applied to the earlier drafts in its scope it would have lowered the cost of their edits on the whole,
  newer edits weighing more (each older one ``RECENCY`` of the one after it). What the newest edit says in
  its own scope is followed at once, so one that reverses an active preference skips this test.

A **worded** preference is believed when it was seen often enough and, with a model at hand, when naming it
raises the model's likelihood of the final more than that of the draft, by ``MIN_CONTRAST`` nats a token.

The figures were set by judgement, not fitted: fewer edits let wrong corrections through, more delay what the
user has shown twice. The simulated writers of the evaluation, content edits mixed in, check them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz.distance import Levenshtein

from assistant.library.records import OwnText
from assistant.style import rules
from assistant.style.candidates import Candidate, Model, prompt_text
from assistant.style.ledger import PastEdit
from assistant.style.measures import paragraphs
from assistant.style.records import Context
from assistant.text.tokens import edit_cost, tokens

PAST_EDITS = 6
RECENCY = 0.6
OWN_TEXTS = 4
OWN_SHARE = 0.9
# Own texts to anybody that must agree with what texts to nobody known have taught.
OWN_USUAL = 0.5
NEEDED_TO_NOBODY = 2
NEEDED_FRAME_TO_NOBODY = 3
MIN_CONTRAST = 0.02
CONTRAST_PAIRS = 1
CONTRAST_CHARS = 400


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found about a candidate.

    Attributes:
        plausible: it explains this edit; one that does not is dropped.
        believed: it may be applied from now on.
        gain: tokens of edit cost, or paragraphs and lines too many or too few, that it would have saved here.
        for_it, against: own texts and earlier finals it holds on, and those it does not.
    """

    plausible: bool
    believed: bool
    gain: int
    for_it: int
    against: int


def judge_rule(
    candidate: Candidate,
    context: Context,
    draft: str,
    final: str,
    *,
    seen_before: int,
    past: Sequence[PastEdit] = (),
    own_texts: Sequence[OwnText] = (),
    reversal: bool = False,
) -> Verdict:
    """Judge a rule candidate.

    Args:
        seen_before: earlier edits that support the same preference.
        past: earlier edits in scope, newest first.
        own_texts: the user's own texts; those to the same person (or, without one, of the same language)
            are asked.
        reversal: the edit contradicts an active preference of the same slot.
    """
    if rules.holds(candidate.rule, candidate.parameters, final, context) is not True:
        return Verdict(False, False, 0, 0, 0)
    if rules.holds(candidate.rule, candidate.parameters, draft, context) is True:
        return Verdict(False, False, 0, 0, 0)
    gain = _gain(candidate, draft, final, context)
    can_apply = rules.can_apply(candidate.rule, candidate.parameters)
    if can_apply and gain <= 0:
        return Verdict(False, False, gain, 0, 0)
    for_it = against = 0
    own_for = own_against = 0
    for own in own_texts:
        if not _comparable(own, context):
            continue
        found = rules.holds(candidate.rule, candidate.parameters, own.text, context)
        own_for += found is True
        own_against += found is False
    saved = float(gain)
    for place, edit in enumerate(past[:PAST_EDITS], start=1):
        found = rules.holds(candidate.rule, candidate.parameters, edit.final_text, context)
        for_it += found is True
        against += found is False
        if can_apply:
            saved += RECENCY**place * _gain(candidate, edit.draft_text, edit.final_text, context)
    own_total = own_for + own_against
    agreed = own_total >= OWN_TEXTS and own_for / own_total >= OWN_SHARE and context.person_id is not None
    denied = own_total >= 2 * OWN_TEXTS and own_against / own_total >= 0.5 and candidate.needed > 1
    # What is learned of nobody acts on everybody else: the user's own texts must not speak against it.
    unusual = context.person_id is None and own_total >= OWN_TEXTS and own_for < OWN_USUAL * own_total
    seen = seen_before + 1
    needed = edits_needed(candidate.rule, candidate.needed, context)
    enough = not unusual and (reversal or agreed or seen >= needed + (1 if denied else 0))
    lowers = reversal or not can_apply or saved > 0
    return Verdict(True, enough and lowers, gain, for_it + own_for, against + own_against)


def edits_needed(rule: str, needed: int, context: Context) -> int:
    """In how many edits a rule must be seen: more often where it is to serve for more than one person.

    Args:
        needed: in mail to one person.
    """
    if context.person_id is not None:
        return needed
    return max(needed, NEEDED_FRAME_TO_NOBODY if rules.RULES[rule].frame else NEEDED_TO_NOBODY)


def _gain(candidate: Candidate, draft: str, final: str, context: Context) -> int:
    changed = rules.apply(candidate.rule, candidate.parameters, draft, context)
    if changed == draft:
        return 0
    if rules.RULES[candidate.rule].frame and candidate.rule != "below_name":
        # Lines added below the name must not hide a shorter name ("Nora Lind" to "Nora / Tel. 5550").
        final = final.removesuffix(rules.letter_of(final, context).rest)
    if tokens(changed) == tokens(draft):
        # Neither line breaks nor "14 h 30" for "14h30" cost words.
        lines = _breaks_apart(draft, final) - _breaks_apart(changed, final)
        return lines or Levenshtein.distance(draft, final) - Levenshtein.distance(changed, final)
    return edit_cost(draft, final) - edit_cost(changed, final)


def _breaks_apart(first: str, second: str) -> int:
    """By how many paragraphs and lines two texts differ; no edit cost tells, for white space is no token."""
    lines = (sum(1 for line in text.split("\n") if line.strip()) for text in (first, second))
    return abs(len(paragraphs(first)) - len(paragraphs(second))) + abs(next(lines) - next(lines))


def _comparable(own: OwnText, context: Context) -> bool:
    if context.language and own.language and own.language != context.language:
        return False
    if (own.kind == "document") != (context.kind == "document"):
        return False
    return context.person_id is None or any(person.id == context.person_id for person in own.to[:1])


def contrast(model: Model, preference: str, pairs: Sequence[tuple[str, str]], cancel: Any = None) -> float:
    """How much a wording raises the likelihood of finals over drafts, in nats a token, mean over the pairs.

    For each pair: [log p(final | wording) − log p(final)] − [log p(draft | wording) − log p(draft)], each
    divided by its tokens, so that a longer text has no advantage. The idea of verifying a worded preference
    on samples is PROSE's; the measure by likelihood needs no second generation.
    """
    if not pairs:
        return 0.0
    template = prompt_text("preference_contrast")
    plain = model.render("", template.format(preference="").strip(), "")
    told = model.render("", template.format(preference=preference).strip(), "")
    total = 0.0
    # All scores after one prompt come together: its prefix is computed once.
    scores: dict[tuple[bool, int, int], float] = {}
    for with_it, prompt in ((False, plain), (True, told)):
        for place, pair in enumerate(pairs):
            for side, text in enumerate(pair):
                score = model.score(prompt, text[:CONTRAST_CHARS], cancel)
                scores[with_it, place, side] = float(score.logprob) / max(1, int(score.tokens))
    for place in range(len(pairs)):
        raised = [scores[True, place, side] - scores[False, place, side] for side in (0, 1)]
        total += raised[1] - raised[0]
    return total / len(pairs)


def judge_wording(
    candidate: Candidate,
    draft: str,
    final: str,
    *,
    seen_before: int,
    past: Sequence[PastEdit] = (),
    model: Model | None = None,
    cancel: Any = None,
) -> Verdict:
    """Judge a worded candidate by how often it was seen and, where there is a model, by ``contrast``."""
    pairs = [(draft, final), *((e.draft_text, e.final_text) for e in past if not e.rewritten)][
        :CONTRAST_PAIRS
    ]
    predicts = model is None or contrast(model, candidate.text, pairs, cancel) >= MIN_CONTRAST
    enough = seen_before + 1 >= candidate.needed
    return Verdict(predicts, predicts and enough, 0, 0, 0)
