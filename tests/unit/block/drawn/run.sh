#!/bin/sh
# Drawings that cannot be, and what quire says about them: run.sh [--update] quire
#
# A case is an entry NAME.yaml; NAME.expected holds every line that quire prints, the exit code, and the ids
# of the messages. Nothing may be written.
set -u
here=$(cd "$(dirname "$0")" && pwd)
update=no
if [ "${1:-}" = --update ]; then
    update=yes
    shift
fi
quire=${1:?run.sh needs the program to run}
quire=$(cd "$(dirname "$quire")" && pwd)/$(basename "$quire")
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
count=0
failed=0
printf 'title: drawn\nowner: {name: A}\nlayout: drawn\nentries: [entry.yaml]\n' >"$work/notebook.yaml"
mkdir "$work/layouts" # the widths in the messages must not change with the shipped page
printf 'extends: field-notes-a5\nruling: {rows: 24}\ntracks: {text: {%s}, margin: {%s}}\n' \
    'x: 15 mm, width: 86 mm' 'x: 108 mm, width: 28 mm' >"$work/layouts/drawn.yaml"
cd "$work" || exit 99
for case in "$here"/*.yaml; do
    name=$(basename "$case" .yaml)
    cp "$case" entry.yaml
    rm -f out.pdf
    "$quire" build . -o out.pdf >out.txt 2>&1
    echo "exit $?" >>out.txt
    "$quire" build . -o out.pdf --json 2>&1 | grep -o '"id": *"[^"]*"' | sort -u >>out.txt
    [ ! -e out.pdf ] || echo "a file was written" >>out.txt
    [ $update = no ] || cp out.txt "$here/$name.expected"
    count=$((count + 1))
    if diff -u "$here/$name.expected" out.txt >diff.txt; then
        echo "ok $count - $name"
    else
        echo "not ok $count - $name"
        sed 's/^/# /' diff.txt
        failed=1
    fi
done
echo "1..$count"
exit $failed
