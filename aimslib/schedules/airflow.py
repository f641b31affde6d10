"""Apache Airflow 3: `aims schedule --format airflow --into DAGS`, where DAGS is Airflow's folder of DAGs.

The worker that runs them has the workspace.
"""

from __future__ import annotations

import json
import shlex

from ._job import File, Job, render


def files(jobs: list[Job]) -> list[File]:
    """A DAG for each report. Raises UsageError for a report without a time zone: Airflow would take UTC."""
    return [_dag(job, f"{job.id.replace('-', '_')}.py") for job in jobs]


def _dag(job: Job, name: str) -> File:
    # Airflow reads a bash command as a Jinja template; a path may hold its brackets.
    command = f"{{% raw %}}{shlex.join(job.command)}{{% endraw %}}"
    environment = json.dumps(job.environment, ensure_ascii=False)
    values = {"job": job, "name": name, "zone": job.zone(), "command": command, "environment": environment}
    return File(name, render("airflow.py.j2", **values))
