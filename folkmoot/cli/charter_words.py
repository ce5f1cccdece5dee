"""What `folkmoot charter` says of its own around the sentences of a charter, in each language that charters speak."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """One language. `severities` has one and several; `becomes` says what happens to an article."""

    article: str
    words_only: str
    severities: Mapping[str, tuple[str, str]]
    nothing_found: str
    becomes: Mapping[str, str]
    text_changes: str
    nothing_changes: str
    newly_allows: str
    no_longer_allows: str
    newly_found: str
    no_longer_found: str
    articles_change: str
    everybody: str
    nobody: str
    undone_by: str
    undone_by_nobody: str
    by: str
    forbidden_by: str
    listed: str
    verdicts: Mapping[str, str]
    under: str
    missing: str


WORDS: Mapping[str, Words] = {
    "en": Words(
        article="Article",
        words_only="(words only)",
        severities={"error": ("error", "errors"), "warning": ("warning", "warnings"), "note": ("note", "notes")},
        nothing_found="Nothing found.",
        becomes={
            "added": "added",
            "removed": "removed",
            "changed": "changed",
            "meant": "stays as it is, but means something else, because it refers to what changes",
        },
        text_changes="Its words change.",
        nothing_changes="Nothing changes.",
        newly_allows="Newly allows:",
        no_longer_allows="No longer allows:",
        newly_found="Newly found by a check:",
        no_longer_found="No longer found by a check:",
        articles_change="What its articles say:",
        everybody="Everybody may, for themselves.",
        nobody="Nobody may: no article gives the power.",
        undone_by="Who may undo it:",
        undone_by_nobody="Nobody may undo it: no article says who.",
        by=", by {}",
        forbidden_by=" - but {} forbids it",
        listed=" and ",
        verdicts={"allowed": "Allowed", "refused": "Refused", "undetermined": "Undetermined"},
        under=" under {}",
        missing="Missing: {}.",
    ),
    "es": Words(
        article="Artículo",
        words_only="(solo texto)",
        severities={"error": ("error", "errores"), "warning": ("aviso", "avisos"), "note": ("nota", "notas")},
        nothing_found="No se encontró nada.",
        becomes={
            "added": "se añade",
            "removed": "se suprime",
            "changed": "cambia",
            "meant": "queda como está, pero significa otra cosa, porque remite a lo que cambia",
        },
        text_changes="Su texto cambia.",
        nothing_changes="No cambia nada.",
        newly_allows="Permite lo que antes no:",
        no_longer_allows="Deja de permitir:",
        newly_found="Lo que una revisión halla y antes no:",
        no_longer_found="Lo que una revisión ya no halla:",
        articles_change="Lo que dicen sus artículos:",
        everybody="Cualquiera puede, en lo suyo.",
        nobody="Nadie puede: ningún artículo da la facultad.",
        undone_by="Quién puede deshacerlo:",
        undone_by_nobody="Nadie puede deshacerlo: ningún artículo dice quién.",
        by=", por {}",
        forbidden_by=", pero lo prohíbe {}",
        listed=" y ",
        verdicts={"allowed": "Permitido", "refused": "Denegado", "undetermined": "Sin determinar"},
        under=" en virtud de {}",
        missing="Falta saber: {}.",
    ),
}
