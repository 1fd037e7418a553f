/**
 * The policy our own workflows keep, and with them every repository that copies them: least rights, pinned actions,
 * no stranger's code beside credentials, no run that cuts another one off while it writes.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type Document, isMap, isScalar, parse, parseDocument, visit } from 'yaml';
import { TEARDOWN_WHATS, WAIT_DEFAULTS } from '../../src/inputs.ts';
import { unpinned } from './pinned.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const FOLDER = join(ROOT, '.github', 'workflows');

/** Runs that write to AWS: one at a time, none lost, and none at all before somebody set the repository up. */
const WRITERS = ['train.yml#apply', 'follow.yml#apply', 'stop.yml#stop', 'teardown.yml#teardown'];
const GUARDED = [...WRITERS, 'follow.yml#status'];
/** They write nothing, and have to run before the guard is set. */
const UNGUARDED = ['plan.yml#plan', 'doctor.yml#status', 'doctor.yml#train', 'doctor.yml#teardown'];
const GUARD = "vars.BEDROCK_TUNE_ENABLED == 'true'";

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Concurrency {
  readonly group: string;
  readonly queue?: string;
  readonly 'cancel-in-progress'?: boolean | string;
}

interface Job {
  readonly if?: string;
  readonly environment?: string;
  readonly needs?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly concurrency?: Concurrency;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
  readonly steps: readonly Step[];
}

interface Dispatch {
  readonly inputs?: Readonly<
    Record<
      string,
      { readonly type?: string; readonly default?: unknown; readonly options?: readonly string[] }
    >
  >;
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>> & { readonly workflow_dispatch?: Dispatch | null };
  readonly permissions?: unknown;
  readonly concurrency?: Concurrency;
  readonly jobs: Readonly<Record<string, Job>>;
}

interface Source {
  readonly name: string;
  readonly document: Document;
  readonly workflow: Workflow;
}

function read(name: string, text: string): Source {
  const document = parseDocument(text);
  // The shape is GitHub's; a file that has another one fails in the assertions below.
  return { name, document, workflow: document.toJS() as Workflow };
}

const SOURCES = readdirSync(FOLDER)
  .filter((name) => /\.ya?ml$/.test(name))
  .map((name) => read(name, readFileSync(join(FOLDER, name), 'utf8')));

const JOBS = SOURCES.flatMap((source) =>
  Object.entries(source.workflow.jobs).map(([id, job]) => ({ key: `${source.name}#${id}`, job, source })),
);

const byKey = (key: string): Job => {
  const found = JOBS.find((entry) => entry.key === key);
  if (found === undefined) throw new Error(`no job ${key}`);
  return found.job;
};

/** Keys of jobs that break a rule. */
const breaking = (rule: (job: Job, key: string) => boolean): string[] =>
  JOBS.filter(({ job, key }) => !rule(job, key)).map(({ key }) => key);

/** Permissions that say no reason. */
function unexplained(document: Document): string[] {
  const faults: string[] = [];
  visit(document, {
    Pair(_, { key, value }) {
      if (!isScalar(key) || key.value !== 'permissions' || !isMap(value)) return;
      for (const item of value.items) {
        if (!isScalar(item.value) || (item.value.comment ?? '').trim().length < 10)
          faults.push(String(item.key));
      }
    },
  });
  return faults;
}

const isCheckout = (step: Step | undefined): boolean => step?.uses?.startsWith('actions/checkout@') === true;
const isOurs = (step: Step | undefined): boolean => step?.uses === './';
const holdsCredentials = (job: Job): boolean => job.permissions?.['id-token'] !== undefined;

describe('every workflow', () => {
  it('is there', () => {
    expect(SOURCES.map(({ name }) => name).sort()).toEqual([
      'ci.yml',
      'doctor.yml',
      'follow.yml',
      'plan.yml',
      'stop.yml',
      'teardown.yml',
      'train.yml',
    ]);
  });

  it.each(SOURCES)(
    '$name parses without a warning and grants nothing at the top',
    ({ document, workflow }) => {
      expect([...document.errors, ...document.warnings]).toEqual([]);
      expect(workflow.permissions).toEqual({});
    },
  );

  it.each(SOURCES)('$name is not started by an event that mixes strangers and secrets', ({ workflow }) => {
    const triggers = ['pull_request_target', 'workflow_run', 'issue_comment', 'repository_dispatch'];
    expect(Object.keys(workflow.on).filter((trigger) => triggers.includes(trigger))).toEqual([]);
  });

  it.each(SOURCES)('$name pins what it uses and explains what it grants', ({ document }) => {
    expect(unpinned(document)).toEqual([]);
    expect(unexplained(document)).toEqual([]);
  });

  it('finds a tag, a branch, a short commit and a missing version or reason', () => {
    const sha = '0123456789012345678901234567890123456789';
    const uses = [
      'a/b@v1 # v1.0.0',
      'a/b@main',
      'a/b@0123abc # v1.0.0',
      `a/b@${sha}`,
      `a/b@${sha} # v1.2.3`,
      './',
    ];
    const steps = uses.map((value) => `      - uses: ${value}`).join('\n');
    const text = `jobs:\n  x:\n    permissions:\n      contents: read\n    steps:\n${steps}\n`;
    expect(unpinned(parseDocument(text))).toEqual(['a/b@v1', 'a/b@main', 'a/b@0123abc', `a/b@${sha}`]);
    expect(unexplained(parseDocument(text))).toEqual(['contents']);
  });
});

