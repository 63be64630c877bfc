#!/usr/bin/env bash
# A private PostgreSQL and a private RabbitMQ with throw-away data: on free loopback ports, with names, passwords and
# folders of their own, so that any number of them run beside each other and beside the machine's own servers.
#
#   deploy/local/servers.sh [postgres] [rabbitmq]     both when none is named
#
# prints TEST_POSTGRES=<connection string>, TEST_RABBITMQ=<amqp uri>, TEST_RABBITMQ_API=<http uri>, then READY, and
# lives as long as its input: when the caller ends, however it ends, the servers stop and their data is deleted.
# Sourced, it only lends its functions (tests/run.sh, deploy/local/start.sh):
#   install_missing <server>...   installs the programs, or says what to install
#   servers_up <server>...        starts this script beside the caller and exports what it prints
#   servers_down                  stops it

postgres_bin() {
    local found
    found=$(compgen -G '/usr/lib/postgresql/*/bin/initdb' | sort -rV | head -n 1) || true
    [[ -n $found ]] || found=$(command -v initdb) || return 1
    dirname "$found"
}

rabbitmq_program() {
    local found=/usr/lib/rabbitmq/bin/rabbitmq-server # Debian's /usr/sbin/rabbitmq-server changes the user and the folders
    [[ -x $found ]] || found=$(command -v rabbitmq-server) || return 1
    echo "$found"
}

has_sqlite() {
    PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null | grep -q 'libsqlite3\.so\.0' || [[ $(uname) == Darwin ]]
}

has_chromium() { command -v chromium || command -v chromium-browser || command -v google-chrome; } >/dev/null

# The Debian packages still missing for: postgres, rabbitmq, sqlite, calendar (another reader of calendars, for one test), chromium (a real
# browser, for the Desk's tests).
missing_packages() {
    local server
    for server in "$@"; do
        case $server in
            postgres) postgres_bin >/dev/null || echo postgresql ;;
            rabbitmq) rabbitmq_program >/dev/null || echo rabbitmq-server ;;
            sqlite) has_sqlite || echo libsqlite3-0 ;;
            calendar) [[ -d /usr/lib/python3/dist-packages/icalendar ]] || echo python3-icalendar ;;
            chromium) has_chromium || echo chromium ;;
        esac
    done
}

