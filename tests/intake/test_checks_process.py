"""Great Expectations runs in a process of its own, tells nobody, and a crash there is an error here."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from aimslib.intake import checks, checks_child

PARENT = """
import sys
from pathlib import Path
from aimslib import intake
light = [name for name in ("pandas", "great_expectations", "duckdb", "yaml") if name in sys.modules]
from aimslib.workspace import Workspace
intake.load(Workspace(Path(sys.argv[1])))
print(light, [name for name in ("pandas", "great_expectations", "numpy") if name in sys.modules])
"""
WATCHED = """
import sys
seen = []
sys.addaudithook(lambda event, _: seen.append(event) if event in ("socket.connect", "socket.getaddrinfo") else None)
from aimslib.intake import checks_process
checks_process.main(*sys.argv[1:])
import os
print(os.environ["GX_ANALYTICS_ENABLED"], seen)
"""


def python(code: str, *arguments) -> str:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_a_load_imports_neither_great_expectations_nor_pandas(sound, tmp_path):
    assert python(PARENT, sound(tmp_path).root) == "[] []"


def test_the_checks_make_no_request(tmp_path):
    request = {
        "identifiers": {kind: ["A.2.2"] for kind in checks.IDENTIFIERS},
        "keys": {"systems": []},
        "tables": [
            {
                "name": "controls",
                "header": ["control"],
                "row_numbers": [2, 3],
                "rows": [["A.2.2"], ["A.2.9"]],
                "bad_rows": [],
            }
        ],
    }
    (tmp_path / "request.json").write_text(json.dumps(request))
    assert python(WATCHED, tmp_path / "request.json", tmp_path / "answer.json") == "false []"
    answer = json.loads((tmp_path / "answer.json").read_text())
    assert answer["controls"]["failures"] == [["identifier", "control", 3, "A.2.9"]]


def test_checks_that_crash_are_a_fault_with_their_last_words():
    with pytest.raises(RuntimeError) as caught:
        checks_child.ask({})
    assert str(caught.value).startswith("The checks stopped with 1. Their last words:\n")
    assert str(caught.value).strip().endswith("KeyError: 'identifiers'")


def test_a_process_that_was_started_ahead_answers_until_it_stops_and_ends_with_its_parent():
    number, *said = python(AHEAD).splitlines()
    assert said == ["{}", "{}", "KeyError: 'identifiers'", "False", "{}"]
    for _ in range(100):
        if not Path(f"/proc/{number}").exists():
            return
        time.sleep(0.1)
    pytest.fail("the process is still there")


AHEAD = """
from aimslib.intake import checks_child
empty = {"identifiers": {}, "keys": {}, "tables": []}
checks_child.prepare()
first = checks_child._kept[0]
print(first.child.pid)
for request in (empty, empty, {}):
    try:
        print(checks_child.ask(request))
    except RuntimeError as error:
        print(str(error).splitlines()[-1])
print(checks_child._ready())
checks_child.prepare()
print(checks_child.ask(empty))
"""
