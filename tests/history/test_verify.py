"""What `verify` names: the file, the snapshot or the line that is not as it was written, and what to do."""

import json
import shutil

import pytest

from aimslib.history import COLUMNS


def only(problems: list[str]) -> str:
    (problem,) = problems
    assert "\n  " in problem, "a remedy stands on a second line"
    return problem


def flip(path) -> None:
    """One bit of the byte in the middle."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def test_a_history_that_nobody_touched_has_no_problems(loaded):
    assert loaded.history.verify() == []


def test_no_history_has_no_problems(organisation):
    assert organisation.history.verify() == []
    assert organisation.history.snapshots == []


@pytest.mark.parametrize("name", ["systems.parquet", "evidence.parquet", "controls.parquet", "snapshot.json"])
def test_a_changed_byte_in_an_old_snapshot_is_named_by_its_file(loaded, name):
    old = loaded.history.snapshots[0]
    flip(old.folder / name)
    assert only(loaded.history.verify()).startswith(f"data/snapshots/{old.name}/{name} was changed")


def test_of_several_changed_files_the_first_of_the_chain_comes_first(loaded):
    first, second, _ = loaded.history.snapshots
    flip(second.folder / "controls.parquet")
    flip(first.folder / "systems.parquet")
    assert [problem.split(" ")[0] for problem in loaded.history.verify()] == [
        f"data/snapshots/{first.name}/systems.parquet",
        f"data/snapshots/{second.name}/controls.parquet",
    ]


def test_a_record_that_was_made_to_fit_a_changed_file_no_longer_fits_its_line(loaded):
    old = loaded.history.snapshots[1]
    record = json.loads((old.folder / "snapshot.json").read_text("utf-8"))
    record["tables"]["systems"]["rows"] = 7
    (old.folder / "snapshot.json").write_text(json.dumps(record), "utf-8")
    assert f"{old.name}/snapshot.json was changed" in only(loaded.history.verify())


@pytest.mark.parametrize(("index", "which"), [(0, "snapshot 1 was"), (2, "snapshot 3, the newest, was")])
def test_a_removed_folder_is_named_also_the_newest(loaded, index, which):
    gone = loaded.history.snapshots[index]
    shutil.rmtree(gone.folder)
    assert f"data/snapshots/{gone.name}: {which} removed" in only(loaded.history.verify())


def test_a_removed_and_an_added_file_are_named(loaded):
    old = loaded.history.snapshots[0]
    (old.folder / "systems.parquet").rename(old.folder / "systems-old.parquet")
    assert [problem.split(":")[0].split(".\n")[0] for problem in loaded.history.verify()] == [
        f"data/snapshots/{old.name}/systems.parquet was removed",
        f"data/snapshots/{old.name}/systems-old.parquet was added",
    ]


def test_the_newest_removed_with_its_line_is_noticed_where_it_was_seen(loaded):
    newest = loaded.history.snapshots[-1]
    shutil.rmtree(newest.folder)
    loaded.rewrite(loaded.chain()[:-1])
    problem = only(loaded.history.verify())
    assert f"snapshot 3 ({newest.name}), the newest that was seen here, was removed together with its line" in problem
    assert ".aims/chain-head" in problem


def test_what_another_machine_appended_is_seen_and_remembered(loaded):
    """Version control brings snapshots to a machine that has not loaded them; once verified they are remembered."""
    lines = loaded.chain()
    shutil.rmtree(loaded.root / ".aims")
    assert loaded.history.verify() == []
    loaded.rewrite(lines[:-1])
    assert "removed together with its line" in loaded.history.verify()[0]


def test_a_folder_that_is_not_in_the_chain_is_named(loaded):
    shutil.copytree(loaded.history.snapshots[0].folder, loaded.folder / "2025-12-31-0badc0de")
    assert "data/snapshots/2025-12-31-0badc0de was added" in only(loaded.history.verify())


def test_a_copy_in_the_place_of_another_snapshot_is_named(loaded):
    first, second, _ = loaded.history.snapshots
    shutil.rmtree(second.folder)
    shutil.copytree(first.folder, second.folder)
    assert f"{second.name}/snapshot.json was changed" in only(loaded.history.verify())


def test_swapped_lines_are_named(loaded):
    header, one, two, three = loaded.chain()
    loaded.rewrite([header, one, three, two])
    name = three.split(",")[1]
    problem = only(loaded.history.verify())
    assert f"chain.csv line 3: the line of snapshot 3 ({name}) stands where 2 belongs: lines were swapped" in problem


def test_swapped_lines_with_their_numbers_put_right_are_named(loaded):
    header, one, two, three = loaded.chain()
    loaded.rewrite([header, one, f"2{three[1:]}", f"3{two[1:]}"])
    problems = loaded.history.verify()
    assert "the lines of snapshots 1 and 2 do not fit" in problems[0]
    assert any("stands as number 2 in the chain, but says that it is snapshot 3" in problem for problem in problems)


@pytest.mark.parametrize("number", [1, 2])
def test_a_removed_line_is_named(loaded, number):
    lines = loaded.chain()
    name = lines.pop(number).split(",")[1]
    loaded.rewrite(lines)
    problems = loaded.history.verify()
    assert f"the line of snapshot {number} was removed" in problems[0]
    assert f"data/snapshots/{name} was added" in problems[1]


def test_an_added_line_is_named(loaded):
    header, one, two, three = loaded.chain()
    loaded.rewrite([header, one, two, two, three])
    assert "a second line 2 was added" in only(loaded.history.verify())


@pytest.mark.parametrize("line", [1, 2, 3])
def test_an_edited_hash_is_named(loaded, line):
    lines = loaded.chain()
    number, name, recorded, previous = lines[line].split(",")
    lines[line] = f"{number},{name},{recorded[::-1]},{previous}"
    loaded.rewrite(lines)
    problems = loaded.history.verify()
    assert "edited" in problems[0]
    assert f"data/snapshots/{name}/snapshot.json was changed" in problems[-1]


def test_an_edited_newest_line_is_noticed_where_it_was_seen(loaded):
    lines = loaded.chain()
    lines[3] = lines[3][:-1] + ("0" if lines[3][-1] != "0" else "1")
    loaded.rewrite(lines)
    found = loaded.history.verify()
    assert "the lines of snapshots 2 and 3 do not fit" in found[0]
    assert "snapshot 3 is not the one that was seen here" in found[1]


def test_a_line_that_is_none_is_shown(loaded):
    lines = loaded.chain()
    lines[2] = lines[2].replace(",", ";")
    loaded.rewrite(lines)
    assert 'chain.csv line 3 was changed: "2;2026-02-28-' in only(loaded.history.verify())


def test_a_changed_header_and_a_removed_chain_are_named(loaded):
    loaded.rewrite(["no,snapshot,hash,previous", *loaded.chain()[1:]])
    assert "chain.csv line 1 was changed" in only(loaded.history.verify())
    (loaded.folder / "chain.csv").unlink()
    assert only(loaded.history.verify()).startswith("data/snapshots/chain.csv was removed")


def test_line_ends_of_another_system_are_no_change(loaded):
    (loaded.folder / "chain.csv").write_bytes("\r\n".join([*loaded.chain(), ""]).encode())
    assert loaded.history.verify() == []
    assert loaded.load("2026-04-30", "Barbara").number == 4
    assert loaded.history.verify() == []


def test_the_listing_says_which_snapshot_differs(loaded):
    flip(loaded.history.snapshots[1].folder / "systems.parquet")
    rows = loaded.history.listing(loaded.history.problems())
    assert tuple(rows[0]) == COLUMNS
    assert [(row["number"], row["tables"], row["rows"], row["state"]) for row in rows] == [
        (1, 3, 3, "ok"), (2, None, None, "differs"), (3, 3, 3, "ok"),
    ]  # fmt: skip
