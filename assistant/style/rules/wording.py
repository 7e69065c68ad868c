"""The sentence of a preference as its user reads it."""

from __future__ import annotations

from assistant.style.records import Context, Scope
from assistant.style.rules.registry import RULES
from assistant.style.rules.rule import Parameters, capitalised

LANGUAGES = {
    "en": "English", "de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "nl": "Dutch",
    "pt": "Portuguese", "sv": "Swedish", "da": "Danish", "no": "Norwegian", "pl": "Polish",
}  # fmt: skip


def scope_words(scope: Scope, person_name: str = "") -> str:
    """Where a preference applies, in words: "To Anna Weber", "In formal mail"; "" for everywhere."""
    kinds = {"mail": "new mail", "reply": "replies", "document": "documents", "rewrite": "rewrites", "": ""}
    what = " ".join(filter(None, (scope.register, kinds[scope.kind] or ("mail" if scope.register else ""))))
    language = LANGUAGES.get(scope.language, scope.language)
    if scope.person_id is not None:
        words = f"To {person_name or 'this person'}"
        words += f", in {what}" if what else ""
        return words + (f", in {language}" if language and scope.language != "en" else "")
    if what:
        return f"In {what}" + (f" in {language}" if language and scope.language != "en" else "")
    return f"In {language}" if language else ""


def wording(rule: str, parameters: Parameters, scope: Scope, person_name: str = "") -> str:
    """The sentence of a preference as the user reads it, scope first."""
    context = None
    if scope.person_id is not None:
        context = Context(
            kind="mail", language=scope.language, person_id=scope.person_id, person_name=person_name
        )
    body = (
        f"write {'formally' if parameters['form'] == 'formal' else 'informally'}"
        if rule == "register"
        else RULES[rule].sentence(parameters, context)
    )
    where = scope_words(scope, person_name)
    return f"{where}: {body}." if where else f"{capitalised(body)}."
