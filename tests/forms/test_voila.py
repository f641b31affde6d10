"""The promise of the form, in a real browser and by keyboard alone: what it foretells is what the next load finds.

A new row in systems -> load -> due -> assess -> the form is filled, saved, approved -> load -> gate.
"""

import csv
import json

import pytest
from playwright.sync_api import sync_playwright

from aimslib.publish import pdf

from . import lab
from .lab import AS_OF, Keyboard, aims, figures

ON = ("--as-of", AS_OF)


@pytest.fixture(scope="module")
def browser():
    executable = pdf.chromium()
    if executable is None:
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        chromium = pdf.launch(playwright, executable)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def space(tmp_path_factory):
    """The sample with one more system, loaded and with a draft for it, as the commands say."""
    lab.needed()
    folder = lab.sample(tmp_path_factory.mktemp("voila") / "space")
    loaded = aims("load", *ON, cwd=folder)
    assert "AI-035 Repair claim letters: no assessment is approved" in loaded.stdout + loaded.stderr
    opened = aims("assess", "AI-035", *ON, cwd=folder)
    assert opened.returncode == 0 and "AI-035" in opened.stdout, opened.stderr
    return folder


@pytest.fixture(scope="module")
def address(space, tmp_path_factory):
    settings = tmp_path_factory.mktemp("settings")
    words = ("voila", "notebooks/impact_assessment.ipynb", "--no-browser", "--Voila.ip=127.0.0.1")
    with lab.serving(space, settings, *words) as found:
        yield found


@pytest.fixture
def page(browser, address):
    opened = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    opened.noise = []
    opened.on("pageerror", lambda error: opened.noise.append(str(error)))
    opened.goto(address)
    opened.get_by_label("System", exact=True).wait_for(timeout=120_000)
    yield opened
    assert opened.noise == []
    opened.context.close()


def draft_of(space, system):
    with (space / "data" / "impact_assessments.csv").open(encoding="utf-8", newline="") as file:
        return next(row for row in csv.DictReader(file) if row["system_id"] == system)["assessment_id"]


