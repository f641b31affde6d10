"""A use case of the federal inventory as an AI system of ours, with an id that stays the same."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass

from . import _federal_values as values
from ._federal_source import UseCase


@dataclass(frozen=True)
class System:
    """A use case as we read it. stage and tier: in our words; empty where the source's word has no counterpart."""

    use_case: UseCase
    system_id: str
    stage: str
    tier: str
    deployed: values.Day
    retired: values.Day
    assessed: bool

    @property
    def agency(self) -> str:
        """The agency's abbreviation."""
        return values.squeezed(self.use_case.abbreviation)


def read_systems(use_cases: list[UseCase]) -> list[System]:
    """The use cases in our words, each with its id, in the order of the source.

    An id is made of the agency and a hash of agency, name and position among the agency's use cases of that name: it
    stays the same when other use cases come, go or move, and in a file filtered by agency.
    """
    seen: Counter[tuple[str, str]] = Counter()
    systems = []
    for case in use_cases:
        key = (values.squeezed(case.abbreviation), values.squeezed(case.name))
        seen[key] += 1
        digest = hashlib.sha256("\n".join((*key, str(seen[key]))).encode()).hexdigest()
        systems.append(
            System(
                use_case=case,
                system_id=f"{key[0]}-{digest[:8]}",
                stage=values.STAGES.get(values.plain(case.stage), ""),
                tier=values.TIERS.get(values.plain(case.impact), ""),
                deployed=values.day(case.implemented),
                retired=values.day(case.retired),
                # Only the form's own answer counts; another spelling is listed in the report.
                assessed=values.squeezed(case.assessment) == "Yes",
            )
        )
    return systems
