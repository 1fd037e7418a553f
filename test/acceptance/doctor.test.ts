/** `doctor` by the committed bundle: as a workflow runs it, and as a person does. */
import { describe, expect, it } from '@jest/globals';
import { repositoryOf } from '../support/sample-repository.ts';
import { useScenario } from '../support/scenario.ts';

describe('doctor', () => {
  const scenario = useScenario();

  it('in a workflow says which role the job has, shows faults on their lines, and writes nothing', async () => {
    const world = scenario();
    world.commit({
      ...repositoryOf('support-bot'),
      '.github/workflows/train.yml':
        'on: push\njobs:\n  train:\n    steps:\n      - uses: acme/bedrock-tune@v1\n        with: { command: apply }\n',
    });
    const ran = await world.run(world.dispatch('bedrock-train'), { command: 'doctor' });
    expect(ran.verdict).toBe('1 findings setup-faults');
    expect(ran.writes).toEqual([]);
    expect(ran.summary).toContain('role-assumed');
    expect(ran.annotations).toContainEqual(
      expect.objectContaining({
        level: 'error',
        properties: expect.objectContaining({ file: '.github/workflows/train.yml', line: '4' }),
      }),
    );
    expect(ran.stdout).toMatch(/probe token-claims: confirmed/);
  });

  it('is never chosen by an event', async () => {
    const world = scenario();
    world.commit(repositoryOf('support-bot'));
    const ran = await world.run(world.dispatch('bedrock-train'));
    expect(ran.result.command).toBe('status');
  });

  it('on a laptop tells as text and as one JSON object, with an exit code', async () => {
    const world = scenario();
    world.commit(repositoryOf('support-bot'));
    const args = ['doctor', '--repository', 'acme/support-models', '--repository-id', '4242'];
    const told = await world.cli(args);
    expect(told.exitCode).toBe(1);
    expect(told.stdout).toMatch(/^SIMULATED: \d+ faults? in the set-up/);
    expect(told.stdout).toContain('service-role-trust');
    const { decision, reasonCode, doctor } = JSON.parse((await world.cli([...args, '--json'])).stdout);
    expect([decision, reasonCode, doctor.mode]).toEqual(['findings', 'setup-faults', 'laptop']);
    expect(told.writes).toEqual([]);
  });
});
