"""A sheet's XML as bytes with places: where each row, cell and range stands, so that all other bytes can stay.

A library that reads a workbook and writes it again loses what it doesn't know: newer rules, threaded notes, pictures.
Nothing is parsed into a model here; expat says where things are, and changes are cut in at these places.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.parsers import expat

_TAG = re.compile(rb"""<[^\s/>]+(?:\s+[^\s=>]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*(/?)>""")
_ATTRIBUTE = re.compile(rb"""\s+([^\s=>]+)\s*=\s*("[^"]*"|'[^']*')""")
_DECLARED = re.compile(rb"""<\?xml[^>]*\sencoding\s*=\s*["']([^"']+)["']""")
_RULES = ("dataValidation", "conditionalFormatting")


class Unreadable(Exception):
    """The part is no XML that can be changed byte by byte; its text says why."""


@dataclass(frozen=True)
class Place:
    """An element: its bytes are xml[start:end]; close is where its end tag begins, for an empty tag its end."""

    start: int
    close: int

    def tag(self, xml: bytes) -> re.Match:
        return _TAG.match(xml, self.start)

    def is_empty(self, xml: bytes) -> bool:
        return bool(self.tag(xml)[1])

    def end(self, xml: bytes) -> int:
        tag = self.tag(xml)
        return tag.end() if tag[1] else xml.index(b">", self.close) + 1

    def attribute(self, xml: bytes, name: str) -> tuple[int, int] | None:
        """Where the value of an attribute of the start tag stands, without its quotation marks."""
        tag = self.tag(xml)
        for found in _ATTRIBUTE.finditer(xml, tag.start(), tag.end()):
            if found[1] == name.encode():
                return found.start(2) + 1, found.end(2) - 1
        return None


@dataclass
class Cell:
    """formula: the text of its formula, None without one; filled: it has a value or a formula."""

    place: Place
    attributes: dict[str, str]
    formula: str | None = None
    filled: bool = False


@dataclass
class Row:
    place: Place
    attributes: dict[str, str]
    cells: dict[int, Cell] = field(default_factory=dict)  # by position, from 0

    @property
    def filled(self) -> bool:
        return any(cell.filled for cell in self.cells.values())


@dataclass
class SheetXml:
    """What a change needs to know of a sheet. prefix: what stands before the names of its elements, such as `x:`.

    columns: first and last position with their style; ranges: (start, end) of the texts that say where drop-down lists
    and conditional formats apply.
    """

    xml: bytes
    prefix: str = ""
    rows: dict[int, Row] = field(default_factory=dict)
    columns: list[tuple[int, int, str]] = field(default_factory=list)
    data: Place | None = None
    dimension: Place | None = None
    filter: Place | None = None
    ranges: list[tuple[int, int]] = field(default_factory=list)

    @property
    def last_filled(self) -> int:
        """The number of the last row with a value or a formula, 0 without one."""
        return max((number for number, row in self.rows.items() if row.filled), default=0)


def check_utf8(xml: bytes) -> None:
    """Raises Unreadable for XML in another encoding: its bytes don't stand where a parser counts them."""
    declared = _DECLARED.match(xml.removeprefix(b"\xef\xbb\xbf"))
    if xml[:2] in (b"\xff\xfe", b"\xfe\xff") or (declared and declared[1].lower() not in (b"utf-8", b"us-ascii")):
        raise Unreadable("its XML is not UTF-8")


def scan(xml: bytes) -> SheetXml:
    """Where things are in a sheet. Raises Unreadable."""
    check_utf8(xml)
    sheet = SheetXml(xml)
    try:
        _Scanner(sheet).run()
    except expat.ExpatError as error:
        raise Unreadable(str(error)) from error
    if sheet.data is None:
        raise Unreadable("it has no rows")
    return sheet


class _Scanner:
    def __init__(self, sheet: SheetXml):
        self.sheet = sheet
        self.path: list[str] = []  # names of the open elements; without the sheet's own prefix
        self.starts: list[tuple[int, dict]] = []
        self.row = self.cell = None
        self.number, self.position = 0, -1
        self.text: list[str] = []

    def run(self) -> None:
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler, self.parser.EndElementHandler = self._start, self._end
        self.parser.CharacterDataHandler = self.text.append
        self.parser.Parse(self.sheet.xml, True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if not self.path:
            self.sheet.prefix = name[: -len("worksheet")]
        name = name.removeprefix(self.sheet.prefix)
        self.path.append(name)
        self.starts.append((self.parser.CurrentByteIndex, attributes))
        self.text.clear()
        if name == "row" and self._within("sheetData"):
            self.number = int(float(attributes.get("r", self.number + 1)))
            self.position = -1
            self.row = self.sheet.rows[self.number] = Row(Place(self.parser.CurrentByteIndex, -1), attributes)
        elif name == "c" and self._within("row"):
            self.position = position_of(attributes["r"]) if "r" in attributes else self.position + 1
            self.cell = self.row.cells[self.position] = Cell(Place(self.parser.CurrentByteIndex, -1), attributes)

    def _within(self, parent: str) -> bool:
        return len(self.path) > 1 and self.path[-2] == parent

    def _end(self, _: str) -> None:
        name, (start, attributes) = self.path.pop(), self.starts.pop()
        place, parent = Place(start, self.parser.CurrentByteIndex), self.path[-1] if self.path else ""
        if self.cell is not None and name in ("v", "t", "f"):
            text = "".join(self.text)
            if name == "f":
                self.cell.formula = text
            self.cell.filled |= name == "f" or bool(text)
        elif name == "c" and parent == "row":
            self.cell.place, self.cell = place, None
        elif name == "row" and parent == "sheetData":
            self.row.place = place
        elif name == "col" and "style" in attributes:
            self.sheet.columns.append((int(attributes["min"]) - 1, int(attributes["max"]) - 1, attributes["style"]))
        elif name == "sheetData":
            self.sheet.data = place
        elif name == "dimension":
            self.sheet.dimension = place
        elif name == "autoFilter" and parent == "worksheet":
            self.sheet.filter = place
        elif name in _RULES and "sqref" in attributes:
            self.sheet.ranges.append(place.attribute(self.sheet.xml, "sqref"))
        elif name.endswith(":sqref") and parent.endswith(_RULES):  # rules of newer programs keep it as a text
            self.sheet.ranges.append((place.tag(self.sheet.xml).end(), place.close))
        self.text.clear()


def position_of(reference: str) -> int:
    """The position, from 0, of the column in a reference such as AB12."""
    position = 0
    for letter in reference.rstrip("0123456789"):
        position = position * 26 + ord(letter) - ord("A") + 1
    return position - 1


def replaced(xml: bytes, pieces: Iterable[tuple[int, int, bytes]]) -> bytes:
    """The XML with other bytes at these places (start, end, new); of several at one place, in their order."""
    parts, at = [], 0
    for start, end, new in sorted(pieces, key=lambda piece: piece[:2]):
        parts += [xml[at:start], new]
        at = end
    return b"".join([*parts, xml[at:]])
