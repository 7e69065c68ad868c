# ruff: noqa: SIM905, E501  (patterns read best on one line)
"""Recognise questions that are written without their mark."""

from __future__ import annotations

import re

_EN_AUXILIARY = r"is|are|was|were|do|does|did|can|could|will|would|shall|should|has|have|had|may|might|must"
_EN_SUBJECT = (
    r"(?:i|we|you|they|he|she|it|there|this|that|the|these|those|an?|your|our|my|his|her|their|anyone|anybody|"
    r"someone|somebody|everyone|everybody)"
)
_QUESTIONS: dict[str, re.Pattern[str]] = {
    "en": re.compile(
        r"(?:can|could|would|will|do|does|did|is|are|was|were|have|has|should|shall|may|might|am|isn['’]t|aren['’]t|don['’]t|doesn['’]t|couldn['’]t|can['’]t|won['’]t)\s+"
        r"(?:i|we|you|they|he|she|it|there|this|that|the|your|our|my|anyone|anybody|someone|somebody|everyone|everybody)\b"
        r"|(?:who|what|when|where|why|how|which)(?:['’]s|\s+(?:is|are|was|were|do|does|did|can|could|will|would|shall|should|has|have)\b)"
        r"|how (?:many|much|long|often|far|about)\b|what (?:time|about|kind|day|date)\b|who (?:pays|brings|comes|takes|knows|else)\b|any (?:news|update|idea|chance)\b"
        # "Which kind did you use", "what licence do we need", "who chairs the session"; "what we saw was the …" tells.
        rf"|which\s+(?!{_EN_SUBJECT}\b)(?:[\w'’\-]+\s+){{1,4}}?(?:{_EN_AUXILIARY})\b"
        rf"|(?:what|whose|how)\s+(?!{_EN_SUBJECT}\b)(?:[\w'’\-]+\s+){{1,4}}?(?:{_EN_AUXILIARY})\s+{_EN_SUBJECT}\b"
        rf"|who\s+(?!{_EN_SUBJECT}\b|ever\b)\w+(?!.*(?::\s|\b(?:is|are|was|were)\b))"
        # "Is a licence for schools planned"; "is a good idea" only lacks its subject.
        r"|(?:is|are|was|were)\s+(?:an?|any|some|another|these|those|all|both|his|her|their)\s[^,]*\b(?:\w{2,}ed|open|free|due|ready|"
        r"possible|available|necessary|enough|left|there|known|taken|given|chosen|made|sent|paid|done|sold|meant)$"
        r"|(?:does|has|can|could|should)\s+(?:an?|any|some|another|these|those|his|her|their)\s+\w+\s+\w",
        re.IGNORECASE,
    ),
    "de": re.compile(
        r"(?:wer|wann|wo|woher|wohin|warum|wieso|welche[rsnm]?|wie viele?|wie lange|wie oft)\s+(?!auch\b|immer\b)\w"
        r"|(?:können|könnten|kannst|könntest|haben|habt|hast|sind|seid|bist|wollen|wollt|willst|sollen|möchten|möchtest|kommen|kommst|wissen|weißt|gibt)\s+(?:sie|du|ihr|wir|es)\b"
        r"|was\s+(?:kostet|kosten|ist|sind|war|wird|brauch(?:e|st|t|en)|soll(?:en|te|ten)?|kann|können|meinst|meinen|fehlt|bring(?:e|st|t|en)|mach(?:e|st|t|en))\b[^,]*$"
        r"|wie\s+(?:ist|sind|war|geht|kommt|kommen|läuft|heißt|wird|teuer|groß|weit|hoch|alt|spät|schnell)\b[^,]*$"
        r"|(?:ist|sind|war|waren|wird|werden|kann|darf|soll|muss|hat|kommt|geht|passt|gilt|reicht|fehlt)\s+"
        r"(?:der|die|das|es|er|ich|wir|dies(?:e[rs]?)?|dein(?:e|er)?|ihre?|unsere?|jemand)\b[^,]*$",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"est-ce que\b|(?:pouvez|pourriez|avez|êtes|voulez|peux|pourrais|as|es|veux|savez|sais)-(?:vous|tu)\b|(?:quand|où|comment|pourquoi|combien|qui)\s+(?:est|sont|peut|va|vient|a|ont)\b"
        r"|qu['’]est-ce\b|quel(?:le)?s?\s+(?:est|sont|était|étaient|sera|seront)\b|combien\s+(?:de|d['’]|coûte)"
        # "Le train part-il", "y a-t-il encore": only a question puts the pronoun there.
        r"|[^,]{0,60}?\w-(?:t-)?(?:il|elle|on|ils|elles)\b[^,]*$",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"¿|(?:cuándo|dónde|cómo|quién|cuánto|cuántos|cuántas?|cuál(?:es)?|quiénes|adónde|por qué)\s|qué\s+(?!bien\b|buen|pena\b|lástima\b|alegría\b|suerte\b)\w",
        re.IGNORECASE,
    ),
}
# "What you said was right", "When I come, …", "how about" aside: a clause that leads into another one asks nothing.
# "Kommst du später, sag Bescheid" puts a condition, and the request follows.
_LEADS_ON = re.compile(
    r",\s+(?:then|so|i|we|please|let|dann|ich|wir|bitte"
    r"|sagt?|gebt?|gib|meldet?|rufe?t?|schreibt?|schickt?|bringt?|komm|nimm|nehmt|lasst?|wartet?|denkt?|frage?t?|klingel(?:t|e)?"
    r"|(?:sagen|geben|melden|rufen|schreiben|schicken|bringen|kommen|nehmen|lassen|warten|denken|fragen) sie)\b",
    re.IGNORECASE,
)


def is_question(text: str, language: str) -> bool:
    """Whether a text asks something, with its mark or without."""
    if text.rstrip(' )"”»').endswith("?"):
        return True
    pattern = _QUESTIONS.get(language)
    return pattern is not None and pattern.match(text.rstrip(" .")) is not None and not _LEADS_ON.search(text)
