"""The measures: each asks one side for its answers and judges them."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from assistant.drafting import registers, retouch
from assistant.drafting.closeness import close_enough
from assistant.drafting.faithful import fault
from assistant.drafting.wording import tidy
from assistant.text.language import detect
from assistant.text.sentences import sentences
from assistant.text.tokens import edit_cost_normalised
from models import tasks
from models.sampling import Sampling
from tests.bench.adapter import judging, material
from tests.bench.adapter.authors import sentences_of_authors
from tests.bench.adapter.mistakes import spoil_all
from tests.bench.adapter.preferences import by_rules, understood
from tests.bench.adapter.side import Side


@dataclass(slots=True)
class Found:
    """What one measure found of one side: values by the figure's name, and the answers as they are."""

    values: dict[str, list[float | bool]] = field(default_factory=dict)
    answers: list[dict[str, object]] = field(default_factory=list)

    def note(self, **values: float | bool) -> None:
        """Add one value to each of some figures (underscores are spaces)."""
        for name, value in values.items():
            self.values.setdefault(name.replace("_", " "), []).append(value)


@dataclass(frozen=True, slots=True)
class Setting:
    """How much is measured: every ``step``-th of the material; ``corpora`` holds the held-out authors' mail."""

    step: int
    corpora: Path | None


Measure = Callable[[Side, Setting], Found]


def _notes_in(language: str) -> Measure:
    def measure(side: Side, setting: Setting) -> Found:
        found = Found()
        for note in material.notes(language)[:: setting.step]:
            text = side.text(tasks.word_note(note.register), note.text)  # type: ignore[arg-type]
            _judge_note(found, note, text)
            found.note(
                passes_the_gate=not fault(note.text, text, language), language_kept=_in(text, language)
            )
        return found

    return measure


def _judge_note(found: Found, note: material.Note, text: str, **more: object) -> None:
    kept, wanted = judging.kept(note.text, text, note.language)
    verdict = {
        "covered": judging.covers(note.text, text, note.language),
        "invents": judging.invents(note.text, text, note.language),
        "repeats": judging.repeats(text),
    }
    found.note(**verdict)
    for at in range(wanted):
        found.note(facts_kept=at < kept)
    found.answers.append({"note": note.text, "register": note.register, "text": text, **verdict, **more})


def _in(text: str, language: str) -> bool:
    return detect(text) in ("", language)


def _drafted(side: Side, setting: Setting) -> Found:
    found = Found()
    for note in material.notes("en")[:: setting.step]:
        worded = side.drafted(note.text, note.register)
        _judge_note(found, note, worded.text, by=worded.by, refused=worded.refused)
        found.note(
            worded_by_the_model=worded.by == "model",
            in_register=judging.in_register(worded.text, note.register),
        )
    return found


