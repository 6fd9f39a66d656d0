#!/bin/sh
# Runs the official MCP conformance suite against target/frontdesk.jar: every client scenario that a client with tools
# only has to pass, on each version it exists for. `./build.sh conformance` calls it.
set -eu
cd "$(dirname "$0")/../../.."

suite=target/conformance
package='@modelcontextprotocol/conformance@0.2.0-alpha.12'
results="$suite/results"

for tool in node npm; do
  if ! command -v "$tool" >/dev/null 2>&1; then
    echo "conformance: $tool is not here; the suite needs Node 20 or newer" >&2
    exit 1
  fi
done
if [ ! -d "$suite/node_modules" ]; then
  mkdir -p "$suite"
  npm install --silent --no-audit --no-fund --prefix "$suite" "$package"
fi

FRONTDESK_JAVA="$JAVA_HOME/bin/java"
FRONTDESK_JAR="$PWD/target/frontdesk.jar"
export FRONTDESK_JAVA FRONTDESK_JAR

conformance() {
  node --import "./src/test/conformance/fs-glob.mjs" \
    "$suite/node_modules/@modelcontextprotocol/conformance/dist/index.js" "$@" --output-dir "$results"
}

failed=0
passed=0
client() {
  version=$1
  shift
  for scenario in "$@"; do
    if conformance client --command "node $PWD/src/test/conformance/client.mjs" \
        --scenario "$scenario" --spec-version "$version" >"$suite/last.log" 2>&1; then
      passed=$((passed + 1))
      echo "passed  client  $version  $scenario"
    else
      failed=$((failed + 1))
      echo "FAILED  client  $version  $scenario"
      tail -n 40 "$suite/last.log"
    fi
  done
}

client 2025-06-18 initialize tools_call
client 2025-11-25 initialize tools_call sse-retry json-schema-2020-12-preservation
client 2026-07-28 tools_call request-metadata http-standard-headers http-custom-headers http-invalid-tool-headers \
  json-schema-ref-no-deref json-schema-2020-12-preservation

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
