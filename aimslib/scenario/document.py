"""A scenario file as texts that know their line, so that a mistake is told where it stands.

YAML would turn 5.10 into 5.1 and `yes` into true: here every value stays the text that was written, and what it means
is decided by the field that reads it.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

import yaml

from ..errors import UsageError

MANY = 40  # names: more of them are no help in an error
_STANDARD_TAG = "tag:yaml.org,2002:"


class ScenarioError(UsageError):
    """A scenario that can't be read or applied; its text names the file and line, or the action."""


@dataclass(frozen=True)
class Node:
    """A value of the file. value: text, a list of nodes, a dict of nodes, or None for nothing. where: file and line.
    keys: of a dict, where each of its keys stands."""

    value: str | list[Node] | dict[str, Node] | None
    where: str
    keys: dict[str, str] = field(default_factory=dict)


def wrong(where: str, text: str) -> ScenarioError:
    """The error for a place."""
    return ScenarioError(f"{where}: {text}" if where else text)


def unknown(where: str, kind: str, name: str, known: Iterable[str]) -> ScenarioError:
    """The error for a misspelt name at a place: the nearest one there is, and all where they are few."""
    known = sorted(set(known))
    folded = {one.casefold(): one for one in known}
    near = difflib.get_close_matches(name.casefold(), folded, n=1)
    hint = f" Did you mean {folded[near[0]]}?" if near else ""
    listed = f"\n  Known: {', '.join(known)}" if 0 < len(known) <= MANY else ""
    return wrong(where, f"unknown {kind} {name!r}.{hint}{listed}")


def parse(text: str, name: str) -> Node:
    """The tree of a YAML document. Raises ScenarioError, naming the line, for what is no YAML, a key that is there
    twice, an anchor or alias, a tag of its own."""
    try:
        for event in yaml.parse(text, yaml.SafeLoader):
            if getattr(event, "anchor", None):
                raise _at(name, event.start_mark, "anchors and aliases (& and *) have no meaning in a scenario.")
        root = yaml.compose(text, yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        raise _at(name, error.problem_mark or error.context_mark, f"this is no valid YAML: {error.problem}.") from error
    except yaml.YAMLError as error:
        raise ScenarioError(f"{name}: this is no valid YAML: {' '.join(str(error).split())}") from error
    except RecursionError as error:
        raise ScenarioError(f"{name}: this is nested too deeply for a scenario.") from error
    return Node(None, name) if root is None else _node(root, name)


def of_values(value: object, where: str) -> Node:
    """Plain Python values (text, dates, numbers, booleans, lists, dicts) as a tree."""
    if value is None:
        return Node(None, where)
    if isinstance(value, dict):
        keys = {str(key): where for key in value}
        return Node({str(key): of_values(item, where) for key, item in value.items()}, where, keys)
    if isinstance(value, (list, tuple, set, frozenset)):
        items = sorted(value) if isinstance(value, (set, frozenset)) else value
        return Node([of_values(item, where) for item in items], where)
    if isinstance(value, bool):
        return Node("yes" if value else "no", where)
    return Node(value.isoformat() if isinstance(value, date) else str(value), where)


def _at(name: str, mark, text: str) -> ScenarioError:
    return wrong(f"{name} line {mark.line + 1}" if mark else name, text)


def _node(found: yaml.Node, name: str) -> Node:
    where = f"{name} line {found.start_mark.line + 1}"
    if not found.tag.startswith(_STANDARD_TAG):
        raise wrong(where, f"the tag {found.tag} has no meaning in a scenario.\n  Put the text in quotes.")
    if isinstance(found, yaml.SequenceNode):
        return Node([_node(item, name) for item in found.value], where)
    if isinstance(found, yaml.ScalarNode):
        return Node(None if found.tag == f"{_STANDARD_TAG}null" else found.value.strip(), where)
    items: dict[str, Node] = {}
    keys: dict[str, str] = {}
    for key, value in found.value:
        place = f"{name} line {key.start_mark.line + 1}"
        if not isinstance(key, yaml.ScalarNode):
            raise wrong(place, "a key must be a word.")
        if key.value in items:
            raise wrong(place, f"the key {key.value!r} is there twice.\n  Keep one of the two.")
        items[key.value] = _node(value, name)
        keys[key.value] = place
    return Node(items, where, keys)
