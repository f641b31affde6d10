"""A cell that is being typed is told the same as the file would be."""

import pytest

from aimslib import intake
from aimslib.forms._check import Check
from aimslib.tables import BY_NAME

from .conftest import write_into

BAD = [
    ("impacts", "likelihood", "6"),
    ("impacts", "likelihood", "often"),
    ("impacts", "severity", ""),
    ("impacts", "dimension", "people"),
    ("impacts", "category", "biass"),
    ("impacts", "controls", "A.6.2.4; A.6.2.99"),
    ("impacts", "controls", "A.6.2.4, A.5.4"),
    ("impacts", "affected_party", " "),
    ("impact_assessments", "assessed_on", "03/04/2026"),
    ("impact_assessments", "assessed_on", "2026-02-30"),
    ("impact_assessments", "tier", "hihg"),
    ("impact_assessments", "dimensions_assessed", "individuals; people"),
    ("impact_assessments", "review_due_on", "next year"),
    ("impact_assessments", "assessor", ""),
]
GOOD = [
    ("impacts", "likelihood", "03"),
    ("impacts", "residual_severity", ""),
    ("impacts", "category", ""),
    ("impacts", "controls", "A.6.2.4;A.5.4"),
    ("impact_assessments", "tier", " High "),
    ("impact_assessments", "review_due_on", ""),
    ("impact_assessments", "dimensions_assessed", "Individuals;society"),
]


def rows_with(table: str, cells) -> str:
    """A file with one row for each bad cell, and everything else in it right."""
    spec = BY_NAME[table]
    good = {"trigger": "registration", "tier": "high", "dimension": "society", "likelihood": "3", "severity": "3"}
    good |= {"system_id": "S1", "assessed_on": "2026-06-01", "assessment_id": "IA-0"}
    lines = [",".join(column.name for column in spec.columns)]
    for number, (name, text) in enumerate(cells):
        row = {column.name: good.get(column.name, "x" if column.required else "") for column in spec.columns}
        row |= {spec.key[0]: f"IA-{number}", name: text}
        lines.append(",".join(f'"{row[column.name]}"' for column in spec.columns))
    return "\n".join(lines) + "\n"


def test_the_words_are_those_of_intake(workspace, aims):
    """Each bad cell in a file of its own row: what intake writes about it contains what the box says."""
    check = Check.of(aims)
    by_table = {table: [(name, text) for one, name, text in BAD if one == table] for table, _, _ in BAD}
    parents = [("tier", "high")] + by_table["impact_assessments"]
    by_table["impact_assessments"] = parents
    write_into(workspace.root, {f"data/{table}.csv": rows_with(table, cells) for table, cells in by_table.items()})
    problems = {(one.file, one.row_number): one for one in intake.check(workspace).problems}
    for table, cells in by_table.items():
        for number, (name, text) in enumerate(cells, 2):
            told = check.wrong(BY_NAME[table], BY_NAME[table].column(name), text)
            if (table, name, text) not in BAD:
                assert told == ""
                continue
            said = problems[f"data/{table}.csv", number]
            wrong = told.removesuffix(said.remedy).strip()
            assert wrong and told.endswith(said.remedy) and wrong.rstrip(".") in said.message, (told, said)


@pytest.mark.parametrize(("table", "name", "text"), GOOD)
def test_what_intake_reads_is_right(aims, table, name, text):
    assert Check.of(aims).wrong(BY_NAME[table], BY_NAME[table].column(name), text) == ""


def test_the_workspace_says_how_dates_are_read(workspace, aims):
    column = BY_NAME["impact_assessments"].column("assessed_on")
    assert "2026-03-04" in Check.of(aims).wrong(BY_NAME["impact_assessments"], column, "04/03/2026")
    write_into(workspace.root, {"params/intake.yaml": "date_order: dmy\n"})
    check = Check.of(aims)
    assert check.wrong(BY_NAME["impact_assessments"], column, "04/03/2026") == ""
    assert check.cell(column, "04/03/2026") == "2026-03-04"
