"""The rules of the house: who may import what, notebooks without outputs, documented columns."""

import ast
import json
import re
import tomllib
from pathlib import Path

import pytest

from aimslib import tables

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "aimslib").rglob("*.py"))
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
# A package and the only places that may import it.
ONLY_IN = {
    "duckdb": ("engine.py", "intake/"),
    "papermill": ("report.py", "publish/"),
    "nbconvert": ("report.py", "publish/"),
    "playwright": ("report.py", "publish/"),
    "ipywidgets": ("exhibits/_explorer", "forms/"),
    "plotly": ("exhibits/", "publish/"),
    "great_expectations": ("intake/checks",),
}


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name.split(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_packages_are_imported_only_where_they_belong(path):
    place = path.relative_to(ROOT / "aimslib").as_posix()
    for package in imports(path) & set(ONLY_IN):
        assert place.startswith(ONLY_IN[package]), f"{place} imports {package}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_says_why_it_exists_and_its_public_functions_what_they_give(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree)
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node) or len(node.body) <= 3, f"{node.name} has no docstring"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_modules_and_functions_stay_readable(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 300
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno - node.lineno < 50, f"{node.name} is long"


def test_no_clock_below_the_command_line():
    for path in MODULES:
        if path.name != "command_line.py" and path.parent.name != "commands":
            assert not re.search(r"\b(today|now|utcnow)\(\)|\btime\.time\(", path.read_text(encoding="utf-8")), path


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_is_a_page_without_outputs_and_without_logic(path):
    notebook = json.loads(path.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        if cell["cell_type"] != "code":
            continue
        assert not cell["outputs"] and cell["execution_count"] is None
        tree = ast.parse("".join(cell["source"]))
        forbidden = (ast.FunctionDef, ast.ClassDef, ast.Lambda, ast.If, ast.For, ast.While, ast.Try, ast.ListComp)
        assert not [node for node in ast.walk(tree) if isinstance(node, forbidden)]
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                assert {name.name for name in node.names} <= {"aimslib", "ipywidgets"}
            if isinstance(node, ast.ImportFrom):
                assert node.module.split(".")[0] == "aimslib"


def test_the_codebook_has_every_table_and_column_with_its_meaning():
    text = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
    for table in tables.TABLES:
        assert f"### {table.name}" in text
        section = text.split(f"### {table.name}\n")[1].split("\n### ")[0]
        assert table.meaning in section
        for column in table.columns:
            line = next(line for line in section.splitlines() if line.startswith(f"| {column.name} |"))
            assert column.meaning.replace("|", "\\|") in line
            for value in column.values:
                assert value in line


def test_references_point_to_tables_that_are_checked_before():
    seen = set()
    for table in tables.TABLES:
        seen.add(table.name)
        for column in table.columns:
            assert not column.refers or column.refers in seen


@pytest.mark.parametrize(
    ("file", "extras"), [("requirements.lock", ("test",)), ("requirements-lab.lock", ("test", "lab"))]
)
def test_lock_and_project_agree_and_the_lock_names_no_index(file, extras):
    lock = (ROOT / file).read_text(encoding="utf-8")
    assert "://" not in lock and "--index" not in lock
    pinned = {name.lower().replace("_", "-") for name in re.findall(r"^([A-Za-z0-9_.-]+)==", lock, flags=re.MULTILINE)}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *(one for extra in extras for one in project["optional-dependencies"][extra])]
    assert {one.partition(">=")[0].replace("_", "-") for one in wanted} <= pinned
    assert lock.count("--hash=sha256:") > len(pinned)


def test_the_lab_has_the_versions_that_reports_are_made_with():
    pins = [
        dict(re.findall(r"^([A-Za-z0-9_.-]+)==(\S+)", (ROOT / file).read_text(encoding="utf-8"), flags=re.MULTILINE))
        for file in ("requirements.lock", "requirements-lab.lock")
    ]
    assert pins[0] and pins[0].items() <= pins[1].items()
