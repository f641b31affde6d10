"""Tables, figures and small pictures as markup. Values are escaped by `Markup.format`, never by hand.

A figure that a reader may doubt is marked with where its rows are: the sheet of tables.xlsx, the rows of it, and what
is taken of them. `figure` marks any; `taken`, `of` and `share` those of a row; `table` the numbers of its own rows.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from . import _text as t

WORDY = ("why", "matter", "hash")  # kinds of columns that no narrow screen has room for beside others
NONE_FOUND = Markup('<p class="none">None.</p>')


@dataclass(frozen=True)
class Column:
    """One column of a table: its head, the text (or Markup) of a row, and whether it is a number (right-aligned).

    label: the head in a few letters, for narrow screens, where it stands beside each value. name: the column of the
    sheet that it shows, if it shows one as it is.
    """

    head: str
    value: Callable[[dict], object]
    number: bool = False
    kind: str = ""
    label: str = ""
    name: str = ""


def field(name: str, head: str, show: Callable[[object], object] = lambda value: value, **more) -> Column:
    """A column that shows one field; an empty one stays empty."""
    return Column(head, lambda row: "" if row[name] is None else show(row[name]), name=name, **more)


def figure(value: object, shown: object, sheet: str, take: str, /, **where: object) -> Markup:
    """A figure with where it comes from: `shown`, marked so that `value` can be recomputed from tables.xlsx.

    sheet: the sheet. where: column=value, or a list of values; no value (None) is an empty cell. take: of these rows
    `column:NAME` (the value in the only one), `count` or `sum:NAME`.
    """
    return Markup('<span data-sheet="{}" data-filter="{}" data-take="{}" data-value="{}">{}</span>').format(
        sheet, _json(where), take, _json(value), shown
    )


def counted(rows: Sequence[dict], sheet: str, /, **where: object) -> Markup:
    """How many rows, as a figure; they must be the rows of the sheet that `where` chooses."""
    return figure(len(rows), t.number(len(rows)), sheet, "count", **where)


def taken(row: dict, name: str, sheet: str, /, *key: str, show: Callable[[object], object] = t.number) -> Markup | str:
    """One column of a row as a figure; key: the columns that choose the row in the sheet."""
    if row[name] is None:
        return t.NOTHING
    return figure(row[name], show(row[name]), sheet, f"column:{name}", **{column: row[column] for column in key})


def of(
    row: dict, sheet: str, /, *key: str, numerator: str = "numerator", denominator: str = "denominator"
) -> Markup | str:
    """12 of 38, both as figures; n/a where there is nothing to count."""
    if not row[denominator]:
        return t.NOTHING
    return Markup("{} of {}").format(taken(row, numerator, sheet, *key), taken(row, denominator, sheet, *key))


def share(row: dict, sheet: str, /, *key: str, ratio: str = "ratio") -> Markup:
    """A bar and the percentage it draws, as a figure."""
    return Markup("{} {}").format(bar(row[ratio]), taken(row, ratio, sheet, *key, show=t.percent))


def joined(parts: Iterable[object], separator: str = "") -> Markup:
    return Markup(separator).join(parts)


def table(
    caption: str,
    rows: Sequence[dict],
    columns: Sequence[Column],
    *,
    most: int | None = None,
    sheet: str = "",
    key: tuple[str, ...] = (),
    what: str = "rows",
    total: dict | None = None,
    group: Callable[[dict], object] | None = None,
) -> Markup:
    """A table with a caption for screen readers and row heads; of many rows the first `most`, and how many follow.

    sheet: where the others are; key: the columns that choose a row there: then the number of a `field` is a figure;
    what: what these rows are, if they are no rows of that sheet but groups of them. total: the last row. group: the
    heading under which a row stands; rows of one heading follow one another.
    """
    if not rows:
        return NONE_FOUND
    shown = rows if most is None else rows[:most]
    kind = "scroll cards" if any(column.kind in WORDY for column in columns) else "scroll"
    head = joined(Markup('<th scope="col"{}>{}</th>').format(_class(column), column.head) for column in columns)
    body = joined(
        _heading(row, before, group, len(columns)) + Markup("<tr>{}</tr>").format(_row(row, columns, sheet, key))
        for before, row in zip((None, *shown), shown, strict=False)
    )
    foot = Markup("<tfoot><tr>{}</tr></tfoot>").format(_row(total, columns)) if total else ""
    return Markup(
        '<div class="{kind}" role="region" tabindex="0" aria-label="{caption}"><table><caption>{caption}</caption>'
        "<thead><tr>{head}</tr></thead><tbody>{body}</tbody>{foot}</table></div>{more}"
    ).format(
        kind=kind, caption=caption, head=head, body=body, foot=foot, more=more(len(rows) - len(shown), what, sheet)
    )


def bar(ratio: float | None, state: str = "covered") -> Markup:
    """A thin bar of a share, beside the figures it repeats; hidden from screen readers for that reason."""
    if ratio is None:
        return Markup("")
    return Markup('<span class="bar" aria-hidden="true"><i class="{}" style="width:{:.1f}%"></i></span>').format(
        state, 100 * ratio
    )


def badge(text: str, kind: str) -> Markup:
    """A word in a coloured pill; the word carries the meaning, the colour repeats it."""
    return Markup('<span class="badge {}">{}</span>').format(kind, text)


def legend(entries: Iterable[tuple[str, str]]) -> Markup:
    """Names with their colours, (colour, name); as text, so that it wraps where a chart's own legend would be cut."""
    return Markup('<p class="legend">{}</p>').format(
        joined(Markup('<span><i style="background:{}"></i>{}</span>').format(colour, name) for colour, name in entries)
    )


