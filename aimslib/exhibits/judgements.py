"""The judgements behind the figures, named as such: tiers, validity, stages, crosswalk. No standard prescribes them."""

from __future__ import annotations

from markupsafe import Markup

from . import _text as t
from ._exhibit import Exhibit, Source
from ._html import Column, field, joined, table

MOST = 80


def judgements(aims) -> Exhibit:
    """When an impact makes a tier, how long evidence is current, when a control is required, what 27001 is worth."""
    parts = (
        ("Tiers: an impact that reaches a score or a severity asks for the tier", _tiers(aims)),
        ("Validity: how long a kind of evidence is current, where it has no end of its own", _validity(aims)),
        ("Stages: from when and for whom a control is required for a system", _stages(aims)),
        ("Crosswalk: what evidence for ISO/IEC 27001 is worth here", _crosswalk(aims)),
    )
    return Exhibit(
        "Judgements",
        joined(Markup("<h4>{}</h4>{}").format(title, html) for title, html in parts),
        caption="Each is a table of the library that a workspace may replace in params/reference/; the data quality "
        "section names what was replaced.",
        sources=tuple(
            Source(name, "reference")
            for name in ("tier_bands", "evidence_validity", "annex_a_controls", "overlap_27001")
        ),
    )


def _tiers(aims) -> Markup:
    columns = (
        field("tier", "Tier"),
        field("min_score", "Likelihood × severity from", number=True),
        field("min_severity", "or severity from", number=True),
    )
    rows = aims.reference("tier_bands")
    return Markup('<div class="small">{}</div>').format(
        table("Tiers", rows, columns, sheet="reference_tier_bands", key=("tier",))
    )


def _validity(aims) -> Markup:
    columns = (Column("Kind", lambda row: t.words(row["kind"])), field("valid_days", "Days", number=True))
    rows = aims.reference("evidence_validity")
    return Markup('<div class="small">{}</div>').format(
        table("Validity", rows, columns, sheet="reference_evidence_validity", key=("kind",))
    )


def _stages(aims) -> Markup:
    rows = [row for row in aims.reference("annex_a_controls") if row["scope"] == "system"]
    columns = (
        field("control", "Control", kind="code"),
        field("title", "Title"),
        field("from_stage", "From stage"),
        field("min_tier", "From tier"),
        Column("Roles", lambda row: (row["applies_to_role"] or "").replace(";", ", "), kind="why"),
        field("at_retirement", "At retirement"),
        field("third_party_only", "Third party only"),
        field("renew_on_change", "Renew on change"),
        field("needs_record", "Needs a record"),
    )
    return table("Stages", rows, columns, most=MOST, sheet="reference_annex_a_controls")


def _crosswalk(aims) -> Markup:
    groups: dict[str, dict] = {}
    for row in aims.reference("overlap_27001"):
        group = groups.setdefault(row["iso42001"], {"iso42001": row["iso42001"], "full": [], "partial": []})
        if row["iso27001"] and row["reuse"] in group:
            group[row["reuse"]].append(row["iso27001"])
    columns = (
        field("iso42001", "ISO/IEC 42001", kind="code"),
        Column("Full: widen it to AI", lambda row: ", ".join(row["full"]) or "–"),
        Column("Partial: needs a top-up", lambda row: ", ".join(row["partial"]) or "–"),
    )
    rows = [row for row in groups.values() if row["full"] or row["partial"]]
    return table("Crosswalk", rows, columns, most=MOST, sheet="reference_overlap_27001")
