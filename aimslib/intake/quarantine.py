"""Quarantine: a row that can't be trusted is set aside where its owner can see it, and never counts.

read = loaded + quarantined holds for every file; nothing goes on where it doesn't.
"""

from __future__ import annotations

import csv
import io

from .checks import CheckedTable
from .messages import Writer
from .results import QUARANTINE_FILE, FileResult, Problem
from .sheet import Row

HEADER = ("file", "sheet", "row", "column", "value", "rule", "remedy")


def count(table: CheckedTable) -> FileResult:
    """The file's line. Raises AssertionError where rows got lost or doubled on the way."""
    read = len(table.rows) + len(table.broken)
    loaded, quarantined = len(table.good_rows), len(table.bad_rows)
    if read != loaded + quarantined:
        raise AssertionError(f"{table.where}: {read} rows read, but {loaded} loaded + {quarantined} quarantined")
    return FileResult(table.table.name, table.file, read, loaded, quarantined, sheet=table.sheet)


def problems(table: CheckedTable, writer: Writer, refused: list[str]) -> list[Problem]:
    """Every reason why a row of the table is in quarantine, by row and column; refused: files that stop the load."""
    counted = count(table)
    outcome = f"The row is in {QUARANTINE_FILE}; "
    if refused:
        outcome += f"nothing was loaded, because {refused[0]} is refused."
    else:
        outcome += f"{counted.rows_loaded} of {counted.rows_read} rows were loaded."
    found = [_broken(table, row, outcome) for row in table.broken]
    # A date can fail by its form and by the calendar, a list by one wrong item twice: one problem each.
    for failure in dict.fromkeys(table.failures):
        value, wrong, remedy = writer.write(table, failure)
        found.append(
            Problem(
                table.file,
                table.sheet,
                failure.row,
                failure.column,
                value,
                failure.rule,
                remedy,
                message=f"{table.place(failure.row, failure.column.split(', '))}: {wrong}",
                outcome=outcome,
            )
        )
    columns = [column.name for column in table.table.columns]
    order = {name: index for index, name in enumerate(columns)}
    distinct = {(problem.row_number, problem.column, problem.rule, problem.value): problem for problem in found}
    return sorted(distinct.values(), key=lambda p: (p.row_number, order.get(p.column.split(", ")[0], -1), p.rule))


def _broken(table: CheckedTable, row: Row, outcome: str) -> Problem:
    wrong = f"the row has {len(row.cells)} cells, the header {len(table.header)}."
    remedy = "A comma within a cell needs quotation marks around the cell; empty cells at the end need their commas."
    shown = ",".join(row.cells)
    message = f"{table.file} row {row.number}: {wrong}"
    return Problem(table.file, "", row.number, "", shown, "cells", remedy, message, outcome)


def to_csv(found: list[Problem] | tuple[Problem, ...]) -> str:
    """quarantine.csv: a line a problem, so a row with two mistakes has two lines."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADER)
    for problem in found:
        writer.writerow(
            (
                problem.file,
                problem.sheet,
                problem.row_number,
                problem.column,
                problem.value,
                problem.rule,
                problem.remedy.replace("\n", " "),
            )
        )
    return text.getvalue()