# Installs what is missing when this is root on Debian; otherwise says in one line what to install.
install_missing() {
    local packages policy=/usr/sbin/policy-rc.d ours=
    mapfile -t packages < <(missing_packages "$@")
    ((${#packages[@]})) || return 0
    if ((EUID != 0)) || ! command -v apt-get >/dev/null; then
        echo "Missing on this machine; install with: sudo apt-get install --no-install-recommends ${packages[*]}" >&2
        return 1
    fi
    echo "Installing ${packages[*]} ..."
    # Only the programs are wanted: a policy of 101 keeps the packages from starting their own servers.
    if [[ ! -e $policy ]]; then
        printf '#!/bin/sh\nexit 101\n' >"$policy" && chmod 755 "$policy" && ours=$policy
    fi
    local status=0
    {
        DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=600 update &&
            DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=600 install --no-install-recommends "${packages[@]}"
    } >&2 </dev/null || status=$?
    [[ -z $ours ]] || rm -f "$ours"
    return "$status"
}

random_hex() { od -An -N16 -tx1 /dev/urandom | tr -d ' \n'; }

is_open() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# Below the range from which the system takes ports for outgoing connections.
free_port() {
    local port
    while port=$(shuf -i 20000-31999 -n 1); is_open "$port"; do :; done
    echo "$port"
}

start_postgres() {
    local home=$folder/postgres bin port attempt password as=()
    bin=$(postgres_bin) && password=$(random_hex)
    mkdir "$home" && echo "$password" >"$home/password"
    if ((EUID == 0)); then # it refuses to run as root
        as=(setpriv --reuid=postgres --regid=postgres --init-groups --)
        chown -R postgres "$home"
    fi
    cd "$home"
    "${as[@]}" "$bin/initdb" -D "$home/data" -U postgres --pwfile="$home/password" -A scram-sha-256 \
        -E UTF8 --locale=C.UTF-8 >"$home/log" 2>&1 || { cat "$home/log" >&2; return 1; }
    for attempt in 1 2 3 4 5; do # the port can be taken between the choice and the use
        port=$(free_port)
        setsid "${as[@]}" "$bin/postgres" -D "$home/data" -p "$port" -c listen_addresses=127.0.0.1 \
            -c unix_socket_directories= -c shared_buffers=128MB -c max_connections=300 >"$home/log" 2>&1 &
        postgres_pid=$!
        while kill -0 "$postgres_pid" 2>/dev/null; do
            if "$bin/pg_isready" -q -h 127.0.0.1 -p "$port"; then
                echo "TEST_POSTGRES=Host=127.0.0.1;Port=$port;Username=postgres;Password=$password;Database=postgres"
                return 0
            fi
            sleep 0.05
        done
    done
    tail -n 20 "$home/log" >&2
    return 1
}

launch_rabbitmq() {
    local home=$folder/rabbitmq
    rm -rf "$home" && mkdir -p "$home/log" "$home/config"
    amqp_port=$(free_port) api_port=$(free_port) epmd_port=$(free_port) dist_port=$(free_port)
    rabbitmq_password=$(random_hex)
    cat >"$home/rabbitmq.conf" <<-END
		listeners.tcp.local = 127.0.0.1:$amqp_port
		management.tcp.ip = 127.0.0.1
		management.tcp.port = $api_port
		management_agent.disable_metrics_collector = true
		default_user = tests
		default_pass = $rabbitmq_password
		disk_free_limit.absolute = 50MB
		log.console = true
		log.console.level = warning
		log.file = false
	END
    # The management plugin gives each test a virtual host of its own.
    echo '[rabbitmq_management].' >"$home/enabled_plugins"
    # The node would leave an epmd behind that outlives it; this one is ours and is stopped with it.
    ERL_EPMD_ADDRESS=127.0.0.1 setsid epmd -port "$epmd_port" >"$home/log/epmd" 2>&1 &
    epmd_pid=$!
    env HOME="$home" ERL_EPMD_ADDRESS=127.0.0.1 ERL_EPMD_PORT="$epmd_port" ERL_CRASH_DUMP_SECONDS=0 \
        RABBITMQ_NODENAME="tests-$amqp_port@localhost" RABBITMQ_DIST_PORT="$dist_port" \
        RABBITMQ_MNESIA_BASE="$home/data" RABBITMQ_LOG_BASE="$home/log" RABBITMQ_PID_FILE="$home/pid" \
        RABBITMQ_CONFIG_FILE="$home/rabbitmq.conf" RABBITMQ_CONF_ENV_FILE=/dev/null \
        RABBITMQ_ADVANCED_CONFIG_FILE="$home/advanced.config" RABBITMQ_GENERATED_CONFIG_DIR="$home/config" \
        RABBITMQ_ENABLED_PLUGINS_FILE="$home/enabled_plugins" \
        RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS='-kernel inet_dist_use_interface {127,0,0,1} +S 2:2 +sbwt none' \
        setsid "$(rabbitmq_program)" >"$home/log/console" 2>&1 &
    rabbitmq_pid=$!
}

await_rabbitmq() {
    local attempt
    for attempt in 1 2 3 4 5; do
        while kill -0 "$rabbitmq_pid" 2>/dev/null; do
            if is_open "$amqp_port" && is_open "$api_port"; then
                echo "TEST_RABBITMQ=amqp://tests:$rabbitmq_password@127.0.0.1:$amqp_port/%2f"
                echo "TEST_RABBITMQ_API=http://tests:$rabbitmq_password@127.0.0.1:$api_port/"
                return 0
            fi
            sleep 0.1
        done
        ((attempt == 5)) || { stop_rabbitmq; launch_rabbitmq; }
    done
    tail -n 20 "$folder/rabbitmq/log/console" >&2
    return 1
}

# The data is thrown away, so nothing is asked to finish anything. PostgreSQL gets its immediate shutdown, which frees its shared memory.
stop_rabbitmq() {
    local pid
    for pid in $rabbitmq_pid $epmd_pid; do
        kill -KILL -- "-$pid" 2>/dev/null || true
        wait "$pid" 2>/dev/null || true
    done
    rabbitmq_pid= epmd_pid=
}

stop_postgres() {
    local tries
    [[ -n $postgres_pid ]] || return 0
    kill -QUIT -- "-$postgres_pid" 2>/dev/null || true
    for ((tries = 0; tries < 100; tries++)); do
        kill -0 "$postgres_pid" 2>/dev/null || break
        sleep 0.1
    done
    kill -KILL -- "-$postgres_pid" 2>/dev/null || true
    wait "$postgres_pid" 2>/dev/null || true
    postgres_pid=
}

stop_servers() {
    trap '' INT TERM HUP
    stop_rabbitmq
    stop_postgres
    rm -rf "$folder"
}

serve() {
    set -euo pipefail
    local wanted=" ${*:-postgres rabbitmq} "
    postgres_pid= rabbitmq_pid= epmd_pid=
    folder=$(mktemp -d /tmp/scheduling-servers.XXXXXX)
    chmod 711 "$folder"
    trap stop_servers EXIT
    trap 'exit 143' INT TERM HUP
    [[ $wanted != *' rabbitmq '* ]] || launch_rabbitmq
    [[ $wanted != *' postgres '* ]] || start_postgres
    [[ $wanted != *' rabbitmq '* ]] || await_rabbitmq
    echo READY
    while read -r _; do :; done
}

servers_pid=
servers_up() {
    local line
    # In a session of its own, so that a Ctrl-C meant for the caller does not stop the servers under what still uses them.
    coproc SERVERS { exec setsid "${BASH_SOURCE[0]}" "$@"; }
    servers_pid=$SERVERS_PID servers_input=${SERVERS[1]}
    while read -r line <&"${SERVERS[0]}"; do
        case $line in
            TEST_*=*) export "${line?}" ;;
            READY) return 0 ;;
        esac
    done
    return 1
}

servers_down() {
    [[ -n $servers_pid ]] || return 0
    eval "exec $servers_input>&-"
    wait "$servers_pid" 2>/dev/null || true
    servers_pid=
}

[[ ${BASH_SOURCE[0]} != "$0" ]] || serve "$@"
