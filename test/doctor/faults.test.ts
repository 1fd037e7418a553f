/** Set-ups that are broken in one place: what is said, and that nothing else is. */
import { describe, expect, it } from '@jest/globals';
import type { CheckId } from '../../src/doctor/check.ts';
import type { Role } from '../../src/simulator/identity.ts';
import { gitHubTrust, type World } from '../../src/simulator/world.ts';
import { useSimulator } from '../support/simulator.ts';
import { DATA_BUCKET, JOBS_YAML, OUTPUT_BUCKET, stackedWorld } from '../support/stacked-world.ts';
import { idsOf, onLaptop, saidOf, setUpCheckout } from './support.ts';

const ACCOUNT = '111122223333';

const checkout = setUpCheckout();

const simulator = useSimulator(() => ({ world: stackedWorld() }));
const run = () => onLaptop(simulator(), checkout.directory);

function changeRole(world: World, name: string, change: (role: Role) => Role | undefined): void {
  const { roles } = world.iam;
  const index = roles.findIndex(({ arn }) => arn.endsWith(`/bedrock-tune-${name}`));
  const role = roles[index];
  if (role === undefined) throw new Error(`no role ${name}`);
  const changed = change(role);
  roles.splice(index, 1, ...(changed === undefined ? [] : [changed]));
}

function bucket(world: World, name: string): World['s3']['buckets'][number] {
  const found = world.s3.buckets.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`no bucket ${name}`);
  return found;
}

const allowing = (action: string, resource = '*'): NonNullable<Role['policies']> => ({
  more: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: resource }] },
});

function withoutAudience(trust: Role['trust']): Role['trust'] {
  return JSON.parse(JSON.stringify(trust).replace(/"StringEquals":\{[^}]*\},/, ''));
}

/** Policies of a role without every statement for an action. */
function without({ policies = {} }: Role, action: string): NonNullable<Role['policies']> {
  return Object.fromEntries(
    Object.entries(policies).map(([name, document]) => [
      name,
      { ...document, Statement: document.Statement.filter(({ Action }) => Action !== action) },
    ]),
  );
}

interface Planted {
  readonly name: string;
  readonly plant: (world: World) => void;
  readonly faults: readonly CheckId[];
  /** Stands in what is said: what was found, or the line to change. */
  readonly says: string;
}

