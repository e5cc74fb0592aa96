#!/bin/sh
# Bad notebooks and what quire says about them: run.sh [--update] program
#
# A case is a folder in cases/: entry.yaml alone (the notebook.yaml beside this script goes with it) or a
# whole notebook, make.sh if a file is too large to keep, `argument` if something else than the folder is to
# be read; expected.txt holds every line the program prints. The last check is that every kind of message
# which src/read and src/model can give has a case. `program` is read_errors.
. "$(dirname "$0")/../expect.sh"

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
    compare "$folder/expected.txt" "$work/$name.out" "$name"
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
finish
