# `make` lists what there is.
.DEFAULT_GOAL := help
SHELL := /bin/sh
PYTHON ?= python3
BIN := .venv/bin
# WeasyPrint reads these three at run time.
LIBRARIES := libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
# What the tests need besides: a browser with what its driver reads, a second opinion on the PDFs, and the collector of texts.
TEST_PACKAGES := chromium libatomic1 poppler-utils gettext
MESSAGES := $(wildcard locale/*/LC_MESSAGES/django.po)

.PHONY: help run test check bench format lock messages screenshots clean

help: ## List the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 12

run: .venv/run.stamp locale/compiled.stamp ## Serve the site with its demonstration (PORT=8000)
	@scripts/system-packages.sh $(LIBRARIES)
	@$(BIN)/python -m abramos.local run

test: .venv/dev.stamp locale/compiled.stamp ## Run the whole suite (ARGS='tests/comments -k late')
	@scripts/system-packages.sh $(LIBRARIES) $(TEST_PACKAGES)
	@$(BIN)/python -m abramos.local exec -- $(BIN)/pytest $(ARGS)

check: .venv/dev.stamp locale/compiled.stamp ## Format, lint, layers, types, migrations, production settings
	@scripts/system-packages.sh $(LIBRARIES)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports --no-cache
	$(BIN)/mypy
	$(BIN)/djlint --quiet --check --lint templates
	@$(BIN)/python -m abramos.local exec -- $(BIN)/python manage.py makemigrations --check --dry-run
	ABRAMOS_PRODUCTION=1 SECRET_KEY=$$($(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(64))') \
		DATABASE_URL=postgres://127.0.0.1/none REDIS_URL=redis://127.0.0.1 ALLOWED_HOSTS=example.org \
		$(BIN)/python manage.py check --deploy --fail-level WARNING

bench: .venv/run.stamp ## Measure how reading and comparing grow with the text
	@$(BIN)/python -m benchmarks.drafts

format: .venv/dev.stamp ## Put the code in form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/djlint --quiet --reformat templates || true

lock: .venv/bin/uv ## Resolve the dependencies anew
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --group dev pyproject.toml -o requirements-dev.lock
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url pyproject.toml -c requirements-dev.lock -o requirements.lock

screenshots: .venv/dev.stamp locale/compiled.stamp ## Take the pictures of docs/screenshots/
	@scripts/system-packages.sh $(LIBRARIES) $(TEST_PACKAGES)
	$(BIN)/python scripts/screenshots.py

messages: .venv/dev.stamp ## Collect the texts to translate into locale/ (needs gettext)
	@scripts/system-packages.sh gettext
	$(BIN)/python manage.py makemessages -l es --no-obsolete --no-location --no-wrap --ignore '.venv/*' --ignore 'var/*' --ignore 'tests/*'

clean: ## Forget the virtual environment and the local data
	rm -rf .venv var locale/compiled.stamp

.venv/bin/uv: requirements-uv.lock
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-uv.lock
	@touch $@

.venv/run.stamp: requirements.lock .venv/bin/uv
	@echo "Installing the Python packages…"
	@$(BIN)/uv pip install -q --python $(BIN)/python --require-hashes -r requirements.lock
	@touch $@

.venv/dev.stamp: requirements-dev.lock .venv/bin/uv
	@echo "Installing the Python packages for the tests…"
	@$(BIN)/uv pip install -q --python $(BIN)/python --require-hashes -r requirements-dev.lock
	@touch $@

# Compiled by Babel, since a fresh machine has no gettext.
locale/compiled.stamp: $(MESSAGES) | .venv/bin/uv
	@test -x $(BIN)/pybabel || $(MAKE) --no-print-directory .venv/run.stamp
	@mkdir -p locale
	@for file in $(MESSAGES); do $(BIN)/pybabel -q compile -i $$file -o $${file%.po}.mo || exit 1; done
	@touch $@