const PLANTED: readonly Planted[] = [
  {
    name: 'a role that trusts every repository of the owner',
    plant: (world) =>
      changeRole(world, 'apply', (role) => ({ ...role, trust: gitHubTrust(ACCOUNT, 'repo:acme/*') })),
    faults: ['role-trust'],
    says: 'other repositories of the owner',
  },
  {
    name: 'a role that trusts every run of the repository',
    plant: (world) =>
      changeRole(world, 'teardown', (role) => ({
        ...role,
        trust: gitHubTrust(ACCOUNT, 'repo:acme/support-models:*'),
      })),
    faults: ['role-trust'],
    says: 'pull requests, every branch, the GitHub environment bedrock-train, GitHub environments of any name',
  },
  {
    name: 'a role that asks for no audience',
    plant: (world) =>
      changeRole(world, 'apply', (role) => ({
        ...role,
        trust: withoutAudience(gitHubTrust(ACCOUNT, 'repo:acme/support-models:environment:bedrock-train')),
      })),
    faults: ['role-trust'],
    says: 'tokens for any audience',
  },
  {
    name: 'a role for another branch',
    plant: (world) =>
      changeRole(world, 'status', (role) => ({
        ...role,
        trust: gitHubTrust(ACCOUNT, 'repo:acme/support-models:ref:refs/heads/master'),
      })),
    faults: ['role-trust'],
    says: '"repo:acme/support-models:ref:refs/heads/main"',
  },
  {
    name: 'no role of the name',
    plant: (world) => changeRole(world, 'plan', () => undefined),
    faults: ['role-trust'],
    says: 'there is no role',
  },
  {
    name: 'a role without its rights',
    plant: (world) => changeRole(world, 'status', (role) => ({ ...role, policies: {} })),
    faults: ['role-rights'],
    says: '"bedrock:ListModelCustomizationJobs"',
  },
  {
    name: 'a role without a right to delete, which the fix must limit to what is ours',
    plant: (world) =>
      changeRole(world, 'teardown', (role) => ({
        ...role,
        policies: without(role, 'bedrock:DeleteCustomModel'),
      })),
    faults: ['role-rights'],
    says: '"Condition":{"StringEquals":{"aws:ResourceTag/bedrock-tune:repository-id":"4242"}}}',
  },
  {
    name: 'a role with rights it does not need',
    plant: (world) =>
      changeRole(world, 'plan', (role) => ({
        ...role,
        policies: { ...role.policies, ...allowing('bedrock:CreateProvisionedModelThroughput') },
      })),
    faults: ['role-excess'],
    says: 'bedrock:CreateProvisionedModelThroughput',
  },
  {
    name: 'a teardown role that may delete what is not ours',
    plant: (world) =>
      changeRole(world, 'teardown', (role) => ({
        ...role,
        policies: { ...role.policies, ...allowing('bedrock:DeleteCustomModel') },
      })),
    faults: ['role-excess'],
    says: 'bedrock:DeleteCustomModel',
  },
  {
    name: 'an apply role that may tag over what another repository has tagged',
    plant: (world) =>
      changeRole(world, 'apply', (role) => ({
        ...role,
        policies: { ...role.policies, ...allowing('bedrock:TagResource') },
      })),
    faults: ['role-excess'],
    says: 'bedrock:TagResource',
  },
  {
    name: 'a right to pass any role',
    plant: (world) =>
      changeRole(world, 'apply', (role) => ({
        ...role,
        policies: { ...role.policies, ...allowing('iam:PassRole') },
      })),
    faults: ['role-excess'],
    says: 'iam:PassRole',
  },
  {
    name: 'a service role that any account can have Bedrock assume',
    plant: (world) =>
      changeRole(world, 'service-us-east-1', (role) => ({
        ...role,
        trust: {
          Statement: [
            { Effect: 'Allow', Principal: { Service: 'bedrock.amazonaws.com' }, Action: 'sts:AssumeRole' },
          ],
        },
      })),
    faults: ['service-role-others'],
    says: '"aws:SourceAccount":"111122223333"',
  },
  {
    name: 'a service role without rights',
    plant: (world) => changeRole(world, 'service-us-east-1', (role) => ({ ...role, policies: {} })),
    faults: ['service-role-rights'],
    says: 's3:GetObject',
  },
  {
    name: 'no OIDC provider',
    plant: (world) => {
      delete world.iam.oidcProviders[ACCOUNT];
    },
    faults: ['oidc-provider'],
    says: 'aws iam create-open-id-connect-provider',
  },
  {
    name: 'a bucket that does not block public access',
    plant: (world) => {
      const found = bucket(world, DATA_BUCKET);
      const { publicAccessBlock: _off, ...settings } = found.settings;
      found.settings = settings;
    },
    faults: ['bucket-public-access'],
    says: `aws s3api put-public-access-block --bucket ${DATA_BUCKET}`,
  },
  {
    name: 'a rule that deletes datasets',
    plant: (world) => {
      const found = bucket(world, OUTPUT_BUCKET);
      const rule = { id: 'spring-clean', enabled: true, prefix: 'bedrock-tune/', expireAfter: 30 };
      found.settings = { ...found.settings, lifecycle: [rule] };
    },
    faults: ['bucket-lifecycle'],
    says: 'spring-clean',
  },
  {
    name: 'a bucket that is gone',
    plant: (world) => {
      const { buckets } = world.s3;
      buckets.splice(
        buckets.findIndex(({ name }) => name === OUTPUT_BUCKET),
        1,
      );
    },
    faults: ['bucket-owner'],
    says: OUTPUT_BUCKET,
  },
  {
    name: 'a GitHub environment that takes every branch',
    plant: ({ github: { settings } }) => {
      settings.environments = settings.environments.map((environment) => ({ ...environment, refs: 'all' }));
    },
    faults: ['environment-branch-rule'],
    says: '/settings/environments',
  },
  {
    name: 'no GitHub environments',
    plant: ({ github: { settings } }) => {
      settings.environments = [];
    },
    faults: ['github-environments'],
    says: 'gh api --silent --method PUT repos/acme/support-models/environments/bedrock-train -F ',
  },
  {
    name: 'subjects made of other claims',
    plant: ({ github: { settings } }) => {
      settings.subjectClaims = ['repo', 'job_workflow_ref'];
    },
    faults: ['oidc-subject'],
    says: 'job_workflow_ref',
  },
];

