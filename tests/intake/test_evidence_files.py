"""file_status: is the file of a row of evidence there, and is it the one that was accepted?"""

from __future__ import annotations

import hashlib
import os

import pytest

from aimslib.intake import evidence_files
from aimslib.workspace import Workspace

GOOD = hashlib.sha256(b"minutes").hexdigest()


@pytest.fixture
def workspace(make, tmp_path) -> Workspace:
    (tmp_path / "secret.txt").write_bytes(b"minutes")
    return make(tmp_path / "w", {"data/evidence/2026/minutes.txt": b"minutes", "data/evidence/policy.txt": b"policy"})


@pytest.mark.parametrize(
    ("location", "sha256", "status"),
    [
        ("2026/minutes.txt", GOOD, "present"),
        ("2026/minutes.txt", GOOD.upper(), "present"),
        ("2026\\minutes.txt", GOOD, "present"),
        ("data/evidence/2026/minutes.txt", GOOD, "present"),
        ("policy.txt", GOOD, "mismatch"),
        ("policy.txt", "abc", "mismatch"),
        ("2026/gone.txt", GOOD, "missing"),
        ("2026", GOOD, "missing"),
        ("policy.txt", None, "not_checked"),
        ("gone.txt", None, "not_checked"),
        (None, GOOD, "not_checked"),
        ("https://example.org/minutes.txt", GOOD, "not_checked"),
        ("../../../secret.txt", GOOD, "not_checked"),
        ("/etc/hostname", GOOD, "not_checked"),
        ("C:\\minutes.txt", GOOD, "not_checked"),
    ],
)
def test_the_status_of_a_row_follows_from_its_location_and_hash(workspace, location, sha256, status):
    assert evidence_files.status(workspace, evidence_files.hashes(workspace), location, sha256) == status


def test_a_link_that_leads_out_of_the_folder_is_not_followed(workspace):
    (workspace.data / "evidence" / "link.txt").symlink_to(workspace.root.parent / "secret.txt")
    found = evidence_files.hashes(workspace)
    assert "link.txt" not in found
    assert evidence_files.status(workspace, found, "link.txt", GOOD) == "not_checked"
    assert evidence_files.oddity(workspace, "link.txt", GOOD) == (
        "location",
        "leads out of data/evidence/; the file was not opened.",
    )


def test_a_hash_that_is_none_is_noted(workspace):
    assert evidence_files.oddity(workspace, "policy.txt", "abc") == (
        "sha256",
        "is no SHA-256 hash (64 characters of 0-9 and a-f).",
    )
    assert evidence_files.oddity(workspace, "policy.txt", GOOD) is None


def test_a_change_that_keeps_size_and_date_is_seen(workspace):
    path = workspace.data / "evidence" / "policy.txt"
    before, status = evidence_files.hashes(workspace), path.stat()
    path.write_bytes(b"police")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert evidence_files.hashes(workspace)["policy.txt"] != before["policy.txt"]
