"""Drafts, replies, rewriting, and handing over."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import asdict, replace
from email.utils import parseaddr
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant import ids
from assistant.engine.calls import Call
from assistant.engine.methods_library import find_person
from assistant.engine.workshop import Bench, Workshop
from assistant.errors import KnownError

if TYPE_CHECKING:
    from assistant.drafting.desk import Desk
    from assistant.drafting.records import Draft, Request
    from assistant.library.store import Library
    from assistant.outbox.drafts import Final

log = logging.getLogger(__name__)

_LENGTHS = ("", "short", "medium", "long")
_LARGEST_SEED = 2**31 - 1
_NO_MODEL = (
    "No language model is installed, so the points keep your own words. "
    "Install one with `ownhand models install starter`."
)


def draft(workshop: Workshop, call: Call) -> dict[str, Any]:
    """Write a mail or a document from points."""
    from assistant.drafting.records import Request

    kind: Any = call.params.choice("kind", ("mail", "document"), "mail")
    request = Request(kind=kind, **_request_parts(workshop, call))
    return _write(workshop, call, request)


def reply(workshop: Workshop, call: Call) -> dict[str, Any]:
    """Answer a message of the library."""
    from assistant.drafting.records import Request

    answered = find_item(workshop.bench.library, call.params.text("message_id"))
    return _write(workshop, call, Request(kind="reply", reply_to=answered, **_request_parts(workshop, call)))


def rewrite(workshop: Workshop, call: Call) -> dict[str, Any]:
    """Rewrite a text in one of the modes."""
    from assistant.drafting.rewrite import rewrite as rewrite_text

    params = call.params
    text = params.text("text")
    if not text.strip():
        raise KnownError(
            "empty-text", "There is no text to rewrite.", "Give a file with text, or pipe text in."
        )
    to = params.text("to")
    person = find_person(workshop.bench.library, to) if to else None
    learning = params.flag("learning", True)
    desk = desk_of(workshop, learning, by_meaning=False)
    call.progress("rewrite")
    done = rewrite_text(
        text,
        params.text("mode"),
        params.text("instruction"),
        desk,
        on_text=call.send_text,
        cancel=call.cancel,
        person=person,
        learning=learning,
    )
    return {
        "text": done.text,
        "changes": [{"from": change.before, "to": change.after, "at": change.at} for change in done.changes],
        "preferences": [_applied(entry) for entry in done.preferences],
        "checks": asdict(done.checks),
        "timing": asdict(done.timing),
        "mode": params.text("mode"),
        "model": done.model,
    }


def drafts(workshop: Workshop, _call: Call) -> dict[str, Any]:
    """The drafts kept, newest first."""
    store = workshop.bench.drafts
    return {"drafts": [_listed(entry, store.final(entry.id)) for entry in store.list()]}


def show(workshop: Workshop, call: Call) -> dict[str, Any]:
    """One draft with its final."""
    store = workshop.bench.drafts
    found = store.get(ids.parse("draft", call.params.text("id")))
    final = store.final(found.id)
    return {
        **describe_draft(found),
        "created": found.created,
        "final": final.text if final else None,
        "outcome": final.outcome if final else None,
    }


def hand_over(workshop: Workshop, call: Call) -> dict[str, Any]:
    """Hand a draft, or its final, to the user's mail program.

    Params: ``id`` of the draft, or none for a text the user wrote alone; ``as``, ``out``, ``text``; ``to``
    and ``subject`` where the user changed them since, and ``reply_to`` for a text without a draft.
    """
    from assistant.outbox.handover import hand_over as hand

    bench, params = workshop.bench, call.params
    text = params.text("text")
    found = _draft_to_hand_over(workshop, call)
    if found.id and text:
        # What the user finished with is kept before anything else can go wrong.
        bench.drafts.set_final(found.id, text, "edited" if text.strip() != found.text.strip() else "accepted")
    elif found.id:
        final = bench.drafts.final(found.id)
        text = final.text if final is not None and final.text.strip() else ""
    if params.values.get("to") is not None:
        found = replace(found, to=_addresses_of(bench.library, params.texts("to")))
    if params.values.get("subject") is not None:
        found = replace(found, subject=params.text("subject"))
    out = params.text("out")
    own = bench.library.own_addresses()
    done = hand(
        found,
        params.text("as"),
        out=Path(out) if out else None,
        text=text or None,
        sender=own[0] if own else "",
        sender_name=own_name(bench.library),
    )
    return {
        "draft_id": ids.show("draft", found.id) if found.id else None,
        "as": done.form,
        "path": str(done.path) if done.path else None,
        "content": done.content,
    }


def _draft_to_hand_over(workshop: Workshop, call: Call) -> Draft:
    """The draft meant, or one made of the user's own text; that one has the id 0 and is not kept."""
    from assistant.drafting.records import Draft, Request
    from assistant.style.records import Context

    bench, params = workshop.bench, call.params
    if params.text("id"):
        return bench.drafts.get(ids.parse("draft", params.text("id")))
    answered = params.text("reply_to")
    item = bench.library.item(find_item(bench.library, answered)) if answered else None
    kind: Any = "reply" if item is not None else "mail"
    return Draft(
        id=0,
        request=Request(kind, ()),
        context=Context(kind),
        subject=params.text("subject"),
        text=params.text("text"),
        in_reply_to=item.message_id if item is not None else "",
        references=tuple(item.references) if item is not None else (),
    )


