#!/usr/bin/env bash
# Does what a new user of the README does, in empty folders: installs the tarball and Vitest, or the Python package and
# pytest, and runs a first test. Requires `npm ci` at the root. Tells how long each took.
set -euo pipefail
cd "$(dirname "$0")"
root=$(cd ../.. && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export npm_config_audit=false npm_config_fund=false

began=$SECONDS
tarball=$root/$(cd "$root" && npm pack --silent)
echo "=== packed in $((SECONDS - began)) s"

began=$SECONDS
mkdir "$scratch/node" && cp vitest/*.ts "$scratch/node" && cd "$scratch/node"
echo '{ "type": "module" }' >package.json
npm install --save-dev --engine-strict "$tarball" vitest @aws-sdk/client-dataexchange
npx vitest run
echo "=== Vitest: a first test passed $((SECONDS - began)) s after the folder was empty"

began=$SECONDS
mkdir "$scratch/python" && cp "$OLDPWD"/pytest/*.py "$scratch/python" && cd "$scratch/python"
npm install --engine-strict "$tarball"
python3 -m venv .venv
.venv/bin/pip install --quiet "$root/python" pytest boto3
.venv/bin/pytest -q
echo "=== pytest: a first test passed $((SECONDS - began)) s after the folder was empty"
