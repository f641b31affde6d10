"""The assurance report goes to customers: two pages of counts and dates, no name and no finding in any of its files."""

import html
import re
import shutil

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

import aimslib
from aimslib.exhibits import _text as t
from aimslib.report import make_report
from aimslib.tables import NOBODY
from aimslib.workspace import Workspace

from .conftest import ROOT

AS_OF = "2026-06-30"
PEOPLE = {
    "systems": ("owner",),
    "controls": ("owner",),
    "evidence": ("collected_by", "reviewed_by"),
    "impact_assessments": ("assessor", "approver"),
    "risks": ("owner", "accepted_by"),
    "roles": ("holder",),
    "people": ("name", "email"),
    "suppliers": ("owner",),
    "objectives": ("owner",),
    "audits": ("auditor",),
    "management_reviews": ("chair",),
    "actions": ("owner",),
    "nonconformities": ("owner",),
    "lifecycle_gates": ("approver",),
}
THINGS = {
    "systems": ("system_id", "name", "purpose", "supplier", "scope_justification"),
    "suppliers": ("supplier",),
    "sightings": ("tool",),
    "evidence": ("evidence_id",),
    "impacts": ("harm", "affected_party"),
    "risks": ("risk_id", "description"),
    "nonconformities": ("nonconformity_id", "description", "root_cause", "corrective_action"),
    "incidents": ("incident_id", "description"),
    "actions": ("decision",),
}
SHEETS = ["contents", "assurance", "register_summary", "coverage_total", "assessment_currency", "frameworks"]


@pytest.fixture(scope="module")
def space(tmp_path_factory) -> Workspace:
    folder = tmp_path_factory.mktemp("assurance")
    shutil.copytree(ROOT / "data", folder / "data")
    return Workspace(folder)


@pytest.fixture(scope="module")
def sample(space):
    return aimslib.open(space, as_of=AS_OF)


@pytest.fixture(scope="module")
def assured(space):
    return make_report(space, "assurance", AS_OF)


def values(aims, columns: dict[str, tuple[str, ...]]) -> set[str]:
    return {
        row[column].strip()
        for table, names in columns.items()
        for row in aims.table(table)
        for column in names
        if row[column] and row[column].strip().lower() not in NOBODY
    }


def findings(aims) -> set[str]:
    """Every finding's words; of those that are one of a kind also the name of the kind."""
    rows = [row for row in aims.measure("findings") if row["severity"] != "note"]
    return {row["detail"] for row in rows} | {row["rule"] for row in rows} | {t.rule(row["rule"]) for row in rows}


def texts(made) -> dict[str, str]:
    """What a reader can find in each file, with runs of blanks as one: a PDF breaks its lines where it likes."""
    found = {path.name: path.read_text("utf-8") for path in made.files if path.suffix in (".html", ".ipynb", ".json")}
    found["page"] = html.unescape(re.sub(r"<[^>]+>", " ", found["report.html"]))
    if (made.folder / "report.pdf").exists():
        reader = PdfReader(made.folder / "report.pdf")
        found["report.pdf"] = " ".join(page.extract_text() for page in reader.pages)
    book = load_workbook(made.folder / "tables.xlsx")
    cells = (str(value) for sheet in book for row in sheet.iter_rows(values_only=True) for value in row if value)
    found["tables.xlsx"] = "\n".join(cells)
    return {name: re.sub(r"\s+", " ", text) for name, text in found.items()}


def leaks(made, secrets: set[str]) -> list[tuple[str, str]]:
    plain = {secret: re.sub(r"\s+", " ", secret) for secret in secrets}
    return [
        (name, secret)
        for name, text in texts(made).items()
        for secret, words in plain.items()
        if re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text)
    ]


@pytest.mark.parametrize("secret", [PEOPLE, THINGS], ids=["people", "things"])
def test_no_name_of_the_registers_is_in_any_file(sample, assured, secret):
    names = values(sample, secret)
    assert len(names) > 30
    assert leaks(assured, names) == []


def test_no_finding_is_in_any_file(sample, assured):
    known = findings(sample)
    assert len(known) > 100
    assert leaks(assured, known) == []


def test_the_workbook_has_only_sheets_of_counts(assured):
    assert load_workbook(assured.folder / "tables.xlsx").sheetnames == SHEETS


def test_it_is_two_pages(assured, browser):
    pages = [page.extract_text() for page in PdfReader(assured.folder / "report.pdf").pages]
    assert len(pages) == 2
    assert "How we govern AI" in pages[0] and "Who is responsible, under which policy?" in pages[0]
    assert pages[1].startswith("Assessment, certification and frameworks")
    assert "ML0-ML3 is a convention, not part of the standard" in " ".join(pages)


def test_with_permission_it_names_holders_and_systems_on_the_page_and_never_in_the_workbook(space):
    sample = aimslib.open(space, as_of="2026-06-29")
    named = make_report(space, "assurance", "2026-06-29", parameters={"show_people": True, "show_systems": True})
    page = texts(named)
    assert "Margaret Oyelaran" in page["page"]
    systems = {row["name"] for row in sample.measure("register") if row["in_scope"]}
    assert all(name in page["page"] for name in systems)
    secrets = values(sample, PEOPLE) | values(sample, THINGS) | findings(sample)
    assert not [leak for leak in leaks(named, secrets) if leak[0] == "tables.xlsx"]