def _addresses_of(library: Library, entries: Sequence[str]) -> tuple[str, ...]:
    """Recipients as typed, each as its address.

    Raises:
        KnownError: ``unknown-person``, ``ambiguous-person`` for one without an address.
    """
    found = [parseaddr(entry)[1] for entry in entries]
    return tuple(
        address if "@" in address else find_person(library, entry).addresses[0]
        for address, entry in zip(found, entries, strict=True)
    )


def desk_of(workshop: Workshop, learning: bool = True, by_meaning: bool = True) -> Desk:
    """Everything a draft needs, with the models loaded as far as they are installed.

    Args:
        by_meaning: False leaves the embedding model where it is; a rewrite looks nothing up and should not
            wait for it.

    Raises:
        KnownError: when the library or the chosen model can't be used.
    """
    from assistant.drafting.desk import Desk
    from assistant.library.search import search
    from assistant.style import helping, summary, taste
    from assistant.style.memo import Memo

    bench, settings = workshop.bench, workshop.settings
    embed = workshop.embed_query() if by_meaning else None
    model = workshop.models.language(settings)
    memo = Memo(bench.db)
    return Desk(
        library=bench.library,
        profile=lambda: workshop.profile(),
        ledger=bench.ledger if learning and settings.flag("learning.enabled") else None,
        search=lambda query: search(bench.library, workshop.vectors, query, embed),
        model=model,
        embed=workshop.encoder().encode if embed is not None else None,
        own_name=own_name(bench.library),
        tone=settings.text("writing.tone"),
        length=settings.text("writing.length"),
        modes=settings.modes,
        arms=workshop.adapters.arms(model),
        taste=taste.kept(memo)[0],
        choice_seconds=settings.number("writing.choice_seconds"),
        summary=summary.kept(memo) or summary.Summary(),
        gains=helping.kept(memo, model.key) if model is not None else {},
    )


def own_name(library: Library) -> str:
    """The user's name as it stands in most of their own mail, or ""."""
    people = [library.person(number) for number in sorted(library.own_person_ids())]
    return max(people, key=lambda person: person.sent + person.received, default=None).name if people else ""  # type: ignore[union-attr]


def find_item(library: Library, text: str) -> int:
    """The id of the item meant by ``item-12`` or a Message-ID.

    Raises:
        KnownError: ``unknown-id``.
    """
    if "@" in text:
        bare = text.strip().strip("<>")
        found = library.item_by_message_id(f"<{bare}>") or library.item_by_message_id(bare)
        if found is None:
            raise KnownError(
                "unknown-id", "No message in the library has this Message-ID.", "Search for it first."
            )
        return found.id
    return library.item(ids.parse("item", text)).id


