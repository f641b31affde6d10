"""The form's boxes and buttons without a browser: what they write into the assessment, what is said and shown."""

import html
import re
import subprocess
import sys

import ipywidgets as widgets
import pytest

import aimslib
from aimslib.forms import impact_assessment

from .conftest import AS_OF, text_of


@pytest.fixture
def form(aims):
    return impact_assessment(aims, "S1")


def words(widget):
    """What a part of the page says, without its markup."""
    return re.sub(r"\s+", " ", html.unescape(re.sub("<[^>]+>", " ", widget.value))).strip()


def everything(widget):
    yield widget
    for child in getattr(widget, "children", ()):
        yield from everything(child)


def edit(form, name, **cells):
    form.sheet.impacts.edit(name)
    for column, text in cells.items():
        form.sheet.impacts.editor.fields[column].widget.value = text


def test_without_a_system_it_asks_and_counts_what_waits(aims):
    form = impact_assessment(aims)
    assert form.sheet is None and "1 open draft, 1 due without one. Choose a system." in words(form.said)
    form.system.widget.value = "S1"
    assert form.sheet and form.system.widget.value == "S1 Triage (draft IA-1)"
    form.system.widget.value = "S3"
    assert form.sheet is None and "S3 Rosters is not due" in words(form.said)


def test_every_box_and_button_has_a_label_of_its_own(form):
    form.sheet.impacts.edit("IM-1")
    kinds = (widgets.Text, widgets.Textarea, widgets.Checkbox, widgets.Button)
    labels = [one.description for one in everything(form.widget) if isinstance(one, kinds)]
    assert len(labels) > 25 and all(labels) and len(set(labels)) == len(labels)


def test_what_the_register_says_is_shown_and_never_run(aims, workspace):
    path = workspace.data / "systems.csv"
    path.write_text(path.read_text("utf-8").replace("Sorts claims", "<script>alert(1)</script>"), "utf-8")
    form = impact_assessment(aimslib.open(workspace, as_of=AS_OF), "S1")
    assert "&lt;script&gt;" in form.sheet.facts.value and "<script>" not in form.sheet.facts.value
    form.sheet.fields["summary"].widget.value = "<img src=x>"
    edit(form, "IM-1", harm="<img src=x>", category="<b>bias</b>", controls="<i>A.5.4</i>")
    shown = "".join(one.value for one in everything(form.widget) if isinstance(one, widgets.HTML))
    assert "<img" not in shown and "<b>bias" not in shown and "<i>A.5.4" not in shown


def test_a_change_is_foretold_at_once(form):
    panel = form.sheet.panel
    assert "limited IM-1: likelihood 3 x severity 4 = 12" in words(panel)
    assert "Counted as suggested, nobody has judged them yet: IM-2." in words(panel)
    edit(form, "IM-1", severity="5 severe")
    assert "high IM-1: likelihood 3 x severity 5 = 15" in words(panel)
    assert "The tier declared is limited, lower than the impacts demand. High counts." in words(panel)
    form.sheet.impacts.lines["IM-1"].remove.click()
    assert "limited IM-2: likelihood 3 x severity 3 = 9" in words(panel)
    form.sheet.fields["tier"].widget.value = "hgih"
    assert "What would change is computed once this is corrected. Tier declared:" in words(panel)


def test_what_is_wrong_is_marked_and_said_with_the_remedy(form):
    form.sheet.fields["assessed_on"].widget.value = "yesterday"
    assert 'Assessed on: "yesterday" is not a date in the form 2026-04-30.' in words(form.sheet.wrong)
    assert "aims-wrong" in form.sheet.fields["assessed_on"].widget._dom_classes
    form.sheet.save_button.click()
    assert 'Assessed on: "yesterday" is not a date' in words(form.sheet.said)
    form.sheet.fields["assessed_on"].widget.value = "2026-06-02"
    assert words(form.sheet.wrong) == "" and "aims-wrong" not in form.sheet.fields["assessed_on"].widget._dom_classes


def test_ticks_are_the_dimensions_assessed(form):
    assert [name for name, box in form.sheet.dimensions.items() if box.value] == ["individuals"]
    form.sheet.dimensions["society"].value, form.sheet.dimensions["individuals"].value = True, False
    assert form.sheet.assessment.values["dimensions_assessed"] == "society"


def test_the_usual_controls_are_those_of_the_category_and_others_can_be_added(form):
    edit(form, "IM-2", category="bias")
    editor = form.sheet.impacts.editor
    assert editor.usual.description == "Add the usual controls: A.5.4, A.6.2.4, A.7.4"
    editor.fields["controls"].widget.value = "A.6.2.4"
    editor.usual.click()
    editor.adding.widget.value = "A.9.2 Processes for responsible use of AI systems"
    assert form.sheet.assessment.impacts["IM-2"]["controls"] == "A.6.2.4; A.5.4; A.7.4; A.9.2"
    assert editor.usual.disabled and editor.adding.widget.value == ""
    editor.adding.widget.value = "A.99"
    assert '"A.99" is not an Annex A control of 42001' in words(form.sheet.wrong)


