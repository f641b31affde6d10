"""The 2024 US federal agency AI use case inventory becomes a register of AI systems and their impact assessments.

Source: the consolidated 2024 inventory published by the Office of Management and Budget (OMB), dated 2024-12-16, under
Executive Order 13960 and OMB memorandum M-24-10. Licence: a work of the US government, in the public domain.

Mapping: use case -> systems row (name, purpose, org_unit = agency / bureau, lifecycle_stage, risk_tier, personal_data,
deployed_on, retired_on; registered_on = the inventory's date); "Yes" for the impact assessment -> impact_assessments
row. Only columns that the source has are written. How a use case was developed is not the agency's role in it, and a
contract number is no supplier, so neither role nor supplier is filled.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ..errors import unknown
from ..init import initialise, tables_in, write_table
from ..workspace import Workspace
from . import _federal_source as source
from . import _federal_values as values
from ._federal_report import account
from ._federal_systems import System, read_systems
from ._report import ImportReport
from ._target import check_target

KIND = "us-federal-inventory"
DONE = "Read and written"
INVENTORY_DATE = date(2024, 12, 16)
NO_PURPOSE = "Not stated in the source"
SYSTEM_COLUMNS = (
    "system_id",
    "name",
    "purpose",
    "org_unit",
    "lifecycle_stage",
    "risk_tier",
    "personal_data",
    "registered_on",
    "deployed_on",
    "retired_on",
)
ASSESSMENT_COLUMNS = (
    "assessment_id",
    "system_id",
    "trigger",
    "assessed_on",
    "tier",
    "summary",
    "assessor",
    "approver",
    "approved_on",
)


def run(file: Path, workspace: Workspace, *, agency: str | None = None, replace: bool = False) -> ImportReport:
    """Write systems.csv and impact_assessments.csv of a workspace, which is made where there is none.

    agency: only the use cases of this abbreviation. replace: overwrite rows that the two tables already have.
    Returns the report, which is also written in full to reports/import/us-federal-inventory.txt.

    Raises IntakeError for a file that is not the inventory; UsageError for an unknown agency, or rows that would be
    replaced. Nothing is written then.
    """
    inventory = source.read(Path(file))
    systems = read_systems(inventory.use_cases)
    if agency is not None:
        systems = _of_agency(systems, agency)
    check_target(workspace, ("systems", "impact_assessments"), replace)
    made = [] if tables_in(workspace.data) else initialise(workspace.root, INVENTORY_DATE)
    tables = (
        ("systems", SYSTEM_COLUMNS, [_system_row(system) for system in systems]),
        ("impact_assessments", ASSESSMENT_COLUMNS, [_assessment_row(s) for s in systems if s.assessed]),
    )
    report = ImportReport(KIND, "Import of the 2024 US federal AI use case inventory")
    read = f"{Path(file).name}: {len(inventory.use_cases):,} use cases read"
    chosen = "" if agency is None else f"; {len(systems):,} of them are of {systems[0].agency}"
    report.add(DONE, f"{read} (headers: {inventory.style}, {inventory.encoding}){chosen}")
    for name, columns, rows in tables:
        path = write_table(workspace.data / f"{name}.csv", columns, rows)
        report.add(DONE, f"{workspace.relative(path)}: {len(rows):,} rows written")
    if made:
        report.add(DONE, f"There was no workspace: one was made, with {len(made)} files.")
    account(report, systems, INVENTORY_DATE)
    report.save(workspace)
    return report


def _of_agency(systems: list[System], agency: str) -> list[System]:
    chosen = [system for system in systems if system.agency.casefold() == agency.casefold()]
    if not chosen:
        raise unknown("agency", agency, {system.agency for system in systems})
    return chosen


def _system_row(system: System) -> dict[str, str]:
    case = system.use_case
    agency, bureau = system.agency, values.squeezed(case.bureau)
    return {
        "system_id": system.system_id,
        "name": values.squeezed(case.name),
        "purpose": values.squeezed(case.purpose) or NO_PURPOSE,
        "org_unit": agency if bureau in ("", agency) else f"{agency} / {bureau}",
        "lifecycle_stage": system.stage or case.stage,
        "risk_tier": system.tier,
        "personal_data": values.ANSWERS.get(values.plain(case.personal_data), "unknown"),
        "registered_on": INVENTORY_DATE.isoformat(),
        "deployed_on": system.deployed.iso,
        "retired_on": system.retired.iso,
    }


def _assessment_row(system: System) -> dict[str, str]:
    agency = values.squeezed(system.use_case.agency)
    return {
        "assessment_id": f"IA-{system.system_id}",
        "system_id": system.system_id,
        "trigger": "registration",
        "assessed_on": INVENTORY_DATE.isoformat(),
        "tier": system.tier,
        "summary": "The agency states in the inventory that an AI impact assessment was conducted",
        "assessor": agency,
        "approver": agency,
        "approved_on": INVENTORY_DATE.isoformat(),
    }
