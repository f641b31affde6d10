"""Opening an AIMS: from a workspace's files to its measures on a date."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from . import intake
from .aims import Aims, parse_date
from .workspace import Workspace


def open(
    workspace: str | Path | Workspace = ".",
    as_of: str | date | None = None,
    area: str | None = None,
    org_unit: str | None = None,
    tier: str | None = None,
) -> Aims:
    """The AIMS of a workspace on a date, its state rebuilt first where files changed.

    as_of: an ISO date; it has no default below the command line, so that a figure always says when. area, org_unit,
    tier: what to look at, see `Aims`.

    What the load has to say (a refused file and the state used instead) goes to standard error. Raises NoStateError
    where nothing can be computed, UsageError for a folder that is no workspace, a date that is none or an unknown
    filter value.
    """
    if not isinstance(workspace, Workspace):
        workspace = Workspace.at(workspace)
    day = parse_date(as_of)
    loaded = intake.current(workspace)
    for warning in loaded.warnings:
        print(warning, file=sys.stderr)
    return Aims(loaded.path, day, {"area": area, "org_unit": org_unit, "tier": tier}, workspace)
