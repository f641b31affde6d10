"""The fields that actions are made of: how each is read from a file, what it means, how it is written back.

An action is a dataclass whose fields carry one of these as metadata, so that reading, writing, checking and the forms
of a notebook all follow from one line. A field with a default may be left out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from ..aims import parse_date
from ..errors import UsageError
from .document import Node, unknown, wrong
from .subjects import SUBJECTS, Chosen, read_chosen

Metadata = Mapping[str, "Spec"]
YES, NO = ("yes", "true"), ("no", "false")


@dataclass(frozen=True)
class Spec:
    """What a field is. kind: text, choice, day, flag or the subject that it chooses (systems, requirements, ...).
    values: the vocabulary of a choice. read: node -> value; plain: value -> what YAML shows."""

    kind: str
    meaning: str
    read: Callable[[Node], object]
    plain: Callable[[object], object]
    values: tuple[str, ...] = ()


def text(meaning: str) -> Metadata:
    """A field of words."""
    return _metadata(Spec("text", meaning, read_text, str))


def choice(meaning: str, values: tuple[str, ...]) -> Metadata:
    """A field with a vocabulary."""

    def read(node: Node) -> str:
        value = read_text(node).casefold()
        value = "yes" if value == "true" and "yes" in values else "no" if value == "false" and "no" in values else value
        if value not in values:
            raise unknown(node.where, "value", value, values)
        return value

    return _metadata(Spec("choice", meaning, read, str, values))


def day(meaning: str) -> Metadata:
    """A field with a date."""

    def read(node: Node) -> date:
        try:
            return parse_date(read_text(node))
        except UsageError as error:
            raise wrong(node.where, str(error)) from None

    return _metadata(Spec("day", meaning, read, date.isoformat))


def flag(meaning: str) -> Metadata:
    """A field that is yes where it is given; `no` is the same as leaving it out."""

    def read(node: Node) -> bool | None:
        value = read_text(node).casefold()
        if value not in YES + NO:
            raise unknown(node.where, "value", value, ("yes", "no"))
        return True if value in YES else None

    return _metadata(Spec("flag", meaning, read, bool))


def chosen(subject: str, meaning: str) -> Metadata:
    """A field that chooses subjects: ids, a filter, or `all`."""

    def read(node: Node) -> Chosen:
        return read_chosen(subject, node)

    if subject not in SUBJECTS:
        raise ValueError(f"no subject is called {subject}")
    return _metadata(Spec(subject, meaning, read, Chosen.plain))


def read_text(node: Node) -> str:
    """The words of a node. Raises ScenarioError where there are none, or a list or mapping instead."""
    if not isinstance(node.value, str) or not node.value.strip():
        raise wrong(node.where, "here a text is missing." if not node.value else "a text belongs here, not several.")
    return node.value.strip()


def _metadata(spec: Spec) -> Metadata:
    return {"spec": spec}
