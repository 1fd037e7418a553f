import { describe, expect, it } from '@jest/globals';
import type { BedrockState } from '../../../src/simulator/bedrock/state.ts';
import { ACCOUNT, type Answered, createRequest, createWorld, type World, westRequest } from './support.ts';

const DEPLOYMENTS = '/model-customization/custom-model-deployments';
const THROUGHPUT = '/provisioned-model-throughput';
const THROUGHPUTS = '/provisioned-model-throughputs';
const US_EAST = `arn:aws:bedrock:us-east-1:${ACCOUNT}`;

/** ARNs of custom models that finished, by their names. */
function trained(world: World, ...names: readonly string[]): readonly string[] {
  return names.map((jobName) => {
    expect(world.call('POST', '/model-customization-jobs', { body: createRequest({ jobName }) }).status).toBe(
      201,
    );
    world.advance(200);
    return String(world.call('GET', `/custom-models/${jobName}`).body['modelArn']);
  });
}

/** A world whose account has models of the given names, and model units. */
function worldWith(...names: readonly string[]): { world: World; arns: readonly string[] } {
  const world = createWorld();
  world.control('POST', '/_simulator/bedrock/settings', { quotas: { modelUnits: 3 } });
  return { world, arns: trained(world, ...names) };
}

function deploy(world: World, modelArn: string | undefined, changes: object = {}): Answered {
  const body = { modelDeploymentName: 'support-bot', modelArn, ...changes };
  return world.call('POST', DEPLOYMENTS, { body });
}

function provision(world: World, modelId: string | undefined, changes: object = {}): Answered {
  const body = { provisionedModelName: 'support-bot', modelId, modelUnits: 1, ...changes };
  return world.call('POST', THROUGHPUT, { body });
}

const deployment = (world: World, name = 'support-bot') => world.call('GET', `${DEPLOYMENTS}/${name}`).body;
const throughput = (world: World, name = 'support-bot') => world.call('GET', `${THROUGHPUT}/${name}`).body;
const removal = (world: World, path: string) => {
  const { error, body } = world.call('DELETE', path);
  return error === undefined ? 'deleted' : `${error}: ${String(body['message'])}`;
};

