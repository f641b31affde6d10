"""What moved since the last report: the lines that a director reads, with before, after and the reason."""

import re

from aimslib import exhibits as show
from aimslib.aims import Aims

MAY = "2026-05-31"


def lines(exhibit) -> dict[str, tuple[str, str]]:
    """The table as it is read: what -> (before → after, because)."""
    rows = re.findall(r"<tr>(.*?)</tr>", str(exhibit.html).split("<tbody>")[1])
    cells = [[re.sub("<[^>]+>", "", cell) for cell in re.findall(r"<t[hd].*?</t[hd]>", row)] for row in rows]
    return {what: (moved, because) for what, moved, because in cells}


def test_without_an_earlier_snapshot_one_line_says_so(aims, remembered):
    plain = "No earlier snapshot: nothing to compare with. aims load keeps one."
    assert show.what_moved(aims()).html.striptags() == plain
    later = remembered({"2026-06-30": {}}, as_of="2026-06-30")
    assert show.what_moved(later).html.striptags() == plain


def test_it_says_since_when_and_how_the_aims_as_a_whole_moved(remembered):
    exhibit = show.what_moved(
        remembered({MAY: {}}, evidence="evidence_id | satisfies | effective_on\nE1 | 42001:10.2 | 2026-06-15")
    )
    assert exhibit.title == "What moved since 31 May 2026"
    assert (
        "Since 31 May 2026: the AIMS is still at ML0, coverage 0% (0 of 47 cells) → 2% (1 of 47 cells)." in exhibit.html
    )


def test_where_nothing_moved_that_is_said(remembered):
    same = dict(systems="system_id | owner\nS1 | Ada")
    assert "Nothing else moved." in show.what_moved(remembered({MAY: same}, **same)).html


def test_of_an_area_without_cells_nothing_is_counted(remembered):
    aims = remembered({MAY: {}}, systems="system_id\nS1")
    unit = Aims(aims.path, aims.as_of, {"tier": "minimal"}, aims.workspace, aims.history)
    assert "Since 31 May 2026: the AIMS is still at n/a, coverage n/a → n/a." in show.what_moved(unit).html


def test_covered_cells_are_counted_by_area_with_the_evidence_that_came(remembered):
    exhibit = show.what_moved(
        remembered(
            {MAY: dict(evidence="evidence_id | satisfies | kind\nE0 | 42001:9.1 | plan")},
            evidence="""
            evidence_id | title           | satisfies              | kind   | effective_on
            E0          | Monitoring plan | 42001:9.1              | plan   | 2026-01-01
            E1          | Findings closed | 42001:10.2; 42001:10.1 | record | 2026-06-15
            E2          | Measurements    | 42001:9.1              | record | 2026-06-15
            """,
        )
    )
    assert lines(exhibit)["3 cells newly covered"] == (
        "missing → covered 2, designed → covered 1: Improvement 2, Performance evaluation 1",
        "Findings closed (E1), Measurements (E2)",
    )


def test_what_lapsed_is_named(remembered):
    evidence = """
        evidence_id | title             | satisfies  | effective_on | valid_until
        E1          | Corrective action | 42001:10.2 | 2026-01-01   | 2026-06-29
        """
    exhibit = show.what_moved(remembered({MAY: dict(evidence=evidence)}, evidence=evidence))
    assert lines(exhibit)["1 cell no longer covered"] == (
        "covered → expired 1: Improvement 1",
        "lapsed: Corrective action (E1)",
    )


def test_evidence_that_was_withdrawn_counts_no_longer_and_did_not_lapse(remembered):
    head = "evidence_id | title | satisfies | status\n"
    exhibit = show.what_moved(
        remembered(
            {MAY: dict(evidence=head + "E1 | Corrective action | 42001:10.2 | accepted")},
            evidence=head + "E1 | Corrective action | 42001:10.2 | rejected",
        )
    )
    found = lines(exhibit)
    assert found["1 cell no longer covered"][1] == "counts no longer: Corrective action (E1)"
    assert found["1 finding opened"] == ("Requirement without evidence 1", "10.2: no evidence left")


def test_an_area_that_rose_names_what_came(remembered):
    earlier = dict(controls="control | owner\n10.1 | Ada\n10.2 |")
    exhibit = show.what_moved(remembered({MAY: earlier}, controls="control | owner\n10.1 | Ada\n10.2 | Ada"))
    assert lines(exhibit)["Level of Improvement"] == ("ML0 → ML1", "new owner: 10.2")


def test_an_area_that_fell_names_the_criterion_that_it_now_fails(remembered):
    owned = "control | owner\n10.1 | Ada\n10.2 | Ben"
    aims = remembered(
        {MAY: dict(controls=owned, people="name | left_on\nAda |")},
        controls=owned,
        people="name | left_on\nAda | 2026-06-15",
    )
    assert lines(show.what_moved(aims))["Level of Improvement"] == ("ML1 → ML0", "requirements owned 50%, needed 100%")


