"""The organisation of the article, replayed, answers what the article says: one question a test, asked of its organ.

The answers are what the article states, with its own "about" and "at least". A question that no organ can answer yet
asks for the organ that will, and fails until there is one.
"""

import re
from datetime import date
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.test import TestCase, override_settings

from folkmoot import shipped
from folkmoot.bodies import reads as bodies
from folkmoot.bodies.models import Decision
from folkmoot.branches import reads as branches
from folkmoot.core.charter.facts import Facts
from folkmoot.core.charter.judging import Authority, Question, decide
from folkmoot.core.charter.read import read
from folkmoot.core.charter.rules import Body, Electorate, MemberClass, Office
from folkmoot.core.record.archive import Archive, write_archive
from folkmoot.core.record.entry import Entry as RecordEntry
from folkmoot.core.record.entry import commitments
from folkmoot.core.record.verify import verify
from folkmoot.deliberation import reads as deliberation
from folkmoot.door.charters import adopted
from folkmoot.door.edtf import partial_date
from folkmoot.door.export import export
from folkmoot.door.models import Entry, Head
from folkmoot.door.occasion import born_of
from folkmoot.door.replay import replay
from folkmoot.door.texts import sources, texts
from folkmoot.door.whatif import what_if
from folkmoot.grievances import reads as grievances
from folkmoot.grievances.models import Case, Ruling
from folkmoot.history import reads as history
from folkmoot.members import reads as members

ISO = shipped("histories") / "iso.md"
pytestmark = pytest.mark.database

CASE = ("grievances.complain", "grievances.find", "bodies.instruct", "grievances.overturn")
"""The acts in which the case of 2013 is told."""

ARTICLE = "International Socialist Organization, encyclopaedia article, "


def unbuilt(organ: str) -> pytest.MarkDecorator:
    """The organ that will answer does not exist yet. When it does, the test has to pass."""
    return pytest.mark.xfail(raises=ModuleNotFoundError, strict=True, reason=f"the organ {organ} is not built yet")


def say(*commitments: str) -> tuple[str, ...]:
    """The words behind commitments."""
    known = texts(commitments)
    return tuple(known[each] for each in commitments)


def told(act: str) -> RecordEntry:
    """The one entry of this act."""
    return RecordEntry.parse(bytes(Entry.objects.get(act=act).line))


def in_force():
    """The charter in force."""
    return adopted(Head.objects.get().charter)


def hats(entry: RecordEntry) -> frozenset[Authority]:
    """By whom an entry was done."""
    return frozenset(Authority(*str(each).partition(":")[::2]) for each in entry.by["as"])


def with_one_line_changed(file: Path, line: bytes, changed: bytes) -> Path:
    """A copy of an export with one entry changed, and every checksum of the file mended."""
    raw = file.read_bytes()
    other = file.with_name("changed.zip")
    inside = Archive(BytesIO(raw), file.name).members
    found = {name: raw[each.start : each.start + each.size] for name, each in inside.items()}
    swapped = {name: content.replace(line, changed) for name, content in found.items()}
    assert swapped != found
    with other.open("wb") as out:
        write_archive(out, [(name, BytesIO(content)) for name, content in swapped.items()])
    return other


