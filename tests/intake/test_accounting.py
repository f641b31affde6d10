"""Three hundred random rows, judged a second time in plain Python: the checks agree on every one of them."""

from __future__ import annotations

import csv
import io
import random
from datetime import date

import pytest

from aimslib import intake
from aimslib.tables import STAGES, YES_NO

STAGE_CELLS = (*STAGES, "Operation", "prod", "")
DATE_CELLS = ("2026-01-31", "2028-02-29", "2026-02-29", "2026-13-01", "31/01/2026", "2026-1-5", "", "soon")
SCOPE_CELLS = (*YES_NO, "YES", "", "", "maybe")
GATE_HEADER = ("gate_id", "system_id", "stage", "approved_on", "approver")
SYSTEM_HEADER = ("system_id", "name", "purpose", "lifecycle_stage", "registered_on", "reviewed_on", "aims_scope")


def pick(draw: random.Random, cells: tuple[str, ...]) -> str:
    """Mostly the first value, which is right: rows with one mistake are the ones that matter."""
    return cells[0] if draw.random() < 0.8 else draw.choice(cells)


def registers() -> tuple[list[tuple], list[tuple]]:
    draw = random.Random(42001)
    systems = [
        (
            draw.choice((f"S{number}", f"S{number}", f"S{number}", "S1", "")),
            pick(draw, ("n", "")),
            "p",
            pick(draw, STAGE_CELLS),
            pick(draw, DATE_CELLS),
            pick(draw, DATE_CELLS),
            pick(draw, SCOPE_CELLS),
        )
        for number in range(1, 151)
    ]
    gates = [
        (
            f"G{number}",
            f"S{draw.randint(1, 160)}",
            pick(draw, STAGE_CELLS),
            pick(draw, DATE_CELLS),
            pick(draw, ("a", "")),
        )
        for number in range(1, 151)
    ]
    return systems, gates


def is_day(text: str) -> bool:
    year, *rest = text.split("-")
    try:
        return len(text) == 10 and bool(date(int(year), *map(int, rest)))
    except (TypeError, ValueError):
        return False


def good_systems(rows: list[tuple]) -> list[str]:
    ids = [row[0] for row in rows]
    return [
        key
        for key, name, _, stage, registered, reviewed, scope in rows
        if key
        and ids.count(key) == 1
        and name
        and stage.lower() in STAGES
        and is_day(registered)
        and (not reviewed or is_day(reviewed))
        and (not scope or scope.lower() in YES_NO)
    ]


def good_gates(rows: list[tuple], systems: list[str]) -> list[str]:
    return [
        key
        for key, system, stage, approved, approver in rows
        if system in systems and stage.lower() in STAGES and is_day(approved) and approver
    ]


def as_csv(header: tuple[str, ...], rows: list[tuple]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([header, *rows])
    return text.getvalue()


@pytest.fixture(scope="module")
def loaded(make, tmp_path_factory):
    systems, gates = registers()
    return intake.load(
        make(
            tmp_path_factory.mktemp("random"),
            {
                "data/systems.csv": as_csv(SYSTEM_HEADER, systems),
                "data/lifecycle_gates.csv": as_csv(GATE_HEADER, gates),
                "data/controls.csv": "control\n",
                "data/evidence.csv": "evidence_id,title,satisfies,kind,effective_on,status\n",
            },
        )
    )


def test_the_rows_that_load_are_the_ones_that_keep_every_rule(loaded, query):
    systems, gates = registers()
    wanted = good_systems(systems)
    approved = good_gates(gates, wanted)
    assert query(loaded.path, "select system_id from raw.systems") == [(key,) for key in wanted]
    assert query(loaded.path, "select gate_id from raw.lifecycle_gates") == [(key,) for key in approved]
    assert 30 < len(wanted) < 120  # the draw has rows of both kinds


def test_read_is_loaded_plus_quarantined_and_every_quarantined_row_has_a_reason(loaded):
    reasons: dict[str, set[int]] = {}
    for problem in loaded.result.problems:
        reasons.setdefault(problem.file, set()).add(problem.row_number)
    for file in loaded.result.files:
        assert file.rows_read == file.rows_loaded + file.rows_quarantined
        assert len(reasons.get(file.file, ())) == file.rows_quarantined
    assert [file.rows_read for file in loaded.result.files] == [150, 0, 0, 150]
