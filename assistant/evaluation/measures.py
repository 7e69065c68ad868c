"""What is measured of each replayed mail, and the habits an author is held against."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from assistant.evaluation.authors import Sent
from assistant.evaluation.authorship import Attribution, can_train
from assistant.evaluation.likeness import bleu, length_ratio, rouge_l, spread, style_distance
from assistant.evaluation.notes import frame_of
from assistant.evaluation.rounds import Round
from assistant.text.tokens import edit_cost_normalised

if TYPE_CHECKING:
    from assistant.evaluation.replay import Split

# A person is consistent who does the same in this share of the earlier mails, to one person or to all.
CONSISTENT = 0.8
FEWEST_TO_PERSON = 3


class Yardstick:
    """Measures drafts against the real mails of some authors."""

    def __init__(self, parted: Sequence[Split]) -> None:
        texts = {one.author.name: [mail.text for mail in one.earlier] for one in parted}
        others = [text for one in parted for text in one.author.others]
        if len(texts) == 1:
            texts["others"] = others
        self._attribution = Attribution(texts) if can_train(texts) else None

    def rows(self, one: Split, arm: str, played: Sequence[Round]) -> list[dict[str, Any]]:
        """One row of figures for each mail of an arm, the held-out ones marked."""
        scale = spread([mail.text for mail in one.earlier])
        habits = Habits(one.earlier)
        mails = one.lessons + one.held_out
        return [
            {
                "author": one.author.name,
                "arm": arm,
                "to": mail.to,
                "held_out": number >= len(one.lessons),
                **self._measure(one.author.name, mail, round_, scale, habits),
            }
            for number, (mail, round_) in enumerate(zip(mails, played, strict=True))
        ]

    def _measure(
        self, author: str, mail: Sent, round_: Round, scale: dict[str, float], habits: Habits
    ) -> dict[str, Any]:
        draft, final = round_.written.text, mail.text
        wanted, got, usual = frame_form(final, mail), frame_form(draft, mail), habits.of(mail)
        row: dict[str, Any] = {
            "edit_cost": round_.cost,
            "edit_cost_normalised": round(edit_cost_normalised(draft, final), 4),
            "style_distance": round(style_distance(draft, final, scale), 4),
            "length_ratio": round(length_ratio(draft, final), 3),
            "rouge_l": round(rouge_l(draft, final), 4),
            "bleu": round(bleu(draft, final), 4),
        }
        for part, side in (("greeting", 0), ("sign_off", 1)):
            row[f"{part}_right"] = int(wanted[side] == got[side])
            row[f"{part}_consistent"] = int(usual[side] is not None)
            row[f"{part}_usual"] = int(usual[side] == wanted[side])
        if self._attribution is not None and author in self._attribution.names:
            row["authorship"] = round(self._attribution.probability(draft, author), 4)
            row["attributed"] = int(self._attribution.names_author(draft, author))
            row["real_attributed"] = int(self._attribution.names_author(final, author))
        return {**row, "draft": draft, "final": final}


def frame_form(text: str, mail: Sent) -> tuple[str, str]:
    """Greeting and sign-off of a mail, with a place holder for the names of its recipient."""
    greeting, sign_off = frame_of(text, mail.names)
    for name in sorted(re.findall(r"\w+", mail.to_name.casefold()), key=len, reverse=True):
        greeting = re.sub(rf"\b{re.escape(name)}\b", "{name}", greeting)
    return re.sub(r"(?:\{name\} ?)+$", "{name}", greeting), sign_off


class Habits:
    """How an author mostly greets and closes, to each person and to all, where they do so consistently."""

    def __init__(self, earlier: Sequence[Sent]) -> None:
        self._all = self._forms(earlier)
        people = dict.fromkeys(mail.to for mail in earlier)
        to = {person: [mail for mail in earlier if mail.to == person] for person in people}
        self._person = {
            person: self._forms(mails) for person, mails in to.items() if len(mails) >= FEWEST_TO_PERSON
        }

    def of(self, mail: Sent) -> tuple[str | None, str | None]:
        """The usual greeting and sign-off for this mail, None where there is no one habit."""
        own = self._person.get(mail.to, (None, None))
        return (own[0] or self._all[0], own[1] or self._all[1]) if mail.to not in self._person else own

    @staticmethod
    def _forms(mails: Sequence[Sent]) -> tuple[str | None, str | None]:
        pairs = [frame_form(mail.text, mail) for mail in mails]
        found: list[str | None] = []
        for side in (0, 1):
            form, count = Counter(pair[side] for pair in pairs).most_common(1)[0] if pairs else ("", 0)
            found.append(form if pairs and count >= CONSISTENT * len(pairs) else None)
        return found[0], found[1]
