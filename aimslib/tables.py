"""Every input table: its columns, types, vocabularies, keys and references, each with its meaning in one line.

Intake casts and checks by these specs, `data/README.md` prints them, `aims init` writes their headers. A rule about a
column is stated here once and nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass

STAGES = ("design", "development", "verification", "deployment", "operation", "retired")
TIERS = ("minimal", "limited", "high")
AI_ROLES = ("provider", "developer", "user")
YES_NO = ("yes", "no")
DOCUMENT_KINDS = ("policy", "procedure", "plan", "contract", "certificate")
RECORD_KINDS = ("record", "test_report", "log", "minutes", "training_record", "other")
NEEDED_ROLES = ("top_management", "ai_policy_owner", "aims_manager", "impact_assessment_approver", "internal_auditor")
DIMENSIONS = ("individuals", "groups", "society")
# How the harm of an impact begins that nobody has judged yet.
SUGGESTED = "Suggested:"
# What people write where an owner should be; read without case and surrounding blanks, and the same in the SQL.
NOBODY = ("tbc", "tbd", "n/a", "none", "unknown", "?", "-", "")


@dataclass(frozen=True)
class Column:
    """One column of an input table.

    kind: text, date or integer. many: several values in a cell, separated by `;`. values: the vocabulary, compared
    without case. low, high: inclusive range. refers: the table whose key a value must be. identifier: `control` (an
    Annex A control), `requirement` (a control or a clause of 42001), `namespaced` (`42001:A.5.2`, `27001:A.5.2`),
    `namespaced_42001`, `risk` (a category of the risk library).
    """

    name: str
    meaning: str
    kind: str = "text"
    required: bool = False
    many: bool = False
    values: tuple[str, ...] = ()
    low: int | None = None
    high: int | None = None
    refers: str = ""
    identifier: str = ""


@dataclass(frozen=True)
class Table:
    """One input table: a file `data/<name>.csv`. key: the columns that together name a row."""

    name: str
    meaning: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    required: bool = False

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)


def _text(name: str, meaning: str, **more) -> Column:
    return Column(name, meaning, **more)


def _date(name: str, meaning: str, **more) -> Column:
    return Column(name, meaning, kind="date", **more)


def _choice(name: str, meaning: str, values: tuple[str, ...], **more) -> Column:
    return Column(name, meaning, values=values, **more)


def _score(name: str, meaning: str, **more) -> Column:
    return Column(name, meaning, kind="integer", low=1, high=5, **more)


def _system(meaning: str, **more) -> Column:
    return Column("system_id", meaning, refers="systems", **more)


# A column a line, so that the codebook can be read here too.
# fmt: off
SYSTEMS = Table("systems", "The AI register: every AI system that is provided, developed or used", ("system_id",), (
    _text("system_id", "Stable identifier", required=True),
    _text("name", "Name people know it by", required=True),
    _text("purpose", "What it is used for", required=True),
    _text("org_unit", "Unit that runs it"),
    _text("owner", "Person accountable for it"),
    _choice("role", "The organisation's role for it; empty = unknown, the controls of every role apply", AI_ROLES),
    _text("supplier", "Who supplies it"),
    _choice("lifecycle_stage", "Stage it has reached", STAGES, required=True),
    _choice("risk_tier", "A first guess of its tier; what is required follows the assessment, not this", TIERS),
    _choice("personal_data", "Does it process personal data", ("yes", "no", "unknown")),
    _choice("aims_scope", "Is it in the scope of the AIMS; empty = yes", YES_NO),
    _text("scope_justification", "Why it is out of scope"),
    _date("registered_on", "Day it entered the register", required=True),
    _date("deployed_on", "Day it went live"),
    _date("changed_on", "Last material change of purpose, model or data"),
    _date("reviewed_on", "Last review"),
    _date("retired_on", "Day it was or will be retired"),
    _date("last_used_on", "Last day it was seen in use"),
), required=True)

CONTROLS = Table("controls", "The Statement of Applicability, and the owner of each control and clause", ("control",), (
    _text("control", "Annex A control, or a clause (for its owner)", required=True, identifier="requirement"),
    _choice("applicable", "Does the control apply; empty = undecided", YES_NO),
    _text("justification", "Why it applies or does not"),
    _text("owner", "Person accountable for it"),
    _choice("status", "Where its implementation stands", ("planned", "in_progress", "implemented")),
    _date("decided_on", "Day of the decision"),
), required=True)

EVIDENCE = Table("evidence", "Dated evidence: what shows that a requirement is met", ("evidence_id",), (
    _text("evidence_id", "Stable identifier", required=True),
    _text("title", "What it is", required=True),
    _text("satisfies", "Requirements it shows, each with its standard: 42001:A.6.2.4; 27001:A.5.1",
          required=True, many=True, identifier="namespaced"),
    _text("system_id", "System it shows; empty = organisation-wide, * = every system it may serve", refers="systems"),
    _choice("kind", "Kind; the first five are documents, the others records", DOCUMENT_KINDS + RECORD_KINDS,
            required=True),
    _date("effective_on", "Day on which what it shows was true", required=True),
    _date("collected_on", "Day it was collected"),
    _date("accepted_on", "Day it was accepted"),
    _date("valid_until", "Last day it counts; empty = by its kind"),
    _choice("status", "Only accepted evidence counts", ("draft", "submitted", "accepted", "rejected"), required=True),
    _text("collected_by", "Who collected it"),
    _text("reviewed_by", "Who reviewed it"),
    _text("location", "Where it is: a path below data/evidence/, or an address"),
    _text("sha256", "Hash of the file when it was accepted"),
), required=True)

IMPACT_ASSESSMENTS = Table("impact_assessments", "AI system impact assessments", ("assessment_id",), (
    _text("assessment_id", "Stable identifier", required=True),
    _system("System assessed", required=True),
    _choice("trigger", "What made it due", ("registration", "material_change", "periodic"), required=True),
    _date("assessed_on", "Day of the assessment", required=True),
    _choice("tier", "Tier the assessor declares", TIERS, required=True),
    _choice("dimensions_assessed", "Whose impacts were assessed", DIMENSIONS, many=True),
    _text("summary", "Result in a sentence"),
    _text("assessor", "Who assessed", required=True),
    _text("approver", "Who approved"),
    _date("approved_on", "Day of approval; empty = not approved"),
    _date("review_due_on", "Next review; empty = 365 days after approval"),
))

IMPACTS = Table("impacts", "The impacts an assessment found, with inherent and residual scores", ("impact_id",), (
    _text("impact_id", "Stable identifier", required=True),
    _text("assessment_id", "Assessment it belongs to", required=True, refers="impact_assessments"),
    _choice("dimension", "Who is affected", DIMENSIONS, required=True),
    _text("category", "Category of the risk library", identifier="risk"),
    _text("affected_party", "Group of people affected", required=True),
    _text("harm", "What could happen to them", required=True),
    _score("likelihood", "Inherent likelihood, 1-5", required=True),
    _score("severity", "Inherent severity, 1-5", required=True),
    _text("controls", "Annex A controls that reduce it", many=True, identifier="control"),
    _score("residual_likelihood", "Likelihood with the controls, 1-5"),
    _score("residual_severity", "Severity with the controls, 1-5"),
))

RISKS = Table("risks", "The AI risk register, for the organisation and for people and society", ("risk_id",), (
    _text("risk_id", "Stable identifier", required=True),
    _system("System concerned; empty = organisation-wide"),
    _choice("axis", "Whose risk it is", ("organisation", "people_and_society"), required=True),
    _text("category", "Category of the risk library", identifier="risk"),
    _text("description", "What could happen", required=True),
    _text("owner", "Person accountable for it"),
    _score("likelihood", "Inherent likelihood, 1-5; empty = not rated yet"),
    _score("severity", "Inherent severity, 1-5; empty = not rated yet"),
    _choice("treatment", "Decision", ("avoid", "modify", "share", "retain")),
    _text("controls", "Annex A controls that treat it", many=True, identifier="control"),
    _date("treatment_due_on", "Day the treatment should be finished"),
    _score("residual_likelihood", "Likelihood after treatment, 1-5"),
    _score("residual_severity", "Severity after treatment, 1-5"),
    _choice("status", "Where it stands", ("open", "treated", "accepted", "closed"), required=True),
    _date("identified_on", "Day it was identified", required=True),
    _date("review_due_on", "Next review"),
    _text("accepted_by", "Who accepted the residual risk"),
    _date("accepted_on", "Day it was accepted"),
))

ROLES = Table("roles", "Who holds which role of the AIMS, and when", ("role", "holder", "from_on"), (
    _choice("role", "Role", (*NEEDED_ROLES, "other"), required=True),
    _text("holder", "Who holds it", required=True),
    _date("from_on", "First day", required=True),
    _date("until_on", "Last day; empty = still held"),
))

PEOPLE = Table("people", "People named as owners, holders, assessors", ("name",), (
    _text("name", "Name as written in the other tables", required=True),
    _text("email", "Address"),
    _text("org_unit", "Unit"),
    _date("left_on", "Day they left"),
))

SIGHTINGS = Table("sightings", "AI tools seen in use: single sign-on, proxy, expenses, surveys", ("tool", "source"), (
    _text("tool", "Tool as the source names it", required=True),
    _choice("source", "Where it was seen", ("sso", "proxy", "expenses", "survey", "other"), required=True),
    _date("first_seen_on", "First day seen", required=True),
    _date("last_seen_on", "Last day seen"),
    Column("users", "Number of people seen using it", kind="integer", low=0),
    _system("System it is; empty = not registered"),
))

SUPPLIERS = Table("suppliers", "Suppliers of AI systems and services", ("supplier",), (
    _text("supplier", "Name as in systems.supplier", required=True),
    _text("service", "What they supply"),
    _text("owner", "Who manages the relationship"),
    _date("responsibilities_allocated_on", "Day the split of responsibilities was agreed"),
    _date("contract_reviewed_on", "Last review of the contract"),
    _choice("ai_terms", "Does the contract have terms for AI", YES_NO),
))

OBJECTIVES = Table("objectives", "AI objectives", ("objective_id",), (
    _text("objective_id", "Stable identifier", required=True),
    _text("statement", "What is to be achieved", required=True),
    _text("measure", "How it is measured"),
    _text("target", "Value to reach"),
    _text("owner", "Person accountable"),
    _date("set_on", "Day it was set", required=True),
    _date("due_on", "Day it is due"),
    _date("achieved_on", "Day it was achieved"),
))

AUDITS = Table("audits", "Internal audits and certification audits", ("audit_id",), (
    _text("audit_id", "Stable identifier", required=True),
    _choice("kind", "Kind", ("internal", "stage_1", "stage_2", "surveillance", "recertification"), required=True),
    _text("standards", "Standards audited; empty = 42001", many=True),
    _date("scheduled_on", "Planned day", required=True),
    _date("completed_on", "Day it was completed"),
    _text("auditor", "Who audited"),
    _choice("result", "Result", ("passed", "minor_findings", "major_findings")),
    _date("decision_on", "Day of the certification decision"),
    _date("certificate_expires_on", "Day the certificate expires"),
))

MANAGEMENT_REVIEWS = Table("management_reviews", "Management reviews of the AIMS", ("review_id",), (
    _text("review_id", "Stable identifier", required=True),
    _date("held_on", "Day it was held", required=True),
    _text("chair", "Who chaired", required=True),
    _text("decisions", "Decisions taken"),
))

ACTIONS = Table("actions", "Decisions of the board and of reviews, and what became of them", ("action_id",), (
    _text("action_id", "Stable identifier", required=True),
    _choice("source", "Who decided", ("board", "management_review", "audit", "other"), required=True),
    _text("decision", "What was decided", required=True),
    _text("owner", "Person accountable"),
    _date("agreed_on", "Day of the decision", required=True),
    _date("due_on", "Day it is due"),
    _date("done_on", "Day it was done"),
))

NONCONFORMITIES = Table("nonconformities", "Nonconformities and their corrective actions", ("nonconformity_id",), (
    _text("nonconformity_id", "Stable identifier", required=True),
    _date("raised_on", "Day it was raised", required=True),
    _choice("source", "Where it came from", ("internal_audit", "external_audit", "incident", "monitoring"),
            required=True),
    _text("requirement", "Requirement not met, with its standard", required=True, identifier="namespaced"),
    _choice("severity", "Severity", ("major", "minor", "opportunity"), required=True),
    _text("description", "What was found", required=True),
    _text("root_cause", "Why it happened"),
    _text("corrective_action", "What is done about it"),
    _text("owner", "Person accountable"),
    _date("due_on", "Day the action is due"),
    _date("closed_on", "Day it was closed"),
    _date("effectiveness_checked_on", "Day the effect was checked"),
))

INCIDENTS = Table("incidents", "AI incidents", ("incident_id",), (
    _text("incident_id", "Stable identifier", required=True),
    _system("System concerned"),
    _date("occurred_on", "Day it happened", required=True),
    _date("detected_on", "Day it was detected"),
    _choice("severity", "Severity", ("low", "medium", "high", "critical"), required=True),
    _text("description", "What happened", required=True),
    _choice("notifiable", "Must somebody be told", YES_NO),
    _date("notify_by", "Last day for telling them"),
    _date("communicated_on", "Day they were told"),
    _date("resolved_on", "Day it was resolved"),
))

LIFECYCLE_GATES = Table("lifecycle_gates", "Approvals to enter a lifecycle stage", ("gate_id",), (
    _text("gate_id", "Stable identifier", required=True),
    _system("System", required=True),
    _choice("stage", "Stage entered", STAGES, required=True),
    _date("approved_on", "Day of approval", required=True),
    _text("approver", "Who approved", required=True),
))

# Parents before the tables that refer to them: intake checks in this order.
TABLES = (
    SYSTEMS, CONTROLS, EVIDENCE, IMPACT_ASSESSMENTS, IMPACTS, RISKS, ROLES, PEOPLE, SIGHTINGS, SUPPLIERS, OBJECTIVES,
    AUDITS, MANAGEMENT_REVIEWS, ACTIONS, NONCONFORMITIES, INCIDENTS, LIFECYCLE_GATES,
)
# fmt: on
BY_NAME = {table.name: table for table in TABLES}
