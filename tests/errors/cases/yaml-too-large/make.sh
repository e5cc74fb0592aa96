{ printf 'title: a\nbody: ['; head -c 2100000 /dev/zero | tr '\0' ','; printf ']\n'; } |
    sed 's/,/1,/g' >entry.yaml
