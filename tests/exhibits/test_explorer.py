"""The explorer: choosing, counting, fixing and exporting without a screen, then the same through its controls."""

import subprocess
import sys

import pytest
from openpyxl import load_workbook

from aimslib import exhibits as show
from aimslib.aims import Aims, parse_date
from aimslib.errors import UsageError
from aimslib.exhibits import _gaps as gaps
from aimslib.workspace import Workspace

TABLES = dict(
    systems="""
    system_id | name   | owner | org_unit | risk_tier
    S1        | Motor  | Ada   | Claims   | high
    S2        | =1+1   |       |          | high
    """,
    controls="control | owner\n5.2 | Cem",
    evidence="""
    evidence_id | title         | satisfies     | system_id | kind   | effective_on | valid_until
    E1          | AI policy     | 42001:5.2     |           | policy | 2026-01-01   | 2026-12-31
    E2          | Old audit log | 42001:10.2    |           | record | 2024-01-01   | 2024-12-31
    E3          | ISMS review   | 27001:9.3.1   |           | record | 2026-01-01   | 2026-12-31
    E4          | Test plan     | 42001:A.6.2.4 | S1        | plan   | 2026-01-01   | 2026-12-31
    """,
)


@pytest.fixture
def organisation(drawn, tmp_path):
    (tmp_path / "space" / "data").mkdir(parents=True)
    return Aims(drawn(**TABLES).path, parse_date("2026-06-30"), workspace=Workspace(tmp_path / "space"))


def row(rows, requirement, system=gaps.ORGANISATION):
    return next(one for one in rows if (one["requirement"], one["system"]) == (requirement, system))


def test_a_cell_has_its_owner_the_item_that_decided_and_what_would_fix_it(organisation):
    rows = gaps.gap_rows(organisation)
    policy = row(rows, "5.2")
    assert (policy["owner"], policy["state"], policy["item"]) == ("Cem", "covered", "AI policy")
    assert policy["fix"] == "Nothing until 31 December 2026; renew E1 by then"
    tested = row(rows, "A.6.2.4", "Motor")
    assert (tested["owner"], tested["unit"], tested["tier"]) == ("Ada", "Claims", "high")
    assert tested["fix"] == "Collect a record that shows it at work: E4 is only the document"
    assert row(rows, "A.6.2.4", "=1+1")["owner"] == gaps.NOBODY_YET
    assert row(rows, "10.2")["fix"] == "Renew E2, which ended on 31 December 2024"


@pytest.mark.parametrize(
    ("state", "fixed"),
    [
        ("reusable", "Widen E1 to AI and add 42001:9.3.1 to what it satisfies"),
        ("top_up", "Take E1 as the form, add what is about AI, and collect it as evidence for 42001:9.3.1"),
        ("missing", "Collect evidence for 42001:9.3.1"),
        ("covered", "Nothing; E1 does not end"),
    ],
)
def test_every_state_has_its_remedy(state, fixed):
    assert gaps.fix({"requirement": "9.3.1", "item_id": "E1", "state": state, "ends_on": None}) == fixed


def test_picks_narrow_one_another_and_figures_are_the_rows_they_show(organisation):
    rows = gaps.gap_rows(organisation)
    picked = gaps.chosen(rows, {"area": "A.6", "system": "Motor", "owner": gaps.ALL})
    assert picked and {(one["area"], one["system"]) for one in picked} == {("A.6", "Motor")}
    for state, number in gaps.counts(picked).items():
        assert len(gaps.chosen(picked, {}, state)) == number
    assert gaps.choices(rows, "area")[:3] == ["all", "4", "5"]
    assert gaps.choices(rows, "system") == ["all", "=1+1", "Motor", gaps.ORGANISATION]


def test_unknown_picks_and_states_are_refused(organisation):
    with pytest.raises(UsageError, match="Unknown pick 'colour'"):
        gaps.chosen([], {"colour": "red"})
    with pytest.raises(UsageError, match="Did you mean missing"):
        gaps.chosen([], {}, "mising")


def test_an_export_has_every_row_and_never_a_formula(organisation):
    rows = gaps.chosen(gaps.gap_rows(organisation), {"system": "=1+1"})
    path = gaps.export(organisation, rows, {"system": "=1+1"}, "open", "csv")
    assert path.parent == organisation.workspace.reports / "exports" and path.name == "gaps-2026-06-30-open-1_1.csv"
    lines = path.read_text("utf-8-sig").splitlines()
    assert lines[0] == ",".join(gaps.COLUMNS) and len(lines) == len(rows) + 1 and ",'=1+1," in lines[1]
    book = load_workbook(gaps.export(organisation, rows, {}, "all", "xlsx"))
    assert book["gaps"].max_row == len(rows) + 1
    assert {cell.data_type for cell in book["gaps"]["D"]} == {"s"}


def test_without_a_workspace_an_export_says_so(aims):
    with pytest.raises(UsageError, match="no workspace to write into"):
        gaps.export(aims(), [], {}, "all", "csv")


def test_the_controls_pick_jump_to_rows_and_export(organisation):
    view = show.explorer(organisation)
    assert view.state.value == "open" and all(one["state"] != "covered" for one in view.rows)
    view.picks["area"].value = "5"
    assert dict((value, label) for label, value in view.state.options)["covered"] == "Covered 1"
    view.state.value = "covered"
    assert [one["requirement"] for one in view.rows] == ["5.2"] and "AI policy" in view.shown.value
    view.save.click()
    assert "1 row written to reports/exports/gaps-2026-06-30-covered-5.csv" in view.said.value
    view.picks["area"].value = "A.6"
    assert view.state.value == "covered" and view.rows == []
    view.picks["owner"].value = "Adah"
    assert "No owner is called &#39;Adah&#39;. Did you mean Ada?" in view.said.value
    view.reset.click()
    assert len(view.rows) == len(gaps.gap_rows(organisation))


def test_every_control_has_a_label(organisation):
    view = show.explorer(organisation)
    controls = [*view.picks.values(), view.state, view.most, view.format, view.save, view.reset]
    assert all(control.description for control in controls)


def test_reports_do_not_wait_for_widgets():
    code = "import sys; from aimslib import exhibits; sys.exit('ipywidgets' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
