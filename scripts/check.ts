/**
 * Everything CI does, in order. A failing step does not stop the ones after it; any failure fails the whole.
 * The last line is always `N passed, N failed`: tests, plus one failure for each other step that did not pass.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const SCHEMA = 'scripts/generate-schema.ts';

interface Step {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
}

interface Tests {
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

/** Biome colours its output in CI even where it is a file. */
const NO_COLORS = process.stdout.isTTY ? [] : ['--colors=off'];

// `dist` stands before `tests`, for the acceptance tests spawn it: they then test what the sources say.
const STEPS: readonly Step[] = [
  { name: 'lint', command: ['biome', 'ci', '--error-on-warnings', ...NO_COLORS, '.'] },
  { name: 'types', command: ['tsc', '-p', 'tsconfig.check.json'] },
  ...(existsSync(join(ROOT, SCHEMA))
    ? [{ name: 'generated', command: ['node', SCHEMA, '--check'] } as const]
    : []),
  { name: 'dist', command: ['node', 'scripts/check-dist.ts'] },
];

/**
 * The environment every step runs in: our binaries first, and a git that takes nothing from the machine (no identity
 * needed, no signing, no hooks, a clone owned by somebody else accepted), so that tests mean the same everywhere.
 */
function environment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  const identity = { NAME: 'bedrock-tune check', EMAIL: 'check@example.invalid' };
  return {
    ...Object.fromEntries(inherited),
    PATH: [join(ROOT, 'node_modules', '.bin'), process.env['PATH']].join(delimiter),
    GIT_CONFIG_GLOBAL: devNull,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'safe.directory',
    GIT_CONFIG_VALUE_0: ROOT,
    GIT_AUTHOR_NAME: identity.NAME,
    GIT_AUTHOR_EMAIL: identity.EMAIL,
    GIT_COMMITTER_NAME: identity.NAME,
    GIT_COMMITTER_EMAIL: identity.EMAIL,
  };
}

interface Outcome {
  readonly name: string;
  readonly ok: boolean;
  readonly seconds: number;
}

function run({ name, command: [program, ...args] }: Step): Outcome {
  console.log(`\n== ${name}: ${program} ${args.join(' ')}`);
  const started = performance.now();
  const { status, error } = spawnSync(program, args, { cwd: ROOT, env: environment(), stdio: 'inherit' });
  if (error !== undefined) console.error(error.message);
  return { name, ok: status === 0, seconds: (performance.now() - started) / 1000 };
}

/** Runs jest; a run that crashed, or failed without a failing test, counts as one failure. */
function runTests(): { readonly outcome: Outcome; readonly tests: Tests } {
  const folder = mkdtempSync(join(tmpdir(), 'bedrock-tune-check-'));
  const file = join(folder, 'jest.json');
  try {
    const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
    const jest = ['node_modules/jest/bin/jest.js', '--json', `--outputFile=${file}`];
    const outcome = run({ name: 'tests', command: ['node', ...flags, ...jest] });
    const tests = readReport(file);
    const failed = Math.max(tests.failed, outcome.ok && tests.passed > 0 ? 0 : 1);
    return { outcome: { ...outcome, ok: failed === 0 }, tests: { ...tests, failed } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readReport(file: string): Tests {
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

function main(): void {
  const steps = STEPS.map(run);
  const { outcome, tests } = runTests();
  console.log('\nstep        result   seconds');
  for (const { name, ok, seconds } of [...steps, outcome]) {
    console.log(`${name.padEnd(12)}${(ok ? 'passed' : 'FAILED').padEnd(9)}${seconds.toFixed(1).padStart(7)}`);
  }
  const failedSteps = steps.filter(({ ok }) => !ok).length;
  const failed = tests.failed + failedSteps;
  console.log(
    `\ntest files: ${tests.suites}; tests: ${tests.passed} passed, ${tests.failed} failed, ${tests.skipped} skipped`,
  );
  console.log(`${tests.passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

main();
