#!/usr/bin/env bash
# Makes the secrets that docker-compose.yml hands to its containers, in deploy/secrets. What is there already is kept.
set -euo pipefail
umask 077
cd "$(dirname "${BASH_SOURCE[0]}")"
mkdir -p secrets

random_hex() { od -An -N32 -tx1 /dev/urandom | tr -d ' \n'; }

# The folder is closed to everyone else; a file in it is read by the container's own user.
keep() {
    [[ -s secrets/$1 ]] || printf '%s\n' "$2" > "secrets/$1"
    chmod 644 "secrets/$1"
}

for name in admin-key token-key data-key sms-secret postgres-password; do keep "$name" "$(random_hex)"; done
[[ -s secrets/rabbitmq-user ]] || bus_password=$(random_hex)
keep rabbitmq-user "default_user = scheduling
default_pass = ${bus_password:-}"
keep database "postgres:Host=postgres;Username=scheduling;Database=scheduling;Password=$(< secrets/postgres-password)"
keep bus "amqp://scheduling:$(sed -n 's/^default_pass = //p' secrets/rabbitmq-user)@rabbitmq:5672/"
echo "The secrets are in $PWD/secrets; the administrator's key is admin-key."
