"""The README's recipe for a delivery pipeline: a valid workflow that deploys only through an open gate."""

import os
import re
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
HEADING = "## Gates in a delivery pipeline"
TODAY = date.today()  # the workflow asks for today; nobody tells it a date
RECENT, LATELY = TODAY - timedelta(days=60), TODAY - timedelta(days=30)
SYSTEM = "AI-007"
# The six cells of a user's system of tier minimal at deployment: A.5.3 to A.5.5 by the assessment, A.6.2.5 by the gate
# itself; A.4.2 and A.9.4 are what evidence has to show.
REGISTERS = {
    "systems": f"""system_id,name,purpose,role,owner,lifecycle_stage,registered_on
{SYSTEM},Triage,Sorts the mail,user,Ana,verification,{RECENT}
""",
    "controls": "control,applicable,justification\n",
    "evidence": f"""evidence_id,title,satisfies,system_id,kind,effective_on,status
E1,Resources of Triage,42001:A.4.2,{SYSTEM},record,{LATELY},accepted
""",
    "impact_assessments": f"""\
assessment_id,system_id,trigger,assessed_on,tier,dimensions_assessed,assessor,approver,approved_on
A1,{SYSTEM},registration,{RECENT},minimal,individuals; society,Ben,Cleo,{LATELY}
""",
    "lifecycle_gates": f"""gate_id,system_id,stage,approved_on,approver
G1,{SYSTEM},verification,{LATELY},Cleo
""",
}
INTENDED_USE = f"E2,Intended use of Triage,42001:A.9.4,{SYSTEM},record,{LATELY},accepted\n"
DEPLOY = "#!/bin/sh\ntouch deployed\n"


def block() -> str:
    """The workflow as a reader copies it."""
    section = (ROOT / "README.md").read_text("utf-8").split(f"{HEADING}\n")[1].split("\n## ")[0]
    return re.search(r"^```yaml\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)[1]


def steps() -> list[dict]:
    (job,) = yaml.safe_load(block())["jobs"].values()
    return job["steps"]


def git(*words, cwd) -> None:
    named = {f"GIT_{who}_{what}": "Ana" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    alone = {**os.environ, **named, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(["git", *map(str, words)], cwd=cwd, env=alone, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path) -> Path:
    """A repository with a deployment script and registers whose gate lacks evidence of the intended use."""
    folder = tmp_path / "product"
    data = folder / "governance" / "data"
    data.mkdir(parents=True)
    for name, text in REGISTERS.items():
        (data / f"{name}.csv").write_text(text, encoding="utf-8")
    script = folder / "deploy.sh"
    script.write_text(DEPLOY, encoding="utf-8")
    script.chmod(0o755)
    git("init", "--initial-branch", "main", cwd=folder)
    commit(folder)
    return folder


def commit(folder: Path) -> None:
    git("add", "--all", cwd=folder)
    git("commit", "--message", "Change the registers", cwd=folder)


def pipeline(repository: Path, runner: Path) -> tuple[int, str, bool]:
    """Checks out and runs the steps as the workflow's runner does: one after the other until one fails.

    The library under test stands for the installed one. Returns the exit code, what was printed, and: was it deployed?
    """
    git("clone", repository, runner, cwd=repository)
    tools = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    printed = ""
    for step in steps():
        if "run" not in step or step["run"].startswith("pip install"):
            continue
        script = runner.parent / "step.sh"
        script.write_text(step["run"], encoding="utf-8")
        done = subprocess.run(["bash", "-e", script], cwd=runner, env=tools, capture_output=True, text=True)
        printed += done.stdout + done.stderr
        if done.returncode:
            return done.returncode, printed, (runner / "deployed").exists()
    return 0, printed, (runner / "deployed").exists()


def test_the_recipe_is_a_valid_workflow_that_installs_asks_and_only_then_deploys(tmp_path):
    path = tmp_path / "deploy.yaml"
    path.write_text(block(), encoding="utf-8")
    check = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", str(path)]
    answer = subprocess.run(check, capture_output=True, text=True)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    commands = [step["run"] for step in steps() if "run" in step]
    assert commands[0] == "pip install aimslib"
    assert commands[1].startswith(f"aims gate {SYSTEM} --to deployment --json")
    assert not any("continue-on-error" in step or "if" in step for step in steps())


def test_a_closed_gate_stops_the_deployment_and_committed_evidence_opens_it(repository, tmp_path):
    code, printed, deployed = pipeline(repository, tmp_path / "first")
    assert code == 1 and not deployed, printed
    assert '"requirement": "A.9.4"' in printed and '"open": false' in printed

    evidence = repository / "governance" / "data" / "evidence.csv"
    evidence.write_text(REGISTERS["evidence"] + INTENDED_USE, encoding="utf-8")
    commit(repository)
    code, printed, deployed = pipeline(repository, tmp_path / "second")
    assert code == 0 and deployed, printed
    assert '"open": true' in printed


def test_a_register_that_cannot_be_read_stops_it_too(repository, tmp_path):
    (repository / "governance" / "data" / "systems.csv").write_text("system_id\nAI-007\n", encoding="utf-8")
    commit(repository)
    code, printed, deployed = pipeline(repository, tmp_path / "runner")
    assert code == 1 and not deployed, printed
