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
# source, and what snapshots say of earlier days.
GIVEN = ("assessment", "focus", "programme", "provided", "file_status", "earlier_systems", "facts_before")


@dataclass(frozen=True)
class Definition:
    """One SQL file. kind: its folder (staging, marts, criteria, findings, readiness, measures). title: the definition
    that reports quote."""

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


def rules() -> dict[str, Definition]:
    """The finding rules by name."""
    return _files("findings")


def criteria() -> dict[str, Definition]:
    """The criteria of the maturity ladder by name."""
    return _files("criteria")


def checks() -> dict[str, Definition]:
    """The readiness checks by name."""
    return _files("readiness")


def build(engine: Engine, name: str, done: set[str]) -> None:
    """Builds a measure and all that it reads as temporary tables, each once; `done` remembers them."""
    if name in done:
        return
    for needed, select in _steps(name):
        if needed not in done:
            engine.create(needed, select)
            done.add(needed)


def given(name: str) -> set[str]:
    """The tables that no file builds and that a measure, or what it reads, is made from."""
    return {read for step, _ in _steps(name) for read in _source(step)[0] if read in GIVEN}


@cache
def _steps(name: str) -> tuple[tuple[str, str], ...]:
    """What has to be built for a name, in order, each with its select."""
    steps: dict[str, str] = {}
    _collect(name, steps, ())
    return tuple(steps.items())


def _collect(name: str, steps: dict[str, str], path: tuple[str, ...]) -> None:
    if name in steps or name in GIVEN or "." in name:
        return
    if name in path:
        raise ValueError(f"{' -> '.join((*path, name))} reads itself")
    reads, select = _source(name)
    for read in reads:
        _collect(read, steps, (*path, name))
    steps[name] = select


def _source(name: str) -> tuple[tuple[str, ...], str]:
    """What a name reads and its select: a file's, or the union of a folder whose members are equals."""
    if name == "finding_rows":
        return _union(rules(), "rule", "as_of, subject_kind, subject_id, detail, since_on")
    if name == "criterion_values":
        return _union(criteria(), "criterion", "as_of, area, value")
    if name == "readiness_values":
        return _union(checks(), '"check"', "as_of, passed, detail")
    if name == "readiness_direct":  # the checks that don't rest on other checks, for those that do
        direct = {check: one for check, one in checks().items() if name not in one.reads}
        return _union(direct, '"check"', "as_of, passed, detail")
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
