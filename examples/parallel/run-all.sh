#!/usr/bin/env bash
# Runs the five examples. Requires `npm ci && npm run build` at the root. Stops at the first failure.
set -euo pipefail
cd "$(dirname "$0")"

python=python3
if ! $python -c 'import boto3, dataexchange_local, pytest, xdist' 2>/dev/null; then
  environment=$(mktemp -d)
  trap 'rm -rf "$environment"' EXIT
  ../../python/make-venv "$environment" boto3 pytest pytest-xdist
  python=$environment/bin/python
fi

for runner in vitest jest; do
  echo "=== $runner"
  (cd $runner && npm ci --no-audit --no-fund && npm test)
done
echo '=== the set-ups of Vitest and Jest'
node --test check-set-ups.mjs
echo '=== node-test'
(cd node-test && node --test --test-concurrency=3)
echo '=== tap'
(cd tap && npx tap build && node run.mjs)
echo '=== pytest'
$python -m pytest pytest
