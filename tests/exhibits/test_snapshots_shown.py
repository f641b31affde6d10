"""Which figures come from a snapshot is said where they stand: on the curve, and in a report made from one."""

from aimslib import exhibits as show
from aimslib.aims import Aims


def loaded(*days: str) -> dict[str, dict[str, str]]:
    """Another register on each day: only what changed makes a snapshot."""
    return {day: dict(systems=f"system_id\n{day}") for day in days}


def test_points_of_snapshots_are_filled_and_replayed_ones_hollow(remembered):
    exhibit = show.coverage_curve(remembered(loaded("2026-04-30", "2026-05-15", "2026-05-31")))
    past, ahead = exhibit.figure.data
    symbols = dict(zip(past.x, past.marker.symbol, strict=True))
    assert [day for day, symbol in symbols.items() if symbol == "circle"] == ["2026-04-30", "2026-05-31", "2026-06-30"]
    assert {symbols[day] for day in ("2025-12-31", "2026-01-31", "2026-02-28", "2026-03-31")} == {"diamond"}
    colours = dict(zip(past.x, past.marker.color, strict=True))
    assert colours["2026-04-30"] == ahead.line.color and colours["2026-03-31"] == ahead.marker.color[-1]
    assert "2 of 6 past dates are snapshots kept then" in exhibit.caption and "2 of 6" in exhibit.alt
    assert "●" in exhibit.html and "◇" in exhibit.html and "replayed" in exhibit.html


def test_a_curve_without_snapshots_says_that_all_of_it_is_replayed(aims):
    exhibit = show.coverage_curve(aims())
    assert "Every date is computed from this report's registers." in exhibit.caption
    assert set(exhibit.figure.data[0].marker.symbol[:-1]) == {"diamond"}


def test_a_curve_of_snapshots_only_has_no_mark_for_replayed_points(remembered):
    days = ("2025-12-31", "2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31")
    exhibit = show.coverage_curve(remembered(loaded(*days)))
    assert "◇" not in exhibit.html
    assert "Past dates are those of the snapshots kept then." in exhibit.caption


def test_a_report_from_a_snapshot_names_it_in_verdict_provenance_and_data_quality(remembered):
    today = remembered({"2026-04-30": {}})
    kept = today.history.on(today.history.snapshots[0].as_of)
    then = Aims(today.history.state(kept), kept.as_of, {}, today.workspace, today.history.until(kept), kept)
    said = f"Made from the snapshot {kept.name}, the registers as loaded for 30 April 2026."
    assert said == show.verdict(then).caption
    assert said in show.data_quality(then).html
    assert f"{said} Its record has sha256 {kept.hash[:16]}." in show.provenance(then).html
    assert show.verdict(today).caption == "" and "snapshot" not in show.provenance(today).html
