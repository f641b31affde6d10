"""The SQL says what it reads, reads what it says, and stays within what other engines understand."""

import re

import pytest
import sqlglot
from sqlglot import exp

from aimslib import measures, tables
from aimslib.measures import GIVEN, SQL, definition, definitions

KINDS = ("staging", "marts", "criteria", "findings", "readiness", "gates", "measures")
FILES = [one for kind in KINDS for one in measures._files(kind).values()]
GENERATED = {
    "finding_rows",
    "finding_needs",
    "criterion_values",
    "readiness_values",
    "readiness_direct",
    "gate_reasons",
}
# Tables that a file spells out as values: sqlglot takes their aliases for tables.
VALUES = {"back", "stages", "tiers", "needed_roles", "placeholders", "questions", "steps"}
# What each folder may read: nothing reads against the flow.
MAY_READ = {
    "staging": {"raw"},
    "marts": {"staging", "reference", "marts", "given"},
    "criteria": {"staging", "reference", "marts", "given", "measures"},
    "findings": {"staging", "reference", "marts", "given", "measures"},
    "readiness": {"staging", "reference", "marts", "given", "measures", "generated"},
    "gates": {"staging", "reference", "marts", "given", "measures"},
    "measures": {"staging", "reference", "marts", "given", "measures", "generated"},
}
KIND_OF = {one.name: one.kind for one in FILES if one.kind in ("staging", "marts", "measures")}


def names_read(sql: str) -> set[str]:
    tree = sqlglot.parse_one(sql, read="duckdb")
    local = {cte.alias for cte in tree.find_all(exp.CTE)}
    found = set()
    for table in tree.find_all(exp.Table):
        name = f"{table.db}.{table.name}" if table.db else table.name
        if name and name not in local:
            found.add(name)
    return found


def kind_of(name: str) -> str:
    if "." in name:
        return name.split(".")[0]
    if name in GIVEN:
        return "given"
    return "generated" if name in GENERATED else KIND_OF[name]


@pytest.mark.parametrize("one", FILES, ids=lambda one: f"{one.kind}/{one.name}")
def test_the_header_names_exactly_what_the_select_reads(one):
    aliases = VALUES if "from (values" in one.sql else set()
    assert names_read(one.sql) - aliases == set(one.reads) - aliases


@pytest.mark.parametrize("one", FILES, ids=lambda one: f"{one.kind}/{one.name}")
def test_nothing_reads_against_the_flow(one):
    assert {kind_of(name) for name in one.reads} <= MAY_READ[one.kind]


@pytest.mark.parametrize("one", FILES, ids=lambda one: f"{one.kind}/{one.name}")
def test_a_distributed_engine_understands_the_select(one):
    spark = sqlglot.transpile(one.sql, read="duckdb", write="spark", unsupported_level=sqlglot.ErrorLevel.RAISE)
    assert sqlglot.parse_one(spark[0], read="spark")


@pytest.mark.parametrize("one", FILES, ids=lambda one: f"{one.kind}/{one.name}")
def test_only_constructs_that_translate_with_the_same_rows(one):
    text = "\n".join(line for line in one.sql.lower().splitlines() if not line.startswith("--"))
    assert not re.search(r"\bpivot\b|\basof\b|\blist\(|\bas at\b|\bcurrent_date\b|\bnow\(|\brandom\(", text)
    if one.kind != "staging":
        assert "unnest(" not in text


@pytest.mark.parametrize("one", definitions(), ids=lambda one: one.name)
def test_a_measure_starts_with_as_of_and_says_its_basis(one):
    assert one.grain[0] == "as_of"
    assert one.basis
    assert one.title.endswith(".")


def test_vocabularies_are_the_same_in_the_tables_and_in_the_sql():
    def values(name: str) -> list[str]:
        return re.findall(r"^\s+\('([^']*)'", (SQL / "marts" / f"{name}.sql").read_text(), flags=re.MULTILINE)

    assert tuple(values("stages")) == tables.STAGES
    assert tuple(values("tiers")) == tables.TIERS
    assert tuple(values("needed_roles")) == tables.NEEDED_ROLES
    assert sorted(values("placeholders")) == sorted(tables.NOBODY)
    items = (SQL / "marts" / "items.sql").read_text()
    assert "kind not in (" + ", ".join(f"'{kind}'" for kind in tables.DOCUMENT_KINDS) + ")" in items


def test_staging_hands_on_every_column_of_its_table():
    for table in tables.TABLES:
        select = sqlglot.parse_one((SQL / "staging" / f"stg_{table.name}.sql").read_text(), read="duckdb")
        assert select.named_selects == [column.name for column in table.columns]


def test_a_misspelt_measure_gets_its_nearest_name():
    with pytest.raises(Exception, match="Did you mean coverage_by_area"):
        definition("coverage_by_aera")
