"""Writes edits into a workspace's files: looked at, checked, and together or not at all.

    seen = amend.look(workspace, {"impacts": {"assessment_id": "IA-1"}})
    amend.save(workspace, edits, seen=seen, tell=tell)

A program that is going to save calls `prepare()` early: what checks the rows takes seconds to start, and is then there.
Everything else of the files stays as it is: a CSV file's other bytes, a workbook's other cells, sheets and formats.
"""

from __future__ import annotations

from ..intake.checks_child import prepare
from .look import ConflictError, Seen, look
from .new_ids import next_ids
from .save import Saved, recover, save

__all__ = ["ConflictError", "Saved", "Seen", "look", "next_ids", "prepare", "recover", "save"]
