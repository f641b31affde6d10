"""The report as one HTML page that needs nothing else: no host, no file beside it, no notebook look.

The page is laid out by the template `templates/aims_report`: a notebook's markdown cell opens a block, the exhibits
after it belong to the block, and the cell's tags give its place: `page` starts one, `three` to `seven` and `half` are
columns of twelve, `keep` is not broken in print, `plain` shows its exhibits without their titles, `contents` lists the
headings of the second order with links to them, `dense` sets its tables in small type.
"""

from __future__ import annotations

import json
import re

import mistune
import nbformat
from markupsafe import Markup
from nbconvert.exporters import TemplateExporter
from plotly.offline import get_plotlyjs
from traitlets.config import Config

from ..exhibits import MIME, day
from ..workspace import PACKAGE

TEMPLATES = PACKAGE / "templates"
# Inside <script> only these could end the element or start a comment; JSON reads the escapes back as they were.
_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def render(notebook: nbformat.NotebookNode, title: str, as_of, workbook: bool) -> tuple[str, int]:
    """The page and the number of charts in it. workbook: exhibits name the sheet with their rows."""
    exporter = TemplateExporter(
        config=Config(),
        template_name="aims_report",
        extra_template_basedirs=[str(TEMPLATES)],
        template_file="index.html.j2",
        filters={"prose": _prose, "script_json": script_json},
    )
    blocks = _blocks(notebook)
    charts = sum(bool(exhibit["figure"]) for block in blocks for exhibit in block["exhibits"])
    resources = {
        "title": title,
        "as_of": day(as_of),
        "blocks": blocks,
        "contents": [(block["id"], block["heading"]) for block in blocks if block["heading"]],
        "workbook": workbook,
        "styles": _styles(),
        "plotly": _plotly() if charts else "",
        "draw": (TEMPLATES / "aims_report" / "draw.js").read_text("utf-8"),
    }
    page, _ = exporter.from_notebook_node(notebook, resources=resources)
    return page, charts


def exhibits(notebook: nbformat.NotebookNode) -> list[dict]:
    """Every exhibit of an executed notebook, in order, as `Exhibit` put it into the cell's output."""
    return [
        output.data[MIME]
        for cell in notebook.cells
        if cell.cell_type == "code"
        for output in cell.outputs
        if MIME in output.get("data", {})
    ]


def script_json(value) -> Markup:
    """A value as JSON that is safe inside a script element, whatever texts it holds."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return Markup(re.sub("[<>&\u2028\u2029]", lambda found: _ESCAPES[found.group()], text))


def _blocks(notebook: nbformat.NotebookNode) -> list[dict]:
    """The notebook as blocks: prose, what follows it, and the tags that place it. Numbers the charts in order."""
    blocks, charts = [], 0
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            blocks.append(_block(len(blocks), cell.source, list(cell.metadata.get("tags", ()))))
        if cell.cell_type != "code" or not cell.outputs:
            continue
        if not blocks:
            blocks.append(_block(0))
        for output in cell.outputs:
            if MIME in output.get("data", {}):
                exhibit = dict(output.data[MIME])
                charts += bool(exhibit["figure"])
                exhibit["id"] = f"chart-{charts}"
                blocks[-1]["exhibits"].append(exhibit)
            elif output.output_type == "stream" and output.name == "stdout":
                blocks[-1]["texts"].append(output.text)
    return [block for block in blocks if _is_asked(block)]


def _is_asked(block: dict) -> bool:
    """A block of exhibits that nobody asked for would be a heading over nothing."""
    return not block["exhibits"] or any(exhibit.get("asked", True) for exhibit in block["exhibits"])


def _block(number: int, prose: str = "", tags: list[str] | None = None) -> dict:
    heading = re.search(r"^## +(.+?) *$", prose, re.MULTILINE)
    return {
        "id": f"section-{number}",
        "heading": heading.group(1) if heading else "",
        "prose": prose,
        "tags": tags or [],
        "exhibits": [],
        "texts": [],
    }


def _prose(text: str) -> Markup:
    """Markdown as HTML; markup inside it is shown, not run, since an analyst may paste a value into a cell."""
    return Markup(mistune.create_markdown(escape=True, plugins=["table"])(text))


def _styles() -> Markup:
    folder = TEMPLATES / "aims_report"
    names = ("exhibit.css", "page.css", "print.css")
    return Markup("\n".join((folder / name).read_text("utf-8") for name in names))


def _plotly() -> Markup:
    return Markup(get_plotlyjs().replace("</script", "<\\/script"))
