"""Spanish: what was counted, and what it takes to be elected."""

from collections.abc import Callable, Mapping
from fractions import Fraction

from folkmoot.core.tally.result import Amount
from folkmoot.core.tally.results.spanish.numbers import amount, count, papers, votes


def title(title: str) -> str:
    return title or "El recuento"


def asked(rule: str, id: str, seats: int, candidates: int, valid: int, rejected: int, lists: bool) -> str:
    stand = count(candidates, "lista" if lists else "candidatura")
    aside = {0: "", 1: " Otra quedó aparte, porque no nombra a nadie que se presente."}.get(
        rejected, f" Otras {amount(rejected)} quedaron aparte, porque no nombran a nadie que se presente."
    )
    return f"{count(seats, 'puesto')}, {stand}, {papers(valid)}; regla: {_RULES.get(id, rule)}.{aside}"


_RULES = {
    "stv-scottish": "voto único transferible escocés",
    "stv-meek": "voto único transferible de Meek",
    "stv-irish": "voto único transferible irlandés",
    "irv": "voto alternativo (segunda vuelta instantánea)",
    "plurality": "mayoría simple de primeras preferencias",
    "two-rounds": "dos vueltas",
    "approval": "aprobación",
    "score": "puntuación",
    "borda": "Borda",
    "schulze": "Schulze",
    "ranked-pairs": "pares ordenados",
    "minimax": "Minimax",
    "copeland": "Copeland",
    "block-approval": "aprobación en bloque",
    "block-score": "puntuación en bloque",
    "seq-pav": "aprobación proporcional sucesiva",
    "pav": "aprobación proporcional",
    "phragmen": "regla sucesiva de Phragmén",
    "equal-shares": "método de partes iguales",
    "dhondt": "D'Hondt",
    "sainte-lague": "Sainte-Laguë",
    "sainte-lague-modified": "Sainte-Laguë modificado",
    "hamilton": "restos mayores (Hamilton)",
    "huntington-hill": "Huntington-Hill",
    "ratio-up": "uno por cada tantos o fracción",
}

_TRANSFER = (
    "Cada papeleta es un voto. Va primero a quien la persona que vota puso en primer lugar. Si allí ya hay votos de "
    "más, o si esa candidatura queda fuera, la papeleta pasa a quien la misma persona puso después. Así no se pierde "
    "un voto en quien no lo necesita o ya no puede ganar."
)

_APPROVED = "Cada persona aprobó a cuantas candidaturas quiso."
_SHARED = "Así los puestos se reparten entre los grupos de votantes según su tamaño."

_HOW_SHAPE = {
    "transfers": _TRANSFER,
    "pairs": "Las candidaturas se comparan de dos en dos: ¿cuál de las dos está más arriba en más papeletas?",
    "committee": "Los puestos se dan uno tras otro.",
    "lists": "Los puestos se dan a las listas uno tras otro.",
    "sums": "Se suma lo que dan las papeletas.",
}

