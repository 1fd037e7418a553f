import { describe, expect, it } from '@jest/globals';
import { useSimulator } from '../support/simulator.ts';
import { JOBS_YAML, stackedWorld, workflowsOf } from '../support/stacked-world.ts';
import { idsOf, onLaptop, type Person, saidOf, setUpCheckout } from './support.ts';

const ACCOUNT = '111122223333';

const checkout = setUpCheckout();

const simulator = useSimulator(() => ({ world: stackedWorld() }));
const run = (options: Person = {}) => onLaptop(simulator(), checkout.directory, options);

describe('an account that the templates set up', () => {
  it('has no fault and no warning, and every check was made', async () => {
    const told = await run();
    expect(told.report.checks.filter(({ outcome }) => outcome !== 'ok')).toEqual([]);
    expect([told.decision, told.reasonCode, told.findings]).toEqual(['valid', 'ok', []]);
    const ids = idsOf(told, 'ok');
    expect(ids).toEqual(
      expect.arrayContaining([
        'role-trust',
        'role-rights',
        'role-excess',
        'bucket-tls',
        'model-access',
        'quota-jobs',
      ]),
    );
  });

  it('is read and not changed', async () => {
    const before = JSON.stringify(simulator().world.iam.roles);
    await run();
    const calls = simulator().ledger.entries();
    expect(calls.length).toBeGreaterThan(40);
    expect(calls.filter(({ write }) => write)).toEqual([]);
    expect(calls.filter(({ operation }) => !/^(?:Get|List|Head|Simulate|GET )/.test(operation))).toEqual([]);
    expect(JSON.stringify(simulator().world.iam.roles)).toBe(before);
  });

  it('is checked as far as it goes without a token and without the repository', async () => {
    const told = await run({ repository: false });
    expect(idsOf(told, 'fault')).toEqual([]);
    expect(idsOf(told, 'not-checked')).toEqual(
      expect.arrayContaining(['repository-identity', 'github-environments', 'role-trust', 'role-rights']),
    );
    expect(saidOf(told, 'role-trust')).toContain('--repository');
  });

  it('is fine in the classic form alone, where that is the form in use', async () => {
    const world = stackedWorld({}, { SubjectFormat: 'classic' });
    Object.assign(simulator().world.iam, world.iam);
    expect(saidOf(await run(), 'role-trust')).toBe('');
  });

  it('is in fault in the classic form alone, where GitHub says the other one', async () => {
    const world = stackedWorld({}, { SubjectFormat: 'classic' });
    Object.assign(simulator().world.iam, world.iam);
    simulator().world.github.settings.immutableSubject = true;
    const said = saidOf(await run(), 'role-trust');
    expect(said.split('\n')).toHaveLength(4);
    expect(said).toContain('repo:acme@4241/support-models@4242:environment:bedrock-train');
  });

  it('with a key for its buckets is asked for the rights to use it', async () => {
    const KmsKeyArn = `arn:aws:kms:us-east-1:${ACCOUNT}:key/0123`;
    const keyed = stackedWorld({}, { BucketKeyArns: KmsKeyArn }, { KmsKeyArn });
    Object.assign(simulator().world.iam, keyed.iam);
    Object.assign(simulator().world.s3, keyed.s3);
    expect(idsOf(await run(), 'fault')).toEqual([]);
    const forgotten = stackedWorld({}, {}, { KmsKeyArn });
    Object.assign(simulator().world.iam, forgotten.iam);
    const told = await run();
    expect(idsOf(told, 'fault')).toEqual(['role-rights']);
    expect(saidOf(told, 'role-rights')).toContain('kms:GenerateDataKey');
  });

  it('is checked under the names that its workflows give to GitHub environments', async () => {
    const names = { 'bedrock-train': 'ml', 'bedrock-teardown': 'ml-down' } as const;
    const world = stackedWorld({}, { TrainEnvironment: 'ml', TeardownEnvironment: 'ml-down' });
    Object.assign(simulator().world.iam, world.iam);
    const { settings } = simulator().world.github;
    settings.environments = settings.environments.map((environment) => ({
      ...environment,
      name: environment.name === 'bedrock-train' ? 'ml' : 'ml-down',
    }));
    for (const [path, text] of Object.entries(workflowsOf()))
      checkout.write(
        path,
        text.replace(
          /(?<=environment: )bedrock-(?:train|teardown)/g,
          (name) => names[name as keyof typeof names],
        ),
      );
    try {
      const told = await run();
      expect(told.report.checks.filter(({ outcome }) => outcome !== 'ok')).toEqual([]);
      settings.environments = settings.environments.map((environment) => ({ ...environment, refs: 'all' }));
      expect(idsOf(await run(), 'fault')).toEqual(['environment-branch-rule']);
    } finally {
      for (const [path, text] of Object.entries(workflowsOf())) checkout.write(path, text);
    }
  });

  it('has a role for later commands checked only where jobs.yaml names it', async () => {
    const named = JOBS_YAML.replace(
      '      teardown: arn',
      `      evaluate: arn:aws:iam::${ACCOUNT}:role/bedrock-tune-evaluate\n      teardown: arn`,
    );
    checkout.write('jobs.yaml', named);
    try {
      expect(saidOf(await run(), 'role-trust')).toContain('prod: role evaluate');
      Object.assign(simulator().world.iam, stackedWorld({}, { EvaluateRole: 'yes' }).iam);
      const told = await run();
      expect(told.report.checks.filter(({ outcome }) => outcome !== 'ok')).toEqual([]);
      expect(told.report.checks).toContainEqual(
        expect.objectContaining({ id: 'role-rights', subject: 'prod: role evaluate', outcome: 'ok' }),
      );
    } finally {
      checkout.write('jobs.yaml', JOBS_YAML);
    }
  });

  it('takes pinned claims for what they are', async () => {
    const world = stackedWorld({}, { PinClaims: 'yes' });
    Object.assign(simulator().world.iam, world.iam);
    expect(saidOf(await run(), 'role-trust')).toBe('');
  });
});

describe('nobody who is signed in to AWS', () => {
  it('is told so by a fault: nothing was checked there, and that must not look as if all were well', async () => {
    const told = await run({ credentials: false });
    expect(idsOf(told, 'fault')).toEqual(['account-access']);
    expect(saidOf(told, 'account-access')).toContain('AWS_PROFILE');
    expect([told.decision, told.reasonCode]).toEqual(['findings', 'setup-faults']);
    expect(idsOf(told, 'ok')).toContain('environment-branch-rule');
  });
});
