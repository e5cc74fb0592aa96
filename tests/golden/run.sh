#!/bin/sh
# run.sh QUIRE [--update] - sets each notebook under cases/ and compares the dump of its pages with pages.txt
# beside it, in TAP. --update rewrites the expectations: read the difference as you would read code.
set -u
quire=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
update=${2:-}
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/cases" || exit 3
count=0
failed=0
for case in */; do
    case=${case%/}
    count=$((count + 1))
    got=$(mktemp)
    if ! "$quire" build "$case" --dump=pages >"$got" 2>"$got.err"; then
        cat "$got.err" >>"$got"
    fi
    if [ "$update" = --update ]; then
        cp "$got" "$case/pages.txt"
    fi
    if difference=$(diff -u "$case/pages.txt" "$got"); then
        echo "ok $count - $case"
    else
        echo "not ok $count - $case"
        printf '%s\n' "$difference" | head -n 60 | sed 's/^/# /'
        failed=1
    fi
    rm -f "$got" "$got.err"
done
echo "1..$count"
exit $failed
