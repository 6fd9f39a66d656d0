#!/bin/sh
# Builds, tests and runs Frontdesk. Needs a JDK 25 or newer and Maven; finds both itself.
#
#   ./build.sh          build target/frontdesk.jar
#   ./build.sh test     run all tests
#   ./build.sh demo     one whole telephone call, offline
#   ./build.sh run      serve (settings from the environment and .env)
#   ./build.sh bench    the benchmark's table
#   ./build.sh check | call | emulate | mcp   the jar's other commands
#   ./build.sh conformance   the official MCP suite and the real server-everything; needs Node 20 or newer
set -eu
cd "$(dirname "$0")"

# The release of a JDK's folder, or 0 where there is no compiler in it.
jdk_release() {
  [ -x "$1/bin/javac" ] || { echo 0; return; }
  "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p'
}

find_jdk() {
  for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/java/* /opt/jdk* "${HOME:-}"/.sdkman/candidates/java/* \
      "${HOME:-}"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk* \
      "$(dirname "$(dirname "$(readlink -f "$(command -v javac || echo /none/none)")")")"; do
    [ -n "$candidate" ] || continue
    release=$(jdk_release "$candidate")
    if [ "${release:-0}" -ge 25 ]; then
      echo "$candidate"
      return
    fi
  done
}

jdk=$(find_jdk)
if [ -z "$jdk" ]; then
  echo "build.sh: no JDK 25 or newer found: install one (for example Temurin 25) or set JAVA_HOME to it" >&2
  exit 1
fi
export JAVA_HOME="$jdk"

maven() {
  if ! command -v mvn >/dev/null 2>&1; then
    echo "build.sh: Maven not found: install it (for example 'apt-get install maven' or 'brew install maven')" >&2
    exit 1
  fi
  # Maven 3's own libraries use what newer JDKs warn of; that is no news to whoever builds this.
  MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow" \
    mvn --batch-mode --no-transfer-progress -Dstyle.color=never "$@"
}

# Builds the jar; what Maven says about it is shown only when it fails.
package() {
  log=$(mktemp)
  maven --quiet clean package -DskipTests >"$log" 2>&1 || { cat "$log" >&2; rm -f "$log"; exit 1; }
  rm -f "$log"
}

# The flags are for a small machine: a small heap, in it room for what 200 calls throw away in almost half a second (each
# collection stops every call for some milliseconds), the smallest object headers, and what the compiler needed while
# everything was new is given back to the system (a sixth of what is resident; every 5 s, since looking for it takes some
# milliseconds of a core). Reflection makes no code of its own: there is little of it, and all at the start, which is a
# tenth shorter without.
java_flags="-XX:+UseSerialGC -Xms28m -Xmn12m -Xmx512m -XX:+UseCompactObjectHeaders -XX:TrimNativeHeapInterval=5000"
java_flags="$java_flags -Djdk.reflect.useNativeAccessorOnly=true"

# Classes as the JVM wants them, written when a server ends and read when the next one starts: a third of the start-up
# time and 20 MB less.
class_archive="-XX:+AutoCreateSharedArchive -XX:SharedArchiveFile=target/frontdesk.jsa"
class_archive="$class_archive -Xlog:cds=off -Xlog:cds+dynamic=off"

frontdesk() {
  # shellcheck disable=SC2086
  exec "$JAVA_HOME/bin/java" $java_flags -jar target/frontdesk.jar "$@"
}

# An archive of another jar would only be complained about, and never replaced.
drop_stale_archive() {
  [ target/frontdesk.jsa -nt target/frontdesk.jar ] || rm -f target/frontdesk.jsa
}

serve() {
  drop_stale_archive
  # shellcheck disable=SC2086
  exec "$JAVA_HOME/bin/java" $java_flags $class_archive -jar target/frontdesk.jar serve "$@"
}

command=${1:-build}
[ $# -eq 0 ] || shift
case "$command" in
  build) package && ls -l target/frontdesk.jar ;;
  test) maven clean test "$@" ;;
  run) [ -f target/frontdesk.jar ] || package; serve "$@" ;;
  bench) package; drop_stale_archive; frontdesk bench --java-flags "$java_flags $class_archive" "$@" ;;
  demo) package; frontdesk demo "$@" ;;
  check | call | emulate | mcp) [ -f target/frontdesk.jar ] || package; frontdesk "$command" "$@" ;;
  conformance) package; exec src/test/conformance/run.sh "$@" ;;
  *)
    echo "build.sh: unknown command '$command': the first lines of this script list the commands" >&2
    exit 2
    ;;
esac
