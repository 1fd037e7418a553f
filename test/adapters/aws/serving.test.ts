import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Bedrock } from '../../../src/ports/bedrock.ts';
import {
  type AccountState,
  type BedrockState,
  type CustomModel,
  type Deployment,
  initialState,
  type Throughput,
  withAccount,
} from '../../../src/simulator/bedrock/state.ts';
import { createWorld } from '../../../src/simulator/world.ts';
import { useSimulator } from '../../support/simulator.ts';
import { answer, drop, json, type Reply, setEnv, wire } from '../wire.ts';
import { ACCOUNT, adapter, ambientEnv, laptopSession, REGION } from './support.ts';

const PREFIX = `arn:aws:bedrock:${REGION}:${ACCOUNT}`;
const BASE = 'amazon.nova-micro-v1:0:128k';
const BASE_ARN = `arn:aws:bedrock:${REGION}::foundation-model/${BASE}`;
const MODELS = ['aaaaaaaaaaaa', 'bbbbbbbbbbbb'].map((id) => `${PREFIX}:custom-model/${BASE}/${id}`);
const [MODEL = '', OTHER = ''] = MODELS;
const START = Date.parse('2026-11-02T08:00:00Z');
const MINUTE = 60_000;
const id = (n: number) => String(n).padStart(12, '0');

const models = MODELS.map(
  (arn, n): CustomModel => ({
    arn,
    name: `bot-${n}`,
    baseModelId: BASE,
    jobName: `bot-${n}`,
    createdAt: START - 60 * MINUTE,
    tags: [],
  }),
);

function deployment(n: number, changes: Partial<Deployment> = {}): Deployment {
  const name = `live-${n}`;
  return {
    ...{ arn: `${PREFIX}:custom-model-deployment/${id(n)}`, name, modelArn: MODEL },
    ...{ createdAt: START - 9 * MINUTE, readyAt: START - MINUTE, failure: undefined, change: undefined },
    ...{ tags: [{ key: 'team', value: 'support' }], input: { modelDeploymentName: name, modelArn: MODEL } },
    ...changes,
  };
}

function throughput(n: number, changes: Partial<Throughput> = {}): Throughput {
  const name = `fast-${n}`;
  return {
    ...{ arn: `${PREFIX}:provisioned-model/${id(n)}`, name, modelArn: MODEL, foundationModelArn: BASE_ARN },
    ...{ createdAt: START - 30 * MINUTE, readyAt: START - MINUTE, failure: undefined, change: undefined },
    ...{ committedUntil: undefined, tags: [] },
    input: { provisionedModelName: name, modelId: MODEL, modelUnits: 2 },
    ...changes,
  };
}

function stateWith(account: Partial<AccountState>): BedrockState {
  const home = { accountId: ACCOUNT, region: REGION, jobs: [], models, endpointsMade: 0 };
  return withAccount(initialState(), { deployments: [], throughputs: [], ...home, ...account });
}

const change = {
  modelArn: OTHER,
  requestedAt: START - MINUTE,
  doneAt: START + 9 * MINUTE,
  failure: undefined,
};
const many = Array.from({ length: 1001 }, (_, n) => n + 10);

const seeded = () => ({
  startTime: START,
  world: createWorld({
    bedrock: stateWith({
      deployments: [
        deployment(1),
        deployment(2, { readyAt: START + 5 * MINUTE }),
        deployment(3, { failure: 'no capacity' }),
        deployment(4, { change }),
        ...many.map((n) => deployment(n, { createdAt: START - 20 * MINUTE })),
      ],
      throughputs: [
        throughput(1),
        throughput(2, { readyAt: START + 5 * MINUTE }),
        throughput(3, { change }),
        throughput(4, { committedUntil: START + 60 * MINUTE }),
        throughput(5, { modelArn: BASE_ARN }),
        ...many.map((n) => throughput(n, { createdAt: START - 40 * MINUTE })),
      ],
    }),
  }),
});

