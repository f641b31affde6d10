"""The words of the board report: what a director reads, against registers small enough to read too."""

from aimslib import exhibits as show

ZOMBIES = "\n".join(f"Z{number} | Tool {number} | operation | 2026-03-01" for number in range(1, 10))


def test_the_verdict_names_the_level_what_holds_it_back_and_what_is_asked(aims):
    text = show.verdict(aims()).html.striptags()
    assert "at ML0, held back from ML1 by all 15 areas; 0 of 15 applicable controls" in text
    assert "nothing needs a decision" in text
    asked = show.verdict(aims(roles="role | holder | from_on\naims_manager | Ada | 2026-01-01")).html.striptags()
    assert "4 matters need a decision" in asked


def test_the_headline_counts_controls_and_clauses_before_cells(aims):
    organisation = aims(
        evidence="""
        evidence_id | satisfies
        E1          | 42001:9.1; 42001:10.2
        """
    )
    text = show.headline(organisation).html.striptags()
    assert "Clauses fully evidenced2 of 32" in text
    assert text.index("Controls fully evidenced") < text.index("Clauses fully evidenced") < text.index("Cells covered")


def test_the_ladder_says_what_blocks_each_area_and_marks_those_that_block_the_aims(aims):
    organisation = aims(roles="role | holder | from_on\naims_manager | Ada | 2026-01-01")
    html = show.ladder(organisation).html
    improvement = html.split("Improvement")[1].split("</tr>")[0]
    internal = html.split("Internal organization")[1].split("</tr>")[0]
    assert "coverage 0% → 90%" in improvement and "●" not in improvement
    assert "requirements owned 0% → 100%" in internal and "●" in internal


def test_systems_are_counted_by_tier_and_stage_with_owned_of_all(aims):
    organisation = aims(
        systems="""
        system_id | lifecycle_stage | owner
        S1        | operation       | Ada
        S2        | operation       | TBC
        S3        | design          | Ada
        """
    )
    foot = show.systems(organisation).html.split("<tfoot>")[1]
    assert "2 of 3" in foot.striptags()
    assert "not provided" not in show.systems(organisation).caption.lower()


def test_an_owner_column_that_is_not_in_the_source_is_said_beside_the_figure(aims):
    assert "Not provided: systems.owner." in show.systems(aims(systems="system_id\nS1")).caption


def test_many_matters_of_one_kind_do_not_hide_the_one_of_another(aims):
    organisation = aims(
        systems=f"system_id | name | lifecycle_stage | retired_on\n{ZOMBIES}",
        sightings="tool | first_seen_on\nNoteleaf | 2026-05-01",
        roles="""
        role                       | holder | from_on
        top_management             | Ada    | 2026-01-01
        ai_policy_owner            | Ada    | 2026-01-01
        aims_manager               | Ada    | 2026-01-01
        impact_assessment_approver | Ada    | 2026-01-01
        internal_auditor           | Ada    | 2026-01-01
        """,
    )
    exhibit = show.decisions_needed(organisation)
    assert exhibit.html.count("<tr>") == 1 + 7
    assert "Noteleaf" in exhibit.html and "Tool 6" in exhibit.html and "Tool 7" not in exhibit.html
    assert "And 3 more in tables.xlsx, sheet decisions_needed" in exhibit.caption


def test_incidents_are_those_of_six_months_and_the_period_is_said(aims):
    organisation = aims(
        incidents="""
        incident_id | occurred_on | severity
        I1          | 2026-06-01  | high
        I2          | 2025-12-31  | low
        """
    )
    exhibit = show.incidents(organisation)
    assert exhibit.caption == "1 incident, January to June 2026: 1 open, 0 communicated late."
    assert [trace.name for trace in exhibit.figure.data] == ["high"]


def test_a_table_that_is_not_there_is_not_a_zero(aims):
    assert show.incidents(aims()).caption == "Not provided: incidents."
    assert show.incidents(aims()).figure is None


def test_the_curve_has_thirteen_dates_and_its_future_is_dotted(aims):
    figure = show.coverage_curve(aims("2026-06-30")).figure
    past, ahead = figure.data
    assert past.x[0] == "2025-12-31" and past.x[-1] == ahead.x[0] == "2026-06-30" and ahead.x[-1] == "2026-12-31"
    assert (past.line.dash, ahead.line.dash) == ("solid", "dot")


def test_the_risk_map_shows_what_remains_and_what_was_and_counts_the_unrated(aims):
    organisation = aims(
        risks="""
        risk_id | axis         | likelihood | severity | residual_likelihood | residual_severity
        R1      | organisation | 4          | 5        | 3                   | 5
        R2      | organisation |            |          |                     |
        """
    )
    exhibit = show.risk_map(organisation, "organisation")
    assert exhibit.caption.startswith(
        "2 risks, 1 of them 15 or more (likelihood times severity) after treatment, 1 not rated"
    )
    assert {(note.x, note.y, note.text) for note in exhibit.figure.layout.annotations} == {
        (5, 4, "<b>0</b> (1)"),
        (5, 3, "<b>1</b> (0)"),
    }


def test_findings_are_grouped_by_rule_with_clause_and_remedy_and_the_gravest_first(aims):
    organisation = aims(systems="system_id | name | owner\nS1 | Motor | TBC\nS2 | Home |\nS3 | Life | TBC")
    html = show.top_findings(organisation).html
    line = html.split("System without owner")[1].split("</tr>")[0]
    assert "major" in line and ">5.3<" in line and "Motor, Home and 1 more" in line and "Name an owner" in line
    assert html.index("System without owner") < html.index("Requirement without evidence")


def test_a_rule_that_could_not_be_checked_is_named(aims):
    assert "not in source: " in show.top_findings(aims(systems="system_id\nS1")).caption


def test_earlier_decisions_show_the_overdue_first(aims):
    organisation = aims(
        actions="""
        action_id | decision      | owner | agreed_on  | due_on     | done_on
        A1        | Fund it       | Ada   | 2026-01-10 | 2026-02-01 | 2026-01-20
        A2        | Name an owner | Ada   | 2026-01-10 | 2026-03-01 |
        A3        | Report yearly | Ada   | 2026-01-10 |            |
        """
    )
    exhibit = show.decisions(organisation)
    assert exhibit.caption == "1 overdue, 1 open and 1 done."
    assert exhibit.html.index("Name an owner") < exhibit.html.index("Report yearly") < exhibit.html.index("Fund it")


def test_evidence_that_does_not_count_says_why(aims):
    organisation = aims(
        evidence="""
        evidence_id | satisfies | status   | effective_on
        E1          | 42001:9.1 | draft    | 2026-01-01
        E2          | 42001:9.1 | accepted | 2026-01-01
        E3          | 42001:9.1 | accepted | 2020-01-01
        """
    )
    exhibit = show.unused_evidence(organisation)
    assert exhibit.caption == "2 rows: 1 draft and 1 lapsed."
    assert "E2" not in exhibit.html
