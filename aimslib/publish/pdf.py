"""The PDF, printed from the HTML page by Chromium once every chart is drawn.

nbconvert's own webpdf prints before plotly has drawn and drops charts silently. Here the page says how many charts it
has drawn, and a smaller number is an error.
"""

from __future__ import annotations

import os
import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path

from playwright.sync_api import Error as BrowserError
from playwright.sync_api import sync_playwright

from ..errors import AimsError

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--font-render-hinting=none",
]
# A4 in CSS pixels, less the margins at either side: charts are laid out for the width they are printed at.
WIDTH, HEIGHT = 680, 1020
MARGIN = {"top": "12mm", "bottom": "15mm", "left": "15mm", "right": "15mm"}
# Fonts are there and two frames have passed: what is printed is what the page came to rest at.
SETTLED = "document.fonts.ready.then(() => new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r))))"
DRAWN_WITHIN = 60_000  # milliseconds


@dataclass(frozen=True)
class Printed:
    """What became of the PDF: the browser's version where it was made, else why not."""

    chromium: str | None
    skipped: str | None = None


def chromium() -> str | None:
    """The browser to print with: AIMS_CHROMIUM, else the first known name on the PATH."""
    named = os.environ.get("AIMS_CHROMIUM")
    if named is not None:
        return shutil.which(named)
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def launch(playwright, executable: str):
    """A headless Chromium that talks to nobody. As root it has no sandbox to use."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return playwright.chromium.launch(executable_path=executable, args=FLAGS + ["--no-sandbox"] * root)


def make(page_file: Path, made: Path, charts: int, title: str, as_of: date) -> Printed:
    """Print the page; `charts` is how many it must have drawn. Raises AimsError where one is missing."""
    executable = chromium()
    if executable is None:
        return Printed(None, "no Chromium found; install chromium or name it in AIMS_CHROMIUM")
    # The browser's client wants a thread of its own: in JupyterLab this one already runs an event loop.
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(_print, executable, page_file, made, charts, title, as_of).result()


def _print(executable: str, page_file: Path, made: Path, charts: int, title: str, as_of: date) -> Printed:
    with sync_playwright() as playwright:
        try:
            browser = launch(playwright, executable)
        except BrowserError as error:
            return Printed(None, f"Chromium did not start: {str(error).splitlines()[0]}")
        context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}, offline=True)
        page = context.new_page()
        page.emulate_media(media="print")
        page.goto(page_file.resolve().as_uri())
        _wait_until_drawn(page, charts)
        page.evaluate(SETTLED)
        page.pdf(
            path=str(made),
            format="A4",
            margin=MARGIN,
            print_background=True,
            display_header_footer=True,
            header_template="<span></span>",
            footer_template=_footer(title, as_of),
            tagged=True,
            outline=True,
        )
        version = browser.version
        browser.close()
    _fix_dates(made, as_of)
    return Printed(version)


def _wait_until_drawn(page, charts: int) -> None:
    try:
        page.wait_for_function("document.documentElement.dataset.drawn !== undefined", timeout=DRAWN_WITHIN)
    except BrowserError as error:
        raise AimsError("The charts of the report were not drawn within a minute; no PDF was made.") from error
    drawn = int(page.evaluate("document.documentElement.dataset.drawn"))
    if drawn != charts:
        raise AimsError(f"Only {drawn} of {charts} charts of the report were drawn; no PDF was made.")


def _footer(title: str, as_of: date) -> str:
    style = (
        "font: 7.5px 'Helvetica Neue', 'Liberation Sans', Arial, sans-serif; color: #5b6876; width: 100%;"
        "margin: 0 15mm; display: flex; justify-content: space-between"
    )
    pages = "<span class='pageNumber'></span> / <span class='totalPages'></span>"
    return f'<div style="{style}"><span>{escape(title)}, as of {as_of.isoformat()}</span><span>{pages}</span></div>'


def _fix_dates(made: Path, as_of: date) -> None:
    """Chromium writes the time of printing; the report's own date, of the same length, keeps every offset valid."""
    stamp = f"D:{as_of:%Y%m%d}000000+00'00'".encode()
    content = made.read_bytes()
    made.write_bytes(re.sub(rb"D:\d{14}\+00'00'", lambda found: stamp, content))
