"""Draws of single values, bent towards the places where definitions break: boundary days, ties, half-empty cells."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from .reference import read_reference, rows_of

TODAY = date(2026, 6, 30)
# Days that some rule treats differently from the day before or after, and a few plain ones between.
OFFSETS = (
    -800,
    -731,
    -545,
    -456,
    -455,
    -400,
    -366,
    -366,
    -365,
    -365,
    -364,
    -363,
    -274,
    -273,
    -272,
    -183,
    -182,
    -181,
    -180,
    -179,
    -92,
    -91,
    -90,
    -45,
    -30,
    -2,
    -1,
    -1,
    0,
    0,
    0,
    1,
    1,
    2,
    90,
    91,
    179,
    180,
    181,
    364,
    365,
    366,
)
PEOPLE = ("Ann Ash", "Bo Berg", "Cy Cole", "Dee Dahl")
STRANGERS = ("Zoe Zeller", "ann ash")  # people does not know them
NOBODIES = ("TBC", "tbd", " n/a ", "N/A", "none", "Unknown", "?", " - ", "   ", "")
SUPPLIERS = ("Acme", "acme", "Borealis", "TBC")

_REFERENCE = read_reference()
CONTROLS = tuple(control.id for control in _REFERENCE.controls)
CLAUSES = tuple(requirement.id for requirement in _REFERENCE.requirements if not requirement.is_control)
ISO27001 = tuple(row["id"] for row in rows_of("iso27001_2022"))
MAPPED = tuple(sorted({iso for _, iso, _ in _REFERENCE.crosswalk if iso}))
FULL = tuple(sorted({iso for _, iso, reuse in _REFERENCE.crosswalk if reuse == "full"}))


class Draw(Random):
    """A seeded source of values; the same seed gives the same workspace on every machine."""

    def chance(self, share: float) -> bool:
        return self.random() < share

    def maybe(self, value, share: float = 0.6):
        """The value, or nothing."""
        return value if self.chance(share) else None

    def day(self) -> date:
        return TODAY + timedelta(days=self.choice(OFFSETS))

    def edge(self) -> date:
        """A day on either side of where most rules turn: today, and a year ago."""
        return TODAY + timedelta(days=self.choice((-367, -366, -365, -1, 0, 1)))

    def past(self) -> date:
        return TODAY + timedelta(days=self.choice([offset for offset in OFFSETS if offset <= 0]))

    def near(self, other: date) -> date:
        """A day on, next to or within a year of another."""
        return other + timedelta(days=self.choice((-365, -30, -1, 0, 0, 1, 30, 91, 365)))

    def day_or_near(self, other: date | None) -> date:
        """Any day, often one beside another that it is compared with."""
        return self.near(other) if other and self.chance(0.6) else self.day()

    def person(self) -> str:
        return self.choice(PEOPLE + PEOPLE + STRANGERS)

    def owner(self, named: float = 0.7) -> str | None:
        if self.chance(named):
            return self.person()
        return self.choice((*NOBODIES, None))

    def score(self) -> int:
        return self.randint(1, 5)

    def joined(self, values) -> str | None:
        """A list cell; spacing varies and a value may stand twice, as people write it."""
        values = list(values)
        if values and self.chance(0.1):
            values.append(values[0])
        return self.choice(("; ", "; ", ";", " ;  ")).join(values) or None

    def some(self, values, most: int) -> list:
        return self.sample(list(values), self.randint(0, min(most, len(values))))

    def number_of_rows(self, most: int) -> range:
        return range(self.randint(0, most))
