"""An AIMS at a date: the measures of one state, computed when asked for and each only once.

This is what notebooks and commands hold. It opens the state read-only; two of them at different dates never meet.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from . import gates, measures
from .edits import Edit
from .engine import Engine
from .errors import UsageError, unknown
from .tables import BY_NAME, TIERS
from .workspace import Workspace

if TYPE_CHECKING:
    import pandas

    from .history import History, Snapshot

FIRST_YEAR, LAST_YEAR = 1900, 2999
FACTS = {
    "as_of": "date",
    "subject_kind": "varchar",
    "subject_id": "varchar",
    "field": "varchar",
    "value": "varchar",
    "because": "varchar",
}
EARLIER_SYSTEMS = {
    "as_of": "date",
    "system_id": "varchar",
    "purpose": "varchar",
    "role": "varchar",
    "supplier": "varchar",
}


class Aims:
    """The measures of a state on one date, for all of the AIMS or for what `focus` leaves of it.

    focus: `area`, `org_unit`, `tier` -> value. With an area, cells are those of its requirements; with a unit or tier,
    systems are those of it and the cells of the organisation as a whole are left out, because they belong to no unit.
    history: the snapshots to compare with; without it nothing is known of earlier days but what the rows say.
    snapshot: the snapshot that the state was made from, if it was.
    programme_start: the first day of the AIMS programme, from which `roadmap` counts; without it steps have no date.
    edits: what would be changed in the registers; figures are those of the registers with these edits, in memory.
    """

    def __init__(
        self,
        state: Path,
        as_of: date,
        focus: dict[str, str] | None = None,
        workspace: Workspace | None = None,
        history: History | None = None,
        snapshot: Snapshot | None = None,
        programme_start: date | str | None = None,
        edits: Sequence[Edit] = (),
    ):
        self.path = Path(state)
        self.edits = tuple(edits)
        self.as_of = as_of
        self.focus = {kind: str(value) for kind, value in (focus or {}).items() if value}
        self.workspace = workspace
        self.history = history
        self.snapshot = snapshot
        self.programme_start = parse_date(programme_start) if programme_start else None
        self._engine, self._done = self._connect([as_of])
        self._rows: dict[str, list[dict]] = {}
        self._check_focus()

    @classmethod
    def on(cls, state: Path, as_of: date | str, programme_start: date | str | None = None, **focus: str | None) -> Aims:
        """The AIMS of a state file on a date; focus and programme_start as in the class."""
        return cls(state, parse_date(as_of), focus, programme_start=programme_start)

    def at(self, as_of: date | str) -> Aims:
        """The same AIMS on another date, past or future."""
        return self._with(as_of=parse_date(as_of))

    def edited(self, edits: Sequence[Edit]) -> Aims:
        """The same AIMS as it would be with these edits on top of those it has; nothing is written anywhere."""
        return self._with(edits=(*self.edits, *edits))

    def whole(self) -> Aims:
        """The same AIMS without its focus."""
        return self._with(focus={}) if self.focus else self

    def gate_reasons(self, targets: Mapping[str, str]) -> list[dict]:
        """What the checks of a gate answer, reason by reason, with the registers as they would be once each system
        (system_id -> stage) had entered its stage through the gate on as_of.

        A gate asks for all of a system's cells, whatever area the AIMS is looked at for.
        """
        focus = {kind: value for kind, value in self.focus.items() if kind != "area"}
        entered = self._with(edits=(*self.edits, *gates.entering(self, targets)), focus=focus)
        entered._engine.create_from_values("targets", gates.TARGETS, sorted(targets.items()))
        entered._build(entered._engine, entered._done, "gate_reasons")
        rows = entered._engine.rows('select * from gate_reasons order by system_id, stage, "check", position, detail')
        entered._engine.close()
        return rows

    def _with(
        self,
        as_of: date | None = None,
        edits: Sequence[Edit] | None = None,
        focus: dict[str, str] | None = None,
    ) -> Aims:
        return Aims(
            self.path,
            as_of or self.as_of,
            self.focus if focus is None else focus,
            self.workspace,
            self.history,
            self.snapshot,
            self.programme_start,
            self.edits if edits is None else edits,
        )

    def measure(self, name: str) -> list[dict]:
        """The rows of a measure, columns and grain as its SQL file says; dates are `date`, lists are lists.

        `trend` holds as_of and the six month ends before it; see `trend` for other dates.
        Raises UsageError for a name that is none.
        """
        measures.definition(name)
        if name not in self._rows:
            if name == "trend":
                self._rows[name] = self.trend([*month_ends(self.as_of, -6), self.as_of])
            else:
                self._build(self._engine, self._done, name)
                self._rows[name] = self._engine.rows(f"select * from {name}")
        return self._rows[name]

    def frame(self, name: str) -> pandas.DataFrame:
        """A measure as a pandas table, columns in the order of its SQL file also when it has no rows."""
        import pandas

        rows = self.measure(name)
        columns = list(rows[0]) if rows else self.columns(name)
        return pandas.DataFrame(rows, columns=columns)

    def columns(self, name: str) -> list[str]:
        """The columns of a measure."""
        measures.definition(name)
        self._build(self._engine, self._done, name)
        return self._engine.columns(name)

    def mart(self, name: str) -> list[dict]:
        """The rows of a mart, in no order: for what computes with the facts that measures share, such as a plan.

        Raises UsageError for a name that is none.
        """
        measures.mart(name)
        self._build(self._engine, self._done, name)
        return self._engine.rows(f"select * from {name}")

    def trend(self, dates: list[date]) -> list[dict]:
        """The measure `trend` on the dates given, past or future. A day before as_of that has a snapshot is taken from
        it (basis `snapshot`); for the others, today's rows say what they say of that day (basis `replayed`)."""
        engine, done = self._connect(sorted(set(dates)))
        try:
            self._build(engine, done, "trend")
            rows = engine.rows("select * from trend")
        finally:
            engine.close()
        return [self._from_snapshot(row) or row for row in rows]

    def previous(self) -> Snapshot | None:
        """The last snapshot before as_of, which `changes` compares with."""
        return self.history.before(self.as_of) if self.history else None

    def table(self, name: str) -> list[dict]:
        """The rows of an input table as loaded. Raises UsageError for a name that is none."""
        if name not in BY_NAME:
            raise unknown("table", name, BY_NAME)
        return self._engine.rows(f"select * from raw.{name} order by all")

    def reference(self, name: str) -> list[dict]:
        """The rows of a reference table in the order of its file, the workspace's own where it has one.

        Raises UsageError for a name that is none.
        """
        listed = "select table_name from information_schema.tables where table_schema = 'reference'"
        known = [row["table_name"] for row in self._engine.rows(listed)]
        if name not in known:
            raise unknown("reference table", name, known)
        return self._engine.rows(f"select * exclude (position) from reference.{name} order by position")

    def provided(self, table: str, column: str | None = None) -> bool:
        """Does the source have this table, or this column of it? A table with only a header is provided."""
        condition = "table_name = ?" + ("" if column is None else " and column_name = ?")
        values = [table] if column is None else [table, column]
        return bool(self._engine.rows(f"select 1 from provided where {condition} limit 1", values))

    def state(self, name: str) -> list[dict]:
        """What the load said: `inputs`, `overrides`, `quarantine`, `notes`, `file_status` or `meta`. Raises UsageError
        otherwise."""
        known = ("inputs", "overrides", "quarantine", "notes", "file_status", "meta")
        if name not in known:
            raise unknown("part of the state", name, known)
        return self._engine.rows(f"select * from {name} order by all")

    def _connect(self, dates: list[date]) -> tuple[Engine, set[str]]:
        engine = Engine(self.path, self.edits)
        self._give(engine, dates)
        return engine, set()

    def _give(self, engine: Engine, dates: list[date]) -> None:
        """The tables that say what is asked: the dates, the focus, the programme."""
        engine.create_from_values("assessment", {"as_of": "date"}, [(day,) for day in dates])
        engine.create_from_values("focus", {"kind": "varchar", "value": "varchar"}, sorted(self.focus.items()))
        starts = [(self.programme_start,)] if self.programme_start else []
        engine.create_from_values("programme", {"programme_start": "date"}, starts)

    def _build(self, engine: Engine, done: set[str], name: str) -> None:
        """Builds a measure; what it needs to know of earlier snapshots is fetched only for those that ask."""
        wanted = measures.given(name) - done
        if "earlier_systems" in wanted:
            files = self.history.files("systems.parquet") if self.history else []
            engine.create_from_parquet("earlier_systems", EARLIER_SYSTEMS, files)
        if "facts_before" in wanted:
            earlier = self._on_snapshot(self.previous())
            rows = earlier.measure("facts") if earlier else []
            engine.create_from_values("facts_before", FACTS, [tuple(row[column] for column in FACTS) for row in rows])
        if "gate_answers" in wanted:
            self._build(engine, done, "next_gates")
            ahead = {row["system_id"]: row["stage"] for row in engine.rows("select * from next_gates")}
            rows = [tuple(row[column] for column in gates.ANSWERS) for row in self.gate_reasons(ahead)] if ahead else []
            engine.create_from_values("gate_answers", gates.ANSWERS, rows)
        done |= wanted & {"earlier_systems", "facts_before", "gate_answers"}
        self._from_files(engine, done, name)

    def _from_files(self, engine: Engine, done: set[str], name: str) -> None:
        measures.build(engine, name, done)

    def _on_snapshot(self, snapshot: Snapshot | None) -> Aims | None:
        """The AIMS as the snapshot has it, on the snapshot's own day."""
        if snapshot is None:
            return None
        until = self.history.until(snapshot)
        return Aims(until.state(snapshot), snapshot.as_of, self.focus, self.workspace, until, snapshot)

    def _from_snapshot(self, row: dict) -> dict | None:
        if self.history is None or row["as_of"] >= self.as_of:
            return None
        then = self._on_snapshot(self.history.on(row["as_of"]))
        if then is None:
            return None
        then._build(then._engine, then._done, "trend")
        return {**then._engine.rows("select * from trend")[0], "basis": "snapshot"}

    def _check_focus(self) -> None:
        """A misspelt filter must not look like an empty organisation."""
        choices = {
            "area": "select distinct area as value from areas",
            "org_unit": "select distinct org_unit as value from raw.systems where org_unit is not null",
        }
        for kind, value in self.focus.items():
            if kind == "tier":
                known = list(TIERS)
            elif kind in choices:
                measures.build(self._engine, "areas", self._done)
                known = [row["value"] for row in self._engine.rows(choices[kind])]
            else:
                raise unknown("filter", kind, ("area", "org_unit", "tier"))
            if value not in known:
                raise unknown(kind, value, known)


def parse_date(value: date | str) -> date:
    """An ISO date of the years that a calendar of evidence can have. Raises UsageError for anything else."""
    try:
        day = value if isinstance(value, date) else date.fromisoformat(value)
    except (TypeError, ValueError):
        raise UsageError(f"{value!r} is no date.\n  Write it as year-month-day, such as 2026-06-30.") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise UsageError(f"{day} is too far away.\n  Name a day between {FIRST_YEAR}-01-01 and {LAST_YEAR}-12-31.")
    return day


def month_ends(as_of: date, months: int) -> list[date]:
    """The last days of so many whole months before (negative) or after as_of, in order, as_of itself left out."""
    wanted = range(months, 0) if months < 0 else range(0, months + 1)
    ends = [_month_end(as_of, offset) for offset in wanted]
    ends = [end for end in ends if end < as_of] if months < 0 else [end for end in ends if end > as_of][:months]
    return ends


def _month_end(as_of: date, offset: int) -> date:
    month = as_of.year * 12 + as_of.month - 1 + offset + 1
    return date(month // 12, month % 12 + 1, 1) - timedelta(days=1)