describe('with the simulator', () => {
  const simulator = useSimulator(seeded);
  let bedrock: Bedrock;
  beforeEach(async () => {
    ({ bedrock } = await laptopSession(simulator()));
    simulator().ledger.clear();
  });

  it('lists every page of deployments, with the model that each serves now', async () => {
    const deployments = await bedrock.listDeployments();
    expect(deployments).toHaveLength(1005);
    const found = deployments.find(({ deploymentName }) => deploymentName === 'live-1');
    expect(found).toEqual({
      deploymentArn: `${PREFIX}:custom-model-deployment/${id(1)}`,
      deploymentName: 'live-1',
      modelArn: MODEL,
      status: 'Active',
      createdAt: '2026-11-02T07:51:00.000Z',
    });
    const statuses = deployments.flatMap(({ deploymentName, status }) =>
      /^live-[1-4]$/.test(deploymentName) ? [[deploymentName, status]] : [],
    );
    expect(Object.fromEntries(statuses)).toEqual({
      'live-1': 'Active',
      'live-2': 'Creating',
      'live-3': 'Failed',
      'live-4': 'Active',
    });
    expect(simulator().ledger.entries({ service: 'bedrock' })).toHaveLength(2);
  });

  it('lists every page of provisioned throughput, that of foundation models too', async () => {
    const throughputs = await bedrock.listThroughputs();
    expect(throughputs).toHaveLength(1006);
    const named = (name: string) => throughputs.find(({ throughputName }) => throughputName === name);
    expect(named('fast-4')).toEqual({
      throughputArn: `${PREFIX}:provisioned-model/${id(4)}`,
      throughputName: 'fast-4',
      modelArn: MODEL,
      desiredModelArn: MODEL,
      modelUnits: 2,
      status: 'InService',
      createdAt: '2026-11-02T07:30:00.000Z',
      committedUntil: '2026-11-02T09:00:00.000Z',
    });
    expect(named('fast-1')?.committedUntil).toBeUndefined();
    expect(named('fast-2')?.status).toBe('Creating');
    expect(named('fast-3')).toMatchObject({ status: 'Updating', modelArn: MODEL, desiredModelArn: OTHER });
    expect(named('fast-5')?.modelArn).toBe(BASE_ARN);
  });

  it('deletes a deployment that rests, and says that others are busy', async () => {
    const arns = [1, 2, 3, 4].map((n) => deployment(n).arn);
    const results = [];
    for (const arn of [...arns, ...arns.slice(0, 1)]) results.push(await bedrock.deleteDeployment(arn));
    expect(results).toEqual(['deleted', 'busy', 'deleted', 'busy', 'gone']);
  });

  it('deletes provisioned throughput that rests, and not before its commitment ends', async () => {
    const [one = '', two = '', three = '', four = ''] = [1, 2, 3, 4].map((n) => throughput(n).arn);
    expect(await bedrock.deleteThroughput(one)).toBe('deleted');
    expect(await bedrock.deleteThroughput(one)).toBe('gone');
    expect(await bedrock.deleteThroughput(two)).toBe('busy');
    expect(await bedrock.deleteThroughput(three)).toBe('busy');
    await expect(bedrock.deleteThroughput(four)).rejects.toMatchObject({ code: 'aws-rejected' });
  });

  it('reads their tags', async () => {
    expect(await bedrock.listTags(deployment(1).arn)).toEqual({ team: 'support' });
    expect(await bedrock.listTags(throughput(1).arn)).toEqual({});
    expect(await bedrock.listTags(deployment(9999).arn)).toBeUndefined();
  });

  it('finds models with their base, and one in use that cannot be deleted', async () => {
    expect((await bedrock.listModels()).map(({ baseModelArn }) => baseModelArn)).toEqual([
      BASE_ARN,
      BASE_ARN,
    ]);
    expect(await bedrock.deleteModel(MODEL)).toBe('in-use');
    expect(await bedrock.deleteModel(OTHER)).toBe('in-use');
  });

  it('takes what an answer lost on the way has deleted for gone', async () => {
    const lost = { service: 'bedrock', form: 'reset-after' } as const;
    simulator().faults.add({ ...lost, operation: 'DeleteCustomModelDeployment' });
    expect(await bedrock.deleteDeployment(deployment(1).arn)).toBe('gone');
    simulator().faults.add({ ...lost, operation: 'DeleteProvisionedModelThroughput' });
    expect(await bedrock.deleteThroughput(throughput(1).arn)).toBe('gone');
    simulator().faults.add({ ...lost, operation: 'ListCustomModelDeployments' });
    expect(await bedrock.listDeployments()).toHaveLength(1004);
  });
});

describe('later', () => {
  const simulator = useSimulator(seeded);

  it('a deployment serves its new model, and what was busy or committed is deleted', async () => {
    const { bedrock } = await laptopSession(simulator());
    simulator().clock.advance(60 * 60);
    const deployments = await bedrock.listDeployments();
    expect(deployments.find(({ deploymentName }) => deploymentName === 'live-4')?.modelArn).toBe(OTHER);
    for (const n of [2, 4]) expect(await bedrock.deleteDeployment(deployment(n).arn)).toBe('deleted');
    for (const n of [2, 3, 4]) expect(await bedrock.deleteThroughput(throughput(n).arn)).toBe('deleted');
  });
});

