# `make report` and `make test` set everything up on a machine with python3 and make.
PYTHON ?= python3
VENV := .venv
READY := $(VENV)/ready
LAB := .venv-lab
LAB_READY := $(LAB)/ready
COMPILE := --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --quiet

.PHONY: report test lab lint lock browser tools clean

report: $(READY) browser
	$(VENV)/bin/aims load --as-of 2026-06-30
	$(VENV)/bin/aims report board
	$(VENV)/bin/aims report audit
	$(VENV)/bin/aims report assurance

test: $(READY) $(LAB_READY) browser tools
	$(VENV)/bin/python -m pytest -n 2 -q

# JupyterLab and Voila, in an environment of their own: they slow every kernel that a report starts.
lab: $(LAB_READY)
	$(LAB)/bin/jupyter lab --ServerApp.ip=127.0.0.1 --notebook-dir=.

lint: $(READY)
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .

# Hashes for every supported Python; needs uv, which is not part of the environment.
lock:
	uv pip compile pyproject.toml --extra test $(COMPILE) --output-file requirements.lock
	uv pip compile pyproject.toml --extra test --extra lab $(COMPILE) --constraints requirements.lock --output-file requirements-lab.lock

$(READY): requirements.lock pyproject.toml
$(LAB_READY): requirements-lab.lock pyproject.toml
$(READY) $(LAB_READY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; name one with: make PYTHON=python3.13" >&2; exit 1; }
	@rm -rf $(@D)
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -q && apt-get install -yq python3-venv; } || \
	  { echo "Python's venv module is needed; on Debian: apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(@D)
	$(@D)/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r $<
	$(@D)/bin/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

# A PDF is printed by Chromium. Without it, reports are HTML and workbook, and the manifest says why.
browser:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || \
	  { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -q && apt-get install -yq chromium fonts-liberation; } || \
	  echo "No Chromium: the PDF is left out. To have it, install the package chromium." >&2

# Workbooks are also tested as LibreOffice saves them, timers by systemd's own checker. Without them those tests skip.
tools:
	@command -v soffice >/dev/null && command -v systemd-analyze >/dev/null || \
	  { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -q && \
	    apt-get install -yq --no-install-recommends libreoffice-calc systemd; } || \
	  echo "No LibreOffice or no systemd-analyze: the tests that need them are skipped." >&2

clean:
	rm -rf $(VENV) $(LAB) .aims .pytest_cache .hypothesis .ruff_cache
