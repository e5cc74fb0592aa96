awk 'BEGIN { print "title: a\nbody:"; for (i = 0; i <= 10000; i++) print "  - &a" i " x" }' >entry.yaml
