#!/bin/sh
# What the pen draws and writes, point by point: run.sh [--update] draw write
#
# pen.expected is what `draw` says by itself, NAME.expected what it says of the drawing NAME.svg;
# writing.expected is what `write` says.
. "$(dirname "$0")/../../../expect.sh"
"$program" >"$work/out.txt"
compare "$here/pen.expected" "$work/out.txt" 'strokes, papers, fasteners'
"$2" >"$work/out.txt"
compare "$here/writing.expected" "$work/out.txt" 'writing'
cd "$here" || exit 99
for drawing in *.svg; do
    "$program" "$drawing" >"$work/out.txt"
    compare "$here/${drawing%.svg}.expected" "$work/out.txt" "$drawing"
done
finish
