"""A Parquet file is read like a CSV file: text as it is, everything else as the text that stands for it."""

from __future__ import annotations

import pytest

from aimslib import intake
from aimslib.intake.parquet import read_parquet
from aimslib.intake.sheet import RefusedFile, Row

from .sheets import parquet


def refusal(content: bytes) -> str:
    with pytest.raises(RefusedFile) as caught:
        read_parquet(content)
    return caught.value.text("data/x.parquet")


def test_values_become_text_and_rows_are_numbered_below_a_header(tmp_path):
    sheet = read_parquet(
        parquet(
            tmp_path,
            """
            select '007' as id, '5.10' as version, date '2026-06-30' as day, timestamp '2026-06-30' as midnight,
                timestamptz '2026-06-30 23:30:00-01' as moment, 3.0::double as users, true as seen,
                ['A.2.2', 'A.2.3'] as controls
            union all by name select null as id union all by name select 'last' as id
            """,
        )
    )
    assert sheet.header == ("id", "version", "day", "midnight", "moment", "users", "seen", "controls")
    assert sheet.rows == (
        Row(2, ("007", "5.10", "2026-06-30", "2026-06-30", "2026-07-01 00:30:00", "3", "TRUE", "A.2.2; A.2.3")),
        Row(4, ("last", "", "", "", "", "", "", "")),  # the blank row 3 is left out and still counts as a row
    )


@pytest.mark.parametrize(
    ("select", "text"),
    [
        ("select {'a': 1} as impact", "data/x.parquet row 2: the column impact holds a record, which no cell of a tab"),
        ("select 'a'::blob as id", "data/x.parquet row 2: the column id holds raw bytes, which no cell of a table can"),
    ],
)
def test_a_column_that_no_cell_can_hold_is_refused(tmp_path, select, text):
    assert refusal(parquet(tmp_path, select)).startswith(text)


def test_bytes_that_are_no_parquet_file_are_refused_without_the_path_of_this_machine(tmp_path):
    for content in (b"system_id,name\n", b"PAR1 cut off", parquet(tmp_path, "select 1 as a")[:-20]):
        text = refusal(content)
        assert text.startswith("data/x.parquet: this is not a readable Parquet file (")
        assert "/tmp" not in text


def test_a_mistake_is_reported_with_file_row_and_column_as_in_a_csv_file(sound, tmp_path):
    controls = "select 'A.2.2' as control, 'yes' as applicable union all select 'A.2.3', 'maybe'"
    workspace = sound(tmp_path, {"data/controls.parquet": parquet(tmp_path, controls)})
    (workspace.data / "controls.csv").unlink()
    result = intake.check(workspace)
    assert [problem.text() for problem in result.problems] == [
        'data/controls.parquet row 3, column applicable: "maybe" is not one of the values of applicable.\n'
        "  Write yes or no.\n"
        "  The row is in reports/intake/quarantine.csv; 1 of 2 rows were loaded."
    ]


def test_a_table_in_two_files_is_refused_with_both_names(sound, tmp_path):
    workspace = sound(tmp_path, {"data/systems.parquet": parquet(tmp_path, "select 'S' as system_id")})
    assert intake.check(workspace).refusals() == (
        "data/systems.parquet: data/systems.csv holds the same table.\n  Keep one of the two."
    )
