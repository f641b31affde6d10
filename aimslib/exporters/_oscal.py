"""The small pieces of an OSCAL document: identifiers, text and dates in the forms that its schema takes."""

from __future__ import annotations

import uuid
from datetime import date

from ..errors import UsageError

# Version 5 UUIDs are made of names below this one (itself that of NAMESPACE as a URL): the same export has the same.
ROOT = uuid.UUID("4c68d5ee-8f9e-5527-af82-d32a7ba9b498")
NAMESPACE = "urn:aimslib:oscal"  # of props whose meaning is ours
# OSCAL has two digits for a century from 1900 on; its rule for 29 February fails before 2000.
_YEARS = range(2000, 3000)


class Names:
    """UUIDs of one document: a kind and a name always give the same one, in another document another."""

    def __init__(self, *document: str):
        self._base = uuid.uuid5(ROOT, "\n".join(document))

    def of(self, kind: str, *name: str) -> str:
        return str(uuid.uuid5(self._base, "\n".join((kind, *name))))


def control_id(requirement: str) -> str:
    """A 42001 id as an OSCAL token, which has to begin with a letter: A.6.2.4 stays, clause 9.2.1 is `clause-9.2.1`."""
    return requirement if requirement[0].isalpha() else f"clause-{requirement}"


def objective_id(requirement: str) -> str:
    """The id of the objective that a requirement is assessed against."""
    return f"{control_id(requirement)}_obj"


def line(text: str) -> str:
    """Text on one line without surrounding blanks, as titles and values of props have to be."""
    return " ".join(text.replace("\ufeff", " ").split())


def prop(name: str, value: object) -> dict:
    """A property of ours; dates are ISO text."""
    return {"name": name, "ns": NAMESPACE, "value": line(str(value))}


def props(**values: object) -> list[dict]:
    """Properties of ours, those without a value left out; an underscore in a name becomes a hyphen."""
    return [
        prop(name.replace("_", "-"), value) for name, value in values.items() if value is not None and line(str(value))
    ]


def stamp(day: date) -> str:
    """The beginning of a day, in UTC. Raises UsageError for a year that OSCAL can't hold."""
    if day.year not in _YEARS:
        raise UsageError(f"OSCAL holds dates from {_YEARS[0]} to {_YEARS[-1]}, not {day.isoformat()}.")
    return f"{day.isoformat()}T00:00:00Z"


def holds(day: date | None) -> bool:
    """Is there a day, and can OSCAL hold it?"""
    return day is not None and day.year in _YEARS


def filled(**parts: object) -> dict:
    """An object without its empty parts, which the schema forbids; an underscore in a name becomes a hyphen."""
    return {name.replace("_", "-"): value for name, value in parts.items() if value not in (None, [], "")}
