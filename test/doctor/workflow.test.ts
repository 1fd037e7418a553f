import { describe, expect, it } from '@jest/globals';
import type { JobClaims } from '../../src/simulator/oidc/state.ts';
import { gitHubTrust } from '../../src/simulator/world.ts';
import { useSimulator } from '../support/simulator.ts';
import { stackedWorld } from '../support/stacked-world.ts';
import { idsOf, inWorkflow, saidOf, setUpCheckout, type Told } from './support.ts';

const ACCOUNT = '111122223333';
const STATUS: JobClaims = {};
const TRAIN: JobClaims = { environment: 'bedrock-train' };
const TEARDOWN: JobClaims = { environment: 'bedrock-teardown' };
const PULL: JobClaims = { event_name: 'pull_request', ref: 'refs/pull/7/merge' };

const checkout = setUpCheckout();

const simulator = useSimulator(() => ({ world: stackedWorld() }));
const run = (claims: JobClaims | undefined): Promise<Told> =>
  inWorkflow(simulator(), checkout.directory, claims);

/** Roles by what became of assuming them. */
function rolesOf({ report }: Told): Readonly<Record<string, string>> {
  const assumed = report.checks.filter(({ id }) => id === 'role-assumed');
  return Object.fromEntries(
    assumed.map(({ subject, outcome }) => [subject.replace('prod: role ', ''), outcome]),
  );
}

describe('a job', () => {
  it.each([
    ['plan', PULL],
    ['status', STATUS],
    ['apply', TRAIN],
    ['teardown', TEARDOWN],
  ])(
    'that is for the %s role has it, its read calls answer, and no other role is given',
    async (role, claims) => {
      const told = await run(claims);
      const others = Object.entries(rolesOf(told)).filter(([name]) => name !== role);
      expect(rolesOf(told)[role]).toBe('ok');
      expect(others.map(([, outcome]) => outcome)).toEqual(['not-checked', 'not-checked', 'not-checked']);
      expect(idsOf(told, 'fault')).toEqual([]);
      expect(told.report.checks).toContainEqual(
        expect.objectContaining({ id: 'role-rights', subject: `prod: role ${role}`, outcome: 'ok' }),
      );
      expect(told.decision).toBe('valid');
    },
  );

  it('says from where each other role can be tried, and what only a laptop can tell', async () => {
    const told = await run(STATUS);
    expect(saidOf(told, 'role-assumed')).toContain('Run doctor from the GitHub environment bedrock-train.');
    expect(saidOf(told, 'bucket-owner')).toContain('laptop');
  });

  it('calls nothing but what reads, whatever its role may do', async () => {
    for (const claims of [PULL, STATUS, TRAIN, TEARDOWN]) await run(claims);
    const calls = simulator().ledger.entries();
    expect(calls.filter(({ write }) => write)).toEqual([]);
    const aws = calls.filter(({ service }) => service !== 'github' && service !== 'oidc');
    expect(aws.filter(({ operation }) => !/^(?:Get|List|Head|AssumeRole)/.test(operation))).toEqual([]);
  });

  it('never shows its token', async () => {
    expect(JSON.stringify(await run(TRAIN))).not.toMatch(/eyJ[\w-]+\./);
  });

  it('of a pull request that can have a writing role is a fault', async () => {
    const { roles } = simulator().world.iam;
    const index = roles.findIndex(({ arn }) => arn.endsWith('-apply'));
    const role = roles[index];
    if (role === undefined) throw new Error('no apply role');
    roles[index] = { ...role, trust: gitHubTrust(ACCOUNT, 'repo:acme/support-models:*') };
    const told = await run(PULL);
    expect(idsOf(told, 'fault')).toEqual(['role-assumed']);
    expect(saidOf(told, 'role-assumed')).toContain('prod: role apply');
    expect(rolesOf(await run(STATUS))['apply']).toBe('warning');
  });

  it('whose role is refused shows the condition that would let it in', async () => {
    const { roles } = simulator().world.iam;
    const index = roles.findIndex(({ arn }) => arn.endsWith('-status'));
    const role = roles[index];
    if (role === undefined) throw new Error('no status role');
    roles[index] = { ...role, trust: gitHubTrust(ACCOUNT, 'repo:acme/other:ref:refs/heads/main') };
    const told = await run(STATUS);
    expect(idsOf(told, 'fault')).toEqual(['role-assumed']);
    expect(saidOf(told, 'role-assumed')).toContain(
      '"token.actions.githubusercontent.com:sub":["repo:acme/support-models:ref:refs/heads/main",',
    );
  });

  it('knows the immutable form of its subject', async () => {
    const told = await run({ ...TRAIN, sub: 'repo:acme@4241/support-models@4242:environment:bedrock-train' });
    expect(rolesOf(told)['apply']).toBe('ok');
    expect(told.report.probes).toContainEqual(
      expect.objectContaining({ id: 'subject-form', state: 'confirmed' }),
    );
  });

  it('without `id-token: write` is in fault: nothing of AWS was checked', async () => {
    const told = await run(undefined);
    expect(idsOf(told, 'fault')).toEqual(['account-access']);
    expect(saidOf(told, 'account-access')).toContain('id-token: write');
    expect(saidOf(told, 'role-assumed')).toContain('id-token: write');
    expect(told.reasonCode).toBe('setup-faults');
  });

  it('with a subject of another template is in fault', async () => {
    const told = await run({ ...TRAIN, sub: 'repository_id:4242:environment:bedrock-train' });
    expect(idsOf(told, 'fault')).toEqual(['oidc-subject']);
  });

  it('of a role without a right to read says which one', async () => {
    simulator().faults.add({
      service: 'bedrock',
      operation: 'ListCustomModels',
      form: 'status',
      status: 403,
      code: 'AccessDeniedException',
    });
    const told = await run(STATUS);
    expect(idsOf(told, 'fault')).toEqual(['role-rights']);
    expect(saidOf(told, 'role-rights')).toContain('bedrock:ListCustomModels');
  });
});
