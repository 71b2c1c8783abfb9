# What ./run and ./test need on the machine: looked for, installed where that is ours to do (Debian, as root), else named.
# shellcheck shell=bash

# Builds end with their processes: no build server stays behind.
export MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false DOTNET_CLI_USE_MSBUILD_SERVER=0
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

say() { printf '%s\n' "$*" >&2; }

need_dotnet() {
    if ! command -v dotnet >/dev/null && [ -x "$HOME/.dotnet/dotnet" ]; then
        PATH="$HOME/.dotnet:$PATH"
    fi
    if ! command -v dotnet >/dev/null; then
        say "The .NET SDK 10 is missing. Install it: https://dotnet.microsoft.com/download (macOS: brew install dotnet)"
        return 1
    fi
    if ! dotnet --version >/dev/null 2>&1; then
        say "The .NET SDK 10 is missing; installed is: $(dotnet --list-sdks | tr '\n' ' ')"
        say "Install it: https://dotnet.microsoft.com/download (macOS: brew upgrade dotnet)"
        return 1
    fi
}

# The folders that src/ConflictEvents.LocalPostgres/PostgresPrograms.cs looks into.
has_postgres() {
    local folder version
    local -a folders
    if [ -n "${ConflictEvents__PostgresPrograms:-}" ]; then
        folders=("$ConflictEvents__PostgresPrograms")
    else
        IFS=: read -r -a folders <<<"$PATH"
        folders+=(/usr/lib/postgresql/*/bin /usr/pgsql-*/bin /usr/libexec/postgresql* /opt/homebrew/opt/postgresql*/bin
            /usr/local/opt/postgresql*/bin /home/linuxbrew/.linuxbrew/opt/postgresql*/bin /opt/local/lib/postgresql*/bin
            /Applications/Postgres.app/Contents/Versions/*/bin)
    fi
    for folder in "${folders[@]}"; do
        [ -x "$folder/postgres" ] || continue
        version=$("$folder/postgres" --version 2>/dev/null | sed -n 's/.*(PostgreSQL) \([0-9]*\).*/\1/p')
        [ "${version:-0}" -ge 15 ] && return 0
    done
    return 1
}

# The package would make a cluster of its own, on port 5432; nobody asked for that one.
install_postgres() {
    local no_cluster=/etc/postgresql-common/createcluster.d/conflict-events.conf
    mkdir -p "${no_cluster%/*}"
    echo 'create_main_cluster = false' >"$no_cluster"
    apt_install postgresql
    rm -f "$no_cluster"
    has_postgres
}

may_install() { [ "$(id -u)" = 0 ] && [ -f /etc/debian_version ] && command -v apt-get >/dev/null; }

# Lists of packages grow old, and mirrors have bad moments: one update first, then each step twice.
apt_install() {
    local log
    log=$(mktemp)
    say "Installing $* ..."
    if apt_twice "$log" update && apt_twice "$log" install -y --no-install-recommends "$@"; then
        rm -f "$log"
        return 0
    fi
    tail -n 15 "$log" >&2
    rm -f "$log"
    return 1
}

apt_twice() {
    local log=$1 attempt
    shift
    for attempt in 1 2; do
        DEBIAN_FRONTEND=noninteractive apt-get -q "$@" </dev/null >>"$log" 2>&1 && return 0
        [ "$attempt" = 2 ] || sleep 3
    done
    return 1
}
