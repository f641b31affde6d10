"""A crontab: `aims schedule --format cron >> my.crontab`, put its lines at the end with `crontab -e`.

Cron does not make up for a run that the machine slept through; the systemd timer does.
"""

from __future__ import annotations

import shlex

from ..errors import UsageError
from ._job import File, Job, render

LONGEST = 998  # characters of a command, in the cron of Debian


def files(jobs: list[Job]) -> list[File]:
    """One crontab with a line a report, those without a time zone first: CRON_TZ holds for all lines below it."""
    lines = []
    zone = None
    for job in sorted(jobs, key=lambda job: job.spec.timezone or ""):
        if job.spec.timezone != zone:
            zone = job.spec.timezone
            lines.append(f"CRON_TZ={zone}")
        lines.append(f"{job.timetable.cron} {_command(job)}")
    return [File("crontab", render("crontab.j2", lines=lines, zoned=zone is not None))]


def _command(job: Job) -> str:
    """The command as cron hands it to sh; cron itself reads % as the end of the line."""
    logs = job.root / "reports" / "logs"
    words = [*(f"{name}={shlex.quote(value)}" for name, value in job.environment.items()), shlex.join(job.command)]
    printed = shlex.quote(str(logs / "cron.log"))
    command = f"mkdir -p {shlex.quote(str(logs))} && {' '.join(words)} >> {printed} 2>&1".replace("%", r"\%")
    if len(command) > LONGEST:
        raise UsageError(f"The path of the workspace is too long for a crontab: {job.root}\n  Use another format.")
    return command
