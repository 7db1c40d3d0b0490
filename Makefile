# Every target sets up what it needs: python3, make and a package registry are enough.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.test-tools
BENCH_STAMP := $(VENV)/.bench-tools
DOCS_STAMP := $(VENV)/.docs-tools

.PHONY: help demo test lint docs bench accuracy clean

help:  ## what there is to make
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/:/'

demo: $(STAMP)  ## check the example exports for TikTok Shop
	@$(BIN)/listingcheck check examples/shopify_products.csv --for tiktok-shop/us; test $$? -le 1

test: lint  ## lint, types, layers, rules, docs, everything
	$(BIN)/python -m pytest -n auto

lint: $(STAMP)  ## ruff and mypy
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

docs: $(DOCS_STAMP)  ## write one page per rule under docs/rules, and build the site
	$(BIN)/python docs/generate.py
	$(BIN)/python docs/publish.py

bench: $(BENCH_STAMP)  ## speed and memory, beside other tools
	$(BIN)/python benchmarks/startup.py
	$(BIN)/python benchmarks/speed.py --big
	$(BIN)/python benchmarks/outputs.py
	$(BIN)/python benchmarks/redirect/speed.py $(LISTINGS)
	$(BIN)/python benchmarks/redirect/speed.py --hostile
	$(BIN)/python benchmarks/prohibited/speed.py $(TITLES)
	$(BIN)/python benchmarks/images/speed.py

accuracy: $(STAMP)  ## what is found; LISTINGS=, IMAGES=folder, TITLES=table: on real ones, too
	$(BIN)/python benchmarks/redirect/accuracy.py
	$(if $(LISTINGS),$(BIN)/python benchmarks/redirect/accuracy.py --listings $(LISTINGS))
	$(BIN)/python benchmarks/prohibited/accuracy.py
	$(if $(TITLES),$(BIN)/python benchmarks/prohibited/accuracy.py --titles $(TITLES))
	$(if $(IMAGES),$(BIN)/python benchmarks/images/contents.py $(IMAGES))
	$(if $(IMAGES),$(BIN)/python benchmarks/images/likeness.py $(IMAGES))
	$(if $(IMAGES),$(BIN)/python benchmarks/images/conversion.py $(IMAGES))

clean:  ## remove what make made
	rm -rf $(VENV) dist build site benchmarks/data

$(STAMP): pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable . --group test
	@touch $@

$(BENCH_STAMP): $(STAMP)
	$(BIN)/python -m pip install --quiet --group bench
	@touch $@

$(DOCS_STAMP): $(STAMP)
	$(BIN)/python -m pip install --quiet --group docs
	@touch $@