describe('over a bad wire', () => {
  async function bedrockOver(...replies: readonly Reply[]): Promise<Bedrock> {
    const caller = answer(
      200,
      `<GetCallerIdentityResponse><GetCallerIdentityResult><Account>${ACCOUNT}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
    );
    const { url } = await wire(caller, ...replies);
    setEnv(ambientEnv(url));
    return (await adapter().connect({ region: REGION, accountId: ACCOUNT, roleArn: undefined })).bedrock;
  }

  const error = (status: number, name: string, message = 'words of AWS') =>
    json(status, { message }, { 'x-amzn-errortype': name });
  const CALLS = [
    (bedrock: Bedrock) => bedrock.listDeployments(),
    (bedrock: Bedrock) => bedrock.listThroughputs(),
    (bedrock: Bedrock) => bedrock.deleteDeployment('arn'),
    (bedrock: Bedrock) => bedrock.deleteThroughput('arn'),
  ];

  it.each([
    ['denied', error(403, 'AccessDeniedException'), 'aws-access-denied'],
    ['broken', error(500, 'InternalServerException'), 'aws-unavailable'],
    ['reset', drop, 'aws-unavailable'],
    ['rejected', error(400, 'ValidationException'), 'aws-rejected'],
  ])(
    'says for every call that it is %s',
    async (_what, reply, code) => {
      for (const call of CALLS) await expect(call(await bedrockOver(reply))).rejects.toMatchObject({ code });
    },
    20_000,
  );

  it.each([
    ['ConflictException', 'words of AWS', 'busy'],
    ['ResourceInUseException', 'words of AWS', 'busy'],
    ['ValidationException', 'Deployment is in a mutating state', 'busy'],
    ['ValidationException', 'status is CREATING', 'busy'],
    ['ResourceNotFoundException', 'words of AWS', 'gone'],
  ])('a deletion refused by %s (%s) is %s', async (name, message, result) => {
    for (const call of CALLS.slice(2)) {
      const status = name === 'ResourceNotFoundException' ? 404 : 400;
      expect(await call(await bedrockOver(error(status, name, message)))).toBe(result);
    }
  });

  it.each(['ConflictException', 'ValidationException'])(
    'a commitment that holds is no passing state (%s)',
    async (name) => {
      const bedrock = await bedrockOver(error(400, name, 'Updating: the commitment term is not over'));
      await expect(bedrock.deleteThroughput('arn')).rejects.toMatchObject({ code: 'aws-rejected' });
    },
  );

  it.each([
    ['The model is in use.', 'in-use'],
    ['Delete the Provisioned Throughput of the model first.', 'in-use'],
    ['A custom model deployment exists.', 'in-use'],
  ])('a model refused by ValidationException with the words: %s', async (message, result) => {
    const bedrock = await bedrockOver(error(400, 'ValidationException', message));
    expect(await bedrock.deleteModel(MODEL)).toBe(result);
  });

  it('takes no other refusal for a model in use', async () => {
    const bedrock = await bedrockOver(error(400, 'ValidationException', 'the identifier is invalid'));
    await expect(bedrock.deleteModel(MODEL)).rejects.toMatchObject({ code: 'aws-rejected' });
  });

  const SUMMARY = {
    ...{ customModelDeploymentArn: 'arn', customModelDeploymentName: 'live', modelArn: MODEL },
    ...{ createdAt: '2026-11-01T00:00:00Z', status: 'Dreaming' },
  };
  const PROVISIONED = {
    ...{ provisionedModelArn: 'arn', provisionedModelName: 'fast', modelArn: MODEL, desiredModelArn: OTHER },
    ...{ foundationModelArn: BASE_ARN, modelUnits: 1, desiredModelUnits: 1, status: 'Dreaming' },
    ...{ creationTime: '2026-11-01T00:00:00Z', lastModifiedTime: '2026-11-01T00:00:00Z' },
  };

  it('keeps words it does not know as Unknown, and follows tokens through an empty page', async () => {
    const deployments = await bedrockOver(
      json(200, { modelDeploymentSummaries: [], nextToken: 'b' }),
      json(200, { modelDeploymentSummaries: [SUMMARY] }),
    );
    expect(await deployments.listDeployments()).toMatchObject([
      { deploymentName: 'live', status: 'Unknown' },
    ]);
    const throughputs = await bedrockOver(
      json(200, { nextToken: 'b' }),
      json(200, { provisionedModelSummaries: [PROVISIONED] }),
    );
    expect(await throughputs.listThroughputs()).toMatchObject([
      { throughputName: 'fast', status: 'Unknown' },
    ]);
  });

  it.each([
    [
      'a deployment without an ARN',
      { modelDeploymentSummaries: [{ ...SUMMARY, customModelDeploymentArn: undefined }] },
    ],
    [
      'a deployment by its other name',
      {
        modelDeploymentSummaries: [
          { ...SUMMARY, customModelDeploymentName: undefined, modelDeploymentName: 'live' },
        ],
      },
    ],
    ['a deployment without a model', { modelDeploymentSummaries: [{ ...SUMMARY, modelArn: undefined }] }],
  ])('refuses to read %s', async (_what, body) => {
    const bedrock = await bedrockOver(json(200, body));
    await expect(bedrock.listDeployments()).rejects.toMatchObject({ code: 'aws-unexpected-answer' });
  });

  it.each(['provisionedModelArn', 'modelArn', 'modelUnits', 'creationTime'])(
    'refuses to read provisioned throughput without %s',
    async (member) => {
      const body = { provisionedModelSummaries: [{ ...PROVISIONED, [member]: undefined }] };
      const bedrock = await bedrockOver(json(200, body));
      await expect(bedrock.listThroughputs()).rejects.toMatchObject({ code: 'aws-unexpected-answer' });
    },
  );
});