def test_systems_are_named_and_new_ones_are_told_once(remembered):
    exhibit = show.what_moved(
        remembered(
            {MAY: dict(systems="system_id | name | owner | lifecycle_stage\nS1 | Motor | TBC | operation")},
            systems="""
            system_id | name  | owner | lifecycle_stage | registered_on
            S1        | Motor | Ada   | operation       | 2026-01-01
            S2        | Home  | Ben   | design          | 2026-06-09
            """,
        )
    )
    found = lines(exhibit)
    assert found["1 system registered"] == ("Home: none → design, high tier", "registered 9 Jun 2026")
    assert found["Owner of 1 system"] == ("Motor: TBC → Ada", "finding: System without owner 1")


def test_a_retired_system_and_one_that_is_gone_are_one_line(remembered):
    exhibit = show.what_moved(
        remembered(
            {MAY: dict(systems="system_id | name\nS1 | Motor\nS2 | Home")},
            systems="system_id | name | lifecycle_stage | retired_on\nS1 | Motor | retired | 2026-06-10",
        )
    )
    moved, because = lines(exhibit)["1 system retired, 1 not in the register"]
    assert moved == "S2: registered → not in the register; Motor: operation → retired"
    assert because == "no reason on record" and "Stage, tier or scope" not in lines(exhibit)


def test_a_tier_and_a_stage_have_the_assessment_and_the_gate_behind_them(remembered):
    exhibit = show.what_moved(
        remembered(
            {MAY: dict(systems="system_id | name | lifecycle_stage\nS1 | Motor | verification")},
            systems="system_id | name | lifecycle_stage\nS1 | Motor | deployment",
            impact_assessments="assessment_id | system_id | tier | approved_on\nIA1 | S1 | limited | 2026-06-10",
            lifecycle_gates="gate_id | system_id | stage | approved_on\nG1 | S1 | deployment | 2026-06-12",
        )
    )
    moved, because = lines(exhibit)["Stage, tier or scope"]
    assert moved == "Motor: verification → deployment; Motor: high tier → limited tier"
    assert because == "gate G1, impact assessment IA1"


def test_risks_go_up_and_down_with_their_treatment_and_new_ones_are_no_rise(remembered):
    head = "risk_id | description | likelihood | severity | treatment | identified_on\n"
    exhibit = show.what_moved(
        remembered(
            {
                MAY: dict(
                    risks=head + "R1 | Bias | 2 | 2 | modify | 2026-01-01\nR2 | Leak | 4 | 5 | retain | 2026-01-01"
                )
            },
            risks=head
            + "R1 | Bias | 4 | 4 | modify | 2026-01-01\nR2 | Leak | 2 | 3 | retain | 2026-01-01\n"
            + "R3 | Drift | 5 | 5 | modify | 2026-06-01",
        )
    )
    found = lines(exhibit)
    assert found["1 risk went up"] == ("Bias (R1): 4 → 16", "treatment: modify 1")
    assert found["1 risk went down"] == ("Leak (R2): 20 → 6", "treatment: retain 1")
    assert found["Status or rating of a risk"][0] == "Drift (R3): none → open"


def test_findings_opened_and_closed_say_by_what(remembered):
    exhibit = show.what_moved(
        remembered(
            {MAY: dict(systems="system_id | name | owner\nS1 | Motor | TBC\nS2 | Home | Ada")},
            systems="system_id | name | owner\nS1 | Motor | Ada\nS2 | Home | TBC",
        )
    )
    found = lines(exhibit)
    assert found["1 finding opened"] == ("System without owner 1", "Home: owner Ada → TBC")
    assert found["1 finding closed"] == ("System without owner 1", "Motor: owner TBC → Ada")


def test_at_most_ten_lines_from_every_kind_and_the_rest_is_in_the_sheet(remembered):
    controls = "\n".join(f"{clause} | Ada" for clause in ("4.1", "5.1", "5.2", "5.3", "6.1.1", "7.1", "8.1", "9.1"))
    controls += "".join(f"\n{number} | Ada" for number in ("4.2", "4.3", "4.4", "7.2", "7.3", "7.4", "10.1", "10.2"))
    aims = remembered(
        {MAY: dict(systems="system_id | name | owner\nS1 | Motor | TBC")},
        systems="system_id | name | owner\nS1 | Motor | Ada",
        controls=f"control | owner\n{controls}",
        roles="role | holder | from_on\naims_manager | Ada | 2026-06-01",
    )
    exhibit = show.what_moved(aims, most=3)
    found = lines(exhibit)
    assert len(found) == 3 and "Owner of 1 system" in found and "more kinds of change in tables.xlsx" in exhibit.caption
    assert len(lines(show.what_moved(aims))) <= 10


def test_names_from_the_registers_stay_text(remembered):
    exhibit = show.what_moved(
        remembered(
            {MAY: dict(systems="system_id | name | owner\nS1 | <b>Motor</b> | TBC")},
            systems="system_id | name | owner\nS1 | <b>Motor</b> | <i>Ada</i>",
        )
    )
    assert "&lt;b&gt;Motor&lt;/b&gt;: TBC → &lt;i&gt;Ada&lt;/i&gt;" in exhibit.html
