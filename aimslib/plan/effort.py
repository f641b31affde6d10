"""What an action costs: params/effort.yaml, read strictly, because a misspelt kind would be free in silence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from .. import strict_yaml
from ..errors import UsageError, unknown
from ..tables import TIERS
from ..workspace import PACKAGE, Workspace

if TYPE_CHECKING:
    from ..scenario import Step

# What the effort of a kind depends on; kinds without sizes cost the same everywhere.
PLACES = ("organisation", "shared", *TIERS)
SIZES: dict[str, tuple[str, ...]] = {
    "assign_owner": ("requirement", "system"),
    "appoint": (),
    "register_tool": (),
    "decide_control": (),
    "add_evidence": PLACES,
    "refresh_evidence": PLACES,
    "widen_evidence": (),
    "approve_assessment": TIERS,
    "allocate_supplier": (),
    "complete_audit": (),
    "hold_review": (),
    "close_nonconformity": (),
    "review_evidence": (),
    "retire_system": (),
}
# What the solver's tolerances tell apart: below and above, its proof would not be one.
LEAST, MOST = 0.001, 1_000_000
# What makes the task smaller instead of doing it: only where the file says so.
ALLOWED = ("retire_system",)


@dataclass(frozen=True)
class Effort:
    """Person-days by kind and size. file: where from, as messages show it. allow: what a plan may do to shrink its
    task."""

    days: Mapping[tuple[str, str], float]
    allow: frozenset[str]
    file: str

    def of(self, kind: str, size: str = "") -> float:
        """The person-days of one action. size: one of SIZES[kind]; it does not matter where there are none.

        Raises UsageError for a kind or size that is none.
        """
        if kind not in SIZES:
            raise unknown("kind of action", kind, SIZES)
        size = size if SIZES[kind] else ""
        if (kind, size) not in self.days:
            raise unknown(f"size of {kind}", size, SIZES[kind])
        return self.days[kind, size]

    def total(self, steps: Iterable[Step]) -> float:
        """The person-days of a scenario's steps, piece by piece. Raises UsageError as `of` does."""
        return sum(self.of(step.action.called(), piece.size) for step in steps for piece in step.work)


def days(value: float) -> str:
    """Person-days as people read them, to the least that an effort can be: 138.5, 16,212.5."""
    return f"{value:,.3f}".rstrip("0").rstrip(".")


def read(workspace: Workspace | None, file: Path | None = None) -> Effort:
    """The efforts of a file; without one, of the workspace's params/effort.yaml or, where it has none, the library's.

    Raises UsageError, naming file and key, for a file that is not there or no YAML, an unknown, repeated or missing
    kind or size, and an effort that is no number in its range.
    """
    workspace = workspace or Workspace(PACKAGE)
    path = file or workspace.file("params", "effort.yaml")
    # Never a path of the machine that the library is on: it would end in scenarios.
    own = file is not None or path == workspace.params / "effort.yaml"
    where = (file.as_posix() if file else workspace.relative(path)) if own else "the library's params/effort.yaml"
    try:
        content = strict_yaml.load(path.read_bytes())
    except OSError as error:
        raise UsageError(f"{where} can't be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{where} is not UTF-8.\n  Save it as UTF-8.") from error
    except yaml.YAMLError as error:
        raise UsageError(f"{where} is no valid YAML: {' '.join(str(error).split())}") from error
    try:
        return Effort(*_parse(content), where)
    except UsageError as error:
        raise UsageError(f"{where}: {error}") from error


def _parse(content: object) -> tuple[dict[tuple[str, str], float], frozenset[str]]:
    if not isinstance(content, dict) or not isinstance(content.get("effort"), dict):
        raise UsageError("it has no effort: with the person-days of each kind of action.")
    for key in content:
        if key not in ("effort", "allow"):
            raise unknown("key", key, ("effort", "allow"))
    days: dict[tuple[str, str], float] = {}
    for kind, value in content["effort"].items():
        if kind not in SIZES:
            raise unknown("kind of action", kind, SIZES)
        days |= {(kind, size): number for size, number in _sizes(kind, value).items()}
    for kind in SIZES:
        if kind not in content["effort"]:
            raise UsageError(f"effort has no {kind}.\n  Add it, in person-days.")
    return days, _allowed(content.get("allow"))


def _sizes(kind: str, value: object) -> dict[str, float]:
    """A number for every size, or a number for each."""
    sizes = SIZES[kind]
    if not isinstance(value, dict):
        return {size: _number(kind, value) for size in sizes or ("",)}
    if not sizes:
        raise UsageError(f"{kind} costs the same everywhere.\n  Write one number, such as {kind}: 1")
    for size in value:
        if size not in sizes:
            raise unknown(f"size of {kind}", size, sizes)
    for size in sizes:
        if size not in value:
            raise UsageError(f"{kind} has no {size}.\n  Give the person-days for each of {', '.join(sizes)}.")
    return {size: _number(f"{kind} {size}", number) for size, number in value.items()}


def _number(name: str, value: object) -> float:
    if type(value) not in (int, float) or not (value == 0 or LEAST <= value <= MOST):
        raise UsageError(
            f"{name} {value!r} is no number of person-days.\n"
            f"  Write 0, or {LEAST:g} to {MOST:,.0f}, such as {name}: 1.5"
        )
    return float(value)


def _allowed(value: object) -> frozenset[str]:
    if value is None:
        return frozenset()
    if not isinstance(value, list):
        raise UsageError(f"allow {value!r} is no list.\n  Write for example allow: [retire_system]")
    for name in value:
        if name not in ALLOWED:
            raise unknown("thing to allow", name, ALLOWED)
    return frozenset(value)
