"""gaps.ipynb in a real kernel: it runs as it is, and its widget answers to what a person would do."""

import nbformat
import pytest
from nbformat.v4 import new_code_cell

from aimslib.exhibits import MIME
from aimslib.publish import execute

from .conftest import ROOT

PRESS = """
view = show.explorer(aims)
view.picks["area"].value = "A.6"
view.state.value = "expired"
print(len(view.rows), {row["area"] for row in view.rows}, {row["state"] for row in view.rows})
view.save.click()
print(view.said.value)
"""


@pytest.fixture(scope="module")
def executed(workspace, tmp_path_factory):
    folder = tmp_path_factory.mktemp("gaps")
    notebook = nbformat.read(ROOT / "notebooks" / "gaps.ipynb", as_version=4)
    notebook.cells.append(new_code_cell(PRESS))
    nbformat.write(notebook, folder / "gaps.ipynb")
    return execute.run(folder / "gaps.ipynb", {"as_of": "2026-06-30"}, workspace.root, folder / "run.ipynb")


def test_the_widget_and_its_stand_in_are_both_there(executed):
    outputs = [output.data for cell in executed.cells for output in cell.get("outputs", ()) if "data" in output]
    views = [data for data in outputs if "application/vnd.jupyter.widget-view+json" in data]
    assert len(views) == 1 and views[0][MIME]["title"] == "Gaps, cell by cell"


def test_a_pick_and_a_pressed_figure_show_its_rows_and_the_export_says_where_it_is(executed, workspace):
    text = executed.cells[-1].outputs[0].text
    number, said = text.splitlines()[0].split(" ", 1)
    assert int(number) > 0 and said == "{'A.6'} {'expired'}"
    assert "reports/exports/gaps-2026-06-30-expired-A.6.csv" in text
    exported = workspace.reports / "exports" / "gaps-2026-06-30-expired-A.6.csv"
    assert len(exported.read_text("utf-8-sig").splitlines()) == int(number) + 1
