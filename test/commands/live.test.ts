/** What `plan` asks AWS before a run: one check at a time broken, and one right at a time missing. */
import { describe, expect, it } from '@jest/globals';
import { apply } from '../../src/commands/apply.ts';
import { plan } from '../../src/commands/plan.ts';
import { validate } from '../../src/commands/validate.ts';
import { AppError, type Finding } from '../../src/errors.ts';
import type { CommandResult } from '../../src/outputs.ts';
import { BASE_MODEL, modelSummary } from '../support/builders.ts';
import type { MemorySettings } from '../support/memory-ports.ts';
import {
  appError,
  type ContextOptions,
  endRun,
  filesFor,
  type Proposed,
  proposedWorld,
  rows,
  trainingPath,
} from './support.ts';

const JOBS = [{ key: 'a' }, { key: 'b' }, { key: 'w', environment: 'west' }] as const;
const BEFORE = filesFor(JOBS);
const CHANGED = { ...BEFORE, [trainingPath('a')]: rows('changed') };

function proposed(after = CHANGED): Proposed {
  return proposedWorld(BEFORE, after);
}

async function planned({ world, trigger }: Proposed, options: ContextOptions = {}): Promise<CommandResult> {
  return await plan(world.context({ trigger, ...options }));
}

/** Findings that no file alone would have. */
function live({ findings }: CommandResult): readonly Finding[] {
  return findings.filter(({ file, severity }) => file === 'jobs.yaml' && severity !== 'info');
}

function notRun({ details }: CommandResult): readonly string[] {
  return details['checksNotRun'] as readonly string[];
}

const ENVIRONMENT = { file: 'jobs.yaml', line: 3, column: 3 };
const JOB = { file: 'jobs.yaml', line: 18, column: 3 };
const MODEL = { file: 'jobs.yaml', line: 20, column: 16 };

const TRUST = { Effect: 'Allow', Principal: { Service: 'bedrock.amazonaws.com' }, Action: 'sts:AssumeRole' };
const trusting = (Condition: object): string => JSON.stringify({ Statement: [{ ...TRUST, Condition }] });
const ACTIVE = {
  lifecycle: 'ACTIVE',
  customizations: ['FINE_TUNING'],
  legacyAt: undefined,
  endOfLifeAt: undefined,
} as const;

interface Broken {
  readonly name: string;
  readonly plant: (settings: MemorySettings) => void;
  readonly finding: Omit<Partial<Finding>, 'message'>;
  readonly says: string;
}

const BROKEN: readonly Broken[] = [
  {
    name: 'a base model that the region does not have',
    plant: ({ models }) => models.set(BASE_MODEL, undefined),
    finding: { ...MODEL, code: 'model-lifecycle', severity: 'error' },
    says: 'does not know it',
  },
  {
    name: 'a base model that became Legacy after the catalogue was written',
    plant: ({ models }) => models.set(BASE_MODEL, { ...ACTIVE, lifecycle: 'LEGACY' }),
    finding: { ...MODEL, code: 'model-lifecycle', severity: 'error' },
    says: 'it is Legacy',
  },
  {
    name: 'a base model that cannot be fine-tuned',
    plant: ({ models }) => models.set(BASE_MODEL, { ...ACTIVE, customizations: ['DISTILLATION'] }),
    finding: { ...MODEL, code: 'model-lifecycle', severity: 'error' },
    says: 'DISTILLATION',
  },
  {
    name: 'a base model that will be Legacy',
    plant: ({ models }) => models.set(BASE_MODEL, { ...ACTIVE, legacyAt: '2026-09-01T00:00:00.000Z' }),
    finding: { ...MODEL, code: 'model-lifecycle', severity: 'warning' },
    says: '2026-09-01',
  },
  {
    name: 'a base model whose end has a day',
    plant: ({ models }) => models.set(BASE_MODEL, { ...ACTIVE, endOfLifeAt: '2027-01-31T00:00:00.000Z' }),
    finding: { ...MODEL, code: 'model-lifecycle', severity: 'warning' },
    says: '2027-01-31',
  },
  {
    name: 'a service role that is not there',
    plant: (settings) => {
      settings.trust = undefined;
    },
    finding: { ...ENVIRONMENT, code: 'service-role-trust', severity: 'error' },
    says: 'there is no role',
  },
  {
    name: 'a service role for another account',
    plant: (settings) => {
      settings.trust = trusting({ StringEquals: { 'aws:SourceAccount': '999999999999' } });
    },
    finding: { ...ENVIRONMENT, code: 'service-role-trust', severity: 'error' },
    says: 'does not let Bedrock in',
  },
  {
    name: 'a service role that any account can have Bedrock assume',
    plant: (settings) => {
      settings.trust = trusting({});
    },
    finding: { ...ENVIRONMENT, code: 'service-role-others', severity: 'warning' },
    says: 'on behalf of other accounts',
  },
  {
    name: 'a service role that may not write its outputs',
    plant: ({ denied }) => denied.add('s3:PutObject'),
    finding: { ...ENVIRONMENT, code: 'service-role-rights', severity: 'warning' },
    says: 's3:PutObject on arn:aws:s3:::data-prod/tune/outputs/',
  },
  {
    name: 'a bucket that is not there',
    plant: ({ buckets }) => buckets.set('data-prod', { region: undefined }),
    finding: { ...ENVIRONMENT, code: 'bucket-owner', severity: 'error' },
    says: 'no bucket data-prod',
  },
  {
    name: 'a bucket of another region',
    plant: ({ buckets }) => buckets.set('data-prod', { region: 'eu-west-1' }),
    finding: { ...ENVIRONMENT, code: 'bucket-region', severity: 'error' },
    says: 'eu-west-1',
  },
  {
    name: 'a bucket that may become public',
    plant: ({ buckets }) => buckets.set('data-prod', { isPublic: true }),
    finding: { ...ENVIRONMENT, code: 'bucket-public-access', severity: 'warning' },
    says: 'no block is set',
  },
  {
    name: 'a bucket without versions',
    plant: ({ buckets }) => buckets.set('data-prod', { versioning: false }),
    finding: { ...ENVIRONMENT, code: 'bucket-versioning', severity: 'warning' },
    says: 'versioning is off',
  },
  {
    name: 'no slot at all',
    plant: ({ quotas }) => quotas.set('L-C02E1E99', 0),
    finding: { ...ENVIRONMENT, code: 'quota-jobs', severity: 'warning' },
    says: '0 training runs',
  },
  {
    name: 'no room for another model',
    plant: ({ quotas }) => quotas.set('L-CB5B847D', 0),
    finding: { ...ENVIRONMENT, code: 'quota-models', severity: 'warning' },
    says: '0 of 0',
  },
];

