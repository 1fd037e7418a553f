/**
 * Everything CI does, in order. A failing step does not stop the ones after it; any failure fails the whole.
 * The last line is always `N passed, N failed`: tests and verdicts, plus one failure for each other step that did not pass.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { jestCommand, readReport, type Tests } from './jest.ts';

const ROOT = join(import.meta.dirname, '..');
const SCHEMA = 'scripts/generate-schema.ts';

interface Step {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
}

/** What `scripts/conformance.ts --output` leaves. */
interface Conformance {
  readonly passed: number;
  readonly failed: number;
  readonly skippedJudges: number;
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
  { name: 'scanner', command: ['node', 'scripts/build-scanner.ts', '--check'] },
  { name: 'templates', command: ['node', 'scripts/generate-templates.ts', '--check'] },
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
function runTests(folder: string): { readonly outcome: Outcome; readonly tests: Tests } {
  const file = join(folder, 'jest.json');
  const outcome = run({ name: 'tests', command: jestCommand(file) });
  const tests = readReport(file);
  const failed = Math.max(tests.failed, outcome.ok && tests.passed > 0 ? 0 : 1);
  return { outcome: { ...outcome, ok: failed === 0 }, tests: { ...tests, failed } };
}

/** Runs the judges that others wrote; those whose tools cannot be had here are skipped and said so. */
function runConformance(folder: string): { readonly outcome: Outcome; readonly conformance: Conformance } {
  const file = join(folder, 'conformance.json');
  const outcome = run({
    name: 'conformance',
    command: ['node', 'scripts/conformance.ts', `--output=${file}`],
  });
  const none = { passed: 0, failed: 0, skippedJudges: 0 };
  // Our own script wrote this file just now.
  const counts = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Conformance) : none;
  const failed = Math.max(counts.failed, outcome.ok ? 0 : 1);
  return { outcome, conformance: { ...counts, failed } };
}

function main(folder: string): void {
  const steps = STEPS.map(run);
  const { outcome, tests } = runTests(folder);
  const judged = runConformance(folder);
  const { conformance } = judged;
  console.log('\nstep         result   seconds');
  for (const { name, ok, seconds } of [...steps, outcome, judged.outcome]) {
    console.log(`${name.padEnd(13)}${(ok ? 'passed' : 'FAILED').padEnd(9)}${seconds.toFixed(1).padStart(7)}`);
  }
  const failedSteps = steps.filter(({ ok }) => !ok).length;
  const passed = tests.passed + conformance.passed;
  const failed = tests.failed + conformance.failed + failedSteps;
  console.log(
    `\ntest files: ${tests.suites}; tests: ${tests.passed} passed, ${tests.failed} failed, ${tests.skipped} skipped`,
  );
  console.log(
    `conformance: ${conformance.passed} passed, ${conformance.failed} failed, ${conformance.skippedJudges} judges skipped`,
  );
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

const folder = mkdtempSync(join(tmpdir(), 'bedrock-tune-check-'));
try {
  main(folder);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
