"""Runs the tests of the calling script; its last line is `judged: N passed, N failed`."""

import sys
import unittest


def main():
    result = unittest.main(verbosity=2, exit=False).result
    # A test that fails in several of its subtests is one failed test.
    broken = {getattr(test, "test_case", test).id() for test, _ in result.failures + result.errors}
    # No test at all is a failure of the script.
    failed = len(broken) if result.testsRun else 1
    print(f"judged: {result.testsRun - len(broken)} passed, {failed} failed")
    sys.exit(1 if failed else 0)
