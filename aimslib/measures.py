"""The measures: finds the SQL files, knows what each reads, and builds on a state what one of them needs.

A file's name is the name of what it defines. Its header says what it is: a definition in its first lines, then
`grain:`, `reads:`, `needs:` (columns without which a finding rule is not checked) and `basis:`. Adding a measure, a
finding rule or a criterion is adding a file: nothing has to be registered.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .engine import Engine
from .errors import unknown

SQL = Path(__file__).resolve().parent / "sql"
# Tables that no file builds: the dates asked for, the filter, when the programme began, what the state says of its
# source, what snapshots say of earlier days, which systems are to enter which stage, and what those gates answer.
GIVEN = (
    "assessment",
    "focus",
    "programme",
    "provided",
    "file_status",
    "earlier_systems",
    "facts_before",
    "targets",
    "gate_answers",
)
# The folders whose members are equals: table of them all -> folder, label of a member, columns.
UNIONS = {
    "finding_rows": ("findings", "rule", "as_of, subject_kind, subject_id, detail, since_on"),
    "criterion_values": ("criteria", "criterion", "as_of, area, value"),
    "readiness_values": ("readiness", '"check"', "as_of, passed, detail"),
}


@dataclass(frozen=True)
class Step:
    """A table to build: its select, and the tables that this reads."""

    name: str
    reads: tuple[str, ...]
    select: str


@dataclass(frozen=True)
class Definition:
    """One SQL file. kind: its folder (staging, marts, criteria, findings, readiness, gates, measures). title: the
    definition that reports quote."""

    name: str
    kind: str
    title: str
    grain: tuple[str, ...]
    reads: tuple[str, ...]
    needs: tuple[str, ...]
    basis: str
    sql: str
    path: Path


def definitions() -> list[Definition]:
    """The measures, by name: what `aims measures` lists and reports quote."""
    return [one for name, one in sorted(_files("measures").items())]


def definition(name: str) -> Definition:
    """The definition of a measure. Raises UsageError for a name that is none."""
    known = _files("measures")
    if name not in known:
        raise unknown("measure", name, known)
    return known[name]


def mart(name: str) -> Definition:
    """The definition of a mart. Raises UsageError for a name that is none."""
    known = _files("marts")
    if name not in known:
        raise unknown("mart", name, known)
    return known[name]


def rules() -> dict[str, Definition]:
    """The finding rules by name."""
    return _files("findings")


def criteria() -> dict[str, Definition]:
    """The criteria of the maturity ladder by name."""
    return _files("criteria")


def checks() -> dict[str, Definition]:
    """The readiness checks by name."""
    return _files("readiness")


def gate_checks() -> dict[str, Definition]:
    """The checks of a lifecycle gate by name."""
    return _files("gates")


def build(engine: Engine, name: str, done: set[str]) -> None:
    """Builds a measure and all that it reads as temporary tables, each once; `done` remembers them."""
    if name in done:
        return
    for step in steps(name):
        if step.name not in done:
            engine.create(step.name, step.select)
            done.add(step.name)


def given(name: str) -> set[str]:
    """The tables that no file builds and that a measure, or what it reads, is made from."""
    return {read for step in steps(name) for read in step.reads if read in GIVEN}


def is_shared(name: str) -> bool:
    """Is it a table that others rest on, not a measure or a rule?"""
    return name in _files("marts") or name in _files("staging")


@cache
def steps(name: str, apart: bool = False) -> tuple[Step, ...]:
    """What has to be built for a name, in order. apart: the members of a union (findings, criteria) are steps of their
    own, so that of forty rules only those are checked again whose registers changed."""
    found: dict[str, Step] = {}
    _collect(name, apart, found, ())
    return tuple(found.values())


def _collect(name: str, apart: bool, found: dict[str, Step], path: tuple[str, ...]) -> None:
    if name in found or name in GIVEN or "." in name:
        return
    if name in path:
        raise ValueError(f"{' -> '.join((*path, name))} reads itself")
    reads, select = _apart(name) if apart else _source(name)
    for read in reads:
        _collect(read, apart, found, (*path, name))
    found[name] = Step(name, reads, select)


def _apart(name: str) -> tuple[tuple[str, ...], str]:
    """As `_source`, with each member of a union under a name of its own, such as criterion_values__coverage."""
    union, _, member = name.partition("__")
    if union not in UNIONS:
        return _source(name)
    folder, label, columns = UNIONS[union]
    members = _files(folder)
    if member:
        return members[member].reads, f"select {columns} from ({members[member].sql})"
    parts = {one: f"{name}__{one}" for one in members}
    selects = [f"select '{one}' as {label}, {columns} from {part}" for one, part in parts.items()]
    return tuple(parts.values()), "\nunion all\n".join(selects)


def _source(name: str) -> tuple[tuple[str, ...], str]:
    """What a name reads and its select: a file's, or the union of a folder whose members are equals."""
    if name in UNIONS:
        folder, label, columns = UNIONS[name]
        return _union(_files(folder), label, columns)
    if name == "readiness_direct":  # the checks that don't rest on other checks, for those that do
        direct = {check: one for check, one in checks().items() if name not in one.reads}
        return _union(direct, '"check"', "as_of, passed, detail")
    if name == "gate_reasons":
        columns = "as_of, system_id, stage, position, passed, summary, requirement, finding, state, detail, remedy"
        return _union(gate_checks(), '"check"', columns)
    if name == "finding_needs":
        return (), _needs()
    for kind in ("measures", "marts", "staging"):
        if name in _files(kind):
            return _files(kind)[name].reads, _files(kind)[name].sql
    raise ValueError(f"nothing is called {name}")


def _union(members: dict[str, Definition], label: str, columns: str) -> tuple[tuple[str, ...], str]:
    reads = tuple(sorted({read for member in members.values() for read in member.reads}))
    selects = [
        f"select '{name}' as {label}, {columns} from ({member.sql}) as {name}" for name, member in members.items()
    ]
    return reads, "\nunion all\n".join(selects)


def _needs() -> str:
    """The columns without which a rule is not checked, as a table."""
    values = [
        f"('{name}', {position}, '{need.split('.')[0]}', '{need.split('.')[1]}')"
        for name, rule in rules().items()
        for position, need in enumerate(rule.needs)
    ]
    return f"select * from (values {', '.join(values)}) as needs(rule, position, table_name, column_name)"


@cache
def _files(kind: str) -> dict[str, Definition]:
    return {path.stem: _parse(path, kind) for path in sorted((SQL / kind).glob("*.sql"))}


def _parse(path: Path, kind: str) -> Definition:
    """Reads a file's header. Raises ValueError for a file without a definition, a grain or its reads."""
    title: list[str] = []
    fields: dict[str, str] = {}
    text = path.read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.startswith("-- "):
            break
        key, colon, value = line[3:].partition(": ")
        if colon and key in ("grain", "reads", "needs", "basis"):
            fields[key] = value
        else:
            title.append(line[3:])
    if not title or "grain" not in fields or "reads" not in fields:
        raise ValueError(f"{path.name} has no header with a definition, grain: and reads:")
    return Definition(
        name=path.stem,
        kind=kind,
        title=" ".join(title),
        grain=_list(fields["grain"]),
        reads=_list(fields["reads"]),
        needs=_list(fields.get("needs", "")),
        basis=fields.get("basis", ""),
        sql=text,
        path=path,
    )


def _list(text: str) -> tuple[str, ...]:
    return tuple(item.strip() for item in text.split(",") if item.strip() and item.strip() != "(nothing)")
