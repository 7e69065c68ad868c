# ruff: noqa: SIM905  (word pairs read best as one string)
"""British and American spelling: the pairs that differ in spelling alone, not in meaning.

Words whose two spellings are also two meanings (practise/practice, cheque/check, storey/story,
programme/program, metre/meter, tyre/tire, draught/draft) are left out on purpose.
"""

from __future__ import annotations

import re
from functools import cache

_PAIRS = """colour/color colours/colors coloured/colored favour/favor favours/favors favourite/favorite
favourites/favorites favourable/favorable honour/honor honours/honors honoured/honored labour/labor
neighbour/neighbor neighbours/neighbors neighbourhood/neighborhood behaviour/behavior behaviours/behaviors
endeavour/endeavor harbour/harbor humour/humor rumour/rumor rumours/rumors flavour/flavor flavours/flavors
rigour/rigor vapour/vapor centre/center centres/centers centred/centered theatre/theater theatres/theaters
fibre/fiber defence/defense offence/offense licence/license pretence/pretense analyse/analyze
analysed/analyzed analysing/analyzing catalogue/catalog catalogues/catalogs dialogue/dialog
travelled/traveled travelling/traveling traveller/traveler travellers/travelers cancelled/canceled
cancelling/canceling labelled/labeled labelling/labeling modelled/modeled modelling/modeling
signalled/signaled counselling/counseling counsellor/counselor fuelled/fueled marvellous/marvelous
jewellery/jewelry fulfil/fulfill fulfils/fulfills fulfilment/fulfillment enrol/enroll enrolment/enrollment
skilful/skillful wilful/willful instalment/installment instalments/installments grey/gray sceptical/skeptical
sceptic/skeptic mould/mold plough/plow cosy/cozy ageing/aging acknowledgement/acknowledgment
judgement/judgment aluminium/aluminum manoeuvre/maneuver anaesthetic/anesthetic encyclopaedia/encyclopedia
paediatric/pediatric towards/toward afterwards/afterward learnt/learned spelt/spelled whilst/while
amongst/among artefact/artifact artefacts/artifacts pyjamas/pajamas speciality/specialty"""
_AMBIGUOUS = frozenset("licence license dialogue dialog learned while among specialty mold catalog".split())
_ISE = """organi reali apologi summari finali prioriti recogni emphasi minimi maximi optimi utili authori
customi standardi categori speciali generali locali moderni normali characteri criti synchroni initiali
capitali centrali digiti familiari formali harmoni hospitali itemi legali materiali mobili monopoli
neutrali penali personali populari publici rationali scrutini stabili subsidi symboli visuali"""


@cache
def table(variant: str) -> dict[str, str]:
    """Lower-case words of the other variant -> their spelling in ``variant`` ("en-GB" or "en-US")."""
    pairs = [tuple(pair.split("/")) for pair in _PAIRS.split()]
    for stem in _ISE.split():
        for end in ("e", "es", "ed", "ing", "er", "ers", "ation", "ations"):
            if stem == "criti" and end.startswith("ation"):
                continue
            pairs.append((f"{stem}s{end}", f"{stem}z{end}"))
    if variant == "en-GB":
        return {us: gb for gb, us in pairs if us not in _AMBIGUOUS}
    return {gb: us for gb, us in pairs if gb not in _AMBIGUOUS}


@cache
def pattern(variant: str) -> re.Pattern[str]:
    """Matches the words that ``table(variant)`` would respell."""
    words = sorted(table(variant), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b", re.IGNORECASE)


def same_word(before: str, after: str) -> str:
    """The variant that ``after`` is written in when both differ by variant alone, else ""."""
    first, second = before.lower(), after.lower()
    if table("en-GB").get(first) == second:
        return "en-GB"
    return "en-US" if table("en-US").get(first) == second else ""


def count(text: str) -> tuple[int, int]:
    """(British, American) spellings in a text."""
    return (
        sum(1 for _ in pattern("en-US").finditer(text)),
        sum(1 for _ in pattern("en-GB").finditer(text)),
    )
