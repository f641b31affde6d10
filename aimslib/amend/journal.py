"""Several files change together or not at all, whenever the machine stops.

The new files are written beside the old ones; then .aims/saving.json says which file is to become which; then each is
renamed. Whoever comes next finds no journal and throws the new files away, or finds one and finishes the renaming.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from ..errors import IntakeError
from ..intake.sources import digest
from ..workspace import Workspace
from .look import NOTHING_SAVED, ConflictError

NAME = "saving.json"
SUFFIX = ".saving"


@dataclass(frozen=True)
class Step:
    """One file of a save: its path and that of its new content, from the workspace's root, and the hashes of both
    contents (before is None for a file that was not there)."""

    target: str
    new: str
    before: str | None
    after: str


@dataclass(frozen=True)
class NewFile:
    """A file's whole content. before: what was read, None where there was no file."""

    path: Path
    before: bytes | None
    content: bytes


def path_of(workspace: Workspace) -> Path:
    return workspace.state / NAME


def strays(workspace: Workspace) -> list[Path]:
    """New files that are not known to any journal."""
    return sorted(workspace.data.glob(f".*{SUFFIX}"))


def write(workspace: Workspace, files: Iterable[NewFile]) -> None:
    """Make these the contents of the files: of all, or of none. The lock is the caller's.

    Raises ConflictError where a file is not what was read any more, IntakeError where one can't be written.
    """
    files = list(files)
    steps = [_step(workspace, file) for file in files]
    try:
        for file, step in zip(files, steps, strict=True):
            _write_beside(workspace, file, step)
        _check_unchanged(workspace, steps)
        _write_journal(workspace, steps)
    except OSError as error:
        _forget(workspace, steps)
        # A full disk names no file; the others would name the file beside the register, which nobody knows.
        folder = Path(error.filename).parent if error.filename else workspace.data
        raise IntakeError(
            f"Nothing can be written in {workspace.relative(folder)}/: {error.strerror}.\n"
            f"  Look at its permissions and at the room on the disk. {NOTHING_SAVED}"
        ) from error
    except IntakeError:
        _forget(workspace, steps)
        raise
    done: list[tuple[Step, NewFile]] = []
    for file, step in zip(files, steps, strict=True):
        try:
            _check_unchanged(workspace, [step])
        except ConflictError:
            _put_back(workspace, done)
            _forget(workspace, steps)
            raise
        _rename(workspace, step)
        done.append((step, file))
    path_of(workspace).unlink()


def _step(workspace: Workspace, file: NewFile) -> Step:
    target = file.path.resolve()  # of a link, the file that it points to
    new = target.with_name(f".{target.name}{SUFFIX}")
    before = None if file.before is None else digest(file.before)
    return Step(workspace.relative(target), workspace.relative(new), before, digest(file.content))


def _write_beside(workspace: Workspace, file: NewFile, step: Step) -> None:
    target, new = workspace.root / step.target, workspace.root / step.new
    if target.exists() and not os.access(target, os.W_OK):
        raise IntakeError(f"{step.target} may not be written.\n  Take its write protection away. {NOTHING_SAVED}")
    with new.open("wb") as opened:
        opened.write(file.content)
        opened.flush()
        os.fsync(opened.fileno())
    if target.exists():
        _give_to_owner(new, target.stat())


def _give_to_owner(new: Path, old: os.stat_result) -> None:
    """Who could read and write the old file can the new one: in a shared folder another person saved it before."""
    if hasattr(os, "chown"):  # not on Windows
        for owner, group in ((old.st_uid, old.st_gid), (-1, old.st_gid)):
            try:
                os.chown(new, owner, group)
                break
            except PermissionError:
                continue  # only the superuser may give a file away; its group can be kept by a member
    new.chmod(old.st_mode & 0o7777)  # last: a new owner takes some of the bits away


