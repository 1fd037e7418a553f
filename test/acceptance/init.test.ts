/** `init` as a person starts it: `dist/cli/index.js` in a git repository of its own. */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { spawnBundle } from '../support/scenario.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const COMMIT = '0123456789abcdef0123456789abcdef01234567';
const ACTION = `bedrock-tune/bedrock-tune@${COMMIT}`;
const FLAGS = ['--account-id', '111122223333', '--uses', ACTION];

let folder = '';
let repository = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bedrock-tune-init-'));
  repository = join(folder, 'repository');
  mkdirSync(repository);
  git(repository, 'init', '--quiet', '--initial-branch', 'main');
  git(repository, 'remote', 'add', 'origin', 'git@github.com:acme/support-models.git');
});
afterEach(() => rmSync(folder, { recursive: true }));

function git(cwd: string, ...args: readonly string[]): string {
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...identity, ...args], { cwd, encoding: 'utf8', stdio: 'pipe' }).trim();
}

function put(path: string, text: string): void {
  mkdirSync(dirname(join(repository, path)), { recursive: true });
  writeFileSync(join(repository, path), text);
}

const environment = () => ({ PATH: process.env['PATH'] ?? '', HOME: folder });
const cli = (args: readonly string[], cwd = repository) =>
  spawnBundle('dist/cli/index.js', { args, cwd, env: environment() });

interface Told {
  readonly decision: string;
  readonly files: readonly { readonly path: string; readonly state: string }[];
  readonly answers: Readonly<Record<string, unknown>>;
  readonly nextSteps: readonly { readonly commands: readonly string[] }[];
  readonly error?: { readonly code: string; readonly message: string };
}

async function init(args: readonly string[], cwd = repository) {
  const { exitCode, stdout, stderr } = await cli(['init', '--json', ...args], cwd);
  expect(stdout.trimEnd().split('\n')).toHaveLength(1);
  expect(stderr).toBe('');
  const told = JSON.parse(stdout) as Told;
  const states = Object.fromEntries((told.files ?? []).map(({ path, state }) => [path, state]));
  return { exitCode, told, states };
}

/** Every file outside of `.git`, with a digest of its text. */
function tree(root = repository): Readonly<Record<string, string>> {
  const paths = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((path) => !path.startsWith('.git/'));
  const digest = (path: string): string =>
    createHash('sha256')
      .update(readFileSync(join(root, path)))
      .digest('hex');
  return Object.fromEntries(paths.sort().map((path) => [path, digest(path)]));
}

