/** A deployment that somebody made from the comment's command: it holds its model, and a teardown can take it. */
import {
  CreateCustomModelDeploymentCommand,
  ListCustomModelDeploymentsCommand,
} from '@aws-sdk/client-bedrock';
import { describe, expect, it } from '@jest/globals';
import { repositoryOf } from '../support/sample-repository.ts';
import { type Ran, type Scenario, useScenario } from '../support/scenario.ts';

const scenario = useScenario();

function teardown(world: Scenario, inputs: Readonly<Record<string, string>>): Promise<Ran> {
  return world.run(world.dispatch('bedrock-teardown'), { command: 'teardown', wait: '0', ...inputs });
}

/** A trained model, deployed by hand with the words of the report. */
async function deployed(world: Scenario): Promise<void> {
  world.commit(repositoryOf('support-bot'));
  await world.run(world.push(), { wait: '0' });
  world.advance(6);
  const ended = await world.run(world.schedule());
  const command = /^aws bedrock create-custom-model-deployment .*$/m.exec(ended.summary)?.[0] ?? '';
  const option = (name: string): string => new RegExp(`--${name} (\\S+)`).exec(command)?.[1] ?? '';
  const client = world.bedrockClient();
  await client.send(
    new CreateCustomModelDeploymentCommand({
      modelDeploymentName: option('model-deployment-name'),
      modelArn: option('model-arn'),
      tags: [...command.matchAll(/key=(\S+?),value=(\S+)/g)].map(([, key = '', value = '']) => ({
        key,
        value,
      })),
    }),
  );
  client.destroy();
  world.advance(1);
}

async function deployments(world: Scenario): Promise<number> {
  const client = world.bedrockClient();
  const { modelDeploymentSummaries = [] } = await client.send(new ListCustomModelDeploymentsCommand({}));
  client.destroy();
  return modelDeploymentSummaries.length;
}

describe('a deployed model', () => {
  it('is kept where only models are asked for, and goes after its deployment with all', async () => {
    const world = scenario();
    await deployed(world);
    const models = await teardown(world, { what: 'models' });
    expect(models.verdict).toBe('0 nothing-to-do up-to-date');
    expect(models.summary).toContain('is served by');

    const planned = await teardown(world, { what: 'all' });
    const code = planned.result.teardown?.code ?? '';
    expect(code).toMatch(/^teardown-[0-9a-f]{12}-[0-9a-f]{8}$/);
    const done = await teardown(world, { what: 'all', confirm: code, wait: '10m' });
    expect(done.verdict).toBe('0 done ok');
    expect(done.writes.slice(0, 2)).toEqual([
      'bedrock DeleteCustomModelDeployment',
      'bedrock DeleteCustomModel',
    ]);
    expect([await deployments(world), world.models(), world.objects()]).toEqual([0, [], []]);
  });

  it('shows among what lies around', async () => {
    const world = scenario();
    await deployed(world);
    const looked = await world.run(world.schedule(), { all: 'true' });
    expect(looked.writes).toEqual([]);
    expect(looked.summary).toContain('Lying around in prod');
    expect(looked.summary).toContain('custom-model-deployment/');
    expect(JSON.stringify(looked.result)).toContain('"leftovers"');
  });
});