def test_a_suggestion_shows_its_reason_and_is_confirmed_with_a_button(form):
    line = form.sheet.impacts.lines["IM-2"]
    assert 'Suggested Waits longer (because the purpose says "claims")' in words(line.text)
    assert line.confirm.layout.display is None and "1 of 2 only suggested" in words(form.sheet.impacts.head)
    line.confirm.click()
    assert line.confirm.layout.display == "none" and words(form.sheet.impacts.head) == "Impacts 2 in all"
    assert "Suggested" not in words(line.text) and "because" not in words(line.text)


def test_a_removed_impact_can_be_kept_again(form):
    line = form.sheet.impacts.lines["IM-1"]
    line.remove.click()
    assert line.remove.description == "Keep IM-1" and "Removed when saved" in words(line.text)
    line.remove.click()
    assert line.remove.description == "Remove IM-1" and not form.sheet.assessment.unsaved


def test_saving_twice_needs_no_reload_and_approving_closes_the_sheet(form, workspace):
    for text in ("First", "Second"):
        form.sheet.fields["summary"].widget.value = text
        form.sheet.save_button.click()
        assert words(form.sheet.said) == "IA-1 is saved."
    form.sheet.save_button.click()
    assert words(form.sheet.said) == "Nothing has changed since it was last saved."
    form.sheet.impacts.lines["IM-2"].confirm.click()
    form.sheet.approve_button.click()
    assert words(form.sheet.verdict) == "Approver is empty. Choose who approves: Ada or Cem."
    form.sheet.approver.widget.value = "Cem"
    form.sheet.approve_button.click()
    assert form.sheet is None and "IA-1 is approved by Cem on 2026-06-30." in words(form.said)
    assert "The files were read again: as foretold." in words(form.said)
    assert form.system.widget.options == ("S2 Quotes (due, no draft yet)",)
    assert any(
        "Second,Ada,Cem,2026-06-30" in line.replace('"', "") for line in text_of(workspace, "impact_assessments")
    )


def test_a_draft_can_be_opened_for_what_is_due(aims, workspace):
    form = impact_assessment(aims, "S2")
    assert form.sheet is None and "It has no draft yet." in words(form.said)
    form.assessor.widget.value = "tbc"
    form.open_button.click()
    assert form.sheet is None and "names nobody" in words(form.said)
    form.assessor.widget.value = ""
    form.open_button.click()
    assert form.sheet and form.system.widget.value.startswith("S2 Quotes (draft IA-")
    assert form.sheet.assessment.suggestions() and "Ada" in form.sheet.fields["assessor"].widget.value
    assert len(text_of(workspace, "impact_assessments")) == 4


def test_the_second_to_save_keeps_what_was_typed_on_the_page_and_in_a_file(form, workspace):
    other = impact_assessment(aimslib.open(workspace, as_of=AS_OF), "S1")
    other.sheet.fields["summary"].widget.value = "The other one"
    other.sheet.save_button.click()
    form.sheet.fields["summary"].widget.value = "Mine"
    form.sheet.save_button.click()
    said = words(form.sheet.said)
    assert "column summary: you saw" in said and "The other one" in said
    assert "What you typed is in reports/unsaved/IA-1.csv." in said
    assert form.sheet.fields["summary"].widget.value == "Mine"
    form.sheet.reload_button.click()
    assert form.sheet.fields["summary"].widget.value == "The other one"
    assert "What you typed is in reports/unsaved/IA-1.csv." in words(form.sheet.said)
    form.sheet.fields["summary"].widget.value = "Mine after all"
    form.sheet.save_button.click()
    assert words(form.sheet.said) == "IA-1 is saved."


def test_leaving_an_unsaved_sheet_keeps_what_was_typed_in_a_file(form, workspace):
    form.sheet.fields["summary"].widget.value = "Half a thought"
    form.system.widget.value = "S2"
    assert "What you typed is in reports/unsaved/IA-1.csv." in words(form.said)
    assert "Half a thought" in (workspace.reports / "unsaved" / "IA-1.csv").read_text("utf-8-sig")


def test_another_day_has_other_figures_and_its_own_approvers(form):
    form.as_of.widget.value = "2026-06-29"
    assert form.sheet.approved_on.text == "2026-06-29" and "If approved on 2026-06-29" in words(form.sheet.panel)
    form.as_of.widget.value = "tomorrow"
    assert "'tomorrow' is no date." in words(form.said) and form.aims.as_of.isoformat() == "2026-06-29"


def test_the_form_needs_no_widgets_before_it_is_asked_for():
    code = "import sys; from aimslib import forms; sys.exit('ipywidgets' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
