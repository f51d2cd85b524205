# Two commands matter: `make run` and `make test`. The rest is for those who change the program.
.DEFAULT_GOAL := help
.PHONY: help run test bench bench-reading faults lock format pictures

# The first Python that is new enough: our own environment's, or the machine's.
PYTHON ?= $(shell for python in .venv/bin/python python3 python3.14 python3.13 python3.12 python3.11; do \
	command -v $$python >/dev/null 2>&1 \
	&& $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$python && break; done)
need_python = @[ -n "$(PYTHON)" ] && $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	|| { echo "Python 3.11 or newer is needed, and none was found." >&2; exit 1; }

help: ## what there is
	@sed -n 's/^\([a-z-]*\):.*## /\1 /p' Makefile \
	| while read -r name words; do printf 'make %-15s%s\n' "$$name" "$$words"; done

run: ## the demonstration, on http://127.0.0.1:5000
	$(need_python)
	@exec $(PYTHON) scripts/run.py

test: ## every check this machine can run; says at the end what it could not
	$(need_python)
	@exec $(PYTHON) scripts/check.py

bench: ## speed and scale
	@exec .venv/bin/python -m benchmarks

bench-reading: ## how well minutes are read, against the annotated corpus
	@exec .venv/bin/python -m benchmarks.reading

faults: ## kill, fill and starve the running program, and see that nothing is lost
	@.venv/bin/python -m benchmarks.faults
	@.venv/bin/python -m benchmarks.autosave_faults
	@.venv/bin/python -m benchmarks.reminders
	@exec .venv/bin/python -m benchmarks.described

lock: ## pin the requirements afresh, with hashes; what is shipped is what was tested
	@.venv/bin/uv pip compile --universal --python-version 3.11 --generate-hashes --quiet requirements-dev.in -o requirements-dev.txt
	@.venv/bin/uv pip compile --universal --python-version 3.11 --generate-hashes --quiet requirements.in -c requirements-dev.txt -o requirements.txt

format: ## lay the Python out
	@.venv/bin/ruff check --fix --quiet . ; .venv/bin/ruff format --quiet .

pictures: ## the pictures of the manual, taken from the real program
	@exec .venv/bin/python scripts/take_screenshots.py
