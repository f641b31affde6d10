"""Rows that no measure and no input table gives: the reference tables of a state, and what its file check found."""

from __future__ import annotations

from ..engine import Engine


def rows(aims, name: str) -> list[dict]:
    """A reference table as the state holds it, the workspace's own where it has one; in the order of its file."""
    return _query(aims, f"select * exclude (position) from reference.{name} order by position")


def files(aims) -> list[dict]:
    """evidence_id and file_status of each row of evidence."""
    return _query(aims, "select * from file_status order by evidence_id")


def _query(aims, sql: str) -> list[dict]:
    engine = Engine(aims.path)
    try:
        return engine.rows(sql)
    finally:
        engine.close()