describe('in a fresh repository', () => {
  it('writes all files, and validate finds nothing to say about them', async () => {
    const { exitCode, told, states } = await init(FLAGS);
    expect(exitCode).toBe(0);
    expect(told.decision).toBe('written');
    expect(Object.keys(tree())).toEqual(Object.keys(states).sort());
    expect(told.answers).toMatchObject({ repository: 'acme/support-models', region: 'us-east-1' });
    const validated = await cli(['validate', '--json']);
    expect(validated.exitCode).toBe(0);
    const { decision, findings } = JSON.parse(validated.stdout);
    expect(decision).toBe('valid');
    // That the rows are converted on upload is no fault.
    expect(findings.filter(({ severity }: { severity: string }) => severity !== 'info')).toEqual([]);
  });

  it('writes our own workflows, with the action from outside', async () => {
    await init(FLAGS);
    const paths = Object.keys(tree()).filter((path) => path.startsWith('.github/workflows/'));
    expect(paths.length).toBeGreaterThanOrEqual(5);
    for (const path of paths) {
      const written = readFileSync(join(repository, path), 'utf8');
      const own = readFileSync(join(ROOT, path), 'utf8');
      expect(JSON.stringify(parse(written)).replaceAll(ACTION, './')).toBe(JSON.stringify(parse(own)));
      expect(written).toContain(`uses: ${ACTION} # v`);
    }
  });

  it.each([
    ['amazon.nova-2-lite-v1:0:256k', 'us-east-1'],
    ['meta.llama3-3-70b-instruct-v1:0:128k', 'us-west-2'],
    ['meta.llama3-1-8b-instruct-v1:0:128k', 'us-west-2'],
  ])('is valid with %s', async (model, region) => {
    await init([...FLAGS, '--base-model', model, '--region', region]);
    const { exitCode, stdout } = await cli(['validate', '--json']);
    expect([exitCode, JSON.parse(stdout).decision]).toEqual([0, 'valid']);
  });

  it('prints the steps to people, from a folder below the root too', async () => {
    mkdirSync(join(repository, 'below'));
    const { exitCode, stdout } = await cli(['init', ...FLAGS], join(repository, 'below'));
    expect(exitCode).toBe(0);
    expect(Object.keys(tree())).toContain('jobs.yaml');
    for (const words of [
      'bedrock-tune validate',
      'aws cloudformation deploy',
      'gh api --silent --method PUT repos/acme/support-models/environments/bedrock-train',
      'gh variable set BEDROCK_TUNE_ENABLED',
      'bedrock-tune doctor',
      'gh pr create',
    ])
      expect(stdout).toContain(words);
  });

  it('writes nothing in a dry run', async () => {
    const { exitCode, told, states } = await init([...FLAGS, '--dry-run']);
    expect([exitCode, told.decision]).toEqual([0, 'dry-run']);
    expect(new Set(Object.values(states))).toEqual(new Set(['to-write']));
    expect(tree()).toEqual({});
  });

  it('takes the action from the clone that the program runs in', async () => {
    const clone = join(folder, 'bedrock-tune');
    mkdirSync(clone);
    cpSync(join(ROOT, 'package.json'), join(clone, 'package.json'));
    cpSync(join(ROOT, 'dist', 'cli'), join(clone, 'dist', 'cli'), { recursive: true });
    git(clone, 'init', '--quiet', '--initial-branch', 'main');
    git(clone, 'add', 'package.json');
    git(clone, 'commit', '--quiet', '--message', 'first');
    git(clone, 'remote', 'add', 'origin', 'https://github.com/octo/bedrock-tune.git');
    const run = () =>
      spawnSync(
        process.execPath,
        [join(clone, 'dist/cli/index.js'), 'init', '--json', '--account-id', '111122223333'],
        {
          cwd: repository,
          env: environment(),
          encoding: 'utf8',
        },
      );
    // A commit that nobody else has cannot be used by a workflow.
    expect(JSON.parse(run().stdout).error.message).toContain('--uses');
    git(clone, 'update-ref', 'refs/remotes/origin/main', 'HEAD');
    const { answers, nextSteps } = JSON.parse(run().stdout) as Told;
    const commit = git(clone, 'rev-parse', 'HEAD');
    expect(answers['uses']).toMatchObject({ repository: 'octo/bedrock-tune', commit });
    expect(JSON.stringify(nextSteps)).toContain(join(clone, 'bootstrap', 'account.yaml'));
  });
});

