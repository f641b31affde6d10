"""The audit report: everything an auditor asks for is in it, nothing is cut in silence, and it stays a document."""

import csv
import json
import re
import shutil
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from aimslib import exhibits as show
from aimslib import measures
from aimslib.report import make_report
from aimslib.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]
MOST_PAGES = 60
SECTIONS = (
    "Scope",
    "Statement of Applicability",
    "Clauses and documented information",
    "Register of AI systems",
    "Impact assessments",
    "AI risks",
    "Lifecycle",
    "Evidence",
    "Findings",
    "Nonconformities and incidents",
    "Audits, management reviews and decisions",
    "Readiness for certification",
    "Certification calendar",
    "Roadmap",
    "Other frameworks",
    "Method",
    "Data quality",
    "Provenance",
)


@pytest.fixture(scope="module")
def audit(workspace) -> Path:
    return make_report(workspace, "audit", "2026-06-30").folder


@pytest.fixture(scope="module")
def text(audit) -> str:
    return (audit / "report.html").read_text("utf-8")


@pytest.fixture(scope="module")
def aims(workspace):
    import aimslib

    return aimslib.open(workspace, as_of="2026-06-30", programme_start="2026-01-12")


@pytest.fixture(scope="module")
def opened(browser, audit):
    page = browser.new_context(viewport={"width": 1440, "height": 900}, offline=True).new_page()
    page.goto((audit / "report.html").as_uri())
    page.wait_for_function("document.documentElement.dataset.drawn !== undefined")
    return page


def sheet(audit: Path, name: str) -> list[tuple]:
    return list(openpyxl.load_workbook(audit / "tables.xlsx", read_only=True)[name].iter_rows(values_only=True))


def test_the_contents_name_every_section_and_lead_to_it(opened):
    links = opened.locator(".contents a")
    assert links.all_inner_texts() == [f"{number} {title}" for number, title in enumerate(SECTIONS, start=1)]
    for number, title in enumerate(SECTIONS, start=1):
        target = links.nth(number - 1).get_attribute("href")
        assert opened.locator(f"{target} h2").inner_text() == f"{number} {title}"


def test_every_rule_that_fires_is_shown_with_its_number(text, aims):
    findings = aims.measure("findings")
    fired = {(row["rule"], row["severity"]) for row in findings if row["severity"] != "note"}
    assert fired
    for rule, severity in fired:
        number = sum((row["rule"], row["severity"]) == (rule, severity) for row in findings)
        assert f"Rule {rule}." in text
        assert re.search(rf'data-sheet="findings" data-filter="[^"]*{rule}[^"]*" [^>]*data-value="{number}"', text)


def test_every_readiness_check_and_roadmap_step_is_shown(opened, aims):
    for name, column in (("readiness", "check"), ("roadmap", "step")):
        html = opened.locator(f"table:has(caption:text-is('{getattr(show, name)(aims).title}'))").inner_text()
        for row in aims.measure(name):
            assert re.sub("_", " ", row[column]).lower() in html.lower()


def test_the_statement_of_applicability_has_all_38_controls_and_the_clauses_all_32(opened):
    rows = "table:has(caption:text-is('{}')) > tbody > tr"
    assert opened.locator(rows.format("Statement of Applicability")).count() == 38
    assert opened.locator(rows.format("Clauses and their documented information")).count() == 32


def test_each_measure_behind_a_sheet_has_its_definition_and_sql(audit, text):
    known = {item.name: item for item in measures.definitions()}
    used = [row[0] for row in sheet(audit, "contents")[1:] if row[0] in known]
    assert len(used) > 15
    for name in used:
        assert f"<h5>{name}</h5>" in text


def test_the_workbook_has_the_input_tables_under_names_that_no_measure_has(audit):
    book = openpyxl.load_workbook(audit / "tables.xlsx", read_only=True)
    assert {"risks", "data_risks", "data_evidence", "file_status", "reference_maturity_ladder"} <= set(book.sheetnames)
    with (ROOT / "data" / "evidence.csv").open(encoding="utf-8", newline="") as file:
        assert len(sheet(audit, "data_evidence")) - 1 <= sum(1 for _ in csv.DictReader(file))


def test_the_pdf_is_a_document_of_fewer_than_sixty_pages_with_numbers(audit):
    if not (audit / "report.pdf").exists():
        pytest.skip("no Chromium on this machine")
    pages = PdfReader(audit / "report.pdf").pages
    assert 20 < len(pages) < MOST_PAGES
    assert f"2 / {len(pages)}" in pages[1].extract_text()
    assert any(annotation.get_object().get("/Subtype") == "/Link" for annotation in pages[0]["/Annots"])


@pytest.mark.parametrize("width", [1440, 390])
def test_the_page_fits_a_desk_and_a_phone(browser, audit, width):
    page = browser.new_context(viewport={"width": width, "height": 900}, offline=True).new_page()
    page.goto((audit / "report.html").as_uri())
    page.wait_for_function("document.documentElement.dataset.drawn !== undefined")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    clipped = "[...document.querySelectorAll('.scroll')].filter(one => one.scrollWidth > one.clientWidth + 1).length"
    assert page.evaluate(clipped) == 0
    page.context.close()


def test_a_register_of_hundreds_goes_to_the_workbook_and_the_report_says_so(tmp_path):
    folder = tmp_path / "many"
    shutil.copytree(ROOT / "data", folder / "data")
    path = folder / "data" / "systems.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with path.open("a", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writerows({**rows[1], "system_id": f"MANY-{number:03d}"} for number in range(300))
    (folder / "params").mkdir()
    (folder / "params" / "audit.yaml").write_text("notebook: audit_report.ipynb\nformats: [html, xlsx]\n", "utf-8")
    made = make_report(Workspace(folder), "audit", "2026-06-30").folder
    text = (made / "report.html").read_text("utf-8")
    assert "more rows in tables.xlsx, sheet register" in text
    assert len(sheet(made, "register")) - 1 >= 330
    assert text.count("MANY-") < 300
    assert json.loads((made / "manifest.json").read_text("utf-8"))["report"] == "audit"
