"""What the inventory's words and dates mean in our vocabularies; what is not listed here is never guessed.

Stages and impact types are compared without case, line breaks and hyphens: agencies typed them by hand. Dates are month
first. A year number that a spreadsheet read as a serial day (2022 -> 7/14/1905) is no date, and says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

STAGES = {
    "initiated": "design",
    "planned": "design",
    "ideation": "design",
    "acquisition and/or development": "development",
    "implementation and assessment": "verification",
    "operation and maintenance": "operation",
    "in production": "operation",
    "in mission": "operation",
    "retired": "retired",
}
TIERS = {"rights impacting": "high", "safety impacting": "high", "both": "high", "neither": "limited"}
ANSWERS = {"yes": "yes", "no": "no"}
NO_VALUE = ("", "n/a", "na")

_SERIAL_ORIGIN = date(1899, 12, 30)  # day 0 of a spreadsheet
_YEARS = range(1950, 2101)  # serial numbers that are year numbers: nobody deployed AI between 1905-05 and 1905-10


@dataclass(frozen=True)
class Day:
    """A date cell. kind: day, month (only month and year; the first day), none, artefact, other."""

    kind: str
    value: date | None = None
    note: str = ""

    @property
    def iso(self) -> str:
        return self.value.isoformat() if self.value else ""


def squeezed(text: str) -> str:
    """Text on one line: line breaks, tabs and repeated blanks become one blank."""
    return " ".join(text.split())


def plain(text: str) -> str:
    """Text as the vocabularies above spell it."""
    return squeezed(text.replace("-", " ").replace("\N{EN DASH}", " ")).casefold()


def day(text: str) -> Day:
    """Read a date cell: m/d/yyyy, yyyy-mm-dd or mm/yyyy; never guesses at anything else."""
    text = squeezed(text)
    if text.casefold() in NO_VALUE:
        return Day("none")
    if match := re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text):
        month, day_of_month, year = (int(part) for part in match.groups())
    elif match := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", text):
        year, month, day_of_month = (int(part) for part in match.groups())
    elif match := re.fullmatch(r"(\d{1,2})/(\d{4})", text):
        month, year, day_of_month = int(match[1]), int(match[2]), 1
    else:
        return Day("other")
    try:
        value = date(year, month, day_of_month)
    except ValueError:
        return Day("other")
    serial = (value - _SERIAL_ORIGIN).days
    if serial in _YEARS:
        return Day("artefact", note=f"the year number {serial} read as a day")
    return Day("month" if match.re.groups == 2 else "day", value)