describe('where files exist', () => {
  it('keeps every one of them, and a second run changes nothing', async () => {
    put('jobs.yaml', 'version: 1\n');
    put('.github/workflows/plan.yml', 'name: mine\n');
    const before = tree();
    const { exitCode, states } = await init(FLAGS);
    expect(exitCode).toBe(0);
    expect(states).toMatchObject({
      'jobs.yaml': 'kept',
      'datasets/support-bot/train.jsonl': 'left-out',
      '.github/workflows/plan.yml': 'kept',
      '.github/workflows/train.yml': 'written',
    });
    const after = tree();
    expect(after).toMatchObject(before);
    expect(Object.keys(after).filter((path) => path.startsWith('datasets/'))).toEqual([]);
    const again = await init(FLAGS);
    expect([again.exitCode, again.told.decision]).toEqual([0, 'unchanged']);
    expect(tree()).toEqual(after);
  });

  it.each([
    ['.github', () => symlinkSync('../elsewhere', join(repository, '.github'))],
    ['jobs.yaml', () => symlinkSync('../elsewhere/jobs.yaml', join(repository, 'jobs.yaml'))],
    ['datasets', () => writeFileSync(join(repository, 'datasets'), 'a file')],
  ])('writes nothing at all when %s is no place to write to', async (_name, prepare) => {
    mkdirSync(join(folder, 'elsewhere'));
    prepare();
    const { exitCode, told, states } = await init(FLAGS);
    expect([exitCode, told.decision]).toEqual([2, 'refused']);
    expect(Object.values(states)).toContain('refused');
    expect(Object.values(states)).not.toContain('written');
    expect(told.nextSteps).toEqual([]);
    expect(readdirSync(join(folder, 'elsewhere'))).toEqual([]);
  });

  it('leaves no half file when the system takes no more, and goes on in the next run', async () => {
    // A limit of 16 blocks of 512 bytes: the jobs file fits, the training rows do not.
    const bundle = join(ROOT, 'dist', 'cli', 'index.js');
    const script = 'ulimit -f 16; exec "$@"';
    const args = ['-c', script, 'sh', process.execPath, bundle, 'init', '--json', ...FLAGS];
    const limited = spawnSync('/bin/sh', args, { cwd: repository, env: environment(), encoding: 'utf8' });
    expect(limited.status).toBe(2);
    expect((JSON.parse(limited.stdout) as Told).decision).toBe('failed');
    expect(Object.keys(tree())).toEqual(['jobs.yaml']);
    const { told, states } = await init(FLAGS);
    expect([told.decision, states['jobs.yaml']]).toEqual(['written', 'unchanged']);
  });
});

describe('what it cannot use', () => {
  it('is named in one error, where nobody can be asked', async () => {
    git(repository, 'remote', 'remove', 'origin');
    for (const more of [[], ['--yes']]) {
      const { exitCode, told } = await init(more);
      expect(exitCode).toBe(2);
      expect(told.error?.code).toBe('input-invalid');
      for (const flag of ['--account-id', '--repository', '--uses'])
        expect(told.error?.message).toContain(flag);
    }
    expect(tree()).toEqual({});
  });

  it.each([
    ['--job', 'bot\n  evil: {}'],
    ['--job', '../../etc'],
    ['--account-id', '111122223333" #'],
    ['--region', 'eu-west-1'],
    ['--repository', 'acme/$(id)'],
    ['--uses', `evil/x@${COMMIT}\n      - run: id`],
    ['--default-branch', 'main]\non: [push'],
  ])('is refused in %s: %j', async (flag, value) => {
    const { exitCode, told } = await init([...FLAGS, flag, value]);
    expect([exitCode, told.error?.code]).toEqual([2, 'input-invalid']);
    expect(told.error?.message).toContain(flag);
    expect(tree()).toEqual({});
  });

  it('is a folder without a repository', async () => {
    const bare = join(folder, 'bare');
    mkdirSync(bare);
    const { exitCode, told } = await init(FLAGS, bare);
    expect([exitCode, told.error?.code]).toEqual([2, 'git-failed']);
    expect(readdirSync(bare)).toEqual([]);
  });

  it.each([[['--overwrite']], [['extra']], [['--job']]])('is %j', async (args) => {
    const { exitCode, stderr } = await cli(['init', ...FLAGS, ...args]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('Usage: bedrock-tune init');
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(tree()).toEqual({});
  });
});

describe('--help', () => {
  it('tells every flag', async () => {
    const { exitCode, stdout } = await cli(['init', '--help']);
    expect(exitCode).toBe(0);
    for (const flag of ['--account-id', '--uses', '--dry-run', '--json', '--yes', '--name-prefix'])
      expect(stdout).toContain(flag);
  });
});
