"""Opening an AIMS: from a workspace's files, or a snapshot of them, to its measures on a date."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from . import intake
from .aims import Aims, parse_date
from .history import History, Snapshot
from .workspace import Workspace


def open(
    workspace: str | Path | Workspace = ".",
    as_of: str | date | None = None,
    area: str | None = None,
    org_unit: str | None = None,
    tier: str | None = None,
    snapshot: str = "none",
    programme_start: str | date | None = None,
) -> Aims:
    """The AIMS of a workspace on a date, its state rebuilt first where files changed.

    as_of: an ISO date; it has no default below the command line, so that a figure always says when. area, org_unit,
    tier: what to look at, see `Aims`. snapshot: `none` for the files as they are, the name of a snapshot, or `auto` for
    the snapshot of exactly that day where there is one. programme_start: the programme's first day, for the dates of
    `roadmap`.

    What the load has to say (a refused file and the state used instead, the snapshot chosen) goes to standard error.
    Raises NoStateError where nothing can be computed, HistoryError for a snapshot that was tampered with, UsageError
    for a folder that is no workspace, a date that is none, an unknown snapshot or filter value.
    """
    if not isinstance(workspace, Workspace):
        workspace = Workspace.at(workspace)
    day = parse_date(as_of)
    focus = {"area": area, "org_unit": org_unit, "tier": tier}
    history = History(workspace)
    chosen = _choose(history, snapshot, day)
    if chosen:
        until = history.until(chosen)
        return Aims(until.state(chosen), day, focus, workspace, until, chosen, programme_start)
    loaded = intake.current(workspace)
    for warning in loaded.warnings:
        print(warning, file=sys.stderr)
    return Aims(loaded.path, day, focus, workspace, history, programme_start=programme_start)


def _choose(history: History, wanted: str, day: date) -> Snapshot | None:
    if wanted == "none":
        return None
    if wanted != "auto":
        return history.find(wanted)
    found = history.on(day)
    if found:
        print(f"Figures of {day} come from the snapshot {found.name}.", file=sys.stderr)
    else:
        print(f"There is no snapshot of {day}; figures come from the files as they are.", file=sys.stderr)
    return found
