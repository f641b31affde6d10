"""An AI tool was seen in use that the register does not know."""


def test_it_fires_once_a_tool_since_it_was_first_seen(found):
    rows = found(
        "in_use_not_registered",
        systems="system_id\nS1",
        sightings="""
        tool      | source | first_seen_on | system_id
        ChatThing | sso    | 2026-03-01    |
        ChatThing | proxy  | 2026-02-01    |
        ChatThing | survey | 2026-01-01    | S1
        Copilot   | sso    | 2026-01-01    | S1
    """,
    )
    assert rows == {
        "ChatThing": dict(
            severity="major",
            requirement="4.3",
            subject_kind="tool",
            since_on="2026-02-01",
            detail="ChatThing was seen in use (proxy, sso)",
        )
    }


def test_it_fires_on_the_day_of_the_first_sighting(found):
    sightings = "tool | first_seen_on\nChatThing | 2026-06-30"
    assert found("in_use_not_registered", as_of="2026-06-29", sightings=sightings) == {}
    assert list(found("in_use_not_registered", as_of="2026-06-30", sightings=sightings)) == ["ChatThing"]


def test_a_source_without_sightings_gets_one_note(found):
    assert found("in_use_not_registered") == {"sightings.tool": dict(severity="note")}
