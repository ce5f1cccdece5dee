"""Tables: every amount in its place, names that are hostile to HTML, widths of any script."""

import csv
import io
import re
from dataclasses import replace
from fractions import Fraction
from html.parser import HTMLParser
from unicodedata import east_asian_width

from folkmoot.core.tally.result import Chosen, Result, Stage
from folkmoot.core.tally.results.tables.drawing import as_csv, as_html, terminal


def test_what_came_and_what_they_then_have_stand_stage_by_stage(transferred):
    lines = terminal(transferred).splitlines()
    assert [line.split() for line in lines[3:]] == [
        ["Candidate", "What", "became", "votes", "change", "votes", "change", "votes", "change", "votes"],
        ["Ada", "elected", "(1)", "6", "−1", "5", "5", "5"],
        ["Cleo", "elected", "(4)", "4", "4", "4", "4"],
        ["Ben", "out", "(3)", "3", "+0.99996", "3.99996", "−3.99996", "0"],
        ["To", "nobody", "0", "0", "+3.99996", "3.99996", "3.99996"],
        ["Lost", "0", "+0.00004", "0.00004", "0.00004", "0.00004"],
        ["Total", "13", "13", "13", "13"],
    ]


def test_a_table_goes_on_below_where_the_terminal_ends(transferred):
    for width in (50, 60, 80, 200):
        lines = terminal(transferred, width=width).splitlines()[1:]
        assert max(map(len, lines)) <= width
    assert [terminal(transferred, width=width).count("Candidate") for width in (200, 80, 1)] == [1, 2, 4]


def test_wide_and_combining_letters_do_not_break_the_columns(transferred):
    wide = replace(transferred, candidates=("李小龍", "Zoe\u0308", "Cleo"))

    def columns(line: str) -> int:
        return sum(0 if each == "\u0308" else 2 if east_asian_width(each) in "WF" else 1 for each in line)

    starts = {
        columns(line[: line.index(word)])
        for line in terminal(wide).splitlines()
        for word in ("elected (", "out (")
        if word in line
    }
    assert len(starts) == 1


def test_the_sheet_reads_back_to_the_same_amounts(transferred):
    odd = replace(transferred, candidates=('Ada "A", Countess', "Ben\nBen", "=1+1"))
    rows = list(csv.reader(io.StringIO(as_csv(odd))))
    assert rows[0][:4] == ["Candidate", "What became", "1: first: votes", '2: surplus of Ada "A", Countess: change']
    assert [row[0] for row in rows[1:4]] == ['Ada "A", Countess', "=1+1", "Ben\nBen"]
    assert rows[3][2:] == ["3", "0.99996", "3.99996", "-3.99996", "0", "", ""]


class Counted(HTMLParser):
    """The cells of each row as wide as they span, and every attribute that stands anywhere."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[int] = []
        self.attributes: set[str] = set()
        self.tags: set[str] = set()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag == "tr":
            self.rows.append(0)
        if tag in ("td", "th"):
            self.rows[-1] += int(dict(attrs).get("colspan", 1))


def test_the_html_has_a_caption_scopes_and_no_style_and_no_name_breaks_out(transferred):
    hostile = replace(transferred, title="<i>&", candidates=("<script>alert(1)</script>", '" onclick="x', "Cleo & <b>"))
    found = Counted()
    found.feed(as_html(hostile))
    assert found.tags == {"table", "caption", "colgroup", "thead", "tbody", "tfoot", "tr", "th", "td"}
    assert found.attributes == {"scope", "colspan", "rowspan", "span"}
    assert found.rows == [9, 7, *[9] * 6]
    assert "<caption>&lt;i&gt;&amp;: stage by stage (quota 5)</caption>" in as_html(hostile).splitlines()
    assert re.findall(r'<th scope="row">([^<]*)</th>', as_html(hostile))[2] == "&quot; onclick=&quot;x"


def test_papers_that_count_for_nobody_are_not_in_the_percentages():
    first = Stage("first", (5, 3, 1), non_transferable=1)
    last = Stage(
        "exclude",
        (5, 3, 0),
        of=(2,),
        non_transferable=2,
        excluded=(Chosen(2, "fewest"),),
        elected=(Chosen(0, "majority"),),
    )
    result = Result("irv-of-old", 1, {}, 1, ("Ada", "Ben", "Cleo"), (0,), 10, stages=(first, last))
    assert terminal(result).splitlines()[4].split() == ["Ada", "elected", "(2)", "5", "55.5", "5", "62.5"]
    assert as_csv(result).splitlines()[1] == "Ada,elected (2),5,,5"


def test_pairs_are_a_matrix_best_first(compared):
    lines = terminal(compared).splitlines()
    assert lines[0] == "How many papers prefer whoever stands at the left to whoever stands above"
    assert [line.split() for line in lines[2:]] == [
        ["Candidate", "What", "became", "1", "2", "3"],
        ["1", "1/2", "elected", "(1)", "–", "3", "6"],
        ["2", "Zoë", "6", "–", "3"],
        ["3", "Zoë", "3", "6", "–"],
    ]
    assert as_csv(compared).splitlines()[0] == "Candidate,What became,1 1/2,2 Zoë,3 Zoë"


def test_a_quota_that_falls_has_a_row_of_its_own(transferred):
    quotas = (5, Fraction(9, 2), 4, 4)
    stages = tuple(
        replace(stage, figures={"quota": each}) for stage, each in zip(transferred.stages, quotas, strict=True)
    )
    lines = as_csv(replace(transferred, stages=stages)).splitlines()
    assert lines[-1] == "Quota,,5,-0.5,4.5,-0.5,4,,4"
    assert terminal(replace(transferred, stages=stages)).splitlines()[0] == "Committee: stage by stage"


def test_seats_by_quotients_have_a_column_each_and_lists_say_how_many_they_have():
    stages = (
        Stage("first", (60, 31)),
        Stage("seat", (60, 31), elected=(Chosen(0, "quotient"),), figures={"quotients": (60, 31)}),
        Stage("seat", (60, 31), elected=(Chosen(0, "quotient"),), figures={"quotients": (Fraction(95, 3), 31)}),
    )
    result = Result("dhondt", 1, {}, 2, ("Ada", "Ben"), (0, 0), 91, stages=stages, figures={"quotients": ()})
    assert as_csv(result).splitlines()[1:] == ["Ada,2 seats,60,60,95/3", "Ben,not elected,31,31,31"]
    assert as_csv(result, "es").splitlines()[1] == "Ada,2 puestos,60,60,95/3"
