"""How long the commands that people wait for take, as multiples of starting Python with typer, in one run.

Prints the median of several runs of each; the registers are the sample organisation's.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUNS = 7
AIMS = [sys.executable, "-m", "aimslib.cli"]
COMMANDS = {
    "python -c 'import typer'": [sys.executable, "-c", "import typer"],
    "aims --help": [*AIMS, "--help"],
    "aims load (nothing changed)": [*AIMS, "load"],
    "aims status": [*AIMS, "status", "--as-of", "2026-06-30"],
    "aims measures coverage": [*AIMS, "measures", "coverage", "--as-of", "2026-06-30"],
    "aims measures trend": [*AIMS, "measures", "trend", "--as-of", "2026-06-30"],
}


def seconds(command: list[str]) -> float:
    """The wall time of one run. Raises CalledProcessError if it fails."""
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    subprocess.run([*AIMS, "load"], cwd=ROOT, check=True, capture_output=True)
    taken: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(RUNS):
        for name, command in COMMANDS.items():
            taken[name].append(seconds(command))
    medians = {name: statistics.median(runs) for name, runs in taken.items()}
    base = medians["python -c 'import typer'"]
    for name, median in medians.items():
        print(f"{name:30} {median:6.3f} s  {median / base:5.1f} x  (+{median - base:.3f} s)")


if __name__ == "__main__":
    main()