def _authors(side: Side, setting: Setting) -> Found:
    found = Found()
    corpora = setting.corpora
    for said in sentences_of_authors(corpora, 24 // setting.step) if corpora is not None else ():
        text = side.text(tasks.word_note("neutral"), said.note)
        drafted = side.drafted(said.note, "neutral").text
        found.note(
            distance_of_the_answer=edit_cost_normalised(text, said.sentence),
            distance_of_the_draft=edit_cost_normalised(drafted, said.sentence),
            distance_of_the_note=edit_cost_normalised(tidy(said.note, "en"), said.sentence),
            covered=judging.covers(said.note, text, "en"),
            invents=judging.invents(said.note, text, "en"),
            passes_the_gate=not fault(said.note, text, "en"),
            loss=side.loss(said.note, said.sentence),
        )
        found.answers.append(
            {"author": said.author, "note": said.note, "said": said.sentence, "text": text, "draft": drafted}
        )
    return found


def _corrected(side: Side, sentence: str) -> tuple[str, str]:
    """The model's own answer, and what the product makes of the sentence."""
    plain = retouch.proofread(sentence, "en")
    text = side.text(tasks.CORRECT, sentence)
    gated = text if plain == sentence else side.text(tasks.CORRECT, plain)
    kept = side.adapted and close_enough(plain, gated, "proofread", "en")
    return text, gated if kept else plain


def _mistakes(side: Side, setting: Setting) -> Found:
    found = Found()
    for one in spoil_all(material.sentences())[:: setting.step]:
        text, gated = _corrected(side, one.wrong)
        fixed, by_product = (judging.mended(one.right, one.wrong, answer) for answer in (text, gated))
        found.note(
            fixed=fixed,
            fixed_after_the_gate=by_product,
            all_right=text == one.right,
            all_right_after_the_gate=gated == one.right,
        )
        found.note(**{f"fixed after the gate: {one.kind}": by_product})
        found.answers.append(
            {"kind": one.kind, "wrong": one.wrong, "right": one.right, "text": text, "product": gated}
        )
    return found


def _correct_ones(side: Side, setting: Setting) -> Found:
    found = Found()
    for sentence in material.sentences()[:: setting.step]:
        text, gated = _corrected(side, sentence)
        found.note(changed=text != sentence, changed_after_the_gate=gated != sentence)
        if sentence not in (text, gated) or text != gated:
            found.answers.append({"sentence": sentence, "text": text, "product": gated})
    return found


def _registers(side: Side, setting: Setting) -> Found:
    found = Found()
    for asked in material.registers()[:: setting.step]:
        text = side.text(tasks.change_register(asked.register), asked.text)  # type: ignore[arg-type]
        change = registers.formal if asked.register == "formal" else registers.friendly
        safe = change(asked.text, "en")
        gated = text if close_enough(asked.text, text, asked.register, "en") else safe
        found.note(
            accepted=judging.says_it_in(asked.register, asked.text, text),
            accepted_by_safe_replacements=judging.says_it_in(asked.register, asked.text, safe),
            accepted_after_the_gate=judging.says_it_in(asked.register, asked.text, gated),
            passes_the_gate=close_enough(asked.text, text, asked.register, "en"),
        )
        found.answers.append({"register": asked.register, "source": asked.text, "text": text, "safe": safe})
    return found


def _shortened(side: Side, setting: Setting) -> Found:
    found = Found()
    for long in material.long_ones()[:: setting.step]:
        text, safe = side.text(tasks.SHORTEN, long.text), retouch.shorten(long.text, "en")
        gated = text if close_enough(long.text, text, "shorten", "en") else safe
        found.note(
            accepted=judging.shortens(long, text),
            accepted_of_safe_replacements=judging.shortens(long, safe),
            accepted_after_the_gate=judging.shortens(long, gated),
            passes_the_gate=close_enough(long.text, text, "shorten", "en"),
            words_left=len(text.split()) / len(long.text.split()),
        )
        found.answers.append({"source": long.text, "text": text, "safe": safe})
    return found


def _several(side: Side, setting: Setting) -> Found:
    found = Found()
    for group in material.together(material.notes("en"), 3, 40 // setting.step):
        given = "\n".join(f"- {note.text}" for note in group)
        text = side.text(tasks.word_notes(group[0].register), given, lines=True)  # type: ignore[arg-type]
        parts = sentences(text)
        aligned = len(parts) == len(group)
        for note, part in zip(group, parts if aligned else ("",) * len(group), strict=True):
            found.note(pass_the_gate=not fault(note.text, part, "en"))
        found.note(
            as_many_sentences=aligned,
            all_covered=all(judging.covers(note.text, text, "en") for note in group),
            invents=judging.invents(given, text, "en"),
            repeats=judging.repeats(text),
        )
        found.answers.append({"notes": given, "text": text})
    return found


def _lists(side: Side, setting: Setting) -> Found:
    found, rows = Found(), [one for one in material.sentences() if not one.endswith("?")]
    for at in range(0, min(len(rows) - 3, 60), 3 * setting.step):
        parts = rows[at : at + 3]
        prose, listed = " ".join(parts), "\n".join(f"- {part}" for part in parts)
        made = side.text(tasks.LIST, prose, lines=True)
        back = side.text(tasks.PROSE, listed, lines=True)
        found.note(
            list_right=made == listed,
            prose_right=" ".join(back.split()) == prose,
            list_right_by_rule=retouch.bulleted(prose).strip() == listed,
        )
        found.answers.append({"prose": prose, "list": made, "text": back})
    return found


def _preferences(side: Side, setting: Setting) -> Found:
    found = Found()
    for edit in material.edits()[:: setting.step]:
        draft, final = (
            _one_line(text) if edit.kind != "bullets" else text for text in (edit.draft, edit.final)
        )
        text = side.text(tasks.PREFER, tasks.edit(draft, final))
        rule = by_rules(edit)
        group = "taught" if edit.taught else "further"
        found.note(
            **{
                f"named ({group})": judging.names_it(edit, text),
                f"understood by the ledger ({group})": understood(edit, text),
                f"found by rules ({group})": rule,
                f"named or found by rules ({group})": rule or understood(edit, text),
            }
        )
        found.answers.append({"kind": edit.kind, "what": edit.what, "text": text, "rules": rule})
    return found


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _speed(side: Side, setting: Setting) -> Found:
    """Decode speed, alternately with the adapter and without it; the bare side's ratio shows the noise."""
    found, pairs = Found(), []
    for note in material.notes("en")[:: 8 * setting.step]:
        prompt = side.model.render(tasks.CORRECT, f"{note.text} {note.text} {note.text}")
        answers = [side.model.generate(prompt, _fixed(), adapter=adapter) for adapter in (side.adapter, "")]
        pairs.append([answer.decode_tokens_per_s for answer in answers])
    ours, bare = (statistics.median(speeds) for speeds in zip(*pairs, strict=True))
    found.note(tokens_per_s=ours, share_of_the_bare_speed=ours / bare)
    return found


def _fixed() -> Sampling:
    return Sampling(max_tokens=32, repeat_penalty=1.0)


MEASURES: dict[str, Measure] = {
    "notes, English": _notes_in("en"),
    "drafted, English": _drafted,
    "mistakes": _mistakes,
    "correct sentences": _correct_ones,
    "registers": _registers,
    "shortening": _shortened,
    "preferences": _preferences,
    "authors": _authors,
    "several notes": _several,
    "lists": _lists,
    "notes, German": _notes_in("de"),
    "notes, French": _notes_in("fr"),
    "notes, Spanish": _notes_in("es"),
    "speed": _speed,
}


def chosen(names: Sequence[str]) -> dict[str, Measure]:
    """The measures whose names begin with one of some words; all without any."""
    return {name: measure for name, measure in MEASURES.items() if not names or name.startswith(tuple(names))}
