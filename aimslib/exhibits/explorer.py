"""One place to explore the gaps: pick, see the cells, jump from a figure to its rows, export what is shown."""

from __future__ import annotations

from ._exhibit import Exhibit


def explorer(aims) -> Exhibit:
    """The explorer as a widget in JupyterLab; where widgets can't run (a report, a viewer), its first view as a table.

    Its controls are attributes of what comes back: `picks` (area, system, owner, unit, tier), `state`, `most`,
    `format`, `save`; `rows` are the rows shown.
    """
    from ._explorer import Explorer  # widgets take time to import, and reports import every exhibit

    return Explorer(aims)
