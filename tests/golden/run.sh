#!/bin/sh
# run.sh [--update] program - sets each notebook under cases/ and compares the dump of its pages with
# pages.txt beside it, which ends with its messages. `program` is quire. A case may be a notebook elsewhere:
# `arguments` then says which. model.txt, where there is one, is the dump of the model; schema.txt and
# schema-layout.txt are what `quire schema` says.
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
    if [ -f "$case/model.txt" ]; then
        # shellcheck disable=SC2086
        "$program" build $arguments --dump=model >"$work/model" 2>/dev/null
        compare "$case/model.txt" "$work/model" "$case: model"
    fi
done
"$program" schema >"$work/schema"
compare ../schema.txt "$work/schema" 'all keys and what they may be'
"$program" schema layout >"$work/schema-layout"
compare ../schema-layout.txt "$work/schema-layout" 'all keys of a layout'
finish