def describe_draft(found: Draft) -> dict[str, Any]:
    """A draft as the command line shows one."""
    described: dict[str, Any] = {
        "draft_id": ids.show("draft", found.id),
        "kind": found.request.kind,
        "to": list(found.to),
        "subject": found.subject,
        "text": found.text,
        "preferences": [_applied(entry) for entry in found.preferences],
        "exemplars": [ids.show("item", number) for number in found.exemplars],
        "receipts": [{"fact": entry.fact, "item": _receipt(entry.item)} for entry in found.receipts],
        "checks": asdict(found.checks),
        "choices": [
            {
                "text": choice.options[0],
                "instead_of": [
                    text for place, text in enumerate(choice.options) if place and place == choice.usual
                ],
                "options": len(choice.options),
                "distances": list(choice.distances),
            }
            for choice in found.choices
        ],
        "timing": {name: round(value, 2) for name, value in asdict(found.timing).items()},
        "model": found.model,
    }
    if found.request.kind == "reply":
        described["in_reply_to"] = found.in_reply_to
    return described


def _write(workshop: Workshop, call: Call, request: Request) -> dict[str, Any]:
    from assistant.drafting.compose import compose

    call.progress("draft", detail="getting ready")
    desk = desk_of(workshop, request.learning)
    call.stop_if_cancelled()
    call.progress("draft", detail="writing")
    written = compose(request, desk, on_text=call.send_text, cancel=call.cancel)
    if desk.model is None:
        checks = replace(written.checks, warnings=(*written.checks.warnings, _NO_MODEL))
        written = replace(written, checks=checks)
    bench = workshop.bench
    stored = bench.drafts.save(written)
    bench.ledger.record_draft(
        stored.id, stored.context, [(entry.id, entry.how) for entry in stored.preferences]
    )
    return {**describe_draft(stored), "question": _question(stored, desk, bench)}


def _question(draft: Draft, desk: Desk, bench: Bench) -> dict[str, Any] | None:
    """The one question about a new person, where its answer would change the draft."""
    from assistant.drafting.asking import question_for

    found = question_for(draft, desk)
    if found is None:
        return None
    person = bench.library.know(found.address, found.name)
    asked = bench.ledger.ask(person.id, person.name)
    if asked is None:
        return None
    return {
        "id": ids.show("question", asked.id),
        "text": found.text,
        "choices": [asdict(choice) for choice in found.choices],
    }


def _request_parts(workshop: Workshop, call: Call) -> dict[str, Any]:
    params, settings = call.params, workshop.settings
    return {
        "points": params.texts("points"),
        "to": _addresses(workshop.bench.library, params.texts("to")),
        "subject": params.text("subject"),
        "tone": params.text("tone"),
        "length": params.choice("length", _LENGTHS, ""),
        "language": _language(params.text("language")),
        "learning": params.flag("learning", True),
        "without": params.texts("without"),
        "seed": params.integer("seed", settings.integer("writing.seed"), 0, _LARGEST_SEED),
    }


def _language(text: str) -> str:
    """A language as ISO 639-1 names it, or "".

    Raises:
        KnownError: ``bad-language``.
    """
    code = text.strip().lower()
    if code and not (len(code) == 2 and code.isascii() and code.isalpha()):
        raise KnownError("bad-language", "This is no language.", "Use two letters, such as en, de, fr or es.")
    return code


def _addresses(library: Library, wanted: Sequence[str]) -> tuple[str, ...]:
    """Ids of people become their address; everything else is for drafting to resolve."""
    return tuple(
        library.person(ids.parse("person", entry)).addresses[0]
        if entry.strip().lower().startswith("person-")
        else entry
        for entry in wanted
    )


def _listed(entry: Draft, final: Final | None) -> dict[str, Any]:
    return {
        "id": ids.show("draft", entry.id),
        "created": entry.created,
        "kind": entry.request.kind,
        "to": list(entry.to),
        "subject": entry.subject,
        "text": entry.text,
        "outcome": final.outcome if final else None,
    }


def _applied(entry: Any) -> dict[str, Any]:
    return {"id": ids.show("pref", entry.id), "text": entry.text, "how": entry.how}


def _receipt(item: int | str | None) -> str | None:
    return ids.show("item", item) if isinstance(item, int) else item
