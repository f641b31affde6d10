"""Small notebooks for tests that need a report quickly."""

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

from aimslib.workspace import Workspace


def write(workspace: Workspace, name: str, source: str, params: str = "", declared: str = "area = None") -> None:
    """params/NAME.yaml and notebooks/NAME.ipynb: a cell of parameters (as_of and those declared), then the source."""
    for folder in ("params", "notebooks"):
        (workspace.root / folder).mkdir(exist_ok=True)
    cells = [
        new_code_cell(f'as_of = "2026-06-30"\n{declared}', metadata={"tags": ["parameters"]}),
        new_code_cell(source),
    ]
    notebook = new_notebook(
        cells=cells, metadata={"kernelspec": {"name": "python3", "display_name": "", "language": "python"}}
    )
    nbformat.write(notebook, workspace.root / "notebooks" / f"{name}.ipynb")
    (workspace.params / f"{name}.yaml").write_text(f"notebook: {name}.ipynb\n{params}", encoding="utf-8")
