"""Word lists of the training data, and the values that fill the slots of written pairs."""

from __future__ import annotations

import random
import tomllib
from pathlib import Path
from typing import Any

PAIRS = Path(__file__).parent / "pairs"
WORDS: dict[str, Any] = {
    key: value
    for name in ("words", "mistakes", "grammar", "edits")
    for key, value in tomllib.loads((PAIRS / f"{name}.toml").read_text(encoding="utf-8")).items()
}


def slot_values(rng: random.Random, language: str) -> dict[str, str]:
    """Draw one value for every slot a written pair may use, as the language writes them."""
    words = WORDS[language]
    places = WORDS["places"] if language == "en" else WORDS["plain_places"]
    month = rng.choice(words["months"])
    host, page = rng.choice(WORDS["hosts"]), rng.choice(WORDS["pages"])
    return {
        "date": _date(rng, language, month),
        "date2": _date(rng, language, rng.choice(words["months"])),
        "day": rng.choice(words["days"]),
        "month": month,
        "time": _time(rng, language),
        "time2": _time(rng, language),
        "place": rng.choice(places),
        "place2": rng.choice(places),
        "name": _name(rng, language),
        "name2": _name(rng, language),
        "amount": _amount(rng, language),
        "amount2": _amount(rng, language),
        "num": str(rng.randint(2, 60)),
        "num2": str(rng.randint(2, 60)),
        "doc": rng.choice(words["documents"]),
        "project": rng.choice(words["projects"]),
        "company": rng.choice(WORDS["companies"]),
        "ref": _reference(rng),
        "phone": f"0{rng.randint(20, 99)} {rng.randint(100, 999)} {rng.randint(1000, 9999)}",
        "url": f"https://{host}.example.org/{page}{rng.randint(1, 99)}",
        "email": f"{rng.choice(WORDS['first_names']).lower()}@example.{rng.choice(['org', 'com', 'net'])}",
        "addr": f"{rng.choice(WORDS['streets'])} {rng.randint(1, 99)}, {rng.choice(WORDS['towns'])}",
    }


def _date(rng: random.Random, language: str, month: str) -> str:
    day = rng.randint(1, 28)
    if language == "de":
        return rng.choice([f"{day}. {month}", f"{day}.{rng.randint(1, 12)}."])
    if language == "es":
        return f"{day} de {month}"
    if language == "fr":
        return f"{day} {month}"
    return rng.choice([f"{day} {month}", f"{day} {month}", f"{month} {day}", f"{day} {month[:3]}"])


def _time(rng: random.Random, language: str) -> str:
    hour, minute = rng.randint(7, 20), rng.choice(["00", "15", "30", "45"])
    if language == "de":
        return rng.choice([f"{hour}:{minute} Uhr", f"{hour} Uhr"])
    if language == "fr":
        return f"{hour} h {minute}" if minute != "00" else f"{hour} h"
    if language == "es":
        return f"{hour}:{minute}"
    return rng.choice([f"{hour}:{minute}", f"{(hour - 1) % 12 + 1} {'am' if hour < 12 else 'pm'}"])


def _amount(rng: random.Random, language: str) -> str:
    number = rng.choice([rng.randint(20, 990), rng.randint(10, 99) * 100, rng.randint(2, 90) * 1000])
    if language == "en":
        written = f"{number:,}"
        return rng.choice([f"€{written}", f"${written}", f"£{written}", f"{number} euros", f"EUR {written}"])
    written = f"{number:,}".replace(",", " " if language == "fr" else ".")
    return rng.choice([f"{written} €", f"{written} {'Euro' if language == 'de' else 'euros'}"])


def _name(rng: random.Random, language: str) -> str:
    first, last = rng.choice(WORDS["first_names"]), rng.choice(WORDS["last_names"])
    titled = f"{rng.choice(WORDS[language]['titles'])} {last}" if language != "es" else first
    return rng.choice([first, first, f"{first} {last}", titled])


def _reference(rng: random.Random) -> str:
    letter, year = rng.choice("ABKRZ"), rng.randint(2019, 2027)
    return rng.choice(
        [
            f"{letter}-{rng.randint(100, 9999)}",
            str(rng.randint(10000, 99999)),
            f"{year}/{rng.randint(10, 999)}",
        ]
    )
