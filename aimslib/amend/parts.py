"""The parts of a workbook's archive and how they hang together: which part is which sheet, what belongs to a sheet."""

from __future__ import annotations

import posixpath
import zipfile
from functools import cached_property
from xml.etree import ElementTree

TYPES = "[Content_Types].xml"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_REL_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


class Parts:
    """Parts by name: as the archive has them, or as they were set."""

    def __init__(self, archive: zipfile.ZipFile):
        self._archive = archive
        self._names = set(archive.namelist())
        self._changed: dict[str, bytes] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._names or name in self._changed

    def __getitem__(self, name: str) -> bytes:
        return self._changed[name] if name in self._changed else self._archive.read(name)

    def __setitem__(self, name: str, content: bytes) -> None:
        self._changed[name] = content

    @cached_property
    def workbook(self) -> str:
        """The part that lists the sheets."""
        return self.related("", "/officeDocument")[0]

    @property
    def added(self) -> list[str]:
        """Names of the parts that the archive does not have."""
        return [name for name in self._changed if name not in self._names]

    @property
    def styles(self) -> bytes | None:
        found = self.related(self.workbook, "/styles")
        return self[found[0]] if found else None

    @property
    def since_1904(self) -> bool:
        """Does the workbook count days from 1904?"""
        properties = ElementTree.fromstring(self[self.workbook]).find(f"{_MAIN}workbookPr")
        return properties is not None and properties.get("date1904") in ("1", "true")

    def sheet(self, name: str) -> str:
        """The part of the sheet with this name."""
        relation = next(one.get(_REL_ID) for one in self._sheets() if one.get("name") == name)
        return next(target for key, _, target in self._relations(self.workbook) if key == relation)

    def index(self, name: str) -> int:
        """The sheet's number among all sheets, from 0, by which the workbook's names call it."""
        return [one.get("name") for one in self._sheets()].index(name)

    def related(self, part: str, kind: str) -> list[str]:
        """The parts that belong to a part and are of a kind, such as "/table"."""
        return [target for _, type_, target in self._relations(part) if type_.endswith(kind) and target in self]

    def _sheets(self) -> list[ElementTree.Element]:
        return ElementTree.fromstring(self[self.workbook]).findall(f"{_MAIN}sheets/{_MAIN}sheet")

    def _relations(self, part: str) -> list[tuple[str, str, str]]:
        """Id, type and target of what a part refers to."""
        name = relations_of(part)
        if name not in self:
            return []
        found = ElementTree.fromstring(self[name]).iter(_RELATIONSHIP)
        folder = posixpath.dirname(part)
        return [
            (one.get("Id", ""), one.get("Type", ""), posixpath.normpath(posixpath.join("/", folder, target))[1:])
            for one in found
            if (target := one.get("Target", ""))
        ]


def relations_of(part: str) -> str:
    """The part that says what a part refers to."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")
