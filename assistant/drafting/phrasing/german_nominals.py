# ruff: noqa: SIM905, E501  (word lists and patterns read best one a line)
"""Words in small letters that are nouns by the place they stand in: "der betroffenen", "nichts neues", "vom radiologen"."""

from __future__ import annotations

import re

from assistant.drafting.phrasing.german_predicates import adjective, finite, participle, verbal

# Who is meant by an adjective or a participle: "die Betroffenen".
_PEOPLE = re.compile(
    r"(?:betroffen|(?:wahl|stimm|unterhalts|bezugs|anspruchs)?berechtigt|beteiligt|(?:teilzeit|vollzeit)?beschäftigt|(?:bank|büro)?angestellt|(?:stellvertretend|betriebsrats)?vorsitzend|angehörig|beklagt|angeklagt|"
    r"beschuldigt|geschädigt|versichert|krank|verletzt|jugendlich|erwachsen|verwandt|bekannt|beauftragt|datenschutzbeauftragt|abgeordnet|studierend|teilnehmend|"
    r"alleinerziehend|bevollmächtigt|sachverständig|selbstständig|selbständig|verstorben|freiwillig|minderjährig|pflegebedürftig|schwerbehindert|arbeitslos|obdachlos|"
    r"anwesend|abwesend|auszubildend|vorgesetzt|verantwortlich|mitreisend|hinterblieben|begünstigt|bewerbend|ansprechpartnerin)e[nrsm]?"
)
_BEFORE_PEOPLE = re.compile(
    r"(?:der|die|den|des|dem|alle[nr]?|beide[nr]?|viele[nr]?|(?:[mds]ein|ihr|unser|euer|eur|kein|ein)(?:e|en|er|em|es)?|dies(?:e|en|er|em)|jede[nrm]?)"
)
_PREPOSITIONS = frozenset(
    "ab an auf aus außer bei beim bis durch für gegen hinter im in mit nach neben ohne pro seit trotz über um unter von vom vor während wegen zu zum zur zwischen".split()
)
_ADVERBS = frozenset(
    "auch noch nur schon bereits erst leider nicht nie immer heute gestern jetzt bald gleich so sehr zu hier dort da selbst fast ganz gar nichts alles etwas mehr wenig "
    "und oder aber sowie als wie ok bisschen mir mich uns dir dich euch ihm ihn ihr ihnen sich es sie er wir ich du man einig egal dran drin".split()
)
_MERGED = frozenset("im vom zum zur beim ins fürs aufs".split())
_NO_ONE = re.compile(
    r"(?:ein|ander|nächst|letzt|erst|zweit|dritt|viert|beid|jetzig|folgend|dies)e[nrsm]?|\w+sten?"
)
_DATIVE = re.compile(r"(?:dem|einem|[mds]einem|ihrem|unserem|eurem|keinem|diesem)")
_OWN = frozenset("kein mein dein unser".split())
_SOMETHING = frozenset("nichts etwas alles viel wenig".split())
_NO_THING = frozenset("andere anderes alles dieses jenes eines keines meines vieles einiges manches".split())
# What these verbs in front have after them is a thing: "brauche liste", "habe fragen".
_TAKES_A_THING = frozenset(
    "brauche benötige habe hätte suche schicke sende maile bringe erstelle erwarte vermisse bekomme lese prüfe besorge bestelle hole kaufe mache schreibe".split()
)
_HAS = frozenset("habe haben habt hast hat gibt".split())
_MORE = frozenset("noch keine weitere einige offene viele".split())
_TO_WHOM = frozenset("dir euch ihnen noch dringend bitte leider gerade nur keine eine die".split())
_VERB_LATER = frozenset("müssen können lassen wollen dürfen sollen zu gehen helfen hören sehen".split())


def is_nominal(words: list[str], at: int) -> bool:
    """Whether the word there is a noun by its place, whatever word it is.

    Args:
        words: the words and marks of a note in small letters.
    """
    word, before = words[at], words[at - 1] if at else ""
    after = words[at + 1] if at + 1 < len(words) else ""
    if _PEOPLE.fullmatch(word):
        return _BEFORE_PEOPLE.fullmatch(before) is not None and _is_over(after)
    if before in _SOMETHING:
        ending = ("es", "e") if before == "alles" else ("es",)
        return len(word) > 3 and word.endswith(ending) and word not in _NO_THING and _ends(after)
    if len(word) < 4 or word in _ADVERBS | _PREPOSITIONS:
        return False
    if before in _MERGED:
        return not _NO_ONE.fullmatch(word) and (_is_over(after) or participle(after))
    if verbal(word) or adjective(word) or word.endswith(("en", "sten")):
        return False
    earlier = words[at - 2] if at > 1 else ""
    if _DATIVE.fullmatch(before):
        governed = earlier in _PREPOSITIONS
        return (
            governed
            and not word.endswith(("e", "er"))
            and (_ends(after) or finite(after) or participle(after))
        )
    return before in _OWN and not word.endswith(("e", "er", "es", "em")) and _ends(after)


def is_object(words: list[str], at: int) -> bool:
    """Whether the word there is what the verb in front of its clause takes: "brauche zahlen bis freitag"."""
    start = max((place + 1 for place in range(at) if words[place] in ",.;:!?"), default=0)
    if (
        words[at - 1] in _MORE
        and any(word in _HAS for word in words[start:at])
        and _ends("".join(words[at + 1 : at + 2]))
    ):
        return True
    if start == at or words[start] not in _TAKES_A_THING:
        return False
    clause = words[start + 1 :]
    clause = clause[: next((place for place, word in enumerate(clause) if word in ",.;:!?"), len(clause))]
    return all(word in _TO_WHOM for word in words[start + 1 : at]) and _VERB_LATER.isdisjoint(clause)


def _ends(after: str) -> bool:
    return not after or after[0] in ",.;:!?()–"


def _is_over(after: str) -> bool:
    """Whether no noun can follow to which the word before would belong."""
    return (
        _ends(after)
        or after in _PREPOSITIONS
        or finite(after)
        or after in ("und", "oder", "noch", "nicht", "schon", "leider")
    )
