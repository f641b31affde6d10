"""`aims what-if --serve`: a real server and real requests; what it refuses, and what is left when it ends."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.forms import lab

ROOT = Path(__file__).resolve().parents[1]
SERVE = ("-m", "aimslib.cli", "what-if", "--serve", "--as-of", "2026-06-30", "--port", "0")
UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
}
FILES = (
    "/voila/files/what_if.ipynb",
    "/voila/files/data/systems.csv",
    "/voila/files/.aims/state.duckdb",
    "/voila/files/../data/systems.csv",
    "/voila/files/%2e%2e/%2e%2e/data/systems.csv",
    "/voila/files/..%2f..%2fdata%2fsystems.csv",
    "/files/data/systems.csv",
    "/data/systems.csv",
    "/.aims/state.duckdb",
    "/voila/static/..%2f..%2f..%2f..%2fpyvenv.cfg",
    "/voila/static/%2e%2e/%2e%2e/app.py",
    "/voila/templates/lab/static/..%2f..%2f..%2fnbconvert_templates",
    "/voila/render/what_if.ipynb",
    "/voila/api/contents/",
    "/api/contents/",
    "/api/kernelspecs",
)


class Server:
    """An address that answers. process: the command; temporary: where its temporary folder is."""

    def __init__(self, address: str, process: subprocess.Popen, temporary: Path):
        parts = urlsplit(address)
        self.host, self.port, self.token = parts.hostname, parts.port, parts.query.removeprefix("token=")
        self.process, self.temporary = process, temporary

    def get(self, path: str, token: str | None = None, **headers: str) -> tuple[int, str, http.client.HTTPMessage]:
        """Status, text and headers; nothing is normalised, no redirect is followed."""
        connection = http.client.HTTPConnection(self.host, self.port, timeout=240)
        if token is not None:
            headers["Authorization"] = f"token {token}"
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        text = "" if answer.status == 101 else answer.read().decode("utf-8", "replace")
        connection.close()
        return answer.status, text, answer.headers


@contextmanager
def served(space: Path, temporary: Path):
    """The command on a workspace, until SIGINT, as Ctrl-C sends it."""
    temporary.mkdir()
    process = subprocess.Popen(
        [lab.PYTHON, *SERVE, "-w", str(space)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(temporary)},
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # tests in the background ignore Ctrl-C
    )
    try:
        line = process.stdout.readline()
        assert line, process.stderr.read()
        yield Server(line.strip(), process, temporary)
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)


@pytest.fixture(scope="module")
def space(tmp_path_factory):
    lab.needed()
    folder = tmp_path_factory.mktemp("serve") / "space"
    shutil.copytree(ROOT / "data", folder / "data", ignore=shutil.ignore_patterns("snapshots"))
    return folder


@pytest.fixture(scope="module")
def server(space, tmp_path_factory):
    with served(space, tmp_path_factory.mktemp("serve") / "tmp") as found:
        yield found


@pytest.fixture(scope="module")
def page(server):
    """The app, with the token in its address, as the person opens it."""
    status, text, headers = server.get(f"/?token={server.token}")
    assert status == 200
    return text, headers


@pytest.fixture(scope="module")
def kernel(page):
    return re.search(r'"kernelId":\s*"([0-9a-f-]{36})"', page[0])[1]


def refused(answer) -> bool:
    """An error (Voila's own check of a template's path ends in 500), or sent to the page that asks for the token."""
    status, _, headers = answer
    return status in (400, 401, 403, 404, 500) or (status == 302 and headers["Location"].startswith("/login"))


@pytest.mark.parametrize("path", ["/", "/?token=", "/?token=wrong", "/what_if.ipynb", *FILES])
def test_without_the_token_there_is_neither_the_app_nor_a_file(server, path):
    assert refused(server.get(path)) and refused(server.get(path, token="wrong"))


def test_a_refused_request_starts_no_kernel(server, space):
    server.get("/")
    assert not list(server.temporary.glob("voila_*/kernel-*"))


def test_with_the_token_the_app_answers_and_shows_no_code(server, page):
    text, headers = page
    assert "What would it take?" in text
    for code in ("import aimslib", "forms.what_if", "workspace = ", "as_of = "):
        assert code not in text
    assert headers.get_all("Access-Control-Allow-Origin") == [f"http://{server.host}:{server.port}"]
    assert "default-src 'self'" in headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", FILES)
def test_with_the_token_no_file_of_the_workspace_or_the_computer_is_served(server, path):
    status, text, headers = server.get(path, token=server.token)
    if status == 302:  # Voila sends what is no notebook to where it would serve files
        assert headers["Location"].startswith("/voila/files/")
        status, text, _ = server.get(headers["Location"], token=server.token)
    assert status in (400, 403, 404, 500), (path, status)
    assert "AI-001" not in text and "aimslib" not in text


def test_only_the_notebook_is_in_the_folder_that_is_served(server):
    (folder,) = server.temporary.glob("aims-what-if-*")
    assert [path.name for path in folder.rglob("*")] == ["what_if.ipynb"]


def test_the_kernel_answers_only_with_the_token_and_only_to_its_own_page(server, kernel):
    own = {**UPGRADE, "Origin": f"http://{server.host}:{server.port}"}
    channels = f"/api/kernels/{kernel}/channels"
    assert refused(server.get(f"/api/kernels/{kernel}"))
    assert refused(server.get(channels, **own)) and refused(server.get(channels, token="wrong", **own))
    assert server.get(channels, token=server.token, **own)[0] == 101
    login = server.get(f"/login?token={server.token}")[2]["Set-Cookie"].split(";")[0]
    assert server.get(channels, Cookie=login, **own)[0] == 101
    assert server.get(channels, Cookie=login, **{**UPGRADE, "Origin": "http://evil.example"})[0] == 403


def test_a_name_that_somebody_makes_point_here_is_refused(server):
    assert server.get("/", token=server.token, Host="evil.example")[0] == 403


def test_it_listens_on_this_computer_alone(server):
    """In /proc/net/tcp, 127.0.0.1 is 0100007F; any other address that listens would be a line of its own."""
    if not Path("/proc/net/tcp").exists():
        pytest.skip("no /proc on this system")
    lines = [
        line.split() for table in ("tcp", "tcp6") for line in Path("/proc/net", table).read_text().splitlines()[1:]
    ]
    listening = {
        where.split(":")[0]
        for _, where, _, state, *_ in lines
        if state == "0A" and int(where.split(":")[1], 16) == server.port
    }
    assert listening == {"0100007F"}


def test_ctrl_c_ends_it_with_its_kernel_and_its_folder(space, tmp_path):
    with served(space, tmp_path / "tmp") as server:
        assert server.get("/", token=server.token)[0] == 200
        children = _children(server.process.pid)
        assert children
    assert server.process.returncode == 0
    assert not any(Path(f"/proc/{child}").exists() for child in children)
    assert list((tmp_path / "tmp").glob("aims-what-if-*")) == [] == list((tmp_path / "tmp").glob("voila_*"))


def _children(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


def run(space, *words, python=None):
    return subprocess.run(
        [python or lab.PYTHON, *SERVE[:-1], *words, "-w", str(space)], capture_output=True, text=True, timeout=120
    )


def test_a_port_that_is_taken_is_one_plain_line_and_its_remedy(server, space):
    done = run(space, str(server.port))
    assert done.returncode == 2 and done.stdout == ""
    assert f"The port {server.port} is taken or not allowed.\n  Name another" in done.stderr


def test_an_unknown_scenario_is_said_before_anything_is_served(space):
    done = run(space, "0", "no-such-plan")
    assert done.returncode == 2 and "no-such-plan" in done.stderr and done.stdout == ""


def test_without_voila_the_extra_is_named(space):
    code = "import sys; sys.modules['voila'] = None; from aimslib.cli import main; main()"
    words = ["what-if", "--serve", "--as-of", "2026-06-30", "--port", "0", "-w", str(space)]
    done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, timeout=120)
    assert done.returncode == 2
    assert "Serving needs Voila, which is not installed.\n  Install it: pip install 'aimslib[lab]'" in done.stderr
    assert "Traceback" not in done.stderr
