"""What a system of this kind typically does to people: a start for whoever assesses it, each with its reason.

The kinds of use, their words and harms are the reference table impact_suggestions, a judgement that a workspace may
override; the controls that reduce a harm are those of its category in the risk library.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

MOST_KINDS = 2  # of the kinds of use that words point to: more would suggest everything to everybody


@dataclass(frozen=True)
class Suggestion:
    """A typical harm of a kind of use. controls: separated by `; `. reason: what made us think of it, as a clause that
    follows "because"."""

    dimension: str
    affected_party: str
    category: str
    harm: str
    controls: str
    reason: str


@dataclass(frozen=True)
class _Word:
    """Where a word stands in what the register says: in the name (0) or the purpose (1), and how far into it."""

    place: tuple[int, int]
    reason: str


def suggest(
    system: Mapping[str, object], suggestions: Iterable[Mapping], library: Iterable[Mapping]
) -> list[Suggestion]:
    """The suggestions for a system, at least one for each dimension that the table has a row without conditions for.

    system: a row of systems. suggestions: the rows of impact_suggestions; library: those of risk_library.

    A row holds when each of its conditions does: a word of the system's name or purpose begins with one of `words`; the
    register says that it holds personal data, or does not say that it holds none; it has the role, or none is known. Of
    kinds of use that words point to, the two whose words stand first (the name before the purpose) are taken; then rows
    that ask only for data or role; and rows without conditions where nothing else is said of their dimension. Of rows
    of one dimension and category the first counts. A category that the library does not have is left empty.
    """
    controls = {row["category"]: row["typical_controls"] for row in library}
    found: dict[tuple[str, str], Suggestion] = {}
    for row, reasons in _holding(system, suggestions):
        place = (row["dimension"], row["category"])
        if place in found or (_is_general(row) and row["dimension"] in {dimension for dimension, _ in found}):
            continue
        category = row["category"] if row["category"] in controls else ""
        found[place] = Suggestion(
            row["dimension"],
            row["affected_party"],
            category,
            row["harm"],
            controls.get(category) or "",
            " and ".join(reasons),
        )
    return list(found.values())


def _holding(system: Mapping[str, object], suggestions: Iterable[Mapping]) -> list[tuple[Mapping, list[str]]]:
    """The rows that hold for a system, each with its reasons: those of words first, those without conditions last."""
    spoken, asked, general = [], [], []
    for row in suggestions:
        word = _word(system, row["words"]) if row["words"] else None
        said = [*([word.reason] if word else []), *_said(system, row)]
        if len(said) < sum(bool(row[condition]) for condition in ("words", "personal_data", "role")):
            continue
        if word:
            spoken.append((word.place, row, said))
        elif said:
            asked.append((row, said))
        else:
            general.append((row, ["it can happen with any use"]))
    spoken.sort(key=lambda one: one[0])
    kinds = list(dict.fromkeys(row["kind_of_use"] for _, row, _ in spoken))[:MOST_KINDS]
    return [*((row, said) for _, row, said in spoken if row["kind_of_use"] in kinds), *asked, *general]


def _is_general(row: Mapping) -> bool:
    return not (row["words"] or row["personal_data"] or row["role"])


def _said(system: Mapping[str, object], row: Mapping) -> list[str]:
    """A reason for each condition on data or role that the register fulfils."""
    held, role = system.get("personal_data") or "unknown", system.get("role")
    said = []
    if row["personal_data"] and held != "no":
        said.append("it holds personal data" if held == "yes" else "it may hold personal data")
    if row["role"] and not role:
        said.append("our role is not known")
    elif row["role"] and role in [one.strip() for one in row["role"].split(";")]:
        said.append(f"our role is {role}")
    return said


def _word(system: Mapping[str, object], words: str) -> _Word | None:
    for number, column in enumerate(("name", "purpose")):
        found = _pattern(words).search(str(system.get(column) or ""))
        if found:
            return _Word((number, found.start()), f'the {column} says "{found.group()}"')
    return None


@cache
def _pattern(words: str) -> re.Pattern:
    """Finds a whole word that begins as one of a list does; a list of nothing finds nothing."""
    beginnings = [re.escape(word.strip()) for word in words.split(";") if word.strip()]
    return re.compile(rf"\b(?:{'|'.join(beginnings) or '(?!)'})\w*", re.IGNORECASE)
