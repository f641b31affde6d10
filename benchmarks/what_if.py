"""From the click on a switch of the what-if to the chart redrawn, in a real browser under Voila, 20 times.

    python benchmarks/what_if.py [WORKSPACE AS_OF]

Run it with the environment of the extra `lab`. Without a workspace, the sample's registers in a temporary folder. The
unit of the ratios is one set of edits computed from nothing in the same run (`Aims.edited`).

    new       a switch in a state that was never shown: another owner was named just before
    at once   the other switch right after it, which nothing could have foreseen
    known     the same switch on and off, which undo and second thoughts do
    compute   what the kernel's part takes, without a browser
"""

from __future__ import annotations

import os
import shutil
import signal
import statistics
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

import aimslib
from aimslib import scenario
from aimslib.live import LiveAims
from aimslib.publish import pdf

ROOT = Path(__file__).resolve().parent.parent
TIMES = 20
CHART = ("maturity_by_area", "coverage_by_area", "maturity")
AUDIT, REVIEW = "Complete an internal audit", "Hold a management review"
# From the click until the frame after the chart says that it was drawn.
CLICK = """label => new Promise(done => {
    const named = [...document.querySelectorAll('label')].find(one => one.textContent.includes(label));
    const box = named.querySelector('input');
    const chart = document.querySelector('.js-plotly-plot');
    const start = performance.now();
    const drawn = () => { chart.removeListener('plotly_afterplot', drawn);
        requestAnimationFrame(() => done(performance.now() - start)); };
    chart.on('plotly_afterplot', drawn);
    box.click(); })"""

OFFERED = "box => [...document.getElementById(box.getAttribute('list')).options].map(one => one.value)"


def milliseconds(call) -> float:
    start = time.perf_counter()
    call()
    return 1000 * (time.perf_counter() - start)


def computed(workspace: Path, as_of: str) -> tuple[list[float], list[float]]:
    """The measures of the chart for a set of edits never seen: from nothing, and live."""
    aims = aimslib.open(workspace, as_of=as_of)
    live = LiveAims(aims)
    systems = [row["system_id"] for row in aims.measure("coverage_by_system")][: TIMES + 1]
    fresh, quick = [], []
    for number in range(1, len(systems)):
        owners = scenario.action("assign_owner", systems=systems[:number], owner="Somebody")
        audit = scenario.action("complete_audit", auditor="Somebody")
        measured(live.edited(scenario.Scenario("", actions=(owners,)).edits(live)))
        edits = scenario.Scenario("", actions=(owners, audit)).edits(live)
        quick.append(milliseconds(partial(measured, live.edited(edits))))
        if number % 5 == 0:
            fresh.append(milliseconds(lambda edits=edits: measured(aims.edited(edits))))
    return fresh, quick


def measured(aims) -> None:
    for name in CHART:
        aims.measure(name)


def clicked(address: str) -> dict[str, list[float]]:
    """From click to chart, by what was asked: see above."""
    with sync_playwright() as playwright:
        browser = pdf.launch(playwright, pdf.chromium())
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(address, timeout=300_000)
        page.locator(".js-plotly-plot .legend").wait_for(timeout=300_000)
        page.wait_for_timeout(3000)
        systems = page.get_by_label("System to own").evaluate(OFFERED)
        page.get_by_label("New owner").fill("Somebody")
        page.keyboard.press("Tab")
        new, at_once, known = [], [], []
        for system in systems[:TIMES]:
            page.get_by_label("System to own").fill(system)
            page.keyboard.press("Enter")
            page.wait_for_timeout(1500)
            new.append(page.evaluate(CLICK, AUDIT))
            at_once.append(page.evaluate(CLICK, REVIEW))
        for _ in range(TIMES):
            page.wait_for_timeout(1500)
            known.append(page.evaluate(CLICK, AUDIT))
        browser.close()
    return {"new": new, "at once": at_once, "known": known}


def main() -> None:
    with TemporaryDirectory() as folder:
        if len(sys.argv) == 3:
            workspace, as_of = Path(sys.argv[1]).resolve(), sys.argv[2]
        else:
            workspace, as_of = Path(folder), "2026-06-30"
            shutil.copytree(ROOT / "data", workspace / "data", ignore=shutil.ignore_patterns("snapshots"))
        fresh, quick = computed(workspace, as_of)
        serve = [sys.executable, "-m", "aimslib.cli", "what-if", "--serve", "--port", "0", "--as-of", as_of]
        server = subprocess.Popen([*serve, "-w", str(workspace)], stdout=subprocess.PIPE, text=True)
        try:
            clicks = clicked(server.stdout.readline().strip())
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(60)
    unit = statistics.median(fresh)
    print(
        f"{'from nothing':14} {unit:6.0f} ms  1.00 x   (load average {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores)"
    )
    for name, taken in [("compute", quick), *((f"click, {kind}", taken) for kind, taken in clicks.items())]:
        median = statistics.median(taken)
        print(f"{name:14} {median:6.0f} ms  {median / unit:4.2f} x   ({min(taken):.0f} to {max(taken):.0f} ms)")


if __name__ == "__main__":
    main()
