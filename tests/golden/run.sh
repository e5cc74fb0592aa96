#!/bin/sh
# run.sh [--update] program - sets each notebook under cases/ and compares the dump of its pages with
# pages.txt beside it. `program` is quire.
. "$(dirname "$0")/../expect.sh"
cd "$here/cases" || exit 99
for case in */; do
    case=${case%/}
    if ! "$program" build "$case" --dump=pages >"$work/pages" 2>"$work/messages"; then
        cat "$work/messages" >>"$work/pages"
    fi
    compare "$case/pages.txt" "$work/pages" "$case"
done
finish
