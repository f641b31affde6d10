"""Running a notebook with papermill, in a kernel of this very interpreter.

A kernelspec called python3 may belong to another environment of the machine; then a report would be made with another
library than the one that was asked. The kernel here is `sys.executable` whatever is registered, without the user's
IPython profile.
"""

from __future__ import annotations

import logging
import os
import sys
import tempfile
import warnings
from pathlib import Path

import nbformat
import papermill
from jupyter_client import AsyncKernelManager
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from papermill.exceptions import PapermillExecutionError
from traitlets import default

from ..errors import AimsError
from ..workspace import PACKAGE


class NotebookError(AimsError):
    """A cell of the notebook failed for a reason that is not the data's."""

    exit_code = 3


def _kernel(profile: str) -> type[AsyncKernelManager]:
    """A kernel manager whose only kernel is this interpreter, with an empty IPython profile."""
    variables = {"IPYTHONDIR": profile, "PYDEVD_DISABLE_FILE_VALIDATION": "1"}
    if (
        PACKAGE.parent.name != "site-packages"
    ):  # a checkout that may not be installed: the kernel needs the same library
        paths = (str(PACKAGE.parent), os.environ.get("PYTHONPATH", ""))
        variables["PYTHONPATH"] = os.pathsep.join(path for path in paths if path)

    class ThisPython(KernelSpecManager):
        def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
            return KernelSpec(
                argv=[sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}", "--log-level=50"],
                display_name="Python 3",
                language="python",
                env=variables,
                metadata={"supported_encryption": ["curve"]},
            )

    class Kernel(AsyncKernelManager):
        @default("kernel_spec_manager")
        def _this_python(self) -> KernelSpecManager:
            return ThisPython()

    return Kernel


def declared(notebook: Path) -> list[str]:
    """The parameters that the notebook's cell tagged `parameters` declares; no kernel starts for this."""
    with _quiet():
        return list(papermill.inspect_notebook(str(notebook)))


def run(notebook: Path, parameters: dict, folder: Path, made: Path) -> nbformat.NotebookNode:
    """The notebook executed in `folder`, written to `made` without times, counters and random ids, and returned.

    Raises the library's own error where a cell raised one, NotebookError for any other exception in a cell.
    """
    with tempfile.TemporaryDirectory() as profile, _quiet():
        try:
            papermill.execute_notebook(
                str(notebook),
                str(made),
                parameters=parameters,
                kernel_name="python3",
                cwd=str(folder),
                progress_bar=False,
                kernel_manager_class=_kernel(profile),
            )
        except PapermillExecutionError as error:
            raise _plain(error, notebook) from error
    executed = _without_noise(nbformat.read(made, as_version=4))
    nbformat.write(executed, made)
    return executed


class _quiet(warnings.catch_warnings):
    """papermill and its parts log and warn about things that a reader of the command line can't act on."""

    def __enter__(self):
        self._level = logging.root.manager.disable
        logging.disable(logging.WARNING)
        entered = super().__enter__()
        warnings.simplefilter("ignore")
        return entered

    def __exit__(self, *exception):
        logging.disable(self._level)
        return super().__exit__(*exception)


def _plain(error: PapermillExecutionError, notebook: Path) -> AimsError:
    """The exception of the cell as a few plain lines, with the exit code of its class."""
    known = _by_name(AimsError).get(error.ename)
    if known:
        return known(error.evalue)
    source = (error.source or "").strip().splitlines()
    cell = f"\n  The cell: {source[-1]}" if source else ""
    return NotebookError(
        f"{notebook.name} stopped: {error.ename}: {error.evalue}{cell}\n  --debug shows the traceback."
    )


def _by_name(kind: type[AimsError]) -> dict[str, type[AimsError]]:
    """The library's own errors by the names of their classes; those of a kernel come as names."""
    found = {kind.__name__: kind}
    for one in kind.__subclasses__():
        found |= _by_name(one)
    return found


def _without_noise(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """The same notebook without what differs from run to run."""
    notebook.metadata.pop("papermill", None)
    for cell in notebook.cells:
        cell.metadata.pop("papermill", None)
        cell.metadata.pop("execution", None)
        if "injected-parameters" in cell.metadata.get("tags", ()):
            cell["id"] = "injected-parameters"
        if cell.cell_type == "code":
            cell.execution_count = None
            # Warnings go to whoever runs the report; in a page that is handed out they could quote a register.
            cell.outputs = [output for output in cell.outputs if output.get("name") != "stderr"]
            for output in cell.outputs:
                if "execution_count" in output:
                    output.execution_count = None
    return notebook
