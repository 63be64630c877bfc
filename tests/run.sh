#!/usr/bin/env bash
# Runs every test against a private PostgreSQL and RabbitMQ, and leaves nothing behind. Arguments go to `dotnet test`,
# for example: tests/run.sh --filter "FullyQualifiedName~BookCourse"
# Servers named by TEST_POSTGRES (a connection string) or TEST_RABBITMQ (an amqp uri) are used instead of starting one.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source deploy/local/servers.sh

command -v dotnet >/dev/null || { echo "Missing on this machine: the .NET 10 SDK (https://dotnet.microsoft.com/download)" >&2; exit 1; }

servers=()
[[ -n ${TEST_POSTGRES:-} ]] || servers+=(postgres)
[[ -n ${TEST_RABBITMQ:-} ]] || servers+=(rabbitmq)
install_missing sqlite calendar chromium "${servers[@]}" || exit 1

results=$(mktemp -d /tmp/scheduling-results.XXXXXX)
tests=

# What the tests started is in their process group; the servers stop when their input closes.
finish() {
    trap '' INT TERM HUP
    if [[ -n $tests ]]; then
        kill -TERM -- "-$tests" 2>/dev/null || true
        for ((i = 0; i < 50; i++)); do
            kill -0 -- "-$tests" 2>/dev/null || break
            sleep 0.1
        done
        kill -KILL -- "-$tests" 2>/dev/null || true
    fi
    servers_down
    rm -rf "$results"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

if ((${#servers[@]})); then
    servers_up "${servers[@]}" || { echo "The servers for the tests did not start; what they said stands above." >&2; exit 1; }
fi

# Build helpers that stay for the next build would be something left running.
export MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false DOTNET_CLI_USE_MSBUILD_SERVER=0
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en MSBUILDTERMINALLOGGER=off

status=0
TestResults=$results setsid dotnet test Scheduling.sln -c Release --logger trx "$@" &
tests=$!
wait "$tests" || status=$?

total() { cat "$results"/*/*.trx 2>/dev/null | grep -o '<Counters [^>]*' | grep -o " $1=\"[0-9]*\"" | tr -dc '0-9\n' | awk '{ n += $1 } END { print n + 0 }' || true; }
echo "$(total passed) passed, $(($(total failed) + $(total error) + $(total timeout) + $(total aborted))) failed, $(($(total total) - $(total executed))) skipped"
exit "$status"
