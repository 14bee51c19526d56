#!/bin/sh
# The set-up steps of the Makefile; each says in plain words what it does and what to do when it fails.
#
#   tools/setup.sh venv              make .venv (again) with the newest suitable Python
#   tools/setup.sh python runtime    install requirements/runtime.lock and isogloss into .venv
#   tools/setup.sh python dev        the same with requirements/dev.lock
#   tools/setup.sh system build      get the system packages that a build needs (those of the tests: test)
#   tools/setup.sh node              get the tests' tools from package-lock.json
#
# PYTHON names another interpreter for the virtual environment.

set -eu
cd "$(dirname "$0")/.."

VENV=.venv
PY=$VENV/bin/python
SUPPORTED='import sys; sys.exit(sys.version_info < (3, 11))'
HAS_VENV='import ensurepip, venv'

say() { printf 'isogloss set-up: %s\n' "$*"; }
fail() { say "$*" >&2; exit 1; }

# Run one part of the doctor with the interpreter $1; the doctor needs nothing but the standard library.
doctor() {
    interpreter=$1
    shift
    PYTHONPATH=pipeline PYTHONDONTWRITEBYTECODE=1 "$interpreter" -m isogloss.doctor "$@"
}

# Print the interpreter to use: the newest that can make environments, else the newest there is.
find_python() {
    without_venv=
    for name in ${PYTHON:-python3.14 python3.13 python3.12 python3.11 python3}; do
        command -v "$name" >/dev/null 2>&1 || continue
        "$name" -c "$SUPPORTED" >/dev/null 2>&1 || continue
        if "$name" -c "$HAS_VENV" >/dev/null 2>&1; then
            echo "$name"
            return
        fi
        [ -n "$without_venv" ] || without_venv=$name
    done
    echo "$without_venv"
}

make_venv() {
    python=$(find_python)
    if [ -z "$python" ]; then
        if [ -n "${PYTHON:-}" ]; then
            fail "$PYTHON is not a Python 3.11 or newer. Name one: make PYTHON=/path/to/python3"
        fi
        fail "found no Python 3.11 or newer. Install one, or name it: make PYTHON=/path/to/python3"
    fi
    version=$("$python" -c 'import platform; print(platform.python_version())')
    if ! "$python" -c "$HAS_VENV" >/dev/null 2>&1; then
        doctor "$python" --install setup
        "$python" -c "$HAS_VENV" >/dev/null 2>&1 ||
            fail "Python $version cannot make virtual environments. Run the command above, then this again."
    fi
    say "making .venv with Python $version"
    rm -rf "$VENV"
    "$python" -m venv "$VENV" || fail "could not make .venv with $python; its message is above."
    pwd >"$VENV/made-for"
}

install_python() {
    say "installing requirements/$1.lock into .venv"
    set -- "$1" --quiet --disable-pip-version-check --no-input
    lock=$1
    shift
    "$PY" -m pip install "$@" --require-hashes -r "requirements/$lock.lock" ||
        fail "pip could not install requirements/$lock.lock (message above). Is a package index within reach?"
    "$PY" -m pip install "$@" --no-deps --no-build-isolation -e . ||
        fail "pip could not install isogloss itself (message above)."
}

install_system() {
    doctor "$PY" --install "$1" --log "$VENV/system-packages.log"
}

install_node() {
    if ! command -v npm >/dev/null 2>&1; then
        say "no npm here, so the tests that need vnu-jar or axe-core skip"
        return
    fi
    say "installing package-lock.json into node_modules"
    if ! npm ci --loglevel=error >"$VENV/npm.log" 2>&1; then
        say "npm could not install package-lock.json (see $VENV/npm.log); the tests that need it skip"
    fi
    mkdir -p node_modules
    touch node_modules/.stamp # also after a failure: it is slow, and 'rm -r node_modules' tries again
}

case "${1:-}" in
venv) make_venv ;;
python) install_python "$2" ;;
system) install_system "$2" ;;
node) install_node ;;
*) fail "no such step: ${1:-(none)}; see the top of tools/setup.sh" ;;
esac
