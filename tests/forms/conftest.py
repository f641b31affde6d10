"""A small workspace in real files, loaded once; each test gets its own copy, with what is known of its files."""

import shutil
from pathlib import Path

import pytest

import aimslib
from aimslib.workspace import Workspace

from ..intake.conftest import write_into

AS_OF = "2026-06-30"
FILES = {
    "data/systems.csv": """
        system_id,name,purpose,role,lifecycle_stage,registered_on,personal_data,owner
        S1,Triage,Sorts claims,user,design,2026-01-05,yes,Ada
        S2,Quotes,Writes first drafts of quotes,user,design,2026-02-05,no,Ada
        S3,Rosters,Plans shifts,user,design,2026-01-05,no,Ben
        """,
    "data/controls.csv": "control,applicable,justification\nA.4.6,no,One person runs it\nA.2.2,yes,Policy\n",
    "data/evidence.csv": """
        evidence_id,title,satisfies,system_id,kind,effective_on,status
        E1,AI policy,42001:A.2.2,,policy,2026-01-01,accepted
        """,
    "data/impact_assessments.csv": """
        assessment_id,system_id,trigger,assessed_on,tier,dimensions_assessed,summary,assessor,approver,approved_on,review_due_on
        IA-1,S1,registration,2026-06-01,limited,individuals,"Slow, but safe",Ada,,,
        IA-2,S3,registration,2026-05-01,minimal,individuals; society,Small,Ben,Cem,2026-05-10,
        """,
    "data/impacts.csv": """
        impact_id,assessment_id,dimension,category,affected_party,harm,likelihood,severity,controls,residual_likelihood,residual_severity
        IM-1,IA-1,individuals,safety,Claimants,Is paid late,3,4,A.4.6,2,3
        IM-2,IA-1,groups,bias,Migrants,"Suggested: Waits longer (because the purpose says ""claims"")",3,3,,,
        IM-3,IA-2,individuals,quality,Staff,A shift is missed,1,2,,,
        """,
    "data/roles.csv": """
        role,holder,from_on,until_on
        impact_assessment_approver,Ada,2026-01-01,
        impact_assessment_approver,Cem,2026-01-01,
        aims_manager,Ben,2026-01-01,
        """,
    "data/people.csv": "name,left_on\nAda,\nBen,\nCem,\n",
}


@pytest.fixture(scope="session")
def loaded(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("forms") / "loaded"
    write_into(folder, FILES)
    aimslib.open(folder, as_of=AS_OF)
    return folder


@pytest.fixture
def workspace(loaded, tmp_path) -> Workspace:
    shutil.copytree(loaded, tmp_path / "space")
    return Workspace(tmp_path / "space")


@pytest.fixture
def aims(workspace):
    return aimslib.open(workspace, as_of=AS_OF)


def text_of(workspace: Workspace, table: str) -> list[str]:
    return (workspace.data / f"{table}.csv").read_text("utf-8").splitlines()


def quiet(line: str) -> None:
    """Nobody listens to what a save says while it works."""
