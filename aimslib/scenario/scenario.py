"""A scenario: a name, what it assumes, what is done, and what that should reach; and the file that holds it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from ..aims import Aims
from ..edits import Edit
from . import actions as kinds_of
from . import target as targets
from .base import Action, Work
from .document import Node, ScenarioError, of_values, parse, unknown, wrong
from .fields import read_text
from .ground import Ground
from .target import Target

KEYS = ("name", "assumptions", "actions", "target")


@dataclass(frozen=True)
class Step:
    """An action as it meets the registers: the work it stands for, piece by piece. new_evidence: the ids of evidence
    that was not there before."""

    action: Action
    work: tuple[Work, ...]
    new_evidence: frozenset[str] = frozenset()

    @property
    def edits(self) -> list[Edit]:
        """What the work changes in the registers, in order."""
        return [edit for piece in self.work for edit in piece.edits]


@dataclass(frozen=True)
class Scenario:
    """name: as people call it. assumptions: sentences that the figures rest on. actions: done in this order, each on
    the registers as those before have left them. target: what it should reach, if anything."""

    name: str
    assumptions: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()
    target: Target | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "assumptions", tuple(self.assumptions))
        object.__setattr__(self, "actions", tuple(self.actions))

    def steps(self, aims: Aims) -> list[Step]:
        """The actions with their work on the registers of an AIMS, effective on its as_of.

        Raises ScenarioError, naming the line, for an id, a person or a filter value that the registers don't have and
        for an action that would change nothing.
        """
        ground = Ground(aims)
        steps = []
        for number, action in enumerate(self.actions, 1):
            ground.number = number
            try:
                work = tuple(action.work(ground))
            except ScenarioError as error:
                raise error if action.where else wrong(f"action {number}, {action.called()}", str(error)) from error
            edits = [edit for piece in work for edit in piece.edits]
            steps.append(Step(action, work, frozenset(_new_evidence(ground, edits))))
            ground.add(edits)
        return steps

    def edits(self, aims: Aims) -> list[Edit]:
        """What the actions change in the registers of an AIMS, in order. Raises ScenarioError as `steps` does."""
        return [edit for step in self.steps(aims) for edit in step.edits]


def action(kind: str, where: str = "", /, **fields: object) -> Action:
    """An action from plain values, as a file would have them: `action("hold_review", chair="Jane", decisions="...")`.

    Raises ScenarioError for an unknown kind or field and for a wrong value.
    """
    return _action(Node({kind: of_values(fields, where)}, where, {kind: where}))


def read(path: str | Path, name: str | None = None) -> Scenario:
    """The scenario of a file. name: how messages call the file, else its path.

    Raises ScenarioError, naming the line, for what is no YAML, an unknown key, action or field, a missing or wrong
    value; UsageError where there is no file.
    """
    name = name or str(path)
    try:
        text = Path(path).read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ScenarioError(f"{name} is not UTF-8.\n  Save it as UTF-8.") from error
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError) as error:
        raise ScenarioError(f"There is no file {name}.") from error
    return of_text(text, name)


def of_text(text: str, name: str) -> Scenario:
    """The scenario of a file's text. Raises ScenarioError as `read` does."""
    root = parse(text, name)
    if not isinstance(root.value, dict):
        raise wrong(root.where, f"a scenario has keys: {', '.join(KEYS)}.")
    for key in root.value:
        if key not in KEYS:
            raise unknown(root.keys[key], "key", key, KEYS)
    if "name" not in root.value:
        raise wrong(root.where, "the scenario has no name.\n  Write name: and what people call it.")
    given = {key: node for key, node in root.value.items() if node.value is not None or key in ("name", "target")}
    return Scenario(
        read_text(given["name"]),
        tuple(read_text(one) for one in _list(given, "assumptions")),
        tuple(_action(one) for one in _list(given, "actions")),
        targets.parse(given["target"]) if "target" in given else None,
    )


def write(scenario: Scenario, path: str | Path | None = None) -> str:
    """The text of a scenario's file, which `read` reads as the same scenario; with a path it is also written there."""
    content: dict[str, object] = {"name": scenario.name}
    if scenario.assumptions:
        content["assumptions"] = list(scenario.assumptions)
    if scenario.target:
        content["target"] = scenario.target.plain()
    content["actions"] = [{one.called(): one.plain()} for one in scenario.actions]
    text = yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=110, default_flow_style=None)
    if path is not None:
        Path(path).write_bytes(text.encode("utf-8"))
    return text


def _new_evidence(ground: Ground, edits: Sequence[Edit]) -> list[str]:
    return [edit.key[0] for edit in edits if edit.table == "evidence" and edit.key not in ground.rows("evidence")]


def _list(given: dict[str, Node], key: str) -> Sequence[Node]:
    if key not in given:
        return ()
    if not isinstance(given[key].value, list):
        raise wrong(given[key].where, f"{key} must be a list: one a line, each after a dash.")
    return given[key].value


def _action(node: Node) -> Action:
    kinds = kinds_of.kinds()
    if not isinstance(node.value, dict) or len(node.value) != 1:
        raise wrong(
            node.where,
            "an action is one kind with its fields, such as assign_owner: {systems: [AI-001], owner: Jane Doe}.\n"
            f"  Known kinds: {', '.join(kinds)}",
        )
    (kind, fields), *_ = node.value.items()
    if kind not in kinds:
        raise unknown(node.keys[kind], "action", kind, kinds)
    return kinds[kind].parse(Node(fields.value, node.keys[kind], fields.keys))
