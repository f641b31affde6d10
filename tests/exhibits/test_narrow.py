"""Tables on a narrow screen: rows of words become cards, whose values carry their column's head."""

from aimslib.exhibits._html import Column, table


def drawn(*columns: Column) -> str:
    return table("Systems", [{"name": "Motor", "why": "sold", "n": 2}], columns)


def test_each_value_but_the_first_carries_its_head():
    html = drawn(Column("System", lambda row: row["name"]), Column("Reason", lambda row: row["why"], kind="why"))
    assert '<th scope="row">Motor</th><td class="why" data-label="Reason">sold</td>' in html
    assert 'class="scroll cards"' in html


def test_a_long_head_may_have_a_short_label():
    html = drawn(
        Column("System", lambda row: row["name"]),
        Column("What blocks it: now → needed", lambda row: row["why"], kind="why", label="Next"),
    )
    assert 'data-label="Next"' in html and "What blocks it: now → needed</th>" in html


def test_a_table_of_numbers_stays_a_table():
    html = drawn(Column("System", lambda row: row["name"]), Column("Cells", lambda row: row["n"], number=True))
    assert "cards" not in html
