"""Spanish: words of tables and pictures."""

from collections.abc import Callable, Mapping

from folkmoot.core.tally.result import Amount
from folkmoot.core.tally.results.spanish.numbers import amount, count


def caption(title: str, quota: Amount | None) -> str:
    begins = f"{title}: etapa por etapa" if title else "El recuento, etapa por etapa"
    return begins if quota is None else f"{begins} (cuota {amount(quota)})"


def pairs_caption(title: str) -> str:
    said = "cuántas papeletas prefieren a quien está a la izquierda antes que a quien está arriba"
    return f"{title}: {said}" if title else said.capitalize()


def stage(number: int, step: str, of: tuple[str, ...]) -> str:
    who = of[0] if len(of) == 1 else f"{len(of)} a la vez"
    says = {
        "first": "primeras",
        "surplus": f"excedente de {who}",
        "exclude": f"{who} fuera",
        "withdraw": f"{who} sin presentarse",
        "round": f"{who} fuera" if of else "de nuevo",
        "fill": "últimos puestos",
        "seat": "puesto",
        "compare": "pares",
    }
    return f"{number}: {says.get(step, step)}"


def elected(stage: int) -> str:
    return f"con puesto ({stage})"


def out(stage: int) -> str:
    return f"fuera ({stage})"


def seats(seats: int) -> str:
    return count(seats, "puesto")


def picture_transfers(title: str) -> str:
    return f"{title}: adónde fueron los votos, etapa por etapa" if title else "Adónde fueron los votos, etapa por etapa"


def picture_transfers_text(stages: int, candidates: int) -> str:
    return (
        f"{count(candidates, 'candidatura')} en filas y {count(stages, 'etapa')} en columnas, con una barra para lo "
        "que tiene cada una. Quienes obtienen puesto están por encima de la línea gruesa, en el orden en que lo "
        "obtienen; las demás, por debajo. Todo se dice también en frases y como tabla."
    )


def picture_quota(quota: Amount | None) -> str:
    return "cuota" if quota is None else f"cuota {amount(quota)}"


def picture_pairs(title: str) -> str:
    return f"{title}: de dos en dos" if title else "De dos en dos"


def picture_pairs_text(candidates: int) -> str:
    return (
        f"Una tabla de {count(candidates, 'candidatura')}, la mejor primero. Cada casilla dice cuántas papeletas "
        "prefieren a quien está a la izquierda antes que a quien está arriba. Todo se dice también en frases y como "
        "tabla."
    )


def picture_seats(title: str) -> str:
    return f"{title}: los puestos" if title else "Los puestos"


def picture_seats_text(seats: int) -> str:
    return (
        f"Un cuadrado por cada uno de {count(seats, 'puesto')}, junto a quien lo tiene, con el lugar en que se dio. "
        "Todo se dice también en frases."
    )


def _plain(said: str) -> Callable[..., str]:
    return lambda: said


SAYS: Mapping[str, Callable[..., str]] = {
    "table_caption": caption,
    "table_pairs_caption": pairs_caption,
    "table_candidate": _plain("Candidatura"),
    "table_fate": _plain("Qué fue de ella"),
    "table_stage": stage,
    "table_votes": _plain("votos"),
    "table_change": _plain("cambio"),
    "table_number": _plain("cifra"),
    "table_non_transferable": _plain("A nadie"),
    "table_lost": _plain("Perdidos"),
    "table_quota": _plain("Cuota"),
    "table_total": _plain("Total"),
    "table_elected": elected,
    "table_out": out,
    "table_left": _plain("sin puesto"),
    "table_seats": seats,
    "picture_transfers": picture_transfers,
    "picture_transfers_text": picture_transfers_text,
    "picture_had": _plain("ya los tenía"),
    "picture_came": _plain("llegaron en esta etapa"),
    "picture_went": _plain("pasaron a otras"),
    "picture_half": _plain("la mitad"),
    "picture_quota": picture_quota,
    "picture_marks": _plain("✓ con puesto   ✕ fuera"),
    "picture_pairs": picture_pairs,
    "picture_pairs_text": picture_pairs_text,
    "picture_pairs_key": _plain(
        "Cada número es de las papeletas que prefieren la de la izquierda antes que la de arriba. Con marco y fondo: "
        "una victoria, más clara cuanto más fuerte el fondo."
    ),
    "picture_seats": picture_seats,
    "picture_seats_text": picture_seats_text,
    "picture_seats_key": _plain("El número en un cuadrado es el lugar en que se dio el puesto."),
}
