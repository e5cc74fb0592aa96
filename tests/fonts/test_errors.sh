#!/bin/sh
# test_errors.sh PROGRAM: every message of the .hand reader, with its place; no font is written.
exe=$(realpath "$1")
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
cd "$dir" || exit 1
n=0
bad=0
# wants LINE:COL MESSAGE of t.hand; nothing else is told
wants() {
    rm -f t.ttf
    got=$("$exe" --pen fine -o t.ttf t.hand 2>&1)
    status=$?
    n=$((n + 1))
    case "$status $(echo "$got" | wc -l) $got" in
        "1 1 t.hand:$1: error: $2"*) [ ! -e t.ttf ] && echo "ok $n - $2" && return ;;
    esac
    echo "not ok $n - $2: status $status, got \"$got\""
    bad=1
}
f='family T'
o='o: 225,478 36,220 212,-5'
# settles LINE...: a hand with these lines has no mistake
settles() {
    printf '%s\n%s\n' "$f" "$o" > t.hand
    printf '%s\n' "$@" >> t.hand
    n=$((n + 1))
    got=$("$exe" --check t.hand 2>&1 > missing)
    [ -z "$got" ] && [ -s missing ] && echo "ok $n - fine: $*" && return
    echo "not ok $n - fine: $*: $got"
    bad=1
}
# bounds LOW BELOW HIGH ABOVE WORDS: what the number behind WORDS may be, and what it may not
bounds() {
    settles "$5 $1"
    settles "$5 $3"
    for number in "$2" "$4"; do
        printf '%s\n%s %s\n' "$f" "$5" "$number" > t.hand
        wants 2:$((${#5} + 2)) "the number must lie between $1 and $3"
    done
}
bounds 0 -1 1e+09 1000000001 seed
bounds -10 -10.1 30 30.1 slant
bounds 0.5 0.4 2 2.1 width
bounds 200 199 700 701 xheight
bounds 300 299 900 901 capheight
bounds 300 299 1000 1001 ascender
bounds -500 -501 -50 -49 descender
bounds 1 0.9 3 3.1 scale
bounds 20 19 300 301 spacing
bounds 50 49 800 801 wordspace
bounds 0 -0.1 3 3.1 wobble
bounds 0 -0.1 0.5 0.6 nib
bounds 0 -0.1 0.9 1 taper
bounds 0 -0.1 0.3 0.4 pressure
for pen in fine regular marker; do bounds 10 9 200 201 "pen $pen"; done
settles 'a: -3000,3000 3000,-3000@0.1>-360 0,0@3>360' 'a: *0.1 0,0 / 1,1 *6 / & 0,0!@2>90 1,1' \
    '# a comment' '' '#: 0,0' "$(printf 'n:\t1,2 \t3,4 \t\r')" \
    'U+20: 1,2' 'U+FFFF: 1,2' 'U+000041: 1,2' 'U+007e: 1,2' \
    'mark fifteen-letters top: 1,2' 'compose ö = o fifteen-letters' 'anchor o top 1,2 foot 3,4' \
    '½: =o:0.1:0,0 =o:3:2000,1000' '½: 1,2' '½: 1,2' '½: 1,2'
f="family $(printf '%047d' 1)"
settles 'a: 1,2'
f='family T'
for bad_point in '3001,0' '-3001,0' '0,3001' '0,-3001'; do
    printf '%s\na: %s\n' "$f" "$bad_point" > t.hand
    case $bad_point in 0*) wants 2:6 'the number must' ;; *) wants 2:4 'the number must' ;; esac
done
for mistake in '0,0@0.05' '0,0@3.1' '0,0>361' '0,0>-361'; do
    printf '%s\na: %s\n' "$f" "$mistake" > t.hand; wants 2:8 'the number must lie between'
done
for mistake in '*0.05 1,1' '*6.1 1,1'; do
    printf '%s\na: %s\n' "$f" "$mistake" > t.hand; wants 2:5 'the number must lie between 0.1 and 6'
done
printf '%s\na: 1,2 *x\n' "$f" > t.hand; wants 2:9 'a number must stand here, such as 480 or -12.5'
for mistake in U+1F U+10000 U+ U+0000041; do
    printf '%s\n%s: 1,2\n' "$f" "$mistake" > t.hand
    wants 2:1 'after U+ there must be four hexadecimal digits'
done
printf '%s\nU+00000041: 1,2\n' "$f" > t.hand; wants 2:1 'after U+ there must be four hexadecimal digits'
printf '%s\n%s\nanchor o left 1,2\n' "$f" "$o" > t.hand; wants 3:10 'a place must stand here'
printf '%s\n%s\nanchor o top 1;2\n' "$f" "$o" > t.hand; wants 3:15 'a point is written x,y'
printf '%s\n%s\ncompose\n' "$f" "$o" > t.hand; wants 3:8 'a character must stand here'
printf '%s\n%s\ncompose ö =\n' "$f" "$o" > t.hand; wants 3:12 'a character must stand here'
printf '%s\n%s\ncompose ö = o\n' "$f" "$o" > t.hand; wants 3:14 'a name of 1 to 15 letters must stand here'
printf '%s\nmark sixteen-letters- top: 1,2\n' "$f" > t.hand; wants 2:6 'a name of 1 to 15 letters'
printf '%s\nmark acute top: 1,2 3\n' "$f" > t.hand; wants 2:22 'a point is written x,y'
printf '%s\n%s\na: =\n' "$f" "$o" > t.hand; wants 3:5 'a character must stand here'
printf '%s\n%s\na: =o:0.05:1,2\n' "$f" "$o" > t.hand; wants 3:7 'the number must lie between 0.1 and 3'
printf '%s\n%s\na: =o:3.1:1,2\n' "$f" "$o" > t.hand; wants 3:7 'the number must lie between 0.1 and 3'
printf '%s\n%s\na: =o:1:1 2\n' "$f" "$o" > t.hand; wants 3:10 'a point is written x,y'
printf '%s\n%s\na: =o:3:0,2900\n' "$f" "$o" > t.hand; wants 3:4 'the included letter reaches beyond 3000'
printf '%s\nslant x\n' "$f" > t.hand; wants 2:7 'a number must stand here, such as 480 or -12.5'
printf '%s\nslant 99\n' "$f" > t.hand; wants 2:7 'the number must lie between -10 and 30'
printf '%s\na: nan,5\n' "$f" > t.hand; wants 2:4 'the number must lie between'
printf '%s\na: 10 20\n' "$f" > t.hand; wants 2:6 'a point is written x,y: the comma is missing'
printf '%s\nU+ZZ: 1,2\n' "$f" > t.hand; wants 2:1 'after U+ there must be four hexadecimal digits'
printf '%s\nanchor \n%s\n' "$f" "$o" > t.hand; wants 2:7 'a character must stand here: itself or U+XXXX'
printf '%s\nmark averyveryverylongname top: 1,2\n' "$f" > t.hand
wants 2:6 'a name of 1 to 15 letters must stand here'
printf '%s\nmark acute left: 1,2\n' "$f" > t.hand
wants 2:12 'a place must stand here: top, bottom, over, right or foot'
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
printf '%s\nmark acute top 1,2\n' "$f" > t.hand
wants 2:16 'a colon must stand here, and after it the strokes'
printf '%s\n%s\n%s\n%s\n%s\n%s\n' "$f" "$o" "$o" "$o" "$o" "$o" > t.hand
wants 6:3 'a letter has at most 4 forms'
printf '%s\nanchor a top 1,2\n' "$f" > t.hand
wants 2:8 'an anchor belongs to a letter that is drawn above this line'
printf '%s\n%s\ncompose ö o\n' "$f" "$o" > t.hand; wants 3:11 'write: compose LETTER = BASE MARK'
printf '%s\ncompose ä = a dots\n' "$f" > t.hand; wants 2:13 'the base must be drawn above this line'
printf '%s\n%s\ncompose ö = o dots\n' "$f" "$o" > t.hand; wants 3:15 'no mark has the name dots'
printf '%s\npen thick 9\n' "$f" > t.hand; wants 2:5 'a pen must stand here: fine, regular or marker'
printf 'family %048d\n' 1 > t.hand; wants 1:8 'a family name of 1 to 47 letters must stand here'
printf 'family\n' > t.hand; wants 1:7 'a family name of 1 to 47 letters must stand here'
printf 'family a\tb\n' > t.hand; wants 1:8 'a family name is written in ASCII'
printf 'family %060d\n' 1 > t.hand; wants 1:8 'a family name of 1 to 47 letters must stand here'
printf 'family Füller\n' > t.hand; wants 1:8 'a family name is written in ASCII'
printf '%s\nslope 4\n' "$f" > t.hand; wants 2:1 'unknown word "slope"'
printf '%s\nslant 4 5\n' "$f" > t.hand; wants 2:9 'the line must end here'
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
# lines COUNT WHAT: so many messages about t.hand, as the last one tells of it
lines() {
    got=$("$exe" --pen fine -o t.ttf t.hand 2>&1 | wc -l)
    n=$((n + 1))
    [ "$got" -eq "$1" ] && echo "ok $n - $2" || { echo "not ok $n - $2: $got lines, not $1"; bad=1; }
}
{
    printf '%s\n' "$f"
    for i in 1 2 3 4 5 6; do printf 'slant x\nwidth x\nseed x\nnib x\n'; done
} > t.hand
lines 20 'after twenty mistakes it ends'
printf '%s\na: 1\nanchor a top 1,2\n' "$f" > t.hand
lines 2 'a letter with a mistake is not drawn'
printf '%s\n%s\nmark acute top: 1\ncompose ö = o acute\n' "$f" "$o" > t.hand
lines 2 'nor is such a mark'
printf '%s\n' "$f" "$o" 'a: 1,2' 'a: 1' 'anchor a top 1,2' 'mark m top: 1,2' 'mark m top: 1' \
    'compose ö = o m' > t.hand
lines 2 'but one of its other forms is'
settles "# $(printf '%03995d' 1)" 'a: 1,2' # with the end of the line 3998 bytes
printf '%s\n# %03996d\n' "$f" 1 > t.hand; wants 2:1 'a line may have at most 3998 bytes'
{
    printf '%s\n' "$f"
    i=19968
    while [ $i -lt 21968 ]; do
        printf 'U+%04X: 1,2\n' $i
        i=$((i + 1))
    done
    printf 'U+4E00: 1,2\n'
} > t.hand
got=$("$exe" --check t.hand 2>&1 > missing)
n=$((n + 1))
[ -z "$got" ] && [ -s missing ] && echo "ok $n - 2000 letters" ||
    { echo "not ok $n - 2000 letters: $got"; bad=1; }
echo "1..$n"
exit $bad
