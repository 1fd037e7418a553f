import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AppError } from '../src/errors.ts';
import { COMMANDS, INPUT_DEFAULTS, type InputName, type Inputs, parseInputs } from '../src/inputs.ts';

const NAMES = Object.keys(INPUT_DEFAULTS).filter((name): name is InputName => name in INPUT_DEFAULTS);

function parse(given: Partial<Record<InputName, string>>): Inputs {
  return parseInputs((name) => given[name] ?? '');
}

function refusal(name: InputName, text: string): AppError | undefined {
  try {
    parse({ [name]: text });
    return undefined;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

const LONGEST_NAME = 'a'.repeat(40);

const GOOD: readonly (readonly [InputName, string, Partial<Inputs>])[] = [
  ['command', 'auto', { command: 'auto' }],
  ...COMMANDS.map((command) => ['command', command, { command }] as const),
  ['config', 'models/jobs.yml', { config: 'models/jobs.yml' }],
  ['config', './jobs.yaml', { config: 'jobs.yaml' }],
  ['config', 'a b/jobs.prod.yaml', { config: 'a b/jobs.prod.yaml' }],
  ['jobs', 'support-bot', { jobs: ['support-bot'] }],
  ['jobs', 'a, b2 ,c-d\ne', { jobs: ['a', 'b2', 'c-d', 'e'] }],
  ['jobs', 'a,a, a', { jobs: ['a'] }],
  ['jobs', LONGEST_NAME, { jobs: [LONGEST_NAME] }],
  ['environment', 'prod,west', { environments: ['prod', 'west'] }],
  ['wait', '0', { wait: { kind: 'at-most', ms: 0 } }],
  ['wait', '90s', { wait: { kind: 'at-most', ms: 90_000 } }],
  ['wait', '10m', { wait: { kind: 'at-most', ms: 600_000 } }],
  ['wait', '2h', { wait: { kind: 'at-most', ms: 7_200_000 } }],
  ['wait', 'done', { wait: { kind: 'done' } }],
  ['all', 'true', { all: true }],
  ['retry', 'support-bot@2', { retries: new Map([['support-bot', 2]]) }],
  [
    'retry',
    'a@2, b@13',
    {
      retries: new Map([
        ['a', 2],
        ['b', 13],
      ]),
    },
  ],
  ['on-cancel', 'leave', { onCancel: 'leave' }],
  ['on-cancel', 'stop', { onCancel: 'stop' }],
  ['reviewed', 'strict', { reviewed: 'strict' }],
  ['reviewed', 'warn', { reviewed: 'warn' }],
  ['reviewed', 'off', { reviewed: 'off' }],
  ['comment', 'update', { comment: 'update' }],
  ['comment', 'off', { comment: 'off' }],
  ['what', 'stop', { what: 'stop' }],
  ['what', 'models', { what: 'models' }],
  ['what', 'data', { what: 'data' }],
  ['what', 'all', { what: 'all' }],
  ['confirm', ' teardown-0123456789ab ', { confirm: ' teardown-0123456789ab ' }],
  ['confirm', ' ', { confirm: ' ' }],
  ['github-token', 'ghs_x', { githubToken: 'ghs_x' }],
];

const BAD: readonly (readonly [InputName, readonly string[]])[] = [
  ['command', ['Plan', 'plan ', 'destroy', 'evaluate', 'promote', '__proto__', 'toString']],
  [
    'config',
    [
      '/etc/jobs.yaml',
      '../jobs.yaml',
      'a/../../jobs.yaml',
      'a\\jobs.yaml',
      'C:/jobs.yaml',
      'jobs.json',
      'jobs.yaml\n',
      'jobs.yaml/',
      '~/jobs.yaml',
      '$(id).yaml',
      'jobs.yaml\0.yaml',
    ],
  ],
  ['jobs', ['Support', '1a', '-a', 'a-', 'a--b', 'a_b', 'a;b', '*', 'a'.repeat(41), `${'a-'.repeat(30)}a`]],
  ['environment', ['PROD', 'prod/west', 'a'.repeat(41)]],
  ['wait', ['10', '-1m', '1.5h', '10 m', '10M', '1d', 'forever', '99999s', 'Done', '00', 'NaNs']],
  [
    'retry',
    [
      'support-bot',
      'support-bot@',
      'support-bot@1',
      'support-bot@0',
      'support-bot@02',
      'support-bot@-2',
      'support-bot@2.5',
      '@2',
      'a@2,a@3',
      'a@2,a@2',
      'a@99999',
      'A@2',
      `${'a'.repeat(41)}@2`,
    ],
  ],
  ['on-cancel', ['Leave', 'kill', 'true']],
  ['reviewed', ['on', 'true', 'strict ', 'Strict']],
  ['comment', ['true', 'create', 'on']],
  ['what', ['everything', 'bucket', 'ALL', 'stop,models']],
  ['all', ['yes', 'True', '1', ' true']],
];

describe('parseInputs', () => {
  it('takes an empty text for the default, for every input', () => {
    expect(parse({})).toEqual({
      command: 'auto',
      config: 'jobs.yaml',
      jobs: [],
      environments: [],
      wait: undefined,
      retries: new Map(),
      onCancel: 'leave',
      reviewed: 'warn',
      comment: 'update',
      what: 'all',
      confirm: undefined,
      all: false,
      githubToken: undefined,
    });
    for (const name of NAMES) expect(parse({ [name]: INPUT_DEFAULTS[name] })).toEqual(parse({}));
  });

  it.each(GOOD)('accepts %s %j', (name, text, expected) => {
    expect(parse({ [name]: text })).toEqual({ ...parse({}), ...expected });
  });

  it.each(BAD.flatMap(([name, texts]) => texts.map((text) => [name, text] as const)))(
    'refuses %s %j and says which input',
    (name, text) => {
      const error = refusal(name, text);
      expect(error).toMatchObject({ code: 'input-invalid', blame: 'user' });
      expect(error?.message).toContain(`input ${name} `);
      expect(error?.hint).not.toBe('');
    },
  );

  it('has at least one refusal per input that can be wrong', () => {
    const free: readonly InputName[] = ['confirm', 'github-token'];
    expect(NAMES.filter((name) => !free.includes(name))).toEqual(BAD.map(([name]) => name));
  });

  it('names a command of a later release, and those of this one', () => {
    const error = refusal('command', 'promote');
    expect(error?.hint).toContain('promote');
    for (const command of COMMANDS) expect(error?.hint).toContain(command);
  });

  it('never echoes a long input, or one with line breaks, whole', () => {
    const error = refusal('command', `${'x'.repeat(5000)}\n::error::`);
    expect(error?.message.length).toBeLessThan(200);
    expect(refusal('command', 'a\n::error::b')?.message).not.toContain('\n');
  });

  it('never throws anything but input-invalid, and never accepts a path that leaves the repository', () => {
    fc.assert(
      fc.property(fc.constantFrom(...NAMES), fc.string({ unit: 'binary' }), (name, text) => {
        const error = refusal(name, text);
        if (error !== undefined) expect(error.code).toBe('input-invalid');
      }),
      { numRuns: 300 },
    );
    const part = fc.constantFrom('..', '.', 'a', '', 'jobs.yaml', '\\', '/');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const text = parts.join('/');
        if (text === '' || refusal('config', text) !== undefined) return;
        const { config } = parse({ config: text });
        expect(config.startsWith('/') || config.split('/').includes('..')).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});
