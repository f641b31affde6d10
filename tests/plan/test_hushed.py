"""What a solver prints of its own never reaches standard output, where a program reads the plan."""

import subprocess
import sys

PRINTS = """
import ctypes, sys
from aimslib.plan.hushed import hushed
libc = ctypes.CDLL(None)
libc.printf(b"kept back by C\\n")
sys.stdout.write("before\\n")
with hushed():
    libc.printf(b"from the solver\\n")
libc.printf(b"after\\n")
"""


def test_what_c_prints_meanwhile_is_dropped_and_what_it_kept_back_is_not():
    ran = subprocess.run([sys.executable, "-c", PRINTS], capture_output=True, text=True, timeout=60)
    assert sorted(ran.stdout.split("\n")) == ["", "after", "before", "kept back by C"]
    assert ran.returncode == 0 and ran.stderr == ""
