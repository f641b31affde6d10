"""The parts of the form that are read: markup with every value escaped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from markupsafe import Markup

from ..exhibits import _text as t
from ..exhibits._exhibit import _styles
from ..exhibits._html import badge, joined
from ..tables import TIERS
from ._foretell import Cell, Foretold, Moved
from ._words import TRIGGERS

FACTS = (
    ("org_unit", "Unit"),
    ("owner", "Owner"),
    ("role", "Our role"),
    ("supplier", "Supplier"),
    ("lifecycle_stage", "Stage"),
    ("personal_data", "Personal data"),
    ("registered_on", "In the register since"),
    ("changed_on", "Last material change"),
)
WRAPPED = Markup('<div class="exhibit lab aims-text">{}</div>')


@cache
def style() -> Markup:
    """The style sheet of exhibits, and the form's own."""
    own = (Path(__file__).parent / "form.css").read_text(encoding="utf-8")
    return Markup("<style>{}{}</style>").format(Markup(_styles()), Markup(own))


def said(lines: Sequence[str], kind: str = "") -> str:
    """What the form has to say now, read aloud by screen readers; kind: good, bad or nothing."""
    if not lines:
        return ""
    body = joined(Markup("<p>{}</p>").format(line) for text in lines for line in text.splitlines())
    return WRAPPED.format(
        Markup('<div class="aims-said {}" role="status" aria-live="polite">{}</div>').format(kind, body)
    )


def facts(system: Mapping[str, object], trigger: str) -> str:
    """What the register says of the system, and why it is due."""
    rows = joined(
        Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(label, shown)
        for name, label in FACTS
        if (shown := _shown(system[name]))
    )
    why = Markup("<p class='aims-muted'>Due because {}.</p>").format(TRIGGERS[trigger]) if trigger else Markup("")
    return WRAPPED.format(
        Markup("<h3>{} {}</h3><p>{}</p><dl class='aims-facts'>{}</dl>{}").format(
            system["system_id"], system["name"], system["purpose"], rows, why
        )
    )


def _shown(value: object) -> str:
    return t.day(value) if hasattr(value, "isoformat") else t.words(str(value)) if value else ""


def impact(name: str, row: Mapping[str, str], harm: str, mark: str) -> str:
    """One impact in three lines. harm: without a suggestion's mark. mark: one of _MARKS or nothing."""
    head = " · ".join(filter(None, (name, t.sentence(row["dimension"].strip()), row["affected_party"])))
    note = Markup(" {}").format(badge(*_MARKS[mark])) if mark else Markup("")
    inherent, residual = _score(row, ""), _score(row, "residual_")
    scores = Markup("<br><span class='aims-scores'>Likelihood × severity {}{}</span>").format(
        inherent or "not rated", f", with controls {residual}" if residual else ""
    )
    body = Markup("<b>{}</b>{}<br>{}{}").format(head, note, harm or "No harm described yet", scores)
    return WRAPPED.format(Markup("<div class='aims-impact {}'>{}</div>").format(mark, body))


_MARKS = {
    "suggested": ("Suggested", "minor"),
    "incomplete": ("Not complete", "major"),
    "removed": ("Removed when saved", ""),
}


def _score(row: Mapping[str, str], which: str) -> str:
    likelihood, severity = row[f"{which}likelihood"], row[f"{which}severity"]
    if not (likelihood.isdecimal() and severity.isdecimal()):
        return ""
    return f"{likelihood} × {severity} = {int(likelihood) * int(severity)}"


def tier(demanded, declared: str) -> Markup:
    """The tier that the impacts demand and the rule, and what follows where a lower one is declared."""
    because = f"{demanded.impact.impact_id}: {demanded.rule}." if demanded.impact else "No impact demands a higher one."
    lower = declared in TIERS and TIERS.index(declared) < TIERS.index(demanded.tier)
    warning = (
        Markup("<p class='aims-warning'>The tier declared is {}, lower than the impacts demand. {} counts.</p>").format(
            declared, t.sentence(demanded.tier)
        )
        if lower
        else Markup("")
    )
    return Markup('<h4>Tier that the impacts demand</h4><p data-figure="demanded" data-value="{}">{} {}</p>{}').format(
        demanded.tier, badge(demanded.tier, demanded.tier), because, warning
    )


