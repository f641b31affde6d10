"""Each system on its way: what the picture says of its stages and of the gate ahead, and where its rows are."""

import re

from aimslib import exhibits as show
from tests.gates.conftest import READY


def rows(html: str) -> list[list[str]]:
    """The cells of each row of the table's body as text."""
    body = html.split("<tbody>")[1].split("</tbody>")[0]
    return [
        [re.sub(r"<[^>]+>", "", cell.replace("<br>", " / ")) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)]
        for row in body.split("<tr>")[1:]
    ]


def test_a_stage_shows_its_gate_and_the_cells_that_start_there_and_an_open_gate_stands_out(aims):
    """S1 is in verification: A.4.2 and A.5.3 to A.5.5 are required since design, nothing since development."""
    exhibit = show.lifecycle_view(aims(**READY))
    assert rows(exhibit.html) == [
        ["S1", "Triage", "no gate / 4 of 4", "no gate", "1 Feb 2026", "", "", "", "Deployment: open"]
    ]
    assert '<span class="badge good">Deployment: open</span>' in exhibit.html
    assert exhibit.caption.startswith("1 gate lies ahead, 1 open. ")


def test_a_closed_gate_says_check_by_check_what_it_still_needs(aims):
    exhibit = show.lifecycle_view(
        aims(
            systems="system_id | name | lifecycle_stage | role | owner\nS1 | Triage | verification | provider | TBC",
            impact_assessments="assessment_id | system_id | approved_on\nA1 | S1 |",
        )
    )
    (said,) = [row[-1] for row in rows(exhibit.html)]
    assert said.startswith("Deployment: closed assessment: no impact assessment is approved; evidence: ")
    assert "A.4.2 missing, A.4.3 missing, A.4.4 missing, A.4.5 missing, A.4.6 missing and " in said
    assert "owner: TBC names nobody" in said
    assert '<span class="badge major">Deployment: closed</span>' in exhibit.html


def test_open_gates_come_first_then_closed_ones_then_systems_without_one(aims):
    systems = """
        system_id | name   | lifecycle_stage | role | owner
        S0        | Bot    | operation       | user | Ana
        S1        | Triage | verification    | user | Ana
        S2        | Spam   | design          | user | Ana
        S3        | Old    | retired         | user | Ana
    """
    found = rows(show.lifecycle_view(aims(**{**READY, "systems": systems})).html)
    assert [(row[0], row[-1].split(": ")[1].split(" ")[0]) for row in found] == [
        ("S1", "open"),
        ("S2", "closed"),
        ("S0", "in"),
        ("S3", "retired"),
    ]


def test_a_gate_that_is_recorded_before_the_register_says_so_is_shown_as_not_entered(aims):
    gates = READY["lifecycle_gates"] + "        G2 | S1 | deployment | 2026-06-20"
    (row,) = rows(show.lifecycle_view(aims(**{**READY, "lifecycle_gates": gates})).html)
    assert row[5] == "20 Jun 2026 / not entered"


def test_a_figure_leads_to_its_row_and_a_narrow_screen_gets_cards(aims):
    exhibit = show.lifecycle_view(aims(**READY))
    assert 'data-sheet="lifecycle" data-filter="{&#34;system_id&#34;: &#34;S1&#34;, &#34;stage&#34;' in exhibit.html
    assert 'class="scroll cards"' in exhibit.html and 'data-label="Verification"' in exhibit.html
    assert [getattr(source, "name", source) for source in exhibit.sources] == ["lifecycle", "gates", "register"]


def test_without_a_register_of_gates_it_says_so_and_without_systems_there_is_none(aims):
    without = {name: text for name, text in READY.items() if name != "lifecycle_gates"}
    assert "Not provided: lifecycle gates." in show.lifecycle_view(aims(**without)).caption
    assert "None." in show.lifecycle_view(aims()).html


def test_of_many_systems_the_first_are_shown_and_where_the_others_are(aims):
    systems = "system_id | lifecycle_stage\n" + "\n".join(f"S{number} | operation" for number in range(10))
    exhibit = show.lifecycle_view(aims(systems=systems), most=3)
    assert len(rows(exhibit.html)) == 3 and "and 7 more systems in tables.xlsx, sheet lifecycle" in exhibit.html
