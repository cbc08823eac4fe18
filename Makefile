# Two commands matter: `make run` and `make test`. Both do all the set-up a fresh machine needs.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DESK := $(BIN)/ldn-desk

# Debian's libraries that Qt loads: off-screen first, then what a screen needs besides.
QT_LIBRARIES := libglib2.0-0 libgl1 libegl1 libxkbcommon0 libdbus-1-3 libfontconfig1 \
	libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0

.PHONY: run test bench screenshots bundle lock qt-libraries clean

run: qt-libraries $(VENV)/.ready
	@$(DESK)

test: qt-libraries $(VENV)/.ready-dev
	@$(BIN)/python -m tests.tools.suite

bench: qt-libraries $(VENV)/.ready-dev
	@$(BIN)/python -m tests.bench

screenshots: qt-libraries $(VENV)/.ready-dev
	@$(BIN)/python -m tests.tools.screenshots resources/screenshots light dark mid-check library export corrected printed

bundle: qt-libraries $(VENV)/.ready-dev
	@$(BIN)/python -m tests.tools.bundle

# Writes the two lock files from pyproject.toml; the only step that needs uv.
lock: $(VENV)/.ready-dev
	@$(BIN)/pip install --quiet uv
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-annotate --no-header pyproject.toml --group build -o requirements.lock
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-annotate --no-header pyproject.toml --group build --group dev -o requirements-dev.lock

# The locks name everything: without --no-deps, pip may still ask for the newest release of an extra and refuse it.
$(VENV)/.ready: requirements.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		echo "Python's venv is missing: run  sudo apt-get install python3-venv  and try again."; exit 1; }
	@echo "Setting up the environment in $(VENV) …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q ldn_desk
	@touch $@

$(VENV)/.ready-dev: requirements-dev.lock $(VENV)/.ready
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-dev.lock
	@touch $@

# Installs what is missing as root or with sudo; else names the one command.
qt-libraries:
	@command -v dpkg-query >/dev/null 2>&1 || exit 0; \
	missing=""; \
	for library in $(QT_LIBRARIES); do \
		dpkg-query -W -f='$${Status}' $$library 2>/dev/null | grep -q "install ok installed" \
		|| dpkg-query -W -f='$${Status}' $${library}t64 2>/dev/null | grep -q "install ok installed" \
		|| missing="$$missing $$library"; \
	done; \
	[ -z "$$missing" ] && exit 0; \
	if [ "$$(id -u)" = 0 ]; then as_root=""; \
	elif command -v sudo >/dev/null 2>&1 && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then as_root="sudo"; \
	else echo "Qt needs system libraries: run  sudo apt-get install$$missing  and try again."; exit 1; fi; \
	echo "Installing the system libraries Qt needs:$$missing …"; \
	{ $$as_root apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$as_root apt-get install -y -qq \
		--no-install-recommends $$missing; } >/dev/null 2>&1 \
	|| { echo "They could not be installed: run  sudo apt-get install$$missing  and try again."; exit 1; }

clean:
	@rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
