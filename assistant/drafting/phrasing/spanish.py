# ruff: noqa: SIM905, E501  (word lists and patterns read best one a line)
"""Spanish telegraphic points: courtesy frames, and article and verb where the participle tells the gender."""

from __future__ import annotations

import re

_HEADLINE = re.compile(
    r"^([a-záéíóúñ]+)( [\d\w-]+)? ((?:aplaz|cancel|firm|confirm|envi|pag|aprob|acept|cerr|reserv)ad[oa]s?)\b(.*)$"
)


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
    elif (match := _HEADLINE.match(lower)) and not re.search(r"\b(?:ayer|anoche|anteayer)\b", match[4]):
        noun, number, participle, rest = match[1], match[2] or "", match[3], match[4]
        plural, feminine = participle.endswith("s"), participle.rstrip("s").endswith("a")
        article = ("las" if feminine else "los") if plural else ("la" if feminine else "el")
        made = f"{article} {noun}{number} {'están' if plural else 'está'} {participle}{rest}"
    return (made,) if made != text else ()
