"""The what-if for somebody at this computer who has a browser and no JupyterLab: Voila shows the notebook without code.

Served is a temporary folder that holds nothing but the notebook with its parameters; registers, database and reports
are outside of what any address reaches. The notebook runs here, reads the workspace, and writes only scenarios that
the person saves. Only this computer can connect, and only with the token.
"""

from __future__ import annotations

import json
import logging
import os
import socket
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from .errors import UsageError
from .workspace import Workspace

ADDRESS = "127.0.0.1"
NOTEBOOK = "what_if.ipynb"
HOSTS = ["localhost", ADDRESS]
# The page asks nobody else for anything; Voila's own would fetch icons from elsewhere.
POLICY = (
    "default-src 'self' data: blob:; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob: data:; "
    "style-src 'self' 'unsafe-inline'; connect-src 'self' data: blob:; frame-ancestors 'none'"
)
LONGEST = 30  # characters of the temporary folder's name, with which the name of a socket below it is short enough
IDLE = 6 * 3600  # seconds after which the kernel of a page that nobody uses is ended


def serve(
    parameters: Mapping[str, str], workspace: Workspace, port: int, token: str, tell: Callable[[str], None]
) -> None:
    """Serves the what-if until Ctrl-C or SIGTERM; then kernels are ended and the temporary folder is gone.

    parameters: of the notebook: workspace (an absolute path), as_of, scenario. port: 0 for any that is free. token:
    what an address needs to have. tell: gets the address once it answers.
    Raises UsageError without the extra `lab`, without the notebook, and for a port that is taken.
    """
    try:
        from tornado.ioloop import IOLoop
        from voila.app import Voila
    except ImportError:
        raise UsageError(
            "Serving needs Voila, which is not installed.\n  Install it: pip install 'aimslib[lab]'"
        ) from None
    port = _free(port)
    with TemporaryDirectory(prefix="aims-what-if-") as folder:
        notebook = _prepared(Path(folder), workspace, parameters)
        app = Voila()
        app.initialize([str(notebook)])
        _restrict(app, notebook, port, token)
        for name in (app.log.name, "tornado.access"):
            logging.getLogger(name).setLevel(logging.ERROR)  # a line a request, addresses with their token
        IOLoop.current().add_callback(tell, f"http://{ADDRESS}:{port}/?token={token}")
        app.start()


def _restrict(app, notebook: Path, port: int, token: str) -> None:
    """What holds whatever the configuration files of this computer say about Voila."""
    app.ip, app.port, app.port_retries = ADDRESS, port, 0
    app.base_url = app.server_url = "/"
    app.token, app.auto_token = token, False
    app.root_dir, app.notebook_path = str(notebook.parent), str(notebook)
    app.open_browser = False
    # Another site must not reach this one, not even under a name that it makes point to this computer.
    app.tornado_settings = {
        "allow_remote_access": False,
        "local_hostnames": HOSTS,
        "allow_origin": "",
        "headers": {"Content-Security-Policy": POLICY, "Access-Control-Allow-Origin": f"http://{ADDRESS}:{port}"},
    }
    shown = app.voila_configuration
    shown.strip_sources, shown.show_tracebacks = True, False
    shown.file_allowlist, shown.file_denylist = [], [".*"]
    shown.preheat_kernel, shown.progressive_rendering = False, False
    shown.allow_template_override, shown.allow_theme_override = "NO", "NO"
    app.config.MappingKernelManager.update(cull_idle_timeout=IDLE, cull_connected=False)
    if os.name == "posix" and len(gettempdir()) <= LONGEST:
        # Sockets in a folder of this user, not ports; their names may not be long.
        app.config.KernelManager.transport = "ipc"


def _prepared(folder: Path, workspace: Workspace, parameters: Mapping[str, str]) -> Path:
    """A copy of the notebook that has these parameters, and nothing else of the workspace beside it."""
    source = workspace.file("notebooks", NOTEBOOK)
    if source is None:
        raise UsageError(f"There is no notebooks/{NOTEBOOK}.\n  Copy it from the library's notebooks.")
    notebook = json.loads(source.read_text(encoding="utf-8"))
    cells = [cell for cell in notebook["cells"] if "parameters" in cell["metadata"].get("tags", ())]
    if len(cells) != 1:
        raise UsageError(
            f"{workspace.relative(source)} has no cell that is tagged parameters.\n  Tag the one that sets them."
        )
    cells[0]["source"] = "".join(f"{name} = {value!r}\n" for name, value in parameters.items())
    path = folder / NOTEBOOK
    path.write_text(json.dumps(notebook), encoding="utf-8")
    return path


def _free(port: int) -> int:
    """The port, or for 0 one that is free. Raises UsageError for one that is taken or not allowed."""
    with socket.socket() as one:
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            one.bind((ADDRESS, port))
        except (OSError, OverflowError):
            raise UsageError(f"The port {port} is taken or not allowed.\n  Name another: --port 8900") from None
        return one.getsockname()[1]
