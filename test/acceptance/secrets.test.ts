/** No run shows a secret: the scenario looks for them after each one; here are the runs with the most to tell. */
import { describe, expect, it } from '@jest/globals';
import { addComment } from '../../src/simulator/github/state.ts';
import { repositoryOf } from '../support/sample-repository.ts';
import { useScenario } from '../support/scenario.ts';

const scenario = useScenario();

describe('secrets', () => {
  it('stay inside the process with debug logging on', async () => {
    const world = scenario();
    world.commit(repositoryOf('support-bot'));
    const ran = await world.run(world.push(), { wait: '0' }, { env: { RUNNER_DEBUG: '1' } });
    expect(ran.verdict).toBe('0 in-progress training');
    expect(ran.stdout).toMatch(/^::add-mask::/m);
    expect(world.simulator.world.iam.sessions).toHaveLength(1);
  });

  it('stay inside the process where the token, the role or the account is refused', async () => {
    const world = scenario();
    world.commit(repositoryOf('support-bot'));
    const { faults, world: state } = world.simulator;
    const push = world.push();
    const untrusted = await world.run({ ...push, claims: { ...push.claims, environment: 'elsewhere' } });
    expect(untrusted.verdict).toBe('1 error identity-refused');
    faults.add({ service: 'sts', operation: '*', form: 'garbled', count: 20 });
    const garbled = await world.run(push);
    expect(garbled.exitCode).toBe(1);
    faults.clear();
    state.oidc.lifetimeSeconds = -1;
    const expired = await world.run(push);
    expect(expired.exitCode).toBe(1);
    expect(world.jobs()).toEqual([]);
  });

  it('would be noticed in a comment', async () => {
    const world = scenario();
    world.commit(repositoryOf('support-bot'));
    await world.run(world.schedule());
    const { github, iam } = world.simulator.world;
    const body = `leaked: ${iam.sessions[0]?.sessionToken}`;
    addComment(github, { pull: 1, body, login: 'github-actions[bot]', createdAt: 0 });
    await expect(world.run(world.schedule())).rejects.toThrow(/toEqual/);
  });
});
