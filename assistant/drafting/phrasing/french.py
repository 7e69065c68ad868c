# ruff: noqa: SIM905, E501  (word lists and patterns read best one a line)
"""French telegraphic points: supply "je", and article and verb where the participle tells the gender."""

from __future__ import annotations

import re

from assistant.drafting.phrasing.french_states import stated

_JE = re.compile(
    r"^(?:(?:ne )?(?:peux|suis|voudrais|souhaite|propose|pense|espère|serai|viendrai|vais|confirme|regrette|aimerais)\b)"
)
_STATE = re.compile(
    r"^(pas |toujours |encore |déjà )?(disponible|absent|absente|en congés?|en vacances|en retard|d'accord|désolée?|ravie?|malade)\b(.*)$"
)


def openings(point: str, register: str = "neutral") -> tuple[str, ...]:
    """Wordings of a French point, best first; see the package."""
    text = point.strip().rstrip(".")
    lower = text[0].lower() + text[1:]
    if text.endswith("?"):
        return ()
    if match := re.match(r"^(?:le |la |les )?remercier pour (.+)$|^merci pour (.+)$", lower):
        made = f"merci pour {match[1] or match[2]}"
    elif match := re.match(r"^(?:lui |leur )?demander (si|quand|où|comment|qui) (.+)$", lower):
        asked = "te demander" if register == "informal" else "vous demander"
        made = f"je voulais {asked} {match[1]} {match[2]}"
    elif match := re.match(r"^demander ((?:un|une|des|le|la|les|l['’])\b.+)$", lower):
        made = f"je souhaite demander {match[1]}"
    elif match := re.match(r"^(confirm|annul|command|réserv|accept|refus)er (.+)$", lower):
        made = f"je {'souhaite ' + match[1] + 'er' if match[1] in ('annul', 'command', 'réserv') else match[1] + 'e'} {match[2]}"
        made = re.sub(r"^je accepte", "j'accepte", made)
    elif match := re.match(r"^(?:s['’]excuser|m['’]excuser) (pour|de) (.+)$", lower):
        made = f"toutes mes excuses {match[1]} {match[2]}"
    elif match := re.match(r"^proposer (.+)$", lower):
        made = f"je propose {match[1]}"
    elif match := re.match(r"^impossible (?:de |d')?(.+)$", lower):
        made = (
            f"il m'est impossible {'d’' if match[1][0] in 'aeiouéêh' else 'de '}{match[1]}"
            if re.match(r"\S+(?:er|ir|re)\b", match[1])
            else text
        )
    elif re.match(r"(?:toujours |encore )?besoin (?:de |d['’]|des |du )", lower):
        made = f"j'ai {lower}"
    elif match := re.match(r"^(?:pas de|sans) nouvelles (de .+|du .+|des .+|depuis .+)$", lower):
        made = f"je n'ai pas de nouvelles {match[1]}"
    elif match := _STATE.match(lower):
        made = _state(match)
    elif _JE.match(lower):
        made = f"je {lower}"
    else:
        made = stated(lower, named=lower != text)
        made = text if made == lower else made
    return (made,) if made != text else ()


def _state(match: re.Match[str]) -> str:
    if (match[1] or "").startswith("pas"):
        return f"je ne suis pas {match[2]}{match[3]}"
    return f"je suis {match[1] or ''}{match[2]}{match[3]}"
