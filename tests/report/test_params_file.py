"""params/NAME.yaml: each key with its value, and what is said where one is wrong."""

from datetime import date

import pytest

from aimslib.errors import UsageError
from aimslib.init import initialise
from aimslib.publish import params_file
from aimslib.workspace import Workspace


@pytest.fixture
def spec(tmp_path):
    """`spec("title: Board")`: what is read from params/wrong.yaml with these lines and a notebook."""
    space = Workspace(tmp_path)
    for folder in ("params", "notebooks"):
        (tmp_path / folder).mkdir()
    (tmp_path / "notebooks" / "page.ipynb").touch()

    def read(lines: str, notebook: str = "notebook: page.ipynb\n"):
        (tmp_path / "params" / "wrong.yaml").write_text(notebook + lines, encoding="utf-8")
        return params_file.read(space, "wrong")

    return read


def test_only_the_notebook_is_needed(spec):
    found = spec("")
    assert (found.title, found.as_of, found.formats, found.snapshot) == ("wrong", None, ("html", "pdf", "xlsx"), "none")
    assert (found.programme_start, found.appetite, found.schedule, found.timezone) == (None, None, None, None)
    assert found.notebook.name == "page.ipynb" and found.parameters == {}


def test_every_key_is_read(spec):
    found = spec("""
title: To the board
as_of: quarter_end
formats: [xlsx, html]
snapshot: auto
programme_start: 2026-01-12
appetite: 12
schedule: quarterly
timezone: Australia/Melbourne
parameters: {area: A.6, since: 2026-01-31}
""")
    assert (found.title, found.as_of, found.formats, found.snapshot) == (
        "To the board",
        "quarter_end",
        ("html", "xlsx"),
        "auto",
    )
    assert (found.programme_start, found.appetite) == (date(2026, 1, 12), 12)
    assert (found.schedule.cron, found.timezone) == ("0 6 1 1,4,7,10 *", "Australia/Melbourne")
    assert found.parameters == {"area": "A.6", "since": "2026-01-31"}


@pytest.mark.parametrize(
    ("line", "key", "value"),
    [
        ("as_of: 2026-06-30", "as_of", date(2026, 6, 30)),
        ("as_of: '2026-06-30'", "as_of", date(2026, 6, 30)),
        ("as_of: today", "as_of", "today"),
        ("as_of: month_end", "as_of", "month_end"),
        ("snapshot: 2026-04-30-1f2e3d4c", "snapshot", "2026-04-30-1f2e3d4c"),
        ("snapshot: 2026-04-30", "snapshot", "2026-04-30"),
        ("snapshot: none", "snapshot", "none"),
        ("snapshot:", "snapshot", "none"),
        ("appetite: 1", "appetite", 1),
        ("appetite: 25", "appetite", 25),
        ("plan: ML2", "plan", "ML2"),
        ("scenarios: [owners, audit, retire]", "scenarios", ("owners", "audit", "retire")),
    ],
)
def test_a_value_is_read_as_it_is_meant(spec, line, key, value):
    assert getattr(spec(line), key) == value


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("titel: Board", r"Unknown key 'titel'\. Did you mean title\?"),
        ("shedule: monthly", r"Unknown key 'shedule'\. Did you mean schedule\?"),
        ("title: One\ntitle: Two", "no valid YAML: key 'title' is there twice"),
        ("parameters: {area: A.6, area: A.7}", "key 'area' is there twice"),
        ("title: 2026", "title 2026 is no text"),
        ("title: [", "is no valid YAML"),
        ("as_of: 30.06.2026", r"as_of '30\.06\.2026' is no date"),
        ("as_of: month_ends", r"as_of 'month_ends' is no date\. Did you mean month_end\?"),
        ("as_of: 2026-06-30 10:00:00", "is no date"),
        ("formats: [docx]", "Unknown format 'docx'"),
        ("formats: html", "formats must be a list"),
        ("formats: []", "formats must be a list"),
        ("snapshot: atuo", r"Unknown snapshot 'atuo'\. Did you mean auto\?"),
        ("programme_start: January", "programme_start 'January' is no date"),
        ("programme_start: month_end", "programme_start 'month_end' is no date"),
        ("appetite: 0", "appetite 0 is no whole number from 1 to 25"),
        ("appetite: 26", "appetite 26 is no whole number"),
        ("appetite: 4.5", r"appetite 4\.5 is no whole number"),
        ("appetite: yes", "appetite True is no whole number"),
        ("appetite: high", "appetite 'high' is no whole number"),
        ("plan: 2", "plan 2 is no level"),
        ("plan: ML", "plan 'ML' is no level"),
        ("scenarios: owners", "scenarios must be a list of up to 3 names"),
        ("scenarios: [a, b, c, d]", "scenarios must be a list of up to 3 names"),
        ("schedule: montly", r"Unknown schedule 'montly'\. Did you mean monthly\?"),
        ("schedule: 6", "schedule 6 is no text"),
        ("schedule: 0 25 * * *", "schedule: '25' is no hour"),
        ("timezone: Europe/berlin", r"Unknown timezone 'Europe/berlin'\. Did you mean Europe/Berlin\?"),
        ("timezone: Europe", "Unknown timezone 'Europe'"),
        ("timezone: ../UTC", r"Unknown timezone '\.\./UTC'"),
        ("parameters: {as_of: 2026-06-30}", "as_of stands under parameters"),
        ("parameters: {appetite: 9}", "appetite stands under parameters"),
        ("parameters: [1]", "parameters must hold names and values"),
    ],
)
def test_a_wrong_value_is_named_with_its_file_and_key(spec, lines, message):
    with pytest.raises(UsageError, match=message) as error:
        spec(lines)
    assert str(error.value).startswith("params/wrong.yaml")


@pytest.mark.parametrize(
    ("notebook", "message"),
    [
        ("title: Board\n", "notebook is missing"),
        ("notebook: 7\n", "notebook 7 is no text"),
        ("notebook: pages.ipynb\n", r"notebook 'pages\.ipynb' is neither in notebooks/ nor in the library"),
        ("- notebook\n", "must hold keys and values"),
    ],
)
def test_a_file_without_its_notebook_is_refused(spec, notebook, message):
    with pytest.raises(UsageError, match=message):
        spec("", notebook)


def test_the_params_of_the_library_are_right():
    space = Workspace(params_file.PACKAGE.parent)
    assert [params_file.read(space, name).name for name in params_file.names(space)] == params_file.names(space)


def test_a_new_workspace_keeps_the_schedule_of_the_library_and_nothing_that_only_the_sample_can_say(tmp_path):
    initialise(tmp_path, date(2026, 7, 1))
    found = params_file.read(Workspace(tmp_path), "board")
    assert found.file == "params/board.yaml" and found.schedule.cron == "0 6 1 * *"
    assert (found.as_of, found.programme_start, found.appetite, found.timezone) == (None, None, None, None)
    assert (found.plan, found.scenarios) == ("ML2", ())


def test_a_workspace_without_params_gets_no_plan_and_no_scenarios_of_the_sample(tmp_path):
    """The library's own board.yaml names scenarios of its sample organisation, and a plan takes its time."""
    (tmp_path / "data").mkdir()
    found = params_file.read(Workspace(tmp_path), "board")
    assert (found.plan, found.scenarios) == (None, ())
