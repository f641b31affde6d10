"""The workflow: valid by its published schema, and its command run by bash."""

import os
import subprocess
import sys

import pytest
import yaml

from aimslib import schedules
from aimslib.errors import UsageError

from .conftest import EXPRESSIONS

ZONE = "timezone: Australia/Melbourne"


def workflow(job) -> dict:
    (file,) = schedules.files("github", [job])
    return yaml.load(file.text, yaml.BaseLoader)  # YAML 1.1 would read the key `on` as true


@pytest.mark.parametrize("schedule", EXPRESSIONS)
def test_a_workflow_is_valid_by_its_schema(job, tmp_path, schedule):
    (file,) = schedules.files("github", [job(f"schedule: {schedule}", ZONE)])
    path = tmp_path / file.name
    path.write_text(file.text, encoding="utf-8")
    check = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", str(path)]
    answer = subprocess.run(check, capture_output=True, text=True)
    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_it_is_due_by_the_cron_expression_in_the_time_zone(job):
    content = workflow(job("schedule: monthly", ZONE))
    assert content["on"]["schedule"] == [{"cron": "0 6 1 * *", "timezone": "Australia/Melbourne"}]
    assert content["name"] == 'Board: "100 %" $report'


def test_its_step_runs_the_report_on_the_machine_of_the_workspace(job, words, tmp_path):
    report = workflow(job("schedule: monthly", ZONE))["jobs"]["report"]
    assert report["runs-on"] == "self-hosted"
    (step,) = report["steps"]
    environment = {**os.environ, **step.get("env", {})}
    subprocess.run(["bash", "-e", "-c", step["run"]], cwd=tmp_path, env=environment, check=True)
    words()


def test_a_path_that_github_would_compute_is_refused(job):
    one = job("schedule: monthly", ZONE)
    with pytest.raises(UsageError, match="as an expression"):
        schedules.files("github", [schedules.Job(one.spec, one.root / "${{ 1 }}", one.python)])
