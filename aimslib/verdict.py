"""Where the AIMS stands, in words: the same sentences on the terminal and in reports.

Wording only: every number in a sentence is a measure's.
"""

from __future__ import annotations

from .aims import Aims

CONVENTION = "ML0-ML3 is a convention of this report, not part of the standard."


def level_name(level: int | None) -> str:
    return "n/a" if level is None else f"ML{level}"


def ratio_text(numerator: int, denominator: int) -> str:
    """`12 of 40 (30 %)`, and `n/a` where there is nothing to count. Rounds down: 100 % means all."""
    if not denominator:
        return "n/a"
    return f"{numerator} of {denominator} ({100 * numerator // denominator} %)"


def standing(aims: Aims) -> str:
    """One sentence: the level of the AIMS and what holds it there."""
    row = aims.measure("maturity")[0]
    if row["level"] is None:
        return "Nothing is required yet: no area has a cell to cover."
    if row["next_level"] is None:
        return f"The AIMS is at {level_name(row['level'])}, the top of the ladder, in all {row['areas']} areas."
    held_back = ", ".join(row["blocking"])
    areas = "area" if len(row["blocking"]) == 1 else "areas"
    return (
        f"The AIMS is at {level_name(row['level'])}: {row['areas_at_next']} of {row['areas']} areas have reached "
        f"{level_name(row['next_level'])}, and the {areas} {held_back} hold{'s' if areas == 'area' else ''} it back."
    )


def blockers(aims: Aims) -> list[dict]:
    """The failing criteria that keep the AIMS below its next level: rows of `maturity_criteria`, the lowest level first."""
    row = aims.measure("maturity")[0]
    if row["next_level"] is None:
        return []
    return [
        criterion
        for criterion in aims.measure("maturity_criteria")
        if criterion["met"] is False and criterion["level"] <= row["next_level"] and criterion["area"] in row["blocking"]
    ]
