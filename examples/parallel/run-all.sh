#!/usr/bin/env bash
# Runs the five examples. Requires `npm ci && npm run build` at the root. Stops at the first failure.
set -euo pipefail
cd "$(dirname "$0")"

python=python3
if ! $python -c 'import boto3, pytest, xdist' 2>/dev/null; then
  if [[ $(id -u) -ne 0 ]] || ! command -v apt-get >/dev/null; then
    echo 'python3 needs boto3, pytest and pytest-xdist' >&2
    exit 1
  fi
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-boto3 python3-pytest python3-pytest-xdist >/dev/null
  # Debian's python3, even if another one comes first on the PATH.
  python=/usr/bin/python3
fi

for runner in vitest jest; do
  echo "=== $runner"
  (cd $runner && npm ci --no-audit --no-fund && npm test)
done
echo '=== node-test'
node node-test/run.mjs
echo '=== tap'
(cd tap && npx tap build && node run.mjs)
echo '=== pytest'
$python -m pytest pytest
