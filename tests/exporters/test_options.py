"""`aims export`: each kind takes the options it declares, and an option of another kind is wrong usage."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from aimslib import exporters
from aimslib.cli import app
from aimslib.errors import UsageError
from aimslib.workspace import Workspace

TODAY = date(2026, 6, 30)
TABLES = {
    "systems": "system_id,name,purpose,owner,lifecycle_stage,registered_on\nS1,Bot,Answers,Ada,operation,2026-01-01\n",
    "controls": "control,applicable,justification\nA.2.2,yes,Needed.\n",
    "evidence": "evidence_id,title,satisfies,kind,effective_on,status\n",
}


@pytest.fixture(scope="module")
def space(tmp_path_factory) -> Path:
    """A workspace of three small tables."""
    folder = tmp_path_factory.mktemp("space")
    (folder / "data").mkdir()
    for name, text in TABLES.items():
        (folder / "data" / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def export(space: Path, *words: object):
    return CliRunner().invoke(app, ["export", *map(str, words), "-w", str(space)])


@pytest.mark.parametrize(
    ("kind", "file", "says"),
    [
        ("soa", "soa.xlsx", "3 sheets\n  controls: 38 rows\n  clauses: 32 rows"),
        ("worklist", "worklist.xlsx", "2 sheets\n  worklist: "),
        ("oscal", "results.json", "3 parts\n  findings: "),
    ],
)
def test_what_is_computed_is_written_for_the_day_asked_for(kind, file, says, space, tmp_path):
    made = export(space, kind, tmp_path / file, "--as-of", "2026-06-30")
    assert (made.exit_code, made.stdout.startswith(f"{tmp_path / file}: {says}")) == (0, True), made.output
    again = export(space, kind, tmp_path / file, "--as-of", "2026-06-30")
    assert (again.exit_code, "is there already" in again.stderr) == (2, True)
    before = (tmp_path / file).read_bytes()
    assert export(space, kind, tmp_path / file, "--as-of", "2026-06-30", "--replace").exit_code == 0
    assert (tmp_path / file).read_bytes() == before


def test_one_person_can_be_asked_for_and_a_snapshot_has_to_exist(space, tmp_path):
    asked = export(space, "worklist", tmp_path / "ada.xlsx", "--owner", "Ada", "--as-of", "2026-06-30")
    assert asked.exit_code == 0, asked.output
    refused = export(space, "soa", tmp_path / "soa.xlsx", "--snapshot", "april")
    assert (refused.exit_code, "april" in refused.stderr) == (2, True)


def test_each_kind_declares_its_options():
    assert {kind: exporters.options(exporters.find(kind)) for kind in exporters.kinds()} == {
        "oscal": ["as_of", "snapshot"],
        "soa": ["as_of", "snapshot"],
        "workbook": [],
        "worklist": ["as_of", "snapshot", "owner"],
    }


def test_an_option_that_a_kind_does_not_take_is_wrong_usage(tmp_path):
    for kind, given, says in (
        ("workbook", {"as_of": TODAY}, r"aims export workbook takes no --as-of\.\n  It takes: --replace$"),
        ("soa", {"owner": "Ada"}, r"aims export soa takes no --owner\.\n  It takes: --replace, --as-of, --snapshot$"),
    ):
        with pytest.raises(UsageError, match=says):
            exporters.export(kind, Workspace(tmp_path), tmp_path / "file.xlsx", today=TODAY, **given)
