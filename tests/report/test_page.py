"""The HTML page: complete in itself, every chart drawn, nothing of it run that came from the data."""

import json
import re

import pytest

from .conftest import CLOSING, SCRIPT


def manifest(made) -> dict:
    return json.loads((made.folder / "manifest.json").read_text("utf-8"))


def test_every_chart_is_drawn_with_the_network_off(page, made):
    charts = manifest(made)["charts"]
    assert charts >= 5
    assert page.evaluate("document.documentElement.dataset.drawn") == str(charts)
    assert page.locator(".chart svg.main-svg").count() >= charts
    assert page.locator(".chart[role=img]").count() == charts
    assert all(page.locator(".chart").nth(number).get_attribute("aria-label") for number in range(charts))


def test_the_page_asks_no_host_and_logs_nothing(page):
    assert page.noise == []


def test_names_that_are_markup_are_shown_and_not_run(page):
    assert page.title() == "AI management system report, 30 June 2026"
    text = page.locator("main").inner_text()
    assert SCRIPT in text
    assert CLOSING[:20] in text
    assert page.locator("main img").count() == 0


def test_plotly_is_in_the_page_once(made):
    text = (made.folder / "report.html").read_text("utf-8")
    assert len(re.findall(r"\* plotly\.js v", text)) == 1
    assert not re.search(r"<(script|link|img)[^>]+(src|href)=\"http", text)


@pytest.mark.parametrize("width", [1440, 390])
def test_the_page_fits_a_desk_and_a_phone(browser, made, width):
    opened = browser.new_context(viewport={"width": width, "height": 900}, offline=True).new_page()
    opened.goto((made.folder / "report.html").as_uri())
    opened.wait_for_function("document.documentElement.dataset.drawn !== undefined")
    assert opened.evaluate("document.documentElement.scrollWidth") == width
    opened.context.close()


def test_tables_say_what_they_are_to_a_screen_reader(page):
    assert page.locator("html").get_attribute("lang") == "en"
    tables = page.locator("table").count()
    assert tables and page.locator("table > caption").count() == tables
    assert page.locator("th:not([scope])").count() == 0


def test_no_code_and_no_prompt_of_the_notebook_is_in_the_page(page):
    text = page.locator("body").inner_text()
    assert "aimslib.open" not in text and "In [" not in text


def test_the_levels_say_that_they_are_a_convention(page):
    assert "ML0-ML3 is a convention, not part of the standard" in page.locator("main").inner_text()
