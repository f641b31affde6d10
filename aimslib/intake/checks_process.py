"""The checks themselves: Great Expectations on pandas frames, in a process of its own.

Run by `checks_child.py` as `python -m aimslib.intake.checks_process REQUEST ANSWER`: importing Great Expectations takes
seconds and thousands of modules, which no report and no `status` should pay for. Both files are JSON. Without them it
waits for requests (`serve`).

A suite a table and a suite a column that holds lists (an item a row), built from the specs of `tables.py`. The rule
that an expectation stands for is in its `meta`; rows are those of the spreadsheet.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

# Before the import below: the library would report its use otherwise.
os.environ["GX_ANALYTICS_ENABLED"] = "false"

import great_expectations as gx
import pandas as pd
from great_expectations import expectations as gxe
from great_expectations.data_context.types.base import ProgressBarsConfig

from ..tables import BY_NAME, Column, Table
from .identifiers import WILDCARDS

ROW = "row (spreadsheet)"  # no column of a table can be called so
WHOLE = r"^-?[0-9]+$"
DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
LARGEST = 2_147_483_647  # INTEGER of the state


def main(request_file: str, answer_file: str) -> None:
    """Check the tables of a request, parents first, and write the answer.

    Request: tables (name, header, row_numbers, rows of canonical text, bad_rows: those that can't load anyway),
    identifiers (allowed values by kind), keys (of tables checked earlier; null: unknown, don't check references to it).
    Answer: by table, failures [rule, column, row, value] and expectations (one line each for the report).
    """
    request = json.loads(Path(request_file).read_text("utf-8"))
    checker = Checker(request["identifiers"], request["keys"])
    answer = {table["name"]: checker.check(table) for table in request["tables"]}
    Path(answer_file).write_text(json.dumps(answer, ensure_ascii=False), "utf-8")


class Checker:
    """One Great Expectations context for all tables; remembers the keys that survived, for the tables after."""

    def __init__(self, identifiers: dict[str, list[str]], keys: dict[str, list[str] | None]):
        self.identifiers, self.keys = identifiers, dict(keys)
        self.context = gx.get_context(mode="ephemeral")
        self.context.variables.progress_bars = ProgressBarsConfig(globally=False)
        self.source = self.context.data_sources.add_pandas("files")

    def check(self, content: dict) -> dict:
        table = BY_NAME[content["name"]]
        frame = pd.DataFrame(content["rows"], columns=content["header"], dtype=object)
        frame[ROW] = content["row_numbers"]
        present = [column for column in table.columns if column.name in frame]
        numbers = {column.name: _number_name(column) for column in present if column.kind == "integer"}
        for text, number in numbers.items():
            frame[number] = pd.to_numeric(frame[text].where(frame[text].astype("string").str.match(WHOLE, na=False)))
        results = self._validate(
            table.name,
            frame,
            [
                gxe.ExpectTableRowCountToEqual(value=len(content["rows"]), meta={"rule": "rows", "column": ""}),
                *self._key(table),
                *(expectation for column in present for expectation in self._column(table, column)),
            ],
        )
        for column in present:
            if column.many and (allowed := self._allowed(table, column)) is not None:
                results += self._validate(
                    f"{table.name}.{column.name}",
                    _items(frame, column.name),
                    [gxe.ExpectColumnValuesToBeInSet(column=column.name, value_set=allowed, meta=_meta(column))],
                )
        answer = _answer(results)
        self._remember(table, frame, {row for _, _, row, _ in answer["failures"]}.union(content["bad_rows"]))
        return answer

    def _validate(self, name: str, frame: pd.DataFrame, expectations: list) -> list:
        batches = self.source.add_dataframe_asset(name).add_batch_definition_whole_dataframe("all")
        batch = batches.get_batch({"dataframe": frame})
        suite = gx.ExpectationSuite(name=name, expectations=expectations)
        format = {"result_format": "COMPLETE", "unexpected_index_column_names": [ROW]}
        return list(batch.validate(suite, result_format=format).results)

    def _key(self, table: Table) -> list:
        meta = {"rule": "key", "column": ", ".join(table.key)}
        if len(table.key) == 1:
            return [gxe.ExpectColumnValuesToBeUnique(column=table.key[0], meta=meta)]
        return [
            gxe.ExpectCompoundColumnsToBeUnique(
                column_list=list(table.key), ignore_row_if="any_value_is_missing", meta=meta
            )
        ]

    def _column(self, table: Table, column: Column) -> list:
        name, found = column.name, []
        if column.required:
            found.append(gxe.ExpectColumnValuesToNotBeNull(column=name, meta={"rule": "required", "column": name}))
        if column.kind == "date":
            meta = {"rule": "date", "column": name}
            found.append(gxe.ExpectColumnValuesToMatchRegex(column=name, regex=DAY, meta=meta))
            found.append(
                gxe.ExpectColumnValuesToMatchStrftimeFormat(column=name, strftime_format="%Y-%m-%d", meta=meta)
            )
        if column.kind == "integer":
            low = -LARGEST if column.low is None else column.low
            high = LARGEST if column.high is None else column.high
            number, meta = _number_name(column), {"rule": "range", "column": name}
            found.append(
                gxe.ExpectColumnValuesToMatchRegex(
                    column=name, regex=WHOLE, meta={"rule": "whole number", "column": name}
                )
            )
            found.append(gxe.ExpectColumnValuesToBeBetween(column=number, min_value=low, max_value=high, meta=meta))
        if not column.many and (allowed := self._allowed(table, column)) is not None:
            found.append(gxe.ExpectColumnValuesToBeInSet(column=name, value_set=allowed, meta=_meta(column)))
        return found

    def _allowed(self, table: Table, column: Column) -> list[str] | None:
        """The values a column may hold; None where anything goes, or where the table it refers to was refused."""
        if column.values:
            return list(column.values)
        if column.identifier:
            return self.identifiers[column.identifier]
        if column.refers:
            keys = self.keys.get(column.refers)
            return None if keys is None else [*keys, *WILDCARDS.get((table.name, column.name), ())]
        return None

    def _remember(self, table: Table, frame: pd.DataFrame, bad: set[int]) -> None:
        if len(table.key) == 1:
            self.keys[table.name] = frame.loc[~frame[ROW].isin(bad), table.key[0]].tolist()


def _number_name(column: Column) -> str:
    return f"{column.name} (number)"


def _meta(column: Column) -> dict:
    rule = "vocabulary" if column.values else "identifier" if column.identifier else "reference"
    return {"rule": rule, "column": column.name}


def _items(frame: pd.DataFrame, name: str) -> pd.DataFrame:
    """An item of a list a row, with the row it is from."""
    items = frame[[ROW, name]].dropna(subset=[name])
    items = items.assign(**{name: items[name].str.split("; ")}).explode(name, ignore_index=True)
    return items.astype({name: object})


def _answer(results: list) -> dict:
    failures, expectations = [], []
    for result in results:
        meta, found = result.expectation_config.meta, result.result
        rows = found.get("unexpected_index_list") or []
        # An expectation that raised has neither succeeded nor found a row; so has a row count that differs.
        if bool(result.success) == bool(rows):
            name = f"{result.expectation_config.type} of {meta['column'] or 'the table'}"
            raise RuntimeError(f"{name} did not run: {found} {result.exception_info}")
        failures += [[meta["rule"], meta["column"], int(row[ROW]), _value(row)] for row in rows]
        expectations.append(
            {
                "expectation": result.expectation_config.type,
                "rule": meta["rule"],
                "column": meta["column"],
                "success": bool(result.success),
                "rows": int(found.get("element_count", found.get("observed_value", 0))),
                "unexpected": len(rows),
            }
        )
    return {"failures": failures, "expectations": expectations}


def _value(row: dict) -> str:
    values = [value for name, value in row.items() if name != ROW]
    return ", ".join("" if pd.isna(value) else str(value) for value in values)


def serve() -> None:
    """Answer requests until no more can come: a line of JSON with the two files' names each, a line when it is done."""
    answers, sys.stdout = sys.stdout, sys.stderr
    for line in sys.stdin:
        main(*json.loads(line))
        print("done", file=answers, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:]) if sys.argv[1:] else serve()
