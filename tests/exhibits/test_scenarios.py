"""Scenarios side by side: the figures are those of what-if, each with its rows in the workbook."""

import json
import re
import shutil
from pathlib import Path

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

import aimslib
from aimslib import exhibits as show
from aimslib import plan, scenario
from aimslib.errors import UsageError
from aimslib.publish.html import render

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sample")
    for name in ("data", "params"):
        shutil.copytree(ROOT / name, folder / name)
    return aimslib.open(folder, "2026-06-30")


def test_without_names_it_says_where_they_belong(sample):
    made = show.scenarios(sample, None)
    assert "params may list up to three" in made.caption and not made.sources


def test_before_after_and_effort_are_those_of_what_if(sample):
    names = ["first-level", "retire-and-allocate"]
    made = show.scenarios(sample, names)
    rows = {(row["scenario"], row["figure"]): (row["before"], row["after"]) for row in made.sources[0].rows}
    effort = plan.read_effort(sample.workspace)
    for name in names:
        found = scenario.find(sample.workspace, name)
        compared = scenario.what_if(sample, found)
        assert rows[found.name, "level"] == compared.level
        assert rows[found.name, "coverage"] == tuple(side["ratio"] for side in compared.coverage)
        assert rows[found.name, "findings_closed"] == (None, len(compared.findings_closed))
        days = sum(effort.of(step.action.called(), piece.size) for step in compared.steps for piece in step.work)
        assert rows[found.name, "effort"] == (None, days) and days > 0
        assert found.name in made.html and found.assumptions[0] in made.html.unescape()


def test_every_figure_names_its_row(sample):
    made = show.scenarios(sample, ["first-level"])
    marks = re.findall(
        r'data-sheet="scenarios" data-filter="([^"]*)" data-take="column:(\w+)" data-value="([^"]*)"', made.html
    )
    rows = made.sources[0].rows
    assert len(marks) == sum(row[side] is not None for row in rows for side in ("before", "after"))
    for chosen, side, value in marks:
        where = json.loads(chosen.replace("&#34;", '"'))
        (row,) = [row for row in rows if all(row[name] == one for name, one in where.items())]
        assert row[side] == json.loads(value)


def test_a_target_that_is_missed_says_so(sample):
    path = sample.workspace.params / "scenarios" / "too-far.yaml"
    path.write_text(
        "name: Too far\ntarget: ML3\nactions:\n  - hold_review: {chair: Margaret Oyelaran, decisions: none}\n"
    )
    assert "misses ML3" in show.scenarios(sample, ["too-far"]).html


def test_a_name_that_is_no_scenario_is_an_error(sample):
    with pytest.raises(UsageError, match="Unknown scenario 'first'"):
        show.scenarios(sample, ["first"])


@pytest.mark.parametrize(
    "exhibit", [show.plan_actions, show.plan_curve, show.plan_owners, show.plan_best, show.scenarios]
)
def test_what_params_did_not_ask_for_has_no_heading_in_a_report(exhibit, sample):
    """A block is a heading and its exhibits; with one that was asked for it stays."""
    cells = [new_markdown_cell("### Over nothing"), _shown(exhibit(sample, None))]
    assert "Over nothing" not in render(new_notebook(cells=cells), "T", sample.as_of, True)[0]
    cells.append(_shown(show.verdict(sample)))
    assert "Over nothing" in render(new_notebook(cells=cells), "T", sample.as_of, True)[0]


def _shown(exhibit):
    data = {show.MIME: exhibit._repr_mimebundle_()[show.MIME]}
    return new_code_cell("show", outputs=[new_output("display_data", data)])


def test_a_scenario_that_does_not_apply_on_the_day_is_named_with_the_reason_and_the_others_stay(sample):
    """AI-007 is retired on 30 June, so that it can't be retired any more."""
    path = sample.workspace.params / "scenarios" / "over.yaml"
    path.write_text("name: Over\nactions:\n  - retire_system: {systems: [AI-007]}\n")
    made = show.scenarios(sample, ["first-level", "over"])
    assert "Every system known, everything owned" in made.html and {
        row["scenario"] for row in made.sources[0].rows
    } == {"Every system known, everything owned"}
    assert "<b>Over</b> does not apply on 30 June 2026" in made.html and "over.yaml line 3" in made.html
    assert not show.scenarios(sample, ["over"]).sources
