"""GitHub Actions: `aims schedule --format github --into .github/workflows`, for a runner of your own.

The workflow runs on the machine that has the workspace (a self-hosted runner); no register and no report leaves it.
"""

from __future__ import annotations

import shlex

from ..errors import UsageError
from ._job import File, Job, render


def files(jobs: list[Job]) -> list[File]:
    """A workflow for each report. Raises UsageError for a report without a time zone: GitHub would take UTC."""
    return [File(f"{job.id}.yaml", _workflow(job)) for job in jobs]


def _workflow(job: Job) -> str:
    command = shlex.join(job.command)
    if "${{" in command:
        raise UsageError(f"GitHub reads ${{{{ in the path {job.root} as an expression.\n  Rename the folder.")
    return render("github.yaml.j2", job=job, zone=job.zone(), command=command)
