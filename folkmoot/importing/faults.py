"""What is wrong with a file: said with its row and its column, so that whoever keeps the list finds the place."""

from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong. Rows are counted as a spreadsheet counts them: the headings are row 1."""

    row: int
    column: str
    says: str

    def __str__(self) -> str:
        if not self.row:
            return self.says
        if not self.column:
            return _("row {row}: {says}").format(row=self.row, says=self.says)
        return _("row {row}, column {column}: {says}").format(row=self.row, column=self.column, says=self.says)


class BadFile(ValueError):
    """The file cannot be read as a list at all, or its columns cannot be used."""

    def __init__(self, file: str, says: str, row: int = 0) -> None:
        super().__init__(says)
        self.file = file
        self.fault = Fault(row, "", says)

    def __str__(self) -> str:
        return f"{self.file}: {self.fault}"
