"""The index of evidence, with what the check of each file found."""

from __future__ import annotations

from collections import Counter

from markupsafe import Markup

from . import _text as t
from ._exhibit import Exhibit, Source
from ._html import Column, field, figure, table

MOST = 40
FILES = {
    "present": "present, hash agrees",
    "missing": "missing",
    "mismatch": "hash differs",
    "not_checked": "not checked",
}
FIRST = ("missing", "mismatch", "present", "not_checked")  # what an auditor looks at first


def evidence_index(aims, most: int = MOST) -> Exhibit:
    """Rows of evidence by file check; then the rows, those whose file is missing or differs first."""
    status = {row["evidence_id"]: row["file_status"] for row in aims.state("file_status")}
    reasons = {row["evidence_id"]: row["reason"] for row in aims.measure("unused_evidence")}
    rows = sorted(aims.table("evidence"), key=lambda row: (FIRST.index(status[row["evidence_id"]]), row["evidence_id"]))
    columns = (
        field("evidence_id", "Evidence", kind="code"),
        field("title", "Title"),
        field("satisfies", "Shows", kind="why"),
        Column(
            "System", lambda row: {None: "organisation", "*": "every system"}.get(row["system_id"], row["system_id"])
        ),
        Column("Kind", lambda row: t.words(row["kind"])),
        field("effective_on", "Dated", t.short_day, kind="date"),
        field("valid_until", "Until", t.short_day, kind="date"),
        field("status", "Status"),
        Column("Reviewed by", lambda row: row["reviewed_by"] or "nobody"),
        Column("File", lambda row: FILES[status[row["evidence_id"]]]),
        Column(
            "Decides a cell",
            lambda row: f"no: {reasons[row['evidence_id']]}" if row["evidence_id"] in reasons else "yes",
        ),
    )
    title = "Index of evidence"
    return Exhibit(
        title,
        _summary(status) + table(title, rows, columns, most=most, sheet="data_evidence"),
        caption="A file inside data/evidence/ is hashed when the registers are loaded. Evidence whose file is missing "
        "or differs never counts. Not checked: a web address, or no hash on record. No date under until: "
        "as long as its kind is valid.",
        sources=(Source("evidence", "table"), Source("file_status", "state"), "unused_evidence"),
    )


def _summary(status: dict[str, str]) -> Markup:
    counts = Counter(status.values())
    rows = [{"status": name, "rows": counts[name]} for name in FIRST if counts[name]]
    columns = (
        Column("File check", lambda row: t.sentence(FILES[row["status"]])),
        Column(
            "Rows of evidence",
            lambda row: figure(row["rows"], t.number(row["rows"]), "file_status", "count", file_status=row["status"]),
            number=True,
        ),
    )
    return Markup('<div class="small">{}</div>').format(table("File check", rows, columns))
