"""What the columns of a list mean: guessed from their headings, in English and Spanish, or said by whoever imports."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from folkmoot.importing.faults import BadFile
from folkmoot.importing.folding import key

SKIP = "skip"
FIELDS = {
    "name": gettext_lazy("Name"),
    "first_name": gettext_lazy("First name"),
    "last_name": gettext_lazy("Last name"),
    "email": gettext_lazy("E-mail"),
    "telephone": gettext_lazy("Telephone"),
    "address": gettext_lazy("Postal address"),
    "joined": gettext_lazy("Member since"),
    "applied": gettext_lazy("Applied on"),
    "branch": gettext_lazy("Branch"),
    "class": gettext_lazy("Class of members"),
    "status": gettext_lazy("Whether still a member"),
    "number": gettext_lazy("Number in another system"),
    "language": gettext_lazy("Language"),
    "reference": gettext_lazy("Reference here"),
    SKIP: gettext_lazy("Leave this column out"),
}
SEVERAL = frozenset({"address", "last_name"})
"""Fields that may be made of several columns: street and town, two surnames."""

_KNOWN = {
    "name": "name fullname member membername displayname nombrecompleto nombreyapellidos nombreapellidos miembro socio "
    "socia persona",
    "first_name": "firstname first givenname given forename nombredepila nombrepila nombres primernombre",
    "last_name": "lastname last surname familyname family apellido apellidos primerapellido segundoapellido",
    "email": "email emailaddress mail primaryemail emailprimary correo correoelectronico direcciondecorreo",
    "telephone": "telephone phone tel mobile cell cellphone mobilephone phonenumber mobilenumber telefono movil "
    "celular telefonomovil",
    "address": "address street streetaddress address1 address2 addressline1 addressline2 city town zip zipcode "
    "postcode postalcode state county country primaryaddress direccion domicilio calle ciudad localidad poblacion cp "
    "codigopostal provincia pais",
    "joined": "joined joindate joinedon datejoined membersince since startdate memberstartdate membershipstartdate "
    "registrationdate created signupdate fechaalta fechadealta alta fechaingreso fechadeingreso ingreso miembrodesde "
    "desde sociodesde antiguedad",
    "applied": "applied appliedon applicationdate dateapplied fechasolicitud fechadesolicitud solicitud",
    "branch": "branch branchname chapter chaptername local localname localgroup unit section sectionname group lodge "
    "seccion sede agrupacion delegacion nucleo capitulo grupo filial",
    "class": "class membershipclass membershiptype membertype type category membershipcategory level membershiplevel "
    "clase tipo tipodemiembro categoria tipodesocio",
    "status": "status membershipstatus memberstatus active estado situacion estadodemembresia activo vigente",
    "number": "number memberid membershipid membernumber membershipnumber memberno membershipno id externalid "
    "contactid userid numero numerodemiembro numerodesocio nsocio nmiembro nosocio idexterno",
    "language": "language preferredlanguage lang idioma lengua idiomapreferido",
    "reference": "reference person referencia",
}
_OF = {heading: field for field, headings in _KNOWN.items() for heading in headings.split()}
_FIRST_BESIDE_LAST = frozenset({"name", "nombre"})


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns hold which field, by their place from 0, and what they are called in the file."""

    at: Mapping[str, tuple[int, ...]]
    headings: tuple[str, ...]

    def heading(self, field: str) -> str:
        """What the file calls the column of a field."""
        places = self.at.get(field, ())
        return self.headings[places[0]] if places else ""

    def cell(self, field: str, cells: Sequence[str], between: str = " ") -> str:
        """What stands in a row for a field; empty where it has no column."""
        found = (cells[place] for place in self.at.get(field, ()) if place < len(cells))
        return between.join(cell for cell in found if cell)


def guessed(headings: Sequence[str], *, classes: int = 1) -> list[str]:
    """The field of each column, by its heading; SKIP where that says nothing. Each field once, but for SEVERAL.

    Where the charter has one class of members only, a column with their class says nothing here.
    """
    keys = [key(heading) for heading in headings]
    has_last = any(_OF.get(each) == "last_name" for each in keys)
    found, taken = list[str](), set[str]()
    for each in keys:
        field = _OF.get(each, "name" if each == "nombre" else SKIP)
        if has_last and each in _FIRST_BESIDE_LAST:
            field = "first_name"
        if (field == "class" and classes == 1) or (field in taken and field not in SEVERAL):
            field = SKIP
        taken.add(field)
        found.append(field)
    return found


def mapped(file: str, headings: Sequence[str], fields: Sequence[str]) -> Columns:
    """The columns, as they were chosen. Raises BadFile when a list cannot be made of them."""
    at: dict[str, tuple[int, ...]] = {}
    for place, field in enumerate(fields):
        if field not in FIELDS:
            known = ", ".join(FIELDS)
            raise BadFile(
                file, _("there is no field {field}; expected one of {known}").format(field=field, known=known)
            )
        if field == SKIP:
            continue
        if field in at and field not in SEVERAL:
            says = _("two columns are said to hold the same ({field}): {one} and {other}")
            one, other = headings[at[field][0]], headings[place]
            raise BadFile(file, says.format(field=FIELDS[field], one=one, other=other))
        at[field] = (*at.get(field, ()), place)
    if not {"name", "first_name", "last_name"} & at.keys():
        columns = ", ".join(headings[:30])
        raise BadFile(file, _("no column holds a name; the columns are: {columns}").format(columns=columns))
    return Columns(at, tuple(headings))


def renamed(file: str, headings: Sequence[str], fields: list[str], written: Sequence[str]) -> list[str]:
    """The fields of the columns, some of them as COLUMN=FIELD says. Raises BadFile."""
    found = list(fields)
    for each in written:
        heading, equals, field = each.rpartition("=")
        places = [place for place, name in enumerate(headings) if key(name) == key(heading)]
        if not equals or not places:
            columns = ", ".join(headings[:30])
            says = _("{written}: expected COLUMN=FIELD with one of the columns: {columns}")
            raise BadFile(file, says.format(written=each, columns=columns))
        if field not in SEVERAL:  # what is said outright stands above what was guessed
            found = [SKIP if guess == field else guess for guess in found]
        found[places[0]] = field
    return found
