"""The same form in JupyterLab, which takes many keys for itself: the notebook is opened, run, and a draft is saved."""

import pytest
from playwright.sync_api import sync_playwright

from aimslib.publish import pdf

from . import lab
from .lab import Keyboard, figures

DRAFT = "IA-029"  # of AI-004, in the sample
WORDS = (
    "jupyterlab",
    "--no-browser",
    "--ip=127.0.0.1",
    "--allow-root",
    "--IdentityProvider.token=",
    "--LabApp.news_url=None",
    "--LabApp.extension_manager=readonly",
)


@pytest.fixture(scope="module")
def space(tmp_path_factory):
    lab.needed()
    folder = lab.sample(tmp_path_factory.mktemp("lab") / "space")
    assert lab.aims("load", cwd=folder).returncode == 0
    return folder


@pytest.fixture(scope="module")
def page(space, tmp_path_factory):
    """The notebook in JupyterLab, run from its menu."""
    executable = pdf.chromium()
    if executable is None:
        pytest.skip("no Chromium on this machine")
    settings = tmp_path_factory.mktemp("settings")
    words = (*WORDS, f"--ServerApp.root_dir={space}")
    with lab.serving(space, settings, *words) as address, sync_playwright() as playwright:
        chromium = pdf.launch(playwright, executable)
        opened = chromium.new_context(viewport={"width": 1440, "height": 1000}).new_page()
        opened.goto(f"{address}/lab/tree/notebooks/impact_assessment.ipynb")
        opened.get_by_text("Which system is assessed?").filter(visible=True).first.wait_for(timeout=120_000)
        opened.get_by_text("Python 3 (ipykernel) | Idle").wait_for(timeout=120_000)
        opened.get_by_role("menuitem", name="Run", exact=True).click()
        opened.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        opened.get_by_label("System", exact=True).wait_for(timeout=120_000)
        yield opened
        chromium.close()


def test_a_draft_is_filled_and_saved_by_keyboard_in_jupyterlab(page, space):
    system = page.get_by_label("System", exact=True)
    system.focus()
    keys = Keyboard(page).type("System", "AI-004").said("If approved on")
    keys.type("Result in a sentence", "Dd aa: no key of this went astray.")
    keys.press("Edit IMP-065").focused("Who is affected").type("Severity", "4 serious")
    assert figures(page)["demanded"] == "high"
    keys.press("Save draft").said(f"{DRAFT} is saved.")
    rows = (space / "data" / "impact_assessments.csv").read_text("utf-8")
    assert "Dd aa: no key of this went astray." in rows
    impacts = (space / "data" / "impacts.csv").read_text("utf-8")
    assert "Location stands in for origin,3,4," in impacts
