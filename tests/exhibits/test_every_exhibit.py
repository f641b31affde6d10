"""What holds for every exhibit, whatever it shows: it is found, it survives empty registers, it names its rows."""

import ast
import json
from pathlib import Path

import pytest

from aimslib import exhibits as show
from aimslib import measures, tables

ROOT = Path(__file__).resolve().parents[2]
REFERENCES = {path.stem for path in (ROOT / "aimslib" / "reference").glob("*.csv")}
STATE = ("inputs", "overrides", "quarantine", "notes", "file_status")
KNOWN = (
    {("measure", item.name) for item in measures.definitions()}
    | {("table", item.name) for item in tables.TABLES}
    | {("reference", name) for name in REFERENCES}
    | {("state", name) for name in STATE}
)
NAMES = [name for name in show.__all__ if name not in ("MIME", "Exhibit", "Source", "day")]

# Of notebooks, as their calls name them.
PARAMETERS = {"appetite": 12, "plan": "ML2", "scenarios": None, "show_people": True, "show_systems": True}


def calls() -> list[str]:
    """Every call of an exhibit that a notebook makes."""
    cells = [
        "".join(cell["source"])
        for path in sorted((ROOT / "notebooks").glob("*.ipynb"))
        for cell in json.loads(path.read_text("utf-8"))["cells"]
        if cell["cell_type"] == "code"
    ]
    return sorted({cell for cell in cells if cell.startswith("show.")})


def test_a_file_is_an_exhibit_without_any_register():
    files = {path.stem for path in (ROOT / "aimslib" / "exhibits").glob("*.py") if not path.stem.startswith("_")}
    assert set(NAMES) == files
    assert all(callable(getattr(show, name)) for name in NAMES)


def test_every_exhibit_is_shown_by_a_notebook():
    used = {ast.parse(call).body[0].value.func.attr for call in calls()}
    assert used == set(NAMES)


@pytest.mark.parametrize("call", calls())
def test_an_exhibit_of_empty_registers_says_so_and_names_measures_that_exist(call, aims):
    exhibit = eval(call, {"show": show, "aims": aims(), **PARAMETERS})
    bundle = exhibit._repr_mimebundle_()
    assert exhibit.title and "None" not in exhibit.caption
    assert bundle[show.MIME]["title"] == exhibit.title
    assert {(source["kind"], source["name"]) for source in bundle[show.MIME]["sources"]} <= KNOWN


def test_a_figure_is_interactive_in_jupyterlab_and_needs_words_for_those_who_cannot_see_it(aims):
    exhibit = show.coverage_curve(aims())
    figure = exhibit._repr_mimebundle_()["application/vnd.plotly.v1+json"]
    assert figure["data"] and figure["layout"]["title"]["text"] == exhibit.title
    with pytest.raises(ValueError, match="needs an alt text"):
        show.Exhibit("Curve", figure=exhibit.figure)


def test_names_from_the_registers_are_escaped(aims):
    organisation = aims(
        systems="""
        system_id | name                     | aims_scope | scope_justification
        S1        | <script>alert(1)</script> | no         | <b>none</b>
        """
    )
    html = show.out_of_scope(organisation).html
    assert (
        "<script>" not in html and "&lt;script&gt;alert(1)&lt;/script&gt;" in html and "&lt;b&gt;none&lt;/b&gt;" in html
    )


def test_a_long_list_shows_its_first_rows_and_says_how_many_follow_and_where(aims):
    rows = "\n".join(f"S{number:03d} | no" for number in range(100))
    exhibit = show.out_of_scope(aims(systems=f"system_id | aims_scope\n{rows}"), most=12)
    assert exhibit.html.count("<tr>") == 13
    assert "and 88 more rows in tables.xlsx, sheet register" in exhibit.html
