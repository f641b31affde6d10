"""Is a file open in a spreadsheet program? What is written beneath it is lost with that program's next save.

Excel leaves `~$aims.xlsx` beside an open file, LibreOffice `.~lock.aims.xlsx#`; both say who has it open. Intake takes
neither for a table.
"""

from __future__ import annotations

from pathlib import Path

from ..errors import IntakeError
from .look import NOTHING_SAVED


def check_closed(path: Path, name: str) -> None:
    """Raises IntakeError where a spreadsheet program has the file open. name: the file as messages show it."""
    for beside, program, reader in (
        (path.with_name(f"~${path.name}"), "Excel", _excel_user),
        (path.with_name(f"~${path.name[2:]}"), "Excel", _excel_user),  # a long name loses its first two letters
        (path.with_name(f".~lock.{path.name}#"), "LibreOffice", _libreoffice_user),
    ):
        if beside.is_file():
            user = reader(beside)
            raise IntakeError(
                f"{name} is open in {program}{f', by {user}' if user else ''}; its next save would overwrite ours.\n"
                f"  Save and close it there. If nobody has it open, delete {beside.name} beside it. {NOTHING_SAVED}"
            )


def _excel_user(path: Path) -> str:
    """The length of the name in one byte, the name in 54, then both again in UTF-16."""
    try:
        content = path.read_bytes()
    except OSError:  # on Windows, Excel lets nobody else read it
        return ""
    wide = content[57 : 57 + 2 * content[55]] if len(content) > 57 else b""
    name = wide.decode("utf-16-le", "ignore") or content[1 : 1 + max(content[:1], default=0)].decode("cp1252", "ignore")
    return _plain(name)


def _libreoffice_user(path: Path) -> str:
    """Name, user, computer, time and profile, separated by commas; the name may be empty."""
    try:
        parts = path.read_text(encoding="utf-8", errors="ignore").split(",")
    except OSError:
        return ""
    people = [one for part in parts[:2] if (one := _plain(part))]
    computer = _plain(parts[2]) if len(parts) > 2 else ""
    return " on ".join([*people[:1], *([computer] if computer else [])])


def _plain(name: str) -> str:
    return "".join(character for character in name if character.isprintable()).strip()
