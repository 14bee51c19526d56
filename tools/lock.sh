#!/bin/sh
# Write requirements/*.lock anew from pyproject.toml: the newest versions it allows, with the hashes of
# every file of each, for any platform, and without the address of any index.
# The locks are resolved with Python 3.11, whose needs include those of the newer ones.

set -eu
cd "$(dirname "$0")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3.11}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --upgrade pip pip-tools

compile() {
    CUSTOM_COMPILE_COMMAND='make lock' "$work/venv/bin/pip-compile" --quiet --upgrade --rebuild \
        --generate-hashes --allow-unsafe --strip-extras --all-build-deps \
        --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options \
        "$@" pyproject.toml
}

compile --output-file requirements/runtime.lock
compile --extra test --extra dev --constraint requirements/runtime.lock --output-file requirements/dev.lock
