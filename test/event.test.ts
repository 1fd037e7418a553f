import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AppError } from '../src/errors.ts';
import {
  hasAwsIdentity,
  isSimulated,
  localEvent,
  type ParsedEvent,
  parseEvent,
  type Trigger,
} from '../src/event.ts';

const FOLDER = 'test/fixtures/events';

function fixture(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(`${FOLDER}/${name}.json`, 'utf8'));
}

type Env = Readonly<Record<string, string | undefined>>;

function env(name: string, more: Env = {}): Env {
  return {
    GITHUB_EVENT_NAME: name,
    GITHUB_REPOSITORY: 'acme/support-models',
    GITHUB_REPOSITORY_ID: '4242',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_RUN_ID: '77',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_SHA: 'a'.repeat(40),
    ...more,
  };
}

function codeOf(work: () => unknown): string {
  try {
    work();
    return 'accepted';
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

const PULL = {
  kind: 'pull-request',
  number: 7,
  untrusted: false,
  state: 'open',
  merged: false,
  closedAt: undefined,
} as const;

const EXPECTED: Readonly<
  Record<string, { readonly event: string; readonly trigger: Partial<Trigger> | string }>
> = {
  merge_group: { event: 'merge_group', trigger: { kind: 'merge-group', baseSha: '1'.repeat(40) } },
  pull_request: { event: 'pull_request', trigger: PULL },
  pull_request_closed_merged: {
    event: 'pull_request',
    trigger: { ...PULL, state: 'closed', merged: true, closedAt: '2026-03-02T11:00:00Z' },
  },
  pull_request_closed_unmerged: {
    event: 'pull_request',
    trigger: { ...PULL, state: 'closed', closedAt: '2026-03-02T11:00:00Z' },
  },
  pull_request_dependabot: { event: 'pull_request', trigger: { ...PULL, untrusted: true } },
  pull_request_fork: { event: 'pull_request', trigger: { ...PULL, untrusted: true } },
  pull_request_target: { event: 'pull_request_target', trigger: 'trigger-refused' },
  push_branch: { event: 'push', trigger: { kind: 'push', onDefaultBranch: false } },
  push_main: { event: 'push', trigger: { kind: 'push', onDefaultBranch: true } },
  schedule: { event: 'schedule', trigger: { kind: 'schedule', onDefaultBranch: true } },
  workflow_dispatch: {
    event: 'workflow_dispatch',
    trigger: { kind: 'workflow-dispatch', onDefaultBranch: true },
  },
  workflow_run: { event: 'workflow_run', trigger: 'trigger-refused' },
};

function parseFixture(name: string, event: string): ParsedEvent {
  const payload = fixture(name);
  const ref = typeof payload['ref'] === 'string' ? payload['ref'] : 'refs/heads/main';
  return parseEvent(env(event, { GITHUB_REF: ref }), payload);
}

describe('parseEvent', () => {
  it('has an expectation for every fixture', () => {
    const files = readdirSync(FOLDER).map((file) => file.replace('.json', ''));
    expect(Object.keys(EXPECTED).sort()).toEqual(files.sort());
  });

  it.each(Object.entries(EXPECTED))('reads %s', (name, { event, trigger }) => {
    if (typeof trigger === 'string') expect(codeOf(() => parseFixture(name, event))).toBe(trigger);
    else expect(parseFixture(name, event).trigger).toMatchObject(trigger);
  });

  it('keeps the facts of the runner, not those of the payload, for the repository', () => {
    const payload = {
      ...fixture('push_main'),
      repository: { default_branch: 'main', full_name: 'evil/repo', id: 1 },
    };
    expect(parseEvent(env('push'), payload).run).toEqual({
      repository: 'acme/support-models',
      repositoryId: '4242',
      repositoryUrl: 'https://github.com/acme/support-models',
      defaultBranch: 'main',
      runId: '77',
      runAttempt: 1,
      runUrl: 'https://github.com/acme/support-models/actions/runs/77',
      sha: 'a'.repeat(40),
    });
  });

  it('reads a re-run as the same event with a higher attempt', () => {
    const first = parseEvent(env('push'), fixture('push_main'));
    const again = parseEvent(env('push', { GITHUB_RUN_ATTEMPT: '3' }), fixture('push_main'));
    expect(again).toEqual({ ...first, run: { ...first.run, runAttempt: 3 } });
    for (const attempt of [undefined, '', '0', '-1', '1.5', 'x'])
      expect(
        parseEvent(env('push', { GITHUB_RUN_ATTEMPT: attempt }), fixture('push_main')).run.runAttempt,
      ).toBeUndefined();
  });

  it.each(['refs/tags/main', 'refs/heads/mai', 'refs/heads/main/x', 'main', undefined])(
    'takes ref %s for another branch',
    (ref) => {
      const { trigger } = parseEvent(env('push', { GITHUB_REF: ref }), fixture('push_main'));
      expect(trigger).toEqual({ kind: 'push', onDefaultBranch: false });
    },
  );

  it('never takes a push or a dispatch for the default branch where the payload does not name it', () => {
    expect(parseEvent(env('push'), {}).trigger).toEqual({ kind: 'push', onDefaultBranch: false });
    expect(parseEvent(env('workflow_dispatch'), {}).trigger).toEqual({
      kind: 'workflow-dispatch',
      onDefaultBranch: false,
    });
    expect(parseEvent(env('schedule'), {}).trigger).toEqual({ kind: 'schedule', onDefaultBranch: true });
  });

  it('takes the branch of a schedule for the default branch where the payload names none, and only there', () => {
    const branch = (name: string, ref: string, payload: unknown = { schedule: '23 * * * *' }) =>
      parseEvent(env(name, { GITHUB_REF: ref }), payload).run.defaultBranch;
    expect(branch('schedule', 'refs/heads/trunk')).toBe('trunk');
    expect(branch('schedule', 'refs/heads/a/b')).toBe('a/b');
    expect(branch('schedule', 'refs/heads/x', { repository: { default_branch: 'main' } })).toBe('main');
    expect(branch('schedule', 'refs/tags/x')).toBeUndefined();
    expect(branch('push', 'refs/heads/x')).toBeUndefined();
    expect(branch('workflow_dispatch', 'refs/heads/x')).toBeUndefined();
  });
});

function pull(changes: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const payload = fixture('pull_request');
  return { ...payload, pull_request: { ...Object(payload['pull_request']), ...changes } };
}

function headWith(repo: unknown): Record<string, unknown> {
  return pull({ head: { sha: 'b'.repeat(40), repo } });
}

describe('who wrote a pull request', () => {
  const isUntrusted = (payload: unknown): unknown =>
    Object(parseEvent(env('pull_request'), payload).trigger)['untrusted'];

  it('trusts nobody but a branch of this very repository', () => {
    expect(isUntrusted(headWith({ full_name: 'acme/support-models' }))).toBe(false);
    const others = [null, undefined, {}, [], 'acme/support-models', { full_name: '' }, { full_name: null }];
    for (const repo of others) expect(isUntrusted(headWith(repo))).toBe(true);
    for (const name of ['evil/support-models', 'acme/support-models2', ['acme/support-models'], 7])
      expect(isUntrusted(headWith({ full_name: name }))).toBe(true);
  });

  it('asks for the author, not for who pressed the button', () => {
    const byDependabot = pull({ user: { login: 'dependabot[bot]' } });
    expect(
      Object(parseEvent(env('pull_request', { GITHUB_ACTOR: 'maintainer' }), byDependabot).trigger)[
        'untrusted'
      ],
    ).toBe(true);
    expect(
      Object(parseEvent(env('pull_request', { GITHUB_ACTOR: 'dependabot[bot]' }), pull({})).trigger)[
        'untrusted'
      ],
    ).toBe(false);
  });
});

const HOSTILE: readonly (readonly [string, unknown])[] = [
  ['nothing', undefined],
  ['null', null],
  ['a text', 'pull_request'],
  ['a number', 7],
  ['an array', [fixture('pull_request')]],
  ['no pull request', {}],
  ['a pull request that is an array', { number: 7, pull_request: [] }],
  ['no head', pull({ head: null })],
  ['a head that is a text', pull({ head: 'b'.repeat(40) })],
  ['a commit that is a path', pull({ head: { sha: '../../../issues/1', repo: null } })],
  ['a commit that is an option', pull({ base: { sha: '--output=/tmp/x' } })],
  ['a commit that is huge', pull({ base: { sha: 'a'.repeat(1_000_000) } })],
  ['a commit that is an array', pull({ base: { sha: ['a'.repeat(40)] } })],
  ['a number that is a text', pull({ number: '7' })],
  ['number 0', pull({ number: 0 })],
  ['a negative number', pull({ number: -1 })],
  ['a broken number', pull({ number: 7.5 })],
  ['a huge number', pull({ number: 1e300 })],
  ['members on the prototype', JSON.parse(`{"__proto__": ${JSON.stringify(fixture('pull_request'))}}`)],
];

describe('hostile payloads', () => {
  it.each(HOSTILE)('refuses a pull request event of %s', (_name, payload) => {
    expect(codeOf(() => parseEvent(env('pull_request'), payload))).toBe('event-invalid');
  });

  it('takes a time that is none for no time', () => {
    const payload = pull({ state: 'closed', closed_at: 'yesterday, or so' });
    expect(parseEvent(env('pull_request'), payload).trigger).toMatchObject({ closedAt: undefined });
  });

  it.each(['pull_request_target', 'workflow_run'])('refuses %s whatever it carries', (name) => {
    for (const payload of [undefined, {}, fixture('pull_request'), fixture('push_main')])
      expect(codeOf(() => parseEvent(env(name), payload))).toBe('trigger-refused');
  });

  it.each([
    '',
    'Push',
    'push ',
    'release',
    'issue_comment',
    'repository_dispatch',
    'workflow_call',
    'toString',
  ])('refuses event %j', (name) => {
    expect(codeOf(() => parseEvent(env(name), fixture('push_main')))).toBe('trigger-refused');
  });

  it.each([
    { GITHUB_REPOSITORY: undefined },
    { GITHUB_REPOSITORY: 'acme' },
    { GITHUB_REPOSITORY: 'acme/a/b' },
    { GITHUB_REPOSITORY: 'acme/support models' },
    { GITHUB_REPOSITORY_ID: undefined },
    { GITHUB_REPOSITORY_ID: '' },
    { GITHUB_REPOSITORY_ID: '42a' },
    { GITHUB_REPOSITORY_ID: '1'.repeat(21) },
  ])('refuses a runner that says %j', (broken) => {
    expect(codeOf(() => parseEvent(env('push', broken), fixture('push_main')))).toBe('event-invalid');
  });

  it('never throws anything but an AppError, and trusts no invented payload', () => {
    const names = fc.constantFrom(
      'pull_request',
      'push',
      'schedule',
      'workflow_dispatch',
      'merge_group',
      'x',
    );
    const wrapped = fc.record(
      {
        number: fc.jsonValue(),
        repository: fc.jsonValue(),
        pull_request: fc.record(
          { number: fc.jsonValue(), head: fc.jsonValue(), base: fc.jsonValue(), user: fc.jsonValue() },
          { requiredKeys: [] },
        ),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(names, fc.oneof(fc.jsonValue(), wrapped), (name, payload) => {
        const code = codeOf(() => {
          const { trigger } = parseEvent(env(name), payload);
          expect(trigger.kind !== 'push' || !trigger.onDefaultBranch).toBe(true);
          expect(trigger.kind === 'pull-request').toBe(false);
        });
        expect(['accepted', 'event-invalid', 'trigger-refused']).toContain(code);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the surroundings', () => {
  it('speaks for no repository on a laptop that was not told', () => {
    const { trigger, run } = localEvent({ repository: undefined, repositoryId: undefined });
    expect(trigger).toEqual({ kind: 'local' });
    expect(Object.values(run).every((value) => value === undefined)).toBe(true);
  });

  it.each([
    [{ AWS_ENDPOINT_URL: 'http://127.0.0.1:4566' }, true],
    [
      {
        AWS_ENDPOINT_URL_BEDROCK: 'http://localhost:1',
        AWS_ENDPOINT_URL_S3: 'http://[::1]:1',
        AWS_ENDPOINT_URL_STS: 'http://127.9.9.9',
      },
      true,
    ],
    [{ AWS_ENDPOINT_URL: 'http://127.0.0.1:4566', AWS_ENDPOINT_URL_IAM: 'http://localhost:2' }, true],
    [{ AWS_ENDPOINT_URL: 'https://bedrock.us-east-1.amazonaws.com' }, false],
    [{ AWS_ENDPOINT_URL: 'https://localhost.evil.com' }, false],
    [{ AWS_ENDPOINT_URL: 'https://127.0.0.1.evil.com' }, false],
    [{ AWS_ENDPOINT_URL: 'not a url' }, false],
    [{}, false],
  ])('knows whether AWS is simulated: %j', (given, expected) => {
    expect(isSimulated(given, false)).toBe(expected);
  });

  it.each([
    [{ AWS_ENDPOINT_URL_BEDROCK: 'http://localhost:1' }],
    [{ AWS_ENDPOINT_URL_S3: 'http://localhost:9000' }],
    [{ AWS_ENDPOINT_URL_IAM: 'http://localhost:1' }],
    [{ AWS_ENDPOINT_URL: 'http://localhost:1', AWS_ENDPOINT_URL_IAM: 'https://iam.amazonaws.com' }],
    [{ AWS_ENDPOINT_URL: 'http://localhost:1', AWS_ENDPOINT_URL_S3: 'https://s3.us-east-1.amazonaws.com' }],
  ])('refuses a world of which only a part is simulated: %j', (given) => {
    expect(() => isSimulated(given, false)).toThrow(expect.objectContaining({ code: 'input-invalid' }));
  });

  it('refuses a world without IAM to the command that asks IAM, and to no other', () => {
    const local = 'http://127.0.0.1:4566';
    const world = {
      AWS_ENDPOINT_URL_BEDROCK: local,
      AWS_ENDPOINT_URL_S3: local,
      AWS_ENDPOINT_URL_STS: local,
    };
    expect(isSimulated(world, false)).toBe(true);
    expect(() => isSimulated(world, true)).toThrow(
      expect.objectContaining({ hint: expect.stringContaining('AWS_ENDPOINT_URL_IAM') }),
    );
    const whole = { ...world, AWS_ENDPOINT_URL_IAM: local, AWS_ENDPOINT_URL_SERVICE_QUOTAS: local };
    expect(isSimulated(whole, true)).toBe(true);
    expect(isSimulated({}, true)).toBe(false);
  });

  it('refuses a world without the runtime to who asks base models', () => {
    const local = 'http://127.0.0.1:4566';
    const world = {
      AWS_ENDPOINT_URL_BEDROCK: local,
      AWS_ENDPOINT_URL_S3: local,
      AWS_ENDPOINT_URL_STS: local,
    };
    expect(() => isSimulated(world, false, true)).toThrow(
      expect.objectContaining({ hint: expect.stringContaining('AWS_ENDPOINT_URL_BEDROCK_RUNTIME') }),
    );
    const runtime = (url: string) => ({ ...world, AWS_ENDPOINT_URL_BEDROCK_RUNTIME: url });
    expect(isSimulated(runtime(local), false, true)).toBe(true);
    expect(() => isSimulated(runtime('https://bedrock-runtime.us-east-1.amazonaws.com'), false)).toThrow();
    expect(isSimulated({}, false, true)).toBe(false);
  });

  it.each([
    [{ ACTIONS_ID_TOKEN_REQUEST_URL: 'https://token' }, true],
    [{ AWS_ACCESS_KEY_ID: 'AKIA' }, true],
    [{ AWS_PROFILE: 'me' }, true],
    [{ AWS_WEB_IDENTITY_TOKEN_FILE: '/token' }, true],
    [{ AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/v2' }, true],
    [{ AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://x' }, true],
    [{ ACTIONS_ID_TOKEN_REQUEST_URL: '', AWS_PROFILE: '' }, false],
    [{ AWS_REGION: 'us-east-1' }, false],
  ])('knows whether credentials can be had: %j', (given, expected) => {
    expect(hasAwsIdentity(given)).toBe(expected);
  });
});
