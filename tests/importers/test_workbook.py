"""CSV -> workbook -> CSV: the same cells; and an import that never writes over something unasked."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
import tempfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from aimslib.errors import IntakeError, UsageError
from aimslib.exporters import workbook as to_workbook
from aimslib.importers import workbook as from_workbook
from aimslib.init import write_table
from aimslib.intake.read import read_csv
from aimslib.workspace import Workspace

SAMPLE = Path(__file__).resolve().parents[2]


def there_and_back(workspace: Workspace, folder: Path) -> Workspace:
    """The workspace's tables exported to a workbook and imported from it into a new workspace."""
    to_workbook.run(workspace, folder / "registers.xlsx")
    back = Workspace(folder / "back")
    from_workbook.run(folder / "registers.xlsx", back)
    return back


def written(folder: Path, tables: dict[str, str]) -> Workspace:
    for name, text in tables.items():
        (folder / "data").mkdir(parents=True, exist_ok=True)
        (folder / "data" / f"{name}.csv").write_bytes(text.encode())
    return Workspace(folder)


def files(workspace: Workspace) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in workspace.data.iterdir() if path.is_file()}


def test_the_sample_organisation_comes_back_byte_for_byte(tmp_path):
    back = there_and_back(Workspace(SAMPLE), tmp_path)
    registers = {name: content for name, content in files(Workspace(SAMPLE)).items() if name.endswith(".csv")}
    assert len(registers) == 17
    assert files(back) == registers


def test_the_sample_organisation_comes_back_from_a_workbook_that_libreoffice_saved(tmp_path):
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice (soffice) is not installed; with apt: libreoffice-calc")
    to_workbook.run(Workspace(SAMPLE), tmp_path / "registers.xlsx")
    profile = (tmp_path / "profile").as_uri()
    command = [soffice, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "xlsx", "--outdir"]
    subprocess.run([*command, str(tmp_path / "saved"), str(tmp_path / "registers.xlsx")], check=True, timeout=120)
    back = Workspace(tmp_path / "back")
    from_workbook.run(tmp_path / "saved" / "registers.xlsx", back)
    assert files(back) == {n: content for n, content in files(Workspace(SAMPLE)).items() if n.endswith(".csv")}


def test_columns_and_tables_that_are_absent_stay_absent_and_headers_alone_stay_headers(tmp_path):
    tables = {"people": "name,left_on\nAnn,2026-01-31\n", "audits": "audit_id,kind\n"}
    back = there_and_back(written(tmp_path, tables), tmp_path)
    assert files(back) == {f"{name}.csv": text.encode() for name, text in tables.items()}


def test_rows_that_intake_sets_aside_come_back_too(tmp_path):
    people = "name,left_on,nickname\nAnn,soon,A\nBo,2026-02-30,\nBo,2026-02-28,\n,03/04/2026,\n"
    assert files(there_and_back(written(tmp_path, {"people": people}), tmp_path)) == {"people.csv": people.encode()}


# fmt: off
NASTY = (
    "", "=1+1", "+1", "-1", "@x", "007", "5.10", "1e5", "2026-06-30", "2026-6-3", "46203", "TRUE", "NA", "#N/A", "{=1}",
    "_x000D_", "x005F_", "<r>a</r>", "<r><t>a</t></r>", "a\r\nb", "a\rb", "\n", '"', "'x", "a;b", "http://x.example",
    " x ", "\tx", "\x1fx", "\ufeffx", "\ufffe", "\U0001f9ea", "e\u0301", "\u2028x",
)
# fmt: on
CELLS = st.sampled_from(NASTY) | st.text(
    st.characters(blacklist_categories=["Cs"], blacklist_characters="\x00"), max_size=12
)


def cell(text: str) -> str:
    """A cell of blanks says nothing; that they are kept is not promised."""
    return text if text.strip() else ""


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=6))
@example([("a", "0001-01-01", "9" * 16), ("b", "9999-12-31", "0"), ("c", "1900-01-01", "-0"), ("d", "2024-02-29", "٣")])
def test_any_text_comes_back_as_it_was(rows):
    """In columns of text, of dates and of numbers alike; blank rows are left out."""
    header = ("tool", "first_seen_on", "users")
    with tempfile.TemporaryDirectory() as folder:
        source = Workspace(Path(folder) / "source")
        write_table(source.data / "sightings.csv", header, (dict(zip(header, row, strict=True)) for row in rows))
        back = there_and_back(source, Path(folder))
        sheet = read_csv((back.data / "sightings.csv").read_bytes())
    assert sheet.header == header
    assert [tuple(map(cell, row.cells)) for row in sheet.rows] == [
        tuple(map(cell, row)) for row in rows if any(text.strip() for text in row)
    ]


