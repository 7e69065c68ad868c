# ruff: noqa: SIM905, E501  (word lists and patterns read best one a line)
"""Spanish notes that begin with a bare noun: "factura pagada" is "la factura está pagada".

The participle or adjective agrees with its noun, so it tells gender and number, and no dictionary is needed.
"""

from __future__ import annotations

import re

from assistant.drafting.lexicon import MONTH_NAMES

# Masculine forms of predicates that don't end like a participle.
_PREDICATES = frozenset(
    "listo roto abierto escrito inscrito resuelto hecho puesto dispuesto visto previsto dicho cubierto devuelto completo "
    "incompleto correcto incorrecto enfermo lleno vacío limpio sucio impreso suelto satisfecho adjunto nulo válido gratuito obligatorio "
    "necesario largo corto caro barato bajo alto definitivo".split()
)
# What one has done oneself rather than what happened to a thing: "paquete recibido".
_OWN_DOING = frozenset("recibido visto leído olvidado anotado".split())
_NO_NOUN = frozenset(
    "no sí muy bien mal todo toda todos todas nada gracias hola perdón ser estar cuando como cómo porque con sin para por "
    "más menos mi mis tu tus su sus nuestro nuestra el la los las un una unos unas lo este esta eso aún ya todavía "
    "estoy está están he ha han hemos".split()
)
_LASTING = frozenset(
    "válido nulo gratuito obligatorio necesario largo corto caro barato bajo alto definitivo".split()
)
# What somebody has done, not what was done to it.
_DOES = frozenset("llegado salido venido vuelto".split())
_NO_PARTICIPLES = frozenset(
    "mudado mudada demasiado demasiada demasiados demasiadas además nada cada mitad lado sábado sábados mercado".split()
)
_ADVERBS = "aún no|todavía no|ya no|no|ya|casi|bien|por fin|demasiado|muy|parcialmente|totalmente"
_MONTHS = "|".join(sorted(MONTH_NAMES["es"]))
_NAMED = (
    rf"\d{{1,2}} de (?:{_MONTHS})|\d[\d.,]*(?: ?(?:[€$£%]|euros?|dólares|días|meses|años|páginas|horas|palabras))?"
    r"|(?:la |el |los |las |señor |señora )?[\w.-]+(?: [\dA-Z][\w.-]*)*"
)
_CLAUSE = re.compile(
    rf"^(?P<noun>[a-záéíóúüñ]{{3,}})(?P<of>(?: [\dA-Z][\w-]*)*(?: (?:de|del|para|con|sobre|contra) (?:{_NAMED})){{0,2}})"
    rf" (?:(?P<adverb>{_ADVERBS}) )?(?P<said>[a-záéíóúüñ]+)(?P<rest>(?: .*)?)$"
)
_PARTICIPLE = re.compile(r"[a-záéíóúüñ]{2,}(?:ad|id|íd)[oa]s?")
_DEGREES = frozenset("demasiado muy bien casi parcialmente totalmente".split())
_STRESSED_A = frozenset("agua acta aula área arma alma águila".split())
# It happened once and is over: "está" would say that it still is so.
_OVER = re.compile(r"\b(?:ayer|anoche|anteayer)\b")
# It was done so often, or so: what matters is that it was done.
_DONE = re.compile(r"\b(?:(?:dos|tres|cuatro|cinco|varias|\d+) veces|por error|por duplicado)\b")


def stated(note: str, named: bool = False) -> str:
    """The note with its bare subjects made whole; as it is where nothing is certain.

    Args:
        note: beginning with a small letter.
        named: whether its first word was capitalised, and so might be a name.
    """
    clauses = note.split(", ")
    return ", ".join(_whole(clause, named and not at) for at, clause in enumerate(clauses))


def _whole(clause: str, named: bool) -> str:
    match = None if clause.endswith("?") else _CLAUSE.match(clause)
    if match is None or match["noun"] in _NO_NOUN or _OVER.search(match["rest"]):
        return clause
    form = _agreement(match["said"])
    if form is None or named and not _COMMON.search(match["noun"]):
        return clause
    masculine, feminine, several = form
    if several != match["noun"].endswith("s") and match["noun"] not in _SAME:
        return clause
    noun = f"{_article(match['noun'], feminine, several)} {match['noun']}{match['of']}"
    adverb = f"{match['adverb']} " if match["adverb"] else ""
    if masculine in _OWN_DOING:
        return f"{adverb}he {masculine} {noun}{match['rest']}"
    if masculine in _DOES:
        return f"{noun} {adverb}{'han' if several else 'ha'} {masculine}{match['rest']}"
    if _DONE.search(match["rest"]) and _PARTICIPLE.fullmatch(match["said"]):
        return f"{noun} {adverb}{'han' if several else 'ha'} sido {match['said']}{match['rest']}"
    one, many = ("es", "son") if masculine in _LASTING else ("está", "están")
    before, after = ("", adverb) if match["adverb"] in _DEGREES else (adverb, "")
    return f"{noun} {before}{many if several else one} {after}{match['said']}{match['rest']}"


def _agreement(said: str) -> tuple[str, bool, bool] | None:
    """The masculine form of a predicate, and whether it stands in the feminine and in the plural."""
    if said in _NO_PARTICIPLES:
        return None
    single = said.removesuffix("s")
    masculine = single[:-1] + "o"
    if single[-1:] in ("o", "a") and (_PARTICIPLE.fullmatch(said) or masculine in _PREDICATES):
        return masculine, single.endswith("a"), single != said
    return None


def _article(noun: str, feminine: bool, several: bool) -> str:
    if several:
        return "las" if feminine else "los"
    return "la" if feminine and noun not in _STRESSED_A else "el"


_SAME = frozenset("lunes martes miércoles jueves viernes análisis crisis tesis virus bus mes".split())
# Common nouns of mail, told from first names by their ending or by themselves.
_COMMON = re.compile(
    r"(?:ci[óo]n(?:es)?|si[óo]n(?:es)?|mientos?|ajes?|dad(?:es)?|encias?|ancias?|uras?|ores?|ismos?)$|"
    r"^(?:contratos?|facturas?|paquetes?|informes?|expedientes?|presupuestos?|ofertas?|cartas?|billetes?|citas?|respuestas?|"
    r"solicitudes|solicitud|demandas?|quejas?|permisos?|llaves?|proyectos?|cuentas?|salas?|fechas?|listas?|precios?|"
    r"pruebas?|resultados?|exámenes|examen|recetas?|análisis|alquiler|alquileres|trabajos?|pedidos?|productos?|copias?|"
    r"documentos?|oficinas?|puertas?|coches?|trenes|tren|vuelos?|hotel|hoteles|conciertos?|fiestas?|cursos?|puestos?|"
    r"acuerdos?|juicios?|audiencias?|plazos?|textos?|notas?|cheques?|pagos?|transferencias?|contraseñas?|casas?|pisos?|"
    r"calderas?|impresoras?|servidor|servidores|planes|plan|fotos?|borradores|borrador|correos?|actas?|dosis)$"
)
