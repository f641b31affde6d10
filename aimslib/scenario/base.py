"""What every kind of action is: fields that a file names, and the work it stands for with the edits that work makes."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

from ..edits import Edit
from .document import Node, unknown, wrong
from .fields import Spec

if TYPE_CHECKING:
    from .ground import Ground


@dataclass(frozen=True)
class Work:
    """One piece of work: what a plan counts, and the edits that show it as done.

    size: what its effort depends on: a tier, `organisation` or `shared` for what is collected, `system`, `requirement`
    for what is owned; empty where it does not matter. subject: the row it is for; requirement: what it is collected
    for.
    """

    size: str
    subject: str
    edits: tuple[Edit, ...]
    requirement: str = ""


@dataclass(frozen=True, kw_only=True)
class Action:
    """One action of a scenario. where: file and line, for errors; it does not count when actions are compared.

    A kind is a module of `actions` with one subclass: its fields are made by `fields`, `text` says it in a sentence,
    `work` gives what has to be done and what the registers then hold.
    """

    where: str = field(default="", compare=False, repr=False)

    @classmethod
    def called(cls) -> str:
        """The name of its module, which files use."""
        return cls.__module__.rpartition(".")[2]

    @classmethod
    def specs(cls) -> dict[str, Spec]:
        """Its fields by name, in order."""
        return {one.name: one.metadata["spec"] for one in dataclasses.fields(cls) if "spec" in one.metadata}

    @classmethod
    def needed(cls) -> list[str]:
        """The fields that can't be left out."""
        return [one.name for one in dataclasses.fields(cls) if one.default is dataclasses.MISSING]

    @classmethod
    def parse(cls, node: Node) -> Self:
        """The action that a mapping of fields describes. Raises ScenarioError for a field that is unknown, missing or
        wrong."""
        specs = cls.specs()
        given = {} if node.value is None else node.value
        if not isinstance(given, dict):
            raise wrong(node.where, f"{cls.called()} needs fields: {', '.join(specs)}.")
        for name in given:
            if name not in specs:
                raise unknown(node.keys[name], f"field of {cls.called()}", name, specs)
        for name in cls.needed():
            if name not in given:
                raise wrong(node.where, f"{cls.called()} lacks {name}.\n  {name}: {specs[name].meaning}.")
        values = {name: specs[name].read(child) for name, child in given.items()}
        return cls(where=node.where, **values)

    @property
    def text(self) -> str:
        """The action as a sentence without a full stop."""
        raise NotImplementedError

    def work(self, ground: Ground) -> list[Work]:
        """The pieces of work, at least one, each with its edits. Raises ScenarioError, naming the line, for what the
        registers do not have and for what would change nothing."""
        raise NotImplementedError

    def plain(self) -> dict[str, object]:
        """Its fields as a file has them; those that were left out stay out."""
        specs = self.specs()
        values = {name: getattr(self, name) for name in specs}
        return {name: specs[name].plain(value) for name, value in values.items() if value is not None}
