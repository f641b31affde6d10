"""A change -> the new XML of a sheet, in which everything else keeps its bytes.

A row that goes is emptied, not taken out: the rows below would get other numbers, and formulas, notes and formats all
over the workbook would point to the wrong ones. Intake does not read blank rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..errors import IntakeError
from ..intake.place import letters
from .changes import Change
from .look import NOTHING_SAVED
from .sheet_cells import LONGEST, Styles, cell, empty
from .sheet_ranges import extended, widened
from .sheet_xml import Cell, Row, SheetXml, replaced, scan

MOST_ROWS = 1_048_576
Pieces = list[tuple[int, int, bytes]]


@dataclass(frozen=True)
class Edited:
    """xml: the sheet; first, last: the numbers of the new rows, first > last without any."""

    xml: bytes
    first: int
    last: int


def edit_sheet(where: str, xml: bytes, change: Change, styles: Styles) -> Edited:
    """The sheet after the change. where: its name in messages.

    Raises IntakeError for a cell that holds a formula or a text that no cell can hold, Unreadable for XML that can't be
    changed byte by byte.
    """
    return _Editing(where, scan(xml), change, styles).run()


class _Editing:
    def __init__(self, where: str, sheet: SheetXml, change: Change, styles: Styles):
        self.where, self.sheet, self.change, self.styles = where, sheet, change, styles
        self.above = sheet.last_filled
        self.pieces: Pieces = []

    def run(self) -> Edited:
        self._check_lengths()
        for number, texts in self.change.cells.items():
            self._fill(number, texts)
        for number in self.change.removed:
            self._empty(number)
        first, last = self.above + 1, self.above + len(self.change.added)
        if last > MOST_ROWS:
            raise IntakeError(f"{self.where}: a sheet holds {MOST_ROWS:,} rows. {NOTHING_SAVED}")
        for number, texts in enumerate(self.change.added, first):
            if number in self.sheet.rows:
                self._fill(number, texts)
            else:
                self._append(number, texts)
        if self.change.added:
            self._extend(first, last)
        return Edited(replaced(self.sheet.xml, self.pieces), first, last)

    def _check_lengths(self) -> None:
        for texts in (*self.change.cells.values(), *self.change.added):
            for position, text in texts.items():
                if len(text.encode("utf-16-le", "surrogatepass")) // 2 > LONGEST:
                    name = self.change.columns[position].name
                    raise IntakeError(
                        f"{self.where}, column {name}: the text has {len(text):,} characters; a cell of a workbook "
                        f"holds {LONGEST:,}.\n  Shorten it. {NOTHING_SAVED}"
                    )

    def _fill(self, number: int, texts: Mapping[int, str]) -> None:
        """Texts into a row that the sheet has, which may be one of formats alone."""
        row, xml = self.sheet.rows[number], self.sheet.xml
        missing = {position: text for position, text in texts.items() if position not in row.cells}
        for position in texts.keys() - missing.keys():
            old = row.cells[position]
            self._check_no_formula(number, position, old)
            attributes = {"r": f"{letters(position)}{number}"} | old.attributes
            new = self._cell(attributes, position, texts[position])
            self.pieces.append((old.place.start, old.place.end(xml), new))
        fresh = [(position, self._new_cell(number, position, missing[position], row)) for position in sorted(missing)]
        if row.place.is_empty(xml):
            tag = row.place.tag(xml)
            opened = tag[0][: -len(b"/>")].rstrip() + b">"
            closed = f"</{self.sheet.prefix}row>".encode()
            self.pieces.append((tag.start(), tag.end(), opened + b"".join(new for _, new in fresh) + closed))
            return
        for position, new in fresh:
            after = [one.place.start for at, one in row.cells.items() if at > position]
            at = min(after, default=row.place.close)
            self.pieces.append((at, at, new))

    def _empty(self, number: int) -> None:
        for position, old in self.sheet.rows[number].cells.items():
            if old.filled:
                self._check_no_formula(number, position, old)
                new = empty(self.sheet.prefix, old.attributes)
                self.pieces.append((old.place.start, old.place.end(self.sheet.xml), new))

    def _append(self, number: int, texts: Mapping[int, str]) -> None:
        """A row that the sheet does not have; cells without a text get the format of those above."""
        above = self.sheet.rows.get(self.above)
        cells = []
        for position in sorted(self.change.columns):
            if position in texts:
                cells.append(self._new_cell(number, position, texts[position], None))
            elif above and self._column_style(position) is None and self._style_above(position):
                cells.append(self._new_cell(number, position, "", None))
        prefix = self.sheet.prefix
        new = f'<{prefix}row r="{number}">'.encode() + b"".join(cells) + f"</{prefix}row>".encode()
        after = [row.place.start for at, row in self.sheet.rows.items() if at > number]
        at = min(after, default=self.sheet.data.close)
        self.pieces.append((at, at, new))

    def _new_cell(self, number: int, position: int, text: str, row: Row | None) -> bytes:
        attributes = {"r": f"{letters(position)}{number}"}
        style = self._row_style(row) or self._column_style(position) or self._style_above(position)
        return self._cell(attributes | ({"s": style} if style else {}), position, text)

    def _cell(self, attributes: Mapping[str, str], position: int, text: str) -> bytes:
        return cell(self.sheet.prefix, attributes, text, self.change.columns[position], self.styles)

    @staticmethod
    def _row_style(row: Row | None) -> str | None:
        given = row.attributes if row else {}
        return given.get("s") if given.get("customFormat") in ("1", "true") else None

    def _column_style(self, position: int) -> str | None:
        return next((style for first, last, style in self.sheet.columns if first <= position <= last), None)

    def _style_above(self, position: int) -> str | None:
        """The style in the last row; a header's would make a title of a value."""
        above = self.sheet.rows[self.above].cells.get(position) if self.above > 1 else None
        return above.attributes.get("s") if above else None

    def _check_no_formula(self, number: int, position: int, old: Cell) -> None:
        if old.formula is not None:
            formula = f" ={old.formula}" if old.formula else ""
            raise IntakeError(
                f"{self.where} cell {letters(position)}{number} holds a formula{formula}, which a save would replace.\n"
                f"  Write the value itself there, or empty the cell, in the spreadsheet program. {NOTHING_SAVED}"
            )

    def _extend(self, first: int, last: int) -> None:
        sheet, xml = self.sheet, self.sheet.xml
        for start, end in sheet.ranges:
            self._replace(start, end, extended(xml[start:end].decode(), first, last))
        if sheet.filter and (at := sheet.filter.attribute(xml, "ref")):
            self._replace(*at, extended(xml[slice(*at)].decode(), first, last, header=True))
        if sheet.dimension and (at := sheet.dimension.attribute(xml, "ref")):
            positions = [position for texts in self.change.added for position in texts]
            columns = range(min(positions), max(positions) + 1)
            self._replace(*at, widened(xml[slice(*at)].decode(), range(first, last + 1), columns))

    def _replace(self, start: int, end: int, text: str) -> None:
        self.pieces.append((start, end, text.encode()))
