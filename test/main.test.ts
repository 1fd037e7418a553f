import { describe, expect, it } from '@jest/globals';
import { AppError, type Finding } from '../src/errors.ts';
import type { InputName } from '../src/inputs.ts';
import { main } from '../src/main.ts';
import { OUTPUT_NAMES } from '../src/outputs.ts';
import type { ActionEdge } from '../src/ports/edge.ts';
import { memoryGit } from './commands/memory-git.ts';
import { memoryGitHub } from './commands/memory-github.ts';
import { appError, filesFor, mergedWorld, noSetup, World } from './commands/support.ts';

/** What the runner was told. */
interface Told {
  readonly outputs: Map<string, string>;
  readonly failures: string[];
  readonly summaries: string[];
  readonly annotated: Finding[];
  /** Whether AWS or GitHub was set up. */
  readonly opened: string[];
}

interface EdgeOptions {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly inputs?: Partial<Record<InputName, string>>;
  readonly event?: () => Promise<unknown>;
  readonly files?: Partial<ActionEdge['files']>;
}

function pushEnv(): Record<string, string> {
  return {
    GITHUB_EVENT_NAME: 'push',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_REPOSITORY: 'acme/support-models',
    GITHUB_REPOSITORY_ID: '4242',
    GITHUB_OUTPUT: '/output',
    GITHUB_STEP_SUMMARY: '/summary',
    ACTIONS_ID_TOKEN_REQUEST_URL: 'https://token',
  };
}

function edgeOf(world: World, options: EdgeOptions = {}): { readonly edge: ActionEdge; readonly told: Told } {
  const told: Told = { outputs: new Map(), failures: [], summaries: [], annotated: [], opened: [] };
  const inputs = Object.entries({ wait: '0', ...options.inputs }).map(([name, text]) => [
    `INPUT_${name.toUpperCase()}`,
    text,
  ]);
  const { console } = world;
  const edge: ActionEdge = {
    env: { ...pushEnv(), ...Object.fromEntries(inputs), ...options.env },
    files: { ...world.files(), ...options.files },
    git: memoryGit(world.repository),
    clock: world.clock,
    console: {
      info: (line) => console.info(line),
      debug: (line) => console.debug(line),
      group: (title, work) => console.group(title, work),
      warn: (line) => console.warn(line),
      annotate: (finding) => void told.annotated.push(finding),
    },
    signal: new AbortController().signal,
    aws: () => {
      told.opened.push('aws');
      return world.aws();
    },
    github: async () => {
      told.opened.push('github');
      return world.watched('github', memoryGitHub(world.hub, world.repository));
    },
    setup: () => noSetup,
    runner: {
      setOutput: (name, value) => void told.outputs.set(name, value),
      appendSummary: async (markdown) => void told.summaries.push(markdown),
      fail: (message) => void told.failures.push(message),
    },
    readEvent: options.event ?? (async () => ({ repository: { default_branch: 'main' } })),
  };
  return { edge, told };
}

const JOBS = [{ key: 'a' }];

