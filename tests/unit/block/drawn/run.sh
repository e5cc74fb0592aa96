#!/bin/sh
# Drawings that cannot be, and what quire says about them: run.sh [--update] program
#
# A case is an entry NAME.yaml; NAME.expected holds every line that quire prints, the exit code, and the ids
# of the messages. Nothing may be written.
. "$(dirname "$0")/../../../expect.sh"
printf 'title: drawn\nowner: {name: A}\nlayout: drawn\nentries: [entry.yaml]\n' >"$work/notebook.yaml"
mkdir "$work/layouts" # the widths in the messages must not change with the shipped page
printf 'extends: field-notes-a5\nruling: {rows: 24}\ntracks: {text: {%s}, margin: {%s}}\n' \
    'x: 15 mm, width: 86 mm' 'x: 108 mm, width: 28 mm' >"$work/layouts/drawn.yaml"
cd "$work" || exit 99
for case in "$here"/*.yaml; do
    name=$(basename "$case" .yaml)
    cp "$case" entry.yaml
    rm -f out.pdf
    "$program" build . -o out.pdf >out.txt 2>&1
    echo "exit $?" >>out.txt
    "$program" build . -o out.pdf --json 2>&1 | grep -o '"id": *"[^"]*"' | sort -u >>out.txt
    [ ! -e out.pdf ] || echo "a file was written" >>out.txt
    compare "$here/$name.expected" out.txt "$name"
done
finish