describe('a fault', () => {
  it.each(PLANTED)('is found alone and told with what to change: $name', async ({ plant, faults, says }) => {
    plant(simulator().world);
    const told = await run();
    expect(idsOf(told, 'fault')).toEqual(faults);
    expect(faults.map((id) => saidOf(told, id)).join('\n')).toContain(says);
    expect([told.decision, told.reasonCode]).toEqual(['findings', 'setup-faults']);
  });

  it.each<readonly [string, (world: World) => void, CheckId]>([
    [
      'versioning off',
      (world) => {
        bucket(world, DATA_BUCKET).versioning = false;
      },
      'bucket-versioning',
    ],
    [
      'no TLS-only statement',
      (world) => {
        const found = bucket(world, DATA_BUCKET);
        const { policy: _none, ...settings } = found.settings;
        found.settings = settings;
      },
      'bucket-tls',
    ],
    [
      'ACLs',
      (world) => {
        const found = bucket(world, DATA_BUCKET);
        found.settings = { ...found.settings, objectOwnership: 'ObjectWriter' };
      },
      'bucket-ownership',
    ],
    [
      'nobody reviews',
      ({ github: { settings } }) => {
        settings.environments = settings.environments.map((environment) => ({
          ...environment,
          reviewers: [],
        }));
      },
      'environment-reviewers',
    ],
    [
      'the variable is not set',
      ({ github: { settings } }) => {
        settings.variables = {};
      },
      'repository-variable',
    ],
    [
      'write by default',
      ({ github: { settings } }) => {
        settings.defaultPermissions = 'write';
      },
      'actions-policy',
    ],
  ])('that only might hurt is a warning: %s', async (_, plant, id) => {
    plant(simulator().world);
    const told = await run();
    expect(idsOf(told, 'fault')).toEqual([]);
    expect(idsOf(told, 'warning')).toEqual([id]);
    expect(told.decision).toBe('valid');
  });

  it('in quotas is told', async () => {
    const settings = { quotas: { jobsInFlight: 0, customModels: 0 } };
    const body = JSON.stringify(settings);
    await fetch(`${simulator().url}/_simulator/bedrock/settings`, { method: 'POST', body });
    expect(idsOf(await run(), 'fault')).toEqual(['quota-jobs', 'quota-models']);
  });

  it('of an IAM that does not answer is not waited for again and again', async () => {
    simulator().faults.add({ service: 'iam', operation: '*', form: 'reset', count: 999 });
    const told = await run();
    expect(idsOf(told, 'fault')).toEqual([]);
    expect(idsOf(told, 'not-checked')).toContain('role-rights');
    const asked = simulator()
      .ledger.entries()
      .filter(({ operation }) => operation === 'SimulatePrincipalPolicy');
    expect(asked.length).toBeGreaterThan(0);
    // Of the service role alone, which is asked at the same time as whom it trusts.
    expect(asked.filter(({ request }) => !JSON.stringify(request).includes('bedrock-tune-service'))).toEqual(
      [],
    );
  });

  it('hides no other: one right that is missing hides one answer', async () => {
    simulator().faults.add({
      service: 'servicequotas',
      operation: '*',
      form: 'status',
      status: 400,
      code: 'AccessDeniedException',
      count: 9,
    });
    simulator().faults.add({
      service: 'iam',
      operation: 'GetRole',
      form: 'status',
      status: 403,
      code: 'AccessDenied',
      count: 9,
    });
    bucket(simulator().world, DATA_BUCKET).versioning = false;
    const told = await run();
    expect(idsOf(told, 'not-checked')).toEqual([
      'role-trust',
      'service-role-trust',
      'quota-jobs',
      'quota-models',
    ]);
    expect(idsOf(told, 'warning')).toEqual(['bucket-versioning']);
    expect(idsOf(told, 'fault')).toEqual([]);
  });

  it('of the account is told on its line, and ends nothing else', async () => {
    checkout.write('jobs.yaml', JOBS_YAML.replace(`accountId: "${ACCOUNT}"`, 'accountId: "999988887777"'));
    try {
      const told = await run();
      expect(idsOf(told, 'ok')).toContain('environment-branch-rule');
      expect(idsOf(told, 'fault')).toEqual(['account-access']);
      expect(told.findings).toContainEqual(
        expect.objectContaining({ code: 'account-access', line: 5, column: 5 }),
      );
    } finally {
      checkout.write('jobs.yaml', JOBS_YAML);
    }
  });

  it('of a bucket that may be another account\u2019s cannot be told from a missing right', async () => {
    const { buckets } = simulator().world.s3;
    const index = buckets.findIndex(({ name }) => name === DATA_BUCKET);
    const ours = buckets[index];
    if (ours === undefined) throw new Error('no bucket');
    buckets[index] = { ...ours, owner: '999988887777' };
    const told = await run();
    expect(idsOf(told, 'warning')).toEqual(['bucket-owner']);
    expect(saidOf(told, 'bucket-owner')).toContain(`must belong to account ${ACCOUNT}`);
  });

  it('in a file is an annotation on its line', async () => {
    Object.assign(bucket(simulator().world, DATA_BUCKET), { region: 'us-west-2' });
    const told = await run();
    expect(idsOf(told, 'fault')).toEqual(['bucket-region']);
    const line = JOBS_YAML.split('\n').findIndex((text) => text.includes(' bucket:')) + 1;
    expect(told.findings).toContainEqual(
      expect.objectContaining({
        code: 'bucket-region',
        file: 'jobs.yaml',
        line,
        column: 5,
        severity: 'error',
      }),
    );
  });

  it('of the region is one, on its line, and not one of all that stands in the other region', async () => {
    const west = JOBS_YAML.replace('region: us-east-1', 'region: us-west-2');
    checkout.write('jobs.yaml', west);
    try {
      const told = await run();
      expect(idsOf(told, 'fault')).toEqual(['bucket-region']);
      expect(idsOf(told, 'not-checked')).toEqual(['role-rights']);
      const line = west.split('\n').findIndex((text) => text.includes(' region:')) + 1;
      expect(told.report.checks).toContainEqual(
        expect.objectContaining({
          id: 'bucket-region',
          fix: 'region: us-east-1',
          at: expect.objectContaining({ line }),
        }),
      );
      expect(told.findings).toContainEqual(
        expect.objectContaining({ code: 'base-model-region', file: 'jobs.yaml' }),
      );
    } finally {
      checkout.write('jobs.yaml', JOBS_YAML);
    }
  });
});