describe('an account that is set up', () => {
  it('has nothing to say, and leaves nothing unchecked', async () => {
    const result = await planned(proposed());
    expect(live(result)).toEqual([]);
    expect(notRun(result)).toEqual([]);
    expect(result.decision).toBe('planned');
  });

  it('is asked only where a changed job would start, and once for all of them', async () => {
    const one = proposed();
    await planned(one);
    expect(one.world.count('settings.role')).toBe(1);
    const both = proposed({ ...CHANGED, [trainingPath('b')]: rows('changed too') });
    await planned(both);
    expect(both.world.count('settings.baseModel')).toBe(1);
    expect(both.world.count('settings.role')).toBe(1);
    const words = proposed({ ...BEFORE, 'README.md': 'words' });
    await planned(words);
    expect(words.world.called('settings.')).toEqual([]);
    expect(words.world.called('bucket.')).toEqual([]);
  });

  it('is not asked about what is trained already', async () => {
    const described = { key: 'a', extra: '    description: Answers tickets\n' };
    const { world, trigger, base } = proposed(
      filesFor([described, { key: 'b' }, { key: 'w', environment: 'west' }]),
    );
    const { head } = world.repository;
    world.repository.head = base;
    await apply(world.context({ inputs: { reviewed: 'off' } }));
    for (const name of [...world.account().runs.keys()]) endRun(world, world.account(), name, 'Completed');
    world.repository.head = head;
    world.calls.length = 0;
    const { jobs } = await plan(world.context({ trigger }));
    expect(jobs[0]).toMatchObject({ affected: true, planned: { action: { kind: 'none' } } });
    expect(world.called('settings.')).toEqual([]);
  });
});

