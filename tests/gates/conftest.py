"""A system that may be deployed, drawn table by table; a test replaces the table that its rule is about."""

from __future__ import annotations

import pytest

from aimslib import gates
from aimslib.aims import Aims
from tests.drawing import AS_OF

# A user's system of tier minimal without a supplier owes six cells at deployment: A.4.2, A.5.3, A.5.4, A.5.5, A.6.2.5
# and A.9.4. The assessment shows A.5.3 to A.5.5, E1 shows A.4.2 and A.9.4, and the gate itself shows A.6.2.5.
READY = dict(
    systems="""
    system_id | name  | lifecycle_stage | role | owner
    S1        | Triage | verification   | user | Ana
    """,
    impact_assessments="""
    assessment_id | system_id | assessed_on | approved_on | dimensions_assessed
    A1            | S1        | 2026-01-10  | 2026-01-20  | individuals; society
    """,
    evidence="""
    evidence_id | satisfies                | system_id
    E1          | 42001:A.4.2; 42001:A.9.4 | S1
    """,
    lifecycle_gates="""
    gate_id | system_id | stage        | approved_on
    G1      | S1        | verification | 2026-02-01
    """,
)


class Answer(dict):
    """Checks by name; `failed` are the names of those that did not pass."""

    def __init__(self, gate: gates.Gate):
        super().__init__({check.name: check for check in gate.checks})
        self.is_open = gate.is_open
        self.failed = [check.name for check in gate.checks if not check.passed]


@pytest.fixture
def ready() -> dict[str, str]:
    return READY


@pytest.fixture
def asked(drawn):
    """`asked("deployment", systems=...)`: what the gate of S1 answers, on READY but for the tables that are drawn."""

    def ask(stage: str, as_of: str = AS_OF, files: dict | None = None, **tables: str) -> Answer:
        path = drawn(files, **{**READY, **tables}).path
        return Answer(gates.ask(Aims.on(path, as_of), "S1", stage))

    return ask
