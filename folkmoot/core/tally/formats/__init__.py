"""Files of ballots: each format a module, known by its content, read and written within bounds.

What is read: BLT, PrefLib, the layout of the Scottish council elections, rows of cast votes as CSV, and our own opened
ballots; each plain or packed with gzip. Whatever is none of them is refused in one line: the file, the line, and what
was expected there. Whatever a format cannot hold is refused when it is written, and never dropped in silence.
"""

from collections.abc import Mapping

FORMATS: Mapping[str, str] = {
    "blt": "BLT, of Hill, Wichmann and Woodall, as it is in use",
    "soc": "PrefLib: rankings of all",
    "soi": "PrefLib: rankings that may stop anywhere",
    "toc": "PrefLib: rankings of all, in which several may share a place",
    "toi": "PrefLib: rankings that may stop anywhere and in which several may share a place",
    "cat": "PrefLib: categories, of which the first is approval",
    "scottish": "CSV as the Scottish council elections are collected",
    "csv": "CSV of cast votes: a row a ballot, a column a choice",
    "ranks": "CSV of cast votes: a row a ballot, a column a candidate, a cell their rank",
    "scores": "CSV of cast votes: a row a ballot, a column a candidate, a cell their score",
    "opened": "opened ballots: lines of JSON",
}
"""Every format by its name: all of them can be read and written."""

PREFLIB = ("soc", "soi", "toc", "toi", "cat")
"""The formats that are PrefLib's."""
