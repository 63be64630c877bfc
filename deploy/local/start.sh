#!/usr/bin/env bash
# Starts the distributed system on this machine: Courses, FollowUps, Rides and Feed, a process each, on PostgreSQL and RabbitMQ.
#
#   deploy/local/start.sh [first port]     5081 when none is given, then 5082 to 5084
#
# The servers are private, and their data goes with them; Scheduling__Database and Scheduling__Bus name others to use instead.
# Ctrl-C stops everything.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
source deploy/local/servers.sh

first_port=${1:-5081}
services=(Courses FollowUps Rides Feed)

servers=()
[[ -n ${Scheduling__Database:-} ]] || servers+=(postgres)
[[ -n ${Scheduling__Bus:-} ]] || servers+=(rabbitmq)
install_missing "${servers[@]}" || exit 1

folder=$(mktemp -d /tmp/scheduling-local.XXXXXX)
pids=()

stop() {
    trap '' INT TERM HUP
    local pid tries
    ((${#pids[@]} == 0)) || kill -TERM "${pids[@]}" 2>/dev/null || true
    for pid in "${pids[@]}"; do
        for ((tries = 0; tries < 100; tries++)); do
            kill -0 "$pid" 2>/dev/null || break
            sleep 0.1
        done
        kill -KILL "$pid" 2>/dev/null || true
        wait "$pid" 2>/dev/null || true
    done
    servers_down
    rm -rf "$folder"
}
trap stop EXIT
trap 'echo; echo "Stopping ..."; exit 0' INT TERM HUP

# The status of GET /health/ready on a port; nothing while nobody answers.
readiness() {
    local code=
    exec 3<>"/dev/tcp/127.0.0.1/$1" || return 0
    printf 'GET /health/ready HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
    read -r _ code _ <&3 || true
    exec 3>&-
    echo "$code"
}

echo "Building ..."
# The host of all services is built from each of them, so one build makes them all.
dotnet build services/Standalone -c Release -v quiet -nologo -clp:NoSummary -nodeReuse:false -p:UseSharedCompilation=false

if ((${#servers[@]})); then
    echo "Starting ${servers[*]} ..."
    servers_up "${servers[@]}" || { echo "The servers did not start; what they said stands above." >&2; exit 1; }
fi
export Scheduling__Database=${Scheduling__Database:-postgres:$TEST_POSTGRES} Scheduling__Bus=${Scheduling__Bus:-$TEST_RABBITMQ}
export Scheduling__Auth__AdminKey=${Scheduling__Auth__AdminKey:-$(random_hex)$(random_hex)} Scheduling__Auth__TokenKey=${Scheduling__Auth__TokenKey:-$(random_hex)$(random_hex)}
(umask 077 && echo "$Scheduling__Auth__AdminKey" >"$folder/admin-key")

port=$first_port
for service in "${services[@]}"; do
    mkdir "$folder/$service"
    echo "Starting $service on http://127.0.0.1:$port ..."
    Scheduling__Data=$folder/$service ASPNETCORE_URLS=http://127.0.0.1:$port \
        dotnet "artifacts/bin/$service/release/Scheduling.$service.dll" >"$folder/$service/output" 2>&1 &
    pids+=($!)
    ((++port))
done

port=$first_port
for i in "${!services[@]}"; do
    until [[ $(readiness "$port" 2>/dev/null) == 200 ]]; do
        kill -0 "${pids[i]}" 2>/dev/null || { echo "${services[i]} did not start. It said:" >&2; cat "$folder/${services[i]}/output" >&2; exit 1; }
        sleep 0.2
    done
    ((++port))
done

cat <<END

Ready. The key of the administrator is in $folder/admin-key:

  key=\$(cat $folder/admin-key)
  curl -H "X-Api-Key: \$key" http://127.0.0.1:$first_port/v1/clinics

  Courses    http://127.0.0.1:$first_port/docs        clinics, protocols, courses, sessions, keys
  FollowUps  http://127.0.0.1:$((first_port + 1))/docs        therapists, follow-ups
  Rides      http://127.0.0.1:$((first_port + 2))/docs        contacts, rides, reminders; messages in $folder/Rides/messages.jsonl
  Feed       http://127.0.0.1:$((first_port + 3))/docs        events to read, to follow and by webhook; parked events

What each says is in $folder/<service>/output. Ctrl-C stops everything and deletes that folder.
END

# A service that ends by itself ends the rest, so that nobody tries a half.
wait -n "${pids[@]}" || true
for i in "${!services[@]}"; do
    kill -0 "${pids[i]}" 2>/dev/null || { echo "${services[i]} ended. It said last:" >&2; tail -n 5 "$folder/${services[i]}/output" >&2; }
done
exit 1