def marks(entries: Iterable[tuple[str, str]]) -> Markup:
    """Names with the letter that looks like their mark in a chart, (letter, name)."""
    return Markup('<p class="legend">{}</p>').format(
        joined(Markup("<span><b>{}</b>{}</span>").format(letter, name) for letter, name in entries)
    )


def paragraph(text: str) -> Markup:
    return Markup("<p>{}</p>").format(text) if text else Markup("")


def _row(row: dict, columns: Sequence[Column], sheet: str = "", key: tuple[str, ...] = ()) -> Markup:
    first, *others = columns
    head = Markup('<th scope="row"{}>{}</th>').format(_class(first), _value(row, first, sheet, key))
    return head + joined(
        Markup("<td{}{}>{}</td>").format(_class(column), _label(column), _value(row, column, sheet, key))
        for column in others
    )


def _heading(row: dict, before: dict | None, group: Callable[[dict], object] | None, width: int) -> Markup:
    if group is None or (before is not None and group(before) == group(row)):
        return Markup("")
    return Markup('<tr class="group"><th scope="colgroup" colspan="{}">{}</th></tr>').format(width, group(row))


def _value(row: dict, column: Column, sheet: str, key: tuple[str, ...]) -> object:
    shown = column.value(row)
    if not (key and column.number and column.name) or row[column.name] is None:
        return shown
    return taken(row, column.name, sheet, *key, show=lambda value: shown)


def _label(column: Column) -> Markup:
    """The head again: on a narrow screen a row stands as a card, and no heads above it."""
    text = column.label or column.head
    return Markup(' data-label="{}"').format(text) if text else Markup("")


def _class(column: Column) -> Markup:
    names = " ".join(filter(None, ("number" if column.number else "", column.kind)))
    return Markup(' class="{}"').format(names) if names else Markup("")


def more(hidden: int, what: str, sheet: str) -> Markup:
    """How many rows are not shown, and where they are; nothing if all are shown."""
    if hidden <= 0:
        return Markup("")
    return Markup('<p class="more">and {} more {} in tables.xlsx, sheet {}</p>').format(f"{hidden:,}", what, sheet)


def _json(value: object) -> str:
    return json.dumps(value, default=lambda day: day.isoformat(), ensure_ascii=False)
