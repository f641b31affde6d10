"""The identifiers of the standards that values must name, their titles, and which one a wrong value will have meant."""

from __future__ import annotations

import difflib
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache

# Letters of other scripts and digits that look like a Latin letter.
_CONFUSABLE = str.maketrans(
    {
        "а": "a",
        "в": "b",
        "с": "c",
        "е": "e",
        "һ": "h",
        "і": "i",
        "ј": "j",
        "к": "k",
        "м": "m",
        "н": "h",
        "о": "o",
        "р": "p",
        "ѕ": "s",
        "т": "t",
        "у": "y",
        "х": "x",
        "ӏ": "l",
        "α": "a",
        "β": "b",
        "ε": "e",
        "η": "n",
        "ι": "i",
        "κ": "k",
        "ν": "v",
        "ο": "o",
        "ρ": "p",
        "τ": "t",
        "υ": "u",
        "χ": "x",
    }
)
# Values that a reference may have instead of a key: evidence for every system it may serve.
WILDCARDS = {("evidence", "system_id"): ("*",)}
_SAME_SHAPE = str.maketrans({"0": "o", "1": "l", "i": "l", "|": "l"})


def folded(text: str) -> str:
    """The text without what the eye overlooks: case, blanks, dashes, invisible characters, look-alike scripts."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_CONFUSABLE)
    return "".join(character for character in plain if unicodedata.category(character) not in ("Zs", "Cf", "Pd", "Cc"))


def look(text: str) -> str:
    """As `folded`, and with O and 0, I, l and 1 the same: ids with the same look are easily taken for each other."""
    return folded(text).replace("_", "").translate(_SAME_SHAPE)


@lru_cache(maxsize=65536)
def _number_folded(text: str) -> str:
    return re.sub(r"(?<!\d)0+(?=\d)", "", folded(text)).strip(".,:;")


def nearest(value: str, known) -> str | None:
    """The known value that a wrong one will have meant, or None."""
    known = sorted(known)
    wanted = _number_folded(value)
    for candidate in known:
        if _number_folded(candidate) == wanted:
            return candidate
    # Identifiers of the standards differ in one digit and mean something else: no guess by spelling for them.
    if any(character.isdigit() for character in value):
        return None
    near = difflib.get_close_matches(value.casefold(), known, n=1, cutoff=0.7)
    return near[0] if near else None


@dataclass(frozen=True)
class Catalogue:
    """Titles by identifier, from the reference tables with a workspace's overrides."""

    clauses: dict[str, str]
    controls: dict[str, str]
    iso27001: dict[str, str]
    risks: dict[str, str]

    @classmethod
    def of(cls, references: dict[str, list[dict]]) -> Catalogue:
        """From the rows of the reference tables by name."""
        return cls(
            {row["clause"]: row["title"] for row in references["clauses"]},
            {row["control"]: row["title"] for row in references["annex_a_controls"]},
            {row["id"]: row["title"] for row in references["iso27001_2022"]},
            {row["category"]: row["risk"] for row in references["risk_library"]},
        )

    @cached_property
    def iso42001(self) -> dict[str, str]:
        return {**self.clauses, **self.controls}

    def titles(self, identifier: str) -> dict[str, str]:
        """The identifiers that a column of this kind may hold, with their titles."""
        if identifier == "control":
            return self.controls
        if identifier == "requirement":
            return self.iso42001
        if identifier == "risk":
            return self.risks
        ours = {f"42001:{name}": title for name, title in self.iso42001.items()}
        if identifier == "namespaced_42001":
            return ours
        if identifier == "namespaced":
            return {**ours, **{f"27001:{name}": title for name, title in self.iso27001.items()}}
        raise ValueError(f"no identifier kind {identifier!r}")
