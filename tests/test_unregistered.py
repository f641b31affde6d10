"""A system that somebody names and that no figure has: misspelt, or set aside."""

import aimslib
from aimslib.unregistered import unregistered

HEAD = "system_id,name,purpose,lifecycle_stage,registered_on\n"
CONTROLS = "control\nA.2.2\n"
EVIDENCE = "evidence_id,title,satisfies,kind,effective_on,status\n"


def said(folder, system_id: str) -> str:
    data = folder / "data"
    data.mkdir()
    rows = "AI-1,Triage,Sorts claims,operation,2026-01-05\nAI-2,Chat,Answers,running,2026-01-05\n"
    for name, text in {"systems": HEAD + rows, "controls": CONTROLS, "evidence": EVIDENCE}.items():
        (data / f"{name}.csv").write_text(text, "utf-8")
    return str(unregistered(aimslib.open(folder, "2026-06-30"), system_id))


def test_a_system_in_quarantine_is_in_the_register_and_does_not_count(tmp_path):
    text = said(tmp_path, "AI-2")
    assert text.startswith("AI-2 is in the register, but its row stands in quarantine") and "aims check" in text


def test_a_system_that_no_row_has_is_unknown_and_gets_the_nearest(tmp_path):
    assert said(tmp_path, "AI-3").startswith("Unknown system 'AI-3'. Did you mean AI-1?")


def test_a_name_of_blanks_is_no_row(tmp_path):
    assert said(tmp_path, " ").startswith("Unknown system ' '")