def impacts_of(space, assessment):
    with (space / "data" / "impacts.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["assessment_id"] == assessment]


def measure(space, name):
    return json.loads(aims("measures", name, *ON, "--format", "json", cwd=space).stdout)


def named_nodes(page, roles):
    """Role and name of everything in the accessibility tree with one of these roles."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    found = [node for node in nodes if not node["ignored"] and node["role"]["value"] in roles]
    return [(node["role"]["value"], node["name"]["value"].strip()) for node in found]


def test_every_control_has_a_name_and_tab_reaches_all_of_them(page, space):
    keys = Keyboard(page).type("System", "AI-004").said("If approved on")
    keys.press("Edit IMP-065").focused("Who is affected")
    figures(page)
    controls = named_nodes(page, ("textbox", "combobox", "checkbox", "button", "listbox", "spinbutton", "slider"))
    assert len(controls) > 30 and all(name for _, name in controls), controls
    wanted = [name for _, name in controls]
    assert len(set(wanted)) == len(wanted), "two controls have one name"
    page.evaluate("document.activeElement.blur()")
    reached = []
    for _ in range(120):
        page.keyboard.press("Tab")
        reached.append(page.evaluate(lab.NAMED))
    assert set(wanted) <= set(reached), set(wanted) - set(reached)


def test_on_a_telephone_nothing_has_to_be_scrolled_sideways(page):
    page.set_viewport_size({"width": 390, "height": 800})
    Keyboard(page).type("System", "AI-004").said("If approved on").press("Edit IMP-065").focused("Who is affected")
    figures(page)
    wide = "e => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX !== 'visible'"
    assert (
        page.evaluate(
            f"[...document.querySelectorAll('body *')].filter(e => !e.matches('input, caption')).filter({wide}).length"
        )
        == 0
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_an_assessment_is_filled_saved_and_approved_by_keyboard_and_changes_what_was_foretold(page, space):
    draft = draft_of(space, "AI-035")
    impacts = impacts_of(space, draft)
    assert {row["dimension"] for row in impacts} == {"individuals", "groups", "society"}
    before = {row["requirement"] for row in measure(space, "cells") if row["system_id"] == "AI-035"}
    keys = Keyboard(page).type("System", "AI-035").said("If approved on")
    keys.type("Tier declared", "minimal")
    for dimension in ("Individuals", "Groups", "Society"):
        keys.press(f"{dimension} assessed")
    keys.type("Result in a sentence", "A person reads every letter before it is sent.")
    first, *others = [row["impact_id"] for row in impacts]
    for name in others:
        keys.press(f"Remove {name}")
    keys.press(f"Edit {first}").focused("Who is affected")
    keys.type("Likelihood", "3").type("Severity", "severe").said("likelihood 3 x severity 5 = 15")
    keys.said("The tier declared is minimal, lower than the impacts demand. High counts.")
    keys.type("Likelihood", "1").type("Severity", "3").said("No impact demands a higher one")
    keys.type("Controls that reduce it", "A.7.5").type("Add a control", "A.7.6 Data preparation").said("A.7.6")
    keys.type("Likelihood with controls", "1").type("Severity with controls", "2 minor")
    keys.press("Add an impact").focused("Who is affected")
    keys.type("Who is affected", "society").type("Affected party", "Repairers").type("Harm", "Letters blame them")
    keys.said("Severity of new 1: the cell is empty").type("Likelihood", "2").type("Severity", "minor")
    foretold = figures(page)
    assert foretold["demanded"] == "minimal"
    keys.press("Save draft").said(f"{draft} is saved.")
    assert len(impacts_of(space, draft)) == 2 and figures(page) == foretold

    keys.type("Approver", "Leilani Faleafa").press("Approve").said(f"{draft} is approved by Leilani Faleafa")
    assert page.get_by_text("as foretold").is_visible()
    assert aims("load", *ON, cwd=space).returncode == 0
    check_as_foretold(space, before, foretold)


def check_as_foretold(space, before, foretold):
    """Cells and coverage of the files as they are now against what the page said before the approval."""
    cells = {row["requirement"]: row["state"] for row in measure(space, "cells") if row["system_id"] == "AI-035"}
    assert before - set(cells) == set(foretold["disappear"].split()) >= {"A.4.3", "A.4.6"}, "only from tier limited on"
    assert set(cells) - before == set(foretold["appear"].split()) == {"A.7.6"}, "excluded, but an impact names it"
    assert "A.7.5" in cells, "only for tier high, but an impact names it"
    assert {"A.5.3", "A.5.4", "A.5.5"} == set(foretold["covered"].split())
    assert {name for name, state in cells.items() if state == "covered"} == {"A.5.3", "A.5.4", "A.5.5"}
    (system,) = [row for row in measure(space, "coverage_by_system") if row["system_id"] == "AI-035"]
    (total,) = measure(space, "coverage_total")
    areas = {row["area"]: row for row in measure(space, "coverage_by_area")}
    for name, row in {"system": system, "total": total, "A.5": areas["A.5"]}.items():
        assert foretold[name][1] == f"{row['numerator']}/{row['denominator']}"
    assert not [row for row in measure(space, "assessments_due") if row["system_id"] == "AI-035"]


def test_the_gate_stays_closed_until_the_evidence_is_there(space):
    """Runs after the approval: the assessment is no reason any more, the evidence is."""
    closed = aims("gate", "AI-035", "--to", "deployment", *ON, "--json", cwd=space)
    assert closed.returncode == 1, closed.stdout + closed.stderr
    checks = {check["check"]: check for check in json.loads(closed.stdout)["checks"]}
    assert checks["assessment"]["passed"] and not checks["evidence"]["passed"]
    lacking = [reason["requirement"] for reason in checks["evidence"]["reasons"]]
    with (space / "data" / "evidence.csv").open(encoding="utf-8", newline="") as file:
        header = csv.DictReader(file).fieldnames
    with (space / "data" / "evidence.csv").open("a", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header)
        for requirement in lacking:
            row = {"evidence_id": f"EV-L-{requirement}", "title": "Record", "satisfies": f"42001:{requirement}"}
            row |= {"system_id": "AI-035", "kind": "record", "effective_on": "2026-06-25", "status": "accepted"}
            writer.writerow({name: row.get(name, "") for name in header})
    opened = aims("gate", "AI-035", "--to", "deployment", *ON, "--json", cwd=space)
    assert opened.returncode == 0 and json.loads(opened.stdout)["open"], opened.stdout
