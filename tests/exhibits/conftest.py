"""`aims(systems=..., evidence=...)`: an `Aims` over a drawn organisation, to hand to an exhibit."""

import pytest

from aimslib.aims import Aims


@pytest.fixture
def aims(drawn):
    return lambda as_of="2026-06-30", **tables: Aims.on(drawn(**tables).path, as_of)