class TestFacts(TestCase):
    """The history is replayed once; whatever a test leaves is rolled back."""

    @classmethod
    def setUpClass(cls):
        cls.home = Path(cls.enterClassContext(TemporaryDirectory()))
        cls.enterClassContext(override_settings(FOLKMOOT_HOME=cls.home))
        super().setUpClass()

    @classmethod
    def setUpTestData(cls):
        replay(ISO, to_its_foot=False)

    # The profile.

    def test_P1_its_name_its_country_and_its_headquarters(self):
        profile = history.profile()

        assert profile.says("name") == ("International Socialist Organization",)
        assert profile.says("short_name") == ("ISO",)
        assert profile.says("country") == ("United States",)
        assert profile.says("headquarters") == ("Chicago",)

    def test_P2_when_it_was_founded_by_either_date_and_dissolved_and_how_many_years_it_lasted(self):
        profile = history.profile()
        first, also_given = profile["founded"]
        vote = Decision.objects.get(body="membership")

        assert (first.date.text, also_given.date.text) == ("1977-03-12", "1976")
        assert also_given.said_by == "the opening of the article"
        assert (vote.held_on, vote.carried) == (date(2019, 3, 28), True)
        assert profile.dates("dissolved") == ("2019",)
        assert profile.age_on(vote.held_on) == 42

    def test_P3_how_it_was_led_and_by_which_body(self):
        (leadership,) = history.profile()["leadership"]

        assert leadership.says == "collective"
        assert in_force().body(leadership.body).name == "Steering Committee"

    def test_P4_ideology_position_colour_newspaper_and_international(self):
        profile = history.profile()
        (international,) = profile["international"]

        assert profile.says("ideology") == ("Socialism", "Trotskyism")
        assert profile.says("position") == ("Far-left",)
        assert profile.says("colour") == ("darkred",)
        assert profile.says("newspaper") == ("Socialist Worker",)
        assert (international.says, international.role) == ("Fourth International", "permanent observer")

    def test_P5_among_which_groups_it_originated_when_and_inside_which_organisation(self):
        begun = history.timeline(topic="origin")[0]

        assert begun.date.text == "1976"
        assert begun.names("inside") == ("International Socialists (US)",)
        assert begun.names("among") == ("Left Faction",)
        assert begun.names("led_by") == ("Cal Winslow", "Barbara Winslow")

    # The members.

    def test_M1_how_many_members_there_were_by_1991(self):
        first = history.membership()[0]

        assert (first.date.text, first.members, first.qualifier) == ("../1991", 150, "about")

    def test_M2_two_estimates_for_2013_each_as_it_was_put_and_one_of_them_the_peak(self):
        of_2013 = [each for each in history.membership() if each.date.text == "2013"]

        assert [(each.members, each.qualifier, each.said_by, each.peak) for each in of_2013] == [
            (1500, "as_many_as", "", True),
            (1500, "at_least", "an outside observer", False),
        ]

    def test_M3_who_resigned_from_2017_on_and_where_they_went(self):
        (left,) = [each for each in members.departures() if each.onwards]

        assert (left.date, left.members, left.qualifier, left.how) == ("2017", None, "many", "resign")
        assert say(left.of, left.destination) == ("cadre", "Democratic Socialists of America")

    def test_M4_the_largest_share_that_resigned_in_the_crisis_of_2019(self):
        (crisis,) = [each for each in members.departures() if each.share]

        assert (crisis.date, crisis.share, crisis.qualifier, crisis.how) == ("2019", "1/3", "up_to", "resign")

    def test_M5_membership_over_time_with_the_qualifier_and_the_source_of_each_point(self):
        points = history.membership()

        assert sorted({(each.date.latest.year, each.members) for each in points}) == [(1991, 150), (2013, 1500)]
        assert [(each.qualifier, each.source) for each in points] == [
            ("about", ARTICLE + "History"),
            ("as_many_as", ARTICLE + "opening"),
            ("at_least", ARTICLE + "History"),
        ]

    # Branches and bodies.

    def test_B1_the_branch_that_left_in_march_2014_of_what_kind_it_was_and_why(self):
        (left,) = branches.ended()

        assert say(left.name, left.reason) == ("Brown University", "the expulsion of the Renewal Faction")
        assert (left.kind, left.ended_edtf, left.how) == ("student", "2014-03", "left")
        assert sources([born_of(left.pk)]) == {born_of(left.pk): ARTICLE + "History"}

    def test_B2_how_many_branches_disaffiliated_in_2019(self):
        (reported,) = branches.departures()

        assert (reported.date, reported.units, reported.qualifier, reported.how) == (
            "2019",
            None,
            "several",
            "disaffiliate",
        )

    def test_B3_the_national_bodies(self):
        assert [body.name for body in bodies.national(in_force())] == [
            "Convention",
            "Steering Committee",
            "National Appeals Committee",
        ]

    @unbuilt("deliberation")
    def test_B4_the_principle_of_internal_deliberation(self):
        import folkmoot.deliberation.principles as reads

        assert reads.principle(in_force()) == "democratic centralism"

    # Factions.

    def test_F1_the_faction_of_november_2013_who_announced_it_and_where(self):
        (faction,) = deliberation.tendencies()

        assert say(faction.name, *deliberation.places(faction.pk)) == ("Renewal Faction", "Providence", "Boston")
        assert (faction.announced_edtf, faction.formed_edtf, faction.announced_by) == ("2013-11", "2013-11", 9)
        assert sources([born_of(faction.pk)]) == {born_of(faction.pk): ARTICLE + "History"}

    def test_F2_what_became_of_it_when_and_by_whose_act(self):
        (faction,) = deliberation.tendencies()

        assert (faction.ended_edtf, faction.how, say(faction.ended_by)) == ("2014-02", "expel", ("the organisation",))
        assert hats(told("deliberation.expel_tendency")) == frozenset()

    def test_F3_the_faction_whose_expulsion_elsewhere_founded_this_one(self):
        (origin,) = deliberation.origins()

        assert say(origin.name, origin.inside) == ("Left Faction", "International Socialists (US)")
        assert (origin.how, origin.ended) == ("expel", "1977-03-12")
        assert history.profile().dates("founded")[0] == origin.ended

    # The grievance, and the charter.

    def test_G1_the_case_what_was_found_and_what_became_of_the_finding(self):
        case = Case.objects.get()
        alleged, surfaced = history.timeline(topic="grievance")
        (finding,) = grievances.findings(case)
        overturning = Ruling.objects.get(case=case.pk)
        entry = told("grievances.overturn")

        assert {alleged.about, surfaced.about} == {born_of(case.pk)}
        assert (alleged.date.text, surfaced.date.text) == ("2013", "2019")
        assert (finding.upheld, overturning.deed) == (True, "overturn")
        assert in_force().body(overturning.body).name == "National Appeals Committee"
        assert entry.cause == told("bodies.instruct").index
        assert hats(told("bodies.instruct")) == {Authority("body", "steering")}
        assert surfaced.text.endswith("which the leadership of the time forced to do so.")
        # Not stated: who made the finding, on which days, by how many votes; and nobody is named.
        assert (finding.body, overturning.of_body) == ("", "")
        assert (overturning.of_decision, overturning.decision) == (None, None)
        assert {told(act).on for act in CASE} == {"../2019-03-28"}
        assert [told(act).facts.get("decision") for act in CASE] == [None] * len(CASE)
        assert grievances.parties(case) == []
        assert {field for act in CASE for field, _ in commitments(told(act))} == {"source", "body.what"}

    def test_G2_the_instruction_is_allowed_as_it_worked_and_refused_under_the_model_and_so_is_what_it_caused(self):
        ordered, overturned = told("bodies.instruct"), told("grievances.overturn")
        assert [each.verdict["value"] for each in (ordered, overturned)] == ["allowed", "allowed"]

        model = read((shipped("charters") / "model.md").read_bytes())
        under = {each.act: each for each in what_if(ISO, model, {"recorder": "general_secretary"})}
        ordered, overturned = under["bodies.instruct"].verdict, under["grievances.overturn"].verdict
        assert [each.value for each in (ordered, overturned)] == ["refused", "refused"]
        assert (ordered.rules, ordered.articles) == (("6 no_reversal",), ("6",))
        assert overturned.rules[0] == "6 no_reversal"
        assert overturned.because[: len(ordered.because)] == ordered.because

    def test_G2_the_model_refuses_the_instruction_whoever_gives_it(self):
        asked = Facts.from_json(told("bodies.instruct").facts)
        model = read((shipped("charters") / "model.md").read_bytes())
        kinds = {Body: "body", Electorate: "electorate", Office: "office", MemberClass: "class"}
        everybody = [Authority(kind, each.id) for rule, kind in kinds.items() for each in model.of(rule)]

        for by in (*everybody, Authority("self"), Authority("clock")):
            verdict = decide(model, Question("instruct", frozenset({by}), asked, told=True))
            assert (verdict.value, verdict.rules[0]) == ("refused", "6 no_reversal"), by

    @unbuilt("conventions")
    def test_G3_what_the_convention_of_2019_did_and_over_what(self):
        from folkmoot.conventions import reads

        (convention,) = [each for each in reads.conventions() if partial_date(each.date).latest.year == 2019]
        assert say(convention.outcome) == ("much of the long-time leadership voted out",)
        assert say(convention.over) == ("unaccountable leadership structures and internal culture",)

    @unbuilt("conventions")
    def test_G4_the_vote_to_dissolve_who_voted_and_what_came_before(self):
        from folkmoot.conventions import reads

        vote = reads.vote_to_dissolve()
        assert (vote.on, vote.electorate) == ("2019-03-28", "membership")
        assert say(vote.preceded_by) == ("several weeks of debate",)

    # Affiliations.

    @unbuilt("affiliations")
    def test_A1_its_part_in_the_international_socialist_tendency_and_how_that_ended(self):
        from folkmoot.affiliations import reads

        tie = reads.tie("International Socialist Tendency")
        assert (tie.role, tie.since, tie.since_inferred, tie.until) == ("section", "1977", True, "2001")
        assert say(*tie.ended) == ("broke from", "expelled by the IST")
        assert say(tie.after) == ("a dispute with the British Socialist Workers Party",)

    @unbuilt("affiliations")
    def test_A2_its_predecessor(self):
        from folkmoot.affiliations import reads

        assert say(reads.predecessor().name) == ("International Socialists (US)",)
        assert reads.predecessor().role == "split_from"

    @unbuilt("affiliations")
    def test_A3_contact_with_the_british_party_and_when_it_worsened(self):
        from folkmoot.affiliations import reads

        tie = reads.tie("Socialist Workers Party (UK)")
        assert say(tie.contact) == ("Chris Harman",)
        assert say(*tie.worsened_after) == ("Harman's death", "the crisis of 2013 in the British SWP")

    @unbuilt("affiliations")
    def test_A4_with_whom_it_worked_against_the_iraq_war(self):
        from folkmoot.affiliations import reads

        partners = [say(each.name)[0] for each in reads.partners("Iraq War")]
        assert partners == ["Campus Antiwar Network", "Iraq Veterans Against the War"]

    @unbuilt("affiliations")
    def test_A5_what_the_article_points_to_besides(self):
        from folkmoot.affiliations import reads

        see_also = [say(each.name)[0] for each in reads.see_also()]
        assert see_also == ["International Socialists", "List of Trotskyist internationals", "Workers' council"]

    # Positions.

    @unbuilt("deliberation")
    def test_D1_the_positions_that_it_held(self):
        import folkmoot.deliberation.positions as reads

        assert [say(each.title)[0] for each in reads.positions()] == [
            "state capitalism",
            "independence from the two-party system",
            "national liberation movements",
            "Boycott, Divestment and Sanctions",
            "Syrian revolutionary groups",
            "equal marriage",
            "transgender people",
            "socialism in one country is impossible",
            "socialism from below",
            "a vanguard party not yet possible in the United States",
        ]

    @unbuilt("deliberation")
    def test_D2_positions_on_which_members_openly_differed(self):
        import folkmoot.deliberation.positions as reads

        assert [say(*each) for each in reads.differences()] == [
            ("state capitalism", "bureaucratic collectivism"),
            ("Political Marxism", "orthodox Marxism"),
        ]

    @unbuilt("deliberation")
    def test_D3_influences_taken_up_in_its_last_years(self):
        import folkmoot.deliberation.positions as reads

        taken_up = [say(each.title)[0] for each in reads.influences()]
        assert taken_up == ["socialist feminism", "Black feminism", "intersectionality"]

    # Education and campaigns.

    @unbuilt("education")
    def test_E1_the_programme_that_turns_members_into_cadre(self):
        from folkmoot.education import reads

        assert [say(each.title)[0] for each in reads.courses()] == ["cadre training"]

    @unbuilt("campaigns")
    def test_C1_the_campaign_founded_in_1995_and_its_city(self):
        from folkmoot.campaigns import reads

        (campaign,) = reads.campaigns(kind="founded")
        assert say(campaign.name, campaign.place) == ("Campaign to End the Death Penalty", "San Francisco")
        assert campaign.since == "1995"

    @unbuilt("campaigns")
    def test_C2_strikes_in_which_it_took_part(self):
        from folkmoot.campaigns import reads

        assert [(say(each.name)[0], each.since) for each in reads.campaigns(kind="strike")] == [
            ("United Parcel Service strike", "1997"),
            ("Chicago Teachers Union strike", "2012"),
        ]

    @unbuilt("campaigns")
    def test_C3_other_campaigns_and_movements(self):
        from folkmoot.campaigns import reads

        assert [say(each.name)[0] for each in reads.campaigns(kind="movement")] == [
            "Iraq War protests",
            "police brutality",
            "campus anti-rape movement",
            "Me Too",
            "gay marriage",
            "abortion rights",
            "immigration rights",
            "Boycott, Divestment and Sanctions",
        ]

    @unbuilt("campaigns")
    def test_L1_the_parties_whose_candidates_may_not_be_endorsed(self):
        from folkmoot.campaigns import reads

        assert reads.forbidden_parties(in_force()) == ("Republican Party", "Democratic Party")

    @unbuilt("campaigns")
    def test_L2_the_presidential_campaigns_that_it_supported(self):
        from folkmoot.campaigns import reads

        supported = [(say(each.candidate)[0], each.date) for each in reads.endorsements(office="president")]
        assert supported == [("Ralph Nader", "2000"), ("Ralph Nader", "2004")]

    @unbuilt("campaigns")
    def test_L3_the_race_of_2006(self):
        from folkmoot.campaigns import reads

        (race,) = reads.races(2006)
        assert say(race.candidate, race.line, race.opponent) == ("Todd Chretien", "Green Party", "Dianne Feinstein")
        assert say(race.office) == ("United States Senate, California",)
        assert (race.votes, race.percent_as_stated) == (139_425, "1.8")

    @unbuilt("campaigns")
    def test_L4_the_endorsement_of_2013(self):
        from folkmoot.campaigns import reads

        (race,) = reads.races(2013)
        assert say(race.candidate, race.line) == ("Kshama Sawant", "Socialist Alternative")
        assert say(race.office) == ("Seattle City Council",)
        assert race.outcome == "elected"

    # Publications and the conference.

    @unbuilt("publications")
    def test_W1_the_paper_its_language_how_often_it_came_out_and_its_years(self):
        from folkmoot.publications import reads

        paper = reads.title("Socialist Worker")
        assert (paper.language, paper.language_inferred, paper.print, paper.online) == ("en", True, "monthly", "daily")
        assert (paper.since, paper.until) == ("1977", "2019")
        assert say(paper.since_qualifier) == ("shortly after its formation",)

    @unbuilt("publications")
    def test_W2_its_supplement(self):
        from folkmoot.publications import reads

        supplement = reads.title("Obrero Socialista")
        assert (supplement.language, supplement.print) == ("es", "bi-monthly")
        assert say(supplement.supplement_to) == ("Socialist Worker",)

    @unbuilt("publications")
    def test_W3_what_it_distributed_though_another_ran_it(self):
        from folkmoot.publications import reads

        found = [(say(each.name)[0], say(each.run_by)[0]) for each in reads.distributed()]
        assert found == [
            ("International Socialist Review", "Center for Economic Research and Social Change"),
            ("Haymarket Books", "Center for Economic Research and Social Change"),
        ]

    @unbuilt("conference")
    def test_S1_the_annual_conference_and_its_sponsors(self):
        from folkmoot.conference import reads

        (series,) = reads.series()
        assert (say(series.name), series.frequency) == (("Socialism",), "annual")
        assert say(*series.sponsors) == (
            "International Socialist Organization",
            "Center for Economic Research and Social Change",
        )

    @unbuilt("conference")
    def test_S2_past_speakers_each_with_a_description(self):
        from folkmoot.conference import reads

        speakers = reads.speakers()
        assert [say(each.name)[0] for each in speakers] == [
            "Tariq Ali",
            "Wallace Shawn",
            "John Cusack",
            "Jeremy Scahill",
            "Dave Zirin",
            "Amy Goodman",
            "Glenn Greenwald",
            "Keeanga-Yamahtta Taylor",
            "John Bellamy Foster",
            "China Miéville",
            "Camilo Mejía",
            "Omar Barghouti",
            "Ali Abunimah",
        ]
        assert all(say(each.description) for each in speakers)

    # People, the record, the archive.

    def test_N1_notable_former_members_each_with_a_description(self):
        assert [(each.name, each.description) for each in history.notable_people("former_member")] == [
            ("Paul Le Blanc", "activist and historian"),
            (
                "Brian Jones",
                "teacher, activist and actor; the Green Party's nominee for Lieutenant Governor of New York in 2014",
            ),
            ("Nancy MacLean", "historian, a finalist for the National Book Award"),
            ("Michael Letwin", "public defender"),
            ("Jesse Sharkey", "president of the Chicago Teachers Union"),
            ("Sharon Smith", "journalist and author, active for women's rights"),
            ("Keeanga-Yamahtta Taylor", "sociologist and activist"),
            ("Dave Zirin", "writer on sports"),
            ("Ahmed Shawki", "author, and a member of influence of the Steering Committee"),
        ]

    def test_X1_the_record_verifies_offline_and_one_changed_entry_is_detected(self):
        file = self.home / "record.zip"
        with file.open("xb") as out:
            export(out, every_class=True)
        assert verify(file).holds

        for line in Entry.objects.order_by("index").values_list("line", flat=True):
            changed = bytearray(line)
            changed[changed.index(b'"kind":"') + len(b'"kind":"')] ^= 1
            other = with_one_line_changed(file, bytes(line), bytes(changed))
            assert not verify(other).holds, line

    @unbuilt("web, as a static site,")
    def test_X2_after_the_end_nothing_is_done_and_the_whole_can_be_kept_as_a_site(self):
        from folkmoot.web.archive import write_site

        write_site(self.home / "site")
        assert verify(self.home / "site" / "record.zip").holds

    def test_each_of_the_45_questions_is_asked_once(self):
        last = dict(zip("PMBFGADECLWSNX", (5, 5, 4, 3, 4, 5, 3, 1, 3, 4, 3, 2, 1, 2), strict=True))
        asked = sorted({name.split("_")[1] for name in dir(self) if re.match(r"test_[A-Z]\d_", name)})

        assert asked == sorted(f"{letter}{n}" for letter in last for n in range(1, last[letter] + 1))
        assert len(asked) == 45
