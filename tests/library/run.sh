#!/bin/sh
# run.sh QUIRE NOTEBOOK TEST: the command line makes a file of the notebook, then TEST (TAP) compares the
# library with it.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$1" build "$2" --quiet -o "$work/wanted.pdf"
localedef -i de_DE -f UTF-8 "$work/de_DE.UTF-8" 2>/dev/null || true # where numbers have a comma
LOCPATH=$work "$3" "$2" "$work/wanted.pdf"
