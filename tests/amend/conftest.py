"""A workspace of a few rows to write into, as CSV files drawn in the test."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import dedent

import pytest

from aimslib import amend
from aimslib.workspace import Workspace

SYSTEMS = """
system_id,name,purpose,owner,lifecycle_stage,registered_on
AI-1,Claims triage,Sorts claims,Ann,operation,2026-01-05
AI-2,Chatbot,Answers,,operation,2026-01-05
"""
ASSESSMENTS = """
assessment_id,system_id,trigger,assessed_on,tier,summary,assessor,approver,approved_on
IA-1,AI-1,registration,2026-02-01,limited,First look,Ann,,
IA-2,AI-2,registration,2026-02-02,high,,Bob,Eve,2026-02-03
"""
IMPACTS = """
impact_id,assessment_id,dimension,affected_party,harm,likelihood,severity
IM-001,IA-1,individuals,Claimants,Wait longer,2,3
IM-002,IA-1,groups,Migrants,"Are checked more often, for no reason",2,4
IM-003,IA-2,individuals,Visitors,Believe it is a person,3,2
"""
FILES = {
    "systems": SYSTEMS,
    "controls": "control,applicable\nA.2.2,yes\n",
    "evidence": "evidence_id,title,satisfies,kind,effective_on,status\n",
    "impact_assessments": ASSESSMENTS,
    "impacts": IMPACTS,
}


@pytest.fixture
def space(tmp_path) -> Callable[..., Workspace]:
    """`space(impacts=...)`: the workspace with these files instead; None for one that is not there."""

    def make(**files: str | bytes | None) -> Workspace:
        data = tmp_path / "space" / "data"
        data.mkdir(parents=True, exist_ok=True)
        for name, content in (FILES | files).items():
            if content is not None:
                text = content if isinstance(content, bytes) else dedent(content).lstrip("\n").encode()
                (data / f"{name}.csv").write_bytes(text)
        return Workspace(data.parent)

    return make


def told(words: str) -> None:
    """For saves that have nothing to tell: what they tell fails the test."""
    raise AssertionError(words)


@pytest.fixture
def silent() -> Callable[[str], None]:
    return told


@pytest.fixture(scope="session", autouse=True)
def checks_are_ready() -> None:
    """Many saves follow: what checks them is started once."""
    amend.prepare()
