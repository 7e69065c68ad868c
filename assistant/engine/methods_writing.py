"""What the page that one writes on asks beside drafts: whom a mail may go to, and how one writes to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assistant import ids
from assistant.engine.calls import Call
from assistant.engine.methods_library import describe_person, path_of
from assistant.engine.workshop import Workshop
from assistant.errors import KnownError

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


def take_message(workshop: Workshop, call: Call) -> dict[str, Any]:
    """The message in a file that was dropped, so that it can be answered; read into the library if it is new.

    Params: ``path``. Answers ``item`` and whether it was ``added`` just now.

    Raises:
        KnownError: ``bad-path``, ``not-a-message``, and those of reading a source.
    """
    from assistant.library.browse import items_of_file
    from assistant.library.indexer import Indexer

    library = workshop.bench.library
    path = path_of(call.params.text("path"))
    found = items_of_file(library, path)
    added = not found
    if added:
        call.progress("read")
        Indexer(library, workshop.vectors, workshop.encoder).run(
            [path], "auto", lambda _progress: None, call.cancel
        )
        found = items_of_file(library, path)
    mail = [number for number in found if library.item(number).kind == "mail"]
    if len(mail) != 1:
        raise KnownError(
            "not-a-message", "This file holds no single message.", "Drop a message saved as an .eml file."
        )
    return {"item": ids.show("item", mail[0]), "added": added}


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
