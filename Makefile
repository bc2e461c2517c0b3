# Two commands matter: `make run` and `make test`. `make help` tells the rest.
SHELL := /bin/bash
.DEFAULT_GOAL := help
export PATH := $(or $(CARGO_HOME),$(HOME)/.cargo)/bin:$(PATH)

LISTEN ?= 127.0.0.1:8080
DATA ?= data/demo
ARGS ?=

.PHONY: help
help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/' | expand -t 12

.PHONY: run
run: setup-run assets ## build, and serve a region with a flood unfolding on http://127.0.0.1:8080
	cargo build --locked -p hlaska-portal
	target/debug/hlaska serve --data $(DATA) --listen $(LISTEN) --demo $(ARGS)

.PHONY: release
release: setup-run assets ## the binary to install, target/release/hlaska
	cargo build --locked --release -p hlaska-portal

.PHONY: test
test: lint deny provider ## everything that must hold: format, clippy, licences, all tests, both engines, browser
	cargo build --locked --workspace --bins
	HLASKA_BIN=target/debug/hlaska cargo nextest run --locked --workspace

.PHONY: provider
provider: setup-test tests/oidc/node_modules/.package-lock.json ## the identity provider that tests of signing in start

tests/oidc/node_modules/.package-lock.json: tests/oidc/package-lock.json
	npm ci --prefix tests/oidc --ignore-scripts --no-audit --no-fund
	touch $@

.PHONY: lint
lint: setup-test assets ## format, clippy, types of the scripts
	cargo fmt --all --check
	cargo clippy --locked --workspace --all-targets -- -D warnings
	cd crates/web && node_modules/.bin/tsc --noEmit -p .

.PHONY: deny
deny: setup-test ## licences, sources and doubles of what we depend on
	cargo deny --locked check bans licenses sources

.PHONY: bench
bench: setup-run assets ## the figures of the README, measured on this machine
	cargo run --locked --release -p hlaska-bench

.PHONY: shots
shots: setup-test assets ## pictures of the main pages, into docs/pictures
	cargo build --locked --workspace --bins
	HLASKA_BIN=target/debug/hlaska HLASKA_SHOTS=1 cargo nextest run --locked -p hlaska-browser shots

.PHONY: assets
assets: ## what the browser gets: own files and npm packages, packed
	node crates/web/build-assets.mjs

.PHONY: setup-run setup-test
setup-run setup-test: setup-%:
	@scripts/setup.sh $*
