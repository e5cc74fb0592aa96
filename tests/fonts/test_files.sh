#!/bin/sh
# test_files.sh FONT.ttf...: other programs accept the fonts and see family, style and weight as quire means
# them.
n=0
bad=0
ok() {
    n=$((n + 1))
    if [ "$1" = "$2" ]; then echo "ok $n - $3"; else echo "not ok $n - $3: \"$1\", wanted \"$2\""; bad=1; fi
}
for font in "$@"; do
    name=$(basename "$font" .ttf)
    case $name in
        quire-hand-*) family="Quire Hand" ;;
        *) family="Quire Script" ;;
    esac
    case $name in
        *-fine) weight=50 style=Light ;;
        *-regular) weight=80 style=Regular ;;
        *) weight=200 style=Bold ;;
    esac
    if command -v ots-sanitize > /dev/null; then
        ots-sanitize "$font" > /dev/null 2>&1
        ok "$?" 0 "$name: ots-sanitize accepts it"
    else
        n=$((n + 1)); echo "ok $n - $name # SKIP no ots-sanitize"
    fi
    # a Light is listed under two families and two styles; ours come first or second
    ok "$(fc-scan --format '%{family}\n' "$font" | tr ',' '\n' | grep -cx "$family")" 1 "$name: family"
    ok "$(fc-scan --format '%{style}\n' "$font" | tr ',' '\n' | grep -cx "$style")" 1 "$name: style"
    ok "$(fc-scan --format '%{weight}' "$font")" "$weight" "$name: weight"
    ok "$(fc-scan --format '%{slant} %{width} %{scalable} %{outline} %{variable}' "$font")" \
        "0 100 True True False" "$name: slant, width, outline"
    ok "$(fc-validate -l en -l de -l fr -l cs -l pl -l hu -l tr -l lv "$font" 2> /dev/null |
        grep -c 'missing')" 0 "$name: languages covered"
done
echo "1..$n"
exit $bad
