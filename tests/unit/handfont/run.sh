#!/bin/sh
# Small hands and the fonts that they become, as text: run.sh [--update] quire-handfont dump_font
#
# A case is hands/NAME.hand, its first line "# PEN"; hands/NAME.expected is what dump_font says of the font;
# hands/marks.missing is what --check says.
. "$(dirname "$0")/../../expect.sh"
for hand in "$here"/hands/*.hand; do
    name=$(basename "$hand" .hand)
    "$program" --pen "$(sed -n '1s/^# //p' "$hand")" -o "$work/font.ttf" "$hand" >"$work/out.txt" 2>&1 &&
        "$2" "$work/font.ttf" >"$work/out.txt"
    compare "$here/hands/$name.expected" "$work/out.txt" "$name"
done
"$program" --check "$here/hands/marks.hand" >"$work/out.txt"
echo "exit $?" >>"$work/out.txt"
compare "$here/hands/marks.missing" "$work/out.txt" 'what a hand lacks'
finish
