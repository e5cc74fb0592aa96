#!/usr/bin/env python3
"""Adds up the logs of `meson test`: names what failed, then "N passed, N failed" alone on the last line.

sum.py TESTLOG ... - each a testlog.json. A log that is missing or empty counts as a failure, so that a build
which never ran its tests cannot pass. Exit code 1 if anything failed.
"""

import json
import sys
from pathlib import Path

FINE = {'OK', 'EXPECTEDFAIL'}


def read(path):
    """(name, result) of each test in a log."""
    try:
        return [(test['name'], test['result'])
                for test in map(json.loads,
                                Path(path).read_text(encoding='utf-8').splitlines())]
    except (OSError, ValueError, KeyError) as error:
        print(f'{path}: {error}')
        return []


def main():
    passed, failed = 0, 0
    for path in sys.argv[1:]:
        tests = read(path)
        if not tests:
            print(f'{path}: no tests ran')
            failed += 1
        for name, result in tests:
            if result in FINE:
                passed += 1
            else:
                print(f'{path}: {name}: {result}')
                failed += 1
    print(f'{passed} passed, {failed} failed')
    return 1 if failed or not passed else 0


if __name__ == '__main__':
    sys.exit(main())
