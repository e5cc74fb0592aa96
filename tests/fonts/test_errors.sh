#!/bin/sh
# test_errors.sh PROGRAM: every message of the .hand reader, with its place; no font is written.
exe=$(realpath "$1")
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
cd "$dir" || exit 1
n=0
bad=0
# wants LINE:COL MESSAGE of t.hand
wants() {
    rm -f t.ttf
    got=$("$exe" --pen fine -o t.ttf t.hand 2>&1)
    status=$?
    n=$((n + 1))
    case "$status $got" in
        "1 t.hand:$1: error: $2"*) [ ! -e t.ttf ] && echo "ok $n - $2" && return ;;
    esac
    echo "not ok $n - $2: status $status, got \"$got\""
    bad=1
}
f='family T'
o='o: 225,478 36,220 212,-5'
printf '%s\nslant x\n' "$f" > t.hand; wants 2:7 'a number is wanted here'
printf '%s\nslant 99\n' "$f" > t.hand; wants 2:7 'the number must lie between -10 and 30'
printf '%s\na: nan,5\n' "$f" > t.hand; wants 2:4 'the number must lie between'
printf '%s\na: 10 20\n' "$f" > t.hand; wants 2:6 'a point is written x,y: the comma is missing'
printf '%s\nU+ZZ: 1,2\n' "$f" > t.hand; wants 2:1 'U+ wants four hexadecimal digits'
printf '%s\nanchor \n%s\n' "$f" "$o" > t.hand; wants 2:7 'a character is wanted here: itself or U+XXXX'
printf '%s\nmark averyveryverylongname top: 1,2\n' "$f" > t.hand
wants 2:6 'a name of 1 to 15 letters is wanted here'
printf '%s\nmark acute left: 1,2\n' "$f" > t.hand
wants 2:12 'a place is wanted here: top, bottom, over, right or foot'
printf '%s\na: 1,2 3,4?\n' "$f" > t.hand
wants 2:11 'after a point only !, @pressure or >direction may follow'
printf '%s\né: 1,2 3,4?\n' "$f" > t.hand; wants 2:11 'after a point only !'
printf '%s\na: 1,2 3,4@9\n' "$f" > t.hand; wants 2:12 'the number must lie between 0.1 and 3'
printf '%s\na: =b:1:0,0\n' "$f" > t.hand; wants 2:4 'the letter after = must be drawn above this line'
printf '%s\n%s\na: =o 1\n' "$f" "$o" > t.hand; wants 3:6 'an included letter is written =C:scale:dx,dy'
printf '%s\n%s\na: =o:1 4\n' "$f" "$o" > t.hand; wants 3:8 'an included letter is written =C:scale:dx,dy'
printf '%s\n%s\na: =o:3:2900,0\n' "$f" "$o" > t.hand; wants 3:4 'the included letter reaches beyond 3000'
printf '%s\na: 1,2 / / 3,4\n' "$f" > t.hand; wants 2:10 'a stroke needs at least one point'
printf '%s\na: 1,2 /\n' "$f" > t.hand; wants 2:9 'a stroke needs at least one point'
printf '%s\na:\n' "$f" > t.hand; wants 2:3 'no stroke is drawn after the colon'
printf '%s\nmark acute top 1,2\n' "$f" > t.hand; wants 2:16 'a colon is wanted here, then the strokes'
printf '%s\n%s\n%s\n%s\n%s\n%s\n' "$f" "$o" "$o" "$o" "$o" "$o" > t.hand
wants 6:3 'a letter has at most 4 forms'
printf '%s\nanchor a top 1,2\n' "$f" > t.hand
wants 2:8 'an anchor belongs to a letter that is drawn above this line'
printf '%s\n%s\ncompose ö o\n' "$f" "$o" > t.hand; wants 3:11 'write: compose LETTER = BASE MARK'
printf '%s\ncompose ä = a dots\n' "$f" > t.hand; wants 2:13 'the base must be drawn above this line'
printf '%s\n%s\ncompose ö = o dots\n' "$f" "$o" > t.hand; wants 3:15 'no mark has the name dots'
printf '%s\npen thick 9\n' "$f" > t.hand; wants 2:5 'a pen is wanted here: fine, regular or marker'
printf 'family %060d\n' 1 > t.hand; wants 1:8 'a family name of 1 to 47 letters is wanted here'
printf 'family Füller\n' > t.hand; wants 1:8 'a family name is written in ASCII'
printf '%s\nslope 4\n' "$f" > t.hand; wants 2:1 'unknown word "slope"'
printf '%s\nslant 4 5\n' "$f" > t.hand; wants 2:9 'nothing may follow here'
printf '%s\n# %05000d\n' "$f" 1 > t.hand; wants 2:1 'a line may have at most 3998 bytes'
printf '%s\n' "$o" > t.hand; wants 2:1 'the file names no family'
printf '%s\n' "$f" > t.hand; wants 2:1 'the file draws no letter'
{
    printf '%s\n' "$f"
    i=19968
    while [ $i -lt 21969 ]; do
        printf 'U+%04X: 1,2\n' $i
        i=$((i + 1))
    done
} > t.hand
wants 2002:8 'more than 2000 letters and marks'
n=$((n + 1))
got=$("$exe" --pen fine -o t.ttf none.hand 2>&1)
[ "$got" = "none.hand: error: No such file or directory" ] && echo "ok $n - missing file" ||
    { echo "not ok $n - missing file: $got"; bad=1; }
printf '%s\n%s\n' "$f" "$o" > t.hand
n=$((n + 1))
got=$("$exe" --pen fine -o no/such/t.ttf t.hand 2>&1)
[ "$? $got" = "1 no/such/t.ttf: error: No such file or directory" ] &&
    echo "ok $n - output cannot be written" || { echo "not ok $n - output: $got"; bad=1; }
n=$((n + 1))
got=$(printf '%s\nslant x\nwidth y\n' "$f" > t.hand; "$exe" --pen fine -o t.ttf t.hand 2>&1 | wc -l)
[ "$got" -eq 2 ] && echo "ok $n - all mistakes are told at once" || { echo "not ok $n - $got lines"; bad=1; }
echo "1..$n"
exit $bad
