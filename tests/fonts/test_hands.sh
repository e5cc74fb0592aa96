#!/bin/sh
# test_hands.sh PROGRAM FONTS-FOLDER: the hands are complete, the same file gives the same bytes, --check
# tells what is missing.
exe=$(realpath "$1")
folder=$2
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
n=0
bad=0
ok() {
    n=$((n + 1))
    if [ "$1" = "$2" ]; then echo "ok $n - $3"; else echo "not ok $n - $3: \"$1\", wanted \"$2\""; bad=1; fi
}
for hand in "$folder"/*.hand; do
    name=$(basename "$hand")
    ok "$("$exe" --check "$hand" 2>&1)" "" "$name covers all that is promised"
    "$exe" --pen fine -o "$dir/one.ttf" "$hand"
    LC_ALL=C TZ=Asia/Kolkata "$exe" --pen fine -o "$dir/two.ttf" "$hand"
    cmp -s "$dir/one.ttf" "$dir/two.ttf"
    ok "$?" 0 "$name: same bytes twice"
done
printf 'family T\no: 225,478 36,220 212,-5 364,265 225,478\n' > "$dir/o.hand"
ok "$("$exe" --check "$dir/o.hand" | head -2 | tr '\n' ';')" \
    'U+0021 !;U+0022 ";' "--check lists what is missing"
"$exe" --check "$dir/o.hand" > /dev/null
ok "$?" 1 "--check fails when something is missing"
ok "$("$exe" --check "$dir/o.hand" | grep -c 'U+0020 ')" 0 "--check knows the space comes by itself"
"$exe" --pen regular -o "$dir/o.ttf" "$dir/o.hand"
ok "$?" 0 "a hand of one letter makes a font"
sed 's/^o:/seed 2\no:/' "$dir/o.hand" > "$dir/seed.hand"
"$exe" --pen regular -o "$dir/seed.ttf" "$dir/seed.hand"
cmp -s "$dir/o.ttf" "$dir/seed.ttf"
ok "$?" 1 "another seed makes another font"
for args in "" "--pen thick -o x.ttf o.hand" "--pen fine o.hand" "--check" "--check -o x.ttf o.hand" \
    "--pen fine -o x.ttf a.hand b.hand" "--what"; do
    (cd "$dir" && "$exe" $args > /dev/null 2> usage)
    ok "$? $(head -c 6 "$dir/usage")" "2 usage:" "wrong use is told: $args"
done
echo "1..$n"
exit $bad
