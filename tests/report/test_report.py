"""Making a report: what is refused before a kernel starts, what a failure leaves, what two runs have in common."""

import json
from datetime import UTC, datetime

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from aimslib.errors import NoStateError, UsageError
from aimslib.publish import execute, manifest
from aimslib.publish.execute import NotebookError
from aimslib.report import date_of, make_report, names

from .conftest import FORMULA
from .notebooks import write

DATE = "2026-06-30"


def read(made) -> dict:
    return json.loads((made.folder / "manifest.json").read_text("utf-8"))


def test_two_runs_give_the_same_bytes_and_the_same_printed_pages(made, workspace):
    """Of the PDF the pages are compared: a browser under load may number its structure in another order."""
    figures = ("report.html", "report.ipynb", "tables.xlsx")
    before = {name: manifest.sha256(made.folder / name) for name in figures}
    pages = [page.extract_text() for page in PdfReader(made.folder / "report.pdf").pages]
    again = make_report(workspace, "board", DATE)
    assert {name: manifest.sha256(again.folder / name) for name in figures} == before
    assert [page.extract_text() for page in PdfReader(again.folder / "report.pdf").pages] == pages


def test_the_manifest_names_inputs_outputs_versions_and_no_clock(made, workspace):
    content = read(made)
    assert {row["table_name"] for row in content["inputs"]} >= {"systems", "controls", "evidence"}
    assert all(len(row["sha256"]) == 64 for row in content["inputs"])
    for name, output in content["outputs"].items():
        assert output == {"sha256": manifest.sha256(made.folder / name), "bytes": (made.folder / name).stat().st_size}
    assert set(content["outputs"]) == {path.name for path in made.files} - {"manifest.json"}
    assert content["as_of"] == DATE
    assert content["parameters"] == {
        "as_of": DATE,
        "snapshot": "none",
        "programme_start": "2026-01-12",
        "appetite": 12,
        "plan": "ML2",
        "scenarios": ["first-level", "retire-and-allocate"],
    }
    shaped = ("scenarios/first-level.yaml", "scenarios/retire-and-allocate.yaml", "effort.yaml")
    assert content["files"] == {name: manifest.sha256(workspace.params / name) for name in shaped}
    assert {"aimslib", "python", "duckdb", "plotly", "nbconvert", "papermill", "chromium"} <= set(content["versions"])
    assert str(made.folder.parents[2]) not in json.dumps(content)


def test_no_file_of_a_report_names_a_folder_of_the_machine(made, workspace):
    for name in ("report.html", "report.ipynb", "manifest.json"):
        assert str(workspace.root) not in (made.folder / name).read_text("utf-8")


def test_the_workbook_has_a_sheet_a_table_and_never_a_formula(made):
    book = load_workbook(made.folder / "tables.xlsx")
    contents = {row[0]: row[1:] for row in book["contents"].iter_rows(min_row=2, values_only=True)}
    assert list(contents) == book.sheetnames[1:]
    assert {"coverage_total", "cells", "trend", "findings", "decisions_needed", "inputs"} <= set(contents)
    for name, (definition, rows) in contents.items():
        assert definition and book[name].max_row == rows + 1 and book[name].freeze_panes == "A2"
    register = book["register"]
    names_of_systems = [cell for cell in register[_column(register, "name")] if cell.value == FORMULA]
    assert [cell.data_type for cell in names_of_systems] == ["s"]
    assert register[_column(register, "registered_on")][1].is_date
    assert book["trend"].max_row == 14


def test_a_parameter_the_notebook_does_not_declare_is_refused_before_a_kernel_starts(workspace, monkeypatch):
    write(workspace, "wrong", "1", "parameters: {aera: A.6}\n")
    monkeypatch.setattr(execute, "run", None)  # a kernel would need it
    with pytest.raises(UsageError, match=r"Unknown parameter 'aera'\. Did you mean area\?\n  Known: area, as_of"):
        make_report(workspace, "wrong", DATE)


def test_a_report_nobody_knows_is_answered_with_those_there_are(workspace):
    with pytest.raises(UsageError, match=r"Unknown report 'bord'. Did you mean board\?"):
        make_report(workspace, "bord", DATE)
    assert "board" in names(workspace)


def test_a_report_needs_a_date_or_to_know_what_day_it_is(workspace):
    write(workspace, "undated", "1")
    with pytest.raises(UsageError, match="has no date"):
        make_report(workspace, "undated")
    write(workspace, "worded", "1", "as_of: month_end\n")
    with pytest.raises(UsageError, match="has no date"):
        make_report(workspace, "worded")


NOW = datetime(2026, 6, 30, 15, 0, tzinfo=UTC)  # in Melbourne it is 1 July already


