# lib.sh - what scripts/build and scripts/test share: packages, and showing what is done. Sourced, plain sh.

# What building and setting the notebook need, and what the tests need beside it. One line of why for each
# library stands in README.md.
build_packages="gcc libc6-dev meson ninja-build pkg-config
  libpango1.0-dev libcairo2-dev libharfbuzz-dev libfreetype-dev libfontconfig-dev
  libyaml-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libhyphen-dev libqpdf-dev libdeflate-dev
  libexpat1-dev libqrencode-dev libgraphviz-dev libjpeg62-turbo-dev libpng-dev
  fonts-ebgaramond fonts-courier-prime hyphen-en-gb hyphen-en-us scdoc"
test_packages="clang clang-format-14 clang-tidy cppcheck libclang-rt-14-dev llvm python3 binutils locales
  qpdf poppler-utils zbar-tools mupdf-tools opentype-sanitizer nodejs libjs-pdf imagemagick
  python3-pdfminer python3-pypdf hyphen-de fonts-noto-core
  default-jdk-headless maven"

# Shows a command, then runs it.
run() {
    printf '+ %s\n' "$*"
    "$@"
}

fail() {
    printf '%s\n' "$*" >&2
    exit 3
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        run "$@"
    elif command -v sudo >/dev/null; then
        run sudo "$@"
    else
        fail "This needs root or sudo: $*"
    fi
}

# Installs those of the packages named that are not there yet; asks nothing, and does nothing when all are.
install_missing() {
    missing=
    for package in "$@"; do
        state=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
        [ "$state" = installed ] || missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    echo "To be installed:$missing"
    as_root apt-get -q update
    # shellcheck disable=SC2086 # a list of words
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install $missing
}

# configure FOLDER OPTION ...: sets a build folder up, or gives the one that is there these options.
configure() {
    folder=$1
    shift
    if [ -f "$folder/build.ninja" ] && [ -f "$folder/meson-private/coredata.dat" ]; then
        run meson configure "$folder" "$@"
    else
        rm -rf "$folder"
        run meson setup "$folder" "$@"
    fi
}
