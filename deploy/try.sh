#!/usr/bin/env bash
# Brings the containers up, lives a booking through from outside, kills a service under it, and takes everything down again.
#
#   deploy/try.sh               with the official images
#   deploy/try.sh --stand-ins   with images built here from Debian's packages (deploy/images/build.sh)
#
# Needs docker with compose, and curl. What it made is gone afterwards; what runs under other names is left alone.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export COMPOSE_PROJECT_NAME=scheduling-try PORT=${PORT:-8095}
compose=(docker compose)
docker compose version >/dev/null 2>&1 || compose=(docker-compose)

if [[ ${1:-} == --stand-ins ]]; then
    docker image inspect scheduling/sdk >/dev/null 2>&1 || deploy/images/build.sh > /dev/null
    export SDK_IMAGE=scheduling/sdk RUNTIME_IMAGE=scheduling/aspnet POSTGRES_IMAGE=scheduling/postgres RABBITMQ_IMAGE=scheduling/rabbitmq PROXY_IMAGE=scheduling/proxy MAIL_IMAGE=scheduling/mail
fi

deploy/secrets.sh
key=$(< deploy/secrets/admin-key)
at=http://127.0.0.1:$PORT
clinic=$at/v1/clinics/try

finish() {
    local status=$?
    ((status == 0)) || "${compose[@]}" logs --tail 20 2>&1 | cut -c1-300 | tail -80 || true
    "${compose[@]}" down -v -t 10 >/dev/null 2>&1 || true
    exit "$status"
}
trap finish EXIT

send() { curl -sS --fail-with-body -H "X-Api-Key: $key" -H 'Content-Type: application/json' "$@"; }

# Repeats a command until its output has so many of a word: eventually <seconds> <count> <word> <command...>
eventually() {
    local until=$((SECONDS + $1)) count=$2 word=$3 found
    shift 3
    while :; do
        found=$("$@" 2>/dev/null | grep -o "$word" | wc -l) || true
        ((found < count)) || return 0
        ((SECONDS < until)) || { echo "Waited in vain for $count of $word; there were $found." >&2; return 1; }
        sleep 1
    done
}

"${compose[@]}" build -q
started=$SECONDS
"${compose[@]}" up -d >/dev/null 2>&1
for service in courses follow-ups rides feed desk; do eventually 120 1 healthy docker inspect -f '{{.State.Health.Status}}' "$("${compose[@]}" ps -q "$service")"; done
echo "All services healthy after $((SECONDS - started)) s."

hours='[{"day":"mon","opens":"08:00","closes":"17:00"},{"day":"tue","opens":"08:00","closes":"17:00"},{"day":"wed","opens":"08:00","closes":"17:00"},{"day":"thu","opens":"08:00","closes":"17:00"},{"day":"fri","opens":"08:00","closes":"17:00"}]'
shifts=$(sed 's/opens/from/g; s/closes/to/g' <<< "$hours")
send -X PUT "$clinic" -d '{"name":"Try","senderName":"TRY","phone":"+15625550100","timeZone":"America/Los_Angeles","hours":'"$hours"',"chairs":[{"id":"chair-1","name":"Room 1","routes":["intranasal"]}],"prescriberHours":'"$shifts"',"maxMonitored":1,"remsCertified":true,"ridePolicy":"rideshare-allowed"}' >/dev/null
eventually 30 1 '"therapistId"' send -X PUT "$clinic/therapists/th-1" -d '{"name":"T. One","hours":'"$shifts"'}'
eventually 30 1 '"displayName"' send -X PUT "$clinic/patients/pt-1/contact" -d '{"displayName":"P. Test","email":"p@example.org","timeZone":"America/New_York","language":"en","channels":["email"]}'
send -X POST "$clinic/courses" -H 'Idempotency-Key: try-1' -d '{"patientId":"pt-1","protocolId":"spravato-trd","startDate":"2031-01-07","pattern":["tue","fri"]}' >/dev/null
eventually 60 8 '"followUpId"' send "$clinic/follow-ups?patientId=pt-1"
eventually 60 8 '"pickUpFrom"' send "$clinic/rides?limit=200"
eventually 60 8 '"t-1"' send "$clinic/reminders?patientId=pt-1&limit=200"
echo "One course: 8 doses, 8 follow-ups, 8 rides, 8 reminders, through one address."

[[ $(curl -sS -o /dev/null -w '%{http_code}' "$at/sign-in") == 200 ]] || { echo "The Desk does not answer." >&2; exit 1; }

# A service that is killed comes back by itself and finishes what it was told.
docker kill -s KILL "$("${compose[@]}" ps -q rides)" >/dev/null
send -X POST "$clinic/courses" -H 'Idempotency-Key: try-2' -d '{"patientId":"pt-2","protocolId":"spravato-trd","startDate":"2031-03-04","pattern":["tue","fri"]}' >/dev/null
docker start "$("${compose[@]}" ps -aq rides)" >/dev/null
eventually 90 16 '"pickUpFrom"' send "$clinic/rides?limit=200"
echo "Rides was killed while a course was booked, and knows of it all the same."

for service in courses follow-ups rides feed desk; do
    id=$("${compose[@]}" ps -q "$service")
    [[ $(docker exec "$id" id -u) == 1654 ]] || { echo "$service does not run as its own user." >&2; exit 1; }
    ! docker exec "$id" sh -c 'touch /app/x' 2>/dev/null || { echo "$service can write outside its data." >&2; exit 1; }
done
echo "No service is root, none can write to its own program."
docker stats --no-stream --format '{{.Name}} {{.MemUsage}}' | grep "$COMPOSE_PROJECT_NAME" || true
