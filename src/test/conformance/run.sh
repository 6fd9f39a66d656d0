#!/bin/sh
# Runs the official MCP conformance suite against target/frontdesk.jar: every scenario that a client, and a server, with
# tools only has to pass, on each version it exists for. Then has the jar use the real server-everything, by HTTP and as
# a child process: with the command `mcp`, and in a simulated call. `./build.sh conformance` calls it.
#
# What all servers have to do is asked of the product's own; where the suite calls tools by name, a server of the tests
# has them (ConformanceServer), on the same code. Scenarios about resources, prompts, completion, logging, progress,
# sampling, elicitation and tasks are about servers that have such things.
set -eu
cd "$(dirname "$0")/../../.."

suite=target/conformance
packages='@modelcontextprotocol/conformance@0.2.0-alpha.12 @modelcontextprotocol/server-everything@2026.8.31'
results="$suite/results"

for tool in node npm; do
  if ! command -v "$tool" >/dev/null 2>&1; then
    echo "conformance: $tool is not here; the suite needs Node 20 or newer" >&2
    exit 1
  fi
done
if [ "$(cat "$suite/installed" 2>/dev/null)" != "$packages" ]; then
  mkdir -p "$suite"
  # shellcheck disable=SC2086
  npm install --silent --no-audit --no-fund --prefix "$suite" $packages
  echo "$packages" >"$suite/installed"
fi

FRONTDESK_JAVA="$JAVA_HOME/bin/java"
FRONTDESK_JAR="$PWD/target/frontdesk.jar"
export FRONTDESK_JAVA FRONTDESK_JAR

conformance() {
  rm -rf "$results"
  node --import "./src/test/conformance/fs-glob.mjs" --import "./src/test/conformance/token.mjs" \
    "$suite/node_modules/@modelcontextprotocol/conformance/dist/index.js" "$@" --output-dir "$results" \
    >"$suite/last.log" 2>&1
}

failed=0
passed=0
# What became of the scenario that has just been run: verdict EXIT-CODE WORDS
verdict() {
  if [ "$1" -eq 0 ]; then
    passed=$((passed + 1))
    echo "passed  $2"
  else
    failed=$((failed + 1))
    echo "FAILED  $2"
    tail -n 40 "$suite/last.log"
  fi
}

client() {
  version=$1
  shift
  for scenario in "$@"; do
    code=0
    conformance client --command "node $PWD/src/test/conformance/client.mjs" \
      --scenario "$scenario" --spec-version "$version" || code=$?
    verdict "$code" "client  $version  $scenario"
  done
}

# server URL VERSION SCENARIO...
server() {
  url=$1
  version=$2
  shift 2
  for scenario in "$@"; do
    code=0
    conformance server --url "$url" --scenario "$scenario" --spec-version "$version" || code=$?
    verdict "$code" "server  $version  $scenario  ${url##*/}"
  done
}

# The one scenario in which a server without anything but tools cannot pass every check: some call tools that only a
# server of the suite's own would have. stateless URL CHECK... passes if no other check fails than those named.
stateless() {
  url=$1
  shift
  code=0
  conformance server --url "$url" --scenario server-stateless --spec-version 2026-07-28 || code=$?
  if [ "$code" -ne 0 ]; then
    code=0
    node src/test/conformance/only.mjs "$results" "$@" >>"$suite/last.log" 2>&1 || code=$?
  fi
  verdict "$code" "server  2026-07-28  server-stateless  ${url##*/}  (without $# checks of what it does not have)"
}

# Starts a server in the background and waits for a line in its output: start NAME PATTERN COMMAND...
started=
start() {
  log="$suite/$1.log"
  pattern=$2
  shift 2
  : >"$log"
  "$@" >>"$log" 2>&1 &
  started="$started $!"
  tries=0
  until grep -q "$pattern" "$log"; do
    tries=$((tries + 1))
    if [ "$tries" -gt 150 ]; then
      echo "conformance: a server did not start:" >&2
      cat "$log" >&2
      exit 1
    fi
    sleep 0.2
  done
}
trap 'kill $started 2>/dev/null || true' EXIT

client 2025-06-18 initialize tools_call
client 2025-11-25 initialize tools_call sse-retry json-schema-2020-12-preservation
client 2026-07-28 tools_call request-metadata http-standard-headers http-custom-headers http-invalid-tool-headers \
  json-schema-ref-no-deref json-schema-2020-12-preservation

MCP_TOKEN="the-token-of-this-run-$$"
export MCP_TOKEN
mkdir -p "$suite/data"
start product 'Frontdesk serves' env PORT=0 BIND_ADDRESS=127.0.0.1 TWILIO_ENABLE=false DATA_DIR="$suite/data" \
  OPENAI_REALTIME_URL=ws://127.0.0.1:1/v1/realtime "$FRONTDESK_JAVA" -jar "$FRONTDESK_JAR" serve
start fixture '^http' "$FRONTDESK_JAVA" -cp "$FRONTDESK_JAR:target/test-classes" \
  frontdesk.mcp.server.ConformanceServer "$MCP_TOKEN"
product="http://localhost:$(sed -n 's/.*Frontdesk serves .*port=\([0-9]*\).*/\1/p' "$suite/product.log")"
fixture=$(cat "$suite/fixture.log")

undeclared='sep-2575-server-rejects-undeclared-capability sep-2575-missing-capability-http-400'
streamed='sep-2575-http-server-no-independent-requests-on-stream sep-2575-server-no-log-without-loglevel'
for own in booking-mcp post-booking-mcp; do
  server "$product/$own" 2025-06-18 server-initialize ping tools-list
  server "$product/$own" 2025-11-25 server-initialize ping tools-list dns-rebinding-protection
  server "$product/$own" 2026-07-28 tools-list dns-rebinding-protection http-header-validation \
    server-sse-multiple-streams
  # shellcheck disable=SC2086
  stateless "$product/$own" $undeclared $streamed
done
for version in 2025-06-18 2025-11-25 2026-07-28; do
  server "$fixture" "$version" tools-call-simple-text tools-call-image tools-call-audio tools-call-embedded-resource \
    tools-call-mixed-content tools-call-error
done
server "$fixture" 2025-11-25 json-schema-2020-12
server "$fixture" 2026-07-28 json-schema-2020-12
# shellcheck disable=SC2086
stateless "$fixture" $undeclared

# everything WORDS COMMAND...
everything() {
  words=$1
  shift
  code=0
  "$@" >"$suite/last.log" 2>&1 || code=$?
  verdict "$code" "server-everything  $words"
}

program="$PWD/$suite/node_modules/@modelcontextprotocol/server-everything/dist/index.js"
port=$(node -e 'const s = require("net").createServer().listen(0, () => console.log(s.address().port) || s.close())')
start everything 'listening on port' env PORT="$port" node "$program" streamableHttp
everything 'the command, by HTTP' node src/test/conformance/everything.mjs "http://localhost:$port/mcp"
everything 'the command, as a child process' node src/test/conformance/everything.mjs -- node "$program" stdio
folder=$(mktemp -d)
everything 'in a call, both ways' "$FRONTDESK_JAVA" -cp "$FRONTDESK_JAR:target/test-classes" \
  frontdesk.EverythingCall "$folder" "http://localhost:$port/mcp" node "$program" stdio
rm -rf "$folder"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
