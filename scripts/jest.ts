/** How scripts start jest, and what they read of its report. */
import { existsSync, readFileSync } from 'node:fs';

export interface Tests {
  readonly suites: number;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** The part of jest's `--json` report that is read here. */
interface JestReport {
  readonly numTotalTestSuites: number;
  readonly numRuntimeErrorTestSuites: number;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
}

/** The command that runs jest and leaves its report in a file. */
export function jestCommand(file: string, ...args: readonly string[]): readonly [string, ...string[]] {
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  return ['node', ...flags, 'node_modules/jest/bin/jest.js', '--json', `--outputFile=${file}`, ...args];
}

/** A missing report, and a suite that crashed, each count as one failure. */
export function readReport(file: string): Tests {
  if (!existsSync(file)) return { suites: 0, passed: 0, failed: 1, skipped: 0 };
  // jest wrote this file just now; its format is jest's own.
  const report = JSON.parse(readFileSync(file, 'utf8')) as JestReport;
  return {
    suites: report.numTotalTestSuites,
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