@settings(max_examples=100)
@given(st.lists(st.tuples(CELLS, CELLS), max_size=5))
def test_a_csv_file_holds_any_text(rows):
    with tempfile.TemporaryDirectory() as folder:
        path = write_table(Path(folder) / "t.csv", ("a", "b"), (dict(zip("ab", row, strict=True)) for row in rows))
        text = path.read_bytes().decode()
    read = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert [tuple(row) for row in read[1:]] == rows


def test_a_new_workspace_is_furnished_but_gets_no_table_that_the_workbook_lacks(tmp_path):
    back = there_and_back(written(tmp_path, {"people": "name\nAnn\n"}), tmp_path)
    assert list(files(back)) == ["people.csv"]
    assert (back.root / "README.md").exists() and (back.params / "board.yaml").exists()
    report = (back.reports / "import" / "workbook.txt").read_text(encoding="utf-8")
    assert "data/people.csv: 1 rows" in report and "There was no workspace" in report


@pytest.fixture
def filled(tmp_path) -> Path:
    """A workbook with one person."""
    source = written(tmp_path / "source", {"people": "name\nZoë\n"})
    to_workbook.run(source, tmp_path / "filled.xlsx")
    return tmp_path / "filled.xlsx"


def test_rows_that_are_there_are_replaced_only_when_that_is_asked_for(filled, tmp_path):
    target = written(tmp_path / "target", {"people": "name\nAnn\n", "audits": "audit_id\n"})
    with pytest.raises(UsageError, match=r"data/people.csv already has rows \(1\)"):
        from_workbook.run(filled, target)
    assert files(target)["people.csv"] == b"name\nAnn\n"
    report = from_workbook.run(filled, target, replace=True)
    assert files(target) == {"people.csv": "name\nZoë\n".encode(), "audits.csv": b"audit_id\n"}
    assert "left as it is\n- data/audits.csv" in report.text()


def test_headers_without_rows_are_replaced(filled, tmp_path):
    target = written(tmp_path / "target", {"people": "name,email\n"})
    from_workbook.run(filled, target)
    assert files(target)["people.csv"] == "name\nZoë\n".encode()


@pytest.mark.parametrize("name", ["aims.xlsx", "people.parquet"])
def test_a_second_place_of_a_table_is_refused(filled, tmp_path, name):
    (tmp_path / "target" / "data").mkdir(parents=True)
    shutil.copy(filled, tmp_path / "target" / "data" / name)
    with pytest.raises(UsageError, match=f"data/{name} may hold the table people"):
        from_workbook.run(filled, Workspace(tmp_path / "target"), replace=True)
    assert list(files(Workspace(tmp_path / "target"))) == [name]


def test_a_workspace_whose_files_have_another_encoding_reads_what_was_imported(filled, tmp_path):
    target = written(tmp_path / "target", {"people": "name\n"})
    target.params.mkdir()
    (target.params / "intake.yaml").write_text("encoding: cp1252\n")
    from_workbook.run(filled, target)
    assert read_csv(files(target)["people.csv"], "cp1252").rows[0].cells == ("Zoë",)


def altered(filled: Path, change) -> Path:
    book = openpyxl.load_workbook(filled)
    change(book)
    book.save(filled)
    return filled


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda book: setattr(book["people"], "title", "Poeple"), "filled.xlsx sheet Poeple: no table has this name"),
        (
            lambda book: book["people"].__setitem__("A3", "=1+1"),
            r"filled.xlsx sheet people cell A3: =1\+1 has no value",
        ),
        (lambda book: book.remove(book["people"]), "filled.xlsx: none of its sheets is a table"),
    ],
)
def test_what_can_not_be_carried_over_is_refused_and_nothing_is_written(filled, tmp_path, change, message):
    with pytest.raises(IntakeError, match=message):
        from_workbook.run(altered(filled, change), Workspace(tmp_path / "target"))
    assert not (tmp_path / "target").exists()


def test_a_file_that_is_no_workbook_is_refused(tmp_path):
    (tmp_path / "people.xlsx").write_text("name\nAnn\n")
    with pytest.raises(IntakeError, match=r"people\.xlsx: this is not an Excel workbook"):
        from_workbook.run(tmp_path / "people.xlsx", Workspace(tmp_path / "target"))


def test_an_agency_means_nothing_here(filled, tmp_path):
    with pytest.raises(UsageError, match="--agency means nothing"):
        from_workbook.run(filled, Workspace(tmp_path / "target"), agency="DOL")
