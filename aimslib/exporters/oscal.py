"""OSCAL assessment results (JSON, version 1.2.1): what was assessed, on which evidence, with which result.

Each requirement that applies somewhere has a finding: `satisfied` when current evidence covers every cell, with the
counts by state as props. Observations are the items that decided cells; risks are the rows of measure `findings` with
their remedy. Control ids are those of ISO/IEC 42001 (`clause-` before a clause's number); the id as the standard writes
it is the prop `requirement`. The risk register is not in it: it holds the organisation's risks, not the assessment's.

UUIDs are made of names and dates of as_of: the same registers and day give the same bytes.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from ..measures import definition
from ..session import open as open_aims
from ..workspace import Workspace
from . import ExportReport
from ._oscal import Names, filled, props, stamp
from ._results import Results
from ._target import check, whole

OSCAL_VERSION = "1.2.1"
TITLE = "Assessment of the AI management system (ISO/IEC 42001:2023)"


def run(
    workspace: Workspace, file: Path, *, replace: bool = False, as_of: date, snapshot: str = "none"
) -> ExportReport:
    """Write the results as of a day. replace: also over a file that is there; snapshot: as in `aimslib.open`.

    Raises UsageError for a day that OSCAL can't hold, for a file that is there, is no .json or lies in the workspace's
    data/, and what `aimslib.open` raises.
    """
    file = check(workspace, file, ".json", replace)
    stamp(as_of)
    return write(open_aims(workspace, as_of, snapshot=snapshot), file)


def write(aims, file: Path) -> ExportReport:
    """Write the results of an AIMS."""
    made = document(aims)
    text = json.dumps(made, indent=2, ensure_ascii=False) + "\n"
    whole(file, lambda path: path.write_text(text, encoding="utf-8", newline="\n"))
    result = made["assessment-results"]["results"][0]
    parts = {name: len(result.get(name, ())) for name in ("findings", "observations", "risks")}
    return ExportReport(file, parts, "parts")


def document(aims) -> dict:
    """The assessment results as an object, as the JSON file has them."""
    meta = {row["key"]: row["value"] for row in aims.state("meta")}
    names = Names(meta["state_hash"], meta["library_version"], aims.as_of.isoformat())
    results = Results(aims, names)
    plan = names.of("resource", "plan")
    return {
        "assessment-results": {
            "uuid": names.of("document"),
            "metadata": {
                "title": TITLE,
                "last-modified": stamp(aims.as_of),
                "version": aims.as_of.isoformat(),
                "oscal-version": OSCAL_VERSION,
                "props": props(state_hash=meta["state_hash"], library_version=meta["library_version"]),
            },
            "import-ap": {"href": f"#{plan}"},
            "local-definitions": {"objectives-and-methods": results.objectives()},
            "results": [_result(aims, names, results)],
            "back-matter": {"resources": [_plan(plan)]},
        }
    }


def _result(aims, names: Names, results: Results) -> dict:
    components, unchecked = results.components(), results.unchecked()
    return filled(
        uuid=names.of("result"),
        title=f"As of {aims.as_of.isoformat()}",
        description=definition("coverage").title,
        start=stamp(aims.as_of),
        end=stamp(aims.as_of),
        local_definitions={"components": components} if components else None,
        reviewed_controls=results.reviewed(),
        observations=results.observations(),
        risks=results.risks(),
        findings=results.findings(),
        remarks="\n\n".join(["Rules that were not checked:", *unchecked]) if unchecked else None,
    )


def _plan(name: str) -> dict:
    return {
        "uuid": name,
        "title": "Assessment plan",
        "description": "There is no assessment plan in OSCAL. Each requirement is assessed by the objective that is "
        f"defined here. {definition('cells').title}",
    }
