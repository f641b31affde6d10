"""What the board report says of readiness, risks above appetite, NIST AI RMF and who has what to do."""

from aimslib import exhibits as show

RISKS = """
risk_id | axis               | description | owner | likelihood | severity | residual_likelihood | residual_severity
R1      | organisation       | Outage      | Ada   | 4          | 5        | 4                   | 4
R2      | people_and_society | Refusal     |       | 3          | 4        | 3                   | 4
R3      | people_and_society | Bias        | Ben   | 5          | 5        | 3                   | 5
R4      | organisation       | Unrated     | Ben   |            |          |                     |
"""


def test_a_stage_that_is_not_ready_names_each_blocker(aims):
    organisation = aims(roles="role | holder | from_on\naims_manager | Ada | 2026-01-01")
    exhibit = show.readiness_summary(organisation)
    first = exhibit.html.split("Stage 1")[1].split("</tr>")[0]
    assert "11 blockers" in first and "roles assigned" in first and "SoA complete" in first and "0</span> of" in first
    assert "Surveillance" not in exhibit.html
    assert exhibit.caption.startswith("No certification audit is scheduled.")


def test_the_next_date_of_certification_leaves_out_internal_audits_and_past_ones(aims):
    exhibit = show.readiness_summary(
        aims(
            audits="""
            audit_id | kind     | scheduled_on
            A1       | internal | 2026-07-01
            A2       | stage_1  | 2026-06-29
            A3       | stage_2  | 2027-02-15
            """
        )
    )
    assert exhibit.caption.striptags().startswith("Next: certification audit stage 2 on 15 February 2027.")


def test_only_risks_above_the_appetite_are_listed_people_first_and_the_unrated_are_said(aims):
    exhibit = show.risks_above_appetite(aims(risks=RISKS), 12)
    assert "Refusal" not in exhibit.html  # 12 is not above 12
    assert exhibit.html.index("Bias") < exhibit.html.index("Outage")
    assert exhibit.caption.striptags() == (
        "Above the appetite of 12, after treatment. People and society: 1, organisation: 1. 3 of 4 risks are rated."
    )
    assert "nobody yet" in show.risks_above_appetite(aims(risks=RISKS), 11).html


def test_without_an_appetite_or_risks_that_is_said(aims):
    assert "No risk appetite is set" in show.risks_above_appetite(aims(risks=RISKS), None).caption
    assert show.risks_above_appetite(aims(), 12).caption == "Not provided: risks."


def test_nist_is_one_line_of_four_functions(aims):
    text = show.frameworks_line(aims()).html.striptags()
    assert text == "NIST AI RMF: Govern 0%, Map 0%, Measure 0%, Manage 0%"


def test_owners_with_most_overdue_come_first_and_the_others_are_in_the_sheet(aims):
    rows = "\n".join(f"A{number} | Owner {number:02d} | 2026-01-01 | 2026-06-{number:02d}" for number in range(1, 13))
    organisation = aims(
        actions=f"action_id | owner | agreed_on | due_on\n{rows}\nA13 | Owner 12 | 2026-01-01 | 2026-06-01"
    )
    exhibit = show.worklist_by_owner(organisation)
    assert exhibit.html.index("Owner 12") < exhibit.html.index("Owner 01")
    assert "and 3 more owners in tables.xlsx, sheet worklist_by_owner" in exhibit.html
