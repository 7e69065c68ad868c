# ruff: noqa: SIM905, E501  (word lists and patterns read best one a line)
"""Spanish telegraphic points: courtesy frames, and article and verb where the participle tells the gender."""

from __future__ import annotations

import re

from assistant.drafting.phrasing.spanish_states import stated


def openings(point: str) -> tuple[str, ...]:
    """Wordings of a Spanish point, best first; see the package."""
    text = point.strip().rstrip(".")
    lower = text[0].lower() + text[1:]
    made = text
    if text.endswith("?"):
        return ()
    if match := re.match(r"^(?:agradecer(?:le|les)?|dar(?:le|les)? las gracias por) (?:por )?(.+)$", lower):
        made = f"gracias por {match[1]}"
    elif match := re.match(r"^preguntar(?:le|les)? (si|cuándo|dónde|cómo|quién|qué) (.+)$", lower):
        made = f"quería preguntar {match[1]} {match[2]}"
    elif match := re.match(r"^proponer(?:le|les)? (.+)$", lower):
        made = f"propongo {match[1]}"
    elif match := re.match(r"^preguntar(?:le|les)? por (.+)$", lower):
        made = f"quería preguntar por {match[1]}"
    elif match := re.match(r"^(confirm|acept|rechaz)ar (.+)$", lower):
        made = f"{match[1]}o {match[2]}"
    elif match := re.match(r"^(pedir|solicitar|encargar|anular|cancelar|reservar) (.+)$", lower):
        asked = "quisiera" if match[1] != "pedir" or not match[2].startswith("disculpas") else ""
        made = f"{asked} {match[1]} {match[2]}" if asked else f"pido {match[2]}"
    elif match := re.match(r"^(?:no hay |sin )noticias (del? .+|desde .+)$", lower):
        made = f"no tengo noticias {match[1]}"
    elif re.match(r"^(?:totalmente |muy )?de acuerdo\b", lower):
        made = f"estoy {lower}"
    else:
        made = stated(lower, named=lower != text)
        made = text if made == lower else made
    return (made,) if made != text else ()
