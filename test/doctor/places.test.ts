/** Which branch is the default one, and where the jobs that write stand: what the other checks rest on. */
import { describe, expect, it } from '@jest/globals';
import { actionFiles, pushedBranch, readWorkflows } from '../../src/doctor/workflow-jobs.ts';
import { gitHubTrust } from '../../src/simulator/world.ts';
import { useSimulator } from '../support/simulator.ts';
import { stackedWorld, workflowsOf } from '../support/stacked-world.ts';
import { idsOf, inWorkflow, onLaptop, type Person, saidOf, setUpCheckout, type Told } from './support.ts';

const checkout = setUpCheckout();
const simulator = useSimulator(() => ({ world: stackedWorld() }));
const run = (person: Person = {}) => onLaptop(simulator(), checkout.directory, person);

/** Roles as the template makes them with these parameters. */
function withRoles(parameters: Readonly<Record<string, string>>): void {
  Object.assign(simulator().world.iam, stackedWorld({}, parameters).iam);
}

async function withWorkflows<T>(change: (text: string) => string, work: () => Promise<T>): Promise<T> {
  for (const [path, text] of Object.entries(workflowsOf())) checkout.write(path, change(text));
  try {
    return await work();
  } finally {
    for (const [path, text] of Object.entries(workflowsOf())) checkout.write(path, text);
  }
}

const pushing = (branches: string) => (text: string) =>
  text.replace('branches: [main]', `branches: ${branches}`);
const outcomes = ({ report }: Told, id: string): readonly string[] =>
  report.checks.filter((check) => check.id === id).map(({ outcome }) => outcome);

describe('the default branch, where GitHub cannot be asked,', () => {
  const nobody = { token: '' };

  it('is the one whose pushes start the workflows', async () => {
    withRoles({ DefaultBranch: 'trunk' });
    const told = await withWorkflows(pushing('[trunk]'), () => run(nobody));
    expect(idsOf(told, 'fault')).toEqual([]);
    expect(outcomes(told, 'role-trust')).toEqual(['ok', 'ok', 'ok', 'ok']);
    withRoles({ DefaultBranch: 'main' });
    const other = await withWorkflows(pushing('[trunk]'), () => run(nobody));
    expect(saidOf(other, 'role-trust')).toContain('"repo:acme/support-models:ref:refs/heads/trunk"');
  });

  it('is what the clone has from origin, before what the workflows say', async () => {
    withRoles({ DefaultBranch: 'trunk' });
    checkout.git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/trunk');
    try {
      expect(idsOf(await run(nobody), 'fault')).toEqual([]);
    } finally {
      checkout.git('symbolic-ref', '--delete', 'refs/remotes/origin/HEAD');
    }
    expect(idsOf(await run(nobody), 'fault')).toEqual(['role-trust']);
  });

  it('is not guessed: what depends on it is not checked', async () => {
    withRoles({ DefaultBranch: 'trunk' });
    const told = await withWorkflows(pushing('[trunk, main]'), () => run(nobody));
    expect(idsOf(told, 'fault')).toEqual([]);
    expect(new Set(outcomes(told, 'role-trust'))).toEqual(new Set(['not-checked']));
    expect(saidOf(told, 'role-trust')).toContain('git remote set-head origin --auto');
  });

  it.each([
    ['[trunk]', 'trunk'],
    ["['release/**']", undefined],
    ['[a, b]', undefined],
    ['[]', undefined],
    ['main', undefined],
  ])('is read from the workflows only where they name one: %s', (branches, expected) => {
    const texts = Object.entries(workflowsOf()).map(([path, text]) => ({
      path,
      text: pushing(branches)(text),
    }));
    expect(pushedBranch(actionFiles(readWorkflows(texts)))).toBe(expected);
  });
});

describe('a repository without GitHub environments', () => {
  const unnamed = (text: string): string => text.replace(/^ {4}environment: .*\n/gm, '');
  const warnings = ({ report }: Told) => report.checks.filter(({ outcome }) => outcome === 'warning');
  const withoutEnvironments = (): void => {
    simulator().world.github.settings.environments = [];
  };

  it.each<readonly [string, () => Promise<Told>]>([
    ['on a laptop', () => run()],
    ['where GitHub cannot be asked', () => run({ token: '' })],
    ['in a workflow', () => inWorkflow(simulator(), checkout.directory, {})],
  ])('whose roles trust the branch has made one choice, and is warned once: %s', async (_, look) => {
    withRoles({ TrustBy: 'branch' });
    withoutEnvironments();
    const told = await withWorkflows(unnamed, look);
    expect(idsOf(told, 'fault')).toEqual([]);
    expect(warnings(told).map(({ id }) => id)).toEqual(['github-environments']);
    expect(saidOf(told, 'github-environments')).toContain('docs/setup.md#plans-of-github');
  });

  it('is told so even before it has workflows', async () => {
    withRoles({ TrustBy: 'branch' });
    withoutEnvironments();
    const told = await withWorkflows(
      () => '',
      () => run(),
    );
    expect(idsOf(told, 'fault')).toEqual([]);
    expect(idsOf(told, 'warning')).toEqual(['github-environments', 'workflow-files']);
  });

  it('whose roles trust environments is in fault, and every fix leads to environments', async () => {
    withoutEnvironments();
    const told = await withWorkflows(unnamed, () => run());
    expect(idsOf(told, 'fault')).toEqual(['github-environments']);
    expect(idsOf(told, 'warning')).toEqual(['workflow-environments']);
    expect(saidOf(told, 'workflow-environments')).toContain('environment: bedrock-train');
  });

  it('that has them in its workflows cannot have the roles that trust the branch', async () => {
    withRoles({ TrustBy: 'branch' });
    const told = await run();
    expect(idsOf(told, 'fault')).toEqual(['role-trust']);
    expect(saidOf(told, 'role-trust').split('\n')).toHaveLength(2);
    expect(saidOf(told, 'role-trust')).toContain('"repo:acme/support-models:environment:bedrock-teardown"');
  });

  it('never gets a fix that would break its trust', async () => {
    withRoles({ TrustBy: 'branch' });
    const { roles } = simulator().world.iam;
    const index = roles.findIndex(({ arn }) => arn.endsWith('-apply'));
    const role = roles[index];
    if (role === undefined) throw new Error('no apply role');
    const more = gitHubTrust('111122223333', 'repo:acme/support-models:pull_request');
    const Statement = [...role.trust.Statement, ...more.Statement];
    roles[index] = { ...role, trust: { ...role.trust, Statement } };
    withoutEnvironments();
    const told = await withWorkflows(unnamed, () => run());
    expect(idsOf(told, 'fault')).toEqual(['role-trust']);
    expect(saidOf(told, 'role-trust')).toContain('it also trusts pull requests');
    expect(saidOf(told, 'role-trust')).toContain('"repo:acme/support-models:ref:refs/heads/main"');
    expect(saidOf(told, 'role-trust')).not.toContain(':environment:');
  });
});
