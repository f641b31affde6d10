"""A workbook as LibreOffice writes it after a person opened it and saved it again."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def saved_by_libreoffice(tmp_path_factory) -> Callable[[Path], Path]:
    """`saved_by_libreoffice(file)`: the workbook opened without a window and saved as xlsx in another folder."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice (soffice) is not installed; with apt: libreoffice-calc")
    profile = tmp_path_factory.mktemp("libreoffice-profile")

    def save(file: Path) -> Path:
        folder = tmp_path_factory.mktemp("saved")
        command = [soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "xlsx"]
        subprocess.run([*command, "--outdir", str(folder), str(file)], check=True, capture_output=True, timeout=120)
        return folder / file.name

    return save