_HOW = {
    "stv-meek": "Cada papeleta es un voto. Va primero a quien la persona que vota puso en primer lugar. Quien ya tiene "
    "puesto se queda solo con la parte de cada papeleta que necesita, y el resto va a quien la misma persona puso "
    "después; quien queda fuera no se queda con nada. Cada vez que alguien obtiene puesto o queda fuera, todas las "
    "papeletas se reparten de nuevo.",
    "irv": "Cada papeleta es un voto. Va a quien la persona que vota puso en primer lugar. Mientras nadie tiene más de "
    "la mitad, queda fuera quien tiene menos, y cada una de sus papeletas pasa a quien la misma persona puso después.",
    "two-rounds": "Cada papeleta es un voto para quien está en primer lugar. Gana quien tiene más de la mitad. Si "
    "nadie la tiene, se enfrentan quienes tienen más, y cada papeleta vale para quien de ellas está más arriba.",
    "plurality": "Cada papeleta es un voto para quien está en primer lugar. Gana quien tiene más.",
    "approval": f"{_APPROVED} Gana quien tiene la aprobación de más papeletas.",
    "block-approval": f"{_APPROVED} Los puestos son para quienes tienen más aprobaciones.",
    "score": "Cada persona dio puntos. Gana quien tiene más.",
    "block-score": "Cada persona dio puntos. Los puestos son para quienes suman más.",
    "borda": "Cada lugar de una papeleta vale puntos, el primero más que ninguno. Gana quien tiene más puntos.",
    "seq-pav": f"{_APPROVED} Cada puesto es para quien más suma. Una papeleta suma un punto entero mientras nadie de "
    "quienes aprueba tiene puesto; medio punto cuando una persona lo tiene, un tercio cuando lo tienen dos, y así "
    f"sucesivamente. {_SHARED}",
    "pav": f"{_APPROVED} Se comparan todos los comités. Una papeleta da a un comité 1 punto por la primera persona de "
    "las que aprueba, medio por la segunda, un tercio por la tercera, y así sucesivamente. Gana el comité con más "
    f"puntos. {_SHARED}",
    "phragmen": f"{_APPROVED} Cada puesto es una carga que llevan entre todas las papeletas que lo aprueban. Cada "
    f"puesto es para quien deja más ligera la carga más pesada. {_SHARED}",
    "equal-shares": f"{_APPROVED} Todas las papeletas tienen el mismo dinero, y juntas pagan todos los puestos. "
    f"Quienes aprueban a alguien pagan juntas su puesto. Cada puesto es para quien menos cuesta a cada una. {_SHARED}",
    "dhondt": "Cada puesto es para la lista con el mayor cociente: sus votos divididos entre uno más que los puestos "
    "que ya tiene.",
    "sainte-lague": "Cada puesto es para la lista con el mayor cociente: sus votos divididos entre 1 mientras no tiene "
    "puesto, entre 3 cuando tiene uno, luego entre 5, 7 y así sucesivamente.",
    "sainte-lague-modified": "Cada puesto es para la lista con el mayor cociente: sus votos divididos entre un número "
    "que crece con cada puesto que tiene (3, 5, 7 y así sucesivamente; el primero lo fija la regla).",
    "hamilton": "Una lista tiene un puesto por cada vez que la cuota cabe entera en sus votos. Los puestos que quedan "
    "son para los restos mayores.",
    "huntington-hill": "Cada puesto es para la lista con el mayor cociente: sus votos divididos entre la media "
    "geométrica (la raíz del producto) de los puestos que tiene y los que tendría. Se muestran los cuadrados.",
    "ratio-up": "Cada lista tiene un puesto por cada tantos votos o fracción.",
}


def how(id: str, shape: str) -> str:
    return _HOW.get(id) or _HOW_SHAPE[shape]


def countback(name: str) -> str:
    return (
        f"El puesto de {name} está vacante. Las papeletas con que lo obtuvo se cuentan de nuevo: cada una va a quien "
        "la persona que vota puso después, de quienes lo aceptan y no tienen puesto. Queda fuera quien tiene menos, "
        "hasta que alguien tiene más de la mitad."
    )


def quota(quota: Amount, valid: int, seats: int, share: Fraction) -> str:
    cut = "más uno" if share.denominator == 1 else "sin los decimales y más uno"
    only = (
        "solo una candidatura puede alcanzar"
        if seats == 1
        else f"no más de {seats} candidaturas pueden alcanzar a la vez"
    )
    return (
        f"Quien tiene {votes(quota)} obtiene un puesto. Este número se llama cuota: es el menor que {only}. "
        f"({amount(valid)} papeletas divididas entre {seats + 1}, uno más que los puestos, son {amount(share)}; {cut}: "
        f"{amount(quota)}.)"
    )


def quota_given(quota: Amount) -> str:
    return f"Quien tiene {votes(quota)} obtiene un puesto. Este número se llama cuota."


def quota_falls(begins: Amount, ends: Amount, seats: int) -> str:
    return (
        "Quien tiene tantos votos como la cuota obtiene un puesto. La cuota son todos los votos que valen para "
        f"alguien, divididos entre {seats + 1}, uno más que los puestos. Baja cuando hay papeletas que ya no nombran a "
        f"nadie: empieza en {amount(begins)} y acaba en {amount(ends)}."
    )


def quota_of_lists(quota: Amount) -> str:
    return f"Un puesto entero cuesta {votes(quota)}. Este número se llama cuota."


SAYS: Mapping[str, Callable[..., str]] = {
    "title": title,
    "asked": asked,
    "how": how,
    "countback": countback,
    "quota": quota,
    "quota_given": quota_given,
    "quota_falls": quota_falls,
    "quota_of_lists": quota_of_lists,
}
