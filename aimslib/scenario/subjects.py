"""Subjects: whom an action is for, named by ids, by a filter over what the registers say, or as `all`.

A filter looks at the registers as the actions before have left them. `all` and filters mean what is there to act on
(the systems in scope, the nonconformities that are open); an id may name any row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..tables import AI_ROLES, BY_NAME, STAGES, TIERS
from . import look_up
from .document import Node, ScenarioError, unknown, wrong

if TYPE_CHECKING:
    from .ground import Ground

ALL = "all"
YES_NO = ("yes", "no")
STATES = ("covered", "designed", "reusable", "expired", "top_up", "missing")
# What each candidate says of itself: filter -> its values.
Traits = Mapping[str, set[str]]


@dataclass(frozen=True)
class Subject:
    """One kind of subject. one, many: how a sentence names it. filters: name -> its vocabulary, empty where the
    registers decide. ids: every id that may be named. candidates: what a filter chooses among, with their traits;
    asked says which filters are used, so that nothing is computed for the others."""

    one: str
    many: str
    filters: Mapping[str, tuple[str, ...]]
    ids: Callable[[Ground], Iterable[str]]
    candidates: Callable[[Ground, set[str]], list[tuple[str, Traits]]]


SUBJECTS = {
    "systems": Subject(
        "system",
        "systems",
        {
            "tier": TIERS,
            "risk_tier": TIERS,
            "org_unit": (),
            "owner": (),
            "supplier": (),
            "stage": STAGES,
            "role": AI_ROLES,
            "owned": YES_NO,
            "assessed": YES_NO,
            "due": YES_NO,
        },
        look_up.system_ids,
        look_up.systems,
    ),
    "requirements": Subject(
        "requirement",
        "requirements",
        {"area": (), "scope": ("organisation", "system"), "owner": ()},
        look_up.requirement_ids,
        look_up.requirements,
    ),
    "controls": Subject(
        "control",
        "controls",
        {"area": (), "scope": ("organisation", "system"), "owner": (), "applicable": (*YES_NO, "undecided")},
        look_up.control_ids,
        look_up.controls,
    ),
    "evidence": Subject(
        "piece of evidence",
        "pieces of evidence",
        {
            "area": (),
            "system": (),
            "kind": BY_NAME["evidence"].column("kind").values,
            "state": STATES,
            "reviewed": YES_NO,
        },
        look_up.evidence_ids,
        look_up.evidence,
    ),
    "nonconformities": Subject(
        "nonconformity",
        "nonconformities",
        {"severity": BY_NAME["nonconformities"].column("severity").values, "area": (), "owner": ()},
        look_up.nonconformity_ids,
        look_up.nonconformities,
    ),
    "suppliers": Subject(
        "supplier",
        "suppliers",
        {"owner": (), "allocated": YES_NO},
        look_up.supplier_ids,
        look_up.suppliers,
    ),
}


@dataclass(frozen=True)
class Chosen:
    """What a scenario chose: ids, or a filter (name -> values, any of which will do; every name has to fit), or,
    with neither, all. where and places say where it stands in the file, for errors."""

    subject: str
    ids: tuple[str, ...] = ()
    filter: tuple[tuple[str, tuple[str, ...]], ...] = ()
    where: str = field(default="", compare=False, repr=False)
    places: tuple[str, ...] = field(default=(), compare=False, repr=False)

    def select(self, ground: Ground) -> list[str]:
        """The ids that this chooses, in order. Raises ScenarioError for an unknown id or where nothing fits."""
        spec = SUBJECTS[self.subject]
        if self.ids:
            known = set(spec.ids(ground))
            for number, one in enumerate(self.ids):
                if one not in known:
                    raise unknown(self.place(number), spec.one, one, known)
            return list(self.ids)
        candidates = spec.candidates(ground, {name for name, _ in self.filter})
        for name, values in self.filter:
            there = {value for _, traits in candidates for value in traits[name]}
            for value in values:
                if not spec.filters[name] and value not in there:
                    raise unknown(self.where, f"{name} of {spec.many}", value, there)
        found = [one for one, traits in candidates if all(traits[name] & set(values) for name, values in self.filter)]
        if not found:
            raise wrong(self.where, f"{self.text}: there are none.\n  Leave the action out, or choose others.")
        return list(dict.fromkeys(found))

    def place(self, number: int) -> str:
        """Where the id of this number stands."""
        return self.places[number] if number < len(self.places) else self.where

    @property
    def text(self) -> str:
        """As a sentence names it: `AI-001`, `3 systems`, `the systems (tier: high)`, `all systems`."""
        spec = SUBJECTS[self.subject]
        if self.ids:
            return self.ids[0] if len(self.ids) == 1 else f"{len(self.ids)} {spec.many}"
        if not self.filter:
            return f"all {spec.many}"
        conditions = [f"{name}: {' or '.join(values)}" for name, values in self.filter]
        return f"the {spec.many} ({', '.join(conditions)})"

    def plain(self) -> object:
        """As a file has it."""
        if self.ids:
            return list(self.ids)
        if not self.filter:
            return ALL
        return {name: values[0] if len(values) == 1 else list(values) for name, values in self.filter}


def read_chosen(subject: str, node: Node) -> Chosen:
    """What a node chooses. Raises ScenarioError for nothing, an unknown filter, a value outside its vocabulary, an id
    that is there twice."""
    spec = SUBJECTS[subject]
    if node.value == {}:  # a filter that was not filled in would mean all
        raise _nothing_named(spec, node)
    if isinstance(node.value, dict):
        return Chosen(subject, filter=tuple(_filter(spec, name, node) for name in node.value), where=node.where)
    if node.value == ALL:
        return Chosen(subject, where=node.where)
    nodes = node.value if isinstance(node.value, list) else [node]
    ids = [_word(one) for one in nodes]
    for number, one in enumerate(ids):
        if one in ids[:number]:
            raise wrong(nodes[number].where, f"{one} is there twice.")
    if not ids:
        raise _nothing_named(spec, node)
    return Chosen(subject, tuple(ids), where=node.where, places=tuple(one.where for one in nodes))


def _filter(spec: Subject, name: str, node: Node) -> tuple[str, tuple[str, ...]]:
    if name not in spec.filters:
        raise unknown(node.keys[name], f"filter of {spec.many}", name, spec.filters)
    value = node.value[name]
    nodes = value.value if isinstance(value.value, list) else [value]
    words = []
    for one in nodes:
        word = _word(one)
        vocabulary = spec.filters[name]
        if vocabulary:
            word = {"true": "yes", "false": "no"}.get(word.casefold(), word.casefold())
            if word not in vocabulary:
                raise unknown(one.where, f"{name} of {spec.many}", word, vocabulary)
        words.append(word)
    if not words:
        raise wrong(node.keys[name], f"the filter {name} has no value.")
    return name, tuple(dict.fromkeys(words))


def _word(node: Node) -> str:
    if not isinstance(node.value, str) or not node.value:
        raise wrong(node.where, "here an id or a word is missing.")
    return node.value


def _nothing_named(spec: Subject, node: Node) -> ScenarioError:
    return wrong(node.where, f"no {spec.one} is named.\n  Name ids, a filter such as {_example(spec)}, or all.")


def _example(spec: Subject) -> str:
    name, values = next(iter(spec.filters.items()))
    return f"{{{name}: {values[-1] if values else '...'}}}"