def foretold(found: Foretold, day: str) -> Markup:
    """What an approval would change."""
    moved = [found.system] if found.system else []
    moved += [*found.areas, found.total]
    rows = joined(_moved(one, found) for one in moved)
    due = f"It would still be due, because {TRIGGERS[found.due]}." if found.due else "It would not be due any more."
    return Markup(
        "<h4>If approved on {}</h4><p role='status'>The system counts as {}{}. {}</p>"
        "<table><caption>Coverage before and after</caption><thead><tr><th scope='col'>Cells covered</th>"
        "<th scope='col' class='number'>Now</th><th scope='col' class='number'>Then</th></tr></thead>"
        "<tbody>{}</tbody></table>{}{}{}{}"
    ).format(
        day,
        found.tier[1],
        "" if found.tier[0] == found.tier[1] else f", now {found.tier[0]}",
        due,
        rows,
        _cells("Covered by the approval", found.covered, "covered"),
        _cells("No longer covered", found.uncovered, "uncovered"),
        _cells("Needed in addition", found.appear, "appear"),
        _cells("No longer needed", found.disappear, "disappear"),
    )


def counted(suggested: Sequence[str], unfit: Sequence[str]) -> Markup:
    """What to know of the impacts behind the figures: those taken as they are suggested, and those left out."""
    as_suggested = [one for one in suggested if one not in unfit]
    lines = [
        f"Counted as suggested, nobody has judged them yet: {t.listed(as_suggested)}." if as_suggested else "",
        f"Not counted, because not complete: {t.listed(unfit)}." if unfit else "",
    ]
    return joined(Markup("<p class='aims-muted'>{}</p>").format(line) for line in lines if line)


def no_figures(why: str) -> Markup:
    """What to correct before anything can be foretold."""
    return Markup("<h4>If approved</h4><p>What would change is computed once this is corrected. {}</p>").format(why)


def approved(assessment_id: str, approver: str, day: str, found: Foretold, as_foretold: bool) -> str:
    """The last word on an assessment: who approved it, and what the files say since."""
    moved = [found.system] if found.system else []
    shares = " ".join(f"{one.name}: {_share(one.after)}, was {_share(one.before)}." for one in (*moved, found.total))
    checked = "The files were read again: as foretold." if as_foretold else _CHANGED
    return said([f"{assessment_id} is approved by {approver} on {day}.", f"{shares} {checked}", _NEXT], "good")


_CHANGED = "Somebody changed other rows meanwhile: the figures differ from what was foretold. Load and look again."
_NEXT = "Choose the next system."


def _moved(one: Moved, found: Foretold) -> Markup:
    figure = "system" if one is found.system else "total" if one is found.total else one.name.split()[0]
    return Markup(
        '<tr data-figure="{}" data-before="{}/{}" data-after="{}/{}"><th scope="row">{}</th>'
        '<td class="number">{}</td><td class="number">{}</td></tr>'
    ).format(figure, *one.before, *one.after, one.name, _share(one.before), _share(one.after))


def _share(share: tuple[int, int]) -> str:
    return f"{t.of(*share)} ({t.percent(share[0] / share[1])})" if share[1] else t.NOTHING


def _cells(title: str, cells: Sequence[Cell], figure: str) -> Markup:
    """Which requirements; an empty list leaves only its number for those who look for it."""
    names = " ".join(cell.requirement for cell in cells)
    if not cells:
        return Markup('<span data-figure="{}" data-value=""></span>').format(figure)
    items = joined(Markup("<li><b>{}</b> {}</li>").format(cell.requirement, cell.title) for cell in cells)
    return Markup('<details data-figure="{}" data-value="{}"{}><summary>{}: {}</summary><ul>{}</ul></details>').format(
        figure, names, Markup(" open") if len(cells) <= 6 else "", title, t.count(len(cells), "requirement"), items
    )