@pytest.mark.parametrize(
    ("params", "asked", "on"),
    [
        ("", None, "2026-06-30"),
        ("timezone: Australia/Melbourne\n", None, "2026-07-01"),
        ("as_of: month_end\n", None, "2026-05-31"),
        ("as_of: month_end\ntimezone: Australia/Melbourne\n", None, "2026-06-30"),
        ("as_of: quarter_end\ntimezone: America/Los_Angeles\n", None, "2026-03-31"),
        ("as_of: 2026-04-30\n", None, "2026-04-30"),
        ("as_of: 2026-04-30\n", "2026-02-28", "2026-02-28"),
        ("as_of: 2026-04-30\n", "month_end", "2026-05-31"),
    ],
)
def test_the_date_is_the_one_asked_for_else_that_of_the_file_else_today_where_the_organisation_is(
    workspace, params, asked, on
):
    write(workspace, "dated", "1", params)
    assert date_of(workspace, "dated", asked, NOW).isoformat() == on


def test_a_notebook_gets_the_keys_of_the_report_that_it_declares_and_no_others(workspace):
    write(
        workspace,
        "keys",
        "print(as_of, snapshot, programme_start)",
        "formats: [html]\nprogramme_start: 2026-01-12\nappetite: 9\n",
        'snapshot = "?"\nprogramme_start = None',
    )
    made = make_report(workspace, "keys", DATE)
    assert read(made)["parameters"] == {"as_of": DATE, "snapshot": "none", "programme_start": "2026-01-12"}
    assert "2026-06-30 none 2026-01-12" in (made.folder / "report.html").read_text("utf-8")


def test_a_snapshot_asked_of_a_notebook_that_can_t_show_one_is_refused_before_a_kernel_starts(workspace, monkeypatch):
    write(workspace, "today", "1", "snapshot: auto\n")
    monkeypatch.setattr(execute, "run", None)  # a kernel would need it
    with pytest.raises(UsageError, match=r"today\.ipynb has no parameter snapshot"):
        make_report(workspace, "today", DATE)


def test_a_cell_that_fails_leaves_the_last_report_as_it_was(workspace):
    write(workspace, "short", "print('fine')", "formats: [html]\n")
    made = make_report(workspace, "short", DATE)
    before = {path.name: path.read_bytes() for path in made.folder.iterdir()}
    write(workspace, "short", "1 / 0", "formats: [html]\n")
    with pytest.raises(NotebookError) as error:
        make_report(workspace, "short", DATE)
    assert str(error.value).startswith("short.ipynb stopped: ZeroDivisionError: division by zero\n  The cell: 1 / 0")
    assert "Traceback" not in str(error.value) and error.value.exit_code == 3
    assert {path.name: path.read_bytes() for path in made.folder.iterdir()} == before
    assert [path.name for path in made.folder.parent.iterdir() if path.name.startswith(".")] == []


def test_an_error_of_the_library_in_a_cell_keeps_its_words_and_its_exit_code(workspace):
    write(workspace, "typo", "import aimslib\naimslib.open('.', as_of=as_of, area='A.66')", "formats: [html]\n")
    with pytest.raises(UsageError, match=r"Unknown area 'A.66'"):
        make_report(workspace, "typo", DATE)


def test_the_kernel_is_this_interpreter_whatever_is_registered(workspace, tmp_path, monkeypatch):
    registered = tmp_path / "kernels" / "python3"
    registered.mkdir(parents=True)
    (registered / "kernel.json").write_text(
        json.dumps(
            {"argv": ["/nowhere/python", "-f", "{connection_file}"], "display_name": "Other", "language": "python"}
        )
    )
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    write(
        workspace,
        "kernel",
        "import sys\nprint('great_expectations' in sys.modules, len(sys.prefix) > 0)",
        "formats: [html]\n",
    )
    made = make_report(workspace, "kernel", DATE)
    assert "False True" in (made.folder / "report.html").read_text("utf-8")


def test_a_folder_without_data_is_told_so(tmp_path):
    from aimslib.workspace import Workspace

    (tmp_path / "data").mkdir()
    with pytest.raises(NoStateError):
        make_report(Workspace(tmp_path), "board", DATE)


def _column(sheet, name: str) -> str:
    return next(cell.column_letter for cell in sheet[1] if cell.value == name)


def test_an_error_of_a_scenario_is_one_of_the_library_and_no_fault(workspace):
    write(workspace, "wrong", "from aimslib import scenario; scenario.of_text('nam: x', 'x.yaml')")
    with pytest.raises(UsageError, match=r"x\.yaml line 1: unknown key 'nam'") as error:
        make_report(workspace, "wrong", "2026-06-30")
    assert error.value.exit_code == 2