describe('every job', () => {
  it('has its own rights, a time limit, and never writes the contents of the repository', () => {
    expect(breaking((job) => job.permissions !== undefined)).toEqual([]);
    expect(breaking((job) => (job['timeout-minutes'] ?? 361) < 360)).toEqual([]);
    expect(breaking((job) => job.permissions?.['contents'] === 'read')).toEqual([]);
  });

  it('checks out the whole history and leaves no token behind', () => {
    expect(breaking((job) => job.steps.some(isCheckout))).toEqual([]);
    const checkouts = JOBS.flatMap(({ job }) => job.steps.filter(isCheckout));
    expect(checkouts.filter((step) => step.with?.['persist-credentials'] !== false)).toEqual([]);
    expect(checkouts.filter((step) => step.with?.['fetch-depth'] !== 0)).toEqual([]);
    const otherCode = ['ref', 'repository', 'token', 'ssh-key', 'allow-unsafe-pr-checkout', 'submodules'];
    expect(checkouts.filter((step) => otherCode.some((key) => step.with?.[key] !== undefined))).toEqual([]);
  });

  it('pastes no expression into a script', () => {
    const scripts = JOBS.flatMap(({ job }) => job.steps.flatMap((step) => step.run ?? []));
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.filter((script) => script.includes('${{'))).toEqual([]);
  });

  it('with an identity for AWS has exactly two steps: the checkout and ours', () => {
    const two = ({ steps }: Job): boolean => steps.length === 2 && isCheckout(steps[0]) && isOurs(steps[1]);
    expect(JOBS.filter(({ job }) => holdsCredentials(job)).length).toBe(GUARDED.length + UNGUARDED.length);
    expect(breaking((job) => !holdsCredentials(job) || two(job))).toEqual([]);
    expect(breaking((job) => holdsCredentials(job) || !job.steps.some(isOurs))).toEqual([]);
  });

  it('refers in `steps.*` and `needs.*` only to outputs the action has', () => {
    const declared = declaredNames('outputs');
    const used = JOBS.flatMap(({ source }) =>
      [...source.document.toString().matchAll(/(?:steps|needs)\.[\w-]+\.outputs\.([\w-]+)/g)].map(
        ([, name]) => name,
      ),
    );
    expect(used).toContain('has-work');
    expect(used.filter((name) => name === undefined || !declared.includes(name))).toEqual([]);
  });

  it('gives the action only inputs it has', () => {
    const declared = declaredNames('inputs');
    const given = JOBS.flatMap(({ job }) => job.steps.filter(isOurs)).flatMap((step) =>
      Object.keys(step.with ?? {}),
    );
    expect(given).toContain('command');
    expect(given.filter((name) => !declared.includes(name))).toEqual([]);
  });
});

describe('runs that write', () => {
  it('wait for the repository variable; the plan does not, for variables do not reach forks', () => {
    expect(breaking((job, key) => GUARDED.includes(key) === (job.if?.includes(GUARD) ?? false))).toEqual([]);
    // The guard is a necessary condition: no alternative stands beside it.
    expect(breaking((job) => !(job.if?.includes('||') ?? false))).toEqual([]);
  });

  it('stand in a queue that cancels nothing', () => {
    const queue = { group: 'bedrock-tune-apply', queue: 'max', 'cancel-in-progress': false };
    for (const key of WRITERS) {
      // A stop waits behind no apply: money runs meanwhile.
      const group = key.startsWith('stop.yml#') ? 'bedrock-tune-stop' : queue.group;
      expect(byKey(key).concurrency).toEqual({ ...queue, group });
    }
    // Readers too: a tick that cancelled another would cancel what somebody started by hand.
    const status = byKey('follow.yml#status').concurrency;
    expect(status).toEqual({ ...queue, group: 'bedrock-tune-status' });
    const outer = SOURCES.filter(({ name }) => WRITERS.some((key) => key.startsWith(`${name}#`)));
    expect(outer.filter(({ workflow }) => workflow.concurrency !== undefined)).toEqual([]);
  });

  it('stand in a GitHub environment, and nothing else does but doctor', () => {
    expect(
      Object.fromEntries(JOBS.flatMap(({ key, job }) => (job.environment ? [[key, job.environment]] : []))),
    ).toEqual({
      // A role is tried from a job that it trusts.
      'doctor.yml#train': 'bedrock-train',
      'doctor.yml#teardown': 'bedrock-teardown',
      'train.yml#apply': 'bedrock-train',
      'follow.yml#apply': 'bedrock-train',
      'stop.yml#stop': 'bedrock-train',
      'teardown.yml#teardown': 'bedrock-teardown',
    });
  });

  it('name their command; nothing that deletes is started by a push or a clock', () => {
    const commands = WRITERS.map((key) => [key, byKey(key).steps.find(isOurs)?.with?.['command']]);
    expect(Object.fromEntries(commands)).toEqual({
      'train.yml#apply': 'apply',
      'follow.yml#apply': 'apply',
      'stop.yml#stop': 'stop',
      'teardown.yml#teardown': 'teardown',
    });
    for (const name of ['stop.yml', 'teardown.yml']) {
      const source = SOURCES.find((candidate) => candidate.name === name);
      expect(Object.keys(source?.workflow.on ?? {})).toEqual(['workflow_dispatch']);
    }
  });
});

