"""A workspace may replace a reference table, but not break what others refer to."""

from __future__ import annotations

import pytest

from aimslib.intake.references import read_references
from aimslib.intake.sources import collect
from aimslib.tables import DOCUMENT_KINDS, RECORD_KINDS

DAYS = {kind: "730" if kind == "policy" else "90" for kind in DOCUMENT_KINDS + RECORD_KINDS}
SUGGESTIONS = "kind_of_use,words,personal_data,role,dimension,affected_party,category,harm\n"
VALIDITY = "kind,valid_days\n" + "".join(f"{kind},{days}\n" for kind, days in DAYS.items())


@pytest.fixture
def override(make, tmp_path):
    def read(name: str, content: str):
        return read_references(collect(make(tmp_path, {f"params/reference/{name}": content})))

    return read


def test_the_shipped_tables_pass_their_own_checks(make, tmp_path):
    shipped = collect(make(tmp_path, {})).shipped
    workspace = make(tmp_path, {f"params/reference/{file.path.name}": file.content for file in shipped})
    references = read_references(collect(workspace))
    assert references.refused == ()
    assert len(references.overrides) == len(shipped) == 14


def test_an_override_replaces_the_whole_table(override):
    references = override("evidence_validity.csv", VALIDITY)
    assert references.tables["evidence_validity"].rows == [
        {"kind": kind, "valid_days": days} for kind, days in DAYS.items()
    ]
    assert [table.file.name for table in references.overrides] == ["params/reference/evidence_validity.csv"]


def test_columns_keep_the_order_of_the_library(override):
    turned = "valid_days,kind\n" + "".join(f"{days},{kind}\n" for kind, days in DAYS.items())
    table = override("evidence_validity.csv", turned).tables["evidence_validity"]
    assert table.header == ("kind", "valid_days")


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        ("evidence_valid.csv", VALIDITY, ": it overrides no reference table. Did you mean evidence_validity.csv?"),
        (
            "evidence_validity.csv",
            "kind,days\npolicy,1\n",
            "row 1: its columns differ from the library's (missing: valid_days; unknown: days).",
        ),
        (
            "evidence_validity.csv",
            "kind,valid_days\nplicy,1\n",
            'row 2: column kind: "plicy" is not a kind of evidence.',
        ),
        ("evidence_validity.csv", "kind,valid_days\npolicy,ten\n", 'row 2: column valid_days: "ten" is not a number.'),
        ("evidence_validity.csv", "kind,valid_days\nlog,1\nlog,2\n", 'row 3: column kind: "log" also names row 2.'),
        (
            "risk_library.csv",
            "category,axis,risk,typical_controls\nx,organisation,y,A.5.4; A.5.9\n",
            'row 2: column typical_controls: "A.5.9" is not an Annex A control.',
        ),
        (
            "impact_suggestions.csv",
            SUGGESTIONS + "chat,chat,,,individuals,Callers,rudeness,Is offended\n",
            'row 2: column category: "rudeness" is not a category of risk_library.',
        ),
        (
            "impact_suggestions.csv",
            SUGGESTIONS + "chat,chat,,,everybody,Callers,bias,Is offended\n",
            'row 2: column dimension: "everybody" is not one of: individuals, groups, society.',
        ),
        (
            "impact_suggestions.csv",
            SUGGESTIONS + "chat,chat,,vendor,individuals,Callers,bias,Is offended\n",
            'row 2: column role: "vendor" is not one of: provider, developer, user.',
        ),
        (
            "impact_suggestions.csv",
            SUGGESTIONS + "any,,no,,individuals,Callers,bias,Is offended\n",
            'row 2: column personal_data: "no" is not yes or empty.',
        ),
        (
            "impact_suggestions.csv",
            SUGGESTIONS + "any,,,,individuals,Callers,bias,Is offended\nchat,chat,,,groups,Callers,bias,Is offended\n",
            "it suggests nothing for groups, society where no words are found.",
        ),
        (
            "maturity_ladder.csv",
            "level,area,criterion,threshold,statement\n1,4,owend,1,x\n",
            'row 2: column criterion: "owend" is not one of: ',
        ),
    ],
)
def test_an_override_that_can_not_be_trusted_is_refused(override, name, content, text):
    references = override(name, content)
    assert [file.file for file in references.refused] == [f"params/reference/{name}"]
    assert text in references.refused[0].refused
    assert references.overrides == []
