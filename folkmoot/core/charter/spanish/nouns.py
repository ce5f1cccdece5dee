"""The nouns under which Spanish calls what a charter names, with their gender and their plural.

A name in Spanish takes its article from its first word: `el Comité Directivo`, `la Comisión de Garantías`. A common
noun in English that charters often use is said in Spanish: `una sección`. Any other name stands as the charter gives
it, in quotation marks, after a noun for its kind: `el comité «Steering Committee»`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun without its article. `held` is set for a seat that is called by its name: who speaks is its holder."""

    one: str
    many: str
    feminine: bool = False
    held: bool = False

    @property
    def the(self) -> str:
        """`la comisión`, `quien ocupa el cargo «General Secretary»`."""
        if self.held:
            return f"quien ocupa el {self.one}"
        return f"{'la' if self.feminine else 'el'} {self.one}"

    @property
    def some(self) -> str:
        """`una sección`, `un miembro`."""
        if self.held:
            return f"quien ocupa un {self.one}"
        return f"{'una' if self.feminine else 'un'} {self.one}"

    @property
    def all(self) -> str:
        """`las secciones`, `los miembros`."""
        if self.held:
            return f"quienes ocupan los {self.many}"
        return f"{'las' if self.feminine else 'los'} {self.many}"

    @property
    def several(self) -> str:
        """`secciones`, to follow a number."""
        return f"titulares de {self.many}" if self.held else self.many


COMMON = {
    "assembly": Noun("asamblea", "asambleas", True),
    "board": Noun("junta", "juntas", True),
    "branch": Noun("sección", "secciones", True),
    "branch secretary": Noun("secretaría de sección", "secretarías de sección", True),
    "bulletin": Noun("boletín", "boletines"),
    "chair": Noun("presidencia", "presidencias", True),
    "chapter": Noun("capítulo", "capítulos"),
    "committee": Noun("comité", "comités"),
    "conference": Noun("conferencia", "conferencias", True),
    "congress": Noun("congreso", "congresos"),
    "convention": Noun("convención", "convenciones", True),
    "council": Noun("consejo", "consejos"),
    "editors": Noun("redacción", "redacciones", True),
    "faction": Noun("fracción", "fracciones", True),
    "general meeting": Noun("asamblea general", "asambleas generales", True),
    "journal": Noun("revista", "revistas", True),
    "member": Noun("miembro", "miembros"),
    "membership": Noun("membresía", "membresías", True),
    "paper": Noun("periódico", "periódicos"),
    "recorder": Noun("secretaría de registro", "secretarías de registro", True),
    "region": Noun("región", "regiones", True),
    "secretary": Noun("secretaría", "secretarías", True),
    "section": Noun("sección", "secciones", True),
    "supporter": Noun("simpatizante", "simpatizantes"),
    "tendency": Noun("tendencia", "tendencias", True),
    "tendency or faction": Noun("tendencia o fracción", "tendencias o fracciones", True),
    "treasurer": Noun("tesorería", "tesorerías", True),
    "unit": Noun("unidad", "unidades", True),
}
"""English names that are common nouns, written small."""

_MASCULINE = (
    "boletín capítulo cargo círculo colectivo comité congreso consejo cuerpo diario directorio distrito electorado "
    "equipo foro grupo jurado local miembro núcleo órgano padrón panel periódico plenario pleno secretariado sindicato "
    "tribunal"
)
_FEMININE = (
    "agrupación asamblea base célula comisión conferencia convención coordinación coordinadora corriente delegación "
    "dirección directiva facción federación filial fracción gaceta junta membresía mesa militancia presidencia "
    "rama redacción región revista sección secretaría tendencia tesorería unidad vicepresidencia vocalía vocería"
)
SPANISH = dict.fromkeys(_MASCULINE.split(), False) | dict.fromkeys(_FEMININE.split(), True)
"""Spanish words with which a name may begin, and whether they are feminine."""


def noun(name: str, generic: Noun) -> Noun:
    """How a name is called in a sentence; `generic` is what it is one of."""
    if name in COMMON:
        return COMMON[name]
    first = name.split(" ")[0].lower()
    if first in SPANISH:
        return Noun(name, plural(name), SPANISH[first])
    quoted = f"«{name}»"
    return Noun(f"{generic.one} {quoted}", f"{generic.many} {quoted}", generic.feminine, generic.held)


def plural(name: str) -> str:
    """`secciones locales`, `comités de sección`: each word in the plural, as far as the first preposition."""
    said, rest = list[str](), name.split(" ")
    while rest and rest[0] not in ("de", "del", "en", "por", "para"):
        said.append(_plural_of(rest.pop(0)))
    return " ".join([*said, *rest])


def _plural_of(word: str) -> str:
    if word[-1:] in "aeiouéáó":
        return f"{word}s"
    if word.endswith("z"):
        return f"{word[:-1]}ces"
    plain = {"ón": "on", "ín": "in", "án": "an"}.get(word[-2:])
    return f"{word[:-2]}{plain}es" if plain else word if word.endswith("s") else f"{word}es"