describe('the flows', () => {
  const triggers = (name: string): Readonly<Record<string, unknown>> =>
    SOURCES.find((source) => source.name === name)?.workflow.on ?? {};

  it('plan on each state of a pull request and in the merge queue, the newest commit only', () => {
    expect(triggers('plan.yml')).toEqual({
      pull_request: { types: ['opened', 'synchronize', 'reopened', 'closed'] },
      merge_group: { types: ['checks_requested'] },
    });
    const plan = SOURCES.find(({ name }) => name === 'plan.yml')?.workflow.concurrency;
    expect(plan?.['cancel-in-progress']).toBe(true);
    expect(plan?.group).toContain('github.event.pull_request.number');
  });

  it('train on a push to the default branch, without a paths filter', () => {
    expect(triggers('train.yml')).toMatchObject({ push: { branches: ['main'] } });
    expect(JSON.stringify(SOURCES.map(({ workflow }) => workflow.on))).not.toContain('paths');
  });

  it('follow off the full hour; apply only when status found work, even if status told of a failed run', () => {
    const [tick] = triggers('follow.yml')['schedule'] as readonly { readonly cron: string }[];
    const minutes = tick?.cron.split(' ')[0]?.split(',').map(Number) ?? [];
    expect(minutes.length).toBeGreaterThan(0);
    expect(minutes.filter((minute) => !(minute % 15 > 2))).toEqual([]);
    const apply = byKey('follow.yml#apply');
    expect(apply.needs).toBe('status');
    expect(apply.if).toContain("needs.status.outputs.has-work == 'true'");
    expect(apply.if).toContain('!cancelled()');
    expect(byKey('follow.yml#status').outputs?.['has-work']).toContain('outputs.has-work');
  });
});

describe('runs by hand', () => {
  const dispatched = SOURCES.flatMap(({ name, workflow }) =>
    Object.entries(workflow.on.workflow_dispatch?.inputs ?? {}).map(([input, spec]) => ({
      name,
      input,
      spec,
      given: Object.values(workflow.jobs).flatMap((job) => job.steps.filter(isOurs)),
    })),
  );

  it('hand every input on to the action, under its name', () => {
    const lost = dispatched.filter(
      ({ input, given }) => !given.some((step) => step.with?.[input] === `\${{ inputs.${input} }}`),
    );
    expect(dispatched.length).toBeGreaterThan(5);
    expect(lost.map(({ name, input }) => `${name}: ${input}`)).toEqual([]);
  });

  it('offer as choices exactly what the action takes, and at first what deletes nothing', () => {
    const choices = dispatched.filter(({ spec }) => spec.type === 'choice');
    expect(choices.map(({ name, input, spec }) => [name, input, spec.options, spec.default])).toEqual([
      ['teardown.yml', 'what', TEARDOWN_WHATS, 'stop'],
    ]);
    const switches = dispatched.filter(({ spec }) => spec.type === 'boolean');
    expect(switches.map(({ name, input, spec }) => [name, input, spec.default])).toEqual([
      ['follow.yml', 'all', false],
    ]);
  });

  it('have the time to wait as long as the action waits, and some for the rest', () => {
    const minutes = (key: string, waitMs: number): boolean =>
      (byKey(key)['timeout-minutes'] ?? 0) >= waitMs / 60_000 + 15;
    expect(minutes('teardown.yml#teardown', WAIT_DEFAULTS.teardownMs)).toBe(true);
    expect(minutes('train.yml#apply', WAIT_DEFAULTS.applyMs)).toBe(true);
    expect(minutes('follow.yml#apply', WAIT_DEFAULTS.applyMs)).toBe(true);
  });
});

/** Names `action.yml` declares. */
function declaredNames(section: 'inputs' | 'outputs'): string[] {
  const file = join(ROOT, 'action.yml');
  const action = parse(readFileSync(file, 'utf8')) as Readonly<
    Record<string, Readonly<Record<string, unknown>>>
  >;
  return Object.keys(action[section] ?? {});
}
