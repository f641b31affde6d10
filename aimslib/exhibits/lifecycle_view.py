"""Each system on its way from design to retirement: the gates it came through, and what the next one still needs."""

from __future__ import annotations

from markupsafe import Markup

from . import _text as t
from ._exhibit import Exhibit, Source
from ._html import Column, badge, field, joined, of, table

MOST = 40
NAMED = 5  # cells or findings that are named before the rest is counted
STAGES = {
    "design": "Design",
    "development": "Devel.",
    "verification": "Verif.",
    "deployment": "Deploy.",
    "operation": "Oper.",
    "retired": "Retired",
}


def lifecycle_view(aims, most: int = MOST) -> Exhibit:
    """Systems by their stages (gate, cells covered of those required from there on) and by the gate ahead.

    Open gates come first, then closed ones, then systems without a gate ahead.
    """
    steps = {(row["system_id"], row["stage"]): row for row in aims.measure("lifecycle")}
    ahead = _ahead(aims)
    rows = [row for row in aims.measure("register") if row["aims_scope"] != "no"]
    rows.sort(key=lambda row: (_rank(ahead.get(row["system_id"])), row["system_id"]))
    columns = (
        field("system_id", "System", kind="code"),
        field("name", "Name"),
        *(
            Column(head, lambda row, stage=stage: _step(steps[row["system_id"], stage]), label=t.sentence(stage))
            for stage, head in STAGES.items()
        ),
        Column("The next gate", lambda row: _next(row, ahead.get(row["system_id"])), kind="why", label="Next gate"),
    )
    title = "Each system on its way"
    return Exhibit(
        title,
        table(title, rows, columns, most=most, sheet="lifecycle", what="systems"),
        caption=_caption(aims, ahead),
        sources=("lifecycle", "gates", Source("register", where="aims_scope yes")),
    )


def _ahead(aims) -> dict[str, list[dict]]:
    """The checks of the gate ahead of each system that has one."""
    ahead: dict[str, list[dict]] = {}
    for row in aims.measure("gates"):
        ahead.setdefault(row["system_id"], []).append(row)
    return ahead


def _is_open(checks: list[dict]) -> bool:
    return all(check["passed"] for check in checks)


def _rank(checks: list[dict] | None) -> int:
    return 2 if checks is None else 0 if _is_open(checks) else 1


def _step(row: dict) -> Markup:
    """The day of the last gate into the stage, and under it the cells covered."""
    if not row["reached"]:
        if row["approved_on"] is None:
            return Markup("")  # hidden on a narrow screen, where each stage is a line
        return Markup('<span class="part">{}</span><br>not entered').format(t.short_day(row["approved_on"]))
    gate = t.short_day(row["approved_on"]) or "no gate"
    lines = [Markup('<span class="part">{}</span>').format(gate)]
    if row["denominator"]:
        lines.append(Markup('<span class="part">{}</span>').format(of(row, "lifecycle", "system_id", "stage")))
    return joined(lines, "<br>")


def _next(row: dict, checks: list[dict] | None) -> Markup | str:
    if checks is None:
        return f"none: {'retired' if row['lifecycle_stage'] == 'retired' else 'in operation'}"
    stage = t.sentence(checks[0]["stage"])
    if _is_open(checks):
        return badge(f"{stage}: open", "good")
    needs = "; ".join(_needs(check) for check in checks if not check["passed"])
    return Markup("{} {}").format(badge(f"{stage}: closed", "major"), needs)


def _needs(check: dict) -> str:
    """What a check says; of many cells or findings the first ones, and how many follow."""
    said, _, listed = check["detail"].partition(": ")
    items = listed.split(", ") if listed else []
    if check["check"] == "findings":
        items = [t.rule(name).lower() for name in items]
    more = len(items) - NAMED
    named = ", ".join(items[:NAMED]) + (f" and {more} more" if more > 0 else "")
    return ": ".join(filter(None, (check["check"], said, named)))


def _caption(aims, ahead: dict[str, list[dict]]) -> str:
    are_open = sum(map(_is_open, ahead.values()))
    said = f"{t.count(len(ahead), 'gate lies', 'gates lie')} ahead, {are_open} open. " if ahead else ""
    return (
        f"{said}Under each stage: the last gate into it, and the cells covered of those required from that stage on; "
        "of a retired system, of what retirement asks for. An empty stage is not reached. A gate is judged as if the "
        f"system had entered through it. {t.not_provided(aims, 'lifecycle_gates')}"
    ).strip()
