#!/bin/sh
# run.sh [--update] program - sets each notebook under cases/ and compares the dump of its pages with
# pages.txt beside it, which ends with its messages. `program` is quire. A case may be a notebook elsewhere:
# `arguments` then says which.
. "$(dirname "$0")/../expect.sh"
cd "$here/cases" || exit 99
for case in */; do
    case=${case%/}
    arguments=$case
    [ ! -f "$case/arguments" ] || arguments=$(cat "$case/arguments")
    # shellcheck disable=SC2086 # a list of words
    "$program" build $arguments --dump=pages >"$work/pages" 2>"$work/messages"
    cat "$work/messages" >>"$work/pages"
    compare "$case/pages.txt" "$work/pages" "$case"
done
finish
