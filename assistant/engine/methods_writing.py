"""What the page that one writes on asks beside drafts: whom a mail may go to, and how one writes to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assistant.engine.calls import Call
from assistant.engine.methods_library import describe_person
from assistant.engine.workshop import Workshop

if TYPE_CHECKING:
    from assistant.library.records import Person
    from assistant.style.profile import Profile

MOST_PEOPLE = 50


def complete(workshop: Workshop, call: Call) -> dict[str, Any]:
    """People who may be meant by the beginning of a name or address, and how the user writes to each.

    Params: ``query``; ``limit``. Each person has ``usual {greeting, closing, texts, register, words}``.
    """
    library, params = workshop.bench.library, call.params
    query, limit = params.text("query"), params.integer("limit", 8, 1, MOST_PEOPLE)
    found = library.people(query, limit) or (library.find_people(query, limit) if query.strip() else [])
    own = library.own_person_ids()
    profile = workshop.profile()
    return {
        "people": [
            {**describe_person(person), "usual": usual(profile, person)}
            for person in found
            if person.id not in own
        ]
    }


def usual(profile: Profile, person: Person) -> dict[str, Any]:
    """How the user writes to a person: greeting and closing as they will stand, and on how much that rests.

    Both are "" where the texts to this person don't decide it; nothing is told from texts to others.
    """
    style = profile.for_person(person.id)
    languages = {
        language: one.n
        for (number, language), one in profile.people_by_language.items()
        if number == person.id
    }
    language = max(languages, key=lambda code: languages[code], default="")
    frame = profile.frame_for(person, "", language)
    theirs = [source == "person" for source in frame.sources]
    closing = [frame.sign_off.rstrip(",") if theirs[1] else "", frame.name if theirs[2] else ""]
    words = style.figures.get("words_median") if style is not None else None
    return {
        "greeting": frame.greeting if theirs[0] else "",
        "closing": ", ".join(part for part in closing if part),
        "texts": style.n if style is not None else 0,
        "register": person.register or (style.register if style is not None else ""),
        "words": round(words.value) if words is not None else 0,
        "language": language,
    }
