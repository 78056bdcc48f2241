# Forum. Python 3.11 or newer and make are enough; everything else is fetched.
PYTHON ?= python3
DEV = $(PYTHON) -m tools.dev
export HOST PORT FORUM_DATA DATABASE_URL WEB_WORKERS MOMENT ONLY CHROMIUM

.PHONY: help run test check demo bench pages translations migration lock install

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1|/p' Makefile | awk -F'|' '{ printf "make %-13s %s\n", $$1, $$2 }'

run: ## start Forum here, with a demonstration in an empty database (PORT, HOST, FORUM_DATA, DATABASE_URL, MOMENT)
	@$(DEV) run

test: ## everything that must pass, on SQLite and PostgreSQL, with the browser journeys (ONLY="pytest's arguments")
	@$(DEV) test

check: ## lint, types, import contracts, migrations, templates
	@$(DEV) check

demo: ## begin the demonstration again, as of now or of a MOMENT (before, morning, during, after)
	@$(DEV) demo

bench: ## measure (ONLY=hello,scan)
	@$(DEV) bench

pages: ## photograph the pages
	@$(DEV) pages

translations: ## collect the marked sentences into every language's catalogue
	@$(DEV) translations

migration: ## write a migration: m="what changes"
	@$(DEV) migration "$(m)"

lock: ## pin the newest versions that fit requirements*.in
	@$(DEV) lock

install: ## only make the environment and the bundle
	@$(DEV) install
