"""What moved since the last report, and why."""

from __future__ import annotations

from markupsafe import Markup

from . import _text as t
from ._exhibit import Exhibit, Source
from ._html import Column, paragraph, table
from ._moved import Register
from ._moved_cells import cells, levels
from ._moved_findings import findings
from ._moved_registers import others, risks, systems

MOST = 10  # lines, taken in turn from each kind: five areas must not hide the one finding
NOTHING_TO_COMPARE = "No earlier snapshot: nothing to compare with. aims load keeps one."


def what_moved(aims, most: int = MOST) -> Exhibit:
    """Levels, cells, systems, risks and findings that moved since the last snapshot: before, after and the reason."""
    earlier = aims.previous()
    if earlier is None:
        return Exhibit("What moved since the last report", paragraph(NOTHING_TO_COMPARE), sources=("changes",))
    register = Register(aims)
    lines = [kind(register) for kind in (levels, cells, systems, risks, findings)]
    shown = _in_turn(lines, most)
    rest = others(register)
    shown += rest[: most - len(shown)]
    hidden = sum(map(len, lines)) + len(rest) - len(shown)
    columns = (
        Column("What", lambda line: Markup("<b>{}</b>").format(line["what"]), kind="moved"),
        Column("Before → after", lambda line: line["moved"], kind="matter"),
        Column("Because", lambda line: line["because"] or "no reason on record", kind="why"),
    )
    title = f"What moved since {t.day(earlier.as_of)}"
    since, now = aims.trend([earlier.as_of, aims.as_of])
    return Exhibit(
        title,
        paragraph(_overall(since, now)) + (table(title, shown, columns) if shown else paragraph("Nothing else moved.")),
        caption=_caption(register, earlier.name, hidden),
        sources=("changes", Source("trend", dates=(earlier.as_of, aims.as_of))),
    )


def _in_turn(kinds: list[list[dict]], most: int) -> list[dict]:
    """The first line of each kind, then the second of each, and so on; shown kind by kind."""
    turns = sorted((turn, place) for place, kind in enumerate(kinds) for turn in range(len(kind)))[:most]
    return [kinds[place][turn] for place, turn in sorted((place, turn) for turn, place in turns)]


def _overall(since: dict, now: dict) -> str:
    """The AIMS as a whole, before the lines say what is behind it."""
    level = (
        f"is still at {t.level(now['level'])}"
        if since["level"] == now["level"]
        else f"went from {t.level(since['level'])} to {t.level(now['level'])}"
    )
    return f"Since {t.day(since['as_of'])}: the AIMS {level}, coverage {_coverage(since)} → {_coverage(now)}."


def _coverage(row: dict) -> str:
    if row["ratio"] is None:
        return t.NOTHING
    return f"{t.percent(row['ratio'])} ({t.of(row['numerator'], row['denominator'])} cells)"


def _caption(register: Register, snapshot: str, hidden: int) -> str:
    said = [
        f"Compared with the snapshot {snapshot}. Cells that came or went with a system or an exclusion are left out."
    ]
    if register.other_cells:
        said.append(f"{t.sentence(t.count(register.other_cells, 'more cell'))} moved without being covered.")
    if hidden:
        said.append(f"{t.sentence(t.count(hidden, 'more kind'))} of change in tables.xlsx, sheet changes.")
    return " ".join(said)
