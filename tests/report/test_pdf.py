"""The PDF: as many charts as the page has, page one and two as the board knows them, the same bytes every time."""

import json
import re
from datetime import date

import pytest
from pypdf import PdfReader

from aimslib.errors import AimsError
from aimslib.publish import pdf
from aimslib.report import make_report

from .notebooks import write


@pytest.fixture(scope="module")
def reader(made, browser):
    return PdfReader(made.folder / "report.pdf")


def test_every_chart_of_the_page_is_in_the_pdf(page, reader, made):
    """The words that stand in each chart's drawing are words of the PDF."""
    text = _letters("".join(sheet.extract_text() for sheet in reader.pages))
    charts = json.loads((made.folder / "manifest.json").read_text("utf-8"))["charts"]
    for number in range(charts):
        drawn = page.locator(".chart").nth(number).locator("svg text").all_text_contents()
        words = [_letters(word) for word in drawn if word.strip()]
        assert words and all(word in text for word in words)


def test_every_chart_is_tagged_as_a_figure_with_its_alternative_text(page, reader):
    alternatives = {
        page.locator(".chart").nth(number).get_attribute("aria-label")
        for number in range(page.locator(".chart").count())
    }
    tagged = {str(item["/Alt"]) for item in _structure(reader) if "/Alt" in item}
    assert alternatives <= tagged


def test_the_board_reads_three_pages_then_risks_and_findings_and_finds_the_rest_in_the_appendix(reader):
    first, second, third, fourth, fifth = (sheet.extract_text() for sheet in reader.pages[:5])
    assert "AIMS level" in first and "What does the board have to decide?" in first and "decisions_needed" in first
    assert second.startswith("Where we are heading") and "What became of earlier decisions?" in second
    assert "What moved since the last report, and why?" in second
    assert third.startswith("What does the way to the next level cost, and who does it?") and "What if?" in third
    assert fourth.startswith("Risks and findings")
    assert fifth.startswith("Appendix")


def test_it_is_a4_and_has_bookmarks(reader):
    width, height = reader.pages[0].mediabox.width, reader.pages[0].mediabox.height
    assert (float(width), float(height)) == pytest.approx((595.3, 841.9), abs=1.5)
    assert len(reader.outline) > 0


def test_a_report_without_chromium_is_made_and_says_so(workspace, tmp_path, monkeypatch):
    monkeypatch.setenv("AIMS_CHROMIUM", str(tmp_path / "nowhere"))
    write(workspace, "plain", "print('no chart')")
    told = []
    made = make_report(workspace, "plain", "2026-06-30", tell=told.append)
    manifest = json.loads((made.folder / "manifest.json").read_text("utf-8"))
    assert manifest["pdf"].startswith("skipped: no Chromium found")
    assert "report.pdf" not in manifest["outputs"] and "report.html" in manifest["outputs"]
    assert made.skipped and any("PDF skipped" in line for line in told)


def test_fewer_charts_drawn_than_there_are_is_an_error(browser, tmp_path):
    page_file = tmp_path / "page.html"
    page_file.write_text("<html data-drawn='1'></html>", encoding="utf-8")
    with pytest.raises(AimsError, match="Only 1 of 2 charts"):
        pdf.make(page_file, tmp_path / "page.pdf", 2, "Title", date(2026, 6, 30))


def _letters(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _structure(reader: PdfReader) -> list[dict]:
    """Every element of the tag tree."""
    found, open_ = [], [reader.trailer["/Root"]["/StructTreeRoot"]]
    while open_:
        item = open_.pop()
        item = item.get_object() if hasattr(item, "get_object") else item
        if isinstance(item, list):
            open_.extend(item)
        elif isinstance(item, dict):
            found.append(item)
            if "/K" in item:
                open_.append(item["/K"])
    return found