describe('main', () => {
  it('runs the command of the event and writes every output', async () => {
    const { world } = mergedWorld(JOBS);
    const { edge, told } = edgeOf(world, { inputs: { 'github-token': 'ghs_x' } });
    expect(await main(edge)).toBe(0);
    expect([...told.outputs.keys()]).toEqual([...OUTPUT_NAMES]);
    expect(told.outputs.get('decision')).toBe('in-progress');
    expect(JSON.parse(told.outputs.get('result') ?? '')).toMatchObject({ command: 'apply' });
    expect(told.outputs.get('report-path')).toBe('/reports/report.json');
    expect(told.outputs.get('job-status')).toBe('InProgress');
    expect(told.summaries).toHaveLength(1);
    expect(told.failures).toEqual([]);
  });

  it('is red for findings, with annotations and no error line beside them', async () => {
    const world = new World();
    world.repository.commit({ ...filesFor(JOBS), 'jobs.yaml': 'version: 1\njobs: {}\nnonsense: 1\n' });
    const { edge, told } = edgeOf(world, { inputs: { command: 'validate' } });
    expect(await main(edge)).toBe(1);
    expect(told.outputs.get('decision')).toBe('findings');
    expect(told.annotated.length).toBeGreaterThan(0);
    expect(told.failures).toEqual([]);
  });

  it('says in the log what the result is, and in one error line why it is red without a finding', async () => {
    const { world } = mergedWorld(JOBS);
    const green = edgeOf(world, { inputs: { 'github-token': 'ghs_x' } });
    await main(green.edge);
    expect(world.console.lines.join('\n')).toContain('in progress');
    expect(green.told.failures).toEqual([]);
    const direct = new World();
    direct.hub.mainHead = direct.repository.commit(filesFor(JOBS));
    const red = edgeOf(direct, { inputs: { reviewed: 'strict', 'github-token': 'ghs_x' } });
    expect(await main(red.edge)).toBe(1);
    expect(red.told.outputs.get('decision')).toBe('blocked');
    expect(red.told.failures).toHaveLength(1);
  });

  it('annotates at most ten per level, worst first, and says how many are left out', async () => {
    const world = new World();
    const lines = Array.from({ length: 30 }, (_, index) => `nonsense${index}: 1`).join('\n');
    world.repository.commit({ 'jobs.yaml': `version: 1\njobs: {}\n${lines}\n` });
    const { edge, told } = edgeOf(world, { inputs: { command: 'validate' } });
    await main(edge);
    expect(told.annotated.filter(({ severity }) => severity === 'error')).toHaveLength(10);
    expect(world.console.lines.join('\n')).toMatch(/\b2\d more findings/);
    const { findings } = JSON.parse(told.outputs.get('result') ?? '{}');
    expect(findings.length).toBeGreaterThan(29);
  });

  it.each([
    ['an empty environment', { env: { GITHUB_EVENT_NAME: undefined } }, 'trigger-refused', 'refused'],
    [
      'a privileged event',
      { env: { GITHUB_EVENT_NAME: 'pull_request_target' } },
      'trigger-refused',
      'refused',
    ],
    ['a bad input', { inputs: { wait: 'long' } }, 'input-invalid', 'refused'],
    [
      'another branch',
      { env: { GITHUB_REF: 'refs/heads/x' }, inputs: { command: 'apply' } },
      'not-default-branch',
      'refused',
    ],
    ['a missing file', { inputs: { command: 'validate', config: 'gone.yaml' } }, 'config-missing', 'refused'],
    [
      'an unreadable event',
      { event: async () => Promise.reject(appError('event-invalid', 'user')) },
      'event-invalid',
      'refused',
    ],
    [
      'a broken git',
      { event: async () => Promise.reject(appError('git-failed', 'user')) },
      'git-failed',
      'refused',
    ],
    [
      'a jobs file that is too large',
      { files: { readSmall: async () => Promise.reject(appError('file-unreadable', 'user')) } },
      'file-unreadable',
      'refused',
    ],
    [
      'AWS that refuses',
      { event: async () => Promise.reject(appError('aws-access-denied', 'user')) },
      'aws-access-denied',
      'error',
    ],
    [
      'a bug',
      { event: async () => Promise.reject(new TypeError('x is not a function')) },
      'internal',
      'error',
    ],
    [
      'something thrown that is no error',
      { event: async () => Promise.reject('words') },
      'internal',
      'error',
    ],
  ] satisfies (readonly [string, EdgeOptions, string, string])[])(
    'ends red with one error line and every output on %s',
    async (_name, options, code, decision) => {
      const { world } = mergedWorld(JOBS);
      const { edge, told } = edgeOf(world, options);
      expect(await main(edge)).toBe(1);
      expect(told.failures).toHaveLength(1);
      expect(told.failures[0]).toContain('Fix: ');
      expect([...told.outputs.keys()]).toEqual([...OUTPUT_NAMES]);
      expect(told.outputs.get('decision')).toBe(decision);
      expect(told.outputs.get('reason-code')).toBe(code);
      expect(JSON.parse(told.outputs.get('result') ?? '{}')).toMatchObject({ error: { code } });
    },
  );

  it('shows a stack for a bug of its own, and for nothing else', async () => {
    const { world } = mergedWorld(JOBS);
    await main(edgeOf(world, { inputs: { wait: 'long' } }).edge);
    expect(world.console.lines.join('\n')).not.toContain('at ');
    await main(edgeOf(world, { event: async () => Promise.reject(new TypeError('oops')) }).edge);
    expect(world.console.lines.join('\n')).toContain('TypeError: oops');
  });

  it('writes no output and no summary where the runner offers no file for them', async () => {
    const { world } = mergedWorld(JOBS);
    const { edge, told } = edgeOf(world, { env: { GITHUB_OUTPUT: undefined, GITHUB_STEP_SUMMARY: '' } });
    await main(edge);
    expect(told.outputs.size + told.summaries.length).toBe(0);
  });

  it('keeps its verdict when the report cannot be written', async () => {
    const { world } = mergedWorld(JOBS);
    const writeReport = async (): Promise<string> => {
      throw new AppError('file-unreadable', 'the disk is full', { blame: 'user', hint: 'Make room.' });
    };
    const { edge, told } = edgeOf(world, { inputs: { command: 'validate' }, files: { writeReport } });
    expect(await main(edge)).toBe(0);
    expect(told.outputs.get('report-path')).toBe('');
    expect(world.warnings.join()).toContain('the disk is full');
  });

  it('reads a confirmation untrimmed', async () => {
    const { world } = mergedWorld(JOBS);
    const options: EdgeOptions = {
      env: { GITHUB_EVENT_NAME: 'workflow_dispatch' },
      inputs: { command: 'teardown', confirm: ' ', environment: 'prod' },
    };
    const { edge, told } = edgeOf(world, options);
    expect(await main(edge)).toBe(1);
    expect(told.outputs.get('reason-code')).toBe('confirm-mismatch');
  });

  it('gives the token to commands that speak on GitHub only', async () => {
    const opened = async (command: string, event = 'push'): Promise<readonly string[]> => {
      const { world } = mergedWorld(JOBS);
      const { edge, told } = edgeOf(world, {
        env: { GITHUB_EVENT_NAME: event },
        inputs: { command, 'github-token': 'ghs_x', environment: command === 'teardown' ? 'prod' : '' },
      });
      await main(edge);
      return told.opened;
    };
    expect(await opened('validate')).not.toContain('github');
    expect(await opened('teardown', 'workflow_dispatch')).not.toContain('github');
    expect(await opened('apply')).toContain('github');
  });

  it('validates a pull request from a fork without a token, and says why', async () => {
    const { world, base, head } = mergedWorld(JOBS);
    const { edge, told } = edgeOf(world, {
      env: { GITHUB_EVENT_NAME: 'pull_request', GITHUB_REF: 'refs/pull/7/merge' },
      inputs: { 'github-token': 'ghs_x', command: 'apply' },
      event: async () => ({
        repository: { default_branch: 'main' },
        pull_request: {
          number: 7,
          head: { sha: head, repo: { full_name: 'evil/support-models' } },
          base: { sha: base },
          user: { login: 'mallory' },
        },
      }),
    });
    expect(await main(edge)).toBe(0);
    expect(told.outputs.get('decision')).toBe('valid');
    expect(told.opened).not.toContain('github');
    expect(world.called('aws.')).toEqual([]);
    expect(world.console.lines.join('\n')).toContain('fork');
  });
});
