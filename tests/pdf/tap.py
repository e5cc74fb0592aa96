"""What the Python tests share: a line for each check in the Test Anything Protocol, and running a program."""

import os
import subprocess

FAULT_LINES = 40
results = []


def ok(fine, what, *faults):
    """One check; what it found instead is shown if it is not fine."""
    results.append(bool(fine))
    print(f'{"ok" if fine else "not ok"} {len(results)} - {what}', flush=True)
    lines = [line for fault in faults for line in str(fault).splitlines()] if not fine else []
    if len(lines) > FAULT_LINES:  # a compiler says at its end why it stopped
        lines[FAULT_LINES // 2:-FAULT_LINES // 2] = ['...']
    for line in lines:
        print(f'# {line}', flush=True)
    return fine


def skip(what, why):
    results.append(True)
    print(f'ok {len(results)} - {what} # SKIP {why}')


def finish():
    """The last line; returns the exit code."""
    print(f'1..{len(results)}')
    return 0 if all(results) and results else 1


def run(*command, cwd=None, env=None, **variables):
    """The finished process; its output as text. It runs in `env`, or in ours, with `variables`."""
    env = {**(os.environ if env is None else env), **variables}
    return subprocess.run([str(word) for word in command], cwd=cwd, capture_output=True, text=True,
                          errors='replace', env=env)
