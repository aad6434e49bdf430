# A PostgreSQL of its own for one run of the tests. Lives until its standard input ends, so it never outlives them.
# $1: the folder with the programs of PostgreSQL. $2: a free port.
set -eu
trap '' INT TERM HUP
export LC_ALL=C
dir=$(mktemp -d /tmp/kantoku-postgres.XXXXXX)
cd "$dir"

begin() {
  # A linguistic order where there is one: what relies on the order of bytes fails here and not at somebody's site.
  "$1/initdb" -D "$dir/data" -U kantoku -A trust -E UTF8 --no-sync --locale=C --locale-provider=icu --icu-locale=en ||
    { rm -rf "$dir/data"; "$1/initdb" -D "$dir/data" -U kantoku -A trust -E UTF8 --no-sync --locale=C; }
  "$1/pg_ctl" -D "$dir/data" -l "$dir/log" -w start -o "-p $2 -h 127.0.0.1 -c unix_socket_directories= \
    -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300 -c shared_buffers=64MB"
}

if begin "$1" "$2" >"$dir/said" 2>&1; then
  echo ready
  read -r _ || true
  "$1/pg_ctl" -D "$dir/data" -m immediate stop >/dev/null 2>&1 || true
else
  cat "$dir/said" "$dir/log" >&2 2>/dev/null || true
fi
cd /
rm -rf "$dir"