describe('a deployment', () => {
  it('is made in eight minutes, found by name and ARN, and listed under other names', () => {
    const { world, arns } = worldWith('bot');
    const tags = [{ key: 'team', value: 'support' }];
    const created = deploy(world, arns[0], { description: 'answers tickets', tags });
    expect(created.status).toBe(202);
    const arn = String(created.body['customModelDeploymentArn']);
    expect(arn).toMatch(new RegExp(`^${US_EAST}:custom-model-deployment/[a-z0-9]{12}$`));
    expect(deployment(world)).toMatchObject({
      status: 'Creating',
      modelDeploymentName: 'support-bot',
      modelArn: arns[0],
      description: 'answers tickets',
    });
    world.advance(7.9);
    expect(deployment(world)['status']).toBe('Creating');
    world.advance(0.1);
    expect(deployment(world)['status']).toBe('Active');
    expect(deployment(world)).not.toHaveProperty('updateDetails');
    expect(deployment(world, encodeURIComponent(arn))).toEqual(deployment(world));
    expect(world.call('GET', DEPLOYMENTS).body['modelDeploymentSummaries']).toEqual([
      {
        customModelDeploymentArn: arn,
        customModelDeploymentName: 'support-bot',
        modelArn: arns[0],
        createdAt: '2026-11-02T11:20:00.000Z',
        lastUpdatedAt: '2026-11-02T11:28:00.000Z',
        status: 'Active',
      },
    ]);
  });

  it('is not deleted while it is made, and then is gone at once and another one under its name', () => {
    const { world, arns } = worldWith('bot');
    const first = deploy(world, arns[0]).body['customModelDeploymentArn'];
    expect(removal(world, `${DEPLOYMENTS}/support-bot`)).toMatch(/^ValidationException: .*mutating state/);
    world.advance(8);
    expect(removal(world, `${DEPLOYMENTS}/support-bot`)).toBe('deleted');
    expect(removal(world, `${DEPLOYMENTS}/support-bot`)).toMatch(/^ResourceNotFoundException/);
    expect(world.call('GET', DEPLOYMENTS).body['modelDeploymentSummaries']).toEqual([]);
    const second = deploy(world, arns[0]);
    expect(second.status).toBe(202);
    expect(second.body['customModelDeploymentArn']).not.toBe(first);
  });

  it('serves the old model until the new one is ready', () => {
    const { world, arns } = worldWith('old', 'new');
    const [old, fresh] = arns;
    deploy(world, old);
    const update = () => world.call('PATCH', `${DEPLOYMENTS}/support-bot`, { body: { modelArn: fresh } });
    expect(update().error).toBe('ValidationException');
    world.advance(8);
    expect(update().status).toBe(202);
    const updating = {
      status: 'Active',
      modelArn: old,
      updateDetails: { modelArn: fresh, updateStatus: 'Updating' },
    };
    expect(deployment(world)).toMatchObject(updating);
    expect(update().error).toBe('ValidationException');
    expect(removal(world, `${DEPLOYMENTS}/support-bot`)).toMatch(/^ValidationException/);
    for (const model of ['old', 'new']) {
      expect(removal(world, `/custom-models/${model}`)).toMatch(/^ConflictException/);
    }
    world.advance(8);
    expect(deployment(world)).toMatchObject({
      modelArn: fresh,
      updateDetails: { modelArn: fresh, updateStatus: 'UpdateCompleted' },
    });
    expect(removal(world, '/custom-models/old')).toBe('deleted');
    expect(removal(world, '/custom-models/new')).toMatch(/^ConflictException/);
    const again = world.call('PATCH', `${DEPLOYMENTS}/support-bot`, { body: { modelArn: old } });
    expect(again.error).toBe('ResourceNotFoundException');
  });

  it('comes once from a repeated token, and another request with that token is refused', () => {
    const { world, arns } = worldWith('bot');
    const token = { clientRequestToken: 'token-1' };
    const first = deploy(world, arns[0], token);
    expect(deploy(world, arns[0], token).body).toEqual(first.body);
    expect(deploy(world, arns[0], { ...token, modelDeploymentName: 'other' }).error).toBe(
      'ValidationException',
    );
    expect(world.call('GET', DEPLOYMENTS).body['modelDeploymentSummaries']).toHaveLength(1);
  });

  it('is refused for a taken name, a model that is not there, too many tags, and a base that takes none', () => {
    const { world, arns } = worldWith('bot');
    deploy(world, arns[0]);
    expect(deploy(world, arns[0]).body['message']).toContain('currently in use');
    const other = { modelDeploymentName: 'other' };
    const missing = String(arns[0]).replace(/.{12}$/, 'abcdefghijkl');
    expect(deploy(world, missing, other).error).toBe('ResourceNotFoundException');
    expect(deploy(world, 'bot', other).error).toBe('ValidationException');
    const tags = Array.from({ length: 51 }, (_, n) => ({ key: `k${n}`, value: '' }));
    expect(deploy(world, arns[0], { ...other, tags }).error).toBe('TooManyTagsException');
    world.call('POST', '/model-customization-jobs', { body: westRequest(), region: 'us-west-2' });
    world.advance(200);
    const { modelSummaries } = world.call('GET', '/custom-models', { region: 'us-west-2' }).body;
    const [west] = modelSummaries as readonly { modelArn: string }[];
    const body = { modelDeploymentName: 'west', modelArn: west?.modelArn };
    expect(world.call('POST', DEPLOYMENTS, { body, region: 'us-west-2' }).error).toBe('ValidationException');
  });

  it('keeps the quotas of those in progress and of all', () => {
    const { world, arns } = worldWith('bot');
    const another = (n: number) => deploy(world, arns[0], { modelDeploymentName: `bot-${n}` });
    expect([another(0).status, another(1).status]).toEqual([202, 202]);
    expect(another(2).error).toBe('ServiceQuotaExceededException');
    world.advance(8);
    world.control('POST', '/_simulator/bedrock/settings', { quotas: { deployments: 3 } });
    expect(another(2).status).toBe(202);
    world.advance(8);
    expect(another(3).error).toBe('ServiceQuotaExceededException');
    world.call('DELETE', `${DEPLOYMENTS}/bot-0`);
    expect(another(3).status).toBe(202);
  });

  it('is listed in pages and by model, state, name and time', () => {
    const { world, arns } = worldWith('a', 'b');
    for (const [n, modelArn] of [arns[0], arns[1], arns[0]].entries()) {
      deploy(world, modelArn, { modelDeploymentName: `bot-${n}` });
      world.advance(8);
    }
    const names = (query: Readonly<Record<string, string>>) => {
      const { modelDeploymentSummaries, nextToken } = world.call('GET', DEPLOYMENTS, { query }).body;
      const found = modelDeploymentSummaries as readonly { customModelDeploymentName: string }[];
      return { names: found.map((summary) => summary.customModelDeploymentName), nextToken };
    };
    const first = names({ maxResults: '2' });
    expect(first.names).toEqual(['bot-2', 'bot-1']);
    expect(names({ maxResults: '2', nextToken: String(first.nextToken) })).toEqual({ names: ['bot-0'] });
    expect(names({ modelArnEquals: arns[0] ?? '' }).names).toEqual(['bot-2', 'bot-0']);
    expect(names({ statusEquals: 'Creating' }).names).toEqual([]);
    expect(names({ nameContains: 't-1', sortOrder: 'Ascending' }).names).toEqual(['bot-1']);
    expect(names({ createdAfter: '2026-11-02T14:40:00Z' }).names).toEqual(['bot-2', 'bot-1']);
    expect(names({ createdBefore: '2026-11-02T14:48:00Z' }).names).toEqual(['bot-0']);
  });
});

