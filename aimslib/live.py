"""An AIMS under edits that keep changing: what the last ones did not touch is not computed again.

`Aims.edited` builds every table anew, which is right for a command and too slow for a control that is being dragged.
Here all sets of edits share one connection. Each table knows the versions of the tables that it was built from; one is
rebuilt only if one of those has other rows now. The same files are asked in the same way, so the figures are the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from . import measures
from .aims import Aims
from .edits import Edit
from .engine import ChangingEngine, Engine

KEPT = 12  # sets of edits whose answers are remembered: undo shows at once what was shown before
MOST_COMPARED = 50_000  # rows; a larger table counts as changed once it was rebuilt


class _Bench:
    """One connection, with the tables as the edits last set have them."""

    def __init__(self, aims: Aims):
        self.engine = ChangingEngine(aims.path)
        self.done: set[str] = set()  # of the tables that are given, not built: they rest on no register
        self.seen: list[LiveAims] = []  # the last ones asked for, the latest first
        self._edits: tuple[Edit, ...] = ()
        self._versions: dict[str, int] = {}
        self._built: dict[str, tuple[int, ...]] = {}
        self._prints: dict[str, tuple] = {}

    def set(self, edits: tuple[Edit, ...]) -> None:
        if edits is self._edits:
            return
        for name in self.engine.edit(edits):
            self._versions[name] = self._versions.get(name, 0) + 1
        self._edits = edits

    def build(self, name: str) -> None:
        for step in measures.steps(name, apart=True):
            read = tuple(self._versions.get(one, 0) for one in step.reads)
            if self._built.get(step.name) != read:
                rows = self.engine.recreate(step.name, step.select)
                self._built[step.name] = read
                if not self._same(step.name, rows):
                    self._versions[step.name] = self._versions.get(step.name, 0) + 1

    def _same(self, name: str, rows: int) -> bool:
        """Are the rows those of before? Not asked where the answer costs more than it saves."""
        before = self._prints.pop(name, None)
        if rows > MOST_COMPARED or not measures.is_shared(name):
            return False
        self._prints[name] = self.engine.fingerprint(name)
        return before == self._prints[name]


class LiveAims(Aims):
    """An `Aims` whose `edited` is quick; what is not edited it answers as any other.

    aims: the one to start from; its edits stay.
    """

    def __init__(self, aims: Aims):
        super().__init__(
            aims.path,
            aims.as_of,
            aims.focus,
            aims.workspace,
            aims.history,
            aims.snapshot,
            aims.programme_start,
            aims.edits,
        )
        self._bench = _Bench(aims)
        self._give(self._bench.engine, [aims.as_of])
        self._read: dict[tuple[str, str], list[dict]] = {}

    def edited(self, edits: Sequence[Edit]) -> Aims:
        """The same AIMS as it would be with these edits on top of those it has; nothing is written anywhere."""
        wanted = (*self.edits, *edits)
        if wanted == self.edits:
            return self
        seen = self._bench.seen
        found = next((one for one in seen if one.edits == wanted), None) or _Edited(self, wanted, self._bench)
        seen[:] = [found, *(one for one in seen if one is not found)][:KEPT]
        return found

    def table(self, name: str) -> list[dict]:
        """As of `Aims`, read once."""
        return self._once("table", name, super().table)

    def reference(self, name: str) -> list[dict]:
        """As of `Aims`, read once."""
        return self._once("reference", name, super().reference)

    def _once(self, kind: str, name: str, read: Callable[[str], list[dict]]) -> list[dict]:
        if (kind, name) not in self._read:
            self._read[kind, name] = read(name)
        return self._read[kind, name]


class _Edited(Aims):
    """A LiveAims with edits: measures, tables and columns as of any other, each of them for its own edits."""

    def __init__(self, base: LiveAims, edits: tuple[Edit, ...], bench: _Bench):
        self.path = base.path
        self.edits = edits
        self.as_of = base.as_of
        self.focus = base.focus
        self.workspace = base.workspace
        self.history = base.history
        self.snapshot = base.snapshot
        self.programme_start = base.programme_start
        self._base = base
        self._bench = bench
        self._done = bench.done
        self._rows: dict[str, list[dict]] = {}

    @property
    def _engine(self) -> Engine:
        """The shared connection, with the edits of this AIMS: whoever asks has it until the next one does."""
        self._bench.set(self.edits)
        return self._bench.engine

    def edited(self, edits: Sequence[Edit]) -> Aims:
        return self._base.edited((*self.edits[len(self._base.edits) :], *edits))

    def measure(self, name: str) -> list[dict]:
        if name not in self._rows and "gate_answers" in measures.given(measures.definition(name).name):
            # What a gate answers is asked of registers in which the system has passed: other edits for every system.
            self._rows[name] = self._with().measure(name)
        return super().measure(name)

    def _from_files(self, engine: Engine, done: set[str], name: str) -> None:
        if engine is self._bench.engine:
            self._bench.build(name)
        else:  # that of `trend`, which asks about other dates
            super()._from_files(engine, done, name)