describe('before a run', () => {
  it.each(BROKEN)('$name is found', async ({ plant, finding, says }) => {
    const one = proposed();
    plant(one.world.settings());
    const result = await planned(one);
    expect(live(result)).toMatchObject([finding]);
    expect(live(result)[0]?.message).toContain(says);
    expect(live(result)[0]?.hint).not.toBe('');
    expect(notRun(result)).toEqual([]);
    const isError = finding.severity === 'error';
    expect(result.decision).toBe(isError ? 'findings' : 'planned');
    const { action } = result.jobs[0]?.planned ?? {};
    if (finding.code !== 'quota-jobs') expect(action?.kind).toBe(isError ? 'blocked' : 'train');
  });

  it('a model of somebody else under the name is found', async () => {
    const one = proposed();
    const [job] = (await planned(one)).jobs;
    const action = job?.planned.action;
    if (action?.kind !== 'train') throw new TypeError('the job would not train');
    const model = modelSummary(action.jobName);
    one.world.account().models.set(model.modelArn, model);
    const result = await planned(one);
    expect(live(result)).toMatchObject([{ ...JOB, code: 'name-taken', severity: 'error' }]);
  });

  it('what is wrong with one environment is said of its jobs alone', async () => {
    const two = proposed({ ...CHANGED, [trainingPath('w')]: rows('changed too') });
    two.world.settings('west').trust = undefined;
    const { jobs } = await planned(two);
    expect(jobs.map(({ planned: { key, action } }) => [key, action.kind])).toEqual([
      ['a', 'train'],
      ['b', 'train'],
      ['w', 'blocked'],
    ]);
  });

  it('the quota of the account decides who waits, where it can be read', async () => {
    const kinds = async (one: Proposed): Promise<readonly string[]> =>
      (await planned(one)).jobs.map(({ planned: { action } }) => action.kind);
    const roomy = proposed();
    roomy.world.settings().quotas.set('L-C02E1E99', 1);
    expect(await kinds(roomy)).toEqual(['train', 'queue', 'train']);
    const unread = proposed();
    unread.world.settings().quotas.set('L-C02E1E99', 1);
    unread.world.fail('settings.quota', appError('aws-access-denied', 'user'), { times: 2 });
    expect(await kinds(unread)).toEqual(['train', 'train', 'train']);
  });
});

describe('a check that cannot be made', () => {
  const denied = (right: string): AppError =>
    new AppError('aws-access-denied', `${right} on arn:aws:x: AccessDenied (HTTP 403)`, {
      blame: 'user',
      hint: 'Allow it.',
    });

  it.each([
    ['settings.baseModel', 'bedrock:GetFoundationModel', `whether AWS still trains ${BASE_MODEL}`],
    ['settings.role', 'iam:GetRole', 'whom the service role trusts'],
    ['settings.simulate', 'iam:SimulatePrincipalPolicy', 'what the service role may do'],
    ['bucket.region', 's3:GetBucketLocation', 'owner and settings of bucket data-prod'],
    ['bucket.publicAccessBlock', 's3:GetBucketPublicAccessBlock', 'public access to bucket data-prod'],
    ['bucket.versioning', 's3:GetBucketVersioning', 'versions of bucket data-prod'],
  ])('is one line that names the right (%s)', async (call, right, what) => {
    const one = proposed();
    one.world.fail(call, denied(right));
    const result = await planned(one);
    expect(notRun(result)).toEqual([`${what} (prod: needs ${right})`]);
    expect(live(result)).toEqual([]);
    expect(result.decision).toBe('planned');
    expect(result.summary).toContain(right);
    expect(result.terminal).toContain(right);
  });

  it('names each quota by itself', async () => {
    const one = proposed();
    one.world.fail('settings.quota', denied('servicequotas:GetServiceQuota'), { times: 2 });
    expect(notRun(await planned(one))).toEqual([
      'free slots (prod: needs servicequotas:GetServiceQuota)',
      'room for another custom model (prod: needs servicequotas:GetServiceQuota)',
    ]);
  });

  it('says why, where no right is missing', async () => {
    const one = proposed();
    one.world.fail('settings.role', appError('aws-unavailable'));
    expect(notRun(await planned(one))).toEqual([
      'whom the service role trusts (prod: aws-unavailable happened)',
    ]);
  });

  it('is told also where the trust policy is beyond us', async () => {
    const one = proposed();
    one.world.settings().trust = JSON.stringify({
      Statement: [{ ...TRUST, Action: undefined, NotAction: 's3:*' }],
    });
    const result = await planned(one);
    expect(notRun(result)).toMatchObject([expect.stringContaining('NotAction')]);
    expect(result.decision).toBe('planned');
  });
});

describe('without credentials', () => {
  it('all of them are named, and the data that was not read', async () => {
    const training = '{ s3Uri: "s3://lake/a/x.jsonl", versionId: v1 }';
    const { world, trigger } = proposedWorld(BEFORE, filesFor([...JOBS, { key: 's', training }]));
    const result = await validate(world.context({ trigger }));
    const lines = notRun(result);
    expect(lines.at(-1)).toBe('the rows of s3://lake/a/x.jsonl?versionId=v1');
    for (const word of ['trains', 'slots', 'buckets', 'service role', 'names'])
      expect(lines.filter((line) => line.includes(word))).not.toEqual([]);
    for (const line of lines) expect(result.summary).toContain(line.split(' ')[0]);
    expect(world.called('aws.')).toEqual([]);
  });
});
