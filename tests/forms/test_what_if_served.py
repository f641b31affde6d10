"""The what-if as people have it: the command serves it, a browser clicks through, and the command prints the same."""

import json
import shutil
import subprocess

import pytest
from playwright.sync_api import sync_playwright

from aimslib.publish import pdf

from ..test_serve import ROOT, served
from . import lab

UNNAMED = """() => [...document.querySelectorAll('input, button, select, textarea, [role=slider]')]
    .filter(e => e.offsetParent && !(e.labels && e.labels.length && e.labels[0].textContent.trim())
        && !(e.getAttribute('aria-label') || e.textContent || e.title).trim()).map(e => e.outerHTML)"""
# The level in words and the shares that the picture draws, by area.
SHOWN = """() => { const of = document.querySelector('.what-if-level').dataset;
    const bars = document.querySelector('.js-plotly-plot').data[3];
    return { level: [of.before, of.after], shares: Array.from(bars.x), text: bars.text,
             figures: document.querySelector('.what-if-figures').textContent }; }"""
SETTLED = "text => document.querySelector('.what-if-right').textContent.includes(text)"


@pytest.fixture(scope="module")
def space(tmp_path_factory):
    """The sample with all that its lowest areas lack but an internal audit."""
    lab.needed()
    folder = tmp_path_factory.mktemp("served") / "space"
    shutil.copytree(ROOT / "data", folder / "data", ignore=shutil.ignore_patterns("snapshots"))
    return folder


@pytest.fixture(scope="module")
def page(space, tmp_path_factory):
    executable = pdf.chromium()
    if executable is None:
        pytest.skip("no Chromium on this machine")
    with served(space, tmp_path_factory.mktemp("served") / "tmp") as server, sync_playwright() as playwright:
        browser = pdf.launch(playwright, executable)
        opened = browser.new_page(viewport={"width": 1280, "height": 900})
        opened.noise = []
        opened.on("pageerror", lambda error: opened.noise.append(str(error)))
        opened.goto(f"http://{server.host}:{server.port}/?token={server.token}", timeout=240_000)
        opened.locator(".js-plotly-plot .legend").wait_for(timeout=120_000)
        yield opened
        assert opened.noise == []
        browser.close()


def settled(page, text: str) -> dict:
    """What is shown, once the lists below the picture say this."""
    page.locator(".aims-line", has_text=text).last.wait_for(timeout=60_000)
    return page.evaluate(SHOWN)


def pick(page, label: str, text: str) -> None:
    page.get_by_label(label, exact=True).fill(text)
    page.keyboard.press("Enter")


def test_choose_see_it_change_save_load_and_print_the_same(page, space):
    before = page.evaluate(SHOWN)
    page.get_by_label("Complete an internal audit").check()
    page.get_by_label("Hold a management review").check()
    settled(page, "Hold a management review")
    pick(page, "New owner", "Mei-Lin Foo")
    pick(page, "System to own", "AI-003")
    slider = page.locator("input[data-area='A.6']")
    slider.focus()
    page.keyboard.press("End")  # the browser's own keys: to the most
    chosen = settled(page, "of A.6")
    assert chosen["shares"] != before["shares"] and chosen["text"] != before["text"]
    pick(page, "Save as", "Browser test")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("Saved as params/scenarios/browser-test.yaml").wait_for(timeout=60_000)

    page.get_by_role("button", name="Reset").click()
    page.get_by_text("Nothing yet").wait_for(timeout=60_000)
    assert page.evaluate(SHOWN) == before
    pick(page, "Load a scenario or plan", "browser-test")
    assert settled(page, "of A.6") == chosen
    assert page.get_by_label("Complete an internal audit").is_checked()

    printed = subprocess.run(
        [
            lab.PYTHON,
            "-m",
            "aimslib.cli",
            "what-if",
            "browser-test",
            "--json",
            "--as-of",
            "2026-06-30",
            "-w",
            str(space),
        ],
        capture_output=True,
        text=True,
        timeout=120,
    )
    found = json.loads(printed.stdout)
    ratios = [area["numerator_after"] / area["denominator_after"] for area in found["areas"]]
    assert chosen["shares"] == pytest.approx(ratios)
    assert chosen["level"] == [f"ML{level}" for level in found["level"].values()]


def test_every_control_has_a_name_and_tab_reaches_it(page):
    assert page.evaluate(UNNAMED) == []
    page.get_by_label("Load a scenario or plan").focus()
    reached = set()
    for _ in range(80):
        reached.add(page.evaluate(lab.NAMED).rstrip("0123456789%"))
        page.keyboard.press("Tab")
    wanted = {
        "Save as",
        "Complete an internal audit",
        "New owner",
        "System to own",
        "Retire",
        "A.6 AI system life cycle",
    }
    assert wanted <= reached


def test_nothing_sticks_out_at_1280_pixels(page):
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
