"""Intake: the files of a workspace -> a state to compute from.

`check` says what is wrong with the files, `load` makes them the current state, `current` gives the state that figures
come from: of the files as they are, or, where one of them can't be trusted, the last good one.
"""

from __future__ import annotations

import datetime
from dataclasses import replace

from ..errors import NoStateError
from ..workspace import Workspace
from . import sources as _sources
from . import state as _state
from .results import FileResult, Loaded, Note, Problem, RefusedError, Result

__all__ = ["FileResult", "Loaded", "Note", "Problem", "RefusedError", "Result", "check", "current", "load"]


def check(workspace: Workspace, today: datetime.date | None = None) -> Result:
    """What is wrong with the files; writes reports/intake/ and builds no state.

    today: with it, days that lie after it are noted. Raises UsageError for params/intake.yaml.
    """
    from . import examine, report_files

    examined = examine.examine(workspace, _sources.collect(workspace), today)
    result = _with_future(examined)
    report_files.write(workspace, result, examined.checked)
    return result


def load(workspace: Workspace, today: datetime.date | None = None) -> Loaded:
    """Make the files the current state; a state that exists already is used as it is.

    Raises RefusedError (an IntakeError, with the result) if a file is refused: then the last good state stays.
    """
    loaded, result = _load(workspace, today)
    if loaded is None:
        stays = "the last good state stays in use." if _state.last_good(workspace) else "there is no earlier state."
        raise RefusedError(f"{result.refusals()}\n  Nothing was loaded; {stays}", result)
    return loaded


def current(workspace: Workspace) -> Loaded:
    """The state that figures come from: built if files changed, else reused.

    After a refused file the last good state, with the refusal among the warnings (its result is that of the last good
    state). Raises NoStateError, naming the refusal, where there is none.
    """
    loaded, result = _load(workspace, None)
    if loaded:
        return loaded
    last = _state.last_good(workspace)
    if last is None:
        raise NoStateError(f"{result.refusals()}\n  Nothing was loaded; there is no earlier state to compute from.")
    warnings = [*result.refusals().splitlines(), "  Figures come from the last good state, loaded before this change."]
    return Loaded(_state.path_of(workspace, last), _state.saved_result(workspace, last), False, warnings)


def _load(workspace: Workspace, today: datetime.date | None) -> tuple[Loaded | None, Result]:
    """The state of the files, or None if one is refused; and what was found."""
    files = _sources.collect(workspace)
    known = _state.saved_result(workspace, files.state_hash)
    if known and today is None:
        _state.point_to(workspace, files.state_hash)
        return Loaded(_state.path_of(workspace, files.state_hash), known, False), known
    from . import examine, report_files

    examined = examine.examine(workspace, files, today)
    result = _with_future(examined)
    report_files.write(workspace, result, examined.checked)
    if result.refused:
        return None, result
    path = _state.build(workspace, files, examined.checked, examined.references, examined.result)
    _state.point_to(workspace, files.state_hash)
    return Loaded(path, result, known is None), result


def _with_future(examined) -> Result:
    return replace(examined.result, notes=(*examined.result.notes, *examined.future_notes))
