"""The DAG: compiled and looked at here, imported and run where there is an interpreter with Airflow 3.

AIMS_AIRFLOW_PYTHON names that interpreter; Airflow wants an environment of its own.
"""

import ast
import importlib.util
import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from croniter import croniter

from aimslib import schedules

from .conftest import EXPRESSIONS

AIRFLOW = os.environ.get("AIMS_AIRFLOW_PYTHON") or (sys.executable if importlib.util.find_spec("airflow") else None)
needs_airflow = pytest.mark.skipif(AIRFLOW is None, reason="AIMS_AIRFLOW_PYTHON names no interpreter with Airflow 3")
ZONE = "Australia/Melbourne"
# Loads the folder of DAGs as Airflow does and prints what it understood, with the next instants from new year on.
LOAD = """
import json, sys
import pendulum
from airflow.dag_processing.dagbag import DagBag
from airflow.serialization.serialized_objects import DagSerialization
from airflow.timetables.base import TimeRestriction

bag = DagBag(sys.argv[1])
(dag,) = bag.dags.values()
(task,) = dag.tasks
timetable = DagSerialization.from_dict(DagSerialization.to_dict(dag)).timetable
limits = TimeRestriction(pendulum.datetime(2027, 1, 1, 0, 1, tz=sys.argv[2]), None, True)
due, last = [], None
for _ in range(8):
    info = timetable.next_dagrun_info(last_automated_data_interval=last, restriction=limits)
    due.append(info.run_after.isoformat())
    last = info.data_interval
task.render_template_fields({})
task.execute({})
print("ANSWER" + json.dumps([bag.import_errors, dag.dag_id, dag.catchup, dag.description, due]))
"""


def dag(job) -> tuple[str, ast.Module]:
    (file,) = schedules.files("airflow", [job])
    compile(file.text, file.name, "exec")
    return file.name, ast.parse(file.text)


def call(tree: ast.Module, name: str) -> dict:
    """The arguments of the only call of a name, those that are literals as values, positional ones by number."""
    (found,) = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and getattr(node.func, "id", "") == name)
    given = [*enumerate(found.args), *((one.arg, one.value) for one in found.keywords)]
    return {key: _literal(value) for key, value in given}


def _literal(node: ast.AST):
    try:
        return ast.literal_eval(node)
    except ValueError:
        return node


@pytest.mark.parametrize("schedule", EXPRESSIONS)
def test_a_dag_is_due_by_the_cron_expression_in_the_time_zone(job, schedule):
    one = job(f"schedule: {schedule}", f"timezone: {ZONE}")
    name, tree = dag(one)
    given = call(tree, "DAG")
    assert name == f"{given['dag_id'].replace('-', '_')}.py"
    assert given["catchup"] is False and given["max_active_runs"] == 1
    assert given["description"] == 'Board: "100 %" $report'
    assert call(tree, "CronTriggerTimetable") == {0: one.timetable.cron, "timezone": ZONE}


def test_its_task_runs_the_report_without_airflow_reading_brackets_in_the_path(job, words, tmp_path):
    _, tree = dag(job("schedule: monthly", f"timezone: {ZONE}"))
    task = call(tree, "BashOperator")
    command = task["bash_command"].removeprefix("{% raw %}").removesuffix("{% endraw %}")
    assert task["append_env"] is True and len(task["bash_command"]) == len(command) + 21
    subprocess.run(["bash", "-c", command], cwd=tmp_path, env={**os.environ, **task["env"]}, check=True)
    words()


@needs_airflow
@pytest.mark.parametrize("schedule", EXPRESSIONS)
def test_airflow_loads_the_dag_is_due_when_cron_is_and_runs_the_report(job, words, tmp_path, schedule):
    one = job(f"schedule: {schedule}", f"timezone: {ZONE}")
    (file,) = schedules.files("airflow", [one])
    folder = tmp_path / "dags"
    folder.mkdir()
    (folder / file.name).write_text(file.text, encoding="utf-8")
    environment = {**os.environ, "AIRFLOW_HOME": str(tmp_path / "airflow"), "AIRFLOW__CORE__LOAD_EXAMPLES": "False"}
    done = subprocess.run(
        [AIRFLOW, "-c", LOAD, str(folder), ZONE], env=environment, capture_output=True, text=True, timeout=300
    )
    assert "ANSWER" in done.stdout, done.stdout + done.stderr
    errors, dag_id, catchup, title, due = json.loads(done.stdout.split("ANSWER")[1])
    cron = croniter(one.timetable.cron, datetime(2027, 1, 1, tzinfo=ZoneInfo(ZONE)))
    expected = [cron.get_next(datetime).astimezone(UTC) for _ in range(8)]
    assert (errors, dag_id, catchup, title) == ({}, one.id, False, one.title)
    assert [datetime.fromisoformat(instant) for instant in due] == expected
    words()