describe('provisioned throughput', () => {
  it('needs model units, which a new account does not have', () => {
    const world = createWorld();
    const [arn] = trained(world, 'bot');
    expect(provision(world, arn).error).toBe('ServiceQuotaExceededException');
  });

  it('is made in twenty minutes, and is busy until then', () => {
    const { world, arns } = worldWith('bot');
    const created = provision(world, 'bot', { modelUnits: 2 });
    expect(created.status).toBe(201);
    const arn = String(created.body['provisionedModelArn']);
    expect(arn).toMatch(new RegExp(`^${US_EAST}:provisioned-model/[a-z0-9]{12}$`));
    expect(throughput(world)).toMatchObject({
      status: 'Creating',
      modelArn: arns[0],
      desiredModelArn: arns[0],
    });
    expect(removal(world, `${THROUGHPUT}/support-bot`)).toMatch(/^ConflictException/);
    world.advance(20);
    const serving = throughput(world, encodeURIComponent(arn));
    expect(serving).toMatchObject({
      status: 'InService',
      modelUnits: 2,
      desiredModelUnits: 2,
      foundationModelArn: expect.stringContaining(':foundation-model/amazon.nova-micro-v1:0:128k'),
    });
    expect(serving).not.toHaveProperty('commitmentExpirationTime');
    expect(world.call('GET', THROUGHPUTS).body['provisionedModelSummaries']).toEqual([serving]);
    expect(provision(world, 'bot', { provisionedModelName: 'second', modelUnits: 2 }).error).toBe(
      'ServiceQuotaExceededException',
    );
    expect(removal(world, `${THROUGHPUT}/support-bot`)).toBe('deleted');
    expect(removal(world, `${THROUGHPUT}/support-bot`)).toMatch(/^ResourceNotFoundException/);
  });

  it.each([
    ['OneMonth', '2026-12-02T11:20:00.000Z', 30],
    ['SixMonths', '2027-05-02T11:20:00.000Z', 181],
  ])('is kept until a commitment of %s is over', (commitmentDuration, end, days) => {
    const { world } = worldWith('bot');
    provision(world, 'bot', { commitmentDuration });
    expect(throughput(world)).toMatchObject({ commitmentDuration, commitmentExpirationTime: end });
    world.advance(days * 24 * 60 - 1);
    expect(removal(world, `${THROUGHPUT}/support-bot`)).toMatch(/^ValidationException: .*commitment/);
    world.advance(1);
    expect(removal(world, `${THROUGHPUT}/support-bot`)).toBe('deleted');
  });

  it('can be renamed and moved to another model of the same base', () => {
    const { world, arns } = worldWith('old', 'new');
    provision(world, 'old');
    const update = (body: object, name = 'support-bot') =>
      world.call('PATCH', `${THROUGHPUT}/${name}`, { body }).error;
    expect(update({ desiredModelId: 'new' })).toBe('ValidationException');
    world.advance(20);
    expect(update({ desiredProvisionedModelName: 'moved', desiredModelId: 'new' })).toBeUndefined();
    const moving = { status: 'Updating', modelArn: arns[0], desiredModelArn: arns[1] };
    expect(throughput(world, 'moved')).toMatchObject(moving);
    expect(removal(world, `${THROUGHPUT}/moved`)).toMatch(/^ConflictException/);
    for (const model of ['old', 'new']) {
      expect(removal(world, `/custom-models/${model}`)).toMatch(/^ConflictException/);
    }
    world.advance(20);
    expect(throughput(world, 'moved')).toMatchObject({ status: 'InService', modelArn: arns[1] });
    expect(removal(world, '/custom-models/old')).toBe('deleted');
    expect(update({ desiredModelId: 'amazon.nova-lite-v1:0:300k' }, 'moved')).toBe('ValidationException');
  });

  it('serves foundation models too, and refuses what it cannot serve', () => {
    const { world, arns } = worldWith('bot');
    const answer = provision(world, 'amazon.nova-micro-v1:0:128k', { provisionedModelName: 'base' });
    expect(answer.status).toBe(201);
    const [base] = [throughput(world, 'base')];
    expect(base['modelArn']).toBe(base['foundationModelArn']);
    expect(provision(world, 'bot', { provisionedModelName: 'base' }).body['message']).toContain('in use');
    expect(provision(world, 'amazon.nova-micro-v1:0').error).toBe('ValidationException');
    expect(provision(world, 'no-such-model').error).toBe('ValidationException');
    const missing = String(arns[0]).replace(/.{12}$/, 'abcdefghijkl');
    expect(provision(world, missing).error).toBe('ResourceNotFoundException');
    expect(provision(world, 'bot', { modelUnits: 0 }).error).toBe('ValidationException');
    world.advance(20);
    const body = { desiredModelId: 'bot' };
    expect(world.call('PATCH', `${THROUGHPUT}/base`, { body }).error).toBe('ValidationException');
    expect(removal(world, '/custom-models/bot')).toBe('deleted');
  });

  it('comes once from a repeated token, and is listed by state, model and name', () => {
    const { world, arns } = worldWith('bot');
    const token = { clientRequestToken: 'token-1' };
    const first = provision(world, 'bot', token);
    expect(provision(world, 'bot', token).body).toEqual(first.body);
    expect(provision(world, 'bot', { ...token, modelUnits: 2 }).error).toBe('ValidationException');
    world.advance(20);
    provision(world, 'bot', { provisionedModelName: 'second' });
    const count = (query: Readonly<Record<string, string>>) => {
      const { provisionedModelSummaries } = world.call('GET', THROUGHPUTS, { query }).body;
      return (provisionedModelSummaries as readonly unknown[]).length;
    };
    expect(count({ statusEquals: 'Creating' })).toBe(1);
    expect(count({ modelArnEquals: arns[0] ?? '' })).toBe(2);
    expect(count({ nameContains: 'sec' })).toBe(1);
    const { nextToken } = world.call('GET', THROUGHPUTS, { query: { maxResults: '1' } }).body;
    expect(count({ maxResults: '1', nextToken: String(nextToken) })).toBe(1);
  });
});