def _write_journal(workspace: Workspace, steps: list[Step]) -> None:
    path = path_of(workspace)
    beside = path.with_name(f"{path.name}.new")
    with beside.open("w", encoding="utf-8") as file:
        json.dump({"files": [asdict(step) for step in steps]}, file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())
    os.replace(beside, path)
    for folder in {path.parent, *((workspace.root / step.new).parent for step in steps)}:
        _sync(folder)


def _check_unchanged(workspace: Workspace, steps: list[Step]) -> None:
    for step in steps:
        if _hash(workspace.root / step.target) != step.before:
            raise ConflictError(
                f"{step.target} was changed by another program while it was being saved.\n"
                f"  Open it again, look at what changed, and repeat your change. {NOTHING_SAVED}"
            )


def _rename(workspace: Workspace, step: Step) -> None:
    target = workspace.root / step.target
    os.replace(workspace.root / step.new, target)
    _sync(target.parent)


def _put_back(workspace: Workspace, done: list[tuple[Step, NewFile]]) -> None:
    """The old content of the files that were renamed already, unless somebody changed them since."""
    for step, file in done:
        target = workspace.root / step.target
        if _hash(target) != step.after:
            continue
        if file.before is None:
            target.unlink()
            continue
        _write_beside(workspace, NewFile(file.path, None, file.before), step)
        _rename(workspace, step)


def _forget(workspace: Workspace, steps: list[Step]) -> None:
    path_of(workspace).unlink(missing_ok=True)
    for step in steps:
        (workspace.root / step.new).unlink(missing_ok=True)


def _hash(path: Path) -> str | None:
    return digest(path.read_bytes()) if path.is_file() else None


def _sync(folder: Path) -> None:
    """What was renamed in a folder is on the disk."""
    if os.name == "nt":
        return  # Windows has no such call for folders
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def finish(workspace: Workspace, tell: Callable[[str], None]) -> None:
    """Bring an interrupted save to its end, or throw away what took no effect. The lock is the caller's."""
    path = path_of(workspace)
    if path.is_file():
        _finish_journal(workspace, path, tell)
    left = strays(workspace)
    for stray in left:
        stray.unlink(missing_ok=True)
    path.with_name(f"{path.name}.new").unlink(missing_ok=True)
    if left:
        tell("A save was interrupted before it took effect; what it left was removed, the registers are as they were.")


def _finish_journal(workspace: Workspace, path: Path, tell: Callable[[str], None]) -> None:
    try:
        steps = [Step(**step) for step in json.loads(path.read_text(encoding="utf-8"))["files"]]
    except (ValueError, KeyError, TypeError):
        tell(f"{workspace.relative(path)} is damaged and was removed; look whether the last save is complete.")
        path.unlink()
        return
    open_steps = [step for step in steps if _hash(workspace.root / step.target) != step.after]
    stuck = [step for step in open_steps if not _can_finish(workspace, step)]
    if not stuck:
        for step in open_steps:
            _rename(workspace, step)
        tell(f"An interrupted save was finished: {', '.join(step.target for step in steps)}.")
    else:
        _set_aside(workspace, steps, open_steps, stuck, tell)
    _forget(workspace, steps)


def _can_finish(workspace: Workspace, step: Step) -> bool:
    return _hash(workspace.root / step.target) == step.before and _hash(workspace.root / step.new) == step.after


def _set_aside(workspace: Workspace, steps, open_steps, stuck, tell: Callable[[str], None]) -> None:
    """Keep what an interrupted save would have written where its files changed in the meantime."""
    folder = workspace.state / "unsaved"
    folder.mkdir(exist_ok=True)
    for step in open_steps:
        new = workspace.root / step.new
        if new.is_file():
            os.replace(new, folder / Path(step.target).name)
    written = [step.target for step in steps if step not in open_steps]
    tell(
        f"An interrupted save could not be finished, because {', '.join(step.target for step in stuck)} changed since."
        f"\n  Not written: {', '.join(step.target for step in open_steps)}; what it would be is in "
        f"{workspace.relative(folder)}/." + (f"\n  Written already: {', '.join(written)}." if written else "")
    )
