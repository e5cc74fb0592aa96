#!/bin/sh
# Bad notebooks and what quire says about them: run.sh [--update] program
#
# A case is a folder in cases/: entry.yaml alone (the notebook.yaml beside this script goes with it) or a
# whole notebook, make.sh if a file is too large to keep, `argument` if something else than the folder is to
# be read; expected.txt holds every line the program prints. The last check is that every kind of message
# which src/read and src/model can give has a case. `program` is read_errors.
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

tell() { # fine? name
    count=$((count + 1))
    if [ "$1" = 0 ]; then
        echo "ok $count - $2"
    else
        echo "not ok $count - $2"
        failed=1
    fi
}

for folder in "$here"/cases/*/; do
    name=$(basename "$folder")
    mkdir "$work/$name" && cp -R "$folder." "$work/$name" && rm -f "$work/$name/expected.txt"
    if [ -f "$work/$name/make.sh" ]; then
        (cd "$work/$name" && sh ./make.sh) || exit 99
    fi
    if [ -f "$work/$name/entry.yaml" ] && [ ! -f "$work/$name/notebook.yaml" ]; then
        cp "$here/notebook.yaml" "$work/$name/"
    fi
    argument=.
    if [ -f "$work/$name/argument" ]; then
        argument=$(cat "$work/$name/argument")
    fi
    (cd "$work/$name" && "$program" --ids "$work/ids" "$argument") >"$work/$name.out" 2>&1
    status=$?
    echo "exit $status" >>"$work/$name.out"
    if [ $update = yes ]; then
        cp "$work/$name.out" "$folder/expected.txt"
    fi
    if diff -u "$folder/expected.txt" "$work/$name.out" >"$work/diff"; then
        tell 0 "$name"
    else
        tell 1 "$name"
        sed 's/^/# /' "$work/diff"
    fi
    rm -rf "${work:?}/$name"
done

# FILE_* of qu_file_read come from base, on behalf of read.
wanted=$({
    grep -ho 'QU_DIAG_[A-Z0-9_]*' "$here"/../../src/read/*.c "$here"/../../src/model/*.c
    echo QU_DIAG_FILE_TOO_LARGE
} | sort -u)
for id in $wanted; do
    name=$(echo "${id#QU_DIAG_}" | tr 'A-Z_' 'a-z-')
    grep -qx "$name" "$work/ids"
    tell $? "a case for $name"
done
echo "1..$count"
exit $failed