describe('a custom model', () => {
  it.each([
    ['a deployment', 8, `${DEPLOYMENTS}/support-bot`, (world: World, arn?: string) => deploy(world, arn)],
    [
      'provisioned throughput',
      20,
      `${THROUGHPUT}/support-bot`,
      (world: World, arn?: string) => provision(world, arn),
    ],
  ])('cannot be deleted before %s that serves it', (_what, minutes, path, make) => {
    const { world, arns } = worldWith('bot');
    make(world, arns[0]);
    expect(removal(world, '/custom-models/bot')).toMatch(/^ConflictException/);
    world.advance(minutes);
    expect(removal(world, '/custom-models/bot')).toMatch(/^ConflictException/);
    expect(removal(world, path)).toBe('deleted');
    expect(removal(world, '/custom-models/bot')).toBe('deleted');
  });
});

describe('tags', () => {
  it('of deployments and provisioned throughput are read and changed', () => {
    const { world, arns } = worldWith('bot');
    const tags = [{ key: 'a', value: '1' }];
    const made = [deploy(world, arns[0], { tags }), provision(world, arns[0], { tags })];
    for (const { body } of made) {
      const resourceARN = Object.values(body)[0];
      const list = () => world.call('POST', '/listTagsForResource', { body: { resourceARN } }).body['tags'];
      expect(list()).toEqual(tags);
      world.call('POST', '/tagResource', { body: { resourceARN, tags: [{ key: 'b', value: '2' }] } });
      world.call('POST', '/untagResource', { body: { resourceARN, tagKeys: ['a'] } });
      expect(list()).toEqual([{ key: 'b', value: '2' }]);
    }
  });
});

