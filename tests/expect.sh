# expect.sh - for scripts that compare what a program says with files kept beside them; sourced, plain sh.
#
# `run.sh [--update] program` gives: here, update, program, and work, a folder that goes away at the end.
# tell STATUS NAME prints a line of TAP; compare EXPECTED GOT NAME compares two files, or with --update keeps
# what came; finish ends the script. --update takes what came for right: read the difference as you read code.
set -u
here=$(cd "$(dirname "$0")" && pwd)
update=no
if [ "${1:-}" = --update ]; then
    update=yes
    shift
fi
program=${1:?run.sh needs the program to run}
program=$(cd "$(dirname "$program")" && pwd)/$(basename "$program")
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
count=0
failed=0

tell() {
    count=$((count + 1))
    if [ "$1" = 0 ]; then
        echo "ok $count - $2"
    else
        echo "not ok $count - $2"
        failed=1
    fi
}

compare() {
    [ $update = no ] || cp "$2" "$1"
    diff -u "$1" "$2" >"$work/difference"
    tell $? "$3"
    sed 's/^/# /' "$work/difference"
}

finish() {
    echo "1..$count"
    exit $failed
}
