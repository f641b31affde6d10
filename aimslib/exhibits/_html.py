"""Tables and small pictures as markup. Values are escaped by `Markup.format`, never by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

WORDY = ("why", "matter", "hash")  # kinds of columns that no narrow screen has room for beside others
NONE_FOUND = Markup('<p class="none">None.</p>')


@dataclass(frozen=True)
class Column:
    """One column of a table: its head, the text (or Markup) of a row, and whether it is a number (right-aligned).

    label: the head in a few letters, for narrow screens, where it stands beside each value.
    """

    head: str
    value: Callable[[dict], object]
    number: bool = False
    kind: str = ""
    label: str = ""


def field(name: str, head: str, show: Callable[[object], object] = lambda value: value, **more) -> Column:
    """A column that shows one field; an empty one stays empty."""
    return Column(head, lambda row: "" if row[name] is None else show(row[name]), **more)


def joined(parts: Iterable[object], separator: str = "") -> Markup:
    return Markup(separator).join(parts)


def table(
    caption: str,
    rows: Sequence[dict],
    columns: Sequence[Column],
    *,
    most: int | None = None,
    sheet: str = "",
    what: str = "",
    total: dict | None = None,
) -> Markup:
    """A table with a caption for screen readers and row heads; of many rows the first `most`, and how many follow.

    sheet: where the others are; what: their name, if they are no rows of that sheet but groups of them.
    """
    if not rows:
        return NONE_FOUND
    shown = rows if most is None else rows[:most]
    kind = "scroll cards" if any(column.kind in WORDY for column in columns) else "scroll"
    head = joined(Markup('<th scope="col"{}>{}</th>').format(_class(column), column.head) for column in columns)
    body = joined(Markup("<tr>{}</tr>").format(_row(row, columns)) for row in shown)
    foot = Markup("<tfoot><tr>{}</tr></tfoot>").format(_row(total, columns)) if total else ""
    return Markup(
        '<div class="{kind}" role="region" tabindex="0" aria-label="{caption}"><table><caption>{caption}</caption>'
        "<thead><tr>{head}</tr></thead><tbody>{body}</tbody>{foot}</table></div>{more}"
    ).format(
        kind=kind, caption=caption, head=head, body=body, foot=foot, more=_more(len(rows) - len(shown), what, sheet)
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


def _row(row: dict, columns: Sequence[Column]) -> Markup:
    first, *others = columns
    head = Markup('<th scope="row"{}>{}</th>').format(_class(first), first.value(row))
    return head + joined(
        Markup("<td{}{}>{}</td>").format(_class(column), _label(column), column.value(row)) for column in others
    )


def _label(column: Column) -> Markup:
    """The head again: on a narrow screen a row stands as a card, and no heads above it."""
    text = column.label or column.head
    return Markup(' data-label="{}"').format(text) if text else Markup("")


def _class(column: Column) -> Markup:
    names = " ".join(filter(None, ("number" if column.number else "", column.kind)))
    return Markup(' class="{}"').format(names) if names else Markup("")


def _more(hidden: int, what: str, sheet: str) -> Markup:
    if hidden <= 0:
        return Markup("")
    return Markup('<p class="more">and {} more {}in tables.xlsx, sheet {}</p>').format(
        f"{hidden:,}", what + " " * bool(what), sheet
    )