describe('scripted failures', () => {
  const script = (world: World, ...rules: readonly object[]) =>
    world.control('POST', '/_simulator/bedrock/endpoints', { rules })?.status;
  const rule = { name: 'support-*', message: 'no capacity' };

  it('fail what is being made, keep its model from being deleted, and leave it to be deleted', () => {
    const { world, arns } = worldWith('bot');
    deploy(world, arns[0]);
    expect(script(world, rule)).toBe(200);
    provision(world, arns[0]);
    deploy(world, arns[0], { modelDeploymentName: 'other' });
    world.advance(20);
    const failed = { status: 'Failed', failureMessage: 'no capacity' };
    expect(deployment(world)).toMatchObject(failed);
    expect(throughput(world)).toMatchObject(failed);
    expect(deployment(world, 'other')['status']).toBe('Active');
    script(world);
    expect(deployment(world)).toMatchObject(failed);
    expect(removal(world, '/custom-models/bot')).toMatch(/^ConflictException/);
    expect(removal(world, `${DEPLOYMENTS}/support-bot`)).toBe('deleted');
    expect(removal(world, `${THROUGHPUT}/support-bot`)).toBe('deleted');
  });

  it('fail a change, which leaves the old model in service', () => {
    const { world, arns } = worldWith('old', 'new');
    deploy(world, arns[0]);
    world.advance(8);
    world.call('PATCH', `${DEPLOYMENTS}/support-bot`, { body: { modelArn: arns[1] } });
    script(world, rule);
    world.advance(8);
    expect(deployment(world)).toMatchObject({
      status: 'Active',
      modelArn: arns[0],
      updateDetails: { modelArn: arns[1], updateStatus: 'UpdateFailed' },
    });
    expect(removal(world, '/custom-models/new')).toBe('deleted');
  });

  it.each([[{}], [{ rules: [{ name: 'x' }] }], [{ rules: [{ message: 'x' }] }], [{ rules: 'x' }]])(
    'are refused for %j',
    (body) => {
      const response = createWorld().control('POST', '/_simulator/bedrock/endpoints', body);
      expect(response?.status).toBe(400);
    },
  );
});

describe('the state', () => {
  it('goes on from JSON, with the durations set for what is made later', () => {
    const { world, arns } = worldWith('bot');
    deploy(world, arns[0]);
    const settings = { endpointMinutes: { deployment: 1, throughput: 2 } };
    expect(world.control('POST', '/_simulator/bedrock/settings', settings)?.status).toBe(200);
    provision(world, arns[0]);
    const resumed = createWorld(JSON.parse(JSON.stringify(world.bedrock.snapshot())) as BedrockState);
    resumed.advance(200);
    for (const each of [world, resumed]) each.advance(2);
    expect(throughput(resumed)).toEqual(throughput(world));
    expect(throughput(resumed)['status']).toBe('InService');
    expect(deployment(resumed)['status']).toBe('Creating');
    const wrong = { endpointMinutes: { deployments: 1 } };
    expect(world.control('POST', '/_simulator/bedrock/settings', wrong)?.status).toBe(400);
  });
});
