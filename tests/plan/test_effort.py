"""params/effort.yaml is read strictly: a misspelt or forgotten kind must not be free in silence."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from aimslib.errors import UsageError
from aimslib.plan import read_effort
from aimslib.plan.effort import SIZES
from aimslib.scenario import kinds
from aimslib.workspace import Workspace

SHIPPED = Path(__file__).resolve().parents[2] / "params" / "effort.yaml"


def written(folder: Path, change) -> Path:
    """The shipped file with a change of its content."""
    content = yaml.safe_load(SHIPPED.read_text(encoding="utf-8"))
    change(content)
    path = folder / "effort.yaml"
    path.write_text(yaml.safe_dump(content), encoding="utf-8")
    return path


def test_the_shipped_file_names_every_kind_of_action_and_allows_nothing():
    read = read_effort(None)
    assert {kind for kind, _ in read.days} == set(SIZES) == set(kinds())
    assert read.of("add_evidence", "high") > read.of("add_evidence", "minimal")
    assert read.of("hold_review", "whatever") == read.of("hold_review")
    assert not read.allow and read.file == "the library's params/effort.yaml"


def test_a_workspace_s_own_file_wins_and_an_option_wins_over_both(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "params").mkdir()
    written(tmp_path / "params", lambda content: content["effort"].update(hold_review=7))
    other = written(tmp_path, lambda content: content["effort"].update(hold_review=9))
    workspace = Workspace(tmp_path)
    assert (read_effort(workspace).of("hold_review"), read_effort(workspace).file) == (7, "params/effort.yaml")
    assert read_effort(workspace, other).of("hold_review") == 9


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda content: content["effort"].pop("appoint"), "effort has no appoint"),
        (lambda content: content["effort"].update(apoint=1), "Unknown kind of action 'apoint'. Did you mean appoint?"),
        (lambda content: content["effort"].update(appoint=-1), "appoint -1 is no number of person-days"),
        (lambda content: content["effort"].update(appoint=1e-7), "Write 0, or 0.001 to 1,000,000"),
        (lambda content: content["effort"].update(appoint=1e20), "is no number of person-days"),
        (lambda content: content["effort"].update(appoint="1 day"), "appoint '1 day' is no number"),
        (lambda content: content["effort"].update(appoint={"high": 1}), "appoint costs the same everywhere"),
        (lambda content: content["effort"]["add_evidence"].pop("shared"), "add_evidence has no shared"),
        (lambda content: content["effort"]["add_evidence"].update(huge=1), "Unknown size of add_evidence 'huge'"),
        (lambda content: content.update(allow=["exclude_control"]), "Unknown thing to allow 'exclude_control'"),
        (lambda content: content.update(allow="retire_system"), "is no list"),
        (lambda content: content.update(efforts=1), "Unknown key 'efforts'"),
        (lambda content: content.pop("effort"), "it has no effort"),
    ],
)
def test_a_mistake_is_named_with_the_file_and_the_key(tmp_path, change, said):
    with pytest.raises(UsageError) as error:
        read_effort(None, written(tmp_path, change))
    assert said in str(error.value) and str(error.value).startswith(f"{tmp_path.as_posix()}/effort.yaml: ")


def test_a_key_that_is_there_twice_and_a_file_that_is_not_there_are_errors(tmp_path):
    path = tmp_path / "effort.yaml"
    path.write_text("effort:\n  appoint: 1\n  appoint: 2\n", encoding="utf-8")
    with pytest.raises(UsageError, match="key 'appoint' is there twice"):
        read_effort(None, path)
    with pytest.raises(UsageError, match="can't be read"):
        read_effort(None, tmp_path / "none.yaml")


def test_one_number_for_a_kind_with_sizes_is_the_same_for_all(tmp_path):
    read = read_effort(None, written(tmp_path, lambda content: content["effort"].update(add_evidence=3)))
    assert {read.of("add_evidence", size) for size in SIZES["add_evidence"]} == {3}
